//! `F017 short-row`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("F017"),
    slug: "short-row",
    severity: Severity::Info,
    facts: &[FactKind::ShortRow],
    summary: Text {
        it: "Una riga finisce prima dell'intestazione",
        en: "A row ends before the header does",
    },
    message: Words::Always(Text {
        it: "campi: {found} nella riga, {expected} nell'intestazione; quelli che mancano valgono \
             come vuoti",
        en: "fields: {found} in the row, {expected} in the header; those that are missing count \
             as empty",
    }),
    help: Some(Words::Always(Text {
        it: "nessuna correzione, se le celle in fondo sono davvero vuote",
        en: "nothing to mend, if the cells at the end are really empty",
    })),
    explain: Text {
        it: "Alcuni programmi non scrivono le celle vuote in fondo a una riga. Se mancano \
             solo colonne che possono restare vuote la riga si legge così; se manca una \
             colonna che identifica, una risposta o un numero di persone è invece un errore \
             (F009).",
        en: "Some programs do not write the empty cells at the end of a row. Where only \
             columns are missing that may be empty, the row is read so; where a column is \
             missing that identifies, an answer or a number of people, it is an error (F009).",
    },
    ..Rule::BASE
};
