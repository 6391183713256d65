//! `T018 blank-row`

use crate::check::rule::{Fix, Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Cause, Code, Safety, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("T018"),
    slug: "blank-row",
    severity: Severity::Warning,
    facts: &[FactKind::BlankRow],
    summary: Text {
        it: "Ci sono righe vuote tra i dati",
        en: "There are blank rows among the data",
    },
    message: Words::Always(Text {
        it: "riga vuota tra i dati: non è contata",
        en: "a blank row among the data: it does not count",
    }),
    help: Some(Words::Always(Text {
        it: "eliminare le righe vuote",
        en: "delete the blank rows",
    })),
    explain: Text {
        it: "Le righe vuote non contano e i dati che seguono sono letti. Filtri e ordinamenti del \
             foglio si fermano però alla prima.",
        en: "Blank rows do not count, and the data below are read. But filters and sorting in \
             the sheet stop at the first one.",
    },
    cause: Cause::Column,
    fix: Fix::Row(Safety::Safe),
    ..Rule::BASE
};
