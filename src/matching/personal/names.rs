//! Names of people, told from offices, subjects and what is named after people.
//!
//! A name has no pattern, but given names are few. Pure. Never here: what is said of a name
//! (`check`), or titles before one (`super`).

use super::given::{FAMOUS, GIVEN, NO_PERSON};
use super::ordinary::is_ordinary;
use crate::matching::fold;

/// Beginnings of words that are no names of persons: offices, ranks, professions.
#[rustfmt::skip]
const NO_NAMES: [&str; 48] = [
    "affari", "agronom", "amministr", "anagraf", "area", "assessor", "capo", "civic", "civil",
    "collaborator", "commercialist", "commissar", "comun", "comand", "coordinator", "difensor",
    "dipartiment", "direttor", "direzion", "dirigent", "edil", "finanz", "forestal", "funzionari",
    "gener", "istruttor", "local", "operator", "personale", "polizi", "prefett", "president",
    "protocol", "ragioner", "respons", "revisor", "segretar", "segreter", "serviz", "settor",
    "sindac", "social", "sportell", "storic", "tecnic", "tribut", "uffic", "unit",
];

/// Beginnings of words for what is named after persons: institutions, places, prizes.
#[rustfmt::skip]
const NAMESAKES: [&str; 42] = [
    "accademi", "aula", "bibliotec", "borgo", "borsa", "campo", "casa", "caserm", "centro",
    "clinic", "collegi", "complesso", "conservatori", "convitto", "edifici", "fondazion",
    "giardin", "ipab", "istitut", "largo", "lascito", "liceo", "memorial", "muse", "nido",
    "ospedal", "padiglion", "palazz", "palestr", "parc", "piazz", "policlinic", "ponte", "premi",
    "sala", "scuol", "stadio", "teatr", "via", "vial", "vicol", "vill",
];

/// Those of them that must stand alone: `viaggi` is no street.
const WHOLE: [&str; 8] = [
    "via", "casa", "sala", "aula", "borgo", "campo", "nido", "borsa",
];

/// What offices deal with: behind `Referente:` it may stand as well as a name. Beginnings of words.
#[rustfmt::skip]
const SUBJECTS: [&str; 46] = [
    "acquist", "ambient", "appalt", "archiv", "asili", "attivit", "azienda", "bibliotec",
    "bilanci", "catast", "cimiter", "citt", "commerc", "comunicaz", "consorz", "contabil",
    "contratt", "cultur", "demani", "digital", "ecolog", "elettoral", "entrate", "igiene",
    "informatic", "innovazion", "istruzion", "lavori", "manutenzion", "mobilit", "organizzaz",
    "patrimoni", "politich", "produttiv", "programmaz", "protezion", "provinci", "pubblic",
    "region", "risorse", "sistemi", "statistic", "tecnologi", "trasparenz", "turism",
    "urbanistic",
];

/// The longest text in which names are looked for.
const LONGEST: usize = 200;

/// The most words of the names in a cell.
const MOST_WORDS: usize = 16;

/// Says whether a word belongs to an office or a rank.
#[must_use]
pub fn is_office_word(word: &str) -> bool {
    let lower = word.to_lowercase();
    NO_NAMES.iter().any(|it| lower.starts_with(it))
}

/// Says whether a word is something that may be named after a person.
#[must_use]
pub fn is_namesake(word: &str) -> bool {
    let word = word.trim_matches(|char: char| !char.is_alphabetic());
    let lower = word.to_lowercase();
    NAMESAKES.iter().any(|it| {
        if WHOLE.contains(it) {
            lower == *it
        } else {
            lower.starts_with(it)
        }
    })
}

/// Says whether a word belongs to what an office deals with, or to what is named after persons.
#[must_use]
pub fn is_subject(word: &str) -> bool {
    let lower = word.to_lowercase();
    SUBJECTS.iter().any(|it| lower.starts_with(it)) || is_namesake(word)
}

/// Says whether a word is a given name, whatever its case.
#[must_use]
pub fn is_given_name(word: &str) -> bool {
    const LONGEST_GIVEN: usize = 16;
    if !(3..=LONGEST_GIVEN).contains(&word.len()) {
        return false;
    }
    if !word.is_ascii() {
        return GIVEN.binary_search(&fold(word).as_str()).is_ok();
    }
    // Asked of nearly every word in capitals: nothing is allocated.
    let mut lower = [0; LONGEST_GIVEN];
    let lower = &mut lower[..word.len()];
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    GIVEN
        .binary_search_by(|known| known.as_bytes().cmp(lower))
        .is_ok()
}

/// Says whether people may be named in a text, at one glance: most texts are one word, or a sentence
/// with one capital, and every answer is asked about.
pub(super) fn may_name_people(text: &str) -> bool {
    let (mut capitals, mut parted) = (0_usize, false);
    for byte in text.bytes() {
        capitals += usize::from(byte.is_ascii_uppercase());
        // The last byte is one of a hard space.
        parted |= matches!(byte, b' ' | b'_' | b'\n' | 0xa0);
    }
    capitals >= 2 && parted
}

/// Says whether a text names people and nothing else: `Rossi Mario, Verdi Anna`, `ANNA DE LUCA`,
/// `Mario Rossi 2026`. At least one of the words is a common given name.
///
/// Schools and squares (`Maria Montessori`), saints and places (`Villa Maria`) are nobody.
#[must_use]
pub fn names_people(text: &str) -> bool {
    if text.len() > LONGEST || !may_name_people(text) {
        return false;
    }
    let words = text
        .split(|char: char| {
            !char.is_alphanumeric() && !matches!(char, '\'' | '’' | '-' | '.' | '–')
        })
        .map(|word| word.trim_matches(|char: char| !char.is_alphanumeric()));
    if !words.clone().any(is_given_name) {
        return false;
    }
    let mut names = 0;
    for word in words {
        match kind(word) {
            Kind::Nothing => {}
            Kind::Name => names += 1,
            Kind::Other => return false,
        }
        if names > MOST_WORDS {
            return false;
        }
    }
    names >= 2 && !is_famous(text)
}

/// What a word is in the name of a person.
enum Kind {
    /// A part of a surname, a number, what joins two names.
    Nothing,
    /// A given name, a surname, or an initial.
    Name,
    /// No part of a name.
    Other,
}

fn kind(word: &str) -> Kind {
    let lower = word.to_lowercase();
    let joins = [
        "", "e", "ed", "de", "di", "da", "d", "la", "lo", "del", "della", "dello", "tel", "cell",
        "sig", "sig.ra", "dott", "dott.ssa", "dr", "dr.ssa", "ing", "arch", "geom", "rag", "avv",
    ];
    if joins.contains(&lower.as_str()) || !word.contains(char::is_alphabetic) {
        return Kind::Nothing;
    }
    let letters = |char: char| char.is_alphabetic() || matches!(char, '\'' | '’' | '-');
    if !word.starts_with(char::is_uppercase) || !word.chars().all(letters) {
        return Kind::Other;
    }
    if is_given_name(word) {
        return Kind::Name;
    }
    let other = is_office_word(word)
        || is_subject(word)
        || is_ordinary(word)
        || NO_PERSON.contains(&lower.as_str());
    let initial = word.chars().count() == 1;
    if other && !initial {
        return Kind::Other;
    }
    Kind::Name
}

/// Says whether a text is the name of somebody after whom schools are called, in either order.
fn is_famous(text: &str) -> bool {
    let folded = fold(text);
    let words = folded.split(' ');
    let words: Vec<&str> = words
        .filter(|word| !word.bytes().all(|it| it.is_ascii_digit()))
        .collect();
    let turned = |known: &str| {
        let (given, surname) = known.split_once(' ').unwrap_or((known, ""));
        let turned = surname.split(' ').chain([given]);
        turned.eq(words.iter().copied())
    };
    FAMOUS.iter().any(|known| {
        let known = fold(known);
        known.split(' ').eq(words.iter().copied()) || turned(&known)
    })
}

#[cfg(test)]
mod tests {
    use super::{FAMOUS, GIVEN, names_people};

    #[test]
    fn the_lists_stand_in_order() {
        assert!(GIVEN.is_sorted());
        assert!(FAMOUS.is_sorted());
    }

    #[test]
    fn people_are_told_from_offices_and_places() {
        #[track_caller]
        fn case(text: &str, people: bool) {
            assert_eq!(names_people(text), people, "{text}");
        }
        case("Bianchi Anna", true);
        case("Bianchi Anna, Neri Carla", true);
        case("BIANCHI ANNA e NERI CARLA", true);
        case("Anna De Luca", true);
        case("Anna D'Angelo", true);
        case("Anna Bianchi 2026", true);
        case("Anna Bianchi 347-1234567", true);
        case("Bianchi A.", false); // may be anything
        case("dott.ssa Bianchi Anna", true);
        case("Anna", false);
        case("Maria Montessori", false);
        case("Montessori Maria", false);
        case("Leonardo da Vinci", false);
        case("Villa Maria", false);
        case("San Marco", false);
        case("Servizio Anna Bianchi", false);
        case("Protocollo Informatico", false);
        case("Lavori Pubblici 2026", false);
        case("Non Chiara", false);
        case("colloqui con Anna Bianchi", false);
        case("", false);
    }
}
