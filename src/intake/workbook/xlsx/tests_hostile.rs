//! Every hostile workbook stops, or is read, soon.

#[allow(unreachable_pub, reason = "shared with the tests of the whole program")]
#[path = "../../../../tests/hostile/xlsx.rs"]
mod hostile;

use super::testing::file;
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
