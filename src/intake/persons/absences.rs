//! Authorised absences: the person, and a day or from when to when. The reason is never read.

use super::Persons;
use super::cells::{self, ReadDay};
use crate::fact::{Fact, FactKind, Place};
use crate::intake::table::TableRow;
use crate::model::columns::Field;
use crate::model::period::{Day, Period};

pub(super) const FIELDS: [Field; 4] = [
    Field::PersonId,
    Field::Date,
    Field::ValidFrom,
    Field::ValidTo,
];

/// Takes a row. An absence always has an end: without a last day it is of one day, and where its
/// first one cannot be read it is left out.
pub(super) fn row(persons: &mut Persons<'_>, row: &TableRow<'_>) {
    let Some(person) = persons.person(row) else {
        return;
    };
    let mut first = cells::day(row, Field::Date, persons.note);
    let mut field = Field::Date;
    if first == ReadDay::Blank && row.columns.map.field(Field::ValidFrom).is_some() {
        first = cells::day(row, Field::ValidFrom, persons.note);
        field = Field::ValidFrom;
    }
    let last = cells::day(row, Field::ValidTo, persons.note);
    let first = match first {
        ReadDay::Known(day) => day,
        ReadDay::Blank => return cells::note_empty(row, field, persons.note),
        ReadDay::Unread => return,
    };
    let last = match last {
        ReadDay::Known(day) => day,
        ReadDay::Blank | ReadDay::Unread => first,
    };
    let Some(period) = cells::in_order(row, first, last, persons.note) else {
        return;
    };
    if add(&mut persons.roster.persons[person].absences, period) {
        let place = Place::Cell(cells::at(row, field));
        (persons.note)(Fact::new(FactKind::DuplicateRow, place).with("what", "days"));
    }
}

/// Adds days to those that are known, which are ascending and apart. Says whether any of them
/// was known before. Days that follow each other are one period.
fn add(known: &mut Vec<Period>, mut period: Period) -> bool {
    let before = |day: Day| if day == Day::MIN { day } else { day.plus(-1) };
    let from = known.partition_point(|it| it.last < before(period.first));
    let to = known.partition_point(|it| before(it.first) <= period.last);
    let touched = &known[from..to];
    let again = touched.iter().any(|it| it.and(period).is_some());
    if let (Some(first), Some(last)) = (touched.first(), touched.last()) {
        period.first = period.first.min(first.first);
        period.last = period.last.max(last.last);
    }
    if to == from {
        known.insert(from, period);
    } else {
        known[from] = period;
        known.drain(from + 1..to);
    }
    again
}

#[cfg(test)]
mod tests {
    use super::add;
    use crate::model::period::{Day, Period};

    #[test]
    fn days_are_joined_and_known_ones_told() {
        #[track_caller]
        fn case(added: &[(u8, u8)], expected: &[(u8, u8)], again: usize) {
            let day = |day: u8| Day::new(2026, 3, day).unwrap();
            let period = |(first, last): &(u8, u8)| Period {
                first: day(*first),
                last: day(*last),
            };
            let mut known = Vec::new();
            let twice = added
                .iter()
                .filter(|it| add(&mut known, period(it)))
                .count();
            let expected: Vec<Period> = expected.iter().map(period).collect();
            assert_eq!((known, twice), (expected, again), "{added:?}");
        }
        case(&[(2, 2), (3, 3), (4, 4)], &[(2, 4)], 0);
        case(&[(4, 4), (2, 2), (3, 3)], &[(2, 4)], 0);
        case(&[(2, 2), (5, 6)], &[(2, 2), (5, 6)], 0);
        case(&[(5, 6), (2, 2), (2, 2)], &[(2, 2), (5, 6)], 1);
        case(&[(1, 3), (3, 5)], &[(1, 5)], 1);
        case(&[(1, 2), (8, 9), (2, 8)], &[(1, 9)], 1);
        case(&[(10, 12), (1, 30)], &[(1, 30)], 1);
    }
}
