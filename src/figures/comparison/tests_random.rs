//! Effects over random pairs: they add up, they vanish, they turn with the sides.

use proptest::prelude::*;

use super::tests::{pair, seen};
use super::{changes, effects};
use crate::model::activity::Given;
use crate::model::comparison::{Cause, Compared, End, Measure, Seen};
use crate::model::quantity::{Decimal, Exact};
use crate::model::verdict::{Outcome, Verdict};

fn any_verdict() -> impl Strategy<Value = Verdict> {
    use Outcome::{Not, Partly, Smartable};
    let open = |worst, best| Verdict::Undetermined { worst, best };
    prop::sample::select(vec![
        Verdict::Known(Not),
        Verdict::Known(Partly),
        Verdict::Known(Smartable),
        open(Not, Partly),
        open(Not, Smartable),
        open(Partly, Smartable),
    ])
}

fn any_given() -> impl Strategy<Value = Given> {
    prop_oneof![
        Just(Given::Blank),
        Just(Given::Unreadable),
        (0_i64..50_000_000).prop_map(|it| Given::Known(Decimal::from_millionths(it))),
    ]
}

fn any_seen() -> impl Strategy<Value = Seen> {
    let verdict = prop::option::weighted(0.2, any_verdict());
    (0_usize..4, any_verdict(), verdict, any_given(), any_given()).prop_map(
        |(group, computed, overridden, heads, fte)| {
            let group = ["A", "B", "C", ""][group];
            let verdict = overridden.unwrap_or(computed);
            Seen {
                fte,
                ..seen(group, computed, verdict, heads)
            }
        },
    )
}

fn any_pairs() -> impl Strategy<Value = Vec<Compared>> {
    let one = (
        prop::option::weighted(0.85, any_seen()),
        prop::option::weighted(0.85, any_seen()),
        any_verdict(),
        any_verdict(),
    );
    prop::collection::vec(
        one.prop_map(|(old, new, by_new, by_old)| pair(old, new, (by_new, by_old))),
        0..30,
    )
}

fn ends() -> impl Iterator<Item = (Measure, End)> {
    Measure::ALL
        .into_iter()
        .flat_map(|measure| End::ALL.map(|end| (measure, end)))
}

/// Returns the same pairs with the sides swapped: what one criteria set says of the other's rows
/// swaps too.
fn swapped(all: &[Compared]) -> Vec<Compared> {
    let swap = |it: &Compared| Compared {
        old: it.new.clone(),
        new: it.old.clone(),
        old_by_new: it.new_by_old,
        new_by_old: it.old_by_new,
        ..it.clone()
    };
    all.iter().map(swap).collect()
}

proptest! {
    #[test]
    fn the_causes_add_up_exactly(all in any_pairs()) {
        let found = effects(&all, &[]);
        for (measure, end) in ends() {
            let mut sums = [Exact::zero(), Exact::zero()];
            for unit in &found.units {
                let one = unit.effects.of(measure, end);
                let whole = one.by.iter().fold(one.old.clone(), |sum, it| sum.plus(it));
                prop_assert_eq!(&whole, &one.new);
                sums = [sums[0].plus(&one.old), sums[1].plus(&one.new)];
            }
            let total = found.total.of(measure, end);
            let whole = total.by.iter().fold(total.old.clone(), |sum, it| sum.plus(it));
            prop_assert_eq!(&whole, &total.new);
            prop_assert_eq!(&sums, &[total.old.clone(), total.new.clone()]);
            for cause in Cause::ALL {
                let parts = found.units.iter().map(|unit| unit.effects.of(measure, end).of(cause));
                let sum = parts.fold(Exact::zero(), |sum, it| sum.plus(it));
                prop_assert_eq!(&sum, total.of(cause));
            }
            let orders = &found.orders[measure as usize][end as usize];
            let first = orders.criteria_first.plus(&orders.answers_second);
            let second = orders.answers_first.plus(&orders.criteria_second);
            prop_assert_eq!(&first, &second);
            prop_assert_eq!(&orders.criteria_first, total.of(Cause::Criteria));
            prop_assert_eq!(&orders.answers_second, total.of(Cause::Answers));
        }
    }

    #[test]
    fn swapped_sides_negate_the_difference(all in any_pairs()) {
        let (there, back) = (effects(&all, &[]), effects(&swapped(&all), &[]));
        for (measure, end) in ends() {
            let (one, other) = (there.total.of(measure, end), back.total.of(measure, end));
            prop_assert_eq!(one.difference(), Exact::zero().minus(&other.difference()));
            let gone = Exact::zero().minus(other.of(Cause::Added));
            prop_assert_eq!(one.of(Cause::Gone), &gone);
            // Taken the other way round, the answers come before the criteria, and the people are
            // those of the other side.
            if measure != Measure::Activities {
                continue;
            }
            let orders = &back.orders[measure as usize][end as usize];
            let criteria = Exact::zero().minus(&orders.criteria_second);
            prop_assert_eq!(one.of(Cause::Criteria), &criteria);
        }
    }

    #[test]
    fn a_side_and_itself_differ_in_nothing(rows in prop::collection::vec(any_seen(), 0..20)) {
        let same = |it: Seen| pair(Some(it.clone()), Some(it.clone()), (it.computed, it.computed));
        let all: Vec<Compared> = rows.into_iter().map(same).collect();
        let found = effects(&all, &[]);
        for (measure, end) in ends() {
            for one in found.units.iter().map(|it| &it.effects).chain([&found.total]) {
                // An override is taken off and put on again: nothing is left of it.
                prop_assert!(one.of(measure, end).by.iter().all(Exact::is_zero));
            }
        }
        prop_assert_eq!(changes(&all).nothing, all.len() as u64);
    }

    #[test]
    fn the_same_criteria_do_nothing(all in any_pairs()) {
        let same = |it: Compared| Compared { old_by_new: None, new_by_old: None, ..it };
        let all: Vec<Compared> = all.into_iter().map(same).collect();
        let found = effects(&all, &[]);
        for (measure, end) in ends() {
            prop_assert!(found.total.of(measure, end).of(Cause::Criteria).is_zero());
        }
    }
}
