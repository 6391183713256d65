//! Subcommands: which rooms each one joins, in which order. One file a subcommand.
//!
//! Never here: arithmetic, rules, table layout.

pub mod assess;
pub mod baseline;
pub mod budget;
pub mod calendar;
pub mod check;
pub mod compare;
pub mod completions;
pub mod configuration;
pub mod contingent;
pub mod criteria;
mod delivery;
pub mod failure;
pub mod fix;
mod form;
pub mod init;
pub mod inventory;
pub mod manual;
pub mod merge;
mod options;
pub mod overview;
pub mod persons;
pub mod policy;
mod print;
mod progress;
pub mod results;
pub mod review;
pub mod rules;
pub mod schema;
pub mod simulate;
pub mod spec;
pub mod template;
mod unknown;
pub mod update;
mod values;
mod workforce;

use std::io::Write;

use clap::ArgMatches;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::parser::MatchesError;

use crate::lang::Lang;

/// What a command knows of the world around it. Only `cli` makes one.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of the process, set in one place and read by its name"
)]
pub struct Surroundings<'a> {
    /// Language of everything that people read.
    pub lang: Lang,
    /// What said so.
    pub lang_from: LangFrom,
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
    /// Whether only results were asked for: no progress, no summary.
    pub quiet: bool,
    /// Where a step of a CI system wants its summary.
    pub step_summary: Option<std::path::PathBuf>,
}

/// What the language of a run comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LangFrom {
    /// `--lang`.
    Option,
    /// `SMARTABLE_LANG`.
    Variable,
    /// The system, or nothing at all: a configuration is asked first.
    System,
}

impl Surroundings<'_> {
    /// Speaks the language of the configuration, unless the command line said otherwise.
    fn speak(&mut self, configured: Option<Lang>) {
        if let Some(lang) = configured.filter(|_| self.lang_from == LangFrom::System) {
            self.lang = lang;
        }
    }
}

/// Reads one of a closed list of words; `_` is taken for `-`.
pub(crate) fn choice<T: Clone + Send + Sync + 'static>(
    words: &'static [(&'static str, T)],
) -> impl TypedValueParser<Value = T> {
    let possible = words.iter().map(|(word, _)| {
        let value = PossibleValue::new(*word);
        if word.contains('-') {
            value.alias(word.replace('-', "_"))
        } else {
            value
        }
    });
    PossibleValuesParser::new(possible).try_map(move |text| {
        let plain = text.replace('_', "-");
        let found = words.iter().find(|(word, _)| *word == plain);
        // Never missing: the list above was made of the same words.
        found.map(|(_, value)| value.clone()).ok_or("")
    })
}

/// Returns the value of an option, if the command has it and it was given.
pub(crate) fn one<T: Clone + Send + Sync + 'static>(matches: &ArgMatches, name: &str) -> Option<T> {
    match matches.try_get_one::<T>(name) {
        Err(MatchesError::UnknownArgument { .. }) => None,
        _ => matches.get_one::<T>(name).cloned(),
    }
}

/// Returns all values of an option; none where the command does not have it.
pub(crate) fn all<T: Clone + Send + Sync + 'static>(matches: &ArgMatches, name: &str) -> Vec<T> {
    let values = match matches.try_get_many::<T>(name) {
        Err(MatchesError::UnknownArgument { .. }) => None,
        _ => matches.get_many::<T>(name),
    };
    values.into_iter().flatten().cloned().collect()
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
