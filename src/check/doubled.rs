//! Rows that stand in two files: what follows from that is said of the files, and once.
//!
//! Never here: what is said of them (`rules`).

use std::collections::BTreeMap;

use super::alike::{RowKey, sorted_by};
use super::survey::Survey;

/// Rows of this year that stand in an earlier file too, with the row there: places in the
/// inventory.
#[derive(Default)]
pub(super) struct Doubled(BTreeMap<usize, usize>);

impl Doubled {
    /// Looks for the same id, or the same process and name, of the same unit.
    pub(super) fn of(survey: &Survey<'_>) -> Self {
        let inventory = survey.inventory;
        let Some(first) = inventory.rows.first() else {
            return Self::default();
        };
        let file = |row: usize| survey.sources.table(inventory.rows[row].table).file;
        // Most runs are of one file.
        let only = survey.sources.table(first.table).file;
        if (0..inventory.rows.len()).all(|row| file(row) == only) {
            return Self::default();
        }
        let keys = &survey.keys().now;
        let mut doubled = BTreeMap::new();
        let by_id = |key: &RowKey| (key.id != 0).then_some([key.unit, key.id, 0]);
        let by_name = |key: &RowKey| (key.name != 0).then_some([key.unit, key.process, key.name]);
        for key in [by_id as fn(&RowKey) -> Option<[u32; 3]>, by_name] {
            let mut order = sorted_by(keys.len(), |row| key(&keys[row]));
            order.retain(|row| key(&keys[*row]).is_some() && keys[*row].unit != 0);
            for rows in order.chunk_by(|one, two| key(&keys[*one]) == key(&keys[*two])) {
                for row in &rows[1..] {
                    if file(*row) != file(rows[0]) {
                        doubled.entry(*row).or_insert(rows[0]);
                    }
                }
            }
        }
        Self(doubled)
    }

    /// Says whether a row stands in an earlier file too.
    pub(super) fn has(&self, row: usize) -> bool {
        self.0.contains_key(&row)
    }

    /// Returns the rows with those in the earlier file, ascending.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.0.iter().map(|(row, other)| (*row, *other))
    }
}
