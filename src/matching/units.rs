//! Numbers that are written with what they count: `3 persone`, `n. 3`, `12,50 €`.
//!
//! Pure: a text in, a part of it out. Never here: reading the number (`intake`).

/// Words that say what is counted, after the number, by the key of the field that counts it.
const UNITS: [(&[&str], &[&str]); 4] = [
    (
        &["headcount", "women", "men", "minimum_presence"],
        &[
            "persone",
            "persona",
            "addetti",
            "addetto",
            "dipendenti",
            "dipendente",
            "unità",
            "unita",
            "unita'",
            "unità di personale",
            "risorse",
            "risorsa",
            "people",
            "persons",
            "person",
            "employees",
            "employee",
        ],
    ),
    (&["fte"], &["fte", "ula"]),
    (&["weight"], &["€", "euro", "eur"]),
    (
        &["backlog", "backlog_in", "backlog_out"],
        &["pratiche", "pratica", "procedimenti", "istanze", "cases"],
    ),
];

/// Returns the number of a text that says beside it what the field counts, and nothing else.
///
/// - **`field`:** key of the field, such as `headcount`.
/// - **Not seen:** units that are not the field's own: 25 % or 3 hours are no number of people.
#[must_use]
pub fn bare_number<'t>(text: &'t str, field: &str) -> Option<&'t str> {
    let (_, units) = UNITS.iter().find(|(fields, _)| fields.contains(&field))?;
    let text = text.trim();
    let from = text.find(|char: char| char.is_ascii_digit())?;
    let is_number = |char: char| char.is_ascii_digit() || matches!(char, ',' | '.');
    let length = text[from..].find(|char| !is_number(char));
    let to = length.map_or(text.len(), |length| from + length);
    let number = text[from..to].trim_end_matches(['.', ',']);
    let (before, after) = (text[..from].trim(), text[from + number.len()..].trim());
    let is_unit = |word: &str| units.contains(&word);
    let (before, after) = (before.to_lowercase(), after.to_lowercase());
    let counted = matches!(
        before.as_str(),
        "n." | "n" | "n°" | "nr." | "nr" | "num." | "no."
    );
    let known = match (before.as_str(), after.as_str()) {
        ("", after) => is_unit(after),
        (_, "") => counted || is_unit(&before),
        (_, after) => counted && is_unit(after),
    };
    known.then_some(number)
}

#[cfg(test)]
mod tests {
    use super::bare_number;

    #[test]
    fn the_number_is_taken_from_its_unit() {
        #[track_caller]
        fn case(text: &str, field: &str, expected: Option<&str>) {
            assert_eq!(bare_number(text, field), expected, "{text}");
        }
        case("3 persone", "headcount", Some("3"));
        case("n. 3", "headcount", Some("3"));
        case("N. 3 addetti", "women", Some("3"));
        case("3 Unità", "headcount", Some("3"));
        case("2,5 FTE", "fte", Some("2,5"));
        case("€ 12,50", "weight", Some("12,50"));
        case("12,50 €", "weight", Some("12,50"));
        case("3", "headcount", None);
        case("25%", "headcount", None);
        case("3 ore", "headcount", None);
        case("2 (di cui 1 PT)", "headcount", None);
        case("3-4 persone", "headcount", None);
        case("tre persone", "headcount", None);
        case("3 persone", "remote_share", None);
    }
}
