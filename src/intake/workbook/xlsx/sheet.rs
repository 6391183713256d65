//! The rows of a sheet, read while it is inflated.
//!
//! Lives here: which row and column a cell stands in, and that rows and cells ascend. Never here:
//! what a cell's value is; `cell` says that.

use super::around;
use super::cell::{Head, Values};
use super::row::{RowHead, check_row};
use super::shared_strings::{SharedTexts, read_runs};
use super::text;
use super::tokenizer::{Token, Tokens};
use super::volatile::Volatile;
use crate::intake::limits::Limits;
use crate::intake::rows::{RawRow, RowFact, SheetFacts, SheetRows, Slot, Stop, sound_text};

/// The rows of a sheet.
pub(super) struct XlsxRows<'a> {
    tokens: Tokens<'a>,
    shared: &'a SharedTexts,
    values: Values<'a>,
    limits: Limits,
    facts: SheetFacts,
    /// Depth of the element that holds the rows, while it is open.
    data: Option<usize>,
    /// The row at hand, from 1.
    number: u32,
    /// Whether the number of the row at hand was only counted, not written.
    counted: bool,
    /// The column of the next cell that does not say its own.
    next_column: u32,
    text: Vec<u8>,
    slots: Vec<Slot>,
    cells: u64,
    last_wanted: u16,
    /// Hidden columns as flags; empty when there are none.
    hidden: Vec<bool>,
    /// What formulas depend on, where somebody asked.
    volatile: Option<Volatile>,
    done: bool,
}

impl<'a> XlsxRows<'a> {
    /// Reads the rows from `tokens`. `facts` holds what is known before.
    pub(super) fn new(
        tokens: Tokens<'a>,
        shared: &'a SharedTexts,
        values: Values<'a>,
        limits: Limits,
        facts: SheetFacts,
    ) -> Self {
        Self {
            tokens,
            shared,
            values,
            limits,
            facts,
            data: None,
            number: 0,
            counted: false,
            next_column: 0,
            text: Vec::new(),
            slots: Vec::new(),
            cells: 0,
            last_wanted: Limits::COLUMNS - 1,
            hidden: Vec::new(),
            volatile: None,
            done: false,
        }
    }

    /// Reads on to the next row that holds something; says whether there is one.
    fn advance(&mut self) -> Result<bool, Stop> {
        let mut ranges_follow = false;
        loop {
            match self.tokens.next()? {
                Token::Start {
                    name: b"row",
                    attributes,
                } if self.data.is_some() => {
                    let head = RowHead::read(attributes)?;
                    self.read_row(&head)?;
                    if !self.slots.is_empty() {
                        self.facts.ghost_rows = 0;
                        return Ok(true);
                    }
                    self.facts.ghost_rows += 1;
                }
                Token::Start {
                    name: b"sheetData", ..
                } => {
                    self.data = Some(self.tokens.depth());
                    self.flag_columns();
                }
                Token::Start { name: b"sqref", .. } if ranges_follow => {
                    let most = self.limits.cell_bytes;
                    self.text.clear();
                    self.tokens.text_into(&mut self.text, most)?;
                    around::note_ranges(&self.text, &mut self.facts);
                    ranges_follow = false;
                }
                Token::Start { name, attributes } if self.data.is_none() => {
                    ranges_follow |= around::note(name, attributes, &mut self.facts)?;
                }
                Token::End { depth: open } if self.data.is_some_and(|depth| open < depth) => {
                    self.data = None;
                }
                Token::Finished => return Ok(false),
                _ => {}
            }
        }
    }

    fn flag_columns(&mut self) {
        for (from, to) in &self.facts.hidden_columns {
            self.hidden.resize(usize::from(Limits::COLUMNS), false);
            self.hidden[usize::from(*from)..=usize::from(*to)].fill(true);
        }
    }

    /// Reads the row that was just begun.
    fn read_row(&mut self, head: &RowHead) -> Result<(), Stop> {
        let before = self.number;
        self.counted = head.number.is_none();
        self.number = head.number.unwrap_or(before.saturating_add(1));
        check_row(self.number, before)?;
        self.text.clear();
        self.slots.clear();
        self.next_column = 0;
        let depth = self.tokens.depth();
        loop {
            if self.plain_cell(before)? {
                continue;
            }
            match self.tokens.next()? {
                Token::Start {
                    name: b"c",
                    attributes,
                } => {
                    let cell = Head::read(attributes)?;
                    let column = self.column(&cell, before)?;
                    self.read_cell(cell, column)?;
                }
                Token::Start { .. } => self.tokens.skip()?,
                Token::End { depth: open } if open < depth => break,
                _ => {}
            }
        }
        self.order_cells()?;
        if head.hidden && !self.slots.is_empty() {
            self.facts.hidden_rows.add(self.number, self.number);
            for slot in &mut self.slots {
                slot.flags |= Slot::HIDDEN;
            }
        }
        Ok(())
    }

    /// Returns the column of a cell, and sees that it stands in the row at hand.
    #[inline]
    fn column(&mut self, cell: &Head, before: u32) -> Result<u16, Stop> {
        if let Some(at) = cell.position {
            if let Some(row) = at.row
                && row != self.number
            {
                if !self.counted || self.next_column > 0 {
                    let detail = format!("{row} in {}", self.number);
                    return Err(Stop::unreadable("cell-order", detail));
                }
                check_row(row, before)?;
                self.number = row;
            }
            self.next_column = at.column.unwrap_or(self.next_column);
        }
        let column = self.next_column;
        match u16::try_from(column) {
            Ok(fits) if fits < Limits::COLUMNS => {
                self.next_column = column + 1;
                Ok(fits)
            }
            _ => Err(Stop::over(
                "columns",
                u64::from(column) + 1,
                Limits::COLUMNS,
            )),
        }
    }

    /// Reads the next cell if it is of the plainest shape; says whether it was.
    #[inline]
    fn plain_cell(&mut self, before: u32) -> Result<bool, Stop> {
        let from = self.text.len();
        let Some(plain) = self.tokens.plain_cell() else {
            return Ok(false);
        };
        let cell = Head::of(&plain);
        text::unescape(plain.value, &mut self.text);
        self.check_length(from)?;
        let column = self.column(&cell, before)?;
        self.keep_cell(&cell, column, from)?;
        Ok(true)
    }

    fn check_length(&self, from: usize) -> Result<(), Stop> {
        let length = self.text.len() - from;
        if length > self.limits.cell_bytes {
            return Err(Stop::over("cell-bytes", length, self.limits.cell_bytes));
        }
        Ok(())
    }

    /// Reads the cell that was just begun.
    #[inline]
    fn read_cell(&mut self, mut cell: Head, column: u16) -> Result<(), Stop> {
        let from = self.text.len();
        let (open, close): (&[u8], &[u8]) = if cell.is_inline() {
            (b"<is><t>", b"</t></is></c>")
        } else {
            (b"<v>", b"</v></c>")
        };
        if let Some(raw) = self.tokens.shortcut(open, close, b"c") {
            cell.filled = true;
            text::unescape(raw, &mut self.text);
            self.check_length(from)?;
        } else {
            self.read_parts(&mut cell, from)?;
        }
        self.keep_cell(&cell, column, from)
    }

    /// Keeps a cell whose value was read.
    #[inline]
    fn keep_cell(&mut self, cell: &Head, column: u16, from: usize) -> Result<(), Stop> {
        self.facts.formulas += u64::from(cell.formula);
        if let Some(volatile) = self.volatile.as_mut().filter(|_| cell.formula) {
            volatile.note(self.number, column);
        }
        let slot = self
            .values
            .slot(cell, column, &mut self.text, from, self.shared);
        let Some(mut slot) = slot.filter(|_| column <= self.last_wanted) else {
            self.text.truncate(from);
            return Ok(());
        };
        if self.hidden.get(usize::from(column)) == Some(&true) {
            slot.flags |= Slot::HIDDEN;
        }
        self.slots.push(slot);
        self.cells += 1;
        if self.slots.len() > usize::from(Limits::COLUMNS) {
            // More cells than columns: some stand in one place, and the row may have no end.
            self.order_cells()?;
        }
        if self.cells > self.limits.cells {
            return Err(Stop::over("cells", self.cells, self.limits.cells));
        }
        if self.text.len() > self.limits.record_bytes {
            return Err(Stop::over(
                "record-bytes",
                self.text.len(),
                self.limits.record_bytes,
            ));
        }
        Ok(())
    }

    /// Reads the elements of a cell that is not of the plainest shape.
    fn read_parts(&mut self, cell: &mut Head, from: usize) -> Result<(), Stop> {
        let depth = self.tokens.depth();
        let most = self.limits.cell_bytes;
        loop {
            match self.tokens.next()? {
                Token::Start { name: b"v", .. } => {
                    // A text of its own goes before what `v` says.
                    let length = self.text.len();
                    let inline = cell.is_inline() && cell.filled;
                    self.tokens.text_into(&mut self.text, most)?;
                    self.text
                        .truncate(if inline { length } else { self.text.len() });
                    cell.filled = true;
                }
                Token::Start { name: b"is", .. } => {
                    self.text.truncate(from);
                    cell.set_inline();
                    cell.filled = true;
                    read_runs(&mut self.tokens, &mut self.text, most)?;
                }
                Token::Start {
                    name: b"f",
                    attributes,
                } => {
                    cell.formula = true;
                    match &mut self.volatile {
                        None => self.tokens.skip()?,
                        Some(volatile) => {
                            volatile.begin(attributes);
                            self.tokens.text_into(&mut volatile.formula, most)?;
                            volatile.end();
                        }
                    }
                }
                Token::Start { .. } => self.tokens.skip()?,
                Token::End { depth: open } if open < depth => return Ok(()),
                _ => {}
            }
            if self.text.len() - from > most {
                return Err(Stop::over("cell-bytes", self.text.len() - from, most));
            }
        }
    }

    /// Sorts the cells where they do not ascend. Two cells in one place are refused: which of them
    /// is shown depends on the program.
    fn order_cells(&mut self) -> Result<(), Stop> {
        if self.slots.is_sorted_by(|a, b| a.column < b.column) {
            return Ok(());
        }
        self.slots.sort_by_key(|slot| slot.column);
        match self
            .slots
            .windows(2)
            .find(|pair| pair[0].column == pair[1].column)
        {
            Some(pair) => Err(Stop::unreadable(
                "duplicate-cell",
                pair[0].column.to_string(),
            )),
            None => Ok(()),
        }
    }
}

impl SheetRows for XlsxRows<'_> {
    fn next_row(&mut self) -> Result<Option<RawRow<'_>>, Stop> {
        if self.done {
            return Ok(None);
        }
        match self.advance() {
            Ok(true) => Ok(Some(RawRow {
                number: self.number,
                text: sound_text(&mut self.text),
                shared: self.shared.text(),
                slots: &self.slots,
                at: None,
            })),
            Ok(false) => {
                self.done = true;
                Ok(None)
            }
            Err(stop) => {
                self.done = true;
                let row = stop.row.unwrap_or(self.number.max(1));
                Err(stop.at_row(row))
            }
        }
    }

    fn want_columns(&mut self, last: u16) {
        self.last_wanted = last;
    }

    fn want_notices(&mut self) {
        self.volatile = Some(Volatile::default());
    }

    fn take_row_facts(&mut self) -> Vec<RowFact> {
        let volatile = self.volatile.as_mut();
        volatile.map_or_else(Vec::new, |it| std::mem::take(&mut it.facts))
    }

    fn facts(&self) -> &SheetFacts {
        &self.facts
    }
}
