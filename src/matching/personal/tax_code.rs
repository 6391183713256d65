//! The shape of an Italian tax code.
//!
//! Never here: whether its check letter fits (`find`).

use super::ends_at;

/// Six letters, two digits, the letter of a month, two digits, the place, the check letter. Where
/// two codes would be equal, digits are replaced by `LMNPQRSTUV`.
pub(super) fn tax_code(text: &str, at: usize) -> Option<usize> {
    // A loop over bytes: every word of every text is tried, and nearly all fail early.
    let bytes = &text.as_bytes()[at..];
    let mut place = 0;
    // One blank or sign may stand between any two.
    for kind in CODE_SHAPE {
        if place > 0 && matches!(bytes.get(place), Some(b' ' | b'.' | b'-' | b'/')) {
            place += 1;
        }
        if CODE_KINDS[usize::from(*bytes.get(place)?)] & kind == 0 {
            return None;
        }
        place += 1;
    }
    ends_at(text, at + place).then_some(at + place)
}

/// Any letter of a tax code, a letter for a month, a digit or the letter in its place.
const ANY: u8 = 1;
const MONTH: u8 = 2;
const DIGIT: u8 = 4;

/// What stands where in a tax code.
#[rustfmt::skip]
const CODE_SHAPE: [u8; 16] = [
    ANY, ANY, ANY, ANY, ANY, ANY, DIGIT, DIGIT, MONTH, DIGIT, DIGIT, ANY, DIGIT, DIGIT, DIGIT, ANY,
];

/// What each byte may be in a tax code.
const CODE_KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut byte = 0;
    while byte < 128_u8 {
        let upper = byte.to_ascii_uppercase();
        let mut kind = 0;
        if upper.is_ascii_uppercase() {
            kind |= ANY;
        }
        if matches!(upper, b'A'..=b'E' | b'H' | b'L' | b'M' | b'P' | b'R'..=b'T') {
            kind |= MONTH;
        }
        if matches!(upper, b'0'..=b'9' | b'L'..=b'N' | b'P'..=b'V') {
            kind |= DIGIT;
        }
        kinds[byte as usize] = kind;
        byte += 1;
    }
    kinds
};
