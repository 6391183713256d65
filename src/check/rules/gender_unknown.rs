//! `V055 gender-unknown`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("V055"),
    slug: "gender-unknown",
    severity: Severity::Warning,
    facts: &[FactKind::GenderUnknown],
    summary: Text {
        it: "Il genere scritto non è riconosciuto",
        en: "The gender is not understood",
    },
    message: Words::Always(Text {
        it: "«{value}» non è un genere riconosciuto: vale come non dichiarato",
        en: "“{value}” is not understood as a gender: it counts as not declared",
    }),
    help: Some(Words::Always(Text {
        it: "scrivere F, M oppure X (altro o non dichiarato)",
        en: "write F, M or X (another or not declared)",
    })),
    explain: Text {
        it: "Il genere serve solo alle tabelle per genere; la persona conta in ogni altro \
             totale. Numeri come 1 e 2 hanno significati diversi da un archivio all'altro e non \
             si interpretano.",
        en: "Gender is used by the tables by gender alone; the person counts in every other \
             total. Numbers such as 1 and 2 mean different things in different archives and are \
             not interpreted.",
    },
    ..Rule::BASE
};
