//! `D006 review-cell-touched`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("D006"),
    slug: "review-cell-touched",
    severity: Severity::Error,
    facts: &[FactKind::ReviewCellTouched],
    cause: Cause::Place,
    summary: Text {
        it: "In una revisione è cambiata una cella da non toccare",
        en: "A cell of a review that was to stay has changed",
    },
    message: Words::By {
        param: "what",
        cases: &[(
            "row",
            Text {
                it: "«{id}»: una delle celle da non toccare è cambiata; la riga non è \
                         riportata",
                en: "“{id}”: one of the cells that were to stay has changed; the row is not \
                         taken over",
            },
        )],
        otherwise: Text {
            it: "«{id}»: qui c'era «{before}»; la cella non era da cambiare e la riga non è \
                 riportata",
            en: "“{id}”: “{before}” stood here; the cell was not to be changed, and the row is \
                 not taken over",
        },
    },
    expected: Some(Words::By {
        param: "what",
        cases: &[(
            "row",
            Text {
                it: "le celle come nel file inviato",
                en: "the cells as in the file that was sent",
            },
        )],
        otherwise: Text {
            it: "«{before}»",
            en: "“{before}”",
        },
    }),
    help: Some(Words::Always(Text {
        it: "rimettere il testo del file inviato; se è l'inventario a essere sbagliato, \
             correggerlo lì e ripetere «review export»",
        en: "put the text of the file that was sent back; where the inventory is wrong, mend it \
             there and run “review export” again",
    })),
    explain: Text {
        it: "Attività, esito calcolato, motivi e ostacoli sono ciò su cui il dirigente decide. Se \
             cambiano nella revisione, non si sa più su che cosa ha deciso. Lo dice solo «review \
             import».",
        en: "Activity, computed verdict, reasons and obstacles are what the manager decides on. \
             Where they change in the review, nobody knows what was decided on. Only “review \
             import” says it.",
    },
    ..Rule::BASE
};
