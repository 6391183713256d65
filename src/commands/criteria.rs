//! stub
use crate::commands::{Exit, Surroundings};
use crate::lang::Lang;
use clap::{ArgMatches, Command};
pub fn command(_lang: Lang) -> Command {
    Command::new("criteria")
}
pub fn run(_m: &ArgMatches, _a: &mut Surroundings<'_>) -> anyhow::Result<Exit> {
    Ok(Exit::Done)
}
