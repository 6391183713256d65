//! `smartable check`: which cells of submissions are wrong, and how to mend them.
//!
//! Lives here: the order of the steps, and how a run ends. Never here: a rule (`check::rules`), or
//! how a finding is shown (`report::check`).

mod about;
pub(in crate::commands) mod accepted;
mod annotated;
pub mod arguments;
mod beside;
mod causes;
pub(in crate::commands) mod delivery;
mod door;
pub(in crate::commands) mod join;
mod ledger;
mod of_files;
mod one;
mod parallel;
mod places;
pub(in crate::commands) mod run;
mod shown;
mod skipped;
mod summary;
mod terms;
mod told;
pub(in crate::commands) mod values;

pub(in crate::commands) use self::shown::HIDDEN;

use anyhow::Result;
use clap::ArgMatches;

use crate::check::Registry;
use crate::commands::check::arguments::Arguments;
use crate::commands::check::run::{Outcome, Settled, run_over};
use crate::commands::inventory::notes;
use crate::commands::inventory::plan::Plan;
pub use crate::commands::options::check as command;
use crate::commands::{Exit, Surroundings};
use crate::finding::{FindingLog, Severity};
use crate::intake::limits::Limits;
use crate::matching::personal;
use crate::rewrite::Bounds;

/// Runs the command.
///
/// # Errors
///
/// A broken configuration, an unknown rule, an output that cannot be written.
pub fn run(matches: &ArgMatches, around: &mut Surroundings<'_>) -> Result<Exit> {
    let arguments = Arguments::from_matches(matches);
    let plan = Plan::settle(&arguments.request, around.lang)?;
    around.speak(plan.config.lang);
    let registry = Registry::new();
    let settled = Settled::of(&arguments, &plan, &registry, around.lang)?;
    let Some(outcome) = run_over(&settled, FindingLog::MOST_VALUES, around)? else {
        return Ok(Exit::CouldNotRun);
    };
    let fail_on = fail_on(&arguments, &plan);
    delivery::deliver(&outcome, &plan, &registry, &arguments, fail_on, around)?;
    say_failures(&outcome, around)?;
    let exit = if outcome.is_whole() {
        exit(&outcome, &arguments, &plan)
    } else {
        Exit::CouldNotRun
    };
    // The program ends here: to give back findings piece by piece takes as long as to sort them.
    std::mem::forget(outcome);
    Ok(exit)
}

/// Returns what a file may hold before it is refused for rewriting: as much as for reading.
pub(in crate::commands) fn bounds(limits: &Limits) -> Bounds {
    Bounds {
        part_bytes: limits.part_bytes,
        total_bytes: limits.total_bytes,
        ratio: limits.ratio,
        ratio_from: Limits::RATIO_FROM,
        parts: limits.parts,
        record_bytes: limits.record_bytes,
    }
}

/// Names the files that could not be opened and the paths that are not there.
pub(in crate::commands) fn say_failures(
    outcome: &Outcome,
    around: &mut Surroundings<'_>,
) -> Result<()> {
    let missing = outcome.inputs.missing.iter();
    let missing = missing.map(|name| notes::not_there(name, around.lang));
    for words in outcome.failures.iter().cloned().chain(missing) {
        writeln!(around.err, "{}", personal::mask(&words))?;
    }
    Ok(())
}

/// Returns the least severity that makes the run fail.
pub(in crate::commands) fn fail_on(arguments: &Arguments, plan: &Plan) -> Option<Severity> {
    let said = arguments.fail_on.or(plan.config.check.fail_on);
    said.unwrap_or(Some(Severity::Error))
}

/// Returns how the run ends.
fn exit(outcome: &Outcome, arguments: &Arguments, plan: &Plan) -> Exit {
    if arguments.exit_zero {
        return Exit::Done;
    }
    let config = &plan.config.check;
    let findings = &outcome.checked.findings;
    let failing = fail_on(arguments, plan)
        .is_some_and(|least| findings.iter().any(|it| it.first.severity >= least));
    let warnings = findings
        .iter()
        .filter(|it| it.first.severity == Severity::Warning)
        .count() as u64;
    let most = arguments.max_warnings.or(config.max_warnings);
    if failing || outcome.without_table || most.is_some_and(|most| warnings > most) {
        Exit::Findings
    } else {
        Exit::Done
    }
}
