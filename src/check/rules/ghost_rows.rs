//! `T023 ghost-rows`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("T023"),
    slug: "ghost-rows",
    severity: Severity::Info,
    facts: &[FactKind::GhostRows],
    summary: Text {
        it: "Sotto i dati ci sono molte righe vuote formattate",
        en: "There are many formatted empty rows below the data",
    },
    message: Words::Always(Text {
        it: "sotto i dati ci sono {rows} righe formattate ma vuote",
        en: "there are {rows} rows below the data that are formatted but empty",
    }),
    help: Some(Words::Always(Text {
        it: "selezionare le righe sotto i dati, eliminarle (tasto destro, Elimina) e salvare",
        en: "select the rows below the data, delete them (right click, Delete) and save",
    })),
    explain: Text {
        it: "Bordi e colori dati a righe intere rendono il file grande e lento, e la stampa \
             lunga molte pagine. I dati non cambiano. La soglia è ghost_rows in \
             [rules.thresholds].",
        en: "Borders and colours on empty rows make the file large and slow, and its print \
             many pages long. The data stay the same. The threshold is ghost_rows in \
             [rules.thresholds].",
    },
    ..Rule::BASE
};
