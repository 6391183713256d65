//! `T002 several-tables`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("T002"),
    slug: "several-tables",
    severity: Severity::Warning,
    facts: &[FactKind::SecondTable],
    summary: Text {
        it: "Nello stesso foglio comincia una seconda tabella",
        en: "A second table begins on the same sheet",
    },
    message: Words::Always(Text {
        it: "alla riga {row} comincia una seconda tabella: è stata letta anche quella",
        en: "a second table begins on row {row}: it was read too",
    }),
    help: Some(Words::Always(Text {
        it: "se la seconda tabella ripete o riassume la prima, spostarla in un altro file; se \
             contiene altre attività va bene così",
        en: "if the second table repeats or sums up the first, move it to another file; if it \
             holds other activities, all is well",
    })),
    explain: Text {
        it: "Gli uffici mettono a volte due tabelle una sotto l'altra, una per settore. Si \
             leggono entrambe; una tabella di riepilogo letta come attività conterebbe però due \
             volte.",
        en: "Offices sometimes put one table below another, one for each section. Both are \
             read; but a summary read as activities would count twice.",
    },
};
