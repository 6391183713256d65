//! Where the records of a text file lie, and where their fields do.
//!
//! Rows are counted as they were when the file was read: blank lines count, a line `sep=` does
//! not, and a quote that is never closed ends with its line. Never here: letters (`encoding`).

use crate::rewrite::Refused;

/// A record in the bytes of its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Record {
    /// First byte.
    pub(super) from: usize,
    /// Byte after the last field.
    pub(super) end: usize,
    /// Byte after the line end.
    pub(super) to: usize,
    /// Whether a quote in it is never closed, or closed by another mistake.
    pub(super) broken: bool,
}

/// A field of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Field {
    /// First byte, from the start of the record.
    pub(super) from: usize,
    /// Byte after the last.
    pub(super) to: usize,
    /// Whether it stands in quotes.
    pub(super) quoted: bool,
    /// Its text without quotes, not decoded.
    pub(super) text: Vec<u8>,
}

/// Returns how many bytes Excel's first line `sep=;` takes, 0 where there is none.
pub(super) fn sep_line(bytes: &[u8]) -> usize {
    let head = &bytes[..bytes.len().min(64)];
    let end = head.iter().position(|byte| *byte == b'\n');
    let end = end.map_or(head.len(), |at| at + 1);
    let line = head.strip_prefix(b"\"").unwrap_or(head);
    let is_one = line
        .get(..4)
        .is_some_and(|start| start.eq_ignore_ascii_case(b"sep="));
    if is_one { end } else { 0 }
}

/// How far a field has been read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// At its first byte.
    Start,
    /// In it, where a quote means nothing.
    Plain,
    /// Between quotes.
    Quoted,
    /// After a quote between quotes: doubled, or the closing one.
    Closing,
}

impl State {
    /// Goes on by one byte that ends nothing.
    fn after(self, byte: u8) -> Self {
        match (self, byte) {
            (Self::Quoted, b'"') => Self::Closing,
            (Self::Quoted, _) | (Self::Start | Self::Closing, b'"') => Self::Quoted,
            _ => Self::Plain,
        }
    }
}

/// Walks from record to record.
pub(super) struct Walk<'a> {
    bytes: &'a [u8],
    at: usize,
    row: u32,
    delimiter: u8,
    most: usize,
}

impl<'a> Walk<'a> {
    /// Starts at the byte `at`; records hold at most `most` bytes.
    pub(super) fn new(bytes: &'a [u8], at: usize, delimiter: u8, most: usize) -> Self {
        Self {
            bytes,
            at,
            row: 0,
            delimiter,
            most,
        }
    }

    /// Returns the next record and its row. A blank line is a record without fields.
    pub(super) fn next(&mut self) -> Result<Option<(u32, Record)>, Refused> {
        let length = self.line_end(self.at);
        if length > 0 {
            self.row = self.row.saturating_add(1);
            let from = self.at;
            self.at += length;
            let blank = Record {
                from,
                end: from,
                to: self.at,
                broken: false,
            };
            return Ok(Some((self.row, blank)));
        }
        if self.at >= self.bytes.len() {
            return Ok(None);
        }
        self.row = self.row.saturating_add(1);
        let record = self.record()?;
        self.at = record.to;
        Ok(Some((self.row, record)))
    }

    /// Returns the bytes of the line end at `at`, 0 where there is none.
    fn line_end(&self, at: usize) -> usize {
        match self.bytes.get(at..) {
            Some([b'\r', b'\n', ..]) => 2,
            Some([b'\r' | b'\n', ..]) => 1,
            _ => 0,
        }
    }

    fn record(&self) -> Result<Record, Refused> {
        let from = self.at;
        let mut state = State::Start;
        let mut lines_in_quotes = false;
        for (at, byte) in self.bytes.iter().enumerate().skip(from) {
            if at - from > self.most {
                if matches!(state, State::Quoted | State::Closing) {
                    return Ok(self.first_line());
                }
                return Err(Refused::Over {
                    what: "record-bytes",
                    found: (at - from) as u64,
                    allowed: self.most as u64,
                });
            }
            let ends_line = matches!(byte, b'\r' | b'\n');
            if state == State::Quoted {
                lines_in_quotes |= *byte == b'\n';
            } else if ends_line {
                return Ok(Record {
                    from,
                    end: at,
                    to: at + self.line_end(at),
                    broken: false,
                });
            } else if *byte == self.delimiter {
                (state, lines_in_quotes) = (State::Start, false);
                continue;
            } else if state == State::Closing && lines_in_quotes && !matches!(byte, b'"' | b' ') {
                return Ok(self.first_line());
            }
            state = state.after(*byte);
        }
        if state == State::Quoted {
            return Ok(self.first_line());
        }
        Ok(Record {
            from,
            end: self.bytes.len(),
            to: self.bytes.len(),
            broken: false,
        })
    }

    /// Returns the first line alone, of a record whose quotes are broken.
    fn first_line(&self) -> Record {
        let from = self.at;
        let line = self.bytes[from..].iter().position(|byte| *byte == b'\n');
        let to = line.map_or(self.bytes.len(), |at| from + at + 1);
        Record {
            from,
            end: from + self.bytes[from..to].trim_ascii_end().len(),
            to,
            broken: true,
        }
    }
}

/// Cuts a record, whose quotes are sound, into its fields.
pub(super) fn fields(record: &[u8], delimiter: u8) -> Vec<Field> {
    let mut fields = Vec::new();
    let mut state = State::Start;
    let mut field = Field {
        from: 0,
        to: 0,
        quoted: false,
        text: Vec::new(),
    };
    for (at, byte) in record.iter().enumerate() {
        if *byte == delimiter && state != State::Quoted {
            field.to = at;
            let next = Field {
                from: at + 1,
                to: at + 1,
                quoted: false,
                text: Vec::new(),
            };
            fields.push(std::mem::replace(&mut field, next));
            state = State::Start;
            continue;
        }
        let before = state;
        state = state.after(*byte);
        field.quoted |= before == State::Start && state == State::Quoted;
        let opens = before == State::Start && state == State::Quoted;
        if !opens && state != State::Closing {
            field.text.push(*byte);
        }
    }
    field.to = record.len();
    fields.push(field);
    fields
}
