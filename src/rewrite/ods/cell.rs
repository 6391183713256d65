//! What a cell of a spreadsheet holds, and how a new text is written into it.
//!
//! Never here: where the cell stands (`table`).

use super::table::CellAt;
use crate::rewrite::plain_number::is_plain_number;
use crate::rewrite::xml::{Piece, Tag, Wrong, Xml, escape, unescape};

/// Attributes that hold a value, or say how many cells one stands for.
const VALUE: [&str; 12] = [
    "office:value-type",
    "calcext:value-type",
    "office:value",
    "office:currency",
    "office:date-value",
    "office:time-value",
    "office:boolean-value",
    "office:string-value",
    "table:formula",
    "table:number-matrix-columns-spanned",
    "table:number-matrix-rows-spanned",
    "table:number-columns-repeated",
];

/// What a cell holds.
#[derive(Debug, Default)]
pub(super) struct Held {
    /// Its value as it was read.
    pub(super) text: String,
    /// Whether the value is a number.
    pub(super) number: bool,
    pub(super) formula: bool,
    /// Whether its formula fills other cells too.
    pub(super) shared: bool,
    /// What stands in it beside its text, as written: notes, pictures.
    kept: String,
}

/// Reads a cell.
pub(super) fn content(cell: &CellAt<'_>, text: &str) -> Result<Held, Wrong> {
    let said = |key: &str| {
        let pair = cell.tag.pairs().find(|(name, _)| *name == key);
        pair.map(|(_, value)| unescape(value).into_owned())
    };
    let matrix = |key| said(key).is_some_and(|count| count != "1");
    let kind = said("office:value-type").unwrap_or_default();
    let mut held = Held {
        number: matches!(kind.as_str(), "float" | "percentage" | "currency"),
        formula: said("table:formula").is_some(),
        shared: matrix("table:number-matrix-columns-spanned")
            || matrix("table:number-matrix-rows-spanned"),
        ..Held::default()
    };
    let element = &text[cell.range.clone()];
    let mut shown: Option<String> = None;
    let mut xml = Xml::new(element);
    xml.next()?;
    while let Some(piece) = xml.next()? {
        let Piece::Open(tag) = piece else { continue };
        if matches!(tag.name, "text:p" | "text:h") {
            let line = paragraph(&mut xml, &tag)?;
            shown = Some(shown.map_or_else(String::new, |it| it + "\n") + &line);
        } else {
            let to = xml.skip(&tag)?.map_or(tag.to, |end| end.end);
            held.kept.push_str(&element[tag.from..to]);
        }
    }
    let stored = match kind.as_str() {
        "float" | "percentage" | "currency" => said("office:value"),
        "date" => said("office:date-value"),
        "time" => said("office:time-value"),
        "boolean" => {
            let value = said("office:boolean-value").map(|it| it.to_uppercase());
            value.map(|it| in_words(it, shown.as_deref()))
        }
        _ => said("office:string-value"),
    };
    held.text = stored.or(shown).unwrap_or_default();
    Ok(held)
}

/// Returns a truth value as reading gives it: in Italian where the sheet shows it so.
fn in_words(value: String, shown: Option<&str>) -> String {
    match (value.as_str(), shown) {
        ("TRUE", Some(word @ "VERO")) | ("FALSE", Some(word @ "FALSO")) => word.to_owned(),
        _ => value,
    }
}

/// Reads a paragraph as it is seen: white space is one space, and has elements for more.
fn paragraph(xml: &mut Xml<'_>, open: &Tag<'_>) -> Result<String, Wrong> {
    let mut out = String::new();
    if open.closes {
        return Ok(out);
    }
    let depth = xml.depth();
    let mut after_space = true;
    loop {
        match xml.next()?.ok_or("an element that is not closed")? {
            Piece::Close(_) if xml.depth() < depth => break,
            Piece::Close(_) => {}
            Piece::Text(raw, _) => {
                for letter in unescape(raw).chars() {
                    let space = matches!(letter, ' ' | '\t' | '\n' | '\r');
                    if !space || !after_space {
                        out.push(if space { ' ' } else { letter });
                    }
                    after_space = space;
                }
            }
            Piece::Open(tag) => {
                let times = tag.get("c").and_then(|it| it.parse().ok()).unwrap_or(1);
                match tag.name {
                    "text:s" => out.push_str(&" ".repeat(usize::min(times, 1 << 15))),
                    "text:tab" => out.push('\t'),
                    "text:line-break" => out.push('\n'),
                    "office:annotation" | "text:note" | "text:ruby-text" => {
                        xml.skip(&tag)?;
                        continue;
                    }
                    _ => continue,
                }
                after_space = tag.name == "text:line-break";
            }
        }
    }
    if after_space && out.ends_with(' ') {
        out.pop();
    }
    Ok(out)
}

/// Writes a cell without what it held.
pub(super) fn emptied(cell: &CellAt<'_>, held: &Held) -> String {
    let count = match cell.repeat {
        1 => String::new(),
        times => format!(" table:number-columns-repeated=\"{times}\""),
    };
    element(&cell.tag, &count, &held.kept)
}

/// Writes a cell of one column with a new text; notes on it stay.
pub(super) fn rewritten(cell: &CellAt<'_>, held: &Held, text: &str, numeric: bool) -> String {
    if text.is_empty() {
        return element(&cell.tag, "", &held.kept);
    }
    let (add, shown) = if numeric && is_plain_number(text) {
        let add = format!(" office:value-type=\"float\" office:value=\"{text}\"");
        (add, format!("<text:p>{text}</text:p>"))
    } else {
        let lines: String = text.split('\n').map(line).collect();
        (" office:value-type=\"string\"".to_owned(), lines)
    };
    element(&cell.tag, &add, &format!("{}{shown}", held.kept))
}

fn element(tag: &Tag<'_>, add: &str, inner: &str) -> String {
    if inner.is_empty() {
        return tag.with(&VALUE, add, true);
    }
    format!("{}{inner}</{}>", tag.with(&VALUE, add, false), tag.name)
}

/// Writes a line as a paragraph, with elements for the white space that would be lost.
fn line(text: &str) -> String {
    let mut out = String::new();
    let mut after_space = true;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let last = letters.peek().is_none();
        match letter {
            ' ' if after_space || last => out.push_str("<text:s/>"),
            '\t' => out.push_str("<text:tab/>"),
            '\r' => {}
            _ => out.push_str(&escape(letter.encode_utf8(&mut [0; 4]))),
        }
        after_space = letter == ' ';
    }
    format!("<text:p>{out}</text:p>")
}
