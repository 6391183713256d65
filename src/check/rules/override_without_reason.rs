//! `R004 override-without-reason`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("R004"),
    slug: "override-without-reason",
    severity: Severity::Error,
    facts: &[FactKind::OverrideWithoutReason],
    cause: Cause::Column,
    summary: Text {
        it: "Una rettifica è senza motivazione",
        en: "An override has no reason",
    },
    message: Words::Always(Text {
        it: "la rettifica «{value}» è senza motivazione: non è applicata, resta l'esito calcolato",
        en: "the override “{value}” has no reason: it is not applied, the computed verdict stands",
    }),
    expected: Some(Words::Always(Text {
        it: "la motivazione nella sua colonna",
        en: "the reason in its column",
    })),
    help: Some(Words::Always(Text {
        it: "scrivere la motivazione nella colonna apposita, oppure togliere la rettifica",
        en: "write the reason in its column, or remove the override",
    })),
    explain: Text {
        it: "Chi dirige può cambiare un esito, ma deve dire perché: la rettifica è un atto di \
             cui si risponde, e il rapporto riporta motivo e autore accanto all'esito \
             calcolato.",
        en: "A manager may change a verdict, but must say why: an override is an act one \
             answers for, and the report shows its reason and author beside the computed \
             verdict.",
    },
    ..Rule::BASE
};
