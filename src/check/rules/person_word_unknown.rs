//! `V056 person-word-unknown`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("V056"),
    slug: "person-word-unknown",
    severity: Severity::Error,
    facts: &[FactKind::PersonWordUnknown],
    summary: Text {
        it: "Una parola in una tabella di persone non è riconosciuta",
        en: "A word in a table of persons is not understood",
    },
    message: Words::By {
        param: "field",
        cases: &[(
            "class",
            Text {
                it: "la classe «{value}» non è riconosciuta: vale quella calcolata",
                en: "the class “{value}” is not understood: the computed one holds",
            },
        )],
        otherwise: Text {
            it: "«{value}» non è riconosciuto ({field}): la cella vale come vuota",
            en: "“{value}” is not understood ({field}): the cell counts as empty",
        },
    },
    help: Some(Words::By {
        param: "field",
        cases: &[
            (
                "class",
                Text {
                    it: "scrivere «smartabile», «rotazione» o «non smartabile»",
                    en: "write “smartable”, “rotation” or “not”",
                },
            ),
            (
                "age_band",
                Text {
                    it: "scrivere gli anni, per esempio «50-59», e niente altro",
                    en: "write the years, “50-59” for example, and nothing else",
                },
            ),
        ],
        otherwise: Text {
            it: "scrivere «sì» o «no»",
            en: "write “yes” or “no”",
        },
    }),
    explain: Text {
        it: "Una classe dichiarata prende il posto di quella calcolata dalle attività, e \
             un'esclusione toglie i giorni da remoto: per questo le parole che non si capiscono \
             non si indovinano.",
        en: "A stated class stands in place of the one computed from the activities, and an \
             exclusion takes the remote days away: words that are not understood are therefore \
             not guessed.",
    },
    ..Rule::BASE
};
