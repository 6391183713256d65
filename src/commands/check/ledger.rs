//! Where findings go: weighed as the configuration says, masked, gathered by cause.
//!
//! Never here: a rule, or where a finding comes from.

use std::collections::BTreeMap;

use crate::check::Standing;
use crate::commands::check::shown::{HIDDEN, shown};
use crate::commands::check::terms::Terms;
use crate::commands::inventory::gather::{OfCriteria, mask_params};
use crate::fact::{Fact, FactKind, Place};
use crate::finding::{About, Finding, FindingGroup, FindingLog};
use crate::intake::columns::Words;

/// Parameters that repeat what stands in a cell.
const REPEATING: [&str; 4] = ["value", "fix", "before", "other"];

/// Findings of a file, or of what is seen across files.
pub(super) struct Ledger<'s> {
    terms: &'s Terms<'s>,
    words: OfCriteria<'s>,
    log: FindingLog,
    /// By acceptance.
    accepted: BTreeMap<usize, FindingLog>,
    places: Places,
}

/// What files and columns are called, for acceptances that name them.
#[derive(Default)]
pub(super) struct Places {
    /// Paths of the files.
    pub(super) files: Vec<String>,
    /// File and headers of each table.
    pub(super) tables: BTreeMap<u32, (u32, Vec<(u16, String)>)>,
}

impl Places {
    fn of(&self, place: Place) -> Standing<'_> {
        let table = place.table().and_then(|table| self.tables.get(&table));
        let file = match place {
            Place::File(file) => Some(file),
            Place::Run => None,
            // A sheet that was not read has no table yet; of a single file it can be no other's.
            _ => table
                .map(|(file, _)| *file)
                .or_else(|| (self.files.len() == 1).then_some(0)),
        };
        let file = file.and_then(|file| self.files.get(file as usize));
        let column = place.column();
        let headers = table.map_or(&[][..], |(_, headers)| headers);
        let header = headers.iter().find(|(at, _)| Some(*at) == column);
        Standing {
            file: file.map_or("", String::as_str),
            header: header.map_or("", |(_, text)| text),
        }
    }
}

/// Findings that an acceptance covers.
pub(super) struct Covered {
    /// The acceptance, by its place.
    pub(super) by: usize,
    /// The findings.
    pub(super) group: FindingGroup,
}

impl<'s> Ledger<'s> {
    /// Starts empty.
    pub(super) fn new(terms: &'s Terms<'s>) -> Self {
        Self {
            terms,
            words: OfCriteria::new(terms.set),
            log: FindingLog::telling(terms.most_values),
            accepted: BTreeMap::new(),
            places: Places::default(),
        }
    }

    /// Returns what files and columns are called.
    pub(super) fn places(&mut self) -> &mut Places {
        &mut self.places
    }

    /// Judges a fact; what no rule minds is forgotten.
    pub(super) fn judge(&self, fact: Fact) -> Option<Finding> {
        self.terms.registry.judge(&self.words.worded(fact))
    }

    /// Takes a fact that stands in no row, or in one that is not at hand.
    pub(super) fn fact(&mut self, fact: Fact) {
        if let Some(finding) = self.judge(fact) {
            self.finding(finding, |_| About::default());
        }
    }

    /// Takes one more finding of a sort that it has already; says whether it did. It has no values,
    /// so that nothing needs to be masked.
    pub(super) fn again(&mut self, finding: &Finding) -> bool {
        self.log.push_again(finding)
    }

    /// Takes a finding. This is the way in: personal data is masked here.
    pub(super) fn finding(&mut self, mut finding: Finding, about: impl FnOnce(&Finding) -> About) {
        mask_params(&mut finding.params);
        self.masked(finding, about);
    }

    /// Takes a finding whose personal data is masked: [`mask_params`] was called.
    pub(super) fn masked(&mut self, mut finding: Finding, about: impl FnOnce(&Finding) -> About) {
        let policy = self.terms.policy;
        if !policy.runs(finding.code) {
            return;
        }
        finding.severity = policy.weighs(finding.code, finding.severity);
        if !self.terms.accept.know(finding.code) {
            self.log.push_about(finding, about);
            return;
        }
        let about = about(&finding);
        let standing = self.places.of(finding.place);
        let by = self.terms.accept.covering(&finding, &about, standing);
        let log = match by {
            Some(place) => self.accepted.entry(place).or_default(),
            None => &mut self.log,
        };
        log.push_about(finding, |_| about);
    }

    /// Returns the findings by cause, in no order, and those that are accepted.
    pub(super) fn finish(mut self) -> (Vec<FindingGroup>, Vec<Covered>) {
        if self.log.is_over() {
            let place = if self.places.files.len() == 1 {
                Place::File(0)
            } else {
                Place::Run
            };
            self.fact(
                Fact::new(FactKind::LimitReached, place)
                    .with("what", "findings")
                    .with("limit", self.terms.most_values.to_string()),
            );
        }
        let accepted = self.accepted.into_iter();
        let covered = accepted.flat_map(|(by, log)| {
            let groups = log.into_unordered().into_iter();
            groups.map(move |group| Covered { by, group })
        });
        (self.log.into_unordered(), covered.collect())
    }
}

/// Hides what a finding repeats of its cell. What resembles it goes too: it would tell of it.
pub(super) fn hide_values(finding: &mut Finding) {
    for (name, value) in &mut finding.params.0 {
        if REPEATING.contains(name) {
            HIDDEN.clone_into(value);
        } else if *name == "nearest" {
            value.clear();
        }
    }
}

/// Shows no more of a cell for an answer or a number than what tells of nobody.
pub(super) fn shorten_values(finding: &mut Finding, words: &dyn Words) {
    let near = finding
        .params
        .get("nearest")
        .is_some_and(|it| !it.is_empty());
    for (name, value) in &mut finding.params.0 {
        if matches!(*name, "value" | "before" | "other") {
            *value = shown(value, near, words);
        }
    }
}
