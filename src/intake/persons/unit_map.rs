//! The map of units: from a day on, what was one unit is another.

use std::collections::BTreeMap;

use super::cells::{self, ReadDay};
use super::{Persons, cell, twice};
use crate::fact::{Fact, FactKind, Place};
use crate::intake::table::TableRow;
use crate::matching::fold;
use crate::model::activity::ColumnMap;
use crate::model::columns::Field;
use crate::model::staff::UnitChange;

pub(super) const FIELDS: [Field; 4] = [
    Field::OldUnit,
    Field::NewUnit,
    Field::ValidFrom,
    Field::Date,
];

/// Takes a row. Without both units and a day it says nothing and is left out, with a fact.
pub(super) fn row(persons: &mut Persons<'_>, row: &TableRow<'_>) {
    let [from, to] = [Field::OldUnit, Field::NewUnit].map(|field| {
        let text = cells::text(row, field, persons.note);
        if text.is_empty() {
            cells::note_empty(row, field, persons.note);
        }
        text
    });
    let field = [Field::ValidFrom, Field::Date]
        .into_iter()
        .find(|field| row.columns.map.field(*field).is_some())
        .unwrap_or(Field::ValidFrom);
    let on = match cells::day(row, field, persons.note) {
        ReadDay::Known(day) => day,
        ReadDay::Blank => return cells::note_empty(row, field, persons.note),
        ReadDay::Unread => return,
    };
    if from.is_empty() || to.is_empty() {
        return;
    }
    let change = UnitChange {
        from: persons.texts.hold(from),
        to: persons.texts.hold(to),
        on,
        at: cells::row_ref(row),
    };
    persons.changes.push(change);
}

/// Sorts the changes by day; one that stands twice counts once.
pub(super) fn settle(
    changes: &mut Vec<UnitChange>,
    columns: &BTreeMap<u32, ColumnMap>,
    note: &mut cells::Note<'_>,
) {
    let key = |it: &UnitChange| (it.on, it.from.clone(), it.to.clone());
    changes.sort_by_key(|it| (key(it), it.at));
    changes.dedup_by(|next, before| {
        let again = key(next) == key(before);
        if again {
            note(twice(columns, (before.at, next.at), Field::OldUnit));
        }
        again
    });
    let broken = |it: &UnitChange, problem: &str| {
        let place = Place::Cell(cell(columns, it.at, &[Field::OldUnit]));
        Fact::new(FactKind::UnitMapBroken, place)
            .with("code", &*it.from)
            .with("problem", problem)
    };
    changes.retain(|it| {
        let itself = fold(&it.from) == fold(&it.to);
        if itself {
            note(broken(it, "itself"));
        }
        !itself
    });
    let same = |a: &UnitChange, b: &UnitChange| a.on == b.on && fold(&a.from) == fold(&b.from);
    for (place, change) in changes.iter().enumerate() {
        if let Some(first) = changes[..place].iter().find(|it| same(it, change)) {
            let first = cell(columns, first.at, &[Field::OldUnit]);
            note(broken(change, "two").beside(first));
        }
    }
}
