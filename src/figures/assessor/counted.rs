//! What counts where the answers are not the last word: overrides and stated shares; and the sum of
//! an activity's people over the rows of a headcount table.

use crate::model::activity::{Given, RowDraft};
use crate::model::criteria::VerdictRule;
use crate::model::quantity::{Decimal, Ratio};
use crate::model::verdict::{Judgement, Outcome, Verdict};

/// Returns the verdict and the level that count: the override's where it has a reason, and the
/// stated share where the sheet gives one and the verdict allows any.
pub(super) fn counted(
    judgement: &Judgement,
    rule: &VerdictRule,
    draft: &RowDraft<'_>,
) -> (Verdict, (Ratio, Ratio)) {
    let stated = draft.remote_share.known().map(Decimal::ratio);
    let applied = draft.overridden.filter(|it| !it.reason.is_empty());
    if let Some(outcome) = applied.map(|it| it.outcome) {
        let level = level_of_override(outcome, judgement, stated);
        return (Verdict::Known(outcome), (level, level));
    }
    let computed = (judgement.worst_level, judgement.best_level);
    let level = stated.map_or(computed, |share| stated_level(judgement, rule, share));
    (judgement.verdict, level)
}

fn level_of_override(outcome: Outcome, judgement: &Judgement, stated: Option<Ratio>) -> Ratio {
    match outcome {
        Outcome::Smartable => Ratio::ONE,
        Outcome::Not => Ratio::ZERO,
        Outcome::Partly => {
            let between = |level: &Ratio| *level > Ratio::ZERO && *level < Ratio::ONE;
            let exact = judgement.worst_level == judgement.best_level;
            stated
                .filter(between)
                .or(Some(judgement.best_level).filter(|level| exact && between(level)))
                .unwrap_or(Ratio::HALF)
        }
    }
}

/// Returns the level of an activity whose sheet states a share: that share unless it is "not".
fn stated_level(judgement: &Judgement, rule: &VerdictRule, share: Ratio) -> (Ratio, Ratio) {
    let (worst, best) = (judgement.worst_level, judgement.best_level);
    match judgement.verdict.bounds() {
        (Outcome::Not, Outcome::Not) => (worst, best),
        (Outcome::Not, _) => {
            // It may still turn out as "not", and then the share does not count.
            let as_not = match rule {
                VerdictRule::Gates => Ratio::ZERO,
                VerdictRule::Weighted { partly_at, .. } => best.min(*partly_at),
            };
            (worst.min(share), share.max(as_not))
        }
        _ => (share, share),
    }
}

/// Adds two numbers of people: an unreadable one leaves the sum unreadable.
pub(super) fn plus(left: Given, right: Given) -> Given {
    match (left, right) {
        (Given::Known(left), Given::Known(right)) => left
            .millionths()
            .checked_add(right.millionths())
            .map_or(Given::Unreadable, |sum| {
                Given::Known(Decimal::from_millionths(sum))
            }),
        // An empty cell among numbers leaves the sum unknown, like one that cannot be read.
        _ => Given::Unreadable,
    }
}
