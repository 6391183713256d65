//! `L021 staff-over-parent`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("L021"),
    slug: "staff-over-parent",
    severity: Severity::Error,
    facts: &[FactKind::StaffOverParent],
    summary: Text {
        it: "Le unità sottoposte hanno più personale dell'unità che le comprende",
        en: "The units below one have more staff than it has",
    },
    message: Words::Always(Text {
        it: "«{unit}» ha {staff} persone, ma le unità che comprende ne hanno {below}: il suo \
             numero non si usa",
        en: "“{unit}” has {staff} people, but the units below it have {below}: its number is \
             not used",
    }),
    help: Some(Words::Always(Text {
        it: "correggere il personale dell'unità o quello delle unità che comprende",
        en: "mend the staff of the unit, or that of the units below it",
    })),
    explain: Text {
        it: "Il personale di un'unità comprende quello delle unità sottoposte. Se queste ne hanno \
             di più uno dei numeri è sbagliato: quello dell'unità superiore è messo da parte, \
             contingenti e stime usano quelli delle unità sottoposte, e dove serve il totale il \
             valore massimo resta quello delle attività.",
        en: "The staff of a unit takes in that of the units below it. Where these have more, one \
             of the numbers is wrong: that of the unit above is set aside, contingents and \
             estimates use those of the units below, and where the whole is needed the upper \
             bound is that of the activities.",
    },
    ..Rule::BASE
};
