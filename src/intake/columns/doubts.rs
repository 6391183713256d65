//! What only the rows tell of a header: whether cells under a header that may be a question hold
//! answers, whether those of a question hold scores, and whether two columns of one number differ.
//!
//! Never here: what a header means (`assign`), or what an answer says (`answers`).

use std::collections::BTreeSet;

use crate::fact::{Fact, FactKind, Place};
use crate::intake::columns::scales::{FirstScores, Scale};
use crate::intake::columns::{ReadAnswer, Words};
use crate::intake::rows::RawRow;

/// So many filled cells tell what a column holds.
const ENOUGH: u32 = 1_000;

/// The longest text that may be an answer, in bytes.
const LONGEST: usize = 40;

/// What is not certain of the columns of a table until its rows have passed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Doubts {
    pub(super) asked: Vec<Asked>,
    pub(super) twins: Vec<Twin>,
    pub(super) scales: Vec<Scale>,
    /// Items that some column answers for certain, or that were spoken of already.
    pub(super) settled: BTreeSet<String>,
}

/// A header under which a yes may be good or bad, or which may be no question at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) column: u16,
    /// What stands over it; of a pair SI | NO, over both.
    pub(super) header: String,
    pub(super) items: Vec<String>,
    /// What is said where the column holds answers.
    pub(super) question: Fact,
    /// What is said where it holds none, and what it may ask about has no other column.
    pub(super) unknown: Fact,
    pub(super) filled: u32,
    pub(super) answers: u32,
    /// Answers that are nothing else: `Sì`, `no`, `x`.
    pub(super) plain: u32,
}

/// Two columns that count the same; the first counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Twin {
    pub(super) kept: u16,
    pub(super) other: u16,
    /// What is said where they differ.
    pub(super) fact: Fact,
    pub(super) differ: bool,
}

impl Doubts {
    /// Looks at a row of data.
    pub fn see(&mut self, row: &RawRow<'_>, words: &dyn Words) {
        for asked in &mut self.asked {
            if asked.filled < ENOUGH {
                let cell = row.cell(asked.column);
                if !cell.is_blank() {
                    asked.see(cell.text(), words);
                }
            }
        }
        for scale in &mut self.scales {
            scale.see(row, words);
        }
        for twin in self.twins.iter_mut().filter(|it| !it.differ) {
            let (kept, other) = (row.cell(twin.kept), row.cell(twin.other));
            let both = !kept.is_blank() && !other.is_blank();
            twin.differ = both
                && kept.text() != other.text()
                && plain_number(kept.text()) != plain_number(other.text());
        }
    }

    /// Returns what the first rows are to tell of columns that may hold scores; `None`: none may.
    #[must_use]
    pub fn first_scores(&self) -> Option<FirstScores> {
        (!self.scales.is_empty()).then(|| FirstScores::of(&self.scales))
    }

    /// Takes columns for such that hold scores.
    pub fn score(&mut self, columns: &[u16]) {
        let scored = |it: &&mut Scale| columns.contains(&it.column());
        self.scales.iter_mut().filter(scored).for_each(Scale::score);
    }

    /// Says what the rows told.
    #[must_use]
    pub fn settle(self, table: u32) -> Vec<Fact> {
        let (questions, others): (Vec<Asked>, Vec<Asked>) =
            self.asked.into_iter().partition(Asked::holds_answers);
        let mut told = self.settled;
        told.extend(questions.iter().flat_map(|it| it.items.iter().cloned()));
        let mut facts: Vec<Fact> = questions.into_iter().map(|it| it.question).collect();
        let mut missing: BTreeSet<String> = BTreeSet::new();
        for other in others {
            let lacking: Vec<String> = other
                .items
                .into_iter()
                .filter(|item| !told.contains(item))
                .collect();
            // A list of programs beside the criterion's own column is what it says it is.
            if !lacking.is_empty() {
                facts.push(other.unknown);
            }
            missing.extend(lacking);
        }
        let lacks =
            |item| Fact::new(FactKind::MissingColumn, Place::Sheet(table)).with("item", item);
        facts.extend(missing.into_iter().map(lacks));
        let differ = self.twins.into_iter().filter(|it| it.differ);
        facts.extend(differ.map(|it| it.fact));
        facts.extend(self.scales.iter().filter_map(|it| it.settle(table)));
        facts
    }
}

impl Asked {
    fn see(&mut self, text: &str, words: &dyn Words) {
        self.filled += 1;
        // Numbers are how many or how often; `1` is a yes only under a question.
        let short = text.len() <= LONGEST && !text.bytes().all(|byte| byte.is_ascii_digit());
        let read = if short {
            words.known_answer(text)
        } else {
            None
        };
        let (answer, noted) = match read {
            Some(ReadAnswer::WithNote(answer)) => (Some(*answer), true),
            other => (other, false),
        };
        match answer {
            Some(ReadAnswer::Yes | ReadAnswer::No) => {
                self.answers += 1;
                self.plain += u32::from(noted || text.chars().count() <= 3);
            }
            Some(ReadAnswer::Partly | ReadAnswer::Multiple) => self.answers += 1,
            _ => {}
        }
    }

    /// `occasionale` and `mai` answer how often; a `Sì` is needed to be sure of a question, and
    /// one cell in four.
    fn holds_answers(&self) -> bool {
        self.plain > 0 && self.answers * 4 >= self.filled
    }
}

/// Writes a number so that `3`, `3,0` and `3.00` are the same.
fn plain_number(text: &str) -> String {
    let text = text.replace(',', ".");
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}
