//! From levels to a verdict: the criteria of an index, joined by its rule.
//!
//! Every step grows with the levels, so the bounds hold for whatever the unknown ones turn out to
//! be. Never here: what an answer is worth (`levels`).

use crate::figures::levels::{bounds, level};
use crate::model::answer::CellAnswer;
use crate::model::criteria::{CriteriaSet, Criterion, Index, Role, VerdictRule};
use crate::model::quantity::Ratio;
use crate::model::verdict::{CriterionMask, Judgement, Level, Outcome, Verdict};

/// Whether the weighted mean is computed where the verdict does not need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scores {
    /// Every judgement carries it.
    Always,
    /// Only where the rule compares it; else it repeats the level.
    WhenNeeded,
}

/// Returns the verdict of a set's first index on the answers of a row; `None` where the unknown
/// ones decide.
#[must_use]
pub fn outcome_of(set: &CriteriaSet, answers: &[CellAnswer]) -> Option<Outcome> {
    let index = &set.indexes[0];
    let criteria = index.criteria.iter();
    let levels: Vec<Level> = criteria.map(|it| level(set, it, answers)).collect();
    match judge(index, &levels, Scores::WhenNeeded).verdict {
        Verdict::Known(outcome) => Some(outcome),
        Verdict::Undetermined { .. } => None,
    }
}

/// Judges the levels of an index's criteria, in its order.
///
/// - **Range:** at most [`Index::MOST_CRITERIA`] levels.
/// - **Errors:** none. Where no criterion applies, the verdict is undetermined between "not" and
///   "smartable": nothing was said.
/// - **Source:** `docs/criteria-sets.md`.
#[must_use]
pub fn judge(index: &Index, levels: &[Level], scores: Scores) -> Judgement {
    let mut joined = Joined::default();
    for (place, (criterion, level)) in index.criteria.iter().zip(levels).enumerate() {
        joined.add(place, criterion, *level);
    }
    if joined.counted == 0 {
        return nothing_said(index);
    }
    let need_score = index.rule != VerdictRule::Gates || scores == Scores::Always;
    let (worst_score, best_score) = if need_score {
        score(index, levels)
    } else {
        (joined.worst_gate, joined.best_gate)
    };
    let worst = outcome(&index.rule, joined.worst_gate, worst_score);
    let best = outcome(&index.rule, joined.best_gate, best_score);
    let level_of = |gate: Ratio, score: Ratio| match index.rule {
        VerdictRule::Gates => gate,
        VerdictRule::Weighted { .. } => gate.min(score),
    };
    let verdict = if worst == best {
        Verdict::Known(best)
    } else {
        Verdict::Undetermined { worst, best }
    };
    let unsaid = unsaid(index, levels);
    let deciding = if worst == best {
        CriterionMask::default()
    } else {
        CriterionMask(deciding(index, levels).0 | unsaid.0)
    };
    Judgement {
        verdict,
        worst_level: level_of(joined.worst_gate, worst_score),
        best_level: level_of(joined.best_gate, best_score),
        worst_score,
        best_score,
        failing: joined.failing,
        held_back: joined.held_back,
        unknown: CriterionMask(joined.unknown.0 | unsaid.0),
        deciding,
    }
}

/// Returns the criteria that alone keep an activity from being smartable: with any one of them
/// met in full, and nothing else changed, it would be. None where something is unknown.
///
/// Among gates that is the only one that is not met; in a weighted mean there may be several.
#[must_use]
pub fn unlocking(index: &Index, levels: &[Level], judgement: &Judgement) -> CriterionMask {
    let below = CriterionMask(judgement.failing.0 | judgement.held_back.0);
    let smartable = judgement.verdict == Verdict::Known(Outcome::Smartable);
    if below.is_empty() || smartable || !judgement.unknown.is_empty() {
        return CriterionMask::default();
    }
    if index.rule == VerdictRule::Gates {
        return if below.only().is_some() {
            below
        } else {
            CriterionMask::default()
        };
    }
    let mut unlocking = CriterionMask::default();
    let mut raised = levels.to_vec();
    for place in below.iter() {
        let before = std::mem::replace(&mut raised[place], Level::Known(Ratio::ONE));
        let verdict = judge(index, &raised, Scores::WhenNeeded).verdict;
        raised[place] = before;
        if verdict == Verdict::Known(Outcome::Smartable) {
            unlocking.insert(place);
        }
    }
    unlocking
}

/// The gates of a row, joined.
struct Joined {
    worst_gate: Ratio,
    best_gate: Ratio,
    failing: CriterionMask,
    held_back: CriterionMask,
    unknown: CriterionMask,
    counted: usize,
}

impl Default for Joined {
    fn default() -> Self {
        Self {
            worst_gate: Ratio::ONE,
            best_gate: Ratio::ONE,
            failing: CriterionMask::default(),
            held_back: CriterionMask::default(),
            unknown: CriterionMask::default(),
            counted: 0,
        }
    }
}

impl Joined {
    fn add(&mut self, place: usize, criterion: &Criterion, level: Level) {
        let Some((worst, best)) = bounds(level) else {
            return;
        };
        self.counted += 1;
        if worst != best {
            self.unknown.insert(place);
        } else if best == Ratio::ZERO {
            self.failing.insert(place);
        } else if best != Ratio::ONE {
            self.held_back.insert(place);
        }
        if criterion.role == Role::Gate {
            self.worst_gate = self.worst_gate.min(worst);
            self.best_gate = self.best_gate.min(best);
        }
    }
}

fn nothing_said(index: &Index) -> Judgement {
    let mut all = CriterionMask::default();
    for place in 0..index.criteria.len() {
        all.insert(place);
    }
    Judgement {
        verdict: Verdict::Undetermined {
            worst: Outcome::Not,
            best: Outcome::Smartable,
        },
        worst_level: Ratio::ZERO,
        best_level: Ratio::ONE,
        worst_score: Ratio::ZERO,
        best_score: Ratio::ONE,
        failing: CriterionMask::default(),
        held_back: CriterionMask::default(),
        unknown: all,
        deciding: all,
    }
}

/// Returns the criteria that a score waits for where no weight counts at all: each of them is left
/// out for the row, so that nothing says what the score is.
fn unsaid(index: &Index, levels: &[Level]) -> CriterionMask {
    let mut unsaid = CriterionMask::default();
    if index.rule == VerdictRule::Gates {
        return unsaid;
    }
    for (place, (criterion, level)) in index.criteria.iter().zip(levels).enumerate() {
        if weight(&index.rule, criterion) > Ratio::ZERO {
            if *level != Level::LeftOut {
                return CriterionMask::default();
            }
            unsaid.insert(place);
        }
    }
    unsaid
}

fn outcome(rule: &VerdictRule, gate: Ratio, score: Ratio) -> Outcome {
    let of_gates = if gate == Ratio::ZERO {
        Outcome::Not
    } else if gate == Ratio::ONE {
        Outcome::Smartable
    } else {
        Outcome::Partly
    };
    match rule {
        VerdictRule::Gates => of_gates,
        VerdictRule::Weighted {
            smartable_at,
            partly_at,
        } => {
            let of_score = if score >= *smartable_at {
                Outcome::Smartable
            } else if score >= *partly_at {
                Outcome::Partly
            } else {
                Outcome::Not
            };
            of_score.min(of_gates)
        }
    }
}

/// Returns the weight of a criterion in the score: gates count 1 in sets of gates alone.
fn weight(rule: &VerdictRule, criterion: &Criterion) -> Ratio {
    match (rule, criterion.role) {
        (VerdictRule::Gates, _) => Ratio::ONE,
        (VerdictRule::Weighted { .. }, Role::Gate) => Ratio::ZERO,
        (VerdictRule::Weighted { .. }, Role::Weight(weight)) => weight.ratio(),
    }
}

/// Sums of weight × level at worst and at best, and of the weights that count.
fn weighted_sums(
    index: &Index,
    levels: &[Level],
    without: Option<usize>,
) -> Option<(Ratio, Ratio, Ratio)> {
    let (mut worst_sum, mut best_sum, mut weights) = (Ratio::ZERO, Ratio::ZERO, Ratio::ZERO);
    for (place, (criterion, level)) in index.criteria.iter().zip(levels).enumerate() {
        let Some((worst, best)) = bounds(*level) else {
            continue;
        };
        let weight = weight(&index.rule, criterion);
        weights = weights.checked_add(weight)?;
        if without == Some(place) {
            continue;
        }
        worst_sum = worst_sum.checked_add(weight.checked_mul(worst)?)?;
        best_sum = best_sum.checked_add(weight.checked_mul(best)?)?;
    }
    Some((worst_sum, best_sum, weights))
}

/// Returns the weighted mean of the levels at worst and at best, unrounded. Where no weight
/// counts, or numbers outgrow 128 bits, nothing is known: 0 and 1.
fn score(index: &Index, levels: &[Level]) -> (Ratio, Ratio) {
    weighted_sums(index, levels, None)
        .and_then(|(worst, best, weights)| {
            Some((worst.checked_div(weights)?, best.checked_div(weights)?))
        })
        .unwrap_or((Ratio::ZERO, Ratio::ONE))
}

/// Returns the unknown criteria that could change the verdict, with the others anywhere between
/// their worst and their best.
fn deciding(index: &Index, levels: &[Level]) -> CriterionMask {
    let mut deciding = CriterionMask::default();
    for (place, level) in levels.iter().enumerate() {
        let Level::Unknown { worst, best } = *level else {
            continue;
        };
        if decides(index, levels, place, worst, best) {
            deciding.insert(place);
        }
    }
    deciding
}

fn decides(index: &Index, levels: &[Level], place: usize, worst: Ratio, best: Ratio) -> bool {
    let criterion = &index.criteria[place];
    // A gate shows most where the other gates are at their best.
    let others = index
        .criteria
        .iter()
        .zip(levels)
        .enumerate()
        .filter(|(other, (criterion, _))| *other != place && criterion.role == Role::Gate)
        .filter_map(|(_, (_, level))| bounds(*level))
        .fold(Ratio::ONE, |least, (_, best)| least.min(best));
    if criterion.role == Role::Gate {
        let best_score = score(index, levels).1;
        return outcome(&index.rule, others.min(worst), best_score)
            != outcome(&index.rule, others.min(best), best_score);
    }
    let VerdictRule::Weighted {
        smartable_at,
        partly_at,
    } = &index.rule
    else {
        return false;
    };
    let Some((low, high, weights)) = weighted_sums(index, levels, Some(place)) else {
        return true;
    };
    let weight = weight(&index.rule, criterion);
    [
        (smartable_at, Outcome::Smartable),
        (partly_at, Outcome::Partly),
    ]
    .into_iter()
    .any(|(at, reached)| {
        // The others' sum can lie so that this criterion alone carries the score over `at`.
        let crossing = || {
            let needed = at.checked_mul(weights)?;
            let with_best = high.checked_add(weight.checked_mul(best)?)?;
            let with_worst = low.checked_add(weight.checked_mul(worst)?)?;
            Some(with_best >= needed && with_worst < needed)
        };
        let allowed = outcome(&VerdictRule::Gates, others, Ratio::ONE) >= reached;
        allowed && worst != best && weight > Ratio::ZERO && crossing().unwrap_or(true)
    })
}
