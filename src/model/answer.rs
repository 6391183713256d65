//! Answers: what a sheet says for one item of a criteria set.

use crate::lang::Text;
use crate::model::quantity::{Decimal, Ratio};

/// The kind of answer that an item takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerShape {
    /// Yes, partly, no, not applicable.
    Choice,
    /// A whole number from `from` to `to`.
    Scale {
        /// Worst end, or best, as the set says.
        from: i32,
        /// Other end.
        to: i32,
    },
    /// A percentage, 0 to 100, or a fraction of 1 where the sheet marks it so.
    Percentage {
        /// Whether numbers without a `%` are fractions of 1 (`0.25`) instead of percents (`25`).
        fraction: bool,
    },
    /// Any number: a measure, for a condition.
    Number,
}

/// The answer that forms offer to whoever cannot answer yet.
pub const TO_BE_VERIFIED: Text = Text {
    it: "Da verificare",
    en: "To be verified",
};

/// An answer, turned so that [`Answer::Yes`] is good for remote work whatever the header asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Answer {
    /// Good for remote work.
    Yes,
    /// In part.
    Partly,
    /// Bad for remote work.
    No,
    /// The question does not apply to the activity.
    NotApplicable,
    /// A number of a scale or a measure, as written.
    Number(Decimal),
    /// A share of 1, already turned.
    Share(Ratio),
    /// Not known. Never yes, never no, never zero.
    Unknown(Unknown),
}

/// Why an answer is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unknown {
    /// The cell is empty: the criterion's `missing` policy decides.
    Blank,
    /// The sheet says so: `n.d.`, `da verificare`, `?`.
    Declared,
    /// The cell could not be read, or says two things. It has a finding.
    Unreadable,
    /// No column answers the item.
    NoColumn,
}

/// An answer with its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CellAnswer {
    /// The item, by its index in the set.
    pub item: u16,
    /// The column that it stands in; [`CellAnswer::NO_COLUMN`] where there is none.
    pub column: u16,
    /// The answer.
    pub answer: Answer,
}

impl CellAnswer {
    /// The column of an answer that no column holds.
    pub const NO_COLUMN: u16 = u16::MAX;

    /// Says whether a column holds it.
    #[must_use]
    pub fn has_column(&self) -> bool {
        self.column != Self::NO_COLUMN
    }
}

/// Returns the answers of an item among those of a row; one that no column gives is unknown.
#[must_use]
pub fn answers_of(answers: &[CellAnswer], item: u16) -> &[CellAnswer] {
    const NONE: [CellAnswer; 1] = [CellAnswer {
        item: u16::MAX,
        column: CellAnswer::NO_COLUMN,
        answer: Answer::Unknown(Unknown::NoColumn),
    }];
    let from = answers.partition_point(|answer| answer.item < item);
    let to = answers.partition_point(|answer| answer.item <= item);
    if from == to {
        &NONE
    } else {
        &answers[from..to]
    }
}
