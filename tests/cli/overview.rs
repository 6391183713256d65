//! `smartable overview`: verdicts, contingent and days of a month together.

use crate::support::{golden, smartable, smartable_with};

const SHEETS: &str = "examples/small-office/submissions";

#[test]
fn the_three_stand_together_in_both_languages() {
    for lang in ["it", "en"] {
        let run = |columns: &str, format: &str| {
            let args = [
                "overview",
                SHEETS,
                "-q",
                "--month=2026-12",
                "--lang",
                lang,
                "--format",
                format,
            ];
            let run = smartable_with(&args, &[("COLUMNS", columns)]);
            assert_eq!((run.code, run.stderr.as_str()), (0, ""));
            run.stdout
        };
        let text = run("100", "terminal");
        golden(&format!("cli/overview/text-{lang}.txt"), &text);
        assert_eq!(text, run("100", "terminal"), "the same bytes twice");
        golden(
            &format!("cli/overview/report-{lang}.md"),
            &run("80", "markdown"),
        );
        for columns in ["80", "200"] {
            let most: usize = columns.parse().expect("a number");
            for line in run(columns, "terminal").lines() {
                assert!(line.chars().count() <= most, "{line}");
            }
        }
    }
}

#[test]
fn it_names_no_person() {
    for audience in ["manager", "committee", "public"] {
        let run = smartable(&[
            "overview",
            SHEETS,
            "--month=2026-12",
            "--audience",
            audience,
        ]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let all = format!("{}{}", run.stdout, run.stderr);
        assert!(!all.contains("P-"), "{audience}: {all}");
    }
}

#[test]
fn formats_for_programs_are_those_of_each_noun() {
    for (lang, words) in [
        ("it", "errore: la panoramica si legge soltanto"),
        ("en", "error: an overview is for reading alone"),
    ] {
        for format in ["json", "csv", "xlsx"] {
            let run = smartable(&[
                "overview",
                SHEETS,
                "-q",
                "--month=2026-12",
                "--lang",
                lang,
                "--format",
                format,
            ]);
            assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{format}");
            assert!(run.stderr.starts_with(words), "{}", run.stderr);
        }
    }
}

#[test]
fn exits_say_how_it_went() {
    let run = |args: &[&str]| {
        let mut all = vec!["overview", SHEETS, "-q"];
        all.extend(args);
        smartable(&all).code
    };
    assert_eq!(run(&["--month=2026-12"]), 0);
    assert_eq!(run(&["--month=2026-12", "--fail-on=error"]), 1);
    assert_eq!(run(&[]), 2, "no month");
    assert_eq!(
        run(&["--month=2026-12", "--isolated"]),
        2,
        "no place, no quota"
    );
}
