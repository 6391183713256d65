//! What removing a class of obstacles would gain, alone and in pairs.
//!
//! Bounds hold whatever the unknown answers turn out to be: an activity that only may be held back
//! is never gained for sure. Never here: which criteria a lever lifts (`relief`).

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::relief::{Classes, classes, named_by, relieve};
use super::sums::{Chance, Sum, Sums, nothing};
use crate::figures::verdicts::{Scores, judge};
use crate::model::assessment::{Activity, Assessment};
use crate::model::criteria::{Index, ObstacleClass, Role, Treatment, VerdictRule};
use crate::model::quantity::{Exact, Ratio};
use crate::model::simulation::{Gains, LeverGain, PairGain};
use crate::model::verdict::{Level, Outcome, Verdict};

/// What levers gain over the activities of an assessment with no lever pulled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranking {
    /// Each class that stands in the way of some activity, or may, the most gained first.
    pub gains: Vec<LeverGain>,
    /// Pairs that gain more or less than their members, the most first.
    pub pairs: Vec<PairGain>,
    /// For each activity, the classes and the pairs that make it smartable for sure.
    pub unlocks: Vec<Unlocks>,
    /// Activities whose obstacle is of the class that the office names.
    pub stated: u64,
}

/// What makes one activity smartable for sure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Unlocks {
    /// Classes that do alone.
    pub single: Vec<ObstacleClass>,
    /// Pairs of which neither member does alone.
    pub pairs: Vec<[ObstacleClass; 2]>,
}

/// What a lever, or several, do for one activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Chances {
    smartable: Chance,
    improved: Chance,
    /// Whether the activity, which may not be smartable, is so for sure then.
    opens: bool,
}

/// Sums of a lever, or of a pair.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    smartable: Sums,
    improved: Sum,
}

impl Tally {
    fn add(&mut self, chances: Chances, activity: &Activity, missing: Treatment) {
        self.smartable.add(chances.smartable, activity, missing);
        self.improved
            .add(chances.improved, super::sums::Amount::ONE);
    }

    fn plus(mut self, other: &Self) -> Self {
        self.smartable.activities.plus(&other.smartable.activities);
        self.smartable.heads.plus(&other.smartable.heads);
        self.smartable.fte.plus(&other.smartable.fte);
        self.improved.plus(&other.improved);
        self
    }

    fn gains(&self, has: &Has) -> Gains {
        Gains {
            smartable: self.smartable.activities.between().unwrap_or_else(nothing),
            improved: self.improved.between().unwrap_or_else(nothing),
            heads: has.heads.then(|| self.smartable.heads.between()).flatten(),
            fte: has.fte.then(|| self.smartable.fte.between()).flatten(),
        }
    }

    /// The same where nothing can be lost: no sum is open from below.
    fn gained(mut self, has: &Has) -> Gains {
        for sum in [&mut self.smartable.heads, &mut self.smartable.fte] {
            sum.close_below();
        }
        self.gains(has)
    }
}

/// Which measures there are.
struct Has {
    heads: bool,
    fte: bool,
}

/// The sums of a run.
#[derive(Default)]
struct Run {
    single: BTreeMap<ObstacleClass, (Tally, u64)>,
    /// What pairs have beyond their members: bounds of the difference, and differences of bounds.
    pairs: BTreeMap<[ObstacleClass; 2], (Tally, Tally)>,
}

/// Ranks every class of removable obstacles, and every pair that is more than its members.
///
/// - **Unit:** activities, heads as the sheets give them, FTE; exact.
/// - **Range:** a gain is at least 0; what a pair gains beyond its members is below 0 only in a
///   weighted rule, where either member alone may do.
/// - **Source:** `docs/simulate.md`.
#[must_use]
pub fn ranking(assessment: &Assessment, pulled: &[ObstacleClass]) -> Ranking {
    let index = &assessment.set.indexes[0];
    let missing = assessment.settings.totals.missing_weight;
    let mut run = Run::default();
    let mut unlocks = Vec::with_capacity(assessment.activities.len());
    let mut stated_counts = 0;
    for activity in &assessment.activities {
        let levels: Vec<Level> = activity.reasons.iter().map(|it| it.level).collect();
        let stated = super::relief::stated(&activity.obstacle_stated, &activity.lever_stated);
        let classes = classes(index, &levels, stated);
        if named_by(&levels).is_some_and(|at| classes[at] != of_set(index, at)) {
            stated_counts += 1;
        }
        let held = held_by(&levels, &classes);
        let row = Row {
            index,
            levels: &levels,
            classes: &classes,
            activity,
            missing,
        };
        unlocks.push(row.add_to(&mut run, &held));
    }
    let total = &assessment.total;
    let has = Has {
        heads: total.heads.is_some(),
        fte: total.fte.is_some(),
    };
    Ranking {
        pairs: pairs(&run, &has),
        gains: gains(&run, &has, pulled),
        unlocks,
        stated: stated_counts,
    }
}

fn of_set(index: &Index, place: usize) -> Option<ObstacleClass> {
    let obstacle = index.criteria[place].obstacle;
    obstacle.removable.then_some(obstacle.class)
}

/// Returns the classes of criteria that are not surely met, each with whether one surely is not.
fn held_by(levels: &[Level], classes: &Classes) -> Vec<(ObstacleClass, bool)> {
    let mut held: BTreeMap<ObstacleClass, bool> = BTreeMap::new();
    for (level, class) in levels.iter().zip(classes) {
        let surely = match level {
            Level::Known(level) if *level < Ratio::ONE => true,
            Level::Unknown { .. } => false,
            Level::Known(_) | Level::LeftOut => continue,
        };
        if let Some(class) = class {
            *held.entry(*class).or_default() |= surely;
        }
    }
    held.into_iter().collect()
}

/// One activity.
struct Row<'a> {
    index: &'a Index,
    levels: &'a [Level],
    classes: &'a Classes,
    activity: &'a Activity,
    missing: Treatment,
}

impl Row<'_> {
    fn add_to(&self, run: &mut Run, held: &[(ObstacleClass, bool)]) -> Unlocks {
        let mut alone = Vec::with_capacity(held.len());
        let mut unlocks = Unlocks::default();
        for (class, surely) in held {
            let chances = self.chances(&[*class]);
            let (tally, blocks) = run.single.entry(*class).or_default();
            tally.add(chances, self.activity, self.missing);
            *blocks += u64::from(*surely);
            if chances.opens {
                unlocks.single.push(*class);
            }
            alone.push((*class, chances));
        }
        for (at, (first, left)) in alone.iter().enumerate() {
            for (second, right) in &alone[at + 1..] {
                let pair = [*first, *second];
                let both = self.chances(&pair);
                let (beyond, ends) = run.pairs.entry(pair).or_default();
                beyond.add(
                    self.beyond(both, *left, *right),
                    self.activity,
                    self.missing,
                );
                ends.add(by_ends(both, *left, *right), self.activity, self.missing);
                if both.opens && !left.opens && !right.opens {
                    unlocks.pairs.push(pair);
                }
            }
        }
        unlocks
    }

    /// Returns what removing some classes does. A manager's verdict stays what it is.
    fn chances(&self, removed: &[ObstacleClass]) -> Chances {
        let mut lifted = self.levels.to_vec();
        relieve(&mut lifted, self.classes, removed);
        if lifted == self.levels || self.activity.overridden.is_some() {
            return Chances::default();
        }
        let bounds = |levels: &[Level]| self.verdict(levels).bounds();
        let (worst_before, best_before) = bounds(self.levels);
        let (worst, best) = bounds(&lifted);
        let top = Outcome::Smartable;
        let low = bounds(&self.lowest(removed)).0;
        Chances {
            smartable: Chance::new(
                worst == top && best_before != top,
                best == top && low != top,
            ),
            improved: Chance::new(worst > best_before, best > worst_before),
            opens: worst == top && worst_before != top,
        }
    }

    fn verdict(&self, levels: &[Level]) -> Verdict {
        judge(self.index, levels, Scores::WhenNeeded).verdict
    }

    /// Returns the levels that leave the most to gain: what is removed as bad as it may be, gates
    /// that stay as good as they may be, because without them nothing is gained at all.
    fn lowest(&self, removed: &[ObstacleClass]) -> Vec<Level> {
        let criteria = self.index.criteria.iter().zip(self.levels);
        let rows = criteria.zip(self.classes);
        rows.map(|((criterion, level), class)| match *level {
            Level::Unknown { worst, best } => {
                let stays = !class.is_some_and(|class| removed.contains(&class));
                let gate = criterion.role == Role::Gate;
                Level::Known(if stays && gate { best } else { worst })
            }
            known => known,
        })
        .collect()
    }

    /// Bounds of what both gain, less what each gains.
    fn beyond(&self, both: Chances, left: Chances, right: Chances) -> Chances {
        // Among gates two levers never do the same work: nothing is lost.
        let floor = if self.index.rule == VerdictRule::Gates {
            0
        } else {
            -1
        };
        let of = |both: Chance, left: Chance, right: Chance| Chance {
            least: (both.least - left.most - right.most).max(floor),
            most: (both.most - left.least - right.least).min(1),
        };
        Chances {
            smartable: of(both.smartable, left.smartable, right.smartable),
            improved: Chance {
                // An activity that improves twice improves once.
                least: (both.improved.least - left.improved.most - right.improved.most).max(-1),
                most: (both.improved.most - left.improved.least - right.improved.least).min(1),
            },
            opens: false,
        }
    }
}

/// What both gain, less what each gains, end by end: added to the sums of the members it makes the
/// sum of the pair.
fn by_ends(both: Chances, left: Chances, right: Chances) -> Chances {
    let of = |both: Chance, left: Chance, right: Chance| Chance {
        least: both.least - left.least - right.least,
        most: both.most - left.most - right.most,
    };
    Chances {
        smartable: of(both.smartable, left.smartable, right.smartable),
        improved: of(both.improved, left.improved, right.improved),
        opens: false,
    }
}

fn gains(run: &Run, has: &Has, pulled: &[ObstacleClass]) -> Vec<LeverGain> {
    let all = run.single.iter();
    let mut gains: Vec<LeverGain> = all
        .map(|(class, (tally, blocks))| LeverGain {
            class: *class,
            pulled: pulled.contains(class),
            gains: tally.gained(has),
            blocks: *blocks,
        })
        .collect();
    gains.sort_by_cached_key(|gain| Reverse(rank(&gain.gains)));
    gains
}

fn pairs(run: &Run, has: &Has) -> Vec<PairGain> {
    let single =
        |class: &ObstacleClass| run.single.get(class).map_or_else(Tally::default, |it| it.0);
    let more = run
        .pairs
        .iter()
        .filter(|(_, (beyond, _))| !beyond.smartable.activities.is_nothing());
    let mut pairs: Vec<PairGain> = more
        .map(|(classes, (beyond, ends))| {
            let [first, second] = classes;
            let both = single(first).plus(&single(second)).plus(ends);
            PairGain {
                classes: *classes,
                gains: both.gained(has),
                beyond: beyond.gains(has),
            }
        })
        .collect();
    pairs.sort_by_cached_key(|pair| Reverse((rank(&pair.beyond), rank(&pair.gains))));
    pairs
}

/// Orders gains: heads, then FTE, then activities that are gained for sure, then those that may be.
/// What has no upper end is more than anything that has one.
type Rank = (Vec<Option<Exact>>, Vec<(bool, Option<Exact>)>);

fn rank(gains: &Gains) -> Rank {
    let amounts = [
        gains.heads.as_ref(),
        gains.fte.as_ref(),
        Some(&gains.smartable),
        Some(&gains.improved),
    ];
    let (mut least, mut most) = (Vec::new(), Vec::new());
    for amount in amounts {
        least.push(amount.map(|it| it.at_least.clone()));
        let end = amount.map(|it| it.at_most.clone());
        most.push((end == Some(None), end.flatten()));
    }
    (least, most)
}

/// Returns the classes that a lever may be pulled for: those of the set's removable criteria, and
/// those that offices name.
#[must_use]
pub fn known_classes(assessment: &Assessment) -> BTreeSet<ObstacleClass> {
    let index = &assessment.set.indexes[0];
    let of_set = (0..index.criteria.len()).filter_map(|place| of_set(index, place));
    let mut known: BTreeSet<ObstacleClass> = of_set.collect();
    for activity in &assessment.activities {
        let stated = super::relief::stated(&activity.obstacle_stated, &activity.lever_stated);
        if stated.is_some() {
            let levels: Vec<Level> = activity.reasons.iter().map(|it| it.level).collect();
            known.extend(classes(index, &levels, stated).into_iter().flatten());
        }
    }
    known
}
