//! Rows of one table, read from the tags between `<table:table>` and its end.
//!
//! Lives here: columns, rows and cells with their repeats. Never here: which tables there are
//! (`survey`), or what a value means (`value`).

use std::io::BufRead;

use super::entity::decode;
use super::row::RowBuffer;
use super::text::read_paragraph;
use super::value::{CellHead, count};
use super::xml::{Scanner, Tag, Texts, Token};
use crate::fact::{FactKind, Params};
use crate::intake::limits::Limits;
use crate::intake::rows::{CellKind, Merge, RowFact, SheetFacts, Stop};
use crate::intake::workbook::formulas;

/// What a first pass over a table gathers.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// Facts for whoever reads the rows.
    pub(super) facts: SheetFacts,
    /// Whether a formula or a link names another file.
    pub(super) external: bool,
    /// Formulas that change by themselves, where somebody asked.
    pub(super) volatile: Option<Vec<RowFact>>,
    /// How many merges may still be kept, over all tables of the file.
    pub(super) merges_left: usize,
}

/// Walks through one table.
#[derive(Debug)]
pub(super) struct Walk {
    limits: Limits,
    /// Depth of the table's own element.
    depth: usize,
    /// Number of the next row, from 1.
    row: u64,
    /// The next column to be described.
    column: u64,
    /// Hidden columns, ascending, both ends included.
    hidden_columns: Vec<(u16, u16)>,
}

impl Walk {
    /// Begins behind the table's start tag, at `depth`.
    pub(super) fn new(depth: usize, limits: Limits) -> Self {
        Self {
            limits,
            depth,
            row: 1,
            column: 0,
            hidden_columns: Vec::new(),
        }
    }

    /// Returns the hidden columns that were described so far.
    pub(super) fn hidden_columns(&self) -> &[(u16, u16)] {
        &self.hidden_columns
    }

    /// Reads the next row, an empty one too. Says whether there was one.
    ///
    /// # Errors
    ///
    /// A [`Stop`] with its row, when the rest cannot be read.
    pub(super) fn next_row<R: BufRead>(
        &mut self,
        scanner: &mut Scanner<R>,
        row: &mut RowBuffer,
        gathered: &mut Gathered,
    ) -> Result<bool, Stop> {
        let number = u32::try_from(self.row).unwrap_or(u32::MAX);
        self.find_row(scanner, row, gathered)
            .map_err(|stop| stop.at_row(number))
    }

    fn find_row<R: BufRead>(
        &mut self,
        scanner: &mut Scanner<R>,
        row: &mut RowBuffer,
        gathered: &mut Gathered,
    ) -> Result<bool, Stop> {
        loop {
            match scanner.next(Texts::Skipped)? {
                Token::Start { empty } => match scanner.tag().name {
                    b"table:table-columns"
                    | b"table:table-column-group"
                    | b"table:table-header-columns"
                    | b"table:table-rows"
                    | b"table:table-row-group"
                    | b"table:table-header-rows" => {}
                    b"table:table-column" => {
                        self.add_columns(&scanner.tag());
                        scanner.skip_element(empty)?;
                    }
                    b"table:table-row" => {
                        self.read_row(scanner, empty, row, gathered)?;
                        return Ok(true);
                    }
                    other => {
                        gathered.external |= other == b"table:table-source";
                        scanner.skip_element(empty)?;
                    }
                },
                Token::End if scanner.depth() < self.depth => return Ok(false),
                Token::Eof => return Ok(false),
                Token::End | Token::Text => {}
            }
        }
    }

    fn add_columns(&mut self, tag: &Tag<'_>) {
        let repeat = tag
            .attribute(b"table:number-columns-repeated")
            .map_or(1, count);
        let from = self.column;
        self.column = self.column.saturating_add(repeat);
        let last = u64::from(Limits::COLUMNS) - 1;
        if !is_hidden(tag) || from > last {
            return;
        }
        let to = (self.column - 1).min(last);
        let (Ok(from), Ok(to)) = (u16::try_from(from), u16::try_from(to)) else {
            return;
        };
        match self.hidden_columns.last_mut() {
            Some((_, end)) if *end + 1 == from => *end = to,
            _ => self.hidden_columns.push((from, to)),
        }
    }

    fn read_row<R: BufRead>(
        &mut self,
        scanner: &mut Scanner<R>,
        empty: bool,
        row: &mut RowBuffer,
        gathered: &mut Gathered,
    ) -> Result<(), Stop> {
        let tag = scanner.tag();
        let repeat = tag
            .attribute(b"table:number-rows-repeated")
            .map_or(1, count);
        gathered.facts.filtered |= tag.attribute(b"table:visibility") == Some(b"filter");
        row.begin(self.row, repeat, is_hidden(&tag));
        self.row = self.row.saturating_add(repeat);
        if empty {
            return Ok(());
        }
        let depth = scanner.depth();
        let mut column = 0_u64;
        loop {
            match scanner.next(Texts::Skipped)? {
                Token::Start { empty } => match scanner.tag().name {
                    b"table:table-cell" | b"table:covered-table-cell" => {
                        let taken = self.read_cell(scanner, empty, column, row, gathered)?;
                        column = column.saturating_add(taken);
                    }
                    _ => scanner.skip_element(empty)?,
                },
                Token::End if scanner.depth() < depth => return Ok(()),
                Token::Eof => return Ok(()),
                Token::End | Token::Text => {}
            }
        }
    }

    /// Reads a cell and returns how many columns it stands in.
    fn read_cell<R: BufRead>(
        &self,
        scanner: &mut Scanner<R>,
        empty: bool,
        column: u64,
        row: &mut RowBuffer,
        gathered: &mut Gathered,
    ) -> Result<u64, Stop> {
        let wanted = row.wants(column);
        let head = CellHead::read(&scanner.tag(), wanted)?;
        if head.formula && gathered.volatile.is_some() {
            note_volatile(&scanner.tag(), column, row, gathered);
        }
        let mut shown = String::new();
        let mut paragraphs = 0_u32;
        if !empty {
            let keep = wanted && head.needs_text();
            let limit = self.limits.cell_bytes;
            let facts = &mut gathered.facts;
            let before = facts.comments;
            let said = facts.remarks.len();
            paragraphs = read_content(scanner, keep.then_some(&mut shown), limit, facts)?;
            if facts.comments > before && facts.commented.len() < SheetFacts::MOST_COMMENTED {
                let column = u16::try_from(column).unwrap_or(u16::MAX);
                facts.commented.push((row.shown_number(), column));
            }
            let at = u16::try_from(column).unwrap_or(u16::MAX);
            for (cell, _) in &mut facts.remarks[said..] {
                *cell = (row.shown_number(), at);
            }
        }
        if head.span != (1, 1) {
            add_merges(row, column, head.span, gathered);
        }
        gathered.external |= head.names_a_file;
        if !head.is_filled() && paragraphs == 0 {
            return Ok(head.repeat);
        }
        if head.formula {
            let cells = head.repeat.saturating_mul(row.repeat);
            gathered.facts.formulas = gathered.facts.formulas.saturating_add(cells);
        }
        let end = column.saturating_add(head.repeat);
        if end > u64::from(Limits::COLUMNS) {
            return Err(Stop::over("columns", end, Limits::COLUMNS));
        }
        row.filled = row.filled.saturating_add(head.repeat);
        let shown = (paragraphs > 0).then_some(shown.as_str());
        if let (true, Some((kind, flags, text))) = (wanted, head.finish(shown)) {
            let around = (self.hidden_columns.as_slice(), &self.limits);
            row.add((column, head.repeat), (kind, flags), text, around)?;
        }
        Ok(head.repeat)
    }
}

/// Reads what stands in a cell: its paragraphs into `shown`, where that is wanted. Returns how
/// many there are; frames, shapes and tables within the cell are passed over.
fn read_content<R: BufRead>(
    scanner: &mut Scanner<R>,
    mut shown: Option<&mut String>,
    limit: usize,
    facts: &mut SheetFacts,
) -> Result<u32, Stop> {
    let depth = scanner.depth();
    let mut paragraphs = 0_u32;
    loop {
        match scanner.next(Texts::Skipped)? {
            Token::Start { empty } => {
                let name = scanner.tag().name;
                let paragraph = matches!(name, b"text:p" | b"text:h");
                let annotation = name == b"office:annotation";
                if annotation {
                    facts.comments += 1;
                    if !empty {
                        // Its cell is known to the caller.
                        let said = read_annotation(scanner, limit)?;
                        facts.remark((0, 0), said);
                    }
                    continue;
                }
                paragraphs = paragraphs.saturating_add(u32::from(paragraph));
                match shown.as_deref_mut().filter(|_| paragraph) {
                    None => scanner.skip_element(empty)?,
                    Some(shown) => {
                        if paragraphs > 1 {
                            shown.push('\n');
                        }
                        if !empty {
                            read_paragraph(scanner, shown, limit)?;
                        }
                    }
                }
            }
            Token::End if scanner.depth() < depth => return Ok(paragraphs),
            Token::Eof => return Ok(paragraphs),
            Token::End | Token::Text => {}
        }
    }
}

/// Reads what a comment says, its paragraphs in lines; who wrote it is passed over.
fn read_annotation<R: BufRead>(scanner: &mut Scanner<R>, limit: usize) -> Result<String, Stop> {
    let depth = scanner.depth();
    let mut said = String::new();
    loop {
        match scanner.next(Texts::Skipped)? {
            Token::Start { empty } => match scanner.tag().name {
                b"text:p" | b"text:h" if !empty => {
                    said.push('\n');
                    read_paragraph(scanner, &mut said, limit)?;
                }
                _ => scanner.skip_element(empty)?,
            },
            Token::End if scanner.depth() < depth => return Ok(said),
            Token::Eof => return Ok(said),
            Token::End | Token::Text => {}
        }
    }
}

/// Notes a formula that changes by itself; of cells that repeat the first.
fn note_volatile(tag: &Tag<'_>, column: u64, row: &RowBuffer, gathered: &mut Gathered) {
    let formula = tag.attribute(b"table:formula").map(decode);
    let formula = formula.and_then(Result::ok).unwrap_or_default();
    let found = formulas::volatile(&formula);
    if let (Some((what, function)), Some(facts)) = (found, &mut gathered.volatile) {
        let params = Params(vec![
            ("what", what.to_owned()),
            ("function", function.to_owned()),
        ]);
        let column = u16::try_from(column).ok();
        facts.push((
            FactKind::VolatileFormula,
            params,
            row.shown_number(),
            column,
        ));
    }
}

/// Keeps a merged range, as often as its row appears, within the grid and the limits.
fn add_merges(row: &RowBuffer, column: u64, span: (u64, u64), gathered: &mut Gathered) {
    let grid = (u64::from(Limits::COLUMNS), u64::from(Limits::ROWS));
    let room = SheetFacts::MOST_MERGES.saturating_sub(gathered.facts.merges.len());
    let room = room.min(gathered.merges_left) as u64;
    if column >= grid.0 || row.number > grid.1 {
        return;
    }
    let to_column = column.saturating_add(span.0 - 1).min(grid.0 - 1);
    for index in 0..row.repeat.min(room) {
        let from_row = row.number + index;
        let to_row = from_row.saturating_add(span.1 - 1).min(grid.1);
        let ends = (u32::try_from(from_row), u32::try_from(to_row));
        let sides = (u16::try_from(column), u16::try_from(to_column));
        let ((Ok(from_row), Ok(to_row)), (Ok(from_column), Ok(to_column))) = (ends, sides) else {
            return;
        };
        if from_row > to_row {
            return;
        }
        gathered.merges_left -= 1;
        gathered.facts.merges.push(Merge {
            from_row,
            to_row,
            from_column,
            to_column,
        });
    }
}

/// Says whether a row or a column is hidden, by hand or by a filter.
fn is_hidden(tag: &Tag<'_>) -> bool {
    let visibility = tag.attribute(b"table:visibility");
    matches!(visibility, Some(b"collapse" | b"filter"))
}

/// A cell's kind takes one byte: a wide row of repeated cells stays small.
const _: () = assert!(size_of::<CellKind>() == 1);
