//! `L001 unit-not-in-org-chart`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("L001"),
    slug: "unit-not-in-org-chart",
    severity: Severity::Error,
    facts: &[FactKind::UnitNotInOrgChart],
    summary: Text {
        it: "Un'unità non è nell'organigramma",
        en: "A unit is not in the org chart",
    },
    message: Words::By {
        param: "nearest",
        cases: &[(
            "",
            Text {
                it: "l'unità «{unit}» non è nell'organigramma",
                en: "the unit “{unit}” is not in the org chart",
            },
        )],
        otherwise: Text {
            it: "l'unità «{unit}» non è nell'organigramma (forse «{nearest}»?)",
            en: "the unit “{unit}” is not in the org chart (perhaps “{nearest}”?)",
        },
    },
    expected: Some(Words::By {
        param: "nearest",
        cases: &[(
            "",
            Text {
                it: "un'unità dell'organigramma, per codice o per nome",
                en: "a unit of the org chart, by code or by name",
            },
        )],
        otherwise: Text {
            it: "forse «{nearest}»",
            en: "perhaps “{nearest}”",
        },
    }),
    help: Some(Words::Always(Text {
        it: "scrivere l'unità come nell'organigramma (codice o denominazione), oppure \
             aggiungerla all'organigramma",
        en: "write the unit as in the org chart (code or name), or add it to the org chart",
    })),
    explain: Text {
        it: "Le unità si riconoscono per codice o per denominazione. Un'unità che \
             l'organigramma non ha non si può sommare a nessuna direzione: conta solo nel \
             totale.",
        en: "Units are recognised by code or by name. A unit that the org chart lacks cannot be \
             added to any directorate: it counts in the total only.",
    },
    ..Rule::BASE
};
