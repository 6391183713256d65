//! Text files made at random: nothing mended, nothing changed; one cell mended, one cell changed.

use proptest::prelude::*;

use super::tests::{cell, run};
use crate::rewrite::TextForm;

/// Reads a file as another program does.
fn read(bytes: &[u8]) -> Vec<Vec<Vec<u8>>> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .has_headers(false)
        .flexible(true)
        .from_reader(bytes);
    let records = reader.byte_records();
    records
        .map(|record| record.expect("memory").iter().map(<[u8]>::to_vec).collect())
        .collect()
}

/// A field as programs write it.
fn field() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zà 0-9']{0,6}",
        "[a-z;\n\rè\"]{0,6}".prop_map(|text| format!("\"{}\"", text.replace('"', "\"\""))),
    ]
}

/// Records with a field at least that is not empty, so that none is a blank line.
fn file() -> impl Strategy<Value = Vec<Vec<String>>> {
    let record = prop::collection::vec(field(), 1..5).prop_map(|mut record| {
        record[0].insert(0, 'x');
        record[0].retain(|letter| !matches!(letter, '"' | '\n' | '\r' | ';'));
        record
    });
    prop::collection::vec(record, 1..8)
}

fn text(records: &[Vec<String>], end: &str) -> String {
    let lines: Vec<String> = records.iter().map(|record| record.join(";")).collect();
    lines.join(end) + end
}

proptest! {
    #[test]
    fn nothing_mended_nothing_changed(bytes in prop::collection::vec(
        prop_oneof![Just(b'"'), Just(b';'), Just(b'\n'), Just(b'\r'), Just(0xE8), any::<u8>()],
        0..200,
    )) {
        if let Ok(mended) = run(&bytes, &[], TextForm::AsItIs) {
            prop_assert_eq!(mended.bytes, bytes);
        }
    }

    #[test]
    fn no_edit_of_any_bytes_panics(
        bytes in prop::collection::vec(
            prop_oneof![Just(b'"'), Just(b';'), Just(b'\n'), Just(b'\r'), any::<u8>()], 0..60,
        ),
        row in 1_u32..6,
        column in 0_u16..4,
    ) {
        let mend = |text: &str| Some(format!("{text}è"));
        for form in [TextForm::AsItIs, TextForm::Utf8] {
            let _ = run(&bytes, &[cell(row, column, &mend)], form);
        }
    }

    #[test]
    fn one_cell_mended_one_cell_changed(
        records in file(),
        end in prop_oneof![Just("\n"), Just("\r\n")],
        place in any::<prop::sample::Index>(),
        column in any::<prop::sample::Index>(),
        new in "[a-z;\"\nèù]{0,8}",
    ) {
        let row = place.index(records.len());
        let column = column.index(records[row].len());
        let before = text(&records, end);
        let mend = |_: &str| Some(new.clone());
        let edit = cell(u32::try_from(row + 1).unwrap(), u16::try_from(column).unwrap(), &mend);
        let mended = run(before.as_bytes(), &[edit], TextForm::AsItIs).expect("sound");
        prop_assert!(mended.left.is_empty());
        let mut expected = read(before.as_bytes());
        expected[row][column] = new.clone().into_bytes();
        prop_assert_eq!(read(&mended.bytes), expected);
    }
}
