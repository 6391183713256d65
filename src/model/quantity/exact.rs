//! Numbers of any size that never round, except when they are written.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed as _, ToPrimitive as _};

use crate::model::quantity::Ratio;

/// An exact number of any size: what totals and shares are made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exact(Number);

/// A number is large only where it does not fit a ratio: equal numbers are equal in form.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Number {
    /// Almost every number of a report: no memory of its own, and many times faster.
    Small(Ratio),
    Large(BigRational),
}

impl Exact {
    /// Makes a fraction; the denominator is not 0.
    pub(super) fn fraction(num: i128, den: i128) -> Self {
        Self(Number::Small(Ratio::new(num, den)))
    }

    /// Zero.
    #[must_use]
    pub fn zero() -> Self {
        Self(Number::Small(Ratio::ZERO))
    }

    /// Says whether the number is 0.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.0 == Number::Small(Ratio::ZERO)
    }

    /// Returns the sum.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        let small = self.with(other, Ratio::checked_add);
        small.unwrap_or_else(|| Self::of(self.large() + other.large()))
    }

    /// Returns the difference.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        let minus = |left: Ratio, right: Ratio| {
            let negated = Ratio::new(right.num().checked_neg()?, right.den());
            left.checked_add(negated)
        };
        let small = self.with(other, minus);
        small.unwrap_or_else(|| Self::of(self.large() - other.large()))
    }

    /// Returns the product.
    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        let small = self.with(other, Ratio::checked_mul);
        small.unwrap_or_else(|| Self::of(self.large() * other.large()))
    }

    /// Returns the least whole number that is no smaller.
    #[must_use]
    pub fn ceil(&self) -> Self {
        Self::of(self.large().ceil())
    }

    /// Returns the quotient, `None` when `other` is 0.
    #[must_use]
    pub fn over(&self, other: &Self) -> Option<Self> {
        if other.is_zero() {
            return None;
        }
        let small = self.with(other, Ratio::checked_div);
        Some(small.unwrap_or_else(|| Self::of(self.large() / other.large())))
    }

    /// Computes with ratios, where both numbers are and the result is one.
    fn with(&self, other: &Self, compute: fn(Ratio, Ratio) -> Option<Ratio>) -> Option<Self> {
        match (&self.0, &other.0) {
            (Number::Small(left), Number::Small(right)) => {
                Some(Self(Number::Small(compute(*left, *right)?)))
            }
            _ => None,
        }
    }

    fn large(&self) -> BigRational {
        match &self.0 {
            Number::Small(ratio) => {
                BigRational::new_raw(BigInt::from(ratio.num()), BigInt::from(ratio.den()))
            }
            Number::Large(large) => large.clone(),
        }
    }

    /// Makes the number small again where it fits.
    fn of(large: BigRational) -> Self {
        let num = large.numer().to_i128().filter(|num| *num != i128::MIN);
        match (num, large.denom().to_i128()) {
            (Some(num), Some(den)) => Self::fraction(num, den),
            _ => Self(Number::Large(large)),
        }
    }

    /// Returns the number with exactly `places` decimals and a point, rounded half up once.
    #[must_use]
    pub fn to_decimal(&self, places: u32) -> String {
        let digits = self.digits(places);
        let places = places as usize;
        let padded = format!("{digits:0>width$}", width = places + 1);
        let (whole, fraction) = padded.split_at(padded.len() - places);
        let below_zero = match &self.0 {
            Number::Small(ratio) => ratio.num() < 0,
            Number::Large(large) => large.is_negative(),
        };
        let negative = below_zero && padded.bytes().any(|byte| byte != b'0');
        let sign = if negative { "-" } else { "" };
        if places == 0 {
            format!("{sign}{whole}")
        } else {
            format!("{sign}{whole}.{fraction}")
        }
    }

    /// Returns the digits of the number times 10 to the `places`, rounded, without a sign.
    fn digits(&self, places: u32) -> String {
        if let Number::Small(ratio) = &self.0
            && let Some(digits) = small_digits(*ratio, places)
        {
            return digits.to_string();
        }
        let large = self.large();
        let scale = BigInt::from(10).pow(places);
        let scaled = large.numer().abs() * scale * BigInt::from(2) + large.denom();
        (scaled / (large.denom() * BigInt::from(2))).to_string()
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
        match &self.0 {
            Number::Small(ratio) if ratio.den() == 1 => u64::try_from(ratio.num()).ok(),
            _ => None,
        }
    }
}

fn small_digits(ratio: Ratio, places: u32) -> Option<u128> {
    let twice = 10_u128.checked_pow(places)?.checked_mul(2)?;
    let den = ratio.den().unsigned_abs();
    let scaled = ratio.num().unsigned_abs().checked_mul(twice)?;
    Some(scaled.checked_add(den)? / den.checked_mul(2)?)
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        if let (Number::Small(left), Number::Small(right)) = (&self.0, &other.0) {
            let scaled = (
                left.num().checked_mul(right.den()),
                right.num().checked_mul(left.den()),
            );
            if let (Some(left), Some(right)) = scaled {
                return left.cmp(&right);
            }
        }
        self.large().cmp(&other.large())
    }
}

#[cfg(test)]
mod tests {
    use super::{Exact, Number};

    fn large(text: &str) -> Exact {
        let number: num_bigint::BigInt = text.parse().unwrap();
        Exact::of(num_rational::BigRational::from_integer(number))
    }

    #[test]
    fn what_outgrows_128_bits_goes_on_and_comes_back() {
        let most = Exact::fraction(i128::MAX, 1);
        let twice = most.plus(&most);
        assert!(matches!(twice.0, Number::Large(_)));
        assert_eq!(
            twice.to_decimal(0),
            "340282366920938463463374607431768211454"
        );
        assert_eq!(twice.minus(&most), most);
        assert_eq!(twice.over(&most), Some(Exact::fraction(2, 1)));
        assert_eq!(most.times(&Exact::fraction(2, 1)), twice);
        assert!(twice > most);
        assert!(twice.minus(&twice).is_zero());
        assert_eq!(twice.to_u64(), None);
    }

    #[test]
    fn numbers_are_ordered_and_written_the_same_small_or_large() {
        // 10^38 + 1 and 10^38 + 2 over three: their products do not fit.
        let third = |text: &str| large(text).over(&Exact::fraction(3, 1)).unwrap();
        let (low, high) = (
            third("100000000000000000000000000000000000001"),
            third("100000000000000000000000000000000000002"),
        );
        assert!(matches!(low.0, Number::Small(_)));
        assert!(low < high);
        assert_eq!(
            low.to_decimal(2),
            "33333333333333333333333333333333333333.67"
        );
        assert_eq!(
            Exact::zero().minus(&low).to_decimal(1),
            "-33333333333333333333333333333333333333.7"
        );
        assert_eq!(Exact::fraction(7, 1).to_u64(), Some(7));
        assert_eq!(Exact::fraction(-7, 1).to_u64(), None);
        assert_eq!(Exact::fraction(7, 2).to_u64(), None);
    }
}
