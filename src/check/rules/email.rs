//! `P002 email`

use crate::check::notes::Notes;
use crate::check::rule::{Looks, Rule, Words};
use crate::check::stands::{STANDS, help};
use crate::check::view::CellView;
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::matching::Signs;
use crate::matching::personal::find::emails;

pub(super) const RULE: Rule = Rule {
    code: Code("P002"),
    slug: "email",
    severity: Severity::Warning,
    summary: Text {
        it: "L'indirizzo e-mail di una persona",
        en: "A person's e-mail address",
    },
    message: Words::By {
        param: STANDS,
        cases: &[
            (
                "file",
                Text {
                    it: "il nome del file contiene l'indirizzo e-mail di una persona",
                    en: "the name of the file holds the e-mail address of a person",
                },
            ),
            (
                "sheet",
                Text {
                    it: "il nome del foglio contiene l'indirizzo e-mail di una persona",
                    en: "the name of the sheet holds the e-mail address of a person",
                },
            ),
            (
                "comment",
                Text {
                    it: "il commento della cella contiene l'indirizzo e-mail di una persona",
                    en: "the comment on the cell holds the e-mail address of a person",
                },
            ),
        ],
        otherwise: Text {
            it: "la cella contiene l'indirizzo e-mail di una persona",
            en: "the cell holds the e-mail address of a person",
        },
    },
    help: Some(help(Text {
        it: "togliere l'indirizzo o scrivere quello dell'ufficio",
        en: "remove the address or write that of the office",
    })),
    explain: Text {
        it: "Un indirizzo nome.cognome@ identifica una persona. Quelli degli uffici (protocollo@, \
             info@, urp@, tributi@, le caselle PEC) si possono lasciare. Si segnalano gli indirizzi \
             con nome e cognome, o con l'iniziale, e quelli di caselle private; il valore non viene \
             mai mostrato.",
        en: "An address name.surname@ tells a person. Those of offices (protocollo@, info@, urp@, \
             tributi@, certified mailboxes) may stay. Addresses with name and surname, or an \
             initial, and those of private mailboxes are reported; the value is never shown.",
    },
    cause: Cause::Column,
    looks: Looks::AtCells(look),
    signs: Signs::AT,
    params: &[STANDS],
    personal: true,
    ..Rule::BASE
};

/// Beginnings of words by which offices call their mailboxes.
const OFFICES: [&str; 53] = [
    "affari", "ambient", "ammin", "anagraf", "appalt", "archivi", "area", "assist", "attivita",
    "bandi", "bibliot", "bilanc", "civil", "concors", "contab", "contatt", "contr", "cultur",
    "demograf", "dipart", "direz", "edil", "elettor", "finanz", "gest", "giunta", "inform",
    "istruz", "lavor", "legal", "local", "museo", "opere", "person", "poliz", "politich",
    "privacy", "prot", "pubblic", "ragion", "respons", "risors", "scuol", "segret", "serviz",
    "settor", "social", "sport", "staff", "support", "tecnic", "tribut", "uffic",
];

/// Short words of mailboxes. Whole ones: many names begin like them (Nora, Comini, Garelli).
const WHOLE: [&str; 8] = [
    "amm", "ced", "com", "comune", "gare", "no", "noreply", "pec",
];

/// Mailboxes that people have at home.
const PRIVATE: [&str; 10] = [
    "gmail.",
    "libero.",
    "hotmail.",
    "yahoo.",
    "outlook.",
    "alice.",
    "virgilio.",
    "tiscali.",
    "icloud.",
    "live.",
];

fn look(view: &CellView<'_>, notes: &mut Notes<'_>) {
    if view.cell.bytes().contains(&b'@') && emails(view.cell.raw).any(is_of_a_person) {
        notes.push(view.personal_note());
    }
}

/// Says whether an address is that of a person, by its words.
pub(super) fn is_of_a_person(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    let Some((local, domain)) = lower.split_once('@') else {
        return false;
    };
    let certified = ["pec", "legalmail", "cert."]
        .iter()
        .any(|it| domain.contains(it));
    let words: Vec<&str> = local.split(['.', '_', '-']).collect();
    let office = words
        .iter()
        .any(|word| WHOLE.contains(word) || OFFICES.iter().any(|it| word.starts_with(it)));
    if office || certified {
        return false;
    }
    let letters = |word: &&str| !word.is_empty() && word.bytes().all(|it| it.is_ascii_alphabetic());
    let named = (2..=3).contains(&words.len())
        && words.iter().all(letters)
        && words.last().is_some_and(|word| word.len() > 2);
    named || PRIVATE.iter().any(|it| domain.starts_with(it))
}

#[cfg(test)]
mod tests {
    use super::{RULE, is_of_a_person};
    use crate::check::rules::testing::cells;

    #[test]
    fn names_that_begin_like_offices_are_names() {
        assert!(is_of_a_person("nora.comini@comune.invalid"));
        assert!(!is_of_a_person("no-reply@comune.invalid"));
        assert!(!is_of_a_person("ufficio.gare@comune.invalid"));
    }

    #[test]
    fn persons_are_told_from_offices() {
        #[track_caller]
        fn case(address: &str, person: bool) {
            assert_eq!(is_of_a_person(address), person, "{address}");
        }
        case("anna.bianchi@example.org", true);
        case("a.bianchi@example.org", true);
        case("abianchi80@gmail.com", true);
        case("protocollo@example.org", false);
        case("info@example.org", false);
        case("urp@example.org", false);
        case("ufficio.tributi@example.org", false);
        case("affari.generali@example.org", false);
        case("comune.esempio@pec.example.org", false);
        case("abianchi@example.org", false); // may be an office as well
    }

    #[test]
    fn fires_on_a_person_alone() {
        let table =
            "id;activity;notes\nA1;Uno;scrivere a anna.bianchi@example.org\nA2;Due;urp@example.org";
        assert_eq!(cells(&RULE, table), ["C2"]);
    }
}
