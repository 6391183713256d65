//! `L011 headcount-ambiguous`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("L011"),
    slug: "headcount-ambiguous",
    severity: Severity::Error,
    facts: &[FactKind::HeadcountAmbiguous],
    summary: Text {
        it: "Una riga della tabella delle persone corrisponde a più attività",
        en: "A row of the headcount table fits several activities",
    },
    message: Words::Always(Text {
        it: "l'attività «{id}» della tabella delle persone corrisponde a più attività della \
             mappatura: la riga non ha un esito",
        en: "the activity “{id}” of the headcount table fits several activities of the \
             inventory: the row has no verdict",
    }),
    help: Some(Words::Always(Text {
        it: "aggiungere alla tabella delle persone la colonna dell'unità, oppure usare codici \
             che non si ripetono",
        en: "add the unit column to the headcount table, or use codes that do not repeat",
    })),
    explain: Text {
        it: "Se il codice si ripete in più unità, senza l'unità non si sa a quale attività \
             assegnare le persone. Sceglierne una falserebbe due unità.",
        en: "Where a code repeats in several units, without the unit there is no telling which \
             activity the people belong to. Choosing one would falsify two units.",
    },
    ..Rule::BASE
};
