//! Text files: every byte around a cell stays, in every encoding.

use crate::origin::FileKind;
use crate::rewrite::{Bounds, Edit, Mended, Refused, Source, TextForm, What, Why, fix};

pub(super) const BOUNDS: Bounds = Bounds {
    part_bytes: 1 << 20,
    total_bytes: 1 << 20,
    ratio: 100,
    ratio_from: 1 << 10,
    parts: 10,
    record_bytes: 1 << 12,
};

/// An edit of the cell in `row` and `column`.
pub(super) fn cell(row: u32, column: u16, mend: &dyn Fn(&str) -> Option<String>) -> Edit<'_> {
    Edit {
        sheet: None,
        row,
        byte: None,
        what: What::Cell { column, mend },
    }
}

pub(super) fn remove(row: u32) -> Edit<'static> {
    Edit {
        sheet: None,
        row,
        byte: None,
        what: What::RemoveRow,
    }
}

pub(super) fn run(bytes: &[u8], edits: &[Edit<'_>], form: TextForm) -> Result<Mended, Refused> {
    let source = Source {
        bytes,
        kind: FileKind::Csv,
        delimiter: Some(';'),
        encoding: None,
    };
    fix(&source, edits, form, &BOUNDS)
}

/// Puts `new` into `G`-like cell (row, column) of `text`; the file must become `expected`.
#[track_caller]
fn case(bytes: &[u8], at: (u32, u16), new: &str, expected: &[u8]) {
    let mend = |_: &str| Some(new.to_owned());
    let mended = run(bytes, &[cell(at.0, at.1, &mend)], TextForm::AsItIs).expect("sound");
    assert_eq!(mended.left, []);
    let shown = |bytes: &[u8]| bytes.escape_ascii().to_string();
    assert_eq!(shown(&mended.bytes), shown(expected));
}

/// The edit must be left, for this reason, and the file as it was.
#[track_caller]
fn left(bytes: &[u8], edit: Edit<'_>, why: Why) {
    let mended = run(bytes, &[edit], TextForm::AsItIs).expect("sound");
    assert_eq!(
        mended.left.iter().map(|it| it.why).collect::<Vec<_>>(),
        [why]
    );
    assert_eq!((mended.bytes.as_slice(), mended.changes.len()), (bytes, 0));
}

#[test]
fn bytes_around_a_cell_stay() {
    case(b"a;b\nc;d\n", (2, 1), "x", b"a;b\nc;x\n");
    case(
        b"a;b\r\n\r\n \"c\";\"d\"\r\n",
        (3, 1),
        "x",
        b"a;b\r\n\r\n \"c\";\"x\"\r\n",
    );
    case(b"a;b\rc;d", (2, 0), "x", b"a;b\rx;d");
    case(b"sep=;\r\na;b\r\n", (1, 1), "x", b"sep=;\r\na;x\r\n");
    case(b"\"a\nb\";c\nd;e", (2, 1), "x", b"\"a\nb\";c\nd;x");
    // quotes where they are needed, and where they were
    case(b"a;b\n", (1, 0), "x;\"y\"", b"\"x;\"\"y\"\"\";b\n");
    case(b"a;\"b\"\"c\"\n", (1, 1), "x", b"a;\"x\"\n");
    case(b"a;\"b\"c;d\n", (1, 1), "x", b"a;\"x\";d\n");
    case(b"a\n", (1, 0), "", b"\"\"\n"); // a blank line would be no record
}

#[test]
fn letters_are_written_as_those_of_the_record() {
    case(
        "è;attivita'\n".as_bytes(),
        (1, 1),
        "attività",
        "è;attività\n".as_bytes(),
    );
    case(
        b"\xe8;attivita'\n",
        (1, 1),
        "attivit\u{e0}",
        b"\xe8;attivit\xe0\n",
    );
    // a line without such letters is written as the others of its file
    case(
        b"citt\xe0\nattivita'\n",
        (2, 0),
        "attivit\u{e0}",
        b"citt\xe0\nattivit\xe0\n",
    );
    case(b"a\nb\n", (2, 0), "è", b"a\n\xc3\xa8\n");
    case(
        b"\xef\xbb\xbfa;b\n",
        (1, 0),
        "è",
        b"\xef\xbb\xbf\xc3\xa8;b\n",
    );
    // each for what it is, where a file was put together from two
    case(
        b"\xe8;b\n\xc3\xa8;d\n",
        (1, 1),
        "ù",
        b"\xe8;\xf9\n\xc3\xa8;d\n",
    );
    case(
        b"\xe8;b\n\xc3\xa8;d\n",
        (2, 1),
        "ù",
        b"\xe8;b\n\xc3\xa8;\xc3\xb9\n",
    );
    left(
        b"\xe8;b\n",
        cell(1, 1, &|_| Some("→".to_owned())),
        Why::Letter('→'),
    );
}

#[test]
fn utf_16_stays_utf_16() {
    for (mark, pack) in [
        (b"\xff\xfe", u16::to_le_bytes as fn(u16) -> [u8; 2]),
        (b"\xfe\xff", u16::to_be_bytes),
    ] {
        let file = |text: &str| -> Vec<u8> {
            let units = text.encode_utf16().flat_map(pack);
            mark.iter().copied().chain(units).collect()
        };
        case(
            &file("è;😀\r\n\r\nb;c"),
            (3, 1),
            "à",
            &file("è;😀\r\n\r\nb;à"),
        );
    }
    let unmarked = Source {
        bytes: b"a\0;\0b\0",
        kind: FileKind::Csv,
        delimiter: Some(';'),
        encoding: Some("UTF-16LE"),
    };
    let x = |_: &str| Some("x".to_owned());
    let mended = fix(&unmarked, &[cell(1, 1, &x)], TextForm::AsItIs, &BOUNDS).expect("sound");
    assert_eq!(mended.bytes, b"a\0;\0x\0");
    // half of a letter cannot be written back
    assert!(run(b"\xff\xfea\0\x00\xd8", &[], TextForm::AsItIs).is_err());
}

#[test]
fn a_row_goes_with_its_line() {
    let mended = run(
        b"a;b\r\nc;\"d\r\ne\"\r\nf;g\r\n",
        &[remove(2)],
        TextForm::AsItIs,
    )
    .unwrap();
    assert_eq!(mended.bytes, b"a;b\r\nf;g\r\n");
    assert_eq!(mended.changes[0].before, "c | d\r\ne");
    assert_eq!(
        (mended.changes[0].column, &mended.changes[0].after),
        (None, &None)
    );
}

#[test]
fn a_whole_text_becomes_utf_8() {
    #[track_caller]
    fn case(bytes: &[u8], edits: &[Edit<'_>], expected: &str) {
        let mended = run(bytes, edits, TextForm::Utf8).expect("sound");
        assert_eq!(String::from_utf8(mended.bytes).expect("UTF-8"), expected);
    }
    let x = |_: &str| Some("ù".to_owned());
    case(b"\xef\xbb\xbfsep=;\r\n\xc3\xa8;b\r\n", &[], "è;b\r\n");
    case(
        b"\xe8;b\n\xc3\xa8;d\n\n\xe0",
        &[cell(1, 1, &x)],
        "è;ù\nè;d\n\nà",
    );
    case(b"\xff\xfea\0;\0\xe8\0", &[], "a;è");
    case(b"citt\xe0\nb\n", &[cell(2, 0, &x)], "città\nù\n");
    let arrow = |_: &str| Some("→".to_owned());
    case(b"citt\xe0;b\n", &[cell(1, 1, &arrow)], "città;→\n");
}

#[test]
fn what_cannot_be_mended_is_left() {
    let x: &dyn Fn(&str) -> Option<String> = &|_| Some("x".to_owned());
    left(b"a;b\n", cell(1, 2, x), Why::NoCell);
    left(b"a;b\n", cell(2, 0, x), Why::NoRow);
    left(b"a;b\n\nc\n", cell(2, 0, x), Why::NoRow);
    left(b"a;\"b\nc;d\n", cell(1, 0, x), Why::BrokenQuote);
    left(b"a;\"b\nc;\"d\n", cell(1, 0, x), Why::BrokenQuote);
    left(b"a;\"b\nc;d\n", remove(1), Why::BrokenQuote);
    let elsewhere = Edit {
        byte: Some(3),
        ..cell(2, 0, x)
    };
    left(b"a;b\nc;d\n", elsewhere, Why::NoRow);
    let sheet = Edit {
        sheet: Some("Uno".to_owned()),
        ..cell(1, 0, x)
    };
    left(b"a;b\n", sheet, Why::NoSheet);
    // and what comes after a broken quote is mended all the same
    case(b"a;\"b\nc;d\n", (2, 1), "x", b"a;\"b\nc;x\n");
}

#[test]
fn several_mends_of_one_cell_follow_each_other() {
    let trim = |text: &str| Some(text.trim().to_owned());
    let upper = |text: &str| Some(text.to_uppercase());
    let nothing = |_: &str| None;
    let edits = [
        cell(1, 0, &trim),
        cell(1, 0, &nothing),
        cell(1, 0, &upper),
        cell(1, 1, &trim),
    ];
    let mended = run(b" a ;b\n", &edits, TextForm::AsItIs).unwrap();
    assert_eq!(mended.bytes, b"A;b\n");
    assert_eq!(mended.changes.len(), 1);
    assert_eq!(mended.changes[0].after.as_deref(), Some("A"));
}

#[test]
fn a_record_without_end_is_refused() {
    let long = vec![b'a'; 1 << 13];
    assert!(matches!(
        run(&long, &[], TextForm::AsItIs),
        Err(Refused::Over { .. })
    ));
    let file = vec![b'\n'; (1 << 20) + 1];
    assert!(matches!(
        run(&file, &[], TextForm::AsItIs),
        Err(Refused::Over { .. })
    ));
}

#[test]
fn a_blank_line_is_taken_out_and_no_other_byte_changes() {
    #[track_caller]
    fn case(bytes: &[u8], row: u32, expected: &[u8]) {
        let mended = run(bytes, &[remove(row)], TextForm::AsItIs).unwrap();
        let [out, expected] = [&mended.bytes[..], expected].map(String::from_utf8_lossy);
        assert_eq!(out, expected);
        assert!(mended.left.is_empty());
    }
    case(b"a;b\n\nc;d\n", 2, b"a;b\nc;d\n");
    case(b"a;b\r\n\r\n\r\nc;d", 3, b"a;b\r\n\r\nc;d");
    case(b"a;b\n;;\n\nc;d\n", 2, b"a;b\n\nc;d\n");
    case(b"\n\na;b\n", 1, b"\na;b\n");
}
