//! Columns of answers that hold scores of a scale: 1 to 5 where yes, no or in part is asked.
//!
//! A `1` alone is a usual yes; beside scores it is the lowest of them. Only the rows tell which: the
//! first ones are looked at before any is read ([`FirstScores`]). Where scores come later, verdicts are
//! made by then: that is said, so that nobody takes them for answers. Never here: what a cell says
//! (`answers`).

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
    /// Whether one of them holds 0.
    zero: bool,
    /// Whether the first rows told already that the column holds scores.
    scored: bool,
}

impl Scale {
    /// Starts with a column.
    pub(super) fn of(answer: &AnswerColumn) -> Self {
        Self {
            column: answer.column,
            scores: BTreeSet::new(),
            high: 0,
            low: 0,
            zero: false,
            scored: false,
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
        let is_told = |score| match words.known_answer(text) {
            None | Some(ReadAnswer::Ambiguous(_)) => false,
            Some(read) => !stands_alone(score, &read),
        };
        match score.filter(|score| *score <= HIGHEST) {
            Some(score) if is_told(score) => {}
            Some(low @ (0 | 1)) if !self.scored => {
                self.low = self.low.saturating_add(1);
                self.zero |= low == 0;
            }
            Some(score) => {
                self.high = self.high.saturating_add(1);
                self.scores.insert(score);
            }
            None => {}
        }
    }

    /// Says whether the numbers are scores.
    fn is_scale(&self) -> bool {
        let all = self.high.saturating_add(self.low);
        let often = |one_of: u32| self.high.saturating_mul(one_of) >= all;
        match self.scores.len() {
            _ if self.scored => true,
            0 => false,
            1 => self.high >= FEWEST && often(ONE_OF),
            _ => often(ONE_OF_SEVERAL),
        }
    }

    /// Takes the column for one of scores, from the first row on.
    pub(super) fn score(&mut self) {
        self.scored = true;
    }

    pub(super) fn column(&self) -> u16 {
        self.column
    }

    /// Says that the column holds scores, if it does.
    pub(super) fn settle(&self, table: u32) -> Option<Fact> {
        let column = self.column;
        let fact = || {
            let scores: Vec<String> = self.scores.iter().map(u8::to_string).collect();
            Fact::new(FactKind::ScoresForAnswers, Place::Column { table, column })
                .with("list", scores.join(", "))
                .with("low", self.low.to_string())
        };
        self.is_scale().then(fact)
    }
}

/// Says whether a number was read as 1 and 0 are where nothing else is known of them.
pub(in crate::intake) fn stands_alone(number: u8, read: &ReadAnswer) -> bool {
    matches!((number, read), (1, ReadAnswer::Yes) | (0, ReadAnswer::No))
}

/// What the first rows of a table tell of its columns of answers: whether they hold scores.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstScores {
    columns: Vec<(Scale, Seen)>,
}

/// What stood in a column of answers so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seen {
    Nothing,
    /// Numbers alone, which may be answers or scores.
    Numbers,
    /// A word that answers.
    Words,
}

impl FirstScores {
    pub(super) fn of(scales: &[Scale]) -> Self {
        let columns = scales.iter().map(|scale| (scale.clone(), Seen::Nothing));
        Self {
            columns: columns.collect(),
        }
    }

    /// Looks at a row of data. Returns whether it is still open what the numbers of a column are.
    pub fn see(&mut self, row: &RawRow<'_>, words: &dyn Words) -> bool {
        for (scale, seen) in &mut self.columns {
            let Some(slot) = row.slot(scale.column) else {
                continue;
            };
            if *seen == Seen::Words || !row.is_filled(slot) {
                continue;
            }
            let text = row.at(slot).text();
            if text.bytes().all(|byte| byte.is_ascii_digit()) {
                scale.see(row, words);
                *seen = Seen::Numbers;
            } else if let Some(ReadAnswer::Yes | ReadAnswer::No | ReadAnswer::Partly) =
                words.known_answer(text)
            {
                *seen = Seen::Words;
            }
        }
        self.columns.iter().any(|(_, seen)| *seen == Seen::Numbers)
    }

    /// Says whether there is nothing more to learn.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.columns.iter().all(|(_, seen)| *seen == Seen::Words)
    }

    /// Returns the columns that hold scores. Where one does for certain, so does another with a single
    /// score; where most do, so does one with nothing but the lowest.
    #[must_use]
    pub fn columns(&self) -> Vec<u16> {
        let numbers = || {
            let numbers = self.columns.iter();
            numbers.filter_map(|(scale, seen)| (*seen == Seen::Numbers).then_some(scale))
        };
        let sure = numbers().filter(|it| it.is_scale()).count();
        let most = sure > 0 && sure * 2 >= numbers().count();
        numbers()
            .filter(|it| it.is_scale() || sure > 0 && it.high > 0 || most && !it.zero)
            .map(|it| it.column)
            .collect()
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
                zero: false,
                scored: false,
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
