//! `R005 gender-over-headcount`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("R005"),
    slug: "gender-over-headcount",
    severity: Severity::Error,
    facts: &[FactKind::GenderOverHeadcount],
    cause: Cause::Column,
    summary: Text {
        it: "Donne e uomini sono più delle persone",
        en: "Women and men are more than the people",
    },
    message: Words::Always(Text {
        it: "donne ({women}) e uomini ({men}) insieme superano le persone ({heads})",
        en: "women ({women}) and men ({men}) together exceed the people ({heads})",
    }),
    expected: Some(Words::Always(Text {
        it: "donne e uomini insieme al massimo {heads}",
        en: "women and men together at most {heads}",
    })),
    help: Some(Words::Always(Text {
        it: "correggere il numero delle persone, delle donne o degli uomini",
        en: "mend the number of people, of women or of men",
    })),
    explain: Text {
        it: "Donne e uomini sono una parte delle persone indicate. Se sono meno, la differenza \
             risulta «non dichiarata»; se sono di più, uno dei tre numeri è sbagliato.",
        en: "Women and men are a part of the people stated. If they are fewer, the difference \
             is “not declared”; if they are more, one of the three numbers is wrong.",
    },
    ..Rule::BASE
};
