//! Fractions that are not reduced until somebody looks: entitlements of one window share their
//! denominator, so they are added, compared and rounded as whole numbers.
//!
//! Never here: what a fraction stands for.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::model::quantity::{Exact, Ratio};

/// A fraction of 0 or more. The denominator is above 0; equal values may look different.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fraction {
    pub(super) num: i128,
    pub(super) den: i128,
}

impl Fraction {
    pub(super) fn new(num: i64, den: i64) -> Self {
        Self {
            num: i128::from(num),
            den: i128::from(den),
        }
    }

    /// Makes a fraction in lowest terms, so that a sum of many has few denominators.
    pub(super) fn reduced(num: i128, den: i128) -> Self {
        let ratio = Ratio::new(num, den);
        Self {
            num: ratio.num(),
            den: ratio.den(),
        }
    }

    pub(super) fn whole(days: u32) -> Self {
        Self {
            num: i128::from(days),
            den: 1,
        }
    }

    pub(super) fn plus(self, other: Self) -> Self {
        if self.den == other.den {
            return Self {
                num: self.num + other.num,
                den: self.den,
            };
        }
        if other.num == 0 {
            return self;
        }
        Self {
            num: self.num * other.den + other.num * self.den,
            den: self.den * other.den,
        }
    }

    pub(super) fn floor(self) -> u32 {
        u32::try_from(self.num / self.den).unwrap_or(u32::MAX)
    }

    pub(super) fn ceil(self) -> u32 {
        self.floor() + u32::from(self.num % self.den != 0)
    }

    /// Returns what lies beyond whole days.
    pub(super) fn rest(self) -> Self {
        Self {
            num: self.num % self.den,
            den: self.den,
        }
    }

    pub(super) fn is_zero(self) -> bool {
        self.num == 0
    }

    pub(super) fn ratio(self) -> Ratio {
        Ratio::new(self.num, self.den)
    }
}

impl PartialEq for Fraction {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Fraction {}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.den == other.den {
            return self.num.cmp(&other.num);
        }
        let (left, right) = (
            self.num.checked_mul(other.den),
            other.num.checked_mul(self.den),
        );
        match (left, right) {
            (Some(left), Some(right)) => left.cmp(&right),
            _ => self.ratio().cmp(&other.ratio()),
        }
    }
}

/// A running sum of fractions, one whole number for each denominator.
#[derive(Debug, Clone, Default)]
pub(super) struct FractionSum(BTreeMap<i128, i128>);

impl FractionSum {
    pub(super) fn add(&mut self, fraction: Fraction) {
        if fraction.num != 0 {
            *self.0.entry(fraction.den).or_insert(0) += fraction.num;
        }
    }

    pub(super) fn exact(&self) -> Exact {
        let parts: Vec<Exact> = self
            .0
            .iter()
            .map(|(den, num)| Ratio::new(*num, *den).exact())
            .collect();
        sum(&parts)
    }
}

/// Adds numbers two by two: with many denominators the large numbers come last, and few.
pub(super) fn sum(parts: &[Exact]) -> Exact {
    match parts {
        [] => Exact::zero(),
        [one] => one.clone(),
        many => {
            let (left, right) = many.split_at(many.len() / 2);
            sum(left).plus(&sum(right))
        }
    }
}

/// Returns a whole number of days.
pub(super) fn days(days: u64) -> Exact {
    Ratio::new(i128::from(days), 1).exact()
}

/// Rounds a number of 0 or more half up.
pub(super) fn half_up(number: &Exact) -> u64 {
    number.to_decimal(0).parse().unwrap_or(u64::MAX)
}

/// Returns the least common multiple of two numbers above 0.
pub(super) fn common_multiple(a: i64, b: i64) -> i64 {
    let (mut left, mut right) = (a, b);
    while right != 0 {
        (left, right) = (right, left % right);
    }
    a / left * b
}

#[cfg(test)]
mod tests {
    use super::{Fraction, FractionSum, common_multiple, days, half_up};
    use crate::model::quantity::Ratio;

    #[test]
    fn fractions_are_compared_and_split_without_being_reduced() {
        let (half, same, third) = (
            Fraction::new(10, 20),
            Fraction::new(3, 6),
            Fraction::new(1, 3),
        );
        assert_eq!(half, same);
        assert!(third < half);
        let more = Fraction::new(47, 20); // 2 and 7/20
        assert_eq!((more.floor(), more.ceil()), (2, 3));
        assert_eq!(more.rest(), Fraction::new(7, 20));
        assert_eq!(Fraction::whole(3).ceil(), 3);
        assert_eq!(half.plus(third), Fraction::new(5, 6));
    }

    #[test]
    fn sums_round_once_half_up() {
        #[track_caller]
        fn case(parts: &[(i64, i64)], rounded: u64) {
            let mut sum = FractionSum::default();
            for (num, den) in parts {
                sum.add(Fraction::new(*num, *den));
            }
            assert_eq!(half_up(&sum.exact()), rounded);
        }
        case(&[], 0);
        case(&[(1, 2)], 1);
        case(&[(49, 100)], 0);
        case(&[(1, 3), (1, 6)], 1); // one half exactly
        case(&[(1, 3), (1, 7), (1, 45)], 0); // 157/315, just below
        case(&[(3, 2), (8, 5), (7, 5)], 5); // 4.5
    }

    #[test]
    fn multiples_and_days() {
        assert_eq!(common_multiple(20, 5), 20);
        assert_eq!(common_multiple(21, 22), 462);
        assert_eq!(days(7), Ratio::new(7, 1).exact());
    }
}
