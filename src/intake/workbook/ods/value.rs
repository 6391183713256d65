//! What a cell of OpenDocument holds: from its attributes and its shown text to kind and text.
//!
//! Lives here: value types, times, error values. Never here: where the cell stands.

use std::borrow::Cow;

use super::entity::decode;
use super::xml::Tag;
use crate::intake::rows::{CellKind, Slot, Stop};

/// The attributes of a cell that matter, taken over before its content is read.
#[derive(Debug, Default)]
pub(super) struct CellHead {
    /// How many columns it stands in.
    pub(super) repeat: u64,
    /// Columns and rows that it is merged over.
    pub(super) span: (u64, u64),
    /// Whether it holds a formula.
    pub(super) formula: bool,
    /// Whether the formula names a file.
    pub(super) names_a_file: bool,
    /// Kind of the value; `None` where there is no value.
    kind: Option<CellKind>,
    /// Whether an attribute holds the value.
    stored: bool,
    /// Value of that attribute, where it is wanted.
    value: Option<String>,
    /// Whether it is an error, where a writer says so or denies it.
    error: Option<bool>,
}

impl CellHead {
    /// Reads the attributes of a cell; values only if they are `wanted`.
    pub(super) fn read(tag: &Tag<'_>, wanted: bool) -> Result<Self, Stop> {
        let mut head = Self {
            repeat: 1,
            span: (1, 1),
            ..Self::default()
        };
        let mut value = None;
        let mut calendar = false;
        for (name, raw) in tag.attributes() {
            match name {
                b"table:number-columns-repeated" => head.repeat = count(raw),
                b"table:number-columns-spanned" => head.span.0 = count(raw),
                b"table:number-rows-spanned" => head.span.1 = count(raw),
                b"table:formula" => {
                    head.formula = true;
                    head.names_a_file = raw.windows(5).any(|part| part == b"file:");
                }
                b"office:value-type" => head.kind = kind_of(raw),
                b"calcext:value-type" => head.error = Some(raw == b"error"),
                b"office:value" | b"office:boolean-value" | b"office:string-value" => {
                    value = Some(raw);
                }
                b"office:date-value" | b"office:time-value" => {
                    value = Some(raw);
                    calendar = true;
                }
                _ => {}
            }
        }
        head.stored = value.is_some_and(|raw| !raw.is_empty());
        if let (true, Some(kind), Some(raw)) = (wanted, head.kind, value) {
            let text = decode(raw)?;
            head.value = Some(normal(kind, calendar, text).into_owned());
        }
        Ok(head)
    }

    /// Says whether the cell holds something, whatever its content.
    pub(super) fn is_filled(&self) -> bool {
        self.formula || self.error == Some(true) || (self.kind.is_some() && self.stored)
    }

    /// Says whether the shown text decides what the cell holds.
    pub(super) fn needs_text(&self) -> bool {
        self.formula
            || self.error == Some(true)
            || self.value.is_none()
            || matches!(self.kind, Some(CellKind::Text | CellKind::Boolean))
    }

    /// Returns kind, flags and text; `None` for a cell that holds nothing. `shown` is `None` where
    /// the cell has no paragraph, not even an empty one.
    pub(super) fn finish<'a>(&'a self, shown: Option<&'a str>) -> Option<(CellKind, u8, &'a str)> {
        let computed = shown.is_some();
        let shown = shown.unwrap_or_default();
        let flags = if self.formula { Slot::FORMULA } else { 0 };
        if let Some(error) = self.error_in(shown) {
            return Some((CellKind::Error, flags, error));
        }
        let value = self.value.as_deref().filter(|value| !value.is_empty());
        match (self.kind, value) {
            // People look for the word that they see.
            (Some(CellKind::Boolean), Some("TRUE")) if shown == "VERO" => {
                Some((CellKind::Boolean, flags, shown))
            }
            (Some(CellKind::Boolean), Some("FALSE")) if shown == "FALSO" => {
                Some((CellKind::Boolean, flags, shown))
            }
            (Some(kind), Some(value)) => Some((kind, flags, value)),
            // A number without its attribute is only what it looks like.
            _ if !shown.is_empty() => Some((CellKind::Text, flags, shown)),
            (None, _) if self.formula && !computed => {
                Some((CellKind::Empty, flags | Slot::NO_RESULT, ""))
            }
            _ if self.formula => Some((CellKind::Empty, flags, "")),
            _ => None,
        }
    }

    fn error_in<'a>(&self, shown: &'a str) -> Option<&'a str> {
        let known = error_text(shown.trim());
        match self.error {
            Some(true) if shown.is_empty() => Some("#VALUE!"),
            Some(true) => Some(known.unwrap_or(shown)),
            Some(false) => None,
            // A typed-in number or date is what it is, however it is shown.
            None => {
                let text = matches!(self.kind, None | Some(CellKind::Text));
                known.filter(|_| self.formula || text)
            }
        }
    }
}

/// Returns a repeat count or a span: at least 1, and 1 for what cannot be read.
pub(super) fn count(raw: &[u8]) -> u64 {
    let digits = raw.trim_ascii();
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return 1;
    }
    // More digits than fit are more than any limit.
    let text = std::str::from_utf8(digits).unwrap_or_default();
    text.parse().unwrap_or(u64::MAX).max(1)
}

fn kind_of(value_type: &[u8]) -> Option<CellKind> {
    match value_type {
        b"float" | b"currency" => Some(CellKind::Number),
        b"percentage" => Some(CellKind::Percent),
        b"date" | b"time" => Some(CellKind::Date),
        b"boolean" => Some(CellKind::Boolean),
        b"string" => Some(CellKind::Text),
        _ => None,
    }
}

/// Returns the value in the one form that every reader gives.
fn normal(kind: CellKind, calendar: bool, text: Cow<'_, str>) -> Cow<'_, str> {
    match kind {
        CellKind::Boolean if text.trim().eq_ignore_ascii_case("true") => Cow::Borrowed("TRUE"),
        CellKind::Boolean => Cow::Borrowed("FALSE"),
        CellKind::Date if calendar => match clock(text.trim()) {
            Some(time) => Cow::Owned(time),
            None => Cow::Owned(moment(text.trim()).to_owned()),
        },
        _ => text,
    }
}

/// Returns `08:30:00` for `PT08H30M00S`. A duration may have more than 24 hours.
fn clock(duration: &str) -> Option<String> {
    let (sign, rest) = match duration.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", duration),
    };
    let mut rest = rest.strip_prefix("PT")?;
    let mut parts = [0_u32; 3];
    for (part, unit) in parts.iter_mut().zip(['H', 'M', 'S']) {
        if let Some((digits, after)) = rest.split_once(unit) {
            let whole = digits.split(['.', ',']).next().unwrap_or_default();
            *part = whole.parse().ok()?;
            rest = after;
        }
    }
    let [hours, minutes, seconds] = parts;
    rest.is_empty()
        .then(|| format!("{sign}{hours:02}:{minutes:02}:{seconds:02}"))
}

/// Returns a date without a time that says nothing: midnight, or a fraction of zero.
fn moment(date: &str) -> &str {
    let whole = match date.rsplit_once('.') {
        Some((whole, fraction)) if fraction.bytes().all(|digit| digit == b'0') => whole,
        _ => date,
    };
    whole.strip_suffix("T00:00:00").unwrap_or(whole)
}

/// Returns the English text of an error value, as LibreOffice writes them in English and Italian.
fn error_text(shown: &str) -> Option<&str> {
    match shown {
        "#N/A" | "#N/D" => Some("#N/A"),
        "#REF!" | "#RIF!" => Some("#REF!"),
        "#NAME?" | "#NOME?" => Some("#NAME?"),
        "#VALUE!" | "#VALORE!" => Some("#VALUE!"),
        "#DIV/0!" | "#NUM!" | "#NULL!" => Some(shown),
        "#NULLO!" => Some("#NULL!"),
        _ => {
            let digits = shown
                .strip_prefix("Err:")
                .or_else(|| shown.strip_prefix("Errore:"))?;
            let code = digits.len() == 3 && digits.bytes().all(|digit| digit.is_ascii_digit());
            code.then_some(shown)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{clock, count, error_text, moment};

    #[test]
    fn a_time_is_a_clock() {
        #[track_caller]
        fn case(duration: &str, time: Option<&str>) {
            assert_eq!(clock(duration).as_deref(), time, "{duration}");
        }
        case("PT08H30M00S", Some("08:30:00"));
        case("PT00H00M00.500000000S", Some("00:00:00"));
        case("PT26H05M09S", Some("26:05:09"));
        case("-PT01H00M00S", Some("-01:00:00"));
        case("PT7H", Some("07:00:00"));
        case("2026-03-31", None);
        case("PTxH", None);
    }

    #[test]
    fn midnight_is_left_out() {
        #[track_caller]
        fn case(date: &str, shown: &str) {
            assert_eq!(moment(date), shown);
        }
        case("2026-03-31", "2026-03-31");
        case("2026-03-31T00:00:00", "2026-03-31");
        case("2026-03-31T00:00:00.000000000", "2026-03-31");
        case("2026-03-31T08:30:00", "2026-03-31T08:30:00");
        case("2026-03-31T08:30:00.5", "2026-03-31T08:30:00.5");
    }

    #[test]
    fn errors_are_known_by_their_text() {
        #[track_caller]
        fn case(shown: &str, error: Option<&str>) {
            assert_eq!(error_text(shown), error, "{shown}");
        }
        case("#N/D", Some("#N/A"));
        case("Err:502", Some("Err:502"));
        case("Err:5020", None);
        case("#1", None);
        case("", None);
    }

    #[test]
    fn a_count_is_at_least_one() {
        #[track_caller]
        fn case(raw: &str, number: u64) {
            assert_eq!(count(raw.as_bytes()), number, "{raw}");
        }
        case("3", 3);
        case("0", 1);
        case("-2", 1);
        case("", 1);
        case("99999999999999999999999", u64::MAX);
    }
}
