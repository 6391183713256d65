//! `smartable compare`: two years side by side, and what their difference comes from.
//!
//! Never here: arithmetic, rules, table layout.

pub(super) mod fails;
mod join;
mod read;
mod sides;

use std::path::PathBuf;

use anyhow::Result;
use clap::ArgMatches;

use crate::check::Registry;
use crate::commands::delivery::{self, Shows};
pub use crate::commands::options::compare as command;
use crate::commands::results::Results;
use crate::commands::{Exit, Surroundings, one};
use crate::lang::Lang;
use crate::model::comparison::Comparison;
use crate::origin::Sources;
use crate::report::{self, Format, Options, TableChoice};

/// Runs the command.
///
/// # Errors
///
/// As `assess`, for either side; a table of persons that cannot be read.
pub fn run(matches: &ArgMatches, around: &mut Surroundings<'_>) -> Result<Exit> {
    let fail_on = fails::asked(matches);
    let mut results = Results::from_matches(matches);
    results.fail_on = results.fail_on.or(fails::severity(&fail_on));
    let [old, new] = sides::settle(matches, around.lang)?;
    around.speak(new.plan.config.lang);
    sides::say_lent([&old, &new], around)?;
    let unit_map: Option<PathBuf> = one(matches, "unit-map");
    let registry = Registry::new();
    let none = Sources::default();
    let Some(old_read) = read::side(&old, (none, None), &registry, &results, around)? else {
        return Ok(Exit::CouldNotRun);
    };
    let sources = old_read.read.sources.clone();
    let unit_map = unit_map.as_ref();
    let Some(new_read) = read::side(&new, (sources, unit_map), &registry, &results, around)? else {
        return Ok(Exit::CouldNotRun);
    };
    let others = if join::judge_alike(&old.plan.set, &new.plan.set) {
        None
    } else {
        let older = read::by_other(&old, &new.plan.set, &registry, &results, around)?;
        let newer = read::by_other(&new, &old.plan.set, &registry, &results, around)?;
        Some([older, newer])
    };
    let mut paths = old_read.paths.clone();
    paths.extend(new_read.paths.iter().cloned());
    let (comparison, endings) = join::comparison((old, old_read), (new, new_read), others.as_ref());
    let options = Options {
        table: results.table.unwrap_or(TableChoice::Activities),
        ..delivery::options(&results, around)
    };
    let shown = Shown {
        comparison: &comparison,
        registry: &registry,
    };
    delivery::deliver_all(&shown, &results, &options, &paths, around)?;
    let newer = &comparison.new;
    delivery::say_left_out(&comparison.sources, &newer.left_out, around)?;
    let mut exit = endings[0].exit(&results, &[], around)?;
    exit = exit.max(endings[1].exit(&results, &newer.findings, around)?);
    if fails::fails(&fail_on, &comparison) {
        exit = exit.max(Exit::Findings);
    }
    Ok(exit)
}

/// A comparison with the rules that word its findings.
struct Shown<'a> {
    comparison: &'a Comparison,
    registry: &'a Registry,
}

impl Shows for Shown<'_> {
    fn render(&self, format: Format, options: &Options) -> Result<Vec<u8>> {
        report::compare::render(format, self.comparison, self.registry, options)
    }

    fn explain(&self, key: &str, options: &Options) -> Option<String> {
        report::compare::explain(self.comparison, key, options)
    }

    fn nothing(&self, key: &str, lang: Lang) -> String {
        match lang {
            Lang::It => format!("in nessuno dei due anni un'attività ha l'identificativo «{key}»"),
            Lang::En => format!("no activity of either year has the id “{key}”"),
        }
    }
}
