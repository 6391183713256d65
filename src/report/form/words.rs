//! Names and sentences that a form says of itself, in its language.
//!
//! Never here: its instructions (`guide`), or how it is laid out (`book`).

use std::fmt::Write as _;

use super::{Filled, Purpose};
use crate::lang::{Lang, Text};

/// Names and sentences of a form, in its language.
#[derive(Debug, Clone, Copy)]
pub struct Words(pub Lang);

impl Words {
    pub(super) fn pick(self, it: &'static str, en: &'static str) -> &'static str {
        Text { it, en }.get(self.0)
    }

    /// Returns the name of the sheet of instructions.
    #[must_use]
    pub fn instructions(self) -> &'static str {
        self.pick("Istruzioni", "Instructions")
    }

    /// Returns the name of the sheet that is filled in.
    #[must_use]
    pub fn table(self) -> &'static str {
        self.pick("Rilevazione", "Survey")
    }

    /// Returns the name of the sheet of what has ended. The reader knows it by this name.
    #[must_use]
    pub fn ended(self) -> &'static str {
        self.pick("Cessate", "Ended")
    }

    /// Returns the name of the hidden sheet of lists.
    #[must_use]
    pub fn lists(self) -> &'static str {
        self.pick("Elenchi", "Lists")
    }

    /// Returns the title of a form.
    #[must_use]
    pub fn title(self, filled: &Filled<'_>) -> String {
        let mut title = match filled.purpose {
            Purpose::ToFill => self.pick("Rilevazione delle attività", "Survey of activities"),
            Purpose::Inventory => self.pick("Inventario delle attività", "Inventory of activities"),
        }
        .to_owned();
        if let Some(year) = filled.year {
            let _ = write!(title, " {year}");
        }
        if let Some(unit) = filled.unit {
            let _ = write!(title, " – {unit}");
        }
        title
    }

    /// Returns criteria set, version and year in one line.
    #[must_use]
    pub fn stamp(self, filled: &Filled<'_>) -> String {
        let (id, version) = (&filled.set.id, &filled.set.version);
        let mut stamp = match self.0 {
            Lang::It => format!("criteri {id}, versione {version}"),
            Lang::En => format!("criteria {id}, version {version}"),
        };
        if let Some(year) = filled.year {
            let _ = write!(stamp, " · {} {year}", self.pick("anno", "year"));
        }
        stamp
    }
}
