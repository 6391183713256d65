//! Whether the same process has the same verdict wherever it is done.
//!
//! Never here: which verdict is right: a difference may have its reasons.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::matching::fold;
use crate::model::assessment::{Activity, ByVerdict};

/// A process whose verdicts differ from directorate to directorate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uneven {
    /// The process as it is written first; the name of an activity that has none.
    pub process: String,
    /// How many of its activities have which verdict, by the key of the group, ascending.
    pub by_group: Vec<(Rc<str>, ByVerdict<u64>)>,
}

/// Verdicts of a process by group.
type Groups = BTreeMap<Rc<str>, ByVerdict<u64>>;

/// Returns the processes that stand in several groups and whose verdicts are not the same in all
/// of them, in the order of their first appearance. Verdicts that count: an override is one.
#[must_use]
pub fn uneven<'a>(activities: impl Iterator<Item = &'a Activity>) -> Vec<Uneven> {
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut all: Vec<(String, Groups)> = Vec::new();
    for activity in activities {
        let process: &str = match &*activity.process {
            "" => &activity.name,
            process => process,
        };
        let place = *places.entry(fold(process)).or_insert_with(|| {
            all.push((process.to_owned(), Groups::new()));
            all.len() - 1
        });
        let counts = all[place].1.entry(Rc::clone(&activity.group)).or_default();
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
