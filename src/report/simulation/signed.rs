//! Differences in words and cells: `+3`, `-1,5`, `0 … +3`.
//!
//! Never here: the difference itself.

use crate::lang::Lang;
use crate::model::quantity::{Between, Exact};
use crate::report::layout::Value;
use crate::report::numbers;

use super::Shape;

/// Prints a difference with its sign; both ends where it is not settled.
pub(super) fn words(value: &Between<Exact>, lang: Lang) -> String {
    let least = one(&value.at_least, lang);
    match &value.at_most {
        None => format!("≥ {least}"),
        Some(most) => {
            let most = one(most, lang);
            if most == least {
                least
            } else {
                format!("{least} … {most}")
            }
        }
    }
}

fn one(value: &Exact, lang: Lang) -> String {
    let text = numbers::quantity(value, lang);
    if *value > Exact::zero() && text != "0" {
        format!("+{text}")
    } else {
        text
    }
}

/// Returns a difference as a cell; one that is not known is missing.
pub(super) fn cell(value: Option<&Between<Exact>>, shape: Shape, lang: Lang) -> Value<'static> {
    match (value, shape) {
        (None, _) => Value::Missing,
        (Some(value), Shape::Signed) => Value::text(words(value, lang)),
        (Some(value), Shape::Number) => Value::QuantityBetween(value.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::words;
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
            assert_eq!(words(&value, Lang::It), text);
        }
        case(6, Some(6), "+3");
        case(-3, Some(-3), "-1,5");
        case(0, Some(0), "0");
        case(0, Some(6), "0 … +3");
        case(-2, Some(6), "-1 … +3");
        case(2, None, "≥ +1");
    }
}
