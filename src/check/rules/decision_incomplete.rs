//! `D001 decision-incomplete`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("D001"),
    slug: "decision-incomplete",
    severity: Severity::Error,
    facts: &[FactKind::DecisionIncomplete],
    cause: Cause::Place,
    summary: Text {
        it: "A una decisione manca il motivo, l'autore o la data",
        en: "A decision lacks its reason, its author or its date",
    },
    message: Words::By {
        param: "what",
        cases: &[
            (
                "reason",
                Text {
                    it: "«{id}»: manca la motivazione dell'esito; la decisione non è riportata",
                    en: "“{id}”: the reason of the verdict is missing; the decision is not taken \
                         over",
                },
            ),
            (
                "author",
                Text {
                    it: "«{id}»: manca chi ha deciso; la decisione non è riportata",
                    en: "“{id}”: who decided is missing; the decision is not taken over",
                },
            ),
            (
                "reason_hollow",
                Text {
                    it: "«{id}»: «{value}» non dice perché; la decisione non è riportata",
                    en: "“{id}”: “{value}” does not say why; the decision is not taken over",
                },
            ),
            (
                "author_hollow",
                Text {
                    it: "«{id}»: «{value}» non dice chi ha deciso; la decisione non è riportata",
                    en: "“{id}”: “{value}” does not say who decided; the decision is not taken \
                         over",
                },
            ),
        ],
        otherwise: Text {
            it: "«{id}»: manca la data della decisione; la decisione non è riportata",
            en: "“{id}”: the date of the decision is missing; the decision is not taken over",
        },
    },
    expected: Some(Words::By {
        param: "what",
        cases: &[
            (
                "reason",
                Text {
                    it: "la motivazione, in una frase",
                    en: "the reason, in a sentence",
                },
            ),
            (
                "reason_hollow",
                Text {
                    it: "la motivazione, in una frase: l'esito da solo, «-» o «n/a» non bastano",
                    en: "the reason, in a sentence: the verdict alone, “-” or “n/a” will not do",
                },
            ),
            (
                "author_hollow",
                Text {
                    it: "un nome o un incarico",
                    en: "a name or an office",
                },
            ),
            (
                "author",
                Text {
                    it: "un nome o un incarico",
                    en: "a name or an office",
                },
            ),
        ],
        otherwise: Text {
            it: "una data, per esempio 12/03/2026",
            en: "a date, for example 2026-03-12",
        },
    }),
    help: Some(Words::Always(Text {
        it: "chiedere al dirigente ciò che manca, scriverlo nella cella e ripetere «review \
             import»",
        en: "ask the manager for what is missing, write it into the cell and run “review import” \
             again",
    })),
    explain: Text {
        it: "Un dirigente può cambiare un esito, ma di ogni decisione deve restare chi l'ha \
             presa, quando e perché: senza, non si può spiegare a chi la subisce. Lo dice solo \
             «review import».",
        en: "A manager may change a verdict, but who decided, when and why must stay with every \
             decision: without that nobody can explain it to those it concerns. Only “review \
             import” says it.",
    },
    ..Rule::BASE
};
