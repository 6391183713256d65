//! Plain records: where one ends and where its fields do, many bytes at a time.
//!
//! Almost every record of an inventory is one line without a quoted field. Such a record is cut
//! where it lies, without a copy; any other is left to csv-core. Never here: quotes, encodings.

use crate::intake::rows::{CellKind, Slot};

/// How many bytes are looked at in one step.
const STEP: usize = 64;

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

/// Cuts the first record of `bytes` into `slots`, as csv-core would: a quote only means something
/// at the start of a field, and `\n`, `\r` and `\r\n` end a record.
pub(super) fn scan(bytes: &[u8], delimiter: u8, most: usize, slots: &mut Vec<Slot>) -> Scanned {
    slots.clear();
    let mut record = Record {
        delimiter,
        most,
        field: 0,
        slots,
    };
    let (steps, rest) = bytes.as_chunks::<STEP>();
    for (place, step) in steps.iter().enumerate() {
        let Ok(from) = u32::try_from(place * STEP) else {
            return Scanned::Other;
        };
        if let Some(end) = record.step(from, step) {
            return end;
        }
    }
    // The last bytes are looked at in a step filled up with zeros, which mark nothing.
    let mut last = [0; STEP];
    last[..rest.len()].copy_from_slice(rest);
    u32::try_from(steps.len() * STEP)
        .ok()
        .and_then(|from| record.step(from, &last))
        .unwrap_or(Scanned::Unfinished)
}

/// A record that is being cut.
struct Record<'a> {
    delimiter: u8,
    /// The most fields.
    most: usize,
    /// First byte of the field at hand.
    field: u32,
    slots: &'a mut Vec<Slot>,
}

impl Record<'_> {
    /// Goes through the marks of one step; `Some` where the record ends.
    #[inline]
    fn step(&mut self, from: u32, step: &[u8; STEP]) -> Option<Scanned> {
        let mut marks = marks(step, self.delimiter);
        while marks != 0 {
            let within = marks.trailing_zeros();
            marks &= marks - 1;
            let byte = step[within as usize % STEP];
            let at = from + within;
            if byte == b'"' {
                if at == self.field {
                    return Some(Scanned::Other);
                }
                continue;
            }
            if self.slots.len() >= self.most {
                return Some(Scanned::Other);
            }
            self.slots.push(Slot {
                column: u16::try_from(self.slots.len()).unwrap_or(u16::MAX),
                kind: CellKind::Text,
                flags: 0,
                start: self.field,
                end: at,
            });
            if byte != self.delimiter {
                return Some(Scanned::Record(at as usize));
            }
            self.field = at + 1;
        }
        None
    }
}

/// Returns a bit for each byte that may end something: a delimiter, a line end, a quote. Written
/// so that the compiler compares many bytes in one instruction.
fn marks(step: &[u8; STEP], delimiter: u8) -> u64 {
    let mut found = [0_u8; STEP];
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
    use super::{Scanned, marks, scan};

    #[track_caller]
    fn case(text: &str, expected: Scanned, fields: &[&str]) {
        let mut slots = Vec::new();
        let found = scan(text.as_bytes(), b';', 100, &mut slots);
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
        assert_eq!(scan(b"a;b;c\n", b';', 2, &mut slots), Scanned::Other);
        assert_eq!(scan(b"a;b;c\n", b';', 3, &mut slots), Scanned::Record(5));
    }

    #[test]
    fn every_place_of_a_step_has_its_bit() {
        for place in 0..64 {
            for mark in [b';', b'\n', b'\r', b'"'] {
                let mut step = [b'x'; 64];
                step[place] = mark;
                assert_eq!(marks(&step, b';'), 1 << place);
            }
        }
        assert_eq!(marks(&[b';'; 64], b';'), u64::MAX);
        assert_eq!(marks(&[0; 64], b';'), 0);
    }
}
