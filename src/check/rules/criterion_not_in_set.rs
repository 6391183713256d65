//! `T026 criterion-not-in-set`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("T026"),
    slug: "criterion-not-in-set",
    severity: Severity::Warning,
    facts: &[FactKind::UnusedCriterion],
    summary: Text {
        it: "Il foglio risponde a un criterio che l'insieme in uso non ha",
        en: "The sheet answers a criterion that the set in use lacks",
    },
    // The header is not named, so that all sheets that ask the same share one sentence.
    message: Words::By {
        param: "sets",
        cases: &[(
            "",
            Text {
                it: "ATTENZIONE: la colonna risponde al criterio «{item}», che l'insieme di \
                     criteri in uso non considera: non ha effetto sugli esiti",
                en: "MIND: the column answers the criterion “{item}”, which the criteria set in \
                     use does not have: it has no effect on verdicts",
            },
        )],
        otherwise: Text {
            it: "ATTENZIONE: la colonna risponde al criterio «{item}», che l'insieme di criteri \
                 in uso non considera: non ha effetto sugli esiti; lo considerano: {sets}",
            en: "MIND: the column answers the criterion “{item}”, which the criteria set in use \
                 does not have: it has no effect on verdicts; it is used by: {sets}",
        },
    },
    help: Some(Words::By {
        param: "sets",
        cases: &[(
            "",
            Text {
                it: "se il criterio deve contare, aggiungerlo a un insieme proprio e \
                         indicarlo con --criteria FILE",
                en: "if the criterion is to count, add it to a set of your own and name it \
                         with --criteria FILE",
            },
        )],
        otherwise: Text {
            it: "se il criterio deve contare, scegliere uno di questi insiemi: --criteria ID \
                 (li descrive «smartable criteria show ID»)",
            en: "if the criterion is to count, choose one of these sets: --criteria ID \
                 (“smartable criteria show ID” describes them)",
        },
    }),
    explain: Text {
        it: "Con l'insieme sbagliato un'attività che richiede la presenza fisica può risultare \
             smartabile, se l'insieme non la chiede. Perciò si dice quando il foglio sa \
             qualcosa che l'insieme non guarda.",
        en: "With the wrong set an activity that needs physical presence can turn out \
             smartable, if the set does not ask for it. That is why it is said when the sheet \
             knows something that the set does not look at.",
    },
    ..Rule::BASE
};
