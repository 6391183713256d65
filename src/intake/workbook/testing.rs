//! Helpers of the workbook tests: files made of bytes, and sheets as lines to compare.

use std::fs::File;
use std::io::{Cursor, Seek as _, Write as _};
use std::path::Path;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::intake::file_bytes::FileBytes;
use crate::intake::rows::{Book, CellKind, SheetRows, Slot, Stop};
pub(in crate::intake) use crate::intake::workbook::xlsx::testing::Builder;
use crate::origin::column_letters;

/// Returns an open file with these bytes.
pub(crate) fn file_of(bytes: &[u8]) -> FileBytes {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(bytes).unwrap();
    file.rewind().unwrap();
    file.into()
}

/// Opens a file of the fixtures.
#[expect(clippy::disallowed_methods, reason = "a test reads its fixture")]
pub(crate) fn fixture(name: &str) -> FileBytes {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = File::open(root.join("fixtures/workbooks").join(name));
    file.unwrap().into()
}

/// Returns a zip archive with these parts.
pub(crate) fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Returns each cell of a sheet as a line: address, kind, flags, text.
pub(crate) fn lines(book: &mut dyn Book, sheet: usize) -> Result<Vec<String>, Stop> {
    let mut rows = book.open_sheet(sheet)?;
    all_lines(rows.as_mut())
}

/// Returns the rest of the rows as [`lines`] does.
pub(crate) fn all_lines(rows: &mut dyn SheetRows) -> Result<Vec<String>, Stop> {
    let mut lines = Vec::new();
    while let Some(row) = rows.next_row()? {
        assert!(row.slots.is_sorted_by(|a, b| a.column < b.column));
        for (column, cell) in row.cells() {
            let mut flags = String::new();
            for (flag, sign) in [
                (Slot::FORMULA, '='),
                (Slot::NO_RESULT, '?'),
                (Slot::HIDDEN, '-'),
            ] {
                if cell.flags & flag != 0 {
                    flags.push(sign);
                }
            }
            let kind = match cell.kind {
                CellKind::Empty => "empty",
                CellKind::Text => "text",
                CellKind::Number => "number",
                CellKind::Percent => "percent",
                CellKind::Date => "date",
                CellKind::Boolean => "boolean",
                CellKind::Error => "error",
            };
            let letters = column_letters(column);
            let text = cell.raw.to_owned();
            lines.push(format!("{letters}{} {kind}{flags} {text:?}", row.number));
        }
    }
    Ok(lines)
}
