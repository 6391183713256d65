//! One value of a document, asked for its type.
//!
//! Never here: tables (`document`), or what a value is used for.

use std::ops::Range;

use toml::Spanned;
use toml::de::DeValue;

use super::{Document, Placed, Table, say};
use crate::lang::LocalText;
use crate::matching::nearest;
use crate::model::period::Day;
use crate::model::quantity::{Decimal, Ratio};

/// A value of a document. Asking for the wrong type records a mistake and returns `None`.
#[derive(Debug, Clone)]
pub struct Value<'d> {
    document: &'d Document<'d>,
    raw: &'d DeValue<'d>,
    span: Range<usize>,
}

impl<'d> Value<'d> {
    pub(super) fn new(document: &'d Document<'d>, value: &'d Spanned<DeValue<'d>>) -> Self {
        Self {
            document,
            raw: value.get_ref(),
            span: value.span(),
        }
    }

    /// Returns the bytes of the value.
    #[must_use]
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// Records a mistake about the value.
    pub fn mistake(&self, message: LocalText, help: Option<LocalText>) {
        self.document.mistake(self.span(), message, help);
    }

    /// Says whether it is a text.
    #[must_use]
    pub fn is_string(&self) -> bool {
        self.raw.is_str()
    }

    /// Says whether it is an array.
    #[must_use]
    pub fn is_array(&self) -> bool {
        self.raw.is_array()
    }

    /// Says whether it is a table.
    #[must_use]
    pub fn is_table(&self) -> bool {
        self.raw.is_table()
    }

    /// Returns the text.
    #[must_use]
    pub fn string(&self) -> Option<Placed<String>> {
        match self.raw {
            DeValue::String(text) => Some(self.placed(text.clone().into_owned())),
            _ => self.wrong("un testo tra virgolette", "a text in quotes"),
        }
    }

    /// Returns the whole number.
    #[must_use]
    pub fn integer(&self) -> Option<Placed<i64>> {
        let read = match self.raw {
            DeValue::Integer(number) => {
                i64::from_str_radix(&digits(number.as_str()), number.radix()).ok()
            }
            _ => None,
        };
        match read {
            Some(number) => Some(self.placed(number)),
            None => self.wrong("un numero intero", "a whole number"),
        }
    }

    /// Returns the number, exact as written.
    #[must_use]
    pub fn decimal(&self) -> Option<Placed<Decimal>> {
        match self.literal().as_deref().and_then(Decimal::parse) {
            Some(number) => Some(self.placed(number)),
            None => self.wrong("un numero", "a number"),
        }
    }

    /// Returns a number, or a fraction written as a text: `"2/3"`.
    #[must_use]
    pub fn share(&self) -> Option<Placed<Ratio>> {
        let read = match self.raw {
            DeValue::String(text) => fraction(text),
            _ => self.literal().as_deref().and_then(Ratio::parse),
        };
        match read {
            Some(share) => Some(self.placed(share)),
            None => self.wrong(
                "un numero o una frazione come \"2/3\"",
                "a number, or a fraction such as \"2/3\"",
            ),
        }
    }

    /// Returns `true` or `false`.
    #[must_use]
    pub fn boolean(&self) -> Option<Placed<bool>> {
        match self.raw {
            DeValue::Boolean(truth) => Some(self.placed(*truth)),
            _ => self.wrong("`true` o `false`", "`true` or `false`"),
        }
    }

    /// Returns a day as `YYYY-MM-DD`, written as a TOML date or as a text.
    #[must_use]
    pub fn date(&self) -> Option<Placed<String>> {
        let read = match self.raw {
            DeValue::Datetime(moment) if moment.time.is_none() => {
                moment.date.map(|date| date.to_string())
            }
            DeValue::String(text) => Some(text.clone().into_owned()),
            _ => None,
        };
        match read.filter(|text| Day::parse(text).is_some()) {
            Some(day) => Some(self.placed(day)),
            None => self.wrong("una data come 2026-12-31", "a date such as 2026-12-31"),
        }
    }

    /// Returns the elements of an array.
    #[must_use]
    pub fn array(&self) -> Option<Vec<Value<'d>>> {
        let DeValue::Array(elements) = self.raw else {
            return self.wrong("un elenco tra [ ]", "an array in [ ]");
        };
        let elements = elements.iter();
        Some(elements.map(|one| Value::new(self.document, one)).collect())
    }

    /// Returns a table.
    #[must_use]
    pub fn table(&self) -> Option<Table<'d>> {
        let DeValue::Table(entries) = self.raw else {
            return self.wrong("una tabella tra { }", "a table in { }");
        };
        Some(Table {
            document: self.document,
            entries,
            span: self.span(),
        })
    }

    /// Returns what one of several words stands for.
    #[must_use]
    pub fn word<T: Copy>(&self, words: &[(&str, T)]) -> Option<T> {
        let written = self.string()?.value;
        let found = words.iter().find(|(word, _)| *word == written);
        if found.is_none() {
            let all = || words.iter().map(|(word, _)| *word);
            let list: Vec<String> = all().map(|word| format!("\"{word}\"")).collect();
            let help = nearest(&written, all()).map_or_else(
                || {
                    let list = list.join(", ");
                    say(
                        format!("si può scrivere: {list}"),
                        format!("one of: {list}"),
                    )
                },
                |meant| {
                    say(
                        format!("forse si intendeva \"{meant}\""),
                        format!("perhaps \"{meant}\" was meant"),
                    )
                },
            );
            let message = say(
                format!("valore sconosciuto \"{written}\""),
                format!("unknown value \"{written}\""),
            );
            self.mistake(message, Some(help));
        }
        found.map(|(_, meaning)| *meaning)
    }

    /// Returns the digits of a number as written, without `_`. `None` for `0x1F`, `inf`, `nan`.
    fn literal(&self) -> Option<String> {
        match self.raw {
            DeValue::Integer(number) if number.radix() == 10 => Some(digits(number.as_str())),
            DeValue::Float(number) => Some(digits(number.as_str())),
            _ => None,
        }
    }

    fn placed<T>(&self, value: T) -> Placed<T> {
        Placed {
            value,
            span: self.span(),
        }
    }

    /// Records that something else was expected.
    fn wrong<T>(&self, it: &str, en: &str) -> Option<T> {
        self.mistake(
            say(format!("qui serve {it}"), format!("expected {en}")),
            None,
        );
        None
    }
}

fn digits(literal: &str) -> String {
    literal.replace('_', "")
}

/// Reads `2/3`, or a number in quotes.
fn fraction(text: &str) -> Option<Ratio> {
    match text.split_once('/') {
        None => Ratio::parse(text.trim()),
        Some((above, below)) => {
            Ratio::parse(above.trim())?.checked_div(Ratio::parse(below.trim())?)
        }
    }
}
