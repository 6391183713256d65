//! Labels that mark a row: printed totals, sample rows.
//!
//! Never here: whether the row is left out (`check`).

use std::collections::BTreeSet;

use crate::matching::fold;

/// Labels recognised whole or by their first words.
#[derive(Debug, Clone, Default)]
pub struct Labels {
    /// Labels that stand alone, folded.
    whole: BTreeSet<String>,
    /// First words of labels, folded: `totale` finds "Totale direzione", not "Totalizzatori".
    start: BTreeSet<String>,
    /// Beginnings compared as written, in lower case: `es.`.
    as_written: BTreeSet<String>,
    /// The letters and digits that a label begins with, a bit for each byte of ASCII: most cells
    /// begin otherwise and need not be looked up.
    initials: u128,
}

impl Labels {
    /// Makes labels of folded words, and of beginnings in lower case.
    pub(super) fn new(
        whole: BTreeSet<String>,
        start: BTreeSet<String>,
        as_written: BTreeSet<String>,
    ) -> Self {
        let all = whole.iter().chain(&start).chain(&as_written);
        let first = all.filter_map(|label| label.bytes().next());
        let initials = first.fold(0, |initials, byte| initials | bit(byte));
        Self {
            whole,
            start,
            as_written,
            initials,
        }
    }

    /// Says whether a cell's text is such a label.
    #[must_use]
    pub fn matches(&self, raw: &str) -> bool {
        let raw = raw.trim_start();
        // A text that begins with anything else may have a letter of ASCII once it is folded.
        let initial = raw.bytes().next().map(|byte| byte.to_ascii_lowercase());
        if initial.is_none_or(|it| it.is_ascii_alphanumeric() && self.initials & bit(it) == 0) {
            return false;
        }
        let folded = fold(raw);
        if folded.is_empty() {
            return false;
        }
        self.whole.contains(&folded)
            || self.start.iter().any(|words| begins(&folded, words))
            || self.begins_as_written(raw)
    }

    fn begins_as_written(&self, raw: &str) -> bool {
        let lower = raw.to_lowercase();
        self.as_written.iter().any(|sign| lower.starts_with(sign))
    }
}

/// Returns the bit of a byte; bytes beyond ASCII have none.
fn bit(byte: u8) -> u128 {
    1_u128.checked_shl(u32::from(byte)).unwrap_or(0)
}

/// Says whether `text` is `words`, or goes on after them with another word. Both are folded.
pub(super) fn begins(text: &str, words: &str) -> bool {
    text.strip_prefix(words)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

#[cfg(test)]
mod tests {
    use super::Labels;

    #[test]
    fn a_label_is_known_by_its_first_letter_at_once_and_found_behind_signs_too() {
        let of = |words: &[&str]| words.iter().map(|it| (*it).to_owned()).collect();
        let labels = Labels::new(of(&["nota"]), of(&["totale", "a"]), of(&["es."]));
        for label in [
            "Nota",
            " totale generale",
            "(Totale)",
            "– totale",
            "«nota»",
            "Es. uno",
            "à la carte",
            "\u{a0}TOTALE",
        ] {
            assert!(labels.matches(label), "{label}");
        }
        for other in [
            "",
            " ",
            "Totalizzatori",
            "nota bene",
            "estratto",
            "uno",
            "(uno)",
            "–",
        ] {
            assert!(!labels.matches(other), "{other}");
        }
    }
}
