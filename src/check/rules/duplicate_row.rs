//! `X002 duplicate-row`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("X002"),
    slug: "duplicate-row",
    severity: Severity::Warning,
    facts: &[FactKind::DuplicateRow],
    summary: Text {
        it: "Una riga è ripetuta",
        en: "A row is repeated",
    },
    message: Words::By {
        param: "what",
        cases: &[
            (
                "days",
                Text {
                    it: "giorni di assenza della persona già indicati: contano una volta",
                    en: "days of absence of the person are stated already: they count once",
                },
            ),
            (
                "activity",
                Text {
                    it: "la riga ripete in tutto la riga {found}: l'attività conta due volte",
                    en: "the row repeats row {found} in full: the activity counts twice",
                },
            ),
        ],
        otherwise: Text {
            it: "la riga ripete in tutto un'altra della stessa persona o unità: conta una volta",
            en: "the row repeats another of the same person or unit in full: it counts once",
        },
    },
    help: Some(Words::Always(Text {
        it: "togliere la riga ripetuta, o correggere ciò che doveva essere diverso",
        en: "delete the repeated row, or mend what should have differed",
    })),
    explain: Text {
        it: "Due righe di persone o unità uguali in tutte le colonne lette valgono come una: così \
             un'esportazione unita due volte non raddoppia nulla. Due righe uguali di un \
             censimento contano tutte e due: possono essere due attività che nessuna colonna \
             distingue, e chi legge non lo può sapere. Chi lavora due volte alla stessa attività \
             sommi le quote in una riga.",
        en: "Two rows of persons or units that are equal in every column read count as one, so \
             that an export pasted twice doubles nothing. Two equal rows of an inventory both \
             count: they may be two activities that no column tells apart, which no reader can \
             know. Whoever works on one activity twice should add the shares up \
             in one row.",
    },
    ..Rule::BASE
};
