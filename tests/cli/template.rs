//! `template`: what directorates are sent, and that it comes back as it went out.

use std::path::Path;
use std::process::Command;

use crate::forms::{bytes, listed, put, run, shown, text};

const OFFICE: &str = "examples/small-office";
const CONFIG: &str = "examples/small-office/smartable.toml";

/// Writes the forms of the example, with CSVs beside them.
#[track_caller]
fn office(folder: &Path, from: &str, more: &[&str]) -> Vec<String> {
    let out = shown(folder);
    let mut args = vec!["template", from, "--config", CONFIG, "--out", &out];
    args.extend(more);
    let made = run(&args);
    assert_eq!(made.code, 0, "{}", made.stderr);
    listed(folder)
}

#[test]
fn each_directorate_has_a_form_with_its_own_rows() {
    let folder = tempfile::tempdir().expect("a folder");
    let submissions = format!("{OFFICE}/submissions");
    let first = folder.path().join("uno");
    let names = office(&first, &submissions, &["--csv-twin"]);
    assert_eq!(names.len(), 12, "{names:?}");
    assert_eq!(names[0], "DIR-1 Servizi demografici 2026.csv");
    assert_eq!(names[1], "DIR-1 Servizi demografici 2026.xlsx");
    let form = text(&first.join(&names[0]));
    let mut lines = form.lines();
    let header = lines.next().expect("a header");
    assert!(
        header.starts_with("\u{feff}Codice dell'attività;Attività;Processo;Unità organizzativa;")
    );
    assert!(header.contains(";Senza contatto diretto con l'utenza;"));
    // The sheet asks for contact, which is turned: there is contact, so the answer is no.
    assert_eq!(
        lines.next().expect("a row"),
        "DEM-001;Rilascio di certificati allo sportello;Anagrafe;Anagrafe e stato civile;5;4;1;2,6;Sì;No;\
         Sì;No;Sì;;;;SI"
    );
    // The same bytes once more.
    let second = folder.path().join("due");
    office(&second, &submissions, &["--csv-twin"]);
    for name in &names {
        assert!(
            bytes(&first.join(name)) == bytes(&second.join(name)),
            "{name}"
        );
    }
}

#[test]
fn years_of_answers_are_not_sent_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let old = put(
        folder.path(),
        "2025.csv",
        "unità organizzativa;ID;attività;programmabile;Sala;Anno delle risposte\n\
         Uno;A-1;Albo;Sì;2;2024\n",
    );
    let out = folder.path().join("modulo.csv");
    let made = run(&[
        "template",
        &old,
        "--isolated",
        "--year",
        "2026",
        "--out",
        &shown(&out),
    ]);
    assert_eq!(made.code, 0, "{}", made.stderr);
    let form = text(&out);
    assert!(form.contains("Sala") && !form.contains("2024"), "{form}");
    assert!(!form.contains("Anno delle risposte"), "{form}");
}

#[test]
fn what_cannot_be_read_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let sent = folder.path().join("schede");
    let good = "unità organizzativa;ID;attività;programmabile\nUno;A-1;Albo;Sì\n";
    put(folder.path(), "schede/uno.csv", good);
    put(folder.path(), "schede/due.csv", "%PDF-1.7 niente");
    let old = put(folder.path(), "2025.csv", good);
    let (sent, out) = (shown(&sent), shown(&folder.path().join("esce.csv")));
    for args in [
        &[
            "template",
            &sent,
            "--isolated",
            "--year=2026",
            "--lang=it",
            "--out",
            &out,
            "--force",
        ][..],
        &[
            "merge",
            &sent,
            "--isolated",
            "--lang=it",
            "--out",
            &out,
            "--force",
        ],
        &[
            "update",
            &old,
            &sent,
            "--isolated",
            "--year=2026",
            "--lang=it",
            "--out",
            &out,
            "--force",
        ],
    ] {
        let made = run(args);
        let said = format!("{}{}", made.stdout, made.stderr);
        assert_eq!(made.code, 1, "{said}");
        assert!(
            said.contains("F004") && said.contains("due.csv"),
            "{args:?}: {said}"
        );
        assert!(said.contains("PDF"), "{said}");
    }
}

#[test]
fn nothing_is_replaced_unless_asked() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = shown(folder.path());
    put(folder.path(), "DIR-2 Risorse umane 2026.xlsx", "nostro");
    let args = ["template", "--config", CONFIG, "--out", out.as_str()];
    let refused = run(&args);
    assert_eq!((refused.code, refused.stdout.as_str()), (2, ""));
    assert!(refused.stderr.contains("DIR-2 Risorse umane 2026.xlsx"));
    assert_eq!(listed(folder.path()), ["DIR-2 Risorse umane 2026.xlsx"]);
    let forced = run(&[&args[..], &["--force"]].concat());
    assert_eq!(forced.code, 0, "{}", forced.stderr);
    assert_eq!(listed(folder.path()).len(), 6);
}

#[test]
fn what_goes_out_comes_back_as_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = folder.path().join("moduli");
    let names = office(&first, &format!("{OFFICE}/submissions"), &["--csv-twin"]);
    for (kind, merged) in [("csv", "uno.xlsx"), ("xlsx", "due.csv")] {
        let sent = format!("{}/*.{kind}", shown(&first));
        let inventory = shown(&folder.path().join(merged));
        let merging = run(&["merge", &sent, "--config", CONFIG, "--out", &inventory]);
        assert_eq!(merging.code, 0, "{}{}", merging.stdout, merging.stderr);
        let again = folder.path().join(kind);
        assert_eq!(office(&again, &inventory, &["--csv-twin"]), names);
        for name in &names {
            assert!(
                bytes(&first.join(name)) == bytes(&again.join(name)),
                "{kind}: {name}"
            );
        }
    }
}

#[test]
fn forms_say_what_the_submissions_said() {
    let folder = tempfile::tempdir().expect("a folder");
    office(folder.path(), &format!("{OFFICE}/submissions"), &[]);
    let sent = shown(folder.path());
    let assessed = |from: &str| {
        let run = run(&[
            "assess", from, "--config", CONFIG, "--format", "csv", "--table", "units",
        ]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        run.stdout
    };
    assert_eq!(assessed(&sent), assessed(&format!("{OFFICE}/submissions")));
}

#[test]
fn an_empty_form_is_empty_and_a_filled_one_is_right() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = shown(&folder.path().join("modulo.csv"));
    let made = run(&["template", "--isolated", "--out", &out]);
    assert_eq!(made.code, 0, "{}", made.stderr);
    let header = text(Path::new(&out));
    assert_eq!(header.lines().count(), 1);
    let row = |n: usize, name: &str, no: &str| {
        format!("A{n};{name};Anagrafe;Ufficio A;{n};0,5;Sì;{no};Sì;Sì;In parte;;;\r\n")
    };
    let rows = [
        row(1, "Protocollo", "No"),
        row(2, "Archivio corrente", "Sì"),
        row(3, "Certificati", "Non applicabile"),
    ];
    let filled = put(folder.path(), "compilato.csv", &(header + &rows.concat()));
    let checked = run(&["check", &filled, "--isolated", "--fail-on", "info"]);
    assert_eq!(checked.code, 0, "{}", checked.stdout);
    let book = shown(&folder.path().join("modulo.xlsx"));
    assert_eq!(run(&["template", "--isolated", "--out", &book]).code, 0);
    let checked = run(&["check", &book, "--isolated", "--fail-on", "info"]);
    assert!(!checked.stdout.contains("P008"), "{}", checked.stdout);
}

#[test]
fn a_unit_that_moved_is_found_under_its_new_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let chart = "codice;nome;unità superiore\nE;Ente;\nA;Area uno;E\nB;Area due;E\n";
    let chart = put(folder.path(), "organigramma.csv", chart);
    let last = "codice unità;id;attività;programmabile\nA;1;Protocollo;sì\nX;2;Archivio;no\nY;3;Messi;no\n";
    let last = put(folder.path(), "inventario.csv", last);
    let map = "unità prima;unità dopo;dal\nX;B;2026-03-01\nA;B;2027-01-01\n";
    let map = put(folder.path(), "unita.csv", map);
    let out = folder.path().join("moduli");
    let made = run(&[
        "template",
        &last,
        "--isolated",
        "--org-chart",
        &chart,
        "--unit-map",
        &map,
        "--year",
        "2026",
        "--out",
        &shown(&out),
        "--csv-twin",
    ]);
    assert_eq!(made.code, 0, "{}", made.stderr);
    let rows = |name: &str| -> Vec<String> {
        let text = text(&out.join(name));
        let rows = text.lines().skip(1);
        rows.map(|row| row.split(';').take(3).collect::<Vec<_>>().join(";"))
            .collect()
    };
    // What is to change next year has not changed yet.
    assert_eq!(rows("A Area uno 2026.csv"), ["1;Protocollo;Area uno"]);
    assert_eq!(rows("B Area due 2026.csv"), ["2;Archivio;Area due"]);
    assert_eq!(rows("unità da assegnare 2026.csv"), ["3;Messi;Y"]);
    assert!(made.stderr.contains("--unit-map"), "{}", made.stderr);
}

#[test]
fn forms_are_asked_for_by_unit_or_all_in_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let from = format!("{OFFICE}/submissions");
    let one = shown(&folder.path().join("tutti.xlsx"));
    let made = run(&[
        "template", &from, "--config", CONFIG, "--one", "--out", &one,
    ]);
    assert_eq!(
        (made.code, made.stdout.trim()),
        (0, format!("{one}: 66 attività").as_str())
    );
    let out = folder.path().join("ufficio");
    let names = office(&out, &from, &["--unit", "SRV-11", "--unit", "DIR-2"]);
    assert_eq!(
        names,
        [
            "DIR-2 Risorse umane 2026.xlsx",
            "SRV-11 Anagrafe e stato civile 2026.xlsx"
        ]
    );
    let out = shown(&out);
    let unknown = run(&[
        "template", "--config", CONFIG, "--unit", "ZZZ", "--out", &out,
    ]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.stderr.contains("ZZZ"), "{}", unknown.stderr);
    let several = run(&["template", "--config", CONFIG, "--out", &one]);
    assert_eq!(several.code, 2);
    assert!(several.stderr.contains("--one"), "{}", several.stderr);
}

const READ_BACK: &str = r#"
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
assert book.sheetnames == ["Istruzioni", "Rilevazione", "Elenchi"], book.sheetnames
assert book["Elenchi"].sheet_state == "hidden"
props = {it.name: it.value for it in book.custom_doc_props.props}
assert props == {"smartable.criteria": "essential", "smartable.criteria_version": "1", "smartable.year": 2026}, props
sheet = book["Rilevazione"]
headers = [cell.value for cell in sheet[1]]
assert sheet.protection.sheet and not sheet.protection.password
assert sheet.freeze_panes == "C2" and sheet.auto_filter.ref.startswith("A1:")
assert all(cell.protection.locked for cell in sheet[1])
for row in sheet.iter_rows(min_row=2):
    for header, cell in zip(headers, row):
        assert cell.protection.locked == (header == "Codice dell'attività"), cell.coordinate
lists = {}
for rule in sheet.data_validations.dataValidation:
    if rule.type == "list":
        for area in rule.sqref.ranges:
            lists[headers[area.min_col - 1]] = rule.formula1
            assert (area.min_row, area.max_row) == (2, sheet.max_row)
units = [cell.value for cell in book["Elenchi"]["A"]]
assert units == ["Servizi demografici", "Anagrafe e stato civile", "Elettorale e statistica"], units
assert lists["Unità organizzativa"] == "Elenchi!$A$1:$A$3"
assert lists["Programmabile"] == '"Sì,No,In parte,Non applicabile,Da verificare"'
assert len(lists) == 6, lists
text = "\n".join(str(cell.value) for row in book["Istruzioni"] for cell in row if cell.value)
for word in ["essential", "2026", "Servizi demografici", "ufficio.organizzazione", "Da verificare"]:
    assert word in text, word
"#;

#[test]
#[ignore = "needs Python with openpyxl"]
fn the_workbook_locks_and_offers_what_it_should() {
    let folder = tempfile::tempdir().expect("a folder");
    let contact = ["--contact", "ufficio.organizzazione@esempio.example"];
    let names = office(folder.path(), &format!("{OFFICE}/submissions"), &contact);
    let path = shown(&folder.path().join(&names[0]));
    let done = Command::new("python3")
        .args(["-c", READ_BACK, &path])
        .output()
        .expect("Python");
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
}

#[test]
#[ignore = "needs LibreOffice"]
fn forms_that_another_program_saved_are_read_alike() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = folder.path().join("moduli");
    let names = office(&first, &format!("{OFFICE}/submissions"), &[]);
    let profile = format!(
        "-env:UserInstallation=file://{}/profilo",
        shown(folder.path())
    );
    for kind in ["ods", "xlsx"] {
        let saved = folder.path().join(kind);
        let mut args = vec![
            profile.clone(),
            "--headless".to_owned(),
            "--convert-to".to_owned(),
        ];
        args.extend([kind.to_owned(), "--outdir".to_owned(), shown(&saved)]);
        args.extend(names.iter().map(|name| shown(&first.join(name))));
        let done = Command::new("soffice")
            .args(&args)
            .output()
            .expect("LibreOffice");
        assert!(done.status.success());
        let inventory = shown(&folder.path().join(format!("da-{kind}.csv")));
        let merging = run(&[
            "merge",
            &shown(&saved),
            "--config",
            CONFIG,
            "--out",
            &inventory,
        ]);
        assert_eq!(merging.code, 0, "{}{}", merging.stdout, merging.stderr);
        let again = folder.path().join(format!("di-nuovo-{kind}"));
        office(&again, &inventory, &[]);
        for name in &names {
            assert!(
                bytes(&first.join(name)) == bytes(&again.join(name)),
                "{kind}: {name}"
            );
        }
    }
}
