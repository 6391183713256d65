//! Assignments: the person, the activity, the share of time, and from when to when.

use std::collections::BTreeMap;

use super::{Persons, cells, twice};
use crate::fact::FactKind;
use crate::intake::cells::{ReadNumber, short_number, to_decimal};
use crate::intake::persons::shares::Unsure;
use crate::intake::rows::CellKind;
use crate::intake::table::TableRow;
use crate::model::activity::ColumnMap;
use crate::model::columns::Field;
use crate::model::quantity::{Decimal, Ratio};
use crate::model::staff::{Assignment, Person};

pub(super) const FIELDS: [Field; 10] = [
    Field::PersonId,
    Field::Id,
    Field::Name,
    Field::Share,
    Field::UnitCode,
    Field::Unit,
    Field::SubUnitCode,
    Field::SubUnit,
    Field::ValidFrom,
    Field::ValidTo,
];

const PERCENT: &str = "0–100 %";

/// Takes a row. Without an activity its time is spent on something unknown.
pub(super) fn row(persons: &mut Persons<'_>, row: &TableRow<'_>) {
    let Some(person) = persons.person(row) else {
        return;
    };
    let mut activity = "";
    for field in [Field::Id, Field::Name] {
        if activity.is_empty() {
            activity = cells::text(row, field, persons.note);
        }
    }
    let map = &row.columns.map;
    let named = [Field::Id, Field::Name]
        .into_iter()
        .find(|field| map.field(*field).is_some());
    if let (Some(field), "") = (named, activity) {
        cells::note_empty(row, field, persons.note);
    }
    let unit = persons.unit(row);
    let share = share(persons, row);
    let Some(period) = cells::period(row, persons.note) else {
        return;
    };
    let assignment = Assignment {
        activity: persons.texts.hold(activity),
        unit,
        share,
        period,
        at: cells::row_ref(row),
    };
    let assignments = &mut persons.roster.persons[person].assignments;
    // Few per person: room for as many as there are.
    assignments.reserve_exact(1);
    assignments.push(assignment);
}

/// Reads a share of time, written in per cent. A number up to 1 without the sign may be a part of
/// 1: whether it is, the person's other shares say later.
fn share(persons: &mut Persons<'_>, row: &TableRow<'_>) -> Option<Decimal> {
    let (_, cell) = row.number(Field::Share)?;
    let plain = if cell.kind == CellKind::Percent {
        None
    } else {
        short_number(cell.kind, cell.bytes())
    };
    let read = match plain.map(|it| Ok((it.ratio(), true))) {
        Some(read) => read,
        None => match cells::small_number(cell) {
            ReadNumber::Blank => {
                cells::note_empty(row, Field::Share, persons.note);
                return None;
            }
            ReadNumber::Plain(value) => Ok((value, true)),
            ReadNumber::Percent(value) => Ok((value, false)),
            ReadNumber::Bad(kind) => Err(kind),
        },
    };
    let in_range =
        |value: &Ratio, most: i128| *value >= Ratio::ZERO && *value <= Ratio::new(most, 1);
    let kind = match read {
        Ok((value, true)) if in_range(&value, 100) => {
            let few = value > Ratio::ZERO && value <= Ratio::ONE;
            persons
                .unsure
                .plain(cells::row_ref(row), few, value > Ratio::ONE);
            let share = if few {
                Some(value)
            } else {
                cells::hundredth(value)
            };
            return share.and_then(to_decimal);
        }
        Ok((value, false)) if in_range(&value, 1) => return to_decimal(value),
        Ok(_) => FactKind::OutOfRange,
        Err(kind) => kind,
    };
    cells::note_number(kind, row, Field::Share, PERCENT, persons.note);
    None
}

/// Sorts the assignments of a person; one that stands twice counts once.
pub(super) fn settle(
    person: &mut Person,
    unsure: &Unsure,
    columns: &BTreeMap<u32, ColumnMap>,
    note: &mut cells::Note<'_>,
) {
    fn key(
        it: &Assignment,
    ) -> (
        crate::model::period::Period,
        &str,
        Option<&str>,
        Option<Decimal>,
    ) {
        (it.period, &it.activity, it.unit.as_deref(), it.share)
    }
    let assignments = &mut person.assignments;
    if assignments.len() < 2 {
        return;
    }
    // Of two alike the one whose share is certain stays: `50` rather than `0,5`.
    let place = |it: &Assignment| (unsure.has(it.at), it.at);
    assignments
        .sort_unstable_by(|one, other| (key(one), place(one)).cmp(&(key(other), place(other))));
    assignments.dedup_by(|next, before| {
        let again = key(next) == key(before);
        if again {
            note(twice(columns, (before.at, next.at), Field::PersonId));
        }
        again
    });
}
