//! Sums of whole chances times weights: bounds of a gain over many activities.
//!
//! Never here: whether one activity gains (`gains`).

use crate::model::activity::Given;
use crate::model::assessment::Activity;
use crate::model::criteria::Treatment;
use crate::model::quantity::{Between, Exact, Ratio};

/// What one activity brings: -1, 0 or 1 at least and at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Chance {
    pub(super) least: i8,
    pub(super) most: i8,
}

impl Chance {
    pub(super) fn new(least: bool, most: bool) -> Self {
        Self {
            least: i8::from(least),
            most: i8::from(most),
        }
    }

    pub(super) fn is_nothing(self) -> bool {
        self == Self::default()
    }

    /// What may be lost.
    pub(super) fn loss(self) -> Self {
        Self {
            least: self.least.min(0),
            most: 0,
        }
    }

    /// What may be gained.
    pub(super) fn gain(self) -> Self {
        Self {
            least: 0,
            most: self.most.max(0),
        }
    }
}

/// A number of people or FTE of an activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Amount {
    /// So many millionths.
    Known(i64),
    /// Any number from 0 on.
    Open,
}

impl Amount {
    /// One activity.
    pub(super) const ONE: Self = Self::Known(1_000_000);

    /// Takes a number; an empty cell counts as the totals do.
    pub(super) fn of(given: Given, missing: Treatment) -> Self {
        match given {
            Given::Known(value) => Self::Known(value.millionths()),
            Given::Unreadable => Self::Open,
            Given::Blank if missing == Treatment::Bounds => Self::Open,
            Given::Blank => Self::Known(0),
        }
    }
}

/// A sum with bounds, in millionths.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sum {
    least: i128,
    most: i128,
    /// Whether nothing bounds it from above, and from below.
    open: (bool, bool),
}

impl Sum {
    pub(super) fn add(&mut self, chance: Chance, amount: Amount) {
        match amount {
            Amount::Known(amount) => {
                let (low, high) = (i128::from(chance.least), i128::from(chance.most));
                self.least += low * i128::from(amount);
                self.most += high * i128::from(amount);
            }
            Amount::Open => {
                self.open.0 |= chance.most > 0;
                self.open.1 |= chance.least < 0;
            }
        }
    }

    /// Adds end by end.
    pub(super) fn plus(&mut self, other: &Self) {
        self.least += other.least;
        self.most += other.most;
        self.open.0 |= other.open.0;
        self.open.1 |= other.open.1;
    }

    /// Says that nothing can be lost, whatever the numbers are that nobody knows.
    pub(super) fn close_below(&mut self) {
        self.open.1 = false;
    }

    /// Says whether it can only be nothing.
    pub(super) fn is_nothing(&self) -> bool {
        self.least == 0 && self.most == 0 && self.open == (false, false)
    }

    /// Returns the bounds; `None` where nothing bounds it from below.
    pub(super) fn between(&self) -> Option<Between<Exact>> {
        let exact = |millionths| Ratio::new(millionths, 1_000_000).exact();
        (!self.open.1).then(|| Between {
            at_least: exact(self.least),
            at_most: (!self.open.0).then(|| exact(self.most)),
        })
    }
}

/// Sums of activities, their heads and their FTE.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sums {
    pub(super) activities: Sum,
    pub(super) heads: Sum,
    pub(super) fte: Sum,
}

impl Sums {
    pub(super) fn add(&mut self, chance: Chance, activity: &Activity, missing: Treatment) {
        if chance.is_nothing() {
            return;
        }
        self.activities.add(chance, Amount::ONE);
        self.heads.add(chance, Amount::of(activity.heads, missing));
        self.fte.add(chance, Amount::of(activity.fte, missing));
    }
}

/// Nothing, exactly.
pub(super) fn nothing() -> Between<Exact> {
    Between::exactly(Exact::zero())
}
