//! `smartable assess`: verdicts, totals and findings of the inventories that were sent.
//!
//! Never here: arithmetic, rules, table layout.

pub mod arguments;
mod gather;
mod options;
mod output;
mod plan;
mod values;

use std::borrow::Cow;
use std::path::PathBuf;
use std::rc::Rc;

use anyhow::{Result, bail};

use crate::check::{Registry, RunningSums};
use crate::commands::assess::arguments::{Arguments, HiddenSheets};
use crate::commands::assess::gather::{Door, Filter, Gathered, Purpose, Watched};
use crate::commands::assess::plan::Plan;
use crate::commands::progress::Progress;
use crate::commands::{Exit, Surroundings, failure, spec};
use crate::figures::assessor::{Assessor, Keep};
use crate::figures::units::Units;
use crate::finding::FindingGroup;
use crate::intake::columns::ColumnSpec;
use crate::intake::open::{self, Input, Inputs};
use crate::intake::org_chart::OrgChartReader;
use crate::intake::submission::{self, Hashes, OfFile, ReadSettings};
use crate::lang::Lang;
use crate::matching::personal;
use crate::model::assessment::Assessment;
use crate::origin::Sources;

/// Runs the command.
///
/// # Errors
///
/// A broken configuration or criteria set, a column that no table has, an error of the system.
/// Paths that are missing are said at the end, when the others were read: exit 2.
pub fn run(arguments: &Arguments, around: &mut Surroundings<'_>) -> Result<Exit> {
    let plan = Plan::settle(arguments, around.lang)?;
    if let Some(lang) = plan.config.lang.filter(|_| !around.lang_stated) {
        around.lang = lang;
    }
    let registry = Registry::new();
    let mut run = Run::new(&plan, arguments, &registry, around)?;
    let inputs = open::expand(&plan.names, &run.named_elsewhere());
    say_locks(&inputs, around)?;
    if inputs.found.is_empty() {
        return nothing_found(&inputs, around);
    }
    run.read(&inputs.found, Purpose::Activities, around);
    let headcounts: Vec<Input> = plan.headcounts.iter().cloned().map(Input::File).collect();
    run.read(&headcounts, Purpose::People, around);
    run.check_watched(around.lang)?;
    let (without_table, failures) = (run.without_table, std::mem::take(&mut run.failures));
    let assessment = run.finish();
    let paths: Vec<PathBuf> = output::input_paths(&inputs.found, &plan);
    output::deliver_all(&assessment, &registry, arguments, &paths, around)?;
    output::say_left_out(&assessment, around)?;
    let mut exit = exit_of(&assessment.findings, arguments, without_table);
    for missing in inputs
        .missing
        .iter()
        .map(|name| not_there(name, around.lang))
        .chain(failures)
    {
        writeln!(around.err, "{}", personal::mask(&missing))?;
        exit = Exit::CouldNotRun;
    }
    Ok(exit)
}

/// Says that there is nothing to read: a missing path, or a folder without submissions.
fn nothing_found(inputs: &Inputs, around: &mut Surroundings<'_>) -> Result<Exit> {
    for name in &inputs.missing {
        let words = not_there(name, around.lang);
        writeln!(around.err, "{}", personal::mask(&words))?;
    }
    if inputs.missing.is_empty() {
        match around.lang {
            Lang::It => {
                bail!("nessuna scheda da leggere: nelle cartelle non ci sono fogli di calcolo")
            }
            Lang::En => bail!("no submission to read: there are no spreadsheets in the folders"),
        }
    }
    Ok(Exit::CouldNotRun)
}

fn not_there(name: &str, lang: Lang) -> String {
    match lang {
        Lang::It => format!("errore: {name}: non esiste, o nessun file corrisponde"),
        Lang::En => format!("error: {name}: does not exist, or no file matches"),
    }
}

fn exit_of(findings: &[FindingGroup], arguments: &Arguments, without_table: bool) -> Exit {
    let failing = arguments
        .fail_on
        .is_some_and(|least| findings.iter().any(|group| group.first.severity >= least));
    if failing || without_table {
        Exit::Findings
    } else {
        Exit::Done
    }
}

/// Names the lock files that were passed over.
fn say_locks(inputs: &Inputs, around: &mut Surroundings<'_>) -> Result<()> {
    for lock in inputs.locks.iter().filter(|_| !around.quiet) {
        let lock = open::shown(lock);
        let lock = personal::mask(&lock);
        match around.lang {
            Lang::It => writeln!(
                around.err,
                "nota: {lock}: file di blocco, saltato (il foglio è aperto da qualcuno)"
            )?,
            Lang::En => writeln!(
                around.err,
                "note: {lock}: lock file, passed over (somebody has the sheet open)"
            )?,
        }
    }
    Ok(())
}

/// A run under way.
struct Run<'p> {
    plan: &'p Plan,
    arguments: &'p Arguments,
    spec: ColumnSpec,
    sources: Sources,
    assessor: Assessor,
    gathered: Gathered<'p>,
    filters: Vec<Filter>,
    watched: Watched,
    progress: Progress,
    /// Units of the org chart, for sheets and files that are named after one.
    names: Units,
    /// Whether a file yielded no table at all.
    without_table: bool,
    /// Files that could not be opened.
    failures: Vec<String>,
}

impl<'p> Run<'p> {
    fn new(
        plan: &'p Plan,
        arguments: &'p Arguments,
        registry: &'p Registry,
        around: &Surroundings<'_>,
    ) -> Result<Self> {
        let mut sources = Sources::default();
        let mut gathered = Gathered::new(registry, &plan.set);
        let spec = spec::inventory(&plan.set, &plan.house, &plan.watched, around.lang);
        let chart = org_chart(plan, around.lang, &mut sources, &mut gathered)?;
        let assessor = Assessor::new(
            Rc::clone(&plan.set),
            plan.settings.clone(),
            output::keep(arguments),
            Units::new(chart.clone()),
        );
        let filters = plan
            .settings
            .filters
            .iter()
            .map(|(_, value)| Filter::new(value))
            .collect();
        Ok(Self {
            plan,
            arguments,
            spec,
            sources,
            assessor,
            gathered,
            filters,
            watched: Watched::default(),
            progress: Progress::start(around.progress, around.lang),
            names: Units::new(chart),
            without_table: false,
            failures: Vec::new(),
        })
    }

    /// Files that the configuration names for something else: they are no submissions.
    fn named_elsewhere(&self) -> Vec<PathBuf> {
        let mut files = self.plan.headcounts.clone();
        files.extend(self.plan.org_chart.clone());
        // A result that an earlier run left in the folder is no submission.
        files.extend(
            self.arguments
                .outputs
                .iter()
                .map(|output| output.path.clone()),
        );
        files
    }

    /// Reads files one after the other; one that cannot be opened does not stop the others.
    fn read(&mut self, inputs: &[Input], purpose: Purpose, around: &Surroundings<'_>) {
        if inputs.is_empty() {
            return;
        }
        let spec = match purpose {
            Purpose::Activities => Cow::Borrowed(&self.spec),
            Purpose::People => Cow::Owned(spec::headcounts(&self.spec)),
        };
        let names = &self.names;
        let in_chart = |text: &str| {
            let place = names.find(text)?;
            Some(names.chart()?.units[place].code.clone())
        };
        let config = &self.plan.config;
        let of_file = |path: &str| {
            config
                .of_file(path)
                .map_or_else(OfFile::default, |file| OfFile {
                    unit: file.unit.as_deref(),
                    sheet: file.sheet.as_deref(),
                })
        };
        let settings = ReadSettings {
            spec: &spec,
            limits: self.plan.limits,
            hidden: self.arguments.hidden,
            hashes: match output::keep(self.arguments) {
                Keep::Activities => Hashes::Wanted,
                Keep::Totals => Hashes::NotWanted,
            },
            stdin_name: self.arguments.stdin_filename.as_deref(),
            of_file: &of_file,
            in_chart: &in_chart,
        };
        for input in inputs {
            let mut door = Door {
                assessor: &mut self.assessor,
                gathered: &mut self.gathered,
                filters: &self.filters,
                watched: &mut self.watched,
                purpose,
                progress: &mut self.progress,
                file: input.shown(),
                facts: Vec::new(),
                sums: RunningSums::default(),
            };
            match submission::read_activities(input, &settings, &mut self.sources, &mut door) {
                Ok(tables) => self.without_table |= tables == 0,
                Err(error) => self.failures.push(not_opened(&error, around.lang)),
            }
        }
    }

    /// Refuses a filter or a grouping by a column that no table has.
    fn check_watched(&self, lang: Lang) -> Result<()> {
        let lost = (0..)
            .zip(&self.plan.watched)
            .find(|(place, _)| !self.watched.is_found(*place));
        if let (Some((_, column)), false) = (lost, self.sources.tables.is_empty()) {
            match lang {
                Lang::It => bail!("nessuna tabella ha la colonna «{column}»"),
                Lang::En => bail!("no table has a column “{column}”"),
            }
        }
        Ok(())
    }

    fn finish(mut self) -> Assessment {
        self.progress.finish();
        let filters = self.watched.facts(&self.plan.settings.filters);
        for fact in filters
            .into_iter()
            .chain(self.assessor.closing_facts(&self.sources))
        {
            self.gathered.fact(fact);
        }
        let assessed = self.assessor.finish();
        let (log, left_out) = self.gathered.finish();
        let mut findings = log.into_groups(&self.sources);
        masked(&mut self.sources);
        name_headers(&mut findings, &self.sources);
        Assessment {
            set: Rc::clone(&self.plan.set),
            set_chosen: self.plan.set_chosen,
            settings: self.plan.settings.clone(),
            sources: self.sources,
            activities: assessed.activities,
            with_activities: output::keep(self.arguments) == Keep::Activities,
            groups: assessed.groups,
            total: assessed.total,
            left_out,
            coverage: assessed.coverage,
            findings,
        }
    }
}

/// Adds the header of its column to every finding that stands in one and does not name it.
fn name_headers(findings: &mut [FindingGroup], sources: &Sources) {
    for group in findings {
        let finding = &mut group.first;
        let named = |header: &str| !header.is_empty();
        let (Some(table), Some(column)) = (finding.place.table(), finding.place.column()) else {
            continue;
        };
        if let (None, Some(header)) = (
            finding.params.get("header").filter(|it| named(it)),
            sources.table(table).header(column).filter(|it| named(it)),
        ) {
            let params = &mut finding.params.0;
            params.retain(|(name, _)| *name != "header");
            params.push(("header", header.to_owned()));
        }
    }
}

/// Masks personal data in names of files, sheets and columns: from here on they are only shown.
fn masked(sources: &mut Sources) {
    let mask = |name: &mut String| {
        if let Cow::Owned(masked) = personal::mask(name) {
            *name = masked;
        }
    };
    for file in &mut sources.files {
        mask(&mut file.path);
    }
    for table in &mut sources.tables {
        table.sheet.iter_mut().for_each(mask);
        table.headers.iter_mut().for_each(|(_, text)| mask(text));
    }
}

/// Words a file that could not be opened: the error already names it.
fn not_opened(error: &anyhow::Error, lang: Lang) -> String {
    let word = match lang {
        Lang::It => "errore",
        Lang::En => "error",
    };
    format!("{word}: {}", failure::words(error, lang))
}

/// Reads the org chart, where there is one.
fn org_chart(
    plan: &Plan,
    lang: Lang,
    sources: &mut Sources,
    gathered: &mut Gathered<'_>,
) -> Result<Option<crate::model::org_unit::OrgChart>> {
    let Some(path) = &plan.org_chart else {
        return Ok(None);
    };
    let spec = spec::org_chart(&plan.house, lang);
    let settings = ReadSettings {
        spec: &spec,
        limits: plan.limits,
        hidden: HiddenSheets::Listed,
        hashes: Hashes::Wanted,
        stdin_name: None,
        of_file: &|_| OfFile::default(),
        in_chart: &|_| None,
    };
    let mut reader = OrgChartReader::new(plan.settings.on.as_deref());
    let input = Input::File(path.clone());
    let tables = submission::read_tables(&input, &settings, sources, &mut reader)?;
    let (chart, facts) = reader.finish(plan.config.directorate_level);
    if tables == 0 || chart.units.is_empty() {
        let path = open::shown(path);
        match lang {
            Lang::It => bail!(
                "{path}: nessun organigramma: servono le colonne codice, nome e unità superiore"
            ),
            Lang::En => bail!("{path}: no org chart: it needs the columns code, name and parent"),
        }
    }
    for fact in facts {
        gathered.fact(fact);
    }
    Ok(Some(chart))
}
