//! `smartable budget`: how many remote days each directorate and each person may spend.
//!
//! Never here: arithmetic, rules, table layout.

use anyhow::Result;
use clap::ArgMatches;

use crate::check::Registry;
use crate::commands::contingent::{dated, no_such, people_options};
use crate::commands::delivery::{self, Shows};
use crate::commands::inventory::Reading;
use crate::commands::inventory::plan::Plan;
use crate::commands::inventory::request::Request;
pub use crate::commands::options::budget as command;
use crate::commands::policy::policy;
use crate::commands::results::Results;
use crate::commands::workforce::days::{self, DayPlan};
use crate::commands::workforce::request::{DayRequest, PersonRequest};
use crate::commands::{Exit, Surroundings, workforce};
use crate::figures::assessor::Keep;
use crate::figures::day_budgets;
use crate::lang::Lang;
use crate::model::day_budget::DayBudgets;
use crate::model::period::Month;
use crate::report::{self, Format, Options, TableChoice};

/// Runs the command.
///
/// # Errors
///
/// As `contingent`; no month, no comune, no quota; a month before the rules on prevalence.
pub fn run(matches: &ArgMatches, around: &mut Surroundings<'_>) -> Result<Exit> {
    let people = PersonRequest::from_matches(matches);
    let asked = DayRequest::from_matches(matches);
    let results = Results::from_matches(matches);
    let request = of_month(Request::from_matches(matches), asked.month);
    let request = dated(request, people.year);
    let plan = Plan::settle(&request, around.lang)?;
    around.speak(plan.config.lang);
    let own = people.policy.as_ref().or(plan.config.policy.as_ref());
    let policy = policy(own, around.lang)?;
    let mut day_plan = DayPlan::settle(&asked, people.year, &plan, &policy, around.lang)?;
    let files = people.files(&plan.config);
    let registry = Registry::new();
    let mut reading = Reading::new(&plan, &request, Keep::Totals, &registry, around)?;
    reading.for_people(workforce::other_files(&plan, &files, &asked.holidays));
    reading.writes(results.paths());
    if !reading.read_all(around)? {
        return Ok(Exit::CouldNotRun);
    }
    let period = day_plan.period();
    let mut force = workforce::join(&mut reading, &people, &files, period, around)?;
    let options = Options {
        table: results.table.unwrap_or(TableChoice::Units),
        ..people_options(&results, &people, around)
    };
    let codes: Vec<&str> = results.explain.iter().map(String::as_str).collect();
    let keep = if options.shows_people() {
        day_budgets::Keep::Everybody
    } else if !codes.is_empty() {
        day_budgets::Keep::Only(&codes)
    } else {
        day_budgets::Keep::Nobody
    };
    workforce::derogations::allowed(&force, day_plan.months(), &policy, around.lang)?;
    let mut given = days::give(&mut force, &mut day_plan, &plan, keep, around.lang)?;
    reading.note(given.facts.drain(..));
    let (ending, paths) = (reading.ending(around.lang), reading.input_paths());
    let read = reading.finish();
    let budgets = days::day_budgets(given, day_plan, &plan, &read);
    let report = Shown {
        budgets: &budgets,
        registry: &registry,
    };
    delivery::deliver_all(&report, &results, &options, &paths, around)?;
    delivery::say_left_out(&read.sources, &read.left_out, around)?;
    ending.exit(&results, &read.findings, around)
}

/// Makes the end of the month the date of everything, where a month was given and no date.
pub(super) fn of_month(mut request: Request, month: Option<Month>) -> Request {
    if let (None, Some(month)) = (&request.on, month) {
        request.on = Some(month.period().last.to_string());
    }
    request
}

/// Budgets with the rules that word their findings.
struct Shown<'a> {
    budgets: &'a DayBudgets,
    registry: &'a Registry,
}

impl Shows for Shown<'_> {
    fn render(&self, format: Format, options: &Options) -> Result<Vec<u8>> {
        report::budget::render(format, self.budgets, self.registry, options)
    }

    fn explain(&self, key: &str, options: &Options) -> Option<String> {
        report::budget::explain(self.budgets, key, options)
    }

    fn nothing(&self, key: &str, lang: Lang) -> String {
        no_such(key, lang)
    }
}
