//! What a file is, by its content. Its name only says what somebody thought it was.

use std::io::Read as _;

use crate::fact::{FactKind, Params};
use crate::intake::file_bytes::FileBytes;
use crate::intake::limits::Limits;
use crate::intake::rows::Stop;
use crate::intake::workbook::zip_directory;
use crate::origin::FileKind;

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::intake) enum Content {
    /// Delimited text.
    Text,
    /// A workbook of this kind.
    Workbook(FileKind),
    /// A compound file: an old workbook, or something in its clothes.
    Compound,
    /// Nothing that holds a table for us, by its key (see `FactKind::UnsupportedFormat`).
    Unsupported(&'static str),
    /// Nothing at all.
    Empty,
}

/// Tells what a file is from its first bytes, and for a zip archive from its directory.
///
/// # Errors
///
/// A [`Stop`] when a zip archive is damaged or over the limits.
pub(in crate::intake) fn content(
    file: &FileBytes,
    head: &[u8],
    limits: &Limits,
) -> Result<Content, Stop> {
    let marks: [&[u8]; 3] = [b"\xEF\xBB\xBF", b"\xFF\xFE", b"\xFE\xFF"];
    let mark = marks.iter().find(|mark| head.starts_with(mark));
    let body = &head[mark.map_or(0, |mark| mark.len())..];
    if body
        .iter()
        .all(|byte| byte.is_ascii_whitespace() || *byte == 0)
    {
        return Ok(Content::Empty);
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        let file = file
            .try_clone()
            .map_err(|error| Stop::unreadable("io", error.to_string()))?;
        return in_zip(file, limits);
    }
    if head.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Ok(Content::Compound);
    }
    Ok(by_signature(head).unwrap_or(Content::Text))
}

/// Signatures of what is not a table.
fn by_signature(head: &[u8]) -> Option<Content> {
    const SIGNATURES: [(&[u8], &str); 15] = [
        (b"%PDF", "pdf"),
        (b"{\\rtf", "rtf"),
        (b"7z\xBC\xAF\x27\x1C", "7z"),
        (b"Rar!", "rar"),
        (b"\x1F\x8B", "gzip"),
        (b"\x89PNG", "image"),
        (b"\xFF\xD8\xFF", "image"),
        (b"GIF8", "image"),
        (b"II*\0", "image"),
        (b"\x30\x80", "p7m"),
        (b"\x30\x82", "p7m"),
        (b"\x30\x83", "p7m"),
        (b"\x30\x84", "p7m"),
        (b"-----BEGIN PKCS7", "p7m"),
        (b"-----BEGIN CMS", "p7m"),
    ];
    if let Some((_, kind)) = SIGNATURES.iter().find(|(start, _)| head.starts_with(start)) {
        return Some(Content::Unsupported(kind));
    }
    let utf16 = head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF");
    if !utf16 && !looks_utf16(head) && !is_text(&head[..head.len().min(8 << 10)]) {
        return Some(Content::Unsupported("binary"));
    }
    if is_signed_in_base64(head) {
        return Some(Content::Unsupported("p7m"));
    }
    let start = String::from_utf8_lossy(&head[..head.len().min(1024)]).to_lowercase();
    markup(start.trim_start_matches(['\u{feff}', ' ', '\r', '\n', '\t'])).map(Content::Unsupported)
}

/// Says whether bytes are text. A zero byte or two are slips of a program: the cells that have them
/// are findings.
fn is_text(head: &[u8]) -> bool {
    let zeros = head.split(|byte| *byte == 0).count() - 1;
    let is_control = |byte: &&u8| matches!(byte, 1..=8 | 0x0e..=0x1a | 0x1c..=0x1f);
    zeros == 0 || zeros * 200 <= head.len() && !head.iter().any(|byte| is_control(&byte))
}

/// Says whether a signed message stands in letters, without a first line that says so: a sequence
/// of DER, which begins with `MI`, and nothing but base64.
fn is_signed_in_base64(head: &[u8]) -> bool {
    let start = &head[..head.len().min(256)];
    let is_base64 = |byte: &u8| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=' | b'\r' | b'\n')
    };
    start.len() >= 64 && start.starts_with(b"MI") && start.iter().all(is_base64)
}

/// Text that is a page, a message or data, not a table.
fn markup(start: &str) -> Option<&'static str> {
    const PAGES: [&str; 5] = ["<html", "<!doctype html", "<table", "<head", "<body"];
    const MESSAGES: [&str; 8] = [
        "received:",
        "return-path:",
        "mime-version:",
        "delivered-to:",
        "message-id:",
        "x-mozilla",
        "from: ",
        "subject: ",
    ];
    if PAGES.iter().any(|page| start.starts_with(page)) {
        return Some("html");
    }
    if start.starts_with("<?xml") {
        return Some(if start.contains("<html") {
            "html"
        } else {
            "xml"
        });
    }
    if MESSAGES.iter().any(|header| start.starts_with(header)) {
        return Some("eml");
    }
    let json = start.starts_with("{\"") || start.starts_with("[{") || start.starts_with("{\n");
    json.then_some("json")
}

/// Says whether every second byte is 0, as in UTF-16 text of our alphabet.
pub(in crate::intake) fn looks_utf16(head: &[u8]) -> bool {
    let pairs = head.len().min(4096) / 2;
    let zeros = |odd: usize| (0..pairs).filter(|pair| head[pair * 2 + odd] == 0).count();
    pairs >= 8 && (zeros(0) * 10 > pairs * 8 || zeros(1) * 10 > pairs * 8)
}

/// Tells what a zip archive is by the parts in it.
fn in_zip(file: FileBytes, limits: &Limits) -> Result<Content, Stop> {
    let mut archive = zip_directory::open(file, limits)?;
    if let Some(kind) = by_mimetype(&mut archive) {
        return Ok(kind);
    }
    let names: Vec<String> = archive
        .file_names()
        .flatten()
        .map(|name| name.to_ascii_lowercase())
        .collect();
    let has = |start: &str| names.iter().any(|name| name.starts_with(start));
    if has("xl/workbook.bin") {
        return Ok(Content::Workbook(FileKind::Xlsb));
    }
    if has("xl/") || has("[content_types].xml") && !has("word/") && !has("ppt/") {
        return Ok(Content::Workbook(FileKind::Xlsx));
    }
    if has("content.xml") {
        return Ok(if has("word/") {
            Content::Unsupported("docx")
        } else {
            Content::Workbook(FileKind::Ods)
        });
    }
    Ok(Content::Unsupported(if has("word/") {
        "docx"
    } else if has("ppt/") {
        "pptx"
    } else if has("index/document.iwa") || has("index.zip") {
        "numbers"
    } else {
        "zip"
    }))
}

/// Tells what an OpenDocument file is by the part that says it.
fn by_mimetype(archive: &mut zip_directory::Archive) -> Option<Content> {
    let mut mimetype = String::new();
    let part = archive.by_name("mimetype").ok()?;
    part.take(100).read_to_string(&mut mimetype).ok()?;
    let kind = mimetype
        .trim()
        .strip_prefix("application/vnd.oasis.opendocument.")?;
    Some(match kind {
        "spreadsheet" | "spreadsheet-template" => Content::Workbook(FileKind::Ods),
        "text" | "text-template" => Content::Unsupported("odt"),
        _ => Content::Unsupported("zip"),
    })
}

/// Returns the stop for a file that is no table.
pub(in crate::intake) fn unsupported(kind: &str) -> Stop {
    Stop {
        kind: FactKind::UnsupportedFormat,
        params: Params(vec![("is", kind.to_owned())]),
        row: None,
    }
}

/// Returns what the name of a file says it is, where that is one of the kinds we read.
#[must_use]
pub(in crate::intake) fn kind_by_name(path: &str) -> Option<FileKind> {
    let extension = path.rsplit_once('.')?.1.to_ascii_lowercase();
    match extension.as_str() {
        "csv" | "tsv" | "tab" | "txt" => Some(FileKind::Csv),
        "xlsx" | "xlsm" | "xltx" => Some(FileKind::Xlsx),
        "ods" | "ots" => Some(FileKind::Ods),
        "xls" => Some(FileKind::Xls),
        "xlsb" => Some(FileKind::Xlsb),
        _ => None,
    }
}
