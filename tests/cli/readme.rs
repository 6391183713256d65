//! What the README shows is what the program prints: its samples, line by line.

#![expect(
    clippy::disallowed_methods,
    reason = "a page that cannot be read is a failed test"
)]

use std::fs;

use crate::support::smartable;

/// Looks for the lines of a sample in what was printed, in their order. `…` stands for lines that
/// the sample leaves out.
#[track_caller]
fn shows(sample: &str, printed: &str) {
    let mut printed = printed.lines();
    for line in sample
        .lines()
        .filter(|line| !matches!(line.trim(), "" | "…"))
    {
        assert!(
            printed.any(|it| it == line),
            "not printed, or not there: {line}"
        );
    }
}

#[test]
fn the_samples_are_what_is_printed() {
    let submissions = "examples/small-office/submissions";
    for (file, lang) in [("README.md", "en"), ("README.it.md", "it")] {
        let page = fs::read_to_string(file).expect("the page is there");
        let samples: Vec<&str> = page
            .split("```text\n")
            .skip(1)
            .filter_map(|rest| rest.split("```").next())
            .collect();
        assert_eq!(samples.len(), 2, "{file} has other samples");
        let common = ["--lang", lang, "--width", "100"];
        let run = |command: &[&str]| smartable(&[command, &common].concat());
        let all = run(&["overview", submissions, "--month", "2026-12"]);
        shows(samples[0], &all.stdout);
        let checked = run(&["check", submissions]);
        shows(samples[1], &(checked.stdout + &checked.stderr));
    }
}
