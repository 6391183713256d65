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
        it: "Nel foglio comincia una seconda tabella, o un riepilogo",
        en: "A second table, or a summary, begins on the sheet",
    },
    message: Words::By {
        param: "beside",
        cases: &[
            (
                "yes",
                Text {
                    it: "accanto alla tabella, dopo una colonna vuota, ne comincia un'altra \
                         ({list}): quella non è stata letta",
                    en: "beside the table, after an empty column, another one begins ({list}): \
                         that one was not read",
                },
            ),
            (
                "sum",
                Text {
                    it: "la tabella che comincia alla riga {row} non ha né nomi di attività né \
                         criteri: sembra un riepilogo e non è stata contata",
                    en: "the table that begins on row {row} has neither names of activities nor \
                         criteria: it looks like a summary and was not counted",
                },
            ),
        ],
        otherwise: Text {
            it: "alla riga {row} comincia una seconda tabella: è stata letta anche quella",
            en: "a second table begins on row {row}: it was read too",
        },
    },
    help: Some(Words::By {
        param: "beside",
        cases: &[
            (
                "yes",
                Text {
                    it: "se contiene attività, spostarla sotto la prima o in un altro foglio; se \
                         è una legenda va bene così",
                    en: "if it holds activities, move it below the first or to another sheet; if \
                         it is a legend, all is well",
                },
            ),
            (
                "sum",
                Text {
                    it: "se è un riepilogo va bene così; se contiene altre attività, aggiungere \
                         la colonna con il loro nome",
                    en: "if it is a summary, all is well; if it holds other activities, add the \
                         column with their names",
                },
            ),
        ],
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
             volte, perciò quella che non nomina attività né criteri si salta, se nel file ce \
             n'è un'altra che li nomina. Di due tabelle affiancate si legge quella che ha più criteri: le righe \
             dell'altra non sono le sue.",
        en: "Offices sometimes put one table below another, one for each section. Both are \
             read; but a summary read as activities would count twice, so a table that names \
             neither activities nor criteria is passed over where another one of the file names \
             them. Of two tables side by side the one with more criteria is read: the rows of the other are not its rows.",
    },
    ..Rule::BASE
};
