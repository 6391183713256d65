//! OpenDocument spreadsheets (`.ods`), streamed and in bounds.
//!
//! Lives here: the package, and the rows behind [`Book`]. `survey` is the first pass, `table` the
//! walk through one table, `value` and `text` what a cell holds, `xml` the scanner. Never here:
//! what a header or an answer means.
//!
//! Repeats are never expanded further than asked: an empty one costs nothing, a filled one is
//! counted before it is given, so that a file of a few hundred bytes cannot ask for gigabytes.
//! The first pass reads the whole part, so that a damaged file is noticed (the zip's checksum
//! stands at its end) before any of its rows is believed.
//!
//! Not read: sheets in other files that this one links to, tables within cells, tracked changes.

mod entity;
mod row;
mod survey;
mod table;
mod text;
mod value;
mod xml;

use std::io::{self, BufRead, BufReader, Cursor, Read};

use zip::result::ZipError;

use self::row::RowBuffer;
use self::survey::Surveyed;
use self::table::{Gathered, Walk};
use self::xml::{Scanner, Texts, Token};
use super::metadata;
use super::zip_directory::{self, Archive};
use crate::fact::{FactKind, Params};
use crate::intake::file_bytes::FileBytes;
use crate::intake::limits::Limits;
use crate::intake::rows::{
    Book, BookFacts, Metadata, RawRow, RowFact, SheetFacts, SheetInfo, SheetRows, Stop,
};

const CONTENT: &str = "content.xml";
const MANIFEST: &str = "META-INF/manifest.xml";
const META: &str = "meta.xml";
const BLOCK: usize = 64 << 10;

/// Opens an OpenDocument spreadsheet and reads it through once, without its values.
///
/// # Errors
///
/// A [`Stop`] when the package or its content is damaged, asks for a password, is over a limit,
/// or is not a spreadsheet.
pub(in crate::intake) fn open(file: FileBytes, limits: &Limits) -> Result<Box<dyn Book>, Stop> {
    let mut archive = zip_directory::open(file, limits)?;
    if is_encrypted(&mut archive, limits)? {
        return Err(Stop {
            kind: FactKind::Encrypted,
            params: Params::default(),
            row: None,
        });
    }
    let macros = archive
        .file_names()
        .any(|name| name.is_ok_and(|name| is_macro(&name)));
    let held = hold(&mut archive, limits)?;
    let found = match &held {
        Some(bytes) => survey::survey(Cursor::new(bytes), limits)?,
        None => survey::survey(content(&mut archive)?, limits)?,
    };
    let sheets = found.tables.iter().map(|table| table.info.clone());
    Ok(Box::new(Ods {
        sheets: sheets.collect(),
        facts: BookFacts {
            external_links: found.external_links,
            macros,
            ..BookFacts::default()
        },
        keeps_changes: found.keeps_changes,
        tables: found.tables,
        archive,
        held,
        limits: *limits,
    }))
}

struct Ods {
    archive: Archive,
    /// The whole of `content.xml`, where it is small.
    held: Option<Vec<u8>>,
    sheets: Vec<SheetInfo>,
    tables: Vec<Surveyed>,
    facts: BookFacts,
    /// Whether the file keeps changes with their authors.
    keeps_changes: bool,
    limits: Limits,
}

impl Book for Ods {
    fn sheets(&self) -> &[SheetInfo] {
        &self.sheets
    }

    fn facts(&self) -> BookFacts {
        self.facts.clone()
    }

    fn metadata(&mut self) -> Metadata {
        let meta = self.archive.by_name(META).ok();
        Metadata {
            author: meta.is_some_and(metadata::names_author),
            revisions: self.keeps_changes,
        }
    }

    fn open_sheet(&mut self, index: usize) -> Result<Box<dyn SheetRows + '_>, Stop> {
        let Some(table) = self.tables.get(index) else {
            return Err(Stop::unreadable("missing-part", index.to_string()));
        };
        if let Some(over) = &table.over {
            return Err(over.clone());
        }
        if let Some(bytes) = &self.held {
            let from = usize::try_from(table.at).unwrap_or(usize::MAX);
            let rest = bytes.get(from..).unwrap_or_default();
            return Ok(Box::new(Rows::begin(rest, table, &self.limits)?));
        }
        let mut part = content(&mut self.archive)?;
        io::copy(&mut part.by_ref().take(table.at), &mut io::sink())
            .map_err(|error| Stop::unreadable("truncated", error.to_string()))?;
        Ok(Box::new(Rows::begin(part, table, &self.limits)?))
    }
}

/// The rows of one table.
struct Rows<'a, R> {
    scanner: Scanner<R>,
    walk: Walk,
    row: RowBuffer,
    /// How often the row must still be given, and the number of its next appearance.
    again: u64,
    number: u32,
    facts: &'a SheetFacts,
    /// Counted anew while reading, and not needed: the first pass has it all.
    ignored: Gathered,
    ended: bool,
}

impl<'a, R: BufRead> Rows<'a, R> {
    /// Begins at the start tag of the table.
    fn begin(input: R, table: &'a Surveyed, limits: &Limits) -> Result<Self, Stop> {
        let mut scanner = Scanner::new(input, table.at, limits.cell_bytes);
        let ended = scanner.next(Texts::Skipped)? != Token::Start { empty: false };
        let row = RowBuffer {
            last_wanted: Some(Limits::COLUMNS - 1),
            ..RowBuffer::default()
        };
        Ok(Self {
            walk: Walk::new(scanner.depth(), *limits),
            scanner,
            row,
            again: 0,
            number: 0,
            facts: &table.facts,
            ignored: Gathered::default(),
            ended,
        })
    }

    /// Finds the next row that holds something. Says whether there is one.
    fn advance(&mut self) -> Result<bool, Stop> {
        if self.again > 0 {
            self.again -= 1;
            self.number = self.number.saturating_add(1);
            return Ok(true);
        }
        while !self.ended {
            let read = self
                .walk
                .next_row(&mut self.scanner, &mut self.row, &mut self.ignored);
            self.ended = !matches!(read, Ok(true));
            if read? && !self.row.slots.is_empty() {
                self.again = self.row.repeat - 1;
                self.number = self.row.shown_number();
                return Ok(true);
            }
        }
        Ok(false)
    }
}

impl<R: BufRead> SheetRows for Rows<'_, R> {
    fn next_row(&mut self) -> Result<Option<RawRow<'_>>, Stop> {
        let found = self.advance()?;
        Ok(found.then(|| self.row.raw(self.number)))
    }

    fn want_columns(&mut self, last: u16) {
        self.row.last_wanted = Some(last.min(Limits::COLUMNS - 1));
    }

    fn want_notices(&mut self) {
        self.ignored.volatile = Some(Vec::new());
    }

    fn take_row_facts(&mut self) -> Vec<RowFact> {
        let volatile = self.ignored.volatile.as_mut();
        volatile.map_or_else(Vec::new, std::mem::take)
    }

    fn facts(&self) -> &SheetFacts {
        self.facts
    }
}

/// Returns `content.xml` as a stream.
fn content(archive: &mut Archive) -> Result<BufReader<impl Read + '_>, Stop> {
    let part = archive.by_name(CONTENT).map_err(|error| missing(&error))?;
    Ok(BufReader::with_capacity(BLOCK, part))
}

/// Returns the whole of `content.xml` if it may be held.
fn hold(archive: &mut Archive, limits: &Limits) -> Result<Option<Vec<u8>>, Stop> {
    let part = archive.by_name(CONTENT).map_err(|error| missing(&error))?;
    if part.size() > limits.held_sheet_bytes {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    // One byte more than it has: the checksum is compared at its end.
    part.take(limits.held_sheet_bytes + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| Stop::unreadable("truncated", error.to_string()))?;
    Ok(Some(bytes))
}

/// Says whether the manifest speaks of a key. A package without manifest is read all the same.
fn is_encrypted(archive: &mut Archive, limits: &Limits) -> Result<bool, Stop> {
    let part = match archive.by_name(MANIFEST) {
        Ok(part) => part,
        Err(ZipError::FileNotFound) => return Ok(false),
        Err(error) => return Err(missing(&error)),
    };
    let input = BufReader::with_capacity(BLOCK, part);
    let mut scanner = Scanner::new(input, 0, limits.cell_bytes);
    loop {
        match scanner.next(Texts::Skipped) {
            Ok(Token::Start { .. }) if scanner.tag().name.ends_with(b"encryption-data") => {
                return Ok(true);
            }
            // Only the content must be sound.
            Ok(Token::Eof) | Err(_) => return Ok(false),
            Ok(_) => {}
        }
    }
}

/// Says whether a part holds a macro; an empty library has only the two lists.
fn is_macro(name: &str) -> bool {
    let in_room = name.starts_with("Basic/") || name.starts_with("Scripts/");
    let list = ["/", "/script-lc.xml", "/script-lb.xml"];
    in_room && !list.iter().any(|end| name.ends_with(end))
}

fn missing(error: &ZipError) -> Stop {
    match error {
        ZipError::FileNotFound => Stop::unreadable("missing-part", CONTENT),
        error => Stop::unreadable("truncated", error.to_string()),
    }
}

#[cfg(test)]
mod tests;
