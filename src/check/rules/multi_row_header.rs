//! `T008 multi-row-header`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("T008"),
    slug: "multi-row-header",
    severity: Severity::Info,
    facts: &[FactKind::TallHeader],
    summary: Text {
        it: "L'intestazione occupa più righe",
        en: "The header takes several rows",
    },
    message: Words::Always(Text {
        it: "l'intestazione occupa {rows} righe ({list}): sono state unite",
        en: "the header takes {rows} rows ({list}): they were joined",
    }),
    help: Some(Words::Always(Text {
        it: "controllare che ogni colonna sia stata capita; è meglio una sola riga di intestazione",
        en: "see that every column was understood; a header of one row is better",
    })),
    explain: Text {
        it: "Gruppi sopra le colonne aiutano chi legge il foglio. Le righe si uniscono per \
             riconoscere le colonne, ma filtri, ordinamenti e altri programmi ne vedono una \
             sola.",
        en: "Groups over columns help whoever reads the sheet. The rows are joined to \
             recognise the columns, but filters, sorting and other programs see one of them \
             only.",
    },
    ..Rule::BASE
};
