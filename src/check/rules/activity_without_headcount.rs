//! `L013 activity-without-headcount`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("L013"),
    slug: "activity-without-headcount",
    severity: Severity::Warning,
    facts: &[FactKind::ActivityWithoutHeadcount],
    summary: Text {
        it: "La tabella delle persone non nomina un'attività della mappatura",
        en: "The headcount table does not name an activity of the inventory",
    },
    message: Words::Always(Text {
        it: "nessuna riga della tabella delle persone nomina l'attività «{id}»: il suo personale \
             non è noto",
        en: "no row of the headcount table names the activity “{id}”: its people are unknown",
    }),
    help: Some(Words::Always(Text {
        it: "aggiungere la riga, con 0 se nessuno vi lavora, o correggere il codice",
        en: "add the row, with 0 if nobody works on it, or mend the code",
    })),
    explain: Text {
        it: "Un'attività senza righe nella tabella delle persone non ha zero addetti: non si sa \
             quanti ne abbia. Conta come dice «missing_weight» (non ammessa, esclusa, o \
             nell'intervallo).",
        en: "An activity without rows in the headcount table does not have zero people: how many \
             it has is unknown. It counts as “missing_weight” says (not eligible, left out, or \
             within the bounds).",
    },
    ..Rule::BASE
};
