//! Hostile files that are no workbooks, made anew on every run so that none need be kept.
//!
//! Lives here: the bytes and what must be said of them. Never here: the reading.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::xls::compound;

/// A hostile file: its name, its bytes, made when they are wanted, and the code of the finding.
pub(crate) type Made = (&'static str, fn() -> Vec<u8>, &'static str);

const HEADER: &str = "ID;Attività;Programmabile;N. addetti\r\n";
const MIB: usize = 1 << 20;

/// Returns the files.
pub(crate) fn files() -> Vec<Made> {
    let mut files = broken_text();
    files.extend(under_another_name());
    files
}

/// Delimited text, or what is left of it.
fn broken_text() -> Vec<Made> {
    vec![
        ("binary.csv", noise, "F004"),
        ("zeros.csv", || vec![0; 4096], "F001"),
        ("nuls.csv", || text("A1;Uno\0\0;Sì;1\r\n"), "F004"),
        ("one-line-of-100-mib.csv", || long("", ""), "F013"),
        ("one-field-of-100-mib.csv", || long("\"", "\""), "F013"),
        ("quote-never-closed.csv", never_closed, "F010"),
        (
            "quotes-never-closed.csv",
            || text(&"A1;\"Uno;Sì;1\r\n".repeat(2000)),
            "F010",
        ),
        (
            "a-million-delimiters.csv",
            || text(&";".repeat(MIB)),
            "F013",
        ),
        ("a-million-quotes.csv", || text(&"\"".repeat(MIB)), "F013"),
        (
            "a-million-blank-lines.csv",
            || text(&"\r\n".repeat(MIB)),
            "T022",
        ),
        ("utf-16-cut-in-half.csv", half, "F006"),
        ("only-a-mark.csv", || b"\xEF\xBB\xBF".to_vec(), "F001"),
        ("only-a-mark-of-utf-16.csv", || b"\xFF\xFE".to_vec(), "F001"),
        ("only-sep.csv", || b"sep=;\r\n".to_vec(), "T001"),
        ("only-sep-cut.csv", || b"sep=".to_vec(), "T001"),
        ("empty.csv", Vec::new, "F001"),
        ("empty.xlsx", Vec::new, "F001"),
        ("blank.csv", || b"\r\n \r\n\t\r\n".to_vec(), "F001"),
        ("header-alone.csv", || text(""), "T022"),
        (
            "decoded-twice.csv",
            || text("A1;Attivit\u{c3}\u{a0};SÃ¬;1\r\n"),
            "F006",
        ),
    ]
}

/// Files of another kind under the name of a spreadsheet.
fn under_another_name() -> Vec<Made> {
    const PAGE: &str = "\r\n<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><body><table>\
                        <tr><td>ID</td><td>Attività</td></tr></table></body></html>";
    const SHEET_XML: &str = "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>\
                             <Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>";
    const MAIL: &str = "Return-Path: <a@b.example>\r\nSubject: scheda\r\n\r\nin allegato\r\n";
    const PEM: &str = "-----BEGIN PKCS7-----\nMIIGkgYJKoZIhvcNAQcCoIIGgzCCBn8CAQExDzAN\n\
                       -----END PKCS7-----\n";
    const SIGNED: &[u8] = b"\x30\x82\x40\x00\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02\xA0";
    vec![
        ("page.xls", || PAGE.into(), "F004"),
        ("page.xlsx", || PAGE.into(), "F004"),
        ("page.csv", || format!("\u{feff}{PAGE}").into(), "F004"),
        ("sheet-of-2003.xls", || SHEET_XML.into(), "F004"),
        ("data.csv", || b"{\"attivita\": [1, 2]}".to_vec(), "F004"),
        ("list.csv", || b"[{\"id\": 1}]".to_vec(), "F004"),
        ("mail.xlsx", || MAIL.into(), "F004"),
        ("signed.xlsx", || SIGNED.repeat(40), "F004"),
        ("signed-as-text.xlsx", || PEM.into(), "F004"),
        ("archive.xlsx", || zip(&[("scheda.xlsx", "x")]), "F004"),
        (
            "letter.xlsx",
            || zip(&[("[Content_Types].xml", ""), ("word/document.xml", "")]),
            "F004",
        ),
        (
            "slides.ods",
            || zip(&[("[Content_Types].xml", ""), ("ppt/presentation.xml", "")]),
            "F004",
        ),
        (
            "print.xls",
            || b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec(),
            "F004",
        ),
        ("note.csv", || b"{\\rtf1\\ansi scheda}".to_vec(), "F004"),
        (
            "packed.xls",
            || b"7z\xBC\xAF\x27\x1C\0\x04".repeat(9),
            "F004",
        ),
        (
            "picture.xlsx",
            || b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR".to_vec(),
            "F004",
        ),
        (
            "old-letter.xls",
            || compound("WordDocument", &[0; 5000]),
            "F004",
        ),
        (
            "old-mail.xls",
            || compound("__properties_version1.0", &[0; 5000]),
            "F004",
        ),
        ("~$scheda.xlsx", lock, "F004"),
    ]
}

/// Rows below the header.
fn text(rows: &str) -> Vec<u8> {
    format!("{HEADER}{rows}").into_bytes()
}

/// Bytes that look like nothing, the same on every run.
fn noise() -> Vec<u8> {
    let mut state: u32 = 7;
    let byte = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    };
    std::iter::repeat_with(byte).take(MIB).collect()
}

/// A hundred MiB without a line end.
fn long(before: &str, after: &str) -> Vec<u8> {
    let mut bytes = text(&format!("A1;{before}"));
    bytes.resize(bytes.len() + 100 * MIB, b'a');
    bytes.extend(after.bytes());
    bytes
}

/// A quote in the second row of many, long ones.
fn never_closed() -> Vec<u8> {
    let mut rows = "A0;\"Uno;Sì;1\r\n".to_owned();
    for row in 1..20_000 {
        let _ = write!(rows, "A{row};{};No;2\r\n", "Attività ".repeat(60));
    }
    text(&rows)
}

/// UTF-16, cut in the middle of a letter.
fn half() -> Vec<u8> {
    let text = format!("\u{feff}{HEADER}A1;Uno;Sì;1\r\nA2;Perch");
    let mut bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.pop();
    bytes
}

/// What Excel leaves beside a sheet that is open: a name, twice, and spaces.
fn lock() -> Vec<u8> {
    let mut bytes = b"\x06utente".to_vec();
    bytes.resize(55, b' ');
    bytes.extend(b"\x06\0u\0t\0e\0n\0t\0e\0");
    bytes.resize(165, b' ');
    bytes
}

fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default())
            .expect("the part begins");
        zip.write_all(text.as_bytes()).expect("the part is written");
    }
    zip.finish().expect("the archive ends").into_inner()
}
