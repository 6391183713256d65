//! When two texts mean the same: folding, and the nearest of several. And which texts are personal.
//!
//! Never here: which texts there are (`criteria::vocabulary`), or what to do when they differ.

pub mod ended;
pub mod offices;
pub mod pairing;
pub mod personal;
pub mod units;

mod glance;
mod hash;
mod similarity;
mod stems;

pub use self::glance::Signs;
pub use self::hash::{ShortHasher, Unforeseen};
pub use self::similarity::Name;
pub use self::stems::Stems;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Folds a text for comparison: case, accents, apostrophes, hyphens, punctuation and white space
/// go; letters, digits, `%` and `#` stay. Words are parted by one space.
///
/// `Attività'` and `attivita` fold to the same, `back-office` and `back office` too.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return fold_ascii(text);
    }
    let mut folded = Folded {
        text: String::with_capacity(text.len()),
        gap: false,
    };
    for char in text.chars() {
        match char {
            _ if char.is_ascii_alphanumeric() => folded.letter(char.to_ascii_lowercase()),
            '%' | '#' => folded.letter(char),
            _ if char.is_ascii() => folded.gap = true,
            // The order of marks does not matter: they go.
            _ => decompose_compatible(char, |part| {
                part.to_lowercase().for_each(|it| folded.add(it));
            }),
        }
    }
    folded.text
}

/// Folds a text without accents: most of them. Every gap is at least one byte of the text, so that it
/// is folded in place.
fn fold_ascii(text: &str) -> String {
    let mut folded: Vec<u8> = text.into();
    let (mut length, mut gap) = (0, 0);
    for at in 0..folded.len() {
        let letter = FOLDED[usize::from(folded[at])];
        if letter == 0 {
            gap = usize::from(length > 0);
            continue;
        }
        folded[length] = b' ';
        folded[length + gap] = letter;
        length += gap + 1;
        gap = 0;
    }
    folded.truncate(length);
    String::from_utf8(folded).unwrap_or_default()
}

/// What each byte of ASCII folds to; 0: it goes.
const FOLDED: [u8; 256] = {
    let mut folded = [0; 256];
    let mut byte = 0;
    while byte < 128_u8 {
        if byte.is_ascii_alphanumeric() || byte == b'%' || byte == b'#' {
            folded[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    folded
};

/// A text being folded.
struct Folded {
    text: String,
    /// Whether something was left out since the last letter.
    gap: bool,
}

impl Folded {
    /// Adds a letter in lower case, or what stands between letters.
    fn add(&mut self, char: char) {
        if !char.is_ascii() && is_combining_mark(char) {
            return;
        }
        // `l'utenza` is two words, `attivita'` is one with an accent: a gap before a letter.
        let counts = char.is_alphanumeric() && !is_apostrophe(char);
        if counts || char == '%' || char == '#' {
            self.letter(char);
        } else {
            self.gap = true;
        }
    }

    /// Adds what stays, in lower case.
    fn letter(&mut self, char: char) {
        if self.gap && !self.text.is_empty() {
            self.text.push(' ');
        }
        self.gap = false;
        self.text.push(char);
    }
}

/// Folds spellings of one value: case, accents and the number of spaces go; all else stays, since
/// `< 5` and `> 5`, or `C` and `C++`, are different things.
#[must_use]
pub fn fold_spelling(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        for char in word.chars() {
            decompose_compatible(char, |part| {
                if !is_combining_mark(part) {
                    folded.extend(part.to_lowercase());
                }
            });
        }
    }
    folded
}

/// Folds a header: as [`fold`], without a leading number or code (`1)`, `C1 -`, `a.`), a trailing
/// `(SI/NO)` or `(sì, no)`, and the marks `*` and `?`.
#[must_use]
pub fn fold_header(text: &str) -> String {
    let without_tail = strip_yes_no_tail(text.trim());
    fold(strip_numbering(without_tail))
}

fn is_apostrophe(char: char) -> bool {
    matches!(
        char,
        '\'' | '\u{2019}' | '\u{2018}' | '`' | '\u{b4}' | '\u{2bc}'
    )
}

/// Drops from the end what only repeats the answers: `(SI/NO)`, `[sì / no]`, `SI/NO` without brackets.
fn strip_yes_no_tail(text: &str) -> &str {
    const ENDS: [char; 4] = ['*', '?', ':', ' '];
    let trimmed = text.trim_end_matches(ENDS);
    let start = if trimmed.ends_with([')', ']']) {
        trimmed.rfind(['(', '['])
    } else {
        let last = trimmed.rfind(' ').map(|space| space + 1);
        last.filter(|start| offers_answers(&trimmed[*start..]))
    };
    match start {
        Some(start) if only_answers(&trimmed[start..]) => trimmed[..start]
            .trim_end_matches(ENDS)
            .trim_end_matches([' ', '-', '–']),
        _ => trimmed,
    }
}

/// Says whether a word offers answers without a bracket around them: `SI/NO`, but not `e/o`, `N/A`.
fn offers_answers(word: &str) -> bool {
    let first = word.split_once('/').map(|(first, _)| fold(first));
    first.is_some_and(|it| matches!(it.as_str(), "si" | "s" | "no" | "yes" | "y" | "vero"))
}

/// Says whether a text lists answers and nothing else.
fn only_answers(text: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: [&str; 22] = [
        "si", "no", "s", "n", "o", "or", "e", "yes", "y", "in", "parte", "partly", "parziale",
        "parzialmente", "parz", "x", "na", "nd", "nv", "a", "vero", "falso",
    ];
    let inside = fold(text);
    !inside.is_empty() && inside.split(' ').all(|word| WORDS.contains(&word))
}

/// Drops a number or a code at the start: `1)`, `1.`, `1 -`, `C1 -`, `(a)`, `3.2.`.
fn strip_numbering(text: &str) -> &str {
    let body = text.trim_start_matches(['(', ' ']);
    let code = body
        .find(|char: char| !(char.is_ascii_alphanumeric() || char == '.'))
        .unwrap_or(body.len());
    let (head, tail) = body.split_at(code);
    let letters = head.bytes().filter(u8::is_ascii_alphabetic).count();
    let digits = head.bytes().filter(u8::is_ascii_digit).count();
    // `N. addetti` is a number of people, not item N of a list.
    if head.eq_ignore_ascii_case("n.") || head.eq_ignore_ascii_case("n") {
        return text;
    }
    let is_code = (digits > 0 && letters <= 2 || digits == 0 && letters == 1) && head.len() <= 6;
    if !is_code {
        return text;
    }
    let rest = tail.trim_start();
    let marked = head.ends_with('.') || rest.starts_with([')', '-', '–', ':', '°']);
    let rest = rest.trim_start_matches([')', '-', '–', ':', '°', '.', ' ']);
    if marked && !rest.is_empty() {
        rest
    } else {
        text
    }
}

/// Returns the candidate nearest to `text`, if one is near enough to be suggested.
///
/// Both are compared folded. Near enough: Jaro-Winkler similarity of 0.85 or more. Of equals, the
/// first wins.
#[must_use]
pub fn nearest<'a>(text: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = fold(text);
    let mut best: Option<(&str, u32)> = None;
    for candidate in candidates {
        let similarity = per_mille(strsim::jaro_winkler(&wanted, &fold(candidate)));
        if similarity >= 850 && best.is_none_or(|(_, most)| similarity > most) {
            best = Some((candidate, similarity));
        }
    }
    best.map(|(candidate, _)| candidate)
}

/// Returns the candidate nearest to a header, if it is nearly the same as a whole: no more than a
/// fifth of the longer text differs. Words that only begin alike mean different columns. Numbers and
/// answers beside the header are left out, as where one is looked up.
#[must_use]
pub fn nearest_header<'a>(
    text: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let wanted = fold_header(text);
    let alike = |candidate: &&'a str| {
        per_mille(strsim::normalized_damerau_levenshtein(
            &wanted,
            &fold(candidate),
        )) >= 800
    };
    nearest(&wanted, candidates.into_iter().filter(alike))
}

/// Returns a similarity between 0 and 1 as thousandths, so that it can be ordered.
#[expect(
    clippy::float_arithmetic,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a similarity is no figure: it orders suggestions"
)]
fn per_mille(similarity: f64) -> u32 {
    (similarity.clamp(0.0, 1.0) * 1000.0) as u32
}

#[cfg(test)]
mod tests {
    use super::{fold, fold_header, fold_spelling, nearest, nearest_header};

    #[test]
    fn folding_keeps_letters_and_parts_words() {
        #[track_caller]
        fn case(text: &str, folded: &str) {
            assert_eq!(fold(text), folded, "{text}");
        }
        case("Attività", "attivita");
        case("ATTIVITA'", "attivita");
        case("contatto con l’utenza", "contatto con l utenza");
        case("Back-Office", "back office");
        case("N.\u{a0}addetti", "n addetti");
        case("% tempo", "% tempo");
        case("Unità\norganizzativa", "unita organizzativa");
        case("Sì", "si");
        case("si'", "si");
        case("l\u{2bc}ufficio", "l ufficio");
        case("ﬁrma ½", "firma 1 2");
        case("a\u{323}\u{301}b", "ab");
        case("", "");
    }

    #[test]
    fn spellings_of_a_value_are_one() {
        assert_eq!(fold_spelling(" Sede  Città "), "sede citta");
        assert_eq!(fold_spelling("SEDE CITTÀ"), "sede citta");
        assert_ne!(fold_spelling("< 5"), fold_spelling("> 5"));
        assert_ne!(fold_spelling("C++"), fold_spelling("C"));
    }

    #[test]
    fn headers_lose_their_numbers_and_their_answers() {
        #[track_caller]
        fn case(text: &str, folded: &str) {
            assert_eq!(fold_header(text), folded, "{text}");
        }
        case(
            "1) Svolgibile individualmente (SI/NO)",
            "svolgibile individualmente",
        );
        case(
            "C1 - Presenza fisica necessaria?*",
            "presenza fisica necessaria",
        );
        case("Telelavorabile SI/NO", "telelavorabile");
        case("Smartabile - sì/no/parz.", "smartabile");
        case("Remotizzabile (SI/NO/PARZIALMENTE)", "remotizzabile");
        case("SI/NO", "si no");
        case("Dipendenti e/o", "dipendenti e o");
        case("Addetti N/A", "addetti n a");
        case("Direzione/Area", "direzione area");
        case("a. Sportello", "sportello");
        case("N. addetti", "n addetti");
        case("n.", "n");
        case("#", "#");
        case("U.O.", "u o");
        case("F", "f");
        case("Output (misurabile)", "output misurabile");
        case("2.1 - Back office [sì / no]", "back office");
        case("FTE", "fte");
        case("C.d.R.", "c d r");
    }

    #[test]
    fn the_nearest_is_suggested_only_when_it_is_near() {
        let candidates = [
            "Svolgibile individualmente",
            "Programmabile",
            "Output misurabile",
        ];
        assert_eq!(nearest("programabile", candidates), Some("Programmabile"));
        assert_eq!(nearest("Mensa", candidates), None);
    }

    #[test]
    fn a_header_is_suggested_only_when_it_is_nearly_the_same() {
        let candidates = ["Giorni di lavoro", "Orario settimanale", "Fino al"];
        assert_eq!(nearest("Giorni", candidates), Some("Giorni di lavoro"));
        assert_eq!(nearest_header("Giorni", candidates), None);
        assert_eq!(nearest_header("Orario", candidates), None);
        assert_eq!(
            nearest_header("Gioni di lavoro", candidates),
            Some("Giorni di lavoro")
        );
        assert_eq!(nearest_header("Fin al", candidates), Some("Fino al"));
        for written in ["3) Fin al (sì/no)", "Fin al? [SI / NO]"] {
            assert_eq!(nearest_header(written, candidates), Some("Fino al"));
        }
    }
}
