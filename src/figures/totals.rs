//! From running sums to the figures that reports show: totals, shares, bounds.
//!
//! Shares are always sums over sums. What is unknown widens the bounds, or is treated as the
//! criteria set declares; it is never taken for zero.

use crate::figures::tally::{COUNTED, CountSums, CriterionTally, MeasureTally, SLOTS, Tally};
use crate::model::assessment::{
    AgreedCounts, ByVerdict, Counts, CriterionTotals, MeasureTotals, OverrideCounts, Shares, Totals,
};
use crate::model::criteria::{TotalsPolicy, Treatment};
use crate::model::quantity::{Between, Exact, LevelSum, Ratio, Weight};

/// Which measures the tables have: one without a column has no totals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "five columns, each there or not, independently"
)]
pub struct Measures {
    /// People.
    pub heads: bool,
    /// Women.
    pub women: bool,
    /// Men.
    pub men: bool,
    /// Full-time equivalents.
    pub fte: bool,
    /// Second weight.
    pub weight: bool,
}

/// Turns running sums into totals.
#[must_use]
pub fn totals(tally: &Tally, measures: Measures, policy: TotalsPolicy) -> Totals {
    let measure = |tally: &MeasureTally, there: bool| there.then(|| measure(tally, policy));
    let activities = self::measure(&tally.activities, policy);
    let everything = [
        Some(denominator(&tally.activities, policy)),
        measures.heads.then(|| denominator(&tally.heads, policy)),
        measures.fte.then(|| denominator(&tally.fte, policy)),
        measures.weight.then(|| denominator(&tally.weight, policy)),
    ];
    let count = |slots: &[usize]| -> u64 {
        let sum: i128 = slots
            .iter()
            .map(|slot| tally.activities.by_slot[*slot].0)
            .sum();
        u64::try_from(sum / Weight::UNIT).unwrap_or(u64::MAX)
    };
    Totals {
        activities: [count(&[0]), count(&[1]), count(&[2]), count(&[3, 4, 5])],
        activities_share: activities.share,
        activities_weighted_share: activities.weighted_share,
        heads: measure(&tally.heads, measures.heads),
        women: measure(&tally.women, measures.women),
        men: measure(&tally.men, measures.men),
        fte: measure(&tally.fte, measures.fte),
        weight: measure(&tally.weight, measures.weight),
        criteria: tally
            .criteria
            .iter()
            .map(|it| criterion(it, &everything))
            .collect(),
        overrides: OverrideCounts {
            stricter: tally.overrides[0],
            more_generous: tally.overrides[1],
            confirmed: tally.overrides[2],
            settled: tally.overrides[3],
            not_applied: tally.overrides[4],
        },
        unassessed_rows: tally.unassessed_rows,
        declared_differs: tally.declared_differs,
        agreed: AgreedCounts {
            standing: tally.agreed[0],
            outdated: tally.agreed[1],
        },
    }
}

/// Everything of a measure that counts, as far as it is known.
fn denominator(tally: &MeasureTally, policy: TotalsPolicy) -> Exact {
    let assessed: i128 = tally.by_slot.iter().map(|weight| weight.0).sum();
    let unassessed = if policy.unassessed == Treatment::LeftOut {
        0
    } else {
        tally.unassessed.0
    };
    Weight(assessed + unassessed).exact()
}

/// Rows of a measure whose weight is unknown and widens the bounds, by slot.
fn unknown_rows(tally: &MeasureTally, policy: TotalsPolicy) -> [u64; SLOTS] {
    let blanks = policy.missing_weight == Treatment::Bounds;
    std::array::from_fn(|slot| tally.unreadable[slot] + if blanks { tally.blank[slot] } else { 0 })
}

/// Unassessed rows whose weight is unknown and widens the bounds.
fn unknown_unassessed(tally: &MeasureTally, policy: TotalsPolicy) -> u64 {
    if policy.unassessed == Treatment::LeftOut {
        return 0;
    }
    let blanks = policy.missing_weight == Treatment::Bounds;
    tally.unassessed_unreadable + if blanks { tally.unassessed_blank } else { 0 }
}

fn measure(tally: &MeasureTally, policy: TotalsPolicy) -> MeasureTotals {
    let unknown = unknown_rows(tally, policy);
    let between = |slots: &[usize]| {
        let sum: i128 = slots.iter().map(|slot| tally.by_slot[*slot].0).sum();
        let open = slots.iter().any(|slot| unknown[*slot] > 0);
        let at_least = Weight(sum).exact();
        let at_most = (!open).then(|| at_least.clone());
        Between { at_least, at_most }
    };
    let by_verdict: ByVerdict<Between<Exact>> = [
        between(&[0]),
        between(&[1]),
        between(&[2]),
        between(&[3, 4, 5]),
    ];
    let total = denominator(tally, policy);
    let open = unknown.iter().sum::<u64>() + unknown_unassessed(tally, policy) > 0;
    let missing = tally.blank.iter().chain(&tally.unreadable).sum::<u64>()
        + tally.unassessed_blank
        + tally.unassessed_unreadable;
    let shares = ShareSums {
        tally,
        policy,
        total: &total,
        unknown,
    };
    MeasureTotals {
        by_verdict,
        unassessed: tally.unassessed.exact(),
        missing_rows: missing,
        share: shares.of(&[0], &[4, 5]),
        share_with_partly: shares.of(&[0, 1, 5], &[3, 4]),
        weighted_share: shares.weighted(),
        total: Between {
            at_most: (!open).then(|| total.clone()),
            at_least: total,
        },
    }
}

/// What the shares of a measure are made of.
struct ShareSums<'a> {
    tally: &'a MeasureTally,
    policy: TotalsPolicy,
    total: &'a Exact,
    unknown: [u64; SLOTS],
}

impl ShareSums<'_> {
    /// The share of the slots that count for sure, and with those that may count.
    fn of(&self, sure: &[usize], perhaps: &[usize]) -> Option<Between<Exact>> {
        let sum = |slots: &[usize]| -> i128 {
            slots.iter().map(|slot| self.tally.by_slot[*slot].0).sum()
        };
        let unassessed = self.unassessed_in_bounds();
        let low = Weight(sum(sure)).exact().over(self.total)?;
        let high = Weight(sum(sure) + sum(perhaps) + unassessed.0)
            .exact()
            .over(self.total)?;
        let counts = |slot: usize| sure.contains(&slot) || perhaps.contains(&slot);
        let up = (0..SLOTS).any(|slot| self.unknown[slot] > 0 && counts(slot));
        let down = (0..SLOTS).any(|slot| self.unknown[slot] > 0 && !sure.contains(&slot));
        Some(self.widened(low, high, down, up))
    }

    fn unassessed_in_bounds(&self) -> Weight {
        match self.policy.unassessed {
            Treatment::Bounds => self.tally.unassessed,
            Treatment::NotEligible | Treatment::LeftOut => Weight::ZERO,
        }
    }

    /// A row of unknown weight draws a share towards its own level, by as much as one likes.
    fn widened(&self, low: Exact, high: Exact, down: bool, up: bool) -> Between<Exact> {
        let unassessed = unknown_unassessed(self.tally, self.policy) > 0;
        let up = up || unassessed && self.policy.unassessed == Treatment::Bounds;
        let low = if down || unassessed {
            Exact::zero()
        } else {
            low
        };
        let high = if up { Ratio::ONE.exact() } else { high };
        Between {
            at_least: low,
            at_most: Some(high),
        }
    }

    fn weighted(&self) -> Option<Between<Exact>> {
        let worst = self.tally.worst.exact();
        let best = worst
            .plus(&self.tally.best.exact())
            .plus(&self.unassessed_in_bounds().exact());
        let mut low = worst.over(self.total)?;
        let mut high = best.over(self.total)?;
        let blanks = (self.policy.missing_weight == Treatment::Bounds)
            .then_some(self.tally.blank_levels)
            .flatten();
        for (worst, best) in blanks.into_iter().chain(self.tally.unreadable_levels) {
            low = low.min(worst.exact());
            high = high.max(best.exact());
        }
        Some(self.widened(low, high, false, false))
    }
}

fn criterion(tally: &CriterionTally, everything: &[Option<Exact>; COUNTED]) -> CriterionTotals {
    let there = everything.each_ref().map(Option::is_some);
    let blocked = with_partly(&tally.fails, &tally.partly_lost);
    let sole = with_partly(&tally.sole_fails, &tally.sole_partly_lost);
    let plain = |sums: &CountSums| counts(sums.0.map(Weight::exact), there);
    CriterionTotals {
        fails: plain(&tally.fails),
        partly: plain(&tally.partly),
        unknown: plain(&tally.unknown),
        blocked_share: shares(&blocked, everything),
        sole_share: shares(&sole, everything),
        blocked: counts(blocked, there),
        sole: counts(sole, there),
    }
}

/// Adds what partly met rows lose to what failing rows lose.
fn with_partly(fails: &CountSums, partly: &[LevelSum; COUNTED]) -> [Exact; COUNTED] {
    std::array::from_fn(|place| fails.0[place].exact().plus(&partly[place].exact()))
}

fn counts(sums: [Exact; COUNTED], there: [bool; COUNTED]) -> Counts {
    let [activities, heads, fte, weight] = sums;
    Counts {
        activities,
        heads: there[1].then_some(heads),
        fte: there[2].then_some(fte),
        weight: there[3].then_some(weight),
    }
}

fn shares(sums: &[Exact; COUNTED], everything: &[Option<Exact>; COUNTED]) -> Shares {
    let share = |place: usize| {
        everything[place]
            .as_ref()
            .and_then(|all| sums[place].over(all))
    };
    Shares {
        activities: share(0),
        heads: share(1),
        fte: share(2),
        weight: share(3),
    }
}
