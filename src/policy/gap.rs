//! Why no parameter holds on a day.
//!
//! Never here: how a program ends because of it (`commands`).

use crate::lang::Lang;
use crate::model::parameter::Parameter;
use crate::model::period::Day;

/// Why no parameter holds on a day. Never filled by a default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gap {
    /// The first text begins later.
    NotYet {
        /// The parameter asked for.
        id: String,
        /// The day asked for.
        day: Day,
        /// The first that holds, with its day and its text.
        first: Box<Parameter>,
    },
    /// The last text before the day no longer holds.
    NoMore {
        /// The parameter asked for.
        id: String,
        /// The day asked for.
        day: Day,
        /// The last that held.
        last: Box<Parameter>,
    },
    /// There is no parameter of that id.
    Unknown {
        /// The parameter asked for.
        id: String,
    },
}

impl Gap {
    /// Says it in one sentence, without a full stop at the end.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        match (self, lang) {
            (Self::NotYet { id, day, first }, Lang::It) => format!(
                "al {day} non c'è ancora un testo ({}; {id}): il primo vale dal {} ({})",
                first.label.it, first.period.first, first.source.it
            ),
            (Self::NotYet { id, day, first }, Lang::En) => format!(
                "on {day} there is no text yet ({}; {id}): the first holds from {} ({})",
                first.label.en, first.period.first, first.source.en
            ),
            (Self::NoMore { id, day, last }, Lang::It) => format!(
                "al {day} non c'è più un testo ({}; {id}): l'ultimo valeva fino al {} ({})",
                last.label.it, last.period.last, last.source.it
            ),
            (Self::NoMore { id, day, last }, Lang::En) => format!(
                "on {day} there is no text any more ({}; {id}): the last held up to {} ({})",
                last.label.en, last.period.last, last.source.en
            ),
            (Self::Unknown { id }, Lang::It) => format!("il parametro «{id}» non esiste"),
            (Self::Unknown { id }, Lang::En) => format!("there is no parameter “{id}”"),
        }
    }
}
