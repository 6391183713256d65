//! `M002 expired-suppression`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("M002"),
    slug: "expired-suppression",
    severity: Severity::Error,
    facts: &[FactKind::ExpiredAcceptance],
    summary: Text {
        it: "Un'accettazione è scaduta",
        en: "An acceptance has expired",
    },
    message: Words::Always(Text {
        it: "l'accettazione «{accept}» (riga {line}) valeva fino al {days}: i suoi rilievi contano di nuovo",
        en: "the acceptance “{accept}” (line {line}) held until {days}: its findings count again",
    }),
    help: Some(Words::Always(Text {
        it: "correggere i rilievi, oppure rinnovare l'accettazione con una nuova data",
        en: "mend the findings, or renew the acceptance with a new date",
    })),
    explain: Text {
        it: "Un'accettazione con scadenza vale fino a quel giorno compreso. Il giorno è quello di --on, altrimenti quello della configurazione: senza un giorno nulla scade.",
        en: "An acceptance with an expiry holds until that day included. The day is that of --on, else that of the configuration: without a day nothing expires.",
    },
    ..Rule::BASE
};
