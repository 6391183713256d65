//! Opening a submitted file by its content, and what is noticed of it as a whole.
//!
//! Never here: its sheets.

use std::path::Path;

use super::ReadSettings;
use crate::fact::{Fact, FactKind, Place};
use crate::intake::csv::CsvBook;
use crate::intake::notices::Notices;
use crate::intake::open::{self, Opened};
use crate::intake::rows::{Book, Stop};
use crate::intake::sniff::{self, Content};
use crate::intake::text::delimiter::DecimalMark;
use crate::intake::{inside, workbook};
use crate::origin::{FileKind, Sources};

/// An opened file, with what it is.
pub(super) struct Submission {
    pub(super) book: Option<Box<dyn Book>>,
    pub(super) mark: DecimalMark,
}

/// Opens a file by its content.
pub(super) fn open_book(
    opened: Opened,
    name: &str,
    settings: &ReadSettings<'_>,
    sources: &mut Sources,
    file: u32,
    facts: &mut Vec<Fact>,
) -> Result<Submission, Stop> {
    let limits = &settings.limits;
    let all = settings.notices == Notices::All;
    if open::is_lock(Path::new(name)) {
        return Err(sniff::unsupported("lock"));
    }
    let content = sniff::content(&opened.file, &opened.head, limits)?;
    let (book, kind, mark): (Box<dyn Book>, FileKind, DecimalMark) = match content {
        Content::Empty => return Err(Stop::unreadable("empty", "")),
        Content::Unsupported(kind) => {
            let mut stop = sniff::unsupported(kind);
            let find = || inside::sheet_in(kind, name, &opened.file, &opened.head, limits);
            if let Some(inside) = all.then(find).flatten() {
                stop.params.0.push(("inside", inside));
            }
            return Err(stop);
        }
        Content::Text => {
            let book = open_text(opened, settings, file, facts)?;
            let mark = book.decimal();
            (Box::new(book), FileKind::Csv, mark)
        }
        Content::Workbook(kind) => (
            workbook::open(opened.file, kind, limits)?,
            kind,
            DecimalMark::Unsure,
        ),
        Content::Compound => (
            workbook::open_compound(opened.file, limits)?,
            FileKind::Xls,
            DecimalMark::Unsure,
        ),
    };
    let book_facts = book.facts();
    let origin = &mut sources.files[file as usize];
    origin.kind = kind;
    origin.delimiter = book_facts.delimiter;
    note_format(name, kind, file, facts);
    let (macros, links) = (book_facts.macros, book_facts.external_links);
    for (there, what) in [(macros, "macros"), (links, "links")] {
        if there {
            facts.push(Fact::new(FactKind::LinksOrMacros, Place::File(file)).with("what", what));
        }
    }
    Ok(Submission {
        book: Some(book),
        mark,
    })
}

/// Opens delimited text, and notices what its bytes say.
fn open_text(
    opened: Opened,
    settings: &ReadSettings<'_>,
    file: u32,
    facts: &mut Vec<Fact>,
) -> Result<CsvBook, Stop> {
    let known = |text: &str| settings.spec.knows(text);
    let book = CsvBook::open(opened.file, &opened.head, &settings.limits, &known)?;
    if let Some(value) = book.broken_by() {
        let fact = Fact::new(FactKind::EncodingBroken, Place::File(file));
        facts.push(fact.with("value", value));
    }
    let all = settings.notices == Notices::All;
    if let Some(what) = book.begins_with().filter(|_| all) {
        let fact = Fact::new(FactKind::MarkOrSepLine, Place::File(file));
        facts.push(fact.with("what", what));
    }
    Ok(book)
}

/// Notices a name that says something else than the content.
fn note_format(name: &str, kind: FileKind, file: u32, facts: &mut Vec<Fact>) {
    if let Some(named) = sniff::kind_by_name(name).filter(|named| *named != kind) {
        facts.push(
            Fact::new(FactKind::WrongFormat, Place::File(file))
                .with("named", named.name())
                .with("is", kind.name()),
        );
    }
}

/// Notices what a workbook says of the persons who worked on it: that it does, not who.
pub(super) fn metadata(book: &mut dyn Book, file: u32) -> Vec<Fact> {
    let found = book.metadata();
    let kinds = [("author", found.author), ("revisions", found.revisions)];
    kinds
        .iter()
        .filter(|(_, there)| *there)
        .map(|(what, _)| Fact::new(FactKind::Metadata, Place::File(file)).with("what", *what))
        .collect()
}
