//! `smartable budget`: the example's days of a month and of a year, estimates, refusals.

use std::fmt::Write as _;

use crate::support::{golden, smartable, smartable_bytes, smartable_with};

const SHEETS: &str = "examples/small-office/submissions";
const CHART: &str = "examples/small-office/org-chart.csv";

/// What a budget needs, without a configuration.
const ALONE: [&str; 9] = [
    "--isolated",
    "--org-chart",
    CHART,
    "--place",
    "Bologna",
    "--quota",
    "8",
    "--act",
    "Example act no. 1",
];

/// Runs `budget` on the example and returns standard output.
#[track_caller]
fn example(args: &[&str], columns: &str) -> String {
    let mut all = vec!["budget", SHEETS, "-q"];
    all.extend(args);
    let run = smartable_with(&all, &[("COLUMNS", columns)]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{args:?}");
    run.stdout
}

#[test]
fn a_month_a_year_and_an_estimate_read_well() {
    for lang in ["it", "en"] {
        let month = example(&["--lang", lang, "--month=2026-12"], "100");
        golden(&format!("cli/budget/month-{lang}.txt"), &month);
        let year = example(&["--lang", lang, "--year=2026"], "120");
        golden(&format!("cli/budget/year-{lang}.txt"), &year);
        let estimate = [&ALONE[..], &["--lang", lang, "--month=2026-12"]].concat();
        let estimate = example(&estimate, "100");
        golden(&format!("cli/budget/estimate-{lang}.txt"), &estimate);
        let page = example(
            &["--lang", lang, "--month=2026-12", "--format=markdown"],
            "80",
        );
        golden(&format!("cli/budget/report-{lang}.md"), &page);
        for columns in ["80", "200"] {
            for period in ["--month=2026-12", "--year=2026"] {
                let text = example(&["--lang", lang, period, "--people"], columns);
                let most: usize = columns.parse().expect("a number");
                for line in text.lines() {
                    assert!(line.chars().count() <= most, "{line}");
                }
            }
        }
    }
}

#[test]
fn directorates_and_persons_are_explained_in_both_languages() {
    for lang in ["it", "en"] {
        // A directorate with derogations, one whose classes are open, a mover, who works in
        // another comune and wins a tie.
        for key in ["DIR-5", "DIR-6", "P-553", "P-472"] {
            let text = example(&["--lang", lang, "--month=2026-12", "--explain", key], "80");
            golden(&format!("cli/budget/explain-{key}-{lang}.txt"), &text);
        }
    }
}

#[test]
fn a_directorate_lists_its_persons_where_they_may_be_shown() {
    let page = |more: &[&str]| {
        let args = ["--month=2026-12", "--explain", "DIR-2"];
        example(&[&args[..], more].concat(), "80")
    };
    assert!(!page(&[]).contains("P-2"), "{}", page(&[]));
    assert!(
        page(&["--people"]).contains(": t = "),
        "{}",
        page(&["--people"])
    );
}

#[test]
fn every_table_is_there_as_csv() {
    for table in ["units", "months", "people"] {
        let text = example(&["--month=2026-12", "--format=csv", "--table", table], "80");
        golden(&format!("cli/budget/{table}.csv"), &text);
    }
}

#[test]
fn persons_stand_there_only_when_asked_for() {
    for format in ["terminal", "markdown", "csv", "json"] {
        let hidden = example(&["--month=2026-12", "--format", format], "100");
        assert!(!hidden.contains("P-553"), "{format}: {hidden}");
    }
    let shown = example(&["--month=2026-12", "--people"], "100");
    assert!(shown.contains("\nP-553 "), "{shown}");
}

#[test]
fn the_month_stands_in_the_year() {
    let json = |period: &str| -> serde_json::Value {
        let text = example(&[period, "--format=json"], "80");
        serde_json::from_str(&text).expect("JSON")
    };
    let (month, year) = (json("--month=2026-12"), json("--year=2026"));
    for (alone, among) in month["units"]
        .as_array()
        .expect("units")
        .iter()
        .zip(year["units"].as_array().expect("units"))
    {
        assert_eq!(alone["unit"], among["unit"]);
        assert_eq!(alone["months"][0], among["months"][11], "{}", alone["unit"]);
    }
}

#[test]
fn two_runs_give_the_same_bytes() {
    for format in ["terminal", "markdown", "csv", "json", "xlsx"] {
        let args = [
            "budget",
            SHEETS,
            "-q",
            "--people",
            "--month=2026-12",
            "--format",
            format,
        ];
        let (first, second) = (smartable_bytes(&args, b""), smartable_bytes(&args, b""));
        assert_eq!(first.0, 0, "{format}: {}", first.2);
        assert!(!first.1.is_empty() && first == second, "{format}");
    }
}

#[test]
fn what_is_missing_is_told_in_a_sentence() {
    let act = ["--quota=8", "--act=Example act no. 1"];
    let cases: [(&str, Vec<&str>); 9] = [
        ("no quota", vec!["--month=2026-12", "--place=Bologna"]),
        (
            "a quota without its act",
            vec!["--month=2026-12", "--place=Bologna", "--quota=8"],
        ),
        ("no month", [&act[..], &["--place=Bologna"]].concat()),
        ("no place", [&act[..], &["--month=2026-12"]].concat()),
        (
            "before the rules",
            [&act[..], &["--month=2021-09", "--place=Bologna"]].concat(),
        ),
        (
            "the month in which they begin",
            [&act[..], &["--month=2021-10", "--place=Bologna"]].concat(),
        ),
        (
            "a comune that is not known",
            [&act[..], &["--month=2026-12", "--place=Bolonia"]].concat(),
        ),
        (
            "net of absences that are not known",
            [
                &act[..],
                &["--month=2026-12", "--place=Bologna", "--base=net"],
            ]
            .concat(),
        ),
        (
            "assignments without staff",
            [
                &act[..],
                &[
                    "--month=2026-12",
                    "--place=Bologna",
                    "--assignments=examples/small-office/assignments.xlsx",
                ],
            ]
            .concat(),
        ),
    ];
    for lang in ["it", "en"] {
        let mut text = String::new();
        for (name, args) in &cases {
            let mut all = vec!["budget", SHEETS, "-q", "--isolated", "--lang", lang];
            all.extend(args);
            let run = smartable(&all);
            assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{name}");
            let _ = writeln!(text, "# {name}\n{}", run.stderr);
        }
        golden(&format!("cli/budget/refusals-{lang}.txt"), &text);
    }
}

#[test]
fn findings_may_make_it_fail() {
    let run = smartable(&["budget", SHEETS, "-q", "--month=2026-12", "--strict"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
}
