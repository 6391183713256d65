//! Where a cell begins within its record, as an editor of text counts.
//!
//! Never here: cutting records into cells for reading (`csv`).

use super::records::single_bytes;

/// Where a cell begins within its record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellStart {
    /// Lines after the first line of the record.
    pub lines: u64,
    /// Character in that line, from 1. A quote that begins the cell is its first.
    pub character: u32,
    /// Byte of the record, from 0.
    pub byte: usize,
}

/// Where the search for a cell came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reached {
    /// The cell.
    Cell(CellStart),
    /// The end of the record, which has fewer cells.
    RecordEnd,
    /// The end of the text, where the cell begins if the text is all there is.
    TextEnd(Option<CellStart>),
}

/// Looks for the cell in `column`, from 0, in a text that begins with a record. Quoted cells may
/// hold delimiters and line breaks.
fn seek(record: &str, delimiter: char, column: u16) -> Reached {
    let mut start = CellStart {
        lines: 0,
        character: 1,
        byte: 0,
    };
    let mut at = start;
    let mut cell = 0;
    let mut quoted = false;
    for char in record.chars() {
        if cell == column {
            return Reached::Cell(start);
        }
        let begins = at.byte == start.byte;
        at.byte += char.len_utf8();
        at.character = at.character.saturating_add(1);
        match char {
            // A quote means something at the start of a cell; doubled within it, it closes and
            // opens again.
            '"' if begins || quoted => quoted = !quoted,
            '"' if record[..at.byte - 1].ends_with('"') && opened(record, start.byte) => {
                quoted = true;
            }
            '\n' if !quoted => return Reached::RecordEnd,
            '\n' => {
                at.lines += 1;
                at.character = 1;
            }
            char if char == delimiter && !quoted => {
                cell += 1;
                start = at;
            }
            _ => {}
        }
    }
    Reached::TextEnd((cell == column).then_some(start))
}

/// The bytes that a usual record has up to the cell.
const USUAL_BYTES: usize = 1 << 10;

/// The longest record that is looked at for a place.
const MOST_BYTES: usize = 1 << 20;

/// Finds where the cell in `column` begins, in bytes of a file from its record on: UTF-8, else
/// Windows-1252. The byte is one of the file.
#[must_use]
pub fn cell_start(bytes: &[u8], delimiter: char, column: u16) -> Option<CellStart> {
    let all = &bytes[..bytes.len().min(MOST_BYTES)];
    // Up to its cell a record is what it is; what follows may be cut amid a letter.
    let line = all.iter().position(|byte| *byte == b'\n');
    let single = std::str::from_utf8(&all[..line.unwrap_or(all.len())]).is_err();
    let mut most = USUAL_BYTES;
    loop {
        let bytes = &all[..all.len().min(most)];
        let lossy = if single {
            single_bytes(bytes)
        } else {
            String::from_utf8_lossy(bytes)
        };
        let mut start = match seek(&lossy, delimiter, column) {
            Reached::Cell(start) => start,
            Reached::RecordEnd => return None,
            Reached::TextEnd(start) if most >= all.len() => start?,
            Reached::TextEnd(_) => {
                most *= 4;
                continue;
            }
        };
        if single {
            start.byte = lossy[..start.byte].chars().count();
        }
        return Some(start);
    }
}

/// Returns where the cell in `column` begins and ends in its line, in bytes from 1, the end left
/// out. `None` where the line is no UTF-8, or the cell does not end in it.
#[must_use]
pub fn cell_bytes(bytes: &[u8], delimiter: char, column: u16) -> Option<(u32, u32)> {
    let start = cell_start(bytes, delimiter, column)?;
    let line = bytes[..start.byte].iter().rposition(|byte| *byte == b'\n');
    let line = line.map_or(0, |at| at + 1);
    let ends = |byte: &u8| matches!(byte, b'\n' | b'\r');
    let rest = &bytes[start.byte..];
    let length = rest.iter().position(ends).unwrap_or(rest.len());
    std::str::from_utf8(&bytes[line..start.byte + length]).ok()?;
    let next = cell_start(bytes, delimiter, column.checked_add(1)?);
    let length = match next.filter(|next| next.lines == start.lines) {
        Some(next) => next.byte - delimiter.len_utf8() - start.byte,
        None => length,
    };
    let quotes = rest[..length].iter().filter(|byte| **byte == b'"');
    // A quote that is left open closes on another line.
    let open = rest.first() == Some(&b'"') && quotes.count() % 2 == 1;
    let from = start.byte - line + 1;
    let ends = (
        u32::try_from(from).ok()?,
        u32::try_from(from + length).ok()?,
    );
    (!open).then_some(ends)
}

/// Says whether the cell that begins at this byte is quoted.
fn opened(record: &str, byte: usize) -> bool {
    record.as_bytes().get(byte) == Some(&b'"')
}

#[cfg(test)]
mod tests {
    use super::{CellStart, Reached, USUAL_BYTES, cell_bytes, cell_start, seek};

    #[test]
    fn bytes_are_those_of_the_file() {
        #[track_caller]
        fn case(bytes: &[u8], column: u16, character: u32, byte: usize) {
            let start = cell_start(bytes, ';', column).expect("a cell");
            assert_eq!((start.character, start.byte), (character, byte));
        }
        case("è;à;c\nx".as_bytes(), 2, 5, 6);
        case(b"\xe8;\xe0;c\nx", 2, 5, 4); // one byte each
        case(b"a;b", 1, 3, 2);
    }

    #[test]
    fn a_cell_ends_in_its_line_or_is_not_told() {
        #[track_caller]
        fn case(bytes: &[u8], column: u16, expected: Option<(u32, u32)>) {
            assert_eq!(cell_bytes(bytes, ';', column), expected);
        }
        case("è;àb;c\r\nx;y".as_bytes(), 0, Some((1, 3)));
        case("è;àb;c\r\nx;y".as_bytes(), 1, Some((4, 7)));
        case("è;àb;c\r\nx;y".as_bytes(), 2, Some((8, 9)));
        case(b"a;;c", 1, Some((3, 3)));
        case(b"\"a\nb\";\"c;d\"\n", 0, None); //      ends in the next line
        case(b"\"a\nb\";\"c;d\"\n", 1, Some((4, 9)));
        case(b"\xe8;b\n", 1, None); //               no UTF-8
        case(b"a;b\n", 2, None);
    }

    #[track_caller]
    fn case(record: &str, column: u16, lines: u64, character: u32, byte: usize) {
        let expected = CellStart {
            lines,
            character,
            byte,
        };
        let found = match seek(record, ';', column) {
            Reached::Cell(start) => Some(start),
            Reached::TextEnd(start) => start,
            Reached::RecordEnd => None,
        };
        assert_eq!(found, Some(expected), "{record}");
    }

    #[test]
    fn a_cell_begins_after_its_delimiter() {
        case("a;bb;c", 0, 0, 1, 0);
        case("a;bb;c", 1, 0, 3, 2);
        case("a;bb;c", 2, 0, 6, 5);
        case("a;;", 2, 0, 4, 3); //    empty, at the end
        case("", 0, 0, 1, 0);
        case("è;à;c", 2, 0, 5, 6); //  two bytes each, one character
        case("12\" tubo;b", 1, 0, 10, 9);
    }

    #[test]
    fn quoted_cells_hold_delimiters_and_lines() {
        case("\"a;b\";c", 1, 0, 7, 6);
        case("\"a\nbb\";c", 1, 1, 5, 7);
        case("x;\"a\r\n\n\";c", 2, 2, 3, 9);
        case("\"a\"\";b\";c", 1, 0, 9, 8); // a doubled quote
        case("x;\"a\nb\"", 1, 0, 3, 2); //    begins before its line break
    }

    #[test]
    fn a_record_may_have_fewer_cells() {
        assert_eq!(seek("a;b", ';', 2), Reached::TextEnd(None));
        assert_eq!(seek("a\tb", ';', 1), Reached::TextEnd(None));
        assert_eq!(seek("a;b\nc;d;e", ';', 2), Reached::RecordEnd);
        assert_eq!(cell_start(b"a;b\nc;d;e", ';', 2), None);
    }

    #[test]
    fn a_cell_far_into_its_record_is_found() {
        let record = format!("\"{}\";b;c", "x\n".repeat(USUAL_BYTES));
        let start = cell_start(record.as_bytes(), ';', 2).expect("a cell");
        assert_eq!((start.lines, start.character), (1024, 5)); // `";b;` before it
        assert_eq!(start.byte, 2 * USUAL_BYTES + 5);
    }
}
