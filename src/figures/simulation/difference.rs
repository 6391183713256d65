//! What becomes of each activity between two assessments of the same rows.
//!
//! Never here: sums by unit (`units`), or judging (`verdicts`).

use std::collections::BTreeMap;

use super::gains::Unlocks;
use super::reach::Side;
use super::sums::Chance;
use crate::model::assessment::{Activity, Assessment};
use crate::model::quantity::Ratio;
use crate::model::simulation::{BeforeAfter, Moved};
use crate::model::verdict::{Level, Outcome, Verdict};

/// Pairs the activities of two assessments by their rows. `unlocks`: what levers do for those of
/// `after`, in its order.
#[must_use]
pub fn moved(before: &Assessment, after: &Assessment, unlocks: &[Unlocks]) -> Vec<Moved> {
    let row = |activity: &Activity| (activity.at.table, activity.at.row);
    let places: BTreeMap<(u32, u32), usize> = after
        .activities
        .iter()
        .enumerate()
        .map(|(place, activity)| (row(activity), place))
        .collect();
    let both = before.activities.iter().enumerate();
    both.filter_map(|(place, own)| {
        let other = *places.get(&row(own))?;
        let unlocks = unlocks.get(other).cloned().unwrap_or_default();
        Some(Moved {
            place: BeforeAfter {
                before: place,
                after: other,
            },
            verdict: BeforeAfter {
                before: own.verdict,
                after: after.activities[other].verdict,
            },
            unlocked_by: unlocks.single,
            unlocked_by_pairs: unlocks.pairs,
        })
    })
    .collect()
}

/// Counts activities by verdict before (row) and after (column).
#[must_use]
pub fn moves(activities: &[Moved]) -> [[u64; 4]; 4] {
    let mut moves = [[0; 4]; 4];
    for moved in activities {
        moves[moved.verdict.before.slot()][moved.verdict.after.slot()] += 1;
    }
    moves
}

/// Returns by how much an activity counts more among the smartable after than before: -1, 0 or 1 at
/// least and at most, whatever its unknown answers turn out to be. What has the same id on both sides
/// has the same answer.
pub(super) fn chance(before: &Assessment, after: &Assessment, moved: &Moved) -> Chance {
    let verdict = &moved.verdict;
    let sure = |verdict: Verdict| verdict == Verdict::Known(Outcome::Smartable);
    let never = |verdict: Verdict| verdict.bounds().1 != Outcome::Smartable;
    let settled = |verdict: Verdict| sure(verdict) || never(verdict);
    if settled(verdict.before) && settled(verdict.after) {
        let by = i8::from(sure(verdict.after)) - i8::from(sure(verdict.before));
        return Chance {
            least: by,
            most: by,
        };
    }
    let own = &before.activities[moved.place.before];
    let other = &after.activities[moved.place.after];
    let levels = |activity: &Activity| -> Vec<Level> {
        activity.reasons.iter().map(|it| it.level).collect()
    };
    let (old, new) = (levels(own), levels(other));
    let same_rule = before.set.indexes[0] == after.set.indexes[0];
    let nothing_lost = same_rule && are_only_met(&old, &new);
    let old = Side::new(&before.set.indexes[0], &old);
    let new = Side::new(&after.set.indexes[0], &new);
    if old == new {
        return Chance::default();
    }
    Chance {
        least: -i8::from(!nothing_lost && old.reaches_without(&new)),
        most: i8::from(new.reaches_without(&old)),
    }
}

/// Says whether criteria are met that were not, and all others are as they were: under one rule no
/// activity is lost by that, whatever its weights are.
fn are_only_met(before: &[Level], after: &[Level]) -> bool {
    let met = |(old, new): (&Level, &Level)| old == new || *new == Level::Known(Ratio::ONE);
    before.len() == after.len() && before.iter().zip(after).all(met)
}
