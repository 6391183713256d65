//! What a person's rows say together: shares that do not add up, gaps, work outside service.
//!
//! Never here: reading the tables (`intake`), or what the figures make of it.

use crate::fact::{Fact, FactKind, Place};
use crate::model::activity::ColumnMap;
use crate::model::columns::Field;
use crate::model::period::Period;
use crate::model::quantity::{Decimal, Ratio};
use crate::model::staff::{Person, RowRef, Staff};
use crate::model::stretch::{ShareSum, add_up, stretches};
use crate::origin::CellRef;

/// Notices what the rows of each person say together.
pub fn person_facts(staff: &Staff, note: &mut dyn FnMut(Fact)) {
    for person in &staff.persons {
        gaps(staff, person, note);
        outside_service(staff, person, note);
        shares(staff, person, note);
        without_assignment(staff, person, note);
    }
}

/// Returns the cell of the first of these fields that the row's table has.
fn cell(staff: &Staff, at: RowRef, fields: &[Field]) -> CellRef {
    let map: Option<&ColumnMap> = staff.columns.get(&at.table);
    let has = |field: &&Field| map.is_some_and(|map| map.field(**field).is_some());
    let field = fields.iter().find(has).unwrap_or(&Field::PersonId);
    staff.cell(at, *field)
}

fn gaps(staff: &Staff, person: &Person, note: &mut dyn FnMut(Fact)) {
    for pair in person.spells.windows(2) {
        let [before, after] = pair else { continue };
        let gap = Period {
            first: before.period.last.plus(1),
            last: after.period.first.plus(-1),
        };
        if gap.first > gap.last {
            continue;
        }
        let place = Place::Cell(cell(staff, after.at, &[Field::ValidFrom]));
        note(
            Fact::new(FactKind::SpellsGap, place)
                .with("days", gap.to_string())
                .beside(cell(staff, before.at, &[Field::ValidTo])),
        );
    }
}

/// Says whether a person is in service on a day of a period. Without a staff table everybody is.
fn serves_in(staff: &Staff, person: &Person, period: Period) -> Option<Period> {
    if !staff.given.staff {
        return Some(period);
    }
    person.spells.iter().find_map(|it| it.period.and(period))
}

fn outside_service(staff: &Staff, person: &Person, note: &mut dyn FnMut(Fact)) {
    for assignment in &person.assignments {
        // A person whose only row was left out has a finding there already.
        if person.spells.is_empty() || serves_in(staff, person, assignment.period).is_some() {
            continue;
        }
        let place = Place::Cell(cell(staff, assignment.at, &[Field::ValidFrom]));
        note(
            Fact::new(FactKind::AssignmentOutsideService, place)
                .with("days", assignment.period.to_string())
                .beside(cell(staff, person.spells[0].at, &[Field::ValidFrom])),
        );
    }
}

/// Judges the shares that hold together on days of service, from the first assignment to the
/// last. A person gets at most one finding of too little and one of too much.
fn shares(staff: &Staff, person: &Person, note: &mut dyn FnMut(Fact)) {
    let (mut less, mut more) = (false, false);
    stretches(&person.assignments, |period, places| {
        let sum = add_up(places.iter().map(|it| person.assignments[*it].share));
        let (total, than, said) = match sum {
            ShareSum::Whole => return,
            ShareSum::Less(total) => (total, "less", &mut less),
            ShareSum::More(total) => (total, "more", &mut more),
        };
        let Some(days) = serves_in(staff, person, period).filter(|_| !*said) else {
            return;
        };
        *said = true;
        // On bare days between two assignments the next one is looked at.
        let bare = person
            .assignments
            .iter()
            .position(|it| it.period.first > period.last);
        let mut rows = places
            .iter()
            .copied()
            .chain(bare.filter(|_| places.is_empty()));
        let Some(first) = rows.next() else { return };
        let share = |place: usize| cell(staff, person.assignments[place].at, &[Field::Share]);
        let mut fact = Fact::new(FactKind::SharesNotWhole, Place::Cell(share(first)))
            .with("sum", percent(total))
            .with("days", days.to_string())
            .with("than", than);
        for place in rows {
            fact = fact.beside(share(place));
        }
        note(fact);
    });
}

/// Writes a share in per cent.
fn percent(share: Decimal) -> String {
    let percent = share.ratio().checked_mul(Ratio::new(100, 1));
    percent
        .and_then(|it| i64::try_from(it.num() * 1_000_000 / it.den()).ok())
        .map_or_else(String::new, |it| Decimal::from_millionths(it).to_string())
}

fn without_assignment(staff: &Staff, person: &Person, note: &mut dyn FnMut(Fact)) {
    let known = person
        .spells
        .iter()
        .all(|spell| spell.class.is_some() || spell.excluded);
    if !staff.given.assignments || known || !person.assignments.is_empty() {
        return;
    }
    let place = Place::Cell(cell(staff, person.spells[0].at, &[Field::PersonId]));
    note(Fact::new(FactKind::PersonWithoutAssignment, place));
}
