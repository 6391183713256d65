//! `L010 headcount-without-activity`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("L010"),
    slug: "headcount-without-activity",
    severity: Severity::Warning,
    facts: &[FactKind::HeadcountWithoutActivity],
    summary: Text {
        it: "La tabella delle persone nomina un'attività che la mappatura non ha",
        en: "The headcount table names an activity that the inventory lacks",
    },
    message: Words::Always(Text {
        it: "la tabella delle persone nomina l'attività «{id}», che nella mappatura non c'è: la \
             riga non ha un esito",
        en: "the headcount table names the activity “{id}”, which the inventory lacks: the row \
             has no verdict",
    }),
    help: Some(Words::Always(Text {
        it: "correggere il codice o aggiungere l'attività alla mappatura; che cosa vale intanto \
             lo dice --unassessed",
        en: "mend the code or add the activity to the inventory; what it counts as meanwhile is \
             said by --unassessed",
    })),
    explain: Text {
        it: "Le persone si uniscono alle attività per unità e codice. Persone senza attività \
             non hanno un esito: contano come dice «unassessed» (non ammesse, escluse, o \
             nell'intervallo).",
        en: "People are joined to activities by unit and code. People without an activity have \
             no verdict: they count as “unassessed” says (not eligible, left out, or within the \
             bounds).",
    },
    ..Rule::BASE
};
