//! `V022 decimal-separator`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("V022"),
    slug: "decimal-separator",
    severity: Severity::Error,
    facts: &[FactKind::AmbiguousNumber],
    summary: Text {
        it: "Un numero si può leggere in due modi",
        en: "A number can be read in two ways",
    },
    message: Words::Always(Text {
        it: "«{value}» si può leggere in due modi, con un separatore di migliaia o con dei \
             decimali ({field}): vale come sconosciuto",
        en: "“{value}” can be read in two ways, with a thousands separator or with decimals \
             ({field}): it counts as unknown",
    }),
    help: Some(Words::Always(Text {
        it: "scrivere il numero senza separatore di migliaia: 1234 oppure 1,234",
        en: "write the number without a thousands separator: 1234, or 1,234 with a decimal comma",
    })),
    explain: Text {
        it: "«1.234» vale milleduecentotrentaquattro in Italia e poco più di uno altrove. Se il \
             resto del file non lo chiarisce, si chiede invece di indovinare.",
        en: "“1.234” is one thousand two hundred and thirty-four in Italy and little more than \
             one elsewhere. Where the rest of the file does not settle it, you are asked \
             instead of a guess being made.",
    },
    ..Rule::BASE
};
