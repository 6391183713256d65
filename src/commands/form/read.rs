//! Submissions read into one form, with what was noticed on the way.
//!
//! Never here: verdicts, or what is made of the form.

use std::path::PathBuf;

use anyhow::Result;

use crate::check::Registry;
use crate::commands::Surroundings;
use crate::commands::form::gather::{Gathering, Kept, Stand};
use crate::commands::form::headers;
use crate::commands::inventory::gather::Gathered;
use crate::commands::inventory::plan::Plan;
use crate::commands::inventory::request::Request;
use crate::commands::inventory::{chart, failed_to_open, notes};
use crate::commands::progress::Progress;
use crate::commands::spec;
use crate::figures::units::Units;
use crate::finding::FindingGroup;
use crate::intake::columns::ColumnSpec;
use crate::intake::open::{self, Input, Inputs};
use crate::intake::submission::{self, Expected, Hashes, Listing, Notices, OfFile, ReadSettings};
use crate::lang::Lang;
use crate::model::assessment::LeftOutRows;
use crate::model::form::Form;
use crate::model::org_unit::OrgChart;
use crate::origin::Sources;

/// Which files are read into a form.
pub(in crate::commands) struct FormFiles<'a> {
    /// What is settled: criteria set, words of the house, org chart, limits.
    pub(in crate::commands) plan: &'a Plan,
    /// What was asked for.
    pub(in crate::commands) request: &'a Request,
    /// Files, folders, patterns. May be empty: the form then has columns and no rows.
    pub(in crate::commands) names: &'a [String],
    /// Files that are no submissions, wherever they lie: what the run writes, other inputs.
    pub(in crate::commands) apart: &'a [PathBuf],
    /// Activities of today, or those that have ended. Text files have no sheets: all are read.
    pub(in crate::commands) listing: Listing,
    /// Language of the headers.
    pub(in crate::commands) lang: Lang,
}

/// A form that was read.
pub(in crate::commands) struct ReadForm {
    /// Rows of all files, in their order, under columns in the order of a form; one for each item
    /// of the criteria set, answered or not.
    pub(in crate::commands) form: Form,
    /// Where the columns of the form stand in each table.
    pub(in crate::commands) stand: Stand,
    /// Headers of the items of the set, in its order.
    pub(in crate::commands) items: Vec<String>,
    /// Items that have a column in some table.
    pub(in crate::commands) answered: Vec<u16>,
    /// Files and tables, the org chart first. Names of persons in them are masked.
    pub(in crate::commands) sources: Sources,
    /// The org chart, where there is one.
    pub(in crate::commands) chart: Option<OrgChart>,
    /// What readers noticed; no rule looked at the rows.
    pub(in crate::commands) findings: Vec<FindingGroup>,
    /// Rows that do not count.
    pub(in crate::commands) left_out: Vec<LeftOutRows>,
    /// What was found of what was named.
    pub(in crate::commands) inputs: Inputs,
    /// Files that could not be opened, in words.
    pub(in crate::commands) failures: Vec<String>,
    /// Whether a file yielded no table.
    pub(in crate::commands) without_table: bool,
}

impl ReadForm {
    /// Says whether everything that was named could be read.
    pub(in crate::commands) fn is_whole(&self) -> bool {
        self.failures.is_empty() && self.inputs.missing.is_empty()
    }

    /// Names the files that could not be opened and the paths that are not there.
    pub(in crate::commands) fn say_failures(&self, around: &mut Surroundings<'_>) -> Result<()> {
        let missing = self.inputs.missing.iter();
        let missing = missing.map(|name| notes::not_there(name, around.lang));
        for words in self.failures.iter().cloned().chain(missing) {
            let words = crate::matching::personal::mask(&words);
            writeln!(around.err, "{words}")?;
        }
        Ok(())
    }

    /// Returns the paths that no output may overwrite.
    pub(in crate::commands) fn input_paths(&self, plan: &Plan) -> Vec<PathBuf> {
        let files = self.inputs.found.iter().filter_map(|input| match input {
            Input::File(path) => Some(path.clone()),
            Input::Stdin => None,
        });
        files.chain(plan.org_chart.clone()).collect()
    }
}

/// Reads submissions into a form.
///
/// # Errors
///
/// An org chart that is missing or is none; folders without a spreadsheet; a criteria set that has
/// no header for an item.
pub(in crate::commands) fn read_form(
    files: &FormFiles<'_>,
    registry: &Registry,
    around: &mut Surroundings<'_>,
) -> Result<ReadForm> {
    let plan = files.plan;
    let spec = spec::inventory(&plan.set, &plan.house, &[], around.lang);
    let items = headers::of_items(&plan.set, &spec, files.lang)?;
    let mut sources = Sources::default();
    let mut gathered = Gathered::new(registry, &plan.set);
    let chart = chart::read(plan, around.lang, &mut sources, &mut gathered)?;
    let mut apart = plan.headcounts.clone();
    apart.extend(plan.org_chart.clone());
    apart.extend_from_slice(files.apart);
    let inputs = open::expand(files.names, &apart);
    notes::locks(&inputs, around)?;
    notes::own(&inputs, around)?;
    if inputs.found.is_empty() && inputs.missing.is_empty() && !files.names.is_empty() {
        notes::nothing_found(&inputs, around)?;
    }
    let mut reading = Reading {
        files,
        spec: &spec,
        units: Units::new(chart.clone()),
        kept: Kept::default(),
        progress: Progress::start(around.progress, around.lang),
        failures: Vec::new(),
        without_table: false,
    };
    reading.read(&inputs.found, &mut sources, &mut gathered, around.lang);
    reading.progress.finish();
    let (log, left_out) = gathered.finish();
    let mut findings = log.into_groups(&sources);
    notes::masked(&mut sources);
    notes::name_headers(&mut findings, &sources);
    let answered = reading.kept.answered.iter().copied().collect();
    let (form, stand) = reading.kept.into_form(&items, files.lang);
    Ok(ReadForm {
        answered,
        form,
        stand,
        items,
        sources,
        chart,
        findings,
        left_out,
        inputs,
        failures: reading.failures,
        without_table: reading.without_table,
    })
}

/// Files that are being read.
struct Reading<'a> {
    files: &'a FormFiles<'a>,
    spec: &'a ColumnSpec,
    units: Units,
    kept: Kept,
    progress: Progress,
    failures: Vec<String>,
    without_table: bool,
}

impl Reading<'_> {
    /// Reads files one after the other; one that cannot be opened does not stop the others.
    fn read(
        &mut self,
        inputs: &[Input],
        sources: &mut Sources,
        gathered: &mut Gathered<'_>,
        lang: Lang,
    ) {
        let units = &self.units;
        let in_chart = |text: &str| units.code_in_chart(text);
        let config = &self.files.plan.config;
        let of_file = |path: &str| {
            let of_file = config.of_file(path);
            of_file.map_or_else(OfFile::default, |file| OfFile {
                unit: file.unit.as_deref(),
                sheet: file.sheet.as_deref(),
            })
        };
        let settings = ReadSettings {
            spec: self.spec,
            limits: self.files.plan.limits,
            hidden: self.files.request.hidden,
            hashes: Hashes::Wanted,
            stdin_name: self.files.request.stdin_filename.as_deref(),
            of_file: &of_file,
            in_chart: units.chart().map(|_| &in_chart as _),
            notices: Notices::Lost,
            expected: Expected::default(),
        };
        for input in inputs {
            let mut sink = Gathering::new(
                &mut self.kept,
                gathered,
                self.spec,
                &mut self.progress,
                input.shown(),
            );
            let listing = self.files.listing;
            match submission::read_listed(input, listing, &settings, sources, &mut sink) {
                Ok(tables) => self.without_table |= tables == 0,
                Err(error) => self.failures.push(failed_to_open(&error, lang)),
            }
        }
    }
}
