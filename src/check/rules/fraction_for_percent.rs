//! `V026 fraction-for-percent`

use crate::check::rule::{Fix, Rule, Words};
use crate::fact::{FactKind, Params};
use crate::finding::{Cause, Code, Safety, Severity};
use crate::lang::Text;
use crate::model::quantity::Decimal;

pub(super) const RULE: Rule = Rule {
    code: Code("V026"),
    slug: "fraction-for-percent",
    severity: Severity::Warning,
    facts: &[FactKind::FractionForPercent],
    summary: Text {
        it: "Una percentuale potrebbe essere scritta come frazione",
        en: "A percentage may be written as a fraction",
    },
    message: Words::Always(Text {
        it: "{value} ({field}) può voler dire {value} per cento o {value} dell'intero: vale come \
             sconosciuto",
        en: "{value} ({field}) may mean {value} per cent or {value} of the whole: it counts as \
             unknown",
    }),
    help: Some(Words::Always(Text {
        it: "scrivere il segno: 50%, oppure 50 in una colonna di percentuali",
        en: "write the sign: 50%, or 50 in a column of percentages",
    })),
    explain: Text {
        it: "Metà del tempo si scrive 50 o 50%. Chi scrive 0,5 intende quasi sempre la metà, ma \
             in una colonna di percentuali 0,5 è mezzo punto: una delle due letture sbaglia di \
             cento volte, e il programma non sceglie.",
        en: "Half of the time is written 50 or 50%. Who writes 0.5 nearly always means a half, \
             but in a column of percentages 0.5 is half a point: one reading is wrong a hundred \
             times over, and the program does not choose.",
    },
    cause: Cause::Column,
    expected: Some(Words::Always(Text {
        it: "una percentuale da 0 a 100, oppure con il segno %",
        en: "a percentage from 0 to 100, or one with the % sign",
    })),
    fix: Fix::Number(Safety::Unsafe, times_100),
    ..Rule::BASE
};

/// Reads the number as a share of the whole and writes it as a percentage, with its own mark.
fn times_100(raw: &str, _: &Params) -> Option<String> {
    let share = Decimal::parse(&raw.trim().replace(',', "."))?;
    let percent = Decimal::from_millionths(share.millionths().checked_mul(100)?).to_string();
    Some(if raw.contains(',') {
        percent.replace('.', ",")
    } else {
        percent
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::mends;

    #[test]
    fn a_share_becomes_a_percentage() {
        mends(&RULE, &[], "0,6", Some("60"));
        mends(&RULE, &[], "0.125", Some("12.5"));
        mends(&RULE, &[], "0,125", Some("12,5"));
        mends(&RULE, &[], "1", Some("100"));
        mends(&RULE, &[], "poco", None);
    }
}
