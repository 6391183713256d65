//! A finding: what a rule says of a place. And the log that gathers findings by their cause.
//!
//! Lives here: the shape of a finding, its order, the grouping. Never here: the rules or their
//! words (`check::rules`), or how findings are shown (`report`).

use std::collections::BTreeMap;

use crate::fact::{Params, Place};
use crate::lang::Lang;
use crate::origin::{CellRef, Sources};

/// A rule's permanent code: a letter and three digits, never renumbered, never reused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(pub &'static str);

/// How much a finding weighs, before the configuration has its say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// To be mended or confirmed.
    Warning,
    /// To be mended.
    Error,
}

impl Severity {
    /// Returns the key used in machine formats: `info`, `warning`, `error`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One thing that a rule says of one place. Worded when it is shown, in either language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which rule found it.
    pub code: Code,
    /// How much it weighs.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// The values that the rule's texts need.
    pub params: Params,
    /// Other cells that explain it.
    pub related: Vec<CellRef>,
}

/// Findings of one cause: the same rule, column and values, over the rows that it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingGroup {
    /// The first finding of the cause.
    pub first: Finding,
    /// How many there are. Complete, even where [`RowRanges`] is not.
    pub count: u64,
    /// The rows, where the place has rows.
    pub rows: RowRanges,
    /// Whether this group stands for many distinct values: the parameters are those of the first.
    pub mixed: bool,
}

/// Rows as ascending runs, both ends included, in bounded memory.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RowRanges {
    /// The runs, in the order in which they were met.
    pub runs: Vec<(u32, u32)>,
    /// Whether there are rows beyond [`RowRanges::MOST`] runs.
    pub more: bool,
}

impl RowRanges {
    /// The most runs that are kept.
    pub const MOST: usize = 5_000;

    /// Adds rows `from..=to`, joining them to the last run where they follow it.
    pub fn add(&mut self, from: u32, to: u32) {
        let full = self.runs.len() >= Self::MOST;
        match self.runs.last_mut() {
            Some(last) if from >= last.0 && from <= last.1.saturating_add(1) => {
                last.1 = last.1.max(to);
            }
            _ if full => self.more = true,
            _ => self.runs.push((from, to)),
        }
    }
}

type Cause = (Code, Option<u32>, Option<u16>, Params);

/// Gathers findings by cause while rows stream by, in memory that does not grow with the rows.
#[derive(Debug, Default)]
pub struct FindingLog {
    groups: BTreeMap<Cause, FindingGroup>,
    /// How many causes each (rule, table, column) has.
    causes: BTreeMap<(Code, Option<u32>, Option<u16>), usize>,
}

impl FindingLog {
    /// The most distinct values that are told apart for one rule in one column.
    pub const MOST_VALUES: usize = 1_000;

    /// Adds a finding to the group of its cause.
    pub fn push(&mut self, finding: Finding) {
        let spot = (finding.code, finding.place.table(), finding.place.column());
        let mut cause = (spot.0, spot.1, spot.2, finding.params.clone());
        let known = self.groups.contains_key(&cause);
        let causes = self.causes.entry(spot).or_insert(0);
        let mut mixed = false;
        if !known {
            if *causes >= Self::MOST_VALUES {
                cause.3 = Params(vec![("…", String::new())]);
                mixed = true;
            } else {
                *causes += 1;
            }
        }
        let rows = finding.place.rows();
        let group = self.groups.entry(cause).or_insert_with(|| FindingGroup {
            first: finding,
            count: 0,
            rows: RowRanges::default(),
            mixed,
        });
        group.count += 1;
        if let Some((from, to)) = rows {
            group.rows.add(from, to);
        }
    }

    /// Returns the groups in the order in which they are shown: by file, sheet, row and column,
    /// then by code; what speaks of the run comes first.
    #[must_use]
    pub fn into_groups(self, sources: &Sources) -> Vec<FindingGroup> {
        let file = |place: Place| match place {
            Place::Run => None,
            Place::File(file) => Some(file),
            _ => place.table().map(|table| sources.table(table).file),
        };
        let mut groups: Vec<FindingGroup> = self.groups.into_values().collect();
        groups.sort_by_cached_key(|group| {
            let place = group.first.place;
            let row = place.rows().map(|(row, _)| row);
            let where_to = (file(place), place.table(), row, place.column());
            (where_to, group.first.code, group.first.params.clone())
        });
        groups
    }
}

/// Puts findings into words. The rules do (`check::Registry`); a report only asks.
pub trait Wording {
    /// Returns the rule's slug: `answer-unknown`.
    fn slug(&self, code: Code) -> &'static str;

    /// Says in one sentence what is wrong, without the place.
    fn message(&self, finding: &Finding, lang: Lang) -> String;

    /// Says how to mend it, where there is something to say.
    fn help(&self, finding: &Finding, lang: Lang) -> Option<String>;
}
