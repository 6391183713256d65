//! `T009 repeated-header`

use crate::check::rule::{Fix, Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Cause, Code, Safety, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("T009"),
    slug: "repeated-header",
    severity: Severity::Warning,
    facts: &[FactKind::RepeatedHeader],
    summary: Text {
        it: "L'intestazione è ripetuta tra i dati",
        en: "The header stands again among the data",
    },
    message: Words::Always(Text {
        it: "l'intestazione è ripetuta tra i dati: la riga non è contata",
        en: "the header stands again among the data: the row does not count",
    }),
    help: Some(Words::Always(Text {
        it: "eliminare la riga; per ripetere l'intestazione in stampa usare Layout di pagina, \
             Stampa titoli",
        en: "delete the row; to repeat the header in print use Page layout, Print titles",
    })),
    explain: Text {
        it: "Tabelle copiate una sotto l'altra portano con sé l'intestazione. La riga si \
             riconosce e si lascia fuori, e il rapporto dice quante sono.",
        en: "Tables pasted one below another bring their header along. The row is recognised \
             and left out, and the report says how many there are.",
    },
    cause: Cause::Column,
    fix: Fix::Row(Safety::Safe),
    ..Rule::BASE
};
