//! `T005 title-rows`

use crate::check::rule::{Fix, Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Cause, Code, Safety, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("T005"),
    slug: "title-rows",
    severity: Severity::Info,
    facts: &[FactKind::TitleRows],
    summary: Text {
        it: "Sopra l'intestazione ci sono altre righe",
        en: "There are other rows above the header",
    },
    message: Words::Always(Text {
        it: "l'intestazione è alla riga {row}: sopra ci sono titoli o righe vuote",
        en: "the header is on row {row}: titles or blank rows stand above it",
    }),
    help: Some(Words::Always(Text {
        it: "qui si legge lo stesso; per usare il foglio con altri programmi, tenere \
             l'intestazione nella prima riga",
        en: "it is read all the same here; to use the sheet with other programs, keep the \
             header in the first row",
    })),
    explain: Text {
        it: "La tabella si trova dovunque cominci. Filtri, tabelle pivot e altri programmi si \
             aspettano invece l'intestazione nella prima riga. Le righe che dicono di quale \
             unità è il foglio servono e restano.",
        en: "The table is found wherever it begins. Filters, pivot tables and other programs \
             expect the header in the first row, though. Rows that say which unit the sheet \
             is of are needed and stay.",
    },
    cause: Cause::Column,
    fix: Fix::Row(Safety::Unsafe),
    ..Rule::BASE
};
