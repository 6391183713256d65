//! The places of rows and cells in the XML of a sheet.
//!
//! Never here: what a cell holds (`value`), or what is changed in it.

use std::ops::Range;

use crate::rewrite::xml::{Piece, Tag, Wrong, Xml};

/// What is met in a sheet, in its order.
pub(super) enum Met<'a> {
    /// The root of the sheet.
    Root(Tag<'a>),
    /// A child of the sheet's root, other than its data. Things in it are not met.
    Part(Tag<'a>),
    /// A column of `<cols>`.
    Columns(Tag<'a>),
    /// A row begins.
    Row(Tag<'a>, u32),
    /// A cell.
    Cell(Cell<'a>),
    /// A row ends: the byte of its end tag.
    RowEnd(usize),
    /// The data ends: the byte of its end tag, or the tag itself where it closes itself.
    DataEnd(Result<usize, Tag<'a>>),
    /// The sheet ends: the byte of its end tag.
    End(usize),
}

/// A cell and where it lies.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell<'a> {
    pub(super) tag: Tag<'a>,
    /// All of it, as written.
    pub(super) text: &'a str,
    pub(super) row: u32,
    pub(super) column: u16,
}

impl Cell<'_> {
    /// Returns the bytes of the cell.
    pub(super) fn range(&self) -> Range<usize> {
        self.tag.from..self.tag.from + self.text.len()
    }

    /// Returns the index of the cell's style.
    pub(super) fn style(&self) -> usize {
        let style = self.tag.pairs().find(|(name, _)| *name == "s");
        style.and_then(|(_, it)| it.parse().ok()).unwrap_or(0)
    }
}

/// Walks through a sheet.
pub(super) fn walk<'a>(text: &'a str, mut take: impl FnMut(Met<'a>)) -> Result<(), Wrong> {
    let mut xml = Xml::new(text);
    loop {
        match xml.next()? {
            None => return Ok(()),
            Some(Piece::Close(range)) if xml.depth() == 0 => take(Met::End(range.start)),
            Some(Piece::Open(tag)) => {
                let around = xml.depth() - usize::from(!tag.closes);
                match (around, tag.local()) {
                    (0, _) => take(Met::Root(tag)),
                    (1, "sheetData") if tag.closes => take(Met::DataEnd(Err(tag))),
                    (1, "sheetData") => data(&mut xml, text, &mut take)?,
                    (1, _) => take(Met::Part(tag)),
                    (2, "col") => take(Met::Columns(tag)),
                    _ => {
                        xml.skip(&tag)?;
                    }
                }
            }
            Some(_) => {}
        }
    }
}

/// Walks through the rows.
fn data<'a>(xml: &mut Xml<'a>, text: &'a str, take: &mut impl FnMut(Met<'a>)) -> Result<(), Wrong> {
    let mut row = 0_u32;
    let mut column = 0_u32;
    loop {
        match xml.next()?.ok_or("an element that is not closed")? {
            Piece::Text(..) => {}
            Piece::Close(range) if xml.depth() == 1 => {
                take(Met::DataEnd(Ok(range.start)));
                return Ok(());
            }
            Piece::Close(range) => take(Met::RowEnd(range.start)),
            Piece::Open(tag) => match tag.local() {
                "row" => {
                    let said = tag.pairs().find(|(name, _)| *name == "r");
                    row = match said {
                        Some((_, said)) => {
                            said.trim().parse().map_err(|_| "a row without a number")?
                        }
                        None => row.saturating_add(1),
                    };
                    column = 0;
                    take(Met::Row(tag, row));
                    if tag.closes {
                        take(Met::RowEnd(tag.to));
                    }
                }
                "c" => {
                    let said = tag.pairs().find(|(name, _)| *name == "r");
                    if let Some((_, said)) = said {
                        let (at_column, at_row) = position(said).ok_or("a cell without a place")?;
                        if at_row != row {
                            return Err("a cell in a row that is not its own");
                        }
                        column = at_column;
                    }
                    let end = xml.skip(&tag)?.map_or(tag.to, |end| end.end);
                    if let Ok(column) = u16::try_from(column) {
                        take(Met::Cell(Cell {
                            tag,
                            text: &text[tag.from..end],
                            row,
                            column,
                        }));
                    }
                    column = column.saturating_add(1);
                }
                _ => {
                    xml.skip(&tag)?;
                }
            },
        }
    }
}

/// Reads `G57` as column 6 and row 57; `$` signs are passed over.
pub(super) fn position(text: &str) -> Option<(u32, u32)> {
    let text = text.trim().replace('$', "");
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, digits) = text.split_at(letters);
    if letters.is_empty() || letters.len() > 3 || !digits.bytes().all(|it| it.is_ascii_digit()) {
        return None;
    }
    let column = letters.bytes().fold(0, |sum, letter| {
        sum * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    Some((column - 1, digits.parse().ok().filter(|row| *row > 0)?))
}

/// Reads `A1:C7` as its first and last row and its columns.
pub(super) fn area(text: &str) -> Option<(Range<u32>, Range<u32>)> {
    let (from, to) = text.split_once(':').unwrap_or((text, text));
    let (from, to) = (position(from)?, position(to)?);
    let span = |a: u32, b: u32| a.min(b)..a.max(b) + 1;
    Some((span(from.1, to.1), span(from.0, to.0)))
}

#[cfg(test)]
mod tests {
    use super::{area, position};

    #[test]
    fn places_are_read() {
        assert_eq!(position("A1"), Some((0, 1)));
        assert_eq!(position("$xfd$12"), Some((16_383, 12)));
        for wrong in ["", "A", "1", "A0", "ABCD1", "A-1", "A99999999999"] {
            assert_eq!(position(wrong), None, "{wrong}");
        }
        assert_eq!(area("B2:A9"), Some((2..10, 0..2)));
        assert_eq!(area("C3"), Some((3..4, 2..3)));
    }
}
