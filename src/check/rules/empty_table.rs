//! `T022 empty-table`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("T022"),
    slug: "empty-table",
    severity: Severity::Error,
    facts: &[FactKind::EmptyTable],
    summary: Text {
        it: "Una tabella ha le intestazioni e nessuna attività",
        en: "A table has headers and no activity",
    },
    message: Words::Always(Text {
        it: "la tabella ha le intestazioni e nessuna riga compilata: non è stato valutato niente",
        en: "the table has headers and no row filled in: nothing was judged",
    }),
    help: Some(Words::Always(Text {
        it: "farsi inviare la scheda compilata; se l'ufficio non ha attività da dichiarare, \
             eliminare il foglio",
        en: "ask for the sheet filled in; if the office has no activities to declare, delete it",
    })),
    explain: Text {
        it: "Una scheda inviata vuota sembrerebbe a posto, perché non contiene errori. Le righe \
             solo numerate, gli esempi del modello e i totali non sono attività.",
        en: "A sheet sent empty would look fine, because nothing in it is wrong. Rows that are \
             only numbered, the template's examples and totals are no activities.",
    },
    ..Rule::BASE
};
