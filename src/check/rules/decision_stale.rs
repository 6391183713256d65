//! `D005 decision-stale`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("D005"),
    slug: "decision-stale",
    severity: Severity::Error,
    facts: &[FactKind::DecisionStale],
    cause: Cause::Place,
    summary: Text {
        it: "Una decisione parla di risposte che sono cambiate",
        en: "A decision speaks of answers that have changed",
    },
    message: Words::Always(Text {
        it: "«{id}»: risposte, criteri o esito sono cambiati dopo l'invio; la decisione non è \
             riportata",
        en: "“{id}”: answers, criteria or verdict have changed since it was sent; the decision is \
             not taken over",
    }),
    help: Some(Words::Always(Text {
        it: "ripetere «review export» e rimandare la riga al dirigente",
        en: "run “review export” again and send the row to the manager once more",
    })),
    explain: Text {
        it: "Il dirigente ha deciso su ciò che vedeva. Se nel frattempo l'inventario o i criteri \
             sono cambiati, la sua decisione potrebbe essere un'altra. Lo dice solo «review \
             import».",
        en: "The manager decided on what stood there. Where inventory or criteria have changed \
             meanwhile, the decision might be another one. Only “review import” says it.",
    },
    ..Rule::BASE
};
