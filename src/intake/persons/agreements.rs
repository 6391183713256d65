//! Individual agreements: the person, and from when to when.

use std::collections::BTreeMap;

use super::{Persons, cell, cells, twice};
use crate::fact::{Fact, FactKind, Place};
use crate::intake::table::TableRow;
use crate::model::activity::ColumnMap;
use crate::model::columns::Field;
use crate::model::staff::{Agreement, Person};

pub(super) const FIELDS: [Field; 3] = [Field::PersonId, Field::ValidFrom, Field::ValidTo];

/// Takes a row.
pub(super) fn row(persons: &mut Persons<'_>, row: &TableRow<'_>) {
    let Some(person) = persons.person(row) else {
        return;
    };
    if let Some(period) = cells::period(row, persons.note) {
        let agreements = &mut persons.roster.persons[person].agreements;
        agreements.reserve_exact(1);
        agreements.push(Agreement {
            period,
            at: cells::row_ref(row),
        });
    }
}

/// Sorts the agreements of a person; one that stands twice counts once.
pub(super) fn settle(
    person: &mut Person,
    columns: &BTreeMap<u32, ColumnMap>,
    note: &mut cells::Note<'_>,
) {
    let agreements = &mut person.agreements;
    agreements.sort_unstable_by_key(|it| (it.period, it.at));
    agreements.dedup_by(|next, before| {
        let again = next.period == before.period;
        if again {
            note(twice(columns, (before.at, next.at), Field::PersonId));
        }
        again
    });
    overlaps(agreements, columns, note);
}

/// Notes days that an earlier agreement has too; in figures they count once.
fn overlaps(
    agreements: &[Agreement],
    columns: &BTreeMap<u32, ColumnMap>,
    note: &mut cells::Note<'_>,
) {
    let mut furthest: Option<&Agreement> = None;
    for next in agreements {
        if let Some(before) = furthest
            && let Some(shared) = before.period.and(next.period)
        {
            let place = Place::Cell(cell(columns, next.at, &[Field::ValidFrom]));
            let fact = Fact::new(FactKind::AgreementsOverlap, place);
            let fact = fact.with("days", shared.to_string());
            note(fact.beside(cell(columns, before.at, &[Field::ValidTo])));
        }
        if furthest.is_none_or(|it| next.period.last > it.period.last) {
            furthest = Some(next);
        }
    }
}
