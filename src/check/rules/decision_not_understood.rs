//! `D003 decision-not-understood`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("D003"),
    slug: "decision-not-understood",
    severity: Severity::Error,
    facts: &[FactKind::DecisionNotUnderstood],
    cause: Cause::Place,
    summary: Text {
        it: "La risposta di un dirigente non si capisce",
        en: "The answer of a manager is not understood",
    },
    message: Words::By {
        param: "what",
        cases: &[(
            "verdict",
            Text {
                it: "«{id}»: l'esito «{value}» non è nell'elenco; la riga non è riportata",
                en: "“{id}”: the verdict “{value}” is not in the list; the row is not taken \
                         over",
            },
        )],
        otherwise: Text {
            it: "«{id}»: «{value}» non dice se è d'accordo; la riga non è riportata",
            en: "“{id}”: “{value}” does not say whether it agrees; the row is not taken over",
        },
    },
    expected: Some(Words::By {
        param: "what",
        cases: &[(
            "verdict",
            Text {
                it: "smartabile, parzialmente smartabile o non smartabile",
                en: "smartable, partly smartable or not smartable",
            },
        )],
        otherwise: Text {
            it: "Sì o No",
            en: "Yes or No",
        },
    }),
    help: Some(Words::Always(Text {
        it: "scegliere dall'elenco della cella; ciò che c'è da spiegare va nella motivazione",
        en: "choose from the list of the cell; what is to be explained belongs to the reason",
    })),
    explain: Text {
        it: "Nelle colonne con un elenco vale solo ciò che è nell'elenco: una parola diversa \
             potrebbe voler dire più cose. Lo dice solo «review import».",
        en: "In columns with a list only what is in the list counts: another word might mean \
             several things. Only “review import” says it.",
    },
    ..Rule::BASE
};
