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
        it: "A una tabella manca una colonna necessaria",
        en: "A table lacks a column that it needs",
    },
    message: Words::By {
        param: "why",
        cases: &[(
            "near",
            Text {
                it: "l'intestazione «{header}» non è riconosciuta: forse è «{known}»; senza, nessuna \
                     riga della tabella dice quale attività è, e nessuna è contata",
                en: "the header “{header}” is not recognised: perhaps it is “{known}”; without it no \
                     row of the table says which activity it is, and none is counted",
            },
        )],
        otherwise: Text {
            it: "manca la colonna: {field}; senza, le righe della tabella non dicono nulla",
            en: "the column is missing: {field}; without it the rows of the table say nothing",
        },
    },
    help: Some(Words::By {
        param: "why",
        cases: &[(
            "near",
            Text {
                it: "scrivere «{known}» nell'intestazione, oppure dire che cosa è la colonna: \
                     --column \"{header}=activity\"",
                en: "write “{known}” in the header, or say which column it is: --column \
                     \"{header}=activity\"",
            },
        )],
        otherwise: Text {
            it: "aggiungere la colonna, oppure dire nella sezione [columns] della configurazione \
                 quale colonna è",
            en: "add the column, or say in [columns] of the configuration which column it is",
        },
    }),
    sender_help: Some(Words::By {
        param: "why",
        cases: &[(
            "near",
            Text {
                it: "scrivere «{known}» nell'intestazione",
                en: "write “{known}” in the header",
            },
        )],
        otherwise: Text {
            it: "aggiungere la colonna",
            en: "add the column",
        },
    }),
    explain: Text {
        it: "Ogni riga di un inventario ha il nome dell'attività o il suo codice. Un'assegnazione ha una persona, un'attività e una quota; un accordo una persona e \
             la data da cui vale; una priorità una persona e un grado; un'assenza una persona e \
             un giorno; un passaggio di unità l'unità di prima, quella di dopo e la data.",
        en: "Every row of an inventory has the name of the activity or its code. An assignment has a person, an activity and a share; an agreement a person and the \
             day from which it holds; a priority a person and a rank; an absence a person and a \
             day; a change of units the unit before, the one after and the date.",
    },
    ..Rule::BASE
};
