//! Places that facts and findings speak of.
//!
//! Never here: how a place is shown (`report`).

use crate::origin::CellRef;

/// The place that a fact or a finding speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The run as a whole.
    Run,
    /// A file, by its index in the sources.
    File(u32),
    /// A sheet, or a whole text file, by the index of its table.
    Sheet(u32),
    /// A column of a table.
    Column {
        /// Index of the table.
        table: u32,
        /// Column from 0.
        column: u16,
    },
    /// A row of a table.
    Row {
        /// Index of the table.
        table: u32,
        /// Row from 1.
        row: u32,
    },
    /// A cell.
    Cell(CellRef),
    /// Rows of a column, both ends included.
    Range {
        /// First cell.
        from: CellRef,
        /// Last row.
        to_row: u32,
    },
}

impl Place {
    /// Returns the place once its file and its table are counted from others, as when the sources
    /// of several runs are put together.
    #[must_use]
    pub fn moved(self, files: u32, tables: u32) -> Self {
        match self {
            Self::Run => Self::Run,
            Self::File(file) => Self::File(file + files),
            Self::Sheet(table) => Self::Sheet(table + tables),
            Self::Column { table, column } => Self::Column {
                table: table + tables,
                column,
            },
            Self::Row { table, row } => Self::Row {
                table: table + tables,
                row,
            },
            Self::Cell(at) => Self::Cell(at.moved(tables)),
            Self::Range { from, to_row } => Self::Range {
                from: from.moved(tables),
                to_row,
            },
        }
    }

    /// Returns the index of the table, where the place is in one.
    #[must_use]
    pub fn table(self) -> Option<u32> {
        match self {
            Self::Run | Self::File(_) => None,
            Self::Sheet(table) | Self::Column { table, .. } | Self::Row { table, .. } => {
                Some(table)
            }
            Self::Cell(at) | Self::Range { from: at, .. } => Some(at.table),
        }
    }

    /// Returns the column, where the place is in one.
    #[must_use]
    pub fn column(self) -> Option<u16> {
        match self {
            Self::Column { column, .. } => Some(column),
            Self::Cell(at) | Self::Range { from: at, .. } => Some(at.column),
            _ => None,
        }
    }

    /// Returns the first and the last row, where the place has rows.
    #[must_use]
    pub fn rows(self) -> Option<(u32, u32)> {
        match self {
            Self::Row { row, .. } => Some((row, row)),
            Self::Cell(at) => Some((at.row, at.row)),
            Self::Range { from, to_row } => Some((from.row, to_row)),
            _ => None,
        }
    }
}
