//! The headers and words that sheets are understood by without configuration, Italian and English.
//!
//! Lives here: the tables and how a cell's words are looked up in them. Never here: which column of
//! a sheet is which (`intake`), or what an answer means for a verdict (`figures`).
//!
//! The words themselves are data: `vocabulary/*.toml`.

mod answers;
mod labels;
mod load;
mod stated;
mod verdicts;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::lang::LocalText;
use crate::model::columns::Meaning;
use crate::model::criteria::Obstacle;

pub use answers::{AnswerWord, Answers, ReadAnswer};
pub use labels::Labels;
pub use verdicts::{ReadVerdict, Verdicts};

/// All words known.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// What a header means, by the header folded with `matching::fold_header`. Several meanings: it
    /// serves whichever the table at hand can use; items under one header share their direction.
    pub headers: BTreeMap<String, Vec<Meaning>>,
    /// The same for tables of persons, whose headers are words of their own.
    pub person_headers: BTreeMap<String, Vec<Meaning>>,
    /// Labels of the standard items, by id.
    pub items: BTreeMap<String, LocalText>,
    /// Questions of the standard items, by id.
    pub questions: BTreeMap<String, LocalText>,
    /// What stands in the way when a standard item fails, by id.
    pub obstacles: BTreeMap<String, Obstacle>,
    /// What offices write of obstacles and levers, folded, by what it names.
    pub stated_obstacles: BTreeMap<String, Obstacle>,
    /// Words of answers.
    pub answers: Answers,
    /// Words of declared and overriding verdicts.
    pub verdicts: Verdicts,
    /// Labels of printed total rows.
    pub totals: Labels,
    /// Marks of rows that only show how to fill the form in.
    pub samples: Labels,
    /// Notes that say that an activity is no longer done.
    pub ended: Labels,
}

impl Vocabulary {
    /// Returns the vocabulary that comes with the program.
    #[must_use]
    pub fn builtin() -> &'static Self {
        // The text is part of the program; a test asserts that it is read without a mistake.
        static BUILTIN: LazyLock<Vocabulary> = LazyLock::new(|| load::builtin().0);
        &BUILTIN
    }

    /// Adds a house's own words, folded or as signs; they win over those that are known.
    #[must_use]
    pub fn with_answers(mut self, extra: impl IntoIterator<Item = (String, AnswerWord)>) -> Self {
        for (written, word) in extra {
            self.answers.insert(&written, word);
        }
        self
    }

    /// Returns what a header means, if it is known.
    #[must_use]
    pub fn header(&self, written: &str) -> Option<&[Meaning]> {
        let folded = crate::matching::fold_header(written);
        self.headers.get(&folded).map(Vec::as_slice)
    }

    /// Reads the answer in a cell. Whether yes is good or bad, the header says.
    #[must_use]
    pub fn read_answer(&self, raw: &str) -> ReadAnswer {
        self.answers.read(raw)
    }

    /// Reads a verdict that a sheet declares, or an override.
    #[must_use]
    pub fn read_verdict(&self, raw: &str) -> ReadVerdict {
        self.verdicts.read(raw, &self.answers)
    }
}

#[cfg(test)]
mod tests;
