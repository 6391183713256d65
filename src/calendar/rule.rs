//! On which days of a year a holiday falls.
//!
//! Never here: since when, where, or by which law.

use crate::calendar::easter;
use crate::model::period::{Day, Period, Weekday};

/// On which days a holiday falls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// The same day each year. A day that a year lacks (29 February) is not kept in it.
    Yearly {
        /// 1 to 12.
        month: u8,
        /// 1 to 31.
        day: u8,
    },
    /// Days after Easter Sunday; before it where below 0.
    Easter(i32),
    /// A day of the week, counted from the beginning of a month.
    Nth {
        /// 1 to 12.
        month: u8,
        /// The day of the week.
        weekday: Weekday,
        /// The first, the second …: 1 to 5. A fifth that a month lacks is not kept.
        nth: u8,
        /// Days after it.
        plus: i32,
    },
    /// Single days and periods.
    Days(Vec<Period>),
}

impl Rule {
    /// Says whether it falls on a day.
    #[must_use]
    pub fn falls_on(&self, day: Day) -> bool {
        match self {
            Self::Days(periods) => periods.iter().any(|period| period.contains(day)),
            // The cheapest question first: it is asked of every rule on every day.
            Self::Yearly { day: of, month } => {
                day.day_of_month() == *of && day.month().number() == *month
            }
            Self::Easter(after) => easter::sunday(day.plus(-after).year())
                .is_some_and(|easter| easter.plus(*after) == day),
            Self::Nth {
                month,
                weekday,
                nth,
                plus,
            } => {
                let start = day.plus(-plus);
                start.weekday() == *weekday
                    && start.month().number() == *month
                    && (start.day_of_month() - 1) / 7 + 1 == *nth
            }
        }
    }
}
