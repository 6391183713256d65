//! What a rule says while it looks: notes, which become findings of that rule.
//!
//! Never here: what any rule looks for.

use super::rule::Rule;
use super::rules::LIMIT;
use crate::fact::{Params, Place};
use crate::finding::{Cause, Code, Finding, Severity};
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

/// Words that a rule has said of a table: what was found, and what it should say.
pub(super) type Said = Vec<(Code, u32, String, &'static str)>;

/// The most words that are kept in mind: people write an answer in a handful of ways.
const MOST_SAID: usize = 32;

/// Takes the notes of one rule.
pub struct Notes<'n> {
    rule: &'static Rule,
    /// Thresholds.
    pub thresholds: &'n Thresholds,
    out: &'n mut dyn FnMut(Finding),
    /// Where words are kept in mind.
    said: Option<&'n mut Said>,
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
            said: None,
        }
    }

    /// Keeps words in mind: see [`Notes::word`].
    pub(super) fn minding(mut self, said: &'n mut Said) -> Self {
        self.said = Some(said);
        self
    }

    /// Notes a word that a cell holds, and what it should say. Where the same was said of the same
    /// table before, and words are kept in mind, the note has no values: it is one more of its sort.
    pub fn word(&mut self, place: Place, value: &str, fix: &'static str) {
        let (code, table) = (self.rule.code, place.table().unwrap_or_default());
        let same = |it: &(Code, u32, String, &str)| {
            it.2 == value && it.1 == table && it.3 == fix && it.0 == code
        };
        match &mut self.said {
            Some(said) if said.iter().any(same) => return self.push(Note::at(place)),
            Some(said) if said.len() < MOST_SAID => said.push((code, table, value.to_owned(), fix)),
            _ => {}
        }
        self.push(Note::at(place).with("value", value).with("fix", fix));
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
