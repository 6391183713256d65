//! `V031 ambiguous-date`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("V031"),
    slug: "ambiguous-date",
    severity: Severity::Error,
    facts: &[FactKind::MonthFirst],
    summary: Text {
        it: "In una data il mese sta prima del giorno",
        en: "In a date the month stands before the day",
    },
    message: Words::Always(Text {
        it: "«{value}» non è una data con il giorno prima del mese: forse {days}?",
        en: "“{value}” is no date with the day before the month: perhaps {days}?",
    }),
    help: Some(Words::Always(Text {
        it: "scrivere {written}, e controllare le altre date della colonna",
        en: "write {written}, and look at the other dates of the column",
    })),
    explain: Text {
        it: "Le date si leggono con il giorno prima del mese, come si usa in Italia. Se in \
             una colonna una data ha il mese prima, anche le altre possono averlo, e 03/04 \
             vorrebbe dire un altro giorno: la data non si indovina.",
        en: "Dates are read with the day before the month, as is usual in Italy. Where one \
             date of a column has the month first the others may have it too, and 03/04 would \
             be another day: the date is not guessed.",
    },
    ..Rule::BASE
};
