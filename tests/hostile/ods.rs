//! Hostile ODS files, made anew on every run so that none need be kept.
//!
//! Lives here: the bytes and what a reader must say of them. Never here: the reading. Used by the
//! tests of the readers and by those of the whole program.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content><office:body>\
                    <office:spreadsheet><table:table table:name=\"Foglio1\">";
const TAIL: &str = "</table:table></office:spreadsheet></office:body></office:document-content>";
const MIMETYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// Returns the files: name, bytes, and the name of the `FactKind` that must come of it. `ok`
/// means that its rows can be read; whether they hold a table is another question.
pub(crate) fn files() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let mut files = repeats();
    files.extend(damaged());
    files.extend(bombs());
    files.extend(misnamed());
    files
}

/// Files that ask for more cells than there are bytes.
fn repeats() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let row = |repeat: u64, cells: &str| {
        format!(
            "<table:table-row table:number-rows-repeated=\"{repeat}\">{cells}</table:table-row>"
        )
    };
    let full = |repeat: u64| cell(repeat, " office:value-type=\"float\" office:value=\"1\"");
    let empty = |repeat: u64| cell(repeat, "");
    let corner = row(1, &full(1)) + &row(1_048_574, "") + &row(1, &(empty(16_383) + &full(1)));
    let merged = cell(
        1,
        " table:number-columns-spanned=\"2\" table:number-rows-spanned=\"9\"",
    );
    let sheet = row(1_000_000, &merged);
    let next = "</table:table><table:table table:name=\"x\">";
    vec![
        (
            "ods-4e9-rows-by-4e9-columns.ods",
            table(&row(4_000_000_000, &full(4_000_000_000))),
            "OverLimits",
        ),
        (
            "ods-4e9-rows.ods",
            table(&row(4_000_000_000, &full(1))),
            "OverLimits",
        ),
        ("ods-far-corner.ods", table(&corner), "ok"),
        (
            "ods-5000-by-16000.ods",
            table(&row(5000, &full(16_000))),
            "OverLimits",
        ),
        (
            "ods-6000-rows-of-16000.ods",
            table(&row(1, &full(16_000)).repeat(6000)),
            "OverLimits",
        ),
        (
            "ods-trailing-empty-rows.ods",
            table(&(row(1, &full(1)) + &row(1_048_575, &empty(16_384)))),
            "ok",
        ),
        (
            "ods-merges-in-many-sheets.ods",
            table(&vec![sheet; 1000].join(next)),
            "ok",
        ),
    ]
}

/// Files that are cut off or not what they must be.
fn damaged() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let text = |text: &str| {
        table(&format!(
            "<table:table-row><table:table-cell><text:p>{text}</text:p></table:table-cell></table:table-row>"
        ))
    };
    let sound = text(&"a b c d e f g ".repeat(50));
    let mut flipped = stored("0123456789");
    let at = find(&flipped, b"0123456789");
    flipped[at] ^= 1;
    let mut lying = text(&"x".repeat(100_000));
    // The size that the directory declares, four bytes at 24 of the last entry.
    let entry = rfind(&lying, b"PK\x01\x02");
    lying[entry + 24..entry + 28].copy_from_slice(&100_u32.to_le_bytes());
    let mut bad = HEAD.as_bytes().to_vec();
    bad.extend_from_slice(b"<table:table-row><table:table-cell><text:p>\xFF\xFE");
    bad.extend_from_slice(b"</text:p></table:table-cell></table:table-row>");
    bad.extend_from_slice(TAIL.as_bytes());
    let deep = "<text:span>".repeat(100_000);
    vec![
        (
            "ods-truncated.ods",
            sound[..sound.len() / 2].to_vec(),
            "Unreadable",
        ),
        ("ods-empty.ods", Vec::new(), "Unreadable"),
        ("ods-flipped-byte.ods", flipped, "Unreadable"),
        ("ods-lying-size.ods", lying, "Unreadable"),
        ("ods-bad-utf8.ods", package(&[&bad]), "Unreadable"),
        (
            "ods-unclosed.ods",
            package(&[HEAD.as_bytes()]),
            "Unreadable",
        ),
        ("ods-deep.ods", text(&deep), "OverLimits"),
        ("ods-ampersands.ods", text(&"&".repeat(130_000)), "ok"),
        (
            "ods-missing-content.ods",
            zip(&[("mimetype", &[MIMETYPE.as_bytes()])]),
            "Unreadable",
        ),
    ]
}

/// Files that inflate to far more than they weigh, above and below the ratio that is looked at.
fn bombs() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let space = vec![b' '; 1 << 20];
    let bomb = |before: &str, times: usize, after: &str| {
        let mut parts = vec![HEAD.as_bytes(), before.as_bytes()];
        parts.extend(std::iter::repeat_n(&space[..], times));
        parts.extend([after.as_bytes(), TAIL.as_bytes()]);
        package(&parts)
    };
    let attribute =
        "<table:table-row><table:table-cell office:value-type=\"string\" office:string-value=\"";
    let text = "<table:table-row><table:table-cell><text:p>x";
    let end = "</text:p></table:table-cell></table:table-row>";
    let closed = "\"/></table:table-row>";
    vec![
        (
            "ods-white-space-300-mib.ods",
            bomb("", 300, ""),
            "OverLimits",
        ),
        (
            "ods-attribute-300-mib.ods",
            bomb(attribute, 300, closed),
            "OverLimits",
        ),
        ("ods-white-space-15-mib.ods", bomb("", 15, ""), "ok"),
        (
            "ods-attribute-15-mib.ods",
            bomb(attribute, 15, closed),
            "OverLimits",
        ),
        ("ods-text-15-mib.ods", bomb(text, 15, end), "OverLimits"),
    ]
}

/// Files with another format's name.
fn misnamed() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let ods = table(
        "<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>",
    );
    let xlsx = zip(&[
        ("[Content_Types].xml", &[b"<Types/>"]),
        ("xl/workbook.xml", &[b"<workbook><sheets/></workbook>"]),
    ]);
    let html = b"<html><body><table><tr><td>a</td></tr></table></body></html>";
    vec![
        ("ods-renamed.xlsx", ods, "WrongFormat"),
        ("xlsx-renamed.xls", xlsx, "WrongFormat"),
        ("html-renamed.xls", html.to_vec(), "UnsupportedFormat"),
    ]
}

/// Returns an ODS with one table that holds `inside`.
fn table(inside: &str) -> Vec<u8> {
    package(&[HEAD.as_bytes(), inside.as_bytes(), TAIL.as_bytes()])
}

fn cell(repeat: u64, attributes: &str) -> String {
    format!("<table:table-cell table:number-columns-repeated=\"{repeat}\"{attributes}/>")
}

/// Returns an ODS whose content is these pieces, one after the other.
fn package(content: &[&[u8]]) -> Vec<u8> {
    zip(&[
        ("mimetype", &[MIMETYPE.as_bytes()]),
        ("content.xml", content),
    ])
}

fn zip(parts: &[(&str, &[&[u8]])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, pieces) in parts {
        zip.start_file(*name, SimpleFileOptions::default())
            .expect("a part begins");
        for piece in *pieces {
            zip.write_all(piece).expect("memory can be written");
        }
    }
    zip.finish().expect("the archive ends").into_inner()
}

/// Returns an ODS with one text, not packed, so that a byte of it can be changed.
fn stored(text: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    zip.start_file("content.xml", plain).expect("a part begins");
    let cell = format!(
        "<table:table-row><table:table-cell><text:p>{text}</text:p></table:table-cell></table:table-row>"
    );
    write!(zip, "{HEAD}{cell}{TAIL}").expect("memory can be written");
    zip.finish().expect("the archive ends").into_inner()
}

fn find(bytes: &[u8], part: &[u8]) -> usize {
    let mut windows = bytes.windows(part.len());
    windows
        .position(|window| window == part)
        .expect("the part is there")
}

fn rfind(bytes: &[u8], part: &[u8]) -> usize {
    let mut windows = bytes.windows(part.len());
    windows
        .rposition(|window| window == part)
        .expect("the part is there")
}
