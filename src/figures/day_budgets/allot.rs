//! Who gets the days that remain when everybody has the whole days of an entitlement: largest
//! remainders, and what decides between equal ones.
//!
//! Never here: how large an entitlement is, or the budget.

use std::cmp::Ordering;

use crate::figures::day_budgets::fraction::Fraction;
use crate::model::day_budget::{Settled, Ties};

/// A person with a remainder.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    /// What lies beyond whole days; above 0.
    pub(super) rest: Fraction,
    pub(super) priority: Option<u32>,
    /// Extra days in earlier months of the year.
    pub(super) extra_before: u32,
    /// Person, by place in the order of codes.
    pub(super) person: usize,
    /// Whether one more day lets presence prevail in the window.
    pub(super) may: bool,
}

/// What became of each remainder, in the order given, and the days that nobody got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Allotment {
    pub(super) settled: Vec<Settled>,
    pub(super) to_bank: u32,
}

/// Gives `left` days to the largest remainders, one each.
pub(super) fn allot(candidates: &[Candidate], left: usize, ties: Ties) -> Allotment {
    let lost = |candidate: &Candidate| {
        if candidate.may {
            Settled::None
        } else {
            Settled::WindowFull
        }
    };
    let mut settled: Vec<Settled> = candidates.iter().map(lost).collect();
    let mut order: Vec<usize> = (0..candidates.len())
        .filter(|place| candidates[*place].may)
        .collect();
    order.sort_by(|a, b| compare(&candidates[*a], &candidates[*b]));
    let (winners, losers) = order.split_at(left.min(order.len()));
    let mut given = winners.len();
    let first_loser = losers.first().map(|place| &candidates[*place]);
    for place in winners {
        settled[*place] = decided(&candidates[*place], first_loser);
    }
    if let (Ties::ToBank, Some(first), Some(last)) = (ties, first_loser, winners.last())
        && candidates[*last].rest == first.rest
    {
        for place in &order {
            if candidates[*place].rest == first.rest {
                given -= usize::from(settled[*place] != Settled::None);
                settled[*place] = Settled::ToBank;
            }
        }
    }
    Allotment {
        settled,
        to_bank: u32::try_from(left - given).unwrap_or(u32::MAX),
    }
}

/// Says what put a winner before the first of those that got none.
fn decided(winner: &Candidate, loser: Option<&Candidate>) -> Settled {
    let Some(loser) = loser else {
        return Settled::Larger;
    };
    if winner.rest != loser.rest {
        Settled::Larger
    } else if rank(winner) != rank(loser) {
        Settled::ByPriority
    } else if winner.extra_before != loser.extra_before {
        Settled::ByFewestExtra
    } else {
        Settled::ByCode
    }
}

/// Returns the priority: 1 first, none last.
fn rank(candidate: &Candidate) -> u64 {
    candidate.priority.map_or(u64::MAX, u64::from)
}

fn compare(a: &Candidate, b: &Candidate) -> Ordering {
    let by_rest = b.rest.cmp(&a.rest);
    by_rest
        .then_with(|| (rank(a), a.extra_before, a.person).cmp(&(rank(b), b.extra_before, b.person)))
}

#[cfg(test)]
mod tests {
    use super::{Candidate, allot};
    use crate::figures::day_budgets::fraction::Fraction;
    use crate::model::day_budget::Settled::{
        self, ByCode, ByFewestExtra, ByPriority, Larger, None as Nothing, ToBank, WindowFull,
    };
    use crate::model::day_budget::Ties;

    /// Remainder in tenths, priority, extra days before.
    type Row = (i64, Option<u32>, u32);

    fn candidates(rows: &[Row]) -> Vec<Candidate> {
        let candidate = |(person, row): (usize, &Row)| Candidate {
            rest: Fraction::new(row.0, 10),
            priority: row.1,
            extra_before: row.2,
            person,
            may: true,
        };
        rows.iter().enumerate().map(candidate).collect()
    }

    #[test]
    fn remainders_are_settled_and_each_says_by_what() {
        #[track_caller]
        fn case(rows: &[Row], left: usize, settled: &[Settled]) {
            let allotment = allot(&candidates(rows), left, Ties::Resolve);
            assert_eq!(allotment.settled, settled);
            assert_eq!(allotment.to_bank, 0);
        }
        let none = None;
        case(&[], 0, &[]);
        case(&[(3, none, 0)], 1, &[Larger]);
        case(&[(3, none, 0), (7, none, 9)], 1, &[Nothing, Larger]);
        case(&[(5, none, 0), (5, Some(1), 9)], 1, &[Nothing, ByPriority]);
        case(
            &[(5, Some(2), 0), (5, Some(1), 9)],
            1,
            &[Nothing, ByPriority],
        );
        case(&[(5, none, 1), (5, none, 0)], 1, &[Nothing, ByFewestExtra]);
        case(&[(5, none, 1), (5, none, 1)], 1, &[ByCode, Nothing]);
        // Priority carries one of three over the line, the code another.
        case(
            &[(5, none, 0), (5, none, 0), (5, Some(3), 0)],
            2,
            &[ByCode, Nothing, ByPriority],
        );
        case(&[(5, none, 0), (5, none, 0)], 2, &[Larger, Larger]);
    }

    #[test]
    fn ties_may_go_to_the_bank() {
        #[track_caller]
        fn case(rows: &[Row], left: usize, settled: &[Settled], to_bank: u32) {
            let allotment = allot(&candidates(rows), left, Ties::ToBank);
            assert_eq!(
                (allotment.settled.as_slice(), allotment.to_bank),
                (settled, to_bank)
            );
        }
        let none = None;
        case(&[(5, none, 0), (5, Some(1), 0)], 1, &[ToBank, ToBank], 1);
        case(&[(5, none, 0), (5, Some(1), 0)], 2, &[Larger, Larger], 0);
        case(
            &[
                (9, none, 0),
                (4, none, 0),
                (4, none, 0),
                (4, none, 0),
                (1, none, 0),
            ],
            3,
            &[Larger, ToBank, ToBank, ToBank, Nothing],
            2,
        );
        case(
            &[(9, none, 0), (4, none, 0), (4, none, 0)],
            1,
            &[Larger, Nothing, Nothing],
            0,
        );
    }

    #[test]
    fn a_full_window_sends_the_day_to_the_next_or_to_the_bank() {
        let mut rows = candidates(&[(9, None, 0), (4, None, 0)]);
        rows[0].may = false;
        let one = allot(&rows, 1, Ties::Resolve);
        assert_eq!((one.settled, one.to_bank), (vec![WindowFull, Larger], 0));
        let two = allot(&rows, 2, Ties::Resolve);
        assert_eq!((two.settled, two.to_bank), (vec![WindowFull, Larger], 1));
    }
}
