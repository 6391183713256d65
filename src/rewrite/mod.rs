//! Bytes in, patched bytes out: mended submissions, and workbooks with findings written into them.
//!
//! Lives here: where a cell lies in the bytes of a file, and how to change it and nothing else.
//! Never here: opening or writing files, which cells are wrong (`check`), what a rule says of
//! them. Texts of submissions are handed through, never judged.

mod csv;
mod marks;
mod ods;
mod package;
mod plain_number;
mod plan;
mod rebuild;
mod refused;
mod xlsx;
mod xml;

pub use self::marks::{ListCell, Listing, Mark};
pub use self::plan::{Edit, Mend, What};
pub use self::rebuild::{CellCopy, SheetCopy, rebuild};
pub use self::refused::{Refused, Why};
pub use self::xlsx::annotate_xlsx;

use crate::origin::FileKind;

/// How much a file may hold before it is refused. The numbers are those with which it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Bytes of one part of a workbook, inflated; also of a whole text file.
    pub part_bytes: u64,
    /// Bytes of a whole workbook, inflated.
    pub total_bytes: u64,
    /// How many times larger than packed a part above [`Bounds::ratio_from`] may be.
    pub ratio: u64,
    /// Bytes from which a part's compression ratio is looked at.
    pub ratio_from: u64,
    /// Parts of a workbook.
    pub parts: usize,
    /// Bytes of one record of a text file.
    pub record_bytes: usize,
}

/// A submission as it was read.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// Its bytes.
    pub bytes: &'a [u8],
    /// What it is, by its content.
    pub kind: FileKind,
    /// Delimiter of a text file; `;` where it is not known.
    pub delimiter: Option<char>,
    /// Name of the encoding of a text file, as its origin has it: only `UTF-16LE` and `UTF-16BE`
    /// are looked at, for a file without a byte order mark.
    pub encoding: Option<&'a str>,
}

/// What becomes of the encoding of a text file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextForm {
    /// It stays, byte for byte.
    AsItIs,
    /// UTF-8 without a byte order mark and without a line `sep=`.
    Utf8,
}

/// A submission after its edits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// The new file. Without edits that change something, the bytes that were given.
    pub bytes: Vec<u8>,
    /// What was changed, ascending by row and column within each sheet.
    pub changes: Vec<Change>,
    /// What could not be changed, and why.
    pub left: Vec<Left>,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Name of the sheet; `None` in a text file.
    pub sheet: Option<String>,
    /// Row of the submission, before any row was removed.
    pub row: u32,
    /// Column from 0; `None` for a whole row.
    pub column: Option<u16>,
    /// What stood there; of a whole row its texts, with ` | ` between them.
    pub before: String,
    /// What stands there now; `None` for what was removed. A row of a workbook is emptied, not
    /// taken out: the rows that formulas name stay where they are.
    pub after: Option<String>,
}

/// An edit that was not made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// Name of the sheet; `None` in a text file.
    pub sheet: Option<String>,
    /// Row of the submission.
    pub row: u32,
    /// Column from 0; `None` for a whole row.
    pub column: Option<u16>,
    /// Why not.
    pub why: Why,
}

/// Makes the edits in a copy of a submission. What they do not touch stays byte for byte: in a
/// text file everything around the cells, in a workbook every other part.
///
/// # Errors
///
/// [`Refused`] for a format that cannot be patched, a damaged file, or one beyond the bounds. A
/// single edit that cannot be made is listed in [`Mended::left`] instead.
pub fn fix(
    source: &Source<'_>,
    edits: &[Edit<'_>],
    form: TextForm,
    bounds: &Bounds,
) -> Result<Mended, Refused> {
    match source.kind {
        FileKind::Csv => csv::fix(source, edits, form, bounds),
        FileKind::Xlsx => xlsx::fix(source.bytes, edits, bounds),
        FileKind::Ods => ods::fix(source.bytes, edits, bounds),
        kind => Err(Refused::Format(kind)),
    }
}
