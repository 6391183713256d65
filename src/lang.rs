//! The two languages that people read, and a text that stands in both.
//!
//! Never here: which texts there are. Each stands where the thing is that it speaks of.

/// A language that people read reports in. Code, flags and keys are English in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lang {
    /// Italian, with a decimal comma.
    It,
    /// English, with a decimal point.
    En,
}

impl Lang {
    /// Returns the two-letter code: `it` or `en`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::It => "it",
            Self::En => "en",
        }
    }

    /// Reads `it`, `it_IT.UTF-8`, `Italian_Italy`, `en`, `C` …; `None` for another language.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let lower = text.to_ascii_lowercase();
        match lower.get(..2) {
            Some("it") => Some(Self::It),
            Some("en") => Some(Self::En),
            _ => None,
        }
    }
}

/// A text of the program's own, in both languages. Both are always there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text {
    /// Italian.
    pub it: &'static str,
    /// English.
    pub en: &'static str,
}

impl Text {
    /// Returns the text in `lang`.
    #[must_use]
    pub fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::It => self.it,
            Lang::En => self.en,
        }
    }
}

/// A text that came with the data (a criterion's label, say), in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LocalText {
    /// Italian.
    pub it: String,
    /// English.
    pub en: String,
}

impl LocalText {
    /// Returns the text in `lang`.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::It => &self.it,
            Lang::En => &self.en,
        }
    }
}
