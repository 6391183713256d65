//! Days of the week, and periods with dates as tables of texts of law have them.
//!
//! Never here: dates in running text (`time`).

use crate::lang::{Lang, Text};
use crate::model::period::{Day, Period, Weekday};

const fn text(it: &'static str, en: &'static str) -> Text {
    Text { it, en }
}

/// Returns the name of a day of the week.
#[must_use]
pub fn weekday(day: Weekday) -> Text {
    match day {
        Weekday::Monday => text("lunedì", "Monday"),
        Weekday::Tuesday => text("martedì", "Tuesday"),
        Weekday::Wednesday => text("mercoledì", "Wednesday"),
        Weekday::Thursday => text("giovedì", "Thursday"),
        Weekday::Friday => text("venerdì", "Friday"),
        Weekday::Saturday => text("sabato", "Saturday"),
        Weekday::Sunday => text("domenica", "Sunday"),
    }
}

/// Returns the key of a day of the week in machine formats.
#[must_use]
pub fn weekday_key(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "monday",
        Weekday::Tuesday => "tuesday",
        Weekday::Wednesday => "wednesday",
        Weekday::Thursday => "thursday",
        Weekday::Friday => "friday",
        Weekday::Saturday => "saturday",
        Weekday::Sunday => "sunday",
    }
}

/// Returns a period as people write it: `dal 2020-07-19 al 2021-04-29`, open ends left out.
#[must_use]
pub fn period(period: Period, lang: Lang) -> String {
    let Period { first, last } = period;
    match (first == Day::MIN, last == Day::MAX, lang) {
        (true, true, Lang::It) => "sempre".to_owned(),
        (true, true, Lang::En) => "always".to_owned(),
        (true, false, Lang::It) => format!("fino al {last}"),
        (true, false, Lang::En) => format!("up to {last}"),
        (false, true, Lang::It) => format!("dal {first}"),
        (false, true, Lang::En) => format!("from {first}"),
        (false, false, Lang::It) => format!("dal {first} al {last}"),
        (false, false, Lang::En) => format!("from {first} to {last}"),
    }
}

/// Returns an end of a period in machine formats; `None` for an open one.
#[must_use]
pub fn end(day: Day) -> Option<String> {
    (day != Day::MIN && day != Day::MAX).then(|| day.to_string())
}
