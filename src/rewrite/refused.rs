//! Why a file, or one edit in it, is left as it is, in words that people read.

use std::fmt;

use crate::lang::{Lang, Text};
use crate::origin::FileKind;

/// Why a whole file cannot be patched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// The format cannot be patched: old and binary workbooks.
    Format(FileKind),
    /// The file cannot be read to its end.
    Damaged(String),
    /// The file is locked with a password.
    Encrypted,
    /// The file is larger than it may be.
    Over {
        /// What there is too much of, by its key: `part-bytes`, `total-bytes`, `ratio`, `parts`.
        what: &'static str,
        /// How much was found.
        found: u64,
        /// How much is allowed.
        allowed: u64,
    },
    /// A part is written in a way that no office program writes.
    Shape {
        /// Name of the part.
        part: String,
        /// What is unusual, for a person who looks into the file.
        detail: &'static str,
    },
}

impl Refused {
    /// Says it in one sentence, lower case, without a full stop.
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        match (self, lang) {
            (Self::Format(kind), Lang::It) => format!(
                "il formato {} non si può correggere: salvare il file come XLSX e riprovare",
                kind.name().to_uppercase()
            ),
            (Self::Format(kind), Lang::En) => format!(
                "the format {} cannot be mended: save the file as XLSX and try again",
                kind.name().to_uppercase()
            ),
            (Self::Damaged(detail), Lang::It) => format!("il file è danneggiato ({detail})"),
            (Self::Damaged(detail), Lang::En) => format!("the file is damaged ({detail})"),
            (Self::Encrypted, Lang::It) => "il file è protetto da una password".to_owned(),
            (Self::Encrypted, Lang::En) => "the file is locked with a password".to_owned(),
            (
                Self::Over {
                    what,
                    found,
                    allowed,
                },
                Lang::It,
            ) => format!("il file è troppo grande ({what}: {found}, al più {allowed})"),
            (
                Self::Over {
                    what,
                    found,
                    allowed,
                },
                Lang::En,
            ) => format!("the file is too large ({what}: {found}, at most {allowed})"),
            (Self::Shape { part, detail }, Lang::It) => format!(
                "il file è scritto in modo insolito ({part}: {detail}): aprirlo, salvarlo come XLSX \
                 e riprovare"
            ),
            (Self::Shape { part, detail }, Lang::En) => format!(
                "the file is written in an unusual way ({part}: {detail}): open it, save it as XLSX \
                 and try again"
            ),
        }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.say(Lang::En))
    }
}

impl std::error::Error for Refused {}

/// Why one edit was not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// There is no sheet of this name.
    NoSheet,
    /// The row is not there, or not where it was when the file was read.
    NoRow,
    /// The row has no such cell.
    NoCell,
    /// The encoding of the row lacks this letter.
    Letter(char),
    /// The row has a quotation mark that is never closed.
    BrokenQuote,
    /// A formula makes the value.
    Formula,
    /// The row holds a formula that other rows share.
    SharedFormula,
    /// The cell is the header of a table of Excel, which names its columns by it.
    TableHeader,
    /// The new text holds more than a cell may.
    TooLong,
}

impl Why {
    /// Says it in a few words, lower case, without a full stop.
    #[must_use]
    pub fn say(self, lang: Lang) -> String {
        let text = match self {
            Self::Letter(letter) => {
                return match lang {
                    Lang::It => format!("la codifica della riga non ha la lettera «{letter}»"),
                    Lang::En => format!("the encoding of the row lacks the letter \"{letter}\""),
                };
            }
            Self::NoSheet => Text {
                it: "il foglio non c'è",
                en: "there is no such sheet",
            },
            Self::NoRow => Text {
                it: "la riga non c'è o non è più dov'era",
                en: "the row is not there, or no longer where it was",
            },
            Self::NoCell => Text {
                it: "la riga non ha questa cella",
                en: "the row has no such cell",
            },
            Self::BrokenQuote => Text {
                it: "nella riga ci sono virgolette mai chiuse",
                en: "the row has a quotation mark that is never closed",
            },
            Self::Formula => Text {
                it: "il valore viene da una formula",
                en: "a formula makes the value",
            },
            Self::SharedFormula => Text {
                it: "nella riga c'è una formula da cui dipendono altre righe",
                en: "the row holds a formula that other rows share",
            },
            Self::TableHeader => Text {
                it: "è l'intestazione di una tabella di Excel: va corretta in Excel",
                en: "it is the header of an Excel table: mend it in Excel",
            },
            Self::TooLong => Text {
                it: "il nuovo testo è troppo lungo per una cella",
                en: "the new text is too long for a cell",
            },
        };
        text.get(lang).to_owned()
    }
}
