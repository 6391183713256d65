//! `V001 formula-no-cached-value`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("V001"),
    slug: "formula-no-cached-value",
    severity: Severity::Error,
    facts: &[FactKind::FormulaWithoutValue],
    summary: Text {
        it: "Una formula senza risultato salvato",
        en: "A formula without a saved result",
    },
    message: Words::Always(Text {
        it: "la cella contiene una formula il cui risultato non è salvato nel file: vale come \
             sconosciuta",
        en: "the cell holds a formula whose result is not saved in the file: it counts as unknown",
    }),
    help: Some(Words::Always(Text {
        it: "aprire il file con Excel o LibreOffice, lasciare che ricalcoli e salvarlo di nuovo",
        en: "open the file in Excel or LibreOffice, let it recalculate and save it again",
    })),
    explain: Text {
        it: "Le formule non vengono ricalcolate: si legge il risultato salvato. I file prodotti \
             da altri programmi a volte non lo contengono, e una cella così non si può sapere.",
        en: "Formulas are not recalculated: the saved result is read. Files made by other \
             programs sometimes lack it, and such a cell cannot be known.",
    },
    cause: Cause::Column,
    ..Rule::BASE
};
