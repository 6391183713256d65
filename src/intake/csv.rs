//! Delimited text: records to raw rows, on csv-core, in bounded memory.
//!
//! csv-core is fed by hand, because row numbers must be those a spreadsheet shows: blank lines
//! count, and a record's first byte and line are known whatever the line ends.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use crate::fact::{FactKind, Params};
use crate::intake::limits::Limits;
use crate::intake::rows::{
    Book, BookFacts, CellKind, RawRow, SheetFacts, SheetInfo, SheetRows, Slot, Stop, Visibility,
};
use crate::intake::text::delimiter::{DecimalMark, Layout, layout};
use crate::intake::text::encoding::{TextEncoding, Transcoder, detect};

/// The most fields of a record: the columns of a spreadsheet.
const MOST_FIELDS: usize = Limits::COLUMNS as usize;

/// The most unclosed quotes that are mended in one file: each costs a second look at the rest.
const MOST_BROKEN_QUOTES: usize = 50;

/// A text file with its one table.
pub struct CsvBook {
    file: File,
    encoding: TextEncoding,
    layout: Layout,
    limits: Limits,
    sheets: [SheetInfo; 1],
}

impl CsvBook {
    /// Looks at a text file: encoding, delimiter, decimals. `known` says whether a text is a
    /// header that we know.
    ///
    /// # Errors
    ///
    /// A [`Stop`] when the file cannot be read.
    pub fn open(
        mut file: File,
        head: &[u8],
        limits: &Limits,
        known: &dyn Fn(&str) -> bool,
    ) -> Result<Self, Stop> {
        let encoding = detect(&mut file, head).map_err(|error| broken(&error))?;
        let sample = if encoding.is_plain_utf8() {
            let mark = usize::try_from(encoding.mark).unwrap_or(0);
            head[mark.min(head.len())..].to_vec()
        } else {
            let again = file.try_clone().map_err(|error| broken(&error))?;
            let mut text = Vec::new();
            Transcoder::new(again, encoding)
                .and_then(|decoded| decoded.take(64 << 10).read_to_end(&mut text))
                .map_err(|error| broken(&error))?;
            text
        };
        let sheets = [SheetInfo {
            name: None,
            visibility: Visibility::Visible,
        }];
        Ok(Self {
            file,
            encoding,
            layout: layout(&sample, known),
            limits: *limits,
            sheets,
        })
    }

    /// Returns how the file writes decimals.
    #[must_use]
    pub fn decimal(&self) -> DecimalMark {
        self.layout.decimal
    }

    /// Says whether bytes were met that the encoding does not explain.
    #[must_use]
    pub fn is_broken(&self) -> bool {
        self.encoding.broken
    }
}

fn broken(error: &io::Error) -> Stop {
    Stop::unreadable("io", error.to_string())
}

impl Book for CsvBook {
    fn sheets(&self) -> &[SheetInfo] {
        &self.sheets
    }

    fn facts(&self) -> BookFacts {
        BookFacts {
            encoding: Some(self.encoding.name()),
            delimiter: Some(char::from(self.layout.delimiter)),
            ..BookFacts::default()
        }
    }

    fn open_sheet(&mut self, _index: usize) -> Result<Box<dyn SheetRows + '_>, Stop> {
        let mut file = self.file.try_clone().map_err(|error| broken(&error))?;
        let start = self.encoding.mark;
        let source: Box<dyn Read> = if self.encoding.is_plain_utf8() {
            file.seek(SeekFrom::Start(start))
                .map_err(|error| broken(&error))?;
            Box::new(file)
        } else {
            Box::new(Transcoder::new(file, self.encoding).map_err(|error| broken(&error))?)
        };
        Ok(Box::new(CsvRows::new(source, self.layout, self.limits)?))
    }
}

/// The records of a text file.
struct CsvRows {
    source: Box<dyn Read>,
    /// Bytes of the file: from the start of the record at hand to what was read last.
    buffer: Vec<u8>,
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
    /// Lines before the buffer's record.
    line: u64,
    after_cr: bool,
    broken_quotes: usize,
    limits: Limits,
    facts: SheetFacts,
    row_facts: Vec<(FactKind, Params, u32, Option<u16>)>,
}

fn core(delimiter: u8, quoting: bool) -> Reader {
    ReaderBuilder::new()
        .delimiter(delimiter)
        .quoting(quoting)
        .build()
}

impl CsvRows {
    fn new(source: Box<dyn Read>, layout: Layout, limits: Limits) -> Result<Self, Stop> {
        let mut rows = Self {
            source,
            buffer: vec![0; 256 << 10],
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
            line: 1,
            after_cr: false,
            broken_quotes: 0,
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
        self.buffer.copy_within(self.start..self.filled, 0);
        self.at -= self.start;
        self.filled -= self.start;
        self.start = 0;
        if self.filled == self.buffer.len() {
            let larger = self.buffer.len() * 2;
            self.buffer.resize(larger, 0);
        }
        let read = loop {
            match self.source.read(&mut self.buffer[self.filled..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other.map_err(|error| broken(&error).at_row(self.row + 1))?,
            }
        };
        self.filled += read;
        self.ended = read == 0;
        Ok(())
    }

    /// Passes over the line ends before a record; those of blank lines are rows.
    fn skip_blank_lines(&mut self) -> Result<bool, Stop> {
        loop {
            while self.at < self.filled {
                match self.buffer[self.at] {
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
                &self.buffer[self.at..self.filled],
                &mut self.text[written..],
                &mut self.ends[fields..],
            );
            self.at += read;
            written += out;
            fields += ended;
            match result {
                ReadRecordResult::Record => return Ok(fields),
                ReadRecordResult::End => return Ok(fields),
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
        let line = self.line + newlines(&self.buffer[self.start..self.start + open_at]);
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
        let rest = &self.buffer[self.start..self.filled];
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
    fn lay_slots(&mut self, fields: usize) -> Result<(), Stop> {
        self.slots.clear();
        let mut start = 0;
        for (column, end) in self.ends[..fields].iter().enumerate() {
            if end - start > self.limits.record_bytes {
                return Err(Stop::over(
                    "cell-bytes",
                    end - start,
                    self.limits.record_bytes,
                ));
            }
            self.slots.push(Slot {
                column: u16::try_from(column).unwrap_or(u16::MAX),
                kind: CellKind::Text,
                flags: 0,
                start: u32::try_from(start).unwrap_or(u32::MAX),
                end: u32::try_from(*end).unwrap_or(u32::MAX),
            });
            start = *end;
        }
        Ok(())
    }
}

fn newlines(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte == b'\n').count() as u64
}

/// Returns where the quote opens that is still open at the end of a record, if there is one.
fn open_quote(record: &[u8], delimiter: u8) -> Option<usize> {
    let mut open = None;
    let mut field_start = true;
    let mut at = 0;
    while at < record.len() {
        let byte = record[at];
        if open.is_some() {
            if byte == b'"' {
                if record.get(at + 1) == Some(&b'"') {
                    at += 1;
                } else {
                    open = None;
                }
            }
        } else if byte == b'"' && field_start {
            open = Some(at);
        }
        field_start = open.is_none() && (byte == delimiter || byte == b'\n' || byte == b'\r');
        at += 1;
    }
    open
}

impl SheetRows for CsvRows {
    fn next_row(&mut self) -> Result<Option<RawRow<'_>>, Stop> {
        if self.over || !self.skip_blank_lines()? {
            self.over = true;
            return Ok(None);
        }
        self.row = self.row.saturating_add(1);
        let mut fields = self.record().inspect_err(|_| self.over = true)?;
        let at_end = self.ended && self.at == self.filled;
        if fields == 0 || at_end && self.buffer[self.start..self.filled].contains(&b'"') {
            let open = open_quote(&self.buffer[self.start..self.at], self.delimiter);
            match open {
                Some(open) => {
                    fields = self
                        .mend_broken_quote(open)
                        .inspect_err(|_| self.over = true)?
                }
                None if fields == 0 => {
                    self.over = true;
                    let found = self.at - self.start;
                    return Err(Stop::over("record-bytes", found, self.limits.record_bytes)
                        .at_row(self.row));
                }
                None => {}
            }
        }
        let raw = &self.buffer[self.start..self.at];
        self.line += newlines(raw);
        self.after_cr = raw.last() == Some(&b'\r');
        self.start = self.at;
        if self.row > Limits::ROWS.saturating_mul(64) {
            self.over = true;
            return Err(Stop::over("rows", self.row, Limits::ROWS));
        }
        self.lay_slots(fields).inspect_err(|_| self.over = true)?;
        Ok(Some(RawRow {
            number: self.row,
            text: &self.text,
            shared: &[],
            slots: &self.slots,
        }))
    }

    fn want_columns(&mut self, _last: u16) {}

    fn facts(&self) -> &SheetFacts {
        &self.facts
    }

    fn take_row_facts(&mut self) -> Vec<(FactKind, Params, u32, Option<u16>)> {
        std::mem::take(&mut self.row_facts)
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Seek as _, Write as _};

    use super::CsvBook;
    use crate::intake::limits::Limits;
    use crate::intake::rows::Book as _;

    fn rows(text: &[u8]) -> Vec<(u32, Vec<String>)> {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(text).unwrap();
        file.rewind().unwrap();
        let mut book = CsvBook::open(file, text, &Limits::default(), &|_| false).unwrap();
        let mut sheet = book.open_sheet(0).unwrap();
        let mut all = Vec::new();
        while let Some(row) = sheet.next_row().unwrap() {
            let cells = row
                .cells()
                .map(|(_, cell)| String::from_utf8_lossy(cell.bytes).into_owned());
            all.push((row.number, cells.collect()));
        }
        all
    }

    #[track_caller]
    fn case(text: &[u8], expected: &[(u32, &[&str])]) {
        let found = rows(text);
        let found: Vec<(u32, Vec<&str>)> = found
            .iter()
            .map(|(row, cells)| (*row, cells.iter().map(String::as_str).collect()))
            .collect();
        let expected: Vec<(u32, Vec<&str>)> = expected
            .iter()
            .map(|(row, cells)| (*row, cells.to_vec()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_shows_them() {
        case(b"a;b\nc;d\n", &[(1, &["a", "b"]), (2, &["c", "d"])]);
        case(b"a;b\r\n\r\nc;d", &[(1, &["a", "b"]), (3, &["c", "d"])]);
        case(
            b"\n\na;b\n\n\nc;d\n\n",
            &[(3, &["a", "b"]), (6, &["c", "d"])],
        );
        case(
            b"a;b\rc;d\r\re;f",
            &[(1, &["a", "b"]), (2, &["c", "d"]), (4, &["e", "f"])],
        );
        case(
            b"a;\"b\nb\"\r\nc;d\r\n",
            &[(1, &["a", "b\nb"]), (2, &["c", "d"])],
        );
        case(b"sep=;\r\na;b,c\r\n", &[(1, &["a", "b,c"])]);
        case(b"a;b;\n;;\n", &[(1, &["a", "b", ""]), (2, &["", "", ""])]);
        case(b"", &[]);
        case(
            b"a;12\" tubo\nb;c\n",
            &[(1, &["a", "12\" tubo"]), (2, &["b", "c"])],
        );
    }

    #[test]
    fn encodings_are_read() {
        case("a;perché\n".as_bytes(), &[(1, &["a", "perché"])]);
        case(b"\xEF\xBB\xBFa;b\n", &[(1, &["a", "b"])]);
        case(b"a;perch\xE9 \x80\n", &[(1, &["a", "perché €"])]);
        let utf16: Vec<u8> = [0xFF, 0xFE]
            .into_iter()
            .chain("à;b\r\nc;d".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        case(&utf16, &[(1, &["à", "b"]), (2, &["c", "d"])]);
    }

    #[test]
    fn an_unclosed_quote_does_not_swallow_the_rest() {
        case(
            b"a;b\n1;\"x\n2;y\n3;z\n",
            &[
                (1, &["a", "b"]),
                (2, &["1", "\"x"]),
                (3, &["2", "y"]),
                (4, &["3", "z"]),
            ],
        );
        case(b"a;\"b\"", &[(1, &["a", "b"])]);
        case(b"a;\"b", &[(1, &["a", "\"b"])]);
    }
}
