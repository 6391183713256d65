//! `L022 unit-map-broken`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("L022"),
    slug: "unit-map-broken",
    severity: Severity::Error,
    facts: &[FactKind::UnitMapBroken],
    summary: Text {
        it: "La tabella delle unità che cambiano si contraddice",
        en: "The table of units that change contradicts itself",
    },
    message: Words::By {
        param: "problem",
        cases: &[(
            "itself",
            Text {
                it: "l'unità «{code}» diventa sé stessa: la riga non conta",
                en: "the unit “{code}” becomes itself: the row does not count",
            },
        )],
        otherwise: Text {
            it: "l'unità «{code}» nello stesso giorno diventa due unità diverse: conta una riga \
                 sola",
            en: "the unit “{code}” becomes two different units on one day: only one row counts",
        },
    },
    help: Some(Words::Always(Text {
        it: "correggere il codice vecchio, quello nuovo o la data",
        en: "mend the old code, the new one or the date",
    })),
    explain: Text {
        it: "Da un giorno in poi un'unità ne diventa un'altra, una sola. Due unità possono \
             scambiarsi i codici nello stesso giorno e un cambio si può disfare in seguito; \
             ma un'unità che diventa sé stessa, o due, non dice dove stanno le persone.",
        en: "From a day on one unit becomes another, and one only. Two units may swap their \
             codes on one day, and a change may be undone later; but a unit that becomes \
             itself, or two, does not say where its people are.",
    },
    ..Rule::BASE
};
