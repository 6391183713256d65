//! `smartable review`: verdicts go out to the managers, and their decisions come back.
//!
//! Never here: verdicts (`figures`), or how a workbook looks (`report::form`).

mod came;
mod export;
mod findings;
mod headers;
mod import;
mod returned;
mod rows;
mod sound;
mod stamp;

use anyhow::Result;
use clap::ArgMatches;

use crate::commands::form::outputs::Replace;
pub use crate::commands::options::review as command;
use crate::commands::{Exit, Surroundings};

/// Runs the command.
///
/// # Errors
///
/// A broken configuration, a file that is there already, an output that cannot be written.
pub fn run(matches: &ArgMatches, around: &mut Surroundings<'_>) -> Result<Exit> {
    match matches.subcommand() {
        Some(("export", own)) => export::run(own, around),
        Some(("import", own)) => import::run(own, around),
        _ => Ok(Exit::CouldNotRun),
    }
}

fn replace(matches: &ArgMatches) -> Replace {
    if matches.get_flag("force") {
        Replace::Allowed
    } else {
        Replace::Refused
    }
}
