//! Stretches of days on which the same assignments hold, and what their shares add up to.
//!
//! Never here: whether a sum is right (`check`), or what the rest counts as (`figures`).

use crate::model::period::{Day, Period};
use crate::model::quantity::Decimal;
use crate::model::staff::Assignment;

/// By how much shares may miss 1: half a percentage point, for the rounding of thirds.
pub const SHARES_TOLERANCE: Decimal = Decimal::from_millionths(5_000);

/// Calls `each` for every stretch from the first day of any assignment to the last one, in order,
/// with the places of the assignments that hold on it: none, where days between two are bare.
pub fn stretches(assignments: &[Assignment], mut each: impl FnMut(Period, &[usize])) {
    let Some(first) = assignments.first() else {
        return;
    };
    let mut holding: Vec<usize> = Vec::with_capacity(assignments.len());
    // Most people do the same all the time.
    if assignments.iter().all(|it| it.period == first.period) {
        holding.extend(0..assignments.len());
        each(first.period, &holding);
        return;
    }
    // First days of stretches, and the end of the last one.
    let mut begins: Vec<Day> = Vec::with_capacity(assignments.len() * 2);
    let mut last = Day::MIN;
    for assignment in assignments {
        begins.push(assignment.period.first);
        last = last.max(assignment.period.last);
        if assignment.period.last < Day::MAX {
            begins.push(assignment.period.last.plus(1));
        }
    }
    begins.sort_unstable();
    begins.dedup();
    for (place, first) in begins.iter().enumerate() {
        let end = begins.get(place + 1).map_or(last, |next| next.plus(-1));
        if *first > end {
            break;
        }
        holding.clear();
        let here = (0..assignments.len()).filter(|it| assignments[*it].period.contains(*first));
        holding.extend(here);
        each(
            Period {
                first: *first,
                last: end,
            },
            &holding,
        );
    }
}

/// What shares that hold together add up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShareSum {
    /// 1, but for the tolerance; or unknown, where a share cannot be read and the others leave
    /// room for it.
    Whole,
    /// Less.
    Less(Decimal),
    /// More, whatever the ones that cannot be read are.
    More(Decimal),
}

/// Adds shares up; `None` is one that cannot be read.
#[must_use]
pub fn add_up(shares: impl IntoIterator<Item = Option<Decimal>>) -> ShareSum {
    let (mut sum, mut unknown) = (0_i64, false);
    for share in shares {
        match share {
            Some(share) => sum = sum.saturating_add(share.millionths()),
            None => unknown = true,
        }
    }
    let whole = Decimal::ONE.millionths();
    let tolerance = SHARES_TOLERANCE.millionths();
    let total = Decimal::from_millionths(sum);
    if sum > whole + tolerance {
        ShareSum::More(total)
    } else if sum < whole - tolerance && !unknown {
        ShareSum::Less(total)
    } else {
        ShareSum::Whole
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::{ShareSum, add_up, stretches};
    use crate::model::period::{Day, Period};
    use crate::model::quantity::Decimal;
    use crate::model::staff::{Assignment, RowRef};

    fn assignment(from: &str, to: &str) -> Assignment {
        Assignment {
            activity: Rc::from("A"),
            unit: None,
            share: None,
            period: Period {
                first: Day::parse(from).unwrap_or(Day::MIN),
                last: Day::parse(to).unwrap_or(Day::MAX),
            },
            at: RowRef { table: 0, row: 2 },
        }
    }

    #[track_caller]
    fn case(periods: &[(&str, &str)], expected: &[(&str, &[usize])]) {
        let assignments: Vec<Assignment> = periods
            .iter()
            .map(|(from, to)| assignment(from, to))
            .collect();
        let mut found: Vec<(String, Vec<usize>)> = Vec::new();
        stretches(&assignments, |period, places| {
            found.push((period.to_string(), places.to_vec()));
        });
        let expected: Vec<(String, Vec<usize>)> = expected
            .iter()
            .map(|(days, places)| ((*days).to_owned(), places.to_vec()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn stretches_begin_and_end_where_an_assignment_does() {
        case(&[], &[]);
        case(&[("", ""), ("", "")], &[("../..", &[0, 1])]);
        case(
            &[("2026-01-01", "2026-06-30"), ("2026-01-01", "")],
            &[("2026-01-01/2026-06-30", &[0, 1]), ("2026-07-01/..", &[1])],
        );
        case(
            &[("2026-01-01", "2026-01-31"), ("2026-03-01", "2026-03-31")],
            &[
                ("2026-01-01/2026-01-31", &[0]),
                ("2026-02-01/2026-02-28", &[]), // bare days between the two
                ("2026-03-01/2026-03-31", &[1]),
            ],
        );
    }

    #[test]
    fn shares_add_up_within_half_a_point() {
        #[track_caller]
        fn case(shares: &[Option<i64>], expected: ShareSum) {
            let shares = shares.iter().map(|it| it.map(Decimal::from_millionths));
            assert_eq!(add_up(shares), expected);
        }
        let less = |millionths| ShareSum::Less(Decimal::from_millionths(millionths));
        let more = |millionths| ShareSum::More(Decimal::from_millionths(millionths));
        case(&[Some(500_000), Some(500_000)], ShareSum::Whole);
        case(
            &[Some(333_000), Some(333_000), Some(333_000)],
            ShareSum::Whole,
        );
        case(
            &[Some(330_000), Some(330_000), Some(330_000)],
            less(990_000),
        );
        case(&[Some(995_000)], ShareSum::Whole);
        case(&[Some(994_999)], less(994_999));
        case(&[Some(1_005_001)], more(1_005_001));
        case(&[Some(400_000), None], ShareSum::Whole); // nobody knows
        case(&[Some(1_100_000), None], more(1_100_000));
        case(&[], less(0));
    }
}
