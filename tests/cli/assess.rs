//! `smartable assess`: every format of the example, word for word; streams and exit codes.

use std::process::{Command, Stdio};

use crate::support::{golden, smartable, smartable_bytes, smartable_with};

const SHEETS: &str = "examples/small-office/submissions";

/// Runs `assess` on the example and returns standard output.
#[track_caller]
fn example(args: &[&str], columns: &str) -> String {
    let mut all = vec!["assess", SHEETS, "-q"];
    all.extend(args);
    let run = smartable_with(&all, &[("COLUMNS", columns)]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{args:?}");
    run.stdout
}

#[test]
fn the_report_reads_well_at_80_and_200_columns() {
    for lang in ["it", "en"] {
        for columns in ["80", "200"] {
            let text = example(&["--lang", lang], columns);
            golden(&format!("cli/assess/text-{columns}-{lang}.txt"), &text);
            let most: usize = columns.parse().expect("a number");
            for line in text.lines() {
                assert!(line.chars().count() <= most, "{line}");
            }
        }
        let text = example(&["--lang", lang, "--format", "markdown"], "80");
        golden(&format!("cli/assess/report-{lang}.md"), &text);
    }
}

#[test]
fn every_table_is_there_as_csv() {
    for table in ["activities", "units", "criteria", "left-out"] {
        let text = example(&["--format", "csv", "--table", table], "80");
        golden(&format!("cli/assess/{table}.csv"), &text);
        let excel = example(
            &["--format", "csv", "--table", table, "--csv", "excel-it"],
            "80",
        );
        assert!(excel.starts_with('\u{feff}') && excel.ends_with("\r\n"));
        // Line ends are seen to above: the golden file keeps those of the project.
        let plain = excel.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        golden(&format!("cli/assess/{table}-excel-it.csv"), &plain);
    }
}

#[test]
fn an_activity_is_explained_in_both_languages() {
    for lang in ["it", "en"] {
        // One is met in part, one is undetermined, one was overridden.
        for id in ["LP-05", "PL-07", "5"] {
            let text = example(&["--lang", lang, "--explain", id], "80");
            golden(&format!("cli/assess/explain-{id}-{lang}.txt"), &text);
        }
    }
    // By its name too, however it is written.
    let by_id = example(&["--lang", "it", "--explain", "LP-05"], "80");
    let name = by_id.lines().find_map(|line| line.strip_prefix("LP-05  "));
    let shouted = name.expect("the name beside the id").to_uppercase();
    assert_eq!(
        example(&["--lang", "it", "--explain", &shouted], "80"),
        by_id
    );
    let none = smartable(&["assess", SHEETS, "--explain", "ZZ-99", "--lang=it"]);
    assert_eq!((none.code, none.stdout.as_str()), (2, ""));
    assert!(
        none.stderr
            .contains("errore: nessuna attività ha l'identificativo o il nome «ZZ-99»")
    );
}

#[test]
fn the_same_id_in_several_units_is_explained_for_each() {
    let sheet = "direzione;codice;attività;svolgibile individualmente;programmabile\n\
                 Alfa;1;Prima;SI;SI\nBeta;1;Seconda;NO;SI\n";
    let (code, out, _) = smartable_bytes(
        &["assess", "-", "--explain=1", "-q", "--lang=it"],
        sheet.as_bytes(),
    );
    let text = String::from_utf8(out).expect("UTF-8");
    assert_eq!(code, 0, "{text}");
    assert!(
        text.contains("\n1  Prima\n") && text.contains("\n1  Seconda\n"),
        "{text}"
    );
    assert!(
        text.contains("Dove: - C2\n") && text.contains("Dove: - C3\n"),
        "{text}"
    );
}

#[test]
fn quiet_leaves_the_results_alone_and_the_others_name_rows_left_out() {
    let run = smartable(&["assess", SHEETS, "--lang=it"]);
    golden("cli/assess/left-out-stderr-it.txt", &run.stderr);
    let run = smartable(&["assess", SHEETS, "--lang=en"]);
    golden("cli/assess/left-out-stderr-en.txt", &run.stderr);
    let one = example(&["--lang=it", "--max-shown=1"], "80");
    assert!(
        one.contains("\n… e altri 6 rilievi (tutti con --all).\n"),
        "{one}"
    );
    let all = example(&["--lang=it", "--all"], "80");
    assert!(!all.contains("--all"), "{all}");
}

#[test]
fn two_runs_give_the_same_bytes() {
    for format in ["terminal", "markdown", "csv", "json", "xlsx"] {
        let args = ["assess", SHEETS, "-q", "--format", format];
        let (first, second) = (smartable_bytes(&args, b""), smartable_bytes(&args, b""));
        assert_eq!(first.0, 0, "{format}: {}", first.2);
        assert!(!first.1.is_empty() && first == second, "{format}");
    }
}

#[test]
fn exits_say_how_it_went() {
    #[track_caller]
    fn case(args: &[&str], code: i32) {
        let mut all = vec!["assess", "-q", "--lang=it"];
        all.extend(args);
        let (found, _, stderr) = smartable_bytes(&all, b"");
        assert_eq!(found, code, "{args:?}: {stderr}");
    }
    case(&[SHEETS], 0);
    case(&[SHEETS, "--fail-on=error"], 1);
    case(&[SHEETS, "--fail-on=never"], 0);
    case(&["LICENSE", "--fail-on=never"], 1); // a file without a table
    case(&[SHEETS, "nessuno.csv"], 2);
    case(&["nessuno.csv", "--fail-on=never"], 2);
    case(&[SHEETS, "--format=pdf"], 2);
}

#[test]
fn a_path_that_is_missing_is_told_when_the_rest_is_done() {
    for (lang, line) in [
        (
            "it",
            "errore: nessuno.csv: non esiste, o nessun file corrisponde\n",
        ),
        (
            "en",
            "error: nessuno.csv: does not exist, or no file matches\n",
        ),
    ] {
        let run = smartable(&["assess", SHEETS, "nessuno.csv", "-q", "--lang", lang]);
        assert_eq!((run.code, run.stderr.as_str()), (2, line));
        assert_eq!(run.stdout, example(&["--lang", lang], "80"));
    }
}

#[test]
fn a_sheet_may_come_through_a_pipe() {
    let sheet = b"attivit\xc3\xa0;programmabile;addetti\nPrima;SI;3\nSeconda;forsse;2\n";
    let (code, out, stderr) = smartable_bytes(&["assess", "-", "-q", "--format=json"], sheet);
    assert_eq!((code, stderr.as_str()), (0, ""));
    let json: serde_json::Value = serde_json::from_slice(&out).expect("JSON");
    assert_eq!(json["inputs"][0]["path"], "-");
    assert_eq!(json["activities"][1]["source"]["cell"], "A3");
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_smartable"))
        .args(["assess", SHEETS, "-q", "--format=json"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!((output.status.code(), &*stderr), (Some(0), ""));
}

#[test]
fn files_appear_whole_beside_what_is_printed_and_never_over_an_input() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_str().expect("UTF-8").to_owned();
    let (json, xlsx) = (path("esito.json"), path("esito.xlsx"));
    let outputs = ["--output", &json, "--output", &xlsx];
    assert_eq!(
        example(&outputs, "80"),
        "",
        "quiet, and files were asked for"
    );
    let sheet = path("scheda.csv");
    let write = smartable(&["assess", SHEETS, "-q", "--format=csv", "--output", &sheet]);
    assert_eq!(write.code, 0);
    let again = smartable(&["assess", &sheet, "-q", "--lang=en", "--output", &sheet]);
    assert_eq!(again.code, 2, "{}", again.stderr);
    assert!(again.stderr.contains("scheda.csv"), "{}", again.stderr);
}
