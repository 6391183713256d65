//! Sentences filled in with the values of a finding, safe to print, as each language writes them.
//!
//! Never here: the sentences (`rules/`).

use std::fmt::Write as _;

use super::names;
use crate::fact::Params;
use crate::lang::Lang;

/// Replaces the placeholders of a template. A value is never read as a template itself.
pub(super) fn fill(template: &str, params: &Params, lang: Lang) -> String {
    let mut filled = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            continue;
        };
        filled.push_str(&value(name, params, lang));
        rest = tail;
    }
    filled.push_str(rest);
    filled
}

/// Returns a parameter as people read it.
fn value(name: &str, params: &Params, lang: Lang) -> String {
    let raw = params.get(name).unwrap_or_default();
    match name {
        // An answer belongs to no field: its header says what was asked.
        "field" if raw.is_empty() => names::field(params.get("header").unwrap_or_default(), lang),
        "field" => names::field(raw, lang),
        "days" => names::days(raw, lang),
        "taken" | "there" => decimal(&names::answer(raw, lang), lang),
        "nearest" => shown(names::nearest(raw), MOST_CHARS),
        "function" => shown(names::function(raw, lang), MOST_CHARS),
        "agreed" | "declared" | "computed" | "verdict" | "other_verdict" => {
            names::verdict(raw, lang)
        }
        "found" | "limit" => {
            let in_bytes = params
                .get("what")
                .is_some_and(|what| what.ends_with("bytes"));
            amount(raw, in_bytes, lang)
        }
        name if is_computed(name, params) => decimal(raw, lang),
        // A line to paste must be whole, and so must a path.
        "line" | "files" | "list" | "sheets" | "units" => shown(raw, usize::MAX),
        _ => spaced(shown(raw, MOST_CHARS)),
    }
}

/// Shows the spaces that nobody would see: at the ends of a text, and after another one.
fn spaced(text: String) -> String {
    if text.trim() == text && !text.contains("  ") {
        return text;
    }
    let visible = text.trim_matches(' ');
    let before = text.len() - text.trim_start_matches(' ').len();
    let after = text.len() - before - visible.len();
    let mut marked = "·".repeat(before);
    let mut last = '·';
    for char in visible.chars() {
        let twice = char == ' ' && matches!(last, ' ' | '·');
        marked.push(if twice { '·' } else { char });
        last = char;
    }
    marked.push_str(&"·".repeat(after));
    marked
}

/// Says whether a parameter is a number that the program wrote, and no text of a cell.
fn is_computed(name: &str, params: &Params) -> bool {
    const NUMBERS: [&str; 10] = [
        "number", "heads", "women", "men", "sum", "staff", "at_least", "at_most", "below", "median",
    ];
    let beside = || {
        ["number", "sum", "heads", "staff", "median"]
            .iter()
            .any(|it| params.get(it).is_some())
    };
    NUMBERS.contains(&name) || name == "value" && beside()
}

/// Writes the decimals of a number as people of the language do.
fn decimal(raw: &str, lang: Lang) -> String {
    let (whole, decimals) = raw.split_once('.').unwrap_or((raw, ""));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    match lang {
        Lang::It if digits(whole) && digits(decimals) => format!("{whole},{decimals}"),
        Lang::It | Lang::En => shown(raw, MOST_CHARS),
    }
}

/// The most characters of a cell that a sentence repeats.
const MOST_CHARS: usize = 80;

/// Makes a value safe to print on one line: what it holds was written by others.
fn shown(raw: &str, most: usize) -> String {
    let mut text = String::with_capacity(raw.len().min(most));
    for (count, char) in raw.chars().enumerate() {
        if count == most {
            text.push('…');
            break;
        }
        match char {
            '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => text.push(' '),
            // Control characters could steer the terminal; bidirectional ones reorder the line.
            char if char.is_control() => text.push('\u{fffd}'),
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                text.push('\u{fffd}');
            }
            char => text.push(char),
        }
    }
    text
}

/// Writes a whole number with groups of three digits, bytes as KiB or MiB, rounded up.
fn amount(raw: &str, in_bytes: bool, lang: Lang) -> String {
    let Ok(number) = raw.parse::<u64>() else {
        return shown(raw, MOST_CHARS);
    };
    if !in_bytes {
        return grouped(number, lang);
    }
    match number {
        0..1024 => format!("{} byte{}", number, plural_s(number, lang)),
        1024..0x0010_0000 => format!("{} KiB", grouped(number.div_ceil(1 << 10), lang)),
        _ => format!("{} MiB", grouped(number.div_ceil(1 << 20), lang)),
    }
}

/// "byte" has a plural in English only.
fn plural_s(number: u64, lang: Lang) -> &'static str {
    match lang {
        Lang::En if number != 1 => "s",
        Lang::En | Lang::It => "",
    }
}

/// Writes `1048576` as `1.048.576` or `1,048,576`.
fn grouped(number: u64, lang: Lang) -> String {
    let separator = match lang {
        Lang::It => '.',
        Lang::En => ',',
    };
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(separator);
        }
        let _ = write!(text, "{digit}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{amount, fill};
    use crate::fact::Params;
    use crate::lang::Lang;

    #[test]
    fn placeholders_are_filled_once() {
        #[track_caller]
        fn case(template: &str, value: &str, expected: &str) {
            let params = Params(vec![("value", value.to_owned())]);
            assert_eq!(fill(template, &params, Lang::It), expected);
        }
        case("«{value}» non va", "boh", "«boh» non va");
        case("«{value}»", "{value}", "«{value}»"); // a cell is no template
        case("«{value}»", " a  b c ", "«·a ·b c·»");
        case("{other}.", "x", "."); //                 a value not given is empty
        case("a { b", "x", "a { b");
        case("{value}", "a\nb\u{1b}[31m", "a b\u{fffd}[31m"); // nothing steers the terminal
    }

    #[test]
    fn days_are_said_in_words() {
        #[track_caller]
        fn case(iso: &str, it: &str, en: &str) {
            let params = Params(vec![("days", iso.to_owned())]);
            assert_eq!(fill("{days}", &params, Lang::It), it);
            assert_eq!(fill("{days}", &params, Lang::En), en);
        }
        case(
            "2023-09-01/..",
            "dal 1º settembre 2023",
            "from 1 September 2023",
        );
        case("2026-03-02/2026-03-02", "2 marzo 2026", "2 March 2026");
        case("2026-03-02", "2 marzo 2026", "2 March 2026");
        case("../..", "sempre", "always");
        case("boh", "boh", "boh");
    }

    #[test]
    fn computed_numbers_have_the_decimals_of_the_language() {
        let params = Params(vec![("value", "9.5".to_owned()), ("heads", "3".to_owned())]);
        assert_eq!(fill("{value}/{heads}", &params, Lang::It), "9,5/3");
        assert_eq!(fill("{value}/{heads}", &params, Lang::En), "9.5/3");
        let cell = Params(vec![("value", "9.5".to_owned())]); // as somebody wrote it
        assert_eq!(fill("{value}", &cell, Lang::It), "9.5");
        let near = Params(vec![("nearest", "si".to_owned())]);
        assert_eq!(fill("{nearest}", &near, Lang::It), "Sì");
        let today = Params(vec![("function", "TODAY".to_owned())]);
        assert_eq!(fill("{function}", &today, Lang::It), "OGGI");
    }

    #[test]
    fn a_long_value_is_cut() {
        let params = Params(vec![("value", "è".repeat(200))]);
        let text = fill("{value}", &params, Lang::En);
        assert_eq!(text, format!("{}…", "è".repeat(80)));
    }

    #[test]
    fn amounts_read_as_people_write_them() {
        #[track_caller]
        fn case(raw: &str, in_bytes: bool, it: &str, en: &str) {
            assert_eq!(amount(raw, in_bytes, Lang::It), it);
            assert_eq!(amount(raw, in_bytes, Lang::En), en);
        }
        case("12", false, "12", "12");
        case("999", false, "999", "999");
        case("1048576", false, "1.048.576", "1,048,576");
        case("1073741824", true, "1.024 MiB", "1,024 MiB");
        case("1048577", true, "2 MiB", "2 MiB"); // rounded up: what was found stays above the limit
        case("131068", true, "128 KiB", "128 KiB");
        case("12", true, "12 byte", "12 bytes");
        case("many", false, "many", "many");
    }
}
