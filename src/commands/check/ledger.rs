//! Where findings go: weighed as the configuration says, masked, gathered by cause.
//!
//! Never here: a rule, or where a finding comes from.

use crate::commands::check::shared::Shared;
use crate::commands::inventory::gather::{OfCriteria, mask_params};
use crate::fact::Fact;
use crate::finding::{About, Finding, FindingGroup, FindingLog};

/// What stands for a value that nobody may see.
pub(super) const HIDDEN: &str = "•••";

/// Parameters that repeat what stands in a cell.
const REPEATING: [&str; 5] = ["value", "nearest", "fix", "before", "other"];

/// Findings of a file, or of what is seen across files.
pub(super) struct Ledger<'s> {
    shared: &'s Shared<'s>,
    words: OfCriteria<'s>,
    log: FindingLog,
}

impl<'s> Ledger<'s> {
    /// Starts empty.
    pub(super) fn new(shared: &'s Shared<'s>) -> Self {
        Self {
            shared,
            words: OfCriteria::new(shared.set),
            log: FindingLog::telling(shared.most_values),
        }
    }

    /// Judges a fact; what no rule minds is forgotten.
    pub(super) fn judge(&self, fact: Fact) -> Option<Finding> {
        self.shared.registry.judge(&self.words.worded(fact))
    }

    /// Takes a fact that stands in no row, or in one that is not at hand.
    pub(super) fn fact(&mut self, fact: Fact) {
        if let Some(finding) = self.judge(fact) {
            self.finding(finding, About::default);
        }
    }

    /// Takes a finding. This is the one way in: personal data is masked here.
    pub(super) fn finding(&mut self, mut finding: Finding, about: impl FnOnce() -> About) {
        let policy = self.shared.policy;
        if !policy.runs(finding.code) {
            return;
        }
        finding.severity = policy.weighs(finding.code, finding.severity);
        mask_params(&mut finding.params);
        self.log.push_about(finding, about);
    }

    /// Returns the findings by cause, in no order.
    pub(super) fn finish(self) -> Vec<FindingGroup> {
        self.log.into_unordered()
    }
}

/// Hides what a finding repeats of its cell.
pub(super) fn hide_values(finding: &mut Finding) {
    for (name, value) in &mut finding.params.0 {
        if REPEATING.contains(name) {
            HIDDEN.clone_into(value);
        }
    }
}
