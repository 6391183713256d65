//! `M003 suppression-without-reason`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("M003"),
    slug: "suppression-without-reason",
    severity: Severity::Error,
    facts: &[FactKind::AcceptanceWithoutReason],
    summary: Text {
        it: "Un'accettazione è senza motivo",
        en: "An acceptance has no reason",
    },
    message: Words::Always(Text {
        it: "l'accettazione «{accept}» (riga {line}) non dice perché: non vale",
        en: "the acceptance “{accept}” (line {line}) does not say why: it does not hold",
    }),
    help: Some(Words::Always(Text {
        it: "scrivere il motivo in «reason»",
        en: "write why in `reason`",
    })),
    explain: Text {
        it: "Chi rilegge tra un anno deve capire perché un rilievo fu accettato. Senza motivo l'accettazione non copre nulla.",
        en: "Who reads it a year from now must understand why a finding was accepted. Without a reason an acceptance covers nothing.",
    },
    ..Rule::BASE
};
