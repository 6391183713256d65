//! Laws of verdicts: better answers never harm, bounds hold for every completion of the unknowns
//! and are reached, and "deciding" means what it says.

#![expect(clippy::indexing_slicing, reason = "places come from the case itself")]

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use smartable::figures::levels::bounds;
use smartable::model::quantity::Ratio;
use smartable::model::verdict::{Judgement, Outcome, Verdict};

use crate::random::{Case, any_case, gates, weighted};

/// Everything of a judgement that can only grow with better answers, at worst and at best.
fn figures(judgement: &Judgement) -> ([Outcome; 2], [Ratio; 4]) {
    let (worst, best) = judgement.verdict.bounds();
    let levels = [
        judgement.worst_level,
        judgement.best_level,
        judgement.worst_score,
        judgement.best_score,
    ];
    ([worst, best], levels)
}

/// Criteria whose answers alone can change the verdict, by trying every completion.
fn flips(case: &Case) -> BTreeSet<usize> {
    let criteria = case.open_criteria();
    let verdicts: Vec<(Vec<usize>, Verdict)> = case
        .completions()
        .into_iter()
        .map(|(choices, case)| (choices, case.judged().verdict))
        .collect();
    let flips = |criterion: &usize| {
        let mut first: BTreeMap<Vec<usize>, Verdict> = BTreeMap::new();
        verdicts.iter().any(|(choices, verdict)| {
            let mut others = choices.clone();
            for (choice, of) in others.iter_mut().zip(&criteria) {
                if of == criterion {
                    *choice = usize::MAX;
                }
            }
            first.entry(others).or_insert(*verdict) != verdict
        })
    };
    let all: BTreeSet<usize> = criteria.iter().copied().collect();
    all.into_iter().filter(flips).collect()
}

fn deciding(judgement: &Judgement) -> BTreeSet<usize> {
    judgement.deciding.iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn a_better_answer_never_harms(case in any_case()) {
        let before = figures(&case.judged());
        for (place, cell) in case.cells.iter().enumerate() {
            let domain = cell.asks.domain();
            let Some(now) = domain.iter().position(|it| *it == cell.answer) else { continue };
            for better in &domain[now..] {
                let mut after = case.clone();
                after.cells[place].answer = *better;
                let after = figures(&after.judged());
                for (before, after) in before.0.iter().zip(after.0) {
                    prop_assert!(after >= *before);
                }
                for (before, after) in before.1.iter().zip(after.1) {
                    prop_assert!(after >= *before);
                }
            }
        }
    }

    #[test]
    fn bounds_hold_for_every_completion_and_are_reached(case in any_case()) {
        let judgement = case.judged();
        let levels = case.levels();
        let mut met: Vec<Option<(Ratio, Ratio)>> = vec![None; levels.len()];
        let (mut outcomes, mut overall, mut scores) = (Vec::new(), Vec::new(), Vec::new());
        for (_, completed) in case.completions() {
            for ((level, bound), met) in completed.levels().iter().zip(&levels).zip(&mut met) {
                prop_assert_eq!(bounds(*level).is_some(), bounds(*bound).is_some());
                let (Some((worst, best)), Some((low, high))) = (bounds(*level), bounds(*bound)) else {
                    continue;
                };
                prop_assert!(low <= worst && best <= high);
                let (least, most) = met.unwrap_or((worst, best));
                *met = Some((least.min(worst), most.max(best)));
            }
            let (ends, [level_worst, level_best, score_worst, score_best]) =
                figures(&completed.judged());
            outcomes.extend(ends);
            overall.extend([level_worst, level_best]);
            scores.extend([score_worst, score_best]);
        }
        for (bound, met) in levels.iter().zip(met) {
            prop_assert_eq!(bounds(*bound), met, "the level of a criterion");
        }
        let ([worst, best], [level_worst, level_best, score_worst, score_best]) =
            figures(&judgement);
        let ends = |all: &[Ratio]| (all.iter().min().copied(), all.iter().max().copied());
        prop_assert_eq!(outcomes.iter().min(), Some(&worst));
        prop_assert_eq!(outcomes.iter().max(), Some(&best));
        prop_assert_eq!(ends(&overall), (Some(level_worst), Some(level_best)));
        prop_assert_eq!(ends(&scores), (Some(score_worst), Some(score_best)));
    }

    #[test]
    fn deciding_gates_are_those_that_can_change_the_verdict(case in gates()) {
        let judgement = case.judged();
        let counted = case.levels().iter().any(|level| bounds(*level).is_some());
        if counted {
            prop_assert_eq!(deciding(&judgement), flips(&case));
        } else {
            // Nothing was said: any criterion would say something.
            prop_assert_eq!(deciding(&judgement).len(), case.index().criteria.len());
        }
    }

    #[test]
    fn what_can_change_a_weighted_verdict_is_deciding(case in weighted()) {
        let judgement = case.judged();
        let (deciding, flips) = (deciding(&judgement), flips(&case));
        prop_assert!(deciding.is_superset(&flips), "{deciding:?} lacks some of {flips:?}");
    }

    #[test]
    fn an_undetermined_verdict_names_what_decides_it(case in any_case()) {
        let judgement = case.judged();
        let undetermined = matches!(judgement.verdict, Verdict::Undetermined { .. });
        prop_assert_eq!(undetermined, !judgement.deciding.is_empty());
        prop_assert_eq!(judgement.deciding.0 & !judgement.unknown.0, 0);
    }

    #[test]
    fn failing_and_held_back_are_told_by_their_levels(case in any_case()) {
        let judgement = case.judged();
        for (place, level) in case.levels().into_iter().enumerate() {
            let Some((worst, best)) = bounds(level) else { continue };
            prop_assert_eq!(judgement.failing.contains(place), best == Ratio::ZERO);
            prop_assert_eq!(judgement.unknown.contains(place), worst != best);
            let between = worst == best && best != Ratio::ZERO && best != Ratio::ONE;
            prop_assert_eq!(judgement.held_back.contains(place), between);
        }
    }
}
