//! What `check` was asked to do, parsed.
//!
//! Never here: how options look (`commands::options`).

use std::path::PathBuf;

use clap::ArgMatches;

use crate::commands::inventory::plan::Plan;
use crate::commands::inventory::request::Request;
use crate::commands::persons::PersonFiles;
use crate::commands::results::{CsvDialect, Shown};
use crate::commands::{all, one};
use crate::finding::Severity;
use crate::report::check::{Format, SarifProfile};

/// What `check` was asked to do.
#[derive(Debug, Clone)]
pub struct Arguments {
    /// Which inventories are read.
    pub request: Request,
    /// Rules that run, by code, slug or beginning of codes.
    pub select: Vec<String>,
    /// Rules that do not.
    pub ignore: Vec<String>,
    /// Weights other than the rules' own.
    pub severities: Vec<(String, Severity)>,
    /// The least severity that makes the run fail; `None`: not said; `Some(None)`: never.
    pub fail_on: Option<Option<Severity>>,
    /// Warnings from which the run fails.
    pub max_warnings: Option<u64>,
    /// Whether the run succeeds whatever is found.
    pub exit_zero: bool,
    /// Last year's inventories.
    pub last_year: Vec<PathBuf>,
    /// Catalogue of processes.
    pub catalogue: Option<PathBuf>,
    /// Acceptance file.
    pub accept: Option<PathBuf>,
    /// Format of standard output.
    pub format: Option<Format>,
    /// Files to write: format and path; `None` for the annotated workbook.
    pub outputs: Vec<(Output, PathBuf)>,
    /// Folder for messages to the submitters.
    pub messages: Option<PathBuf>,
    /// Dialect of CSV.
    pub csv: CsvDialect,
    /// How SARIF is written.
    pub sarif: SarifProfile,
    /// How many findings the text shows.
    pub shown: Shown,
    /// Threads; 0: as many as the machine has.
    pub jobs: usize,
    /// Whether evidence and rules that did not look are shown too.
    pub verbose: bool,
}

/// What a file that is written holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Output {
    /// A report.
    Report(Format),
    /// The submission with its findings marked.
    Annotated,
}

impl Arguments {
    /// Takes the parsed options.
    #[must_use]
    pub fn from_matches(matches: &ArgMatches) -> Self {
        Self {
            request: Request::from_matches(matches),
            select: all(matches, "select"),
            ignore: all(matches, "ignore"),
            severities: all(matches, "severity"),
            fail_on: if matches.get_flag("strict") {
                Some(Some(Severity::Warning))
            } else {
                one(matches, "fail-on")
            },
            max_warnings: one(matches, "max-warnings"),
            exit_zero: matches.get_flag("exit-zero"),
            last_year: all(matches, "last-year"),
            catalogue: one(matches, "catalogue"),
            accept: one(matches, "accept"),
            format: one(matches, "format"),
            outputs: all(matches, "output"),
            messages: one(matches, "messages"),
            csv: one(matches, "csv").unwrap_or(CsvDialect::Standard),
            sarif: one(matches, "sarif-profile").unwrap_or(SarifProfile::Strict),
            shown: if matches.get_flag("all") {
                Shown::All
            } else {
                one(matches, "max-shown").map_or(Shown::DEFAULT, Shown::First)
            },
            jobs: one(matches, "jobs").unwrap_or(0),
            verbose: matches.get_flag("verbose"),
        }
    }

    /// Returns the files that are no submissions, wherever they lie.
    pub(in crate::commands) fn apart(&self, plan: &Plan) -> Vec<PathBuf> {
        let mut apart = plan.headcounts.clone();
        apart.extend(plan.org_chart.clone());
        apart.extend(self.catalogue.clone());
        apart.extend(plan.config.check.catalogue.clone());
        apart.extend(self.outputs.iter().map(|(_, path)| path.clone()));
        apart.extend(PersonFiles::of(&plan.config).all());
        apart
    }
}
