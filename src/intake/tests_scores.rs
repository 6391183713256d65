//! The first rows of a table, which tell whether a 1 is a yes or a score.

use crate::intake::testing::told;
use crate::intake::tests_notices::row;
use crate::intake::workbook::testing::Builder;

const HEADER: &str = "Unità;Codice;Attività;Persone;Individuale;Digitale";

#[track_caller]
fn csv(rows: &str, expected: &[&str]) {
    let text = format!("{HEADER}\n{rows}");
    assert_eq!(told("scheda.csv", text.as_bytes()), expected, "{rows}");
}

#[test]
fn rows_that_wait_keep_their_order_and_their_places() {
    let wrong = |row: u32| format!("NotANumber D{row} value=tre field=headcount range=≥ 0");
    let (second, third, fifth) = (wrong(2), wrong(3), wrong(5));
    csv(
        "U;A1;Protocollo;tre;1;0\nU;A2;Archivio;tre;0;1\n\nU;A3;Albo;tre;1;1",
        &[&second, &third, &fifth],
    );
}

#[test]
fn rows_that_wait_are_not_lost_where_the_sheet_breaks_off() {
    let header: Vec<&str> = HEADER.split(';').collect();
    let rows = [
        row(1, &header),
        row(2, &["U", "A1", "Protocollo", "tre", "1", "0"]),
        row(3, &["U", "A2", "Archivio", "tre", "0", "1"]),
        "<row><c></row>".to_owned(),
    ];
    let data = format!("<sheetData>{}</sheetData>", rows.concat());
    let found = told("scheda.xlsx", &Builder::new(&[("Dati", &data)]).bytes());
    assert_eq!(
        found,
        [
            "NotANumber D2 value=tre field=headcount range=≥ 0",
            "NotANumber D3 value=tre field=headcount range=≥ 0",
            "Unreadable 4 reason=xml detail=an end tag without its start",
        ]
    );
}
