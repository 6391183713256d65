//! Whatever the bytes are, the reader ends, with rows or a stop.

use proptest::prelude::{any, prop, proptest};

use super::testing::{Builder, file, read_sheet};
use crate::intake::limits::Limits;

const SHEET: &str = "<?xml version=\"1.0\"?><worksheet><cols><col min=\"1\" max=\"2\" hidden=\"1\"/>\
    </cols><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"1\"><f>A1</f><v>46112.5</v>\
    </c></row><!-- x --><row r=\"3\" hidden=\"1\"><c t=\"inlineStr\"><is><r><t>a&amp;\u{e8}</t></r></is></c>\
    <c t=\"str\"><v><![CDATA[<]]>_x000D_</v></c></row></sheetData><mergeCells><mergeCell ref=\"A1:B2\"/>\
    </mergeCells><dataValidations><dataValidation sqref=\"A1 B2\"/></dataValidations></worksheet>";
const PIECES: [&str; 12] = [
    "<",
    ">",
    "\"",
    "&",
    "/",
    "<c>",
    "</row>",
    "<!--",
    "<![CDATA[",
    "]]>",
    "\u{0}",
    "<row r=\"2\">",
];

proptest! {
    #[test]
    fn edited_xml_ends(
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0..PIECES.len(), 0..9_usize), 1..6),
    ) {
        let mut xml = SHEET.as_bytes().to_vec();
        for (place, piece, length) in edits {
            let from = place.index(xml.len());
            let to = (from + length).min(xml.len());
            xml.splice(from..to, PIECES[piece].bytes());
        }
        let builder = Builder::rows("").formats(&[0, 22]).shared(&["x"]);
        let builder = builder.with("xl/worksheets/sheet1.xml", xml);
        for held in [0, 8 << 20] {
            let limits = Limits { held_sheet_bytes: held, ..Limits::default() };
            let mut book = builder.open(&limits).expect("a workbook");
            let _ = read_sheet(book.as_mut(), 0);
        }
    }

    #[test]
    fn edited_files_end(
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let mut bytes = Builder::new(&[("A", SHEET)]).bytes();
        for (place, byte) in edits {
            let at = place.index(bytes.len());
            bytes[at] = byte;
        }
        if let Ok(mut book) = super::open(file(&bytes), &Limits::default()) {
            for index in 0..book.sheets().len() {
                let _ = read_sheet(book.as_mut(), index);
            }
        }
    }

    #[test]
    fn long_sheets_read_like_short_ones(padding in 0..600_usize) {
        // Moves every token across the end of a buffer, one place after the other.
        let space = " ".repeat((256 << 10) - padding);
        let padded = SHEET.replace("<sheetData>", &format!("<sheetData>{space}"));
        let rows = |xml: &str| {
            let builder = Builder::rows("").formats(&[0, 22]).shared(&["x"]);
            builder.with("xl/worksheets/sheet1.xml", xml).read().rows
        };
        assert_eq!(rows(&padded), rows(SHEET));
    }
}
