//! `P004 person-name`

use crate::check::hints::Hint;
use crate::check::notes::{Note, Notes};
use crate::check::rule::{Looks, Rule, Words};
use crate::check::view::{CellView, Role};
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::model::raw::CellKind;

pub(super) const RULE: Rule = Rule {
    code: Code("P004"),
    slug: "person-name",
    severity: Severity::Warning,
    summary: Text {
        it: "Il nome di una persona",
        en: "The name of a person",
    },
    message: Words::Always(Text {
        it: "la cella sembra contenere il nome di una persona",
        en: "the cell seems to hold the name of a person",
    }),
    help: Some(Words::Always(Text {
        it: "togliere i nomi: per le attività bastano l'unità e il numero di persone",
        en: "remove the names: for activities the unit and the number of people are enough",
    })),
    explain: Text {
        it: "Con il nome accanto, una riga dice che cosa fa e quanto lavora una persona precisa. Si \
             guardano le colonne la cui intestazione parla di persone (dipendente, cognome e nome, \
             responsabile …) e i titoli davanti a un nome (dott., sig.ra, ing.). Il nome di chi ha \
             firmato una deroga non si segnala. Il valore non viene mai mostrato.",
        en: "With a name beside it, a row tells what one certain person does and how much it works. \
             Columns whose header speaks of persons (dipendente, cognome e nome, responsabile …) \
             and titles before a name (dott., sig.ra, ing.) are looked at. The name of who signed \
             an override passes. The value is never shown.",
    },
    cause: Cause::Column,
    looks: Looks::AtCells(look),
    personal: true,
    ..Rule::BASE
};

fn look(view: &CellView<'_>, notes: &mut Notes<'_>) {
    if view.cell.kind != CellKind::Text {
        return;
    }
    let under_person = view.role == Role::Other && view.table.hint(view.column) == Hint::Person;
    let named = under_person && is_name(view.cell.text());
    // A title may stand in any cell: `Sì (sig.ra Verdi)` is no answer, and shows who.
    let bytes = view.cell.bytes();
    let spelt = bytes.contains(&b'.') && bytes.iter().any(u8::is_ascii_alphabetic);
    let titled = || spelt && has_title(view.cell.text());
    if named || titled() {
        notes.push(Note::at(view.place()));
    }
}

/// Beginnings of words that are no names of persons: offices, ranks, professions.
const NO_NAMES: [&str; 48] = [
    "affari",
    "agronom",
    "amministr",
    "anagraf",
    "area",
    "assessor",
    "capo",
    "civic",
    "civil",
    "collaborator",
    "commercialist",
    "commissar",
    "comun",
    "comand",
    "coordinator",
    "difensor",
    "dipartiment",
    "direttor",
    "direzion",
    "dirigent",
    "edil",
    "finanz",
    "forestal",
    "funzionari",
    "gener",
    "istruttor",
    "local",
    "operator",
    "personale",
    "polizi",
    "prefett",
    "president",
    "protocol",
    "ragioner",
    "respons",
    "revisor",
    "segretar",
    "segreter",
    "serviz",
    "settor",
    "sindac",
    "social",
    "sportell",
    "storic",
    "tecnic",
    "tribut",
    "uffic",
    "unit",
];

fn is_office_word(word: &str) -> bool {
    let lower = word.to_lowercase();
    NO_NAMES.iter().any(|it| lower.starts_with(it))
}

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

/// Beginnings of words for what is named after persons: institutions, places, prizes.
const NAMESAKES: [&str; 42] = [
    "accademi",
    "aula",
    "bibliotec",
    "borgo",
    "borsa",
    "campo",
    "casa",
    "caserm",
    "centro",
    "clinic",
    "collegi",
    "complesso",
    "conservatori",
    "convitto",
    "edifici",
    "fondazion",
    "giardin",
    "ipab",
    "istitut",
    "largo",
    "lascito",
    "liceo",
    "memorial",
    "muse",
    "nido",
    "ospedal",
    "padiglion",
    "palazz",
    "palestr",
    "parc",
    "piazz",
    "policlinic",
    "ponte",
    "premi",
    "sala",
    "scuol",
    "stadio",
    "teatr",
    "via",
    "vial",
    "vicol",
    "vill",
];

/// Says whether a word, written as a name, is something that may be named after a person. Short
/// ones must stand alone: `viaggi` is no street.
fn is_namesake(word: &str) -> bool {
    let word = word.trim_matches(|char: char| !char.is_alphabetic());
    let lower = word.to_lowercase();
    NAMESAKES.iter().any(|it| {
        let whole = [
            "via", "casa", "sala", "aula", "borgo", "campo", "nido", "borsa",
        ];
        if whole.contains(it) {
            lower == *it
        } else {
            lower.starts_with(it)
        }
    })
}

/// Says whether a title stands before a name: `dott. Bianchi`, `sig.ra Verdi`.
fn has_title(text: &str) -> bool {
    let shouted = !text.chars().any(char::is_lowercase);
    let mut words = text.split_whitespace().peekable();
    let mut named_after = false;
    while let Some(word) = words.next() {
        // A school named after somebody is no person, whatever its name goes on with.
        named_after = named_after || is_namesake(word);
        let title = word.trim_start_matches(['(', '«', '"']);
        if !title.ends_with(['.', 'a']) || title.len() > 10 {
            continue;
        }
        let sure = match title.to_lowercase().as_str() {
            "dott." | "dott.ssa" | "dr." | "dr.ssa" | "sig." | "sig.ra" | "prof.ssa" => true,
            // `Arch. storico`, `RAG. GENERALE`: in capitals nobody can tell.
            "ing." | "arch." | "geom." | "avv." | "rag." | "prof." => !shouted,
            _ => continue,
        };
        let named = words.peek().is_some_and(|next| {
            let next = next.trim_end_matches([',', ';', ')', '.', ':']);
            let capital = next.starts_with(char::is_uppercase);
            capital && next.chars().count() > 2 && !is_office_word(next)
        });
        if sure && named && !named_after {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{RULE, has_title, is_name};
    use crate::check::rules::testing::cells;

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
    fn fires_in_columns_of_persons_and_after_titles() {
        let table = "id;activity;Nominativo;override_author\nA1;Uno;Bianchi Anna;Verdi Carla\n\
                     A2;Pratiche dott. Neri;Ufficio Tributi;";
        assert_eq!(cells(&RULE, table), ["C2", "B3"]);
        assert!(cells(&RULE, "id;activity\nA1;Servizi Demografici").is_empty());
    }
}
