//! What stands around the cells of a sheet: columns, merges, validation; and how a sheet names its
//! cells.
//!
//! Never here: the rows.

use super::attributes::Attributes;
use super::shared_strings::read_runs;
use super::tokenizer::{Token, Tokens};
use crate::intake::limits::Limits;
use crate::intake::rows::{Merge, SheetFacts, Stop};

/// A cell as XML names it: row from 1, column from 0. Perhaps outside the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Position {
    /// Row, from 1; `None` where only a column is named.
    pub(super) row: Option<u32>,
    /// Column, from 0; `None` where only a row is named.
    pub(super) column: Option<u32>,
}

/// Reads `B12`; also `B` and `12`, of which whole columns and rows are made.
#[inline]
pub(super) fn position(text: &[u8]) -> Option<Position> {
    let mut letters = 0_u32;
    let mut at = 0;
    while let Some(byte) = text.get(at).filter(|byte| byte.is_ascii_alphabetic()) {
        let letter = u32::from(byte.to_ascii_uppercase() - b'A') + 1;
        letters = letters.saturating_mul(26).saturating_add(letter);
        at += 1;
    }
    let mut row = 0_u32;
    let first_digit = at;
    while let Some(byte) = text.get(at).filter(|byte| byte.is_ascii_digit()) {
        row = row
            .saturating_mul(10)
            .saturating_add(u32::from(byte - b'0'));
        at += 1;
    }
    let named = at > 0 && at == text.len() && !(at > first_digit && row == 0);
    named.then(|| Position {
        row: (at > first_digit).then_some(row),
        column: letters.checked_sub(1),
    })
}

/// Reads `A1:B2`, `A:B` or `1:2`, cut to the grid.
fn area(text: &[u8]) -> Option<Merge> {
    let mut ends = text.splitn(2, |byte| *byte == b':').map(position);
    let from = ends.next()??;
    let to = ends.next().unwrap_or(Some(from))?;
    let column = |at: Option<u32>, missing: u16| match at {
        Some(at) => u16::try_from(at)
            .unwrap_or(u16::MAX)
            .min(Limits::COLUMNS - 1),
        None => missing,
    };
    let (first, last) = (
        column(from.column, 0),
        column(to.column, Limits::COLUMNS - 1),
    );
    let (top, bottom) = (from.row.unwrap_or(1), to.row.unwrap_or(Limits::ROWS));
    Some(Merge {
        from_row: top.min(bottom).min(Limits::ROWS),
        to_row: top.max(bottom).min(Limits::ROWS),
        from_column: first.min(last),
        to_column: first.max(last),
    })
}

/// Notes an element that is not in the sheet's data; says whether it is a validation whose ranges
/// follow in an element of their own.
pub(super) fn note(
    name: &[u8],
    mut attributes: Attributes<'_>,
    facts: &mut SheetFacts,
) -> Result<bool, Stop> {
    match name {
        b"col" => note_columns(attributes, facts)?,
        b"mergeCells" => facts.merges.clear(),
        b"mergeCell" => {
            while let Some((key, value)) = attributes.next()? {
                if key == b"ref" && facts.merges.len() < SheetFacts::MOST_MERGES {
                    facts.merges.extend(area(value));
                }
            }
        }
        b"dataValidation" => {
            while let Some((key, value)) = attributes.next()? {
                if key == b"sqref" {
                    note_ranges(value, facts);
                    return Ok(false);
                }
            }
            return Ok(true);
        }
        // A filter that is only offered has no such element.
        b"filterColumn" => facts.filtered = true,
        _ => {}
    }
    Ok(false)
}

/// Notes validated ranges with white space between them.
pub(super) fn note_ranges(text: &[u8], facts: &mut SheetFacts) {
    let ranges = text.split(u8::is_ascii_whitespace);
    for range in ranges.filter(|range| !range.is_empty()) {
        facts.validations = facts.validations.saturating_add(1);
        if facts.validated.len() < SheetFacts::MOST_VALIDATED {
            facts.validated.extend(area(range));
        }
    }
}

fn note_columns(mut attributes: Attributes<'_>, facts: &mut SheetFacts) -> Result<(), Stop> {
    let (mut from, mut to, mut hidden) = (None, None, false);
    while let Some((key, value)) = attributes.next()? {
        let number = str::from_utf8(value).unwrap_or_default().trim();
        match key {
            b"min" => from = number.parse::<u16>().ok(),
            b"max" => to = number.parse::<u16>().ok(),
            b"hidden" => hidden = matches!(number, "1" | "true" | "on"),
            _ => {}
        }
    }
    let (Some(from), Some(to)) = (from, to) else {
        return Ok(());
    };
    let most = facts.hidden_columns.len() >= usize::from(Limits::COLUMNS);
    if !hidden || most || from == 0 || from > to || from > Limits::COLUMNS {
        return Ok(());
    }
    let (from, to) = (from - 1, to.min(Limits::COLUMNS) - 1);
    match facts.hidden_columns.last_mut() {
        Some(last) if last.1 + 1 == from => last.1 = to,
        _ => facts.hidden_columns.push((from, to)),
    }
    Ok(())
}

/// The most bytes of a comment that are read: a program writes no more than 32 KiB.
const MOST_COMMENT: usize = 1 << 20;

/// Notes the comments of a sheet: how many, the cells of the first, and what they say.
pub(super) fn comments(mut tokens: Tokens<'_>, facts: &mut SheetFacts) -> Result<(), Stop> {
    let mut at = None;
    loop {
        match tokens.next()? {
            Token::Start {
                name: b"comment",
                mut attributes,
            } => {
                facts.comments = facts.comments.saturating_add(1);
                at = None;
                while let Some((key, value)) = attributes.next()? {
                    if key == b"ref" {
                        at = area(value).map(|it| (it.from_row, it.from_column));
                    }
                }
                if facts.commented.len() < SheetFacts::MOST_COMMENTED {
                    facts.commented.extend(at);
                }
            }
            Token::Start { name: b"text", .. } => {
                let mut said = Vec::new();
                read_runs(&mut tokens, &mut said, MOST_COMMENT)?;
                if let Some(cell) = at.take() {
                    facts.remark(cell, String::from_utf8_lossy(&said).into_owned());
                }
            }
            Token::Finished => return Ok(()),
            _ => {}
        }
    }
}

/// Finds the merges of a sheet that is held in memory: they follow its data.
pub(super) fn merges_of(sheet: &[u8]) -> Vec<Merge> {
    const DATA: &[u8] = b"sheetData";
    let mut facts = SheetFacts::default();
    let found = sheet.windows(DATA.len()).rposition(|window| window == DATA);
    let tail = found.map_or(&[][..], |found| &sheet[found + DATA.len()..]);
    let begin = tail.iter().position(|byte| *byte == b'>');
    let tail = begin.map_or(&[][..], |begin| &tail[begin + 1..]);
    let mut tokens = Tokens::new(Box::new(tail), tail.len() as u64, 0);
    // Ends with an error at the end of the root, which began before the tail; whatever is wrong
    // is told when the sheet itself is read.
    while let Ok(Token::Start { .. } | Token::End { .. } | Token::Text { .. }) =
        tokens.next().inspect(|token| {
            if let Token::Start { name, attributes } = token {
                let _ = note(name, *attributes, &mut facts);
            }
        })
    {}
    facts.merges
}

#[cfg(test)]
mod tests {
    use super::{Merge, Position, area, merges_of, position};

    #[test]
    fn names_of_cells() {
        #[track_caller]
        fn case(text: &str, row: Option<u32>, column: Option<u32>) {
            assert_eq!(
                position(text.as_bytes()),
                Some(Position { row, column }),
                "{text}"
            );
        }

        case("A1", Some(1), Some(0));
        case("b12", Some(12), Some(1));
        case("Z1", Some(1), Some(25));
        case("AA1", Some(1), Some(26));
        case("XFD1048576", Some(1_048_576), Some(16_383));
        case("XFE1", Some(1), Some(16_384));
        case("A99999999999", Some(u32::MAX), Some(0));
        case("ZZZZZZZZZZ1", Some(1), Some(u32::MAX - 1));
        case("C", None, Some(2));
        case("7", Some(7), None);
        for wrong in ["", "A0", "1A", "A1B", "$A$1", "A 1", "A-1"] {
            assert_eq!(position(wrong.as_bytes()), None, "{wrong}");
        }
    }

    #[test]
    fn areas() {
        #[track_caller]
        fn case(text: &str, rows: (u32, u32), columns: (u16, u16)) {
            let expected = Merge {
                from_row: rows.0,
                to_row: rows.1,
                from_column: columns.0,
                to_column: columns.1,
            };
            assert_eq!(area(text.as_bytes()), Some(expected), "{text}");
        }

        case("A1:B2", (1, 2), (0, 1));
        case("B2:A1", (1, 2), (0, 1));
        case("C3", (3, 3), (2, 2));
        case("A:B", (1, 1_048_576), (0, 1));
        case("2:3", (2, 3), (0, 16_383));
        case("A1:ZZZZ9999999", (1, 1_048_576), (0, 16_383));
        assert_eq!(area(b"A1:"), None);
        assert_eq!(area(b""), None);
    }

    #[test]
    fn merges_follow_the_data() {
        let one = area(b"A1:A3").expect("an area");
        let sheet = b"<worksheet><sheetData><row/></sheetData><mergeCells count='1'>\
            <mergeCell ref='A1:A3'/></mergeCells></worksheet>";
        assert_eq!(merges_of(sheet), [one]);
        let empty = b"<x:sheetData />\n<x:mergeCells><x:mergeCell ref='A1:A3'/>";
        assert_eq!(merges_of(empty), [one]);
        assert_eq!(merges_of(b"<worksheet/>"), []);
    }
}
