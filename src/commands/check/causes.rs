//! One cause, one finding: what follows from something that was said already is not said again.
//!
//! Never here: rules that compare two findings of their own; they know what the other says.

use std::collections::{BTreeMap, BTreeSet};

use crate::fact::{Fact, FactKind, Place};
use crate::finding::{Code, Finding, FindingGroup};

/// A row whose fields have moved.
const RAGGED_ROW: Code = Code("F009");
/// A row that is the sum of others.
const TOTAL_ROW: Code = Code("T019");
/// A column without any value.
const EMPTY_COLUMN: Code = Code("T024");
/// A cell with broken characters.
const BROKEN_TEXT: Code = Code("F006");
/// Answers that are missing in a row.
const UNANSWERED: Code = Code("R011");
/// Rules that miss a value in a row.
const MISSING: [Code; 2] = [Code("V010"), UNANSWERED];
/// Columns of crosses, whose empty cells may mean no.
const CROSSES: Code = Code("V061");
/// Two columns with each other's contents.
const SWAPPED: Code = Code("T029");

/// What was found in a file that explains other findings.
#[derive(Debug, Default)]
pub(super) struct Causes {
    /// Row whose cells are not where they should be.
    row: Option<(u32, u32)>,
    /// Columns of which it was said as a whole that values are missing.
    empty: BTreeSet<(u32, u16)>,
    /// Columns of which it was said as a whole that their values belong elsewhere.
    swapped: BTreeSet<(u32, u16)>,
    /// Broken characters somewhere in the file; said where no cell has them.
    broken_file: Option<Fact>,
    broken_cell: bool,
}

impl Causes {
    /// Takes a fact of the file; returns it where it is to be judged at once.
    pub(super) fn fact(&mut self, fact: Fact) -> Option<Fact> {
        match (fact.kind, fact.place) {
            (FactKind::RaggedRow, Place::Row { table, row }) => self.row = Some((table, row)),
            (FactKind::EncodingBroken, Place::File(_)) => {
                self.broken_file = Some(fact);
                return None;
            }
            _ => {}
        }
        Some(fact)
    }

    /// Takes away findings of a row that follow from another of its findings.
    pub(super) fn settle(&mut self, row: (u32, u32), found: &mut Vec<Finding>) {
        if found
            .iter()
            .any(|it| it.code == RAGGED_ROW || it.code == TOTAL_ROW)
        {
            self.row = Some(row);
        }
        if self.row == Some(row) {
            found.retain(|it| !it.code.0.starts_with(['V', 'R']));
        }
        self.broken_cell |= found.iter().any(|it| it.code == BROKEN_TEXT);
    }

    /// Takes a finding of a column, or of several.
    pub(super) fn note(&mut self, finding: &Finding) {
        let told = match finding.code {
            EMPTY_COLUMN | CROSSES => &mut self.empty,
            SWAPPED => &mut self.swapped,
            _ => return,
        };
        told.extend(columns(finding));
    }

    /// Returns what is said of the whole file because no cell could be named.
    pub(super) fn whole_file(&mut self) -> Option<Fact> {
        self.broken_file.take().filter(|_| !self.broken_cell)
    }

    /// Says whether all that a group misses stands in columns of which that was said as a whole, or
    /// whether it stands in a column whose values belong elsewhere.
    pub(super) fn covers(&self, group: &FindingGroup) -> bool {
        let finding = &group.first;
        let all_in = |told: &BTreeSet<(u32, u16)>| {
            !told.is_empty() && columns(finding).all(|it| told.contains(&it))
        };
        if MISSING.contains(&finding.code) {
            return !group.mixed && all_in(&self.empty);
        }
        finding.code.0.starts_with('V') && finding.code != CROSSES && all_in(&self.swapped)
    }
}

/// Returns the columns that a finding speaks of.
fn columns(finding: &Finding) -> impl Iterator<Item = (u32, u16)> + '_ {
    let own = finding.place.table().zip(finding.place.column());
    let others = finding.related.iter().map(|at| (at.table, at.column));
    own.into_iter().chain(others)
}

/// Joins rows without answers that begin in one column: each row misses others, the cause is one.
pub(super) fn joined(groups: Vec<FindingGroup>) -> Vec<FindingGroup> {
    let mut joined: Vec<FindingGroup> = Vec::with_capacity(groups.len());
    let mut known: BTreeMap<(Option<u32>, Option<u16>), usize> = BTreeMap::new();
    for group in groups {
        if group.first.code != UNANSWERED {
            joined.push(group);
            continue;
        }
        let place = group.first.place;
        let at = known.entry((place.table(), place.column()));
        let at = *at.or_insert(joined.len());
        match joined.get_mut(at) {
            Some(first) => first.join(group),
            None => joined.push(group),
        }
    }
    joined
}
