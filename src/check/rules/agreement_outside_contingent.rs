//! `X022 agreement-outside-contingent`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("X022"),
    slug: "agreement-outside-contingent",
    severity: Severity::Info,
    facts: &[FactKind::AgreementOutsideContingent],
    summary: Text {
        it: "Un accordo di chi non ha giornate di lavoro agile",
        en: "An agreement of somebody who has no remote days",
    },
    message: Words::Always(Text {
        it: "l'accordo è di una persona che nei giorni considerati non ha giornate di lavoro \
             agile: non entra nella quota minima",
        en: "the agreement is of a person who has no remote days in the period of the report: \
             it fills no minimum share",
    }),
    help: Some(Words::Always(Text {
        it: "controllare le assegnazioni della persona, o l'accordo",
        en: "look at the assignments of the person, or at the agreement",
    })),
    explain: Text {
        it: "Chi lavora soltanto ad attività che non si possono svolgere da remoto, o è \
             escluso, non fa parte del contingente. Se ha un accordo, o le attività assegnate \
             non sono quelle vere o l'accordo non si può usare.",
        en: "Who works only on activities that cannot be done remotely, or is excluded, is no \
             part of the contingent. With an agreement, either the assigned activities are \
             not the true ones or the agreement cannot be used.",
    },
    ..Rule::BASE
};
