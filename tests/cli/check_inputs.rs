//! `smartable check`: what it reads beside and around the tables of submissions.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot write its files has failed"
)]

use std::path::Path;

use serde_json::Value;

use crate::support::smartable;

const HEAD: &str = "Codice;Struttura;Processo;Attività;Individuale;Programmabile;\
                    Applicativi accessibili da remoto;Contatto diretto con l'utenza;Output misurabile;\
                    N. addetti\n";

const ROWS: &str = "A1;Affari generali;Protocollo;Posta in arrivo;Sì;Sì;Sì;No;Sì;3\n\
                    A2;Affari generali;P02;Gestione dei fascicoli;Sì;Sì;No;No;Sì;2\n\
                    A3;Affari generali;Mense;Ordini delle mense;Sì;Sì;Sì;No;Sì;2\n";

#[expect(clippy::disallowed_methods, reason = "a test makes its own inputs")]
fn write(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    std::fs::write(&path, text).expect("it can be written");
    path.to_str().expect("UTF-8").to_owned()
}

/// Returns code and cell of each finding of the rules chosen.
#[track_caller]
fn found(select: &str, args: &[&str]) -> Vec<String> {
    let all = ["check", "--format", "json", "--exit-zero", "--lang", "en"];
    let run = smartable(&[&all[..], &["--select", select], args].concat());
    let json: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let findings = json["findings"].as_array().expect("findings");
    let text = |it: &Value, key: &str| it[key].as_str().unwrap_or_default().to_owned();
    findings
        .iter()
        .map(|it| format!("{} {}", text(it, "code"), text(it, "range")))
        .collect()
}

#[test]
fn a_catalogue_needs_no_more_than_one_column() {
    #[track_caller]
    fn case(catalogue: &str, expected: &[&str]) {
        let folder = tempfile::tempdir().expect("a folder");
        let sheet = write(folder.path(), "scheda.csv", &format!("{HEAD}{ROWS}"));
        let list = write(folder.path(), "processi.csv", catalogue);
        assert_eq!(
            found("L004", &["--catalogue", &list, &sheet]),
            expected,
            "{catalogue}"
        );
    }
    case("Processo\nProtocollo\nP02\n", &["L004 C4"]);
    case(
        "codice;processo\nP01;Protocollo\nP02;Archivio\n",
        &["L004 C4"],
    );
    case(
        "Codice processo;Denominazione\nP01;Protocollo\nP02;Archivio\n",
        &["L004 C4"],
    );
    case(
        "Comune di Esempio\n\nProcessi\nProtocollo\nP02\nMense\n",
        &[],
    );
    // A name may read as that of an office.
    case(
        "Processo\nUfficio relazioni\nMense\n",
        &["L004 C2", "L004 C3"],
    );
    case(&format!("{HEAD}{ROWS}"), &[]);
}

#[test]
fn rows_that_nobody_looked_at_are_counted_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let unread = "A4;Affari generali;Gare;Capitolati;Sì;Sì;Sì;No;Sì;tanti\n";
    let sheet = write(
        folder.path(),
        "scheda.csv",
        &format!("{HEAD}{ROWS}{unread}"),
    );
    let run = smartable(&["check", &sheet, "--lang", "it", "-v", "--exit-zero"]);
    let said = &run.stderr;
    // Several rules lack the same cell, in one row.
    let line = said.split("celle di «").nth(1).unwrap_or_default();
    assert!(line.contains("(scheda.csv, 1 riga)"), "{said}");
    assert!(said.contains("Verificato 1 file, 4 righe"), "{said}");
}

#[test]
fn who_the_org_chart_expects_is_not_said_to_be_unknown() {
    let folder = tempfile::tempdir().expect("a folder");
    let chart = write(
        folder.path(),
        "organigramma.csv",
        "codice;nome;padre\nEN;Ente;\nD1;Affari generali;EN\n",
    );
    let sheets = folder.path().join("schede");
    std::fs::create_dir(&sheets).expect("a folder");
    write(&sheets, "a.csv", &format!("{HEAD}{ROWS}"));
    let sheets = sheets.to_str().expect("UTF-8");
    let run = smartable(&[
        "check",
        sheets,
        "--org-chart",
        &chart,
        "--lang",
        "en",
        "-v",
        "--exit-zero",
    ]);
    assert!(run.stderr.contains("nobody is missing"), "{}", run.stderr);
    assert!(!run.stderr.contains("L007"), "{}", run.stderr);
}

#[test]
fn files_of_the_folder_at_hand_are_called_by_their_name() {
    let folder = tempfile::tempdir().expect("a folder");
    write(
        folder.path(),
        "due.csv",
        &format!("{HEAD}A1;;;;Sì;Sì;Sì;No;Sì;tanti\n"),
    );
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_smartable"))
        .args(["check", ".", "--format", "concise", "--lang", "it"])
        .env_clear()
        .current_dir(folder.path())
        .output()
        .expect("the program runs");
    let said = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(said.starts_with("due.csv:"), "{said}");
}

#[test]
fn a_code_that_is_a_date_is_said_as_the_sheet_shows_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let rows = "2.1;U;P;Uno;Sì;Sì;Sì;No;Sì;3\n2.2;U;P;Due;Sì;Sì;Sì;No;Sì;3\n\
                2026-01-02;U;P;Tre;Sì;Sì;Sì;No;Sì;3\n";
    let sheet = write(folder.path(), "scheda.csv", &format!("{HEAD}{rows}"));
    for (lang, shown) in [("it", "«02-gen»"), ("en", "“2-Jan”")] {
        let run = smartable(&["check", &sheet, "--select", "V059", "--lang", lang]);
        assert!(run.stdout.contains(shown), "{}", run.stdout);
    }
}

#[test]
fn rules_have_english_keys_and_say_where_they_mend() {
    let csv = smartable(&["rules", "--format", "csv", "--lang", "it"]);
    let line = |code: &str| {
        let mut lines = csv.stdout.lines();
        lines.find(|it| it.starts_with(code)).unwrap_or_default()
    };
    assert!(
        csv.stdout
            .starts_with("code,slug,severity,fix,fix_in,summary\n")
    );
    assert!(
        line("T018").starts_with("T018,blank-row,warning,safe,text,"),
        "{}",
        line("T018")
    );
    assert!(line("V013").contains(",safe,all,"), "{}", line("V013"));
    assert!(
        line("P001").contains(",error,,,Un codice"),
        "{}",
        line("P001")
    );
    let said = smartable(&["explain", "T018", "--lang", "it"]);
    assert!(
        said.stdout.contains("solo nei file di testo"),
        "{}",
        said.stdout
    );
}

#[test]
fn a_report_in_csv_holds_no_formula() {
    let folder = tempfile::tempdir().expect("a folder");
    let rows = "-1;U;P;=Uno;forse che sì;Sì;Sì;No;Sì;=CMD()\n";
    let sheet = write(folder.path(), "scheda.csv", &format!("{HEAD}{rows}"));
    let run = smartable(&["check", &sheet, "--format", "csv", "--exit-zero", "--all"]);
    assert!(run.stdout.contains(",'=CMD()"), "{}", run.stdout);
    assert!(
        !run.stdout.contains(",=") && !run.stdout.contains("\n="),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains(",-1,"), "{}", run.stdout);
}

#[test]
fn a_code_that_a_workbook_shows_as_a_power_is_found() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("scheda.xlsx");
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let power = rust_xlsxwriter::Format::new().set_num_format("0.00E+00");
    let table = format!("{HEAD}{ROWS}");
    for (row, line) in (0..).zip(table.lines()) {
        for (column, text) in (0..).zip(line.split(';')) {
            sheet.write_string(row, column, text).expect("a cell");
        }
        let heads = f64::from(row);
        if row > 0 {
            sheet
                .write_number_with_format(row, 9, heads, &power)
                .expect("a number");
        }
    }
    sheet
        .write_number_with_format(3, 0, 1e5, &power)
        .expect("a code");
    book.save(&path).expect("a workbook");
    let path = path.to_str().expect("UTF-8");
    assert_eq!(found("V060", &[path]), ["V060 Sheet1!A4"]);
}

#[test]
fn every_row_of_a_cause_has_its_lines_in_a_text_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let rows = "A1;U;P;\"Due\nrighe\";forsse;Sì;Sì;No;Sì;3\nA2;U;P;Tre;Sì;Sì;Sì;No;Sì;3\n\
                A3;U;P;Città;forsse;Sì;Sì;No;Sì;3\nA1;U;P;Altro;Sì;Sì;Sì;No;Sì;3\n";
    let sheet = write(folder.path(), "scheda.csv", &format!("{HEAD}{rows}"));
    let json = |format: &str| -> Value {
        let run = smartable(&[
            "check",
            &sheet,
            "--format",
            format,
            "--select",
            "V041,X001",
            "--exit-zero",
        ]);
        serde_json::from_str(&run.stdout).expect("JSON")
    };
    let sarif = json("sarif");
    let results = &sarif["runs"][0]["results"];
    let region = |place: &Value| place["physicalLocation"]["region"].clone();
    // `forsse` stands in row 2, whose cell begins on line 3, and in row 4, on line 5.
    assert_eq!(
        region(&results[0]["locations"][0]),
        serde_json::json!({"startLine": 3, "startColumn": 8})
    );
    assert_eq!(
        region(&results[0]["locations"][1]),
        serde_json::json!({"startLine": 5, "startColumn": 14})
    );
    // The id of row 5 stands in row 2 already, which begins on line 2.
    assert_eq!(
        region(&results[1]["relatedLocations"][0]),
        serde_json::json!({"startLine": 2, "startColumn": 1})
    );
    let rdjson = json("rdjson");
    let range = &rdjson["diagnostics"][0]["location"]["range"];
    assert_eq!(
        *range,
        serde_json::json!({"start": {"line": 3, "column": 8}, "end": {"line": 3, "column": 14}})
    );
}

#[test]
fn who_signs_above_and_below_a_table_is_reported() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = format!(
        "Comune di Esempio – tel. 051 123456 – urp@example.org\n\
         Referente: Anna Bianchi;anna.bianchi@example.org;cell. 333 1234567\n\
         RSSMRA80A01Z999Y;IT60X0542811101000000123456\n\n\
         {HEAD}{ROWS}\nFirmato da Carla Verdi\n"
    );
    let sheet = write(folder.path(), "scheda.csv", &text);
    let expected = ["P004 A2, A10", "P002 B2", "P003 C2", "P001 A3", "P007 B3"];
    assert_eq!(found("P", &[&sheet]), expected);
}

#[test]
fn rows_of_two_tables_that_state_no_unit_may_be_of_two() {
    #[track_caller]
    fn case(rows: &str, other: &str, expected: &[&str]) {
        let folder = tempfile::tempdir().expect("a folder");
        let head = "ID;Attività;N. addetti;Individuale";
        let second = "Attività;ID;N. addetti;Individuale";
        let text = format!("{head}\n{rows}\n\nSeconda parte\n{second}\n{other}\n");
        let sheet = write(folder.path(), "scheda.csv", &text);
        assert_eq!(found("T002,X001,X002,X003", &[&sheet]), expected, "{text}");
    }
    let first = "A1;Posta in arrivo;3;Sì\nA2;Gestione dei fascicoli;2;Sì";
    // Ids of its own, or names of its own.
    case(first, "Ruoli dei tributi;A1;3;Sì", &["T002 "]);
    case(first, "Posta in arrivo;B1;3;Sì", &["T002 "]);
    case(first, "Posta in arrivo;A1;4;Sì", &["T002 ", "X001 B7"]);
    case(
        "A1;Gestione del protocollo;3;Sì\nA1;Bandi e gare;2;Sì\nA3;Gestione protocolo;1;Sì",
        "Ruoli dei tributi;B1;3;Sì",
        &["X001 A3", "X003 B4", "T002 "],
    );
}

#[test]
fn a_table_of_processes_is_an_inventory_unless_a_misspelt_header_names_the_activities() {
    #[track_caller]
    fn case(head: &str, expected: &[&str]) {
        let folder = tempfile::tempdir().expect("a folder");
        let cells = head.matches(';').count();
        let row = |first: &str| format!("{first}{}\n", ";Sì".repeat(cells));
        let text = format!("{head}\n{}{}", row("Protocollo"), row("Archivio"));
        let sheet = write(folder.path(), "scheda.csv", &text);
        assert_eq!(found("T011,T028", &[&sheet]), expected, "{text}");
        let run = smartable(&["assess", &sheet, "--format", "csv"]);
        let rows = run.stdout.lines().count() - 1;
        assert_eq!(rows, if expected.is_empty() { 2 } else { 0 }, "{text}");
    }
    case("Procedimento;Individuale;Programmabile", &[]);
    case("Linea di attività;Individuale;Programmabile", &[]);
    case("Processo;Atività;Individuale;Programmabile", &["T028 B1"]);
}

#[test]
fn numbers_that_count_rows_may_begin_anew() {
    #[track_caller]
    fn case(rows: &str, other: &str, expected: &[&str]) {
        let folder = tempfile::tempdir().expect("a folder");
        let head = "N.;Servizio;Processo;Attività;N. addetti;Individuale";
        let second = "N.;Servizio;Attività;Processo;N. addetti;Individuale";
        let text = format!("{head}\n{rows}\n\nSeconda parte\n{second}\n{other}\n");
        let sheet = write(folder.path(), "scheda.csv", &text);
        assert_eq!(found("X001", &[&sheet]), expected, "{text}");
    }
    let rows = |first: &str, second: &str| {
        format!(
            "{first};Archivio;Posta;Posta in arrivo;3;Sì\n{second};Archivio;Prelievi;Prelievo;2;Sì"
        )
    };
    let other = |id: &str| format!("{id};Archivio;Scarto degli atti;Posta;2;Sì");
    case(&rows("1", "2"), &other("1"), &[]); // with each table
    case(&rows("1", "1"), &other("3"), &[]); // with each process
    case(&rows("A1", "A2"), &other("A1"), &["X001 A7"]);
    case(&rows("101", "101"), &other("102"), &["X001 A3"]);
    let twice = "1;Archivio;Posta;Posta in arrivo;3;Sì\n1;Archivio;Posta;Posta in partenza;2;Sì";
    case(twice, &other("2"), &["X001 A3"]);
}

#[test]
fn offices_in_the_place_of_activities_are_said_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let head = "ID;Struttura;Attività;Individuale;N. addetti";
    let row = |(number, [activity, office]): (usize, [&str; 2])| {
        format!("A{number};{activity};{office};Sì;2\n")
    };
    let rows = [
        ["Registrazione della posta", "Ufficio protocollo"],
        ["Scarto degli atti", "Ufficio protocollo"],
        ["Rilascio di certificati", "U.O. Anagrafe"],
        ["Cambi di residenza", "U.O. Anagrafe"],
    ];
    let rows: String = (1..).zip(rows).map(row).collect();
    let sheet = write(folder.path(), "scheda.csv", &format!("{head}\n{rows}"));
    let chart =
        "codice;nome;superiore\nE;Ente di prova;\nP;Ufficio protocollo;E\nA;U.O. Anagrafe;E\n";
    let chart = write(folder.path(), "organigramma.csv", chart);
    let found = found("T029,L001,V,R", &["--org-chart", &chart, &sheet]);
    assert_eq!(found, ["T029 B:B"]);
}
