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
    params: &["lost", "label_it", "label_en"],
    message: Words::By {
        param: "lost",
        cases: &[(
            "",
            Text {
                it: "nell'intestazione ci sono celle unite: {list}",
                en: "there are merged cells in the header: {list}",
            },
        )],
        otherwise: Text {
            it: "le celle unite nell'intestazione ({list}) lasciano colonne senza nome, e mancano i \
                 criteri {label_it}: le loro risposte sono sconosciute per ogni attività",
            en: "merged cells in the header ({list}) leave columns without a name, and the criteria \
                 {label_en} are missing: their answers are unknown for every activity",
        },
    },
    help: Some(Words::Always(Text {
        it: "separarle (Home, Unisci e centra) e dare a ogni colonna la propria intestazione",
        en: "unmerge them (Home, Merge and center) and give every column its own header",
    })),
    explain: Text {
        it: "Una cella unita sta sopra più colonne, ma il suo testo appartiene solo alla \
             prima: le altre restano senza intestazione e non si sa che cosa contengono. Se così si \
             perde la colonna di un criterio, si dice qui e diventa un errore.",
        en: "A merged cell stands over several columns, but its text belongs to the first one \
             only: the others have no header, and nobody knows what they hold. Where a criterion \
             loses its column that way, it is said here and becomes an error.",
    },
    ..Rule::BASE
};
