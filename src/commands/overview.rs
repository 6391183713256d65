//! `smartable overview`: verdicts, contingent and the days of a month in one report.
//!
//! Never here: arithmetic, rules, table layout.

use anyhow::{Result, bail};
use clap::ArgMatches;

use crate::check::Registry;
use crate::commands::assess::assessment;
use crate::commands::budget::of_month;
use crate::commands::contingent::{dated, people_options};
use crate::commands::delivery::{self, Shows};
use crate::commands::inventory::Reading;
use crate::commands::inventory::plan::Plan;
use crate::commands::inventory::request::Request;
pub use crate::commands::options::overview as command;
use crate::commands::policy::policy;
use crate::commands::results::Results;
use crate::commands::workforce::days::{self, DayPlan};
use crate::commands::workforce::request::{DayRequest, PersonRequest};
use crate::commands::workforce::{self, contingents};
use crate::commands::{Exit, Surroundings};
use crate::figures::assessor::Keep;
use crate::figures::day_budgets;
use crate::lang::Lang;
use crate::model::assessment::Assessment;
use crate::model::contingent::{ContingentSettings, Contingents, When};
use crate::model::day_budget::DayBudgets;
use crate::report::{self, Format, Options, People};

/// Runs the command.
///
/// # Errors
///
/// As `budget`; a format that is no text.
pub fn run(matches: &ArgMatches, around: &mut Surroundings<'_>) -> Result<Exit> {
    let people = PersonRequest::from_matches(matches);
    let asked = DayRequest::from_matches(matches);
    let results = Results::from_matches(matches);
    let request = of_month(Request::from_matches(matches), asked.month);
    let request = dated(request, people.year);
    let plan = Plan::settle(&request, around.lang)?;
    around.speak(plan.config.lang);
    only_text(&results, around.lang)?;
    no_persons(&people, around.lang)?;
    let own = people.policy.as_ref().or(plan.config.policy.as_ref());
    let policy = policy(own, around.lang)?;
    let mut day_plan = DayPlan::settle(&asked, people.year, &plan, &policy, around.lang)?;
    let when = When::On(workforce::day(&plan, around.lang)?);
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
    let mut counted = contingents::count(&mut force, &plan, when, &|_| false);
    // What contradicts itself is said once, with the days.
    counted.facts.clear();
    let keep = day_budgets::Keep::Nobody;
    workforce::derogations::allowed(&force, day_plan.months(), &policy, around.lang)?;
    let mut given = days::give(&mut force, &mut day_plan, &plan, keep, around.lang)?;
    reading.note(given.facts.drain(..));
    let (ending, paths) = (reading.ending(around.lang), reading.input_paths());
    let read = reading.finish();
    let settings = ContingentSettings {
        when,
        theta: force.theta,
    };
    let contingents = contingents::contingents(counted, &plan, &read, &policy, settings);
    let budgets = days::day_budgets(given, day_plan, &plan, &read);
    let (findings, rows, sources) = (
        read.findings.clone(),
        read.left_out.clone(),
        read.sources.clone(),
    );
    let report = Shown {
        assessment: &assessment(&plan, read, Keep::Totals),
        contingents: &contingents,
        budgets: &budgets,
        registry: &registry,
    };
    let options = people_options(&results, &people, around);
    delivery::deliver_all(&report, &results, &options, &paths, around)?;
    delivery::say_left_out(&sources, &rows, around)?;
    ending.exit(&results, &findings, around)
}

/// Refuses formats that hold one table or one document.
fn only_text(results: &Results, lang: Lang) -> Result<()> {
    let outputs = results.outputs.iter().map(|output| output.format);
    let text =
        |format: Format| matches!(format, Format::Terminal | Format::Markdown | Format::Html);
    if results.format.into_iter().chain(outputs).all(text) && results.explain.is_empty() {
        return Ok(());
    }
    match lang {
        Lang::It => bail!(
            "la panoramica si legge soltanto (terminal, markdown, html): per json, csv, xlsx e --explain usare \
             assess, contingent e budget"
        ),
        Lang::En => bail!(
            "an overview is for reading alone (terminal, markdown, html): for json, csv, xlsx and --explain use \
             assess, contingent and budget"
        ),
    }
}

/// Refuses single persons: an overview is of structures.
fn no_persons(people: &PersonRequest, lang: Lang) -> Result<()> {
    match (people.people, lang) {
        (People::Hidden, _) => Ok(()),
        (People::Shown, Lang::It) => {
            bail!("la panoramica non elenca le persone: con --people usare contingent o budget")
        }
        (People::Shown, Lang::En) => {
            bail!("an overview lists no persons: with --people use contingent or budget")
        }
    }
}

/// What a run found, with the rules that word its findings.
struct Shown<'a> {
    assessment: &'a Assessment,
    contingents: &'a Contingents,
    budgets: &'a DayBudgets,
    registry: &'a Registry,
}

impl Shows for Shown<'_> {
    fn render(&self, format: Format, options: &Options) -> Result<Vec<u8>> {
        report::overview::render(
            format,
            Some(self.assessment),
            Some(self.contingents),
            Some(self.budgets),
            self.registry,
            options,
        )
    }

    fn explain(&self, _key: &str, _options: &Options) -> Option<String> {
        None
    }

    fn nothing(&self, key: &str, _lang: Lang) -> String {
        key.to_owned()
    }
}
