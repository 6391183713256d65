//! Differences of figures that may be intervals, unit by unit.
//!
//! Never here: where the figures come from (`contingents`, `day_budgets`).

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::model::comparison::Difference;
use crate::model::quantity::{Between, Exact};

/// Returns a figure on both sides and the difference.
///
/// The difference of two intervals is an interval: from the least of the newer one less the most of
/// the older one, to the reverse. `None` where one side is not known, or where nothing bounds the
/// older one from above.
#[must_use]
pub fn difference(
    old: Option<&Between<Exact>>,
    new: Option<&Between<Exact>>,
) -> Difference {
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
/// are no more. Places of both; of several that became one, the first stands beside it.
#[must_use]
pub fn side_by_side(old: &[Rc<str>], new: &[Rc<str>]) -> Vec<(Option<usize>, Option<usize>)> {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for (place, unit) in old.iter().enumerate() {
        places.entry(unit).or_insert(place);
    }
    let mut sides: Vec<(Option<usize>, Option<usize>)> = new
        .iter()
        .enumerate()
        .map(|(place, unit)| (places.remove(&**unit), Some(place)))
        .collect();
    let paired: Vec<usize> = sides.iter().filter_map(|(old, _)| *old).collect();
    let alone = (0..old.len()).filter(|place| !paired.contains(place));
    sides.extend(alone.map(|place| (Some(place), None)));
    sides
}

#[cfg(test)]
mod tests {
    use super::{difference, side_by_side};
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
        let units = |texts: &[&str]| texts.iter().map(|it| Rc::from(*it)).collect::<Vec<_>>();
        assert_eq!(
            side_by_side(&units(&["A", "B", "B"]), &units(&["B", "C"])),
            [
                (Some(1), Some(0)),
                (None, Some(1)),
                (Some(0), None),
                (Some(2), None)
            ]
        );
    }
}
