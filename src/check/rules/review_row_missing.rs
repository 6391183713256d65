//! `D011 review-row-missing`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("D011"),
    slug: "review-row-missing",
    severity: Severity::Warning,
    facts: &[FactKind::ReviewRowMissing],
    cause: Cause::Place,
    summary: Text {
        it: "Da una revisione mancano righe",
        en: "A review lacks rows",
    },
    message: Words::Always(Text {
        it: "righe della revisione che non sono tornate: {count} ({list}); restano senza risposta",
        en: "rows of the review that did not come back: {count} ({list}); they stay without an \
             answer",
    }),
    help: Some(Words::Always(Text {
        it: "se sono state cancellate per sbaglio, chiedere al dirigente di compilarle nel file \
             inviato",
        en: "where they were deleted by mistake, ask the manager to fill them in in the file that \
             was sent",
    })),
    explain: Text {
        it: "Si confronta con l'inventario: le altre attività della stessa direzione sono \
             tornate, queste no. L'esito calcolato e le rettifiche di prima restano. Lo dice solo \
             «review import».",
        en: "The inventory is compared: other activities of the directorate came back, these did \
             not. Computed verdicts and earlier overrides stay. Only “review import” says it.",
    },
    ..Rule::BASE
};
