//! `L020 assignment-without-activity`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("L020"),
    slug: "assignment-without-activity",
    severity: Severity::Warning,
    facts: &[FactKind::AssignmentWithoutActivity],
    summary: Text {
        it: "Un'assegnazione nomina un'attività che la mappatura non ha",
        en: "An assignment names an activity that the inventory lacks",
    },
    message: Words::By {
        param: "several",
        cases: &[(
            "yes",
            Text {
                it: "l'assegnazione nomina l'attività «{id}», che nella mappatura c'è più volte \
                     con esiti diversi: il tempo resta senza esito",
                en: "the assignment names the activity “{id}”, which the inventory has several \
                     times with different verdicts: the time stays without a verdict",
            },
        )],
        otherwise: Text {
            it: "l'assegnazione nomina l'attività «{id}», che nella mappatura non c'è: il tempo \
                 resta senza esito",
            en: "the assignment names the activity “{id}”, which the inventory lacks: the time \
                 stays without a verdict",
        },
    },
    help: Some(Words::Always(Text {
        it: "correggere il codice, aggiungere l'unità dell'attività, o aggiungere l'attività \
             alla mappatura",
        en: "mend the code, add the unit of the activity, or add the activity to the inventory",
    })),
    explain: Text {
        it: "Le persone si contano per il tempo che passano su attività smartabili. Di \
             un'attività sconosciuta non si sa se lo sia: la persona conta nel massimo e non nel \
             minimo.",
        en: "People are counted by the time they spend on smartable activities. Of an unknown \
             activity nobody knows whether it is one: the person counts in the upper bound and \
             not in the lower.",
    },
    ..Rule::BASE
};
