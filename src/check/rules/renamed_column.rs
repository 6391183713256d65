//! `T012 renamed-column`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("T012"),
    slug: "renamed-column",
    severity: Severity::Info,
    facts: &[FactKind::RenamedColumn],
    summary: Text {
        it: "Intestazioni diverse da quelle del modello",
        en: "Headers that differ from the template's",
    },
    message: Words::By {
        param: "count",
        cases: &[(
            "1",
            Text {
                it: "un'intestazione è stata capita sotto un altro nome: {list}",
                en: "one header was understood under another name: {list}",
            },
        )],
        otherwise: Text {
            it: "{count} intestazioni sono state capite sotto un altro nome: {list}",
            en: "{count} headers were understood under another name: {list}",
        },
    },
    help: Some(Words::Always(Text {
        it: "se è giusto va bene così; altrimenti dire che cosa è la colonna in [columns] di \
             smartable.toml",
        en: "if that is right, all is well; otherwise say what the column is in [columns] of \
             smartable.toml",
    })),
    explain: Text {
        it: "Molti modi di chiamare una colonna sono riconosciuti. Dirlo permette di \
             controllare che la colonna sia quella giusta; maiuscole, accenti e punteggiatura \
             non contano.",
        en: "Many ways to call a column are recognised. Saying so allows a look at whether it \
             is the right one; case, accents and punctuation do not matter.",
    },
    ..Rule::BASE
};
