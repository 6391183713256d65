//! How many verdicts, answers and numbers changed, by what they come from.
//!
//! Never here: sums of people (`effects`).

use std::collections::BTreeMap;

use crate::model::comparison::{CauseSet, Changes, Compared, Seen, Turned};
use crate::model::verdict::{Outcome, Verdict};

const SMARTABLE: Verdict = Verdict::Known(Outcome::Smartable);

/// Counts what changed. Every activity of both sides stands in exactly one of: a changed verdict,
/// answers alone, numbers alone, name or unit alone, nothing.
#[must_use]
pub fn changes(all: &[Compared]) -> Changes {
    let mut changes = Changes::default();
    let mut by_cause: BTreeMap<CauseSet, Turned> = BTreeMap::new();
    for compared in all {
        match (&compared.old, &compared.new) {
            (Some(old), Some(new)) => kept(&mut changes, &mut by_cause, compared, (old, new)),
            (Some(old), None) => changes.gone[old.verdict.slot()] += 1,
            (None, Some(new)) => changes.added[new.verdict.slot()] += 1,
            (None, None) => {}
        }
    }
    // One cause before several; the order of the causes among themselves.
    let mut sorted: Vec<(CauseSet, Turned)> = by_cause.into_iter().collect();
    sorted.sort_by_key(|(causes, _)| {
        let flags = [causes.criteria, causes.answers, causes.overrides];
        let count = flags.iter().filter(|flag| **flag).count();
        (count, flags.map(|flag| !flag))
    });
    changes.by_cause = sorted;
    changes
}

/// Counts what changed of an activity that both sides have.
fn kept(
    changes: &mut Changes,
    by_cause: &mut BTreeMap<CauseSet, Turned>,
    compared: &Compared,
    (old, new): (&Seen, &Seen),
) {
    changes.from_to[old.verdict.slot()][new.verdict.slot()] += 1;
    changes.renamed += u64::from(compared.renamed);
    changes.moved += u64::from(compared.moved());
    for answer in &compared.answers {
        if answer.first_asked {
            changes.first_asked += 1;
        } else {
            changes.answers += 1;
        }
    }
    if compared.verdict_changed() {
        let turned = by_cause.entry(compared.causes()).or_default();
        turned.all += 1;
        turned.to_smartable += u64::from(new.verdict == SMARTABLE);
        turned.from_smartable += u64::from(old.verdict == SMARTABLE);
    } else if !compared.answers.is_empty() {
        changes.answers_alone += 1;
    } else if compared.numbers_changed() {
        changes.numbers_alone += 1;
    } else if compared.renamed || compared.moved() {
        changes.place_alone += 1;
    } else {
        changes.nothing += 1;
    }
    if let Some(reversal) = compared.reversal() {
        changes.reversals[reversal as usize] += 1;
    }
}
