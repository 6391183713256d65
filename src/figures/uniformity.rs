//! Whether the same process has the same verdict wherever it is done.
//!
//! Never here: which verdict is right: a difference may have its reasons.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::matching::fold;
use crate::model::assessment::{Activity, ByVerdict};
use crate::model::comparison::{Compared, Seen};
use crate::model::uniformity::{Uneven, UnevenNow};
use crate::model::verdict::Verdict;

/// An activity as far as it matters here.
#[derive(Debug, Clone, Copy)]
pub struct Judged<'a> {
    process: &'a str,
    name: &'a str,
    group: &'a Rc<str>,
    verdict: Verdict,
}

impl<'a> From<&'a Activity> for Judged<'a> {
    fn from(activity: &'a Activity) -> Self {
        Self {
            process: &activity.process,
            name: &activity.name,
            group: &activity.group,
            verdict: activity.verdict,
        }
    }
}

impl<'a> From<&'a Seen> for Judged<'a> {
    fn from(seen: &'a Seen) -> Self {
        Self {
            process: &seen.process,
            name: &seen.name,
            group: &seen.group,
            verdict: seen.verdict,
        }
    }
}

impl Judged<'_> {
    /// Returns what it goes by: its process, else its name.
    fn process(&self) -> &str {
        if self.process.is_empty() {
            self.name
        } else {
            self.process
        }
    }
}

/// Verdicts of a process by group.
type Groups = BTreeMap<Rc<str>, ByVerdict<u64>>;

/// Returns the processes that stand in several groups and whose verdicts are not the same in all
/// of them, in the order of their first appearance. Verdicts that count: an override is one. What
/// has neither process nor name is compared with nothing.
#[must_use]
pub fn uneven<'a>(activities: impl Iterator<Item = Judged<'a>>) -> Vec<Uneven> {
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut all: Vec<(String, Groups)> = Vec::new();
    for activity in activities {
        let process = activity.process();
        let folded = fold(process);
        if folded.is_empty() {
            continue;
        }
        let place = *places.entry(folded).or_insert_with(|| {
            all.push((process.to_owned(), Groups::new()));
            all.len() - 1
        });
        let counts = all[place].1.entry(Rc::clone(activity.group)).or_default();
        counts[activity.verdict.slot()] += 1;
    }
    let differ = |groups: &Groups| {
        let mut kinds = groups.values().map(|counts| counts.map(|count| count > 0));
        let first = kinds.next();
        kinds.any(|kind| Some(kind) != first)
    };
    let uneven = all.into_iter().filter(|(_, groups)| differ(groups));
    uneven
        .map(|(process, groups)| Uneven {
            process,
            by_group: groups.into_iter().collect(),
        })
        .collect()
}

/// Returns the uneven processes of the newer side of a comparison, and whether each was uneven
/// before. Older activities stand in the groups of now.
#[must_use]
pub fn uneven_now(all: &[Compared]) -> Vec<UnevenNow> {
    let older = all.iter().filter_map(|it| it.old.as_ref());
    let before: BTreeSet<String> = uneven(older.map(Judged::from))
        .iter()
        .map(|it| fold(&it.process))
        .collect();
    let newer = all.iter().filter_map(|it| it.new.as_ref());
    uneven(newer.map(Judged::from))
        .into_iter()
        .map(|now| UnevenNow {
            before: before.contains(&fold(&now.process)),
            now,
        })
        .collect()
}
