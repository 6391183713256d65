//! Exact numbers: decimals as written, ratios, and sums of levels times weights.
//!
//! Never here: a float. Rounding happens once, in [`Exact::to_decimal`], when a report prints.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed as _, ToPrimitive as _, Zero as _};

/// A number as a person writes it, exact to a millionth. Range: about ±9.2 × 10^12.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Decimal(i64);

impl Decimal {
    /// Zero.
    pub const ZERO: Self = Self(0);
    /// One.
    pub const ONE: Self = Self(1_000_000);

    /// Makes a decimal of millionths.
    #[must_use]
    pub const fn from_millionths(millionths: i64) -> Self {
        Self(millionths)
    }

    /// Returns the number in millionths.
    #[must_use]
    pub const fn millionths(self) -> i64 {
        self.0
    }

    /// Returns the number as a ratio.
    #[must_use]
    pub fn ratio(self) -> Ratio {
        Ratio::new(i128::from(self.0), 1_000_000)
    }

    /// Says whether the number has no decimals.
    #[must_use]
    pub const fn is_whole(self) -> bool {
        self.0 % 1_000_000 == 0
    }

    /// Reads plain digits with an optional sign and `.`: `12`, `-0.5`, `9.949999999999999`.
    ///
    /// Up to 15 significant digits count, as in a spreadsheet: what lies beyond is noise of binary
    /// numbers and is rounded away. An exponent is read (`1E+3`). `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let ratio = Ratio::parse(text)?;
        let scaled = ratio.num.checked_mul(1_000_000)?;
        let half_up = round_half_away(scaled, ratio.den);
        i64::try_from(half_up).ok().map(Self)
    }
}

impl fmt::Display for Decimal {
    /// Writes the number with a point and without trailing zeros.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let whole = self.0.unsigned_abs() / 1_000_000;
        let rest = self.0.unsigned_abs() % 1_000_000;
        if rest == 0 {
            return write!(out, "{sign}{whole}");
        }
        let digits = format!("{rest:06}");
        write!(out, "{sign}{whole}.{}", digits.trim_end_matches('0'))
    }
}

/// Divides, rounding half away from zero. `den` is above 0.
fn round_half_away(num: i128, den: i128) -> i128 {
    let half = den / 2;
    if num >= 0 {
        (num + half) / den
    } else {
        (num - half) / den
    }
}

/// An exact fraction, reduced, with a denominator above zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ratio {
    num: i128,
    den: i128,
}

impl Ratio {
    /// Zero.
    pub const ZERO: Self = Self { num: 0, den: 1 };
    /// One.
    pub const ONE: Self = Self { num: 1, den: 1 };
    /// One half.
    pub const HALF: Self = Self { num: 1, den: 2 };

    /// Makes a fraction and reduces it. A denominator of 0 is a bug of the caller.
    #[must_use]
    pub fn new(num: i128, den: i128) -> Self {
        assert!(den != 0, "a fraction has a denominator");
        let divisor = gcd(num.unsigned_abs(), den.unsigned_abs()).max(1);
        let divisor = i128::try_from(divisor).unwrap_or(1);
        let sign = if den < 0 { -1 } else { 1 };
        Self {
            num: sign * num / divisor,
            den: sign * den / divisor,
        }
    }

    /// Returns the numerator of the reduced fraction.
    #[must_use]
    pub const fn num(self) -> i128 {
        self.num
    }

    /// Returns the denominator of the reduced fraction, above 0.
    #[must_use]
    pub const fn den(self) -> i128 {
        self.den
    }

    /// Returns `1 - self`.
    #[must_use]
    pub const fn complement(self) -> Self {
        Self {
            num: self.den - self.num,
            den: self.den,
        }
    }

    /// Adds; `None` on overflow.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        if self.den == other.den {
            return Some(Self::new(self.num.checked_add(other.num)?, self.den));
        }
        let num = self
            .num
            .checked_mul(other.den)?
            .checked_add(other.num.checked_mul(self.den)?)?;
        Some(Self::new(num, self.den.checked_mul(other.den)?))
    }

    /// Multiplies; `None` on overflow.
    #[must_use]
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        Some(Self::new(
            self.num.checked_mul(other.num)?,
            self.den.checked_mul(other.den)?,
        ))
    }

    /// Divides; `None` on overflow or when `other` is 0.
    #[must_use]
    pub fn checked_div(self, other: Self) -> Option<Self> {
        if other.num == 0 {
            return None;
        }
        Some(Self::new(
            self.num.checked_mul(other.den)?,
            self.den.checked_mul(other.num)?,
        ))
    }

    /// Reads plain digits with `.`, up to 15 significant ones, and an optional exponent.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (digits, exponent) = split_exponent(text)?;
        let (negative, digits) = match digits.as_bytes().first()? {
            b'-' => (true, &digits[1..]),
            b'+' => (false, &digits[1..]),
            _ => (false, digits),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        if whole.is_empty() && fraction.is_empty() {
            return None;
        }
        let mut num: i128 = 0;
        let mut scale = exponent;
        let mut significant = 0;
        let mut rounded = false;
        for (place, byte) in whole.bytes().chain(fraction.bytes()).enumerate() {
            if !byte.is_ascii_digit() {
                return None;
            }
            let digit = i128::from(byte - b'0');
            let in_fraction = place >= whole.len();
            if significant < 15 {
                num = num * 10 + digit;
                significant += i32::from(num != 0);
                scale -= i32::from(in_fraction);
            } else {
                if !rounded && digit >= 5 {
                    num += 1;
                }
                rounded = true;
                scale += i32::from(!in_fraction);
            }
        }
        let power = 10_i128.checked_pow(scale.unsigned_abs())?;
        let num = if negative { -num } else { num };
        if scale >= 0 {
            Some(Self::new(num.checked_mul(power)?, 1))
        } else {
            Some(Self::new(num, power))
        }
    }

    /// Returns the fraction with unlimited precision.
    #[must_use]
    pub fn exact(self) -> Exact {
        Exact(BigRational::new(
            BigInt::from(self.num),
            BigInt::from(self.den),
        ))
    }
}

/// Splits `1.5E-3` into `1.5` and `-3`. Exponents beyond ±30 are no numbers of people.
fn split_exponent(text: &str) -> Option<(&str, i32)> {
    let Some(at) = text.bytes().position(|byte| byte == b'e' || byte == b'E') else {
        return Some((text, 0));
    };
    let exponent: i32 = text[at + 1..].parse().ok()?;
    (exponent.abs() <= 30).then_some((&text[..at], exponent))
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.den == other.den {
            return self.num.cmp(&other.num);
        }
        match (
            self.num.checked_mul(other.den),
            other.num.checked_mul(self.den),
        ) {
            (Some(left), Some(right)) => left.cmp(&right),
            _ => self.exact().cmp(&other.exact()),
        }
    }
}

fn gcd(a: u128, b: u128) -> u128 {
    // Most fractions here are 0, 1 or small: the 64-bit way is several times faster.
    if let (Ok(a), Ok(b)) = (u64::try_from(a), u64::try_from(b)) {
        let (mut a, mut b) = (a, b);
        while b != 0 {
            (a, b) = (b, a % b);
        }
        return u128::from(a);
    }
    let (mut a, mut b) = (a, b);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// An exact number of any size: what totals and shares are made of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Exact(BigRational);

impl Exact {
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
        if self.0 % Self::UNIT == 0 {
            return Exact(BigRational::from_integer(BigInt::from(self.0 / Self::UNIT)));
        }
        Exact(BigRational::new(
            BigInt::from(self.0),
            BigInt::from(Self::UNIT),
        ))
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
        if level.num == 0 {
            return;
        }
        if level == Ratio::ONE
            && let Some(sum) = self.whole.checked_add(weight.0)
        {
            self.whole = sum;
            return;
        }
        let Some(product) = level.num.checked_mul(weight.0) else {
            self.add_beyond(level, weight);
            return;
        };
        let slot = if level.den == 1 {
            &mut self.whole
        } else {
            self.by_denominator.entry(level.den).or_insert(0)
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
            self.add(Ratio { num: 1, den: *den }, Weight(*num));
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

/// A value known to lie between two others. Equal ends: it is exact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Between<T> {
    /// The least it can be.
    pub at_least: T,
    /// The most it can be; `None` where nothing bounds it from above.
    pub at_most: Option<T>,
}

impl<T: Clone + PartialEq> Between<T> {
    /// Makes an exact value.
    #[must_use]
    pub fn exactly(value: T) -> Self {
        Self {
            at_least: value.clone(),
            at_most: Some(value),
        }
    }

    /// Says whether both ends are the same.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.at_most.as_ref() == Some(&self.at_least)
    }
}

#[cfg(test)]
mod tests {
    use super::{Decimal, LevelSum, Ratio, Weight};

    #[test]
    fn decimals_are_read_as_written() {
        #[track_caller]
        fn case(text: &str, millionths: Option<i64>) {
            assert_eq!(
                Decimal::parse(text).map(Decimal::millionths),
                millionths,
                "{text}"
            );
        }
        case("0", Some(0));
        case("12", Some(12_000_000));
        case("-1.5", Some(-1_500_000));
        case(".5", Some(500_000));
        case("5.", Some(5_000_000));
        case("9.949999999999999", Some(9_950_000)); // 16 digits: the last is noise
        case("113126.6166", Some(113_126_616_600));
        case("1E+3", Some(1_000_000_000));
        case("2.5e-1", Some(250_000));
        case("0.0000005", Some(1)); // half up
        case("", None);
        case(".", None);
        case("-", None);
        case("1e999", None);
        case("99999999999999999999999999999999999999999", None);
        case("1,5", None);
        case("tre", None);
    }

    #[test]
    fn shares_print_rounded_once() {
        let two_thirds = Ratio::new(2, 3).exact();
        assert_eq!(two_thirds.to_decimal(4), "0.6667");
        assert_eq!(two_thirds.to_decimal(0), "1");
        assert_eq!(Ratio::new(-1, 3).exact().to_decimal(2), "-0.33");
        assert_eq!(Ratio::new(-1, 1000).exact().to_decimal(2), "0.00");
        assert_eq!(Ratio::new(5, 2).exact().to_short(4), "2.5");
    }

    #[test]
    fn a_sum_of_thirds_and_halves_is_exact() {
        let mut sum = LevelSum::default();
        let one = Weight::of(Decimal::ONE);
        sum.add(Ratio::new(1, 3), one);
        sum.add(Ratio::new(1, 3), one);
        sum.add(Ratio::new(1, 3), one);
        sum.add(Ratio::HALF, one);
        assert_eq!(sum.exact(), Ratio::new(3, 2).exact());
    }

    #[test]
    fn a_sum_beyond_128_bits_is_still_exact() {
        let mut sum = LevelSum::default();
        let huge = Weight(i128::MAX);
        sum.add(Ratio::ONE, huge);
        sum.add(Ratio::ONE, huge);
        let twice = huge.exact().plus(&huge.exact());
        assert_eq!(sum.exact(), twice);
    }
}
