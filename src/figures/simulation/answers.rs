//! What each single answer means for the verdict of its activity.
//!
//! Every answer is tried as good and as bad as it can be, the others as they stand. Never here:
//! several answers at once.

use std::rc::Rc;

use super::relief::{Classes, classes, relieve, stated};
use crate::figures::levels::level;
use crate::figures::records::items_of;
use crate::figures::verdicts::{Scores, judge};
use crate::model::answer::{Answer, AnswerShape, CellAnswer, Unknown, answers_of};
use crate::model::assessment::{Activity, Assessment};
use crate::model::criteria::{Condition, CriteriaSet, Item, LevelOf, ObstacleClass};
use crate::model::quantity::{Decimal, Ratio};
use crate::model::simulation::{Effect, Sensitive};
use crate::model::verdict::{Level, Outcome, Verdict};
use crate::origin::CellRef;

/// Returns what each answer to an item of the first index means, in the order of the activities,
/// then of the set's items. `answers`: those of each activity; `pulled`: levers, which stay pulled.
#[must_use]
pub fn sensitivity(
    assessment: &Assessment,
    answers: &[Rc<[CellAnswer]>],
    pulled: &[ObstacleClass],
) -> Vec<Sensitive> {
    let mut items = Vec::new();
    for criterion in &assessment.set.indexes[0].criteria {
        items_of(&criterion.condition, &mut items);
    }
    items.sort_unstable();
    items.dedup();
    let mut all = Vec::new();
    for (place, (activity, answers)) in assessment.activities.iter().zip(answers).enumerate() {
        let trial = Trial::new(&assessment.set, activity, answers, pulled);
        for item in &items {
            trial.of_item(*item, place, activity, &mut all);
        }
    }
    all
}

/// One activity whose answers are tried.
struct Trial<'a> {
    set: &'a CriteriaSet,
    answers: &'a [CellAnswer],
    classes: Classes,
    pulled: &'a [ObstacleClass],
    now: Verdict,
}

impl<'a> Trial<'a> {
    fn new(
        set: &'a CriteriaSet,
        activity: &Activity,
        answers: &'a [CellAnswer],
        pulled: &'a [ObstacleClass],
    ) -> Self {
        let index = &set.indexes[0];
        let own: Vec<Level> = index
            .criteria
            .iter()
            .map(|criterion| level(set, criterion, answers))
            .collect();
        let words = stated(&activity.obstacle_stated, &activity.lever_stated);
        let mut trial = Self {
            set,
            answers,
            classes: classes(index, &own, words),
            pulled,
            now: Verdict::Known(Outcome::Not),
        };
        trial.now = trial.verdict(answers);
        trial
    }

    fn verdict(&self, answers: &[CellAnswer]) -> Verdict {
        let index = &self.set.indexes[0];
        let criteria = index.criteria.iter();
        let mut levels: Vec<Level> = criteria.map(|it| level(self.set, it, answers)).collect();
        relieve(&mut levels, &self.classes, self.pulled);
        judge(index, &levels, Scores::WhenNeeded).verdict
    }

    fn of_item(&self, item: u16, place: usize, activity: &Activity, all: &mut Vec<Sensitive>) {
        let own = answers_of(self.answers, item);
        let from = self.answers.partition_point(|it| it.item < item);
        for (nth, answer) in own.iter().enumerate() {
            let mut tried = self.answers.to_vec();
            let here = from + nth;
            // An item without a column has no answer among the others.
            if tried.get(here).is_none_or(|it| it.item != item) {
                tried.insert(here, CellAnswer { item, ..*answer });
            }
            let ways = self.ways(item, answer.answer).into_iter().map(|way| {
                tried[here].answer = way;
                self.verdict(&tried)
            });
            let Some((bad, good)) = ends(ways) else {
                continue;
            };
            let unknown = matches!(answer.answer, Answer::Unknown(_));
            let at = cell(activity, answer);
            all.push(Sensitive {
                activity: place,
                item: usize::from(item),
                at,
                written: written(activity, at),
                unknown,
                verdict: self.now,
                if_bad: bad,
                if_good: good,
                effect: effect(self.now, bad, good, unknown),
            });
        }
    }

    /// Returns the answers that are tried in the place of one.
    fn ways(&self, item: u16, now: Answer) -> Vec<Answer> {
        let known = &self.set.items[usize::from(item)];
        match &known.level {
            LevelOf::Measure => self.around(item),
            LevelOf::Steps(steps) => ends_of_scale(known, steps),
            LevelOf::Answer | LevelOf::Test(..) => {
                let mut ways = vec![Answer::No, Answer::Yes];
                // What an empty cell or "not applicable" means is one of the ways things may stay.
                if !matches!(now, Answer::Unknown(_)) {
                    ways.push(now);
                }
                ways
            }
        }
    }

    /// Returns numbers below, at and above what a measure is compared with: both sides of every
    /// comparison are among them. None where nothing is known of the other side.
    fn around(&self, item: u16) -> Vec<Answer> {
        let mut ways = Vec::new();
        for criterion in &self.set.indexes[0].criteria {
            let mut others = Vec::new();
            compared_with(&criterion.condition, item, &mut others);
            for other in others {
                for answer in answers_of(self.answers, other) {
                    if let Answer::Number(number) = answer.answer {
                        let beside = |by: i64| number.millionths().checked_add(by);
                        let near = [-1_000_000, 0, 1_000_000].map(beside).into_iter().flatten();
                        ways.extend(near.map(|it| Answer::Number(Decimal::from_millionths(it))));
                    }
                }
            }
        }
        if ways.is_empty() {
            ways.push(Answer::Unknown(Unknown::Declared));
        }
        ways
    }
}

fn compared_with(condition: &Condition, item: u16, others: &mut Vec<u16>) {
    match condition {
        Condition::AllOf(members) | Condition::AnyOf(members) => {
            for member in members {
                compared_with(member, item, others);
            }
        }
        Condition::Compare { left, right, .. } if *left == item => others.push(*right),
        Condition::Compare { left, right, .. } if *right == item => others.push(*left),
        Condition::Item(_) | Condition::Compare { .. } => {}
    }
}

/// Returns the steps of a scale that have its least and its greatest level.
fn ends_of_scale(item: &Item, steps: &[Ratio]) -> Vec<Answer> {
    let AnswerShape::Scale { from, to } = item.shape else {
        return vec![Answer::No, Answer::Yes];
    };
    let numbers = if from <= to {
        (from..=to).collect::<Vec<i32>>()
    } else {
        (to..=from).rev().collect()
    };
    let of = |wanted: Option<&Ratio>| {
        let place = steps.iter().position(|it| Some(it) == wanted)?;
        let number = i64::from(*numbers.get(place)?);
        Some(Answer::Number(Decimal::from_millionths(number * 1_000_000)))
    };
    let ends = [of(steps.iter().min()), of(steps.iter().max())];
    ends.into_iter().flatten().collect()
}

/// Returns the worst and the best of several verdicts: by what is sure, then by what may be.
fn ends(ways: impl Iterator<Item = Verdict>) -> Option<(Verdict, Verdict)> {
    let mut all: Vec<Verdict> = ways.collect();
    all.sort_by_key(|verdict| verdict.bounds());
    Some((*all.first()?, *all.last()?))
}

fn effect(now: Verdict, bad: Verdict, good: Verdict, unknown: bool) -> Effect {
    let settled = |verdict: Verdict| matches!(verdict, Verdict::Known(_));
    if bad == now && good == now {
        return Effect::Nothing;
    }
    // An empty cell that counts as the set declares leaves the verdict known.
    let open = unknown && !settled(now);
    match (open, settled(bad), settled(good)) {
        (false, ..) => Effect::Turns,
        (true, true, true) => Effect::Decides,
        (true, false, false) => Effect::Matters,
        (true, ..) => Effect::DecidesOneWay,
    }
}

fn cell(activity: &Activity, answer: &CellAnswer) -> Option<CellRef> {
    answer.has_column().then_some(CellRef {
        column: answer.column,
        ..activity.at
    })
}

/// Returns what stands in a cell, as the reasons of the activity keep it.
fn written(activity: &Activity, at: Option<CellRef>) -> Rc<str> {
    let mut answers = activity.reasons.iter().flat_map(|reason| &reason.answers);
    let found = answers.find(|(cell, _)| at.is_some() && *cell == at);
    found.map_or_else(|| Rc::from(""), |(_, text)| Rc::clone(text))
}
