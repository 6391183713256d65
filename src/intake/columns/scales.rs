//! Columns of answers that hold scores of a scale: 1 to 5 where yes, no or in part is asked.
//!
//! A `1` alone is a usual yes; beside scores it is the lowest of them. Only the rows tell which, and
//! the verdicts are made by then: it is said, so that nobody takes them for answers. Never here: what
//! a cell says (`answers`).

use std::collections::BTreeSet;

use crate::fact::{Fact, FactKind, Place};
use crate::intake::columns::{AnswerColumn, ReadAnswer, Words};
use crate::intake::rows::RawRow;

/// The highest score that is one.
const HIGHEST: u8 = 10;

/// So many equal scores are no slip.
const FEWEST: u32 = 2;

/// Of so many numbers one must be a score, where all scores are equal: fewer are slips.
const ONE_OF: u32 = 4;

/// The same where they differ.
const ONE_OF_SEVERAL: u32 = 10;

/// A column of answers, and the numbers that stood in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Scale {
    column: u16,
    scores: BTreeSet<u8>,
    /// Cells that hold a score from 2.
    high: u32,
    /// Cells that hold 1 or 0, which is read as an answer.
    low: u32,
}

impl Scale {
    /// Starts with a column.
    pub(super) fn of(answer: &AnswerColumn) -> Self {
        Self {
            column: answer.column,
            scores: BTreeSet::new(),
            high: 0,
            low: 0,
        }
    }

    /// Looks at a row of data.
    pub(super) fn see(&mut self, row: &RawRow<'_>, words: &dyn Words) {
        let Some(slot) = row.slot(self.column) else {
            return;
        };
        if !row.first_byte(slot).is_some_and(|it| it.is_ascii_digit()) {
            return;
        }
        let text = row.at(slot).text();
        let score = text.parse().ok();
        // A house may have said what its scores mean: then they are its answers.
        let is_told = || {
            let read = words.known_answer(text);
            !matches!(read, None | Some(ReadAnswer::Ambiguous(_)))
        };
        match score.filter(|score| *score <= HIGHEST) {
            Some(0 | 1) => self.low = self.low.saturating_add(1),
            Some(_) if is_told() => {}
            Some(score) => {
                self.high = self.high.saturating_add(1);
                self.scores.insert(score);
            }
            None => {}
        }
    }

    /// Says that the column holds scores, if it does.
    pub(super) fn settle(&self, table: u32) -> Option<Fact> {
        let all = self.high.saturating_add(self.low);
        let often = |one_of: u32| self.high.saturating_mul(one_of) >= all;
        let is_scale = match self.scores.len() {
            0 => false,
            1 => self.high >= FEWEST && often(ONE_OF),
            _ => often(ONE_OF_SEVERAL),
        };
        let column = self.column;
        let fact = || {
            let scores: Vec<String> = self.scores.iter().map(u8::to_string).collect();
            Fact::new(FactKind::ScoresForAnswers, Place::Column { table, column })
                .with("list", scores.join(", "))
                .with("low", self.low.to_string())
        };
        is_scale.then(fact)
    }
}

#[cfg(test)]
mod tests {
    use super::Scale;

    #[test]
    fn a_slip_is_no_scale() {
        #[track_caller]
        fn case(high: &[u8], low: u32, expected: bool) {
            let scale = Scale {
                column: 3,
                scores: high.iter().copied().collect(),
                high: u32::try_from(high.len()).expect("few"),
                low,
            };
            assert_eq!(scale.settle(0).is_some(), expected, "{high:?} {low}");
        }
        case(&[2, 5, 3], 1, true);
        case(&[2, 3], 0, true);
        case(&[2, 2], 3, true); // 0, 1, 2
        case(&[2], 2, false); // mistyped
        case(&[2, 3], 60, false);
        case(&[], 20, false);
    }
}
