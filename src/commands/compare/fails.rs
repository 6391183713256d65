//! Which differences make a run of `compare` fail.
//!
//! Never here: how options look (`commands::options`).

use clap::ArgMatches;

use crate::commands::all;
use crate::finding::Severity;
use crate::model::comparison::Comparison;

/// What makes a run fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FailOn {
    /// A finding of the newer side at least this severe.
    Finding(Severity),
    /// A verdict that turned round and nothing says why.
    Reversal,
    /// A verdict that changed.
    Verdict,
    /// An activity that is gone.
    Gone,
    /// Any difference.
    Any,
    /// Nothing.
    Never,
}

/// The words for it.
pub(crate) const WORDS: &[(&str, FailOn)] = &[
    ("reversal", FailOn::Reversal),
    ("verdict", FailOn::Verdict),
    ("gone", FailOn::Gone),
    ("any", FailOn::Any),
    ("error", FailOn::Finding(Severity::Error)),
    ("warning", FailOn::Finding(Severity::Warning)),
    ("info", FailOn::Finding(Severity::Info)),
    ("never", FailOn::Never),
];

/// Takes what was asked for.
pub(super) fn asked(matches: &ArgMatches) -> Vec<FailOn> {
    all(matches, "fails")
}

/// Returns the least severity among them.
pub(super) fn severity(asked: &[FailOn]) -> Option<Severity> {
    let severities = asked.iter().filter_map(|it| match it {
        FailOn::Finding(severity) => Some(*severity),
        _ => None,
    });
    severities.min()
}

/// Says whether a comparison holds a difference that makes the run fail.
pub(super) fn fails(asked: &[FailOn], comparison: &Comparison) -> bool {
    let changes = &comparison.changes;
    let gone: u64 = changes.gone.iter().sum();
    let added: u64 = changes.added.iter().sum();
    let verdicts: u64 = changes.by_cause.iter().map(|(_, turned)| turned.all).sum();
    asked.iter().any(|it| match it {
        FailOn::Finding(_) | FailOn::Never => false,
        FailOn::Reversal => changes.reversals[0] > 0,
        FailOn::Verdict => verdicts > 0,
        FailOn::Gone => gone > 0,
        FailOn::Any => {
            let quiet = [
                gone,
                added,
                verdicts,
                changes.answers_alone,
                changes.numbers_alone,
                changes.renamed,
                changes.moved,
            ];
            quiet.iter().any(|count| *count > 0)
        }
    })
}
