//! `V063 answer-open`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("V063"),
    slug: "answer-open",
    severity: Severity::Info,
    facts: &[FactKind::AnswerOpen],
    summary: Text {
        it: "Una risposta è ancora da verificare",
        en: "An answer is still to be verified",
    },
    message: Words::Always(Text {
        it: "«{value}»: la risposta manca ancora e vale come sconosciuta",
        en: "“{value}”: the answer is still missing and counts as unknown",
    }),
    help: Some(Words::Always(Text {
        it: "scrivere la risposta appena la si conosce",
        en: "write the answer as soon as it is known",
    })),
    expected: Some(Words::Always(Text {
        it: "la risposta, appena la si conosce",
        en: "the answer, as soon as it is known",
    })),
    explain: Text {
        it: "È una delle risposte che il modulo offre: chi non sa ancora rispondere la sceglie, e \
             non è un errore. Non vale né Sì né No: l'esito resta «da integrare» se da essa \
             dipende.",
        en: "It is one of the answers that the form offers: whoever cannot answer yet chooses it, \
             and it is no mistake. It is neither yes nor no: the verdict stays undetermined where \
             it depends on it.",
    },
    ..Rule::BASE
};
