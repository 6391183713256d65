//! The places of rows and cells in the content of a spreadsheet, with how many each stands for.
//!
//! Names are those that every writer gives (`table:table-row`). Never here: what a cell holds.

use std::ops::Range;

use crate::rewrite::xml::{Piece, Tag, Wrong, Xml};

const ROWS_REPEATED: &str = "table:number-rows-repeated";
const COLUMNS_REPEATED: &str = "table:number-columns-repeated";

/// A row, which may stand for many.
pub(super) struct Row<'a> {
    pub(super) tag: Tag<'a>,
    pub(super) range: Range<usize>,
    /// Number of the first, from 1.
    pub(super) number: u64,
    pub(super) repeat: u64,
    pub(super) cells: Vec<CellAt<'a>>,
}

/// A cell, which may stand for many beside each other.
pub(super) struct CellAt<'a> {
    pub(super) tag: Tag<'a>,
    pub(super) range: Range<usize>,
    /// Column of the first, from 0.
    pub(super) column: u64,
    pub(super) repeat: u64,
}

impl CellAt<'_> {
    /// Says whether the cell stands in this column.
    pub(super) fn holds(&self, column: u16) -> bool {
        (self.column..self.column.saturating_add(self.repeat)).contains(&u64::from(column))
    }

    /// Writes the cell for so many columns; nothing for none.
    pub(super) fn repeated(&self, text: &str, times: u64) -> String {
        repeated(
            &self.tag,
            &text[self.range.clone()],
            COLUMNS_REPEATED,
            times,
        )
    }
}

impl Row<'_> {
    pub(super) fn first(&self) -> u32 {
        u32::try_from(self.number).unwrap_or(u32::MAX)
    }

    pub(super) fn last(&self) -> u32 {
        u32::try_from(self.number + self.repeat - 1).unwrap_or(u32::MAX)
    }

    /// Returns the cell that stands in this column.
    pub(super) fn cell(&self, column: u16) -> Option<&CellAt<'_>> {
        self.cells.iter().find(|cell| cell.holds(column))
    }

    /// Writes the row for so many rows; nothing for none.
    pub(super) fn repeated(&self, text: &str, times: u64) -> String {
        repeated(&self.tag, &text[self.range.clone()], ROWS_REPEATED, times)
    }
}

fn repeated(tag: &Tag<'_>, element: &str, attribute: &str, times: u64) -> String {
    let count = match times {
        0 => return String::new(),
        1 => String::new(),
        _ => format!(" {attribute}=\"{times}\""),
    };
    let rest = &element[tag.to - tag.from..];
    tag.with(&[attribute], &count, tag.closes) + rest
}

/// Returns how many a row or a cell stands for.
fn count(tag: &Tag<'_>, attribute: &str) -> u64 {
    let said = tag.pairs().find(|(name, _)| *name == attribute);
    let count = said.and_then(|(_, it)| it.trim().parse().ok());
    count.unwrap_or(1).clamp(1, 1 << 32)
}

/// Hands over all rows, with the name of their sheet.
pub(super) fn rows<'a>(text: &'a str, mut take: impl FnMut(&str, &Row<'a>)) -> Result<(), Wrong> {
    let mut xml = Xml::new(text);
    let (mut sheet, mut number) = (String::new(), 1);
    while let Some(piece) = xml.next()? {
        let Piece::Open(tag) = piece else { continue };
        match tag.name {
            "table:table" => {
                let name = tag.pairs().find(|(name, _)| *name == "table:name");
                sheet = name.map_or_else(String::new, |(_, name)| {
                    crate::rewrite::xml::unescape(name).into_owned()
                });
                number = 1;
            }
            "table:table-row" => {
                let row = row(&mut xml, tag, number)?;
                number += row.repeat;
                take(&sheet, &row);
            }
            "office:document-content"
            | "office:body"
            | "office:spreadsheet"
            | "table:table-rows"
            | "table:table-row-group"
            | "table:table-header-rows" => {}
            _ => {
                xml.skip(&tag)?;
            }
        }
    }
    Ok(())
}

fn row<'a>(xml: &mut Xml<'a>, tag: Tag<'a>, number: u64) -> Result<Row<'a>, Wrong> {
    let mut row = Row {
        tag,
        range: tag.from..tag.to,
        number,
        repeat: count(&tag, ROWS_REPEATED),
        cells: Vec::new(),
    };
    let mut column = 0;
    if tag.closes {
        return Ok(row);
    }
    loop {
        match xml.next()?.ok_or("an element that is not closed")? {
            Piece::Text(..) => {}
            Piece::Close(end) => {
                row.range.end = end.end;
                return Ok(row);
            }
            Piece::Open(cell) => {
                let to = xml.skip(&cell)?.map_or(cell.to, |end| end.end);
                if matches!(cell.name, "table:table-cell" | "table:covered-table-cell") {
                    let repeat = count(&cell, COLUMNS_REPEATED);
                    row.cells.push(CellAt {
                        tag: cell,
                        range: cell.from..to,
                        column,
                        repeat,
                    });
                    column += repeat;
                } else {
                    return Err("a row with something else than cells");
                }
            }
        }
    }
}
