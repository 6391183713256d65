//! How fast `check` is with all its rules, and how much memory it takes: one large file, and many
//! small ones beside bare reading on as many threads.
//!
//! `cargo bench --bench check -- [--quick] [--rounds N] [--only NAME]`; `docs/CONTRIBUTING.md`
//! says what must hold.

#![expect(
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench measures seconds, prints them, and fails loudly"
)]

#[path = "../assess/inputs.rs"]
mod inputs;
#[path = "../assess/measure.rs"]
mod measure;

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::{env, fs};

use calamine::{Reader as _, Xlsx};
use rayon::prelude::*;

use inputs::{Answers, Texts};
use measure::Took;

/// Something to time.
struct Subject {
    name: String,
    input: PathBuf,
    rows: u32,
    /// Whether reading alone is timed beside it.
    beside_bare: bool,
    limits: &'static str,
}

/// Files of the folder, and rows of each.
const FILES: u32 = 1_000;
const ROWS: u32 = 60;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["bare", folder] => println!("{}", bare(Path::new(folder))),
        _ => bench(&arguments),
    }
}

fn bench(arguments: &[String]) {
    let after = |name: &str| {
        let at = arguments.iter().position(|it| it == name)?;
        arguments.get(at + 1)
    };
    let quick = arguments.iter().any(|it| it == "--quick");
    let smaller = if quick { 20 } else { 1 };
    let rounds = after("--rounds").and_then(|text| text.parse().ok());
    let folder = env::temp_dir().join(format!("smartable-bench-check-{smaller}"));
    fs::create_dir_all(&folder).expect("a folder for the inputs");
    println!(
        "{:<16} {:>9} {:>9} {:>9} {:>9} {:>7} {:>7} {:>7} {:>9}  limits",
        "input", "check", "least", "cpu", "bare", "ratio", "least", "cpu", "peak"
    );
    for subject in subjects(&folder, smaller) {
        if after("--only").is_none_or(|only| subject.name.contains(only.as_str())) {
            make(&subject);
            time(&subject, rounds.unwrap_or(5));
        }
    }
    println!(
        "\nSeconds: median and least of the rounds, processor time of the least. \
         Ratios: of medians, of least, of processor time."
    );
}

fn subjects(folder: &Path, smaller: u32) -> Vec<Subject> {
    let one = |rows: u32, kind: &str, limits| {
        let rows = rows / smaller;
        Subject {
            name: format!("{kind}-{rows}"),
            input: folder
                .join(format!("{kind}-{rows}"))
                .with_extension(kind.split('-').next().unwrap_or(kind)),
            rows,
            beside_bare: false,
            limits,
        }
    };
    vec![
        one(20_000, "csv", "0.500 s"),
        one(20_000, "xlsx", "0.500 s"),
        one(20_000, "csv-doubtful", ""),
        one(100_000, "csv", ""),
        one(1_000_000, "csv", "linear"),
        Subject {
            name: "files".to_owned(),
            input: folder.join("files"),
            rows: FILES / smaller,
            beside_bare: true,
            limits: "1.50",
        },
    ]
}

/// Makes an input where it is not there from a run before.
fn make(subject: &Subject) {
    let (path, rows) = (&subject.input, subject.rows);
    if path.exists() {
        return;
    }
    if subject.beside_bare {
        fs::create_dir_all(path).expect("a folder");
        for file in 0..rows {
            let from = file * ROWS;
            let path = path.join(format!("{file:04}.xlsx"));
            inputs::write_rows(&path, from..from + ROWS, ROWS, Texts::Shared).expect("written");
        }
    } else if path.extension().is_some_and(|it| it == "csv") {
        let answers = if subject.name.contains("doubtful") {
            Answers::Doubtful
        } else {
            Answers::Clear
        };
        inputs::write_csv(path, rows, answers).expect("written");
    } else {
        inputs::write_xlsx(path, rows, Texts::Inline).expect("written");
    }
}

/// Streams the cells of the first sheet of every workbook of a folder, on all processors.
fn bare(folder: &Path) -> u64 {
    let files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the folder is there")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    let cells = |path: &PathBuf| {
        let file = BufReader::new(File::open(path).expect("the file is there"));
        let mut book: Xlsx<_> = Xlsx::new(file).expect("a workbook");
        let name = book.sheet_names().first().cloned().unwrap_or_default();
        let mut cells = book.worksheet_cells_reader(&name).expect("a sheet");
        let mut count = 0_u64;
        while cells.next_cell().expect("a cell").is_some() {
            count += 1;
        }
        count
    };
    files.par_iter().map(cells).sum()
}

fn time(subject: &Subject, rounds: usize) {
    let input = subject.input.to_string_lossy().into_owned();
    let check = [
        env!("CARGO_BIN_EXE_smartable"),
        "check",
        "--exit-zero",
        &input,
    ];
    let check = check.map(str::to_owned);
    let this = env::current_exe().expect("this program has a path");
    let bare = [
        this.to_string_lossy().into_owned(),
        "bare".to_owned(),
        input,
    ];
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        if subject.beside_bare {
            theirs.push(measure::run(&bare));
        }
        ours.push(measure::run(&check));
    }
    let (our, their) = (middle_and_least(&ours), middle_and_least(&theirs));
    let peak = measure::peak_kib(&check).map_or_else(|| "-".to_owned(), mebibytes);
    println!(
        "{:<16} {:>9.3} {:>9.3} {:>9.3} {:>9.3} {:>7.2} {:>7.2} {:>7.2} {peak:>9}  {}",
        subject.name,
        our.0,
        our.1,
        our.2,
        their.0,
        our.0 / their.0,
        our.1 / their.1,
        our.2 / their.2,
        subject.limits,
    );
}

fn mebibytes(kib: u64) -> String {
    format!("{}.{} MiB", kib / 1024, kib % 1024 * 10 / 1024)
}

/// Returns the median and the least of the seconds, and the least processor time.
fn middle_and_least(took: &[Took]) -> (f64, f64, f64) {
    let sorted = |seconds: fn(&Took) -> f64| {
        let mut seconds: Vec<f64> = took.iter().map(seconds).collect();
        seconds.sort_by(f64::total_cmp);
        seconds
    };
    let (wall, processor) = (sorted(|it| it.wall), sorted(|it| it.processor));
    let at = |list: &[f64], place: usize| list.get(place).copied().unwrap_or(f64::NAN);
    (at(&wall, wall.len() / 2), at(&wall, 0), at(&processor, 0))
}
