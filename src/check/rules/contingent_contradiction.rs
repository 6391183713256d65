//! `X020 contingent-contradiction`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("X020"),
    slug: "contingent-contradiction",
    severity: Severity::Error,
    facts: &[FactKind::ContingentContradiction],
    summary: Text {
        it: "Le attività chiedono più persone di quante l'unità ne ha",
        en: "The activities take more people than the unit has",
    },
    message: Words::Always(Text {
        it: "«{unit}»: le attività smartabili occupano almeno {at_least} persone, ma \
             l'organigramma ne dà {staff}: il contingente non si può calcolare",
        en: "“{unit}”: its smartable activities take at least {at_least} people, but the org \
             chart gives it {staff}: the contingent cannot be worked out",
    }),
    help: Some(Words::Always(Text {
        it: "correggere il personale assegnato all'attività o quello dell'organigramma",
        en: "mend the headcount of the activity, or the staff in the org chart",
    })),
    explain: Text {
        it: "Il contingente sta tra un minimo e un massimo: il minimo viene dalle attività, il \
             massimo dal personale dell'unità. Se il minimo supera il massimo uno dei due numeri \
             è sbagliato, e ogni valore sarebbe inventato: l'unità resta senza valore.",
        en: "A contingent lies between a least and a most: the least comes from the activities, \
             the most from the staff of the unit. Where the least exceeds the most one of the \
             two numbers is wrong, and any figure would be invented: the unit has none.",
    },
};
