//! `T004 hidden-rows-or-columns`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("T004"),
    slug: "hidden-rows-or-columns",
    severity: Severity::Warning,
    facts: &[FactKind::HiddenRowsOrColumns],
    summary: Text {
        it: "Ci sono righe o colonne nascoste: sono state lette",
        en: "Rows or columns are hidden: they were read",
    },
    message: Words::By {
        param: "what",
        cases: &[
            (
                "rows",
                Text {
                    it: "righe nascoste o filtrate, lette come le altre: {list}",
                    en: "hidden or filtered rows, read like the others: {list}",
                },
            ),
            (
                "filtered",
                Text {
                    it: "un filtro nasconde righe, lette come le altre: {list}",
                    en: "a filter hides rows, which were read like the others: {list}",
                },
            ),
            (
                "columns",
                Text {
                    it: "colonne nascoste, lette come le altre: {list}",
                    en: "hidden columns, read like the others: {list}",
                },
            ),
        ],
        otherwise: Text {
            it: "righe o colonne nascoste, lette come le altre: {list}",
            en: "hidden rows or columns, read like the others: {list}",
        },
    },
    help: Some(Words::Always(Text {
        it: "scoprirle (selezionare tutto, tasto destro, Scopri; Dati, Cancella filtro) e \
             togliere quelle che non devono contare",
        en: "unhide them (select all, right click, Unhide; Data, Clear filter) and remove those \
             that should not count",
    })),
    explain: Text {
        it: "Nascondere una riga o filtrarla non la toglie dai dati. Chi guarda il foglio e chi \
             legge il rapporto vedrebbero altrimenti numeri diversi senza sapere perché.",
        en: "Hiding or filtering a row does not take it out of the data. Whoever looks at the \
             sheet and whoever reads the report would otherwise see different numbers without \
             knowing why.",
    },
    ..Rule::BASE
};
