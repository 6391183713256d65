//! `T030 middle-level`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("T030"),
    slug: "middle-level",
    severity: Severity::Info,
    facts: &[FactKind::MiddleLevel],
    summary: Text {
        it: "Un livello intermedio tra unità e sotto-unità non è usato",
        en: "A level between unit and sub-unit is not used",
    },
    message: Words::Always(Text {
        it: "«{header}» è un livello tra «{above}» e «{below}»: la colonna non è usata",
        en: "“{header}” is a level between “{above}” and “{below}”: its column is not used",
    }),
    help: Some(Words::Always(Text {
        it: "va bene così; per avere i totali di quel livello: --by «column:{header}»",
        en: "all is well; for totals of that level: --by “column:{header}”",
    })),
    explain: Text {
        it: "Ogni attività ha un'unità e, se serve, una parte di essa. Dove il foglio scrive tre livelli, \
             il più ampio è l'unità e il più ristretto la sotto-unità.",
        en: "Every activity has a unit and, if need be, a part of it. Where a sheet states three \
             levels, the widest is the unit and the narrowest the sub-unit.",
    },
    ..Rule::BASE
};
