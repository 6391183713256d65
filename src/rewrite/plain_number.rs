//! Which texts are numbers that a cell of a workbook holds without a change.
//!
//! Never here: numbers as people write them, with a decimal comma or a unit.

/// Says whether a text is a number that reads the same as a number: no leading zeros, no more
/// digits than a cell holds.
pub(super) fn is_plain_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|it| it.is_ascii_digit());
    all_digits(whole)
        && all_digits(decimals)
        && (whole == "0" || !whole.starts_with('0'))
        && whole.len() + decimals.len() <= 15
        && text != "-0"
}

/// Returns a number that a person has written as a workbook stores it: with a point, without
/// leading zeros. `None` where it is no number, or where its mark may part thousands; `sure`: the
/// mark is one before decimals.
pub(super) fn stored(text: &str, sure: bool) -> Option<String> {
    let text = text.trim().replacen(',', ".", 1);
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", &*text),
    };
    let (whole, decimals) = match digits.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (digits, None),
    };
    let plain = whole.trim_start_matches('0');
    if decimals.is_some_and(|it| it.len() == 3) && !plain.is_empty() && !sure {
        return None;
    }
    let plain = if plain.is_empty() && !whole.is_empty() {
        "0"
    } else {
        plain
    };
    let number = match decimals {
        Some(decimals) => format!("{sign}{plain}.{decimals}"),
        None => format!("{sign}{plain}"),
    };
    is_plain_number(&number).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::{is_plain_number, stored};

    #[test]
    fn numbers_of_people_are_stored_with_a_point() {
        #[track_caller]
        fn case(text: &str, number: Option<&str>) {
            assert_eq!(stored(text, false).as_deref(), number, "{text}");
        }
        case(" 1,1 ", Some("1.1"));
        case("12,50", Some("12.50"));
        case("03", Some("3"));
        case("00", Some("0"));
        case("-0,5", Some("-0.5"));
        case("0,125", Some("0.125"));
        case("1.234", None); // perhaps a thousand and more
        case("1.234,5", None);
        case("tre", None);
        case("", None);
        assert_eq!(stored("1.125", true).as_deref(), Some("1.125"));
    }

    #[test]
    fn numbers_that_stay_the_same() {
        for text in ["0", "12", "-3", "0.5", "12345678901234"] {
            assert!(is_plain_number(text), "{text}");
        }
        for text in [
            "",
            "012",
            "1,5",
            "1.",
            ".5",
            "-",
            "-0",
            "1e3",
            "1234567890123456",
            "+1",
        ] {
            assert!(!is_plain_number(text), "{text}");
        }
    }
}
