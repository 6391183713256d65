//! Exact numbers: decimals as written, ratios, and sums of levels times weights.
//!
//! Never here: a float. Rounding happens once, in [`Exact::to_decimal`], when a report prints.

mod exact;
mod ratio;
mod sums;
#[cfg(test)]
mod tests;

use std::fmt;

pub use self::exact::Exact;
pub use self::ratio::Ratio;
pub use self::sums::{LevelSum, Weight};

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
        let scaled = ratio.num().checked_mul(1_000_000)?;
        let half_up = round_half_away(scaled, ratio.den());
        i64::try_from(half_up).ok().map(Self)
    }
}

impl fmt::Display for Decimal {
    /// Writes the number with a point and without trailing zeros.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let whole = self.0.unsigned_abs() / 1_000_000;
        let mut rest = self.0.unsigned_abs() % 1_000_000;
        if rest == 0 {
            return write!(out, "{sign}{whole}");
        }
        let mut decimals = 6;
        while rest.is_multiple_of(10) {
            rest /= 10;
            decimals -= 1;
        }
        write!(out, "{sign}{whole}.{rest:0decimals$}")
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
