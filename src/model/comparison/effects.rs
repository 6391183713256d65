//! What changed a sum, cause by cause: old sum plus all effects is the new sum, exactly.
//!
//! Never here: how an effect is found (`figures::comparison`).

use std::rc::Rc;

use crate::model::contingent::ContingentBasis;
use crate::model::period::Period;
use crate::model::quantity::{Between, Exact};

/// What sums are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// Activities.
    Activities,
    /// People as the sheets count them, one activity at a time.
    Heads,
    /// Full-time equivalents.
    Fte,
}

impl Measure {
    /// All measures.
    pub const ALL: [Self; 3] = [Self::Activities, Self::Heads, Self::Fte];

    /// Returns the key used in machine formats.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Activities => "activities",
            Self::Heads => "heads",
            Self::Fte => "fte",
        }
    }
}

/// The two ends of a sum of smartable activities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// Surely smartable.
    AtLeast,
    /// Undetermined ones counted in, where they may turn out smartable.
    AtMost,
}

impl End {
    /// Both ends.
    pub const ALL: [Self; 2] = [Self::AtLeast, Self::AtMost];

    /// Returns the key used in machine formats.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::AtLeast => "at_least",
            Self::AtMost => "at_most",
        }
    }
}

/// What changes a sum, in the order in which the steps are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// Activities that are no longer there.
    Gone,
    /// Activities that were not there.
    Added,
    /// The criteria.
    Criteria,
    /// The answers.
    Answers,
    /// Overrides: those of before taken off, those of now put on.
    Overrides,
    /// People or FTE alone.
    Numbers,
    /// Activities that went to another group; in a total, nothing.
    Moved,
}

impl Cause {
    /// All causes, in the order in which they are shown.
    pub const ALL: [Self; 7] = [
        Self::Gone,
        Self::Added,
        Self::Criteria,
        Self::Answers,
        Self::Overrides,
        Self::Numbers,
        Self::Moved,
    ];

    /// Returns its place in [`Cause::ALL`].
    #[must_use]
    pub fn index(self) -> usize {
        match self {
            Self::Gone => 0,
            Self::Added => 1,
            Self::Criteria => 2,
            Self::Answers => 3,
            Self::Overrides => 4,
            Self::Numbers => 5,
            Self::Moved => 6,
        }
    }

    /// Returns the key used in machine formats.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Gone => "gone",
            Self::Added => "added",
            Self::Criteria => "criteria",
            Self::Answers => "answers",
            Self::Overrides => "overrides",
            Self::Numbers => "headcount_only",
            Self::Moved => "moved",
        }
    }
}

/// One end of a sum, before and now, and what changed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effects {
    /// Before.
    pub old: Exact,
    /// What each cause adds, in the order of [`Cause::ALL`].
    pub by: [Exact; 7],
    /// Now: [`Effects::old`] plus all of [`Effects::by`].
    pub new: Exact,
}

impl Default for Effects {
    fn default() -> Self {
        Self {
            old: Exact::zero(),
            by: std::array::from_fn(|_| Exact::zero()),
            new: Exact::zero(),
        }
    }
}

impl Effects {
    /// Returns what a cause adds.
    #[must_use]
    pub fn of(&self, cause: Cause) -> &Exact {
        &self.by[cause.index()]
    }

    /// Returns the difference.
    #[must_use]
    pub fn difference(&self) -> Exact {
        self.new.minus(&self.old)
    }
}

/// Both ends of the sums of all measures.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AllEffects {
    /// By [`Measure::ALL`], then by [`End::ALL`].
    pub sums: [[Effects; 2]; 3],
    /// Activities whose people, and whose FTE, nobody stated: on the older side and on the newer.
    pub not_stated: [[u64; 2]; 2],
    /// Whether any row states the measure, by [`Measure::ALL`].
    pub stated: [bool; 3],
}

impl AllEffects {
    /// Returns one end of a measure.
    #[must_use]
    pub fn of(&self, measure: Measure, end: End) -> &Effects {
        &self.sums[measure as usize][end as usize]
    }

    /// Says whether the two ends of a measure differ anywhere.
    #[must_use]
    pub fn has_bounds(&self, measure: Measure) -> bool {
        let [least, most] = &self.sums[measure as usize];
        least != most
    }
}

/// What changed the sums of one group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitEffects {
    /// Key of the group.
    pub unit: Rc<str>,
    /// Its name.
    pub name: Rc<str>,
    /// What changed its sums.
    pub effects: AllEffects,
}

/// Criteria and answers taken in both orders, over the activities of both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Orders {
    /// Criteria first: what they do to the older answers.
    pub criteria_first: Exact,
    /// Then what the answers do under the newer criteria.
    pub answers_second: Exact,
    /// Answers first: what they do under the older criteria.
    pub answers_first: Exact,
    /// Then what the criteria do to the newer answers.
    pub criteria_second: Exact,
}

impl Default for Orders {
    fn default() -> Self {
        Self {
            criteria_first: Exact::zero(),
            answers_second: Exact::zero(),
            answers_first: Exact::zero(),
            criteria_second: Exact::zero(),
        }
    }
}

impl Orders {
    /// Returns what only both together do: the difference between the two orders.
    #[must_use]
    pub fn interplay(&self) -> Exact {
        self.criteria_second.minus(&self.criteria_first)
    }
}

/// Both orders, by [`Measure::ALL`], then by [`End::ALL`].
pub type AllOrders = [[Orders; 2]; 3];

/// A figure that both sides have, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Compute<T> {
    /// The figure.
    Known(T),
    /// Why there is none, in words of the run's language.
    Not(String),
}

/// A figure before and now. `None`: not known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Difference {
    /// Before.
    pub old: Option<Between<Exact>>,
    /// Now.
    pub new: Option<Between<Exact>>,
    /// The difference: between the least and the most that it can be.
    pub change: Option<Between<Exact>>,
}

/// Contingents of both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct People {
    /// What each side counts: persons, or headcounts of activities.
    pub basis: [ContingentBasis; 2],
    /// Units at every level, those of the newer side first, in its order.
    pub units: Vec<UnitPeople>,
    /// Everything: people and FTE.
    pub total: [Difference; 2],
}

/// The contingent of a unit on both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitPeople {
    /// Code of the unit, as it is on the newer side.
    pub unit: Rc<str>,
    /// Its name.
    pub name: Rc<str>,
    /// Depth in the newer org chart.
    pub depth: Option<usize>,
    /// People, and FTE.
    pub figures: [Difference; 2],
}

/// Day budgets of both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Budgets {
    /// What each side counts: persons, or an estimate from headcounts.
    pub basis: [ContingentBasis; 2],
    /// Days that each side is of.
    pub periods: [Period; 2],
    /// Directorates, those of the newer side first.
    pub units: Vec<UnitDays>,
    /// Everything.
    pub total: Difference,
}

/// The days of a directorate on both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitDays {
    /// Code, as it is on the newer side.
    pub unit: Rc<str>,
    /// Name.
    pub name: Rc<str>,
    /// Days.
    pub days: Difference,
}
