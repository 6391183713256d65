//! Personal data inside a text that is shown: tax codes, e-mail addresses, bank accounts, telephone
//! numbers. They are masked; the rest of the text stays.
//!
//! Pure: a text in, a text out. Never here: where texts are shown, or names of people, which have
//! no pattern.

pub mod find;
pub mod names;

mod account;
mod address;
mod given;
mod ordinary;
mod phone;
mod tax_code;

use std::borrow::Cow;

use self::account::{account, iban};
use self::address::{address, email};
pub use self::ordinary::{is_of_health, is_ordinary};
pub use self::phone::is_called;
use self::phone::phone;
use self::tax_code::tax_code;
use super::Signs;

/// Replaces every pattern of personal data by its first three characters and `***`.
///
/// - **Known:** Italian tax codes (16 characters, letters in place of digits too), e-mail
///   addresses, IBANs, Italian telephone numbers. Spaces inside the first and the third are seen
///   through; upper and lower case are one.
///   Names behind a title, and a text or a part in quotes or brackets that names people and
///   nothing else.
/// - **Not known:** other names without a title; numbers that could as well be an id or an amount.
#[must_use]
pub fn mask(text: &str) -> Cow<'_, str> {
    let signs = Signs::of(text);
    if !signs.has(MAY_TELL) {
        return Cow::Borrowed(text);
    }
    if signs.has(Signs::HIGH.or(Signs::BRACKET))
        && let Some(plain) = plain(text)
        && let Cow::Owned(masked) = mask(&plain)
    {
        return Cow::Owned(masked);
    }
    // Names are capitals, of letters beyond ASCII too.
    let named = signs.has(Signs::CAPITALS.or(Signs::HIGH));
    match named.then(|| mask_names(text)) {
        Some(Cow::Owned(text)) => {
            let signs = Signs::of(&text);
            Cow::Owned(mask_patterns(&text, signs).into_owned())
        }
        _ => mask_patterns(text, signs),
    }
}

/// Without any of them a text tells of nobody.
const MAY_TELL: Signs = MAY_HOLD
    .or(Signs::HIGH)
    .or(Signs::BRACKET)
    .or(Signs::CAPITALS);

/// Writes a text without what hides a pattern: characters that nobody sees, blanks that do not
/// break, `＠` and `(at)` for `@`. `None` where there is none of them.
fn plain(text: &str) -> Option<String> {
    let written_out = ["(at)", "[at]", "(AT)", "[AT]"];
    let high = !text.is_ascii() && text.contains(hides);
    let at = text.contains(['(', '[']) && written_out.iter().any(|at| text.contains(at));
    if !high && !at {
        return None;
    }
    let mut plain: String = text
        .chars()
        .filter(|char| !is_unseen(*char))
        .map(|char| match char {
            '\u{a0}' | '\u{202f}' | '\u{2007}' => ' ',
            '＠' | '﹫' => '@',
            '‐' | '‑' => '-',
            other => other,
        })
        .collect();
    for at in written_out {
        plain = plain.replace(&format!(" {at} "), "@").replace(at, "@");
    }
    Some(plain)
}

fn is_unseen(char: char) -> bool {
    matches!(
        char,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
    )
}

fn hides(char: char) -> bool {
    is_unseen(char)
        || matches!(
            char,
            '\u{a0}' | '\u{202f}' | '\u{2007}' | '＠' | '﹫' | '‐' | '‑'
        )
}

/// Masks a text that names people and nothing else, and parts of one, between signs, that do.
fn mask_names(text: &str) -> Cow<'_, str> {
    if !names::may_name_people(text) {
        return Cow::Borrowed(text);
    }
    let shown = |part: &str| part.chars().take(SHOWN).chain("***".chars()).collect();
    if names::names_people(text) {
        let shown: String = shown(text.trim_start());
        return Cow::Owned(shown);
    }
    let mut masked = String::new();
    let mut kept = 0;
    let mut from = 0;
    for part in text.split_inclusive(PARTING) {
        let bare = part.trim_end_matches(PARTING);
        let name = bare.trim();
        if name.len() < text.len() && names::names_people(name) {
            let begins = from + bare.len() - bare.trim_start().len();
            masked.push_str(&text[kept..begins]);
            masked.push_str(&shown(name));
            kept = begins + name.len();
        }
        from += part.len();
    }
    if kept == 0 {
        return Cow::Borrowed(text);
    }
    masked.push_str(&text[kept..]);
    Cow::Owned(masked)
}

/// Signs between which a name may stand in a text.
const PARTING: [char; 16] = [
    '«', '»', '“', '”', '"', '(', ')', '[', ']', ',', ';', ':', '|', '=', '\n', '→',
];

/// Masks what has a pattern.
fn mask_patterns(text: &str, signs: Signs) -> Cow<'_, str> {
    // A long text without any digit is one of words.
    let words = !signs.has(Signs::DIGIT) && text.len() > LONGEST_CODE;
    if !signs.has(if words { IN_WORDS } else { MAY_HOLD }) {
        return Cow::Borrowed(text);
    }
    let mut masked = String::new();
    let mut kept = 0;
    let mut at = 0;
    let mut within = false;
    let bytes = text.as_bytes();
    while at < bytes.len() {
        // Inside a word nothing begins: most bytes are passed over at once.
        let of_word = bytes[at].is_ascii_alphanumeric();
        let begins = of_word && !within || matches!(bytes[at], b'+' | b'(');
        within = of_word;
        let found = begins.then(|| starts_here(text, at, signs)).flatten();
        if let Some(end) = found {
            masked.push_str(&text[kept..at]);
            masked.extend(text[at..end].chars().take(SHOWN));
            masked.push_str("***");
            (kept, at) = (end, end);
            within = bytes[end - 1].is_ascii_alphanumeric();
        } else {
            at += 1;
        }
    }
    if kept == 0 {
        return Cow::Borrowed(text);
    }
    masked.push_str(&text[kept..]);
    Cow::Owned(masked)
}

/// Characters that stay, so that the owner can recognise the cell.
const SHOWN: usize = 3;

/// Without any of them a text holds no pattern: a code and an account are long, an address has an
/// `@`, a number eight digits, a title a point.
const MAY_HOLD: Signs = IN_WORDS.or(Signs::LONG).or(Signs::DIGITS);

/// Those that a text without any digit may have.
const IN_WORDS: Signs = Signs::AT.or(Signs::POINT);

/// The longest text in which a tax code may stand whose seven digits are all replaced by letters.
const LONGEST_CODE: usize = 24;

/// Returns the end of the pattern that begins at byte `at`, if one does. `signs`: of the text.
fn starts_here(text: &str, at: usize, signs: Signs) -> Option<usize> {
    let first = text.as_bytes()[at];
    if matches!(first, b'+' | b'(') {
        return phone(text, at);
    }
    if !first.is_ascii_alphanumeric() || follows_word(text, at) {
        return None;
    }
    let if_has = |sign, find: fn(&str, usize) -> Option<usize>| {
        signs.has(sign).then(|| find(text, at)).flatten()
    };
    if_has(Signs::LONG, tax_code)
        .or_else(|| if_has(Signs::DIGITS, iban))
        .or_else(|| if_has(Signs::DIGITS, account))
        .or_else(|| if_has(Signs::AT, email))
        .or_else(|| if_has(Signs::AT, address))
        .or_else(|| if_has(Signs::DIGITS, phone))
        .or_else(|| if_has(Signs::POINT, titled))
}

/// Says whether a letter or a digit stands before byte `at`.
fn follows_word(text: &str, at: usize) -> bool {
    match text.as_bytes()[..at].last() {
        None => false,
        Some(byte) if byte.is_ascii() => byte.is_ascii_alphanumeric(),
        Some(_) => text[..at]
            .chars()
            .next_back()
            .is_some_and(char::is_alphanumeric),
    }
}

/// Titles that stand before names of people and of nothing else: `Prof. Statale` is a school.
const TITLES: [&str; 11] = [
    "sig.ra", "sig.na", "sig.", "dott.ssa", "dott.", "dr.ssa", "dr.", "prof.ssa", "ing.", "geom.",
    "avv.",
];

/// Titles that stand before other words too, `Arch. Storico`, `Rag. Generale`: a name follows
/// where the next word is none of an office.
const DOUBTFUL: [&str; 3] = ["arch.", "rag.", "prof."];

/// Returns the end of a title and the words after it that begin with a capital: two at most, and
/// initials before them.
fn titled(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let is = |title: &&&str| {
        let head = rest.get(..title.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(title))
    };
    let doubtful = DOUBTFUL.iter().find(is);
    let mut end = at + TITLES.iter().find(is).or(doubtful)?.len();
    let mut names = 0;
    while names < 2 {
        let after = &text[end..];
        let word = after.trim_start_matches([' ', '\u{a0}']);
        if !word.starts_with(char::is_uppercase) {
            break;
        }
        let inside = |char: char| char.is_alphabetic() || matches!(char, '\'' | '’' | '-');
        let length = word.find(|char| !inside(char)).unwrap_or(word.len());
        let other = names::is_office_word(&word[..length]) || names::is_subject(&word[..length]);
        if doubtful.is_some() && other {
            break;
        }
        let initial = word[..length].chars().count() == 1 && word[length..].starts_with('.');
        end += after.len() - word.len() + length + usize::from(initial);
        names += usize::from(!initial);
    }
    (names > 0).then_some(end)
}

/// Says whether no letter or digit follows.
fn ends_at(text: &str, end: usize) -> bool {
    !text[end..]
        .chars()
        .next()
        .is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::mask;

    #[track_caller]
    fn case(text: &str, masked: &str) {
        assert_eq!(mask(text), masked);
    }

    #[test]
    fn tax_codes_go_with_letters_for_digits_too() {
        case("scheda RSSMRA80A01Z999Y.xlsx", "scheda RSS***.xlsx");
        case("rssmra80a01z999y", "rss***");
        case("dati_RSSMRAULALMZVVVZ_2026", "dati_RSS***_2026"); // omocodia: 80 01 999
        case("RSS MRA 80A01 Z999Y", "RSS***");
        case("RSS.MRA.80A01.Z999Y", "RSS***");
        case("RSS-MRA-80A01-Z999Y", "RSS***");
        case("RSSMRA\u{a0}80A01\u{200b}Z999Y", "RSS***");
        case("XRSSMRA80A01Z999Y", "XRSSMRA80A01Z999Y"); // 17 letters and digits: something else
        case("RSSMRA80X01Z999Y", "RSSMRA80X01Z999Y"); // no month has an X
    }

    #[test]
    fn mail_and_bank_accounts_go() {
        case(
            "scrivere a anna.bianchi@example.org, poi",
            "scrivere a ann***, poi",
        );
        case("a@b", "a@b");
        case("due @ dieci", "due @ dieci");
        // An IBAN of the standard's own documentation, and the Italian example.
        case("GB82 WEST 1234 5698 7654 32 entro", "GB8*** entro");
        case("IT60X0542811101000000123456", "IT6***");
        case("IT61X0542811101000000123456", "IT6***"); // a digit is wrong
        case("IT60X05428111010000001234", "IT6***"); // some are missing
        case("IT60-X054-2811-1010-0000-0123-456", "IT6***");
        case("IT60 uffici", "IT60 uffici");
        case("GB83WEST12345698765432", "GB83WEST12345698765432"); // does not check out
        case("niccolò77@example.invalid", "nic***");
        case("persona77＠example.invalid", "per***");
        case("persona77(at)example.invalid", "per***");
        case("persona77@comune", "per***");
    }

    #[test]
    fn telephone_numbers_go_but_not_amounts_or_ids() {
        case("tel. 333 1234567", "tel. 333***");
        case("3331234567", "333***");
        case("+39 02 12345678", "+39***");
        case("02-12345678", "02-***");
        case("051/1234567 int. 3", "051*** int. 3");
        case("333.1234567", "333***");
        case("347-1234567", "347***");
        case("347/1234567", "347***");
        case("347-123.45.67", "347***");
        case("347.123.45.67", "347***");
        case("(347) 1234567", "(34***");
        case("0039 347 1234567", "003***");
        case("telefono: 061234567", "telefono: 061***");
        case("tel.061234567", "tel.061***");
        case("tel 0612345678", "tel 061***");
        case("06/1234567", "06/***");
        case("06/123 45 67", "06/***");
        case("(06) 1234567", "(06***");
        case("scheda 3331234567 2026.xlsx", "scheda 333*** 2026.xlsx");
        case("scheda_3331234567_2026.xlsx", "scheda_333***_2026.xlsx");
        case("3331234567-01", "3331234567-01");
        case("011 123 45 67", "011***");
        case("320.123.456", "320.123.456");
        case("01-001-001", "01-001-001");
        case("03 20260331 scheda", "03 20260331 scheda");
        case("2026-03-31", "2026-03-31");
        case("01-07-2026", "01-07-2026");
        case("0012345678", "0012345678");
        case("ATT-3331234567x", "ATT-3331234567x");
    }

    #[test]
    fn names_go_behind_a_title_and_where_nothing_else_stands() {
        case("sentire il dott. Bianchi", "sentire il dot***");
        case("geom. A. Bianchi", "geo***");
        case("rag. Bianchi Anna", "rag***");
        case("Arch. Storico", "Arch. Storico");
        case("Bianchi Anna, Neri Carla", "Bia***");
        case("Anna Bianchi 347 1234567", "Ann***");
        case("Sì (Bianchi Anna)", "Sì (Bia***)");
        case("\"Anna Bianchi\" = \"notes\"", "\"Ann***\" = \"notes\"");
        case("Personale, Anna Bianchi 347-1234567", "Personale, Ann***");
        case("Scuola Maria Montessori", "Scuola Maria Montessori");
    }

    #[test]
    fn other_texts_stay_as_they_are() {
        for text in [
            "",
            "Servizi demografici.csv",
            "però – così",
            "A1:B7",
            "12,5 %",
        ] {
            assert!(matches!(mask(text), std::borrow::Cow::Borrowed(same) if same == text));
        }
    }
}
