//! From answers to levels, from levels to a verdict.
//!
//! Unknown answers are evaluated at their worst and at their best; where the two differ, the
//! verdict says so. Every step grows with the answers, so the bounds hold for whatever the
//! unknown answers turn out to be.

use crate::model::answer::{Answer, AnswerShape, CellAnswer, Unknown, answers_of};
use crate::model::criteria::{
    Comparison, Condition, CriteriaSet, Criterion, Index, Item, LevelOf, Met, Missing,
    NotApplicable, NumberTest, Role, VerdictRule,
};
use crate::model::quantity::Ratio;
use crate::model::verdict::{CriterionMask, Judgement, Level, Outcome, Verdict};

/// Returns the level of a criterion for the answers of a row.
///
/// - **Range:** 0 to 1; an unknown level has its worst and its best.
/// - **Errors:** none: an answer that is missing or cannot be read is an unknown level, unless
///   the criterion declares what an empty cell means.
#[must_use]
pub fn level(set: &CriteriaSet, criterion: &Criterion, answers: &[CellAnswer]) -> Level {
    condition(set, criterion, &criterion.condition, answers)
}

const ANYTHING: Level = Level::Unknown {
    worst: Ratio::ZERO,
    best: Ratio::ONE,
};

fn condition(
    set: &CriteriaSet,
    criterion: &Criterion,
    what: &Condition,
    answers: &[CellAnswer],
) -> Level {
    match what {
        Condition::Item(item) => item_level(
            criterion,
            &set.items[usize::from(*item)],
            answers_of(answers, *item),
        ),
        Condition::AllOf(members) => members
            .iter()
            .map(|member| condition(set, criterion, member, answers))
            .reduce(|left, right| join(left, right, Ratio::min))
            .unwrap_or(Level::LeftOut),
        Condition::AnyOf(members) => members
            .iter()
            .map(|member| condition(set, criterion, member, answers))
            .reduce(|left, right| join(left, right, Ratio::max))
            .unwrap_or(Level::LeftOut),
        Condition::Compare {
            left,
            op,
            right,
            when_true,
        } => {
            let left = answers_of(answers, *left)[0].answer;
            let right = answers_of(answers, *right)[0].answer;
            compared(criterion, left, *op, right, *when_true)
        }
    }
}

/// Joins two levels by their least or their greatest, at worst and at best. What is left out
/// does not count.
fn join(left: Level, right: Level, pick: fn(Ratio, Ratio) -> Ratio) -> Level {
    let (Some((left_worst, left_best)), Some((right_worst, right_best))) =
        (bounds(left), bounds(right))
    else {
        return if matches!(left, Level::LeftOut) {
            right
        } else {
            left
        };
    };
    between(pick(left_worst, right_worst), pick(left_best, right_best))
}

fn between(worst: Ratio, best: Ratio) -> Level {
    if worst == best {
        Level::Known(worst)
    } else {
        Level::Unknown { worst, best }
    }
}

/// Returns the worst and the best of a level; `None` for one that is left out.
#[must_use]
pub fn bounds(level: Level) -> Option<(Ratio, Ratio)> {
    match level {
        Level::Known(level) => Some((level, level)),
        Level::Unknown { worst, best } => Some((worst, best)),
        Level::LeftOut => None,
    }
}

fn compared(
    criterion: &Criterion,
    left: Answer,
    op: Comparison,
    right: Answer,
    when_true: Met,
) -> Level {
    match (number(left), number(right)) {
        (Some(left), Some(right)) => Level::Known(met(holds(left, op, right), when_true)),
        _ => {
            let first_gap = if number(left).is_none() { left } else { right };
            without_number(criterion, first_gap)
        }
    }
}

fn number(answer: Answer) -> Option<Ratio> {
    match answer {
        Answer::Number(value) => Some(value.ratio()),
        Answer::Share(share) => Some(share),
        _ => None,
    }
}

fn holds(left: Ratio, op: Comparison, right: Ratio) -> bool {
    match op {
        Comparison::Less => left < right,
        Comparison::AtMost => left <= right,
        Comparison::Greater => left > right,
        Comparison::AtLeast => left >= right,
        Comparison::Equal => left == right,
    }
}

fn met(holds: bool, when_true: Met) -> Ratio {
    let good = match when_true {
        Met::Met => holds,
        Met::Fails => !holds,
    };
    if good { Ratio::ONE } else { Ratio::ZERO }
}

/// Returns the level of an item: of its one answer, or the mean of its assessors.
fn item_level(criterion: &Criterion, item: &Item, answers: &[CellAnswer]) -> Level {
    if let [only] = answers {
        return answer_level(criterion, item, only.answer);
    }
    if let LevelOf::Test(test, when_true) = &item.level {
        return mean_number(answers).map_or_else(
            || mean_level(criterion, item, answers),
            |mean| Level::Known(tested(*test, mean, *when_true)),
        );
    }
    mean_level(criterion, item, answers)
}

/// Returns the mean of the numbers that all assessors gave.
fn mean_number(answers: &[CellAnswer]) -> Option<Ratio> {
    let mut sum = Ratio::ZERO;
    for answer in answers {
        sum = sum.checked_add(number(answer.answer)?)?;
    }
    sum.checked_div(Ratio::new(i128::try_from(answers.len()).ok()?, 1))
}

/// Returns the mean of the assessors' levels; unknown as a whole if one of them is.
fn mean_level(criterion: &Criterion, item: &Item, answers: &[CellAnswer]) -> Level {
    let (mut sum, mut count) = (Ratio::ZERO, 0);
    for answer in answers {
        match answer_level(criterion, item, answer.answer) {
            Level::LeftOut => {}
            Level::Known(level) => match sum.checked_add(level) {
                Some(next) => {
                    sum = next;
                    count += 1;
                }
                None => return ANYTHING,
            },
            unknown @ Level::Unknown { .. } => return unknown,
        }
    }
    sum.checked_div(Ratio::new(count, 1))
        .map_or(Level::LeftOut, Level::Known)
}

fn answer_level(criterion: &Criterion, item: &Item, answer: Answer) -> Level {
    match (&item.level, answer) {
        (LevelOf::Test(test, when_true), Answer::Number(value)) => {
            Level::Known(tested(*test, value.ratio(), *when_true))
        }
        (LevelOf::Test(test, when_true), Answer::Share(share)) => {
            let value = match item.shape {
                AnswerShape::Percentage { fraction: false } => {
                    share.checked_mul(Ratio::new(100, 1)).unwrap_or(share)
                }
                _ => share,
            };
            Level::Known(tested(*test, value, *when_true))
        }
        (LevelOf::Steps(steps), Answer::Number(value)) => step(item, steps, value.ratio()),
        (_, Answer::Share(share)) => Level::Known(share),
        (_, Answer::Yes) => Level::Known(Ratio::ONE),
        (_, Answer::Partly) => Level::Known(criterion.level_of_partly),
        (_, Answer::No) => Level::Known(Ratio::ZERO),
        (_, Answer::Number(_)) => ANYTHING,
        (LevelOf::Steps(steps), Answer::Unknown(_)) => {
            let gap = without_number(criterion, answer);
            let ends = steps.iter().min().zip(steps.iter().max());
            match (gap, ends) {
                (Level::Unknown { .. }, Some((worst, best))) => between(*worst, *best),
                _ => gap,
            }
        }
        (_, Answer::NotApplicable | Answer::Unknown(_)) => without_number(criterion, answer),
    }
}

/// Returns the level that a criterion gives to a gap: declared for empty cells and for "not
/// applicable", unknown for everything else.
fn without_number(criterion: &Criterion, answer: Answer) -> Level {
    match answer {
        Answer::NotApplicable => match criterion.not_applicable {
            NotApplicable::LeftOut => Level::LeftOut,
            NotApplicable::Met => Level::Known(Ratio::ONE),
            NotApplicable::NotMet => Level::Known(Ratio::ZERO),
        },
        Answer::Unknown(Unknown::Blank) => match criterion.missing {
            Missing::Unknown => ANYTHING,
            Missing::Met => Level::Known(Ratio::ONE),
            Missing::NotMet => Level::Known(Ratio::ZERO),
            Missing::Skip => Level::LeftOut,
        },
        _ => ANYTHING,
    }
}

fn tested(test: NumberTest, value: Ratio, when_true: Met) -> Ratio {
    let holds = match test {
        NumberTest::Against(op, constant) => holds(value, op, constant.ratio()),
        NumberTest::Between(low, high) => value >= low.ratio() && value <= high.ratio(),
    };
    met(holds, when_true)
}

/// Returns the level of a step of a scale, counted from the scale's first end.
fn step(item: &Item, steps: &[Ratio], value: Ratio) -> Level {
    let AnswerShape::Scale { from, to } = item.shape else {
        return ANYTHING;
    };
    let away = if to >= from {
        value.num() - i128::from(from)
    } else {
        i128::from(from) - value.num()
    };
    usize::try_from(away)
        .ok()
        .filter(|_| value.den() == 1)
        .and_then(|away| steps.get(away))
        .map_or(ANYTHING, |level| Level::Known(*level))
}

/// Whether the weighted mean is computed where the verdict does not need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scores {
    /// Every judgement carries it.
    Always,
    /// Only where the rule compares it; else it repeats the level.
    WhenNeeded,
}

/// Judges the levels of an index's criteria, in its order.
///
/// - **Range:** at most [`Index::MOST_CRITERIA`] levels.
/// - **Errors:** none. Where no criterion applies, the verdict is undetermined between "not" and
///   "smartable": nothing was said.
/// - **Source:** `docs/ARCHITECTURE.md`, "Verdict".
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
    let deciding = if worst == best {
        CriterionMask::default()
    } else {
        deciding(index, levels)
    };
    Judgement {
        verdict,
        worst_level: level_of(joined.worst_gate, worst_score),
        best_level: level_of(joined.best_gate, best_score),
        worst_score,
        best_score,
        failing: joined.failing,
        held_back: joined.held_back,
        unknown: joined.unknown,
        deciding,
    }
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
