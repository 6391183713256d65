//! What a formula depends on beside its sheet: the day, chance, other files.
//!
//! Lives here: finding a function in a formula as files store it, with English names. Never here:
//! computing one.

/// Functions whose result changes by itself, in files (English) and as Italian programs show them:
/// name, key.
const FUNCTIONS: [(&str, &str); 12] = [
    ("TODAY", "date"),
    ("OGGI", "date"),
    ("NOW", "date"),
    ("ADESSO", "date"),
    ("RAND", "random"),
    ("RANDBETWEEN", "random"),
    ("RANDARRAY", "random"),
    ("CASUALE", "random"),
    ("CASUALE.TRA", "random"),
    ("INDIRECT", "indirect"),
    ("INDIRETTO", "indirect"),
    ("DDE", "external"),
];

/// Returns what a formula depends on (`date`, `random`, `indirect`, `external`) and the function, if
/// it is one of those.
pub(super) fn volatile(formula: &str) -> Option<(&'static str, &'static str)> {
    // Most formulas only add up: a look for the signs of a call or a file tells.
    if !formula.contains(['(', '[']) && !formula.contains("file:") {
        return None;
    }
    if formula.contains("file:") {
        return Some(("external", ""));
    }
    // What stands between quotes is text, or the name of a sheet.
    for (place, part) in formula.split('"').enumerate() {
        if place % 2 == 1 {
            continue;
        }
        if let Some((name, key)) = called(part) {
            return Some((key, name));
        }
        if names_a_book(part) {
            return Some(("external", ""));
        }
    }
    None
}

fn called(part: &str) -> Option<(&'static str, &'static str)> {
    part.match_indices('(').find_map(|(at, _)| {
        let before = part[..at].trim_end();
        let name = before
            .rsplit(|char: char| !(char.is_alphanumeric() || matches!(char, '.' | '_')))
            .next()?;
        let name = name.strip_prefix("_xlfn.").unwrap_or(name);
        FUNCTIONS
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .copied()
    })
}

/// Says whether a formula refers to another workbook: `[1]Foglio1!A1`. A column of a table that
/// is called `2026` stands in brackets too, after the table's name.
fn names_a_book(part: &str) -> bool {
    part.match_indices('[').any(|(at, _)| {
        let before = part[..at].chars().next_back();
        let own = before.is_none_or(|char| !(char.is_alphanumeric() || "_][".contains(char)));
        let rest = &part[at + 1..];
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let after = rest[digits..].strip_prefix(']').and_then(|rest| {
            let next = rest.chars().next()?;
            Some((next.is_alphanumeric() || "_! ".contains(next)) && rest.contains('!'))
        });
        own && digits > 0 && after == Some(true)
    })
}

#[cfg(test)]
mod tests {
    use super::volatile;

    #[test]
    fn formulas_that_change_by_themselves() {
        #[track_caller]
        fn case(formula: &str, expected: Option<&str>) {
            let found = volatile(formula).map(|(key, name)| format!("{key} {name}"));
            assert_eq!(found.as_deref(), expected, "{formula}");
        }
        case("TODAY()", Some("date TODAY"));
        case("IF(A1>0,now(),\"\")", Some("date NOW"));
        case("of:=TODAY()-[.A1]", Some("date TODAY"));
        case("OGGI()", Some("date OGGI"));
        case("_xlfn.RANDARRAY(3)", Some("random RANDARRAY"));
        case("SUM(INDIRECT(\"A\"&B1))", Some("indirect INDIRECT"));
        case("[1]Foglio1!A1*2", Some("external "));
        case("SUM('[2]Foglio 1'!A1:A3)", Some("external "));
        case("'file:///C:/a.ods'#$Foglio1.A1", Some("external "));
        // near misses
        case("SUM(A1:A3)", None);
        case("BRAND(A1)", None);
        case("TODAY", None);
        case("\"TODAY()\"", None);
        case("SUM(Tabella1[2026])", None);
        case("SUM(Tabella1[[#All],[2026]])", None);
        case("SUM([.A1:.A3])", None);
    }
}
