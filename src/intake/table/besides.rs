//! Rows that stand beside the tables: shown to who looks for personal data, up to a limit.
//!
//! Never here: a row of a table (`walk`).

use crate::intake::rows::{RawRow, SheetRows};
use crate::intake::table::TableSink;
use crate::intake::table::kept::OwnedRow;
use crate::origin::Sources;

/// The most rows of a sheet without a table that are shown to who looks for personal data.
const MOST_BESIDE: usize = 1_000;

/// The most bytes of such rows: people sign in a few words.
const MOST_BESIDE_BYTES: usize = 1 << 20;

/// Shows the rows that stand above a table.
pub(super) fn above_the_header<'r>(
    table: u32,
    rows: impl Iterator<Item = &'r OwnedRow>,
    sources: &Sources,
    sink: &mut dyn TableSink,
) {
    let mut left = MOST_BESIDE_BYTES;
    for row in rows {
        beside(table, &row.raw(), &mut left, sources, sink);
    }
}

/// Shows the rows of a sheet without a table. Nothing there counts, so what cannot be read further
/// on is nobody's loss.
pub(super) fn no_table(
    table: u32,
    first: &[OwnedRow],
    rows: &mut dyn SheetRows,
    sources: &Sources,
    sink: &mut dyn TableSink,
) {
    let mut left = MOST_BESIDE_BYTES;
    for row in first {
        beside(table, &row.raw(), &mut left, sources, sink);
    }
    for _ in first.len()..MOST_BESIDE {
        let Ok(Some(row)) = rows.next_row() else {
            return;
        };
        beside(table, &row, &mut left, sources, sink);
        if left == 0 {
            return;
        }
    }
}

/// Shows a row that stands beside the tables, unless there were too many bytes already.
fn beside(
    table: u32,
    row: &RawRow<'_>,
    left: &mut usize,
    sources: &Sources,
    sink: &mut dyn TableSink,
) {
    let bytes: usize = row.slots.iter().map(|it| row.bytes(it).len()).sum();
    *left = left.saturating_sub(bytes);
    if *left > 0 {
        sink.beside(table, row, sources);
    }
}
