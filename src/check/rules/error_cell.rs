//! `V002 error-cell`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("V002"),
    slug: "error-cell",
    severity: Severity::Error,
    facts: &[FactKind::ErrorCell],
    summary: Text {
        it: "Una cella contiene un errore del foglio di calcolo",
        en: "A cell holds a spreadsheet error",
    },
    message: Words::Always(Text {
        it: "la cella contiene l'errore {value}: vale come sconosciuta",
        en: "the cell holds the error {value}: it counts as unknown",
    }),
    help: Some(Words::Always(Text {
        it: "correggere la formula o scrivere il valore al suo posto",
        en: "mend the formula or write the value in its place",
    })),
    explain: Text {
        it: "Un errore come #N/D o #RIF! dice che la formula non trova ciò che cerca. Non è né \
             uno zero né una cella vuota: il valore è sconosciuto, e i totali ne tengono conto \
             con un intervallo.",
        en: "An error such as #N/A or #REF! says that the formula does not find what it looks \
             for. It is neither zero nor an empty cell: the value is unknown, and totals allow \
             for it with an interval.",
    },
    expected: Some(Words::Always(Text {
        it: "il valore, senza errore",
        en: "the value, without an error",
    })),
    ..Rule::BASE
};
