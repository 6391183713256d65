//! The options of `assess` that decide groups, people and weights.
//!
//! Never here: what the values mean (`arguments`, `values`).

use clap::builder::NonEmptyStringValueParser;
use clap::{Arg, ArgAction};

use super::Section;
use crate::commands::choice;
use crate::commands::values;
use crate::lang::{Lang, Text};
use crate::model::assessment::WeightIs;
use crate::model::criteria::{Heads, Treatment};

const TREATMENTS: &[(&str, Treatment)] = &[
    ("not-eligible", Treatment::NotEligible),
    ("left-out", Treatment::LeftOut),
    ("bounds", Treatment::Bounds),
];

const HEADING: Text = Text {
    it: "Persone e totali",
    en: "People and totals",
};

/// What groups are, and where people come from.
pub(super) fn groups(lang: Lang) -> Vec<Arg> {
    let section = Section {
        lang,
        heading: HEADING,
    };
    vec![
        section
            .arg(
                "by",
                "raggruppare per unit, directorate, level:N, column:COLONNA o prefix:COLONNA:N \
                 (di norma directorate se c'è l'organigramma, altrimenti unit)",
                "group by unit, directorate, level:N, column:COLUMN or prefix:COLUMN:N (directorate \
                 with an org chart, else unit)",
            )
            .value_name(section.name("GRUPPO", "GROUP"))
            .value_parser(move |text: &str| values::grouping(text, lang)),
        section.path("org-chart", "organigramma", "org chart"),
        section
            .path(
                "headcounts",
                "tabella a parte con le persone per attività (ripetibile)",
                "separate table of people by activity (repeatable)",
            )
            .action(ArgAction::Append),
    ]
}

/// How people and weights are added up.
pub(super) fn weights(lang: Lang) -> Vec<Arg> {
    let section = Section {
        lang,
        heading: HEADING,
    };
    let treatment = |arg: Arg| {
        arg.value_name(section.name("COME", "HOW"))
            .value_parser(choice(TREATMENTS))
    };
    vec![
        section
            .arg(
                "heads",
                "overlapping: una persona può stare in più righe; exclusive: in una sola",
                "overlapping: a person may stand in several rows; exclusive: in one",
            )
            .value_name(section.name("COME", "HOW"))
            .value_parser(choice(&[
                ("overlapping", Heads::Overlapping),
                ("exclusive", Heads::Exclusive),
            ])),
        section
            .arg(
                "weight",
                "colonna di un secondo peso, per esempio la retribuzione",
                "column of a second weight, such as the wage",
            )
            .value_name(section.name("COLONNA", "COLUMN"))
            .value_parser(NonEmptyStringValueParser::new()),
        section
            .arg(
                "weight-is",
                "il peso è per persona (per-head) o già complessivo (total)",
                "the weight is that of one head (per-head) or a total already (total)",
            )
            .value_name(section.name("COME", "HOW"))
            .requires("weight")
            .value_parser(choice(&[
                ("per-head", WeightIs::PerHead),
                ("total", WeightIs::Total),
            ])),
        treatment(section.arg(
            "unassessed",
            "righe senza esito: not-eligible (non smartabili), left-out (escluse), bounds (allargano \
             l'intervallo)",
            "rows without a verdict: not-eligible (not smartable), left-out, bounds (they widen the \
             interval)",
        )),
        treatment(section.arg(
            "missing-weight",
            "lo stesso per le righe in cui mancano le persone o il peso",
            "the same for rows that lack people or weight",
        )),
    ]
}
