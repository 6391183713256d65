//! Tests of the XLSB reader, with workbooks built by hand.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::open;
use crate::fact::FactKind;
use crate::intake::limits::Limits;
use crate::intake::rows::{Stop, Visibility};
use crate::intake::workbook::testing::{file_of, lines};

/// A record: type and length in groups of seven bits.
fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let mut bytes = match kind {
        0..0x80 => vec![kind.to_le_bytes()[0]],
        _ => vec![
            (kind & 0x7F | 0x80).to_le_bytes()[0],
            (kind >> 7).to_le_bytes()[0],
        ],
    };
    let mut len = data.len();
    while len > 0x7F {
        bytes.push((len & 0x7F | 0x80).to_le_bytes()[0]);
        len >>= 7;
    }
    bytes.push(len.to_le_bytes()[0]);
    bytes.extend_from_slice(data);
    bytes
}

fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let count = u32::try_from(units.len() / 2).unwrap();
    [&count.to_le_bytes()[..], &units].concat()
}

fn cell(kind: u16, column: u32, value: &[u8]) -> Vec<u8> {
    record(kind, &[&column.to_le_bytes()[..], &[0; 4], value].concat())
}

fn row(index: u32) -> Vec<u8> {
    record(0, &[&index.to_le_bytes()[..], &[0; 12]].concat())
}

/// A workbook whose one, hidden sheet holds these records.
fn workbook(more: &[u8], cells: &[Vec<u8>]) -> Vec<u8> {
    let bundle = [
        &1_u32.to_le_bytes()[..],
        &[1, 0, 0, 0],
        &wide("rId1"),
        &wide("Elenco"),
    ]
    .concat();
    let book = [
        record(0x9C, &bundle),
        record(0x90, &[]),
        more.to_vec(),
        record(0x9D, &[]),
    ]
    .concat();
    let texts = [
        record(0x9F, &[1, 0, 0, 0, 1, 0, 0, 0]),
        record(0x13, &[&[0][..], &wide("Città")].concat()),
    ];
    let sheet = [
        record(0x94, &[0; 16]),
        record(0x91, &[]),
        cells.concat(),
        record(0x92, &[]),
    ];
    let relation = "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.bin\"/></Relationships>";
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in [
        ("xl/_rels/workbook.bin.rels", relation.as_bytes().to_vec()),
        ("xl/workbook.bin", book),
        ("xl/sharedStrings.bin", texts.concat()),
        ("xl/worksheets/sheet1.bin", sheet.concat()),
    ] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(&bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn read(more: &[u8], cells: &[Vec<u8>]) -> Result<Vec<String>, Stop> {
    let mut book = open(file_of(&workbook(more, cells)), &Limits::default())?;
    assert_eq!(book.sheets()[0].name.as_deref(), Some("Elenco"));
    assert_eq!(book.sheets()[0].visibility, Visibility::Hidden);
    lines(book.as_mut(), 0)
}

#[test]
fn cells_are_read_row_by_row() {
    let cells = [
        row(0),
        cell(7, 0, &0_u32.to_le_bytes()),
        cell(5, 2, &9.95_f64.to_le_bytes()),
        row(4),
        cell(2, 1, &(12_u32 << 2 | 2).to_le_bytes()),
        cell(4, 2, &[1]),
        cell(3, 3, &[0x2A]),
        cell(6, 4, &wide("nota")),
    ];
    let expected = [
        "A1 text \"Città\"",
        "C1 number \"9.95\"",
        "B5 number \"12\"",
        "C5 boolean \"TRUE\"",
        "D5 error \"#N/A\"",
        "E5 text \"nota\"",
    ];
    assert_eq!(read(&[], &cells).unwrap(), expected);
}

#[test]
fn what_calamine_trusts_is_checked() {
    #[track_caller]
    fn case(more: &[u8], cells: &[Vec<u8>], kind: FactKind) {
        assert_eq!(read(more, cells).unwrap_err().kind, kind);
    }
    let name = record(
        0x27,
        &[&[0; 9][..], &wide(&"n".repeat(300)), &[0; 4]].concat(),
    );
    case(&name, &[], FactKind::OverLimits);
    // A record of 256 MiB that is not there, and one that ends too early.
    case(&[0x27, 0xFF, 0xFF, 0xFF, 0x7F], &[], FactKind::OverLimits);
    case(&[0x27, 0x20, 0], &[], FactKind::Unreadable);
    case(
        &[],
        &[row(0), cell(5, 16_384, &[0; 8])],
        FactKind::OverLimits,
    );
    case(
        &[],
        &[row(1), cell(4, 0, &[1]), row(0), cell(4, 0, &[1])],
        FactKind::Unreadable,
    );
    // A text that the table lacks: calamine panics.
    case(
        &[],
        &[row(0), cell(7, 0, &9_u32.to_le_bytes())],
        FactKind::Unreadable,
    );
}
