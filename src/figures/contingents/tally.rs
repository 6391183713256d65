//! Person-days while they are added up.
//!
//! Never here: means and shares (`persons`).

use crate::model::quantity::{Decimal, LevelSum, Weight};
use crate::model::staff::{Class, Gender};
use crate::model::standing::{ClassFrom, Stretch};

/// Sums over stretches, each by its days. Whole numbers, as far as nothing forces fractions: there
/// are many stretches.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Tally {
    /// Stretches added.
    stretches: u64,
    /// Days in service.
    pub(super) staff: i64,
    /// Days in the contingent, at worst and at best.
    pub(super) eligible: (i64, i64),
    /// The same with partly smartable work counted in.
    pub(super) with_partly: (i64, i64),
    /// Days of women in the contingent.
    pub(super) women: (i64, i64),
    /// Days of men.
    pub(super) men: (i64, i64),
    /// FTE times days.
    pub(super) fte: FteDays,
    /// The same of the contingent.
    pub(super) fte_eligible: FteDays,
    /// FTE times level times days.
    pub(super) fte_remotizable: (LevelSum, LevelSum),
    /// Whether the FTE of somebody who may work remotely in part cannot be read.
    pub(super) unknown_remotizable: bool,
}

/// FTE times days, at worst and at best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct FteDays {
    pub(super) least: Weight,
    pub(super) most: Weight,
    /// Whether the FTE of somebody who counts, or may count, cannot be read.
    pub(super) unknown: bool,
}

impl FteDays {
    fn add(&mut self, fte: Option<Decimal>, days: (i64, i64)) {
        match fte {
            Some(fte) => {
                self.least += times(fte, days.0);
                self.most += times(fte, days.1);
            }
            None => self.unknown |= days.1 > 0,
        }
    }

    fn merge(&mut self, other: &Self) {
        self.least += other.least;
        self.most += other.most;
        self.unknown |= other.unknown;
    }
}

fn times(fte: Decimal, days: i64) -> Weight {
    Weight(Weight::of(fte).0 * i128::from(days))
}

impl Tally {
    /// Says whether nobody was added.
    pub(super) fn is_empty(&self) -> bool {
        self.stretches == 0
    }

    /// Adds a stretch by its days.
    pub(super) fn add(&mut self, stretch: &Stretch, days: i64) {
        let counted = |class: Class| {
            let from = |least: Class| if class >= least { days } else { 0 };
            (from(Class::Smartable), from(Class::Rotation))
        };
        let (worst, best) = (counted(stretch.class.0), counted(stretch.class.1));
        let eligible = (worst.0, best.0);
        self.stretches += 1;
        self.staff += days;
        self.eligible = plus(self.eligible, eligible);
        self.with_partly = plus(self.with_partly, (worst.1, best.1));
        match stretch.gender {
            Gender::Woman => self.women = plus(self.women, eligible),
            Gender::Man => self.men = plus(self.men, eligible),
            Gender::NotDeclared => {}
        }
        self.fte.add(stretch.fte, (days, days));
        self.fte_eligible.add(stretch.fte, eligible);
        if stretch.class_from == ClassFrom::Excluded {
            return;
        }
        let (least, most) = stretch.shares.level;
        match stretch.fte {
            Some(fte) => {
                let all = times(fte, days);
                self.fte_remotizable.0.add(least, all);
                self.fte_remotizable.1.add(most, all);
            }
            None => self.unknown_remotizable |= most.num() > 0,
        }
    }

    /// Adds what another one holds.
    pub(super) fn merge(&mut self, other: &Self) {
        self.stretches += other.stretches;
        self.staff += other.staff;
        self.eligible = plus(self.eligible, other.eligible);
        self.with_partly = plus(self.with_partly, other.with_partly);
        self.women = plus(self.women, other.women);
        self.men = plus(self.men, other.men);
        self.fte.merge(&other.fte);
        self.fte_eligible.merge(&other.fte_eligible);
        self.fte_remotizable.0.merge(&other.fte_remotizable.0);
        self.fte_remotizable.1.merge(&other.fte_remotizable.1);
        self.unknown_remotizable |= other.unknown_remotizable;
    }
}

fn plus(a: (i64, i64), b: (i64, i64)) -> (i64, i64) {
    (a.0 + b.0, a.1 + b.1)
}
