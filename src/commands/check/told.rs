//! What was said of the rows of each file already, so that the look at all files does not say it in
//! other words.
//!
//! Never here: what follows from what within a row (`causes`).

use crate::commands::check::causes;
use crate::finding::{Code, Finding, FindingGroup, RowRanges};

/// A row that is the sum of others, or whose cells are not where they belong: its numbers are far
/// from the usual.
const ODD_ROWS: [Code; 3] = [Code("T019"), Code("F009"), Code("T033")];
/// A number far from the usual.
const OUTLIER: Code = Code("X015");
/// A value that other rows have.
const LONE_BLANK: Code = Code("V062");
/// Cells without a value: a formula without a result, an error, a mark in its place.
const BROKEN: [Code; 3] = [Code("V001"), Code("V002"), Code("V011")];
/// Two columns with each other's contents.
const SWAPPED: Code = Code("T029");
/// A value that is missing: the unit, one that other rows have.
const MISSING: [Code; 2] = [Code("R007"), Code("V062")];

/// Rows of which something was said that explains other findings.
pub(super) struct Told {
    /// Rows that are sums or have moved, by table.
    odd: Vec<(Option<u32>, RowRanges)>,
    /// Cells without a value, by table and column.
    broken: Vec<(Option<u32>, Option<u16>, RowRanges)>,
    /// Columns whose values belong elsewhere.
    swapped: Vec<(u32, u16)>,
}

impl Told {
    /// Gathers what was said.
    pub(super) fn of(groups: &[FindingGroup]) -> Self {
        let odd = groups.iter().filter(|it| ODD_ROWS.contains(&it.first.code));
        let broken = groups.iter().filter(|it| BROKEN.contains(&it.first.code));
        let cells = broken.flat_map(|it| {
            let table = it.first.place.table();
            let columns = it.columns();
            columns.map(move |(column, rows)| (table, column, rows.clone()))
        });
        let swapped = groups.iter().filter(|it| it.first.code == SWAPPED);
        Self {
            odd: odd
                .map(|it| (it.first.place.table(), it.all_rows()))
                .collect(),
            broken: cells.collect(),
            swapped: swapped.flat_map(|it| causes::columns(&it.first)).collect(),
        }
    }

    /// Says whether a finding follows from what was said.
    pub(super) fn explains(&self, finding: &Finding) -> bool {
        let place = finding.place;
        let Some((row, _)) = place.rows() else {
            return false;
        };
        let at = place.table().zip(place.column());
        if at.is_some_and(|at| self.swapped.contains(&at)) {
            return true;
        }
        let has = |rows: &RowRanges| {
            let mut runs = rows.runs.iter();
            runs.any(|(from, to)| (*from..=*to).contains(&row))
        };
        let mut odd = self.odd.iter();
        let of_odd = [OUTLIER, LONE_BLANK].contains(&finding.code);
        if of_odd && odd.any(|(table, rows)| *table == place.table() && has(rows)) {
            return true;
        }
        MISSING.contains(&finding.code)
            && self.broken.iter().any(|(table, column, rows)| {
                (*table, *column) == (place.table(), place.column()) && has(rows)
            })
    }
}
