//! The delimiter of a text file, and whether its numbers have a comma or a point.

use std::str;

/// Delimiters that offices' programs write, likeliest first.
const DELIMITERS: [u8; 4] = [b';', b',', b'\t', b'|'];

/// Samples of this many bytes or more may end amid a line.
const CUT: usize = 32 << 10;

/// The most records of the sample that are looked at.
const RECORDS: usize = 100;

/// How many known headers in one line leave no doubt.
const ENOUGH_HEADERS: usize = 3;

/// How a text file writes decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecimalMark {
    /// `1.234,5`: a point parts thousands.
    Comma,
    /// `1,234.5`: a comma parts thousands.
    Point,
    /// Nothing in the sample tells: `1.234` may be either.
    Unsure,
}

/// What the first bytes of a text file tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::intake) struct Layout {
    /// The delimiter.
    pub(in crate::intake) delimiter: u8,
    /// Bytes of a first line `sep=;`, which spreadsheets do not show as a row.
    pub(in crate::intake) sep_line: usize,
    /// Whether that line names another delimiter than the lines below it have.
    pub(in crate::intake) sep_differs: bool,
    /// How decimals are written.
    pub(in crate::intake) decimal: DecimalMark,
}

/// Finds the delimiter in the first bytes of a text, decoded. `known` says whether a text is a
/// header that we know: the strongest sign of all.
pub(in crate::intake) fn layout(sample: &[u8], known: &dyn Fn(&str) -> bool) -> Layout {
    let (sep, sep_line) = sep_line(sample);
    let body = &sample[sep_line..];
    let best = || {
        DELIMITERS
            .into_iter()
            .map(|delimiter| (score(body, delimiter, known), delimiter))
            .reduce(|best, next| if next.0 > best.0 { next } else { best })
    };
    // Known headers alone can gainsay the line: where it tells none of them.
    let gainsaid = || {
        sep.filter(|sep| score(body, *sep, known).0 == 0)
            .and_then(|_| best())
            .filter(|((headers, ..), _)| *headers >= ENOUGH_HEADERS)
            .map(|(_, delimiter)| delimiter)
    };
    let other = gainsaid();
    let delimiter = other
        .or(sep)
        .or_else(|| best().map(|(_, delimiter)| delimiter))
        .unwrap_or(b';');
    Layout {
        delimiter,
        sep_line,
        sep_differs: other.is_some(),
        decimal: decimal_mark(body, delimiter),
    }
}

/// Says whether every line stands in quotes as a whole, with the headers that we know within: a
/// program showed the lines in one column, and saved them so.
pub(in crate::intake) fn is_in_quotes(sample: &[u8], known: &dyn Fn(&str) -> bool) -> bool {
    let mut whole = Vec::new();
    let lines = sample.split_inclusive(|byte| *byte == b'\n');
    // The last line of the sample may be cut.
    let lines = lines.filter(|line| line.ends_with(b"\n") || sample.len() < CUT);
    let lines = lines.map(<[u8]>::trim_ascii).filter(|it| !it.is_empty());
    for line in lines.take(RECORDS) {
        let Some(inner) = unquoted(line) else {
            return false;
        };
        whole.extend(inner);
        whole.push(b'\n');
    }
    DELIMITERS
        .into_iter()
        .any(|it| score(&whole, it, known).0 >= ENOUGH_HEADERS)
}

/// Returns what stands in the quotes of a line that is one quoted field, however many fields that
/// would be.
fn unquoted(line: &[u8]) -> Option<Vec<u8>> {
    let inner = line.strip_prefix(b"\"")?.strip_suffix(b"\"")?;
    let mut text = Vec::with_capacity(inner.len());
    let mut bytes = inner.iter();
    while let Some(byte) = bytes.next() {
        if *byte == b'"' && bytes.next() != Some(&b'"') {
            return None;
        }
        text.push(*byte);
    }
    Some(text)
}

/// Reads Excel's first line `sep=;`.
fn sep_line(sample: &[u8]) -> (Option<u8>, usize) {
    let end = sample
        .iter()
        .position(|byte| *byte == b'\n')
        .map_or(sample.len(), |at| at + 1);
    let line = sample[..end].trim_ascii_end();
    let line = line.strip_prefix(b"\"").unwrap_or(line);
    let starts = line
        .get(..4)
        .is_some_and(|start| start.eq_ignore_ascii_case(b"sep="));
    match line.get(4) {
        Some(delimiter) if starts => (Some(*delimiter), end),
        // `sep=` and a tab: trimmed away with the line's end.
        None if starts => (Some(b'\t'), end),
        _ => (None, 0),
    }
}

/// Scores a delimiter: known headers of the best record, then records with the same number of
/// fields, then that number.
fn score(sample: &[u8], delimiter: u8, known: &dyn Fn(&str) -> bool) -> (usize, usize, usize) {
    let records = split(sample, delimiter);
    let headers = records
        .iter()
        .take(60)
        .map(|record| record.iter().filter(|field| is_known(field, known)).count())
        .max()
        .unwrap_or(0);
    let widest = records.iter().map(Vec::len).max().unwrap_or(0);
    if widest < 2 {
        return (headers.min(1), 0, 0);
    }
    let mut counts: Vec<usize> = records
        .iter()
        .map(Vec::len)
        .filter(|len| *len > 1)
        .collect();
    counts.sort_unstable();
    let most = counts
        .chunk_by(|a, b| a == b)
        .map(<[usize]>::len)
        .max()
        .unwrap_or(0);
    (headers, most, widest)
}

fn is_known(field: &[u8], known: &dyn Fn(&str) -> bool) -> bool {
    let text = str::from_utf8(field)
        .unwrap_or_default()
        .trim()
        .trim_matches('"');
    !text.is_empty() && text.len() < 200 && known(text)
}

/// Splits the sample into records and fields outside quotes. Only for counting.
fn split(sample: &[u8], delimiter: u8) -> Vec<Vec<&[u8]>> {
    let mut records = Vec::new();
    let mut record = Vec::new();
    let mut start = 0;
    let mut quoted = false;
    for (at, byte) in sample.iter().enumerate() {
        let at_start = at == start;
        match *byte {
            b'"' if at_start || quoted => quoted = !quoted,
            b'\n' if !quoted => {
                record.push(&sample[start..at]);
                start = at + 1;
                if record.iter().any(|field| !field.trim_ascii().is_empty()) {
                    records.push(std::mem::take(&mut record));
                }
                record.clear();
                if records.len() == RECORDS {
                    return records;
                }
            }
            byte if byte == delimiter && !quoted => {
                record.push(&sample[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    record.push(&sample[start..]);
    records.push(record);
    records
}

/// Looks for numbers that can only be read one way.
fn decimal_mark(sample: &[u8], delimiter: u8) -> DecimalMark {
    let (mut comma, mut point) = (0, 0);
    for field in split(sample, delimiter).into_iter().flatten() {
        let field = field.trim_ascii();
        let field = field.strip_prefix(b"\"").unwrap_or(field);
        let field = field.strip_suffix(b"\"").unwrap_or(field);
        match only_mark(field) {
            Some(DecimalMark::Comma) => comma += 1,
            Some(DecimalMark::Point) => point += 1,
            _ => {}
        }
    }
    match (comma, point) {
        (0, 0) if delimiter == b',' => DecimalMark::Point,
        (0, 0) => DecimalMark::Unsure,
        (comma, point) if comma > point => DecimalMark::Comma,
        (comma, point) if point > comma => DecimalMark::Point,
        _ => DecimalMark::Unsure,
    }
}

/// Says what the only mark of a plain number must be: a decimal mark unless three digits follow.
fn only_mark(field: &[u8]) -> Option<DecimalMark> {
    let plain = !field.is_empty()
        && field
            .iter()
            .all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.' | b'-'));
    if !plain {
        return None;
    }
    let at = field.iter().rposition(|byte| matches!(byte, b',' | b'.'))?;
    if field[..at].contains(&field[at]) {
        // `12.03.2026` is a date, `1.234.567` has points between thousands: neither has decimals.
        return None;
    }
    let decimals = field.len() - at - 1;
    let both = field.contains(&b',') && field.contains(&b'.');
    let zero_before = &field[..at] == b"0";
    (both || decimals != 3 || zero_before || at > 3).then_some(if field[at] == b',' {
        DecimalMark::Comma
    } else {
        DecimalMark::Point
    })
}

#[cfg(test)]
mod tests {
    use super::{DecimalMark, is_in_quotes, layout};

    fn is_header(text: &str) -> bool {
        matches!(text, "unit" | "activity" | "people")
    }

    #[test]
    fn a_line_sep_is_gainsaid_by_known_headers_alone() {
        #[track_caller]
        fn case(sample: &str, delimiter: u8, differs: bool) {
            let found = layout(sample.as_bytes(), &is_header);
            let delimiter = (char::from(delimiter), differs);
            assert_eq!(
                (char::from(found.delimiter), found.sep_differs),
                delimiter,
                "{sample}"
            );
        }
        case("sep=,\nunit;activity;people\nA;b, c;1,5\n", b';', true);
        case("sep=,\nunit,activity,people\nA,b;c;d,1\n", b',', false);
        case("sep=;\nunit;activity;people\nA;b;1\n", b';', false);
        case("sep=,\nunit;activity\nA;b\n", b',', false); // two may be chance
    }

    #[test]
    fn lines_in_quotes_are_known_by_the_headers_within() {
        #[track_caller]
        fn case(sample: &str, quoted: bool) {
            assert_eq!(
                is_in_quotes(sample.as_bytes(), &is_header),
                quoted,
                "{sample}"
            );
        }
        case("\"unit;activity;people\"\n\"A;b;1\"\n", true);
        case(
            "\"unit,activity,people\"\r\n\r\n\"A,\"\"b, c\"\",1\"\r\n",
            true,
        );
        case(
            "\"unit\";\"activity\";\"people\"\n\"A\";\"b\";\"1\"\n",
            false,
        );
        case("unit;activity;people\n\"A;b;1\"\n", false);
        case("\"Dear all; the unit; goes\"\n", false);
        case("\"\n\"\n", false);
        case("", false);
    }

    #[test]
    fn the_delimiter_is_found() {
        #[track_caller]
        fn case(sample: &str, delimiter: u8, decimal: DecimalMark) {
            let found = layout(sample.as_bytes(), &|text| {
                matches!(text, "unit" | "activity")
            });
            assert_eq!(
                (char::from(found.delimiter), found.decimal),
                (char::from(delimiter), decimal)
            );
        }
        case("unit;activity\nA;x, y, z, w\n", b';', DecimalMark::Unsure);
        case("unit,activity\nA,b\n", b',', DecimalMark::Point);
        case("unit\tactivity\nA\t1,5\n", b'\t', DecimalMark::Comma);
        case("unit|activity\nA|1.5\n", b'|', DecimalMark::Point);
        case("sep=|\nunit;activity|x\n", b'|', DecimalMark::Unsure);
        case("unit;activity\nA;1.234\n", b';', DecimalMark::Unsure);
        case("unit;activity\nA;0.234\n", b';', DecimalMark::Point);
        case(
            "\"a;b;c\",unit\n\"x;y;z\",activity\n",
            b',',
            DecimalMark::Point,
        );
        case("", b';', DecimalMark::Unsure);
    }
}
