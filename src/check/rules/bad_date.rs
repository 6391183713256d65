//! `V030 bad-date`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("V030"),
    slug: "bad-date",
    severity: Severity::Error,
    facts: &[FactKind::BadDate],
    summary: Text {
        it: "Una data non si può leggere",
        en: "A date cannot be read",
    },
    message: Words::Always(Text {
        it: "«{value}» non è una data che si possa leggere",
        en: "“{value}” is not a date that can be read",
    }),
    help: Some(Words::Always(Text {
        it: "scrivere la data come 31/12/2026 o 2026-12-31",
        en: "write the date as 31/12/2026 or 2026-12-31",
    })),
    explain: Text {
        it: "Una data deve avere giorno, mese e anno ed esistere nel calendario: «marzo 2026» e \
             «31/02/2026» non bastano.",
        en: "A date must have a day, a month and a year and exist in the calendar: “March 2026” \
             and “31/02/2026” will not do.",
    },
    ..Rule::BASE
};
