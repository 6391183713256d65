//! One cell into a number, a share or a text; or the fact of why not.

use crate::fact::FactKind;
use crate::intake::rows::{CellKind, RawCell, Slot};
use crate::intake::text::delimiter::DecimalMark;
use crate::model::quantity::{Decimal, Ratio};

/// What a cell gave where a number was looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadNumber {
    /// Nothing stands there.
    Blank,
    /// A number.
    Plain(Ratio),
    /// A percentage, as a share of 1.
    Percent(Ratio),
    /// No number: which fact.
    Bad(FactKind),
}

/// Reads a cell as a number.
#[must_use]
pub fn number(cell: RawCell<'_>, mark: DecimalMark) -> ReadNumber {
    match cell.kind {
        CellKind::Empty if cell.flags & Slot::NO_RESULT != 0 => {
            ReadNumber::Bad(FactKind::FormulaWithoutValue)
        }
        CellKind::Empty => ReadNumber::Blank,
        CellKind::Error => ReadNumber::Bad(FactKind::ErrorCell),
        CellKind::Number => or_bad(Ratio::parse(cell.text()).map(ReadNumber::Plain)),
        CellKind::Percent => or_bad(Ratio::parse(cell.text()).map(ReadNumber::Percent)),
        CellKind::Date | CellKind::Boolean => ReadNumber::Bad(FactKind::NotANumber),
        CellKind::Text => written(cell, mark),
    }
}

fn or_bad(read: Option<ReadNumber>) -> ReadNumber {
    read.unwrap_or(ReadNumber::Bad(FactKind::NotANumber))
}

fn written(cell: RawCell<'_>, mark: DecimalMark) -> ReadNumber {
    if let Some(small) = few_digits(cell.bytes()) {
        return ReadNumber::Plain(Ratio::new(small, 1));
    }
    let text = cell.text();
    if text.is_empty() {
        return ReadNumber::Blank;
    }
    if is_error_text(text) {
        return ReadNumber::Bad(FactKind::ErrorCell);
    }
    let (text, percent) = match text.strip_suffix('%') {
        Some(head) => (head.trim_end(), true),
        None => (text, false),
    };
    match plain(text, mark) {
        Ok(value) if percent => or_bad(
            value
                .checked_div(Ratio::new(100, 1))
                .map(ReadNumber::Percent),
        ),
        Ok(value) => ReadNumber::Plain(value),
        Err(kind) => ReadNumber::Bad(kind),
    }
}

/// Millionths in a unit of the last digit, by the number of decimals.
const SCALES: [i64; 7] = [1_000_000, 100_000, 10_000, 1_000, 100, 10, 1];

/// Reads a short number that can mean but one thing, without a fraction in between: digits,
/// perhaps a mark and decimals. `None`: look closer, with [`number`].
#[must_use]
#[inline]
pub fn short_number(kind: CellKind, bytes: &[u8]) -> Option<Decimal> {
    if !matches!(kind, CellKind::Text | CellKind::Number) {
        return None;
    }
    match bytes {
        // Most numbers of people.
        [digit @ b'0'..=b'9'] => Some(Decimal::from_millionths(
            i64::from(digit - b'0') * 1_000_000,
        )),
        bytes if bytes.len() <= 12 => several_digits(kind, bytes),
        _ => None,
    }
}

fn several_digits(kind: CellKind, bytes: &[u8]) -> Option<Decimal> {
    let (mut value, mut digits, mut whole) = (0, 0, None);
    for byte in bytes {
        match byte {
            b'0'..=b'9' => {
                value = value * 10 + i64::from(byte - b'0');
                digits += 1;
            }
            b',' | b'.' if whole.is_none() && digits > 0 => whole = Some(digits),
            _ => return None,
        }
    }
    let places = digits - whole.unwrap_or(digits);
    let certain = match places {
        0 => whole.is_none() && digits > 0,
        // A mark before three digits may part thousands.
        3 => kind == CellKind::Number,
        _ => true,
    };
    let scale = SCALES.get(places)?;
    let millionths = value.checked_mul(*scale).filter(|_| certain)?;
    Some(Decimal::from_millionths(millionths))
}

/// Reads up to nine digits: most numbers of people.
fn few_digits(bytes: &[u8]) -> Option<i128> {
    if bytes.is_empty() || bytes.len() > 9 {
        return None;
    }
    let mut value = 0;
    for byte in bytes {
        if !byte.is_ascii_digit() {
            return None;
        }
        value = value * 10 + i128::from(byte - b'0');
    }
    Some(value)
}

/// Says whether a text is an error value that was saved as text, in English or Italian.
#[must_use]
pub fn is_error_text(text: &str) -> bool {
    const ERRORS: [&str; 14] = [
        "#N/D",
        "#N/A",
        "#RIF!",
        "#REF!",
        "#DIV/0!",
        "#VALORE!",
        "#VALUE!",
        "#NOME?",
        "#NAME?",
        "#NUM!",
        "#NULLO!",
        "#NULL!",
        "#SPILL!",
        "#ESPANSIONE!",
    ];
    text.starts_with('#') && ERRORS.iter().any(|error| text.eq_ignore_ascii_case(error))
        || text.starts_with("Err:") && text.len() <= 8
}

/// Reads digits with marks. A lone mark before three digits is ambiguous unless the file tells.
fn plain(text: &str, mark: DecimalMark) -> Result<Ratio, FactKind> {
    let compact: String = text
        .chars()
        .filter(|char| !matches!(char, ' ' | '\u{a0}' | '\u{202f}'))
        .collect();
    let spaced = compact.len() != text.len();
    let digits = compact.trim_start_matches(['-', '+']);
    let shaped = digits
        .bytes()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.'))
        && digits.bytes().any(|byte| byte.is_ascii_digit());
    if !shaped {
        // `1E+05` is how a spreadsheet writes large numbers to a text file; `1e3` is a code.
        let power = compact.contains("E+") || compact.contains("E-");
        let scientific = !spaced && power && compact.bytes().any(|byte| byte.is_ascii_digit());
        let point = compact.replace(',', ".");
        return scientific
            .then(|| Ratio::parse(&point))
            .flatten()
            .ok_or(FactKind::NotANumber);
    }
    if spaced && !spaces_part_thousands(text) {
        return Err(FactKind::NotANumber);
    }
    let decimal = decimal_char(digits, mark)?;
    let plain: String = compact
        .chars()
        .filter(|char| !matches!(char, ',' | '.') || Some(*char) == decimal)
        .map(|char| if char == ',' { '.' } else { char })
        .collect();
    Ratio::parse(&plain).ok_or(FactKind::NotANumber)
}

/// Says whether spaces stand only before groups of three digits: `1 234`, not `2 1`.
fn spaces_part_thousands(text: &str) -> bool {
    let mut groups = text.trim().split([' ', '\u{a0}', '\u{202f}']);
    let first = groups.next().unwrap_or_default();
    matches!(first, "-" | "+")
        || groups.all(|group| {
            group
                .split([',', '.'])
                .next()
                .is_some_and(|head| head.len() == 3)
        })
}

/// Returns the mark that parts decimals, `None` where all marks part thousands.
fn decimal_char(digits: &str, mark: DecimalMark) -> Result<Option<char>, FactKind> {
    let commas = digits.matches(',').count();
    let points = digits.matches('.').count();
    let Some(last) = digits.rfind([',', '.']) else {
        return Ok(None);
    };
    let last_char = if digits.as_bytes()[last] == b',' {
        ','
    } else {
        '.'
    };
    if commas > 0 && points > 0 {
        let last_count = if last_char == ',' { commas } else { points };
        let whole = &digits[..last];
        let grouped =
            last_count == 1 && groups_of_three(whole, if last_char == ',' { '.' } else { ',' });
        return if grouped {
            Ok(Some(last_char))
        } else {
            Err(FactKind::NotANumber)
        };
    }
    if commas + points > 1 {
        return if groups_of_three(digits, last_char) {
            Ok(None)
        } else {
            Err(FactKind::NotANumber)
        };
    }
    let whole = &digits[..last];
    let three = digits.len() - last - 1 == 3;
    let could_be_thousands = three && (1..=3).contains(&whole.len()) && whole != "0";
    if !could_be_thousands {
        return Ok(Some(last_char));
    }
    match (mark, last_char) {
        (DecimalMark::Unsure, _) => Err(FactKind::AmbiguousNumber),
        (DecimalMark::Comma, ',') | (DecimalMark::Point, '.') => Ok(Some(last_char)),
        _ => Ok(None),
    }
}

fn groups_of_three(digits: &str, mark: char) -> bool {
    let mut groups = digits.split(mark);
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3)
}

/// Rounds a ratio to the millionths of a decimal; `None` where it is too large.
#[must_use]
pub fn to_decimal(value: Ratio) -> Option<Decimal> {
    if value.den() == 1 {
        return i64::try_from(value.num().checked_mul(1_000_000)?)
            .ok()
            .map(Decimal::from_millionths);
    }
    let scaled = value.num().checked_mul(2_000_000)?;
    let rounded = (scaled + value.den()).div_euclid(value.den() * 2);
    i64::try_from(rounded).ok().map(Decimal::from_millionths)
}

#[cfg(test)]
mod tests {
    use super::{ReadNumber, number, short_number, to_decimal};
    use crate::fact::FactKind;
    use crate::intake::rows::{CellKind, RawCell};
    use crate::intake::text::delimiter::DecimalMark;
    use crate::model::quantity::Ratio;

    #[track_caller]
    fn case(text: &str, mark: DecimalMark, expected: ReadNumber) {
        let cell = RawCell {
            kind: CellKind::Text,
            flags: 0,
            raw: text,
        };
        assert_eq!(number(cell, mark), expected, "{text}");
        if let (Some(short), ReadNumber::Plain(long)) =
            (short_number(cell.kind, cell.bytes()), expected)
        {
            assert_eq!(Some(short), to_decimal(long), "{text}");
        } else {
            assert_eq!(short_number(cell.kind, cell.bytes()), None, "{text}");
        }
    }

    #[test]
    fn numbers_are_read_as_offices_write_them() {
        use DecimalMark::{Comma, Point, Unsure};
        let plain = |num, den| ReadNumber::Plain(Ratio::new(num, den));
        let bad = ReadNumber::Bad;
        case("3", Unsure, plain(3, 1));
        case(" 3 ", Unsure, plain(3, 1));
        case("2,5", Unsure, plain(5, 2));
        case("2.5", Unsure, plain(5, 2));
        case("1.234", Comma, plain(1234, 1));
        case("1.234", Point, plain(617, 500));
        case("1.234", Unsure, bad(FactKind::AmbiguousNumber));
        case("0.234", Unsure, plain(117, 500));
        case("1.234,5", Unsure, plain(2469, 2));
        case("1,234.5", Unsure, plain(2469, 2));
        case("1.234.567", Unsure, plain(1_234_567, 1));
        case("1 234", Unsure, plain(1234, 1));
        case("2 1", Unsure, bad(FactKind::NotANumber));
        case("25 %", Unsure, ReadNumber::Percent(Ratio::new(1, 4)));
        case("12,5%", Unsure, ReadNumber::Percent(Ratio::new(1, 8)));
        case("1E+05", Unsure, plain(100_000, 1));
        case("1,5E-01", Unsure, plain(3, 20));
        case("1e3", Unsure, bad(FactKind::NotANumber));
        case("2E1", Unsure, bad(FactKind::NotANumber));
        case("-4", Unsure, plain(-4, 1));
        case("tre", Unsure, bad(FactKind::NotANumber));
        case("2 (di cui 1 PT)", Unsure, bad(FactKind::NotANumber));
        case("12.03.2026", Unsure, bad(FactKind::NotANumber));
        case("12,34", Unsure, plain(617, 50));
        case("#N/D", Unsure, bad(FactKind::ErrorCell));
        case("", Unsure, ReadNumber::Blank);
        case("\u{a0}", Unsure, ReadNumber::Blank);
        case(".", Unsure, bad(FactKind::NotANumber));
    }
}
