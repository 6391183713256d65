//! What activity headcounts say of people who overlap: the terms of the bounds, and the bounds.
//!
//! Never here: which rows belong to a unit (`headcounts`).

use super::staff::StaffOf;
use crate::model::quantity::{Between, Exact};

/// Terms of one group of activities. They can be merged in any order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Terms {
    /// Largest known headcount of an activity that surely counts.
    pub(super) largest: Option<Exact>,
    /// Sum of the heads of activities that surely count, those known.
    pub(super) sure: Option<Exact>,
    /// Sum of the heads of activities that do not surely count; `None` once one is unknown.
    pub(super) not_sure: Unbounded,
    /// Sum of the heads of activities that may count; `None` once one is unknown. An upper bound,
    /// never people.
    pub(super) possible: Unbounded,
}

/// A sum that is lost once a part of it is unknown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unbounded(pub(super) Option<Exact>);

impl Default for Unbounded {
    fn default() -> Self {
        Self(Some(Exact::zero()))
    }
}

impl Unbounded {
    pub(super) fn add(&mut self, part: Option<&Exact>) {
        self.0 = match (self.0.take(), part) {
            (Some(sum), Some(part)) => Some(sum.plus(part)),
            _ => None,
        };
    }
}

/// Whether an activity counts, at worst and at best.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counts {
    /// Surely.
    Surely,
    /// An answer that is missing decides.
    Perhaps,
    /// Not at all.
    Not,
}

impl Terms {
    /// Adds an activity by the people that are known and, where none are unknown, all of them.
    pub(super) fn add(&mut self, known: &Exact, all: Option<&Exact>, counts: Counts) {
        if counts == Counts::Surely {
            // Nothing known of a number is not a number.
            if all.is_some() || !known.is_zero() {
                let largest = self.largest.take().unwrap_or_else(Exact::zero);
                self.largest = Some(largest.max(known.clone()));
                let sure = self.sure.take().unwrap_or_else(Exact::zero);
                self.sure = Some(sure.plus(known));
            }
        } else {
            self.not_sure.add(all);
        }
        if counts != Counts::Not {
            self.possible.add(all);
        }
    }

    /// Adds people who work on something that is in no sum.
    pub(super) fn add_left_out(&mut self, heads: Option<&Exact>) {
        self.not_sure.add(heads);
    }

    /// Adds the terms of another group.
    pub(super) fn merge(&mut self, other: &Self) {
        if let Some(theirs) = &other.largest
            && self.largest.as_ref().is_none_or(|largest| theirs > largest)
        {
            self.largest = Some(theirs.clone());
        }
        if let Some(theirs) = &other.sure {
            let sure = self.sure.take().unwrap_or_else(Exact::zero);
            self.sure = Some(sure.plus(theirs));
        }
        self.not_sure.add(other.not_sure.0.as_ref());
        self.possible.add(other.possible.0.as_ref());
    }

    /// Returns the staff less the heads of activities that do not surely count, where both are
    /// known: who works on none of those works on one that counts. `listed`: the staff of whom
    /// activities speak.
    pub(super) fn remainder(&self, listed: Option<&Exact>) -> Option<Exact> {
        let rest = listed?.minus(self.not_sure.0.as_ref()?);
        Some(rest.max(Exact::zero()))
    }

    /// Returns the lower bound of one group by itself.
    fn lower(&self, listed: Option<&Exact>) -> Exact {
        let largest = self.largest.clone().unwrap_or_else(Exact::zero);
        match self.remainder(listed) {
            Some(remainder) => largest.max(remainder),
            None => largest,
        }
    }
}

/// Bounds of one unit, with the terms that they were made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bounds {
    /// The bounds; `None` where they contradict each other.
    pub(super) heads: Option<Between<Exact>>,
    /// The lower bound, whether or not it contradicts the upper one.
    pub(super) at_least: Exact,
    /// The upper bound.
    pub(super) at_most: Option<Exact>,
    /// Sum of the lower bounds of the parts.
    pub(super) below_at_least: Exact,
    /// Sum of the upper bounds of the parts.
    pub(super) below_at_most: Option<Exact>,
    /// Whether the upper bound was cut at the staff.
    pub(super) clipped: bool,
}

/// Joins the parts of a unit (the units below it, and its own rows) under its staff.
pub(super) fn join(all: &Terms, parts: &[&Between<Exact>], staff: &StaffOf) -> Bounds {
    let mut below_at_least = Exact::zero();
    let mut below_at_most = Unbounded::default();
    for part in parts {
        below_at_least = below_at_least.plus(&part.at_least);
        below_at_most.add(part.at_most.as_ref());
    }
    let at_least = below_at_least.clone().max(all.lower(staff.listed.as_ref()));
    let (at_most, clipped) = match (&below_at_most.0, &staff.all) {
        (Some(sum), Some(staff)) if sum > staff => (Some(staff.clone()), true),
        (Some(sum), _) => (Some(sum.clone()), false),
        (None, Some(staff)) => (Some(staff.clone()), true),
        (None, None) => (None, false),
    };
    let sound = at_most.as_ref().is_none_or(|most| at_least <= *most);
    Bounds {
        heads: sound.then(|| Between {
            at_least: at_least.clone(),
            at_most: at_most.clone(),
        }),
        at_least,
        at_most,
        below_at_least,
        below_at_most: below_at_most.0,
        clipped,
    }
}

#[cfg(test)]
mod tests {
    use super::{Counts, Terms, join};
    use crate::figures::contingents::staff::StaffOf;
    use crate::model::quantity::{Between, Exact, Ratio};

    fn whole(number: i128) -> Exact {
        Ratio::new(number, 1).exact()
    }

    /// Bounds of one unit: heads with `y`, `?` or `n`, and its staff.
    #[track_caller]
    fn case(
        rows: &[(Option<i128>, char)],
        staff: Option<i128>,
        expected: Option<(i128, Option<i128>)>,
    ) {
        let mut terms = Terms::default();
        for (heads, counts) in rows {
            let counts = match counts {
                'y' => Counts::Surely,
                '?' => Counts::Perhaps,
                _ => Counts::Not,
            };
            let heads = heads.map(whole);
            let known = heads.clone().unwrap_or_else(Exact::zero);
            terms.add(&known, heads.as_ref(), counts);
        }
        let own = Between {
            at_least: terms.largest.clone().unwrap_or_else(Exact::zero),
            at_most: terms.possible.0.clone(),
        };
        let staff = StaffOf {
            all: staff.map(whole),
            listed: staff.map(whole),
        };
        let bounds = join(&terms, &[&own], &staff);
        let expected = expected.map(|(at_least, at_most)| Between {
            at_least: whole(at_least),
            at_most: at_most.map(whole),
        });
        assert_eq!(bounds.heads, expected, "{rows:?}");
    }

    #[test]
    fn people_who_overlap_are_an_interval() {
        // Without staff: the largest, and the sum.
        case(
            &[(Some(4), 'y'), (Some(3), 'y'), (Some(5), 'n')],
            None,
            Some((4, Some(7))),
        );
        // Of 10 at most 5 work on nothing but the third: 5 at least.
        case(
            &[(Some(4), 'y'), (Some(3), 'y'), (Some(5), 'n')],
            Some(10),
            Some((5, Some(7))),
        );
        // The staff is the most.
        case(
            &[(Some(4), 'y'), (Some(3), 'y')],
            Some(6),
            Some((6, Some(6))),
        );
        // Nobody works on anything smartable.
        case(&[(Some(5), 'n')], Some(5), Some((0, Some(0))));
        // An undetermined activity widens both ends.
        case(
            &[(Some(4), 'y'), (Some(3), '?'), (Some(5), 'n')],
            Some(10),
            Some((4, Some(7))),
        );
        // Unknown people: no remainder, and the staff is the most.
        case(
            &[(None, 'y'), (Some(3), 'y')],
            Some(10),
            Some((10, Some(10))),
        );
        case(
            &[(None, '?'), (Some(3), 'y')],
            Some(10),
            Some((3, Some(10))),
        );
        case(&[(None, 'y'), (Some(3), 'y')], None, Some((3, None)));
        // More people than there are: no figure.
        case(&[(Some(9), 'y')], Some(5), None);
        // Fewer people than there are: two of ten work on nothing that is listed.
        case(&[(Some(3), 'y'), (Some(5), 'n')], Some(10), None);
        case(&[], None, Some((0, Some(0))));
    }
}
