//! Priorities of requests: the person, and a rank. The reason is never read.

use super::{Persons, cells};
use crate::fact::FactKind;
use crate::intake::table::TableRow;
use crate::model::columns::Field;

pub(super) const FIELDS: [Field; 2] = [Field::PersonId, Field::Priority];

/// Takes a row.
pub(super) fn row(persons: &mut Persons<'_>, row: &TableRow<'_>) {
    if let Some(person) = persons.person(row) {
        rank(persons, person, row);
    }
}

/// Takes the rank in a row. Of two the one that comes first holds.
pub(super) fn rank(persons: &mut Persons<'_>, person: usize, row: &TableRow<'_>) {
    let Some(rank) = cells::whole(row, Field::Priority, 1, u32::MAX, persons.note) else {
        return;
    };
    let known = &mut persons.roster.persons[person].priority;
    let before = known.replace(rank.min(known.unwrap_or(rank)));
    if before.is_some_and(|before| before != rank) {
        persons.fact(FactKind::PrioritiesDiffer, cells::at(row, Field::Priority));
    }
}
