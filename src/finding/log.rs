//! The log that gathers findings by their cause.
//!
//! Never here: what a finding is (`finding`), or which rule said it (`check`).

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::BuildHasher as _;

use super::{About, Cause, Code, Finding, FindingGroup, in_order};
use crate::fact::{Params, Place};
use crate::matching::Unforeseen;
use crate::origin::Sources;

type Column = (Code, Option<u32>, Option<u16>);
/// Where a cause is, and a hash of what tells it from others there.
type Key = (Column, Option<Place>, u64);

/// Gathers findings by cause while rows stream by, in memory that does not grow with the rows.
#[derive(Debug)]
pub struct FindingLog {
    groups: Vec<FindingGroup>,
    /// Places among `groups`.
    known: HashMap<Key, Vec<usize>, Unforeseen>,
    /// How many causes each (rule, table, column) has.
    causes: BTreeMap<Column, usize>,
    /// Places among `groups` of those that stand for all causes beyond the most that are told apart.
    beyond: BTreeMap<Column, usize>,
    /// Causes that are a table's: few, and most of their findings follow one upon another.
    tables: Vec<OfTable>,
    most: usize,
    over: bool,
}

/// What one rule found in a table, by what it means.
#[derive(Debug)]
struct OfTable {
    code: Code,
    table: Option<u32>,
    found: BTreeMap<String, BTreeSet<String>>,
    group: FindingGroup,
}

impl OfTable {
    /// Adds a finding that is one more of its sort; says whether it is.
    fn again(&mut self, finding: &Finding) -> bool {
        let known = finding.params.0.is_empty();
        if known {
            self.group.add(finding.place);
        }
        known
    }

    /// Adds a finding.
    fn add(&mut self, finding: &Finding) {
        let (meaning, value) = meaning(finding);
        let found = self.found.entry(meaning.to_owned()).or_default();
        found.insert(value.to_owned());
        self.group.add(finding.place);
    }
}

/// Returns what was found and what it means.
fn meaning(finding: &Finding) -> (&str, &str) {
    let param = |name| finding.params.get(name).unwrap_or_default();
    (param("fix"), param("value"))
}

impl Default for FindingLog {
    fn default() -> Self {
        Self {
            groups: Vec::new(),
            known: HashMap::default(),
            causes: BTreeMap::new(),
            beyond: BTreeMap::new(),
            tables: Vec::new(),
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

    /// Adds one more place to a finding of a whole table, where nothing new is said of it; says
    /// whether it was so. Most findings of that kind are the thousandth of one sort.
    pub fn push_again(&mut self, finding: &Finding) -> bool {
        finding.cause == Cause::Table
            && self
                .of_table(finding)
                .is_some_and(|known| known.again(finding))
    }

    fn of_table(&mut self, finding: &Finding) -> Option<&mut OfTable> {
        let table = finding.place.table();
        self.tables
            .iter_mut()
            .find(|it| it.code == finding.code && it.table == table)
    }

    fn push_of_table(&mut self, finding: Finding, about: impl FnOnce(&Finding) -> About) {
        if let Some(known) = self.of_table(&finding) {
            return known.add(&finding);
        }
        let about = about(&finding);
        let mut first = OfTable {
            code: finding.code,
            table: finding.place.table(),
            found: BTreeMap::new(),
            group: FindingGroup::of(finding, about),
        };
        let (meaning, value) = meaning(&first.group.first);
        let value = BTreeSet::from([value.to_owned()]);
        first.found.insert(meaning.to_owned(), value);
        first.group.add(first.group.first.place);
        self.tables.push(first);
    }

    /// Adds a finding to the group of its cause.
    pub fn push(&mut self, finding: Finding) {
        self.push_about(finding, |_| About::default());
    }

    /// Adds a finding to the group of its cause; the first one is asked about its row.
    pub fn push_about(&mut self, finding: Finding, about: impl FnOnce(&Finding) -> About) {
        if finding.cause == Cause::Table {
            return self.push_of_table(finding, about);
        }
        let column = finding.place.column();
        let column = column.filter(|_| !finding.cause.spans_columns());
        let spot = (finding.code, finding.place.table(), column);
        let key = key(spot, &finding);
        let known = self.known.get(&key).into_iter().flatten();
        let mut known = known.copied();
        if let Some(place) = known.find(|at| are_one(&self.groups[*at].first, &finding)) {
            return add(&mut self.groups[place], &finding);
        }
        let causes = self.causes.entry(spot).or_insert(0);
        let over = *causes >= self.most;
        let place = self.groups.len();
        if over {
            self.over = true;
            if let Some(place) = self.beyond.get(&spot) {
                return add(&mut self.groups[*place], &finding);
            }
            self.beyond.insert(spot, place);
        } else {
            *causes += 1;
            self.known.entry(key).or_default().push(place);
        }
        let place = finding.place;
        let about = about(&finding);
        let mut group = FindingGroup {
            mixed: over,
            ..FindingGroup::of(finding, about)
        };
        group.add(place);
        self.groups.push(group);
    }

    /// Says whether there were more distinct values than are told apart.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.over
    }

    /// Returns the groups in no order that a reader would look for.
    #[must_use]
    pub fn into_unordered(self) -> Vec<FindingGroup> {
        let of_tables = self.tables.into_iter().map(|it| {
            let mut group = it.group;
            group.first.params = Params(vec![("list", mapping(&it.found))]);
            group
        });
        self.groups.into_iter().chain(of_tables).collect()
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

/// Returns where the cause of a finding is looked up.
fn key(spot: Column, finding: &Finding) -> Key {
    let hash = Unforeseen::default();
    let place = (finding.cause == Cause::Place).then_some(finding.place);
    let telling = match finding.cause {
        Cause::Values | Cause::Place => hash.hash_one(&finding.params),
        Cause::Kind => hash.hash_one(kind_of(finding)),
        Cause::Table | Cause::Column => 0,
    };
    (spot, place, telling)
}

/// Says whether two findings of one column, or of one place, have one cause.
fn are_one(one: &Finding, other: &Finding) -> bool {
    one.cause == other.cause
        && match one.cause {
            Cause::Values => one.params == other.params,
            Cause::Place => one.place == other.place && one.params == other.params,
            Cause::Kind => kind_of(one) == kind_of(other),
            Cause::Table | Cause::Column => true,
        }
}

/// Returns what tells one damage from another.
fn kind_of(finding: &Finding) -> &str {
    finding.params.get("kind").unwrap_or_default()
}

/// Writes what was found with what it means: `«SI», «x» → Sì; «NO» → No`.
fn mapping(found: &BTreeMap<String, BTreeSet<String>>) -> String {
    let said = found.iter().rev().map(|(meaning, found)| {
        let found: Vec<String> = found.iter().map(|it| format!("«{it}»")).collect();
        format!("{} → {meaning}", found.join(", "))
    });
    said.collect::<Vec<String>>().join("; ")
}
