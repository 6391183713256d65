//! Number formats: which cells show a percentage, a date or a time.
//!
//! Never here: fonts, colours, and how a number is rounded for show.

use std::collections::BTreeMap;

use super::attributes::value_text;
use super::serial::Shows;
use super::tokenizer::{Token, Tokens};
use crate::intake::rows::Stop;

/// What a cell's number format makes of its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// A plain number.
    Number,
    /// A number shown as a power of ten: `1.00E+05`.
    Power,
    /// A percentage.
    Percent,
    /// A date or a time.
    Date(Shows),
}

/// The most cell formats and the most number formats: Excel holds 65,490 and some hundreds.
const MOST_FORMATS: usize = 1 << 17;

/// Reads the formats of a workbook by the number that a cell's `s` gives.
///
/// # Errors
///
/// A [`Stop`] for a damaged part, or more formats than a workbook can hold.
pub(super) fn read(mut tokens: Tokens<'_>) -> Result<Vec<Format>, Stop> {
    let mut custom = BTreeMap::new();
    let mut cells = Vec::new();
    let mut in_cells = None;
    loop {
        match tokens.next()? {
            Token::Start {
                name: b"cellXfs", ..
            } => in_cells = Some(tokens.depth()),
            Token::Start {
                name: b"xf",
                attributes,
            } if in_cells.is_some() => {
                let id = attributes.get(b"numFmtId")?;
                cells.push(id.and_then(|id| id.trim().parse().ok()).unwrap_or(0_u32));
            }
            Token::Start {
                name: b"numFmt",
                mut attributes,
            } => {
                let (mut id, mut format) = (None, Format::Number);
                while let Some((key, value)) = attributes.next()? {
                    match key {
                        b"numFmtId" => id = value_text(value).trim().parse::<u32>().ok(),
                        b"formatCode" => format = of_code(&value_text(value)),
                        _ => {}
                    }
                }
                // Those of conditional formats stand in `dxfs` and may use the same numbers.
                if let Some(id) = id {
                    custom.entry(id).or_insert(format);
                }
            }
            Token::End { depth: open } if in_cells.is_some_and(|depth| open < depth) => {
                in_cells = None;
            }
            Token::Finished => break,
            _ => {}
        }
        let most = cells.len().max(custom.len());
        if most > MOST_FORMATS {
            return Err(Stop::over("styles", most, MOST_FORMATS));
        }
    }
    let format = |id: &u32| custom.get(id).copied().unwrap_or_else(|| built_in(*id));
    Ok(cells.iter().map(format).collect())
}

/// Returns the format of a number that every workbook knows (ECMA-376 part 1, 18.8.30).
fn built_in(id: u32) -> Format {
    match id {
        9 | 10 => Format::Percent,
        11 | 48 => Format::Power,
        14..=17 | 22 | 27..=31 | 34..=36 | 50..=54 | 57 | 58 => Format::Date(Shows::Day),
        18..=21 | 32 | 33 | 45 | 47 | 55 | 56 => Format::Date(Shows::Time),
        46 => Format::Date(Shows::Duration),
        _ => Format::Number,
    }
}

/// Returns what a format code shows, by its section for positive numbers.
fn of_code(code: &str) -> Format {
    let (mut day, mut month, mut time, mut percent) = (false, false, false, false);
    let mut power = false;
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        match letter.to_ascii_lowercase() {
            '"' => {
                let _ = letters.by_ref().find(|inner| *inner == '"');
            }
            // The next character is shown, or gives the width of a blank, or fills the cell.
            '\\' | '_' | '*' => {
                let _ = letters.next();
            }
            '[' => {
                let inner: String = letters.by_ref().take_while(|inner| *inner != ']').collect();
                if is_elapsed(&inner) {
                    return Format::Date(Shows::Duration);
                }
            }
            ';' => break,
            'y' | 'd' => day = true,
            'm' => month = true,
            'h' | 's' => time = true,
            '%' => percent = true,
            'e' => power |= letters.as_str().starts_with(['+', '-']),
            // `General` has no letter above; other words stand in quotes.
            _ => {}
        }
    }
    // An `m` beside hours or seconds is minutes.
    if day || (month && !time) {
        Format::Date(Shows::Day)
    } else if time {
        Format::Date(Shows::Time)
    } else if percent {
        Format::Percent
    } else if power {
        Format::Power
    } else {
        Format::Number
    }
}

/// Says whether brackets hold hours, minutes or seconds that count on: `[h]`, `[mm]`.
fn is_elapsed(inner: &str) -> bool {
    ['h', 'm', 's'].iter().any(|unit| {
        !inner.is_empty()
            && inner
                .chars()
                .all(|letter| letter.to_ascii_lowercase() == *unit)
    })
}

#[cfg(test)]
mod tests {
    use super::{Format, Shows, Tokens, built_in, of_code, read};

    const DAY: Format = Format::Date(Shows::Day);
    const TIME: Format = Format::Date(Shows::Time);
    const DURATION: Format = Format::Date(Shows::Duration);

    #[test]
    fn codes() {
        #[track_caller]
        fn case(code: &str, expected: Format) {
            assert_eq!(of_code(code), expected, "{code}");
        }

        case("General", Format::Number);
        case("0.00", Format::Number);
        case("#,##0.00\\ \"giorni\"", Format::Number); //  letters in quotes are shown
        case("0\\d", Format::Number);
        case("[Red]0.0", Format::Number); //               a colour has a `d`
        case("_-* #,##0.00\\ [$€-410]_-", Format::Number);
        case("@", Format::Number);
        case("0%", Format::Percent);
        case("0.00E+00", Format::Power);
        case("##0.0e-0", Format::Power);
        case("0\"E+\"0", Format::Number);
        case("0.0%;[Red]-0.0%", Format::Percent);
        case("0\"%\"", Format::Number);
        case("dd/mm/yyyy", DAY);
        case("[$-410]d mmmm yyyy;@", DAY);
        case("mmmm", DAY);
        case("yyyy\\-mm\\-dd\\ hh:mm", DAY);
        case("h:mm AM/PM", TIME);
        case("mm:ss.0", TIME);
        case("[h]:mm", DURATION);
        case("[MM]:ss", DURATION);
        case("[hm]", Format::Number);
        case("0;dd", Format::Number); //                   only negative numbers
        case("\"never closed", Format::Number);
        case("[never closed", Format::Number);
        case("", Format::Number);
    }

    #[test]
    fn built_in_numbers() {
        #[track_caller]
        fn case(id: u32, expected: Format) {
            assert_eq!(built_in(id), expected, "{id}");
        }

        case(0, Format::Number);
        case(4, Format::Number);
        case(9, Format::Percent);
        case(10, Format::Percent);
        case(11, Format::Power);
        case(14, DAY);
        case(20, TIME);
        case(22, DAY);
        case(46, DURATION);
        case(49, Format::Number);
        case(164, Format::Number);
    }

    #[test]
    fn only_cell_formats_count() {
        let part = "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='[h]:mm'/></numFmts>\
            <cellStyleXfs><xf numFmtId='9'/></cellStyleXfs>\
            <cellXfs><xf numFmtId='0'/><xf numFmtId='164'><alignment/></xf><xf numFmtId='14'/>\
            <xf/><xf numFmtId='no'/></cellXfs><cellStyles/><dxfs><dxf>\
            <numFmt numFmtId='164' formatCode='0%'/></dxf></dxfs></styleSheet>";
        let tokens = Tokens::new(Box::new(part.as_bytes()), 0, 0);
        let formats = read(tokens).expect("formats");
        assert_eq!(
            formats,
            [
                Format::Number,
                DURATION,
                DAY,
                Format::Number,
                Format::Number
            ]
        );
    }
}
