//! `P007 iban-card`

use crate::check::notes::Notes;
use crate::check::rule::{Looks, Rule, Words};
use crate::check::stands::{STANDS, help};
use crate::check::view::CellView;
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::matching::Signs;
use crate::matching::personal::find::{has_card, has_iban};

pub(super) const RULE: Rule = Rule {
    code: Code("P007"),
    slug: "iban-card",
    severity: Severity::Error,
    summary: Text {
        it: "Un conto corrente o una carta di pagamento",
        en: "A bank account or a payment card",
    },
    message: Words::By {
        param: STANDS,
        cases: &[
            (
                "file",
                Text {
                    it: "il nome del file contiene un IBAN o il numero di una carta di pagamento",
                    en: "the name of the file holds an IBAN or the number of a payment card",
                },
            ),
            (
                "sheet",
                Text {
                    it: "il nome del foglio contiene un IBAN o il numero di una carta di pagamento",
                    en: "the name of the sheet holds an IBAN or the number of a payment card",
                },
            ),
            (
                "comment",
                Text {
                    it: "il commento della cella contiene un IBAN o il numero di una carta di pagamento",
                    en: "the comment on the cell holds an IBAN or the number of a payment card",
                },
            ),
        ],
        otherwise: Text {
            it: "la cella contiene un IBAN o il numero di una carta di pagamento",
            en: "the cell holds an IBAN or the number of a payment card",
        },
    },
    help: Some(help(Text {
        it: "togliere il numero: alla rilevazione delle attività non serve",
        en: "remove the number: a survey of activities does not need it",
    })),
    explain: Text {
        it: "Si segnalano solo i numeri le cui cifre di controllo tornano: gli IBAN, e le carte \
             scritte a gruppi di quattro cifre. Il valore non viene mai mostrato.",
        en: "Only numbers whose check digits fit are reported: IBANs, and cards written in groups of \
             four digits. The value is never shown.",
    },
    cause: Cause::Column,
    looks: Looks::AtCells(look),
    signs: Signs::DIGITS,
    params: &[STANDS],
    personal: true,
    ..Rule::BASE
};

fn look(view: &CellView<'_>, notes: &mut Notes<'_>) {
    let bytes = view.cell.bytes();
    if bytes.len() < 15 || bytes.iter().filter(|it| it.is_ascii_digit()).count() < 7 {
        return;
    }
    if has_iban(view.cell.raw) || has_card(view.cell.raw) {
        notes.push(view.personal_note());
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::cells;

    #[test]
    fn fires_on_numbers_that_check_out() {
        let table = "id;activity;notes\nA1;Uno;su IT60X0542811101000000123456\n\
                     A2;Due;carta 4111 1111 1111 1111";
        assert_eq!(cells(&RULE, table), ["C2", "C3"]);
    }

    #[test]
    fn stays_silent_on_other_long_numbers() {
        let table = "id;activity;notes\nIT61X0542811101000000123456;Uno;4111111111111111\n\
                     A2;Due;4111 1111 1111 1112";
        assert!(cells(&RULE, table).is_empty());
    }
}
