//! `M005 not-checked`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("M005"),
    slug: "not-checked",
    severity: Severity::Info,
    facts: &[FactKind::NotChecked],
    summary: Text {
        it: "Alcune regole non hanno potuto guardare tutte le righe",
        en: "Some rules could not look at all rows",
    },
    message: Words::By {
        param: "found",
        cases: &[(
            "1",
            Text {
                it: "celle che non si leggono: {list} non hanno guardato una riga",
                en: "cells that cannot be read: {list} did not look at one row",
            },
        )],
        otherwise: Text {
            it: "celle che non si leggono: {list} non hanno guardato {found} righe",
            en: "cells that cannot be read: {list} did not look at {found} rows",
        },
    },
    help: Some(Words::Always(Text {
        it: "correggere prima i rilievi sulle celle, poi controllare di nuovo",
        en: "mend the findings on the cells first, then check again",
    })),
    explain: Text {
        it: "Una cella che non si legge ha già un rilievo: le regole che la confrontano con altre la saltano, per non ripetere lo stesso errore. L'elenco completo è nei formati per programmi.",
        en: "A cell that cannot be read has a finding already: rules that compare it with others pass over it, so as not to say the same mistake twice. The whole list is in the formats for programs.",
    },
    ..Rule::BASE
};
