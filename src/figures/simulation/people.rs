//! People and days before and after.
//!
//! Never here: counting them (`contingents`, `day_budgets`).

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::sums::nothing;
use super::units::{Limits, apart};
use crate::model::contingent::{ContingentFigures, UnitContingent};
use crate::model::day_budget::UnitBudget;
use crate::model::quantity::{Between, Exact};
use crate::model::simulation::{BeforeAfter, Difference, UnitDays, UnitPeople};

/// What is known of the differences of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Of the people who may ask.
    pub heads: Limits,
    /// Of the FTE that can be worked remotely.
    pub levels: Limits,
}

/// Returns the contingent of each unit before and after, by its code and its name.
#[must_use]
pub fn people(
    before: &[UnitContingent],
    after: &[UnitContingent],
    known: &Known,
) -> Vec<UnitPeople> {
    let others: BTreeMap<(&str, &str), &UnitContingent> = after
        .iter()
        .map(|unit| ((&*unit.unit, &*unit.name), unit))
        .collect();
    let both = before.iter().filter_map(|unit| {
        let other = others.get(&(&*unit.unit, &*unit.name))?;
        let name = (Rc::clone(&unit.unit), Rc::clone(&unit.name), unit.depth);
        Some(unit_people(name, &unit.figures, &other.figures, known))
    });
    both.collect()
}

/// Returns the contingent of a unit, or of everything, before and after.
#[must_use]
pub fn unit_people(
    (unit, name, depth): (Rc<str>, Rc<str>, Option<usize>),
    before: &ContingentFigures,
    after: &ContingentFigures,
    known: &Known,
) -> UnitPeople {
    let figures = BeforeAfter {
        before: before.clone(),
        after: after.clone(),
    };
    // Figures that are all the same rest on the same answers.
    let same = before == after;
    let of = |pick: fn(&ContingentFigures) -> &Option<Between<Exact>>, limits| {
        difference(figures.map(|it| pick(it).clone()), same, limits)
    };
    UnitPeople {
        heads: of(|it| &it.heads, &known.heads),
        fte_remotizable: of(|it| &it.fte_remotizable, &known.levels),
        unit,
        name,
        depth,
        figures,
    }
}

fn difference(
    amounts: BeforeAfter<Option<Between<Exact>>>,
    same: bool,
    limits: &Limits,
) -> Difference {
    let known = amounts.before.is_some() && amounts.after.is_some();
    Difference {
        by: if same && known {
            Some(nothing())
        } else {
            apart(&amounts, limits)
        },
        amounts,
    }
}

/// Returns the days of each directorate before and after; one that stands on one side alone has no
/// figure on the other.
#[must_use]
pub fn days(before: &[UnitBudget], after: &[UnitBudget]) -> Vec<UnitDays> {
    let known: BTreeMap<&str, &UnitBudget> = after.iter().map(|unit| (&*unit.unit, unit)).collect();
    let own: BTreeSet<&str> = before.iter().map(|unit| &*unit.unit).collect();
    let both = before
        .iter()
        .map(|unit| unit_days(Some(unit), known.get(&*unit.unit).copied()));
    let new = after.iter().filter(|unit| !own.contains(&*unit.unit));
    both.chain(new.map(|unit| unit_days(None, Some(unit))))
        .flatten()
        .collect()
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
        days: difference(amounts, before == after, &Limits::default()),
    })
}
