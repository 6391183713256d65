//! A row of cells as it was read, whatever the format: borrowed, untrimmed, with its kinds.
//!
//! Never here: reading one (`intake`), or what a column means (`columns`).

use crate::origin::TextAt;

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
    /// The cell shows its number as a power of ten: `1.00E+05`.
    pub const POWER: u8 = 16;
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
    /// Where the record begins, in a text file.
    pub at: Option<TextAt>,
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
    /// A row without cells.
    pub const NONE: RawRow<'static> = RawRow {
        number: 0,
        text: "",
        shared: "",
        slots: &[],
        at: None,
    };

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
