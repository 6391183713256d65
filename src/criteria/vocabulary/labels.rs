//! Labels that mark a row: printed totals, sample rows.
//!
//! Never here: whether the row is left out (`check`).

use std::collections::BTreeSet;

use crate::matching::fold;

/// Labels recognised whole or by their first words.
#[derive(Debug, Clone, Default)]
pub struct Labels {
    /// Labels that stand alone, folded.
    pub whole: BTreeSet<String>,
    /// First words of labels, folded: `totale` finds "Totale direzione", not "Totalizzatori".
    pub start: BTreeSet<String>,
    /// Beginnings compared as written, in lower case: `es.`.
    pub as_written: BTreeSet<String>,
}

impl Labels {
    /// Says whether a cell's text is such a label.
    #[must_use]
    pub fn matches(&self, raw: &str) -> bool {
        let folded = fold(raw);
        if folded.is_empty() {
            return false;
        }
        let lower = raw.trim_start().to_lowercase();
        self.whole.contains(&folded)
            || self.start.iter().any(|words| begins(&folded, words))
            || self.as_written.iter().any(|sign| lower.starts_with(sign))
    }
}

/// Says whether `text` is `words`, or goes on after them with another word. Both are folded.
pub(super) fn begins(text: &str, words: &str) -> bool {
    text.strip_prefix(words)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}
