//! Colours behind the cells of a sheet. A cell that is not there is made, empty.
//!
//! Never here: what a style says (`styles`).

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::book::in_part;
use super::sheet::{Cell, Met, walk};
use super::styles::Styles;
use crate::finding::Severity;
use crate::origin::column_letters;
use crate::rewrite::Refused;
use crate::rewrite::marks::Spot;
use crate::rewrite::xml::{Splices, Tag};

/// Colours the cells of a sheet; returns its new XML.
pub(super) fn fill(
    part: &str,
    text: &str,
    fills: &BTreeMap<Spot, Severity>,
    styles: &mut Styles<'_>,
) -> Result<String, Refused> {
    let mut painter = Painter {
        fills,
        styles,
        splices: Splices::default(),
        next: fills.keys().next().copied(),
        columns: Vec::new(),
        prefix: "",
        row: None,
        wrong: None,
    };
    walk(text, |met| painter.meet(&met)).map_err(in_part(part))?;
    match painter.wrong {
        Some(refused) => Err(refused),
        None => Ok(painter.splices.apply(text)),
    }
}

/// The row at hand.
struct Row<'a> {
    tag: Tag<'a>,
    number: u32,
    /// Cells that were put in.
    made: bool,
}

struct Painter<'a, 'b, 's> {
    fills: &'b BTreeMap<Spot, Severity>,
    styles: &'b mut Styles<'s>,
    splices: Splices,
    /// The next cell to colour.
    next: Option<Spot>,
    /// First and last column, and style, of columns that have one.
    columns: Vec<(u16, u16, usize)>,
    prefix: &'a str,
    row: Option<Row<'a>>,
    wrong: Option<Refused>,
}

impl<'a> Painter<'a, '_, '_> {
    fn meet(&mut self, met: &Met<'a>) {
        match *met {
            Met::Root(tag) => self.prefix = tag.prefix(),
            Met::Columns(tag) => {
                let number = |key| tag.get(key).and_then(|it| it.parse::<u32>().ok());
                let column = |key| number(key).and_then(|it| u16::try_from(it - it.min(1)).ok());
                if let (Some(from), Some(to), Some(style)) =
                    (column("min"), column("max"), number("style"))
                {
                    self.columns.push((from, to, style as usize));
                }
            }
            Met::Row(tag, number) => {
                let rows = self.rows_before(number);
                self.splices.insert(tag.from, rows);
                self.row = Some(Row {
                    tag,
                    number,
                    made: false,
                });
            }
            Met::Cell(ref cell) => self.cell(cell),
            Met::RowEnd(end) => self.end_row(end),
            Met::DataEnd(Ok(end)) => {
                let rows = self.rows_before(u32::MAX);
                self.splices.insert(end, rows);
            }
            Met::DataEnd(Err(ref tag)) => {
                let rows = self.rows_before(u32::MAX);
                let all = format!("{}{rows}</{}>", tag.with(&[], "", false), tag.name);
                self.splices.replace(tag.from..tag.to, all);
            }
            Met::Part(_) | Met::End(_) => {}
        }
    }

    fn style(&mut self, base: usize, severity: Severity) -> usize {
        self.styles
            .filled(base, severity)
            .unwrap_or_else(|refused| {
                self.wrong = Some(refused);
                base
            })
    }

    /// Goes on to the next cell to colour.
    fn advance(&mut self, past: Spot) {
        let after = (std::ops::Bound::Excluded(past), std::ops::Bound::Unbounded);
        self.next = self.fills.range(after).next().map(|(spot, _)| *spot);
    }

    /// Returns new cells for those of `row` before `column`.
    fn cells_before(&mut self, row: u32, column: u32, row_style: Option<usize>) -> String {
        let mut out = String::new();
        while let Some(spot) = self.next.filter(|(at, _)| *at == row) {
            if u32::from(spot.1) >= column {
                break;
            }
            let of_column = self
                .columns
                .iter()
                .find(|(from, to, _)| (*from..=*to).contains(&spot.1))
                .map_or(0, |(.., style)| *style);
            let style = self.style(row_style.unwrap_or(of_column), self.fills[&spot]);
            let letters = column_letters(spot.1);
            let _ = write!(
                out,
                "<{}c r=\"{letters}{row}\" s=\"{style}\"/>",
                self.prefix
            );
            self.advance(spot);
        }
        out
    }

    /// Returns new rows for those before `row`.
    fn rows_before(&mut self, row: u32) -> String {
        let mut out = String::new();
        while let Some((at, _)) = self.next.filter(|(at, _)| *at < row) {
            let cells = self.cells_before(at, u32::MAX, None);
            let _ = write!(out, "<{0}row r=\"{at}\">{cells}</{0}row>", self.prefix);
        }
        out
    }

    fn cell(&mut self, cell: &Cell<'a>) {
        let spot = (cell.row, cell.column);
        let before = self.made(cell.row, u32::from(cell.column));
        self.splices.insert(cell.tag.from, before);
        let (mut drop, mut add) = (Vec::new(), String::new());
        let placed = cell.tag.pairs().any(|(name, _)| name == "r");
        if !placed && self.row.as_ref().is_some_and(|row| row.made) {
            // What stands after a cell that was put in must say where.
            let _ = write!(add, " r=\"{}{}\"", column_letters(cell.column), cell.row);
        }
        if let Some(severity) = self.fills.get(&spot).copied() {
            let style = self.style(cell.style(), severity);
            drop.push("s");
            let _ = write!(add, " s=\"{style}\"");
            self.advance(spot);
        }
        if !add.is_empty() {
            let tag = cell.tag.with(&drop, &add, cell.tag.closes);
            self.splices.replace(cell.tag.from..cell.tag.to, tag);
        }
    }

    /// Makes the cells of the row at hand before `column`.
    fn made(&mut self, row: u32, column: u32) -> String {
        let style = self.row.as_ref().and_then(|row| {
            let custom = row.tag.get("customFormat");
            let custom = custom.is_some_and(|it| it == "1" || it == "true");
            row.tag.get("s").filter(|_| custom)?.parse().ok()
        });
        let cells = self.cells_before(row, column, style);
        if let Some(row) = self.row.as_mut() {
            row.made |= !cells.is_empty();
        }
        cells
    }

    fn end_row(&mut self, end: usize) {
        let Some(number) = self.row.as_ref().map(|row| row.number) else {
            return;
        };
        let cells = self.made(number, u32::MAX);
        let Some(row) = self.row.take() else { return };
        let unplaced = !row.tag.pairs().any(|(name, _)| name == "r");
        let place = if unplaced {
            format!(" r=\"{number}\"")
        } else {
            String::new()
        };
        let drop: &[&str] = if row.made { &["spans"] } else { &[] };
        let tag = row.tag.with(drop, &place, false);
        if row.tag.closes && (row.made || unplaced) {
            let all = format!("{tag}{cells}</{}>", row.tag.name);
            self.splices.replace(row.tag.from..row.tag.to, all);
        } else if !row.tag.closes {
            self.splices.insert(end, cells);
            if row.made || unplaced {
                self.splices.replace(row.tag.from..row.tag.to, tag);
            }
        }
    }
}
