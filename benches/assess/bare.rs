//! What is measured against: reading alone, by well-known crates, with nothing done to the cells.

use std::fs::File;
use std::io::BufReader;

use calamine::{Reader as _, Xlsx};

/// Reads every record into one that is used again; returns how many bytes their fields have.
pub(crate) fn csv(path: &str) -> Result<u64, Box<dyn std::error::Error>> {
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_path(path)?;
    let mut record = csv::ByteRecord::new();
    let mut bytes = 0;
    while reader.read_byte_record(&mut record)? {
        bytes += record.as_slice().len() as u64;
    }
    Ok(bytes)
}

/// Streams the cells of the first sheet; returns how many there are.
pub(crate) fn xlsx(path: &str) -> Result<u64, Box<dyn std::error::Error>> {
    let mut book: Xlsx<_> = Xlsx::new(BufReader::new(File::open(path)?))?;
    let name = book.sheet_names().first().cloned().unwrap_or_default();
    let mut cells = book.worksheet_cells_reader(&name)?;
    let mut count = 0;
    while cells.next_cell()?.is_some() {
        count += 1;
    }
    Ok(count)
}
