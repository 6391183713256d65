//! Effects worked out by hand.

use std::rc::Rc;

use super::{Effect, changes, effects};
use crate::model::activity::Given;
use crate::model::assessment::Override;
use crate::model::comparison::{AllEffects, CauseSet, Compared, End, Measure, Reversal, Seen};
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

pub(super) fn seen(group: &str, computed: Verdict, verdict: Verdict, heads: Given) -> Seen {
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

pub(super) fn pair(old: Option<Seen>, new: Option<Seen>, between: (Verdict, Verdict)) -> Compared {
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

/// Returns six activities, one for each cause.
fn office() -> Vec<Compared> {
    // In A: one gone (4 heads), one added (2); one that the criteria rule out (5 heads); one that
    // the answers open (3 heads, now 6); one overridden (1 head); one that moves to B (7 heads).
    vec![
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
    ]
}

#[test]
fn each_step_goes_to_its_cause() {
    let all = office();
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
}

#[test]
fn changed_verdicts_are_counted_by_cause() {
    let found = changes(&office());
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
