//! Number formats: which ones make a number a date or a percentage.
//!
//! Lives here: built-in format numbers and the reading of format codes. Never here: values.

/// What a number format makes of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::intake::workbook) enum NumberKind {
    /// Left as it is.
    Plain,
    /// Shown times one hundred.
    Percent,
    /// Shown as a date, a time or both.
    Date,
    /// Shown as hours that may be more than 24, as in `[h]:mm`.
    Elapsed,
}

/// Returns what a built-in format does ([MS-XLS] 2.4.126; 27 to 58 are dates in East Asia only).
pub(super) fn built_in(id: u16) -> NumberKind {
    match id {
        9 | 10 => NumberKind::Percent,
        14..=22 | 45 | 47 => NumberKind::Date,
        46 => NumberKind::Elapsed,
        _ => NumberKind::Plain,
    }
}

/// Returns what a format code does, by its first section.
pub(super) fn of_code(code: &str) -> NumberKind {
    // Words for "no format", whose letters mean no date.
    if code.eq_ignore_ascii_case("general") || code.eq_ignore_ascii_case("standard") {
        return NumberKind::Plain;
    }
    let mut kind = NumberKind::Plain;
    let mut chars = code.chars();
    while let Some(char) = chars.next() {
        match char {
            // The next character is literal, or only as wide as it.
            '\\' | '_' | '*' => {
                chars.next();
            }
            '"' => while chars.next().is_some_and(|quoted| quoted != '"') {},
            '[' => {
                let inside: String = chars.by_ref().take_while(|char| *char != ']').collect();
                if is_elapsed(&inside) {
                    return NumberKind::Elapsed;
                }
            }
            ';' => break,
            '%' => kind = NumberKind::Percent,
            'd' | 'm' | 'y' | 'h' | 's' | 'D' | 'M' | 'Y' | 'H' | 'S' => return NumberKind::Date,
            _ => {}
        }
    }
    kind
}

/// Says whether brackets hold hours, minutes or seconds, and not a colour or a language.
fn is_elapsed(inside: &str) -> bool {
    let first = inside.chars().next().map(|char| char.to_ascii_lowercase());
    matches!(first, Some('h' | 'm' | 's'))
        && inside
            .chars()
            .all(|char| Some(char.to_ascii_lowercase()) == first)
}

#[cfg(test)]
mod tests {
    use super::{NumberKind, of_code};

    #[test]
    fn a_code_is_read_by_its_first_section() {
        #[track_caller]
        fn case(code: &str, kind: NumberKind) {
            assert_eq!(of_code(code), kind, "{code}");
        }
        case("General", NumberKind::Plain);
        case("Standard", NumberKind::Plain);
        case("0.00", NumberKind::Plain);
        case("#,##0.00\\ \"€\"", NumberKind::Plain);
        case("0.00E+00", NumberKind::Plain);
        case("\"sedi\" 0", NumberKind::Plain);
        case("[Red]0;0%", NumberKind::Plain);
        case("0%", NumberKind::Percent);
        case("0.00%;[Red]-0.00%", NumberKind::Percent);
        case("dd/mm/yyyy", NumberKind::Date);
        case("[$-410]d mmmm yyyy", NumberKind::Date);
        case("hh:mm", NumberKind::Date);
        case("[h]:mm", NumberKind::Elapsed);
        case("[HH]:MM:SS", NumberKind::Elapsed);
    }
}
