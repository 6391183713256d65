//! A row of a table, and the merged cells that reach into it.
//!
//! Never here: which row is one of a table (`walk`).

use crate::intake::broken_texts;
use crate::intake::columns::TableColumns;
use crate::intake::rows::{CellKind, RawCell, RawRow};
use crate::model::activity::RowKind;
use crate::model::columns::Field;

/// A row of a table, with its columns.
#[derive(Debug, Clone, Copy)]
pub struct TableRow<'a> {
    /// Index of the table.
    pub table: u32,
    /// What the row turned out to be.
    pub kind: RowKind,
    /// The row as it was read.
    pub raw: RawRow<'a>,
    /// Which column is what.
    pub columns: &'a TableColumns,
    /// Label of the unit above the table, or above this part of it.
    pub label: Option<&'a str>,
    /// Whether the row is a title among the data: its texts are no id and no name.
    pub is_title: bool,
    /// Whether the row is one of delimited text, which has no formulas.
    pub is_delimited: bool,
    pub(super) fills: &'a [Fill],
}

impl<'a> TableRow<'a> {
    /// Returns a cell; where it is covered by a merged one above, that one's text.
    #[must_use]
    #[inline]
    pub fn cell(&self, column: u16) -> RawCell<'a> {
        let cell = self.raw.cell(column);
        if self.fills.is_empty() {
            return cell;
        }
        self.filled(column, cell)
    }

    fn filled(&self, column: u16, cell: RawCell<'a>) -> RawCell<'a> {
        if !cell.is_blank() {
            return cell;
        }
        self.fills
            .iter()
            .find(|fill| fill.column == column)
            .map_or(cell, |fill| RawCell {
                kind: fill.kind,
                flags: 0,
                raw: &fill.text,
            })
    }

    /// Returns the cell of a field, [`RawCell::ABSENT`] where it has no column. Merged cells are
    /// not filled down here: three people over two rows are not six.
    #[must_use]
    pub fn number(&self, field: Field) -> Option<(u16, RawCell<'a>)> {
        let column = self.columns.map.field(field)?;
        Some((column, self.raw.cell(column)))
    }

    /// Returns the text of a field, empty where there is none.
    #[must_use]
    pub fn text(&self, field: Field) -> &'a str {
        let column = self.columns.map.field(field);
        column.map_or("", |column| self.words(column))
    }

    /// Says whether merged cells from above reach into the row.
    #[must_use]
    pub fn is_filled(&self) -> bool {
        !self.fills.is_empty()
    }

    /// Returns the text in a column: an error value is no name.
    #[must_use]
    pub fn words(&self, column: u16) -> &'a str {
        let cell = self.cell(column);
        if broken_texts::is_error(cell) {
            ""
        } else {
            cell.text()
        }
    }
}

/// Text of a merged cell, filled down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fill {
    pub(super) column: u16,
    pub(super) to_row: u32,
    pub(super) kind: CellKind,
    pub(super) text: String,
}
