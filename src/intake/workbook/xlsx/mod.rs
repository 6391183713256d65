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

use self::cell::Values;
use self::parts::{Relation, relations_of};
use self::serial::Epoch;
use self::shared_strings::SharedTexts;
use self::sheet::XlsxRows;
use self::styles::Format;
use self::tokenizer::{Tokens, damaged};
use super::metadata;
use super::zip_directory::{self, Archive};
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

    /// Opens a part: its bytes as UTF-8, and how many it declares.
    fn source(&mut self, name: &str) -> Result<(Box<dyn Read + '_>, u64), Stop> {
        let index = *self.names.get(name).ok_or_else(|| missing(name))?;
        let part = self
            .archive
            .by_index(index)
            .map_err(|error| Stop::unreadable("damaged", error.to_string()))?;
        let size = part.size();
        let source = decode::utf8(part).map_err(|error| damaged(&error))?;
        Ok((source, size))
    }

    fn tokens(&mut self, name: &str) -> Result<Tokens<'_>, Stop> {
        let cell_bytes = self.limits.cell_bytes;
        let (source, size) = self.source(name)?;
        Ok(Tokens::new(source, size, cell_bytes))
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
        let core = core.and_then(|part| self.parts.source(&part).ok());
        Metadata {
            author: core.is_some_and(|(source, _)| metadata::names_author(source)),
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
        let (source, size) = self.parts.source(&target)?;
        let source = if size <= limits.held_sheet_bytes {
            hold(source, size, &mut facts)
        } else {
            source
        };
        let tokens = Tokens::new(source, size, limits.cell_bytes);
        let values = Values {
            formats: &self.formats,
            epoch: self.epoch,
        };
        Ok(Box::new(XlsxRows::new(
            tokens, shared, values, limits, facts,
        )))
    }
}

/// Takes a sheet into memory and notes its merges. What goes wrong meanwhile is told after the
/// bytes that were read.
fn hold<'a>(
    mut source: Box<dyn Read + 'a>,
    size: u64,
    facts: &mut SheetFacts,
) -> Box<dyn Read + 'a> {
    let mut sheet = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    let failure = source.read_to_end(&mut sheet).err();
    facts.merges = around::merges_of(&sheet);
    facts.merges_known_first = failure.is_none();
    Box::new(io::Cursor::new(sheet).chain(Failing(failure)))
}

/// A source that only fails.
struct Failing(Option<io::Error>);

impl Read for Failing {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}
