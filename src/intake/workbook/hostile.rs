//! The readers against hostile files: each is refused, or read, in little time.

use std::time::{Duration, Instant};

use super::testing::file_of;
use super::{hostile_ods, hostile_xls, ods, xls};
use crate::intake::limits::Limits;
use crate::intake::rows::Stop;

/// Reads every row of every sheet.
fn read(name: &str, bytes: &[u8]) -> Result<u64, Stop> {
    let compound = bytes.starts_with(&[0xD0, 0xCF]) || name == "xls-empty.xls";
    let open = if compound { xls::open } else { ods::open };
    let mut book = open(file_of(bytes), &Limits::default())?;
    let mut cells = 0;
    for sheet in 0..book.sheets().len() {
        let mut rows = book.open_sheet(sheet)?;
        while let Some(row) = rows.next_row()? {
            cells += row.slots.len() as u64;
        }
    }
    Ok(cells)
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test is about time")]
fn hostile_files_are_refused_or_read_at_once() {
    for (name, bytes, expected) in hostile_ods::files().into_iter().chain(hostile_xls::files()) {
        // What a file is instead is found out before a reader is chosen.
        if matches!(expected, "WrongFormat" | "UnsupportedFormat") {
            continue;
        }
        let begun = Instant::now();
        let result = read(name, &bytes);
        let taken = begun.elapsed();
        let kind = match &result {
            Ok(_) => "ok".to_owned(),
            Err(stop) => format!("{:?}", stop.kind),
        };
        println!("{name}: {} bytes, {taken:?}, {result:?}", bytes.len());
        assert_eq!(kind, expected, "{name}: {result:?}");
        assert!(taken < Duration::from_secs(2), "{name}: {taken:?}");
    }
}
