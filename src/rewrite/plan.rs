//! Edits, and the order in which a file meets them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::plain_number::stored;
use super::{Left, Why};

/// Old text to new text; `None` where nothing is to be changed.
pub type Mend<'a> = &'a dyn Fn(&str) -> Option<String>;

/// One edit of a submission.
#[derive(Clone)]
pub struct Edit<'a> {
    /// Name of the sheet; `None` in a text file.
    pub sheet: Option<String>,
    /// Row as a spreadsheet shows it, from 1; in a text file the number of the record, blank
    /// lines counted.
    pub row: u32,
    /// Byte at which the record begins, where it is known. A record that begins elsewhere is left
    /// alone: the file is not the one that was checked.
    pub byte: Option<u64>,
    /// What to do.
    pub what: What<'a>,
}

/// What an edit does.
#[derive(Clone)]
pub enum What<'a> {
    /// Changes a cell. Several for one cell are made one after the other.
    ///
    /// The old text is what was read: of a number its digits with a point, of a date of a
    /// workbook the number behind it.
    Cell {
        /// Column from 0.
        column: u16,
        /// Old text to new text.
        mend: Mend<'a>,
    },
    /// Changes a cell as [`What::Cell`] does; the new text is a number, however people write it,
    /// and a cell of a workbook keeps it as one. Also a text that is no other but no number yet.
    Number {
        /// Column from 0.
        column: u16,
        /// Old text to new text.
        mend: Mend<'a>,
    },
    /// Takes the line out of a text file; empties the row of a workbook.
    RemoveRow,
}

impl fmt::Debug for What<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cell { column, .. } => write!(out, "Cell({column})"),
            Self::Number { column, .. } => write!(out, "Number({column})"),
            Self::RemoveRow => out.write_str("RemoveRow"),
        }
    }
}

impl fmt::Debug for Edit<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:?} of {:?} row {}", self.what, self.sheet, self.row)
    }
}

/// What is to be done in one row.
#[derive(Default)]
pub(super) struct RowPlan<'a> {
    pub(super) byte: Option<u64>,
    pub(super) remove: bool,
    /// By column, in the order in which they were given.
    pub(super) cells: BTreeMap<u16, Vec<Mend<'a>>>,
    /// The columns whose new text is a number.
    pub(super) numbers: BTreeSet<u16>,
}

/// What is to be done in one sheet, by row.
pub(super) type SheetPlan<'a> = BTreeMap<u32, RowPlan<'a>>;

/// Sorts the edits by sheet and row.
pub(super) fn by_sheet<'a>(edits: &[Edit<'a>]) -> BTreeMap<Option<String>, SheetPlan<'a>> {
    let mut sheets: BTreeMap<Option<String>, SheetPlan<'a>> = BTreeMap::new();
    for edit in edits {
        let rows = sheets.entry(edit.sheet.clone()).or_default();
        let row = rows.entry(edit.row).or_default();
        row.byte = row.byte.or(edit.byte);
        match edit.what {
            What::Cell { column, mend } => row.cells.entry(column).or_default().push(mend),
            What::Number { column, mend } => {
                row.cells.entry(column).or_default().push(mend);
                row.numbers.insert(column);
            }
            What::RemoveRow => row.remove = true,
        }
    }
    sheets
}

/// Makes the mends of one cell one after the other; `None` where they change nothing.
pub(super) fn mended(mends: &[Mend<'_>], before: &str) -> Option<String> {
    let mut after = None;
    for mend in mends {
        let now: &str = after.as_deref().unwrap_or(before);
        if let Some(next) = mend(now) {
            after = Some(next);
        }
    }
    after.filter(|after| after != before)
}

/// Makes the mends of a cell whose new text is a number; returns what a workbook stores, and
/// whether that is a number. `is_number`: whether the cell holds one already.
pub(super) fn mended_number(
    mends: &[Mend<'_>],
    before: &str,
    is_number: bool,
) -> Option<(String, bool)> {
    let mut text = before.to_owned();
    let mut met = false;
    for mend in mends {
        if let Some(next) = mend(&text) {
            (text, met) = (next, true);
        }
    }
    match stored(&text, is_number).filter(|_| met) {
        Some(number) if is_number && number == before => None,
        Some(number) => Some((number, true)),
        // A number never becomes a text.
        None if is_number => None,
        None => (met && text != before).then_some((text, false)),
    }
}

impl RowPlan<'_> {
    /// Lists all edits of the row as left, for one reason.
    pub(super) fn leave(&self, sheet: Option<&str>, row: u32, why: Why, left: &mut Vec<Left>) {
        let mut push = |column| {
            left.push(Left {
                sheet: sheet.map(str::to_owned),
                row,
                column,
                why,
            });
        };
        if self.remove {
            push(None);
        }
        for column in self.cells.keys() {
            push(Some(*column));
        }
    }
}

/// Lists all edits of a sheet as left, for one reason.
pub(super) fn leave_all(plan: &SheetPlan<'_>, sheet: Option<&str>, why: Why, left: &mut Vec<Left>) {
    for (row, edits) in plan {
        edits.leave(sheet, *row, why, left);
    }
}
