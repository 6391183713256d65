//! `T031 two-counts`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("T031"),
    slug: "two-counts",
    severity: Severity::Warning,
    facts: &[FactKind::TwoCounts],
    summary: Text {
        it: "Due colonne contano le stesse persone in modo diverso",
        en: "Two columns count the same people differently",
    },
    message: Words::Always(Text {
        it: "le colonne «{other}» e «{header}» ({field}) dicono numeri diversi: vale «{other}»",
        en: "the columns “{other}” and “{header}” ({field}) state different numbers: “{other}” counts",
    }),
    help: Some(Words::Always(Text {
        it: "togliere quella che non serve o dire quale vale: --column \"{header}=CAMPO\"",
        en: "remove the one that is not needed, or say which one counts: --column \"{header}=FIELD\"",
    })),
    sender_help: Some(Words::Always(Text {
        it: "togliere la colonna che non serve",
        en: "remove the column that is not needed",
    })),
    explain: Text {
        it: "«Personale» accanto a «N. addetti» ripete spesso lo stesso numero, e allora va bene. Dove i \
             numeri differiscono, si usa la colonna che dice più esattamente che cosa conta.",
        en: "“Personnel” beside “No. of staff” often repeats the same number, and that is well. Where \
             the numbers differ, the column is used that says more exactly what it counts.",
    },
    ..Rule::BASE
};
