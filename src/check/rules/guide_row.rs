//! `T032 guide-row`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("T032"),
    slug: "guide-row",
    severity: Severity::Info,
    facts: &[FactKind::GuideRow],
    summary: Text {
        it: "Sotto l'intestazione una riga numera le colonne o dice come riempirle",
        en: "Below the header a row numbers the columns or says how to fill them in",
    },
    message: Words::Always(Text {
        it: "la riga numera le colonne o dice che cosa scrivervi: non è contata",
        en: "the row numbers the columns or says what to write in them: it does not count",
    }),
    help: Some(Words::Always(Text {
        it: "va bene così; in una tabella di lavoro la riga si può togliere",
        en: "all is well; in a working table the row may be removed",
    })),
    explain: Text {
        it: "Molti modelli hanno sotto l'intestazione una riga con (a), (b), (c), con 1, 2, 3 o con \
             «testo», «numero», «Sì/No», o con le risposte ammesse sotto ogni domanda. Non è \
             un'attività e si salta.",
        en: "Many forms have a row below the header with (a), (b), (c), with 1, 2, 3, or with \
             “text”, “number”, “Yes/No”, or with the answers to choose from below every question. \
             It is no activity and is passed over.",
    },
    ..Rule::BASE
};
