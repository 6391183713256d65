//! `T002 several-tables`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("T002"),
    slug: "several-tables",
    severity: Severity::Warning,
    facts: &[FactKind::SecondTable],
    summary: Text {
        it: "Nello stesso foglio comincia una seconda tabella",
        en: "A second table begins on the same sheet",
    },
    message: Words::By {
        param: "beside",
        cases: &[(
            "yes",
            Text {
                it: "accanto alla tabella, dopo una colonna vuota, ne comincia un'altra \
                     ({list}): quella non è stata letta",
                en: "beside the table, after an empty column, another one begins ({list}): that \
                     one was not read",
            },
        )],
        otherwise: Text {
            it: "alla riga {row} comincia una seconda tabella: è stata letta anche quella",
            en: "a second table begins on row {row}: it was read too",
        },
    },
    help: Some(Words::By {
        param: "beside",
        cases: &[(
            "yes",
            Text {
                it: "se contiene attività, spostarla sotto la prima o in un altro foglio; se è \
                     una legenda va bene così",
                en: "if it holds activities, move it below the first or to another sheet; if it \
                     is a legend, all is well",
            },
        )],
        otherwise: Text {
            it: "se la seconda tabella ripete o riassume la prima, spostarla in un altro file; \
                 se contiene altre attività va bene così",
            en: "if the second table repeats or sums up the first, move it to another file; if \
                 it holds other activities, all is well",
        },
    }),
    explain: Text {
        it: "Gli uffici mettono a volte due tabelle una sotto l'altra, una per settore. Si \
             leggono entrambe; una tabella di riepilogo letta come attività conterebbe però due \
             volte. Di due tabelle affiancate si legge quella che ha più criteri: le righe \
             dell'altra non sono le sue.",
        en: "Offices sometimes put one table below another, one for each section. Both are \
             read; but a summary read as activities would count twice. Of two tables side by \
             side the one with more criteria is read: the rows of the other are not its rows.",
    },
    ..Rule::BASE
};
