//! Two criteria sets beside each other: what differs, as text and as JSON.
//!
//! Never here: finding the differences (`commands::criteria`).

use std::fmt::Write as _;

use schemars::JsonSchema;
use serde::Serialize;

use crate::lang::{Lang, LocalText, Text};
use crate::report::formats::json;

/// Name and version of the JSON. Keys are never renamed, only added.
pub const SCHEMA: &str = "smartable.criteria-diff/1";

/// A set, as it is named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// First day it holds, `YYYY-MM-DD`.
    pub valid_from: String,
    /// `draft`, `in_consultation`, `adopted`; null where the set says nothing.
    pub status: Option<&'static str>,
}

/// What a difference is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Of {
    /// The set as a whole.
    Set,
    /// One of its indexes.
    Index,
    /// A criterion.
    Criterion,
    /// A column that is asked for.
    Item,
}

/// What happened to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Happened {
    /// Only the newer set has it.
    Added,
    /// Only the older set has it.
    Dropped,
    /// Both have it, and it is not the same.
    Changed,
}

/// A difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What it is of.
    pub of: Of,
    /// Identifier of the index, the criterion, the item; empty for the set.
    pub id: String,
    /// Index of a criterion, where a set has several; empty otherwise.
    pub index: String,
    /// What happened.
    pub happened: Happened,
    /// Key of what changed: `weight`. Empty where something was added or dropped.
    pub key: &'static str,
    /// Its name: "peso". What was added or dropped: its label.
    pub name: LocalText,
    /// What the older set says; `None`: nothing.
    pub old: Option<LocalText>,
    /// What the newer set says.
    pub new: Option<LocalText>,
}

/// Two sets and all that differs, in the order of the sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CriteriaDiff {
    /// The older set.
    pub old: Named,
    /// The newer one.
    pub new: Named,
    /// What differs.
    pub differences: Vec<Difference>,
}

/// The whole document.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "smartable.criteria-diff/1")]
pub struct Document<'a> {
    /// Always `smartable.criteria-diff/1`.
    schema: &'static str,
    /// The older set.
    old: &'a Named,
    /// The newer set.
    new: &'a Named,
    /// Whether they differ in anything.
    differ: bool,
    /// What differs, in the order of the sets.
    differences: Vec<One<'a>>,
}

/// A difference.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Difference")]
struct One<'a> {
    /// What it is of.
    of: Of,
    /// The index, the criterion, the column; empty for the set.
    id: &'a str,
    /// Index of a criterion, where a set has several; empty otherwise.
    index: &'a str,
    /// What happened to it.
    happened: Happened,
    /// Key of what changed: `weight`. Empty where something was added or dropped.
    key: &'a str,
    /// Its name; the label of what was added or dropped.
    name: Both<'a>,
    /// What the older set says; null: nothing.
    old: Option<Both<'a>>,
    /// What the newer set says; null: nothing.
    new: Option<Both<'a>>,
}

/// A text in both languages.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Text")]
struct Both<'a> {
    /// Italian.
    it: &'a str,
    /// English.
    en: &'a str,
}

impl<'a> Both<'a> {
    fn of(text: &'a LocalText) -> Self {
        Self {
            it: &text.it,
            en: &text.en,
        }
    }
}

/// Prints the differences as JSON, texts in both languages.
///
/// # Errors
///
/// None but those of the writer, which writes to memory.
pub fn json(diff: &CriteriaDiff) -> anyhow::Result<Vec<u8>> {
    let differences = diff.differences.iter().map(|it| One {
        of: it.of,
        id: &it.id,
        index: &it.index,
        happened: it.happened,
        key: it.key,
        name: Both::of(&it.name),
        old: it.old.as_ref().map(Both::of),
        new: it.new.as_ref().map(Both::of),
    });
    json::print(&Document {
        schema: SCHEMA,
        old: &diff.old,
        new: &diff.new,
        differ: !diff.differences.is_empty(),
        differences: differences.collect(),
    })
}

fn heading(of: Of, lang: Lang) -> &'static str {
    match of {
        Of::Set => Text {
            it: "L'insieme",
            en: "The set",
        },
        Of::Index => Text {
            it: "Indici",
            en: "Indexes",
        },
        Of::Criterion => Text {
            it: "Criteri",
            en: "Criteria",
        },
        Of::Item => Text {
            it: "Colonne richieste",
            en: "Columns asked for",
        },
    }
    .get(lang)
}

/// Prints the differences for people.
#[must_use]
pub fn text(diff: &CriteriaDiff, lang: Lang) -> String {
    let named = |set: &Named| format!("{} {}", set.id, set.version);
    let mut out = format!("{} → {}\n", named(&diff.old), named(&diff.new));
    if diff.differences.is_empty() {
        let none = Text {
            it: "Nessuna differenza.",
            en: "No difference.",
        };
        let _ = writeln!(out, "{}", none.get(lang));
    }
    let mut before: Option<&Difference> = None;
    for one in &diff.differences {
        if before.is_none_or(|before| before.of != one.of) {
            let _ = writeln!(out, "\n{}", heading(one.of, lang));
        }
        let same = before.is_some_and(|before| {
            (before.of, &before.id, &before.index) == (one.of, &one.id, &one.index)
        });
        line(&mut out, one, same, lang);
        before = Some(one);
    }
    out
}

fn line(out: &mut String, one: &Difference, same: bool, lang: Lang) {
    let index = match one.index.as_str() {
        "" => String::new(),
        index => format!(" [{index}]"),
    };
    let name = one.name.get(lang);
    match one.happened {
        Happened::Added | Happened::Dropped => {
            let (sign, text) = match one.happened {
                Happened::Dropped => ("-", &one.old),
                _ => ("+", &one.new),
            };
            let said = text.as_ref().map_or("", |text| text.get(lang));
            let said = if said.is_empty() {
                String::new()
            } else {
                format!(" ({said})")
            };
            let _ = writeln!(out, "  {sign} {}{index}: {name}{said}", one.id);
        }
        Happened::Changed => {
            if one.of != Of::Set && !same {
                let _ = writeln!(out, "  ~ {}{index}", one.id);
            }
            let nothing = Text {
                it: "niente",
                en: "nothing",
            };
            let shown = |text: &Option<LocalText>| {
                text.as_ref()
                    .map_or(nothing.get(lang), |text| text.get(lang))
                    .to_owned()
            };
            let indent = if one.of == Of::Set { "  " } else { "      " };
            let (old, new) = (shown(&one.old), shown(&one.new));
            let _ = writeln!(out, "{indent}{name}: {old} → {new}");
        }
    }
}
