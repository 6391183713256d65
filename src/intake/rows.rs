//! Raw rows: the one shape that every reader gives, whatever the format.
//!
//! Lives here: the two traits behind which the formats stand, and what stops them. The row itself
//! is a noun of `model`. Never here: what a header means, or how an answer is read.

use std::fmt::Display;
use std::str;

use crate::fact::{FactKind, Params};
use crate::finding::RowRanges;
pub use crate::model::raw::{CellKind, RawCell, RawRow, Slot};
pub use crate::origin::TextAt;

/// Takes bytes for text. Bytes that are no UTF-8, which only a damaged file has, become `?` one by
/// one, so that every cell stays where it lies.
pub fn sound_text(bytes: &mut [u8]) -> &str {
    let mut sound = 0;
    while let Err(error) = str::from_utf8(&bytes[sound..]) {
        sound += error.valid_up_to();
        let bad = error.error_len().unwrap_or(bytes.len() - sound);
        bytes[sound..sound + bad].fill(b'?');
    }
    str::from_utf8(bytes).unwrap_or_default()
}

/// Takes bytes for text, as [`sound_text`] does, and keeps it.
#[must_use]
pub fn sound_string(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| {
        let mut bytes = error.into_bytes();
        sound_text(&mut bytes).to_owned()
    })
}

/// Why reading a file or a sheet stopped before its end. The rows read so far stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// What a rule will make of it: `Unreadable`, `OverLimits`, `Encrypted` …
    pub kind: FactKind,
    /// The values that the rule's texts need: see [`FactKind`].
    pub params: Params,
    /// The row at which it stopped, where it is known.
    pub row: Option<u32>,
}

impl Stop {
    /// The file or the part is damaged; `reason` is a key of the texts of the rule, such as
    /// `truncated`, `xml`, `utf8`, `missing-part`.
    #[must_use]
    pub fn unreadable(reason: &'static str, detail: impl Into<String>) -> Self {
        let params = Params(vec![
            ("reason", reason.to_owned()),
            ("detail", detail.into()),
        ]);
        Self {
            kind: FactKind::Unreadable,
            params,
            row: None,
        }
    }

    /// A limit was met: `what` is a key such as `cells`, `part-bytes`, `ratio`, `cell-bytes`.
    #[must_use]
    pub fn over(what: &'static str, found: impl Display, limit: impl Display) -> Self {
        let params = Params(vec![
            ("what", what.to_owned()),
            ("found", found.to_string()),
            ("limit", limit.to_string()),
        ]);
        Self {
            kind: FactKind::OverLimits,
            params,
            row: None,
        }
    }

    /// Says at which row it stopped.
    #[must_use]
    pub fn at_row(mut self, row: u32) -> Self {
        self.row = Some(row);
        self
    }
}

/// Whether a sheet is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// Shown.
    Visible,
    /// Hidden, or "very hidden".
    Hidden,
}

/// A sheet of a workbook, by its place in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetInfo {
    /// Name; `None` for a text file, which has only one.
    pub name: Option<String>,
    /// Whether it is shown.
    pub visibility: Visibility,
}

/// Merged cells, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merge {
    /// First row, from 1.
    pub from_row: u32,
    /// Last row.
    pub to_row: u32,
    /// First column, from 0.
    pub from_column: u16,
    /// Last column.
    pub to_column: u16,
}

/// What one pass over a sheet yields beside its values. Complete once the rows have ended.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SheetFacts {
    /// Rows that are hidden and hold something.
    pub hidden_rows: RowRanges,
    /// Columns that are hidden, both ends included.
    pub hidden_columns: Vec<(u16, u16)>,
    /// Merged cells, at most [`SheetFacts::MOST_MERGES`].
    pub merges: Vec<Merge>,
    /// Whether [`SheetFacts::merges`] is known before the rows are read.
    pub merges_known_first: bool,
    /// Cells with a formula.
    pub formulas: u64,
    /// Ranges with data validation (drop-downs and the like).
    pub validations: u32,
    /// Those ranges, at most [`SheetFacts::MOST_VALIDATED`], where the format says them.
    pub validated: Vec<Merge>,
    /// Comments or notes on cells.
    pub comments: u32,
    /// The first cells with one, row and column, where the format says them.
    pub commented: Vec<(u32, u16)>,
    /// What comments say, with row and column of their cells, where the reader reads it. Only who
    /// looks for personal data asks; it is never shown. At most [`SheetFacts::MOST_REMARKS`].
    pub remarks: Vec<((u32, u16), String)>,
    /// Whether a filter hides rows.
    pub filtered: bool,
    /// Formatted rows without a value after the last row that holds something.
    pub ghost_rows: u64,
}

impl SheetFacts {
    /// The most merged ranges that are kept.
    pub const MOST_MERGES: usize = 100_000;
    /// The most validated ranges that are kept.
    pub const MOST_VALIDATED: usize = 10_000;
    /// The most cells with a comment that are kept.
    pub const MOST_COMMENTED: usize = 5;
    /// The most comments whose text is kept.
    pub const MOST_REMARKS: usize = 1_000;
    /// The most bytes of such a text that are kept.
    const MOST_REMARK: usize = 4 << 10;

    /// Keeps what a comment says.
    pub fn remark(&mut self, cell: (u32, u16), mut text: String) {
        if text.len() > Self::MOST_REMARK {
            let mut end = Self::MOST_REMARK;
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            text.truncate(end);
        }
        if self.remarks.len() < Self::MOST_REMARKS && !text.trim().is_empty() {
            self.remarks.push((cell, text.trim().to_owned()));
        }
    }
}

/// What is known of a whole file when it is opened.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BookFacts {
    /// Whether it refers to other workbooks.
    pub external_links: bool,
    /// Whether it holds macros.
    pub macros: bool,
    /// Encoding of a text file.
    pub encoding: Option<&'static str>,
    /// Delimiter of a text file.
    pub delimiter: Option<char>,
    /// Whether every line of a text file stands in quotes as a whole.
    pub lines_in_quotes: bool,
}

/// What a workbook says of the persons who worked on it. Never their names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Metadata {
    /// Whether it names an author, or who changed it last.
    pub author: bool,
    /// Whether it keeps changes with their authors.
    pub revisions: bool,
}

/// A fact about a single row: kind, parameters, row, column.
pub type RowFact = (FactKind, Params, u32, Option<u16>);

/// The rows of a sheet, one after the other.
pub trait SheetRows {
    /// Reads the next row that holds something. Rows that hold nothing are skipped: the row
    /// numbers show the gap. `None` at the end.
    ///
    /// # Errors
    ///
    /// A [`Stop`] when the rest of the sheet cannot be read; it is given once, then `None`.
    fn next_row(&mut self) -> Result<Option<RawRow<'_>>, Stop>;

    /// Says that cells beyond `last` are not wanted any more; a reader may leave them out.
    fn want_columns(&mut self, last: u16);

    /// Says that facts about formulas are wanted: a reader may look into them. To be said before
    /// the first row.
    fn want_notices(&mut self) {}

    /// Returns what was noticed so far.
    fn facts(&self) -> &SheetFacts;

    /// Returns facts about single rows noticed since the last call, such as a record with too
    /// many fields. Most readers have none.
    fn take_row_facts(&mut self) -> Vec<RowFact> {
        Vec::new()
    }
}

/// An open file with one sheet or more.
pub trait Book {
    /// Returns the sheets in the order of the file.
    fn sheets(&self) -> &[SheetInfo];

    /// Returns what is known of the whole file.
    fn facts(&self) -> BookFacts;

    /// Looks up what the file says of persons, in its small parts. What is damaged says nothing.
    fn metadata(&mut self) -> Metadata {
        Metadata::default()
    }

    /// Starts reading the sheet with this index.
    ///
    /// # Errors
    ///
    /// A [`Stop`] when the sheet cannot be read at all; other sheets may be readable.
    fn open_sheet(&mut self, index: usize) -> Result<Box<dyn SheetRows + '_>, Stop>;
}

#[cfg(test)]
mod tests {
    use super::sound_text;

    #[test]
    fn damaged_text_keeps_its_places() {
        #[track_caller]
        fn case(bytes: &[u8], text: &str) {
            assert_eq!(sound_text(&mut bytes.to_vec()), text);
        }
        case("così".as_bytes(), "così");
        case(b"a\xffb\xfe", "a?b?");
        case(b"\xe2\x82", "??"); // cut amid a letter
        case(b"", "");
    }
}
