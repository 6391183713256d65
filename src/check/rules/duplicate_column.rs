//! `T013 duplicate-column`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("T013"),
    slug: "duplicate-column",
    severity: Severity::Error,
    facts: &[FactKind::DuplicateColumn],
    summary: Text {
        it: "Due colonne indicano la stessa cosa",
        en: "Two columns claim the same thing",
    },
    message: Words::Always(Text {
        it: "anche l'intestazione «{header}» indica {field}: vale solo la prima colonna",
        en: "the header “{header}” stands for {field} too: only the first column counts",
    }),
    help: Some(Words::Always(Text {
        it: "togliere la colonna di troppo o dichiarare quale vale: --column \"INTESTAZIONE=CAMPO\"",
        en: "remove the column too many, or declare which one counts: --column \"HEADER=FIELD\"",
    })),
    sender_help: Some(Words::Always(Text {
        it: "togliere la colonna di troppo, o darle l'intestazione giusta",
        en: "remove the column too many, or give it its right header",
    })),
    explain: Text {
        it: "Se due colonne dicono di essere la stessa cosa, sceglierne una in silenzio \
             cambierebbe i risultati. Si usa la prima da sinistra, e lo si dice.",
        en: "If two columns claim to be the same thing, choosing one in silence would change \
             the results. The leftmost is used, and that is said.",
    },
    ..Rule::BASE
};
