//! Sums that never round: weights, and levels times weights.

use std::collections::BTreeMap;

use crate::model::quantity::{Decimal, Exact, Ratio};

/// A sum of weights, in units of 10^-12: people or FTE, or people times a wage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Weight(pub i128);

impl Weight {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// How many units one is.
    pub const UNIT: i128 = 1_000_000_000_000;

    /// Returns the weight of a decimal.
    #[must_use]
    pub fn of(value: Decimal) -> Self {
        Self(i128::from(value.0) * 1_000_000)
    }

    /// Returns the product of two decimals, exactly.
    #[must_use]
    pub fn product(left: Decimal, right: Decimal) -> Self {
        Self(i128::from(left.0) * i128::from(right.0))
    }

    /// Returns the weight with unlimited precision.
    #[must_use]
    pub fn exact(self) -> Exact {
        Exact::fraction(self.0, Self::UNIT)
    }
}

impl std::ops::Add for Weight {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl std::ops::AddAssign for Weight {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

/// A growing sum of level × weight. Exact: whole levels are added as integers, others by their
/// denominator, and what outgrows 128 bits goes on with unlimited precision.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LevelSum {
    whole: i128,
    by_denominator: BTreeMap<i128, i128>,
    beyond: Option<Exact>,
}

impl LevelSum {
    /// Adds `level` × `weight`.
    pub fn add(&mut self, level: Ratio, weight: Weight) {
        // Most levels are 0 or 1.
        if level.num() == 0 {
            return;
        }
        if level == Ratio::ONE
            && let Some(sum) = self.whole.checked_add(weight.0)
        {
            self.whole = sum;
            return;
        }
        let Some(product) = level.num().checked_mul(weight.0) else {
            self.add_beyond(level, weight);
            return;
        };
        let slot = if level.den() == 1 {
            &mut self.whole
        } else {
            self.by_denominator.entry(level.den()).or_insert(0)
        };
        match slot.checked_add(product) {
            Some(sum) => *slot = sum,
            None => self.add_beyond(level, weight),
        }
    }

    /// Adds another sum.
    pub fn merge(&mut self, other: &Self) {
        self.add(Ratio::ONE, Weight(other.whole));
        for (den, num) in &other.by_denominator {
            self.add(Ratio::new(1, *den), Weight(*num));
        }
        if let Some(beyond) = &other.beyond {
            self.beyond = Some(self.beyond.take().unwrap_or_else(Exact::zero).plus(beyond));
        }
    }

    fn add_beyond(&mut self, level: Ratio, weight: Weight) {
        let product = level.exact().times(&weight.exact());
        self.beyond = Some(
            self.beyond
                .take()
                .unwrap_or_else(Exact::zero)
                .plus(&product),
        );
    }

    /// Returns the sum.
    #[must_use]
    pub fn exact(&self) -> Exact {
        let mut sum = Weight(self.whole).exact();
        for (den, num) in &self.by_denominator {
            let part = Weight(*num).exact().times(&Exact::fraction(1, *den));
            sum = sum.plus(&part);
        }
        match &self.beyond {
            Some(beyond) => sum.plus(beyond),
            None => sum,
        }
    }
}
