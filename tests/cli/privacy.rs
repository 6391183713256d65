//! Personal data in names and in cells that a finding quotes is masked in every format.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot write its input has failed"
)]

use std::path::Path;

use crate::support::smartable_bytes;

/// A tax code, a mobile number and an address, all invented.
const PERSONAL: [&str; 3] = [
    "RSSMRA80A01Z999Y",
    "333 1234567",
    "anna.bianchi@example.org",
];

#[expect(clippy::disallowed_methods, reason = "a test writes its own input")]
fn write(path: &Path, text: &str) {
    std::fs::write(path, text).expect("the file can be written");
}

#[test]
fn no_format_shows_personal_data_that_a_finding_quotes() {
    let folder = tempfile::tempdir().expect("a folder");
    let sheet = folder.path().join("scheda RSSMRA80A01Z999Y.csv");
    write(
        &sheet,
        "direzione;codice;attività;programmabile;addetti;rettifica;333 1234567\n\
         Alfa;1;Prima;SI;333 1234567;anna.bianchi@example.org;x\n\
         Alfa;1;Seconda;SI;RSSMRA80A01Z999Y;;x\n",
    );
    let path = sheet.to_str().expect("UTF-8");
    let mut formats: Vec<Vec<&str>> = ["terminal", "markdown", "json"]
        .iter()
        .map(|format| vec!["--format", format])
        .collect();
    for table in ["activities", "units", "criteria", "left-out"] {
        formats.push(vec!["--format", "csv", "--table", table]);
    }
    formats.push(vec!["--explain", "1"]);
    for format in formats {
        for lang in ["it", "en"] {
            let mut args = vec!["assess", path, "--all", "--lang", lang];
            args.extend(&format);
            let (code, out, stderr) = smartable_bytes(&args, b"");
            let shown = format!("{}{stderr}", String::from_utf8_lossy(&out));
            assert_eq!(code, 0, "{format:?}: {shown}");
            for secret in PERSONAL {
                assert!(!shown.contains(secret), "{secret} in {format:?}\n{shown}");
            }
        }
    }
    let (_, out, _) = smartable_bytes(&["assess", path, "-q", "--format=json"], b"");
    let json = String::from_utf8(out).expect("UTF-8");
    assert!(json.contains("scheda RSS***.csv"), "{json}");
    assert!(json.contains("333***"), "{json}");
}

/// A code of a person, whatever is asked for: the word `P-` stands nowhere else in the example.
const CODE: &str = "P-";

#[test]
fn a_report_for_the_public_names_no_person_in_any_format() {
    let sheets = "examples/small-office/submissions";
    let commands: [(&str, &[&str], &[&str]); 2] = [
        (
            "contingent",
            &[],
            &["units", "groups", "people", "left-out"],
        ),
        (
            "budget",
            &["--month=2026-12"],
            &["units", "months", "people", "left-out"],
        ),
    ];
    for (command, own, tables) in commands {
        let mut formats: Vec<Vec<&str>> = ["terminal", "markdown", "json"]
            .iter()
            .map(|format| vec!["--format", format])
            .collect();
        formats.extend(
            tables
                .iter()
                .map(|table| vec!["--format=csv", "--table", table]),
        );
        formats.push(vec!["--explain=DIR-5"]);
        for format in formats {
            let mut args = vec![command, sheets, "--audience=public", "--people", "--all"];
            args.extend(own);
            args.extend(&format);
            let (code, out, stderr) = smartable_bytes(&args, b"");
            let shown = format!("{}{stderr}", String::from_utf8_lossy(&out));
            assert_eq!(code, 0, "{args:?}: {shown}");
            assert!(!shown.contains(CODE), "{args:?}\n{shown}");
        }
        let mut args = vec![
            command,
            sheets,
            "-q",
            "--audience=public",
            "--explain=P-553",
        ];
        args.extend(own);
        let (code, out, stderr) = smartable_bytes(&args, b"");
        assert_eq!((code, out.len()), (2, 0), "{stderr}");
    }
}

#[test]
#[ignore = "needs Python with openpyxl"]
fn no_workbook_for_the_public_names_a_person() {
    let folder = tempfile::tempdir().expect("a folder");
    let book = folder.path().join("esito.xlsx");
    let book = book.to_str().expect("UTF-8");
    for (command, month) in [("contingent", None), ("budget", Some("--month=2026-12"))] {
        let mut args = vec![command, "examples/small-office/submissions", "-q"];
        args.extend(["--audience=public", "--people", "--output", book]);
        args.extend(month);
        let run = smartable_bytes(&args, b"");
        assert_eq!(run.0, 0, "{}", run.2);
        let script = "import openpyxl, sys\n\
                      text = str([[c.value for r in s.iter_rows() for c in r] \
                      for s in openpyxl.load_workbook(sys.argv[1])])\n\
                      assert 'DIR-1' in text and 'P-' not in text, text\n";
        let status = std::process::Command::new("python3")
            .args(["-c", script, book])
            .status()
            .expect("python3");
        assert!(status.success(), "{command}");
    }
}

#[test]
#[ignore = "needs Python with openpyxl"]
fn no_sheet_shows_it_either() {
    let folder = tempfile::tempdir().expect("a folder");
    let sheet = folder.path().join("scheda RSSMRA80A01Z999Y.csv");
    write(
        &sheet,
        "direzione;codice;attività;programmabile;addetti\nAlfa;1;Prima;SI;333 1234567\n",
    );
    let (sheet, book) = (
        sheet.to_str().expect("UTF-8"),
        folder.path().join("esito.xlsx"),
    );
    let book = book.to_str().expect("UTF-8");
    let run = smartable_bytes(&["assess", sheet, "-q", "--output", book], b"");
    assert_eq!(run.0, 0, "{}", run.2);
    let script = "import openpyxl, sys\n\
                  text = str([[c.value for r in s.iter_rows() for c in r] \
                  for s in openpyxl.load_workbook(sys.argv[1])])\n\
                  assert 'RSS***' in text and 'RSSMRA' not in text and '1234567' not in text, text\n";
    let status = std::process::Command::new("python3")
        .args(["-c", script, book])
        .status()
        .expect("python3");
    assert!(status.success());
}
