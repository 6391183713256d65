//! How long `contingent` and `budget` take for the people of a ministry over a year, and how much
//! memory.
//!
//! `cargo bench --bench people -- [--quick] [--rounds N]`; `docs/CONTRIBUTING.md` says what must
//! hold.

#![expect(
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench measures seconds, prints them, and fails loudly"
)]

mod inputs;
#[path = "../assess/measure.rs"]
mod measure;

use std::path::Path;
use std::{env, fs};

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let quick = arguments.iter().any(|it| it == "--quick");
    let rounds = arguments
        .iter()
        .position(|it| it == "--rounds")
        .and_then(|at| arguments.get(at + 1)?.parse().ok())
        .unwrap_or(if quick { 3 } else { 5 });
    let people = if quick { 5_000 } else { 100_000 };
    let folder = env::temp_dir().join(format!("smartable-bench-people-{people}"));
    fs::create_dir_all(&folder).expect("a folder for the inputs");
    inputs::write(&folder, people).expect("inputs can be written");
    println!("{people} people, three assignments each, 2026; most: 3 s, 256 MiB");
    println!(
        "{:<28} {:>8} {:>8} {:>10}",
        "command", "median", "least", "peak"
    );
    let budget = [
        "--place",
        "Milano",
        "--quota",
        "8",
        "--quota-rotation",
        "2",
        "--act",
        "example",
    ];
    time("contingent", &["contingent"], &folder, rounds);
    time(
        "budget",
        &[&["budget"], &budget[..]].concat(),
        &folder,
        rounds,
    );
    let shown = [&["budget", "--people", "--format", "json"], &budget[..]].concat();
    time("budget --people, json", &shown, &folder, rounds);
}

fn time(name: &str, arguments: &[&str], folder: &Path, rounds: usize) {
    let path = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let mut command = vec![env!("CARGO_BIN_EXE_smartable").to_owned()];
    command.extend(arguments.iter().map(|it| (*it).to_owned()));
    command.extend(["--isolated", "--year", "2026"].map(str::to_owned));
    for (option, file) in [
        ("--org-chart", "chart.csv"),
        ("--staff", "staff.csv"),
        ("--assignments", "assignments.csv"),
    ] {
        command.extend([option.to_owned(), path(file)]);
    }
    command.extend(["--fail-on".to_owned(), "never".to_owned()]);
    command.push(path("activities.csv"));
    let took: Vec<measure::Took> = (0..rounds).map(|_| measure::run(&command)).collect();
    let sorted = |of: fn(&measure::Took) -> f64| {
        let mut seconds: Vec<f64> = took.iter().map(of).collect();
        seconds.sort_by(f64::total_cmp);
        seconds
    };
    let (wall, processor) = (sorted(|it| it.wall), sorted(|it| it.processor));
    let at = |seconds: &[f64], place: usize| seconds.get(place).copied().unwrap_or(f64::NAN);
    let peak = measure::peak_kib(&command).map_or_else(
        || "-".to_owned(),
        |kib| format!("{}.{} MiB", kib / 1024, kib % 1024 * 10 / 1024),
    );
    println!(
        "{name:<28} {:>8.3} {:>8.3} {:>8.3} {peak:>10}",
        at(&wall, rounds / 2),
        at(&wall, 0),
        at(&processor, rounds / 2),
    );
}
