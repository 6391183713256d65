//! Whether what a manager wrote says anything: a reason, an author, a day.
//!
//! Never here: what is decided (`returned`), or what is said of it (`check::rules`).

use crate::criteria::vocabulary::{AnswerWord, ReadAnswer, ReadVerdict, Vocabulary};
use crate::intake::dates;
use crate::matching::fold;
use crate::model::period::Day;

/// Texts, folded, that point elsewhere or only fill the cell.
const HOLLOW: [&str; 15] = [
    "idem",
    "come sopra",
    "c s",
    "as above",
    "ditto",
    "same",
    "same as above",
    "mah",
    "test",
    "va bene",
    "d accordo",
    "d'accordo",
    "non applicabile",
    "not applicable",
    "nessun motivo",
];

/// Words beside a verdict that add nothing to it, folded.
const FRAME: [&str; 18] = [
    "esito", "l", "la", "il", "e", "attivita", "lavoro", "quindi", "perche", "resta", "rimane",
    "verdict", "the", "activity", "is", "because", "it", "remains",
];

/// Says whether a text gives a reason. A short one may: «sportello», «atti cartacei».
pub(super) fn is_reason(text: &str) -> bool {
    let letters = text.chars().filter(|it| it.is_alphabetic());
    letters.count() > 2 && says_something(text) && !repeats_verdict(text)
}

/// Says whether a text may name who decided. A number of staff may, a date does not.
pub(super) fn is_author(text: &str) -> bool {
    let signs = text.chars().filter(|it| it.is_alphanumeric());
    signs.count() > 1 && says_something(text) && dates::day(text).is_none()
}

/// Reads a day as people or programs write it.
pub(super) fn day(text: &str) -> Option<Day> {
    dates::day(text).or_else(|| dates::serial(text))
}

fn says_something(text: &str) -> bool {
    let folded = fold(text);
    let mut signs = folded.chars().filter(|it| it.is_alphanumeric());
    let first = signs.next();
    if signs.all(|it| Some(it) == first) || HOLLOW.contains(&&*folded) {
        return false;
    }
    match Vocabulary::builtin().read_answer(text) {
        ReadAnswer::Word(AnswerWord::Unknown) | ReadAnswer::Blank => false,
        // Answers of several words may be reasons: «su appuntamento», «nessun applicativo».
        ReadAnswer::Word(_) => folded.contains(' ') && text.chars().count() > 4,
        _ => true,
    }
}

/// Says whether a text is a verdict and no more.
fn repeats_verdict(text: &str) -> bool {
    let vocabulary = Vocabulary::builtin();
    let folded = fold(text);
    let words = folded.split_whitespace();
    let words: Vec<&str> = words.filter(|word| !FRAME.contains(word)).collect();
    let bare = words.join(" ");
    let is_verdict = matches!(vocabulary.read_verdict(&bare), ReadVerdict::Outcome(_));
    is_verdict && !matches!(vocabulary.read_answer(&bare), ReadAnswer::Word(_))
}

#[cfg(test)]
mod tests {
    use super::{day, is_author, is_reason};

    #[test]
    fn reasons_are_told_from_what_fills_a_cell() {
        #[track_caller]
        fn case(text: &str, expected: bool) {
            assert_eq!(is_reason(text), expected, "{text}");
        }
        for text in [
            "",
            "-",
            ".",
            "x",
            "XX",
            "xxx",
            "n/a",
            "n.d.",
            "N.A.",
            "boh",
            "ok",
            "Sì",
            "no",
            "idem",
            "come sopra",
            "smartabile",
            "Non smartabile.",
            "parzialmente smartabile",
            "l'attività è smartabile",
            "esito: non smartabile",
            "12/03/2026",
            "123",
            "da verificare",
            "not smartable",
            "...",
            "?",
        ] {
            case(text, false);
        }
        for text in [
            "sportello",
            "atti cartacei",
            "VPN",
            "Su appuntamento",
            "nessun applicativo",
            "Motivo",
            "front-office",
            "prot. 123/2026",
            "utenza",
            "non smartabile: serve lo sportello",
            "a rotazione",
            "smartabile solo con VPN",
        ] {
            case(text, true);
        }
    }

    #[test]
    fn authors_are_names_offices_or_numbers() {
        #[track_caller]
        fn case(text: &str, expected: bool) {
            assert_eq!(is_author(text), expected, "{text}");
        }
        for text in [
            "",
            "-",
            ".",
            "x",
            "n/a",
            "n.d.",
            "boh",
            "Sì",
            "12/03/2026",
            "??",
        ] {
            case(text, false);
        }
        for text in [
            "DG",
            "Dirigente",
            "Dirigente dell'area",
            "matr. 1234",
            "1234",
            "R.S.P.P.",
        ] {
            case(text, true);
        }
    }

    #[test]
    fn days_exist() {
        #[track_caller]
        fn case(text: &str, expected: bool) {
            assert_eq!(day(text).is_some(), expected, "{text}");
        }
        case("12/03/2026", true);
        case("2026-03-12 00:00:00", true);
        case("46093", true);
        case("boh", false);
        case("32/13/2026", false);
        case("marzo", false);
    }
}
