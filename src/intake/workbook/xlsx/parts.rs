//! The small parts of a workbook: relations between parts, and the list of sheets.
//!
//! Never here: a cell.

use std::collections::BTreeMap;

use super::attributes::value_text;
use super::serial::Epoch;
use super::tokenizer::{Token, Tokens};
use crate::intake::limits::Limits;
use crate::intake::rows::{SheetInfo, Stop, Visibility};

/// The longest name or target that is kept; Excel allows 31 and some hundred characters.
const LONGEST: usize = 4 << 10;

/// A relation of one part to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Relation {
    /// Last step of its type, in small letters: `worksheet`, `styles`, `comments` …
    pub(super) kind: String,
    /// The other part, from the root and in small letters; `None` when it is no part of the file.
    pub(super) target: Option<String>,
}

/// Returns the part that holds the relations of `part`.
pub(super) fn relations_of(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{slash}_rels/{name}.rels")
}

/// Reads the relations of `part` by their id.
///
/// # Errors
///
/// A [`Stop`] for a damaged part or one with more relations than a workbook may have parts.
pub(super) fn relations(
    mut tokens: Tokens<'_>,
    part: &str,
    limits: &Limits,
) -> Result<BTreeMap<String, Relation>, Stop> {
    let mut found = BTreeMap::new();
    loop {
        match tokens.next()? {
            Token::Start {
                name: b"Relationship",
                mut attributes,
            } => {
                let (mut id, mut kind, mut target) = (String::new(), String::new(), String::new());
                let mut inside = true;
                while let Some((key, value)) = attributes.next()? {
                    match key {
                        b"Id" => id = kept(value)?,
                        b"Type" => kind = kept(value)?,
                        b"Target" => target = kept(value)?,
                        b"TargetMode" => inside = !value.eq_ignore_ascii_case(b"External"),
                        _ => {}
                    }
                }
                let last = kind.rsplit('/').next().unwrap_or_default();
                let relation = Relation {
                    kind: last.to_ascii_lowercase(),
                    target: inside.then(|| resolve(part, &target)),
                };
                found.insert(id, relation);
            }
            Token::Finished => return Ok(found),
            _ => {}
        }
        if found.len() > limits.parts {
            return Err(Stop::over("parts", found.len(), limits.parts));
        }
    }
}

/// Returns the attribute as text, unless it is longer than any name may be.
fn kept(value: &[u8]) -> Result<String, Stop> {
    if value.len() > LONGEST {
        return Err(Stop::over("cell-bytes", value.len(), LONGEST));
    }
    Ok(value_text(value))
}

/// Returns the part that `target` means when `part` says it, from the root and in small letters.
fn resolve(part: &str, target: &str) -> String {
    let target = percent_decoded(target).replace('\\', "/");
    let folder = match part.rsplit_once('/') {
        Some((folder, _)) if !target.starts_with('/') => folder,
        _ => "",
    };
    let mut steps: Vec<&str> = Vec::new();
    for step in folder.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            _ => steps.push(step),
        }
    }
    steps.join("/").to_lowercase()
}

/// Returns `target` with `%20` and the like resolved; as it is where that gives no text.
fn percent_decoded(target: &str) -> String {
    let bytes = target.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let digits = target.get(at + 1..at + 3).filter(|_| bytes[at] == b'%');
        if let Some(byte) = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            out.push(byte);
            at += 3;
        } else {
            out.push(bytes[at]);
            at += 1;
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| target.to_owned())
}

/// What the workbook part says.
#[derive(Debug)]
pub(super) struct Workbook {
    /// The sheets in their order, each with the id of its relation.
    pub(super) sheets: Vec<(SheetInfo, String)>,
    /// From which day dates are counted.
    pub(super) epoch: Epoch,
}

/// Reads the workbook part.
///
/// # Errors
///
/// A [`Stop`] for a damaged part or too many sheets.
pub(super) fn workbook(mut tokens: Tokens<'_>, limits: &Limits) -> Result<Workbook, Stop> {
    let mut book = Workbook {
        sheets: Vec::new(),
        epoch: Epoch::From1900,
    };
    loop {
        match tokens.next()? {
            Token::Start {
                name: b"workbookPr",
                attributes,
            } => {
                let from_1904 = attributes.is_true(b"date1904")?;
                book.epoch = if from_1904 {
                    Epoch::From1904
                } else {
                    Epoch::From1900
                };
            }
            Token::Start {
                name: b"sheet",
                mut attributes,
            } => {
                let (mut name, mut id) = (String::new(), String::new());
                let mut visibility = Visibility::Visible;
                while let Some((key, value)) = attributes.next()? {
                    match (key, value) {
                        (b"name", _) => name = kept(value)?,
                        (b"id", _) => id = kept(value)?,
                        (b"state", b"hidden" | b"veryHidden") => visibility = Visibility::Hidden,
                        _ => {}
                    }
                }
                book.sheets.push((
                    SheetInfo {
                        name: Some(name),
                        visibility,
                    },
                    id,
                ));
            }
            Token::Finished => return Ok(book),
            _ => {}
        }
        if book.sheets.len() > limits.sheets {
            return Err(Stop::over("sheets", book.sheets.len(), limits.sheets));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{relations_of, resolve};

    #[test]
    fn targets() {
        #[track_caller]
        fn case(part: &str, target: &str, expected: &str) {
            assert_eq!(resolve(part, target), expected, "{part} -> {target}");
        }

        case("", "xl/workbook.xml", "xl/workbook.xml");
        case("", "/xl/Workbook.xml", "xl/workbook.xml");
        case(
            "xl/workbook.xml",
            "worksheets/Sheet1.xml",
            "xl/worksheets/sheet1.xml",
        );
        case(
            "xl/workbook.xml",
            "/xl/worksheets/sheet1.xml",
            "xl/worksheets/sheet1.xml",
        );
        case(
            "xl/workbook.xml",
            "./worksheets\\sheet1.xml",
            "xl/worksheets/sheet1.xml",
        );
        case(
            "xl/worksheets/sheet1.xml",
            "../comments1.xml",
            "xl/comments1.xml",
        );
        case("workbook.xml", "../../../sheet.xml", "sheet.xml");
        case("xl/workbook.xml", "a%20b%zz.xml", "xl/a b%zz.xml");
        case("xl/workbook.xml", "%e8%", "xl/%e8%"); //  not UTF-8: left alone
        case("xl/workbook.xml", "%è", "xl/%è");
    }

    #[test]
    fn relations_lie_beside_their_part() {
        assert_eq!(relations_of(""), "_rels/.rels");
        assert_eq!(
            relations_of("xl/workbook.xml"),
            "xl/_rels/workbook.xml.rels"
        );
    }
}
