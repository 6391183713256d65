//! How fast a large sheet is read, beside another reader in the same run. Not run by default:
//! `cargo test --release --lib xlsx::tests_speed -- --ignored --nocapture`.

#![expect(clippy::float_arithmetic, reason = "seconds, and numbers to write")]

use std::fs::File;
use std::io::{BufReader, Seek as _};
use std::time::Instant;

use calamine::{Reader as _, Xlsx};
use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use crate::intake::limits::Limits;

fn fill(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    for row in 0..200_000_u32 {
        sheet.write_string(row, 0, format!("ACT-{row:06}"))?;
        sheet.write_string(row, 1, format!("Activity number {row} of the office"))?;
        sheet.write_number(row, 2, f64::from(row % 40) / 4.0)?;
        for column in 3..16 {
            let answer = ["yes", "no", "partly"][((row + u32::from(column)) % 3) as usize];
            sheet.write_string(row, column, answer)?;
        }
    }
    Ok(())
}

fn ours(file: &File) -> (u64, f64) {
    let start = now();
    let mut book = super::open(file.try_clone().expect("file"), &Limits::default()).expect("book");
    let mut sheet = book.open_sheet(0).expect("sheet");
    let mut bytes = 0;
    while let Some(row) = sheet.next_row().expect("row") {
        bytes += row
            .cells()
            .map(|(_, cell)| cell.bytes.len() as u64)
            .sum::<u64>();
    }
    (bytes, start.elapsed().as_secs_f64())
}

fn theirs(file: &File) -> (u64, f64) {
    let start = now();
    let mut book: Xlsx<_> = Xlsx::new(BufReader::new(file)).expect("book");
    let name = book.sheet_names()[0].clone();
    let mut cells = book.worksheet_cells_reader(&name).expect("sheet");
    let mut count = 0;
    while cells.next_cell().expect("cell").is_some() {
        count += 1;
    }
    (count, start.elapsed().as_secs_f64())
}

#[expect(
    clippy::disallowed_methods,
    reason = "how long it takes is what is measured"
)]
fn now() -> Instant {
    Instant::now()
}

#[test]
#[ignore = "takes half a minute; for a release build"]
fn at_most_0_45_of_the_other_reader() {
    for shared in [true, false] {
        let mut file = tempfile::tempfile().expect("file");
        let mut book = Workbook::new();
        let sheet = if shared {
            book.add_worksheet_with_low_memory()
        } else {
            book.add_worksheet_with_constant_memory()
        };
        fill(sheet.expect("a sheet")).expect("cells");
        book.save_to_writer(&mut file).expect("written");
        drop(book);
        let mut best = (f64::MAX, f64::MAX);
        for _ in 0..3 {
            file.rewind().expect("start");
            best.0 = ours(&file).1.min(best.0);
            file.rewind().expect("start");
            best.1 = theirs(&file).1.min(best.1);
        }
        let ratio = best.0 / best.1;
        println!(
            "shared {shared}: {:.2} s beside {:.2} s: {ratio:.2}",
            best.0, best.1
        );
        assert!(ratio <= 0.45, "{ratio}");
    }
}
