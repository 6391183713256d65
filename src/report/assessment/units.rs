//! The table by group: activities by verdict, heads, FTE, smartable shares; the total last.
//!
//! Never here: totals over everything by measure (`totals`).

use crate::lang::{Lang, Text};
use crate::model::assessment::{Assessment, MeasureTotals, Totals};
use crate::report::assessment::basis::Figures;
use crate::report::layout::{Block, Cell, Column, Kind, Table, Value};
use crate::report::words;

/// Returns heading and table; nothing where nothing was grouped.
#[must_use]
pub fn blocks(assessment: &Assessment, lang: Lang) -> Vec<Block<'_>> {
    if assessment.groups.is_empty() {
        return Vec::new();
    }
    vec![
        Block::Heading(heading(assessment, lang)),
        Block::Table(table(assessment, lang, &mut Figures::default())),
    ]
}

/// Returns the heading of the table.
#[must_use]
pub fn heading(assessment: &Assessment, lang: Lang) -> String {
    let group = words::grouping(&assessment.settings.grouping, lang);
    match lang {
        Lang::It => format!("Per {}", words::uncapital(&group)),
        Lang::En => format!("By {}", words::uncapital(&group)),
    }
}

/// Returns the table by group, the total last; its figures are noted in `figures`.
#[must_use]
pub fn table<'a>(assessment: &'a Assessment, lang: Lang, figures: &mut Figures) -> Table<'a> {
    let columns = columns(assessment, lang);
    let mut rows = Vec::with_capacity(assessment.groups.len() + 1);
    for (place, group) in assessment.groups.iter().enumerate() {
        figures.group = Some(place);
        let name = words::group_title(&group.key, &group.name, lang);
        let name = name.as_str();
        let mut row = vec![Cell::from(Value::text(name.to_owned()))];
        row.extend(cells(assessment, &group.totals, name, lang, figures));
        rows.push(row);
    }
    figures.group = None;
    let name = words::TOTAL.get(lang);
    let mut row = vec![Cell::from(Value::text(name))];
    row.extend(cells(assessment, &assessment.total, name, lang, figures));
    rows.push(row);
    Table {
        columns,
        rows,
        last_is_total: true,
    }
}

/// Columns: shares of FTE and heads stand before that of activities and are kept longer.
fn columns(assessment: &Assessment, lang: Lang) -> Vec<Column> {
    let total = &assessment.total;
    let measured = total.fte.is_some() || total.heads.is_some();
    let heads = words::heads(assessment.settings.totals.heads);
    let short = words::heads_short(assessment.settings.totals.heads).get(lang);
    let name = words::grouping(&assessment.settings.grouping, lang);
    let mut columns = vec![Column::new("name", name, Kind::Text)];
    for (slot, keep) in [(0, 8), (1, 6), (2, 7), (3, 7)] {
        let label = words::BY_VERDICT[slot].get(lang);
        columns.push(Column::new(words::VERDICT_KEYS[slot], label, Kind::Count).kept(keep));
    }
    let share_of = |what: &str| match lang {
        Lang::It => format!("Quota {what}"),
        Lang::En => format!("Share of {what}"),
    };
    if total.heads.is_some() {
        let label = words::capital(heads.get(lang));
        columns.push(Column::new("heads", label, Kind::Quantity).kept(4));
    }
    if total.fte.is_some() {
        let label = words::FTE.get(lang);
        columns.push(Column::new("fte", label, Kind::Quantity).kept(5));
        let label = share_of(words::FTE.get(lang));
        columns.push(Column::new("share_fte", label, Kind::Share).kept(10));
    }
    if total.heads.is_some() {
        columns.push(Column::new("share_heads", share_of(short), Kind::Share).kept(9));
    }
    if total.weight.is_some() {
        let label = share_of(words::weight_name(assessment));
        columns.push(Column::new("share_weight", label, Kind::Share).kept(3));
    }
    let label = share_of(words::ACTIVITIES.get(lang));
    let keep = if measured { 2 } else { 10 };
    columns.push(Column::new("share_activities", label, Kind::Share).kept(keep));
    columns
}

/// Cells of one group, without its name.
fn cells(
    assessment: &Assessment,
    totals: &Totals,
    name: &str,
    lang: Lang,
    figures: &mut Figures,
) -> Vec<Cell<'static>> {
    let all = &assessment.total;
    let of = |what: Text| format!("{name}, {}", what.get(lang));
    let activities = of(words::ACTIVITIES);
    let heads = of(words::heads(assessment.settings.totals.heads));
    let fte = of(words::FTE);
    let mut cells: Vec<Cell<'static>> = totals
        .activities
        .iter()
        .zip(words::VERDICT_KEYS)
        .map(|(count, key)| figures.note(&activities, key, Value::Count(*count)))
        .collect();
    let sum = |measure: &Option<MeasureTotals>| {
        Value::quantity_between(measure.as_ref().map(|measure| &measure.total))
    };
    if all.heads.is_some() {
        cells.push(figures.note(&heads, "total", sum(&totals.heads)));
    }
    if all.fte.is_some() {
        cells.push(figures.note(&fte, "total", sum(&totals.fte)));
        cells.push(figures.note(&fte, "share", share(totals.fte.as_ref())));
    }
    if all.heads.is_some() {
        cells.push(figures.note(&heads, "share", share(totals.heads.as_ref())));
    }
    if all.weight.is_some() {
        let weight = format!("{name}, {}", words::weight_name(assessment));
        cells.push(figures.note(&weight, "share", share(totals.weight.as_ref())));
    }
    let value = Value::share_between(totals.activities_share.as_ref());
    cells.push(figures.note(&activities, "share", value));
    cells
}

fn share(measure: Option<&MeasureTotals>) -> Value<'static> {
    Value::share_between(measure.and_then(|measure| measure.share.as_ref()))
}
