//! `smartable compare`: a small administration in two years, every cause worked out by hand.
//!
//! The example is that of `docs/compare.md`. In 2026 the criteria ask about contact with the public
//! too, which the sheet of the directorate B did not ask in 2025.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot write its inputs has failed"
)]

use std::path::Path;

use serde_json::Value;

use crate::support::{Run, golden, smartable, smartable_bytes, smartable_with};

const CRITERIA: &str = "schema = \"smartable.criteria/1\"\nid = \"prova\"\nversion = \"YEAR\"\n\
     valid_from = YEAR-01-01\n[title]\nit = \"Criteri di prova\"\nen = \"Criteria of a test\"\n\
     [source]\nact.it = \"Atto di esempio\"\nact.en = \"Act of an example\"\n\
     [rule]\nkind = \"gates\"\n[[criterion]]\nid = \"individual\"\n[[criterion]]\nid = \"remote_tools\"\n";
const CONTACT: &str = "[[criterion]]\nid = \"no_user_contact\"\n";

const OLD_A: &str = "\
Direzione;ID;Attività;Svolgibile individualmente;Applicativi accessibili da remoto;Contatto diretto con l'utenza;N. addetti;FTE;Note
Direzione A;A.1;Protocollo;SI;SI;NO;4;2;
Direzione A;A.2;Sportello al pubblico;SI;SI;SI;5;5;
Direzione A;A.3;Archivio di deposito;SI;NO;NO;3;1,5;
Direzione A;A.4;Istruttoria delle istanze;SI;NO;NO;2;1;
Direzione A;A.5;Telex;SI;SI;NO;1;0,5;
Direzione A;A.6;Anagrafe degli immobili;SI;SI;NO;8;4;
";
const OLD_B: &str = "\
Struttura,Codice,Denominazione attività,Attività svolgibile individualmente,Applicativi accessibili da remoto,Addetti,FTE
Direzione B,B.1,Contabilità,SI,SI,7,7
";
const NEW: &str = "\
Direzione;ID;Attività;Svolgibile individualmente;Applicativi accessibili da remoto;Contatto diretto con l'utenza;N. addetti;FTE;Note;Esito del dirigente;Motivazione della decisione
Direzione A;A.1;Protocollo informatico;SI;SI;NO;4;2;;;
Direzione A;A.2;Sportello al pubblico;SI;SI;SI;5;5;;;
Direzione A;A.3;Archivio di deposito;SI;SI;NO;6;3;;;
Direzione A;A.4;Istruttoria delle istanze;SI;NO;NO;2;1;;smartabile;In via sperimentale
Direzione B;B.1;Contabilità;SI;SI;NO;7;7;;;
Direzione B;B.2;Controllo di gestione;SI;SI;NO;2;2;;;
Direzione B;A.6;Anagrafe degli immobili;SI;SI;NO;8;4;;;
";

/// Writes both years into a folder, each with its own configuration and criteria.
#[expect(clippy::disallowed_methods, reason = "a test writes its inputs")]
fn offices() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    };
    for (year, more) in [("2025", ""), ("2026", CONTACT)] {
        let config =
            format!("year = {year}\ncriteria = \"criteri.toml\"\nsubmissions = [\"schede\"]\n");
        write(&format!("{year}/smartable.toml"), &config);
        let criteria = format!("{}{more}", CRITERIA.replace("YEAR", year));
        write(&format!("{year}/criteri.toml"), &criteria);
    }
    write("2025/schede/a.csv", OLD_A);
    write("2025/schede/b.csv", OLD_B);
    write("2026/schede/tutte.csv", NEW);
    folder
}

fn side(folder: &Path, name: &str) -> String {
    folder.join(name).to_string_lossy().into_owned()
}

/// Compares the two years of a folder.
#[track_caller]
fn compare(folder: &Path, args: &[&str]) -> Run {
    let (old, new) = (side(folder, "2025"), side(folder, "2026"));
    let mut all = vec!["compare", &old, &new, "-q"];
    all.extend(args);
    smartable(&all)
}

#[track_caller]
fn json(folder: &Path, args: &[&str]) -> Value {
    let mut all = vec!["--format=json"];
    all.extend(args);
    let run = compare(folder, &all);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    serde_json::from_str(&run.stdout).expect("JSON")
}

/// Reads one row of effects: old, gone, added, criteria, answers, overrides, headcounts, moved, new.
#[track_caller]
fn case(effects: &Value, measure: &str, end: &str, expected: [i64; 9]) {
    let list = effects.as_array().expect("a list");
    let one = list
        .iter()
        .find(|it| it["measure"] == measure && it["end"] == end)
        .expect("that sum");
    let keys = [
        "old",
        "gone",
        "added",
        "criteria",
        "answers",
        "overrides",
        "headcount_only",
        "moved",
        "new",
    ];
    let found = keys.map(|key| one[key].as_i64().expect("a whole number"));
    assert_eq!(found, expected, "{measure} {end}");
    let parts: i64 = found[..8].iter().sum();
    assert_eq!(parts, found[8], "the causes add up");
}

#[test]
fn the_causes_are_those_worked_out_by_hand() {
    let folder = offices();
    let it = json(folder.path(), &[]);
    let (total, units) = (&it["total"], &it["units"]);
    case(
        total,
        "activities",
        "at_least",
        [5, -1, 1, -2, 2, 1, 0, 0, 6],
    );
    case(
        total,
        "activities",
        "at_most",
        [5, -1, 1, -1, 1, 1, 0, 0, 6],
    );
    case(
        total,
        "heads",
        "at_least",
        [25, -1, 2, -12, 10, 2, 3, 0, 29],
    );
    case(total, "heads", "at_most", [25, -1, 2, -5, 3, 2, 3, 0, 29]);
    assert_eq!(units[0]["unit"], "Direzione A");
    let (a, b) = (&units[0]["effects"], &units[1]["effects"]);
    case(a, "heads", "at_least", [18, -1, 0, -5, 3, 2, 3, -8, 12]);
    case(b, "heads", "at_least", [7, 0, 2, -7, 7, 0, 0, 8, 17]);
    case(b, "heads", "at_most", [7, 0, 2, 0, 0, 0, 0, 8, 17]);
    let orders = &it["orders"][0];
    let keys = [
        "criteria_first",
        "answers_second",
        "answers_first",
        "criteria_second",
        "interplay",
    ];
    assert_eq!(
        keys.map(|key| orders[key].as_i64()),
        [-2, 2, 1, -1, 1].map(Some)
    );
    let verdicts = &it["verdicts"];
    assert_eq!(verdicts["reversals"]["unexplained"], 1, "A.3");
    assert_eq!(verdicts["reversals"]["criteria"], 1, "A.2");
    assert_eq!(verdicts["reversals"]["override_reason"], 1, "A.4");
    assert_eq!(
        (&verdicts["renamed"], &verdicts["moved"]),
        (&1.into(), &1.into())
    );
    assert_eq!(
        verdicts["first_asked"], 1,
        "contact with the public, of B.1"
    );
    assert_eq!(verdicts["answers"], 1, "the tools of A.3");
}

#[test]
fn a_year_and_itself_differ_in_nothing() {
    let folder = offices();
    let new = side(folder.path(), "2026");
    let run = smartable(&[
        "compare",
        &new,
        &new,
        "-q",
        "--format=json",
        "--fail-on=any",
    ]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let it: Value = serde_json::from_str(&run.stdout).expect("JSON");
    case(
        &it["total"],
        "heads",
        "at_least",
        [29, 0, 0, 0, 0, 0, 0, 0, 29],
    );
    assert_eq!(
        (&it["criteria_differ"], &it["orders"]),
        (&false.into(), &Value::Null)
    );
    assert_eq!(it["verdicts"]["nothing"], 7);
}

#[test]
fn sides_turned_round_negate_the_difference() {
    let folder = offices();
    let (old, new) = (side(folder.path(), "2025"), side(folder.path(), "2026"));
    let run = smartable(&["compare", &new, &old, "-q", "--format=json"]);
    let it: Value = serde_json::from_str(&run.stdout).expect("JSON");
    // By the older criteria on the newer answers B.1 stays smartable: the order has turned too.
    case(
        &it["total"],
        "activities",
        "at_least",
        [6, -1, 1, 1, -1, -1, 0, 0, 5],
    );
}

#[test]
fn a_map_of_units_is_dated() {
    let folder = offices();
    #[expect(clippy::disallowed_methods, reason = "a test writes its inputs")]
    let map = |day: &str| {
        let path = folder.path().join("mappa.csv");
        let text = format!("Vecchia unità;Nuova unità;Dal\nDirezione B;Direzione A;{day}\n");
        std::fs::write(&path, text).expect("a file");
        path.to_string_lossy().into_owned()
    };
    // B became A in between: what B had stands under A from the start, and goes back to B.
    let it = json(folder.path(), &["--unit-map", &map("01/03/2026")]);
    assert_eq!(it["unit_map"][0]["to"], "Direzione A");
    case(
        &it["units"][0]["effects"],
        "activities",
        "at_least",
        [5, -1, 0, -2, 2, 1, 0, -2, 3],
    );
    // A change of after the newer year is none yet.
    let it = json(folder.path(), &["--unit-map", &map("01/03/2027")]);
    assert_eq!(it["unit_map"], Value::Array(Vec::new()));
    case(
        &it["units"][1]["effects"],
        "activities",
        "at_least",
        [1, 0, 1, -1, 1, 0, 0, 1, 3],
    );
}

#[test]
fn it_fails_on_what_was_asked() {
    #[track_caller]
    fn case(folder: &Path, args: &[&str], code: i32) {
        assert_eq!(compare(folder, args).code, code, "{args:?}");
    }
    let folder = offices();
    case(folder.path(), &[], 0);
    case(folder.path(), &["--fail-on=reversal"], 1);
    case(folder.path(), &["--fail-on=never"], 0);
    case(folder.path(), &["--fail-on=error,gone"], 1);
    case(folder.path(), &["--fail-on=verdict"], 1);
    case(folder.path(), &["--fail-on=unheard"], 2);
}

#[test]
fn criteria_hold_from_their_first_day() {
    let folder = offices();
    let run = compare(folder.path(), &["--old-on=2024-12-31"]);
    assert_eq!(run.code, 2);
    assert!(
        run.stderr.contains("holds from 2025-01-01"),
        "{}",
        run.stderr
    );
    let path = side(folder.path(), "2026/criteri.toml");
    let run = compare(folder.path(), &["--old-criteria", &path]);
    assert_eq!(run.code, 2, "the criteria of 2026 on the data of 2025");
    assert!(
        run.stderr.contains("holds from 2026-01-01"),
        "{}",
        run.stderr
    );
}

#[test]
fn every_step_of_an_activity_is_explained() {
    let folder = offices();
    for lang in ["it", "en"] {
        let args = [
            "--explain=A.2",
            "--explain=A.3",
            "--explain=B.1",
            "--lang",
            lang,
        ];
        let run = compare(folder.path(), &args);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
        golden(&format!("cli/compare/explain-{lang}.txt"), &run.stdout);
    }
}

/// Takes the folder of the test out of a text.
fn plain(text: &str, folder: &Path) -> String {
    text.replace(&*folder.to_string_lossy(), "CARTELLA")
}

#[test]
fn it_reads_well() {
    let folder = offices();
    let (old, new) = (side(folder.path(), "2025"), side(folder.path(), "2026"));
    for lang in ["it", "en"] {
        let all = ["compare", &old, &new, "-q", "--lang", lang];
        for columns in ["80", "100", "200"] {
            let run = smartable_with(&all, &[("COLUMNS", columns)]);
            assert_eq!((run.code, run.stderr.as_str()), (0, ""));
            let most: usize = columns.parse().expect("a number");
            let text = plain(&run.stdout, folder.path());
            for line in text.lines().filter(|line| !line.contains("CARTELLA")) {
                assert!(line.chars().count() <= most, "{line}");
            }
            if columns == "100" {
                golden(&format!("cli/compare/text-{lang}.txt"), &text);
            }
        }
        for (format, file) in [("html", "report"), ("markdown", "report")] {
            let mut args = all.to_vec();
            args.extend(["--format", format]);
            let run = smartable(&args);
            assert_eq!((run.code, run.stderr.as_str()), (0, ""));
            let ending = if format == "html" { "html" } else { "md" };
            let text = plain(&run.stdout, folder.path());
            golden(&format!("cli/compare/{file}-{lang}.{ending}"), &text);
        }
    }
}

#[test]
fn tables_hold_everything() {
    let folder = offices();
    for table in [
        "activities",
        "units",
        "answers",
        "uniformity",
        "contingent",
        "days",
        "left-out",
    ] {
        let run = compare(folder.path(), &["--format=csv", "--table", table]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
        let text = plain(&run.stdout, folder.path());
        golden(&format!("cli/compare/{table}.csv"), &text);
    }
    let (old, new) = (side(folder.path(), "2025"), side(folder.path(), "2026"));
    let args = ["compare", &old, &new, "-q", "--format=xlsx"];
    let (code, bytes, _) = smartable_bytes(&args, b"");
    assert_eq!((code, &bytes[..2]), (0, &b"PK"[..]));
    assert_eq!(smartable_bytes(&args, b"").1, bytes, "the same bytes twice");
}
