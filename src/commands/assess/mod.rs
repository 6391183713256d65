//! `smartable assess`: verdicts, totals and findings of the inventories that were sent.
//!
//! Never here: arithmetic, rules, table layout.

pub mod arguments;
mod output;

use std::rc::Rc;

use anyhow::Result;

use crate::check::Registry;
use crate::commands::assess::arguments::Arguments;
use crate::commands::inventory::plan::Plan;
use crate::commands::inventory::{Read, Reading};
use crate::commands::{Exit, Surroundings, delivery};
use crate::figures::assessor::Keep;
use crate::model::assessment::Assessment;
use crate::report::{Options, TableChoice};

/// Runs the command.
///
/// # Errors
///
/// A broken configuration or criteria set, a column that no table has, an error of the system.
/// Paths that are missing are said at the end, when the others were read: exit 2.
pub fn run(arguments: &Arguments, around: &mut Surroundings<'_>) -> Result<Exit> {
    let plan = Plan::settle(&arguments.request, around.lang)?;
    around.speak(plan.config.lang);
    let registry = Registry::new();
    let keep = output::keep(arguments);
    let mut reading = Reading::new(&plan, &arguments.request, keep, &registry, around)?;
    reading.writes(arguments.results.paths());
    if !reading.read_all(around)? {
        return Ok(Exit::CouldNotRun);
    }
    let ending = reading.ending(around.lang);
    let paths = reading.input_paths();
    let assessment = assessment(&plan, reading.finish(), keep);
    let results = &arguments.results;
    let options = Options {
        table: results.table.unwrap_or(TableChoice::Activities),
        criteria_by_group: arguments.request.by.is_some(),
        ..delivery::options(results, around)
    };
    let shown = output::Shown {
        assessment: &assessment,
        registry: &registry,
    };
    delivery::deliver_all(&shown, results, &options, &paths, around)?;
    delivery::say_left_out(&assessment.sources, &assessment.left_out, around)?;
    ending.exit(results, &assessment.findings, around)
}

/// Puts together what `assess` shows.
pub(super) fn assessment(plan: &Plan, read: Read, keep: Keep) -> Assessment {
    Assessment {
        set: Rc::clone(&plan.set),
        set_chosen: plan.set_chosen,
        settings: plan.settings.clone(),
        sources: read.sources,
        activities: read.assessed.activities,
        with_activities: keep == Keep::Activities,
        groups: read.assessed.groups,
        total: read.assessed.total,
        left_out: read.left_out,
        coverage: read.assessed.coverage,
        findings: read.findings,
    }
}
