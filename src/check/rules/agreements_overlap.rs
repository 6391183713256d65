//! `X021 agreements-overlap`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("X021"),
    slug: "agreements-overlap",
    severity: Severity::Warning,
    facts: &[FactKind::AgreementsOverlap],
    summary: Text {
        it: "Due accordi di una persona valgono negli stessi giorni",
        en: "Two agreements of a person hold on the same days",
    },
    message: Words::Always(Text {
        it: "un altro accordo della stessa persona vale negli stessi giorni ({days}): contano \
             una volta",
        en: "another agreement of the same person holds on the same days ({days}): they count \
             once",
    }),
    help: Some(Words::Always(Text {
        it: "chiudere l'accordo precedente con l'ultimo giorno, o togliere la riga che non \
             vale",
        en: "end the earlier agreement with its last day, or take away the row that does not \
             hold",
    })),
    explain: Text {
        it: "Un accordo nuovo prende il posto di quello precedente. I giorni in comune \
             contano una volta sola, ma una delle due righe può avere una data sbagliata.",
        en: "A new agreement stands in place of the one before. Days that both have count \
             once, but one of the two rows may have a wrong date.",
    },
    ..Rule::BASE
};
