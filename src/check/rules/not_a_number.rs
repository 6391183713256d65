//! `V021 not-a-number`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("V021"),
    slug: "not-a-number",
    severity: Severity::Error,
    facts: &[FactKind::NotANumber],
    summary: Text {
        it: "Dove serve un numero c'è altro",
        en: "Something else stands where a number is needed",
    },
    message: Words::Always(Text {
        it: "«{value}» non è un numero ({field}): vale come sconosciuto",
        en: "“{value}” is not a number ({field}): it counts as unknown",
    }),
    help: Some(Words::Always(Text {
        it: "scrivere solo il numero, in cifre; precisazioni come «2 (di cui 1 PT)» vanno nelle \
             note",
        en: "write the number alone, in digits; remarks such as “2 (1 part-time)” belong in the \
             notes",
    })),
    explain: Text {
        it: "Un numero scritto a parole o insieme a un testo non si interpreta, per non contare \
             persone sbagliate. La riga resta nei conti con quel valore sconosciuto.",
        en: "A number written in words or together with text is not interpreted, so that no \
             wrong people are counted. The row still counts, with that value unknown.",
    },
    expected: Some(Words::Always(Text {
        it: "un numero in cifre",
        en: "a number in digits",
    })),
    ..Rule::BASE
};
