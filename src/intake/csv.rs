//! Delimited text behind [`Book`]: its encoding, its delimiter, its one table.

mod block;
mod quotes;
mod records;
mod scan;

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;
use std::rc::Rc;

use self::records::CsvRows;
use crate::intake::file_bytes::FileBytes;
use crate::intake::limits::Limits;
use crate::intake::open::{self, Input};
use crate::intake::rows::{Book, BookFacts, SheetInfo, SheetRows, Stop, Visibility};
use crate::intake::text::delimiter::{DecimalMark, Layout, is_in_quotes, layout};
use crate::intake::text::encoding::{TextEncoding, Transcoder, decoded_twice, detect};
use crate::intake::text::records::{Encodings, single_bytes};
use crate::origin::TextAt;

/// A text file with its one table.
pub(super) struct CsvBook {
    file: FileBytes,
    encoding: TextEncoding,
    /// What the records turned out to be, once they were read.
    met: Rc<Cell<Encodings>>,
    layout: Layout,
    limits: Limits,
    sheets: [SheetInfo; 1],
    decoded_twice: Option<&'static str>,
    lines_in_quotes: bool,
}

impl CsvBook {
    /// Looks at a text file: encoding, delimiter, decimals. `known` says whether a text is a
    /// header that we know.
    ///
    /// # Errors
    ///
    /// A [`Stop`] when the file cannot be read.
    pub(super) fn open(
        file: FileBytes,
        head: &[u8],
        limits: &Limits,
        known: &dyn Fn(&str) -> bool,
    ) -> Result<Self, Stop> {
        let encoding = detect(&file, head).map_err(|error| broken(&error))?;
        let sample = if encoding.is_by_record() {
            let mark = usize::try_from(encoding.mark).unwrap_or(0);
            sample(&head[mark.min(head.len())..])
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
            met: Rc::new(Cell::new(Encodings::of_file(encoding.mark == 3))),
            layout: layout(&sample, known),
            limits: *limits,
            sheets,
            decoded_twice: decoded_twice(&sample),
            lines_in_quotes: is_in_quotes(&sample, known),
        })
    }

    /// Returns how the file writes decimals.
    #[must_use]
    pub(super) fn decimal(&self) -> DecimalMark {
        self.layout.decimal
    }

    /// Returns what stands before the first row and is none: the mark of UTF-8 (`bom`), a line
    /// `sep=;` (`sep`), `both`, or a line that names another delimiter (`other-sep`). The mark of UTF-16 belongs to its encoding, and with semicolons the
    /// mark of UTF-8 is how Excel saves: without it Excel would tear accents.
    #[must_use]
    pub(super) fn begins_with(&self) -> Option<&'static str> {
        if self.layout.sep_differs {
            return Some("other-sep");
        }
        match (self.encoding.mark == 3, self.layout.sep_line > 0) {
            (true, true) => Some("both"),
            (true, false) if self.layout.delimiter == b';' => None,
            (true, false) => Some("bom"),
            (false, true) => Some("sep"),
            (false, false) => None,
        }
    }

    /// Returns what shows that the text is broken: bytes that the encoding does not explain, or
    /// letters that were decoded twice.
    #[must_use]
    pub(super) fn broken_by(&self) -> Option<&'static str> {
        if self.encoding.broken {
            return Some("\u{fffd}");
        }
        self.decoded_twice
    }
}

/// Returns the first bytes of a file as text, each line for what it is.
fn sample(head: &[u8]) -> Vec<u8> {
    let mut met = Encodings::default();
    let lines = head.split_inclusive(|byte| *byte == b'\n');
    let mut text = Vec::with_capacity(head.len());
    for line in lines {
        match met.utf8(line) {
            Some(line) => text.extend_from_slice(line.as_bytes()),
            None => text.extend_from_slice(single_bytes(line).as_bytes()),
        }
    }
    text
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
            encoding: Some(if self.encoding.is_by_record() {
                self.met.get().name()
            } else {
                self.encoding.name()
            }),
            delimiter: Some(char::from(self.layout.delimiter)),
            lines_in_quotes: self.lines_in_quotes,
            ..BookFacts::default()
        }
    }

    fn open_sheet(&mut self, _index: usize) -> Result<Box<dyn SheetRows + '_>, Stop> {
        let mut file = self.file.try_clone().map_err(|error| broken(&error))?;
        let start = self.encoding.mark;
        let source: Box<dyn Read> = if self.encoding.is_by_record() {
            file.seek(SeekFrom::Start(start))
                .map_err(|error| broken(&error))?;
            Box::new(file)
        } else {
            Box::new(Transcoder::new(file, self.encoding).map_err(|error| broken(&error))?)
        };
        let met = Rc::clone(&self.met);
        Ok(Box::new(CsvRows::new(
            source,
            self.layout,
            self.limits,
            met,
            self.encoding.is_by_record().then_some(start),
        )?))
    }
}

/// Returns where the records of these rows begin in a text file that was read before: those that
/// are found, in the one pass up to the last of them.
#[must_use]
pub fn record_starts(
    path: &Path,
    delimiter: char,
    limits: &Limits,
    rows: &BTreeSet<u32>,
) -> BTreeMap<u32, TextAt> {
    let mut starts = BTreeMap::new();
    let Some(last) = rows.last() else {
        return starts;
    };
    let opened = open::open(&Input::File(path.to_owned()), limits.part_bytes);
    let book = opened
        .ok()
        .and_then(|it| CsvBook::open(it.file, &it.head, limits, &|_| false).ok());
    let Some(mut book) = book else {
        return starts;
    };
    book.layout.delimiter = u8::try_from(delimiter).unwrap_or(book.layout.delimiter);
    let Ok(mut records) = book.open_sheet(0) else {
        return starts;
    };
    while let Ok(Some(row)) = records.next_row() {
        if rows.contains(&row.number) {
            starts.extend(row.at.map(|at| (row.number, at)));
        }
        if row.number >= *last {
            break;
        }
    }
    starts
}

#[cfg(test)]
mod tests;
