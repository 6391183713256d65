//! `D002 decision-without-verdict`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("D002"),
    slug: "decision-without-verdict",
    severity: Severity::Error,
    facts: &[FactKind::DecisionWithoutVerdict],
    cause: Cause::Place,
    summary: Text {
        it: "Una decisione non sceglie un esito",
        en: "A decision chooses no verdict",
    },
    message: Words::Always(Text {
        it: "«{id}»: la riga non è d'accordo, o ha motivo, autore o data, ma nessun esito; non è \
             riportata",
        en: "“{id}”: the row does not agree, or has a reason, an author or a date, but no \
             verdict; it is not taken over",
    }),
    expected: Some(Words::Always(Text {
        it: "smartabile, parzialmente smartabile o non smartabile",
        en: "smartable, partly smartable or not smartable",
    })),
    help: Some(Words::Always(Text {
        it: "scegliere l'esito dall'elenco, oppure lasciare vuota tutta la riga",
        en: "choose the verdict from the list, or leave the whole row empty",
    })),
    explain: Text {
        it: "Chi non è d'accordo con l'esito calcolato deve dire quale altro vale: altrimenti non \
             si sa che cosa scrivere nell'inventario. Lo dice solo «review import».",
        en: "Whoever does not agree with the computed verdict must say which other one holds: \
             else nobody knows what to write into the inventory. Only “review import” says it.",
    },
    ..Rule::BASE
};
