//! Judgements made before: offices use few words, so a table has few combinations of answers,
//! and each is judged once.
//!
//! Never here: how levels and verdicts come about (`verdicts`).

use std::collections::BTreeMap;

use crate::figures::tally::Judged;
use crate::model::answer::{Answer, CellAnswer, Unknown};

/// Answers of a row, packed. Rows of one table with the same key have the same judgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key(u128);

impl Key {
    /// Packs answers that are words, four bits each; `None` where one is a number, or where there
    /// are more than fit.
    pub(super) fn of(answers: &[CellAnswer]) -> Option<Self> {
        if answers.len() > 32 {
            return None;
        }
        let mut key = 0;
        for answer in answers {
            let word = match answer.answer {
                Answer::Yes => 1,
                Answer::Partly => 2,
                Answer::No => 3,
                Answer::NotApplicable => 4,
                Answer::Unknown(Unknown::Blank) => 5,
                Answer::Unknown(Unknown::Declared) => 6,
                Answer::Unknown(Unknown::Unreadable) => 7,
                Answer::Unknown(Unknown::NoColumn) => 8,
                Answer::Number(_) | Answer::Share(_) => return None,
            };
            key = key << 4 | word;
        }
        Some(Self(key))
    }
}

/// What was judged in the table at hand.
#[derive(Debug, Default)]
pub(super) struct Memory {
    table: Option<u32>,
    judged: BTreeMap<Key, Judged>,
}

impl Memory {
    /// The most combinations that are remembered.
    const MOST: usize = 4_096;

    /// Returns what was judged of these answers in this table.
    pub(super) fn find(&self, table: u32, key: Key) -> Option<&Judged> {
        if self.table != Some(table) {
            return None;
        }
        self.judged.get(&key)
    }

    /// Remembers a judgement. Another table has other columns: it starts anew.
    pub(super) fn note(&mut self, table: u32, key: Key, judged: Judged) {
        if self.table != Some(table) {
            self.table = Some(table);
            self.judged.clear();
        }
        if self.judged.len() < Self::MOST {
            self.judged.insert(key, judged);
        }
    }
}
