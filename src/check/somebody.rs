//! Names of persons in a text, told from offices, places and what is named after persons.
//!
//! Lives here: the words that name somebody, titles, the labels beside which people sign. Never
//! here: what is said of a name (`rules`).

use super::stands::Label;
use super::view::{CellView, Role, Signed};
use crate::matching::fold_header;
use crate::matching::personal::is_ordinary;
use crate::matching::personal::names::{is_namesake, is_office_word, is_subject, names_people};
use crate::model::columns::Field;
use crate::model::raw::CellKind;

/// Says whether a text is two to four words that begin with a capital and are no office.
pub(super) fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text
        .split([' ', ','])
        .filter(|word| !word.is_empty())
        .collect();
    let name = |word: &&str| {
        let letters = word
            .chars()
            .all(|char| char.is_alphabetic() || matches!(char, '\'' | '’' | '-'));
        let capital = word.starts_with(char::is_uppercase);
        letters && capital && word.len() > 2 && !is_office_word(word)
    };
    // `De Luca`, `Di Maio`: short words are parts of a surname.
    let part = |word: &&str| {
        matches!(
            word.to_lowercase().as_str(),
            "de" | "di" | "da" | "la" | "lo" | "d'"
        )
    };
    let names = words.iter().filter(|word| name(word)).count();
    (2..=4).contains(&words.len())
        && names >= 2
        && words.iter().all(|word| name(word) || part(word))
}

/// Says whether a title stands before a name: `dott. Bianchi`, `sig.ra Verdi`.
pub(super) fn has_title(text: &str) -> bool {
    let shouted = !text.chars().any(char::is_lowercase);
    let mut words = text.split_whitespace().peekable();
    let mut place = 0;
    while let Some(word) = words.next() {
        place += 1;
        let title = word.trim_start_matches(['(', '«', '"']);
        if !title.ends_with(['.', 'a']) || title.len() > 10 {
            continue;
        }
        let sure = match title.to_lowercase().as_str() {
            "dott." | "dott.ssa" | "dr." | "dr.ssa" | "sig." | "sig.ra" | "prof.ssa" => true,
            // `Arch. storico`, `RAG. GENERALE`: in capitals nobody can tell.
            "ing." | "arch." | "geom." | "avv." | "rag." | "prof." => {
                !shouted || names_people(text)
            }
            _ => continue,
        };
        // `geom. A. Bianchi`
        let mut next = words.clone();
        let initial = |word: &&str| word.ends_with('.') && word.chars().count() == 2;
        while next.next_if(initial).is_some() {}
        let named = next.peek().is_some_and(|next| {
            let next = next.trim_end_matches([',', ';', ')', '.', ':']);
            let capital = next.starts_with(char::is_uppercase);
            capital && next.chars().count() > 2 && !is_office_word(next)
        });
        // A school named after somebody is no person, whatever its name goes on with.
        let named_after = || text.split_whitespace().take(place).any(is_namesake);
        if sure && named && !named_after() {
            return true;
        }
    }
    false
}

/// Words behind which a colon, or the next cell, names somebody.
#[rustfmt::skip]
const SIGNERS: [&str; 18] = [
    "addetto", "compilat", "contatt", "cognome", "coordinat", "dipendente", "direttor",
    "dirigent", "firma", "firmat", "funzionari", "istruttor", "nominativ", "referent", "respons",
    "segretari", "sottoscritt", "persona",
];

/// Labels that need no colon.
#[rustfmt::skip]
const SIGNED: [&str; 13] = [
    "a cura di", "compilata da", "compilato da", "compilazione a cura di", "f to", "firma",
    "firmato", "firmato da", "firmato digitalmente da", "firmato in originale da", "redatta da",
    "redatto da", "sottoscritto da",
];

/// The longest text that is looked at: people sign in a few words.
const LONGEST: usize = 4 << 10;

/// Says whether a text beside a table names somebody: behind a title (`dott. Bianchi`), behind a
/// label (`Il referente: Anna Bianchi`), beside a cell that is such a label or below one. A header,
/// a comment and the name of a sheet may be a name and nothing else.
pub(super) fn names_somebody(view: &CellView<'_>) -> bool {
    let text = view.cell.text();
    if view.cell.kind != CellKind::Text || text.len() > LONGEST {
        return false;
    }
    let below = || match view.signed {
        Signed::No => false,
        Signed::Perhaps => begins_as_person(text),
        Signed::Surely => begins_as_name(text),
    };
    let alone = matches!(
        view.label,
        Some(Label::Header | Label::Sheet | Label::Comment)
    );
    has_title(text)
        || is_signed(text)
        || is_signer(view.before()) && begins_as_name(text)
        || below()
        || alone && names_people(text)
}

/// Says whether a cell among the rows of a table names somebody and holds nothing else, or says
/// who signs.
pub(super) fn names_somebody_in_row(view: &CellView<'_>) -> bool {
    let text = view.cell.text();
    match view.role {
        // `Compilatore | Anna Bianchi` below the data looks like an activity.
        Role::Field(Field::Id | Field::Name | Field::SubUnit) => {
            let words = text.bytes().filter(|it| *it == b' ').count() + 1;
            words <= 4 && names_people(text) && is_signer(view.before())
        }
        Role::Field(Field::Notes | Field::Obstacle | Field::Lever) => {
            names_people(text) || signs_as_person(text)
        }
        Role::Other => signs_as_person(text),
        role if role.is_number() || matches!(role, Role::Answer(_)) => names_people(text),
        _ => false,
    }
}

/// Says whether a text has a label and a name behind a colon, one of a person for sure.
fn signs_as_person(text: &str) -> bool {
    text.len() <= LONGEST && text.contains(':') && behind_colon(text, begins_as_person)
}

/// Says whether a label and the name of a person stand in a text.
fn is_signed(text: &str) -> bool {
    let folded = fold_header(text);
    behind_colon(text, begins_as_name)
        || SIGNED.iter().any(|label| {
            let may_begin = folded.starts_with(label);
            let rest = may_begin.then(|| behind_words(text, label)).flatten();
            rest.is_some_and(begins_as_name)
        })
}

/// Says whether a label stands before a colon, and a name behind it: `Direzione: Personale -
/// Dirigente: Anna Bianchi`.
fn behind_colon(text: &str, begins: fn(&str) -> bool) -> bool {
    text.match_indices(':').any(|(at, _)| {
        let label = text[..at].rsplit([':', ';', '|', '–', '(', '\n']).next();
        let label = label.map(|label| label.rsplit(" - ").next().unwrap_or(label));
        label.is_some_and(is_signer) && begins(&text[at + 1..])
    })
}

/// Says whether a text is nothing but a label for who signs, and of which kind.
pub(super) fn signing(text: &str) -> Signed {
    const SURELY: [&str; 6] = [
        "firma",
        "compilat",
        "nominativ",
        "cognome",
        "redatt",
        "sottoscritt",
    ];
    if text.len() > 80 || !is_signer(text) {
        return Signed::No;
    }
    let first = fold_header(text);
    let surely = SURELY.iter().any(|it| first.starts_with(it));
    if surely {
        Signed::Surely
    } else {
        Signed::Perhaps
    }
}

/// Says whether a text is a label for whoever signs: `Il referente per la rilevazione`.
fn is_signer(label: &str) -> bool {
    let folded = fold_header(label);
    let mut words = folded.split(' ').skip_while(|word| {
        ["il", "la", "lo", "l", "per", "nome", "e", "del", "della"].contains(word)
    });
    folded.len() <= 80
        && words
            .next()
            .is_some_and(|word| SIGNERS.iter().any(|it| word.starts_with(it)))
}

/// Returns what follows the first words of a text, where they are those of a label.
fn behind_words<'t>(text: &'t str, label: &str) -> Option<&'t str> {
    let count = label.split(' ').count();
    let (end, _) = text
        .char_indices()
        .filter(|(_, char)| matches!(char, ' ' | '.' | '\u{a0}'))
        .filter(|(at, _)| !text[at + 1..].starts_with([' ', '.', '\u{a0}']))
        .nth(count - 1)?;
    (fold_header(&text[..end]) == label).then(|| &text[end + 1..])
}

/// Says whether a text begins with the name of a person: `Anna Bianchi (tel. 333 1234567)`.
fn begins_as_name(text: &str) -> bool {
    let name = leading_name(text);
    is_name(name) && !name.split_whitespace().any(is_subject)
}

/// As [`begins_as_name`], where one of the words is a common given name.
fn begins_as_person(text: &str) -> bool {
    names_people(leading_name(text))
}

/// Returns the words in capitals that a text begins with, four at most.
fn leading_name(text: &str) -> &str {
    let text = text.trim_start_matches([' ', '(', '\u{a0}']);
    let mut end = 0;
    let mut words = 0;
    for word in text.split_whitespace() {
        let bare = word.trim_end_matches([',', ';', '.', ')', '–', '-', '/']);
        let part = matches!(bare, "de" | "di" | "da" | "la" | "lo" | "del" | "della");
        if !part && !bare.starts_with(char::is_uppercase) {
            break;
        }
        let Some(at) = text[end..].find(bare) else {
            break;
        };
        end += at + bare.len();
        words += 1;
        if bare.len() < word.len() || words == 4 {
            break;
        }
    }
    text.get(..end).unwrap_or_default().trim()
}

/// Says whether a text is a surname and an initial: `BIANCHI A.`, `A. Bianchi`.
pub(super) fn is_name_with_initial(text: &str) -> bool {
    if !text.contains('.') {
        return false;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let initial = |word: &str| {
        let mut chars = word.chars();
        chars.next().is_some_and(char::is_uppercase) && chars.as_str() == "."
    };
    match words.as_slice() {
        [one, other] => initial(one) && is_surname(other) || initial(other) && is_surname(one),
        _ => false,
    }
}

/// Says whether a text is one word that may be a surname: in capitals, of no office and no list.
pub(super) fn is_surname(word: &str) -> bool {
    const GRADES: [&str; 11] = [
        "categoria",
        "classe",
        "fascia",
        "grado",
        "gruppo",
        "livello",
        "posizione",
        "profilo",
        "ruolo",
        "sede",
        "turno",
    ];
    let letters = |char: char| char.is_alphabetic() || matches!(char, '\'' | '’' | '-');
    word.chars().count() > 2
        && word.chars().all(letters)
        && word.starts_with(char::is_uppercase)
        && !is_office_word(word)
        && !is_subject(word)
        && !is_ordinary(word)
        && !GRADES.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::{begins_as_name, has_title, is_name, is_signed, is_signer};

    #[test]
    fn names_are_told_from_offices() {
        #[track_caller]
        fn case(text: &str, name: bool) {
            assert_eq!(is_name(text), name, "{text}");
        }
        case("Bianchi Anna", true);
        case("ANNA DE LUCA", true);
        case("D'Angelo Maria Luisa", true);
        case("Ufficio Tributi", false);
        case("Responsabile Area Tecnica", false);
        case("Anna", false);
        case("in corso di nomina", false);
        case("Bianchi Anna 3", false);
    }

    #[test]
    fn titles_are_told_from_words() {
        #[track_caller]
        fn case(text: &str, title: bool) {
            assert_eq!(has_title(text), title, "{text}");
        }
        case("Pratiche seguite dal dott. Bianchi", true);
        case("sentire la sig.ra Verdi", true);
        case("relazione (ing. Neri)", true);
        case("Supporto al Sig. Sindaco", false);
        case("arch. storico", false);
        case("RAG. GENERALE", false);
        case("geom. A. Bianchi", true);
        case("ING. BIANCHI ANNA", true);
        case("Avv. Civica", false);
        case("Ing. e arch.", false);
        case("art. 14 Legge", false);
        case("Biblioteca Dott. Mario Rossi", false);
        case("Fondazione Prof. Luigi Einaudi", false);
        case("Gestione del Premio Ing. Bianchi", false);
        case("Sede di Via Dott. Bianchi 3", false);
        case("Scuola dell'infanzia Prof. Bianchi", false);
        case("Ospedale «Dott. Bianchi»", false);
        case("viaggi con il dott. Bianchi", true);
    }

    #[test]
    fn signatures_are_told_from_offices() {
        #[track_caller]
        fn case(text: &str, signed: bool) {
            assert_eq!(is_signed(text), signed, "{text}");
        }
        case("Il referente: Anna Bianchi", true);
        case(
            "Referente per la rilevazione: BIANCHI ANNA, tel. 051 123456",
            true,
        );
        case("Compilato da Anna Bianchi il 12/03/2026", true);
        case("F.to Anna Bianchi", true);
        case("Firmato digitalmente da ANNA DE LUCA", true);
        case("Firma: Anna Bianchi", true);
        case("Direzione: Personale - Dirigente: Anna Bianchi", true);
        case("Direzione: Personale - Dirigente: Lavori Pubblici", false);
        case("Il Dirigente: ______________", false);
        case("Referente: Ufficio Tributi", false);
        case("Responsabile: Lavori Pubblici", false);
        case("Responsabile del Servizio Finanziario", false);
        case("Firma del Dirigente", false);
        case("Compilato da Ufficio Personale", false);
        case("Ente: Comune di Esempio", false);
        case("Direzione: Lavori Pubblici", false);
        case("Rilevazione delle attività – anno 2026", false);
    }

    #[test]
    fn a_label_may_stand_in_a_cell_of_its_own() {
        assert!(is_signer("Il Referente"));
        assert!(is_signer("Nome e cognome del compilatore"));
        assert!(!is_signer("Direzione"));
        assert!(!is_signer(""));
        assert!(begins_as_name("Anna Bianchi"));
        assert!(!begins_as_name("Teatro Anna Bianchi"));
        assert!(!begins_as_name("Anna"));
    }
}
