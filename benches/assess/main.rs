//! How fast `assess` is beside bare reading, interleaved in one run, and how much memory it takes.
//!
//! `cargo bench --bench assess -- [--quick] [--rounds N] [--only NAME]`; `docs/CONTRIBUTING.md`
//! says what must hold. Std only: the clock and the system say enough.

#![expect(
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench measures seconds, prints them, and fails loudly"
)]

mod bare;
mod inputs;
mod measure;

use std::path::{Path, PathBuf};
use std::{env, fs};

use inputs::{Answers, Texts};

/// What the command line asks for.
struct Options {
    rounds: usize,
    /// The inputs are this many times smaller.
    smaller: u32,
    only: Option<String>,
}

/// Something to time, and what it is held against.
struct Subject {
    name: &'static str,
    input: PathBuf,
    /// Argument that makes this program read the input barely; `None`: nothing to compare with.
    bare: Option<&'static str>,
    /// The most that may be: times the bare reading, milliseconds, MiB.
    limits: &'static str,
    rounds: usize,
}

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let counted = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["bare-csv", path] => bare::csv(path),
        ["bare-xlsx", path] => bare::xlsx(path),
        _ => return bench(&options(&arguments)),
    };
    println!("{}", counted.expect("the input can be read"));
}

fn options(arguments: &[String]) -> Options {
    let after = |name: &str| {
        let at = arguments.iter().position(|it| it == name)?;
        arguments.get(at + 1).cloned()
    };
    let quick = arguments.iter().any(|it| it == "--quick");
    Options {
        rounds: after("--rounds")
            .and_then(|text| text.parse().ok())
            .unwrap_or(if quick { 3 } else { 9 }),
        smaller: if quick { 20 } else { 1 },
        only: after("--only"),
    }
}

fn bench(options: &Options) {
    let folder = env::temp_dir().join(format!("smartable-bench-{}", options.smaller));
    fs::create_dir_all(&folder).expect("a folder for the inputs");
    println!(
        "{:<16} {:>9} {:>9} {:>9} {:>9} {:>7} {:>7} {:>7} {:>9}  limits",
        "input", "assess", "least", "bare", "least", "ratio", "least", "cpu", "peak"
    );
    for subject in subjects(&folder, options) {
        if options
            .only
            .as_deref()
            .is_none_or(|only| subject.name.contains(only))
        {
            time(&subject);
        }
    }
    println!(
        "\nSeconds: median and least of the rounds. Ratios: of medians, of least, of processor time."
    );
}

fn subjects(folder: &Path, options: &Options) -> Vec<Subject> {
    let large = |name: &'static str, file: &str, bare, limits| Subject {
        name,
        input: folder.join(file),
        bare: Some(bare),
        limits,
        rounds: options.rounds,
    };
    let small = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/small-office/submissions");
    vec![
        large("csv", "clear.csv", "bare-csv", "2.00, 64 MiB"),
        large("csv-doubtful", "doubtful.csv", "bare-csv", "64 MiB"),
        large("xlsx-inline", "inline.xlsx", "bare-xlsx", "0.45, 64 MiB"),
        large("xlsx-shared", "shared.xlsx", "bare-xlsx", "0.45, 64 MiB"),
        Subject {
            name: "small-office",
            input: small,
            bare: None,
            limits: "0.050 s",
            rounds: options.rounds * 4,
        },
    ]
    .into_iter()
    .inspect(|subject| make(subject, options.smaller))
    .collect()
}

/// Makes an input where it is not there from a run before.
fn make(subject: &Subject, smaller: u32) {
    if subject.input.exists() {
        return;
    }
    let (path, rows, cells) = (&subject.input, 1_000_000 / smaller, 200_000 / smaller);
    match subject.name {
        "csv" => inputs::write_csv(path, rows, Answers::Clear).expect("written"),
        "csv-doubtful" => inputs::write_csv(path, rows, Answers::Doubtful).expect("written"),
        "xlsx-inline" => inputs::write_xlsx(path, cells, Texts::Inline).expect("written"),
        _ => inputs::write_xlsx(path, cells, Texts::Shared).expect("written"),
    }
}

fn time(subject: &Subject) {
    let input = subject.input.to_string_lossy().into_owned();
    let assess = [env!("CARGO_BIN_EXE_smartable"), "assess", &input].map(str::to_owned);
    let this = env::current_exe().expect("this program has a path");
    let bare = subject
        .bare
        .map(|how| [this.to_string_lossy().into_owned(), how.to_owned(), input]);
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..subject.rounds {
        theirs.extend(bare.as_ref().map(|bare| measure::run(bare)));
        ours.push(measure::run(&assess));
    }
    let walls = |took: &[measure::Took]| middle_and_least(took.iter().map(|it| it.wall));
    let processor = |took: &[measure::Took]| middle_and_least(took.iter().map(|it| it.processor));
    let (middle, least) = walls(&ours);
    let (bare_middle, bare_least) = walls(&theirs);
    let peak = measure::peak_kib(&assess).map_or_else(
        || "-".to_owned(),
        |kib| format!("{}.{} MiB", kib / 1024, kib % 1024 * 10 / 1024),
    );
    println!(
        "{:<16} {middle:>9.3} {least:>9.3} {bare_middle:>9.3} {bare_least:>9.3} {:>7.2} {:>7.2} {:>7.2} {peak:>9}  {}",
        subject.name,
        middle / bare_middle,
        least / bare_least,
        processor(&ours).1 / processor(&theirs).1,
        subject.limits,
    );
}

fn middle_and_least(seconds: impl Iterator<Item = f64>) -> (f64, f64) {
    let mut seconds: Vec<f64> = seconds.collect();
    seconds.sort_by(f64::total_cmp);
    let at = |place: usize| seconds.get(place).copied().unwrap_or(f64::NAN);
    (at(seconds.len() / 2), at(0))
}
