//! `V057 fte-above-one`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("V057"),
    slug: "fte-above-one",
    severity: Severity::Warning,
    facts: &[FactKind::FteAboveOne],
    summary: Text {
        it: "Una persona vale più di un tempo pieno",
        en: "A person is more than full time",
    },
    message: Words::Always(Text {
        it: "{value} è più di un tempo pieno per una persona: conta com'è scritto",
        en: "{value} is more than full time for one person: it counts as written",
    }),
    help: Some(Words::Always(Text {
        it: "scrivere 1 per il tempo pieno, 0,5 per la metà, oppure una percentuale: 83,33%",
        en: "write 1 for full time, 0.5 for half, or a percentage: 83.33%",
    })),
    explain: Text {
        it: "Gli equivalenti a tempo pieno di una persona stanno di norma tra 0 e 1. Valori di \
             poco superiori si trovano dove due rapporti stanno in una riga.",
        en: "The full-time equivalents of one person are normally between 0 and 1. Values a \
             little above are found where one row holds two contracts.",
    },
    ..Rule::BASE
};
