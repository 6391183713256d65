//! `smartable contingent`: the example from headcounts and from persons, in every format.

use std::fmt::Write as _;

use crate::support::{golden, smartable, smartable_bytes, smartable_with};

const SHEETS: &str = "examples/small-office/submissions";
const CHART: &str = "examples/small-office/org-chart.csv";

/// Runs `contingent` on the example, as its configuration says, and returns standard output.
#[track_caller]
fn persons(args: &[&str], columns: &str) -> String {
    let mut all = vec!["contingent", SHEETS, "-q"];
    all.extend(args);
    let run = smartable_with(&all, &[("COLUMNS", columns)]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{args:?}");
    run.stdout
}

/// Runs it without configuration: nobody is known, only headcounts.
#[track_caller]
fn headcounts(args: &[&str], columns: &str) -> String {
    let mut all = vec!["--isolated", "--org-chart", CHART, "--on=2026-12-31"];
    all.extend(args);
    persons(&all, columns)
}

#[test]
fn both_modes_read_well() {
    for lang in ["it", "en"] {
        for (mode, columns) in [("persons", "100"), ("headcounts", "100")] {
            let run = |args: &[&str]| match mode {
                "persons" => persons(args, columns),
                _ => headcounts(args, columns),
            };
            let text = run(&["--lang", lang]);
            golden(&format!("cli/contingent/{mode}-{lang}.txt"), &text);
        }
        for columns in ["80", "200"] {
            let text = persons(&["--lang", lang, "--people"], columns);
            let most: usize = columns.parse().expect("a number");
            for line in text.lines() {
                assert!(line.chars().count() <= most, "{line}");
            }
        }
        let text = persons(&["--lang", lang, "--format=markdown"], "80");
        golden(&format!("cli/contingent/report-{lang}.md"), &text);
    }
}

#[test]
fn a_year_is_a_mean_by_person_days() {
    for lang in ["it", "en"] {
        let text = persons(&["--lang", lang, "--year=2026"], "100");
        let opening: Vec<&str> = text.lines().take(12).collect();
        golden(
            &format!("cli/contingent/year-{lang}.txt"),
            &format!("{}\n", opening.join("\n")),
        );
    }
}

#[test]
fn units_and_persons_are_explained_in_both_languages() {
    for lang in ["it", "en"] {
        // One with an undetermined activity, one whose shares make more than all of the time.
        for key in ["DIR-6", "P-385", "P-768"] {
            let text = persons(&["--lang", lang, "--explain", key], "80");
            golden(&format!("cli/contingent/explain-{key}-{lang}.txt"), &text);
        }
        // A structure with units below it, and a unit with its own activities.
        for key in ["DIR-6", "SRV-61"] {
            let text = headcounts(&["--lang", lang, "--explain", key], "80");
            let name = format!("cli/contingent/explain-headcounts-{key}-{lang}.txt");
            golden(&name, &text);
        }
    }
    for (lang, words) in [
        (
            "it",
            "errore: nessuna unità e nessuna persona ha il codice «P-000»\n",
        ),
        ("en", "error: no unit and no person has the code “P-000”\n"),
    ] {
        let run = smartable(&["contingent", SHEETS, "--explain=P-000", "--lang", lang]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""));
        assert!(run.stderr.ends_with(words), "{}", run.stderr);
    }
}

#[test]
fn every_table_is_there_as_csv() {
    for table in ["units", "groups", "people", "left-out"] {
        let text = persons(&["--format=csv", "--table", table], "80");
        golden(&format!("cli/contingent/{table}.csv"), &text);
    }
    let excel = persons(&["--format=csv", "--csv=excel-it"], "80");
    assert!(excel.starts_with('\u{feff}') && excel.ends_with("\r\n"));
    assert!(
        excel.contains(";50,53") || excel.contains(";50,5"),
        "{excel}"
    );
    let text = headcounts(&["--format=csv"], "80");
    golden("cli/contingent/units-headcounts.csv", &text);
}

#[test]
fn persons_stand_there_only_when_asked_for() {
    let hidden = persons(&["--lang=en"], "100");
    assert!(!hidden.contains("P-385"), "{hidden}");
    let shown = persons(&["--lang=en", "--people"], "100");
    assert!(shown.contains("\nP-385   SRV-62"), "{shown}");
    let json = persons(&["--format=json"], "80");
    assert!(!json.contains("P-385"), "{json}");
}

#[test]
fn two_runs_give_the_same_bytes() {
    for format in ["terminal", "markdown", "csv", "json", "xlsx"] {
        let args = ["contingent", SHEETS, "-q", "--people", "--format", format];
        let (first, second) = (smartable_bytes(&args, b""), smartable_bytes(&args, b""));
        assert_eq!(first.0, 0, "{format}: {}", first.2);
        assert!(!first.1.is_empty() && first == second, "{format}");
    }
}

#[test]
fn exits_say_how_it_went() {
    #[track_caller]
    fn case(args: &[&str], code: i32) {
        let mut all = vec!["contingent", "-q", "--lang=it"];
        all.extend(args);
        let (found, _, stderr) = smartable_bytes(&all, b"");
        assert_eq!(found, code, "{args:?}: {stderr}");
    }
    case(&[SHEETS], 0);
    case(&[SHEETS, "--fail-on=error"], 1);
    case(&["LICENSE", "--isolated", "--on=2026-12-31"], 1); // a file without a table
    case(&[SHEETS, "--on=2026-12-31", "--year=2026"], 2);
    case(&[SHEETS, "--staff=nessuno.csv"], 2);
    case(&[SHEETS, "--theta=2"], 2);
}

#[test]
fn what_is_missing_is_told_in_a_sentence() {
    let assignments = "examples/small-office/assignments.xlsx";
    let cases: [(&str, &[&str]); 3] = [
        ("no date", &[]),
        (
            "assignments without staff",
            &["--on=2026-12-31", "--assignments", assignments],
        ),
        (
            "a file without its table",
            &["--on=2026-12-31", "--staff=LICENSE"],
        ),
    ];
    for lang in ["it", "en"] {
        let mut text = String::new();
        for (name, args) in cases {
            let mut all = vec!["contingent", SHEETS, "-q", "--isolated", "--lang", lang];
            all.extend(args);
            let run = smartable(&all);
            assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{name}");
            let _ = writeln!(text, "# {name}\n{}", run.stderr);
        }
        golden(&format!("cli/contingent/refusals-{lang}.txt"), &text);
    }
}

#[test]
fn a_result_may_be_written_anew() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("contingente.json");
    let path = path.to_str().expect("UTF-8");
    for _ in 0..2 {
        let run = smartable(&["contingent", SHEETS, "-q", "--output", path]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    }
    let staff = "examples/small-office/staff.csv";
    let over = smartable(&["contingent", SHEETS, "-q", "--output", staff]);
    assert_eq!(over.code, 2, "an input is never written over");
}
