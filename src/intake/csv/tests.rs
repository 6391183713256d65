//! Text files read as a spreadsheet would show them.

use std::io::{Seek as _, Write as _};

use super::CsvBook;
use crate::intake::limits::Limits;
use crate::intake::rows::Book as _;

fn rows(text: &[u8]) -> Vec<(u32, Vec<String>)> {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(text).unwrap();
    file.rewind().unwrap();
    let mut book = CsvBook::open(file.into(), text, &Limits::default(), &|_| false).unwrap();
    let mut sheet = book.open_sheet(0).unwrap();
    let mut all = Vec::new();
    while let Some(row) = sheet.next_row().unwrap() {
        let cells = row.cells().map(|(_, cell)| cell.raw.to_owned());
        all.push((row.number, cells.collect()));
    }
    all
}

#[track_caller]
fn case(text: &[u8], expected: &[(u32, &[&str])]) {
    let found = rows(text);
    let found: Vec<(u32, Vec<&str>)> = found
        .iter()
        .map(|(row, cells)| (*row, cells.iter().map(String::as_str).collect()))
        .collect();
    let expected: Vec<(u32, Vec<&str>)> = expected
        .iter()
        .map(|(row, cells)| (*row, cells.to_vec()))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn rows_are_numbered_as_a_spreadsheet_shows_them() {
    case(b"a;b\nc;d\n", &[(1, &["a", "b"]), (2, &["c", "d"])]);
    case(b"a;b\r\n\r\nc;d", &[(1, &["a", "b"]), (3, &["c", "d"])]);
    case(
        b"\n\na;b\n\n\nc;d\n\n",
        &[(3, &["a", "b"]), (6, &["c", "d"])],
    );
    case(
        b"a;b\rc;d\r\re;f",
        &[(1, &["a", "b"]), (2, &["c", "d"]), (4, &["e", "f"])],
    );
    case(
        b"a;\"b\nb\"\r\nc;d\r\n",
        &[(1, &["a", "b\nb"]), (2, &["c", "d"])],
    );
    case(b"sep=;\r\na;b,c\r\n", &[(1, &["a", "b,c"])]);
    case(b"a;b;\n;;\n", &[(1, &["a", "b", ""]), (2, &["", "", ""])]);
    case(b"", &[]);
    case(
        b"a;12\" tubo\nb;c\n",
        &[(1, &["a", "12\" tubo"]), (2, &["b", "c"])],
    );
}

#[test]
fn encodings_are_read() {
    case("a;perché\n".as_bytes(), &[(1, &["a", "perché"])]);
    case(b"\xEF\xBB\xBFa;b\n", &[(1, &["a", "b"])]);
    case(b"a;perch\xE9 \x80\n", &[(1, &["a", "perché €"])]);
    let utf16: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain("à;b\r\nc;d".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    case(&utf16, &[(1, &["à", "b"]), (2, &["c", "d"])]);
}

#[test]
fn an_unclosed_quote_does_not_swallow_the_rest() {
    case(
        b"a;b\n1;\"x\n2;y\n3;z\n",
        &[
            (1, &["a", "b"]),
            (2, &["1", "\"x"]),
            (3, &["2", "y"]),
            (4, &["3", "z"]),
        ],
    );
    case(b"a;\"b\"", &[(1, &["a", "b"])]);
    case(b"a;\"b", &[(1, &["a", "\"b"])]);
}

#[test]
fn each_record_is_decoded_for_what_it_is() {
    #[track_caller]
    fn encoding(text: &[u8], expected: &str) {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(text).unwrap();
        file.rewind().unwrap();
        let mut book = CsvBook::open(file.into(), text, &Limits::default(), &|_| false).unwrap();
        let mut sheet = book.open_sheet(0).unwrap();
        while sheet.next_row().unwrap().is_some() {}
        drop(sheet);
        assert_eq!(book.facts().encoding, Some(expected));
    }

    // One accent on the last line of a long file, behind a quoted field.
    let mut long = "a;b\n".repeat(100_000).into_bytes();
    long.extend_from_slice(b"\"x\";citt\xe0\n");
    encoding(&long, "windows-1252");
    let last = rows(&long).pop();
    assert_eq!(
        last,
        Some((100_001, vec!["x".to_owned(), "città".to_owned()]))
    );
    // Two sources put together.
    let mixed = "Attività;Sì\nCitt\u{e0};S\n".replace("Citt\u{e0}", "#");
    let mixed: Vec<u8> = mixed
        .bytes()
        .flat_map(|byte| {
            if byte == b'#' {
                b"Citt\xe0".to_vec()
            } else {
                vec![byte]
            }
        })
        .collect();
    case(&mixed, &[(1, &["Attività", "Sì"]), (2, &["Città", "S"])]);
    encoding(&mixed, "UTF-8 + windows-1252");
}

/// Returns the line and the byte at which each record begins.
fn places(text: &[u8]) -> Vec<(u64, Option<u64>)> {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(text).unwrap();
    file.rewind().unwrap();
    let mut book = CsvBook::open(file.into(), text, &Limits::default(), &|_| false).unwrap();
    let mut sheet = book.open_sheet(0).unwrap();
    let mut all = Vec::new();
    while let Some(row) = sheet.next_row().unwrap() {
        let at = row.at.expect("a place");
        all.push((at.line, at.byte));
    }
    all
}

#[test]
fn a_record_knows_its_line_and_its_byte() {
    #[track_caller]
    fn case(text: &[u8], expected: &[(u64, u64)]) {
        let expected: Vec<(u64, Option<u64>)> = expected
            .iter()
            .map(|(line, byte)| (*line, Some(*byte)))
            .collect();
        assert_eq!(places(text), expected, "{text:?}");
    }
    case(b"a;b\nc;d\n", &[(1, 0), (2, 4)]);
    case(b"a;b\r\nc;d\r\n", &[(1, 0), (2, 5)]);
    case(b"a;b\rc;d", &[(1, 0), (2, 4)]);
    case(b"a;b\r\n\r\n\r\nc;d", &[(1, 0), (4, 9)]); // blank lines
    case(b"\n\na;b\n", &[(3, 2)]);
    case(b"a;\"b\nb\"\nc;d\n", &[(1, 0), (3, 8)]); // a quoted line break
    case(b"a;\"b\r\nb\"\r\nc;d", &[(1, 0), (3, 10)]);
    case(b"\xEF\xBB\xBFa;b\nc;d", &[(1, 3), (2, 7)]); // the mark of UTF-8
    case(b"sep=;\r\na;b\r\nc;d", &[(2, 7), (3, 12)]);
    case("è;b\nc;d".as_bytes(), &[(1, 0), (2, 5)]);
    case(b"\xE8;b\nc;d", &[(1, 0), (2, 4)]); // Windows-1252
}

#[test]
fn bytes_of_a_decoded_file_are_not_told() {
    let text: Vec<u8> = "a;b\r\nc;d"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let marked = [b"\xFF\xFE".as_slice(), &text].concat();
    assert_eq!(places(&marked), [(1, None), (2, None)]);
}

#[test]
fn places_stay_right_when_the_buffer_is_filled_anew() {
    let record = format!("{};b\r\n", "x".repeat(70_000));
    let text = record.repeat(20);
    let length = record.len() as u64;
    let expected: Vec<(u64, Option<u64>)> = (0..20).map(|at| (at + 1, Some(at * length))).collect();
    assert_eq!(places(text.as_bytes()), expected);
}

#[test]
fn a_cell_beyond_the_limit_stops_the_file_whether_quoted_or_not() {
    #[track_caller]
    fn case(text: &[u8], stops_at: Option<u32>) {
        let limits = Limits {
            cell_bytes: 8,
            ..Limits::default()
        };
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(text).unwrap();
        file.rewind().unwrap();
        let mut book = CsvBook::open(file.into(), text, &limits, &|_| false).unwrap();
        let mut sheet = book.open_sheet(0).unwrap();
        let stop = loop {
            match sheet.next_row() {
                Ok(Some(_)) => {}
                Ok(None) => break None,
                Err(stop) => break Some(stop),
            }
        };
        assert_eq!(stop.as_ref().and_then(|stop| stop.row), stops_at);
        if let Some(stop) = stop {
            assert_eq!(stop.kind, crate::fact::FactKind::OverLimits);
            assert_eq!(stop.params.get("what"), Some("cell-bytes"));
            assert_eq!(stop.params.get("found"), Some("9"));
            assert!(sheet.next_row().unwrap().is_none());
        }
    }
    case(b"12345678;12345678;12345678\na\n", None);
    case(b"a;b\n\n123456789;b\nc\n", Some(3));
    case(b"a;b\n\"123\n56789\";b\nc\n", Some(2));
}
