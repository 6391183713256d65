//! `T034 ended-sheet`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("T034"),
    slug: "ended-sheet",
    severity: Severity::Info,
    facts: &[FactKind::EndedSheet],
    summary: Text {
        it: "Un foglio elenca attività cessate",
        en: "A sheet lists activities that have ended",
    },
    message: Words::Always(Text {
        it: "il foglio «{sheet}» elenca attività cessate: non è contato",
        en: "the sheet “{sheet}” lists activities that have ended: it is not counted",
    }),
    help: Some(Words::Always(Text {
        it: "se contiene attività che si svolgono ancora, dargli un altro nome",
        en: "where it holds activities that are still done, give it another name",
    })),
    explain: Text {
        it: "Un inventario può tenere in un foglio a parte, «Cessate», ciò che non si svolge più: \
             lo scrive «update», che lo rilegge l'anno dopo. Se contasse, riporterebbe in vita \
             attività finite; se sparisse senza una parola, nessuno si accorgerebbe di un nome \
             scelto per caso.",
        en: "An inventory may keep what is no longer done in a sheet of its own, “Cessate” or \
             “Ended”: “update” writes it and reads it again the year after. Were it counted, \
             activities that are over would come back; were it dropped without a word, nobody \
             would notice a name chosen by chance.",
    },
    ..Rule::BASE
};
