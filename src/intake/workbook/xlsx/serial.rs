//! Excel's serial dates as ISO 8601, in whole milliseconds and without floats.
//!
//! Never here: which cells are dates; `styles` says that.

use std::io::Write as _;

/// From which day a workbook counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Epoch {
    /// Day 1 is 1 January 1900, and 29 February 1900 is believed to have been.
    From1900,
    /// Day 0 is 1 January 1904.
    From1904,
}

/// What a date format shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shows {
    /// A day, perhaps with the time.
    Day,
    /// A time of the day.
    Time,
    /// A length of time, which may be above 24 hours.
    Duration,
}

const MS_OF_DAY: i128 = 86_400_000;
/// The first serial after 31 December 9999, counted from 1900.
const TOO_LATE: i128 = 2_958_466;

/// Says whether `text` is a number as XML writes it: digits, perhaps a point and an exponent.
pub(super) fn is_number(text: &[u8]) -> bool {
    decimal(text).is_some()
}

/// A number as written: sign, digits before and after the point, exponent.
struct Decimal<'a> {
    negative: bool,
    whole: &'a [u8],
    fraction: &'a [u8],
    exponent: i32,
}

fn decimal(text: &[u8]) -> Option<Decimal<'_>> {
    let (negative, text) = match text {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, text),
    };
    let (whole, rest) = digits(text);
    let (fraction, rest) = match rest {
        [b'.', rest @ ..] => digits(rest),
        _ => (&[][..], rest),
    };
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let exponent = match rest {
        [] => 0,
        [b'e' | b'E', rest @ ..] => {
            let rest_text = str::from_utf8(rest).ok()?;
            let bare = rest
                .strip_prefix(b"-")
                .or(rest.strip_prefix(b"+"))
                .unwrap_or(rest);
            if bare.is_empty() || !bare.iter().all(u8::is_ascii_digit) || bare.len() > 4 {
                return None;
            }
            rest_text.parse().ok()?
        }
        _ => return None,
    };
    Some(Decimal {
        negative,
        whole,
        fraction,
        exponent,
    })
}

fn digits(text: &[u8]) -> (&[u8], &[u8]) {
    let length = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    text.split_at(length)
}

/// Returns the days in `text` as milliseconds, rounded; `None` for what is no date: a negative
/// number, or one beyond all calendars.
fn milliseconds(text: &[u8]) -> Option<i128> {
    let number = decimal(text)?;
    let mut mantissa: i128 = 0;
    let mut kept = 0;
    let mut scale = i32::try_from(number.fraction.len()).ok()? - number.exponent;
    for digit in number.whole.iter().chain(number.fraction) {
        if kept == 28 {
            // More digits than any number in a workbook can hold: they do not change the result.
            scale -= 1;
            continue;
        }
        mantissa = mantissa * 10 + i128::from(digit - b'0');
        if mantissa > 0 {
            kept += 1;
        }
    }
    if mantissa == 0 {
        return Some(0);
    }
    if number.negative || scale < -7 {
        return None;
    }
    if scale > 37 {
        return Some(0);
    }
    let ten = 10_i128.checked_pow(scale.unsigned_abs())?;
    if scale <= 0 {
        return mantissa.checked_mul(ten)?.checked_mul(MS_OF_DAY);
    }
    Some((mantissa * MS_OF_DAY + ten / 2) / ten)
}

/// Appends the serial `text` as ISO 8601; says whether it is a date at all.
pub(super) fn write_iso(text: &[u8], shows: Shows, epoch: Epoch, out: &mut Vec<u8>) -> bool {
    let Some(total) = milliseconds(text) else {
        return false;
    };
    let (days, time) = (total / MS_OF_DAY, total % MS_OF_DAY);
    if days >= TOO_LATE {
        return false;
    }
    if shows == Shows::Duration {
        write_time(total, out);
        return true;
    }
    // Counted from 1900, day 0 is no day: what is there is a time.
    let timeless_day = shows == Shows::Day && epoch == Epoch::From1904;
    if days == 0 && !timeless_day {
        write_time(time, out);
        return true;
    }
    let (year, month, day) = match (epoch, days) {
        (Epoch::From1900, 60) => (1900, 2, 29),
        (Epoch::From1900, 1..60) => civil(days - 25_568),
        (Epoch::From1900, _) => civil(days - 25_569),
        (Epoch::From1904, _) => civil(days - 24_107),
    };
    if year > 9999 {
        return false;
    }
    // Writing to a vector does not fail.
    let _ = write!(out, "{year:04}-{month:02}-{day:02}");
    if time != 0 {
        out.push(b'T');
        write_time(time, out);
    }
    true
}

fn write_time(total: i128, out: &mut Vec<u8>) {
    let (seconds, ms) = (total / 1000, total % 1000);
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    let _ = write!(out, "{hours:02}:{minutes:02}:{:02}", seconds % 60);
    if ms != 0 {
        let _ = write!(out, ".{ms:03}");
    }
}

/// Returns year, month and day of the day `days` after 1 January 1970.
fn civil(days: i128) -> (i128, i128, i128) {
    // Years that begin in March, so that the leap day is the last of its year.
    let from_march = days + 719_468;
    let cycle = from_march.div_euclid(146_097);
    let of_cycle = from_march.rem_euclid(146_097);
    let year = (of_cycle - of_cycle / 1_460 + of_cycle / 36_524 - of_cycle / 146_096) / 365;
    let of_year = of_cycle - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    let january_or_february = i128::from(month <= 2);
    (year + cycle * 400 + january_or_february, month, day)
}

/// Appends a date that is written as text (`t="d"`), without a time of midnight and a `Z`.
pub(super) fn write_text_date(text: &[u8], out: &mut Vec<u8>) {
    let text = text.strip_suffix(b"Z").unwrap_or(text);
    let from = out.len();
    out.extend_from_slice(text);
    let Some(dot) = text.iter().position(|byte| *byte == b'.') else {
        trim_midnight(out, from);
        return;
    };
    if text[dot + 1..].iter().all(|byte| *byte == b'0') {
        out.truncate(from + dot);
    }
    trim_midnight(out, from);
}

fn trim_midnight(out: &mut Vec<u8>, from: usize) {
    if out[from..].ends_with(b"T00:00:00") {
        out.truncate(out.len() - 9);
    }
}

#[cfg(test)]
mod tests {
    use super::{Epoch, Shows, is_number, write_iso, write_text_date};

    #[track_caller]
    fn case(serial: &str, shows: Shows, epoch: Epoch, expected: &str) {
        let mut out = Vec::new();
        let known = write_iso(serial.as_bytes(), shows, epoch, &mut out);
        assert_eq!(String::from_utf8(out).expect("ASCII"), expected, "{serial}");
        assert_eq!(known, !expected.is_empty(), "{serial}");
    }

    #[test]
    fn days_from_1900() {
        let day = |serial, expected| case(serial, Shows::Day, Epoch::From1900, expected);
        day("1", "1900-01-01");
        day("59", "1900-02-28");
        day("60", "1900-02-29"); //       never was, but that is what Excel shows
        day("61", "1900-03-01");
        day("25569", "1970-01-01");
        day("36526", "2000-01-01");
        day("36585", "2000-02-29");
        day("46112", "2026-03-31");
        day("46112.0", "2026-03-31");
        day("4.6112E4", "2026-03-31");
        day("46112.354166666664", "2026-03-31T08:30:00");
        day("46112.99999999999", "2026-04-01"); //  rounds to midnight
        day("46112.000011574075", "2026-03-31T00:00:01");
        day("46112.00000578704", "2026-03-31T00:00:00.500");
        day("2958465", "9999-12-31");
        day("2958466", "");
        day("0.5", "12:00:00");
        day("-1", "");
        day("1E300", "");
        day("1E-300", "00:00:00");
        day("99999999999999999999999999999999999999999", "");
    }

    #[test]
    fn days_from_1904() {
        let day = |serial, expected| case(serial, Shows::Day, Epoch::From1904, expected);
        day("0", "1904-01-01");
        day("60", "1904-03-01");
        day("44650", "2026-03-31"); //  1,462 less than from 1900
        case("0.25", Shows::Time, Epoch::From1904, "06:00:00");
    }

    #[test]
    fn times_and_durations() {
        case(
            "0.3541666666666667",
            Shows::Time,
            Epoch::From1900,
            "08:30:00",
        );
        case("0", Shows::Time, Epoch::From1900, "00:00:00");
        case(
            "46112.5",
            Shows::Time,
            Epoch::From1900,
            "2026-03-31T12:00:00",
        );
        case("1.5", Shows::Duration, Epoch::From1900, "36:00:00");
        case(
            "0.0416666666666667",
            Shows::Duration,
            Epoch::From1904,
            "01:00:00",
        );
        case("100", Shows::Duration, Epoch::From1900, "2400:00:00");
    }

    #[test]
    fn what_is_a_number() {
        #[track_caller]
        fn case(text: &str, expected: bool) {
            assert_eq!(is_number(text.as_bytes()), expected, "{text}");
        }

        for good in ["0", "-1", "9.949999999999999", "1E-3", "1e+10", ".5", "5."] {
            case(good, true);
        }
        for bad in [
            "", "-", ".", "1,5", "abc", "1e", "1e5.5", "0x1", "NaN", "+1", " 1", "--1",
        ] {
            case(bad, false);
        }
    }

    #[test]
    fn dates_written_as_text() {
        #[track_caller]
        fn case(text: &str, expected: &str) {
            let mut out = b"x".to_vec();
            write_text_date(text.as_bytes(), &mut out);
            assert_eq!(
                String::from_utf8(out).expect("ASCII"),
                format!("x{expected}")
            );
        }

        case("2026-03-31", "2026-03-31");
        case("2026-03-31T00:00:00Z", "2026-03-31");
        case("2026-03-31T00:00:00.000", "2026-03-31");
        case("2026-03-31T08:30:00.500", "2026-03-31T08:30:00.500");
        case("T00:00:00", "");
    }
}
