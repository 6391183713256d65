//! Values of options that are more than one word: each read once, or refused in a sentence.
//!
//! Never here: which options there are (`options`).

use std::path::PathBuf;

use crate::commands::results::{Format, Output};
use crate::lang::Lang;
use crate::model::assessment::Grouping;
use crate::model::columns::{Direction, Field, Meaning};

/// Formats and their names, for `--format` and `--output`.
pub(super) const FORMATS: &[(&str, Format)] = &[
    ("terminal", Format::Terminal),
    ("csv", Format::Csv),
    ("json", Format::Json),
    ("xlsx", Format::Xlsx),
    ("markdown", Format::Markdown),
];

/// Reads `unit`, `directorate`, `level:2`, `column:Sede`, `prefix:CODICE:2`.
pub(super) fn grouping(text: &str, lang: Lang) -> Result<Grouping, String> {
    let (kind, rest) = text.split_once(':').unwrap_or((text, ""));
    let read = match (kind, rest) {
        ("unit", "") => Some(Grouping::Unit),
        ("directorate", "") => Some(Grouping::Directorate),
        ("level", level) => level
            .parse()
            .ok()
            .filter(|level| *level > 0)
            .map(Grouping::Level),
        ("column", header) if !header.trim().is_empty() => {
            Some(Grouping::Column(header.trim().to_owned()))
        }
        // The number stands after the last colon: a header may hold colons of its own.
        ("prefix", rest) => rest.rsplit_once(':').and_then(|(header, length)| {
            let length = length.parse().ok().filter(|length| *length > 0)?;
            let header = header.trim();
            (!header.is_empty()).then(|| Grouping::Prefix(header.to_owned(), length))
        }),
        _ => None,
    };
    read.ok_or_else(|| {
        say(
            lang,
            "si può scrivere unit, directorate, level:N (N da 1), column:COLONNA oppure \
             prefix:COLONNA:N (i primi N caratteri)",
            "write unit, directorate, level:N (N from 1), column:COLUMN or prefix:COLUMN:N (the \
             first N characters)",
        )
    })
}

/// Reads `COLUMN=VALUE`. The value may hold further `=`.
pub(super) fn filter(text: &str, lang: Lang) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((header, value)) if !header.trim().is_empty() => {
            Ok((header.trim().to_owned(), value.trim().to_owned()))
        }
        _ => Err(say(
            lang,
            "si scrive COLONNA=VALORE, per esempio \"Sede=Centro\"",
            "write COLUMN=VALUE, for example \"Site=Centre\"",
        )),
    }
}

/// Reads `HEADER=FIELD`, `HEADER=+criterion`, `HEADER=-criterion`, `HEADER=ignore`. The header
/// may hold `=`.
pub(super) fn column(text: &str, lang: Lang) -> Result<(String, Meaning), String> {
    let parts = text.rsplit_once('=');
    let Some((header, means)) = parts.filter(|(header, _)| !header.trim().is_empty()) else {
        return Err(say(
            lang,
            "si scrive COLONNA=CAMPO, per esempio \"Struttura=unit\" o \
             \"Sportello=-no_user_contact\"",
            "write HEADER=FIELD, for example \"Office=unit\" or \"Counter=-no_user_contact\"",
        ));
    };
    let means = means.trim();
    let item =
        |id: &str, direction| (!id.is_empty()).then(|| Meaning::Item(id.to_owned(), direction));
    let meaning = match (means.strip_prefix('+'), means.strip_prefix('-')) {
        (Some(id), _) => item(id, Direction::YesIsGood),
        (_, Some(id)) => item(id, Direction::YesIsBad),
        _ if means == "ignore" => Some(Meaning::Ignore),
        _ => Field::parse(means).map(Meaning::Field),
    };
    match meaning {
        Some(meaning) => Ok((header.trim().to_owned(), meaning)),
        None => Err(unknown_field(means, lang)),
    }
}

fn unknown_field(means: &str, lang: Lang) -> String {
    let nearest = Field::ALL
        .iter()
        .map(|(_, key)| (strsim::damerau_levenshtein(means, key), *key))
        .min()
        .filter(|(distance, _)| *distance <= 2);
    if let Some((_, key)) = nearest {
        return match lang {
            Lang::It => format!("il campo «{means}» non esiste; forse «{key}»?"),
            Lang::En => format!("there is no field “{means}”; perhaps “{key}”?"),
        };
    }
    let keys: Vec<&str> = Field::ALL.iter().map(|(_, key)| *key).collect();
    let keys = keys.join(", ");
    match lang {
        Lang::It => format!(
            "il campo «{means}» non esiste; per un criterio scrivere +{means} (un Sì è favorevole) \
             o -{means} (un Sì è contrario), altrimenti ignore o uno di: {keys}"
        ),
        Lang::En => format!(
            "there is no field “{means}”; for a criterion write +{means} (a yes is good) or \
             -{means} (a yes is bad), else ignore or one of: {keys}"
        ),
    }
}

/// Reads `PATH` or `FORMAT=PATH`.
pub(super) fn output(text: &str, lang: Lang) -> Result<Output, String> {
    if let Some((name, path)) = text.split_once('=') {
        let format = FORMATS.iter().find(|(known, _)| *known == name);
        if let Some((_, format)) = format
            && !path.is_empty()
        {
            return Ok(Output {
                format: *format,
                path: PathBuf::from(path),
            });
        }
    }
    let path = PathBuf::from(text);
    match Format::from_extension(&path) {
        Some(format) => Ok(Output { format, path }),
        None => Err(say(
            lang,
            "il formato non si ricava dall'estensione (.csv, .json, .xlsx, .md, .txt); si può \
             scrivere davanti: json=FILE",
            "the extension does not say the format (.csv, .json, .xlsx, .md, .txt); it can be \
             written in front: json=FILE",
        )),
    }
}

/// Reads a day that exists, `YYYY-MM-DD`.
pub(super) fn date(text: &str, lang: Lang) -> Result<String, String> {
    if is_date(text) {
        return Ok(text.to_owned());
    }
    Err(say(
        lang,
        "si scrive anno-mese-giorno, per esempio 2026-12-31, e il giorno deve esistere",
        "write year-month-day, for example 2026-12-31, and the day must exist",
    ))
}

fn is_date(text: &str) -> bool {
    let shape = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !shape {
        return false;
    }
    let part = |from: usize, to: usize| text[from..to].parse::<u32>().unwrap_or(0);
    let (year, month, day) = (part(0, 4), part(5, 7), part(8, 10));
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    };
    year > 0 && (1..=days).contains(&day)
}

/// Reads `500`, `500M`, `500MiB`, `2G`; a bare number is MiB. Returns bytes.
pub(super) fn size(text: &str, lang: Lang) -> Result<u64, String> {
    let lower = text.trim().to_ascii_lowercase();
    let digits = lower.trim_end_matches(|char: char| char.is_ascii_alphabetic());
    let shift = match &lower[digits.len()..] {
        "" | "m" | "mb" | "mib" => Some(20),
        "g" | "gb" | "gib" => Some(30),
        _ => None,
    };
    let number = digits
        .trim()
        .parse::<u64>()
        .ok()
        .filter(|number| *number > 0);
    let bytes = number
        .zip(shift)
        .and_then(|(number, shift)| number.checked_mul(1 << shift));
    bytes.ok_or_else(|| {
        say(
            lang,
            "serve un numero intero di MiB, per esempio 500 oppure 2G",
            "a whole number of MiB is needed, for example 500 or 2G",
        )
    })
}

/// Reads how many findings to show.
pub(super) fn count(text: &str, lang: Lang) -> Result<usize, String> {
    text.parse()
        .map_err(|_| say(lang, "serve un numero intero", "a whole number is needed"))
}

fn say(lang: Lang, it: &str, en: &str) -> String {
    match lang {
        Lang::It => it.to_owned(),
        Lang::En => en.to_owned(),
    }
}
