//! Where personal data stands beside cells: in the name of a file or sheet, in a comment. What is
//! wrong there is mended otherwise than in a cell.
//!
//! Never here: what is personal (`matching`), or the rules (`rules`).

use super::rule::Words;
use crate::lang::Text;

/// The parameter of the rules on personal data that says where it stands.
pub(super) const STANDS: &str = "stands";

/// What is looked at in place of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// A header.
    Header,
    /// The name of a sheet.
    Sheet,
    /// The name of a file.
    File,
    /// A comment on a cell.
    Comment,
}

impl Label {
    /// Returns the value of the parameter; empty: what is said of cells is true of it.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Header => "",
            Self::Sheet => "sheet",
            Self::File => "file",
            Self::Comment => "comment",
        }
    }
}

/// Returns how to mend it: `cell` in a cell, otherwise by a new name or without the comment.
pub(super) const fn help(cell: Text) -> Words {
    Words::By {
        param: STANDS,
        cases: &[
            (
                "file",
                Text {
                    it: "rinominare il file, senza dati di persone",
                    en: "rename the file, without data of persons",
                },
            ),
            (
                "sheet",
                Text {
                    it: "rinominare il foglio, senza dati di persone",
                    en: "rename the sheet, without data of persons",
                },
            ),
            (
                "comment",
                Text {
                    it: "togliere il dato dal commento, o tutto il commento",
                    en: "remove it from the comment, or the comment as a whole",
                },
            ),
        ],
        otherwise: cell,
    }
}
