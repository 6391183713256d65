//! Dates as offices write them, to ISO 8601.

use crate::model::period::Day;

/// Reads `2026-03-31`, `31/03/2026`, `31.3.2026`, `31-03-26`, and a date with a time behind it.
/// Days come first, as in Italy. `None` for anything else, and for a day that does not exist.
#[must_use]
pub fn read(text: &str) -> Option<String> {
    let (year, month, day) = parts(text)?;
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

/// Reads a date as [`read`] does, to a day.
#[must_use]
pub fn day(text: &str) -> Option<Day> {
    let (year, month, day) = parts(text)?;
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    Day::new(i16::try_from(year).ok()?, month, day)
}

/// Reads year, month and day; together they are a day that exists.
fn parts(text: &str) -> Option<(u32, u32, u32)> {
    let text = text.trim().split(['T', ' ']).next()?;
    let mut parts = text.split(['-', '/', '.']);
    let (first, month, last) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let (year, day) = if first.len() == 4 {
        (first, last)
    } else {
        (last, first)
    };
    let number = |text: &str| -> Option<u32> {
        let plain = (1..=4).contains(&text.len()) && text.bytes().all(|it| it.is_ascii_digit());
        plain.then(|| text.parse().ok()).flatten()
    };
    let year = match year.len() {
        4 => number(year)?,
        2 => 2000 + number(year)?,
        _ => return None,
    };
    let (month, day) = (number(month)?, number(day)?);
    let exists = (1..=12).contains(&month) && (1..=days_of(year, month)).contains(&day);
    exists.then_some((year, month, day))
}

/// Returns the days of a month of the Gregorian calendar.
fn days_of(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::{day, read};

    #[test]
    fn dates_are_read_as_offices_write_them() {
        #[track_caller]
        fn case(text: &str, iso: Option<&str>) {
            assert_eq!(read(text).as_deref(), iso, "{text}");
            assert_eq!(day(text).map(|it| it.to_string()).as_deref(), iso, "{text}");
        }
        case("2026-03-31", Some("2026-03-31"));
        case("2026-03-31T08:30:00", Some("2026-03-31"));
        case("31/03/2026", Some("2026-03-31"));
        case("31.3.2026", Some("2026-03-31"));
        case("1-3-26", Some("2026-03-01"));
        case("29/02/2024", Some("2024-02-29"));
        case("29/02/2026", None);
        case("31/02/2026", None);
        case("marzo 2026", None);
        case("46096", None);
        case("", None);
    }
}
