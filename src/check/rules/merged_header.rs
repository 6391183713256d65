//! `T006 merged-header`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("T006"),
    slug: "merged-header",
    severity: Severity::Warning,
    facts: &[FactKind::MergedHeader],
    summary: Text {
        it: "Nell'intestazione ci sono celle unite",
        en: "There are merged cells in the header",
    },
    message: Words::Always(Text {
        it: "nell'intestazione ci sono celle unite: {list}",
        en: "there are merged cells in the header: {list}",
    }),
    help: Some(Words::Always(Text {
        it: "separarle (Home, Unisci e centra) e dare a ogni colonna la propria intestazione",
        en: "unmerge them (Home, Merge and center) and give every column its own header",
    })),
    explain: Text {
        it: "Una cella unita sta sopra più colonne, ma il suo testo appartiene solo alla \
             prima: le altre restano senza intestazione e non si sa che cosa contengono.",
        en: "A merged cell stands over several columns, but its text belongs to the first one \
             only: the others have no header, and nobody knows what they hold.",
    },
    ..Rule::BASE
};
