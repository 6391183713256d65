//! The contingent and the days before and after.
//!
//! Never here: how they are counted.

use std::rc::Rc;

use super::{Shape, signed, titled};
use crate::lang::{Lang, Text};
use crate::model::simulation::{DaysDifference, Difference, PeopleDifference, Simulation};
use crate::report::layout::{Block, Cell, Column, Kind, Table, Value};
use crate::report::words;

/// Name of the contingent.
pub(super) const CONTINGENT: Text = Text {
    it: "Contingente prima e dopo",
    en: "Contingent before and after",
};
/// Name of the days.
pub(super) const DAYS: Text = Text {
    it: "Giornate prima e dopo",
    en: "Days before and after",
};

/// Returns both tables, as far as they are known.
pub(super) fn blocks(simulation: &Simulation, lang: Lang) -> Vec<Block<'static>> {
    let mut blocks = Vec::new();
    if let Some(people) = &simulation.people {
        blocks.extend(titled(
            CONTINGENT,
            contingent(people, Shape::Signed, lang),
            lang,
        ));
    }
    if let Some(days) = &simulation.days {
        blocks.extend(titled(DAYS, table_of_days(days, Shape::Signed, lang), lang));
    }
    blocks
}

/// Returns the contingent of every unit, the total last.
pub(super) fn contingent(people: &PeopleDifference, shape: Shape, lang: Lang) -> Table<'static> {
    let say = |it, en| Text { it, en }.get(lang);
    let mut columns = vec![Column::new(
        "name",
        say("Unità organizzativa", "Unit"),
        Kind::Text,
    )];
    columns.extend(three("heads", say("Persone", "People"), lang, [9, 10, 11]));
    let label = say("ETP lavorabili da remoto", "Remotizable FTE");
    columns.extend(three("fte_remotizable", label, lang, [6, 7, 8]));
    let units = people.units.iter().map(|unit| {
        let name = words::group_title(&unit.unit, &unit.name, lang);
        (Value::Indented(unit.depth.unwrap_or(0), name.into()), unit)
    });
    let total = (Value::text(words::TOTAL.get(lang)), &people.total);
    let rows = units.chain([total]).map(|(name, unit)| {
        let mut row = vec![Cell::from(name)];
        row.extend(cells(&unit.heads, shape, lang));
        row.extend(cells(&unit.fte_remotizable, shape, lang));
        row
    });
    Table {
        rows: rows.collect(),
        columns,
        last_is_total: true,
    }
}

/// Returns the days of every directorate, the total last.
pub(super) fn table_of_days(days: &DaysDifference, shape: Shape, lang: Lang) -> Table<'static> {
    let say = |it, en| Text { it, en }.get(lang);
    let mut columns = vec![Column::new(
        "name",
        say("Direzione", "Directorate"),
        Kind::Text,
    )];
    columns.extend(three("days", say("Giornate", "Days"), lang, [9, 10, 11]));
    let name = |unit: &Rc<str>, name: &Rc<str>| words::group_title(unit, name, lang);
    let units = days
        .units
        .iter()
        .map(|unit| (name(&unit.unit, &unit.name), unit));
    let total = (words::TOTAL.get(lang).to_owned(), &days.total);
    let rows = units.chain([total]).map(|(name, unit)| {
        let mut row = vec![Cell::from(Value::text(name))];
        row.extend(cells(&unit.days, shape, lang));
        row
    });
    Table {
        rows: rows.collect(),
        columns,
        last_is_total: true,
    }
}

/// Returns the columns of an amount before and after, and of the difference.
fn three(key: &str, label: &str, lang: Lang, keep: [u8; 3]) -> [Column; 3] {
    let (before, after, by) = match lang {
        Lang::It => ("prima", "dopo", "differenza"),
        Lang::En => ("before", "after", "difference"),
    };
    let column = |end: &str, label: String, keep| {
        Column::new(format!("{key}_{end}"), label, Kind::Quantity).kept(keep)
    };
    [
        column("before", format!("{label} {before}"), keep[0]),
        column("after", format!("{label} {after}"), keep[1]),
        column("difference", format!("{label}: {by}"), keep[2]),
    ]
}

fn cells(difference: &Difference, shape: Shape, lang: Lang) -> [Cell<'static>; 3] {
    let amounts = difference
        .amounts
        .map(|it| Value::quantity_between(it.as_ref()));
    let by = signed::cell(difference.by.as_ref(), shape, lang);
    [amounts.before, amounts.after, by].map(Cell::from)
}
