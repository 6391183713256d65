//! `V042 answer-multiple`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("V042"),
    slug: "answer-multiple",
    severity: Severity::Error,
    facts: &[FactKind::AnswerMultiple],
    summary: Text {
        it: "Più risposte alla stessa domanda",
        en: "Several answers to one question",
    },
    message: Words::By {
        param: "value",
        cases: &[(
            "x | x",
            Text {
                it: "tutte e due le colonne SI e NO sono segnate: la risposta è sconosciuta",
                en: "both columns SI and NO are marked: the answer is unknown",
            },
        )],
        otherwise: Text {
            it: "più risposte alla stessa domanda: «{value}»; vale come sconosciuta",
            en: "several answers to one question: “{value}”; it counts as unknown",
        },
    },
    help: Some(Words::Always(Text {
        it: "lasciare una risposta sola; se l'attività si svolge in parte da remoto, scrivere \
             «In parte»",
        en: "leave one answer only; if the activity is done remotely in part, write “In parte”",
    })),
    explain: Text {
        it: "«Sì/No», oppure una crocetta sia sotto SÌ sia sotto NO, di solito è un modello non \
             compilato o un'attività che andrebbe divisa in due. Scegliere per l'ufficio non è \
             possibile.",
        en: "“Sì/No”, or a cross under both YES and NO, is usually a template that was not \
             filled in, or an activity that should be split. It is not possible to choose for \
             the office.",
    },
    expected: Some(Words::Always(Text {
        it: "una risposta sola",
        en: "one answer only",
    })),
    ..Rule::BASE
};
