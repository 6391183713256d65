//! The days of a year as bits: which are worked where and on which pattern, under which quota.
//!
//! Never here: persons. A month is 31 bits, so that counting days is one instruction and a table
//! of a thousand calendars takes some kilobytes.

use std::collections::BTreeMap;

use crate::figures::day_budgets::WorkingDays;
use crate::figures::day_budgets::fraction::common_multiple;
use crate::model::day_budget::{BudgetSettings, Quota, Window};
use crate::model::period::{Day, Month, Period, Weekday};
use crate::model::staff::Pattern;

/// Days of a month: bit 0 is the first.
pub(super) type Days = u32;

/// A place and a pattern that somebody has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Calendar<'a> {
    place: Option<&'a str>,
    pattern: Pattern,
    /// The calendar of the same pattern in the administration's comune.
    pub(super) home: usize,
}

/// Every pair of place and pattern, once.
#[derive(Debug, Default)]
pub(super) struct Calendars<'a> {
    list: Vec<Calendar<'a>>,
    found: BTreeMap<(Option<&'a str>, Pattern), usize>,
}

impl<'a> Calendars<'a> {
    /// Returns the number of a pair.
    pub(super) fn number(&mut self, place: Option<&'a str>, pattern: Pattern) -> usize {
        if let Some(number) = self.found.get(&(place, pattern)) {
            return *number;
        }
        let home = match place {
            Some(_) => self.number(None, pattern),
            None => self.list.len(),
        };
        let number = self.list.len();
        self.list.push(Calendar {
            place,
            pattern,
            home,
        });
        self.found.insert((place, pattern), number);
        number
    }
}

/// A month.
#[derive(Debug)]
pub(super) struct MonthTable {
    pub(super) month: Month,
    period: Period,
    /// Working days from Monday to Friday in the administration's comune (W*).
    pub(super) working: u32,
    /// Weeks from Monday to Sunday, cut at the ends of the month.
    pub(super) weeks: Vec<Days>,
    /// Days on which each quota holds, in the order of the settings; none is in two.
    pub(super) quotas: Vec<Days>,
    /// Days on which no quota holds.
    pub(super) uncovered: Days,
    /// Days worked, by number of the calendar.
    worked: Vec<Days>,
    homes: Vec<usize>,
}

impl MonthTable {
    fn new(
        month: Month,
        calendars: &Calendars<'_>,
        settings: &BudgetSettings,
        working_days: &dyn WorkingDays,
    ) -> Self {
        let period = month.period();
        let mut uncovered = bits(period, period);
        let mut quotas = Vec::new();
        for quota in &settings.quotas {
            let held = bits(period, quota.period) & uncovered;
            uncovered &= !held;
            quotas.push(held);
        }
        let worked = calendars.list.iter().map(|calendar| {
            let is_worked = |day: Day| {
                calendar.pattern.works_on(day.weekday())
                    && working_days.count(calendar.place, calendar.pattern, Period::of_day(day)) > 0
            };
            period
                .iter()
                .enumerate()
                .filter(|(_, day)| is_worked(*day))
                .fold(0, |days, (place, _)| days | 1 << place)
        });
        Self {
            month,
            period,
            working: working_days.count(None, Pattern::FIVE_DAYS, period),
            weeks: weeks(period),
            quotas,
            uncovered,
            worked: worked.collect(),
            homes: calendars.list.iter().map(|it| it.home).collect(),
        }
    }

    /// Returns the days of a period that are in the month.
    pub(super) fn days(&self, period: Period) -> Days {
        bits(self.period, period)
    }

    /// Returns the days worked on a calendar.
    pub(super) fn worked(&self, calendar: usize) -> Days {
        self.worked.get(calendar).copied().unwrap_or(0)
    }

    /// Returns how many days are worked on a calendar's pattern in the administration's comune.
    pub(super) fn worked_at_home(&self, calendar: usize) -> u32 {
        let home = self.homes.get(calendar).copied().unwrap_or(calendar);
        self.worked(home).count_ones()
    }
}

/// Returns the days of `period` in `month`.
fn bits(month: Period, period: Period) -> Days {
    let Some(both) = month.and(period) else {
        return 0;
    };
    let first = u32::try_from(both.first.since(month.first)).unwrap_or(0);
    let last = u32::try_from(both.last.since(month.first)).unwrap_or(0);
    // From 0 to `last`, less those before `first`.
    (Days::MAX >> 31_u32.saturating_sub(last)) & (Days::MAX << first.min(31))
}

fn weeks(month: Period) -> Vec<Days> {
    let mut weeks: Vec<Days> = Vec::new();
    for (place, day) in month.iter().enumerate() {
        if weeks.is_empty() || day.weekday() == Weekday::Monday {
            weeks.push(0);
        }
        if let Some(week) = weeks.last_mut() {
            *week |= 1 << place;
        }
    }
    weeks
}

/// Returns the tables of the twelve months of a year.
pub(super) fn tables(
    year: i16,
    calendars: &Calendars<'_>,
    settings: &BudgetSettings,
    working_days: &dyn WorkingDays,
) -> Vec<MonthTable> {
    let months = Month::of_year(year).unwrap_or_default();
    let table = |month| MonthTable::new(month, calendars, settings, working_days);
    months.into_iter().map(table).collect()
}

/// Returns how many months of the year the window takes together.
pub(super) fn months_together(window: Window) -> usize {
    match window {
        Window::Week => 1,
        Window::Months(months) => usize::from(months.clamp(1, 12)),
    }
}

/// What a day is worth in the whole numbers of a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scale {
    /// The denominator that all months of the window share.
    pub(super) den: i64,
    /// What one working day adds for each day of a quota per month: 1/W*.
    pub(super) per_month: i64,
    /// The same of a quota per week: 1/5.
    pub(super) per_week: i64,
    /// Working days W*.
    pub(super) working: i64,
}

impl Scale {
    /// Returns the scales of the months of a window. A month without working days is worth
    /// nothing.
    pub(super) fn of(window: &[MonthTable]) -> Vec<Self> {
        let den = window
            .iter()
            .map(|table| i64::from(table.working.max(1)))
            .fold(5, common_multiple);
        let scale = |table: &MonthTable| {
            let working = i64::from(table.working);
            Self {
                den,
                per_month: if working == 0 { 0 } else { den / working },
                per_week: if working == 0 { 0 } else { den / 5 },
                working,
            }
        };
        window.iter().map(scale).collect()
    }

    /// Returns the gross figure of a quota: its days in a month, or in the weeks of one.
    pub(super) fn gross(self, quota: &Quota, days: i64) -> i64 {
        use crate::model::day_budget::QuotaPer;
        match quota.per {
            QuotaPer::Month => days * self.per_month * self.working,
            QuotaPer::Week => days * self.per_week * self.working,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{bits, weeks};
    use crate::model::period::{Month, Period};

    #[test]
    fn days_are_bits() {
        let month = Month::parse("2026-12").unwrap().period();
        let cut = |from: i32, to: i32| Period {
            first: month.first.plus(from),
            last: month.first.plus(to),
        };
        assert_eq!(bits(month, month), u32::MAX >> 1);
        assert_eq!(bits(month, Period::ALWAYS), u32::MAX >> 1);
        assert_eq!(bits(month, cut(-5, 0)), 1);
        assert_eq!(bits(month, cut(30, 90)), 1 << 30);
        assert_eq!(bits(month, cut(1, 3)), 0b1110);
        assert_eq!(bits(month, cut(31, 40)), 0);
    }

    #[test]
    fn weeks_are_cut_at_the_ends_of_the_month() {
        // 1 December 2026 is a Tuesday: 6 days, three whole weeks, and 4 days.
        let month = Month::parse("2026-12").unwrap().period();
        let days: Vec<u32> = weeks(month).iter().map(|week| week.count_ones()).collect();
        assert_eq!(days, [6, 7, 7, 7, 4]);
    }
}
