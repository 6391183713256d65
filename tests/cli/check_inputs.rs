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
    case("codice;processo\nP01;Protocollo\nP02;Archivio\n", &["L004 C4"]);
    case("Codice processo;Denominazione\nP01;Protocollo\nP02;Archivio\n", &["L004 C4"]);
    case(
        "Comune di Esempio\n\nProcessi\nProtocollo\nP02\nMense\n",
        &[],
    );
    // A name may read as that of an office.
    case("Processo\nUfficio relazioni\nMense\n", &["L004 C2", "L004 C3"]);
    case(&format!("{HEAD}{ROWS}"), &[]);
}

#[test]
fn who_signs_above_and_below_a_table_is_reported() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = format!(
        "Comune di Esempio – tel. 051 123456 – urp@example.org\n\
         Referente: Anna Bianchi;anna.bianchi@example.org;cell. 333 1234567\n\
         RSSMRA80A01F205X;IT60X0542811101000000123456\n\n\
         {HEAD}{ROWS}\nFirmato da Carla Verdi\n"
    );
    let sheet = write(folder.path(), "scheda.csv", &text);
    let expected = ["P004 A2, A10", "P002 B2", "P003 C2", "P001 A3", "P007 B3"];
    assert_eq!(found("P", &[&sheet]), expected);
}
