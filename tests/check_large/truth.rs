//! Recall and precision on inventories whose defects are known, and the same bytes however it runs.

use crate::defects::{Planted, plant};
use crate::generator::clean;
use crate::running::{Scratch, Seen, check, smartable};

#[test]
fn what_was_planted_is_found_at_its_cell_and_nothing_else_weighs() {
    for (seed, rows) in [(11, 800), (12, 3_000), (13, 6_000)] {
        let mut table = clean(rows, seed);
        let planted = plant(&mut table, seed);
        let folder = Scratch::new();
        let csv = folder.write("Rilevazione 2026.csv", table.csv().as_bytes());
        let xlsx = folder.write("Rilevazione 2026.xlsx", &table.xlsx());
        for path in [csv, xlsx] {
            let found = check(folder.path(), &[&path]).found;
            assert_truth(&planted, &found, &format!("{path} seed {seed}"));
        }
    }
}

#[track_caller]
fn assert_truth(planted: &[Planted], found: &[Seen], what: &str) {
    let is = |seen: &Seen, it: &Planted| seen.code == it.code && seen.covers(&it.cell);
    let missed = planted
        .iter()
        .filter(|it| !found.iter().any(|seen| is(seen, it)));
    let missed: Vec<&Planted> = missed.collect();
    // A finding of several cells is true where each of them was planted.
    let true_cells = |seen: &Seen| planted.iter().filter(|it| is(seen, it)).count() as u64;
    let weighs = found.iter().filter(|seen| seen.weighs());
    let false_ones = weighs.filter(|seen| true_cells(seen) == 0 || true_cells(seen) < seen.cells());
    let false_ones: Vec<&Seen> = false_ones.collect();
    assert!(
        missed.is_empty() && false_ones.is_empty(),
        "{what}: missed {missed:#?}, false {false_ones:#?}"
    );
}

#[test]
fn the_same_is_said_however_many_files_are_read_at_once() {
    let folder = Scratch::new();
    for number in 0..12 {
        let mut table = clean(400, 100 + number);
        plant(&mut table, number);
        folder.write(
            &format!("scheda {number:02} 2026.csv"),
            table.csv().as_bytes(),
        );
    }
    let run = |jobs: &str| {
        let args = ["check", "--isolated", "--format=json", "--jobs", jobs, "."];
        let run = smartable(folder.path(), &args);
        assert_eq!(run.code, 1, "{}", run.stderr);
        run.stdout
    };
    let first = run("1");
    for jobs in ["1", "2", "8"] {
        assert!(run(jobs) == first, "--jobs {jobs} says something else");
    }
}
