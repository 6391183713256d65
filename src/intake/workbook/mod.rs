//! Workbooks: one reader per format behind [`crate::intake::rows::Book`].
//!
//! Lives here: choosing the reader. Never here: what a header or an answer means.

#[cfg(test)]
mod agreement;
mod formulas;
#[cfg(test)]
mod hostile;
#[cfg(test)]
#[path = "../../../tests/hostile/ods.rs"]
mod hostile_ods;
#[cfg(test)]
#[path = "../../../tests/hostile/xls.rs"]
mod hostile_xls;
pub(in crate::intake) mod inflate;
mod metadata;
mod ods;
#[cfg(test)]
pub(in crate::intake) mod testing;
mod xls;
mod xlsb;
mod xlsx;
pub(in crate::intake) mod zip_directory;

use crate::intake::file_bytes::FileBytes;
use crate::intake::limits::Limits;
use crate::intake::rows::{Book, Stop};
use crate::intake::sniff;
use crate::origin::FileKind;

use self::xls::{CompoundKind, kind_of_compound};

/// Opens a workbook of a kind that its zip directory gave away.
///
/// # Errors
///
/// A [`Stop`] when the file is damaged or over a limit.
pub(in crate::intake) fn open(
    file: FileBytes,
    kind: FileKind,
    limits: &Limits,
) -> Result<Box<dyn Book>, Stop> {
    match kind {
        FileKind::Ods => ods::open(file, limits),
        FileKind::Xlsb => xlsb::open(file, limits),
        FileKind::Xls => xls::open(file, limits),
        FileKind::Xlsx | FileKind::Csv | FileKind::Other => xlsx::open(file, limits),
    }
}

/// Opens a compound file: an old workbook, an encrypted new one, or something else altogether.
///
/// # Errors
///
/// A [`Stop`] that names what it is when it is no workbook.
pub(in crate::intake) fn open_compound(
    mut file: FileBytes,
    limits: &Limits,
) -> Result<Box<dyn Book>, Stop> {
    match kind_of_compound(&mut file) {
        CompoundKind::Word => Err(sniff::unsupported("doc")),
        CompoundKind::Outlook => Err(sniff::unsupported("msg")),
        CompoundKind::Other => Err(sniff::unsupported("binary")),
        CompoundKind::Xls | CompoundKind::EncryptedPackage => xls::open(file, limits),
    }
}
