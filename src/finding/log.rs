//! The log that gathers findings by their cause.
//!
//! Never here: what a finding is (`finding`), or which rule said it (`check`).

use std::collections::{BTreeMap, BTreeSet};

use super::{About, Cause, Code, Finding, FindingGroup, RowRanges, in_order};
use crate::fact::{Params, Place};
use crate::origin::Sources;

type Column = (Code, Option<u32>, Option<u16>);
type Key = (Column, Option<Place>, Params);

/// Gathers findings by cause while rows stream by, in memory that does not grow with the rows.
#[derive(Debug)]
pub struct FindingLog {
    groups: BTreeMap<Key, FindingGroup>,
    /// How many causes each (rule, table, column) has.
    causes: BTreeMap<Column, usize>,
    /// What was found, by what it means, of causes that are a table's.
    customs: BTreeMap<Column, BTreeSet<(String, String)>>,
    most: usize,
    over: bool,
}

impl Default for FindingLog {
    fn default() -> Self {
        Self {
            groups: BTreeMap::new(),
            causes: BTreeMap::new(),
            customs: BTreeMap::new(),
            most: Self::MOST_VALUES,
            over: false,
        }
    }
}

impl FindingLog {
    /// The most distinct values that are told apart for one rule in one column.
    pub const MOST_VALUES: usize = 1_000;

    /// Tells up to `most` values apart.
    #[must_use]
    pub fn telling(most: usize) -> Self {
        Self {
            most,
            ..Self::default()
        }
    }

    /// Adds a finding to the group of its cause.
    pub fn push(&mut self, finding: Finding) {
        self.push_about(finding, About::default);
    }

    /// Adds a finding to the group of its cause; the first one is asked about its row.
    pub fn push_about(&mut self, finding: Finding, about: impl FnOnce() -> About) {
        let column = finding.place.column();
        let column = column.filter(|_| finding.cause != Cause::Table);
        let spot = (finding.code, finding.place.table(), column);
        let mut key = match finding.cause {
            Cause::Values => (spot, None, finding.params.clone()),
            Cause::Table => {
                let param = |name| finding.params.get(name).unwrap_or_default().to_owned();
                let custom = (param("fix"), param("value"));
                self.customs.entry(spot).or_default().insert(custom);
                (spot, None, Params::default())
            }
            Cause::Column => (spot, None, Params::default()),
            Cause::Place => (spot, Some(finding.place), finding.params.clone()),
        };
        if !self.groups.contains_key(&key) {
            let causes = self.causes.entry(spot).or_insert(0);
            if *causes >= self.most {
                self.over = true;
                key = (spot, None, Params(vec![("…", String::new())]));
            } else {
                *causes += 1;
            }
        }
        let (place, over) = (finding.place, key.2.get("…").is_some());
        if let Some(group) = self.groups.get_mut(&key) {
            let differs = group.first.params != finding.params;
            group.mixed |= differs && finding.cause != Cause::Table;
            group.add(place);
            return;
        }
        let mut group = FindingGroup {
            about: about(),
            first: finding,
            count: 0,
            rows: RowRanges::default(),
            further: BTreeMap::new(),
            mixed: over,
        };
        group.add(place);
        self.groups.insert(key, group);
    }

    /// Says whether there were more distinct values than are told apart.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.over
    }

    /// Returns the groups in no order that a reader would look for.
    #[must_use]
    pub fn into_unordered(mut self) -> Vec<FindingGroup> {
        for ((spot, ..), group) in &mut self.groups {
            if let Some(customs) = self.customs.get(spot) {
                group.first.params = Params(vec![("list", mapping(customs))]);
            }
        }
        self.groups.into_values().collect()
    }

    /// Returns the groups in the order in which they are shown.
    #[must_use]
    pub fn into_groups(self, sources: &Sources) -> Vec<FindingGroup> {
        let mut groups = self.into_unordered();
        in_order(&mut groups, sources);
        groups
    }
}

/// Writes what was found with what it means: `«SI», «x» → Sì; «NO» → No`.
fn mapping(customs: &BTreeSet<(String, String)>) -> String {
    let mut meanings: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (meaning, found) in customs {
        let found = format!("«{found}»");
        meanings.entry(meaning).or_default().push(found);
    }
    let said = meanings.iter().rev();
    let said = said.map(|(meaning, found)| format!("{} → {meaning}", found.join(", ")));
    said.collect::<Vec<String>>().join("; ")
}
