//! `smartable assess`: verdicts, totals and findings of the inventories that were sent.
//!
//! Never here: arithmetic, rules, table layout.

pub mod arguments;
mod options;
mod values;

use crate::commands::{Exit, Surroundings};
use crate::lang::Lang;
use arguments::Arguments;

/// Runs the command.
///
/// # Errors
///
/// A path that does not exist, a broken configuration or criteria set, an error of the system.
#[expect(
    clippy::needless_pass_by_value,
    reason = "the command consumes its arguments"
)]
pub fn run(arguments: Arguments, around: &mut Surroundings<'_>) -> anyhow::Result<Exit> {
    let _ = arguments;
    match around.lang {
        Lang::It => anyhow::bail!("«assess» non è ancora disponibile"),
        Lang::En => anyhow::bail!("“assess” is not available yet"),
    }
}
