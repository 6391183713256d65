//! The tables of persons that a configuration or a command line names, read and joined.
//!
//! Never here: what a row says (`intake::persons`), or what is wrong with it (`check`).

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::check::{field_name, person_facts};
use crate::commands::spec::{self, House};
use crate::config::Config;
use crate::fact::Fact;
use crate::intake::limits::Limits;
use crate::intake::open::{self, Input};
use crate::intake::persons::{InChart, Kind, Persons};
use crate::intake::submission::{
    self, Expected, Hashes, HiddenSheets, Notices, OfFile, ReadSettings,
};
use crate::lang::Lang;
use crate::model::columns::Field;
use crate::model::staff::{Staff, UnitChange};
use crate::origin::Sources;

/// Files by the kind of table in them.
#[derive(Debug, Clone, Default)]
pub struct PersonFiles {
    /// Where persons serve, and when.
    pub staff: Vec<PathBuf>,
    /// What they work on.
    pub assignments: Vec<PathBuf>,
    /// Individual agreements.
    pub agreements: Vec<PathBuf>,
    /// Priorities of requests.
    pub priorities: Vec<PathBuf>,
    /// Authorised absences.
    pub absences: Vec<PathBuf>,
    /// Units that became others.
    pub unit_map: Option<PathBuf>,
}

impl PersonFiles {
    /// Takes the files that a configuration names.
    #[must_use]
    pub fn of(config: &Config) -> Self {
        Self {
            staff: config.staff.clone(),
            assignments: config.assignments.clone(),
            agreements: config.agreements.clone(),
            priorities: config.priorities.clone(),
            absences: config.absences.clone(),
            unit_map: config.unit_map.clone(),
        }
    }

    /// Returns all files: they are no submissions.
    #[must_use]
    pub fn all(&self) -> Vec<PathBuf> {
        let of_kind = |kind: &Kind| self.of_kind(*kind).to_vec();
        Kind::ALL.iter().flat_map(of_kind).collect()
    }

    fn of_kind(&self, kind: Kind) -> &[PathBuf] {
        match kind {
            Kind::UnitMap => self.unit_map.as_slice(),
            Kind::Staff => &self.staff,
            Kind::Assignments => &self.assignments,
            Kind::Agreements => &self.agreements,
            Kind::Priorities => &self.priorities,
            Kind::Absences => &self.absences,
        }
    }
}

/// How the tables are read.
#[derive(Clone, Copy)]
pub struct PersonSettings<'a> {
    /// The house's own headers and answers.
    pub house: &'a House,
    /// Limits.
    pub limits: Limits,
    /// Whether hidden sheets are read.
    pub hidden: HiddenSheets,
    /// Sheet that the configuration names for a file, by its path as shown.
    pub config: &'a Config,
    /// Whether the org chart knows a unit, by code or by name; `None`: there is no chart.
    pub in_chart: Option<InChart<'a>>,
    /// Language of errors.
    pub lang: Lang,
}

/// Reads and joins the tables of persons, then looks at what the rows of each person say together.
///
/// # Errors
///
/// A file that cannot be opened, or that has no table of its kind: the error names the columns
/// that it needs. What is wrong with rows goes to `note`.
pub fn read(
    files: &PersonFiles,
    settings: &PersonSettings<'_>,
    sources: &mut Sources,
    note: &mut dyn FnMut(Fact),
) -> Result<(Staff, Vec<UnitChange>)> {
    let mut persons = Persons::new(settings.in_chart, note);
    for kind in Kind::ALL {
        for path in files.of_kind(kind) {
            read_file(path, kind, settings, sources, &mut persons)?;
        }
    }
    let (staff, changes) = persons.finish();
    person_facts(&staff, note);
    Ok((staff, changes))
}

fn read_file(
    path: &Path,
    kind: Kind,
    settings: &PersonSettings<'_>,
    sources: &mut Sources,
    persons: &mut Persons<'_>,
) -> Result<()> {
    let spec = spec::persons(kind, settings.house, settings.lang);
    let of_file = |path: &str| {
        let file = settings.config.of_file(path);
        OfFile {
            unit: None,
            sheet: file.and_then(|file| file.sheet.as_deref()),
        }
    };
    let read = ReadSettings {
        spec: &spec,
        limits: settings.limits,
        hidden: settings.hidden,
        hashes: Hashes::Wanted,
        stdin_name: None,
        of_file: &of_file,
        in_chart: &|_| None,
        notices: Notices::Few,
        expected: Expected::default(),
    };
    let mut reader = persons.reader(kind, &spec);
    let input = Input::File(path.to_path_buf());
    submission::read_tables(&input, &read, sources, &mut reader)?;
    if reader.tables() == 0 {
        bail!(no_table(path, kind, settings.lang));
    }
    Ok(())
}

/// Words a file without a table of its kind: which columns it needs.
fn no_table(path: &Path, kind: Kind, lang: Lang) -> String {
    let path = open::shown(path);
    let one_of = |group: &&[Field]| {
        let names: Vec<&str> = group
            .iter()
            .map(|field| field_name(*field).get(lang))
            .collect();
        names.join(match lang {
            Lang::It => " o ",
            Lang::En => " or ",
        })
    };
    let mut needed: Vec<String> = kind.needed().iter().map(one_of).collect();
    if kind == Kind::Staff {
        needed.push(field_name(Field::Unit).get(lang).to_owned());
    }
    let needed = needed.join(", ");
    match lang {
        Lang::It => format!(
            "{path}: nessuna tabella per `{}`: servono le colonne {needed}",
            kind.key()
        ),
        Lang::En => format!(
            "{path}: no table for `{}`: it needs the columns {needed}",
            kind.key()
        ),
    }
}
