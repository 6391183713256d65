//! Reading inventories into verdicts: what every command that judges activities begins with.
//!
//! Never here: what is made of the verdicts, or how it is shown.

pub(super) mod chart;
pub(super) mod gather;
pub(super) mod notes;
pub(super) mod plan;
pub mod request;

use std::borrow::Cow;
use std::path::PathBuf;
use std::rc::Rc;

use anyhow::{Result, bail};

use crate::check::{Registry, RunningSums};
use crate::commands::inventory::gather::{Door, Filter, Gathered, Purpose, Watched};
use crate::commands::inventory::plan::Plan;
use crate::commands::inventory::request::Request;
use crate::commands::progress::Progress;
use crate::commands::results::Results;
use crate::commands::{Exit, Surroundings, failure, spec};
use crate::fact::Fact;
use crate::figures::assessor::{Assessed, Assessor, Keep};
use crate::figures::units::Units;
use crate::finding::FindingGroup;
use crate::intake::columns::ColumnSpec;
use crate::intake::open::{self, Input, Inputs};
use crate::intake::submission::{self, Expected, Hashes, Notices, OfFile, ReadSettings};
use crate::lang::Lang;
use crate::matching::personal;
use crate::model::assessment::LeftOutRows;
use crate::model::inventory::Inventory;
use crate::model::org_unit::OrgChart;
use crate::origin::Sources;

/// Inventories that are being read.
pub(super) struct Reading<'p> {
    pub(super) plan: &'p Plan,
    pub(super) request: &'p Request,
    hashes: Hashes,
    spec: ColumnSpec,
    /// Files and tables read so far.
    pub(super) sources: Sources,
    /// The figures.
    pub(super) assessor: Assessor,
    /// Findings, and rows that do not count.
    pub(super) gathered: Gathered<'p>,
    filters: Vec<Filter>,
    watched: Watched,
    progress: Progress,
    /// Units of the org chart, for sheets and files that are named after one.
    pub(super) names: Units,
    /// Inputs that are no submissions.
    others: Vec<PathBuf>,
    /// Files that the run writes: no submissions, and no inputs.
    results: Vec<PathBuf>,
    /// What was found of what was named.
    pub(super) inputs: Inputs,
    /// Whether a file yielded no table at all.
    without_table: bool,
    /// Files that could not be opened.
    failures: Vec<String>,
    /// Rows of activities with their answers, where somebody asks for them: one for each activity,
    /// in the same order.
    pub(super) kept: Option<Inventory>,
}

/// What reading leaves.
pub(super) struct Read {
    /// Verdicts and totals.
    pub(super) assessed: Assessed,
    /// Rows that do not count.
    pub(super) left_out: Vec<LeftOutRows>,
    /// Findings, in the order in which they are shown.
    pub(super) findings: Vec<FindingGroup>,
    /// Files and tables.
    pub(super) sources: Sources,
}

/// What decides how a run ends, findings aside.
pub(super) struct Ending {
    without_table: bool,
    /// Paths that are missing, files that do not open, in words.
    failures: Vec<String>,
}

impl Ending {
    /// Says what could not be read, and returns how the run ends.
    pub(super) fn exit(
        &self,
        results: &Results,
        findings: &[FindingGroup],
        around: &mut Surroundings<'_>,
    ) -> Result<Exit> {
        if self.is_whole(around)? {
            Ok(results.exit(findings, self.without_table))
        } else {
            Ok(Exit::CouldNotRun)
        }
    }

    /// Says what could not be read; `true`: everything could.
    pub(super) fn is_whole(&self, around: &mut Surroundings<'_>) -> Result<bool> {
        for failure in &self.failures {
            writeln!(around.err, "{}", personal::mask(failure))?;
        }
        Ok(self.failures.is_empty())
    }
}

impl<'p> Reading<'p> {
    /// Reads the org chart and gets ready.
    ///
    /// # Errors
    ///
    /// An org chart that is missing or is none.
    pub(super) fn new(
        plan: &'p Plan,
        request: &'p Request,
        keep: Keep,
        registry: &'p Registry,
        around: &Surroundings<'_>,
    ) -> Result<Self> {
        Self::after(Sources::default(), (plan, request), keep, registry, around)
    }

    /// The same after what another reading has read: one list of sources then holds both.
    ///
    /// # Errors
    ///
    /// As [`Reading::new`].
    pub(super) fn after(
        mut sources: Sources,
        (plan, request): (&'p Plan, &'p Request),
        keep: Keep,
        registry: &'p Registry,
        around: &Surroundings<'_>,
    ) -> Result<Self> {
        let mut gathered = Gathered::new(registry, &plan.set);
        let spec = spec::inventory(&plan.set, &plan.house, &plan.watched, around.lang);
        let chart = chart::read(plan, around.lang, &mut sources, &mut gathered)?;
        let assessor = Assessor::new(
            Rc::clone(&plan.set),
            plan.settings.clone(),
            keep,
            Units::new(chart.clone()),
        );
        let filters = plan.settings.filters.iter();
        let mut others = plan.headcounts.clone();
        others.extend(plan.org_chart.clone());
        Ok(Self {
            plan,
            request,
            hashes: match keep {
                Keep::Activities => Hashes::Wanted,
                Keep::Totals | Keep::Nothing => Hashes::NotWanted,
            },
            spec,
            sources,
            assessor,
            gathered,
            filters: filters.map(|(_, value)| Filter::new(value)).collect(),
            watched: Watched::default(),
            progress: Progress::start(around.progress, around.lang),
            names: Units::new(chart),
            others,
            results: Vec::new(),
            inputs: Inputs::default(),
            without_table: false,
            failures: Vec::new(),
            kept: None,
        })
    }

    /// Returns the org chart.
    pub(super) fn chart(&self) -> Option<&OrgChart> {
        self.names.chart()
    }

    /// Names the files that the run writes: wherever they lie, they are no submissions. What an
    /// earlier run wrote there may be written anew.
    pub(super) fn writes(&mut self, files: impl IntoIterator<Item = PathBuf>) {
        self.results.extend(files);
    }

    /// Gets ready to count people: activities are kept with their people, and inputs are hashed.
    /// `others`: inputs of another kind, which are no submissions.
    pub(super) fn for_people(&mut self, others: impl IntoIterator<Item = PathBuf>) {
        self.assessor.keep_stakes();
        self.hashes = Hashes::Wanted;
        self.others.extend(others);
    }

    /// Takes facts that were noticed after the reading.
    pub(super) fn note(&mut self, facts: impl IntoIterator<Item = Fact>) {
        for fact in facts {
            self.gathered.fact(fact);
        }
    }

    /// Reads every submission, then the headcount tables. `false`: nothing that was named is
    /// there, which has been said.
    ///
    /// # Errors
    ///
    /// A filter or a grouping by a column that no table has; folders without a spreadsheet.
    pub(super) fn read_all(&mut self, around: &mut Surroundings<'_>) -> Result<bool> {
        let apart = [&self.others[..], &self.results].concat();
        self.inputs = open::expand(&self.plan.names, &apart);
        notes::locks(&self.inputs, around)?;
        notes::own(&self.inputs, around)?;
        if self.inputs.found.is_empty() {
            notes::nothing_found(&self.inputs, around)?;
            return Ok(false);
        }
        let found = self.inputs.found.clone();
        self.read(&found, Purpose::Activities, around);
        let headcounts: Vec<Input> = self
            .plan
            .headcounts
            .iter()
            .cloned()
            .map(Input::File)
            .collect();
        self.read(&headcounts, Purpose::People, around);
        self.check_watched(around.lang)?;
        Ok(true)
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
        let in_chart = |text: &str| names.code_in_chart(text);
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
            hidden: self.request.hidden,
            hashes: self.hashes,
            stdin_name: self.request.stdin_filename.as_deref(),
            of_file: &of_file,
            in_chart: names.chart().map(|_| &in_chart as _),
            notices: Notices::Few,
            expected: Expected::default(),
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
                kept: self.kept.as_mut(),
            };
            match submission::read_activities(input, &settings, &mut self.sources, &mut door) {
                Ok(tables) => self.without_table |= tables == 0,
                Err(error) => self.failures.push(failed_to_open(&error, around.lang)),
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

    /// Returns what decides how the run ends, findings aside.
    pub(super) fn ending(&mut self, lang: Lang) -> Ending {
        let missing = self.inputs.missing.iter();
        let missing = missing.map(|name| notes::not_there(name, lang));
        let failures = missing.chain(std::mem::take(&mut self.failures));
        Ending {
            without_table: self.without_table,
            failures: failures.collect(),
        }
    }

    /// Returns the paths that no output may overwrite.
    pub(super) fn input_paths(&self) -> Vec<PathBuf> {
        let files = self.inputs.found.iter().filter_map(|input| match input {
            Input::File(path) => Some(path.clone()),
            Input::Stdin => None,
        });
        files.chain(self.others.iter().cloned()).collect()
    }

    /// Adds everything up.
    pub(super) fn finish(mut self) -> Read {
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
        notes::masked(&mut self.sources);
        notes::name_headers(&mut findings, &self.sources);
        Read {
            assessed,
            left_out,
            findings,
            sources: self.sources,
        }
    }
}

/// Words a file that could not be opened: the error already names it.
pub(super) fn failed_to_open(error: &anyhow::Error, lang: Lang) -> String {
    let word = match lang {
        Lang::It => "errore",
        Lang::En => "error",
    };
    format!("{word}: {}", failure::words(error, lang))
}
