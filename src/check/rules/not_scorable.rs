//! `R014 not-scorable`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("R014"),
    slug: "not-scorable",
    severity: Severity::Info,
    facts: &[FactKind::NotScorable],
    summary: Text {
        it: "A una riga non si applica nessun criterio",
        en: "No criterion applies to a row",
    },
    message: Words::Always(Text {
        it: "nessun criterio si applica all'attività: tutte le risposte sono «non applicabile»",
        en: "no criterion applies to the activity: every answer is “not applicable”",
    }),
    expected: Some(Words::Always(Text {
        it: "almeno una risposta che si applichi",
        en: "at least one answer that applies",
    })),
    help: Some(Words::Always(Text {
        it: "controllare le risposte «non applicabile»; se la riga non è un'attività, eliminarla",
        en: "look at the “not applicable” answers; if the row is no activity, delete it",
    })),
    explain: Text {
        it: "Quando tutti i criteri sono lasciati fuori non c'è niente su cui fondare un esito. \
             La riga si mostra, perché qualcuno decida.",
        en: "When every criterion is left out there is nothing to rest a verdict on. The row is \
             shown, so that someone decides.",
    },
    ..Rule::BASE
};
