//! `T014 blank-header`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("T014"),
    slug: "blank-header",
    severity: Severity::Warning,
    facts: &[FactKind::BlankHeader],
    summary: Text {
        it: "Una colonna con dati non ha intestazione",
        en: "A column with data has no header",
    },
    params: &["lost", "label_it", "label_en"],
    message: Words::By {
        param: "lost",
        cases: &[(
            "",
            Text {
                it: "la colonna non ha intestazione, ma contiene dati (righe: {rows}): non è usata",
                en: "the column has no header but holds data (rows: {rows}): it is not used",
            },
        )],
        otherwise: Text {
            it: "la colonna non ha intestazione, ma contiene dati (righe: {rows}), e manca {label_it}: \
                 la risposta è sconosciuta per ogni attività",
            en: "the column has no header but holds data (rows: {rows}), and {label_en} is missing: \
                 the answer is unknown for every activity",
        },
    },
    help: Some(Words::Always(Text {
        it: "scrivere l'intestazione sopra la colonna, o svuotarla se non serve",
        en: "write a header over the column, or clear it if it is not needed",
    })),
    explain: Text {
        it: "Senza intestazione non si sa che cosa dice una colonna: se era una risposta, \
             manca per tutte le righe; se manca anche la colonna di un criterio, si dice qui e \
             diventa un errore. Una colonna che solo numera le righe non è segnalata.",
        en: "Without a header nobody knows what a column says: if it was an answer, it is \
             missing in every row; where a criterion lacks its column too, it is said here and \
             becomes an error. A column that only numbers the rows is passed over.",
    },
    cause: Cause::Column,
    ..Rule::BASE
};
