//! Cells of workbooks mended: that cell changes, and nothing else does.

use smartable::origin::FileKind;
use smartable::rewrite::{Refused, Why};

use crate::support::{cell, cells, difference, fixture, mend, office, packed, parts, remove};

const SHEET: &str = "Rilevazione 2026";

/// Mends one cell of the office's workbook; what changes in it must be `expected`.
#[track_caller]
fn case(sheet: &str, at: (u32, u16), new: &str, expected: &[&str]) {
    let before = office();
    let change = |_: &str| Some(new.to_owned());
    let mended = mend(&before, FileKind::Xlsx, &[cell(sheet, at.0, at.1, &change)]).expect("sound");
    assert_eq!(mended.left, []);
    assert_eq!(difference(&cells(&before), &cells(&mended.bytes)), expected);
}

#[test]
fn one_cell_changes_and_keeps_its_kind() {
    case(
        SHEET,
        (3, 1),
        "Protocollo",
        &[
            "-Rilevazione 2026!2,1 text  Protocollo ",
            "+Rilevazione 2026!2,1 text Protocollo",
        ],
    );
    // a number in a column of numbers; a text that only looks like one elsewhere
    case(
        SHEET,
        (6, 2),
        "12",
        &[
            "-Rilevazione 2026!5,2 text 12 ",
            "+Rilevazione 2026!5,2 number 12",
        ],
    );
    case(
        "L'elenco",
        (2, 0),
        "12",
        &["-L'elenco!1,0 text 0012", "+L'elenco!1,0 text 12"],
    );
    case(
        SHEET,
        (3, 2),
        "012",
        &[
            "-Rilevazione 2026!2,2 number 4",
            "+Rilevazione 2026!2,2 text 012",
        ],
    );
    case(SHEET, (3, 0), "", &["-Rilevazione 2026!2,0 text A1"]);
    let odd = "<&> \"\r\n_x0041_ è 😀";
    let plus = format!("+Rilevazione 2026!2,0 text {odd}");
    case(
        SHEET,
        (3, 0),
        odd,
        &["-Rilevazione 2026!2,0 text A1", &plus],
    );
}

#[test]
fn parts_that_do_not_change_stay_as_they_are() {
    let mut before = parts(&office());
    for (name, content) in &mut before {
        if name == "xl/workbook.xml" {
            let text = String::from_utf8(content.clone()).expect("UTF-8");
            *content = text.replace(" fullCalcOnLoad=\"1\"", "").into_bytes();
        }
    }
    let before = packed(&before);
    let change = |text: &str| Some(text.trim().to_owned());
    let mended = mend(&before, FileKind::Xlsx, &[cell(SHEET, 3, 1, &change)]).expect("sound");
    let (old, new) = (parts(&before), parts(&mended.bytes));
    let names = |parts: &[(String, Vec<u8>)]| -> Vec<String> {
        parts.iter().map(|(name, _)| name.clone()).collect()
    };
    assert_eq!(names(&old), names(&new));
    let changed: Vec<&String> = old
        .iter()
        .zip(&new)
        .filter(|(old, new)| old != new)
        .map(|(old, _)| &old.0)
        .collect();
    // the results of formulas are worked out anew
    assert_eq!(changed, ["xl/workbook.xml", "xl/worksheets/sheet1.xml"]);
    let change = &mended.changes[0];
    assert_eq!(
        (change.before.as_str(), change.after.as_deref()),
        (" Protocollo ", Some("Protocollo"))
    );
    assert_eq!(
        mended.bytes,
        mend(
            &before,
            FileKind::Xlsx,
            &[cell(SHEET, 3, 1, &|text| { Some(text.trim().to_owned()) })]
        )
        .expect("sound")
        .bytes
    );
}

#[test]
fn nothing_mended_nothing_changed() {
    let before = office();
    assert_eq!(
        mend(&before, FileKind::Xlsx, &[]).expect("sound").bytes,
        before
    );
    let nothing = cell(SHEET, 3, 1, &|_| None);
    assert_eq!(
        mend(&before, FileKind::Xlsx, &[nothing])
            .expect("sound")
            .bytes,
        before
    );
}

#[test]
fn what_cannot_be_mended_is_left() {
    let x: &dyn Fn(&str) -> Option<String> = &|_| Some("x".to_owned());
    let long: &dyn Fn(&str) -> Option<String> = &|_| Some("x".repeat(40_000));
    let edits = [
        cell(SHEET, 7, 2, x),
        cell(SHEET, 3, 9, x),
        cell("Altro", 1, 0, x),
        cell("L'elenco", 1, 0, x),
        cell(SHEET, 3, 0, long),
        remove(SHEET, 99),
        remove("L'elenco", 1),
    ];
    let before = office();
    let mended = mend(&before, FileKind::Xlsx, &edits).expect("sound");
    assert_eq!((mended.changes.len(), mended.bytes), (0, before));
    let mut whys: Vec<String> = mended
        .left
        .iter()
        .map(|it| format!("{:?}", it.why))
        .collect();
    whys.sort();
    let mut expected = [
        Why::Formula,
        Why::NoCell,
        Why::NoRow,
        Why::NoSheet,
        Why::TooLong,
        Why::TableHeader,
        Why::TableHeader,
    ]
    .map(|why| format!("{why:?}"))
    .to_vec();
    expected.sort();
    assert_eq!(whys, expected);
}

#[test]
fn a_row_is_emptied_and_its_formulas_with_it() {
    let before = office();
    let mended = mend(&before, FileKind::Xlsx, &[remove(SHEET, 7)]).expect("sound");
    assert_eq!(
        difference(&cells(&before), &cells(&mended.bytes)),
        [
            "-Rilevazione 2026!6,0 text Totale",
            "-Rilevazione 2026!6,2 number 0",
            "-Rilevazione 2026!6,2 formula SUM(C3:C6)",
        ]
    );
    assert_eq!(mended.changes[0].before, "Totale | 0");
}

/// A workbook whose sheet is written by hand.
fn by_hand(sheet: &str) -> Vec<u8> {
    let mut parts = parts(&office());
    for (name, content) in &mut parts {
        if name == "xl/worksheets/sheet2.xml" {
            *content = sheet.as_bytes().to_vec();
        }
    }
    packed(&parts)
}

#[test]
fn unusual_xml_is_understood_or_refused() {
    let names = "xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    let prefixed = by_hand(&format!(
        "<x:worksheet {names}><x:sheetData><x:row r='5'><x:c t=\"str\"><x:v>a</x:v></x:c>\
         <x:c t=\"inlineStr\"><x:is><x:r><x:t>b</x:t></x:r><x:r><x:t>c</x:t></x:r></x:is></x:c>\
         </x:row></x:sheetData></x:worksheet>"
    ));
    let plus = |text: &str| Some(format!("{text}+"));
    let edits = [cell("L'elenco", 5, 0, &plus), cell("L'elenco", 5, 1, &plus)];
    let mended = mend(&prefixed, FileKind::Xlsx, &edits).expect("sound");
    let found: Vec<String> = cells(&mended.bytes)
        .into_iter()
        .filter(|cell| cell.starts_with("L'elenco"))
        .collect();
    assert_eq!(found, ["L'elenco!4,0 text a+", "L'elenco!4,1 text bc+"]);
    for wrong in [
        "<!DOCTYPE a><worksheet><sheetData/></worksheet>".to_owned(),
        "<worksheet><sheetData><row r='1'><c r='A2'/></row></sheetData></worksheet>".to_owned(),
        "<worksheet><sheetData><row r='1'><c r='A1'><v>1</v></row></sheetData></worksheet>"
            .to_owned(),
        "<a>".repeat(10_000),
        String::new(),
    ] {
        let refused = mend(&by_hand(&wrong), FileKind::Xlsx, &edits);
        assert!(matches!(refused, Err(Refused::Shape { .. })), "{wrong:.40}");
    }
}

#[test]
fn every_fixture_is_mended_in_one_cell() {
    for path in [
        "fixtures/same-inventory/workbook.xlsx",
        "fixtures/merged-units/merged.xlsx",
    ] {
        let before = fixture(path);
        let all = cells(&before);
        let first = all.iter().find(|it| it.contains(" text ")).expect("a text");
        let (place, _) = first.split_once(" text ").expect("a text");
        let (sheet, at) = place.rsplit_once('!').expect("a sheet");
        let (row, column) = at.split_once(',').expect("a place");
        let (row, column): (u32, u16) =
            (row.parse().expect("row"), column.parse().expect("column"));
        let plus = |text: &str| Some(format!("{text}+"));
        let mended = mend(
            &before,
            FileKind::Xlsx,
            &[cell(sheet, row + 1, column, &plus)],
        )
        .expect(path);
        assert_eq!(
            difference(&all, &cells(&mended.bytes)),
            [format!("-{first}"), format!("+{first}+")]
        );
    }
}
