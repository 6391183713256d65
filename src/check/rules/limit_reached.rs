//! `M004 limit-reached`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("M004"),
    slug: "limit-reached",
    severity: Severity::Warning,
    facts: &[FactKind::LimitReached],
    summary: Text {
        it: "Un confronto si è fermato a un limite",
        en: "A comparison stopped at a limit",
    },
    message: Words::By {
        param: "what",
        cases: &[
            (
                "duplicates",
                Text {
                    it: "le attività ripetute sono state cercate solo tra le prime {limit}",
                    en: "repeated activities were looked for among the first {limit} only",
                },
            ),
            (
                "units",
                Text {
                    it: "le unità sono state distinte solo fino a {limit}",
                    en: "units were told apart up to {limit} only",
                },
            ),
            (
                "near-duplicates",
                Text {
                    it: "tra più di {limit} nomi simili di una stessa unità non sono stati cercati i \
                         quasi doppioni",
                    en: "among more than {limit} similar names of one unit near duplicates were not \
                         looked for",
                },
            ),
            (
                "findings",
                Text {
                    it: "sono stati distinti solo i primi {limit} valori di un rilievo",
                    en: "only the first {limit} values of a finding were told apart",
                },
            ),
        ],
        otherwise: Text {
            it: "un confronto si è fermato al limite di {limit} ({what}): il resto non è stato \
                 controllato",
            en: "a comparison stopped at its limit of {limit} ({what}): the rest was not checked",
        },
    },
    help: Some(Words::Always(Text {
        it: "dividere i dati in più esecuzioni, per esempio una per direzione",
        en: "split the data into several runs, one for each directorate for example",
    })),
    explain: Text {
        it: "Alcuni controlli tengono in memoria ciò che hanno visto, fino a un limite. Quando \
             lo raggiungono lo dicono, perché il silenzio non sembri un via libera.",
        en: "Some checks keep in memory what they have seen, up to a limit. When they reach it \
             they say so, lest silence look like approval.",
    },
    ..Rule::BASE
};
