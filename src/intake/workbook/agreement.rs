//! Our readers against calamine, cell by cell, on every workbook of the project.
//!
//! XLS goes through calamine as well; there the test is that our reader loses no value.

#![expect(
    clippy::disallowed_methods,
    reason = "a test that walks the project's own files"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use calamine::{Data, Reader as _, open_workbook_auto};

use crate::intake::file_bytes::FileBytes;
use crate::intake::limits::Limits;
use crate::intake::rows::{Book, CellKind};
use crate::origin::{FileKind, column_letters};

/// Values by row and column, numbers and dates written in one way.
type Cells = BTreeMap<(u32, u32), String>;

/// A cell that differs of right.
struct Difference {
    /// File, sheet and cell.
    at: (&'static str, &'static str, &'static str),
    ours: &'static str,
    theirs: &'static str,
    /// Says why ours is right.
    _why: &'static str,
}

const DIFFER: [Difference; 2] = [
    Difference {
        at: ("rilevazione.ods", "Rilevazione", "G4"),
        ours: "08:30:00",
        theirs: "PT08H30M00S",
        _why: "a time of day is given alike in all formats, not as OpenDocument writes it",
    },
    Difference {
        at: ("rilevazione.ods", "Rilevazione", "G5"),
        ours: "00:00:00",
        theirs: "PT00H00M00S",
        _why: "as G4",
    },
];

/// Workbooks below a folder, sorted.
fn workbooks(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            found.extend(workbooks(&path));
            continue;
        }
        let kind = path.extension().and_then(|it| it.to_str()).unwrap_or("");
        if ["xlsx", "xlsm", "xlsb", "xls", "ods"].contains(&kind.to_lowercase().as_str()) {
            found.push(path);
        }
    }
    found
}

fn open(path: &Path) -> Box<dyn Book> {
    let file: FileBytes = File::open(path).unwrap().into();
    let limits = Limits::default();
    let book = match path
        .extension()
        .unwrap()
        .to_str()
        .unwrap()
        .to_lowercase()
        .as_str()
    {
        "ods" => super::open(file, FileKind::Ods, &limits),
        "xls" => super::open_compound(file, &limits),
        "xlsb" => super::open(file, FileKind::Xlsb, &limits),
        _ => super::open(file, FileKind::Xlsx, &limits),
    };
    book.unwrap_or_else(|stop| panic!("{}: {stop:?}", path.display()))
}

/// Writes a number so that the last digit of its fraction does not matter.
fn number(value: f64) -> String {
    format!("{value:.9e}")
}

fn ours(book: &mut dyn Book, sheet: usize) -> Cells {
    let mut rows = book.open_sheet(sheet).unwrap();
    let mut cells = Cells::new();
    while let Some(row) = rows.next_row().unwrap() {
        for (column, cell) in row.cells() {
            let text = str::from_utf8(cell.bytes()).unwrap();
            let shown = match cell.kind {
                CellKind::Empty => continue,
                CellKind::Number | CellKind::Percent => number(text.parse().unwrap()),
                // OpenDocument gives the word that the sheet shows.
                CellKind::Boolean if text == "VERO" => "TRUE".to_owned(),
                CellKind::Boolean if text == "FALSO" => "FALSE".to_owned(),
                CellKind::Text | CellKind::Date | CellKind::Boolean | CellKind::Error => {
                    text.trim().to_owned()
                }
            };
            if !shown.is_empty() {
                cells.insert((row.number - 1, u32::from(column)), shown);
            }
        }
    }
    cells
}

fn theirs(range: &calamine::Range<Data>) -> Cells {
    let (top, left) = range.start().unwrap_or_default();
    let mut cells = Cells::new();
    for (row, column, value) in range.used_cells() {
        let shown = match value {
            Data::Empty => continue,
            Data::String(text) => text.trim().to_owned(),
            Data::Float(value) => number(*value),
            Data::Int(value) => number(value.to_string().parse().unwrap()),
            Data::Bool(value) => value.to_string().to_uppercase(),
            Data::Error(error) => error.to_string(),
            Data::DateTime(date) => instant(date.as_f64(), date.to_ymd_hms_milli()),
            Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        };
        if !shown.is_empty() {
            let at = |from: u32, place: usize| from + u32::try_from(place).unwrap();
            cells.insert((at(top, row), at(left, column)), shown);
        }
    }
    cells
}

fn instant(serial: f64, parts: (u16, u8, u8, u8, u8, u8, u16)) -> String {
    let (year, month, day, hour, minute, second, _) = parts;
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    let date = format!("{year:04}-{month:02}-{day:02}");
    match (serial < 1.0, serial.fract() == 0.0) {
        (true, _) => time,
        (false, true) => date,
        (false, false) => format!("{date}T{time}"),
    }
}

/// Compares a sheet; returns how many cells were looked at, and those that differ.
fn compare(mine: &Cells, yours: &Cells) -> (usize, Vec<(String, String, String)>) {
    let places: BTreeSet<&(u32, u32)> = mine.keys().chain(yours.keys()).collect();
    let text = |cells: &Cells, place| cells.get(place).cloned().unwrap_or_default();
    let differ = places
        .iter()
        .map(|place| (*place, text(mine, place), text(yours, place)))
        .filter(|(_, left, right)| left != right)
        .map(|(place, left, right)| {
            let column = column_letters(u16::try_from(place.1).unwrap());
            (format!("{column}{}", place.0 + 1), left, right)
        });
    (places.len(), differ.collect())
}

fn is_listed(file: &str, sheet: &str, (cell, left, right): &(String, String, String)) -> bool {
    DIFFER.iter().any(|it| {
        it.at == (file, sheet, cell.as_str())
            && (it.ours, it.theirs) == (left.as_str(), right.as_str())
    })
}

#[test]
fn every_workbook_of_the_project_reads_as_calamine_reads_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = workbooks(&root.join("fixtures"));
    files.extend(workbooks(&root.join("examples")));
    assert!(files.len() >= 20, "{files:?}");
    let mut wrong = Vec::new();
    let (mut compared, mut listed) = (0, 0);
    for path in files {
        let file = path.file_name().unwrap().to_str().unwrap();
        let mut book = open(&path);
        let mut other = open_workbook_auto(&path).unwrap();
        let names: Vec<String> = book
            .sheets()
            .iter()
            .filter_map(|it| it.name.clone())
            .collect();
        assert_eq!(names, other.sheet_names(), "{file}");
        for (index, sheet) in names.iter().enumerate() {
            let yours = theirs(&other.worksheet_range(sheet).unwrap());
            let (looked_at, differ) = compare(&ours(book.as_mut(), index), &yours);
            compared += looked_at;
            for cell in differ {
                if is_listed(file, sheet, &cell) {
                    listed += 1;
                } else {
                    wrong.push(format!("{file} {sheet}: {cell:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
    assert!(compared > 1_000, "{compared}");
    assert_eq!(listed, DIFFER.len(), "a difference that is listed is gone");
}
