//! Every hostile workbook stops, or is read, soon.

#[allow(unreachable_pub, reason = "shared with the tests of the whole program")]
#[path = "../../../../tests/hostile/xlsx.rs"]
mod hostile;

use super::testing::{Builder, file, read_sheet};
use crate::intake::limits::Limits;
use crate::intake::rows::{CellKind, Slot, Stop};

/// Reads all sheets without keeping anything; says what was met.
fn met(bytes: &[u8]) -> Result<&'static str, Stop> {
    let mut book = super::open(file(bytes), &Limits::default())?;
    let mut met = "ok";
    for index in 0..book.sheets().len() {
        let mut sheet = book.open_sheet(index)?;
        while let Some(row) = sheet.next_row()? {
            assert!(row.text.len() < 1 << 20, "a row in bounded memory");
            for (_, cell) in row.cells() {
                if cell.kind == CellKind::Error {
                    met = "ErrorCell";
                } else if cell.flags & Slot::NO_RESULT != 0 {
                    met = "FormulaWithoutValue";
                }
            }
        }
    }
    Ok(met)
}

/// Runs `work`; returns what it gives and the seconds that it took.
#[expect(
    clippy::disallowed_methods,
    reason = "how long it takes is what is tested"
)]
fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let start = std::time::Instant::now();
    let done = work();
    (done, start.elapsed().as_secs_f64())
}

#[test]
fn every_hostile_workbook_ends_as_expected() {
    for (name, bytes, expected) in hostile::files() {
        let (found, seconds) = timed(|| match met(&bytes) {
            Ok(met) => met.to_owned(),
            Err(stop) => format!("{:?}", stop.kind),
        });
        // Two seconds on an idle machine; a hang is what must not happen.
        assert!(seconds < 60.0, "{name} took {seconds} s");
        // What a file really is, is found out before this reader sees it.
        let expected = expected.replace("WrongFormat", "Unreadable");
        assert_eq!(found, expected, "{name} of {} bytes", bytes.len());
    }
}

#[test]
fn what_stands_before_damage_is_read() {
    const SHEET: &str = "xl/worksheets/sheet1.xml";
    let row = |number: u32| {
        let value = number.wrapping_mul(2_654_435_761);
        format!("<row r=\"{number}\"><c r=\"A{number}\"><v>{value}</v></c></row>")
    };
    let rows: String = (1..=1_000).map(row).collect();
    let whole = Builder::rows(&rows);
    let expected = whole.read().rows;
    let mut bytes = whole.bytes();
    let name = bytes
        .windows(SHEET.len())
        .position(|window| window == SHEET.as_bytes());
    let from = name.expect("the part") + SHEET.len();
    let length = {
        let mut archive = super::zip_directory::glance(file(&bytes)).expect("an archive");
        let part = archive.by_name(SHEET).expect("the part");
        usize::try_from(part.compressed_size()).expect("short")
    };
    bytes[from + length * 3 / 4] ^= 0x55;
    let mut book = super::open(file(&bytes), &Limits::default()).expect("a workbook");
    let found = read_sheet(book.as_mut(), 0).expect("a sheet");
    assert!(found.stop.is_some());
    assert!(found.rows.len() > 600, "{}", found.rows.len());
    assert_eq!(found.rows[..600], expected[..600]);
}
