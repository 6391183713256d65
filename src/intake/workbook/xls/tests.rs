//! Tests of the XLS reader, with a file from LibreOffice and compound files built by hand.
//!
//! `rilevazione.ods` and `rilevazione.xls` are `rilevazione.fods`, converted by LibreOffice 7.4.

use calamine::{Data, Reader as _, Xls};

use super::{CompoundKind, kind_of_compound, open};
use crate::intake::limits::Limits;
use crate::intake::rows::Visibility;
use crate::intake::workbook::testing::{file_of, fixture, lines};
use crate::intake::workbook::{hostile_xls, ods};

#[test]
fn xls_and_ods_of_one_sheet_look_alike() {
    let mut old = open(fixture("rilevazione.xls"), &Limits::default()).unwrap();
    let mut new = ods::open(fixture("rilevazione.ods"), &Limits::default()).unwrap();
    assert_eq!(old.sheets(), new.sheets());
    assert_eq!(old.sheets()[1].visibility, Visibility::Hidden);
    for sheet in 0..3 {
        let old = lines(old.as_mut(), sheet).unwrap();
        let new = lines(new.as_mut(), sheet).unwrap();
        // LibreOffice writes large numbers of ODS with its own exponent and 15 digits.
        let plain = |line: &&String| !line.starts_with("C13") && !line.starts_with("C14");
        let old: Vec<_> = old.iter().filter(plain).collect();
        let new: Vec<_> = new.iter().filter(plain).collect();
        assert_eq!(old, new);
    }
    let (old, new) = (old.open_sheet(0).unwrap(), new.open_sheet(0).unwrap());
    let (old, mut new) = (old.facts().clone(), new.facts().clone());
    // What comments say is not read from the old format.
    assert_eq!(new.remarks, [((5, 7), "da rivedere".to_owned())]);
    new.remarks.clear();
    assert_eq!(old, new);
}

#[test]
fn calamine_reads_the_same_cells() {
    let file = std::io::BufReader::new(fixture("rilevazione.xls"));
    let mut judge: Xls<_> = Xls::new(file).unwrap();
    let mut book = open(fixture("rilevazione.xls"), &Limits::default()).unwrap();
    let names: Vec<_> = book
        .sheets()
        .iter()
        .map(|sheet| sheet.name.clone())
        .collect();
    for (sheet, name) in names.into_iter().enumerate() {
        let range = judge.worksheet_range(&name.unwrap()).unwrap();
        let mut compared = 0;
        let mut rows = book.open_sheet(sheet).unwrap();
        while let Some(row) = rows.next_row().unwrap() {
            for (column, cell) in row.cells() {
                let at = (row.number - 1, u32::from(column));
                let text = cell.raw.to_owned();
                match range.get_value(at) {
                    Some(Data::Float(number)) => assert_eq!(text.parse(), Ok(*number)),
                    Some(Data::Int(number)) => assert_eq!(text.parse(), Ok(*number)),
                    Some(Data::String(string)) => assert_eq!(&text, string),
                    Some(Data::Bool(true)) => assert_eq!(text, "TRUE"),
                    Some(Data::Bool(false)) => assert_eq!(text, "FALSE"),
                    Some(Data::Error(error)) => assert_eq!(text, error.to_string()),
                    Some(Data::DateTime(_)) => assert!(text.contains(['-', ':'])),
                    other => panic!("{at:?}: {other:?} and {text:?}"),
                }
                compared += 1;
            }
        }
        assert!(compared > 0);
    }
}

#[test]
fn a_compound_file_is_known_by_its_streams() {
    assert_eq!(
        kind_of_compound(&mut fixture("rilevazione.xls")),
        CompoundKind::Xls
    );
    assert_eq!(
        kind_of_compound(&mut fixture("rilevazione.ods")),
        CompoundKind::Other
    );
    assert_eq!(kind_of_compound(&mut file_of(b"")), CompoundKind::Other);
}

/// A workbook of Excel 95 in code page 1252, whose one sheet holds these records.
fn old(records: &[Vec<u8>]) -> Vec<u8> {
    let globals = hostile_xls::record(0x0042, &1252_u16.to_le_bytes());
    let stream = hostile_xls::stream(0x0500, b"\x06Attivi", &globals, &records.concat());
    hostile_xls::compound("Book", &stream)
}

#[test]
fn a_workbook_of_excel_95_has_texts_in_a_code_page() {
    let label = hostile_xls::record(0x0204, &hostile_xls::at(1, 0, b"\x05\0Citt\xE0"));
    let number = hostile_xls::record(0x027E, &hostile_xls::at(0, 1, &[0x0E, 0, 0, 0]));
    let mut book = open(file_of(&old(&[label, number])), &Limits::default()).unwrap();
    assert_eq!(book.sheets()[0].name.as_deref(), Some("Attivi"));
    // In any order: rows are sorted.
    assert_eq!(
        lines(book.as_mut(), 0).unwrap(),
        ["B1 number \"3\"", "A2 text \"Città\""]
    );
}

#[test]
fn the_last_of_two_cells_in_one_place_counts() {
    let number = |row, tens: u8| {
        hostile_xls::record(0x027E, &hostile_xls::at(row, 0, &[tens << 2 | 2, 0, 0, 0]))
    };
    let file = old(&[number(1, 1), number(0, 2), number(1, 3), number(1, 4)]);
    let mut book = open(file_of(&file), &Limits::default()).unwrap();
    assert_eq!(
        lines(book.as_mut(), 0).unwrap(),
        ["A1 number \"2\"", "A2 number \"4\""]
    );
}
