//! `P001 codice-fiscale`

use crate::check::notes::Notes;
use crate::check::rule::{Looks, Rule, Words};
use crate::check::stands::{STANDS, help};
use crate::check::view::CellView;
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::matching::Signs;
use crate::matching::personal::find::has_tax_code;

pub(super) const RULE: Rule = Rule {
    code: Code("P001"),
    slug: "codice-fiscale",
    severity: Severity::Error,
    summary: Text {
        it: "Un codice fiscale di una persona",
        en: "A person's tax code",
    },
    message: Words::By {
        param: STANDS,
        cases: &[
            (
                "file",
                Text {
                    it: "il nome del file contiene il codice fiscale di una persona",
                    en: "the name of the file holds the tax code of a person",
                },
            ),
            (
                "sheet",
                Text {
                    it: "il nome del foglio contiene il codice fiscale di una persona",
                    en: "the name of the sheet holds the tax code of a person",
                },
            ),
            (
                "comment",
                Text {
                    it: "il commento della cella contiene il codice fiscale di una persona",
                    en: "the comment on the cell holds the tax code of a person",
                },
            ),
        ],
        otherwise: Text {
            it: "la cella contiene il codice fiscale di una persona",
            en: "the cell holds the tax code of a person",
        },
    },
    help: Some(help(Text {
        it: "togliere il codice: per le attività bastano l'unità e il numero di persone",
        en: "remove the code: for activities the unit and the number of people are enough",
    })),
    explain: Text {
        it: "Il codice fiscale dice nascita e sesso di una persona precisa, e alla rilevazione \
             delle attività non serve. Si segnalano i codici di 16 caratteri il cui carattere di \
             controllo torna, anche con le lettere al posto delle cifre. Il valore non viene mai \
             mostrato.",
        en: "A tax code tells birth and sex of one certain person, and a survey of activities does \
             not need it. Codes of 16 characters whose check character fits are reported, those \
             with letters in place of digits too. The value is never shown.",
    },
    cause: Cause::Column,
    looks: Looks::AtCells(look),
    signs: Signs::LONG,
    params: &[STANDS],
    personal: true,
    ..Rule::BASE
};

fn look(view: &CellView<'_>, notes: &mut Notes<'_>) {
    let bytes = view.cell.bytes();
    if bytes.len() < 16 || !bytes.iter().any(u8::is_ascii_digit) && bytes.len() > 24 {
        return;
    }
    if has_tax_code(view.cell.raw) {
        notes.push(view.personal_note());
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::{cells, findings};

    #[test]
    fn fires_wherever_the_code_stands_and_does_not_repeat_it() {
        let table =
            "id;activity;notes;Altro\nA1;Uno;assente RSSMRA80A01Z999Y;\nA2;Due;;rssmra80a01z999y";
        assert_eq!(cells(&RULE, table), ["C2", "D3"]);
        assert!(
            findings(&RULE, table)
                .iter()
                .all(|it| it.params.0.is_empty())
        );
    }

    #[test]
    fn stays_silent_on_other_codes() {
        let table = "id;activity;notes\nRSSMRA80A01Z999X;Uno;pratica ABCDEF12B34C567D\nA2;Due;";
        assert!(cells(&RULE, table).is_empty());
    }
}
