//! `T007 merged-data`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("T007"),
    slug: "merged-data",
    severity: Severity::Error,
    facts: &[FactKind::MergedData],
    summary: Text {
        it: "Ci sono celle unite tra i dati",
        en: "There are merged cells among the data",
    },
    message: Words::By {
        param: "filled",
        cases: &[(
            "yes",
            Text {
                it: "celle unite tra i dati: il valore è stato riportato su tutte le righe \
                         che coprono",
                en: "merged cells among the data: their value was filled down to all rows \
                         they cover",
            },
        )],
        otherwise: Text {
            it: "celle unite tra i dati: il valore vale solo per la prima riga, le altre \
                 risultano vuote",
            en: "merged cells among the data: the value stands in the first row only, the \
                 others are empty",
        },
    },
    help: Some(Words::Always(Text {
        it: "separare le celle (Home, Unisci e centra) e scrivere il valore in ogni riga",
        en: "unmerge the cells (Home, Merge and center) and write the value in every row",
    })),
    explain: Text {
        it: "Un foglio conserva il valore di celle unite solo nella prima. Per unità e processi \
             il valore si riporta in basso; nei fogli molto grandi questo non è possibile, e \
             allora le righe restano senza. Separare le celle cambia l'aspetto del foglio: lo fa una \
             persona.",
        en: "A sheet keeps the value of merged cells in the first one only. For units and \
             processes the value is filled down; in very large sheets that is not possible, and \
             the rows stay without. Unmerging changes the look of the sheet: a person does it.",
    },
    ..Rule::BASE
};
