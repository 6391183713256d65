//! Exact fractions of 128 bits: levels, shares, thresholds.

use std::cmp::Ordering;

use crate::model::quantity::Exact;

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

    /// Makes a fraction and reduces it.
    ///
    /// # Panics
    ///
    /// On a denominator of 0, which is a bug of the caller.
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

    /// Adds; `None` on overflow. Denominators are reduced before they are multiplied, so that
    /// sums of decimals stay as small as their last digit.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        if self.den == other.den {
            return Some(Self::new(self.num.checked_add(other.num)?, self.den));
        }
        let common = shared_divisor(self.den, other.den);
        let (left, right) = (self.den / common, other.den / common);
        let num = self
            .num
            .checked_mul(right)?
            .checked_add(other.num.checked_mul(left)?)?;
        Some(Self::new(num, self.den.checked_mul(right)?))
    }

    /// Multiplies; `None` on overflow.
    #[must_use]
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        let (over, under) = (
            shared_divisor(self.num, other.den),
            shared_divisor(other.num, self.den),
        );
        Some(Self {
            num: (self.num / over).checked_mul(other.num / under)?,
            den: (self.den / under).checked_mul(other.den / over)?,
        })
    }

    /// Divides; `None` on overflow or when `other` is 0.
    #[must_use]
    pub fn checked_div(self, other: Self) -> Option<Self> {
        if other.num == 0 {
            return None;
        }
        let sign = other.num.signum();
        self.checked_mul(Self {
            num: sign * other.den,
            den: other.num.checked_abs()?,
        })
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
        Exact::fraction(self.num, self.den)
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

/// Returns the greatest common divisor of two numbers, at least 1.
fn shared_divisor(a: i128, b: i128) -> i128 {
    let divisor = gcd(a.unsigned_abs(), b.unsigned_abs()).max(1);
    i128::try_from(divisor).unwrap_or(1)
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
