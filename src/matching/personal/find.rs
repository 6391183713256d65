//! Personal data that is surely what it seems: its check digit fits, or its shape leaves no doubt.
//!
//! Masking is broader: what is shown by mistake costs more than what is hidden by mistake. Never
//! here: what is said of what was found (`check`).

use super::account::{SIGNS, compact, iban};
use super::phone::phone;
use super::tax_code::tax_code;
use super::{email, ends_at, follows_word};

/// Says whether a text holds an Italian tax code whose check letter fits.
#[must_use]
pub fn has_tax_code(text: &str) -> bool {
    // Sixteen letters and digits, some of them digits or letters in their place.
    text.len() >= 16 && starts(text).any(|at| tax_code(text, at).is_some() && checks_out(text, at))
}

/// Returns the e-mail addresses of a text.
pub fn emails(text: &str) -> impl Iterator<Item = &str> {
    let at = text.contains('@');
    let places = starts(text).filter(move |_| at);
    let mut over = 0;
    places.filter_map(move |from| {
        let end = (from >= over).then(|| email(text, from)).flatten()?;
        over = end;
        text.get(from..end)
    })
}

/// Returns the telephone numbers of a text, each with the byte at which it begins.
pub fn phones(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut over = 0;
    let plus = text.match_indices(['+', '(']).map(|(at, _)| at);
    let mut places: Vec<usize> = starts(text).chain(plus).collect();
    places.sort_unstable();
    places.into_iter().filter_map(move |from| {
        let end = (from >= over).then(|| phone(text, from)).flatten()?;
        over = end;
        Some((from, text.get(from..end)?))
    })
}

/// Says whether a text holds a bank account whose check digits fit.
#[must_use]
pub fn has_iban(text: &str) -> bool {
    text.len() >= 15 && starts(text).any(|at| iban(text, at).is_some())
}

/// Says whether a text holds the number of a payment card: four groups of four digits, whose last
/// digit checks out by Luhn's rule. Sixteen digits in a row may be any code.
#[must_use]
pub fn has_card(text: &str) -> bool {
    text.len() >= 19 && starts(text).any(|at| card(text, at))
}

/// Returns the bytes at which a word of letters and digits begins.
fn starts(text: &str) -> impl Iterator<Item = usize> {
    let mut before = b' ';
    text.bytes().enumerate().filter_map(move |(at, byte)| {
        let begins = byte.is_ascii_alphanumeric()
            && !before.is_ascii_alphanumeric()
            && (before.is_ascii() || !follows_word(text, at));
        before = byte;
        begins.then_some(at)
    })
}

fn card(text: &str, at: usize) -> bool {
    let Some(number) = text.as_bytes().get(at..at + 19) else {
        return false;
    };
    let mark = number[4];
    let shaped = number.iter().enumerate().all(|(place, byte)| match place {
        4 | 9 | 14 => *byte == mark && matches!(mark, b' ' | b'-'),
        _ => byte.is_ascii_digit(),
    });
    if !shaped || !ends_at(text, at + 19) {
        return false;
    }
    let digits = number.iter().filter(|byte| byte.is_ascii_digit());
    let sum: u32 = digits
        .enumerate()
        .map(|(place, byte)| luhn(place, *byte))
        .sum();
    sum > 0 && sum.is_multiple_of(10)
}

/// Returns what a digit of sixteen adds to the sum: the first and every second one is doubled.
fn luhn(place: usize, digit: u8) -> u32 {
    let digit = u32::from(digit - b'0');
    match (place % 2, digit * 2) {
        (0, doubled @ 10..) => doubled - 9,
        (0, doubled) => doubled,
        _ => digit,
    }
}

/// Says whether the last letter of a tax code is the one that the others ask for.
///
/// - **Source:** DM 23 December 1976, art. 2: a value for each character, another one at odd
///   places; the sum modulo 26 is the letter.
fn checks_out(text: &str, at: usize) -> bool {
    let code: Vec<u8> = compact(text, at, SIGNS)
        .take(16)
        .map(|(byte, _)| byte)
        .collect();
    let [first @ .., last] = code.as_slice() else {
        return false;
    };
    let values = first.iter().enumerate().map(|(place, byte)| {
        if place % 2 == 0 {
            odd(*byte)
        } else {
            even(*byte)
        }
    });
    let sum: u32 = values.sum();
    u32::from(*last) == u32::from(b'A') + sum % 26
}

fn even(byte: u8) -> u32 {
    match byte {
        b'0'..=b'9' => u32::from(byte - b'0'),
        _ => u32::from(byte.saturating_sub(b'A')),
    }
}

/// The value of a character at the first, third … place; digits count as the letters `A` to `J`.
fn odd(byte: u8) -> u32 {
    const VALUES: [u32; 26] = [
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24,
        23,
    ];
    VALUES.get(even(byte) as usize).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{emails, has_card, has_iban, has_tax_code, phones};

    #[test]
    fn a_tax_code_must_check_out() {
        #[track_caller]
        fn case(text: &str, expected: bool) {
            assert_eq!(has_tax_code(text), expected, "{text}");
        }
        case("RSSMRA80A01Z999Y", true); // of a place that does not exist
        case("permesso a rssmra80a01z999y dal 3", true);
        case("RSS MRA 80A01 Z999Y", true);
        case("RSSMRA80A01Z999X", false);
        case("RSSMRA80A01Z999", false);
        case("Manutenzione ordinaria delle sedi", false);
    }

    #[test]
    fn digits_may_be_letters() {
        // The last digit, 9, becomes V: at the fifteenth place it counts 10 in place of 21, so the
        // check letter goes back by eleven, from Y to N.
        assert!(has_tax_code("RSSMRA80A01Z99VN"));
    }

    #[test]
    fn cards_and_accounts_must_check_out() {
        #[track_caller]
        fn case(text: &str, card: bool, iban: bool) {
            assert_eq!((has_card(text), has_iban(text)), (card, iban), "{text}");
        }
        case("4111 1111 1111 1111", true, false); // the number for tests of card makers
        case("4111-1111-1111-1111.", true, false);
        case("4111 1111 1111 1112", false, false);
        case("4111111111111111", false, false); // may be any code
        case("0000 0000 0000 0000", false, false);
        case("IT60 X054 2811 1010 0000 0123 456", false, true);
        case("IT61X0542811101000000123456", false, false);
    }

    #[test]
    fn addresses_and_numbers_are_listed() {
        let text = "a.bianchi@example.org; uff@example.org (tel. 333 1234567)";
        let found: Vec<&str> = emails(text).collect();
        assert_eq!(found, ["a.bianchi@example.org", "uff@example.org"]);
        let found: Vec<&str> = phones(text).map(|(_, number)| number).collect();
        assert_eq!(found, ["333 1234567"]);
        assert_eq!(phones("+39 02 12345678").count(), 1);
    }
}
