//! The short way for a cell written as nearly all are: `<c r="B7" s="2" t="s"><v>12</v></c>`.
//!
//! Never here: what its value means (`cell`), or any other shape: tokens read those.

use super::around::Position;
use super::tokenizer::Tokens;

/// A cell of the plainest shape.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct PlainCell<'a> {
    /// Where it stands.
    pub(super) position: Position,
    /// The number of its style, 0 where none is written.
    pub(super) style: usize,
    /// Its type, empty where none is written.
    pub(super) kind: &'a [u8],
    /// Its value as written.
    pub(super) value: &'a [u8],
}

/// The longest type: `inlineStr`.
const LONGEST_KIND: usize = 9;

impl Tokens<'_> {
    /// Passes a cell that stands whole in the buffer and is of the plainest shape, and returns it.
    /// Anything else is left where it is.
    #[inline]
    pub(super) fn plain_cell(&mut self) -> Option<PlainCell<'_>> {
        if self.closes_itself || self.in_cdata {
            return None;
        }
        let rest = self.buffer[self.at..self.valid].strip_prefix(b"<c r=\"")?;
        let (column, rest) = letters(rest)?;
        let (row, rest) = number(rest).filter(|(row, _)| *row > 0)?;
        let rest = rest.strip_prefix(b"\"")?;
        let (style, rest) = match rest.strip_prefix(b" s=\"") {
            Some(rest) => {
                let (style, rest) = number(rest)?;
                (style, rest.strip_prefix(b"\"")?)
            }
            None => (0, rest),
        };
        let (kind, rest) = match rest.strip_prefix(b" t=\"") {
            Some(rest) => {
                let mut head = rest.iter().take(LONGEST_KIND + 1);
                let end = head.position(|byte| *byte == b'"')?;
                (
                    self.valid - rest.len()..self.valid - rest.len() + end,
                    &rest[end + 1..],
                )
            }
            None => (0..0, rest),
        };
        let rest = rest.strip_prefix(b"><v>")?;
        let length = rest.iter().position(|byte| *byte == b'<')?;
        let after = rest[length..].strip_prefix(b"</v></c>")?;
        let from = self.valid - rest.len();
        self.at = self.valid - after.len();
        Some(PlainCell {
            position: Position {
                row: Some(row),
                column: Some(column),
            },
            style: style as usize,
            kind: &self.buffer[kind],
            value: &self.buffer[from..from + length],
        })
    }
}

/// Reads the letters of a column; returns its number from 0, and what follows.
#[inline]
fn letters(text: &[u8]) -> Option<(u32, &[u8])> {
    let length = text
        .iter()
        .take(4)
        .position(|it| !it.is_ascii_uppercase())?;
    let (letters, rest) = text.split_at(length);
    let number = letters
        .iter()
        .fold(0, |number, it| number * 26 + u32::from(it - b'A') + 1);
    Some((number.checked_sub(1)?, rest))
}

/// Reads up to eight digits; returns their number, and what follows.
#[inline]
fn number(text: &[u8]) -> Option<(u32, &[u8])> {
    let length = text.iter().take(9).position(|it| !it.is_ascii_digit())?;
    let (digits, rest) = text.split_at(length);
    let number = digits
        .iter()
        .fold(0, |number, it| number * 10 + u32::from(it - b'0'));
    (length > 0).then_some((number, rest))
}

#[cfg(test)]
mod tests {
    use super::Tokens;
    use crate::intake::workbook::xlsx::tokenizer::Token;

    /// Reads a cell after the start of its row; returns it in short, and what is left.
    fn read(cell: &str) -> (Option<String>, String) {
        let row = format!("<row>{cell}</row>");
        let mut tokens = Tokens::of(row.into_bytes(), None, 1_000);
        assert!(matches!(
            tokens.next(),
            Ok(Token::Start { name: b"row", .. })
        ));
        let plain = tokens.plain_cell().map(|it| {
            let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
            let (row, column) = (it.position.row, it.position.column);
            let [kind, value] = [it.kind, it.value].map(text);
            format!("{row:?} {column:?} {} {kind:?} {value:?}", it.style)
        });
        let left = &tokens.buffer[tokens.at..tokens.valid];
        (plain, String::from_utf8_lossy(left).into_owned())
    }

    #[test]
    fn cells_as_nearly_all_are_written() {
        #[track_caller]
        fn case(cell: &str, expected: &str) {
            let (plain, left) = read(cell);
            assert_eq!(plain.as_deref(), Some(expected));
            assert_eq!(left, "</row>");
        }
        case("<c r=\"A1\"><v>5</v></c>", "Some(1) Some(0) 0 \"\" \"5\"");
        case(
            "<c r=\"AB20\" s=\"13\"><v>1.5</v></c>",
            "Some(20) Some(27) 13 \"\" \"1.5\"",
        );
        case(
            "<c r=\"C3\" t=\"s\"><v>0</v></c>",
            "Some(3) Some(2) 0 \"s\" \"0\"",
        );
        case(
            "<c r=\"C3\" s=\"1\" t=\"str\"><v>a&amp;b</v></c>",
            "Some(3) Some(2) 1 \"str\" \"a&amp;b\"",
        );
        case(
            "<c r=\"C3\" t=\"e\"><v></v></c>",
            "Some(3) Some(2) 0 \"e\" \"\"",
        );
    }

    #[test]
    fn all_others_are_left_to_the_tokens() {
        for cell in [
            "<c r=\"A1\"/>",
            "<c r=\"A1\"></c>",
            "<c r=\"a1\"><v>5</v></c>",
            "<c r=\"A0\"><v>5</v></c>",
            "<c r=\"A\"><v>5</v></c>",
            "<c r=\"1\"><v>5</v></c>",
            "<c r='A1'><v>5</v></c>",
            "<c r=\"A1\" t=\"s\" s=\"1\"><v>5</v></c>",
            "<c r=\"A1\" s=\"-1\"><v>5</v></c>",
            "<c r=\"A123456789\"><v>5</v></c>",
            "<c r=\"ABCDE1\"><v>5</v></c>",
            "<c r=\"A1\" t=\"inlineString\"><v>5</v></c>",
            "<c r=\"A1\" cm=\"1\"><v>5</v></c>",
            "<c r=\"A1\"><f>B1</f><v>5</v></c>",
            "<c r=\"A1\"><v>5</v><extLst/></c>",
            "<c r=\"A1\"><v><![CDATA[5]]></v></c>",
            "<x:c r=\"A1\"><x:v>5</x:v></x:c>",
            "<c r=\"A1\"><v>5",
        ] {
            let (plain, left) = read(cell);
            assert_eq!(plain, None, "{cell}");
            assert_eq!(left, format!("{cell}</row>"));
        }
    }
}
