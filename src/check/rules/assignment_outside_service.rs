//! `L015 assignment-outside-service`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("L015"),
    slug: "assignment-outside-service",
    severity: Severity::Warning,
    facts: &[FactKind::AssignmentOutsideService],
    summary: Text {
        it: "Un'assegnazione è fuori dal servizio della persona",
        en: "An assignment lies outside the person's service",
    },
    message: Words::Always(Text {
        it: "in nessun giorno dell'assegnazione ({days}) la persona è in servizio: la riga non \
             conta",
        en: "on no day of the assignment ({days}) the person is in service: the row does not count",
    }),
    help: Some(Words::Always(Text {
        it: "correggere le date dell'assegnazione o quelle del servizio",
        en: "mend the dates of the assignment or those of the service",
    })),
    explain: Text {
        it: "Un'assegnazione vale nei giorni in cui la persona è in servizio. Se non ne ha \
             nessuno, di solito una delle due tabelle è di un altro anno.",
        en: "An assignment holds on days on which the person is in service. Where there is none, \
             one of the two tables is usually of another year.",
    },
    ..Rule::BASE
};
