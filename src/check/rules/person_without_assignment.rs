//! `L016 person-without-assignment`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("L016"),
    slug: "person-without-assignment",
    severity: Severity::Warning,
    facts: &[FactKind::PersonWithoutAssignment],
    summary: Text {
        it: "Una persona non ha assegnazioni",
        en: "A person has no assignment",
    },
    message: Words::Always(Text {
        it: "la persona non ha assegnazioni: la sua classe è sconosciuta",
        en: "the person has no assignment: the class is unknown",
    }),
    help: Some(Words::Always(Text {
        it: "aggiungere le sue attività alla tabella delle assegnazioni, o indicare la classe \
             nella tabella del personale",
        en: "add the activities to the table of assignments, or state the class in the staff table",
    })),
    explain: Text {
        it: "La classe di una persona si calcola dalle attività a cui lavora. Senza, i totali \
             diventano un intervallo: potrebbe avere tutti i giorni o nessuno.",
        en: "The class of a person is computed from the activities worked on. Without them \
             totals become an interval: the person might have all the days or none.",
    },
    ..Rule::BASE
};
