//! `T033 shifted-cells`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("T033"),
    slug: "shifted-cells",
    severity: Severity::Error,
    facts: &[FactKind::ShiftedRow],
    summary: Text {
        it: "Le celle di alcune righe sono spostate a destra",
        en: "The cells of some rows are shifted to the right",
    },
    message: Words::Always(Text {
        it: "da questa colonna in poi le celle della riga sono spostate a destra di una colonna: i valori stanno sotto le intestazioni sbagliate",
        en: "from this column on the cells of the row are shifted one column to the right: the values stand under the wrong headers",
    }),
    help: Some(Words::Always(Text {
        it: "eliminare la cella vuota spostando a sinistra quelle che seguono",
        en: "delete the empty cell, shifting those that follow to the left",
    })),
    explain: Text {
        it: "Una cella inserita in mezzo a una riga sposta tutte quelle che seguono: le persone finiscono \
             sotto gli equivalenti, le risposte sotto la domanda accanto. La causa è una sola, e \
             sulle righe spostate non si dice altro.",
        en: "A cell that was inserted amid a row moves all that follow: people end up under the \
             equivalents, answers under the next question. The cause is one, and nothing else is \
             said of the rows that moved.",
    },
    cause: Cause::Column,
    ..Rule::BASE
};
