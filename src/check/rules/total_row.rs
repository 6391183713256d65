//! `T019 total-row`

use crate::check::rule::{Fix, Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Safety, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("T019"),
    slug: "total-row",
    severity: Severity::Error,
    facts: &[FactKind::UnlabelledTotal],
    summary: Text {
        it: "Una riga sembra un totale, ma non lo dice",
        en: "A row looks like a total without saying so",
    },
    message: Words::Always(Text {
        it: "i numeri della riga sono la somma delle righe sopra, ma la riga non dice «Totale»: \
             è contata come attività",
        en: "the numbers of the row are the sums of the rows above, but it does not say \
             “Total”: it counts as an activity",
    }),
    expected: Some(Words::Always(Text {
        it: "«Totale» nella colonna dell'attività, se è un totale",
        en: "“Totale” in the activity column, if it is a total",
    })),
    help: Some(Words::Always(Text {
        it: "se è un totale, scrivere «Totale» nella colonna dell'attività o eliminare la riga; \
             se è un'attività va bene così",
        en: "if it is a total, write “Totale” in the activity column or delete the row; if it \
             is an activity, all is well",
    })),
    explain: Text {
        it: "Un totale contato come attività raddoppia persone e tempo dell'ufficio. Si \
             lasciano fuori solo i totali riconoscibili dall'etichetta: una coincidenza di \
             numeri non basta per togliere un'attività.",
        en: "A total that counts as an activity doubles the people and the time of the office. \
             Only totals with a label are left out: numbers that happen to agree are no reason \
             to remove an activity.",
    },
    fix: Fix::Row(Safety::Unsafe),
    ..Rule::BASE
};
