//! Dates as offices write them, to ISO 8601.

use crate::model::period::{Day, words};

/// Reads `2026-03-31`, `31/03/2026`, `31.3.2026`, `31-03-26`, `31 marzo 2026`, `31-mar-26`, and a
/// date with a time behind it.
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

/// Reads the number that spreadsheets keep a day as: `46112`. Days of 1950 to 2099 alone: other
/// numbers are rather something else.
#[must_use]
pub fn serial(text: &str) -> Option<Day> {
    let digits = text
        .trim()
        .trim_end_matches('0')
        .trim_end_matches(['.', ',']);
    let whole = if digits.len() < 5 {
        text.trim()
    } else {
        digits
    };
    let plain = whole.len() == 5 && whole.bytes().all(|it| it.is_ascii_digit());
    let number: i32 = plain.then(|| whole.parse().ok()).flatten()?;
    let day = Day::new(1899, 12, 30)?.plus(number);
    (1950..=2099).contains(&day.year()).then_some(day)
}

/// Reads a day whose month stands first, as in America: `12/31/2025`. Only one that cannot be read
/// the other way round.
#[must_use]
pub fn month_first(text: &str) -> Option<Day> {
    let mut parts = text.trim().split(['-', '/', '.']);
    let (month, day_number, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || month.len() > 2 || day(text).is_some() {
        return None;
    }
    day(&format!("{day_number}/{month}/{year}"))
}

/// Reads year, month and day; together they are a day that exists.
fn parts(text: &str) -> Option<(u32, u32, u32)> {
    let text = text.trim();
    let (year, month, day) = match with_name(text) {
        Some(parts) => parts,
        None => in_numbers(text.split(['T', ' ']).next()?)?,
    };
    let exists = (1..=12).contains(&month) && (1..=days_of(year, month)).contains(&day);
    exists.then_some((year, month, day))
}

/// Reads `31 dicembre 2026`, `1º mar. 26`, `01-mar-26`, `December 31, 2026`; a time may follow.
fn with_name(text: &str) -> Option<(u32, u32, u32)> {
    let mut words = text
        .split([' ', '-', '/', '.', ',', '\u{a0}'])
        .filter(|word| !word.is_empty());
    let (first, second, last) = (words.next()?, words.next()?, words.next()?);
    let (day, month) = match (words::month_named(second), words::month_named(first)) {
        (Some(month), _) => (first, month),
        (None, Some(month)) => (second, month),
        (None, None) => return None,
    };
    if words.next().is_some_and(|more| !more.contains(':')) {
        return None;
    }
    let day = day.trim_end_matches(['º', '°']);
    Some((year_of(last)?, u32::from(month), number(day)?))
}

fn in_numbers(text: &str) -> Option<(u32, u32, u32)> {
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
    Some((year_of(year)?, number(month)?, number(day)?))
}

fn number(text: &str) -> Option<u32> {
    let plain = (1..=4).contains(&text.len()) && text.bytes().all(|it| it.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

fn year_of(text: &str) -> Option<u32> {
    match text.len() {
        4 => number(text),
        2 => Some(2000 + number(text)?),
        _ => None,
    }
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
    use super::{day, month_first, read, serial};

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
        case("31 dicembre 2026", Some("2026-12-31"));
        case("1º Dic. 2026", Some("2026-12-01"));
        case("01-mar-26", Some("2026-03-01"));
        case("31 December 2026", Some("2026-12-31"));
        case("December 31, 2026", Some("2026-12-31"));
        case("5 sept 2026 00:00:00", Some("2026-09-05"));
        case("2026-12-31T00:00:00", Some("2026-12-31"));
        case("31 febbraio 2026", None);
        case("31 dicembre 2026 o dopo", None);
        case("31 m 2026", None);
        case("01/02/2026", Some("2026-02-01")); // the day comes first
        case("12/31/2025", None);
        case("46096", None);
        case("", None);
    }

    #[test]
    fn serials_and_months_that_come_first_are_told_apart() {
        #[track_caller]
        fn case(text: &str, of_serial: Option<&str>, month_comes_first: Option<&str>) {
            let said = |day: Option<crate::model::period::Day>| day.map(|it| it.to_string());
            assert_eq!(said(serial(text)).as_deref(), of_serial, "{text}");
            assert_eq!(
                said(month_first(text)).as_deref(),
                month_comes_first,
                "{text}"
            );
        }
        case("46112", Some("2026-03-31"), None);
        case("46112.0", Some("2026-03-31"), None);
        case("46000", Some("2025-12-09"), None);
        case("2026", None, None);
        case("99999", None, None);
        case("12/31/2025", None, Some("2025-12-31"));
        case("01/02/2026", None, None);
        case("13/31/2025", None, None);
        case("2025/13/01", None, None);
    }
}
