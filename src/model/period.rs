//! Days, months and periods of the civil calendar.
//!
//! Lives here: what a date is, and counting from one to another. Never here: which days are
//! worked (`calendar`), or which rule holds on a day (`policy`).

pub mod words;

use std::fmt;

use jiff::civil;

/// A day, as the number of days since 1 January 1970. Small, `Copy`, and ordered in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// Monday to Sunday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weekday {
    /// Monday.
    Monday,
    /// Tuesday.
    Tuesday,
    /// Wednesday.
    Wednesday,
    /// Thursday.
    Thursday,
    /// Friday.
    Friday,
    /// Saturday.
    Saturday,
    /// Sunday.
    Sunday,
}

impl Weekday {
    /// All days of the week, Monday first.
    pub const ALL: [Self; 7] = [
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
        Self::Sunday,
    ];

    /// Returns the place in the week: Monday is 0.
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}

const EPOCH: civil::Date = civil::date(1970, 1, 1);

impl Day {
    /// Before every day that a file can name: an open beginning.
    pub const MIN: Self = Self(i32::MIN);
    /// After every day that a file can name: an open end.
    pub const MAX: Self = Self(i32::MAX);

    /// Makes a day; `None` where the calendar has no such day. Years from 1 to 9999.
    #[must_use]
    pub fn new(year: i16, month: u8, day: u8) -> Option<Self> {
        if year < 1 {
            return None;
        }
        let date =
            civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
        Some(Self::of(date))
    }

    fn of(date: civil::Date) -> Self {
        let days = date.duration_since(EPOCH).as_hours().div_euclid(24);
        Self(i32::try_from(days).unwrap_or(i32::MAX))
    }

    /// Reads `2026-03-31`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let plain = |text: &str, digits: usize| {
            text.len() == digits && text.bytes().all(|it| it.is_ascii_digit())
        };
        if parts.next().is_some() || !plain(year, 4) || !plain(month, 2) || !plain(day, 2) {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// Returns the date, or the nearest one that the calendar has for an open end.
    fn date(self) -> civil::Date {
        jiff::Span::new()
            .try_days(self.0)
            .ok()
            .and_then(|days| EPOCH.checked_add(days).ok())
            .unwrap_or(if self.0 < 0 {
                civil::Date::MIN
            } else {
                civil::Date::MAX
            })
    }

    /// Returns the year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.date().year()
    }

    /// Returns the month that the day is in.
    #[must_use]
    pub fn month(self) -> Month {
        let date = self.date();
        Month {
            year: date.year(),
            month: date.month().unsigned_abs(),
        }
    }

    /// Returns the day of its month, from 1.
    #[must_use]
    pub fn day_of_month(self) -> u8 {
        self.date().day().unsigned_abs()
    }

    /// Returns the day of the week.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        // 1 January 1970 was a Thursday.
        let place = (i64::from(self.0) + 3).rem_euclid(7);
        Weekday::ALL[usize::try_from(place).unwrap_or(0)]
    }

    /// Returns the day `days` later, or earlier where it is below 0.
    #[must_use]
    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// Returns how many days lie from `earlier` to this day: 1 from one day to the next.
    #[must_use]
    pub fn since(self, earlier: Self) -> i64 {
        i64::from(self.0) - i64::from(earlier.0)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.date();
        write!(
            out,
            "{:04}-{:02}-{:02}",
            date.year(),
            date.month(),
            date.day()
        )
    }
}

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: i16,
    month: u8,
}

impl Month {
    /// Makes a month; `None` unless `month` is from 1 to 12 and the year from 1 to 9999.
    #[must_use]
    pub fn new(year: i16, month: u8) -> Option<Self> {
        Day::new(year, month, 1).map(Day::month)
    }

    /// Reads `2026-12`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Day::parse(&format!("{text}-01")).map(Day::month)
    }

    /// Returns the twelve months of a year, `None` outside 1 to 9999.
    #[must_use]
    pub fn of_year(year: i16) -> Option<Vec<Self>> {
        (1..=12).map(|month| Self::new(year, month)).collect()
    }

    /// Returns the year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.year
    }

    /// Returns the month of the year, 1 to 12.
    #[must_use]
    pub fn number(self) -> u8 {
        self.month
    }

    /// Returns its days.
    #[must_use]
    pub fn period(self) -> Period {
        let first = Day::new(self.year, self.month, 1).unwrap_or(Day::MIN);
        let last = self.next_month_begins().plus(-1);
        Period { first, last }
    }

    fn next_month_begins(self) -> Day {
        let (year, month) = if self.month == 12 {
            (self.year + 1, 1)
        } else {
            (self.year, self.month + 1)
        };
        Day::new(year, month, 1).unwrap_or(Day::MAX)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}", self.year, self.month)
    }
}

/// Days from a first to a last one, both in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// First day; [`Day::MIN`]: open.
    pub first: Day,
    /// Last day; [`Day::MAX`]: open.
    pub last: Day,
}

impl Period {
    /// All days.
    pub const ALWAYS: Self = Self {
        first: Day::MIN,
        last: Day::MAX,
    };

    /// Returns the period of one day.
    #[must_use]
    pub fn of_day(day: Day) -> Self {
        Self {
            first: day,
            last: day,
        }
    }

    /// Returns the period of a year, `None` outside 1 to 9999.
    #[must_use]
    pub fn of_year(year: i16) -> Option<Self> {
        Some(Self {
            first: Day::new(year, 1, 1)?,
            last: Day::new(year, 12, 31)?,
        })
    }

    /// Says whether a day is in it.
    #[must_use]
    pub fn contains(self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }

    /// Returns the days that are in both, `None` where there are none.
    #[must_use]
    pub fn and(self, other: Self) -> Option<Self> {
        let both = Self {
            first: self.first.max(other.first),
            last: self.last.min(other.last),
        };
        (both.first <= both.last).then_some(both)
    }

    /// Returns how many days it has. Of a period without an end: a number beyond any use.
    #[must_use]
    pub fn days(self) -> i64 {
        self.last.since(self.first) + 1
    }

    /// Returns its days in order. Of a period without an end: never ends.
    pub fn iter(self) -> impl Iterator<Item = Day> {
        (self.first.0..=self.last.0).map(Day)
    }

    /// Returns the months that it touches, in order. Not for open periods.
    #[must_use]
    pub fn months(self) -> Vec<Month> {
        let mut months = Vec::new();
        let mut at = self.first.month();
        while at.period().first <= self.last {
            months.push(at);
            at = at.next_month_begins().month();
            if months.len() > 120_000 {
                break;
            }
        }
        months
    }
}

impl fmt::Display for Period {
    /// Writes the first and the last day as ISO 8601 does, an open end as `..`: `2026-01-01/..`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.first {
            Day::MIN => out.write_str("..")?,
            first => write!(out, "{first}")?,
        }
        match self.last {
            Day::MAX => out.write_str("/.."),
            last => write!(out, "/{last}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Day, Month, Period, Weekday};

    #[test]
    fn days_are_read_printed_and_counted() {
        let day = Day::parse("2026-11-22").unwrap();
        assert_eq!(day.to_string(), "2026-11-22");
        assert_eq!(day.weekday(), Weekday::Sunday);
        assert_eq!((day.year(), day.day_of_month()), (2026, 22));
        assert_eq!(day.plus(9).to_string(), "2026-12-01");
        assert_eq!(
            Day::parse("1970-01-01").unwrap().weekday(),
            Weekday::Thursday
        );
        assert_eq!(
            Day::parse("2024-03-01")
                .unwrap()
                .since(Day::parse("2024-02-28").unwrap()),
            2
        );
        for text in [
            "2026-02-29",
            "2026-13-01",
            "26-01-01",
            "2026-1-1",
            "2026-01-01T00",
            "0000-01-01",
            "",
        ] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }

    #[test]
    fn months_have_their_days() {
        #[track_caller]
        fn case(text: &str, last: &str, days: i64) {
            let period = Month::parse(text).unwrap().period();
            assert_eq!(
                (period.last.to_string().as_str(), period.days()),
                (last, days)
            );
        }
        case("2024-02", "2024-02-29", 29);
        case("2026-02", "2026-02-28", 28);
        case("2026-12", "2026-12-31", 31);
        assert_eq!(Month::parse("2026-13"), None);
        assert_eq!(Month::of_year(2026).unwrap().len(), 12);
    }

    #[test]
    fn periods_meet() {
        let year = Period::of_year(2026).unwrap();
        let month = Month::parse("2026-12").unwrap().period();
        assert_eq!(year.and(month), Some(month));
        assert_eq!(year.and(Period::of_year(2025).unwrap()), None);
        assert_eq!(Period::ALWAYS.and(month), Some(month));
        assert_eq!(year.days(), 365);
        assert_eq!(year.months().len(), 12);
        assert_eq!(month.iter().count(), 31);
    }
}
