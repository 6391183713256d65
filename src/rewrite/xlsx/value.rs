//! What a cell of a sheet holds, and how a new text is written into it.
//!
//! Never here: where the cell lies (`sheet`).

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::book::in_part;
use super::sheet::Cell;
use crate::rewrite::Refused;
use crate::rewrite::plain_number::is_plain_number;
use crate::rewrite::xml::{Piece, Wrong, Xml, escape, unescape};

/// The most letters of a cell, counted as Excel does: in units of UTF-16.
const MOST_LETTERS: usize = 32_767;

/// What a cell holds.
#[derive(Debug, Default)]
pub(super) struct Content {
    /// Its value or its own text, entities resolved.
    pub(super) text: String,
    /// The type that the cell says; empty for a number.
    pub(super) kind: String,
    pub(super) formula: Option<Formula>,
}

impl Content {
    /// Says whether the cell holds a number.
    pub(super) fn is_number(&self) -> bool {
        matches!(self.kind.as_str(), "" | "n") && !self.text.is_empty()
    }
}

/// The formula of a cell.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Formula {
    /// The area that it is shared with or fills.
    pub(super) area: Option<String>,
}

/// Reads a cell.
pub(super) fn content(cell: &Cell<'_>) -> Result<Content, Wrong> {
    let mut content = Content {
        kind: cell.tag.get("t").unwrap_or_default(),
        ..Content::default()
    };
    let mut xml = Xml::new(cell.text);
    let mut text = String::new();
    while let Some(piece) = xml.next()? {
        let Piece::Open(tag) = piece else { continue };
        match tag.local() {
            "f" => {
                let area = tag.get("ref");
                content.formula = Some(Formula { area });
                xml.skip(&tag)?;
            }
            // Readings of Japanese signs stand beside the text, not in it.
            "rPh" => {
                xml.skip(&tag)?;
            }
            "v" | "t" => {
                xml.text_of(&tag, |raw, verbatim| take(raw, verbatim, &mut text))?;
            }
            _ => {}
        }
    }
    content.text = match content.kind.as_str() {
        "str" | "inlineStr" => resolve_excel(&text),
        _ => text.trim().to_owned(),
    };
    Ok(content)
}

fn take(raw: &str, verbatim: bool, text: &mut String) {
    if verbatim {
        text.push_str(raw);
    } else {
        text.push_str(&unescape(raw));
    }
}

/// Reads the shared texts of these numbers.
pub(super) fn shared(
    part: &str,
    xml: &str,
    mut wanted: BTreeMap<usize, String>,
) -> Result<BTreeMap<usize, String>, Refused> {
    let wrong = in_part(part);
    let mut xml = Xml::new(xml);
    let mut index = 0;
    let mut text = String::new();
    while let Some(piece) = xml.next().map_err(&wrong)? {
        match piece {
            Piece::Open(tag) => match tag.local() {
                "rPh" => {
                    xml.skip(&tag).map_err(&wrong)?;
                }
                "t" => {
                    xml.text_of(&tag, |raw, verbatim| take(raw, verbatim, &mut text))
                        .map_err(&wrong)?;
                }
                "si" if tag.closes => index += 1,
                "si" => text.clear(),
                _ => {}
            },
            // An item ends below the root.
            Piece::Close(_) if xml.depth() == 1 => {
                if let Some(slot) = wanted.get_mut(&index) {
                    *slot = resolve_excel(&text);
                }
                index += 1;
            }
            _ => {}
        }
    }
    Ok(wanted)
}

/// How a new text is to stand in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// As a number where it is one.
    NumberIfOne,
    /// As text.
    Text,
}

/// Writes the cell anew with this text; style and place stay. `None` where it is too long.
pub(super) fn rewritten(cell: &Cell<'_>, text: &str, form: Form) -> Option<String> {
    if text.encode_utf16().count() > MOST_LETTERS {
        return None;
    }
    let drop = ["t", "vm", "cm"];
    let (tag, prefix) = (&cell.tag, cell.tag.prefix());
    if text.is_empty() {
        return Some(tag.with(&drop, "", true));
    }
    let name = tag.name;
    if form == Form::NumberIfOne && is_plain_number(text) {
        let open = tag.with(&drop, "", false);
        return Some(format!("{open}<{prefix}v>{text}</{prefix}v></{name}>"));
    }
    let open = tag.with(&drop, " t=\"inlineStr\"", false);
    Some(format!("{open}{}</{name}>", inline(text, prefix)))
}

/// Writes a text as a cell's own.
pub(super) fn inline(text: &str, prefix: &str) -> String {
    format!(
        "<{prefix}is><{prefix}t xml:space=\"preserve\">{}</{prefix}t></{prefix}is>",
        excel_text(text)
    )
}

/// Writes a text as Excel does, in XML: `_x005F_` before what would look like an escape.
pub(super) fn excel_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        match letter {
            '_' if escaped(&text[at..]).is_some() => out.push_str("_x005F_"),
            '\t' | '\n' => out.push(letter),
            '\0'..='\u{1f}' => {
                let _ = write!(out, "_x{:04X}_", u32::from(letter));
            }
            _ => out.push(letter),
        }
    }
    escape(&out)
}

/// Resolves Excel's escapes: `_x000D_` is a carriage return.
fn resolve_excel(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let low = rest.get(7..).and_then(escaped).unwrap_or_default();
        let letter = escaped(rest).and_then(|unit| char::decode_utf16([unit, low]).next()?.ok());
        if let Some(letter) = letter {
            out.push(letter);
            rest = &rest[7 * letter.len_utf16()..];
        } else {
            out.push('_');
            rest = &rest[1..];
        }
    }
    out + rest
}

/// Reads `_xHHHH_` at the start of a text.
fn escaped(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("_x")?.get(..4)?;
    let ends = text.as_bytes().get(6) == Some(&b'_');
    let sound = ends && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    u16::from_str_radix(digits, 16).ok().filter(|_| sound)
}

#[cfg(test)]
mod tests {
    use super::{excel_text, resolve_excel};

    #[test]
    fn escapes_of_excel_go_in_and_out() {
        #[track_caller]
        fn case(text: &str, written: &str) {
            assert_eq!(excel_text(text), written);
            assert_eq!(resolve_excel(&crate::rewrite::xml::unescape(written)), text);
        }
        case("a\rb", "a_x000D_b");
        case("_x000D_", "_x005F_x000D_");
        case("a_xb & c", "a_xb &amp; c");
        assert_eq!(resolve_excel("_xD83D__xDE00_ è _xZ"), "😀 è _xZ");
    }
}
