//! `X001 duplicate-id`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("X001"),
    slug: "duplicate-id",
    severity: Severity::Error,
    facts: &[FactKind::DuplicateId],
    summary: Text {
        it: "La stessa attività compare due volte",
        en: "The same activity stands twice",
    },
    message: Words::By {
        param: "unit",
        cases: &[(
            "",
            Text {
                it: "l'attività «{id}» compare più di una volta: contano tutte le righe",
                en: "the activity “{id}” stands more than once: all rows count",
            },
        )],
        otherwise: Text {
            it: "l'attività «{id}» dell'unità «{unit}» compare più di una volta: contano tutte \
                 le righe",
            en: "the activity “{id}” of the unit “{unit}” stands more than once: all rows count",
        },
    },
    expected: Some(Words::Always(Text {
        it: "un codice o un nome che nessun'altra riga dell'unità ha",
        en: "an id or a name that no other row of the unit has",
    })),
    help: Some(Words::Always(Text {
        it: "dare a ogni attività un codice diverso, oppure eliminare la riga ripetuta",
        en: "give every activity a code of its own, or delete the repeated row",
    })),
    explain: Text {
        it: "Unità e codice identificano un'attività da un anno all'altro. Se si ripetono, \
             persone e tempo possono essere contati due volte, e il confronto con altri anni \
             non è possibile.",
        en: "Unit and code identify an activity from year to year. Where they repeat, people \
             and time may be counted twice, and years cannot be compared.",
    },
    ..Rule::BASE
};
