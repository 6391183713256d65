//! Differences of figures that may be intervals, unit by unit.
//!
//! Never here: where the figures come from (`contingents`, `day_budgets`).

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::model::comparison::{Difference, UnitDays, UnitPeople};
use crate::model::contingent::{ContingentFigures, UnitContingent};
use crate::model::day_budget::UnitBudget;
use crate::model::quantity::{Between, Exact};

/// Returns a figure on both sides and the difference.
///
/// The difference of two intervals is an interval: from the least of the newer one less the most of
/// the older one, to the reverse. `None` where one side is not known, or where nothing bounds the
/// older one from above.
#[must_use]
pub fn difference(old: Option<&Between<Exact>>, new: Option<&Between<Exact>>) -> Difference {
    let change = old.zip(new).and_then(|(old, new)| {
        Some(Between {
            at_least: new.at_least.minus(old.at_most.as_ref()?),
            at_most: new.at_most.as_ref().map(|most| most.minus(&old.at_least)),
        })
    });
    Difference {
        old: old.cloned(),
        new: new.cloned(),
        change,
    }
}

/// Puts units side by side: those of the newer side in its order, then those of the older one that
/// are no more. Places of the older side, and of the newer one.
///
/// `old` is the code that a unit has now, and its depth. Of several units that became one, those
/// that stand highest count: they take in the others.
#[must_use]
pub(super) fn side_by_side(
    old: &[(Rc<str>, Option<usize>)],
    new: &[Rc<str>],
) -> Vec<(Vec<usize>, Option<usize>)> {
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut order: Vec<&str> = Vec::new();
    for (place, (unit, _)) in old.iter().enumerate() {
        let known = places.entry(unit).or_default();
        if known.is_empty() {
            order.push(unit);
        }
        known.push(place);
    }
    let highest = |places: Vec<usize>| -> Vec<usize> {
        let least = places.iter().filter_map(|place| old[*place].1).min();
        let stands = |place: &usize| old[*place].1 == least;
        places.into_iter().filter(stands).collect()
    };
    let mut sides = Vec::with_capacity(new.len());
    for (place, unit) in new.iter().enumerate() {
        let before = places.remove(&**unit).unwrap_or_default();
        sides.push((highest(before), Some(place)));
    }
    for unit in order {
        if let Some(before) = places.remove(unit) {
            sides.push((highest(before), None));
        }
    }
    sides
}

/// Adds up a figure of several units of which none takes in another; `None` where there is no unit,
/// or one is not known.
#[must_use]
pub(super) fn sum<'a>(
    mut figures: impl Iterator<Item = Option<&'a Between<Exact>>>,
) -> Option<Between<Exact>> {
    let first = figures.next()??.clone();
    figures.try_fold(first, |sum, one| {
        let one = one?;
        let most = sum.at_most.zip(one.at_most.as_ref());
        Some(Between {
            at_least: sum.at_least.plus(&one.at_least),
            at_most: most.map(|(left, right)| left.plus(right)),
        })
    })
}

/// Puts contingents side by side. `codes`: what the older units are called now.
#[must_use]
pub fn people(
    (old, codes): (&[UnitContingent], &[Rc<str>]),
    new: &[UnitContingent],
) -> Vec<UnitPeople> {
    let depths = old.iter().map(|unit| unit.depth);
    let old_units: Vec<(Rc<str>, Option<usize>)> = codes.iter().cloned().zip(depths).collect();
    let new_units: Vec<Rc<str>> = new.iter().map(|unit| Rc::clone(&unit.unit)).collect();
    let mut all = Vec::new();
    for (before, now) in side_by_side(&old_units, &new_units) {
        let now = now.map(|place| &new[place]);
        let figure = |of: fn(&ContingentFigures) -> Option<&Between<Exact>>| {
            let older = sum(before.iter().map(|place| of(&old[*place].figures)));
            difference(older.as_ref(), now.and_then(|unit| of(&unit.figures)))
        };
        let first = before.first().map(|place| (&codes[*place], &old[*place]));
        let first = first.map(|(code, unit)| (code, &unit.name, unit.depth));
        let newer = now.map(|unit| (&unit.unit, &unit.name, unit.depth));
        let Some((unit, name, depth)) = newer.or(first) else {
            continue;
        };
        all.push(UnitPeople {
            unit: Rc::clone(unit),
            name: Rc::clone(name),
            depth,
            figures: [
                figure(|figures| figures.heads.as_ref()),
                figure(|figures| figures.fte.as_ref()),
            ],
        });
    }
    all
}

/// Puts days side by side. `codes`: what the older directorates are called now.
#[must_use]
pub fn days((old, codes): (&[UnitBudget], &[Rc<str>]), new: &[UnitBudget]) -> Vec<UnitDays> {
    let old_units: Vec<(Rc<str>, Option<usize>)> =
        codes.iter().map(|code| (Rc::clone(code), None)).collect();
    let new_units: Vec<Rc<str>> = new.iter().map(|unit| Rc::clone(&unit.unit)).collect();
    let mut all = Vec::new();
    for (before, now) in side_by_side(&old_units, &new_units) {
        let now = now.map(|place| &new[place]);
        let older = sum(before.iter().map(|place| Some(&old[*place].days)));
        let first = before
            .first()
            .map(|place| (&codes[*place], &old[*place].name));
        let Some((unit, name)) = now.map(|it| (&it.unit, &it.name)).or(first) else {
            continue;
        };
        all.push(UnitDays {
            unit: Rc::clone(unit),
            name: Rc::clone(name),
            days: difference(older.as_ref(), now.map(|unit| &unit.days)),
        });
    }
    all
}

#[cfg(test)]
mod tests {
    use super::{difference, side_by_side, sum};
    use crate::model::quantity::{Between, Exact, Ratio};
    use std::rc::Rc;

    fn number(value: i128) -> Exact {
        Ratio::new(value, 1).exact()
    }

    fn between(least: i128, most: Option<i128>) -> Between<Exact> {
        Between {
            at_least: number(least),
            at_most: most.map(number),
        }
    }

    #[test]
    fn a_difference_of_intervals_is_an_interval() {
        #[track_caller]
        fn case(
            old: (i128, Option<i128>),
            new: (i128, Option<i128>),
            change: Option<(i128, Option<i128>)>,
        ) {
            let (old, new) = (between(old.0, old.1), between(new.0, new.1));
            let found = difference(Some(&old), Some(&new)).change;
            assert_eq!(found, change.map(|(least, most)| between(least, most)));
        }
        case((4, Some(4)), (6, Some(6)), Some((2, Some(2))));
        case((2, Some(5)), (4, Some(9)), Some((-1, Some(7))));
        case((2, Some(5)), (4, None), Some((-1, None)));
        case((2, None), (4, Some(9)), None); // nothing says how little it grew
        assert_eq!(difference(None, Some(&between(1, None))).change, None);
    }

    #[test]
    fn units_of_the_newer_side_come_first() {
        let old = [("A", 1), ("B", 1), ("B", 2), ("B", 1)];
        let old = old.map(|(unit, depth)| (Rc::from(unit), Some(depth)));
        let new = ["B", "C"].map(Rc::from);
        // Two directorates became B; an office of one of them is part of it already.
        assert_eq!(
            side_by_side(&old, &new),
            [(vec![1, 3], Some(0)), (vec![], Some(1)), (vec![0], None)]
        );
    }

    #[test]
    fn bounds_of_several_units_add_up() {
        let (one, two, open) = (between(1, Some(2)), between(3, Some(5)), between(1, None));
        assert_eq!(
            sum([Some(&one), Some(&two)].into_iter()),
            Some(between(4, Some(7)))
        );
        assert_eq!(
            sum([Some(&one), Some(&open)].into_iter()),
            Some(between(2, None))
        );
        assert_eq!(sum([Some(&one), None].into_iter()), None);
        assert_eq!(sum([].into_iter()), None);
    }
}
