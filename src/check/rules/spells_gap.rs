//! `X018 spells-gap`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("X018"),
    slug: "spells-gap",
    severity: Severity::Warning,
    facts: &[FactKind::SpellsGap],
    summary: Text {
        it: "Tra due righe di una persona mancano dei giorni",
        en: "Days are missing between two rows of a person",
    },
    message: Words::Always(Text {
        it: "tra questa riga e la precedente della stessa persona mancano dei giorni ({days}): \
             in quei giorni non è in servizio",
        en: "between this row and the one before of the same person days are missing ({days}): \
             on those days the person is not in service",
    }),
    help: Some(Words::Always(Text {
        it: "se la persona era in servizio, correggere le date; se è cessata e poi rientrata, va \
             bene così",
        en: "if the person was in service, mend the dates; if it left and came back, all is well",
    })),
    explain: Text {
        it: "Chi cessa e rientra ha due righe con un intervallo. Più spesso l'intervallo è una \
             data sbagliata, e toglie giorni alla persona e alla sua direzione.",
        en: "Who leaves and returns has two rows with a gap. More often the gap is a wrong date, \
             and takes days from the person and the directorate.",
    },
    ..Rule::BASE
};
