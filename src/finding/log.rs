//! The log that gathers findings by their cause.
//!
//! Never here: what a finding is (`finding`), or which rule said it (`check`).

use std::collections::{BTreeMap, BTreeSet};

use super::{About, Cause, Code, Finding, FindingGroup, RowRanges, in_order};
use crate::fact::{Params, Place};
use crate::origin::Sources;

type Column = (Code, Option<u32>, Option<u16>);
/// What was found, by what it means.
type Customs = BTreeMap<String, BTreeSet<String>>;
type Key = (Column, Option<Place>, Params);

/// Gathers findings by cause while rows stream by, in memory that does not grow with the rows.
#[derive(Debug)]
pub struct FindingLog {
    groups: BTreeMap<Key, FindingGroup>,
    /// How many causes each (rule, table, column) has.
    causes: BTreeMap<Column, usize>,
    /// What was found, of causes that are a table's.
    customs: BTreeMap<Column, Customs>,
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
        self.push_about(finding, |_| About::default());
    }

    /// Adds a finding to the group of its cause; the first one is asked about its row.
    pub fn push_about(&mut self, finding: Finding, about: impl FnOnce(&Finding) -> About) {
        let column = finding.place.column();
        let column = column.filter(|_| !finding.cause.spans_columns());
        let spot = (finding.code, finding.place.table(), column);
        let mut key = match finding.cause {
            Cause::Values => (spot, None, finding.params.clone()),
            Cause::Table => {
                self.note_custom(spot, &finding);
                (spot, None, Params::default())
            }
            Cause::Kind => (spot, None, kind_of(&finding)),
            Cause::Column => (spot, None, Params::default()),
            Cause::Place => (spot, Some(finding.place), finding.params.clone()),
        };
        if let Some(group) = self.groups.get_mut(&key) {
            return add(group, &finding);
        }
        let causes = self.causes.entry(spot).or_insert(0);
        let over = *causes >= self.most;
        if over {
            self.over = true;
            key = (spot, None, Params(vec![("…", String::new())]));
            if let Some(group) = self.groups.get_mut(&key) {
                return add(group, &finding);
            }
        } else {
            *causes += 1;
        }
        let place = finding.place;
        let mut group = FindingGroup {
            about: about(&finding),
            first: finding,
            count: 0,
            rows: RowRanges::default(),
            further: BTreeMap::new(),
            mixed: over,
        };
        group.add(place);
        self.groups.insert(key, group);
    }

    /// Notes what was found and what it means, where that is not known yet.
    fn note_custom(&mut self, spot: Column, finding: &Finding) {
        let param = |name| finding.params.get(name).unwrap_or_default();
        let (meaning, found) = (param("fix"), param("value"));
        let customs = self.customs.entry(spot).or_default();
        let known = customs.get(meaning).is_some_and(|it| it.contains(found));
        if !known {
            let all = customs.entry(meaning.to_owned()).or_default();
            all.insert(found.to_owned());
        }
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

/// Adds a finding to the group of its cause.
fn add(group: &mut FindingGroup, finding: &Finding) {
    let differs = || group.first.params != finding.params;
    group.mixed |= !finding.cause.spans_columns() && differs();
    group.add(finding.place);
}

/// Returns the parameters that tell one damage from another.
fn kind_of(finding: &Finding) -> Params {
    let kind = finding.params.get("kind").unwrap_or_default();
    Params(vec![("kind", kind.to_owned())])
}

/// Writes what was found with what it means: `«SI», «x» → Sì; «NO» → No`.
fn mapping(customs: &Customs) -> String {
    let said = customs.iter().rev().map(|(meaning, found)| {
        let found: Vec<String> = found.iter().map(|it| format!("«{it}»")).collect();
        format!("{} → {meaning}", found.join(", "))
    });
    said.collect::<Vec<String>>().join("; ")
}
