//! Verdicts and answers chosen by a cross in one of several columns.

#![expect(
    clippy::expect_used,
    reason = "a test that does not find what it needs has failed"
)]

use std::process::Stdio;

use rust_xlsxwriter::{Format, Workbook};
use serde_json::Value;

use crate::support::{Reading, assess, run, written};

/// The verdict that each activity declares.
fn declared(reading: &Reading) -> Vec<String> {
    let all = reading.json["activities"].as_array().expect("activities");
    let text = |it: &Value| it["declared"].as_str().unwrap_or("-").to_owned();
    all.iter().map(text).collect()
}

#[track_caller]
fn csv(name: &str, text: &str) -> Reading {
    let path = written("choices", name, text.as_bytes());
    assess(&[path.to_str().expect("UTF-8")])
}

#[test]
fn a_cross_chooses_the_verdict() {
    let rows = "Uff A;Protocollo;X;;;3\nUff A;Archivio storico;;x;;2\nUff B;Sportello;;;X;4\n\
                Uff B;Uscite;;;;4\n";
    let verdicts = ["smartable", "partly", "not", "-"];
    for (name, header) in [
        (
            "plain.csv",
            "Smartabile;Parzialmente smartabile;Non smartabile",
        ),
        (
            "short.csv",
            "Attività smartabile;Parz. smartabile;Attività non smartabile",
        ),
        ("asked.csv", "Svolgibile in modalità agile: SI;IN PARTE;NO"),
    ] {
        let reading = csv(
            name,
            &format!("Struttura;Attività;{header};N. addetti\n{rows}"),
        );
        assert_eq!(declared(&reading), verdicts, "{header}");
        assert!(!reading.codes().contains(&"T011".to_owned()), "{header}");
    }
    let twice = "Struttura;Attività;Smartabile;Non smartabile\nA;Protocollo;X;X\nA;Uscite;60%;\n";
    let reading = csv("twice.csv", twice);
    assert_eq!(declared(&reading), ["-", "-"]);
    assert!(reading.message("V046").contains("X | X"));
}

#[test]
fn a_cross_chooses_the_verdict_under_a_header_over_several_columns() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let plain = Format::new();
    for (column, header) in [(0, "Direzione"), (1, "Attività"), (5, "N. addetti")] {
        sheet
            .merge_range(0, column, 1, column, header, &plain)
            .expect("merged");
    }
    sheet
        .merge_range(0, 2, 0, 4, "Smartabilità", &plain)
        .expect("merged");
    for (column, header) in (2..).zip(["Smartabile", "Parz. smartabile", "Non smartabile"]) {
        sheet.write(1, column, header).expect("written");
    }
    for (row, name) in (2..).zip(["Protocollo", "Archivio storico", "Sportello"]) {
        sheet.write(row, 0, "Uff A").expect("written");
        sheet.write(row, 1, name).expect("written");
        sheet
            .write(row, u16::try_from(row).expect("few"), "X")
            .expect("written");
        sheet.write(row, 5, 3).expect("written");
    }
    let bytes = book.save_to_buffer().expect("a workbook");
    let path = written("choices", "merged.xlsx", &bytes);
    let reading = assess(&[path.to_str().expect("UTF-8")]);
    assert_eq!(declared(&reading), ["smartable", "partly", "not"]);
}

#[test]
fn answers_beside_their_question_are_no_ids() {
    let text =
        "Struttura;Attività;Programmabile: SI;NO;N. addetti\nA;Protocollo;X;;3\nA;Uscite;;X;2\n";
    let reading = csv("question.csv", text);
    let ids = reading.activities();
    assert!(ids.iter().all(|it| it.starts_with("d-")), "{ids:?}");
    let answers = |at: usize| &reading.json["activities"][at]["reasons"];
    assert_ne!(answers(0), answers(1));
}

#[test]
fn scores_that_a_house_explains_are_its_answers() {
    let sheet = "Struttura;Attività;Programmabile;N. addetti\nA;Protocollo;3;3\nA;Uscite;1;2\n\
                 A;Archivio;2;2\n";
    let path = written("choices-scores", "scheda.csv", sheet.as_bytes());
    let path = path.to_str().expect("UTF-8").to_owned();
    assert!(assess(&[&path]).codes().contains(&"V065".to_owned()));
    let toml = "[answers]\n\"1\" = \"no\"\n\"2\" = \"partly\"\n\"3\" = \"yes\"\n";
    let config = written("choices-scores", "smartable.toml", toml.as_bytes());
    let config = format!("--config={}", config.display());
    let reading = run(&[&config, &path], Stdio::null());
    let codes = reading.codes();
    assert!(!codes.contains(&"V065".to_owned()), "{codes:?}");
    assert!(!codes.contains(&"V045".to_owned()), "{codes:?}");
}
