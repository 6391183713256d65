//! `V010 required-empty`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("V010"),
    slug: "required-empty",
    severity: Severity::Error,
    facts: &[FactKind::RequiredEmpty],
    summary: Text {
        it: "Manca un valore necessario",
        en: "A required value is missing",
    },
    message: Words::By {
        param: "field",
        cases: &[(
            "SI | NO",
            Text {
                it: "nessuna delle due colonne SI e NO è segnata: la risposta è sconosciuta",
                en: "neither of the two columns SI and NO is marked: the answer is unknown",
            },
        )],
        otherwise: Text {
            it: "manca il valore: {field}",
            en: "the value is missing: {field}",
        },
    },
    help: Some(Words::By {
        param: "field",
        cases: &[(
            "SI | NO",
            Text {
                it: "mettere una x in una sola delle due colonne",
                en: "put an x in one of the two columns only",
            },
        )],
        otherwise: Text {
            it: "compilare la cella",
            en: "fill in the cell",
        },
    }),
    explain: Text {
        it: "Una cella vuota non è uno zero. Dove il valore serve ai conti e manca, il totale \
             diventa un intervallo, con un minimo e un massimo.",
        en: "An empty cell is not a zero. Where a value is needed and missing, the total \
             becomes an interval, with a least and a most.",
    },
    ..Rule::BASE
};
