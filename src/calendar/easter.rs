//! Easter Sunday of a year.
//!
//! Source: the anonymous Gregorian algorithm (letter to *Nature*, 20 April 1876; J. Meeus,
//! *Astronomical Algorithms*, chapter 8). Never here: which days around it are holidays.

use crate::model::period::Day;

/// Returns Easter Sunday of a year of the Gregorian calendar; `None` outside 1583 to 9999.
pub(super) fn sunday(year: i16) -> Option<Day> {
    if year < 1583 {
        return None;
    }
    let of_year = i32::from(year);
    let golden = of_year % 19;
    let (century, rest) = (of_year / 100, of_year % 100);
    // Leap days that the centuries drop, and the drift of the moon.
    let moon = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - moon + 15) % 30;
    let to_sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 22 * to_sunday) / 451;
    let days = epact + to_sunday - 7 * late + 114;
    let month = u8::try_from(days / 31).ok()?;
    let day = u8::try_from(days % 31 + 1).ok()?;
    Day::new(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::sunday;

    #[test]
    fn easter_is_where_the_almanacs_have_it() {
        #[track_caller]
        fn case(year: i16, day: &str) {
            assert_eq!(
                sunday(year).map(|day| day.to_string()).as_deref(),
                Some(day)
            );
        }
        case(1818, "1818-03-22"); // the earliest there is
        case(1943, "1943-04-25"); // the latest there is
        case(2000, "2000-04-23");
        case(2015, "2015-04-05");
        case(2024, "2024-03-31");
        case(2025, "2025-04-20");
        case(2026, "2026-04-05");
        case(2027, "2027-03-28");
        case(2038, "2038-04-25");
        assert_eq!(sunday(1582), None);
    }
}
