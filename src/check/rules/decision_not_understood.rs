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
        cases: &[
            (
                "verdict",
                Text {
                    it: "«{id}»: l'esito «{value}» non è nell'elenco; la riga non è riportata",
                    en: "“{id}”: the verdict “{value}” is not in the list; the row is not taken \
                         over",
                },
            ),
            (
                "date",
                Text {
                    it: "«{id}»: «{value}» non è una data; la riga non è riportata",
                    en: "“{id}”: “{value}” is no date; the row is not taken over",
                },
            ),
            (
                "date_ahead",
                Text {
                    it: "«{id}»: la data «{value}» viene dopo il {on}; la riga non è riportata",
                    en: "“{id}”: the date “{value}” comes after {on}; the row is not taken over",
                },
            ),
        ],
        otherwise: Text {
            it: "«{id}»: «{value}» non dice se è d'accordo; la riga non è riportata",
            en: "“{id}”: “{value}” does not say whether it agrees; the row is not taken over",
        },
    },
    expected: Some(Words::By {
        param: "what",
        cases: &[
            (
                "verdict",
                Text {
                    it: "smartabile, parzialmente smartabile o non smartabile",
                    en: "smartable, partly smartable or not smartable",
                },
            ),
            (
                "date",
                Text {
                    it: "una data, per esempio 12/03/2026",
                    en: "a date, for example 2026-03-12",
                },
            ),
            (
                "date_ahead",
                Text {
                    it: "il giorno in cui è stato deciso, fino al {on}",
                    en: "the day of the decision, {on} at the latest",
                },
            ),
        ],
        otherwise: Text {
            it: "Sì o No",
            en: "Yes or No",
        },
    }),
    help: Some(Words::By {
        param: "what",
        cases: &[("date", DATE_HELP), ("date_ahead", DATE_HELP)],
        otherwise: Text {
            it: "scegliere dall'elenco della cella; ciò che c'è da spiegare va nella motivazione",
            en: "choose from the list of the cell; what is to be explained belongs to the reason",
        },
    }),
    explain: Text {
        it: "Nelle colonne con un elenco vale solo ciò che è nell'elenco: una parola diversa \
             potrebbe voler dire più cose. Una data dev'essere un giorno che esiste e, dove il \
             giorno del rapporto è dichiarato («--on» o la configurazione), non dopo di esso. Lo \
             dice solo «review import».",
        en: "In columns with a list only what is in the list counts: another word might mean \
             several things. A date must be a day that exists and, where the day of the report is \
             stated (“--on” or the configuration), not after it. Only “review import” says it.",
    },
    ..Rule::BASE
};

const DATE_HELP: Text = Text {
    it: "scrivere nella cella il giorno della decisione e ripetere «review import»",
    en: "write the day of the decision into the cell and run “review import” again",
};
