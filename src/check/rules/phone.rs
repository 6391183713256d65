//! `P003 phone`

use crate::check::hints::Hint;
use crate::check::notes::{Note, Notes};
use crate::check::rule::{Looks, Rule, Words};
use crate::check::view::{CellView, Role};
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::matching::personal::find::phones;
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
             un'intestazione del genere; codici, interni e importi no. Il valore non viene mai \
             mostrato.",
        en: "A mobile number leads to a person. Numbers with the prefix +39, mobile numbers in \
             groups, and numbers after “tel.” or “cell.” or under such a header are reported; \
             codes, extensions and amounts are not. The value is never shown.",
    },
    cause: Cause::Column,
    looks: Looks::AtCells(look),
    personal: true,
    ..Rule::BASE
};

fn look(view: &CellView<'_>, notes: &mut Notes<'_>) {
    let elsewhere =
        view.role.is_code() || view.role.is_number() || matches!(view.role, Role::Answer(_));
    if elsewhere || view.cell.kind == CellKind::Date || view.cell.bytes().len() < 8 {
        return;
    }
    let digits = view
        .cell
        .bytes()
        .iter()
        .filter(|it| it.is_ascii_digit())
        .count();
    let told = view.table.hint(view.column) == Hint::Phone;
    let text = view.cell.raw;
    if digits >= 8 && phones(text).any(|(at, number)| told || is_surely(text, at, number)) {
        notes.push(Note::at(view.place()));
    }
}

/// Says whether a number in a text can be but a telephone's.
fn is_surely(text: &str, at: usize, number: &str) -> bool {
    let before = text[..at]
        .trim_end_matches([' ', ':', '.', '°'])
        .to_lowercase();
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
    use crate::check::rules::testing::cells;

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
}
