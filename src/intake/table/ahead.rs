//! The first rows of a table, kept back while it is open whether numbers under its questions are
//! answers or scores: a `1` is a yes, or the lowest of a scale.
//!
//! Never here: which of the two it is (`columns`).

use crate::intake::columns::FirstScores;
use crate::intake::rows::RawRow;
use crate::intake::table::TableSink;
use crate::intake::table::kept::OwnedRow;
use crate::intake::table::walk::Walk;
use crate::model::activity::RowKind;
use crate::origin::Sources;

/// The most rows that are kept back: a scale shows in fewer.
const MOST: usize = 64;

/// Rows kept back, and what they told so far.
#[derive(Default)]
pub(super) struct Ahead {
    rows: Vec<OwnedRow>,
    /// `None`: there is nothing to learn.
    told: Option<FirstScores>,
    /// How many rows were looked at.
    seen: usize,
}

impl Ahead {
    pub(super) fn of(told: Option<FirstScores>) -> Self {
        Self {
            told,
            ..Self::default()
        }
    }
}

impl Walk<'_> {
    /// Keeps a row back, where it must wait for others. Returns whether it did, or gave it with them.
    pub(super) fn keeps_back(
        &mut self,
        raw: &RawRow<'_>,
        sources: &mut Sources,
        sink: &mut dyn TableSink,
    ) -> bool {
        let last = self.ahead.rows.last();
        let after_gap = last.is_some_and(|last| raw.number > last.number + 1);
        // Another table may begin; a row that answers in numbers goes on with this one.
        if after_gap && !self.answers_in_numbers(raw) || self.names_columns(raw) {
            self.release(sources, sink);
        }
        let counts = self.kind(raw) == RowKind::Data && self.title(raw).is_none();
        let Some(told) = &mut self.ahead.told else {
            return false;
        };
        let words = &*self.context.spec.words;
        let open = counts && told.see(raw, words);
        self.ahead.seen += 1;
        if !open && self.ahead.rows.is_empty() {
            if told.is_settled() || self.ahead.seen >= MOST {
                self.ahead.told = None;
            }
            return false;
        }
        self.ahead.rows.push(OwnedRow::of(raw));
        if counts && !open || self.ahead.seen >= MOST {
            self.release(sources, sink);
        }
        true
    }

    /// Says whether rows may still be kept back.
    pub(super) fn looks_ahead(&self) -> bool {
        self.ahead.told.is_some()
    }

    /// Gives the rows that were kept back; those to come are given at once.
    pub(super) fn release(&mut self, sources: &mut Sources, sink: &mut dyn TableSink) {
        let Ahead { rows, told, .. } = std::mem::take(&mut self.ahead);
        let scores = told.map(|told| told.columns()).unwrap_or_default();
        if !scores.is_empty() {
            self.doubts.score(&scores);
            sink.scores(&scores);
        }
        for row in rows {
            self.row(&row.raw(), sources, sink);
        }
    }
}
