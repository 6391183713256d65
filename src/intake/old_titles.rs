//! Titles of another year: a template that was filled in once more.
//!
//! Lives here: the years in a title, and which of them are the survey's. Never here: where titles
//! stand (`table`).

/// Words of a title after which a year is the year of the survey, folded.
const SURVEYS: [&str; 19] = [
    "rilevazione",
    "ricognizione",
    "mappatura",
    "censimento",
    "scheda",
    "modello",
    "modulo",
    "questionario",
    "monitoraggio",
    "indagine",
    "anno",
    "template",
    "survey",
    "form",
    "inventory",
    "inventario",
    "mapping",
    "year",
    "edizione",
];

/// Returns the year of another survey that the titles speak of, where none speaks of `year`.
///
/// A year in a date or in the number of a law is none of a survey: `al 31/12/2025`, `legge 81 del
/// 2017`, `D.Lgs. 165/2001`. Of `2024-2026` every year is meant.
#[must_use]
pub(in crate::intake) fn other_year<'t>(
    titles: impl IntoIterator<Item = &'t str>,
    year: i32,
) -> Option<i32> {
    let mut other = None;
    for title in titles {
        let spans = spans(title);
        let this_year = years(title).any(|(_, _, found)| found == year);
        if this_year || spans.iter().any(|(from, to)| (*from..=*to).contains(&year)) {
            return None;
        }
        let folded = crate::matching::fold(title);
        let of_survey = folded.split(' ').any(|word| SURVEYS.contains(&word));
        if of_survey && other.is_none() {
            other = spans.first().map(|(_, to)| *to);
        }
    }
    other
}

/// Returns the years in a title, each as a span of years.
fn spans(title: &str) -> Vec<(i32, i32)> {
    let mut found: Vec<(i32, i32)> = Vec::new();
    let mut last_end = None;
    for (at, end, year) in years(title) {
        let between = last_end.and_then(|last: usize| title.get(last..at));
        let joined = between.is_some_and(|text| {
            let text = text.trim();
            matches!(text, "-" | "–" | "/" | "\u{2014}") || matches!(text, "al" | "e" | "to")
        });
        match found.last_mut() {
            Some(span) if joined && span.0 <= year => span.1 = year,
            _ if is_of_a_date_or_law(&title[..at]) => continue,
            _ => found.push((year, year)),
        }
        last_end = Some(end);
    }
    found
}

/// Returns the numbers from 2000 to 2099 that stand alone, with their first byte and the one after
/// them.
fn years(title: &str) -> impl Iterator<Item = (usize, usize, i32)> {
    let bytes = title.as_bytes();
    (0..bytes.len().saturating_sub(3)).filter_map(move |at| {
        let digits = bytes.get(at..at + 4)?;
        let alone = (at == 0 || !bytes[at - 1].is_ascii_alphanumeric())
            && bytes
                .get(at + 4)
                .is_none_or(|next| !next.is_ascii_alphanumeric());
        if !alone || !digits.starts_with(b"20") || !digits.iter().all(u8::is_ascii_digit) {
            return None;
        }
        let year = str::from_utf8(digits).ok()?.parse().ok()?;
        Some((at, at + 4, year))
    })
}

/// Says whether what stands before a year makes it a date or the number of a law.
fn is_of_a_date_or_law(before: &str) -> bool {
    const MONTHS: [&str; 24] = [
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "agosto",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let trimmed = before.trim_end();
    // `31/12/2025`, `165/2001`: a digit and a sign before the year.
    let mut last = trimmed.chars().rev();
    let sign = last
        .next()
        .is_some_and(|char| matches!(char, '/' | '.' | '-'));
    if sign && last.next().is_some_and(|char| char.is_ascii_digit()) {
        return true;
    }
    let word = trimmed.rsplit(|char: char| !char.is_alphabetic()).next();
    let word = word.unwrap_or_default().to_lowercase();
    MONTHS.contains(&word.as_str()) || matches!(word.as_str(), "del" | "dal" | "al" | "of" | "n")
}

#[cfg(test)]
mod tests {
    use super::other_year;

    #[track_caller]
    fn case(titles: &[&str], expected: Option<i32>) {
        assert_eq!(
            other_year(titles.iter().copied(), 2026),
            expected,
            "{titles:?}"
        );
    }

    #[test]
    fn a_survey_of_another_year_is_told() {
        case(&["Rilevazione 2024"], Some(2024));
        case(&["Rilevazione anno 2023"], Some(2023));
        case(
            &["Comune di Prova", "MAPPATURA DELLE ATTIVITÀ – anno 2025"],
            Some(2025),
        );
        case(&["Scheda di rilevazione 2023-2025"], Some(2025));
        case(&["Survey form 2024"], Some(2024));
    }

    #[test]
    fn other_years_are_no_survey() {
        case(&["Rilevazione 2026"], None);
        case(&["Rilevazione 2024", "aggiornata al 2026"], None);
        case(&["Rilevazione 2024-2026"], None);
        case(&["Rilevazione 2026 – dati anno 2025"], None);
        case(&["Scheda: personale al 31/12/2025"], None);
        case(&["Scheda: personale al 31 dicembre 2025"], None);
        case(&["Mappatura ai sensi della legge 81 del 2017"], None);
        case(&["Mappatura (D.Lgs. 165/2001)"], None);
        case(&["PIAO 2024"], None);
        case(&["Scheda 12024, modulo A2025"], None);
        case(&[], None);
    }
}
