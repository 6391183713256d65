//! What becomes of each activity between two assessments of the same rows.
//!
//! Never here: sums by unit (`units`), or judging (`verdicts`).

use std::collections::{BTreeMap, BTreeSet};

use super::gains::Unlocks;
use super::sums::Chance;
use crate::figures::levels::bounds;
use crate::model::assessment::{Activity, Assessment};
use crate::model::criteria::{Index, VerdictRule};
use crate::model::quantity::Ratio;
use crate::model::simulation::{BeforeAfter, Moved};
use crate::model::verdict::{Level, Outcome, Verdict};

/// The most unknown criteria whose ends are all tried; beyond, bounds are wider than they need be.
const MOST_TRIED: usize = 10;

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
/// least and at most, whatever its unknown answers turn out to be.
pub(super) fn chance(before: &Assessment, after: &Assessment, moved: &Moved) -> Chance {
    let sides = Sides::new(before, after, moved);
    let BeforeAfter { before, after } = moved.verdict;
    match (before, after) {
        (Verdict::Known(_), Verdict::Known(_)) => exactly(top(after.bounds().0) - top(before.bounds().0)),
        _ if sides.are_same() => Chance::default(),
        _ => sides.tried().unwrap_or_else(|| {
            let (low, high) = (before.bounds(), after.bounds());
            let floor = if sides.only_lifted() { 0 } else { -1 };
            Chance {
                least: (top(high.0) - top(low.1)).max(floor),
                most: top(high.1) - top(low.0),
            }
        }),
    }
}

fn exactly(value: i8) -> Chance {
    Chance {
        least: value,
        most: value,
    }
}

fn top(outcome: Outcome) -> i8 {
    i8::from(outcome == Outcome::Smartable)
}

/// An activity under two sets.
struct Sides<'a> {
    index: BeforeAfter<&'a Index>,
    levels: BeforeAfter<Vec<Level>>,
    overridden: bool,
}

impl<'a> Sides<'a> {
    fn new(before: &'a Assessment, after: &'a Assessment, moved: &Moved) -> Self {
        let own = &before.activities[moved.place.before];
        let other = &after.activities[moved.place.after];
        let levels = |activity: &Activity| activity.reasons.iter().map(|it| it.level).collect();
        Self {
            index: BeforeAfter {
                before: &before.set.indexes[0],
                after: &after.set.indexes[0],
            },
            levels: BeforeAfter {
                before: levels(own),
                after: levels(other),
            },
            overridden: own.overridden.is_some(),
        }
    }

    /// Says whether both sides judge by the same criteria and rule.
    fn judge_alike(&self) -> bool {
        let said = |index: &Index| -> Vec<_> {
            index.criteria.iter().map(|it| (it.id.clone(), it.role)).collect()
        };
        let index = &self.index;
        index.before.rule == index.after.rule && said(index.before) == said(index.after)
    }

    fn are_same(&self) -> bool {
        self.overridden || self.levels.before == self.levels.after && self.judge_alike()
    }

    /// Says whether nothing but levers lies between the sides: no level is lower than it was.
    fn only_lifted(&self) -> bool {
        let levels = self.levels.before.iter().zip(&self.levels.after);
        let lifted = |(own, other): (&Level, &Level)| {
            own == other || bounds(*other).is_some_and(|(worst, _)| worst == Ratio::ONE)
        };
        self.judge_alike() && levels.into_iter().all(lifted)
    }

    /// Tries every end of every unknown criterion on both sides at once; what has the same id has the
    /// same answer. `None`: a rule that weighs, where what lies between the ends counts too, or more
    /// unknown criteria than can be tried.
    fn tried(&self) -> Option<Chance> {
        let gates = |index: &Index| index.rule == VerdictRule::Gates;
        let unknown: BTreeSet<&str> = [
            (self.index.before, &self.levels.before),
            (self.index.after, &self.levels.after),
        ]
        .into_iter()
        .flat_map(|(index, levels)| {
            let rows = index.criteria.iter().zip(levels);
            let open = rows.filter(|(_, level)| matches!(level, Level::Unknown { .. }));
            open.map(|(criterion, _)| criterion.id.as_str())
        })
        .collect();
        let fit = gates(self.index.before) && gates(self.index.after);
        if !fit || unknown.len() > MOST_TRIED || unknown.is_empty() {
            return None;
        }
        let places: BTreeMap<&str, usize> = unknown.into_iter().zip(0..).collect();
        let mut found: Option<Chance> = None;
        for way in 0..1_u32 << places.len() {
            let good = |id: &str| places.get(id).is_some_and(|at| way >> at & 1 == 1);
            let by = met(self.index.after, &self.levels.after, good)?
                - met(self.index.before, &self.levels.before, good)?;
            found = Some(found.map_or(exactly(by), |known| Chance {
                least: known.least.min(by),
                most: known.most.max(by),
            }));
        }
        found
    }
}

/// Says whether all gates are met, 1 or 0, with the unknown ones good or bad. `None` where no gate
/// applies: then nothing is said.
fn met(index: &Index, levels: &[Level], good: impl Fn(&str) -> bool) -> Option<i8> {
    let mut counted = false;
    let mut all = true;
    for (criterion, level) in index.criteria.iter().zip(levels) {
        let Some((worst, best)) = bounds(*level) else {
            continue;
        };
        counted = true;
        let level = if good(&criterion.id) { best } else { worst };
        all &= level == Ratio::ONE;
    }
    counted.then_some(i8::from(all))
}
