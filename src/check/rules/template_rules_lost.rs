//! `T017 template-rules-lost`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("T017"),
    slug: "template-rules-lost",
    severity: Severity::Info,
    facts: &[FactKind::RulesLost],
    summary: Text {
        it: "Alcune risposte hanno perso il menu a tendina del modello",
        en: "Some answers have lost the template's drop-down",
    },
    message: Words::Always(Text {
        it: "senza il menu a tendina che hanno altre colonne del foglio: {list}",
        en: "without the drop-down that other columns of the sheet have: {list}",
    }),
    help: Some(Words::Always(Text {
        it: "incollare con «Incolla speciale, Valori», che lascia i menu al loro posto; \
             controllare le risposte di queste colonne",
        en: "paste with “Paste special, Values”, which leaves drop-downs in place; look at \
             the answers of these columns",
    })),
    explain: Text {
        it: "Incollare celle da un altro foglio toglie i menu a tendina: da lì in poi si può \
             scrivere qualunque cosa. Le risposte si leggono lo stesso.",
        en: "Pasting cells from another sheet takes the drop-downs away: from then on \
             anything can be written. The answers are read all the same.",
    },
    ..Rule::BASE
};
