//! `smartable fix` on workbooks and broken files, and mending what is mended already.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot write its files has failed"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use calamine::{Data, Reader as _, Xlsx};
use rust_xlsxwriter::Workbook;

use crate::office::parts;
use crate::support::{Run, smartable};

/// A name that holds an invented tax code: it is masked wherever it is shown.
const SHEET: &str = "Scheda RSSMRA80A01Z999Y";

const HEADERS: [&str; 9] = [
    "Codice",
    "Struttura",
    "Attività",
    "Individuale",
    "Programmabile",
    "Strumenti da remoto",
    "Contatto con l'utenza",
    "Output misurabile",
    "N. addetti",
];

/// A workbook whose headcounts are texts and numbers, with an answer to be written out.
fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(SHEET).expect("a name");
    for (column, header) in (0..).zip(HEADERS) {
        sheet.write(0, column, header).expect("a header");
    }
    for row in 1..9 {
        sheet.write(row, 0, format!("A{row}")).expect("a text");
        sheet.write(row, 1, "Ufficio A").expect("a text");
        let activity = format!(
            "Protocollo di tipo {}",
            "abcdefghi".get(..row as usize).unwrap_or("")
        );
        sheet.write(row, 2, activity).expect("a text");
        for column in 3..8 {
            let answer = if row == 2 && column == 3 { "SI" } else { "Sì" };
            sheet.write(row, column, answer).expect("a text");
        }
        match row {
            3 => sheet.write(row, 8, "1,1").expect("a text"),
            4 => sheet.write(row, 8, "4").expect("a text"),
            5 => sheet.write(row, 8, 1.5).expect("a number"),
            row if row > 5 => sheet.write(row, 8, "2,5").expect("a text"),
            _ => sheet.write(row, 8, 3).expect("a number"),
        };
    }
    book.save_to_buffer().expect("a workbook")
}

#[expect(clippy::disallowed_methods, reason = "a test makes its own inputs")]
fn put(folder: &Path, name: &str, bytes: &[u8]) -> String {
    let path = folder.join(name);
    std::fs::write(&path, bytes).expect("it can be written");
    text(&path)
}

fn text(path: &Path) -> String {
    path.to_str().expect("UTF-8").to_owned()
}

#[expect(clippy::disallowed_methods, reason = "a test reads what was written")]
fn written(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap_or_default()
}

#[test]
fn a_sheet_with_a_masked_name_is_mended_and_numbers_become_numbers() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = put(folder.path(), "scheda.xlsx", &workbook());
    let out = folder.path().join("copia.xlsx");
    let run = smartable(&[
        "fix",
        &path,
        "--out",
        &text(&out),
        "--isolated",
        "--lang=it",
    ]);
    let mut book = Xlsx::new(std::io::Cursor::new(written(&out))).expect("a workbook");
    let range = book.worksheet_range(SHEET).expect("the sheet");
    let cell = |row, column| range.get_value((row, column)).cloned();
    assert_eq!(
        cell(2, 3),
        Some(Data::String("Sì".to_owned())),
        "{}",
        run.stderr
    );
    assert_eq!(cell(3, 8), Some(Data::Float(1.1)));
    assert_eq!(cell(4, 8), Some(Data::Float(4.0)));
    assert_eq!(cell(5, 8), Some(Data::Float(1.5)));
    let log = String::from_utf8(written(&folder.path().join("copia.xlsx.changes.csv")));
    let log = log.expect("UTF-8");
    assert!(log.contains("\"1,1\",\"1,1 (numero)\""), "{log}");
    assert!(
        log.contains("Scheda RSS***") && !log.contains(SHEET),
        "{log}"
    );
    assert!(!run.stderr.contains(SHEET), "{}", run.stderr);
}

#[test]
fn the_annotated_copy_links_to_the_sheet_by_its_own_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = put(folder.path(), "scheda.xlsx", &workbook());
    let out = folder.path().join("esiti.xlsx");
    let output = format!("xlsx={}", text(&out));
    let run = smartable(&["check", &path, "--isolated", "--output", &output]);
    let (names, parts) = parts(written(&out));
    let notes = names.iter().any(|name| name.contains("comments"));
    assert!(notes, "{}", run.stderr);
    let links = parts.split("location=\"").skip(1);
    let links: Vec<&str> = links.filter_map(|it| it.split('"').next()).collect();
    let real = |link: &&str| link.contains(SHEET) && !link.contains("***");
    assert!(!links.is_empty() && links.iter().all(real), "{links:?}");
}

#[test]
fn a_file_that_cannot_be_read_is_named_with_the_reason() {
    #[track_caller]
    fn case(name: &str, bytes: &[u8]) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = put(folder.path(), name, bytes);
        let Run { code, stderr, .. } = smartable(&["fix", &path, "--isolated"]);
        assert_eq!(code, 1, "{stderr}");
        assert!(stderr.contains(&format!("{name}: ")), "{name}: {stderr:?}");
    }
    case("vuota.csv", b"");
    let whole = workbook();
    case("tagliata.xlsx", &whole[..whole.len() / 2]);
}

#[test]
fn copies_are_written_even_if_nobody_listens() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = put(folder.path(), "scheda.xlsx", &workbook());
    let out = folder.path().join("copia.xlsx");
    let mut child = Command::new(env!("CARGO_BIN_EXE_smartable"))
        .args(["fix", &path, "--out", &text(&out), "--isolated", "--diff"])
        .env_clear()
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    drop(child.stdout.take());
    drop(child.stderr.take());
    let code = child.wait().expect("it ends").code();
    assert!(matches!(code, Some(0 | 1)), "{code:?}");
    assert!(!written(&out).is_empty());
}

/// Mends these files into a folder; returns the copies.
fn copies(files: &[String], out: &Path) -> Vec<PathBuf> {
    let out_text = text(out);
    for file in files {
        smartable(&["fix", file, "--out", &out_text, "--isolated"]);
    }
    let found = out.read_dir().expect("the folder");
    let mut found: Vec<PathBuf> = found.map(|it| it.expect("a file").path()).collect();
    found.retain(|path| !text(path).ends_with(".changes.csv"));
    found.sort();
    found
}

#[test]
fn what_is_mended_needs_no_mending() {
    let folder = tempfile::tempdir().expect("a folder");
    let rows = "A1;Ufficio A;Protocollo  in arrivo;SI;Sì;Sì;No;Sì;2,5\n\
                \n\
                A2;Ufficio A; Archivio;si;Sì;Sì;No;Sì;1.5\n\
                Codice;Struttura;Attività;Individuale;Programmabile;Strumenti da remoto;\
                Contatto con l'utenza;Output misurabile;N. addetti\n\
                A3;Ufficio A;Attivita' varie;Sì;Sì;Sì;No;Sì;3,5 persone\n\
                A4;Ufficio A;Anagrafe;Sì;Sì;Sì;No;Sì;4,5\n";
    let csv = format!("\u{feff}sep=;\n{}\n{rows}", HEADERS.join(";"));
    let mut files = vec![
        put(folder.path(), "scheda.xlsx", &workbook()),
        put(folder.path(), "scheda.csv", csv.as_bytes()),
    ];
    let office = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/small-office/submissions");
    for file in office.read_dir().expect("the folder") {
        files.push(text(&file.expect("a file").path()));
    }
    let first = tempfile::tempdir().expect("a folder");
    let mended = copies(&files, first.path());
    assert!(mended.len() >= 2, "{mended:?}");
    let second = tempfile::tempdir().expect("a folder");
    let mended: Vec<String> = mended.iter().map(|path| text(path)).collect();
    assert_eq!(copies(&mended, second.path()), Vec::<PathBuf>::new());
}

#[test]
fn a_score_is_not_written_out_as_a_yes() {
    let folder = tempfile::tempdir().expect("a folder");
    let rows = ["SI;5", "SI;1", "Sì;4", "Sì;1"];
    let row = |(number, answers): (usize, &str)| {
        format!("A{number};Ufficio A;Attività {number};{answers};Sì;No;Sì;2\n")
    };
    let rows: String = (1..).zip(rows).map(row).collect();
    let csv = format!("{}\n{rows}", HEADERS.join(";"));
    let sheet = put(folder.path(), "scheda.csv", csv.as_bytes());
    let run = smartable(&["fix", &sheet, "--isolated", "--diff", "--dry-run"]);
    assert_eq!(run.stdout.matches("+Sì").count(), 2, "{}", run.stdout);
    assert!(!run.stdout.contains("-1"), "{}", run.stdout);
}

#[test]
fn files_of_one_name_have_copies_of_their_own_and_none_is_written_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let row = "A1;Ufficio A;Protocollo in arrivo;SI;Sì;Sì;No;Sì;2\n";
    let csv = format!("{}\n{row}", HEADERS.join(";"));
    for office in ["uno", "due"] {
        let office = folder.path().join("schede").join(office);
        smartable::report::deliver::folder(&office).expect("a folder");
        put(&office, "scheda.csv", csv.as_bytes());
    }
    let (sheets, out) = (folder.path().join("schede"), folder.path().join("copie"));
    let mend = |more: &[&str]| {
        let (sheets, out) = (text(&sheets), text(&out));
        smartable(&[&["fix", &sheets, "--out", &out, "--isolated"], more].concat())
    };
    smartable::report::deliver::folder(&out).expect("a folder");
    put(&out, "scheda-2.csv", b"altro");
    let run = mend(&[]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(!out.join("scheda.csv").exists()); // nothing is half done
    let annotated = folder.path().join("annotate");
    let (from, to) = (text(&sheets), format!("xlsx={}", text(&annotated)));
    smartable(&[
        "check",
        &from,
        "--output",
        &to,
        "--isolated",
        "--lang",
        "it",
    ]);
    for name in ["scheda-csv.esiti.xlsx", "scheda-csv-2.esiti.xlsx"] {
        assert!(annotated.join(name).is_file(), "{name}");
    }
    let stdin = smartable(&["fix", "-", "--isolated"]);
    assert_eq!(stdin.code, 2, "{}", stdin.stderr);
}
