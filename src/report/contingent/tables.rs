//! Tables of a contingent for programs: a row a unit, a group, a person; bounds in two columns.
//!
//! Never here: separators or number formats (`report::formats`).

use crate::model::contingent::{ContingentFigures, Contingents, PersonContingent};
use crate::model::quantity::{Between, Exact};
use crate::report::contingent::measures::Measure;
use crate::report::contingent::persons::ends_of;
use crate::report::layout::{Column, Kind, Value};
use crate::report::tables::{DataTable, Texts, left_out};
use crate::report::words::people;
use crate::report::{Options, TableChoice};

/// Returns the table that the options ask for.
#[must_use]
pub fn chosen<'a>(contingents: &'a Contingents, options: &Options) -> DataTable<'a> {
    match options.table {
        TableChoice::Groups => groups(contingents),
        TableChoice::People => persons(contingents, options),
        TableChoice::LeftOut => left_out::table(
            &contingents.sources,
            &contingents.left_out,
            Texts::Keys,
            options.lang,
        ),
        // The units stand for tables that are of other nouns.
        _ => units(contingents),
    }
}

/// Adds the two columns of a figure with bounds.
pub(in crate::report) fn bounds(columns: &mut Vec<Column>, key: &str, kind: Kind) {
    for end in ["at_least", "at_most"] {
        columns.push(Column::new(format!("{key}_{end}"), "", kind));
    }
}

/// Adds both ends, missing where there is none.
pub(in crate::report) fn ends(
    row: &mut Vec<Value<'_>>,
    value: Option<&Between<Exact>>,
    kind: Kind,
) {
    let least = value.map(|value| value.at_least.clone());
    let most = value.and_then(|value| value.at_most.clone());
    for end in [least, most] {
        row.push(match (end, kind) {
            (None, _) => Value::Missing,
            (Some(end), Kind::Share) => Value::Share(end),
            (Some(end), _) => Value::Quantity(end),
        });
    }
}

fn figure_columns(columns: &mut Vec<Column>) {
    for measure in Measure::ALL {
        bounds(columns, measure.key(), measure.kind());
    }
}

fn figures(row: &mut Vec<Value<'_>>, figures: &ContingentFigures) {
    for measure in Measure::ALL {
        ends(row, measure.between(figures).as_ref(), measure.kind());
    }
}

/// A row for each unit, and none for everything: units of several levels stand below one another,
/// so that `depth` says which ones may be added up.
fn units(contingents: &Contingents) -> DataTable<'_> {
    let mut columns = vec![
        Column::new("unit", "", Kind::Code),
        Column::new("unit_name", "", Kind::Text),
        Column::new("depth", "", Kind::Count),
        Column::new("directorate", "", Kind::Code),
    ];
    figure_columns(&mut columns);
    let rows = contingents.units.iter().map(|unit| {
        let depth = unit.depth.map(|depth| Value::Count(depth as u64));
        let mut row = vec![
            Value::text(&*unit.unit),
            Value::text(&*unit.name),
            depth.unwrap_or(Value::Missing),
            Value::text(truth(unit.is_directorate)),
        ];
        figures(&mut row, &unit.figures);
        row
    });
    DataTable {
        columns,
        rows: Box::new(rows),
    }
}

fn truth(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}

/// A row for each gender and each age band.
fn groups(contingents: &Contingents) -> DataTable<'_> {
    let mut columns = vec![
        Column::new("by", "", Kind::Code),
        Column::new("group", "", Kind::Text),
    ];
    figure_columns(&mut columns);
    let genders = contingents
        .by_gender
        .iter()
        .map(|(gender, figures)| ("gender", gender.key(), figures));
    let ages = contingents
        .by_age_band
        .iter()
        .map(|(band, figures)| ("age_band", band.as_deref().unwrap_or(""), figures));
    let rows = genders.chain(ages).map(|(by, group, own)| {
        let mut row = vec![Value::text(by), Value::text(group)];
        figures(&mut row, own);
        row
    });
    DataTable {
        columns,
        rows: Box::new(rows),
    }
}

/// A row for each stretch of a person; none where persons may not be shown.
fn persons<'a>(contingents: &'a Contingents, options: &Options) -> DataTable<'a> {
    let mut columns: Vec<Column> = ["person", "unit", "from", "to"]
        .map(|key| Column::new(key, "", Kind::Code))
        .into();
    for key in ["eligible", "class"] {
        for end in ["at_least", "at_most"] {
            columns.push(Column::new(format!("{key}_{end}"), "", Kind::Code));
        }
    }
    columns.push(Column::new("class_from", "", Kind::Code));
    columns.push(Column::new("fte", "", Kind::Quantity));
    for key in ["share_smartable", "share_with_partly", "share_remotizable"] {
        bounds(&mut columns, key, Kind::Share);
    }
    for key in ["file", "sheet", "row"] {
        columns.push(Column::new(key, "", Kind::Text));
    }
    let shown = if options.shows_people() {
        &contingents.people[..]
    } else {
        &[]
    };
    DataTable {
        columns,
        rows: Box::new(shown.iter().map(move |it| person(contingents, it))),
    }
}

fn person<'a>(contingents: &'a Contingents, person: &'a PersonContingent) -> Vec<Value<'a>> {
    let (worst, best) = person.class;
    let mut row = vec![
        Value::text(&*person.person),
        Value::text(&*person.unit),
        Value::text(person.period.first.to_string()),
        Value::text(person.period.last.to_string()),
        Value::text(truth(person.eligible.0)),
        Value::text(truth(person.eligible.1)),
        Value::text(worst.key()),
        Value::text(best.key()),
        Value::text(people::class_from_key(person.class_from)),
        Value::quantity(person.fte.as_ref()),
    ];
    let shares = &person.shares;
    for share in [shares.smartable, shares.with_partly, shares.level] {
        ends(&mut row, Some(&ends_of(share)), Kind::Share);
    }
    let sources = &contingents.sources;
    let sheet = sources.table(person.spell.table).sheet.as_deref();
    row.push(Value::text(
        sources.file_of(person.spell.table).path.as_str(),
    ));
    row.push(Value::text(sheet.unwrap_or("")));
    row.push(Value::Count(u64::from(person.spell.row)));
    row
}
