//! What an Italian office sends: Windows-1252, semicolons, titles, a column missing, two swapped, a
//! header respelt, a few wrong cells. As many findings as causes.

use rust_xlsxwriter::Workbook;

use crate::generator::column::{ANSWERS, FTE, HEADS, ID, NOTES};
use crate::generator::{Table, clean};
use crate::running::{Scratch, Seen, check};

const ROWS: usize = 20_000;

/// Lines above the header.
const TITLES: &str = "COMUNE DI ESEMPIO;;;\r\nRilevazione delle attività – anno 2026;;;\r\n;;;\r\n";

/// Row (counted from 0), column and text of each wrong cell, before columns move; its code.
const WRONG: [(usize, usize, &str, &str); 6] = [
    (40, HEADS, "tre", "V021"),
    (1_234, FTE, "99,5", "R001"),
    (5_678, ANSWERS + 2, "quando capita", "V041"),
    (9_999, ID, "ATT-009999", "X001"),
    (15_000, ANSWERS, "Sì/No", "V042"),
    (19_999, NOTES, "RSSMRA80A01Z999Y", "P001"),
];

/// Columns as they stand in the file: `Output misurabile` is missing, people and FTE stand first.
const ORDER: [usize; 15] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 13, 11, 12, 10, 14, 15];

fn scene() -> Table {
    let mut table = clean(ROWS, 7);
    for (row, column, text, _) in WRONG {
        text.clone_into(&mut table.rows[row][column]);
    }
    "Progammabile".clone_into(&mut table.headers[ANSWERS + 1]);
    let moved = |row: &Vec<String>| ORDER.iter().map(|from| row[*from].clone()).collect();
    Table {
        headers: moved(&table.headers),
        rows: table.rows.iter().map(moved).collect(),
    }
}

/// Writes text in Windows-1252, as old programs do.
fn windows_1252(text: &str) -> Vec<u8> {
    let byte = |char: char| match char {
        '–' => 0x96,
        char => u8::try_from(u32::from(char)).expect("a character of Latin-1"),
    };
    text.chars().map(byte).collect()
}

#[test]
fn an_office_file_has_as_many_findings_as_causes() {
    let folder = Scratch::new();
    let text = format!("{TITLES}{}", scene().csv());
    let path = folder.write("Comune di Esempio 2026.csv", &windows_1252(&text));
    let checked = check(folder.path(), &[&path]);
    let weighs: Vec<&Seen> = checked.found.iter().filter(|it| it.weighs()).collect();
    let mut seen: Vec<(String, String)> = weighs
        .iter()
        .map(|it| (it.code.clone(), it.cell.clone()))
        .collect();
    seen.sort();
    let mut expected: Vec<(String, String)> = WRONG
        .iter()
        .map(|(row, column, _, code)| {
            let at = ORDER.iter().position(|from| from == column);
            let letter = char::from(b'A' + u8::try_from(at.expect("it is there")).expect("few"));
            // Three lines of titles and the header stand above.
            ((*code).to_owned(), format!("{letter}{}", row + 5))
        })
        .collect();
    expected.push(("T010".to_owned(), String::new()));
    // The header that is nearly a criterion's own is the cause, said once and where it stands.
    expected.push(("T010".to_owned(), "G4".to_owned()));
    expected.sort();
    assert_eq!(seen, expected, "{weighs:#?}");
    assert_eq!(checked.json["files"][0]["rows"], ROWS);
}

#[test]
fn a_workbook_that_begins_with_instructions_is_checked_on_the_right_sheet() {
    let mut book = Workbook::new();
    let guide = book.add_worksheet();
    guide.set_name("Istruzioni").expect("the name fits");
    let lines = [
        "Istruzioni per la compilazione",
        "Compilare una riga per ogni attività; nella colonna FTE indicare i tempi pieni equivalenti.",
        "Risposte ammesse: Sì, No, In parte.",
    ];
    for (row, line) in (0..).zip(lines) {
        guide.write_string(row, 0, line).expect("written");
    }
    let mut table = clean(300, 9);
    "tre".clone_into(&mut table.rows[100][HEADS]);
    table.add_to(&mut book, "Rilevazione", 2);
    let bytes = book.save_to_buffer().expect("the workbook can be written");
    let folder = Scratch::new();
    let path = folder.write("Comune di Esempio 2026.xlsx", &bytes);
    let checked = check(folder.path(), &[&path]);
    let weighs: Vec<&Seen> = checked.found.iter().filter(|it| it.weighs()).collect();
    assert_eq!(weighs.len(), 1, "{weighs:#?}");
    assert_eq!(
        (&*weighs[0].code, &*weighs[0].cell),
        ("V021", "Rilevazione!K104")
    );
    assert_eq!(checked.json["files"][0]["rows"], 300);
    let sheets: Vec<&str> = checked.json["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .filter_map(|it| it["sheet"].as_str())
        .collect();
    assert!(
        sheets.iter().all(|sheet| *sheet == "Rilevazione"),
        "{sheets:?}"
    );
}
