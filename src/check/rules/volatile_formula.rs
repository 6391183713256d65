//! `V004 volatile-formula`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("V004"),
    slug: "volatile-formula",
    severity: Severity::Warning,
    facts: &[FactKind::VolatileFormula],
    summary: Text {
        it: "Il valore viene da una formula che cambia da sola",
        en: "The value comes from a formula that changes by itself",
    },
    message: Words::By {
        param: "what",
        cases: &[
            (
                "date",
                Text {
                    it: "la formula {function}() dà ogni giorno un altro valore: vale quello \
                         salvato nel file",
                    en: "the formula {function}() gives another value every day: the one \
                         stored in the file counts",
                },
            ),
            (
                "random",
                Text {
                    it: "la formula {function}() dà un valore a caso: vale quello salvato nel \
                         file",
                    en: "the formula {function}() gives a random value: the one stored in the \
                         file counts",
                },
            ),
            (
                "indirect",
                Text {
                    it: "la formula {function}() prende il valore da una cella scelta al \
                         momento: vale quello salvato nel file",
                    en: "the formula {function}() takes its value from a cell chosen at that \
                         moment: the one stored in the file counts",
                },
            ),
            (
                "external",
                Text {
                    it: "la formula prende il valore da un altro file, che qui non c'è: vale \
                         quello salvato",
                    en: "the formula takes its value from another file, which is not here: \
                         the stored one counts",
                },
            ),
        ],
        otherwise: Text {
            it: "la formula dà un valore che cambia da solo: vale quello salvato nel file",
            en: "the formula gives a value that changes by itself: the one stored in the file \
                 counts",
        },
    },
    help: Some(Words::Always(Text {
        it: "copiare la cella e incollarla su se stessa con «Incolla speciale, Valori»",
        en: "copy the cell and paste it over itself with “Paste special, Values”",
    })),
    explain: Text {
        it: "Chi riapre il foglio domani vede un altro numero di quello contato oggi, e \
             nessuno dei due sa perché. Le formule che calcolano con celle dello stesso file \
             vanno bene.",
        en: "Whoever opens the sheet tomorrow sees another number than the one counted today, \
             and nobody knows why. Formulas that compute with cells of the same file are \
             fine.",
    },
    ..Rule::BASE
};
