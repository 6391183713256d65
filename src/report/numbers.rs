//! Numbers as people write them: `1.234,5` and `62,5 %` in Italian, `1,234.5` and `62.5%` in
//! English.
//!
//! Printing only: each number is rounded once, here. Never here: a sum or a quotient.

use std::borrow::Cow;

use crate::lang::{Lang, Text};
use crate::model::quantity::{Between, Exact};
use crate::report::layout::Value;

/// What stands where a number is not known. Never zero.
pub const NOT_KNOWN: Text = Text {
    it: "n.d.",
    en: "n/a",
};

/// Prints a whole number.
#[must_use]
pub fn count(value: u64, lang: Lang) -> String {
    localized(&value.to_string(), lang)
}

/// Prints people, FTE or a weight: at most two decimals, no trailing zeros.
#[must_use]
pub fn quantity(value: &Exact, lang: Lang) -> String {
    localized(&value.to_short(2), lang)
}

/// Prints a share as a percentage with one decimal.
#[must_use]
pub fn share(value: &Exact, lang: Lang) -> String {
    let sign = match lang {
        Lang::It => " %",
        Lang::En => "%",
    };
    format!("{}{sign}", localized(&percent(value), lang))
}

/// Prints a number with bounds: `4 – 6`, `≥ 4`, or `4` when it is exact.
#[must_use]
pub fn quantity_between(value: &Between<Exact>, lang: Lang) -> String {
    between(value, "–", |end| quantity(end, lang))
}

/// Prints a share with bounds: `62,5 % – 75,0 %`.
#[must_use]
pub fn share_between(value: &Between<Exact>, lang: Lang) -> String {
    between(value, "–", |end| share(end, lang))
}

/// Prints a difference with its sign: `+3`, `-1,5`, `0`.
#[must_use]
pub fn change(value: &Exact, lang: Lang) -> String {
    let plain = value.to_short(2);
    let sign = if plain == "0" || plain.starts_with('-') {
        ""
    } else {
        "+"
    };
    format!("{sign}{}", localized(&plain, lang))
}

/// Prints a difference with bounds: `-1 … +7`, or `+2` when it is exact. No dash: it would stand
/// among signs.
#[must_use]
pub fn change_between(value: &Between<Exact>, lang: Lang) -> String {
    between(value, "…", |end| change(end, lang))
}

/// Prints the value of a cell for people.
#[must_use]
pub fn value<'a>(value: &'a Value<'_>, lang: Lang) -> Cow<'a, str> {
    match value {
        Value::Missing => Cow::Borrowed(NOT_KNOWN.get(lang)),
        Value::Text(text) | Value::Indented(0, text) => Cow::Borrowed(text),
        Value::Indented(depth, text) => Cow::Owned(format!("{}{text}", "  ".repeat(*depth))),
        Value::Count(number) => Cow::Owned(count(*number, lang)),
        Value::Given(number) => Cow::Owned(localized(&number.to_string(), lang)),
        Value::Level(level) => Cow::Owned(localized(&level.exact().to_short(4), lang)),
        Value::Quantity(number) => Cow::Owned(quantity(number, lang)),
        Value::Share(number) => Cow::Owned(share(number, lang)),
        Value::QuantityBetween(ends) => Cow::Owned(quantity_between(ends, lang)),
        Value::ShareBetween(ends) => Cow::Owned(share_between(ends, lang)),
        Value::Change(number) => Cow::Owned(change(number, lang)),
        Value::ChangeBetween(ends) => Cow::Owned(change_between(ends, lang)),
    }
}

/// Joins the two ends. Ends that print alike are printed once.
fn between(value: &Between<Exact>, to: &str, print: impl Fn(&Exact) -> String) -> String {
    let least = print(&value.at_least);
    let Some(most) = &value.at_most else {
        return format!("≥ {least}");
    };
    let most = print(most);
    if least == most {
        least
    } else {
        format!("{least} {to} {most}")
    }
}

/// Returns a share in percent with one decimal and a point: the digits of three decimals, with
/// the point two places further on.
fn percent(share: &Exact) -> String {
    let text = share.to_decimal(3);
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.as_str()),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "000"));
    let (moved, rest) = fraction.split_at(2);
    let joined = format!("{whole}{moved}");
    let whole = joined.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    format!("{sign}{whole}.{rest}")
}

/// Turns plain digits with a point into the language's way of writing, thousands set apart.
#[must_use]
pub fn localized(plain: &str, lang: Lang) -> String {
    let (group, point) = match lang {
        Lang::It => ('.', ','),
        Lang::En => (',', '.'),
    };
    let (sign, digits) = match plain.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", plain),
    };
    let (whole, fraction) = match digits.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    let mut text = String::with_capacity(plain.len() + 4);
    text.push_str(sign);
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            text.push(group);
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push(point);
        text.push_str(fraction);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{change_between, count, quantity, quantity_between, share, share_between};
    use crate::lang::Lang;
    use crate::model::quantity::{Between, Ratio};

    #[test]
    fn a_difference_has_a_sign() {
        #[track_caller]
        fn case(least: i128, most: Option<i128>, text: &str) {
            let half = |it: i128| Ratio::new(it, 2).exact();
            let value = Between {
                at_least: half(least),
                at_most: most.map(half),
            };
            assert_eq!(change_between(&value, Lang::It), text);
        }
        case(6, Some(6), "+3");
        case(-3, Some(-3), "-1,5");
        case(0, Some(0), "0");
        case(0, Some(6), "0 … +3");
        case(-2, Some(6), "-1 … +3");
        case(-22, Some(-1), "-11 … -0,5");
        case(2, None, "≥ +1");
    }

    #[test]
    fn numbers_follow_the_language() {
        #[track_caller]
        fn case(num: i128, den: i128, it: &str, en: &str) {
            let value = Ratio::new(num, den).exact();
            assert_eq!(quantity(&value, Lang::It), it);
            assert_eq!(quantity(&value, Lang::En), en);
        }
        case(2469, 2, "1.234,5", "1,234.5");
        case(0, 1, "0", "0");
        case(999, 1, "999", "999");
        case(1000, 1, "1.000", "1,000");
        case(-1_234_567, 1, "-1.234.567", "-1,234,567");
        case(2, 3, "0,67", "0.67");
        assert_eq!(count(1_000_000, Lang::It), "1.000.000");
    }

    #[test]
    fn shares_are_percentages_with_one_decimal() {
        #[track_caller]
        fn case(num: i128, den: i128, it: &str) {
            assert_eq!(share(&Ratio::new(num, den).exact(), Lang::It), it);
        }
        case(5, 8, "62,5 %");
        case(0, 1, "0,0 %");
        case(1, 1, "100,0 %");
        case(1, 3, "33,3 %");
        case(2, 3, "66,7 %");
        case(1, 20, "5,0 %");
        case(1, 2000, "0,1 %"); // half up
        case(1, 2001, "0,0 %");
        assert_eq!(share(&Ratio::new(5, 8).exact(), Lang::En), "62.5%");
    }

    #[test]
    fn differences_have_a_sign() {
        #[track_caller]
        fn case(num: i128, den: i128, it: &str) {
            assert_eq!(super::change(&Ratio::new(num, den).exact(), Lang::It), it);
        }
        case(3, 1, "+3");
        case(-3, 2, "-1,5");
        case(0, 1, "0");
        case(1, 1000, "0"); // too small to print
        case(1234, 1, "+1.234");
    }

    #[test]
    fn bounds_are_joined_by_an_en_dash() {
        let ends = Between {
            at_least: Ratio::new(5, 8).exact(),
            at_most: Some(Ratio::new(3, 4).exact()),
        };
        assert_eq!(share_between(&ends, Lang::It), "62,5 % – 75,0 %");
        assert_eq!(share_between(&ends, Lang::En), "62.5% – 75.0%");
        let open = Between {
            at_least: Ratio::new(4, 1).exact(),
            at_most: None,
        };
        assert_eq!(quantity_between(&open, Lang::It), "≥ 4");
        let exact = Between::exactly(Ratio::new(4, 1).exact());
        assert_eq!(quantity_between(&exact, Lang::It), "4");
    }
}
