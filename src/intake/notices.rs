//! Which facts are wanted: those that every command needs, or also what only a check says.
//!
//! Never here: the facts themselves (`fact`), or noticing them.

/// Which facts a reader gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notices {
    /// Those that tell what was read and what was not.
    Few,
    /// Also what stands in no cell, and is lost where a table is written anew: comments.
    Lost,
    /// Also those that only say how a file may be made better: titles above the header, blank
    /// rows, comments …
    All,
}

/// What the facts of [`Notices::All`] are measured by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expected {
    /// The year that the files are of; `None`: no title is too old.
    pub year: Option<i32>,
    /// Formatted and empty rows below the data from which they are worth a word.
    pub ghost_rows: u64,
}

impl Default for Expected {
    fn default() -> Self {
        Self {
            year: None,
            ghost_rows: 100,
        }
    }
}
