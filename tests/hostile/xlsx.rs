//! Workbooks that were made to do harm, or came to harm: each small, and made in little time.
//!
//! Lives here: their bytes, and what must be said of each. Never here: the running of the program.

#[path = "xlsx_making.rs"]
mod making;

use std::fmt::Write as _;

use self::making::{
    CELL, MIB, Parts, SHEET, TEXTS, bomb, laughs, lie, many_sheets, noise, replaced, rows, sheet_of,
};

/// File name, bytes, and the name of the `FactKind` that must be found, or `ok`.
pub(crate) type Hostile = (&'static str, Vec<u8>, &'static str);

/// Returns every file.
pub(crate) fn files() -> Vec<Hostile> {
    let mut all = places();
    all.extend(declared_counts());
    all.extend(long_tokens());
    all.extend(bombs());
    all.extend(damaged());
    all.extend(archives());
    all
}

const OK: &str = "ok";
const OVER: &str = "OverLimits";
const UNREADABLE: &str = "Unreadable";

/// Cells far from each other, and outside of any grid.
fn places() -> Vec<Hostile> {
    let last = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
    let far = "<row r=\"100000\"><c r=\"ZZ100000\"><v>1</v></c></row>";
    let row = "<row r=\"16777217\"><c r=\"A16777217\"><v>1</v></c></row>";
    let huge = "<row r=\"99999999999999999999\"><c><v>1</v></c></row>";
    let column = "<row r=\"2\"><c r=\"XFE2\"><v>1</v></c></row>";
    vec![
        ("far-corners.xlsx", rows(&[CELL, last]), OK),
        ("far-cell.xlsx", rows(&[CELL, far]), OK),
        ("row-out-of-grid.xlsx", rows(&[CELL, row]), OVER),
        ("row-beyond-numbers.xlsx", rows(&[CELL, huge]), OVER),
        ("column-out-of-grid.xlsx", rows(&[CELL, column]), OVER),
        (
            "rows-going-back.xlsx",
            rows(&["<row r=\"5\"/>", CELL]),
            UNREADABLE,
        ),
        (
            "cell-twice.xlsx",
            rows(&["<row><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row>"]),
            UNREADABLE,
        ),
    ]
}

/// Counts and dimensions that are not true.
fn declared_counts() -> Vec<Hostile> {
    let dimension = |area: &str| {
        let xml = format!(
            "<worksheet><dimension ref=\"{area}\"/><sheetData>{CELL}</sheetData></worksheet>"
        );
        Parts::new().with(SHEET, xml).zip()
    };
    let counted = |count: &str| {
        let xml = format!("<sst count=\"{count}\" uniqueCount=\"{count}\"><si><t>a</t></si></sst>");
        Parts::new().with(TEXTS, xml).zip()
    };
    let formula = "<row r=\"1\"><c r=\"A1\"><f t=\"shared\" ref=\"A1:A9\" si=\"4000000000\">B1</f><v>1</v></c></row>";
    vec![
        ("dimension-of-the-grid.xlsx", dimension("A1:XFD1048576"), OK),
        ("dimension-reversed.xlsx", dimension("XFD1048576:A1"), OK),
        ("dimension-without-rows.xlsx", dimension("A0:.."), OK),
        ("shared-texts-1e9.xlsx", counted("1000000000"), OK),
        ("shared-texts-1e14.xlsx", counted("100000000000000"), OK),
        ("shared-formula-4e9.xlsx", rows(&[formula]), OK),
    ]
}

/// One token that goes on and on, within the ratio that is allowed.
fn long_tokens() -> Vec<Hostile> {
    let long = 15 * MIB;
    let around = |before: &str, filling: &str, after: &str| {
        let filled = filling.repeat(long / filling.len());
        let xml =
            format!("<worksheet><sheetData>{CELL}{before}{filled}{after}</sheetData></worksheet>");
        Parts::new().with(SHEET, xml).zip()
    };
    let texts = |text: usize, cells: usize| {
        let xml = format!("<sst><si><t>{}</t></si></sst>", "a".repeat(text));
        let mut sheet = String::new();
        for row in 1..=cells {
            let _ = write!(
                sheet,
                "<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>"
            );
        }
        sheet_of(&sheet).with(TEXTS, xml).zip()
    };
    let tiny = format!("<sst>{}</sst>", "<si><t/></si>".repeat(MIB));
    vec![
        ("long-text-20k-times.xlsx", texts(MIB, 20_000), OVER),
        ("allowed-text-20k-times.xlsx", texts(120_000, 20_000), OK),
        (
            "long-value.xlsx",
            around("<row><c><v>", "1", "</v></c></row>"),
            OVER,
        ),
        (
            "long-formula.xlsx",
            around("<row><c><f>", "A1+", "</f><v>1</v></c></row>"),
            OK,
        ),
        (
            "long-attribute.xlsx",
            around("<row><c r=\"", "A", "\"/></row>"),
            OVER,
        ),
        ("long-space-in-tag.xlsx", around("<row ", "\n", "/>"), OVER),
        ("long-space.xlsx", around("", " ", ""), OK),
        ("long-comment.xlsx", around("<!--", "<c>", "-->"), OK),
        (
            "long-cdata.xlsx",
            around("<row><c t=\"str\"><v><![CDATA[", "<", "]]></v></c></row>"),
            OVER,
        ),
        ("long-name.xlsx", around("<", "x", "/>"), OVER),
        ("deep.xlsx", around("", "<a>", ""), UNREADABLE),
        (
            "tiny-shared-texts.xlsx",
            Parts::new().with(TEXTS, tiny).zip(),
            OK,
        ),
    ]
}

/// Parts of 2 GiB and more in a few megabytes.
fn bombs() -> Vec<Hostile> {
    let cell = "<c r=\"A1\" s=\"0\"><v>1</v></c>";
    let (two_gib, medium) = (2 << 30, 300 << 20);
    vec![
        (
            "bomb-cells.xlsx",
            bomb(SHEET, "<worksheet><sheetData><row>", cell, two_gib),
            OVER,
        ),
        (
            "bomb-value.xlsx",
            bomb(SHEET, "<worksheet><sheetData><row><c><v>", "1", two_gib),
            OVER,
        ),
        (
            "bomb-attribute.xlsx",
            bomb(SHEET, "<worksheet><sheetData><row><c r=\"", "A", two_gib),
            OVER,
        ),
        (
            "bomb-space.xlsx",
            bomb(SHEET, "<worksheet>", " ", two_gib),
            OVER,
        ),
        (
            "bomb-shared-texts.xlsx",
            bomb(TEXTS, "<sst>", "<si><t/></si>", 40_000_000 * 13),
            OVER,
        ),
        (
            "bomb-within-ratio-cells.xlsx",
            bomb(
                SHEET,
                "<worksheet><sheetData><row>",
                "<c><v>1</v></c>",
                medium,
            ),
            OVER,
        ),
        (
            "bomb-within-ratio-one-cell.xlsx",
            bomb(SHEET, "<worksheet><sheetData><row>", cell, medium),
            UNREADABLE,
        ),
        (
            "bomb-within-ratio-rows.xlsx",
            bomb(
                SHEET,
                "<worksheet><sheetData>",
                "<row><c><v>1</v></c></row>",
                medium,
            ),
            OVER,
        ),
        (
            "bomb-with-small-size.xlsx",
            lie(bomb(
                SHEET,
                "<worksheet><sheetData><row><c><v>",
                "1",
                medium,
            )),
            UNREADABLE,
        ),
    ]
}

/// Files that broke on their way, or that their writer broke.
fn damaged() -> Vec<Hostile> {
    let good = Parts::new().zip();
    let half = good[..good.len() / 2].to_vec();
    let mut flipped = sheet_of(&noise()).zip();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 0x10;
    let error = |cell: &str| rows(&["<row r=\"1\">", cell, "</row>"]);
    vec![
        ("truncated.xlsx", half, UNREADABLE),
        ("empty.xlsx", Vec::new(), UNREADABLE),
        ("flipped-byte.xlsx", flipped, UNREADABLE),
        (
            "csv-renamed.xlsx",
            b"id;name\n1;a\n".to_vec(),
            "WrongFormat",
        ),
        (
            "no-sheet-part.xlsx",
            Parts::new().without(SHEET).zip(),
            UNREADABLE,
        ),
        (
            "no-shared-texts.xlsx",
            Parts::new().without(TEXTS).zip(),
            UNREADABLE,
        ),
        (
            "no-workbook.xlsx",
            Parts::new().without("xl/workbook.xml").zip(),
            UNREADABLE,
        ),
        (
            "xml-not-closed.xlsx",
            Parts::new()
                .with(SHEET, format!("<worksheet><sheetData>{CELL}"))
                .zip(),
            UNREADABLE,
        ),
        (
            "xml-wrongly-closed.xlsx",
            rows(&[CELL, "<row></c>"]),
            UNREADABLE,
        ),
        (
            "bad-utf8.xlsx",
            Parts::new()
                .with(SHEET, b"<worksheet>\xC3(</worksheet>".as_slice())
                .zip(),
            UNREADABLE,
        ),
        (
            "no-such-text.xlsx",
            error("<c r=\"A1\" t=\"s\"><v>7</v></c>"),
            "ErrorCell",
        ),
        (
            "unknown-error.xlsx",
            error("<c r=\"A1\" t=\"e\"><v>#STRANO!</v></c>"),
            "ErrorCell",
        ),
        (
            "boolean-of-2.xlsx",
            error("<c r=\"A1\" t=\"b\"><v>2</v></c>"),
            "ErrorCell",
        ),
        (
            "bad-entity.xlsx",
            error("<c r=\"A1\" t=\"str\"><v>a &bad; b</v></c>"),
            OK,
        ),
        (
            "no-result.xlsx",
            error("<c r=\"A1\"><f>B1</f></c>"),
            "FormulaWithoutValue",
        ),
        ("entities-of-entities.xlsx", laughs(), OK),
    ]
}

/// Archives whose directory is odd.
fn archives() -> Vec<Hostile> {
    let good = Parts::new().zip();
    let before = [b"#!/bin/sh\n".as_slice(), &good].concat();
    let after = [good.as_slice(), b"trailing bytes"].concat();
    let mut claims = good.clone();
    let end = claims.len() - 22;
    claims[end + 8..end + 12].fill(0xFE);
    let mut wide = good.clone();
    wide[end + 8..end + 20].fill(0xFF);
    let twice = Parts::new()
        .with("xl/worksheets/sheet2.xml", "<worksheet/>")
        .zip();
    let twice = replaced(&twice, b"xl/worksheets/sheet2.xml", SHEET.as_bytes());
    let case = Parts::new()
        .with("XL/worksheets/sheet1.xml", "<worksheet/>")
        .zip();
    vec![
        ("bytes-before.xlsx", before, OK),
        ("bytes-after.xlsx", after, OK),
        ("directory-claims-more.xlsx", claims, UNREADABLE),
        ("zip64-without-its-record.xlsx", wide, UNREADABLE),
        ("part-twice.xlsx", twice, UNREADABLE),
        ("part-twice-but-for-case.xlsx", case, UNREADABLE),
        ("sheets-10000.xlsx", many_sheets(10_000), OK),
        ("sheets-10001.xlsx", many_sheets(10_001), OVER),
    ]
}
