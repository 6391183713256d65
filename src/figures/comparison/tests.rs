//! Effects by hand and over random pairs: they add up, they vanish, they turn with the sides.

use std::rc::Rc;

use proptest::prelude::*;

use super::{Effect, changes, effects};
use crate::model::activity::Given;
use crate::model::assessment::Override;
use crate::model::comparison::{
    AllEffects, Cause, CauseSet, Compared, End, Measure, Reversal, Seen,
};
use crate::model::quantity::{Decimal, Exact, Ratio};
use crate::model::verdict::{Outcome, Verdict};
use crate::origin::CellRef;

const YES: Verdict = Verdict::Known(Outcome::Smartable);
const NO: Verdict = Verdict::Known(Outcome::Not);
const OPEN: Verdict = Verdict::Undetermined {
    worst: Outcome::Not,
    best: Outcome::Smartable,
};

fn number(value: i64) -> Given {
    Given::Known(Decimal::from_millionths(value * 1_000_000))
}

fn seen(group: &str, computed: Verdict, verdict: Verdict, heads: Given) -> Seen {
    let text: Rc<str> = Rc::from(group);
    Seen {
        id: "A.1".to_owned(),
        id_derived: false,
        unit: Rc::clone(&text),
        unit_name: Rc::clone(&text),
        unit_now: Rc::clone(&text),
        group: Rc::clone(&text),
        group_name: text,
        process: Rc::from(""),
        name: "Attività".to_owned(),
        verdict,
        computed,
        overridden: (computed != verdict).then(|| Override {
            outcome: Outcome::Smartable,
            reason: "motivo".to_owned(),
            author: String::new(),
            date: String::new(),
        }),
        heads,
        fte: Given::Blank,
        noted: false,
        at: CellRef {
            table: 0,
            row: 2,
            column: 0,
        },
    }
}

fn pair(old: Option<Seen>, new: Option<Seen>, between: (Verdict, Verdict)) -> Compared {
    Compared {
        old,
        new,
        found: None,
        old_by_new: Some(between.0),
        new_by_old: Some(between.1),
        answers: Vec::new(),
        renamed: false,
    }
}

fn exact(value: i128) -> Exact {
    Ratio::new(value, 1).exact()
}

#[track_caller]
fn case(all: &AllEffects, what: (Measure, End), sums: (i128, i128), by: [i128; 7]) {
    let effects = all.of(what.0, what.1);
    assert_eq!(
        (&effects.old, &effects.new),
        (&exact(sums.0), &exact(sums.1))
    );
    assert_eq!(effects.by, by.map(exact));
}

#[test]
fn each_step_goes_to_its_cause() {
    // In A: one gone (4 heads), one added (2); one that the criteria rule out (5 heads); one that
    // the answers open (3 heads, now 6); one overridden (1 head); one that moves to B (7 heads).
    let all = [
        pair(Some(seen("A", YES, YES, number(4))), None, (YES, YES)),
        pair(None, Some(seen("A", YES, YES, number(2))), (YES, YES)),
        pair(
            Some(seen("A", YES, YES, number(5))),
            Some(seen("A", NO, NO, number(5))),
            (NO, YES),
        ),
        pair(
            Some(seen("A", NO, NO, number(3))),
            Some(seen("A", YES, YES, number(6))),
            (NO, YES),
        ),
        pair(
            Some(seen("A", NO, NO, number(1))),
            Some(seen("A", NO, YES, number(1))),
            (NO, NO),
        ),
        pair(
            Some(seen("A", YES, YES, number(7))),
            Some(seen("B", YES, YES, number(7))),
            (YES, YES),
        ),
    ];
    let Effect {
        units,
        total,
        orders,
    } = effects(&all, &[]);
    let (least, most) = (End::AtLeast, End::AtMost);
    //   gone, added, criteria, answers, overrides, numbers, moved
    case(
        &total,
        (Measure::Activities, least),
        (3, 4),
        [-1, 1, -1, 1, 1, 0, 0],
    );
    case(
        &total,
        (Measure::Heads, least),
        (16, 16),
        [-4, 2, -5, 3, 1, 3, 0],
    );
    case(
        &total,
        (Measure::Heads, most),
        (16, 16),
        [-4, 2, -5, 3, 1, 3, 0],
    );
    case(
        &units[0].effects,
        (Measure::Heads, least),
        (16, 9),
        [-4, 2, -5, 3, 1, 3, -7],
    );
    case(
        &units[1].effects,
        (Measure::Heads, least),
        (0, 7),
        [0, 0, 0, 0, 0, 0, 7],
    );
    assert_eq!(total.not_stated, [[0, 0], [5, 5]], "nobody states FTE");
    assert_eq!(total.stated, [true, true, false]);
    let heads = &orders[1][0];
    assert_eq!(
        (&heads.criteria_first, &heads.answers_second),
        (&exact(-5), &exact(3))
    );
    assert_eq!(
        (&heads.answers_first, &heads.criteria_second),
        (&exact(3), &exact(-5))
    );
    assert!(heads.interplay().is_zero());
    let found = changes(&all);
    assert_eq!(
        found.reversals,
        [1, 0, 1, 1],
        "none, note, reason, criteria"
    );
    let sets: Vec<(CauseSet, u64)> = found
        .by_cause
        .iter()
        .map(|(set, it)| (*set, it.all))
        .collect();
    let only = CauseSet::default();
    assert_eq!(
        sets,
        [
            (
                CauseSet {
                    criteria: true,
                    ..only
                },
                1
            ),
            (
                CauseSet {
                    answers: true,
                    ..only
                },
                1
            ),
            (
                CauseSet {
                    overrides: true,
                    ..only
                },
                1
            ),
        ]
    );
    assert_eq!((found.nothing, found.place_alone), (0, 1));
}

#[test]
fn what_only_both_together_do_is_said() {
    // The old criteria need the first answer, the new ones the second; both answers turn round.
    let all = [pair(
        Some(seen("A", YES, YES, number(2))),
        Some(seen("A", YES, YES, number(2))),
        (NO, NO),
    )];
    let Effect { total, orders, .. } = effects(&all, &[]);
    let by = [0, 0, -2, 2, 0, 0, 0];
    case(&total, (Measure::Heads, End::AtLeast), (2, 2), by);
    let heads = &orders[1][0];
    assert_eq!(
        (&heads.answers_first, &heads.criteria_second),
        (&exact(-2), &exact(2))
    );
    assert_eq!(heads.interplay(), exact(4));
}

#[test]
fn bounds_telescope_apart() {
    // An open verdict that an answer closes: at least 0, then 2; at most 2, then 2.
    let all = [pair(
        Some(seen("A", OPEN, OPEN, number(2))),
        Some(seen("A", YES, YES, number(2))),
        (OPEN, YES),
    )];
    let Effect { total, .. } = effects(&all, &[]);
    case(
        &total,
        (Measure::Heads, End::AtLeast),
        (0, 2),
        [0, 0, 0, 2, 0, 0, 0],
    );
    case(&total, (Measure::Heads, End::AtMost), (2, 2), [0; 7]);
    assert!(total.has_bounds(Measure::Heads));
}

#[test]
fn a_reversal_is_explained_by_a_note_a_reason_or_the_criteria() {
    #[track_caller]
    fn reversal(old: Verdict, new: Verdict, by_new: Verdict, noted: bool, found: Option<Reversal>) {
        let mut now = seen("A", new, new, number(1));
        now.noted = noted;
        let one = pair(
            Some(seen("A", old, old, number(1))),
            Some(now),
            (by_new, old),
        );
        assert_eq!(one.reversal(), found);
    }
    reversal(YES, NO, YES, false, Some(Reversal::Unexplained));
    reversal(NO, YES, NO, true, Some(Reversal::WithNote));
    reversal(YES, NO, NO, false, Some(Reversal::ByCriteria));
    reversal(YES, OPEN, YES, false, None); // open, not turned round
    reversal(YES, YES, YES, false, None);
}

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
