//! Verdicts: whether an activity can be done remotely, and what decided it.

use crate::model::quantity::Ratio;

/// The three verdicts that answers can end in, worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// None of it.
    Not,
    /// Part of it.
    Partly,
    /// All of it.
    Smartable,
}

impl Outcome {
    /// Returns the key used in machine formats: `not`, `partly`, `smartable`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Not => "not",
            Self::Partly => "partly",
            Self::Smartable => "smartable",
        }
    }
}

/// Whether an activity can be done remotely.
///
/// Deliberately not `Ord`: "undetermined" is neither better nor worse than the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The answers decide it, whatever is still unknown.
    Known(Outcome),
    /// The unknown answers could change it. Not the same as "no".
    Undetermined {
        /// The verdict if every unknown turned out badly.
        worst: Outcome,
        /// The verdict if every unknown turned out well. Better than `worst`.
        best: Outcome,
    },
}

impl Verdict {
    /// Returns the key used in machine formats: that of the outcome, or `undetermined`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Known(outcome) => outcome.key(),
            Self::Undetermined { .. } => "undetermined",
        }
    }

    /// Returns the worst and the best it can be.
    #[must_use]
    pub fn bounds(self) -> (Outcome, Outcome) {
        match self {
            Self::Known(outcome) => (outcome, outcome),
            Self::Undetermined { worst, best } => (worst, best),
        }
    }

    /// Returns the index used in tables by verdict: smartable 0, partly 1, not 2, undetermined 3.
    #[must_use]
    pub fn slot(self) -> usize {
        match self {
            Self::Known(Outcome::Smartable) => 0,
            Self::Known(Outcome::Partly) => 1,
            Self::Known(Outcome::Not) => 2,
            Self::Undetermined { .. } => 3,
        }
    }
}

/// A set of criteria of one index, by their order. At most 64.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct CriterionMask(pub u64);

impl CriterionMask {
    /// Adds the criterion at `place`.
    pub fn insert(&mut self, place: usize) {
        self.0 |= 1 << place;
    }

    /// Says whether the criterion at `place` is in it.
    #[must_use]
    pub fn contains(self, place: usize) -> bool {
        self.0 >> place & 1 == 1
    }

    /// Says whether it is empty.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Returns the places of the criteria, in order.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let place = (rest != 0).then(|| rest.trailing_zeros() as usize)?;
            rest &= rest - 1;
            Some(place)
        })
    }

    /// Returns the only criterion in it, if it has exactly one.
    #[must_use]
    pub fn only(self) -> Option<usize> {
        self.0
            .is_power_of_two()
            .then(|| self.0.trailing_zeros() as usize)
    }
}

/// Level of one criterion for one activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Between 0 (fails) and 1 (met).
    Known(Ratio),
    /// Somewhere between two levels: its members, or its answer, are unknown.
    Unknown {
        /// The least it can be.
        worst: Ratio,
        /// The most it can be.
        best: Ratio,
    },
    /// Left out for this activity.
    LeftOut,
}

/// The verdict of one index for one activity, with what decided it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judgement {
    /// The verdict.
    pub verdict: Verdict,
    /// Level of the activity if unknowns turn out badly: the least gate, or the score.
    pub worst_level: Ratio,
    /// Level of the activity if unknowns turn out well.
    pub best_level: Ratio,
    /// Weighted mean of the criteria if unknowns turn out badly.
    pub worst_score: Ratio,
    /// Weighted mean of the criteria if unknowns turn out well.
    pub best_score: Ratio,
    /// Criteria at level 0, whatever the verdict.
    pub failing: CriterionMask,
    /// Criteria between 0 and 1.
    pub held_back: CriterionMask,
    /// Criteria that are not fully known.
    pub unknown: CriterionMask,
    /// Unknown criteria that could change the verdict. Empty unless it is undetermined.
    pub deciding: CriterionMask,
}
