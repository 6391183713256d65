//! A TOML document whose values know their place, so that a mistake in it can be pointed at.
//!
//! Lives here: typed access with mistakes gathered as they are met. Never here: what the keys mean
//! (`criteria`, `config`), or opening the file. How a mistake is shown: [`error`].

mod error;
mod value;

use std::cell::RefCell;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::lang::LocalText;
use crate::matching::nearest;
use crate::model::period::{Day, Period};
use crate::model::quantity::{Decimal, Ratio};

pub use error::{DocumentError, render_all, say};
pub use value::Value;

/// A value with the bytes of the document that it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Its bytes in the text.
    pub span: Range<usize>,
}

/// A TOML document, read. Mistakes found while walking through it are gathered in it, so that one
/// run reports them all: see [`Document::finish`].
#[derive(Debug)]
pub struct Document<'t> {
    path: &'t str,
    text: &'t str,
    root: Spanned<DeTable<'t>>,
    errors: RefCell<Vec<DocumentError>>,
}

impl<'t> Document<'t> {
    /// Reads `text`; `path` is the name that mistakes are reported under.
    ///
    /// # Errors
    ///
    /// Every mistake of TOML syntax. A document with one is not walked: what follows a broken line
    /// is seldom what its author meant.
    pub fn parse(path: &'t str, text: &'t str) -> Result<Self, Vec<DocumentError>> {
        let (root, broken) = DeTable::parse_recoverable(text);
        if broken.is_empty() {
            return Ok(Self {
                path,
                text,
                root,
                errors: RefCell::default(),
            });
        }
        let errors = broken.iter().map(|fault| {
            let span = fault.span().unwrap_or(0..0);
            DocumentError::new(path, text, span, error::of_syntax(fault.message()), None)
        });
        Err(in_order(errors.collect()))
    }

    /// Returns the table at the top.
    #[must_use]
    pub fn root(&self) -> Table<'_> {
        Table {
            document: self,
            entries: self.root.get_ref(),
            // A key that is missing at the top is missing from the first line on.
            span: 0..self.text.find('\n').unwrap_or(self.text.len()),
        }
    }

    /// Records a mistake at `span`.
    pub fn mistake(&self, span: Range<usize>, message: LocalText, help: Option<LocalText>) {
        let error = DocumentError::new(self.path, self.text, span, message, help);
        self.errors.borrow_mut().push(error);
    }

    /// Says whether no mistake has been found yet.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.errors.borrow().is_empty()
    }

    /// Ends the walk: `Err` with the mistakes in the order of the text, if there were any.
    pub fn finish(self) -> Result<(), Vec<DocumentError>> {
        let errors = self.errors.into_inner();
        if errors.is_empty() {
            Ok(())
        } else {
            Err(in_order(errors))
        }
    }
}

/// Sorts mistakes by place and drops repeats of the same one.
fn in_order(mut errors: Vec<DocumentError>) -> Vec<DocumentError> {
    errors.sort_by_key(|error| (error.span.start, error.span.end));
    errors.dedup();
    errors
}

/// A table of a document.
#[derive(Debug, Clone)]
pub struct Table<'d> {
    document: &'d Document<'d>,
    entries: &'d DeTable<'d>,
    span: Range<usize>,
}

impl<'d> Table<'d> {
    /// Returns the bytes that stand for the table: its header, or its braces.
    #[must_use]
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// Returns the document, to record a mistake in.
    #[must_use]
    pub fn document(&self) -> &'d Document<'d> {
        self.document
    }

    /// Reports every key that is not in `known`, with the nearest one that is.
    pub fn only(&self, known: &[&str]) {
        for (key, span) in self.keys() {
            if known.contains(&key) {
                continue;
            }
            let help = match nearest(key, known.iter().copied()) {
                Some(meant) => say(
                    format!("forse si intendeva `{meant}`"),
                    format!("perhaps `{meant}` was meant"),
                ),
                None => say(
                    format!("qui si possono usare: {}", known.join(", ")),
                    format!("known here: {}", known.join(", ")),
                ),
            };
            let message = say(
                format!("chiave sconosciuta `{key}`"),
                format!("unknown key `{key}`"),
            );
            self.document.mistake(span, message, Some(help));
        }
    }

    /// Returns the keys with their places, in the order of the text.
    #[must_use]
    pub fn keys(&self) -> Vec<(&'d str, Range<usize>)> {
        let mut keys: Vec<_> = self
            .entries
            .iter()
            .map(|(key, _)| (key.get_ref().as_ref(), key.span()))
            .collect();
        keys.sort_by_key(|(_, span)| span.start);
        keys
    }

    /// Returns all entries in the order of the text: key, place of the key, value.
    #[must_use]
    pub fn entries(&self) -> Vec<(&'d str, Range<usize>, Value<'d>)> {
        self.keys()
            .into_iter()
            .filter_map(|(key, span)| self.get(key).map(|value| (key, span, value)))
            .collect()
    }

    /// Says whether the key is there.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// Returns the place of a key, or that of the table where the key is not there.
    #[must_use]
    pub fn key_span(&self, key: &str) -> Range<usize> {
        self.entries
            .get_key_value(key)
            .map_or(self.span(), |(key, _)| key.span())
    }

    /// Returns a value, of any type.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<Value<'d>> {
        let value: &'d Spanned<DeValue<'d>> = self.entries.get(key)?;
        Some(Value::new(self.document, value))
    }

    /// Reports the table if the key is not there.
    pub fn needs(&self, key: &str) {
        if !self.has(key) {
            let message = say(
                format!("manca la chiave `{key}`"),
                format!("the key `{key}` is missing"),
            );
            self.document.mistake(self.span(), message, None);
        }
    }

    /// Returns a value that has to be there; reports the table where it is not.
    #[must_use]
    pub fn required(&self, key: &str) -> Option<Value<'d>> {
        self.needs(key);
        self.get(key)
    }

    /// Returns a text; `None` if it is not there, or (reported) is something else.
    #[must_use]
    pub fn string(&self, key: &str) -> Option<Placed<String>> {
        self.get(key)?.string()
    }

    /// Returns a whole number; `None` as in [`Table::string`].
    #[must_use]
    pub fn integer(&self, key: &str) -> Option<Placed<i64>> {
        self.get(key)?.integer()
    }

    /// Returns a number, exact as written; `None` as in [`Table::string`].
    #[must_use]
    pub fn decimal(&self, key: &str) -> Option<Placed<Decimal>> {
        self.get(key)?.decimal()
    }

    /// Returns a share of 1: a number, or a fraction such as `"2/3"`.
    #[must_use]
    pub fn share(&self, key: &str) -> Option<Placed<Ratio>> {
        self.get(key)?.share()
    }

    /// Returns `true` or `false`; `None` as in [`Table::string`].
    #[must_use]
    pub fn boolean(&self, key: &str) -> Option<Placed<bool>> {
        self.get(key)?.boolean()
    }

    /// Returns a day as `YYYY-MM-DD`; `None` as in [`Table::string`].
    #[must_use]
    pub fn date(&self, key: &str) -> Option<Placed<String>> {
        self.get(key)?.date()
    }

    /// Returns a text in both languages: a text for both, or a table `{ it = "…", en = "…" }`, where
    /// one language alone stands for both. `None` if it is not there; empty texts are reported.
    #[must_use]
    pub fn local_text(&self, key: &str) -> Option<LocalText> {
        let value = self.get(key)?;
        if value.is_string() {
            let text = self.filled(key);
            return Some(say(text.clone(), text));
        }
        let languages = value.table()?;
        languages.only(&["it", "en"]);
        let read = |lang| languages.has(lang).then(|| languages.filled(lang));
        match (read("it"), read("en")) {
            (Some(it), Some(en)) => Some(LocalText { it, en }),
            (Some(one), None) | (None, Some(one)) => Some(say(one.clone(), one)),
            (None, None) => {
                languages.needs("it");
                None
            }
        }
    }

    /// Returns a text that has to be there and to say something; empty, and reported, otherwise.
    #[must_use]
    pub fn filled(&self, key: &str) -> String {
        let Some(text) = self.required(key).and_then(|value| value.string()) else {
            return String::new();
        };
        if text.value.trim().is_empty() {
            let message = say(format!("`{key}` è vuoto"), format!("`{key}` is empty"));
            self.document.mistake(text.span, message, None);
        }
        text.value
    }

    /// Returns the days between two keys, both of them optional; an end before its beginning is
    /// reported.
    #[must_use]
    pub fn period(&self, from: &str, to: &str) -> Period {
        let day = |key| self.date(key).and_then(|date| Day::parse(&date.value));
        let period = Period {
            first: day(from).unwrap_or(Day::MIN),
            last: day(to).unwrap_or(Day::MAX),
        };
        if period.last < period.first {
            let message = say(
                format!("`{to}` viene prima di `{from}`"),
                format!("`{to}` comes before `{from}`"),
            );
            self.document.mistake(self.key_span(to), message, None);
        }
        period
    }

    /// Checks the name and version of the document's form.
    pub fn needs_schema(&self, schema: &str) {
        let Some(value) = self.required("schema") else {
            return;
        };
        if value.string().is_some_and(|found| found.value != schema) {
            let message = say(
                format!("forma non nota; questa versione legge «{schema}»"),
                format!("unknown form; this version reads “{schema}”"),
            );
            value.mistake(message, None);
        }
    }

    /// Returns the elements of an array; none if it is not there.
    #[must_use]
    pub fn array(&self, key: &str) -> Vec<Value<'d>> {
        self.get(key)
            .and_then(|value| value.array())
            .unwrap_or_default()
    }

    /// Returns the texts of an array; none if it is not there.
    #[must_use]
    pub fn strings(&self, key: &str) -> Vec<Placed<String>> {
        let elements = self.array(key);
        elements.iter().filter_map(Value::string).collect()
    }

    /// Returns a table; `None` as in [`Table::string`].
    #[must_use]
    pub fn table(&self, key: &str) -> Option<Table<'d>> {
        self.get(key)?.table()
    }

    /// Returns the tables of an array of tables (`[[key]]`); none if it is not there.
    #[must_use]
    pub fn tables(&self, key: &str) -> Vec<Table<'d>> {
        let elements = self.array(key);
        elements.iter().filter_map(Value::table).collect()
    }

    /// Returns what one of several words stands for; `None` as in [`Table::string`].
    #[must_use]
    pub fn word<T: Copy>(&self, key: &str, words: &[(&str, T)]) -> Option<T> {
        self.get(key)?.word(words)
    }
}

#[cfg(test)]
mod tests;
