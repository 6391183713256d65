//! `D004 decision-contradiction`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("D004"),
    slug: "decision-contradiction",
    severity: Severity::Error,
    facts: &[FactKind::DecisionContradiction],
    cause: Cause::Place,
    summary: Text {
        it: "Una riga è d'accordo con un esito e ne sceglie un altro",
        en: "A row agrees with one verdict and chooses another",
    },
    message: Words::Always(Text {
        it: "«{id}»: è d'accordo con l'esito calcolato ({computed}), ma sceglie {verdict}; non è \
             riportata",
        en: "“{id}”: it agrees with the computed verdict ({computed}), but chooses {verdict}; it \
             is not taken over",
    }),
    help: Some(Words::Always(Text {
        it: "chiedere al dirigente quale esito vale: se quello calcolato, togliere la rettifica; \
             se l'altro, rispondere No",
        en: "ask the manager which verdict holds: if the computed one, take the override out; if \
             the other, answer No",
    })),
    explain: Text {
        it: "Le due risposte si escludono, e scegliere per il dirigente vorrebbe dire decidere al \
             suo posto. Lo dice solo «review import».",
        en: "The two answers exclude each other, and choosing one would mean deciding in the \
             manager's place. Only “review import” says it.",
    },
    ..Rule::BASE
};
