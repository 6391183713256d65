//! `D008 not-a-review`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("D008"),
    slug: "not-a-review",
    severity: Severity::Error,
    facts: &[FactKind::NotAReview],
    cause: Cause::Place,
    summary: Text {
        it: "Una tabella tra le revisioni non è una revisione",
        en: "A table among the reviews is no review",
    },
    message: Words::Always(Text {
        it: "la tabella non viene da «review export»: nessuna sua riga ha un'impronta, e nessuna \
             è riportata",
        en: "the table does not come from “review export”: none of its rows has a stamp, and none \
             is taken over",
    }),
    help: Some(Words::Always(Text {
        it: "togliere il file dalla cartella, o partire dal file inviato",
        en: "take the file out of the folder, or begin with the file that was sent",
    })),
    explain: Text {
        it: "Succede quando nella cartella finisce un inventario, o quando le colonne sono state \
             copiate in un altro foglio senza quella nascosta. Lo dice solo «review import».",
        en: "It happens where an inventory gets into the folder, or where columns were copied \
             into another sheet without the hidden one. Only “review import” says it.",
    },
    ..Rule::BASE
};
