//! Names of submitted files: whether they say the body and the year, as their neighbours' do.
//!
//! Lives here: looking for a unit and a year in a name. Never here: the files, or what is in them.

use std::collections::BTreeSet;
use std::path::Path;

use crate::fact::{Fact, FactKind, Place};

/// The most words of a name that are a unit's.
const MOST_WORDS: usize = 8;

/// Says which names lack the body or the year, where most of the others have it. `names` are the
/// paths of the files by their index; `in_chart` says whether a text is a unit's code or name.
///
/// Nothing is said of one file alone, nor of a part that most names do without: it is no custom
/// there.
#[must_use]
pub fn lacking(
    names: &[(u32, &str)],
    in_chart: &dyn Fn(&str) -> Option<String>,
    year: Option<i32>,
) -> Vec<Fact> {
    let words: Vec<Vec<String>> = names.iter().map(|(_, name)| words(name)).collect();
    let of_body: Vec<bool> = words
        .iter()
        .map(|words| names_unit(words, in_chart))
        .collect();
    let of_year: Vec<bool> = words.iter().map(|words| names_year(words, year)).collect();
    let custom = |has: &[bool]| {
        let with = has.iter().filter(|it| **it).count();
        has.len() > 1 && with * 2 > has.len()
    };
    let (bodies, years) = (custom(&of_body), year.is_some() && custom(&of_year));
    let mut facts = Vec::new();
    for (place, (file, _)) in names.iter().enumerate() {
        let lacks = match (bodies && !of_body[place], years && !of_year[place]) {
            (true, true) => "both",
            (true, false) => "body",
            (false, true) => "year",
            (false, false) => continue,
        };
        let mut fact = Fact::new(FactKind::FileName, Place::File(*file)).with("lacks", lacks);
        if let Some(year) = year {
            fact = fact.with("year", year.to_string());
        }
        facts.push(fact);
    }
    facts
}

/// Returns the code of the unit that a file is named after: `Servizi sociali.ods`, `06_Servizi
/// sociali_2026.xlsx`, `D6 Servizi sociali.xlsx`. Of two units none is chosen, and a number alone
/// tells nothing.
#[must_use]
pub fn unit_of(name: &str, in_chart: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let stem = Path::new(name).file_stem()?.to_string_lossy();
    if let Some(code) = in_chart(&stem) {
        return Some(code);
    }
    let words = words(name);
    let mut taken = vec![false; words.len()];
    let mut found: BTreeSet<String> = BTreeSet::new();
    // Longer names first: `Lavori pubblici` is not the unit `Lavori`.
    for length in (1..=words.len().min(MOST_WORDS)).rev() {
        for from in 0..=words.len() - length {
            let part = &words[from..from + length];
            let tells = length > 1 || part[0].contains(|it: char| !it.is_ascii_digit());
            if !tells || taken[from..from + length].contains(&true) {
                continue;
            }
            if let Some(code) = in_parts(part, in_chart) {
                taken[from..from + length].fill(true);
                found.insert(code);
            }
        }
    }
    let one = found.len() == 1;
    found.pop_first().filter(|_| one)
}

/// Returns the unit that words name together. A code may be written with the signs that part the
/// words of a name.
fn in_parts(part: &[String], in_chart: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let signs = if part.len() > 1 {
        &[" ", "-", "."][..]
    } else {
        &[" "][..]
    };
    signs.iter().find_map(|sign| in_chart(&part.join(sign)))
}

/// Returns the words of a file's name, without folder and extension.
fn words(name: &str) -> Vec<String> {
    let stem = Path::new(name).file_stem().unwrap_or_default();
    stem.to_string_lossy()
        .split(|char: char| char.is_whitespace() || matches!(char, '_' | '-' | '.' | '(' | ')'))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Says whether words that stand together are a unit.
fn names_unit(words: &[String], in_chart: &dyn Fn(&str) -> Option<String>) -> bool {
    (0..words.len()).any(|from| {
        let most = (from + MOST_WORDS).min(words.len());
        (from + 1..=most).any(|to| in_parts(&words[from..to], in_chart).is_some())
    })
}

/// Says whether the name holds the year, alone or at the end of a date.
fn names_year(words: &[String], year: Option<i32>) -> bool {
    let Some(year) = year.map(|year| year.to_string()) else {
        return false;
    };
    words.iter().any(|word| {
        let digits = word.split(|char: char| !char.is_ascii_digit());
        let mut digits = digits.filter(|digits| !digits.is_empty());
        digits.any(|digits| {
            digits == year
                || digits.len() == 8 && (digits.starts_with(&year) || digits.ends_with(&year))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{lacking, unit_of};

    #[test]
    fn a_file_is_named_after_one_unit_or_none() {
        #[track_caller]
        fn case(name: &str, known: &dyn Fn(&str) -> Option<String>, expected: Option<&str>) {
            assert_eq!(unit_of(name, known).as_deref(), expected, "{name}");
        }
        let known = |text: &str| match text.to_lowercase().as_str() {
            "d6" | "servizi sociali" => Some("D6".to_owned()),
            "lavori" => Some("D1".to_owned()),
            "lavori pubblici" => Some("D2".to_owned()),
            "dir-01" => Some("DIR-01".to_owned()),
            "6" => Some("S6".to_owned()),
            _ => None,
        };
        case("Servizi sociali.xlsx", &known, Some("D6"));
        case("06_Servizi sociali_2026.xlsx", &known, Some("D6"));
        case("D6 Servizi sociali.xlsx", &known, Some("D6"));
        case("Scheda lavori pubblici (1).ods", &known, Some("D2"));
        case("scheda DIR-01 def.csv", &known, Some("DIR-01"));
        case("Servizi sociali e lavori pubblici.xlsx", &known, None);
        case("6.csv", &known, Some("S6"));
        case("scheda 6.csv", &known, None);
        case("scheda.csv", &known, None);
    }

    #[track_caller]
    fn case(names: &[&str], year: Option<i32>, expected: &[&str]) {
        let known = |text: &str| {
            let units = ["DIR-01", "tributi", "lavori pubblici"];
            let found = units.iter().find(|unit| unit.eq_ignore_ascii_case(text));
            found.map(|unit| (*unit).to_owned())
        };
        let names: Vec<(u32, &str)> = (0..).zip(names.iter().copied()).collect();
        let found: Vec<String> = lacking(&names, &known, year)
            .iter()
            .map(|fact| format!("{:?} {}", fact.place, fact.params.get("lacks").unwrap()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_name_is_compared_with_its_neighbours() {
        let three = ["in/DIR-01_2026.xlsx", "Lavori Pubblici 2026.ods", "x.csv"];
        case(&three, Some(2026), &["File(2) both"]);
        case(&three, None, &["File(2) body"]);
        case(
            &["tributi.xlsx", "dir-01 (20260331).xlsx", "a-2026.csv"],
            Some(2026),
            &["File(0) year", "File(2) body"],
        );
    }

    #[test]
    fn what_is_no_custom_is_not_asked_for() {
        case(&["x.xlsx"], Some(2026), &[]);
        case(&["a.xlsx", "b.xlsx", "tributi.xlsx"], Some(2026), &[]);
        case(&["a-2025.xlsx", "b-12026.xlsx"], Some(2026), &[]);
        case(&[], Some(2026), &[]);
    }
}
