//! `P003 phone`

use super::email;
use crate::check::hints::Hint;
use crate::check::notes::{Note, Notes};
use crate::check::rule::{Looks, Rule, Words};
use crate::check::somebody::names_somebody;
use crate::check::view::{CellView, Role};
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::matching::Signs;
use crate::matching::personal::find::{emails, phones};
use crate::model::raw::CellKind;

pub(super) const RULE: Rule = Rule {
    code: Code("P003"),
    slug: "phone",
    severity: Severity::Warning,
    summary: Text {
        it: "Un numero di telefono",
        en: "A telephone number",
    },
    message: Words::Always(Text {
        it: "la cella contiene un numero di telefono",
        en: "the cell holds a telephone number",
    }),
    help: Some(Words::Always(Text {
        it: "togliere il numero: alla rilevazione delle attività non serve",
        en: "remove the number: a survey of activities does not need it",
    })),
    explain: Text {
        it: "Un numero di cellulare porta a una persona. Si segnalano i numeri con il prefisso +39, \
             i cellulari scritti a gruppi e i numeri che seguono «tel.» o «cell.» o stanno sotto \
             un'intestazione del genere; codici, interni e importi no. Nelle righe sopra la tabella, \
             sotto e nei fogli senza tabella si segnalano i cellulari, e i numeri fissi solo accanto \
             al nome o all'indirizzo di una persona: il centralino di un ufficio può restare. Il \
             valore non viene mai mostrato.",
        en: "A mobile number leads to a person. Numbers with the prefix +39, mobile numbers in \
             groups, and numbers after “tel.” or “cell.” or under such a header are reported; \
             codes, extensions and amounts are not. In rows above the table, below it and in sheets \
             without a table mobile numbers are reported, and landlines only beside the name or the \
             address of a person: the switchboard of an office may stay. The value is never \
             shown.",
    },
    cause: Cause::Column,
    looks: Looks::AtCells(look),
    signs: Signs::DIGITS,
    personal: true,
    ..Rule::BASE
};

fn look(view: &CellView<'_>, notes: &mut Notes<'_>) {
    let elsewhere =
        view.role.is_code() || view.role.is_number() || matches!(view.role, Role::Answer(_));
    if elsewhere && !view.beside || view.cell.kind == CellKind::Date || view.cell.bytes().len() < 8
    {
        return;
    }
    let digits = view
        .cell
        .bytes()
        .iter()
        .filter(|it| it.is_ascii_digit())
        .count();
    if digits < 8 {
        return;
    }
    let told = view.table.hint(view.column) == Hint::Phone;
    let text = view.cell.raw;
    let found = if view.beside {
        phones(text).any(|(at, number)| leads_to_a_person(view, at, number))
    } else {
        phones(text).any(|(at, number)| told || is_surely(&text[..at], number))
    };
    if found {
        notes.push(Note::at(view.place()));
    }
}

/// Says whether a number beside a table is a mobile one, or stands in a row that names a person.
fn leads_to_a_person(view: &CellView<'_>, at: usize, number: &str) -> bool {
    let before = match view.cell.raw[..at].trim() {
        "" => view.before(),
        text => text,
    };
    let national = ["+39", "0039"]
        .iter()
        .find_map(|it| number.strip_prefix(it));
    let mobile = national.unwrap_or(number).trim_start().starts_with('3');
    is_surely(before, number) && (mobile || is_of_a_person(view))
}

/// Says whether a cell of the row names a person, or holds a person's address.
fn is_of_a_person(view: &CellView<'_>) -> bool {
    let own = (view.column, view.cell);
    let mut cells = view.row.raw.cells().chain([own]);
    cells.any(|(column, cell)| {
        let named = CellView {
            cell,
            column,
            ..*view
        };
        names_somebody(&named) || emails(cell.raw).any(email::is_of_a_person)
    })
}

/// Says whether a number behind a text can be but a telephone's.
fn is_surely(before: &str, number: &str) -> bool {
    let before = before.trim_end_matches([' ', ':', '.', '°']).to_lowercase();
    let called = [
        "tel",
        "telefono",
        "cell",
        "cellulare",
        "fax",
        "phone",
        "mobile",
    ];
    let last = before
        .rsplit(|char: char| !char.is_alphabetic())
        .next()
        .unwrap_or_default();
    let mobile = number.starts_with('3') && number.as_bytes().get(3) == Some(&b' ');
    number.starts_with("+39") || called.contains(&last) || mobile
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::{cells, titles};

    #[test]
    fn fires_on_numbers_that_are_called_so() {
        let table = "id;activity;notes;Telefono\nA1;Uno;tel. 3331234567;\nA2;Due;+39 02 12345678;\n\
                     A3;Tre;333 1234567;\nA4;Quattro;;051 123456";
        assert_eq!(cells(&RULE, table), ["C2", "C3", "C4", "D5"]);
    }

    #[test]
    fn stays_silent_on_codes_and_dates() {
        let table = "id;activity;notes;Protocollo\n3331234567;Uno;prot. 3331234567;0012345678\n\
                     A2;Due;dal 01/07/2026;interno 3331";
        assert!(cells(&RULE, table).is_empty());
    }

    #[test]
    fn beside_the_table_a_switchboard_may_stay_and_a_mobile_may_not() {
        let rows = [
            "Comune di Esempio – tel. 051 123456",
            "Centralino +39 051 123456;fax 051 123457",
            "Per chiarimenti cell. 3331234567",
            "Cellulare:;3331234567",
            "Referente: Anna Bianchi, tel. 051 123456",
            "Il referente;Anna Bianchi;tel. 051 123456",
            "anna.bianchi@example.org - +39 051 123456",
            "urp@example.org - tel. 051 123456",
            "Protocollo 3331234567",
        ];
        assert_eq!(titles(&RULE, &rows), ["A3", "B4", "A5", "C6", "A7"]);
    }
}
