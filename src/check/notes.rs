//! What a rule says while it looks: notes, which become findings of that rule.
//!
//! Never here: what any rule looks for.

use super::rule::Rule;
use super::rules::LIMIT;
use crate::fact::{Params, Place};
use crate::finding::{Cause, Finding, Severity};
use crate::model::thresholds::Thresholds;
use crate::origin::CellRef;

/// One thing that a rule noticed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    place: Place,
    params: Params,
    related: Vec<CellRef>,
    severity: Option<Severity>,
    cause: Option<Cause>,
}

impl Note {
    /// Notes something at a place.
    #[must_use]
    pub fn at(place: Place) -> Self {
        Self {
            place,
            params: Params::default(),
            related: Vec::new(),
            severity: None,
            cause: None,
        }
    }

    /// Adds a value that the rule's words need. By convention `value` is what was found,
    /// `nearest` what may have been meant, `fix` what a cell should say instead.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.params.0.push((name, value.into()));
        self
    }

    /// Adds a cell that explains it.
    #[must_use]
    pub fn beside(mut self, cell: CellRef) -> Self {
        self.related.push(cell);
        self
    }

    /// Weighs it otherwise than the rule does.
    #[must_use]
    pub fn weighing(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }

    /// Says that it has another cause than what the rule usually finds.
    #[must_use]
    pub fn caused_by(mut self, cause: Cause) -> Self {
        self.cause = Some(cause);
        self
    }
}

/// Takes the notes of one rule.
pub struct Notes<'n> {
    rule: &'static Rule,
    /// Thresholds.
    pub thresholds: &'n Thresholds,
    out: &'n mut dyn FnMut(Finding),
}

impl<'n> Notes<'n> {
    /// Makes a taker for the notes of `rule`.
    pub fn of(
        rule: &'static Rule,
        thresholds: &'n Thresholds,
        out: &'n mut dyn FnMut(Finding),
    ) -> Self {
        Self {
            rule,
            thresholds,
            out,
        }
    }

    /// Says that something was not compared, because there is too much of it. `what`: a key of the
    /// words of `limit-reached`.
    pub fn limit(&mut self, what: &'static str, limit: usize) {
        (self.out)(Finding {
            code: LIMIT.code,
            severity: LIMIT.severity,
            place: Place::Run,
            params: Params(vec![
                ("what", what.to_owned()),
                ("limit", limit.to_string()),
            ]),
            related: Vec::new(),
            cause: LIMIT.cause,
        });
    }

    /// Takes a note.
    pub fn push(&mut self, note: Note) {
        (self.out)(Finding {
            code: self.rule.code,
            severity: note.severity.unwrap_or(self.rule.severity),
            place: note.place,
            params: note.params,
            related: note.related,
            cause: note.cause.unwrap_or(self.rule.cause),
        });
    }
}
