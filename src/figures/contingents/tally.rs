//! Person-days while they are added up.
//!
//! Never here: means and shares (`persons`).

use crate::model::quantity::{Exact, Ratio};
use crate::model::staff::{Class, Gender};
use crate::model::standing::{ClassFrom, Stretch};

/// Sums over stretches, each by its days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tally {
    /// Stretches added.
    pub(super) stretches: u64,
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
    pub(super) fte: Exact,
    /// The same of the contingent.
    pub(super) fte_eligible: (Exact, Exact),
    /// FTE times level times days.
    pub(super) fte_remotizable: (Exact, Exact),
    /// Whether the FTE of somebody cannot be read.
    pub(super) unknown_fte: bool,
}

impl Default for Tally {
    fn default() -> Self {
        let none = || (Exact::zero(), Exact::zero());
        Self {
            stretches: 0,
            staff: 0,
            eligible: (0, 0),
            with_partly: (0, 0),
            women: (0, 0),
            men: (0, 0),
            fte: Exact::zero(),
            fte_eligible: none(),
            fte_remotizable: none(),
            unknown_fte: false,
        }
    }
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
        let Some(fte) = stretch.fte else {
            self.unknown_fte = true;
            return;
        };
        let of = |days: i64| {
            fte.ratio()
                .exact()
                .times(&Ratio::new(i128::from(days), 1).exact())
        };
        let all = of(days);
        self.fte = self.fte.plus(&all);
        self.fte_eligible.0 = self.fte_eligible.0.plus(&of(eligible.0));
        self.fte_eligible.1 = self.fte_eligible.1.plus(&of(eligible.1));
        if stretch.class_from != ClassFrom::Excluded {
            let (least, most) = stretch.shares.level;
            let sums = &mut self.fte_remotizable;
            sums.0 = sums.0.plus(&all.times(&least.exact()));
            sums.1 = sums.1.plus(&all.times(&most.exact()));
        }
    }

    /// Adds what another one holds.
    pub(super) fn merge(&mut self, other: &Self) {
        let exact = |a: &(Exact, Exact), b: &(Exact, Exact)| (a.0.plus(&b.0), a.1.plus(&b.1));
        self.stretches += other.stretches;
        self.staff += other.staff;
        self.eligible = plus(self.eligible, other.eligible);
        self.with_partly = plus(self.with_partly, other.with_partly);
        self.women = plus(self.women, other.women);
        self.men = plus(self.men, other.men);
        self.fte = self.fte.plus(&other.fte);
        self.fte_eligible = exact(&self.fte_eligible, &other.fte_eligible);
        self.fte_remotizable = exact(&self.fte_remotizable, &other.fte_remotizable);
        self.unknown_fte |= other.unknown_fte;
    }
}

fn plus(a: (i64, i64), b: (i64, i64)) -> (i64, i64) {
    (a.0 + b.0, a.1 + b.1)
}
