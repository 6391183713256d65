//! Presence prevails in a window: a week, a month, or several months of a year together.
//!
//! Lives here: what is due of an entitlement once the cap of its window is applied, and how many
//! days rounding may still add in the window. Never here: who gets them (`allot`).

use crate::figures::day_budgets::fraction::Fraction;
use crate::figures::day_budgets::segments::{Ends, Segment};
use crate::model::day_budget::WindowPart;
use crate::model::period::{Day, Month, Period};
use crate::model::quantity::Ratio;

/// A person in a directorate over the months of a window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct WindowSum {
    pub(super) person: usize,
    pub(super) directorate: usize,
    /// Counted days without a derogation.
    counted: u32,
    /// Days with one.
    lifted: u32,
    /// Entitlement of plain days.
    entitled: Ends,
    /// Whole days that remain of the window's cap beyond the whole days of every month: so many
    /// times may this person's entitlement be rounded up.
    pub(super) spare: u32,
}

impl WindowSum {
    /// Returns the most remote days on plain days of the window.
    fn cap(&self) -> u32 {
        self.counted.saturating_sub(1) / 2
    }

    /// Says what the cap of one month follows from. `den` is that of the window.
    pub(super) fn part(&self, segment: &Segment, period: Period, den: i64) -> WindowPart {
        let over = |number: i64| Ratio::new(i128::from(number), i128::from(den));
        let (mine, all) = (segment.entitled, self.entitled);
        // As in `due_in_window`: the worst of this month stands beside the best of the others.
        let beside = |own: i64, others: i64| over(own + others);
        WindowPart {
            period,
            counted_days: self.counted,
            counted_in_month: segment.plain_counted,
            cap: self.cap(),
            entitled: (over(mine.worst), over(mine.best)),
            entitled_in_window: (
                beside(mine.worst, all.best - mine.best),
                beside(mine.best, all.worst - mine.worst),
            ),
            spare: self.spare,
        }
    }
}

/// Returns the days of the window of `together` months that a month is in.
pub(super) fn window_of(month: Month, together: usize) -> Period {
    let one = month.period();
    let together = u8::try_from(together).unwrap_or(1).max(1);
    let first = (month.number() - 1) / together * together + 1;
    let of = |number: u8| Month::new(month.year(), number).map_or(one, Month::period);
    let ends: (Day, Day) = (of(first).first, of(first + together - 1).last);
    Period {
        first: ends.0,
        last: ends.1,
    }
}

/// What is due after the cap.
#[derive(Debug, Clone, Copy)]
pub(super) struct Due {
    pub(super) worst: Fraction,
    pub(super) best: Fraction,
    /// The cap of the month, at best.
    pub(super) cap: Fraction,
}

impl Due {
    pub(super) fn is_settled(&self) -> bool {
        self.worst == self.best
    }
}

/// Returns what is due with a window of a month, or of weeks. `den` is that of the window.
pub(super) fn due_in_month(segment: &Segment, den: i64) -> Due {
    let cap = Fraction::whole(segment.month_cap);
    let due = |entitled: i64, lifted: i64| {
        let plain = Fraction::new(entitled, den).min(at(segment.month_cap, den));
        plain.plus(lifted_due(segment, lifted, den))
    };
    Due {
        worst: due(segment.entitled.worst, segment.entitled_lifted.worst),
        best: due(segment.entitled.best, segment.entitled_lifted.best),
        cap: cap.plus(Fraction::whole(segment.lifted)),
    }
}

/// Returns what is due with a window of several months: where the entitlements of the window
/// exceed its cap, each is scaled down by the same factor.
pub(super) fn due_in_window(segment: &Segment, sum: &WindowSum, den: i64) -> Due {
    let Ends { worst, best } = segment.entitled;
    // What another month turns out to be worth moves this one the other way.
    let (others_worst, others_best) = (sum.entitled.worst - worst, sum.entitled.best - best);
    let low = capped(segment, sum.cap(), worst, others_best, den);
    let high = capped(segment, sum.cap(), best, others_worst, den);
    let lifted = segment.entitled_lifted;
    Due {
        worst: low.0.plus(lifted_due(segment, lifted.worst, den)),
        best: high.0.plus(lifted_due(segment, lifted.best, den)),
        cap: high.1.plus(Fraction::whole(segment.lifted)),
    }
}

/// Returns the due and the month's part of the cap.
fn capped(
    segment: &Segment,
    cap: u32,
    entitled: i64,
    others: i64,
    den: i64,
) -> (Fraction, Fraction) {
    // Who is absent all month works no day of it remotely, however much the window leaves.
    let most = at(segment.plain_counted, den);
    let all = entitled + others;
    if all == 0 {
        return (Fraction::new(0, den), most.min(at(cap, den)));
    }
    let scaled = i128::from(entitled) * i128::from(cap);
    let part = Fraction::reduced(scaled, i128::from(all)).min(most);
    if i128::from(all) > i128::from(cap) * i128::from(den) {
        (part, part)
    } else {
        (Fraction::new(entitled, den).min(most), part)
    }
}

fn lifted_due(segment: &Segment, entitled: i64, den: i64) -> Fraction {
    Fraction::new(entitled, den).min(at(segment.lifted, den))
}

/// Returns whole days over a denominator.
fn at(days: u32, den: i64) -> Fraction {
    Fraction::new(i64::from(days) * den, den)
}

/// Adds up a person's segments of the months of a window, by directorate.
pub(super) fn window_sums(segments: &[Segment], den: i64, to: &mut Vec<WindowSum>) {
    let begin = to.len();
    for segment in segments {
        let mine = to[begin..]
            .iter_mut()
            .find(|sum| sum.directorate == segment.directorate);
        match mine {
            Some(sum) => {
                sum.counted += segment.plain_counted;
                sum.lifted += segment.lifted;
                sum.entitled = sum.entitled.plus(segment.entitled);
            }
            None => to.push(WindowSum {
                person: segment.person,
                directorate: segment.directorate,
                counted: segment.plain_counted,
                lifted: segment.lifted,
                entitled: segment.entitled,
                spare: 0,
            }),
        }
    }
    to[begin..].sort_by_key(|sum| sum.directorate);
    for sum in &mut to[begin..] {
        let whole: u32 = segments
            .iter()
            .filter(|segment| segment.directorate == sum.directorate)
            .map(|segment| due_in_window(segment, sum, den).best.floor())
            .sum();
        sum.spare = (sum.cap() + sum.lifted).saturating_sub(whole);
    }
}
