//! Values of options that are more than one word: each read once, or refused in a sentence.
//!
//! Never here: which options there are (`options`).

use std::path::PathBuf;

use crate::commands::results::{Format, Output};
use crate::lang::Lang;
use crate::model::assessment::Grouping;
use crate::model::columns::{Direction, Field, Meaning};
use crate::model::period::{Day, Month};
use crate::model::quantity::{Decimal, Ratio};
use crate::model::simulation::Threshold;

/// Formats and their names, for `--format` and `--output`.
pub(super) const FORMATS: &[(&str, Format)] = &[
    ("terminal", Format::Terminal),
    ("csv", Format::Csv),
    ("json", Format::Json),
    ("xlsx", Format::Xlsx),
    ("markdown", Format::Markdown),
    ("html", Format::Html),
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
            "il formato non si ricava dall'estensione (.csv, .json, .xlsx, .md, .html, .txt); si può \
             scrivere davanti: json=FILE",
            "the extension does not say the format (.csv, .json, .xlsx, .md, .html, .txt); it can be \
             written in front: json=FILE",
        )),
    }
}

/// Years that a calendar of working days is asked for.
pub(super) const YEARS: std::ops::RangeInclusive<i16> = 1900..=2200;

/// Reads a month that exists, `YYYY-MM`.
pub(super) fn month(text: &str, lang: Lang) -> Result<Month, String> {
    let sensible = |month: &Month| YEARS.contains(&month.year());
    Month::parse(text).filter(sensible).ok_or_else(|| {
        say(
            lang,
            "si scrive anno-mese, per esempio 2026-12",
            "write year-month, for example 2026-12",
        )
    })
}

/// Reads a year, `YYYY`.
pub(super) fn year(text: &str, lang: Lang) -> Result<i16, String> {
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let year = text.parse().ok().filter(|_| digits);
    year.filter(|year| YEARS.contains(year)).ok_or_else(|| {
        say(
            lang,
            "si scrive un anno di quattro cifre, per esempio 2026",
            "write a year of four digits, for example 2026",
        )
    })
}

/// Reads a share from 0 to 1: `1/2`, `0.5`, `0,5`, `50%`.
pub(super) fn share(text: &str, lang: Lang) -> Result<Ratio, String> {
    let number = |text: &str| Ratio::parse(&text.trim().replace(',', "."));
    let read = match (text.split_once('/'), text.strip_suffix('%')) {
        (Some((above, below)), _) => {
            number(above).and_then(|above| above.checked_div(number(below)?))
        }
        (None, Some(percent)) => number(percent).and_then(|it| it.checked_div(Ratio::new(100, 1))),
        (None, None) => number(text),
    };
    read.filter(|share| *share >= Ratio::ZERO && *share <= Ratio::ONE)
        .ok_or_else(|| {
            say(
                lang,
                "si scrive una quota tra 0 e 1, per esempio 1/2 o 50%",
                "write a share from 0 to 1, for example 1/2 or 50%",
            )
        })
}

/// Reads `CRITERION=WEIGHT`, a number of 0 or more.
pub(super) fn criterion_weight(text: &str, lang: Lang) -> Result<(String, Decimal), String> {
    let read = text.split_once('=').and_then(|(id, weight)| {
        let weight = Decimal::parse(&weight.trim().replace(',', "."))?;
        let sound = !id.trim().is_empty() && weight >= Decimal::ZERO;
        sound.then(|| (id.trim().to_owned(), weight))
    });
    read.ok_or_else(|| {
        say(
            lang,
            "si scrive CRITERIO=PESO con un peso da 0 in su, per esempio output=2",
            "write CRITERION=WEIGHT with a weight of 0 or more, for example output=2",
        )
    })
}

/// Reads `smartable=SHARE` or `partly=SHARE`.
pub(super) fn threshold(text: &str, lang: Lang) -> Result<(Threshold, Ratio), String> {
    let (name, value) = text.split_once('=').unwrap_or((text, ""));
    let which = Threshold::ALL
        .into_iter()
        .find(|it| it.key() == name.trim());
    let which = which.ok_or_else(|| {
        say(
            lang,
            "si scrive smartable=QUOTA o partly=QUOTA, per esempio smartable=0.7",
            "write smartable=SHARE or partly=SHARE, for example smartable=0.7",
        )
    })?;
    Ok((which, share(value, lang)?))
}

/// Reads a day that exists, `YYYY-MM-DD`.
pub(super) fn date(text: &str, lang: Lang) -> Result<String, String> {
    if Day::parse(text).is_some() {
        return Ok(text.to_owned());
    }
    Err(say(
        lang,
        "si scrive anno-mese-giorno, per esempio 2026-12-31, e il giorno deve esistere",
        "write year-month-day, for example 2026-12-31, and the day must exist",
    ))
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

/// Reads the days of a quota: whole, no more than a month has.
pub(super) fn days(text: &str, lang: Lang) -> Result<u32, String> {
    let days = text.trim().parse().ok().filter(|days| *days <= 31);
    days.ok_or_else(|| {
        say(
            lang,
            "serve un numero intero di giornate, da 0 a 31",
            "a whole number of days is needed, from 0 to 31",
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
