//! Workbooks: one reader per format behind [`crate::intake::rows::Book`].

#[cfg_attr(
    not(test),
    expect(dead_code, reason = "until `intake::open` chooses among the readers")
)]
pub(in crate::intake) mod xlsx;
pub(crate) mod zip_directory;

use std::fs::File;

use crate::intake::limits::Limits;
use crate::intake::rows::{Book, Stop};
use crate::origin::FileKind;

/// Opens a workbook of a known kind.
pub(in crate::intake) fn open(
    _file: File,
    _kind: FileKind,
    _limits: &Limits,
) -> Result<Box<dyn Book>, Stop> {
    Err(Stop::unreadable("later", ""))
}

/// Opens a compound file.
pub(in crate::intake) fn open_compound(
    _file: File,
    _limits: &Limits,
) -> Result<Box<dyn Book>, Stop> {
    Err(Stop::unreadable("later", ""))
}
