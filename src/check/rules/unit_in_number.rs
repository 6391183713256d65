//! `V023 unit-in-number`

use crate::check::rule::{Fix, Rule, Words};
use crate::fact::{FactKind, Params};
use crate::finding::{Code, Safety, Severity};
use crate::lang::Text;
use crate::matching::units::bare_number;

pub(super) const RULE: Rule = Rule {
    code: Code("V023"),
    slug: "unit-in-number",
    severity: Severity::Warning,
    facts: &[FactKind::UnitInNumber],
    summary: Text {
        it: "Un numero è seguito da ciò che conta",
        en: "A number has its unit beside it",
    },
    message: Words::Always(Text {
        it: "«{value}» non è un numero da solo ({field}): vale come sconosciuto",
        en: "“{value}” is not a number alone ({field}): it counts as unknown",
    }),
    help: Some(Words::Always(Text {
        it: "scrivere solo il numero: che cosa conta lo dice l'intestazione",
        en: "write the number alone: the header says what it counts",
    })),
    explain: Text {
        it: "«3 persone» e «n. 3» per un foglio di calcolo sono testi: non entrano nelle somme. \
             Unità diverse da quella della colonna, come «25%» o «3 ore» tra le persone, non si \
             correggono da sole: sono V021.",
        en: "“3 people” and “n. 3” are texts to a spreadsheet: sums leave them out. Units other \
             than the column's own, such as “25%” or “3 hours” among people, are not mended: \
             they are V021.",
    },
    expected: Some(Words::Always(Text {
        it: "il numero da solo",
        en: "the number alone",
    })),
    fix: Fix::Number(Safety::Safe, alone),
    ..Rule::BASE
};

fn alone(raw: &str, params: &Params) -> Option<String> {
    bare_number(raw, params.get("field")?).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::mends;

    #[test]
    fn the_number_stays_alone() {
        mends(&RULE, &[("field", "headcount")], " 3 persone", Some("3"));
        mends(&RULE, &[("field", "weight")], "12,50 €", Some("12,50"));
        mends(&RULE, &[("field", "headcount")], "25%", None);
    }
}
