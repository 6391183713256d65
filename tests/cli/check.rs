//! `smartable check`, `fix`, `baseline`: findings in words, exit codes, copies, acceptances.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot write its files has failed"
)]

use std::path::PathBuf;

use crate::support::{golden, smartable, smartable_bytes, smartable_with};

const SHEETS: &str = "examples/small-office/submissions";

/// Writes a submission of a test into a folder of its own; returns the folder.
#[expect(clippy::disallowed_methods, reason = "a test makes its own inputs")]
fn office(name: &str, bytes: &[u8]) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("it can be written");
    (folder, path.to_str().expect("UTF-8").to_owned())
}

#[expect(clippy::disallowed_methods, reason = "a test reads what was written")]
fn written(path: &str) -> Vec<u8> {
    std::fs::read(path).unwrap_or_default()
}

const HEAD: &str = "Codice;Struttura;Attività;Individuale;Programmabile;Applicativi accessibili da remoto;\
                    Contatto diretto con l'utenza;Output misurabile;N. addetti\n";

fn sheet(rows: &str) -> String {
    format!("{HEAD}{rows}")
}

#[test]
fn findings_stand_in_both_languages_and_fit() {
    for lang in ["it", "en"] {
        for columns in ["80", "200"] {
            let args = ["check", SHEETS, "--lang", lang];
            let run = smartable_with(&args, &[("COLUMNS", columns)]);
            assert_eq!(run.code, 1, "{}", run.stderr);
            let most: usize = columns.parse().expect("a number");
            for line in run.stdout.lines().chain(run.stderr.lines()) {
                assert!(line.chars().count() <= most, "{line}");
            }
            golden(
                &format!("cli/check/office-{lang}-{columns}.txt"),
                &run.stdout,
            );
            golden(
                &format!("cli/check/office-{lang}-{columns}.summary.txt"),
                &run.stderr,
            );
        }
    }
}

#[test]
fn the_exit_code_says_what_happened() {
    #[track_caller]
    fn case(args: &[&str], rows: &str, code: i32) {
        let (_folder, path) = office("scheda.csv", sheet(rows).as_bytes());
        let args = [&["check", &path, "-q", "--isolated"], args].concat();
        let run = smartable(&args);
        assert_eq!(run.code, code, "{args:?}\n{}{}", run.stdout, run.stderr);
    }
    let clean = "A1;Ufficio A;Protocollo in arrivo;Sì;Sì;Sì;No;Sì;3\n";
    let doubtful = "A1;Ufficio A;Protocollo in arrivo;Sì;Sì;Sì;No;Sì;0\n"; // R002, a warning
    let wrong = "A1;Ufficio A;Protocollo in arrivo;Sì;forsse;Sì;No;Sì;3\n"; // V041, an error
    case(&[], clean, 0);
    case(&[], doubtful, 0);
    case(&["--strict"], doubtful, 1);
    case(&["--max-warnings=0"], doubtful, 1);
    case(&["--max-warnings=1"], doubtful, 0);
    case(&["--severity=R002=error"], doubtful, 1);
    case(&["--strict", "--ignore=headcount-zero"], doubtful, 0);
    case(&[], wrong, 1);
    case(&["--fail-on=never"], wrong, 0);
    case(&["--exit-zero"], wrong, 0);
    case(&["--select=F,T"], wrong, 0);
    case(&["--severity=v041=info"], wrong, 0);
    case(&["--select=Z9"], clean, 2);
    case(&["--org-chart=manca.csv"], clean, 2);
    case(&["manca.csv"], clean, 2);
    case(&["--exit-zero", "--accept=manca.toml"], clean, 2);
}

#[test]
fn what_holds_no_table_is_never_ok() {
    let (_folder, path) = office("scheda.csv", b"uno;due\n1;2\n");
    let run = smartable(&["check", &path, "--isolated", "--fail-on=never"]);
    assert_eq!(run.code, 1);
    assert!(run.stdout.contains("T001"), "{}", run.stdout);
}

#[test]
fn standard_input_has_a_name() {
    let args = [
        "check",
        "-",
        "--stdin-filename=scheda.csv",
        "--format=concise",
        "--isolated",
        "-q",
    ];
    let rows = "A1;Ufficio A;Protocollo in arrivo;Sì;forsse;Sì;No;Sì;3\n";
    let (code, out, _) = smartable_bytes(&args, sheet(rows).as_bytes());
    let out = String::from_utf8(out).expect("UTF-8");
    assert_eq!(code, 1);
    // Standard input cannot be read twice: the line is that of the record.
    assert!(out.contains("scheda.csv:2 E2: error[V041]"), "{out}");
}

#[test]
fn the_order_does_not_depend_on_threads() {
    let run = |jobs: &str| {
        let run = smartable(&["check", SHEETS, "--format=json", "-q", "--jobs", jobs]);
        assert_eq!(run.code, 1);
        run.stdout
    };
    let one = run("1");
    assert_eq!(one, run("2"));
    assert_eq!(one, run("7"));
}

#[test]
fn a_copy_is_mended_and_the_rest_stays_byte_for_byte() {
    // Windows-1252, CRLF, a quoted delimiter, a quoted line break.
    let text = "Codice;Struttura;Attivit\u{e0};Individuale;N. addetti\r\n\
                A1;\"Ufficio; A\";Protocollo  in arrivo;SI;3\r\n\
                A2;Ufficio B;\"Archivio\nstorico\";No;2\r\n";
    let bytes: Vec<u8> = text
        .chars()
        .map(|char| u8::try_from(u32::from(char)).expect("one byte"))
        .collect();
    let (folder, path) = office("scheda.csv", &bytes);
    let out = folder.path().join("copia.csv");
    let out = out.to_str().expect("UTF-8");
    let run = smartable(&[
        "fix",
        &path,
        "--out",
        out,
        "--isolated",
        "--select=V013,V040",
    ]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let expected = text
        .replace("Protocollo  in", "Protocollo in")
        .replace(";SI;", ";S\u{ec};");
    let expected: Vec<u8> = expected
        .chars()
        .map(|char| u8::try_from(u32::from(char)).expect("one byte"))
        .collect();
    assert_eq!(written(out), expected);
    assert_eq!(written(&path), bytes, "the submission is as it was");
    let log = String::from_utf8(written(&format!("{out}.changes.csv"))).expect("UTF-8");
    assert!(
        log.contains("C2,V013,Protocollo  in arrivo,Protocollo in arrivo"),
        "{log}"
    );
    assert!(log.contains("D2,V040,SI,Sì"), "{log}");
    // A copy never replaces anything.
    let again = smartable(&[
        "fix",
        &path,
        "--out",
        out,
        "--isolated",
        "--select=V013,V040",
    ]);
    assert_eq!(again.code, 2);
    assert_eq!(written(out), expected);
}

#[test]
fn a_dry_run_writes_nothing() {
    let rows = "A1;Ufficio A;Protocollo in arrivo;SI;Sì;Sì;No;Sì;3\n";
    let (folder, path) = office("scheda.csv", sheet(rows).as_bytes());
    let run = smartable(&["fix", &path, "--dry-run", "--isolated"]);
    assert!(run.stdout.contains("-SI\n+Sì"), "{}", run.stdout);
    let files = folder.path().read_dir().expect("the folder").count();
    assert_eq!(files, 1);
}

#[test]
fn a_baseline_accepts_today_and_is_cleared_tomorrow() {
    let wrong = "A1;Ufficio A;Protocollo in arrivo;Sì;forsse;Sì;No;Sì;3\n";
    let (folder, path) = office("scheda.csv", sheet(wrong).as_bytes());
    let accept: PathBuf = folder.path().join("accettati.toml");
    let accept = accept.to_str().expect("UTF-8");
    let create = smartable(&[
        "baseline",
        "create",
        &path,
        "--isolated",
        "--accept",
        accept,
        "--reason",
        "bonifica",
    ]);
    assert_eq!(create.code, 0, "{}", create.stderr);
    let check = [
        "check",
        &path,
        "--isolated",
        "--strict",
        "-q",
        "--accept",
        accept,
    ];
    let run = smartable(&[&check[..], &["--format=json"]].concat());
    assert_eq!(run.code, 0, "{}", run.stdout);
    assert!(
        run.stdout.contains("\"bonifica\""),
        "accepted findings are shown"
    );
    // Mended: the acceptance covers nothing any more, and that is said.
    mend(&path, &wrong.replace("forsse", "Sì"));
    let run = smartable(&[&check[..], &["--format=concise"]].concat());
    assert!(run.stdout.contains("M001"), "{}", run.stdout);
    let prune = smartable(&["baseline", "prune", &path, "--isolated", "--accept", accept]);
    assert_eq!(prune.code, 0, "{}", prune.stderr);
    let left = String::from_utf8(written(accept)).expect("UTF-8");
    assert!(!left.contains("V041"), "{left}");
}

#[expect(clippy::disallowed_methods, reason = "a test mends its own input")]
fn mend(path: &str, rows: &str) {
    std::fs::write(path, sheet(rows)).expect("it can be written");
}

#[test]
fn a_rule_is_explained() {
    for lang in ["it", "en"] {
        let run = smartable(&["explain", "V041", "--lang", lang]);
        assert_eq!(run.code, 0);
        golden(&format!("cli/check/explain-{lang}.txt"), &run.stdout);
        let unknown = smartable(&["explain", "V0411", "--lang", lang]);
        assert_eq!(unknown.code, 2);
        assert!(unknown.stderr.contains("V041"), "{}", unknown.stderr);
    }
    let json = smartable(&["rules", "--format=json"]);
    assert!(json.stdout.contains("\"smartable.rules/1\""));
}

#[test]
fn a_word_is_listed_though_its_first_row_was_left_to_another_finding() {
    // In the first row a delimiter too many moves the fields: what stands there is not spoken of.
    let rows = "A1;Ufficio Uno;Protocollo;;SI;NO;Sì;No;Sì;3\n\
                A2;Ufficio Uno;Gare e contratti;SI;NO;Sì;No;Sì;2\n\
                A3;Ufficio Uno;Archivio di deposito;SI;si;Sì;No;Sì;2\n";
    let (_folder, path) = office("una.csv", sheet(rows).as_bytes());
    let args = ["check", &path, "--select=F009,V040", "--lang=en"];
    let run = smartable_with(&args, &[("COLUMNS", "200")]);
    assert!(run.stdout.contains("F009"), "{}", run.stdout);
    for words in ["«SI», «si» → Sì", "«NO» → No", "(4 cells)"] {
        assert!(run.stdout.contains(words), "{words}: {}", run.stdout);
    }
}

#[test]
fn broken_headers_are_named_each_with_what_it_stands_for() {
    let broken = "Codice;Struttura;AttivitÃ\u{a0};QualitÃ e controlli;Individuale;Programmabile;N. addetti\n";
    let rows = "A1;Ufficio Uno;Protocollo;x;Sì;No;3\nA2;Ufficio Uno;Gare;x;Sì;No;3\n";
    let (_folder, path) = office("una.csv", format!("{broken}{rows}").as_bytes());
    let args = ["check", &path, "--select=F006", "--lang=en"];
    let run = smartable_with(&args, &[("COLUMNS", "200")]);
    let said = run.stdout;
    // Whether half a letter was lost decides how surely it is mended; the file is not named beside.
    for words in [
        "“AttivitÃ” stands for “Attività”",
        "“QualitÃ e controlli” probably stands for “Qualità e controlli”",
    ] {
        assert!(said.contains(words), "{words}\n{said}");
    }
    assert_eq!(said.matches("error[F006]").count(), 2, "{said}");
    assert_eq!(said.matches("--unsafe").count(), 1, "{said}");
}

#[test]
fn an_activity_without_a_name_and_rows_without_a_unit_are_named_in_each_file() {
    let rows = ";Ufficio Uno;;Sì;No;Sì;No;Sì;5\nA1;;Protocollo;Sì;No;Sì;No;Sì;3\n\
                A2;;Gare e contratti;Sì;No;Sì;No;Sì;2\n";
    let (folder, first) = office("una.csv", sheet(rows).as_bytes());
    let second = folder.path().join("due.csv");
    let other = rows.replace("A1", "B1").replace("A2", "B2");
    #[expect(clippy::disallowed_methods, reason = "a test makes its own inputs")]
    std::fs::write(&second, sheet(&other)).expect("it can be written");
    let second = second.to_str().expect("UTF-8");
    let args = ["check", &first, second, "--select=V010,R007", "--lang=en"];
    let run = smartable_with(&args, &[("COLUMNS", "200")]);
    assert_eq!(
        run.stdout.matches("error[V010]").count(),
        2,
        "{}",
        run.stdout
    );
    assert_eq!(run.stdout.matches("(2 rows)").count(), 2, "{}", run.stdout);
}
