//! The settings one by one: those that a configuration states, each with its line, and what holds
//! where it is silent.
//!
//! Never here: whether a value is right (`read`), or what it does.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::model::thresholds::Thresholds;

/// A setting that a configuration states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// Its key with those of the tables around it: `rules.thresholds.similarity`, `budget.quota[1].act`.
    pub key: String,
    /// Its value, as TOML, on one line.
    pub value: String,
    /// Line of the file, from 1.
    pub line: usize,
}

/// Settings outside `[limits]` and `[rules.thresholds]`, with what holds where nothing is said. `None`: nothing.
#[rustfmt::skip]
const KNOWN: [(&str, Option<&str>); 40] = [
    ("schema", Some("\"smartable.config/1\"")),
    ("year", None),
    ("on", None),
    ("criteria", Some("\"essential\"")),
    ("submissions", Some("[]")),
    ("org_chart", None),
    ("directorate_level", Some("1")),
    ("headcounts", Some("[]")),
    ("staff", Some("[]")),
    ("assignments", Some("[]")),
    ("agreements", Some("[]")),
    ("priorities", Some("[]")),
    ("absences", Some("[]")),
    ("unit_map", None),
    ("place", None),
    ("holidays", Some("[]")),
    ("policy", None),
    ("files", None),
    ("columns", None),
    ("answers", None),
    ("totals.heads", Some("\"overlapping\"")),
    ("totals.unassessed", Some("\"bounds\"")),
    ("totals.missing_weight", Some("\"bounds\"")),
    ("contingent.theta", Some("0")),
    ("budget.quota", None),
    ("budget.window", Some("\"month\"")),
    ("budget.base", Some("\"gross\"")),
    ("budget.ties", Some("\"resolve\"")),
    ("check.fail_on", Some("\"error\"")),
    ("check.max_warnings", None),
    ("check.accept", Some("\"smartable-accept.toml\"")),
    ("check.last_year", Some("[]")),
    ("check.catalogue", None),
    ("check.expected", Some("[]")),
    ("rules.select", Some("[]")),
    ("rules.ignore", Some("[]")),
    ("rules.severity", None),
    ("limits", None),
    ("rules.thresholds", None),
    ("lang", None),
];

/// Returns every setting there is but those of `[limits]`, with what holds where a configuration is
/// silent, in the order in which people look for them.
#[must_use]
pub fn built_in() -> Vec<(String, Option<String>)> {
    // Tables that are listed key by key, and what is shown apart.
    let apart = ["lang", "limits", "rules.thresholds"];
    let plain = KNOWN.iter().filter(|(key, _)| !apart.contains(key));
    let plain = plain.map(|(key, value)| ((*key).to_owned(), value.map(str::to_owned)));
    let thresholds = Thresholds::ALL.iter().map(|it| {
        let key = format!("rules.thresholds.{}", it.key);
        (key, Some(it.value.to_string()))
    });
    plain.chain(thresholds).collect()
}

/// Returns what a configuration states, in the order of its text. A text that is no TOML states
/// nothing: [`super::read`] says what is wrong with it.
#[must_use]
pub fn stated(text: &str) -> Vec<Stated> {
    let Ok(root) = DeTable::parse(text) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    walk("", root.get_ref(), text, &mut found);
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, stated)| stated).collect()
}

fn walk(above: &str, table: &DeTable<'_>, text: &str, found: &mut Vec<(usize, Stated)>) {
    for (key, value) in table {
        let key = bare(key.get_ref());
        let path = if above.is_empty() {
            key
        } else {
            format!("{above}.{key}")
        };
        one(&path, value, text, found);
    }
}

fn one(path: &str, value: &Spanned<DeValue<'_>>, text: &str, found: &mut Vec<(usize, Stated)>) {
    let tables = |items: &[Spanned<DeValue<'_>>]| {
        !items.is_empty() && items.iter().all(|it| it.get_ref().is_table())
    };
    match value.get_ref() {
        DeValue::Table(table) => walk(path, table, text, found),
        DeValue::Array(items) if tables(items) => {
            for (number, item) in (1..).zip(items.iter()) {
                one(&format!("{path}[{number}]"), item, text, found);
            }
        }
        _ => {
            let span = value.span();
            let written = text.get(span.clone()).unwrap_or_default();
            let line = text.get(..span.start).unwrap_or_default();
            let stated = Stated {
                key: path.to_owned(),
                value: written.split_whitespace().collect::<Vec<_>>().join(" "),
                line: line.matches('\n').count() + 1,
            };
            found.push((span.start, stated));
        }
    }
}

/// Writes a key as TOML wants it: in quotes where it is no plain word.
fn bare(key: &str) -> String {
    let plain = |it: char| it.is_ascii_alphanumeric() || it == '_' || it == '-';
    if !key.is_empty() && key.chars().all(plain) {
        return key.to_owned();
    }
    toml::Value::String(key.to_owned()).to_string()
}

#[cfg(test)]
mod tests {
    use super::{KNOWN, built_in, stated};
    use crate::config::{Config, read};

    #[test]
    fn each_value_has_its_whole_key_and_its_line() {
        let text = "lang = \"it\"\n\n[columns]\n\"Per sé\" = \"fte\"\n[rules]\nselect = [\n \"F\",\n \
                    \"V\"]\n[[budget.quota]]\nsmartable = 8\n[[budget.quota]]\nsmartable = 2\n";
        let found: Vec<_> = stated(text)
            .into_iter()
            .map(|it| (it.key, it.value, it.line))
            .collect();
        let expected = [
            ("lang", "\"it\"", 1),
            ("columns.\"Per sé\"", "\"fte\"", 4),
            ("rules.select", "[ \"F\", \"V\"]", 6),
            ("budget.quota[1].smartable", "8", 10),
            ("budget.quota[2].smartable", "2", 12),
        ];
        let expected = expected.map(|(key, value, line)| (key.to_owned(), value.to_owned(), line));
        assert_eq!(found, expected);
    }

    #[test]
    fn what_is_built_in_can_be_written_into_a_configuration() {
        for (key, value) in built_in() {
            let Some(value) = value else { continue };
            let text = format!("{key} = {value}\n");
            assert!(read("smartable.toml", &text).is_ok(), "{text}");
        }
    }

    #[test]
    fn every_key_of_the_configuration_is_known() {
        for (key, _) in KNOWN {
            let top = key.split('.').next().unwrap_or(key);
            // A wrong type is a mistake, an unknown key another.
            let errors = read("smartable.toml", &format!("{top} = 1.5\n"));
            let unknown = errors.err().is_some_and(|errors| {
                let text = errors[0].render(crate::lang::Lang::En);
                text.contains("unknown key")
            });
            assert!(!unknown, "{key}");
        }
        for key in crate::config::read::KEYS {
            let known = KNOWN
                .iter()
                .any(|(it, _)| *it == key || it.starts_with(&format!("{key}.")));
            assert!(known, "{key} is not shown by config show");
        }
        assert_eq!(read("smartable.toml", ""), Ok(Config::default()));
    }
}
