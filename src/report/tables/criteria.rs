//! `criteria`: what each criterion blocks, over everything or as a matrix by group.

use crate::lang::{Lang, Text};
use crate::model::assessment::Assessment;
use crate::report::assessment::criteria::{Measure, in_order, leading};
use crate::report::layout::{Column, Kind, Value};
use crate::report::tables::DataTable;
use crate::report::words;

/// Returns a row for each criterion, in the order of the set.
#[must_use]
pub fn table(assessment: &Assessment, lang: Lang) -> DataTable<'_> {
    let label = |it, en| Text { it, en }.get(lang);
    let mut columns = vec![
        Column::new("criterion", label("Codice", "Criterion"), Kind::Code),
        Column::new("label", label("Criterio", "Label"), Kind::Text),
        Column::new("obstacle", label("Ostacolo", "Obstacle"), Kind::Code),
        Column::new("removable", label("Rimovibile", "Removable"), Kind::Code),
    ];
    for what in ["fails", "partly", "unknown", "blocked", "sole"] {
        for (_, measure) in Measure::ALL {
            columns.push(Column::new(format!("{what}_{measure}"), "", Kind::Quantity));
        }
    }
    for what in ["blocked_share", "sole_share"] {
        for (_, measure) in Measure::ALL {
            columns.push(Column::new(format!("{what}_{measure}"), "", Kind::Share));
        }
    }
    let rows = in_order(assessment)
        .into_iter()
        .map(move |(criterion, totals)| {
            let mut row = vec![
                Value::text(criterion.id.as_str()),
                Value::text(criterion.label.get(lang)),
                Value::text(criterion.obstacle.class.key()),
                Value::text(if criterion.obstacle.removable {
                    "true"
                } else {
                    "false"
                }),
            ];
            let counts = [
                &totals.fails,
                &totals.partly,
                &totals.unknown,
                &totals.blocked,
                &totals.sole,
            ];
            for counts in counts {
                row.extend(Measure::ALL.map(|(measure, _)| Value::quantity(measure.count(counts))));
            }
            for shares in [&totals.blocked_share, &totals.sole_share] {
                row.extend(Measure::ALL.map(|(measure, _)| Value::share(measure.share(shares))));
            }
            row
        });
    DataTable {
        columns,
        rows: Box::new(rows),
    }
}

/// Returns a row for each group and a column for each criterion: the share of heads that it
/// blocks there, of activities where there are no heads.
#[must_use]
pub fn by_group(assessment: &Assessment, lang: Lang) -> DataTable<'_> {
    let mut columns = vec![
        Column::new(
            "key",
            Text {
                it: "Codice",
                en: "Key",
            }
            .get(lang),
            Kind::Code,
        ),
        Column::new(
            "name",
            words::grouping(&assessment.settings.grouping, lang),
            Kind::Text,
        ),
    ];
    for (criterion, _) in in_order(assessment) {
        let label = criterion.label.get(lang);
        columns.push(Column::new(criterion.id.clone(), label, Kind::Share));
    }
    let leads = leading(assessment);
    let rows = assessment.groups.iter().map(move |group| {
        let mut row = vec![
            Value::text(group.key.as_str()),
            Value::text(group.name.as_str()),
        ];
        let shares = group.totals.criteria.iter();
        row.extend(shares.map(|totals| Value::share(leads.share(&totals.blocked_share))));
        row
    });
    DataTable {
        columns,
        rows: Box::new(rows),
    }
}
