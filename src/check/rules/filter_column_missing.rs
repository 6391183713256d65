//! `T027 filter-column-missing`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("T027"),
    slug: "filter-column-missing",
    severity: Severity::Warning,
    facts: &[FactKind::FilterColumnMissing],
    summary: Text {
        it: "Una tabella non ha la colonna del filtro",
        en: "A table lacks the column of the filter",
    },
    message: Words::Always(Text {
        it: "la tabella non ha la colonna «{header}» del filtro, che altre tabelle hanno: le sue \
             righe contano tutte",
        en: "the table lacks the column “{header}” of the filter, which other tables have: all \
             of its rows count",
    }),
    help: Some(Words::Always(Text {
        it: "aggiungere la colonna, oppure togliere il file dalla valutazione",
        en: "add the column, or leave the file out of the run",
    })),
    explain: Text {
        it: "--where tiene le righe con un certo valore in una colonna. Di una tabella senza \
             quella colonna non si sa quali righe siano richieste: contano tutte, e lo si dice.",
        en: "--where keeps the rows with a certain value in a column. Of a table without that \
             column nobody knows which rows are meant: all of them count, and that is said.",
    },
    ..Rule::BASE
};
