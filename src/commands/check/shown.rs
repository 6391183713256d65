//! What is shown of a cell for an answer or a number: whoever writes more there tells of persons,
//! and of their health.
//!
//! Never here: which columns those are (`about`), or patterns of personal data (`matching`).

use crate::intake::columns::{ReadAnswer, Words};
use crate::matching::personal::names::is_given_name;
use crate::matching::personal::{is_of_health, is_ordinary};

/// What stands for a value that nobody may see.
pub(in crate::commands) const HIDDEN: &str = "•••";

/// Digits from which several numbers in a cell may be those of a telephone.
const TELEPHONE: usize = 8;

/// Returns what may be seen of a cell: all of it where every word is a number, a unit or an
/// answer; else the first word where it is one, and a sign for the rest. A word that stands alone
/// is mostly a misspelt answer: it is hidden where it is written as a name. `near`: whether it
/// resembles an answer.
pub(super) fn shown(text: &str, near: bool, words: &dyn Words) -> String {
    let parts: Vec<&str> = text.split_whitespace().collect();
    let known = |part: &str| is_ordinary(part) || is_answer(part, words);
    match parts.as_slice() {
        [] => text.to_owned(),
        [one] if near || known(one) || !may_tell(one) => text.to_owned(),
        [_] => HIDDEN.to_owned(),
        _ if is_answer(text, words) => text.to_owned(),
        many => {
            let digits = text.bytes().filter(u8::is_ascii_digit).count();
            if digits < TELEPHONE && many.iter().all(|it| known(it)) {
                text.to_owned()
            } else if digits < TELEPHONE && known(many[0]) {
                format!("{} {HIDDEN}", many[0])
            } else {
                HIDDEN.to_owned()
            }
        }
    }
}

/// Says whether a text is an answer and nothing more, of the house's own words too.
fn is_answer(text: &str, words: &dyn Words) -> bool {
    use ReadAnswer::{No, NotApplicable, Partly, Share, Unknown, Yes};
    matches!(
        words.known_answer(text),
        Some(Yes | Partly | No | NotApplicable | Unknown | Share(_))
    )
}

/// Says whether a word that stands alone may tell of somebody: a name, a number that may be a
/// telephone's or a document's, a word for a state of health.
fn may_tell(word: &str) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let letters = word.chars().filter(|char| char.is_alphabetic()).count();
    // `3persone`, `2FTE`: a number and its unit.
    let unit = word.trim_start_matches(|char: char| char.is_ascii_digit() || ",.".contains(char));
    let counted = digits > 0 && is_ordinary(unit);
    let sign = word.starts_with('#');
    digits >= TELEPHONE - 1
        || digits > 0 && letters > 2 && !counted && !sign
        || is_of_health(word)
        || may_be_name(word)
}

/// Says whether one of the words, parted by signs, is written as a name: in capitals or with one.
fn may_be_name(word: &str) -> bool {
    let mut parts = word.split(|char: char| !char.is_alphabetic() && char != '\'' && char != '’');
    // `#N/D` is an error of the sheet.
    !word.starts_with('#')
        && parts.any(|part| {
            let long = part.chars().count() > 3;
            let capital = long && part.starts_with(char::is_uppercase);
            !is_ordinary(part) && (capital || is_given_name(part))
        })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::shown;
    use crate::commands::spec::{self, House};
    use crate::intake::columns::Words;
    use crate::lang::Lang;

    fn builtin_words() -> Arc<dyn Words> {
        spec::org_chart(&House::default(), Lang::It).words
    }

    #[test]
    fn usual_words_stay_and_what_may_tell_of_somebody_goes() {
        #[track_caller]
        fn case(text: &str, expected: &str) {
            assert_eq!(shown(text, false, &*builtin_words()), expected);
        }
        case("forsse", "forsse");
        case("Sì/No", "Sì/No");
        case("tre", "tre");
        case("Ni", "Ni");
        case("2 o 3", "2 o 3");
        case("2-3 persone", "2-3 persone");
        case("circa 4", "circa 4");
        case("n. 3", "n. 3");
        case("1,5 FTE", "1,5 FTE");
        case("Sì, in parte", "Sì, in parte");
        case("#VALORE!", "#VALORE!");
        case("3persone", "3persone");
        case("2,5FTE", "2,5FTE");
        case("12345", "12345");
        case("gravidanza", "•••");
        case("legge104", "•••");
        case("020000177", "•••");
        case("CA00177ZZ", "•••");
        case("zòrbini1", "•••");
        case("Sì (sentire il collega)", "Sì •••");
        case("in malattia", "in •••");
        case("2 (di cui 1 con 104)", "2 •••");
        case("Bianchi Anna, Neri Carla", "•••");
        case("Bianchi", "•••");
        case("BIANCHI/NERI", "•••");
        case("anna", "•••");
        case("Bianchi 2", "•••");
        case("333 12 34 567", "•••");
        case("", "");
    }

    #[test]
    fn what_resembles_an_answer_is_shown() {
        assert_eq!(shown("Probabile", false, &*builtin_words()), "•••");
        assert_eq!(shown("Probabile", true, &*builtin_words()), "Probabile");
    }
}
