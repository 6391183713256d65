//! `P004 person-name`

use crate::check::hints::Hint;
use crate::check::notes::{Note, Notes};
use crate::check::rule::{Looks, Rule, Words};
use crate::check::somebody::{has_title, is_name, names_somebody};
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
             responsabile …) e i titoli davanti a un nome (dott., sig.ra, ing.); nelle righe sopra \
             la tabella, sotto e nei fogli senza tabella anche i nomi dopo «referente:», «firma», \
             «compilato da». Il nome di chi ha firmato una deroga non si segnala. Il valore non \
             viene mai mostrato.",
        en: "With a name beside it, a row tells what one certain person does and how much it works. \
             Columns whose header speaks of persons (dipendente, cognome e nome, responsabile …) \
             and titles before a name (dott., sig.ra, ing.) are looked at; in rows above the table, \
             below it and in sheets without a table also names behind “referente:”, “firma”, \
             “compilato da”. The name of who signed an override passes. The value is never shown.",
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
    let titled = || {
        if view.beside {
            names_somebody(view)
        } else {
            spelt && has_title(view.cell.text())
        }
    };
    if named || titled() {
        notes.push(Note::at(view.place()));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::{cells, titles};

    #[test]
    fn fires_in_columns_of_persons_and_after_titles() {
        let table = "id;activity;Nominativo;override_author\nA1;Uno;Bianchi Anna;Verdi Carla\n\
                     A2;Pratiche dott. Neri;Ufficio Tributi;";
        assert_eq!(cells(&RULE, table), ["C2", "B3"]);
        assert!(cells(&RULE, "id;activity\nA1;Servizi Demografici").is_empty());
    }

    #[test]
    fn fires_on_who_signs_above_the_table() {
        let rows = [
            "Comune di Esempio;Anno 2026",
            "Referente: Anna Bianchi;tel. 051 123456",
            "Il dirigente;BIANCHI ANNA",
            "Responsabile;Lavori Pubblici",
            "Verdi Carla",
        ];
        assert_eq!(titles(&RULE, &rows), ["A2", "B3"]);
    }
}
