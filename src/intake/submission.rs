//! One submitted file: what it is, which of its sheets are read, what stopped.
//!
//! Every file ends in rows, or in a fact that says why not. Never here: what a row means.

mod ended;
mod opening;
mod sheets;
mod values;

use anyhow::Result;

pub use self::ended::Listing;
use self::opening::open_book;
use self::sheets::read_sheets;
pub use self::values::values;
use crate::fact::{Fact, FactKind, Place};
use crate::intake::activities::{ActivityReader, DraftSink, UnitFallback};
use crate::intake::columns::ColumnSpec;
use crate::intake::file_names;
use crate::intake::limits::Limits;
pub use crate::intake::notices::{Expected, Notices};
use crate::intake::open::{self, Input};
use crate::intake::rows::{Book, Stop};
use crate::intake::table::{self, SheetContext, SheetTables, Sums, TableSink};
use crate::intake::text::delimiter::DecimalMark;
use crate::matching::offices;
use crate::origin::{FileKind, FileOrigin, Sources};

/// Whether hidden sheets are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HiddenSheets {
    /// They are listed.
    Listed,
    /// They are read like the others.
    Read,
}

/// Whether a file's hash is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hashes {
    /// The output shows them.
    Wanted,
    /// Nobody looks at them: a pass over the file is saved.
    NotWanted,
}

/// What the configuration says of one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OfFile<'a> {
    /// The unit that the file is of.
    pub unit: Option<&'a str>,
    /// The only sheet to read.
    pub sheet: Option<&'a str>,
}

/// Returns the code of a unit that the org chart knows by this code or name.
pub type InChart<'a> = &'a dyn Fn(&str) -> Option<String>;

/// How files are read.
pub struct ReadSettings<'a> {
    /// What is looked for.
    pub spec: &'a ColumnSpec,
    /// Limits.
    pub limits: Limits,
    /// Hidden sheets.
    pub hidden: HiddenSheets,
    /// Hashes.
    pub hashes: Hashes,
    /// Name to show for standard input.
    pub stdin_name: Option<&'a str>,
    /// Unit and sheet that the configuration gives to a file, by its name.
    pub of_file: &'a dyn Fn(&str) -> OfFile<'a>,
    /// Says whether the org chart knows a unit, and returns its code; `None`: there is no chart.
    pub in_chart: Option<InChart<'a>>,
    /// Which facts are wanted.
    pub notices: Notices,
    /// What those facts are measured by.
    pub expected: Expected,
}

/// Reads the activities of a file. Returns how many tables were found. Sheets that list what has
/// ended are passed over, unless the configuration names one as the sheet to read.
///
/// # Errors
///
/// When the file cannot be opened or read at all: a wrong path, no permission. What is wrong
/// inside is given to the sink as facts.
pub fn read_activities(
    input: &Input,
    settings: &ReadSettings<'_>,
    sources: &mut Sources,
    sink: &mut dyn DraftSink,
) -> Result<usize> {
    read_listed(input, Listing::Current, settings, sources, sink)
}

/// Reads the activities of a file, those of today or those that have ended.
///
/// # Errors
///
/// As [`read_activities`].
pub fn read_listed(
    input: &Input,
    listing: Listing,
    settings: &ReadSettings<'_>,
    sources: &mut Sources,
    sink: &mut dyn DraftSink,
) -> Result<usize> {
    let name = input.shown();
    let OfFile { unit, sheet } = (settings.of_file)(&name);
    read(
        input,
        settings,
        (sheet, Some(listing)),
        sources,
        &mut |context, rows, sources| {
            let named = named_unit(&name, context.sheet, settings.in_chart);
            let fallback = UnitFallback {
                configured: unit,
                named,
            };
            let mut reader = ActivityReader::new(context.spec, context.mark, fallback, sink);
            match rows {
                Step::Rows(rows) => table::read_sheet(context, rows, sources, &mut reader),
                Step::Fact(fact) => {
                    reader.fact(fact);
                    Ok(SheetTables::default())
                }
            }
        },
    )
}

/// Reads the tables of a file with a sink of its own, for small nouns.
///
/// # Errors
///
/// As [`read_activities`].
pub fn read_tables(
    input: &Input,
    settings: &ReadSettings<'_>,
    sources: &mut Sources,
    sink: &mut dyn TableSink,
) -> Result<usize> {
    let OfFile { sheet, .. } = (settings.of_file)(&input.shown());
    read(
        input,
        settings,
        (sheet, None),
        sources,
        &mut |context, rows, sources| match rows {
            Step::Rows(rows) => table::read_sheet(context, rows, sources, sink),
            Step::Fact(fact) => {
                sink.fact(fact);
                Ok(SheetTables::default())
            }
        },
    )
}

/// What the walk over a file's sheets comes upon.
enum Step<'a> {
    Rows(&'a mut dyn crate::intake::rows::SheetRows),
    Fact(Fact),
}

type Visit<'v> =
    dyn FnMut(&SheetContext<'_>, Step<'_>, &mut Sources) -> Result<SheetTables, (u32, Stop)> + 'v;

/// The only sheet to read, where one is named; and which of those that list activities.
type Wanted<'a> = (Option<&'a str>, Option<Listing>);

fn read(
    input: &Input,
    settings: &ReadSettings<'_>,
    wanted: Wanted<'_>,
    sources: &mut Sources,
    visit: &mut Visit<'_>,
) -> Result<usize> {
    let (opened, name, file) = open_noted(input, settings, sources)?;
    let mut facts = Vec::new();
    let result = open_book(opened, &name, settings, sources, file, &mut facts);
    let plain = plain_context(settings, file);
    for fact in facts {
        let _ = visit(&plain, Step::Fact(fact), sources);
    }
    let mut submission = match result {
        Ok(submission) => submission,
        Err(stop) => {
            let fact = fact_of(stop, Place::File(file));
            let _ = visit(&plain, Step::Fact(fact), sources);
            return Ok(0);
        }
    };
    let Some(book) = submission.book.as_mut() else {
        return Ok(0);
    };
    let plain = SheetContext {
        mark: submission.mark,
        delimited: book.facts().delimiter.is_some(),
        delimiter: book.facts().delimiter,
        ..plain
    };
    if settings.notices == Notices::All {
        for fact in opening::metadata(book.as_mut(), file) {
            let _ = visit(&plain, Step::Fact(fact), sources);
        }
    }
    let found = read_sheets(
        book.as_mut(),
        &plain,
        settings.hidden,
        wanted,
        sources,
        visit,
    );
    note_encoding(book.as_ref(), &plain, sources, visit);
    Ok(found)
}

/// Opens a file and notes it among the sources; returns it, its name, and its place there.
fn open_noted(
    input: &Input,
    settings: &ReadSettings<'_>,
    sources: &mut Sources,
) -> Result<(open::Opened, String, u32)> {
    let name = match (input, settings.stdin_name) {
        (Input::Stdin, Some(name)) => name.to_owned(),
        _ => input.shown(),
    };
    let mut opened = open::open(input, settings.limits.part_bytes)?;
    let sha256 = match settings.hashes {
        Hashes::Wanted => Some(open::sha256(&mut opened.file)?),
        Hashes::NotWanted => None,
    };
    let file = sources.add_file(FileOrigin {
        path: name.clone(),
        kind: FileKind::Other,
        bytes: opened.bytes,
        sha256,
        encoding: None,
        delimiter: None,
    });
    Ok((opened, name, file))
}

/// Returns what is known of a file before it is opened.
fn plain_context<'a>(settings: &ReadSettings<'a>, file: u32) -> SheetContext<'a> {
    SheetContext {
        spec: settings.spec,
        file,
        sheet: None,
        mark: DecimalMark::Unsure,
        delimited: false,
        delimiter: None,
        notices: settings.notices,
        expected: settings.expected,
        sums: Sums::Read,
    }
}

/// Notes how a text file is encoded: only its last line tells for sure.
fn note_encoding(
    book: &dyn Book,
    plain: &SheetContext<'_>,
    sources: &mut Sources,
    visit: &mut Visit<'_>,
) {
    let encoding = book.facts().encoding;
    sources.files[plain.file as usize].encoding = encoding;
    if let Some(encoding) = encoding.filter(|encoding| !encoding.starts_with("UTF-8")) {
        let fact = Fact::new(FactKind::NotUtf8, Place::File(plain.file));
        let _ = visit(plain, Step::Fact(fact.with("encoding", encoding)), sources);
    }
}

fn fact_of(stop: Stop, place: Place) -> Fact {
    Fact {
        kind: stop.kind,
        place,
        params: stop.params,
        related: Vec::new(),
    }
}

/// Returns the unit that the sheet or the file is named after, where the org chart knows it. Where
/// there is none, a sheet called as an office is ("Ufficio tributi") names one.
fn named_unit(file: &str, sheet: Option<&str>, in_chart: Option<InChart<'_>>) -> Option<String> {
    let Some(in_chart) = in_chart else {
        let sheet = sheet.map(str::trim);
        return sheet
            .filter(|it| offices::begins_as_one(it))
            .map(str::to_owned);
    };
    sheet
        .and_then(in_chart)
        .or_else(|| file_names::unit_of(file, in_chart))
}
