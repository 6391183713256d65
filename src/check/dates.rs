//! Dates as offices write them in a cell, and how they should be written.
//!
//! Never here: reading dates into a record (`intake`), or what is wrong with one (`rules`).

use super::view::{CellView, Role};
use crate::model::columns::Field;
use crate::model::period::Day;
use crate::model::raw::CellKind;

/// How a date is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `31/12/2026` or `2026-12-31`.
    Usual,
    /// `31.12.2026`, `31-12-26`, `1/3/2026`.
    Other,
}

/// Says whether dates stand under a column.
pub(super) fn stand_under(role: Role) -> bool {
    matches!(
        role,
        Role::Field(
            Field::OverrideDate
                | Field::AgreedDate
                | Field::ValidFrom
                | Field::ValidTo
                | Field::Date
        )
    )
}

/// Returns the text of a cell that should hold a date and was written by hand.
pub(super) fn written<'a>(view: &CellView<'a>) -> Option<&'a str> {
    let by_hand = matches!(view.cell.kind, CellKind::Text | CellKind::Number);
    let text = view.cell.text();
    (by_hand && view.counts && !text.is_empty()).then_some(text)
}

/// Reads a date; `None` where there is no such day or the text is none.
pub(super) fn read(text: &str) -> Option<(Day, Form)> {
    let text = text.split(['T', ' ']).next()?;
    let [first, second, third] = numbers(text)?;
    let (year, month, day, usual) = if first.len() == 4 {
        let usual = text.len() == 10 && text.contains('-');
        (first, second, third, usual)
    } else {
        let usual = text.len() == 10 && text.contains('/');
        (third, second, first, usual)
    };
    let year = match year.len() {
        4 => year.parse::<i16>().ok()?,
        2 => 2000 + year.parse::<i16>().ok()?,
        _ => return None,
    };
    let day = Day::new(year, month.parse().ok()?, day.parse().ok()?)?;
    Some((day, if usual { Form::Usual } else { Form::Other }))
}

/// Returns the three numbers of a text such as `31/12/2026`, parted by one kind of mark.
pub(super) fn numbers(text: &str) -> Option<[&str; 3]> {
    let mark = text.chars().find(|it| matches!(it, '/' | '-' | '.'))?;
    let mut parts = text.split(mark);
    let found = [parts.next()?, parts.next()?, parts.next()?];
    let digits = |it: &&str| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_digit());
    (parts.next().is_none() && found.iter().all(digits)).then_some(found)
}

/// Returns the day that a spreadsheet means by a number of days, from 2000 to 2099.
pub(super) fn serial(text: &str) -> Option<Day> {
    let days: i32 = text.parse().ok()?;
    let known = (36_526..=73_050).contains(&days) && text.len() == 5;
    // 36526 is 1 January 2000.
    known
        .then(|| Day::new(2000, 1, 1))
        .flatten()
        .map(|day| day.plus(days - 36_526))
}

/// Writes a day as `31/12/2026`.
pub(super) fn italian(day: Day) -> String {
    let (month, year) = (day.month().number(), day.year());
    format!("{:02}/{month:02}/{year:04}", day.day_of_month())
}

#[cfg(test)]
mod tests {
    use super::{Form, italian, read, serial};

    #[test]
    fn dates_are_read_with_their_form() {
        #[track_caller]
        fn case(text: &str, expected: Option<(&str, Form)>) {
            let found = read(text).map(|(day, form)| (day.to_string(), form));
            let expected = expected.map(|(day, form)| (day.to_owned(), form));
            assert_eq!(found, expected, "{text}");
        }
        case("31/12/2026", Some(("2026-12-31", Form::Usual)));
        case("2026-12-31", Some(("2026-12-31", Form::Usual)));
        case("31.12.2026", Some(("2026-12-31", Form::Other)));
        case("1/3/26", Some(("2026-03-01", Form::Other)));
        case("2026/12/31", Some(("2026-12-31", Form::Other)));
        case("31/02/2026", None);
        case("marzo 2026", None);
        case("12/2026", None);
    }

    #[test]
    fn a_serial_number_is_a_day() {
        #[track_caller]
        fn case(text: &str, expected: Option<&str>) {
            let day = serial(text);
            assert_eq!(day.map(italian).as_deref(), expected, "{text}");
        }
        case("36526", Some("01/01/2000"));
        case("46096", Some("15/03/2026")); // 46023 is 1 January 2026; 31 + 28 + 14 days later
        case("2026", None);
        case("99999", None);
    }
}
