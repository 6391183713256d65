//! Tables of a day budget for programs: a row a directorate, a month, a person; bounds in two
//! columns.
//!
//! Never here: separators or number formats (`report::formats`).

use crate::model::day_budget::{DayBudgets, PersonBudget};
use crate::report::budget::measures::Measure;
use crate::report::contingent::persons::ends_of;
use crate::report::contingent::tables::{bounds, ends};
use crate::report::formats::json::persons::settled_key;
use crate::report::layout::{Column, Kind, Value};
use crate::report::tables::{DataTable, Texts, left_out};
use crate::report::{Options, TableChoice};

/// Returns the table that the options ask for.
#[must_use]
pub fn chosen<'a>(budgets: &'a DayBudgets, options: &Options) -> DataTable<'a> {
    match options.table {
        TableChoice::Months => months(budgets),
        TableChoice::People => persons(budgets, options),
        TableChoice::LeftOut => left_out::table(
            &budgets.sources,
            &budgets.left_out,
            Texts::Keys,
            options.lang,
        ),
        // The directorates stand for tables that are of other nouns.
        _ => units(budgets),
    }
}

/// A row for each directorate: the days of all months.
fn units(budgets: &DayBudgets) -> DataTable<'_> {
    let mut columns = vec![
        Column::new("unit", "", Kind::Code),
        Column::new("unit_name", "", Kind::Text),
        Column::new("from", "", Kind::Code),
        Column::new("to", "", Kind::Code),
    ];
    bounds(&mut columns, "days", Kind::Quantity);
    let month = |month: Option<&crate::model::day_budget::MonthDays>| {
        month.map_or(Value::Missing, |month| Value::text(month.month.to_string()))
    };
    let rows = budgets.units.iter().map(move |unit| {
        let mut row = vec![
            Value::text(&*unit.unit),
            Value::text(&*unit.name),
            month(budgets.months.first()),
            month(budgets.months.last()),
        ];
        ends(&mut row, Some(&unit.days), Kind::Quantity);
        row
    });
    DataTable {
        columns,
        rows: Box::new(rows),
    }
}

/// A row for each directorate and month, from gross to net.
fn months(budgets: &DayBudgets) -> DataTable<'_> {
    let mut columns = vec![
        Column::new("unit", "", Kind::Code),
        Column::new("unit_name", "", Kind::Text),
        Column::new("month", "", Kind::Code),
        Column::new("working_days", "", Kind::Count),
    ];
    for measure in Measure::ALL {
        if measure == Measure::ToBank {
            columns.push(Column::new(measure.key(), "", Kind::Quantity));
            continue;
        }
        for end in measure.end_keys() {
            let key = format!("{}_{end}", measure.key());
            columns.push(Column::new(key, "", Kind::Quantity));
        }
    }
    let rows = budgets.units.iter().flat_map(move |unit| {
        let months = budgets.months.iter().zip(&unit.months);
        months.map(move |(when, month)| {
            let mut row = vec![
                Value::text(&*unit.unit),
                Value::text(&*unit.name),
                Value::text(when.month.to_string()),
                Value::Count(u64::from(when.working_days)),
            ];
            for measure in Measure::ALL {
                if measure == Measure::ToBank {
                    row.push(
                        month
                            .to_bank
                            .map_or(Value::Missing, |it| Value::Count(it.into())),
                    );
                } else {
                    ends(&mut row, measure.between(month).as_ref(), Kind::Quantity);
                }
            }
            row
        })
    });
    DataTable {
        columns,
        rows: Box::new(rows),
    }
}

/// A row for each person, month and directorate; none where persons may not be shown.
fn persons<'a>(budgets: &'a DayBudgets, options: &Options) -> DataTable<'a> {
    let mut columns: Vec<Column> = ["person", "unit", "month", "class_at_least", "class_at_most"]
        .map(|key| Column::new(key, "", Kind::Code))
        .into();
    for key in ["working_days", "counted_days"] {
        columns.push(Column::new(key, "", Kind::Count));
    }
    bounds(&mut columns, "entitled", Kind::Share);
    columns.push(Column::new("cap", "", Kind::Share));
    bounds(&mut columns, "due", Kind::Share);
    bounds(&mut columns, "days", Kind::Quantity);
    columns.push(Column::new("remainder", "", Kind::Share));
    columns.push(Column::new("settled", "", Kind::Code));
    let shown = if options.shows_people() {
        &budgets.people[..]
    } else {
        &[]
    };
    DataTable {
        columns,
        rows: Box::new(shown.iter().map(person)),
    }
}

fn person(person: &PersonBudget) -> Vec<Value<'_>> {
    let (worst, best) = person.class;
    let mut row = vec![
        Value::text(&*person.person),
        Value::text(&*person.unit),
        Value::text(person.month.to_string()),
        Value::text(worst.key()),
        Value::text(best.key()),
        Value::Count(u64::from(person.working_days)),
        Value::Count(u64::from(person.counted_days)),
    ];
    // Fractions of days are written with ten decimals, like shares.
    ends(&mut row, Some(&ends_of(person.entitled)), Kind::Share);
    row.push(Value::Share(person.cap.exact()));
    ends(&mut row, Some(&ends_of(person.due)), Kind::Share);
    ends(&mut row, Some(&person.days), Kind::Quantity);
    let remainder = person.remainder.as_ref();
    row.push(remainder.map_or(Value::Missing, |it| Value::Share(it.fraction.exact())));
    row.push(remainder.map_or(Value::Missing, |it| Value::text(settled_key(it.settled))));
    row
}
