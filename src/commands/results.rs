//! What a run prints and writes, and how it ends, parsed.
//!
//! Never here: how options look (`options`).

use std::path::PathBuf;

use clap::ArgMatches;

use crate::commands::{Exit, all, one};
use crate::finding::{FindingGroup, Severity};
pub use crate::report::{CsvDialect, Format, TableChoice};

/// What a run prints and writes, and how it ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Results {
    /// Format of standard output. None: the terminal's.
    pub format: Option<Format>,
    /// How CSV is written.
    pub csv: CsvDialect,
    /// Files to write.
    pub outputs: Vec<Output>,
    /// Which table tabular formats hold.
    pub table: Option<TableChoice>,
    /// Activities to explain, by identifier.
    pub explain: Vec<String>,
    /// The least severity that makes the run fail; `None`: findings never do.
    pub fail_on: Option<Severity>,
    /// How many findings the text shows.
    pub shown: Shown,
}

/// A file to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// Its format.
    pub format: Format,
    /// Its path.
    pub path: PathBuf,
}

/// How many findings the text shows. Files hold all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// The first ones, and how many more there are.
    First(usize),
    /// All of them.
    All,
}

impl Shown {
    /// What is shown unless something else is asked for.
    pub const DEFAULT: Self = Self::First(20);
}

impl Results {
    /// Takes the parsed options.
    #[must_use]
    pub fn from_matches(matches: &ArgMatches) -> Self {
        Self {
            format: one(matches, "format"),
            csv: one(matches, "csv").unwrap_or(CsvDialect::Standard),
            outputs: all(matches, "output"),
            table: one(matches, "table"),
            explain: all(matches, "explain"),
            fail_on: if matches.get_flag("strict") {
                Some(Severity::Warning)
            } else {
                one(matches, "fail-on").flatten()
            },
            shown: if matches.get_flag("all") {
                Shown::All
            } else {
                one(matches, "max-shown").map_or(Shown::DEFAULT, Shown::First)
            },
        }
    }

    /// Returns the files to write.
    pub(super) fn paths(&self) -> Vec<PathBuf> {
        let outputs = self.outputs.iter();
        outputs.map(|output| output.path.clone()).collect()
    }

    /// Returns how a run ends that found these; `without_table`: some file yielded no table.
    pub(super) fn exit(&self, findings: &[FindingGroup], without_table: bool) -> Exit {
        let failing = self
            .fail_on
            .is_some_and(|least| findings.iter().any(|group| group.first.severity >= least));
        if failing || without_table {
            Exit::Findings
        } else {
            Exit::Done
        }
    }
}
