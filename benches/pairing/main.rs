//! How long it takes to recognise ten thousand renamed and shuffled activities: the pairing alone,
//! and `smartable compare` from two sheets to its report.
//!
//! `cargo bench --bench pairing -- [--quick] [--samples]`; at most 2 s for 10,000 against 10,000,
//! for either.

#![expect(
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench measures seconds and prints them"
)]

mod command;
#[path = "../../tests/pairing/measure.rs"]
mod measure;
#[path = "../assess/measure.rs"]
mod timing;
#[path = "../../tests/pairing/truth/mod.rs"]
mod truth;

use std::collections::BTreeSet;
use std::env;
use std::time::Instant;

fn main() {
    let samples = env::args().any(|it| it == "--samples");
    let quick = env::args().any(|it| it == "--quick");
    let rounds = if quick { 1 } else { 5 };
    println!("activities against as many, renamed and shuffled; most: 2 s for 10,000");
    for count in [1_000, 10_000, 30_000] {
        let truth = truth::make(2026, count);
        let mut times = Vec::new();
        let mut shown = String::new();
        for _ in 0..rounds {
            let start = Instant::now();
            let measure = measure::Measure::of(&truth);
            times.push(start.elapsed());
            shown = if samples {
                format!("{measure:#}")
            } else {
                measure.to_string()
            };
        }
        times.sort_unstable();
        println!(
            "{count:>6}: {} ms (median of {rounds})",
            times[rounds / 2].as_millis()
        );
        println!("{shown}");
        compared(count, &truth, rounds);
    }
}

/// Times the command on the same lists, and holds its pairs to the truth.
fn compared(count: usize, truth: &truth::Truth, rounds: usize) {
    let folder = env::temp_dir().join(format!("smartable-bench-pairing-{count}"));
    let command = command::written(&folder, truth);
    let (median, peak) = command::time(&command, rounds);
    let true_pairs: BTreeSet<(usize, usize)> = truth
        .pairs
        .iter()
        .map(|(before, now, _)| (*before, *now))
        .collect();
    let found = command::pairs(&command);
    let right = found.intersection(&true_pairs).count();
    let percent = |of: usize| {
        let thousandths = right * 100_000 / of.max(1);
        format!("{}.{:03} %", thousandths / 1_000, thousandths % 1_000)
    };
    let peak = peak.map_or_else(|| "-".to_owned(), |kib| format!("{} MiB", kib / 1024));
    println!(
        "{count:>6}: {:.0} ms for `compare` (median of {rounds}; processor {:.0} ms), peak {peak}; recall {}, \
         precision {}",
        median.wall * 1_000.0,
        median.processor * 1_000.0,
        percent(true_pairs.len()),
        percent(found.len()),
    );
}
