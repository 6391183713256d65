//! What a cell of a sheet says: its type and number format make a kind and a text of its value.
//!
//! Never here: where the cell stands, or whether its value is a good answer.

use super::around::{Position, position};
use super::attributes::{Attributes, value_text};
use super::plain::PlainCell;
use super::serial::{self, Epoch};
use super::shared_strings::SharedTexts;
use super::styles::Format;
use super::text;
use crate::intake::rows::{CellKind, Slot, Stop};

/// The type of a cell's value, as its `t` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Type {
    Number,
    Shared,
    Text,
    Inline,
    Boolean,
    Error,
    Date,
}

impl Type {
    #[inline]
    fn of(written: &[u8]) -> Self {
        match written {
            b"n" => Self::Number,
            b"s" => Self::Shared,
            b"inlineStr" => Self::Inline,
            b"b" => Self::Boolean,
            b"e" => Self::Error,
            b"d" => Self::Date,
            // `str`; of a type that is not known the text is all there is.
            _ => Self::Text,
        }
    }
}

/// What a cell says of itself before its value, and whether it has one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Head {
    /// Where it stands, if it says so.
    pub(super) position: Option<Position>,
    /// Whether it has a formula.
    pub(super) formula: bool,
    /// Whether a value is written, were it an empty one.
    pub(super) filled: bool,
    style: usize,
    kind: Type,
}

impl Head {
    /// Takes what a cell of the plainest shape says, whose value is written.
    #[inline]
    pub(super) fn of(cell: &PlainCell<'_>) -> Self {
        Self {
            position: Some(cell.position),
            formula: false,
            filled: true,
            style: cell.style,
            kind: if cell.kind.is_empty() {
                Type::Number
            } else {
                Type::of(cell.kind)
            },
        }
    }

    /// Reads the attributes of a cell.
    #[inline]
    pub(super) fn read(mut attributes: Attributes<'_>) -> Result<Self, Stop> {
        let mut head = Self {
            position: None,
            formula: false,
            filled: false,
            style: 0,
            kind: Type::Number,
        };
        while let Some((key, value)) = attributes.next()? {
            match key {
                b"r" => {
                    head.position = position(value).filter(|at| at.column.is_some());
                    if head.position.is_none() {
                        return Err(Stop::unreadable("xml", value_text(value)));
                    }
                }
                b"s" => head.style = index(value).unwrap_or(0),
                b"t" => head.kind = Type::of(value),
                _ => {}
            }
        }
        Ok(head)
    }

    /// Says whether the text stands in the cell itself.
    #[inline]
    pub(super) fn is_inline(&self) -> bool {
        self.kind == Type::Inline
    }

    /// The text turned out to stand in the cell itself.
    pub(super) fn set_inline(&mut self) {
        self.kind = Type::Inline;
    }
}

/// Reads a number without sign, such as the number of a shared text.
#[inline]
fn index(text: &[u8]) -> Option<usize> {
    let text = text.trim_ascii();
    if text.is_empty() || text.len() > 9 {
        return None;
    }
    text.iter().try_fold(0, |sum: usize, byte| {
        byte.is_ascii_digit()
            .then(|| sum * 10 + usize::from(byte - b'0'))
    })
}

/// How the values of a workbook are to be read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Values<'a> {
    /// Number formats, by the number that a cell gives.
    pub(super) formats: &'a [Format],
    /// From which day dates are counted.
    pub(super) epoch: Epoch,
}

impl Values<'_> {
    /// Makes a slot of the value that `text` holds from the byte `from` on; `None` when the cell
    /// holds nothing. May change or lengthen the text.
    #[inline]
    pub(super) fn slot(
        &self,
        cell: &Head,
        column: u16,
        text: &mut Vec<u8>,
        from: usize,
        shared: &SharedTexts,
    ) -> Option<Slot> {
        let mut slot = Slot {
            column,
            kind: CellKind::Empty,
            flags: if cell.formula { Slot::FORMULA } else { 0 },
            start: offset(from),
            end: offset(from),
        };
        if cell.filled {
            match cell.kind {
                Type::Shared => point(&mut slot, text, from, shared),
                Type::Number => self.number(&mut slot, cell.style, text, from),
                _ => write(&mut slot, cell.kind, text, from),
            }
        }
        if slot.kind != CellKind::Empty {
            return Some(slot);
        }
        // A text that is empty is a result; a number that is empty is none.
        let no_result = !cell.filled || matches!(cell.kind, Type::Number | Type::Shared);
        if no_result {
            slot.flags |= Slot::NO_RESULT;
        }
        cell.formula.then_some(slot)
    }

    #[inline]
    fn number(&self, slot: &mut Slot, style: usize, text: &mut Vec<u8>, from: usize) {
        trim(text, from);
        if text.len() == from {
            return;
        }
        slot.end = offset(text.len());
        if !serial::is_number(&text[from..]) {
            slot.kind = CellKind::Error;
            return;
        }
        slot.kind = match self.formats.get(style) {
            Some(Format::Percent) => CellKind::Percent,
            Some(Format::Power) => {
                slot.flags |= Slot::POWER;
                CellKind::Number
            }
            Some(Format::Date(shows)) => {
                let mut iso = Vec::with_capacity(24);
                if serial::write_iso(&text[from..], *shows, self.epoch, &mut iso) {
                    text.truncate(from);
                    text.extend_from_slice(&iso);
                    slot.end = offset(text.len());
                    CellKind::Date
                } else {
                    CellKind::Number
                }
            }
            _ => CellKind::Number,
        };
    }
}

/// Points at a shared text.
#[inline]
fn point(slot: &mut Slot, text: &mut Vec<u8>, from: usize, shared: &SharedTexts) {
    if text[from..].trim_ascii().is_empty() {
        return;
    }
    if let Some((start, end)) = index(&text[from..]).and_then(|index| shared.range(index)) {
        text.truncate(from);
        if start < end {
            slot.kind = CellKind::Text;
            slot.flags |= Slot::SHARED;
            (slot.start, slot.end) = (start, end);
        }
        return;
    }
    text.truncate(from);
    text.extend_from_slice(b"#SST!");
    slot.kind = CellKind::Error;
    slot.end = offset(text.len());
}

/// Writes a value that stands in the cell and is no number.
fn write(slot: &mut Slot, kind: Type, text: &mut Vec<u8>, from: usize) {
    if !matches!(kind, Type::Text | Type::Inline) {
        trim(text, from);
    }
    if text.len() == from {
        return;
    }
    slot.kind = match kind {
        Type::Boolean => {
            let shown: Option<&[u8]> = match &text[from..] {
                b"1" | b"true" | b"TRUE" => Some(b"TRUE"),
                b"0" | b"false" | b"FALSE" => Some(b"FALSE"),
                _ => None,
            };
            if let Some(shown) = shown {
                text.truncate(from);
                text.extend_from_slice(shown);
            }
            shown.map_or(CellKind::Error, |_| CellKind::Boolean)
        }
        Type::Error => CellKind::Error,
        Type::Date => {
            let written = text.split_off(from);
            serial::write_text_date(&written, text);
            CellKind::Date
        }
        _ => {
            text::resolve_excel(text, from);
            CellKind::Text
        }
    };
    slot.end = offset(text.len());
}

/// Takes away the white space around the value at the end of `text`.
#[inline]
fn trim(text: &mut Vec<u8>, from: usize) {
    let value = &text[from..];
    let (start, length) = (value.len() - value.trim_ascii_start().len(), value.len());
    if start > 0 {
        text.copy_within(from + start.., from);
        text.truncate(from + length - start);
    }
    let kept = text[from..].trim_ascii_end().len();
    text.truncate(from + kept);
}

/// A place in the text of a row, which the limits keep far below what 32 bits hold.
#[inline]
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
