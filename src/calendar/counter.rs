//! Working days counted fast: sums by day of the week, made once for a comune and a span.
//!
//! Never here: which days are holidays.

use crate::model::period::{Day, Period, Weekday};
use crate::model::staff::Pattern;

/// How many days of a span are no holidays, by day of the week, up to each day of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counter {
    span: Period,
    /// Before each day of the span, and after the last one.
    sums: Vec<[u32; 7]>,
}

impl Counter {
    /// The longest span: four centuries.
    pub const MOST_DAYS: i64 = 146_097;

    /// Counts the days of a span that are no holidays.
    pub(super) fn new(span: Period, is_holiday: impl Fn(Day) -> bool) -> Self {
        let mut sum = [0; 7];
        let mut sums = vec![sum];
        // A period whose end lies before its beginning has no days.
        if span.days() <= Self::MOST_DAYS {
            for day in span.iter() {
                if !is_holiday(day) {
                    sum[day.weekday().index()] += 1;
                }
                sums.push(sum);
            }
        }
        Self { span, sums }
    }

    /// Returns the span that the counter answers for.
    #[must_use]
    pub fn span(&self) -> Period {
        self.span
    }

    /// Returns the days of `period` that `pattern` works and that are no holidays.
    ///
    /// - **Unit:** whole days.
    /// - **Range:** days outside the span count nothing: ask for periods within it.
    #[must_use]
    pub fn working_days(&self, pattern: Pattern, period: Period) -> u32 {
        let Some(asked) = period.and(self.span) else {
            return 0;
        };
        let place = |day: Day| usize::try_from(day.since(self.span.first)).ok();
        let sums = |place: usize| self.sums.get(place);
        let (Some(before), Some(up_to)) = (
            place(asked.first).and_then(sums),
            place(asked.last).and_then(|last| sums(last + 1)),
        ) else {
            return 0;
        };
        Weekday::ALL
            .iter()
            .filter(|day| pattern.works_on(**day))
            .map(|day| up_to[day.index()] - before[day.index()])
            .sum()
    }
}
