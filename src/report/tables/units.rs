//! `units`: a row for each group, bounds in two columns. No row of totals, so that a column can be
//! added up without counting anything twice.

use crate::lang::{Lang, Text};
use crate::model::assessment::{Assessment, MeasureTotals, Totals};
use crate::model::quantity::{Between, Exact};
use crate::report::layout::{Column, Kind, Value};
use crate::report::tables::DataTable;
use crate::report::words;

/// Returns the table.
#[must_use]
pub fn table(assessment: &Assessment, lang: Lang) -> DataTable<'_> {
    let rows = assessment.groups.iter().map(|group| {
        let mut row = vec![
            Value::text(group.key.as_str()),
            Value::text(group.name.as_str()),
        ];
        row.extend(figures(assessment, &group.totals));
        row
    });
    DataTable {
        columns: columns(assessment, lang),
        rows: Box::new(rows),
    }
}

/// The sums that have columns of their own.
const MEASURES: [&str; 5] = ["heads", "fte", "weight", "women", "men"];
/// The measures whose shares have columns of their own.
const SHARES: [&str; 4] = ["heads", "fte", "weight", "activities"];

/// Columns of the figures, in the order of [`figures`].
fn columns(assessment: &Assessment, lang: Lang) -> Vec<Column> {
    let label = |it, en| Text { it, en }.get(lang);
    let group = words::grouping(&assessment.settings.grouping, lang);
    let mut columns = vec![
        Column::new("key", label("Codice", "Key"), Kind::Code),
        Column::new("name", group, Kind::Text),
    ];
    for (slot, key) in words::VERDICT_KEYS.into_iter().enumerate() {
        let label = words::BY_VERDICT[slot].get(lang);
        columns.push(Column::new(format!("activities_{key}"), label, Kind::Count));
    }
    let unassessed = label("Righe senza esito", "Rows without a verdict");
    columns.push(Column::new("unassessed_rows", unassessed, Kind::Count));
    for measure in MEASURES {
        let name = measure_name(assessment, measure, lang);
        let smartable = label("smartabili", "smartable");
        bounds(&mut columns, measure, &name, Kind::Quantity, lang);
        let key = format!("{measure}_smartable");
        bounds(
            &mut columns,
            &key,
            &format!("{name} {smartable}"),
            Kind::Quantity,
            lang,
        );
    }
    let share = label("Quota", "Share:");
    for measure in SHARES {
        let name = measure_name(assessment, measure, lang).to_lowercase();
        let key = format!("share_{measure}");
        bounds(
            &mut columns,
            &key,
            &format!("{share} {name}"),
            Kind::Share,
            lang,
        );
    }
    let weighted = label("Quota per livello", "Share by level");
    columns.push(Column::new("weighted_share", weighted, Kind::Share));
    bounds(&mut columns, "weighted_share", weighted, Kind::Share, lang);
    if assessment.total.weight.is_some() {
        let label = format!("{weighted}: {}", words::weight_name(assessment));
        let key = "weighted_share_weight";
        columns.push(Column::new(key, label.clone(), Kind::Share));
        bounds(&mut columns, key, &label, Kind::Share, lang);
    }
    columns
}

/// Adds the two columns of a figure with bounds.
fn bounds(columns: &mut Vec<Column>, key: &str, label: &str, kind: Kind, lang: Lang) {
    let ends = match lang {
        Lang::It => ["almeno", "al più"],
        Lang::En => ["at least", "at most"],
    };
    for (suffix, end) in ["at_least", "at_most"].into_iter().zip(ends) {
        columns.push(Column::new(
            format!("{key}_{suffix}"),
            format!("{label} ({end})"),
            kind,
        ));
    }
}

fn measure_name(assessment: &Assessment, measure: &str, lang: Lang) -> String {
    let heads = assessment.settings.totals.heads;
    let text = match measure {
        "heads" => words::heads(heads),
        "fte" => words::FTE,
        "women" => words::WOMEN,
        "men" => words::MEN,
        "weight" if assessment.settings.weight.is_some() => {
            return words::weight_name(assessment).to_owned();
        }
        "weight" => Text {
            it: "secondo peso",
            en: "second weight",
        },
        _ => words::ACTIVITIES,
    };
    words::capital(text.get(lang))
}

/// Figures of a group, in the order of [`columns`].
fn figures(assessment: &Assessment, totals: &Totals) -> Vec<Value<'static>> {
    let mut row: Vec<Value<'static>> = totals
        .activities
        .iter()
        .chain([&totals.unassessed_rows])
        .map(|count| Value::Count(*count))
        .collect();
    let measures = [
        &totals.heads,
        &totals.fte,
        &totals.weight,
        &totals.women,
        &totals.men,
    ];
    for measure in measures {
        let measure = measure.as_ref();
        ends(&mut row, measure.map(|it| &it.total), Value::Quantity);
        let smartable = measure.map(|it| &it.by_verdict[0]);
        ends(&mut row, smartable, Value::Quantity);
    }
    let share = |measure: &'_ Option<MeasureTotals>| {
        measure.as_ref().and_then(|measure| measure.share.clone())
    };
    let shares = [
        share(&totals.heads),
        share(&totals.fte),
        share(&totals.weight),
        totals.activities_share.clone(),
    ];
    for share in &shares {
        ends(&mut row, share.as_ref(), Value::Share);
    }
    // By the leading measure of the whole run, so that one column never mixes two.
    let weighted = if assessment.total.heads.is_some() {
        weighted(totals.heads.as_ref())
    } else {
        totals.activities_weighted_share.as_ref()
    };
    exact_and_ends(&mut row, weighted);
    if assessment.total.weight.is_some() {
        exact_and_ends(&mut row, self::weighted(totals.weight.as_ref()));
    }
    row
}

fn weighted(measure: Option<&MeasureTotals>) -> Option<&Between<Exact>> {
    measure.and_then(|measure| measure.weighted_share.as_ref())
}

/// Adds both ends, missing where there is none.
fn ends<'a>(
    row: &mut Vec<Value<'a>>,
    value: Option<&Between<Exact>>,
    make: impl Fn(Exact) -> Value<'a>,
) {
    let least = value.map(|value| value.at_least.clone());
    let most = value.and_then(|value| value.at_most.clone());
    for end in [least, most] {
        row.push(end.map_or(Value::Missing, &make));
    }
}

/// Adds the value where it is exact, then both ends.
fn exact_and_ends(row: &mut Vec<Value<'_>>, value: Option<&Between<Exact>>) {
    let exact = value.filter(|value| value.is_exact());
    row.push(Value::share(exact.map(|value| &value.at_least)));
    ends(row, value, Value::Share);
}
