//! `V058 workplace-unknown`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("V058"),
    slug: "workplace-unknown",
    severity: Severity::Warning,
    facts: &[FactKind::WorkplaceUnknown],
    summary: Text {
        it: "Il calendario non conosce il comune della sede",
        en: "The calendar does not know the comune of the workplace",
    },
    message: Words::Always(Text {
        it: "il comune della sede «{value}» non è nel calendario: per queste persone valgono le \
             festività di {place}",
        en: "the comune of the workplace “{value}” is not in the calendar: these people keep the \
             holidays of {place}",
    }),
    help: Some(Words::Always(Text {
        it: "correggere il nome del comune, o aggiungerlo con il suo patrono in un file indicato \
             da «holidays» in smartable.toml",
        en: "mend the name of the comune, or add it with its patron in a file that `holidays` in \
             smartable.toml names",
    })),
    sender_help: Some(Words::Always(Text {
        it: "correggere il nome del comune",
        en: "mend the name of the comune",
    })),
    explain: Text {
        it: "Il giorno del patrono cambia da comune a comune, e con esso i giorni lavorativi di \
             chi vi ha la sede. Il programma conosce i capoluoghi di provincia; gli altri si \
             aggiungono in un file.",
        en: "The patron's day differs from comune to comune, and with it the working days of who \
             works there. The program knows the provincial capitals; others are added in a file.",
    },
    ..Rule::BASE
};
