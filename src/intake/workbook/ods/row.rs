//! One row of a table, as it is put together cell by cell.
//!
//! Lives here: the row's text and slots, and how a repeated cell becomes slots. Never here: XML.

use crate::intake::limits::Limits;
use crate::intake::rows::{CellKind, RawRow, Slot, Stop, sound_text};

/// A row and how often it repeats.
#[derive(Debug, Default)]
pub(super) struct RowBuffer {
    /// Number of its first appearance, from 1; beyond the grid in a damaged file.
    pub(super) number: u64,
    /// How often it appears, one below the other.
    pub(super) repeat: u64,
    /// Whether it is hidden.
    pub(super) hidden: bool,
    /// Filled cells of one appearance, wanted or not.
    pub(super) filled: u64,
    /// The last wanted column; `None` when only counts are wanted.
    pub(super) last_wanted: Option<u16>,
    /// Text of the wanted cells.
    pub(super) text: Vec<u8>,
    /// The wanted cells.
    pub(super) slots: Vec<Slot>,
}

impl RowBuffer {
    /// Begins a new row; what is wanted stays.
    pub(super) fn begin(&mut self, number: u64, repeat: u64, hidden: bool) {
        self.number = number;
        self.repeat = repeat;
        self.hidden = hidden;
        self.filled = 0;
        self.text.clear();
        self.slots.clear();
    }

    /// Returns the row's number as far as the grid goes.
    pub(super) fn shown_number(&self) -> u32 {
        u32::try_from(self.number).unwrap_or(u32::MAX)
    }

    /// Says whether a cell in `column` is wanted.
    pub(super) fn wants(&self, column: u64) -> bool {
        self.last_wanted
            .is_some_and(|last| column <= u64::from(last))
    }

    /// Adds a filled cell that stands in `repeat` columns from `column` on, with its text.
    ///
    /// # Errors
    ///
    /// A [`Stop`] when the row's text outgrows a record.
    pub(super) fn add(
        &mut self,
        (column, repeat): (u64, u64),
        (kind, flags): (CellKind, u8),
        text: &str,
        (hidden_columns, limits): (&[(u16, u16)], &Limits),
    ) -> Result<(), Stop> {
        let Some(last) = self.last_wanted.filter(|_| self.wants(column)) else {
            return Ok(());
        };
        let start = self.text.len();
        self.text.extend_from_slice(text.as_bytes());
        let end = self.text.len();
        let (Ok(start), Ok(end)) = (u32::try_from(start), u32::try_from(end)) else {
            return Err(Stop::over("record-bytes", end, limits.record_bytes));
        };
        if self.text.len() > limits.record_bytes {
            return Err(Stop::over("record-bytes", end, limits.record_bytes));
        }
        let first = u16::try_from(column).unwrap_or(last);
        let to = column.saturating_add(repeat - 1).min(u64::from(last));
        let to = u16::try_from(to).unwrap_or(last);
        for column in first..=to {
            let hidden = self.hidden || is_within(hidden_columns, column);
            self.slots.push(Slot {
                column,
                kind,
                flags: flags | if hidden { Slot::HIDDEN } else { 0 },
                start,
                end,
            });
        }
        Ok(())
    }

    /// Returns the row as its appearance with this number.
    pub(super) fn raw(&mut self, number: u32) -> RawRow<'_> {
        RawRow {
            number,
            text: sound_text(&mut self.text),
            shared: "",
            slots: &self.slots,
            at: None,
        }
    }
}

/// Says whether `column` lies in one of the ascending ranges.
fn is_within(ranges: &[(u16, u16)], column: u16) -> bool {
    let after = ranges.partition_point(|(from, _)| *from <= column);
    after > 0 && ranges[after - 1].1 >= column
}
