//! `T028 needed-column-missing`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("T028"),
    slug: "needed-column-missing",
    severity: Severity::Error,
    facts: &[FactKind::NeededColumnMissing],
    summary: Text {
        it: "A una tabella di persone manca una colonna necessaria",
        en: "A table of persons lacks a column that it needs",
    },
    message: Words::Always(Text {
        it: "manca la colonna: {field}; senza, le righe della tabella non dicono nulla",
        en: "the column is missing: {field}; without it the rows of the table say nothing",
    }),
    help: Some(Words::Always(Text {
        it: "aggiungere la colonna, oppure dire nella sezione [columns] della configurazione \
             quale colonna è",
        en: "add the column, or say in [columns] of the configuration which column it is",
    })),
    sender_help: Some(Words::Always(Text {
        it: "aggiungere la colonna",
        en: "add the column",
    })),
    explain: Text {
        it: "Un'assegnazione ha una persona, un'attività e una quota; un accordo una persona e \
             la data da cui vale; una priorità una persona e un grado; un'assenza una persona e \
             un giorno; un passaggio di unità l'unità di prima, quella di dopo e la data.",
        en: "An assignment has a person, an activity and a share; an agreement a person and the \
             day from which it holds; a priority a person and a rank; an absence a person and a \
             day; a change of units the unit before, the one after and the date.",
    },
    ..Rule::BASE
};
