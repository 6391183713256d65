//! Cells of OpenDocument spreadsheets mended, and read back by a library that is not ours.

use std::io::Cursor;

use calamine::{Data, Ods, Reader as _};
use smartable::origin::FileKind;
use smartable::rewrite::{Edit, Refused, Why};

use crate::support::{cell, difference, fixture, mend, packed, parts, remove};

/// Reads every cell as `Sheet!row,column kind text`, formulas too.
fn cells(bytes: &[u8]) -> Vec<String> {
    let mut book: Ods<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).expect("ODS");
    let mut out = Vec::new();
    for name in book.sheet_names() {
        let values = book.worksheet_range(&name).expect("values");
        let from = values.start().unwrap_or_default();
        for (row, column, value) in values.used_cells() {
            let kind = match value {
                Data::String(_) => "text",
                Data::Float(_) | Data::Int(_) => "number",
                _ => "other",
            };
            let (row, column) = (row + from.0 as usize, column + from.1 as usize);
            out.push(format!("{name}!{row},{column} {kind} {value}"));
        }
    }
    out
}

/// A spreadsheet of one sheet with these rows.
fn by_hand(rows: &str) -> Vec<u8> {
    let mut parts = parts(&fixture("fixtures/same-inventory/workbook.ods"));
    for (name, content) in &mut parts {
        if name == "content.xml" {
            *content = format!(
                "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' \
                 xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' \
                 xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><office:body>\
                 <office:spreadsheet><table:table table:name='Uno'><table:table-column/>{rows}\
                 </table:table></office:spreadsheet></office:body></office:document-content>"
            )
            .into_bytes();
        }
    }
    packed(&parts)
}

const ROWS: &str = "<table:table-row table:number-rows-repeated='3'>\
    <table:table-cell office:value-type='string' table:number-columns-repeated='3' table:style-name='c'>\
    <text:p>a<text:s/> b</text:p></table:table-cell>\
    <table:table-cell office:value-type='float' office:value='2'><text:p>2,0</text:p></table:table-cell>\
    <table:table-cell table:formula='of:=[.A1]' office:value-type='float' office:value='2'>\
    <text:p>2</text:p></table:table-cell></table:table-row>\
    <table:table-row><table:table-cell/></table:table-row>";

#[track_caller]
fn case(edits: &[Edit<'_>], expected: &[&str]) {
    let before = by_hand(ROWS);
    let mended = mend(&before, FileKind::Ods, edits).expect("sound");
    assert_eq!(mended.left, []);
    assert_eq!(difference(&cells(&before), &cells(&mended.bytes)), expected);
}

#[test]
fn a_cell_that_stands_for_many_is_taken_apart() {
    let x = |text: &str| Some(format!("{text} <x>\n y"));
    let seven = |_: &str| Some("7".to_owned());
    case(
        &[cell("Uno", 2, 1, &x)],
        &["-Uno!1,1 text a  b", "+Uno!1,1 text a  b <x>\n y"],
    );
    case(
        &[cell("Uno", 1, 0, &seven), cell("Uno", 3, 2, &seven)],
        &[
            "-Uno!0,0 text a  b",
            "-Uno!2,2 text a  b",
            "+Uno!0,0 text 7",
            "+Uno!2,2 text 7",
        ],
    );
    case(
        &[cell("Uno", 3, 3, &seven)],
        &["-Uno!2,3 number 2", "+Uno!2,3 number 7"],
    );
    case(
        &[remove("Uno", 2)],
        &[
            "-Uno!1,0 text a  b",
            "-Uno!1,1 text a  b",
            "-Uno!1,2 text a  b",
            "-Uno!1,3 number 2",
            "-Uno!1,4 number 2",
        ],
    );
}

#[test]
fn what_cannot_be_mended_is_left() {
    let x: &dyn Fn(&str) -> Option<String> = &|_| Some("x".to_owned());
    let edits = [
        cell("Uno", 1, 4, x),
        cell("Uno", 1, 9, x),
        cell("Uno", 9, 0, x),
        cell("Due", 1, 0, x),
        remove("Uno", 4),
    ];
    let before = by_hand(ROWS);
    let mended = mend(&before, FileKind::Ods, &edits).expect("sound");
    assert_eq!((mended.changes.len(), mended.bytes), (0, before));
    let mut whys: Vec<String> = mended
        .left
        .iter()
        .map(|it| format!("{:?}", it.why))
        .collect();
    whys.sort();
    let expected = [
        Why::Formula,
        Why::NoCell,
        Why::NoRow,
        Why::NoRow,
        Why::NoSheet,
    ];
    assert_eq!(whys, expected.map(|why| format!("{why:?}")));
}

#[test]
fn the_first_part_stays_first_and_bare() {
    let before = fixture("fixtures/same-inventory/workbook.ods");
    let all = cells(&before);
    let first = all
        .iter()
        .find(|it| it.contains(" text "))
        .expect("a text")
        .clone();
    let (place, _) = first.split_once(" text ").expect("a text");
    let (sheet, at) = place.rsplit_once('!').expect("a sheet");
    let (row, column) = at.split_once(',').expect("a place");
    let (row, column): (u32, u16) = (row.parse().expect("row"), column.parse().expect("column"));
    let plus = |text: &str| Some(format!("{text}+"));
    let mended = mend(
        &before,
        FileKind::Ods,
        &[cell(sheet, row + 1, column, &plus)],
    )
    .expect("sound");
    assert_eq!(
        difference(&all, &cells(&mended.bytes)),
        [format!("-{first}"), format!("+{first}+")]
    );
    // programs know the file by these bytes
    assert_eq!(&mended.bytes[30..46], b"mimetypeapplicat");
    let changed: Vec<String> = parts(&before)
        .into_iter()
        .zip(parts(&mended.bytes))
        .filter(|(old, new)| old != new)
        .map(|(old, _)| old.0)
        .collect();
    assert_eq!(changed, ["content.xml"]);
}

#[test]
fn unusual_content_is_refused() {
    for wrong in [
        "<table:table-row><office:x/></table:table-row>",
        "<a>",
        "</table:table>",
    ] {
        let refused = mend(&by_hand(wrong), FileKind::Ods, &[]);
        assert!(matches!(refused, Err(Refused::Shape { .. })), "{wrong}");
    }
}
