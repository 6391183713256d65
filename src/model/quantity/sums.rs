//! Sums that never round: weights, levels times weights, and numbers of any size.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed as _, ToPrimitive as _, Zero as _};

use crate::model::quantity::{Decimal, Ratio};

/// An exact number of any size: what totals and shares are made of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Exact(BigRational);

impl Exact {
    /// Makes a fraction; the denominator is not 0.
    pub(super) fn fraction(num: i128, den: i128) -> Self {
        Self(BigRational::new(BigInt::from(num), BigInt::from(den)))
    }

    /// Zero.
    #[must_use]
    pub fn zero() -> Self {
        Self(BigRational::zero())
    }

    /// Says whether the number is 0.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// Returns the sum.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        Self(&self.0 + &other.0)
    }

    /// Returns the difference.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        Self(&self.0 - &other.0)
    }

    /// Returns the quotient, `None` when `other` is 0.
    #[must_use]
    pub fn over(&self, other: &Self) -> Option<Self> {
        (!other.is_zero()).then(|| Self(&self.0 / &other.0))
    }

    /// Returns the number with exactly `places` decimals and a point, rounded half up once.
    #[must_use]
    pub fn to_decimal(&self, places: u32) -> String {
        let scale = BigInt::from(10).pow(places);
        let scaled = self.0.numer().abs() * scale * BigInt::from(2) + self.0.denom();
        let digits = (scaled / (self.0.denom() * BigInt::from(2))).to_string();
        let places = places as usize;
        let padded = format!("{digits:0>width$}", width = places + 1);
        let (whole, fraction) = padded.split_at(padded.len() - places);
        let negative = self.0.is_negative() && padded.bytes().any(|byte| byte != b'0');
        let sign = if negative { "-" } else { "" };
        if places == 0 {
            format!("{sign}{whole}")
        } else {
            format!("{sign}{whole}.{fraction}")
        }
    }

    /// Returns the number without trailing zeros, with at most `places` decimals.
    #[must_use]
    pub fn to_short(&self, places: u32) -> String {
        let text = self.to_decimal(places);
        if text.contains('.') {
            text.trim_end_matches('0').trim_end_matches('.').to_owned()
        } else {
            text
        }
    }

    /// Returns the whole number, when it is one and fits.
    #[must_use]
    pub fn to_u64(&self) -> Option<u64> {
        self.0
            .is_integer()
            .then(|| self.0.to_integer().to_u64())
            .flatten()
    }
}

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
        let product = Exact(level.exact().0 * weight.exact().0);
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
            let part = Exact(Weight(*num).exact().0 / BigInt::from(*den));
            sum = sum.plus(&part);
        }
        match &self.beyond {
            Some(beyond) => sum.plus(beyond),
            None => sum,
        }
    }
}
