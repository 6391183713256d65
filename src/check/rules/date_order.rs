//! `R015 date-order`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("R015"),
    slug: "date-order",
    severity: Severity::Error,
    facts: &[FactKind::PeriodReversed],
    cause: Cause::Column,
    summary: Text {
        it: "Un periodo finisce prima di cominciare",
        en: "A period ends before it begins",
    },
    message: Words::Always(Text {
        it: "la data di fine viene prima di quella di inizio: la riga non vale in nessun giorno",
        en: "the last day comes before the first: the row holds on no day",
    }),
    expected: Some(Words::Always(Text {
        it: "un ultimo giorno non precedente al primo",
        en: "a last day that is not before the first",
    })),
    help: Some(Words::Always(Text {
        it: "correggere una delle due date",
        en: "mend one of the two dates",
    })),
    explain: Text {
        it: "Le due date comprendono il primo e l'ultimo giorno. Se sono scambiate non si sa \
             quale sia quella giusta: la riga resta fuori dai conti finché non si corregge.",
        en: "Both dates are days of the period. Where they are swapped nobody knows which one is \
             right: the row is left out of the figures until it is mended.",
    },
    ..Rule::BASE
};
