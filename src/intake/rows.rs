//! Raw rows: the one shape that every reader gives, whatever the format.
//!
//! Lives here: the borrowed row, the cell, and the two traits behind which the formats stand.
//! Never here: what a header means, or how an answer is read.

use std::fmt::Display;
use std::str;

use crate::fact::{FactKind, Params};
use crate::finding::RowRanges;

/// What kind of value a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CellKind {
    /// Nothing: a formula without a stored result, or a filled but empty text.
    Empty,
    /// Text, as written.
    Text,
    /// A number: plain digits with `.`, perhaps an exponent.
    Number,
    /// A number with a percent format, as a fraction: `0.25` is shown as 25 %.
    Percent,
    /// A date or a time, as ISO 8601: `2026-03-31`, `2026-03-31T08:30:00`, `08:30:00`.
    Date,
    /// `TRUE` or `FALSE`.
    Boolean,
    /// An error value: `#N/A`, `#REF!` …
    Error,
}

/// Where a cell's text lies, and what it is. 12 bytes, so that a wide row stays in the cache.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// Column from 0.
    pub column: u16,
    /// Kind of value.
    pub kind: CellKind,
    /// Flags: see the constants.
    pub flags: u8,
    /// First byte of the text.
    pub start: u32,
    /// Byte after the text.
    pub end: u32,
}

impl Slot {
    /// The text lies in the sheet's shared texts, not in the row.
    pub const SHARED: u8 = 1;
    /// The cell holds a formula.
    pub const FORMULA: u8 = 2;
    /// The cell holds a formula and no stored result.
    pub const NO_RESULT: u8 = 4;
    /// The cell is hidden by its row or column.
    pub const HIDDEN: u8 = 8;
}

/// A row, borrowed from its reader until the next one is read.
#[derive(Debug, Clone, Copy)]
pub struct RawRow<'a> {
    /// Row as a spreadsheet shows it, from 1.
    pub number: u32,
    /// Text of the row's own cells.
    pub text: &'a str,
    /// Texts that the whole sheet shares.
    pub shared: &'a str,
    /// Cells, ascending by column, empty ones left out (a CSV keeps them).
    pub slots: &'a [Slot],
}

/// A cell of a [`RawRow`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RawCell<'a> {
    /// Kind of value.
    pub kind: CellKind,
    /// Flags of the [`Slot`].
    pub flags: u8,
    /// Text, not trimmed.
    pub raw: &'a str,
}

impl<'a> RawCell<'a> {
    /// A cell that is not there.
    pub const ABSENT: RawCell<'static> = RawCell {
        kind: CellKind::Empty,
        flags: 0,
        raw: "",
    };

    /// Returns the bytes of the text.
    #[must_use]
    #[inline]
    pub fn bytes(self) -> &'a [u8] {
        self.raw.as_bytes()
    }

    /// Returns the text without white space around it.
    #[must_use]
    #[inline]
    pub fn text(self) -> &'a str {
        // Most cells have nothing around their text: a look at both ends tells.
        match self.bytes() {
            [] => self.raw,
            [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => self.raw,
            _ => self.raw.trim(),
        }
    }

    /// Says whether nothing but white space stands in the cell.
    #[must_use]
    pub fn is_blank(self) -> bool {
        match self.bytes().first() {
            None => true,
            Some(first) if first.is_ascii_alphanumeric() => false,
            Some(_) => self.text().is_empty(),
        }
    }
}

impl<'a> RawRow<'a> {
    /// Returns the cell in `column`, [`RawCell::ABSENT`] where there is none.
    #[must_use]
    #[inline]
    pub fn cell(&self, column: u16) -> RawCell<'a> {
        self.slot(column)
            .map_or(RawCell::ABSENT, |slot| self.at(slot))
    }

    /// Returns the slot of the cell in `column`, where there is one.
    #[must_use]
    #[inline]
    pub fn slot(&self, column: u16) -> Option<&'a Slot> {
        match self.slots.get(usize::from(column)) {
            Some(slot) if slot.column == column => Some(slot),
            _ => {
                let found = self.slots.binary_search_by_key(&column, |slot| slot.column);
                self.slots.get(found.ok()?)
            }
        }
    }

    /// Returns the cell of a slot of this row.
    #[must_use]
    #[inline]
    pub fn at(&self, slot: &Slot) -> RawCell<'a> {
        let range = slot.start as usize..slot.end as usize;
        let raw = self.arena(slot).get(range).unwrap_or_default();
        RawCell {
            kind: slot.kind,
            flags: slot.flags,
            raw,
        }
    }

    #[inline]
    fn arena(&self, slot: &Slot) -> &'a str {
        if slot.flags & Slot::SHARED == 0 {
            self.text
        } else {
            self.shared
        }
    }

    /// Returns the bytes of a slot's text, white space too. Cheaper than the text, of which it must
    /// be looked at whether it begins or ends within a letter.
    #[must_use]
    #[inline]
    pub fn bytes(&self, slot: &Slot) -> &'a [u8] {
        let range = slot.start as usize..slot.end as usize;
        self.arena(slot).as_bytes().get(range).unwrap_or_default()
    }

    /// Returns the first of a slot's bytes.
    #[must_use]
    #[inline]
    pub fn first_byte(&self, slot: &Slot) -> Option<u8> {
        self.bytes(slot).first().copied()
    }

    /// Says whether a slot holds more than white space; its first byte mostly tells.
    #[must_use]
    #[inline]
    pub fn is_filled(&self, slot: &Slot) -> bool {
        self.first_byte(slot)
            .is_some_and(|first| first.is_ascii_alphanumeric() || !self.at(slot).is_blank())
    }

    /// Returns the cells with their columns.
    pub fn cells(&self) -> impl Iterator<Item = (u16, RawCell<'a>)> {
        let row = *self;
        self.slots
            .iter()
            .map(move |slot| (slot.column, row.at(slot)))
    }

    /// Says whether every cell is blank.
    #[must_use]
    #[inline]
    pub fn is_blank(&self) -> bool {
        self.slots
            .iter()
            .all(|slot| slot.flags & Slot::NO_RESULT == 0 && !self.is_filled(slot))
    }
}

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
    /// Comments or notes on cells.
    pub comments: u32,
}

impl SheetFacts {
    /// The most merged ranges that are kept.
    pub const MOST_MERGES: usize = 100_000;
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
}

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

    /// Returns what was noticed so far.
    fn facts(&self) -> &SheetFacts;

    /// Returns facts about single rows noticed since the last call, such as a record with too
    /// many fields: kind, parameters, row, column. Most readers have none.
    fn take_row_facts(&mut self) -> Vec<(FactKind, Params, u32, Option<u16>)> {
        Vec::new()
    }
}

/// An open file with one sheet or more.
pub trait Book {
    /// Returns the sheets in the order of the file.
    fn sheets(&self) -> &[SheetInfo];

    /// Returns what is known of the whole file.
    fn facts(&self) -> BookFacts;

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
