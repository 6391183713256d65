//! `T003 hidden-sheet-with-data`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("T003"),
    slug: "hidden-sheet-with-data",
    severity: Severity::Warning,
    facts: &[FactKind::HiddenSheet],
    summary: Text {
        it: "Un foglio nascosto contiene una tabella",
        en: "A hidden sheet holds a table",
    },
    message: Words::By {
        param: "read",
        cases: &[(
            "yes",
            Text {
                it: "il foglio nascosto «{sheet}» contiene una tabella: è stato letto",
                en: "the hidden sheet “{sheet}” holds a table: it was read",
            },
        )],
        otherwise: Text {
            it: "il foglio nascosto «{sheet}» contiene una tabella: non è stato letto",
            en: "the hidden sheet “{sheet}” holds a table: it was not read",
        },
    },
    help: Some(Words::By {
        param: "read",
        cases: &[(
            "yes",
            Text {
                it: "se è una versione superata, eliminare il foglio o togliere --hidden",
                en: "if it is an old version, delete the sheet or drop --hidden",
            },
        )],
        otherwise: Text {
            it: "se contiene attività da contare, renderlo visibile o usare --hidden; \
                 altrimenti eliminarlo",
            en: "if it holds activities that count, show it or use --hidden; otherwise delete it",
        },
    }),
    sender_help: Some(Words::By {
        param: "read",
        cases: &[(
            "yes",
            Text {
                it: "se è una versione superata, eliminare il foglio",
                en: "if it is outdated, delete the sheet",
            },
        )],
        otherwise: Text {
            it: "se contiene attività da contare, renderlo visibile; altrimenti eliminarlo",
            en: "if it holds activities that count, make it visible; otherwise delete it",
        },
    }),
    explain: Text {
        it: "I fogli nascosti contengono spesso la versione dell'anno prima o gli elenchi delle \
             tendine. Per questo non si leggono se non lo si chiede, e si dice sempre che ci \
             sono.",
        en: "Hidden sheets often hold last year's version or the lists behind drop-downs. That \
             is why they are not read unless asked for, and why their presence is always said.",
    },
    ..Rule::BASE
};
