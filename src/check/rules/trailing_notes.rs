//! `T020 trailing-notes`

use crate::check::rule::{Fix, Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Cause, Code, Safety, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("T020"),
    slug: "trailing-notes",
    severity: Severity::Info,
    facts: &[FactKind::TrailingNotes],
    summary: Text {
        it: "Sotto i dati ci sono note o firme",
        en: "There are notes or signatures below the data",
    },
    message: Words::Always(Text {
        it: "nota o firma sotto i dati: non è contata",
        en: "a note or a signature below the data: it does not count",
    }),
    help: Some(Words::Always(Text {
        it: "va bene così; se il foglio va ad altri programmi, spostare le note in un altro \
             foglio",
        en: "all is well; if the sheet goes to other programs, move the notes to another \
             sheet",
    })),
    explain: Text {
        it: "Note, legende e firme in fondo si riconoscono e restano fuori. Altri programmi \
             le leggerebbero come attività.",
        en: "Notes, legends and signatures at the end are recognised and left out. Other \
             programs would read them as activities.",
    },
    cause: Cause::Column,
    fix: Fix::Row(Safety::Unsafe),
    ..Rule::BASE
};
