//! How long it takes to recognise ten thousand renamed and shuffled activities.
//!
//! `cargo bench --bench pairing -- [--quick] [--samples]`; at most 2 s for 10,000 against 10,000.

#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench measures seconds and prints them"
)]

#[path = "../../tests/pairing/measure.rs"]
mod measure;
#[path = "../../tests/pairing/truth/mod.rs"]
mod truth;

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
    }
}
