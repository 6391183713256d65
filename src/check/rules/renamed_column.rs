//! `T012 renamed-column`

use crate::check::rule::{Fix, Rule, Words};
use crate::fact::{FactKind, Params};
use crate::finding::{Code, Safety, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("T012"),
    slug: "renamed-column",
    severity: Severity::Info,
    facts: &[FactKind::RenamedColumn],
    summary: Text {
        it: "Un'intestazione è diversa da quella del modello",
        en: "A header differs from the template's",
    },
    message: Words::Always(Text {
        it: "l'intestazione «{header}» è stata capita come «{template}»",
        en: "the header “{header}” was understood as “{template}”",
    }),
    help: Some(Words::Always(Text {
        it: "se è giusto va bene così; per togliere l'avviso scrivere «{template}», o dire \
             l'intestazione in [columns] di smartable.toml",
        en: "if that is right, all is well; to take the notice away write “{template}”, or \
             name the header in [columns] of smartable.toml",
    })),
    explain: Text {
        it: "Molti modi di chiamare una colonna sono riconosciuti. Dirlo permette di \
             controllare che la colonna sia quella giusta; maiuscole, accenti e punteggiatura \
             non contano.",
        en: "Many ways to call a column are recognised. Saying so allows a look at whether it \
             is the right one; case, accents and punctuation do not matter.",
    },
    expected: Some(Words::Always(Text {
        it: "«{template}»",
        en: "“{template}”",
    })),
    fix: Fix::Header(Safety::Safe, template),
    ..Rule::BASE
};

/// Returns the header of the template.
fn template(_: &str, params: &Params) -> Option<String> {
    params.get("template").map(str::to_owned)
}
