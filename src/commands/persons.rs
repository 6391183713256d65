//! The tables of persons that a configuration or a command line names, read and joined.
//!
//! Never here: what a row says (`intake::persons`), or what is wrong with it (`check`).

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::check::{Registry, field_name, person_facts};
use crate::commands::spec::{self, House, Looks};
use crate::config::Config;
use crate::fact::{Fact, FactKind};
use crate::finding::Wording as _;
use crate::intake::columns::TableColumns;
use crate::intake::limits::Limits;
use crate::intake::open::{self, Input};
use crate::intake::persons::{InChart, Kind, Persons};
use crate::intake::submission::{
    self, Expected, Hashes, HiddenSheets, Notices, OfFile, ReadSettings,
};
use crate::intake::table::{TableRow, TableSink};
use crate::lang::Lang;
use crate::model::columns::Field;
use crate::model::staff::{Staff, UnitChange};
use crate::origin::{Sources, TableOrigin};

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
    let stopped = RefCell::new(None);
    let mut seen = |fact: Fact| {
        if STOPS.contains(&fact.kind) {
            *stopped.borrow_mut() = Some(fact.clone());
        }
        note(fact);
    };
    let mut persons = Persons::new(settings.in_chart, &mut seen);
    for kind in Kind::ALL {
        for path in files.of_kind(kind) {
            read_file(path, kind, settings, (sources, &stopped), &mut persons)?;
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
    (sources, stopped): (&mut Sources, &RefCell<Option<Fact>>),
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
        in_chart: None,
        notices: Notices::Few,
        expected: Expected::default(),
    };
    let mut reader = persons.reader(kind, &spec);
    let input = Input::File(path.to_path_buf());
    stopped.replace(None);
    let before = sources.tables.len();
    submission::read_tables(&input, &read, sources, &mut reader)?;
    if let Some(looks) = looks_like(&sources.tables[before..]) {
        bail!(of_another_kind(path, kind, looks, settings.lang));
    }
    if reader.tables() == 0 {
        // What stopped the reading says more than the columns that were not found.
        if let Some(finding) = stopped.take().and_then(|fact| Registry::new().judge(&fact)) {
            let words = Registry::new().message(&finding, settings.lang);
            bail!("{} (`{}`): {words}", open::shown(path), kind.key());
        }
        // Without a column of persons no header was found: what would an org chart's reader find?
        let spec = spec::org_chart(settings.house, settings.lang);
        let read = ReadSettings {
            spec: &spec,
            ..read
        };
        let mut scratch = Sources::default();
        submission::read_tables(&input, &read, &mut scratch, &mut Nobody)?;
        if let Some(looks) = looks_like(&scratch.tables) {
            bail!(of_another_kind(path, kind, looks, settings.lang));
        }
        bail!(no_table(path, kind, settings.lang));
    }
    Ok(())
}

/// Takes nothing: only the headers are wanted.
struct Nobody;

impl TableSink for Nobody {
    fn table(&mut self, _: u32, _: &TableColumns, _: &Sources) {}
    fn row(&mut self, _: &TableRow<'_>) {}
    fn blank_rows(&mut self, _: u32, _: u32, _: u32) {}
    fn fact(&mut self, _: Fact) {}
}

/// Facts after which nothing of a file is read.
const STOPS: [FactKind; 4] = [
    FactKind::Unreadable,
    FactKind::Encrypted,
    FactKind::UnsupportedFormat,
    FactKind::OverLimits,
];

/// Says what the tables of a file are, where none of them is about persons.
fn looks_like(tables: &[TableOrigin]) -> Option<Looks> {
    let mut tables = tables.iter().filter(|table| !table.headers.is_empty());
    let first = spec::looks(&tables.next()?.headers)?;
    let others = tables.all(|table| spec::looks(&table.headers).is_some());
    others.then_some(first)
}

/// Words a file that holds a table of another kind.
fn of_another_kind(path: &Path, kind: Kind, looks: Looks, lang: Lang) -> String {
    let (path, kind) = (open::shown(path), kind.key());
    match (looks, lang) {
        (Looks::OrgChart, Lang::It) => {
            format!("{path}: sembra un organigramma (--org-chart), non la tabella di `{kind}`")
        }
        (Looks::OrgChart, Lang::En) => {
            format!("{path}: it looks like an org chart (--org-chart), not the table of `{kind}`")
        }
        (Looks::Inventory, Lang::It) => {
            format!("{path}: sembra una scheda di attività, non la tabella di `{kind}`")
        }
        (Looks::Inventory, Lang::En) => {
            format!("{path}: it looks like an inventory of activities, not the table of `{kind}`")
        }
    }
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
    let needed: Vec<String> = kind.needed().iter().map(one_of).collect();
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
