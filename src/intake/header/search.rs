//! The first rows of a sheet, looked at one by one until the header is surely among them.
//!
//! Never here: which of them the header is (`header`).

use super::{Header, KeptRow, SEARCHED, TALLEST, candidate, data, find_among, known_columns};
use crate::intake::columns::ColumnSpec;
use crate::intake::rows::{Merge, RawRow};

/// So many known headers in one row are a table of which no other one makes a mere title.
const SURE: usize = 8;

/// Rows that hold something, while the header is looked for.
#[derive(Debug, Default)]
pub struct FirstRows {
    rows: Vec<KeptRow>,
    /// Columns of each row whose text is a known header.
    telling: Vec<Vec<u16>>,
    /// Place of the first row that is surely of the header.
    sure: Option<usize>,
    /// Whether the row below that one is one of data: the header ends there.
    below_is_data: bool,
}

impl FirstRows {
    /// Looks at the next row that holds something.
    pub fn add(&mut self, spec: &ColumnSpec, row: &RawRow<'_>) {
        let row = KeptRow::of(row);
        if self.begins_the_data(spec, &row) {
            self.below_is_data = true;
            self.telling.push(Vec::new());
            self.rows.push(row);
            return;
        }
        let known = if self.sure.is_none() || self.is_near() {
            known_columns(spec, &row)
        } else {
            Vec::new()
        };
        let many = known.len() >= SURE;
        self.telling.push(known);
        self.rows.push(row);
        let place = self.rows.len() - 1;
        if self.sure.is_none() && many && candidate(spec, &self.rows, place, &[]).is_some() {
            self.sure = Some(place);
        }
    }

    /// Says whether a row is one of data right below the sure one.
    fn begins_the_data(&self, spec: &ColumnSpec, row: &KeptRow) -> bool {
        let Some(sure) = self.sure.and_then(|sure| self.rows.get(sure..)) else {
            return false;
        };
        sure.len() == 1 && data::is_data(spec, sure, row)
    }

    /// Says whether the next row may still be of a header that begins, or goes on, at the sure one.
    fn is_near(&self) -> bool {
        self.sure
            .is_some_and(|sure| self.rows.len() < sure + 2 + TALLEST)
    }

    /// Says whether no further row needs to be looked at.
    #[must_use]
    pub fn are_enough(&self) -> bool {
        self.rows.len() >= SEARCHED || self.below_is_data || self.sure.is_some() && !self.is_near()
    }

    /// Finds the header among them; returns the rows too.
    #[must_use]
    pub fn into_header(
        self,
        spec: &ColumnSpec,
        merges: &[Merge],
    ) -> (Vec<KeptRow>, Option<Header>) {
        let header = find_among(spec, &self.rows, &self.telling, merges);
        (self.rows, header)
    }
}
