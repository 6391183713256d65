//! Plain records: where one ends and where its fields do, many bytes at a time.
//!
//! Almost every record of an inventory is one line without a quoted field. Such a record is cut
//! where it lies, without a copy; any other is left to csv-core. Never here: quotes, encodings.

use crate::intake::rows::{CellKind, Slot};

/// How many bytes are looked at in one step.
const STEP: u32 = 64;

/// What the bytes at hand begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scanned {
    /// A plain record: its line end is the byte at this place.
    Record(usize),
    /// No line end yet.
    Unfinished,
    /// A record with a quoted field, or with more fields than are allowed.
    Other,
}

/// Cuts plain records out of a buffer, one after the other.
///
/// A record rarely ends where a step does: the marks behind its end are kept for the next one, so
/// that no byte is looked at twice.
#[derive(Debug, Default)]
pub(super) struct Scanner {
    /// First byte of the step that was looked at last, and the byte after it.
    from: u32,
    until: u32,
    /// Marks of that step behind the record that was cut last.
    marks: u64,
}

impl Scanner {
    /// Forgets what was looked at: the bytes of the buffer have moved, or more have come.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }

    /// Cuts the record that begins at `start` into `slots`, whose places count from there, as
    /// csv-core would: a quote only means something at the start of a field, and `\n`, `\r` and
    /// `\r\n` end a record. Between two calls `start` only moves on, or [`Scanner::forget`] is
    /// called.
    pub(super) fn scan(
        &mut self,
        bytes: &[u8],
        start: usize,
        delimiter: u8,
        most: u16,
        slots: &mut Vec<Slot>,
    ) -> Scanned {
        slots.clear();
        let (Ok(length), Ok(start)) = (u32::try_from(bytes.len()), u32::try_from(start)) else {
            return Scanned::Other;
        };
        let (mut from, mut until, mut marks) = if (self.from..self.until).contains(&start) {
            let marks = self.marks & (u64::MAX << (start - self.from));
            (self.from, self.until, marks)
        } else {
            (start, start, 0)
        };
        let (mut field, mut column) = (start, 0);
        loop {
            while marks != 0 {
                let at = from + marks.trailing_zeros();
                marks &= marks - 1;
                let byte = bytes[at as usize];
                if byte == b'"' {
                    if at == field {
                        return Scanned::Other;
                    }
                    continue;
                }
                if column >= most {
                    return Scanned::Other;
                }
                slots.push(Slot {
                    column,
                    kind: CellKind::Text,
                    flags: 0,
                    start: field - start,
                    end: at - start,
                });
                if byte != delimiter {
                    (self.from, self.until, self.marks) = (from, until, marks);
                    return Scanned::Record((at - start) as usize);
                }
                field = at + 1;
                column += 1;
            }
            if until >= length {
                return Scanned::Unfinished;
            }
            (from, until) = (until, until.saturating_add(STEP));
            marks = marks_at(bytes, from, delimiter);
        }
    }
}

/// Returns the marks of the step that begins at `from`. The last bytes of the buffer are looked at
/// in a step filled up with zeros, which mark nothing.
#[inline]
fn marks_at(bytes: &[u8], from: u32, delimiter: u8) -> u64 {
    let rest = bytes.get(from as usize..).unwrap_or_default();
    if let Some(step) = rest.first_chunk() {
        return marks(step, delimiter);
    }
    let mut last = [0; STEP as usize];
    last[..rest.len()].copy_from_slice(rest);
    marks(&last, delimiter)
}

/// Returns a bit for each byte that may end something: a delimiter, a line end, a quote. Written
/// so that the compiler compares many bytes in one instruction.
#[inline]
fn marks(step: &[u8; STEP as usize], delimiter: u8) -> u64 {
    let mut found = [0_u8; STEP as usize];
    for (found, byte) in found.iter_mut().zip(step) {
        let marked =
            (*byte == delimiter) || (*byte == b'\n') || (*byte == b'\r') || (*byte == b'"');
        *found = u8::from(marked);
    }
    let (words, _) = found.as_chunks::<8>();
    let mut bits = 0;
    for (place, word) in words.iter().enumerate() {
        bits |= low_bits(u64::from_le_bytes(*word)) << (place * 8);
    }
    bits
}

/// Gathers the lowest bit of each of eight bytes, which hold 0 or 1, into one byte.
fn low_bits(word: u64) -> u64 {
    word.wrapping_mul(0x0102_0408_1020_4080) >> 56
}

#[cfg(test)]
mod tests {
    use super::{STEP, Scanned, Scanner, Slot, marks};

    fn scan(bytes: &[u8], most: u16, slots: &mut Vec<Slot>) -> Scanned {
        Scanner::default().scan(bytes, 0, b';', most, slots)
    }

    #[track_caller]
    fn case(text: &str, expected: Scanned, fields: &[&str]) {
        let mut slots = Vec::new();
        let found = scan(text.as_bytes(), 100, &mut slots);
        assert_eq!(found, expected, "{text:?}");
        if let Scanned::Record(_) = found {
            let cut: Vec<&str> = slots
                .iter()
                .map(|slot| &text[slot.start as usize..slot.end as usize])
                .collect();
            assert_eq!(cut, fields, "{text:?}");
        }
    }

    #[test]
    fn plain_records_are_cut_and_others_left() {
        case("a;b\nc;d\n", Scanned::Record(3), &["a", "b"]);
        case("a;b\r\nc", Scanned::Record(3), &["a", "b"]);
        case(";\r", Scanned::Record(1), &["", ""]);
        case("12\" tubo;b\n", Scanned::Record(10), &["12\" tubo", "b"]);
        case("a;\"b\"\n", Scanned::Other, &[]);
        case("a;b", Scanned::Unfinished, &[]);
        case("", Scanned::Unfinished, &[]);
        let long = "x".repeat(63);
        case(&format!("{long};b\n"), Scanned::Record(65), &[&long, "b"]);
        case(
            &format!("{long}x;b\n"),
            Scanned::Record(66),
            &[&format!("{long}x"), "b"],
        );
    }

    #[test]
    fn too_many_fields_are_left() {
        let mut slots = Vec::new();
        assert_eq!(scan(b"a;b;c\n", 2, &mut slots), Scanned::Other);
        assert_eq!(scan(b"a;b;c\n", 3, &mut slots), Scanned::Record(5));
    }

    #[test]
    fn every_place_of_a_step_has_its_bit() {
        for place in 0..64 {
            for mark in [b';', b'\n', b'\r', b'"'] {
                let mut step = [b'x'; STEP as usize];
                step[place] = mark;
                assert_eq!(marks(&step, b';'), 1 << place);
            }
        }
        assert_eq!(marks(&[b';'; 64], b';'), u64::MAX);
        assert_eq!(marks(&[0; 64], b';'), 0);
    }

    #[test]
    fn marks_behind_a_record_are_those_of_the_next() {
        let long = "x".repeat(70);
        let records = ["a;b", "", "12\";c;;d", &long, ";", &long, "e;f"];
        let text = records.join("\n") + "\ng";
        let (mut scanner, mut slots, mut start) = (Scanner::default(), Vec::new(), 0);
        for record in records {
            let found = scanner.scan(text.as_bytes(), start, b';', 100, &mut slots);
            assert_eq!(found, Scanned::Record(record.len()), "{record}");
            let cut: Vec<&str> = slots
                .iter()
                .map(|slot| &record[slot.start as usize..slot.end as usize])
                .collect();
            assert_eq!(cut, record.split(';').collect::<Vec<_>>());
            start += record.len() + 1;
        }
        let found = scanner.scan(text.as_bytes(), start, b';', 100, &mut slots);
        assert_eq!(found, Scanned::Unfinished);
    }
}
