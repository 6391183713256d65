//! One inventory in every format: the same result, whatever office program wrote it.

#![expect(
    clippy::expect_used,
    reason = "a test that does not find what it needs has failed"
)]

use serde_json::Value;

use crate::support::{Reading, assess, assess_stdin, written};

const FILES: [&str; 7] = [
    "utf8-comma.csv",
    "utf8-bom-sep.csv",
    "utf16le-tab.csv",
    "windows-1252-semicolon.csv",
    "workbook.xlsx",
    "workbook.ods",
    "workbook.xls",
];

/// Takes out what differs of right: names, hashes, addresses, and what is said of the encoding.
fn same(reading: Reading) -> Value {
    let mut json = reading.json;
    let whole = json.as_object_mut().expect("an object");
    whole.remove("inputs");
    let findings = whole["findings"].as_array_mut().expect("findings");
    findings.retain(|finding| finding["code"] != "F005");
    let places = ["file", "sheet", "cell", "rows"];
    for finding in findings {
        let finding = finding.as_object_mut().expect("a finding");
        finding.retain(|key, _| !places.contains(&key.as_str()));
    }
    for activity in whole["activities"].as_array_mut().expect("activities") {
        let activity = activity.as_object_mut().expect("an activity");
        activity.remove("source");
        for reason in activity["reasons"].as_array_mut().expect("reasons") {
            reason.as_object_mut().expect("a reason").remove("cell");
        }
    }
    json
}

#[test]
fn every_format_gives_the_same_result() {
    let path = |file: &str| format!("fixtures/same-inventory/{file}");
    let first = same(assess(&[&path(FILES[0])]));
    assert_eq!(first["total"]["activities"]["smartable"], 5);
    assert_eq!(first["activities"].as_array().map(Vec::len), Some(12));
    for file in FILES {
        let path = path(file);
        let named = assess(&[&path]);
        assert_eq!(named.code, 0, "{file}: {}", named.stderr);
        let expected: &[&str] = match file {
            "utf16le-tab.csv" | "windows-1252-semicolon.csv" => &["F005", "V011"],
            _ => &["V011"],
        };
        assert_eq!(named.codes(), expected, "{file}");
        assert_eq!(same(named), first, "{file}");
        assert_eq!(same(assess_stdin(&path)), first, "{file} on standard input");
    }
}

#[test]
fn cells_are_those_of_the_file() {
    let cells = |file: &str| -> Vec<String> {
        let reading = assess(&[&format!("fixtures/same-inventory/{file}")]);
        let activities = reading.json["activities"].as_array().cloned();
        let cell = |it: &Value| it["source"]["cell"].as_str().unwrap_or_default().to_owned();
        activities.unwrap_or_default().iter().map(cell).collect()
    };
    for (file, sheet) in [("utf8-bom-sep.csv", ""), ("workbook.xls", "'Attività'!")] {
        // A line break in a cell makes no row, and the line `sep=;` is none.
        let expected: Vec<String> = (2..14).map(|row| format!("{sheet}D{row}")).collect();
        let found: Vec<String> = cells(file)
            .into_iter()
            .map(|cell| {
                if sheet.is_empty() {
                    cell
                } else {
                    cell.replace("Attività!", sheet)
                }
            })
            .map(|cell| cell.replace("''", "'"))
            .collect();
        assert_eq!(found, expected, "{file}");
    }
}

/// A text file with its delimiter, its line ends and its oddities: id, heads and FTE of each row.
#[track_caller]
fn text(name: &str, bytes: &[u8], expected: &[&str], codes: &[&str]) {
    let path = written("formats", name, bytes);
    let reading = assess(&[path.to_str().expect("UTF-8")]);
    let rows: Vec<String> = reading.json["activities"]
        .as_array()
        .expect("activities")
        .iter()
        .map(|it| {
            let number = |key: &str| it[key]["at_least"].to_string();
            let name = it["name"].as_str().unwrap_or_default();
            let id = it["id"].as_str().unwrap_or_default();
            format!("{id} {name} {} {}", number("heads"), number("fte"))
        })
        .collect();
    assert_eq!(rows, expected, "{name}");
    let mut found = reading.codes();
    found.retain(|code| !matches!(code.as_str(), "R007" | "T010"));
    assert_eq!(found, codes, "{name}");
}

#[test]
fn text_files_are_read_as_spreadsheets_write_them() {
    let latin = |text: &str| -> Vec<u8> {
        text.chars()
            .map(|char| u8::try_from(u32::from(char)).expect("Latin"))
            .collect()
    };
    text(
        "decimals-in-quotes.csv",
        "ID,Attività,Programmabile,N. addetti,FTE\nA1,\"Rilascio, rinnovo\",Sì,3,\"1,5\"\n"
            .as_bytes(),
        &["A1 Rilascio, rinnovo 3 1.5"],
        &[],
    );
    text(
        "delimiters-in-quotes.csv",
        "ID;Attività;Programmabile;N. addetti;FTE\r\nA1;\"Uno; \"\"due\"\"\";Sì;3;0,25\r\n"
            .as_bytes(),
        &["A1 Uno; \"due\" 3 0.25"],
        &[],
    );
    // Title and empty records above, in Windows-1252: a file so small that its last letters do
    // not fill a buffer.
    text(
        "title-above.csv",
        &latin(
            "Comune di Esempio;;;;\r\n;;;;\r\nSettore: Qualità;;;;\r\nID;Attività;Programmabile;N. addetti;FTE\r\nA1;Verifica;Sì;3;1,5\r\n",
        ),
        &["A1 Verifica 3 1.5"],
        &["F005"],
    );
    text(
        "line-ends-of-old.csv",
        "ID;Attività;Programmabile;N. addetti;FTE\rA1;Uno;Sì;3;1,5\rA2;Due;No;2;0,5\r".as_bytes(),
        &["A1 Uno 3 1.5", "A2 Due 2 0.5"],
        &[],
    );
    text(
        "tabs.txt",
        &latin("ID\tAttività\tProgrammabile\tN. addetti\tFTE\nA1\tUno\tSì\t3\t1,5\n"),
        &["A1 Uno 3 1.5"],
        &["F005"],
    );
    text(
        "commas-in-texts.csv",
        "Comune di Esempio, anno 2026, prova\n\nID;Attività;Programmabile;N. addetti;FTE\nA1;Uno, due, tre, quattro;Sì;3;1\n".as_bytes(),
        &["A1 Uno, due, tre, quattro 3 1"],
        &[],
    );
    text(
        "pairs.csv",
        "ID;Attività;Programmabile;;;N. addetti;FTE\n;;SI;NO;IN PARTE;;\nA1;Uno;x;;;3;1\n"
            .as_bytes(),
        &["A1 Uno 3 1"],
        &[],
    );
}

#[test]
fn a_quote_opened_by_mistake_costs_one_row_at_most() {
    let header = "ID;Attività;Programmabile;N. addetti;FTE\r\n";
    text(
        "one-quote.csv",
        format!("{header}A1;\"Uno;Sì;1;1\r\nA2;Due;Sì;2;1\r\nA3;Tre;Sì;3;1\r\n").as_bytes(),
        &["A1 \"Uno 1 1", "A2 Due 2 1", "A3 Tre 3 1"],
        &["F010"],
    );
    // The second mistake seems to close the first: the rows between would be lost.
    text(
        "two-quotes.csv",
        format!("{header}A1;\"Uno;Sì;1;1\r\nA2;Due;Sì;2;1\r\nA3;\"Tre;Sì;3;1\r\n").as_bytes(),
        &["A1 \"Uno 1 1", "A2 Due 2 1", "A3 \"Tre 3 1"],
        &["F010"],
    );
}
