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

#[cfg(test)]
mod tests {
    use super::is_plain_number;

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
