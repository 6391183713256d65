//! Bank accounts: those that check out, and what has the shape of an Italian one.
//!
//! Never here: what is shown of them (`mask`).

use super::ends_at;

/// Signs that may part the groups of a number that nothing else looks like.
pub(super) const SIGNS: &[u8] = b" -./";

/// Letters and digits from `at` on in upper case, each with the byte after it; one of `between` may
/// stand between any two.
pub(super) fn compact<'t>(
    text: &'t str,
    at: usize,
    between: &'t [u8],
) -> impl Iterator<Item = (u8, usize)> + 't {
    let bytes = &text.as_bytes()[at..];
    let mut place = 0;
    std::iter::from_fn(move || {
        if place > 0 && bytes.get(place).is_some_and(|it| between.contains(it)) {
            place += 1;
        }
        let byte = bytes
            .get(place)
            .filter(|byte| byte.is_ascii_alphanumeric())?;
        place += 1;
        Some((byte.to_ascii_uppercase(), at + place))
    })
}

/// A country, two check digits, 11 to 30 letters and digits that check out modulo 97.
pub(super) fn iban(text: &str, at: usize) -> Option<usize> {
    let (mut length, mut rest) = (0_usize, 0_u32);
    let mut found = None;
    for (byte, after) in compact(text, at, b" ").take(34) {
        let fits = match length {
            0 | 1 => byte.is_ascii_uppercase(),
            2 | 3 => byte.is_ascii_digit(),
            _ => true,
        };
        if !fits {
            return None;
        }
        length += 1;
        // The first four are counted last.
        if length > 4 {
            rest = modulo(rest, byte);
        }
        if length >= 15 && ends_at(text, after) && whole(rest, &text[at..]) == 1 {
            found = Some(after);
        }
    }
    found
}

/// What has the shape of an Italian account, though a digit is wrong or missing: `IT`, two digits, a
/// letter, 15 digits or more.
pub(super) fn account(text: &str, at: usize) -> Option<usize> {
    let mut end = None;
    for (place, (byte, after)) in compact(text, at, SIGNS).take(34).enumerate() {
        let fits = match place {
            0 => byte == b'I',
            1 => byte == b'T',
            2 | 3 => byte.is_ascii_digit(),
            4 => byte.is_ascii_uppercase(),
            _ => byte.is_ascii_digit() || place >= 15,
        };
        if !fits {
            break;
        }
        if ends_at(text, after) {
            end = Some(after).filter(|_| place + 1 >= 20);
        }
    }
    end
}

/// Goes on with a remainder modulo 97; a letter counts as two digits, `A` is 10.
fn modulo(rest: u32, byte: u8) -> u32 {
    match byte {
        b'0'..=b'9' => (rest * 10 + u32::from(byte - b'0')) % 97,
        _ => (rest * 100 + u32::from(byte - b'A') + 10) % 97,
    }
}

/// Ends the check with the first four characters.
fn whole(rest: u32, text: &str) -> u32 {
    compact(text, 0, b" ")
        .take(4)
        .fold(rest, |rest, (byte, _)| modulo(rest, byte))
}
