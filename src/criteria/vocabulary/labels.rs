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
    /// The first words of all that is folded.
    first_words: BTreeSet<String>,
    /// How many words the longest of those beginnings has.
    words: usize,
    /// How labels begin: most cells begin otherwise and need not be looked up.
    beginnings: Beginnings,
}

impl Labels {
    /// Makes labels of folded words, and of beginnings in lower case.
    pub(super) fn new(
        whole: BTreeSet<String>,
        start: BTreeSet<String>,
        as_written: BTreeSet<String>,
    ) -> Self {
        let all = whole.iter().chain(&start).chain(&as_written);
        let beginnings = Beginnings::of(all.map(String::as_str));
        let folded = whole.iter().chain(&start);
        let first_words = folded.map(|label| first_word(label).to_owned()).collect();
        let words = start.iter().map(|label| label.split(' ').count()).max();
        Self {
            whole,
            start,
            as_written,
            first_words,
            words: words.unwrap_or(0),
            beginnings,
        }
    }

    /// Says whether a cell's text is such a label.
    #[must_use]
    pub fn matches(&self, raw: &str) -> bool {
        let raw = raw.trim_start();
        if !self.beginnings.may_begin(raw) {
            return false;
        }
        if self.begins_as_written(raw) {
            return !fold(raw).is_empty();
        }
        // Most texts are told by their first word; signs before it go when it is folded.
        let head = fold(raw.split(' ').next().unwrap_or_default());
        if !head.is_empty() && !self.first_words.contains(first_word(&head)) {
            return false;
        }
        let folded = fold(raw);
        !folded.is_empty() && (self.whole.contains(&folded) || self.begins(&folded))
    }

    fn begins_as_written(&self, raw: &str) -> bool {
        self.as_written.iter().any(|sign| {
            let head = raw.as_bytes().get(..sign.len());
            head.is_some_and(|head| head.eq_ignore_ascii_case(sign.as_bytes()))
        })
    }

    /// Says whether the first words of a folded text are those of a label.
    fn begins(&self, folded: &str) -> bool {
        let ends = folded.match_indices(' ').map(|(at, _)| at);
        let mut heads = ends.chain([folded.len()]).take(self.words);
        heads.any(|end| self.start.contains(&folded[..end]))
    }
}

fn first_word(folded: &str) -> &str {
    folded.split(' ').next().unwrap_or_default()
}

/// The first letters and digits of labels.
#[derive(Debug, Clone, Copy, Default)]
struct Beginnings {
    /// The first one, a bit for each byte of ASCII.
    first: u128,
    /// The first two, a bit for each pair of places in the alphabet and the digits behind it.
    both: [u64; SIGNS.pow(2).div_ceil(64)],
}

/// Letters and digits.
const SIGNS: usize = 36;

impl Beginnings {
    fn of<'a>(labels: impl Iterator<Item = &'a str>) -> Self {
        let mut all = Self::default();
        for label in labels.map(str::as_bytes) {
            all.first |= label.first().map_or(0, |byte| bit(*byte));
            if let [first, second, ..] = label
                && let Some(pair) = pair(*first, *second)
            {
                all.both[pair / 64] |= 1 << (pair % 64);
            }
        }
        all
    }

    /// Says whether a text may be a label. Letters and digits stay as they are when a text is
    /// folded, but for their case; what begins with anything else may begin with any letter then.
    fn may_begin(&self, raw: &str) -> bool {
        let bytes = raw.as_bytes();
        let Some(first) = bytes.first().map(u8::to_ascii_lowercase) else {
            return false;
        };
        let pair = bytes.get(1).and_then(|second| pair(first, *second));
        match pair {
            Some(pair) => self.both[pair / 64] >> (pair % 64) & 1 == 1,
            None => !first.is_ascii_alphanumeric() || self.first & bit(first) != 0,
        }
    }
}

/// Returns the bit of a byte; bytes beyond ASCII have none.
fn bit(byte: u8) -> u128 {
    1_u128.checked_shl(u32::from(byte)).unwrap_or(0)
}

/// Returns the place of two letters or digits among all pairs.
fn pair(first: u8, second: u8) -> Option<usize> {
    let place = |byte: u8| match byte.to_ascii_lowercase() {
        letter @ b'a'..=b'z' => Some(usize::from(letter - b'a')),
        digit @ b'0'..=b'9' => Some(usize::from(digit - b'0') + 26),
        _ => None,
    };
    Some(place(first)? * SIGNS + place(second)?)
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
            "altro",
            "ab",
            "tot",
            "uno",
            "(uno)",
            "–",
        ] {
            assert!(!labels.matches(other), "{other}");
        }
    }
}
