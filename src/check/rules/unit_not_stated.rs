//! `R007 unit-not-stated`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("R007"),
    slug: "unit-not-stated",
    severity: Severity::Warning,
    facts: &[FactKind::UnitNotStated],
    summary: Text {
        it: "Una riga non dice a quale unità appartiene",
        en: "A row does not say which unit it belongs to",
    },
    message: Words::Always(Text {
        it: "la riga non dice a quale unità appartiene: conta sotto «(non indicata)»",
        en: "the row does not say which unit it belongs to: it counts under “(not stated)”",
    }),
    expected: Some(Words::Always(Text {
        it: "l'unità della riga",
        en: "the unit of the row",
    })),
    help: Some(Words::Always(Text {
        it: "compilare la colonna dell'unità, oppure indicare l'unità del file nella sezione \
             [files] della configurazione",
        en: "fill in the unit column, or state the unit of the file in [files] of the \
             configuration",
    })),
    sender_help: Some(Words::Always(Text {
        it: "scrivere l'unità della riga nella sua colonna",
        en: "write the unit of the row in its column",
    })),
    explain: Text {
        it: "L'unità si cerca nella sua colonna, nella configurazione, in una riga come \
             «Direzione: …» sopra la tabella, nel nome del foglio e in quello del file. Se \
             nessuno lo dice, la riga conta nel totale ma in nessuna unità.",
        en: "The unit is looked for in its column, in the configuration, in a line such as \
             “Direzione: …” above the table, in the name of the sheet and in that of the file. \
             If none says it, the row counts in the total but in no unit.",
    },
    ..Rule::BASE
};
