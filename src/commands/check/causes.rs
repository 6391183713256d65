//! One cause, one finding: what follows from something that was said already is not said again.
//!
//! Never here: rules that compare two findings of their own; they know what the other says.

use std::collections::BTreeSet;

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
/// Rules that miss a value in a row.
const MISSING: [Code; 2] = [Code("V010"), Code("R011")];

/// What was found in a file that explains other findings.
#[derive(Debug, Default)]
pub(super) struct Causes {
    /// Row whose cells are not where they should be.
    row: Option<(u32, u32)>,
    /// Columns without any value.
    empty: BTreeSet<(u32, u16)>,
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

    /// Takes a finding of a column.
    pub(super) fn note(&mut self, finding: &Finding) {
        if let (EMPTY_COLUMN, Place::Column { table, column }) = (finding.code, finding.place) {
            self.empty.insert((table, column));
        }
    }

    /// Returns what is said of the whole file because no cell could be named.
    pub(super) fn whole_file(&mut self) -> Option<Fact> {
        self.broken_file.take().filter(|_| !self.broken_cell)
    }

    /// Says whether all that a group misses stands in columns that are empty as a whole.
    pub(super) fn covers(&self, group: &FindingGroup) -> bool {
        let finding = &group.first;
        if group.mixed || self.empty.is_empty() || !MISSING.contains(&finding.code) {
            return false;
        }
        let place = finding.place.table().zip(finding.place.column());
        let others = finding.related.iter().map(|at| (at.table, at.column));
        place
            .into_iter()
            .chain(others)
            .all(|it| self.empty.contains(&it))
    }
}
