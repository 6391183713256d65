//! `V046 verdict-unknown`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("V046"),
    slug: "verdict-unknown",
    severity: Severity::Error,
    facts: &[FactKind::VerdictUnknown],
    summary: Text {
        it: "Un esito scritto nel foglio non è riconosciuto",
        en: "A verdict written in the sheet is not understood",
    },
    message: Words::Always(Text {
        it: "l'esito «{value}» non è riconosciuto: non se ne tiene conto",
        en: "the verdict “{value}” is not understood: it is not taken into account",
    }),
    help: Some(Words::Always(Text {
        it: "scrivere «smartabile», «parzialmente smartabile» o «non smartabile»",
        en: "write “smartabile”, “parzialmente smartabile” or “non smartabile”",
    })),
    explain: Text {
        it: "L'esito dichiarato dall'ufficio e quello della rettifica si confrontano con quello \
             calcolato. Se la parola non si capisce, resta valido quello calcolato.",
        en: "The verdict that the office declares, and that of an override, are compared with \
             the computed one. Where the word is not understood, the computed one stands.",
    },
    ..Rule::BASE
};
