//! Thresholds of rules: numbers that an administration may set, with what they are without that.
//!
//! Never here: what a rule does with one (`check`).

use crate::model::quantity::Decimal;

/// A threshold: its key in `[rules.thresholds]`, what it is by default, and its range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Threshold {
    /// Key, in `snake_case`.
    pub key: &'static str,
    /// Default.
    pub value: Decimal,
    /// Least and greatest value that makes sense.
    pub range: (Decimal, Decimal),
}

macro_rules! thresholds {
    ($($(#[$doc:meta])* $name:ident: $value:literal, $from:literal, $to:literal;)*) => {
        /// Thresholds of rules. Units stand with each.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct Thresholds {
            $($(#[$doc])* pub $name: Decimal,)*
        }

        impl Thresholds {
            /// All thresholds with their defaults and ranges, in the order of the documentation.
            pub const ALL: &[Threshold] = &[
                $(Threshold {
                    key: stringify!($name),
                    value: Decimal::from_millionths($value),
                    range: (Decimal::from_millionths($from), Decimal::from_millionths($to)),
                },)*
            ];

            /// Sets a threshold by its key; `false` where there is none of that name or the value
            /// is out of range.
            #[must_use]
            pub fn set(&mut self, key: &str, value: Decimal) -> bool {
                let fits = |it: &&Threshold| it.key == key && it.range.0 <= value && value <= it.range.1;
                if Self::ALL.iter().find(fits).is_none() {
                    return false;
                }
                match key {
                    $(stringify!($name) => self.$name = value,)*
                    _ => return false,
                }
                true
            }
        }

        impl Default for Thresholds {
            fn default() -> Self {
                Self { $($name: Decimal::from_millionths($value),)* }
            }
        }
    };
}

thresholds! {
    /// X003, Y004: similarity from which two names are alike, 0 to 1.
    similarity: 880_000, 500_000, 1_000_000;
    /// V051: letters below which a name says nothing.
    name_min_chars: 5_000_000, 1_000_000, 50_000_000;
    /// X010: how far shares may be from 100, in points.
    shares_tolerance: 1_000_000, 0, 50_000_000;
    /// X011, L003, X012: how far sums of people may be from what is declared, in people or FTE.
    sum_tolerance: 500_000, 0, 100_000_000;
    /// R016: answers from which equal ones are worth a look.
    straight_line_answers: 5_000_000, 2_000_000, 100_000_000;
    /// X014: rows from which a constant column is worth a look.
    constant_rows: 30_000_000, 2_000_000, 1_000_000_000;
    /// X015: robust z from which a number is an outlier.
    outlier_z: 5_000_000, 1_000_000, 100_000_000;
    /// X016: rows from which a copied block is worth a look.
    copied_rows: 5_000_000, 2_000_000, 1_000_000_000;
    /// Y005: change of headcount, as a share of last year's, from which it is a jump.
    headcount_jump: 500_000, 0, 100_000_000;
    /// Y008: share of equal rows from which a submission is last year's.
    same_as_last_year: 1_000_000, 500_000, 1_000_000;
    /// Y010: change of a body's total, as a share of last year's.
    body_total_drift: 250_000, 0, 100_000_000;
    /// P009: headcount up to which a row identifies a person.
    small_cell: 1_000_000, 0, 20_000_000;
    /// T023: formatted and empty rows below the data from which they are worth a word.
    ghost_rows: 100_000_000, 1_000_000, 1_000_000_000_000;
}

#[cfg(test)]
mod tests {
    use super::Thresholds;
    use crate::model::quantity::Decimal;

    #[test]
    fn defaults_are_in_their_ranges_and_keys_are_known() {
        let mut set = Thresholds::default();
        for it in Thresholds::ALL {
            assert!(
                it.range.0 <= it.value && it.value <= it.range.1,
                "{}",
                it.key
            );
            assert!(set.set(it.key, it.value));
        }
        assert_eq!(set, Thresholds::default());
        assert!(!set.set("similarity", Decimal::from_millionths(2_000_000)));
        assert!(!set.set("no_such", Decimal::from_millionths(1)));
    }
}
