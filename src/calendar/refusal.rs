//! Why the calendar does not answer.
//!
//! Never here: how a program ends because of it (`commands`).

use crate::lang::Lang;
use crate::lang::LocalText;
use crate::model::period::Day;

/// Why the calendar does not answer. Never answered by a default instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// No file names the comune.
    UnknownPlace {
        /// As asked.
        place: String,
        /// Names that are near, nearest first; at most three.
        near: Vec<String>,
    },
    /// The days begin before all holidays are known.
    TooEarly {
        /// First day asked for.
        asked: Day,
        /// First day that is answered for.
        complete_from: Day,
        /// Why not before.
        because: LocalText,
    },
    /// No file says from when on its holidays are complete.
    Incomplete,
    /// The days have no end, or one beyond any use.
    WithoutEnd,
}

impl Refusal {
    /// Says it in one sentence or two, without a full stop at the end.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        match (self, lang) {
            (Self::UnknownPlace { place, near }, Lang::It) => {
                let near = match near.as_slice() {
                    [] => String::new(),
                    near => format!("\nForse si intendeva: {}", near.join(", ")),
                };
                format!(
                    "il comune «{place}» non è nel calendario{near}\n\
                     Un comune si aggiunge in un file proprio: --holidays FILE"
                )
            }
            (Self::UnknownPlace { place, near }, Lang::En) => {
                let near = match near.as_slice() {
                    [] => String::new(),
                    near => format!("\nPerhaps you meant: {}", near.join(", ")),
                };
                format!(
                    "the comune “{place}” is not in the calendar{near}\n\
                     A file of your own can add a comune: --holidays FILE"
                )
            }
            (
                Self::TooEarly {
                    asked,
                    complete_from,
                    because,
                },
                Lang::It,
            ) => format!(
                "il calendario è completo dal {complete_from} ({}): il {asked} viene prima",
                because.it
            ),
            (
                Self::TooEarly {
                    asked,
                    complete_from,
                    because,
                },
                Lang::En,
            ) => format!(
                "the calendar is complete from {complete_from} ({}): {asked} comes before",
                because.en
            ),
            (Self::Incomplete, Lang::It) => {
                "nessun file dice da quando il calendario è completo (complete_from)".to_owned()
            }
            (Self::Incomplete, Lang::En) => {
                "no file says from when on the calendar is complete (complete_from)".to_owned()
            }
            (Self::WithoutEnd, Lang::It) => {
                "il periodo non ha fine, o supera i quattro secoli".to_owned()
            }
            (Self::WithoutEnd, Lang::En) => {
                "the period has no end, or is longer than four centuries".to_owned()
            }
        }
    }
}
