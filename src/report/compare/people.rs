//! Contingents and day budgets of both sides, by unit: for people, and as rows for programs.
//!
//! Never here: a difference that the comparison lacks.

use crate::lang::{Lang, Text};
use crate::model::comparison::{Comparison, Compute, Difference};
use crate::model::contingent::ContingentBasis;
use crate::report::compare::words::{self, text};
use crate::report::contingent::tables::{bounds, ends};
use crate::report::layout::{Block, Cell, Column, Kind, Table, Value};
use crate::report::tables::DataTable;
use crate::report::words as shared;

const CONTINGENT: Text = text(
    "Contingente: persone che possono chiedere",
    "Contingent: people who may ask",
);
const DAYS: Text = text(
    "Giornate di lavoro agile nell'anno",
    "Remote days of the year",
);
const INTERVALS: Text = text(
    "La differenza di due intervalli è un intervallo: dal minimo di dopo meno il massimo di prima al \
     massimo di dopo meno il minimo di prima. Più largo dei due, perché nulla dice che gli incerti \
     siano le stesse persone.",
    "The difference of two intervals is an interval: from the least after less the most before to the \
     most after less the least before. It is wider than both, because nothing says that the uncertain \
     ones are the same people.",
);

/// Returns both parts; where there is no figure, why.
#[must_use]
pub fn blocks(comparison: &Comparison, lang: Lang) -> Vec<Block<'static>> {
    let mut blocks = vec![Block::Heading(CONTINGENT.get(lang).to_owned())];
    match &comparison.contingent {
        Compute::Not(why) => blocks.push(Block::Paragraph(not_computed(why, lang))),
        Compute::Known(people) => {
            blocks.extend(basis(people.basis, lang).map(Block::Paragraph));
            blocks.push(Block::Table(contingent(comparison, lang)));
            let figures = people.units.iter().flat_map(|unit| &unit.figures);
            if figures.chain(&people.total).any(is_interval) {
                blocks.push(Block::List(vec![INTERVALS.get(lang).to_owned()]));
            }
        }
    }
    blocks.push(Block::Heading(DAYS.get(lang).to_owned()));
    match &comparison.days {
        Compute::Not(why) => blocks.push(Block::Paragraph(not_computed(why, lang))),
        Compute::Known(budgets) => {
            blocks.extend(basis(budgets.basis, lang).map(Block::Paragraph));
            blocks.push(Block::Table(days(comparison, lang)));
        }
    }
    blocks
}

fn is_interval(difference: &Difference) -> bool {
    difference.change.as_ref().is_some_and(|it| !it.is_exact())
}

fn not_computed(why: &str, lang: Lang) -> String {
    match lang {
        Lang::It => format!("Non calcolato. {why}."),
        Lang::En => format!("Not computed. {why}."),
    }
}

/// Says where the two sides count differently, or both from headcounts.
fn basis(basis: [ContingentBasis; 2], lang: Lang) -> Option<String> {
    let said = match basis {
        [ContingentBasis::Persons, ContingentBasis::Persons] => return None,
        [ContingentBasis::Headcounts, ContingentBasis::Headcounts] => text(
            "Dagli addetti delle attività, senza elenco del personale: le persone sono intervalli.",
            "From the headcounts of activities, without staff: people are intervals.",
        ),
        [ContingentBasis::Headcounts, ContingentBasis::Persons] => text(
            "Prima dagli addetti delle attività, dopo dall'elenco del personale: la differenza dipende \
             anche da questo.",
            "Before from the headcounts of activities, after from staff: the difference is also one of \
             method.",
        ),
        [ContingentBasis::Persons, ContingentBasis::Headcounts] => text(
            "Prima dall'elenco del personale, dopo dagli addetti delle attività: la differenza dipende \
             anche da questo.",
            "Before from staff, after from the headcounts of activities: the difference is also one of \
             method.",
        ),
    };
    Some(said.get(lang).to_owned())
}

/// Returns the columns of a difference.
fn columns(comparison: &Comparison, what: &str, key: &str, lang: Lang) -> Vec<Column> {
    let [old, new] = words::sides(comparison, lang);
    let label = |side: &str| {
        if what.is_empty() {
            side.to_owned()
        } else {
            format!("{what} {side}")
        }
    };
    let change = words::DIFFERENCE.get(lang);
    vec![
        Column::new(format!("{key}_old"), label(&old), Kind::Quantity),
        Column::new(format!("{key}_new"), label(&new), Kind::Quantity),
        Column::new(format!("{key}_change"), change, Kind::Quantity),
    ]
}

fn cells(difference: &Difference) -> [Cell<'static>; 3] {
    [
        Value::quantity_between(difference.old.as_ref()),
        Value::quantity_between(difference.new.as_ref()),
        Value::change_between(difference.change.as_ref()),
    ]
    .map(Cell::from)
}

/// Returns the contingent by unit; empty where there is none.
#[must_use]
pub fn contingent(comparison: &Comparison, lang: Lang) -> Table<'static> {
    let Compute::Known(people) = &comparison.contingent else {
        return Table::default();
    };
    let with_fte = people.total[1].old.is_some() || people.total[1].new.is_some();
    let shown = if with_fte { 2 } else { 1 };
    let label = |it, en| text(it, en).get(lang);
    let mut columns = vec![Column::new("name", label("Unità", "Unit"), Kind::Text)];
    let what = [label("Persone", "People"), label("ETP", "FTE")];
    for (what, key) in what.into_iter().zip(["heads", "fte"]).take(shown) {
        let own = self::columns(comparison, what, key, lang).into_iter();
        // Where room is short people stay; the differences of FTE go first, then the FTE.
        columns.extend(own.zip([20, 30, 10]).map(|(column, keep)| match key {
            "fte" => column.kept(keep),
            _ => column,
        }));
    }
    let row = |first: Value<'static>, figures: &[Difference; 2]| {
        let mut row = vec![Cell::from(first)];
        row.extend(figures.iter().take(shown).flat_map(cells));
        row
    };
    let mut rows: Vec<Vec<Cell<'static>>> = Vec::new();
    for unit in &people.units {
        let name = shared::group_title(&unit.unit, &unit.name, lang);
        let first = Value::Indented(unit.depth.unwrap_or(0), name.into());
        rows.push(row(first, &unit.figures));
    }
    rows.push(row(Value::text(shared::TOTAL.get(lang)), &people.total));
    Table {
        columns,
        rows,
        last_is_total: true,
    }
}

/// Returns the days by directorate; empty where there are none.
#[must_use]
pub fn days(comparison: &Comparison, lang: Lang) -> Table<'static> {
    let Compute::Known(budgets) = &comparison.days else {
        return Table::default();
    };
    let label = text("Direzione", "Directorate").get(lang);
    let mut columns = vec![Column::new("name", label, Kind::Text)];
    columns.extend(self::columns(comparison, "", "days", lang));
    let row = |name: String, days: &Difference| {
        let mut row = vec![Cell::from(Value::text(name))];
        row.extend(cells(days));
        row
    };
    let units = budgets.units.iter();
    let mut rows: Vec<Vec<Cell<'static>>> = units
        .map(|unit| {
            row(
                shared::group_title(&unit.unit, &unit.name, lang),
                &unit.days,
            )
        })
        .collect();
    rows.push(row(shared::TOTAL.get(lang).to_owned(), &budgets.total));
    Table {
        columns,
        rows,
        last_is_total: true,
    }
}

/// Adds the six columns of a figure: old, new and change, each with both ends.
fn six(columns: &mut Vec<Column>, key: &str) {
    for side in ["old", "new", "change"] {
        bounds(columns, &format!("{key}_{side}"), Kind::Quantity);
    }
}

fn amounts(row: &mut Vec<Value<'_>>, difference: &Difference) {
    for one in [&difference.old, &difference.new, &difference.change] {
        ends(row, one.as_ref(), Kind::Quantity);
    }
}

/// A row for each unit with its contingent, for programs; none where it is not known.
#[must_use]
pub fn contingent_rows(comparison: &Comparison) -> DataTable<'_> {
    let mut columns = vec![
        Column::new("unit", "", Kind::Code),
        Column::new("unit_name", "", Kind::Text),
        Column::new("depth", "", Kind::Count),
    ];
    six(&mut columns, "heads");
    six(&mut columns, "fte");
    let people = match &comparison.contingent {
        Compute::Known(people) => &people.units[..],
        Compute::Not(_) => &[],
    };
    let rows = people.iter().map(|unit| {
        let depth = unit.depth.and_then(|it| u64::try_from(it).ok());
        let mut row = vec![
            Value::text(&*unit.unit),
            Value::text(&*unit.name),
            depth.map_or(Value::Missing, Value::Count),
        ];
        for figure in &unit.figures {
            amounts(&mut row, figure);
        }
        row
    });
    DataTable {
        columns,
        rows: Box::new(rows),
    }
}

/// A row for each directorate with its days, for programs; none where they are not known.
#[must_use]
pub fn days_rows(comparison: &Comparison) -> DataTable<'_> {
    let mut columns = vec![
        Column::new("unit", "", Kind::Code),
        Column::new("unit_name", "", Kind::Text),
    ];
    six(&mut columns, "days");
    let units = match &comparison.days {
        Compute::Known(days) => &days.units[..],
        Compute::Not(_) => &[],
    };
    let rows = units.iter().map(|unit| {
        let mut row = vec![Value::text(&*unit.unit), Value::text(&*unit.name)];
        amounts(&mut row, &unit.days);
        row
    });
    DataTable {
        columns,
        rows: Box::new(rows),
    }
}
