//! `L002 unit-missing`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("L002"),
    slug: "unit-missing",
    severity: Severity::Warning,
    facts: &[FactKind::UnitMissing],
    summary: Text {
        it: "Di un'unità dell'organigramma non c'è nessuna attività",
        en: "A unit of the org chart has no activity",
    },
    message: Words::By {
        param: "units",
        cases: &[(
            "",
            Text {
                it: "nessuna attività ricevuta da: {code} {unit}",
                en: "no activity received from: {code} {unit}",
            },
        )],
        otherwise: Text {
            it: "nessuna attività ricevuta da: {units}",
            en: "no activity received from: {units}",
        },
    },
    help: Some(Words::Always(Text {
        it: "farsi inviare la scheda, oppure togliere l'unità dall'organigramma se non esiste più",
        en: "ask for its submission, or take the unit out of the org chart if it no longer exists",
    })),
    explain: Text {
        it: "Un totale dell'ente è tale solo se hanno risposto tutte le strutture. Il rapporto \
             dice quante mancano e quali.",
        en: "A total of the organisation is one only if every structure has answered. The \
             report says how many are missing, and which.",
    },
    ..Rule::BASE
};
