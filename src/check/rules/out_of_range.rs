//! `V025 out-of-range`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("V025"),
    slug: "out-of-range",
    severity: Severity::Error,
    facts: &[FactKind::OutOfRange],
    summary: Text {
        it: "Un numero è fuori dai valori ammessi",
        en: "A number is outside its range",
    },
    message: Words::By {
        param: "what",
        cases: &[(
            "large",
            Text {
                it: "{value} è un numero troppo grande per essere vero ({field}): vale come \
                     sconosciuto",
                en: "{value} is too large a number to be true ({field}): it counts as unknown",
            },
        )],
        otherwise: Text {
            it: "{value} è fuori dai valori ammessi ({field}: {range}): vale come sconosciuto",
            en: "{value} is outside the range ({field}: {range}): it counts as unknown",
        },
    },
    help: Some(Words::Always(Text {
        it: "controllare il numero nel documento di partenza e riscriverlo",
        en: "look the number up in the original document and write it again",
    })),
    explain: Text {
        it: "Persone e tempo non sono mai negativi, una percentuale sta tra 0 e 100, una scala \
             ha i suoi estremi. Dieci milioni di persone sono più di quante ne abbia qualunque \
             amministrazione. Un numero fuori da questi valori è quasi sempre un errore di \
             battitura.",
        en: "People and time are never negative, a percentage lies between 0 and 100, a scale \
             has its ends. Ten million people are more than any administration has. A number outside them is nearly always a slip.",
    },
    expected: Some(Words::Always(Text {
        it: "un numero nei limiti: {range}",
        en: "a number within the range: {range}",
    })),
    ..Rule::BASE
};
