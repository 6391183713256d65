//! Subcommands: which rooms each one joins, in which order. One file a subcommand.
//!
//! Never here: arithmetic, rules, table layout.

use std::io::Write;

use crate::lang::Lang;

/// What a command knows of the world around it. Only `cli` makes one.
pub struct Surroundings<'a> {
    /// Language of everything that people read.
    pub lang: Lang,
    /// Standard output.
    pub out: &'a mut dyn Write,
    /// Standard error.
    pub err: &'a mut dyn Write,
    /// Width of the terminal in columns, where there is one; 80 in a pipe.
    pub width: usize,
    /// Whether standard output takes colours.
    pub colour: bool,
    /// Whether standard error is a terminal, so that progress may be shown.
    pub progress: bool,
    /// Whether standard output is a terminal.
    pub terminal: bool,
}

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Nothing at or above `--fail-on`.
    Done,
    /// Findings.
    Findings,
    /// A wrong path, a broken configuration, an error of the system.
    CouldNotRun,
}

impl Exit {
    /// Returns the exit code: 0, 1, 2.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Findings => 1,
            Self::CouldNotRun => 2,
        }
    }
}
