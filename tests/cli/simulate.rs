//! `smartable simulate`: levers, changed criteria and single answers, worked by hand.

use std::fmt::Write as _;

use serde_json::Value;

use crate::support::{golden, smartable, smartable_bytes, smartable_with};

/// Seven activities of two directorates. A1 is smartable. A2 lacks remote tools; so does A3, where
/// the office names paper files. A4 lacks them too and takes colleagues, A5 does not say whether it
/// has them, A6 serves the public, A7 cannot be planned. Heads 4, 3, 2, 5, 6, 7, 1; FTE half of them.
const SHEET: &str = "fixtures/simulate/inventory.csv";
const OFFICE: &str = "examples/small-office/submissions";

#[track_caller]
fn run(args: &[&str]) -> String {
    let all = [&["simulate", SHEET, "--isolated", "-q"], args].concat();
    let run = smartable(&all);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{args:?}");
    run.stdout
}

#[track_caller]
#[expect(clippy::expect_used, reason = "a run that prints no JSON has failed")]
fn json(args: &[&str]) -> Value {
    serde_json::from_str(&run(&[args, &["--format=json"]].concat())).expect("JSON")
}

#[track_caller]
fn case(value: &Value, pointer: &str, text: &str) {
    let found = value.pointer(pointer).map(ToString::to_string);
    assert_eq!(found.as_deref(), Some(text), "{pointer}");
}

/// Both ends of an amount.
#[track_caller]
fn ends(value: &Value, pointer: &str, least: &str, most: &str) {
    case(value, &format!("{pointer}/at_least"), least);
    case(value, &format!("{pointer}/at_most"), most);
}

#[test]
fn levers_are_ranked_by_what_they_gain_for_sure() {
    let value = json(&[]);
    // Software opens A2 (3 heads, 1.5 FTE) and perhaps A5 (6, 3); paper A3 (2, 1); planning A7 (1).
    let ranked = [
        ("software", 2, ("1", "2"), ("3", "9"), ("1.5", "4.5")),
        ("paper", 1, ("1", "1"), ("2", "2"), ("1", "1")),
        ("organisation", 2, ("1", "1"), ("1", "1"), ("0.5", "0.5")),
    ];
    for (place, (class, blocks, activities, heads, fte)) in ranked.into_iter().enumerate() {
        let at = format!("/gains/{place}");
        case(&value, &format!("{at}/class"), &format!("\"{class}\""));
        case(&value, &format!("{at}/blocks"), &blocks.to_string());
        ends(
            &value,
            &format!("{at}/gains/smartable"),
            activities.0,
            activities.1,
        );
        ends(&value, &format!("{at}/gains/heads"), heads.0, heads.1);
        ends(&value, &format!("{at}/gains/fte"), fte.0, fte.1);
    }
    assert_eq!(value.pointer("/gains/3"), None);
    // Together software and planning open A4 too: 5 heads, 2.5 FTE beyond the sum of the two.
    case(
        &value,
        "/pairs/0/classes",
        "[\"software\",\"organisation\"]",
    );
    ends(&value, "/pairs/0/beyond/heads", "5", "5");
    ends(&value, "/pairs/0/beyond/fte", "2.5", "2.5");
    ends(&value, "/pairs/0/gains/heads", "9", "15");
    assert_eq!(value.pointer("/pairs/1"), None);
    case(&value, "/stated_obstacles", "1");
    case(
        &value,
        "/activities/3/unlocked_by_pairs",
        "[[\"software\",\"organisation\"]]",
    );
    case(&value, "/activities/2/unlocked_by", "[\"paper\"]");
    case(&value, "/total/gained/at_most", "0");
}

#[test]
fn a_lever_changes_its_own_activities_alone() {
    let value = json(&["--lever", "software"]);
    case(&value, "/levers", "[\"software\"]");
    // A2 for sure, and A5 if it was not smartable before: it is after, either way.
    case(&value, "/total/smartable/before", "1");
    case(&value, "/total/smartable/after", "3");
    ends(&value, "/total/gained", "1", "2");
    ends(&value, "/total/fte/before", "2", "5");
    ends(&value, "/total/fte/after", "6.5", "6.5");
    ends(&value, "/total/fte/difference", "1.5", "4.5");
    ends(&value, "/units/0/gained", "1", "1");
    ends(&value, "/units/1/gained", "0", "1");
    case(&value, "/moves/not/smartable", "1");
    case(&value, "/moves/undetermined/smartable", "1");
    case(&value, "/moves/not/not", "4");
    case(&value, "/activities/2/after", "\"not\"");
    // People of A1, at most of A1 and A5: 4 – 10; of A1, A2, A5: at least the largest, at most all.
    ends(&value, "/contingent/total/heads/before", "4", "10");
    ends(&value, "/contingent/total/heads/after", "10", "13");
    ends(&value, "/contingent/total/heads/difference", "0", "9");
    // Both levers open A4 as well.
    let both = json(&["--lever=organisation", "--lever=software"]);
    ends(&both, "/total/gained", "3", "4");
    case(&both, "/activities/3/after", "\"smartable\"");
    case(&both, "/gains/0/removed", "true");
    case(&both, "/gains/1/removed", "false");
}

#[test]
fn a_dropped_criterion_counts_no_more() {
    // Without remote tools A2, A3 and A5 are smartable; A4 still takes colleagues.
    let value = json(&["--drop", "remote_tools"]);
    case(&value, "/criteria/id", "\"essential\"");
    case(&value, "/criteria_after/id", "\"essential-simulated\"");
    case(&value, "/changes/0/kind", "\"drop\"");
    case(&value, "/total/smartable/after", "4");
    ends(&value, "/total/gained", "2", "3");
    ends(&value, "/total/fte/after", "7.5", "7.5");
    ends(&value, "/total/heads/difference", "5", "11");
}

#[test]
fn an_added_criterion_counts_where_the_sheets_answer_it() {
    // Presence is needed in A4, A6 and A7, which fail already: nothing moves.
    let value = json(&["--add", "milano-2021:no_presence"]);
    ends(&value, "/total/gained", "0", "0");
    case(&value, "/changes/0/from", "\"milano-2021\"");
    let all = ["--drop=programmable", "--add=no_presence"];
    // A7 could be done now, but for its presence.
    ends(&json(&all), "/total/gained", "0", "0");
    ends(&json(&all[..1]), "/total/gained", "1", "1");
}

#[test]
fn weights_and_thresholds_are_moved() {
    // Equal weights: A2, A3, A6 and A7 have 4/5, A4 3/5, A5 4/5 or 1. At 0.8 all but A4 are smartable.
    let value = json(&["--criteria=graded", "--threshold=smartable=0.9"]);
    case(&value, "/total/smartable/before", "6");
    case(&value, "/total/smartable/after", "1");
    // A5 has 1 if its tools can be reached: then it stays.
    ends(&value, "/total/gained", "-5", "-4");
    case(&value, "/changes/0/before", "0.8");
    case(&value, "/changes/0/after", "0.9");
    // Tools of weight 3: without them 4/7, with colleagues too 3/7; the others 6/7.
    let value = json(&["--criteria=graded", "--weight=remote_tools=3"]);
    case(&value, "/total/smartable/after", "3");
    ends(&value, "/total/gained", "-3", "-2");
}

#[test]
fn each_answer_is_tried_the_other_way() {
    let value = json(&[]);
    let all = value["sensitivity"].as_array().expect("answers");
    let count = |effect: &str| all.iter().filter(|it| it["effect"] == effect).count();
    // All five of A1, one each of A2, A3, A6 and A7, and the four that A5 gives.
    let known = (
        all.len(),
        count("turns"),
        count("decides"),
        count("nothing"),
    );
    assert_eq!(known, (35, 13, 1, 21));
    let decides = all.iter().find(|it| it["effect"] == "decides");
    let decides = decides.expect("one answer decides");
    assert_eq!(
        (&decides["id"], &decides["item"]),
        (&"A5".into(), &"remote_tools".into())
    );
    assert_eq!(decides["cell"], "G6");
    assert_eq!(decides["if_bad"]["at_most"], "not");
    assert_eq!(decides["if_good"]["at_least"], "smartable");
    // With the lever pulled the answer does not matter any more.
    let pulled = json(&["--lever=software"]);
    let all = pulled["sensitivity"].as_array().expect("answers");
    assert!(all.iter().all(|it| it["effect"] != "decides"));
}

#[test]
fn totals_are_those_of_assess_with_either_set() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("changed.toml");
    let path = path.to_str().expect("UTF-8");
    let save = format!("--save-criteria={path}");
    for sheets in [SHEET, OFFICE] {
        let changes = ["--drop=output", "--add=no_presence", save.as_str()];
        let args = ["simulate", sheets, "--isolated", "-q", "--format=json"];
        let simulated = smartable(&[&args[..], &changes].concat());
        assert_eq!(simulated.code, 0, "{}", simulated.stderr);
        let simulated: Value = serde_json::from_str(&simulated.stdout).expect("JSON");
        for (side, criteria) in [("before", "essential"), ("after", path)] {
            let args = [
                "assess",
                sheets,
                "--isolated",
                "-q",
                "--format=json",
                "--criteria",
                criteria,
            ];
            let assessed: Value = serde_json::from_str(&smartable(&args).stdout).expect("JSON");
            assert_eq!(simulated[side], assessed["total"], "{sheets} {side}");
        }
        let checked = smartable(&["criteria", "check", path]);
        assert_eq!(checked.code, 0, "{}", checked.stdout);
        // A file that is there already is never written over.
        let again = [&["simulate", sheets, "--isolated", "-q"], &changes[..]].concat();
        assert_eq!(smartable(&again).code, 2);
        std::fs::remove_file(path).expect("a file of this test");
    }
}

#[test]
fn what_cannot_be_is_refused_in_one_sentence() {
    #[track_caller]
    fn case(args: &[&str], words: &str) {
        let all = [&["simulate", SHEET, "--isolated", "--lang=en"], args].concat();
        let run = smartable(&all);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{args:?}");
        assert!(run.stderr.contains(words), "{}", run.stderr);
    }
    case(&["--lever=law"], "no removable obstacle of class law");
    case(&["--lever=skills"], "software, paper, organisation, output");
    case(&["--drop=outputs"], "(output)");
    case(&["--add=not_manual"], "no table has a column");
    case(&["--add=nothing.toml"], "nothing.toml");
    case(&["--add=roma:output"], "no criteria set is called “roma”");
    case(&["--weight=output=2"], "--criteria graded");
    case(&["--weight=output=-1"], "0 or more");
    case(&["--threshold=half=0.5"], "smartable=SHARE");
    case(&["--save-criteria=x.toml"], "at least one change");
    case(&["--month=2026-12"], "name the comune");
    case(&["--explain=A9"], "no activity has the id “A9”");
    let args = [
        "simulate",
        "-",
        "--isolated",
        "--lang=en",
        "--lever=software",
    ];
    let (code, _, stderr) = smartable_bytes(&args, b"ID;Activity\nA1;Post\n");
    assert!(code == 2 && stderr.contains("more than once"), "{stderr}");
}

#[test]
fn it_reads_well_in_both_languages() {
    for lang in ["it", "en"] {
        for (name, args) in [
            ("levers", &[][..]),
            ("lever", &["--lever=software", "--lever=paper"]),
            ("criteria", &["--drop=programmable", "--add=no_presence"]),
            ("answers", &["--table=sensitivity"]),
            ("explain-A4", &["--explain=A4"]),
            ("explain-A5", &["--lever=software", "--explain=A5"]),
        ] {
            let text = run(&[&["--lang", lang], args].concat());
            golden(&format!("cli/simulate/{name}-{lang}.txt"), &text);
        }
        let text = run(&["--lang", lang, "--lever=software", "--format=markdown"]);
        golden(&format!("cli/simulate/report-{lang}.md"), &text);
        for columns in ["80", "200"] {
            let args = [
                "simulate",
                OFFICE,
                "-q",
                "--lang",
                lang,
                "--lever=software",
                "--month=2026-12",
            ];
            let wide = smartable_with(&args, &[("COLUMNS", columns)]);
            let most: usize = columns.parse().expect("a number");
            for line in wide.stdout.lines() {
                assert!(line.chars().count() <= most, "{line}");
            }
        }
    }
}

#[test]
fn every_table_is_there_as_csv() {
    let mut all = String::new();
    for table in [
        "units",
        "activities",
        "levers",
        "pairs",
        "contingent",
        "days",
        "sensitivity",
        "left-out",
    ] {
        let text = run(&[
            "--lever=software",
            "--format=csv",
            "--table",
            table,
            "--lang=en",
        ]);
        let _ = write!(all, "# {table}\n{text}");
    }
    golden("cli/simulate/tables.csv", &all);
}

#[test]
fn two_runs_give_the_same_bytes() {
    for format in ["terminal", "markdown", "csv", "json", "xlsx"] {
        let args = [
            "simulate",
            SHEET,
            "--isolated",
            "-q",
            "--lever=software",
            "--format",
            format,
        ];
        let first = smartable_bytes(&args, b"");
        assert_eq!(first.0, 0);
        assert!(first == smartable_bytes(&args, b""), "{format}");
    }
}
