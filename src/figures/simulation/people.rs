//! People and days before and after.
//!
//! Never here: counting them (`contingents`, `day_budgets`).

use std::collections::BTreeMap;
use std::rc::Rc;

use super::units::{Direction, apart};
use crate::model::contingent::{ContingentFigures, UnitContingent};
use crate::model::day_budget::UnitBudget;
use crate::model::quantity::{Between, Exact};
use crate::model::simulation::{BeforeAfter, Difference, UnitDays, UnitPeople};

/// What is known of the direction of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Directions {
    /// Of activities that are smartable, and so of the people who may ask.
    pub heads: Direction,
    /// Of the levels of activities.
    pub levels: Direction,
}

/// Returns the contingent of each unit before and after, by its code and its name.
#[must_use]
pub fn people(
    before: &[UnitContingent],
    after: &[UnitContingent],
    directions: Directions,
) -> Vec<UnitPeople> {
    let known: BTreeMap<(&str, &str), &UnitContingent> = after
        .iter()
        .map(|unit| ((&*unit.unit, &*unit.name), unit))
        .collect();
    let both = before.iter().filter_map(|unit| {
        let other = known.get(&(&*unit.unit, &*unit.name))?;
        let name = (Rc::clone(&unit.unit), Rc::clone(&unit.name), unit.depth);
        Some(unit_people(name, &unit.figures, &other.figures, directions))
    });
    both.collect()
}

/// Returns the contingent of a unit, or of everything, before and after.
#[must_use]
pub fn unit_people(
    (unit, name, depth): (Rc<str>, Rc<str>, Option<usize>),
    before: &ContingentFigures,
    after: &ContingentFigures,
    directions: Directions,
) -> UnitPeople {
    let figures = BeforeAfter {
        before: before.clone(),
        after: after.clone(),
    };
    let of = |pick: fn(&ContingentFigures) -> &Option<Between<Exact>>, direction| {
        difference(figures.map(|it| pick(it).clone()), direction)
    };
    UnitPeople {
        heads: of(|it| &it.heads, directions.heads),
        fte_remotizable: of(|it| &it.fte_remotizable, directions.levels),
        unit,
        name,
        depth,
        figures,
    }
}

fn difference(amounts: BeforeAfter<Option<Between<Exact>>>, direction: Direction) -> Difference {
    Difference {
        by: apart(&amounts, direction),
        amounts,
    }
}

/// Returns the days of each directorate before and after; one that stands on one side alone has no
/// figure on the other.
#[must_use]
pub fn days(before: &[UnitBudget], after: &[UnitBudget]) -> Vec<UnitDays> {
    let known: BTreeMap<&str, &UnitBudget> = after.iter().map(|unit| (&*unit.unit, unit)).collect();
    let own: BTreeMap<&str, ()> = before.iter().map(|unit| (&*unit.unit, ())).collect();
    let both = before
        .iter()
        .map(|unit| unit_days(Some(unit), known.get(&*unit.unit).copied()));
    let new = after.iter().filter(|unit| !own.contains_key(&*unit.unit));
    both.chain(new.map(|unit| unit_days(None, Some(unit)))).flatten().collect()
}

/// Returns the days of a directorate, or of everything, before and after; `None` of neither.
#[must_use]
pub fn unit_days(before: Option<&UnitBudget>, after: Option<&UnitBudget>) -> Option<UnitDays> {
    let named = before.or(after)?;
    let days = |unit: Option<&UnitBudget>| unit.map(|unit| unit.days.clone());
    let amounts = BeforeAfter {
        before: days(before),
        after: days(after),
    };
    Some(UnitDays {
        unit: Rc::clone(&named.unit),
        name: Rc::clone(&named.name),
        // Days are shared out anew: one directorate may have fewer where another has more.
        days: difference(amounts, Direction::Either),
    })
}
