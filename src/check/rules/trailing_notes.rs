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
        it: "Sotto i dati ci sono note, firme o somme senza nome",
        en: "There are notes, signatures or sums without a name below the data",
    },
    message: Words::By {
        param: "what",
        cases: &[(
            "sum",
            Text {
                it: "i numeri della riga sono la somma delle righe sopra, e la riga non ha nome: \
                     non è contata",
                en: "the numbers of the row are the sums of the rows above, and the row has no \
                     name: it does not count",
            },
        )],
        otherwise: Text {
            it: "nota o firma sotto i dati: non è contata",
            en: "a note or a signature below the data: it does not count",
        },
    },
    help: Some(Words::Always(Text {
        it: "va bene così; se il foglio va ad altri programmi, spostare le note in un altro \
             foglio",
        en: "all is well; if the sheet goes to other programs, move the notes to another \
             sheet",
    })),
    explain: Text {
        it: "Note, legende, firme e somme senza nome si riconoscono e restano fuori. Altri programmi \
             le leggerebbero come attività.",
        en: "Notes, legends, signatures and sums without a name are recognised and left out. Other \
             programs would read them as activities.",
    },
    cause: Cause::Column,
    fix: Fix::Row(Safety::Unsafe),
    ..Rule::BASE
};
