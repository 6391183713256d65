//! Which files are read: named, in folders, by pattern, on standard input; what the configuration
//! says of one; what is no submission.

#![expect(
    clippy::expect_used,
    reason = "a test that does not find what it needs has failed"
)]

use std::path::Path;
use std::process::Stdio;

use crate::support::{Reading, assess, run, written};

const SHEET: &str = "ID;Attività;Svolgibile individualmente;Programmabile;Applicativi accessibili da remoto;\
                     Contatto diretto con l'utenza;Output misurabile;N. addetti\r\nA1;Uno;Sì;Sì;Sì;No;Sì;3\r\n";
const CHART: &str = "codice;nome;unità superiore\r\nR;Comune di Esempio;\r\nD1;Cultura;R\r\n";

fn folder_of(file: &Path) -> String {
    file.parent()
        .and_then(Path::to_str)
        .expect("UTF-8")
        .to_owned()
}

/// The last parts of the paths of the inputs.
fn inputs(reading: &Reading) -> Vec<String> {
    let inputs = reading.json["inputs"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    inputs
        .iter()
        .filter_map(|it| Some(it["path"].as_str()?.rsplit('/').next()?.to_owned()))
        .collect()
}

/// Writes a small folder of submissions; returns its path.
fn office(name: &str) -> String {
    let deeper = format!("{name}/sub");
    written(name, "b.csv", SHEET.as_bytes());
    written(name, "a.CSV", SHEET.as_bytes());
    written(&deeper, "c.csv", SHEET.as_bytes());
    written(name, "~$b.xlsx", b"\x06utente");
    written(name, ".hidden.csv", SHEET.as_bytes());
    written(name, "notes.md", b"# notes");
    folder_of(&written(
        name,
        "appunti.docx",
        b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
    ))
}

#[test]
fn folders_and_patterns_are_read_in_order_each_file_once() {
    let folder = office("folders");
    let whole = assess(&[&folder]);
    assert_eq!(inputs(&whole), ["a.CSV", "appunti.docx", "b.csv", "c.csv"]);
    assert!(whole.stderr.contains("~$b.xlsx"), "{}", whole.stderr);
    assert_eq!(whole.activities().len(), 3);
    // A document in the folder is named for what it is, and the others are read.
    assert!(whole.codes().contains(&"F004".to_owned()));

    let pattern = assess(&[&format!("{folder}/*.csv")]);
    assert_eq!(inputs(&pattern), ["b.csv"]);
    let twice = assess(&[
        &format!("{folder}/b.csv"),
        &folder,
        &format!("{folder}/sub/../b.csv"),
    ]);
    assert_eq!(inputs(&twice), ["b.csv", "a.CSV", "appunti.docx", "c.csv"]);
}

#[test]
fn a_missing_file_does_not_stop_the_others() {
    let folder = office("missing");
    let gone = format!("{folder}/gone.xlsx");
    let reading = assess(&[
        &gone,
        &format!("{folder}/b.csv"),
        &format!("{folder}/*.ods"),
    ]);
    assert_eq!(reading.code, 2);
    assert_eq!(inputs(&reading), ["b.csv"]);
    assert_eq!(reading.activities().len(), 1);
    assert!(reading.stderr.contains(&gone), "{}", reading.stderr);
    assert!(reading.stderr.contains("*.ods"), "{}", reading.stderr);
}

#[test]
fn a_file_without_a_table_is_a_finding_and_exit_1() {
    let path = written(
        "no-table",
        "prose.csv",
        "Una lettera;senza\r\ntabella;alcuna\r\n".as_bytes(),
    );
    let reading = assess(&[path.to_str().expect("UTF-8")]);
    assert_eq!(
        (reading.code, reading.findings()),
        (1, vec!["T001".to_owned()])
    );
}

#[test]
fn a_lock_file_that_is_named_is_said_for_what_it_is() {
    let path = written("lock", "~$scheda.xlsx", b"\x06utente   ");
    let reading = assess(&[path.to_str().expect("UTF-8")]);
    assert_eq!(
        (reading.code, reading.findings()),
        (1, vec!["F004".to_owned()])
    );
    assert!(reading.message("F004").contains("Excel"));
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_said_with_what_to_do() {
    use std::os::unix::fs::PermissionsExt as _;

    let path = written("forbidden", "scheda.csv", SHEET.as_bytes());
    let closed = std::fs::Permissions::from_mode(0o000);
    std::fs::set_permissions(&path, closed).expect("the file is closed");
    let reading = assess(&[path.to_str().expect("UTF-8")]);
    let open = std::fs::Permissions::from_mode(0o600);
    std::fs::set_permissions(&path, open).expect("the file is opened again");
    // The superuser may read everything.
    if reading.code != 0 {
        assert_eq!(reading.code, 2);
        assert!(reading.stderr.contains("permission"), "{}", reading.stderr);
    }
}

/// Runs with a configuration that stands beside the submissions.
fn configured(name: &str, toml: &str) -> Reading {
    let folder = office(name);
    let config = written(name, "smartable.toml", toml.as_bytes());
    let config = format!("--config={}", config.display());
    run(&[&config, &folder], Stdio::null())
}

#[test]
fn files_that_the_configuration_names_are_no_submissions() {
    let name = "named-elsewhere";
    written(name, "chart.csv", CHART.as_bytes());
    written(name, "heads.csv", "ID;N. addetti\r\nA1;7\r\n".as_bytes());
    let toml = "org_chart = \"chart.csv\"\nheadcounts = [\"heads.csv\"]\n";
    let reading = configured(name, toml);
    assert_eq!(reading.activities().len(), 3, "{}", reading.stderr);
    let codes = reading.codes();
    assert!(!codes.contains(&"T001".to_owned()), "{codes:?}");
}

#[test]
fn the_configuration_says_which_unit_a_file_is_of() {
    let toml = "[files.\"b.csv\"]\nunit = \"Cultura\"\n";
    let reading = configured("unit-of-file", toml);
    assert_eq!(units(&reading), ["", "Cultura", ""], "{}", reading.stderr);
}

/// The unit of each activity.
fn units(reading: &Reading) -> Vec<String> {
    let lines = reading.activities();
    let unit = |line: &String| Some(line.split(" | ").nth(1)?.to_owned());
    lines.iter().filter_map(unit).collect()
}

#[test]
fn a_sheet_called_as_an_office_names_the_unit_unless_the_org_chart_knows_better() {
    let mut book = rust_xlsxwriter::Workbook::new();
    for name in ["Ufficio tributi", "Sett. II - Cultura", "Foglio1"] {
        let sheet = book.add_worksheet().set_name(name).expect("a name");
        for (row, line) in (0..).zip(SHEET.lines()) {
            for (column, text) in (0..).zip(line.split(';')) {
                sheet.write(row, column, text).expect("written");
            }
        }
    }
    let bytes = book.save_to_buffer().expect("a workbook");
    let path = written("office-sheets", "tutti.xlsx", &bytes);
    let path = path.to_str().expect("UTF-8");
    let alone = assess(&[path]);
    assert_eq!(units(&alone), ["Ufficio tributi", "Sett. II - Cultura", ""]);
    assert_eq!(alone.codes().iter().filter(|it| *it == "R007").count(), 1);
    let chart = written("office-sheets", "chart.csv", CHART.as_bytes());
    let reading = assess(&[&format!("--org-chart={}", chart.display()), path]);
    assert_eq!(units(&reading), ["", "", ""]);
}

#[test]
fn the_configuration_says_which_sheet_of_a_file_is_read() {
    let toml = "[files.\"sectors.xlsx\"]\nsheet = \"S2\"\n";
    let config = written("sheet-of-file", "smartable.toml", toml.as_bytes());
    let config = format!("--config={}", config.display());
    let file = "fixtures/one-sheet-per-sector/sectors.xlsx";
    let reading = run(&[&config, file], Stdio::null());
    assert_eq!(reading.activities(), ["A3 |  | smartable | 4 | 'S2'!C2"]);
}

#[test]
fn what_was_written_beside_the_submissions_is_none() {
    let name = "own-among";
    let folder = folder_of(&written(
        name,
        "scheda.csv",
        SHEET.replace("Sì", "SI").as_bytes(),
    ));
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, line) in (0..).zip(SHEET.replace("A1", "B1").lines()) {
        for (column, text) in (0..).zip(line.split(';')) {
            sheet.write(row, column, text).expect("written");
        }
    }
    written(
        name,
        "altra.xlsx",
        &book.save_to_buffer().expect("a workbook"),
    );
    let program = |args: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_smartable"));
        command
            .args(args)
            .current_dir(&folder)
            .output()
            .expect("it runs")
    };
    program(&["fix", "--isolated", "scheda.csv"]);
    program(&[
        "check",
        "--isolated",
        "altra.xlsx",
        "--output=xlsx=note.xlsx",
    ]);
    let formats = ["--output=csv=esito.csv", "--output=esito.html"];
    program(&[&["check", "--isolated", "scheda.csv"], &formats[..]].concat());
    let reading = assess(&[&folder]);
    assert_eq!(
        inputs(&reading),
        ["altra.xlsx", "scheda.csv"],
        "{}",
        reading.stderr
    );
    let passed = reading.stderr.matches("smartable, ").count();
    assert_eq!(passed, 5, "{}", reading.stderr);
}

#[cfg(unix)]
#[test]
fn a_pipe_is_refused_and_does_not_stop_the_others() {
    let folder = office("pipe");
    let pipe = Path::new(&folder).join("scheda.csv");
    let _ = std::fs::remove_file(&pipe);
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.is_ok_and(|it| it.success()), "mkfifo");
    let reading = assess(&[&folder]);
    assert_eq!(reading.activities().len(), 3, "{}", reading.stderr);
    assert!(reading.stderr.contains("scheda.csv"), "{}", reading.stderr);
    let _ = std::fs::remove_file(&pipe);
}
