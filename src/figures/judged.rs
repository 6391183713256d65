//! What an activity is judged, as sums and joins need it.
//!
//! Never here: how it is judged (`verdicts`).

use std::rc::Rc;

use crate::model::quantity::Ratio;
use crate::model::verdict::{CriterionMask, Judgement, Level, Verdict};

/// A verdict with its level and its criteria, as sums need it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// Verdict that counts.
    pub verdict: Verdict,
    /// Level that counts, at worst and at best.
    pub level: (Ratio, Ratio),
    /// What the first index says.
    pub judgement: Rc<Judgement>,
    /// Criteria that alone keep it from being smartable: see `verdicts::unlocking`.
    pub unlocking: CriterionMask,
    /// Levels of its criteria; empty where nobody looks at them again.
    pub levels: Rc<[Level]>,
    /// Whether any of its criteria applies.
    pub scorable: bool,
    /// Number of the combination of answers in its table, where rows share it.
    pub number: Option<usize>,
}

impl Judged {
    /// Says whether another one says the same of an activity. How the answers are numbered, equal
    /// ones perhaps twice, says nothing of it.
    #[must_use]
    pub fn says_as(&self, other: &Self) -> bool {
        let numbered_alike = Self {
            number: self.number,
            ..other.clone()
        };
        *self == numbered_alike
    }
}
