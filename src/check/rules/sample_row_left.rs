//! `T021 sample-row-left`

use crate::check::rule::{Fix, Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Safety, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("T021"),
    slug: "sample-row-left",
    severity: Severity::Warning,
    facts: &[FactKind::SampleRow],
    summary: Text {
        it: "È rimasta la riga di esempio del modello",
        en: "The template's sample row is still there",
    },
    message: Words::Always(Text {
        it: "è rimasta la riga di esempio del modello: non è contata",
        en: "the template's sample row is still there: it does not count",
    }),
    help: Some(Words::Always(Text {
        it: "eliminare la riga; se invece è un'attività vera, togliere la parola «esempio»",
        en: "delete the row; if it is a real activity, remove the word “esempio”",
    })),
    explain: Text {
        it: "La riga di esempio mostra come si compila il modello. Lasciata tra i dati \
             aggiungerebbe un'attività che nessuno svolge, perciò non conta.",
        en: "The sample row shows how the template is filled in. Left among the data it would \
             add an activity that nobody does, so it does not count.",
    },
    fix: Fix::Row(Safety::Unsafe),
    ..Rule::BASE
};
