//! All values of a file, sheet by sheet, for a copy of them.
//!
//! Never here: what a value means.

use anyhow::{Result, anyhow};

use super::ReadSettings;
use super::opening::open_book;
use crate::intake::open::{self, Input};
use crate::intake::rows::{RawRow, Stop};
use crate::origin::{FileKind, FileOrigin, Sources};

/// Gives every row of every sheet to `take`, with the name of its sheet, hidden ones too.
///
/// # Errors
///
/// When the file cannot be opened, or not read to its end.
pub fn values(
    input: &Input,
    settings: &ReadSettings<'_>,
    take: &mut dyn FnMut(Option<&str>, &RawRow<'_>),
) -> Result<()> {
    let name = input.shown();
    let opened = open::open(input, settings.limits.part_bytes)?;
    let mut sources = Sources::default();
    let file = sources.add_file(FileOrigin {
        path: name.clone(),
        kind: FileKind::Other,
        bytes: opened.bytes,
        sha256: None,
        encoding: None,
        delimiter: None,
    });
    let stopped = |stop: Stop| anyhow!("{name}: {:?}", stop.kind);
    let opening = open_book(opened, &name, settings, &mut sources, file, &mut Vec::new());
    let Some(mut book) = opening.map_err(stopped)?.book else {
        return Ok(());
    };
    let sheets = book.sheets().to_vec();
    for (index, sheet) in sheets.iter().enumerate() {
        let mut rows = book.open_sheet(index).map_err(stopped)?;
        while let Some(row) = rows.next_row().map_err(stopped)? {
            take(sheet.name.as_deref(), &row);
        }
    }
    Ok(())
}
