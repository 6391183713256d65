//! `X017 spells-overlap`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("X017"),
    slug: "spells-overlap",
    severity: Severity::Error,
    facts: &[FactKind::SpellsOverlap],
    summary: Text {
        it: "Due righe di una persona valgono negli stessi giorni",
        en: "Two rows of a person hold on the same days",
    },
    message: Words::Always(Text {
        it: "un'altra riga della stessa persona vale negli stessi giorni ({days}): contano per \
             la riga che comincia prima",
        en: "another row of the same person holds on the same days ({days}): they count for the \
             row that begins first",
    }),
    help: Some(Words::Always(Text {
        it: "chiudere la riga precedente con la data di fine, o correggere la data di inizio",
        en: "end the earlier row with its last day, or mend the first day of this one",
    })),
    explain: Text {
        it: "Una persona è in un'unità sola per volta. I giorni che due righe hanno in comune \
             restano a quella che comincia prima (a parità, a quella che finisce prima), e \
             l'altra vale per gli altri suoi giorni: nessun giorno conta due volte e nessuno si \
             perde.",
        en: "A person is in one unit at a time. The days that two rows share stay with the one \
             that begins first (of equals, the one that ends first), and the other holds on the \
             other days: no day counts twice and none is lost.",
    },
    ..Rule::BASE
};
