//! Records of a text file to raw rows, on csv-core, in bounded memory.
//!
//! Plain records are cut where they lie (`scan`). The others are given to csv-core, which is fed by
//! hand, because row numbers must be those a spreadsheet shows: blank lines count, and a record's
//! first byte and line are known whatever the line ends.

use std::cell::Cell;
use std::io::Read;
use std::ops::Range;
use std::rc::Rc;

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use crate::fact::{FactKind, Params};
use crate::intake::csv::block::Block;
use crate::intake::csv::broken;
use crate::intake::csv::quotes::{ill_closed_quote, open_quote};
use crate::intake::csv::scan::{Scanned, scan};
use crate::intake::limits::Limits;
use crate::intake::rows::{CellKind, RawRow, SheetFacts, SheetRows, Slot, Stop, TextAt};
use crate::intake::text::delimiter::Layout;
use crate::intake::text::records::{Encodings, decode};

/// The most fields of a record: the columns of a spreadsheet.
const MOST_FIELDS: usize = Limits::COLUMNS as usize;

/// The most unclosed quotes that are mended in one file: each costs a second look at the rest.
const MOST_BROKEN_QUOTES: usize = 50;

/// The records of a text file.
pub(super) struct CsvRows {
    source: Box<dyn Read>,
    /// Bytes of the file: from the start of the record at hand to what was read last.
    block: Block,
    /// First byte of the record at hand.
    start: usize,
    /// First byte not yet given to csv-core.
    at: usize,
    filled: usize,
    ended: bool,
    over: bool,
    delimiter: u8,
    core: Reader,
    text: Vec<u8>,
    ends: Vec<usize>,
    slots: Vec<Slot>,
    /// Rows so far, blank ones too.
    row: u32,
    /// Byte of the file that the buffer begins with, where the file is read as it stands.
    offset: Option<u64>,
    /// Lines before the buffer's record.
    line: u64,
    after_cr: bool,
    broken_quotes: usize,
    /// Encodings of the records so far.
    encodings: Encodings,
    /// Where the file is told about them.
    met: Rc<Cell<Encodings>>,
    /// The record at hand, where it had to be decoded.
    decoded: String,
    limits: Limits,
    facts: SheetFacts,
    row_facts: Vec<RowFact>,
}

/// What was noticed in a row: with its number, and the column where there is one.
type RowFact = (FactKind, Params, u32, Option<u16>);

fn core(delimiter: u8, quoting: bool) -> Reader {
    ReaderBuilder::new()
        .delimiter(delimiter)
        .quoting(quoting)
        .build()
}

impl CsvRows {
    pub(super) fn new(
        source: Box<dyn Read>,
        layout: Layout,
        limits: Limits,
        met: Rc<Cell<Encodings>>,
        offset: Option<u64>,
    ) -> Result<Self, Stop> {
        let mut rows = Self {
            source,
            block: Block::new(256 << 10),
            start: 0,
            at: 0,
            filled: 0,
            ended: false,
            over: false,
            delimiter: layout.delimiter,
            core: core(layout.delimiter, true),
            text: vec![0; 4 << 10],
            ends: vec![0; 64],
            slots: Vec::with_capacity(64),
            row: 0,
            offset,
            line: 1,
            after_cr: false,
            broken_quotes: 0,
            encodings: met.get(),
            met,
            decoded: String::new(),
            limits,
            facts: SheetFacts::default(),
            row_facts: Vec::new(),
        };
        rows.refill()?;
        if layout.sep_line > 0 {
            rows.at = layout.sep_line.min(rows.filled);
            rows.start = rows.at;
            rows.line += 1;
        }
        Ok(rows)
    }

    /// Reads on, keeping the record at hand. The buffer grows up to the limit of a record.
    fn refill(&mut self) -> Result<(), Stop> {
        self.offset = self.offset.map(|offset| offset + self.start as u64);
        let kept = self.start..self.filled;
        self.at -= self.start;
        self.filled -= self.start;
        self.start = 0;
        let read = self
            .block
            .refill(kept, &mut self.source)
            .map_err(|error| broken(&error).at_row(self.row + 1))?;
        self.filled += read;
        self.ended = read == 0;
        Ok(())
    }

    /// Passes over the line ends before a record; those of blank lines are rows.
    fn skip_blank_lines(&mut self) -> Result<bool, Stop> {
        loop {
            while self.at < self.filled {
                match self.block.bytes()[self.at] {
                    b'\n' if self.after_cr => self.after_cr = false,
                    byte @ (b'\n' | b'\r') => {
                        self.row = self.row.saturating_add(1);
                        self.line += 1;
                        self.after_cr = byte == b'\r';
                    }
                    _ => {
                        self.after_cr = false;
                        self.start = self.at;
                        return Ok(true);
                    }
                }
                self.at += 1;
            }
            if self.ended {
                return Ok(false);
            }
            self.start = self.at;
            self.refill()?;
        }
    }

    /// Reads one record into `text` and `ends`; returns how many fields it has.
    fn record(&mut self) -> Result<usize, Stop> {
        let (mut written, mut fields) = (0, 0);
        loop {
            let (result, read, out, ended) = self.core.read_record(
                &self.block.bytes()[self.at..self.filled],
                &mut self.text[written..],
                &mut self.ends[fields..],
            );
            self.at += read;
            written += out;
            fields += ended;
            match result {
                ReadRecordResult::Record | ReadRecordResult::End => return Ok(fields),
                ReadRecordResult::OutputFull => self.text.resize(self.text.len() * 2, 0),
                ReadRecordResult::OutputEndsFull if fields >= MOST_FIELDS => {
                    return Err(Stop::over("fields", fields, MOST_FIELDS).at_row(self.row));
                }
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::InputEmpty => {
                    if self.at - self.start > self.limits.record_bytes {
                        return Ok(0);
                    }
                    if !self.ended {
                        self.refill()?;
                    }
                }
            }
        }
    }

    /// Reads the record at hand again, its first line alone and without quoting, because a quote
    /// in it is never closed and would swallow the rest of the file.
    fn mend_broken_quote(&mut self, open_at: usize) -> Result<usize, Stop> {
        self.broken_quotes += 1;
        let line = self.line + newlines(&self.block.bytes()[self.start..self.start + open_at]);
        let params = Params(vec![("line", line.to_string())]);
        if self.broken_quotes > MOST_BROKEN_QUOTES {
            return Err(Stop {
                kind: FactKind::BrokenQuote,
                params,
                row: Some(self.row),
            });
        }
        self.row_facts
            .push((FactKind::BrokenQuote, params, self.row, None));
        let rest = &self.block.bytes()[self.start..self.filled];
        let end = rest
            .iter()
            .position(|byte| *byte == b'\n')
            .map_or(rest.len(), |at| at + 1);
        let line: Vec<u8> = rest[..end].trim_ascii_end().to_vec();
        let mut plain = core(self.delimiter, false);
        self.text.resize(self.text.len().max(line.len() + 1), 0);
        self.ends.resize(self.ends.len().max(MOST_FIELDS), 0);
        let (_, _, written, fields) = plain.read_record(&line, &mut self.text, &mut self.ends);
        let (_, _, _, last) =
            plain.read_record(&[], &mut self.text[written..], &mut self.ends[fields..]);
        self.at = self.start + end;
        self.core = core(self.delimiter, true);
        self.over = false;
        Ok(fields + last)
    }

    /// Turns the fields into slots.
    fn lay_slots(&mut self, fields: usize) {
        self.slots.clear();
        let mut start = 0;
        for (column, end) in self.ends[..fields].iter().enumerate() {
            self.slots.push(Slot {
                column: u16::try_from(column).unwrap_or(u16::MAX),
                kind: CellKind::Text,
                flags: 0,
                start: u32::try_from(start).unwrap_or(u32::MAX),
                end: u32::try_from(*end).unwrap_or(u32::MAX),
            });
            start = *end;
        }
    }
}

#[expect(
    clippy::naive_bytecount,
    reason = "the compiler makes vectors of it; no crate is worth this line"
)]
fn newlines(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte == b'\n').count() as u64
}

/// Stops where a cell is longer than cells may be. Of a short record none can be.
fn too_long(record: &[u8], slots: &[Slot], limits: &Limits) -> Option<Stop> {
    let most = limits.cell_bytes.min(limits.record_bytes);
    if record.len() <= most {
        return None;
    }
    let lengths = slots.iter().map(|it| (it.end - it.start) as usize);
    let found = lengths.max().unwrap_or(0);
    (found > most).then(|| Stop::over("cell-bytes", found, most))
}

/// Says that from this row on the file has a second encoding.
fn mixed_encodings(row: u32) -> RowFact {
    let params = Params(vec![("kind", "mixed".to_owned())]);
    (FactKind::EncodingBroken, params, row, None)
}

impl CsvRows {
    /// Goes to the next record; says whether there is one.
    fn begin_row(&mut self) -> Result<bool, Stop> {
        if self.over || !self.skip_blank_lines()? {
            self.over = true;
            return Ok(false);
        }
        self.row = self.row.saturating_add(1);
        if self.row > Limits::ROWS.saturating_mul(64) {
            self.over = true;
            return Err(Stop::over("rows", self.row, Limits::ROWS));
        }
        Ok(true)
    }

    /// Passes over a plain record of so many bytes, and its line end; returns where it lies.
    fn take_plain(&mut self, length: usize) -> Range<usize> {
        let record = self.start..self.start + length;
        self.at = record.end + 1;
        self.after_cr = self.block.bytes()[record.end] == b'\r';
        self.line += 1;
        record
    }

    /// Cuts the record at hand where it lies; returns where it ends, `None` where it is not plain.
    fn plain_record(&mut self) -> Result<Option<usize>, Stop> {
        for looked_again in [false, true] {
            let bytes = &self.block.bytes()[self.start..self.filled];
            match scan(bytes, self.delimiter, MOST_FIELDS, &mut self.slots) {
                Scanned::Record(end) if end <= self.limits.record_bytes => return Ok(Some(end)),
                Scanned::Unfinished if !self.ended && !looked_again => self.refill()?,
                _ => return Ok(None),
            }
        }
        Ok(None)
    }

    /// Reads the record at hand with csv-core, into `text` and `slots`.
    fn quoted_record(&mut self) -> Result<(), Stop> {
        let mut fields = self.record()?;
        let at_end = self.ended && self.at == self.filled;
        if fields == 0 || at_end && self.block.bytes()[self.start..self.filled].contains(&b'"') {
            match open_quote(&self.block.bytes()[self.start..self.at], self.delimiter) {
                Some(open) => fields = self.mend_broken_quote(open)?,
                None if fields == 0 => {
                    let found = self.at - self.start;
                    return Err(Stop::over("record-bytes", found, self.limits.record_bytes)
                        .at_row(self.row));
                }
                None => {}
            }
        }
        let raw = &self.block.bytes()[self.start..self.at];
        let spans_lines = newlines(raw) > u64::from(raw.ends_with(b"\n"));
        if spans_lines && let Some(open) = ill_closed_quote(raw, self.delimiter) {
            fields = self.mend_broken_quote(open)?;
        }
        let raw = &self.block.bytes()[self.start..self.at];
        self.after_cr = raw.last() == Some(&b'\r');
        self.line += newlines(raw) + u64::from(self.after_cr);
        self.lay_slots(fields);
        Ok(())
    }
}

impl SheetRows for CsvRows {
    fn next_row(&mut self) -> Result<Option<RawRow<'_>>, Stop> {
        if !self.begin_row()? {
            return Ok(None);
        }
        let plain = self.plain_record().inspect_err(|_| self.over = true)?;
        // A buffer that is filled up anew keeps the record at hand.
        let at = TextAt {
            line: self.line,
            byte: self.offset.map(|offset| offset + self.start as u64),
        };
        let mut sound = None;
        let record = if let Some(end) = plain {
            let record = self.take_plain(end);
            sound = self.block.text(record.clone());
            &self.block.bytes()[record]
        } else {
            self.quoted_record().inspect_err(|_| self.over = true)?;
            let end = self.slots.last().map_or(0, |slot| slot.end as usize);
            &self.text[..end.min(self.text.len())]
        };
        if let Some(stop) = too_long(record, &self.slots, &self.limits) {
            self.over = true;
            return Err(stop.at_row(self.row));
        }
        self.start = self.at;
        let before = self.encodings;
        let text = match sound {
            Some(text) => self.encodings.sound(text),
            None => self.encodings.utf8(record),
        };
        let text = if let Some(text) = text {
            text
        } else {
            decode(record, &mut self.slots, &mut self.decoded);
            &self.decoded
        };
        if self.encodings != before {
            self.met.set(self.encodings);
            if self.encodings.are_mixed() {
                self.row_facts.push(mixed_encodings(self.row));
            }
        }
        Ok(Some(RawRow {
            number: self.row,
            text,
            shared: "",
            slots: &self.slots,
            at: Some(at),
        }))
    }

    fn want_columns(&mut self, _last: u16) {}

    fn facts(&self) -> &SheetFacts {
        &self.facts
    }

    fn take_row_facts(&mut self) -> Vec<RowFact> {
        std::mem::take(&mut self.row_facts)
    }
}
