//! `M001 unused-suppression`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("M001"),
    slug: "unused-suppression",
    severity: Severity::Warning,
    facts: &[FactKind::UnusedAcceptance],
    summary: Text {
        it: "Un'accettazione non copre più nessun rilievo",
        en: "An acceptance covers no finding any more",
    },
    message: Words::Always(Text {
        it: "l'accettazione «{accept}» (riga {line}) non copre nessun rilievo",
        en: "the acceptance “{accept}” (line {line}) covers no finding",
    }),
    help: Some(Words::Always(Text {
        it: "toglierla, anche con «smartable baseline prune»",
        en: "take it out, for example with “smartable baseline prune”",
    })),
    explain: Text {
        it: "Un'accettazione che resta dopo la correzione nasconderebbe lo stesso errore se tornasse. Vale anche se è scritta male: file, colonna o codice che non corrispondono.",
        en: "An acceptance that stays after the mending would hide the same mistake should it come back. The same holds where it is mistyped: a file, a column or a code that fits nothing.",
    },
    ..Rule::BASE
};
