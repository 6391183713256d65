//! From answers to levels: what one criterion comes to for one row.
//!
//! Unknown answers are evaluated at their worst and at their best. Every step grows with the
//! answers, so the bounds hold for whatever the unknown answers turn out to be. Never here: joining
//! criteria to a verdict (`verdicts`).

use crate::model::answer::{Answer, AnswerShape, CellAnswer, Unknown, answers_of};
use crate::model::criteria::{
    Comparison, Condition, CriteriaSet, Criterion, Item, LevelOf, Met, Missing, NotApplicable,
    NumberTest,
};
use crate::model::quantity::Ratio;
use crate::model::verdict::Level;

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
            let sides = [*left, *right].map(|item| measured(answers_of(answers, item)));
            compared(criterion, sides, *op, *when_true)
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

/// Returns the number of an item, the mean where several assessors gave one; else what stands
/// there instead.
fn measured(answers: &[CellAnswer]) -> Result<Ratio, Answer> {
    let gap = answers.iter().find(|it| number(it.answer).is_none());
    match gap {
        Some(gap) => Err(gap.answer),
        None => mean(answers.iter().filter_map(|it| number(it.answer)))
            .ok_or(Answer::Unknown(Unknown::Unreadable)),
    }
}

fn compared(
    criterion: &Criterion,
    sides: [Result<Ratio, Answer>; 2],
    op: Comparison,
    when_true: Met,
) -> Level {
    if let [Ok(left), Ok(right)] = sides {
        return Level::Known(met(holds(left, op, right), when_true));
    }
    // What the criterion declares of empty cells holds only if no side is unknown otherwise.
    let mut gaps = sides
        .into_iter()
        .filter_map(Result::err)
        .map(|gap| without_number(criterion, gap));
    let first = gaps.next().unwrap_or(ANYTHING);
    if gaps.any(|gap| gap == ANYTHING) {
        ANYTHING
    } else {
        first
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
    match (answers, &item.level) {
        ([only], _) => answer_level(criterion, item, only.answer),
        (_, LevelOf::Test(test, when_true)) => mean_tested(criterion, item, answers, |mean| {
            tested(*test, mean, *when_true)
        }),
        _ => mean_level(criterion, item, answers),
    }
}

/// Tests the mean of the numbers that the assessors gave. One that is unknown may lie anywhere, and
/// the mean with it.
fn mean_tested(
    criterion: &Criterion,
    item: &Item,
    answers: &[CellAnswer],
    test: impl Fn(Ratio) -> Ratio,
) -> Level {
    let mut numbers = Vec::with_capacity(answers.len());
    let mut declared = false;
    for answer in answers {
        match (tested_number(item, answer.answer), answer.answer) {
            (Some(number), _) => numbers.push(number),
            (None, gap) => match without_number(criterion, gap) {
                Level::LeftOut => {}
                Level::Known(_) => declared = true,
                unknown @ Level::Unknown { .. } => return unknown,
            },
        }
    }
    if declared || numbers.is_empty() {
        return mean_level(criterion, item, answers);
    }
    mean(numbers.into_iter()).map_or(ANYTHING, |mean| Level::Known(test(mean)))
}

/// Returns the mean; `None` of nothing, or where numbers outgrow 128 bits.
fn mean(numbers: impl Iterator<Item = Ratio>) -> Option<Ratio> {
    let (mut sum, mut count) = (Ratio::ZERO, 0);
    for number in numbers {
        sum = sum.checked_add(number)?;
        count += 1;
    }
    sum.checked_div(Ratio::new(count, 1))
}

/// Returns the mean of the assessors' levels, at worst and at best.
fn mean_level(criterion: &Criterion, item: &Item, answers: &[CellAnswer]) -> Level {
    let levels: Vec<(Ratio, Ratio)> = answers
        .iter()
        .filter_map(|answer| bounds(answer_level(criterion, item, answer.answer)))
        .collect();
    if levels.is_empty() {
        return Level::LeftOut;
    }
    let worst = mean(levels.iter().map(|(worst, _)| *worst));
    let best = mean(levels.iter().map(|(_, best)| *best));
    worst
        .zip(best)
        .map_or(ANYTHING, |(worst, best)| between(worst, best))
}

/// Returns the number that a test is about: percents as a sheet writes them.
fn tested_number(item: &Item, answer: Answer) -> Option<Ratio> {
    match (answer, &item.shape) {
        (Answer::Share(share), AnswerShape::Percentage { fraction: false }) => {
            share.checked_mul(Ratio::new(100, 1))
        }
        _ => number(answer),
    }
}

fn answer_level(criterion: &Criterion, item: &Item, answer: Answer) -> Level {
    match (&item.level, answer) {
        (LevelOf::Test(test, when_true), Answer::Number(_) | Answer::Share(_)) => {
            tested_number(item, answer).map_or(ANYTHING, |value| {
                Level::Known(tested(*test, value, *when_true))
            })
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
