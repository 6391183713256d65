//! What a check leaves: findings, what was accepted, what was looked at and what was not.
//!
//! Never here: the rules (`check`), or how it is shown (`report`).

use std::rc::Rc;

use crate::finding::{Code, FindingGroup, Severity};
use crate::model::assessment::LeftOutRows;
use crate::model::criteria::CriteriaSet;
use crate::origin::Sources;

/// The result of a check.
#[derive(Debug, Clone)]
pub struct Checked {
    /// Files and tables. Personal data in names is masked.
    pub sources: Sources,
    /// Criteria set that the columns were looked up with.
    pub set: Rc<CriteriaSet>,
    /// Findings, in the order in which they are shown.
    pub findings: Vec<FindingGroup>,
    /// Findings that somebody accepted, in the same order.
    pub accepted: Vec<AcceptedGroup>,
    /// What became of each file, in the order of the sources. Inputs that are no submissions,
    /// such as the org chart, have none.
    pub files: Vec<FileSummary>,
    /// Rules that could not look, and why.
    pub not_checked: Vec<NotChecked>,
    /// Bodies or units from which a submission was expected and none came: code, name.
    pub missing: Vec<(String, String)>,
    /// How many bodies were expected; `None`: nobody said.
    pub expected: Option<usize>,
    /// Rows that do not count.
    pub left_out: Vec<LeftOutRows>,
    /// Codes of the rules that ran, ascending.
    pub rules: Vec<Code>,
    /// SHA-256 of the configuration, where there is one.
    pub config_sha256: Option<String>,
}

/// Findings of one cause that an acceptance file covers.
#[derive(Debug, Clone)]
pub struct AcceptedGroup {
    /// The findings.
    pub group: FindingGroup,
    /// Why they are accepted.
    pub reason: String,
    /// Who accepted them; may be empty.
    pub author: String,
    /// Whether the submitter confirmed the value.
    pub confirmed: bool,
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FileSummary {
    /// Index in the sources.
    pub file: u32,
    /// Tables found.
    pub tables: usize,
    /// Rows of activities that were checked.
    pub rows: u64,
    /// Rows that do not count: blank, totals, headers.
    pub left_out: u64,
    /// Causes, by severity: errors, warnings, infos.
    pub causes: [u64; 3],
    /// Findings, one a cell, by severity.
    pub findings: [u64; 3],
    /// Findings that were accepted.
    pub accepted: u64,
    /// Rules that could not look at all of it.
    pub rules_skipped: u64,
    /// Bodies or units that it speaks of, first ones first: code or name.
    pub units: Vec<String>,
}

impl FileSummary {
    /// Returns where a severity stands in [`FileSummary::causes`].
    #[must_use]
    pub fn place(severity: Severity) -> usize {
        match severity {
            Severity::Error => 0,
            Severity::Warning => 1,
            Severity::Info => 2,
        }
    }
}

/// A rule that could not look.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NotChecked {
    /// Index of the file; `None`: the whole run.
    pub file: Option<u32>,
    /// The rule.
    pub rule: Code,
    /// What it lacked.
    pub why: Lack,
    /// How many rows it could not look at; 0: it did not look at all.
    pub rows: u64,
}

/// What a rule lacked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lack {
    /// No table was found.
    NoTable,
    /// A column that is not there.
    Column(crate::model::columns::Field),
    /// Cells that could not be read, which have findings.
    Cells(crate::model::columns::Field),
    /// Answers that could not be read, which have findings.
    Answers,
    /// An org chart.
    Chart,
    /// Staff by unit.
    Staff,
    /// A catalogue of processes.
    Catalogue,
    /// A list of who is expected.
    Bodies,
    /// Last year's inventory.
    LastYear,
    /// The year that the submissions are of.
    Year,
    /// What the format does not hold, such as comments in a text file.
    Format,
    /// A limit was met.
    Limit,
}

impl Lack {
    /// Returns the key used in machine formats.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::NoTable => "no_table",
            Self::Column(_) => "no_column",
            Self::Cells(_) => "unreadable_cells",
            Self::Answers => "unreadable_answers",
            Self::Chart => "no_org_chart",
            Self::Staff => "no_staff",
            Self::Catalogue => "no_catalogue",
            Self::Bodies => "no_expected_bodies",
            Self::LastYear => "no_last_year",
            Self::Year => "no_year",
            Self::Format => "format",
            Self::Limit => "limit",
        }
    }
}
