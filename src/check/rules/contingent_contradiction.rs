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
        it: "Il personale dell'unità e quello delle sue attività si contraddicono",
        en: "The staff of the unit and the heads of its activities contradict each other",
    },
    message: Words::By {
        param: "why",
        cases: &[(
            "too_few",
            Text {
                it: "«{unit}»: del personale in organigramma ({staff}) almeno {at_least} persone \
                     dovrebbero lavorare ad attività smartabili, che però ne occupano al più \
                     {at_most}: qualcuno non compare in nessuna attività, e il contingente non si \
                     può calcolare",
                en: "“{unit}”: of the staff in the org chart ({staff}) at least {at_least} people \
                     would work on smartable activities, which take at most {at_most}: somebody \
                     works on none of the activities, and the contingent cannot be worked out",
            },
        )],
        otherwise: Text {
            it: "«{unit}»: le attività smartabili occupano almeno {at_least} persone, ma \
                 l'organigramma ne dà {staff}: il contingente non si può calcolare",
            en: "“{unit}”: its smartable activities take at least {at_least} people, but the org \
                 chart gives it {staff}: the contingent cannot be worked out",
        },
    },
    help: Some(Words::Always(Text {
        it: "correggere il personale assegnato alle attività o quello dell'organigramma, o \
             aggiungere le attività che mancano",
        en: "mend the headcounts of the activities or the staff in the org chart, or add the \
             activities that are missing",
    })),
    explain: Text {
        it: "Il contingente sta tra un minimo e un massimo: il minimo viene dalle attività, il \
             massimo dal personale dell'unità. Se il minimo supera il massimo uno dei due numeri \
             è sbagliato, e ogni valore sarebbe inventato: l'unità resta senza valore.",
        en: "A contingent lies between a least and a most: the least comes from the activities, \
             the most from the staff of the unit. Where the least exceeds the most one of the \
             two numbers is wrong, and any figure would be invented: the unit has none.",
    },
    ..Rule::BASE
};
