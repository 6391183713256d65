//! What groups and units are called.

use crate::lang::{Lang, Text};
use crate::model::assessment::Grouping;
use crate::report::words::NOT_STATED;

/// Returns what a group is, as the header of the column of groups.
#[must_use]
pub fn grouping(grouping: &Grouping, lang: Lang) -> String {
    let text = match grouping {
        Grouping::Unit => Text {
            it: "Unità organizzativa",
            en: "Unit",
        },
        Grouping::Directorate => Text {
            it: "Direzione",
            en: "Directorate",
        },
        Grouping::Level(level) => {
            return match lang {
                Lang::It => format!("Unità di livello {level}"),
                Lang::En => format!("Unit of level {level}"),
            };
        }
        Grouping::Column(column) => return column.clone(),
        Grouping::Prefix(column, length) => {
            return match lang {
                Lang::It => format!("{column} (primi {length} caratteri)"),
                Lang::En => format!("{column} (first {length} characters)"),
            };
        }
    };
    text.get(lang).to_owned()
}

/// Returns what a group is, as `--by` takes it.
#[must_use]
pub fn grouping_key(grouping: &Grouping) -> String {
    match grouping {
        Grouping::Unit => "unit".to_owned(),
        Grouping::Directorate => "directorate".to_owned(),
        Grouping::Level(level) => format!("level:{level}"),
        Grouping::Column(column) => format!("column:{column}"),
        Grouping::Prefix(column, length) => format!("prefix:{column}:{length}"),
    }
}

/// Returns the name of a group, or that it is not stated.
#[must_use]
pub fn group_name<'a>(key: &'a str, name: &'a str, lang: Lang) -> &'a str {
    match (key.is_empty(), name.is_empty()) {
        (true, true) => NOT_STATED.get(lang),
        (false, true) => key,
        (_, false) => name,
    }
}

/// Returns a unit as its code and its name: `DIR-2 Risorse umane`.
#[must_use]
pub fn code_and_name(code: &str, name: &str) -> String {
    if code.is_empty() || name.is_empty() || code == name {
        return format!("{code}{}", if code == name { "" } else { name });
    }
    format!("{code} {name}")
}

/// Returns the name of a group with its code before it, or that it is not stated.
#[must_use]
pub fn group_title(key: &str, name: &str, lang: Lang) -> String {
    match (key.is_empty(), name.is_empty()) {
        (true, true) => NOT_STATED.get(lang).to_owned(),
        _ => code_and_name(key, name),
    }
}
