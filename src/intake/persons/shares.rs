//! Shares of time up to 1 without a per cent sign: `0,5` is half of the time, or half a hundredth.
//!
//! A column of percentages may hold them, and offices do write `0,5` and `0,5`. They are read as
//! parts of 1 only where that leaves no doubt:
//!
//! - a person's shares make 100 as per cent: they are (`99` and `1`);
//! - no share of the table is above 1 and the person's make 1: they are parts of 1;
//! - so are those of the table's other persons, if most of them make 1.
//!
//! Every other one is unknown, with a fact.

use std::collections::{BTreeMap, BTreeSet};

use super::{cell, cells};
use crate::fact::{Fact, FactKind, Place};
use crate::intake::cells::to_decimal;
use crate::model::activity::ColumnMap;
use crate::model::columns::Field;
use crate::model::quantity::{Decimal, Ratio};
use crate::model::staff::{Assignment, Person, RowRef};
use crate::model::stretch::{ShareSum, add_up, stretches};

/// Shares that may be per cent or parts of 1.
#[derive(Debug, Default)]
pub(super) struct Unsure {
    /// Rows, ascending. Their share is held as a part of 1 until it is decided.
    rows: Vec<RowRef>,
    /// Tables with a share above 1: their column is of percentages.
    of_percent: BTreeSet<u32>,
}

impl Unsure {
    /// Takes a share without a sign: whether it is from 0 to 1, or above.
    pub(super) fn plain(&mut self, at: RowRef, few: bool, many: bool) {
        if few {
            self.rows.push(at);
        } else if many {
            self.of_percent.insert(at.table);
        }
    }

    /// Says whether a row's share may be per cent or a part of 1.
    pub(super) fn has(&self, at: RowRef) -> bool {
        self.rows.binary_search(&at).is_ok()
    }
}

/// Decides what shares without a sign are.
pub(super) fn decide(
    persons: &mut [Person],
    unsure: &Unsure,
    columns: &BTreeMap<u32, ColumnMap>,
    note: &mut cells::Note<'_>,
) {
    if unsure.rows.is_empty() {
        return;
    }
    // By table: persons whose shares make 1, and those of whom nothing is certain.
    let mut agreeing: BTreeMap<u32, usize> = BTreeMap::new();
    let mut open: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (place, person) in persons.iter_mut().enumerate() {
        let Some(first) = person.assignments.iter().find(|it| unsure.has(it.at)) else {
            continue;
        };
        let table = first.at.table;
        if is_whole(&person.assignments, |it| as_percent(it, unsure)) {
            take_as_percent(person, unsure);
            continue;
        }
        let parts = person
            .assignments
            .iter()
            .all(|it| !unsure.has(it.at) || !unsure.of_percent.contains(&it.at.table));
        if parts && is_whole(&person.assignments, |it| it.share) {
            *agreeing.entry(table).or_default() += 1;
        } else {
            open.entry(table).or_default().push(place);
        }
    }
    for (table, places) in open {
        let most = agreeing.get(&table).copied().unwrap_or(0) > places.len();
        for place in places {
            if !most || unsure.of_percent.contains(&table) {
                leave_unknown(&mut persons[place], unsure, columns, note);
            }
        }
    }
}

/// Says whether shares make 1 on every day on which there are any.
fn is_whole(assignments: &[Assignment], share: impl Fn(&Assignment) -> Option<Decimal>) -> bool {
    let mut whole = true;
    stretches(assignments, |_, places| {
        let sum = add_up(places.iter().map(|place| share(&assignments[*place])));
        whole &= places.is_empty() || sum == ShareSum::Whole;
    });
    whole && assignments.iter().all(|it| it.share.is_some())
}

/// Returns the share where a number without a sign is per cent. It is held as a part of 1.
fn as_percent(assignment: &Assignment, unsure: &Unsure) -> Option<Decimal> {
    let share = assignment.share?;
    if unsure.has(assignment.at) {
        return share
            .ratio()
            .checked_div(Ratio::new(100, 1))
            .and_then(to_decimal);
    }
    Some(share)
}

fn take_as_percent(person: &mut Person, unsure: &Unsure) {
    for assignment in &mut person.assignments {
        assignment.share = as_percent(assignment, unsure);
    }
}

fn leave_unknown(
    person: &mut Person,
    unsure: &Unsure,
    columns: &BTreeMap<u32, ColumnMap>,
    note: &mut cells::Note<'_>,
) {
    for assignment in &mut person.assignments {
        let Some(share) = assignment.share.filter(|_| unsure.has(assignment.at)) else {
            continue;
        };
        let place = Place::Cell(cell(columns, assignment.at, &[Field::Share]));
        note(
            Fact::new(FactKind::FractionForPercent, place)
                .with("value", share.to_string())
                .with("field", Field::Share.key()),
        );
        assignment.share = None;
    }
}
