//! Workbooks of Excel (`.xlsx`, `.xlsm`): a bounded reader that gives one row after the other.
//!
//! Lives here: which part of the file is what, and when it is read. Never here: a cell's value
//! (`cell`), and files that are encrypted or only renamed; those are told apart before.
//!
//! What a file declares (counts, dimensions) is not believed; what is read is counted. Shared texts
//! are read once, at the first sheet; a sheet is read while it is inflated.

mod around;
mod attributes;
mod cell;
mod decode;
mod parts;
mod passing;
mod plain;
mod row;
mod serial;
mod shared_strings;
mod sheet;
mod styles;
mod text;
mod tokenizer;
mod volatile;

#[cfg(test)]
pub(super) mod testing;
#[cfg(test)]
mod tests_agreement;
#[cfg(test)]
mod tests_books;
#[cfg(test)]
mod tests_cells;
#[cfg(test)]
mod tests_hostile;
#[cfg(test)]
mod tests_random;

use std::collections::BTreeMap;
use std::io::{self, Read};

use zip::read::ZipFile;

use self::cell::Values;
use self::parts::{Relation, relations_of};
use self::serial::Epoch;
use self::shared_strings::SharedTexts;
use self::sheet::XlsxRows;
use self::styles::Format;
use self::tokenizer::{Tokens, damaged};
use super::zip_directory::{self, Archive, Packed};
use super::{inflate, metadata};
use crate::intake::file_bytes::FileBytes;
use crate::intake::limits::Limits;
use crate::intake::rows::{Book, BookFacts, Metadata, SheetFacts, SheetInfo, SheetRows, Stop};

/// Opens a workbook.
///
/// # Errors
///
/// A [`Stop`] when the file is no zip archive, is beyond the limits, or has no workbook in it.
pub(in crate::intake) fn open(file: FileBytes, limits: &Limits) -> Result<Box<dyn Book>, Stop> {
    let mut parts = Parts::new(zip_directory::open(file, limits)?, *limits)?;
    let root = parts.relations("")?;
    let main = of_kind(&root, "officedocument")
        .or_else(|| parts.conventional("xl/workbook.xml"))
        .ok_or_else(|| missing("xl/workbook.xml"))?;
    let workbook = parts::workbook(parts.tokens(&main)?, limits)?;
    let relations = parts.relations(&main)?;
    let mut book = XlsxBook {
        sheets: Vec::new(),
        targets: Vec::new(),
        formats: Vec::new(),
        epoch: workbook.epoch,
        texts: of_kind(&relations, "sharedstrings")
            .or_else(|| parts.conventional("xl/sharedstrings.xml")),
        shared: None,
        parts,
    };
    let styles = of_kind(&relations, "styles").or_else(|| book.parts.conventional("xl/styles.xml"));
    if let Some(styles) = styles {
        book.formats = styles::read(book.parts.tokens(&styles)?)?;
    }
    for (info, id) in workbook.sheets {
        let relation = relations.get(&id);
        // Sheets that hold a chart or a dialog have no cells.
        if relation.is_none_or(|relation| relation.kind == "worksheet") {
            book.sheets.push(info);
            book.targets
                .push(relation.and_then(|relation| relation.target.clone()));
        }
    }
    Ok(Box::new(book))
}

/// Returns the part that the first relation of this kind means.
fn of_kind(relations: &BTreeMap<String, Relation>, kind: &str) -> Option<String> {
    relations
        .values()
        .filter(|relation| relation.kind == kind)
        .find_map(|relation| relation.target.clone())
}

fn missing(part: &str) -> Stop {
    Stop::unreadable("missing-part", part)
}

/// A part that is being read.
type Part<'a> = ZipFile<'a, Box<dyn Packed>>;

/// The text of a part, in UTF-8.
enum PartText<'a> {
    /// All of it, and what went wrong behind it.
    Held(Vec<u8>, Option<io::Error>),
    /// Its source, and how many bytes it declares.
    Open(Box<dyn Read + 'a>, u64),
}

impl<'a> PartText<'a> {
    fn tokens(self, cell_bytes: usize) -> Tokens<'a> {
        match self {
            Self::Held(bytes, failure) if bytes.len() as u64 <= Tokens::HELD => {
                Tokens::of(bytes, failure.as_ref(), cell_bytes)
            }
            Self::Held(bytes, failure) => {
                let size = bytes.len() as u64;
                let source = io::Cursor::new(bytes).chain(Failing(failure));
                Tokens::new(Box::new(source), size, cell_bytes)
            }
            Self::Open(source, size) => Tokens::new(source, size, cell_bytes),
        }
    }
}

/// The parts of the archive, by name.
struct Parts {
    archive: Archive,
    /// Index by name, from the root and in small letters.
    names: BTreeMap<String, usize>,
    limits: Limits,
}

impl Parts {
    fn new(archive: Archive, limits: Limits) -> Result<Self, Stop> {
        let mut names = BTreeMap::new();
        for (index, name) in archive.file_names().enumerate() {
            let name = name.map_err(|error| Stop::unreadable("truncated", error.to_string()))?;
            names.insert(zip_directory::folded(&name), index);
        }
        Ok(Self {
            archive,
            names,
            limits,
        })
    }

    /// Returns `name` if there is such a part.
    fn conventional(&self, name: &str) -> Option<String> {
        self.names.contains_key(name).then(|| name.to_owned())
    }

    fn part(&mut self, index: usize) -> Result<Part<'_>, Stop> {
        let part = self.archive.by_index(index);
        part.map_err(|error| Stop::unreadable("damaged", error.to_string()))
    }

    /// Opens a part, and reads it at once where it declares `most` bytes or fewer.
    fn text(&mut self, name: &str, most: u64) -> Result<PartText<'_>, Stop> {
        let index = *self.names.get(name).ok_or_else(|| missing(name))?;
        let size = self.archive.by_index_data(index);
        let size = size.map_or(u64::MAX, |part| part.size());
        let failed = |error: io::Error| damaged(&error);
        if size > most {
            let source = decode::utf8(self.part(index)?).map_err(failed)?;
            return Ok(PartText::Open(source, size));
        }
        let (bytes, failure) = match inflate::at_once(&mut self.archive, index) {
            Some(bytes) => (bytes, None),
            None => whole(self.part(index)?, size),
        };
        match decode::held(bytes) {
            Ok(bytes) => Ok(PartText::Held(bytes, failure)),
            Err(bytes) => {
                let source = io::Cursor::new(bytes).chain(Failing(failure));
                let source = decode::utf8(source).map_err(failed)?;
                Ok(PartText::Open(source, size))
            }
        }
    }

    fn tokens(&mut self, name: &str) -> Result<Tokens<'_>, Stop> {
        let cell_bytes = self.limits.cell_bytes;
        let text = self.text(name, Tokens::HELD)?;
        Ok(text.tokens(cell_bytes))
    }

    /// Opens a sheet. Of one that is taken into memory the merges are noted.
    fn sheet(&mut self, name: &str, facts: &mut SheetFacts) -> Result<Tokens<'_>, Stop> {
        let limits = self.limits;
        let text = match self.text(name, limits.held_sheet_bytes)? {
            PartText::Open(source, size) if size <= limits.held_sheet_bytes => {
                let (mut source, mut bytes) = (source, Vec::new());
                let failure = source.read_to_end(&mut bytes).err();
                PartText::Held(bytes, failure)
            }
            text => text,
        };
        if let PartText::Held(bytes, failure) = &text {
            facts.merges = around::merges_of(bytes);
            facts.merges_known_first = failure.is_none();
        }
        Ok(text.tokens(limits.cell_bytes))
    }

    /// Returns the relations of a part; none where it has no part for them.
    fn relations(&mut self, of: &str) -> Result<BTreeMap<String, Relation>, Stop> {
        let Some(name) = self.conventional(&relations_of(of)) else {
            return Ok(BTreeMap::new());
        };
        let limits = self.limits;
        parts::relations(self.tokens(&name)?, of, &limits)
    }

    /// Notes the comments of a sheet. A damaged part for them does not cost the sheet.
    fn comments(&mut self, sheet: &str, facts: &mut SheetFacts) {
        let relations = self.relations(sheet).unwrap_or_default();
        let part = of_kind(&relations, "comments");
        if let Some(tokens) = part.and_then(|part| self.tokens(&part).ok()) {
            // Half a part has half the comments.
            let _ = around::comments(tokens, facts);
        }
    }
}

/// An open workbook.
struct XlsxBook {
    parts: Parts,
    sheets: Vec<SheetInfo>,
    /// The part of each sheet; `None` where the workbook does not say it.
    targets: Vec<Option<String>>,
    formats: Vec<Format>,
    epoch: Epoch,
    /// The part with the shared texts, if there is one.
    texts: Option<String>,
    /// The shared texts, once they were read.
    shared: Option<Result<SharedTexts, Stop>>,
}

impl XlsxBook {
    fn read_shared(&mut self) -> Result<SharedTexts, Stop> {
        let limits = self.parts.limits;
        match &self.texts {
            Some(part) => SharedTexts::read(self.parts.tokens(part)?, &limits),
            None => Ok(SharedTexts::default()),
        }
    }
}

impl Book for XlsxBook {
    fn sheets(&self) -> &[SheetInfo] {
        &self.sheets
    }

    fn facts(&self) -> BookFacts {
        let names = || self.parts.names.keys();
        BookFacts {
            external_links: names().any(|name| name.starts_with("xl/externallinks/")),
            macros: names().any(|name| name.ends_with("vbaproject.bin")),
            ..BookFacts::default()
        }
    }

    fn metadata(&mut self) -> Metadata {
        let revisions = self
            .parts
            .names
            .keys()
            .any(|name| name.starts_with("xl/revisions/"));
        let core = self.parts.conventional("docprops/core.xml");
        let core = core.and_then(|part| self.parts.text(&part, Tokens::HELD).ok());
        Metadata {
            author: core.is_some_and(|core| match core {
                PartText::Held(bytes, _) => metadata::names_author(&*bytes),
                PartText::Open(source, _) => metadata::names_author(source),
            }),
            revisions,
        }
    }

    fn open_sheet(&mut self, index: usize) -> Result<Box<dyn SheetRows + '_>, Stop> {
        let target = self.targets.get(index).cloned().flatten();
        let Some(target) = target else {
            let name = self
                .sheets
                .get(index)
                .and_then(|sheet| sheet.name.as_deref());
            return Err(missing(name.unwrap_or_default()));
        };
        if self.shared.is_none() {
            self.shared = Some(self.read_shared());
        }
        let shared = match &self.shared {
            Some(Ok(shared)) => shared,
            Some(Err(stop)) => return Err(stop.clone()),
            None => return Err(missing("xl/sharedstrings.xml")),
        };
        let limits = self.parts.limits;
        let mut facts = SheetFacts::default();
        self.parts.comments(&target, &mut facts);
        let tokens = self.parts.sheet(&target, &mut facts)?;
        let values = Values {
            formats: &self.formats,
            epoch: self.epoch,
        };
        Ok(Box::new(XlsxRows::new(
            tokens, shared, values, limits, facts,
        )))
    }
}

/// How much of a part is asked for at a time that may be damaged: what was inflated with the damage
/// is lost.
const PIECE: usize = 1 << 10;

/// Reads a part that declares `size` bytes and could not be inflated at once. What goes wrong is
/// told beside the bytes before it.
fn whole(mut part: Part<'_>, size: u64) -> (Vec<u8>, Option<io::Error>) {
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    let mut piece = [0; PIECE];
    loop {
        match part.read(&mut piece) {
            Ok(0) => return (bytes, None),
            Ok(count) => bytes.extend_from_slice(&piece[..count]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return (bytes, Some(error)),
        }
    }
}

/// A source that only fails.
struct Failing(Option<io::Error>);

impl Read for Failing {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}
