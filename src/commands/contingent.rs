//! `smartable contingent`: how many people may ask for remote work, by unit and overall.
//!
//! Never here: arithmetic, rules, table layout.

use anyhow::Result;
use clap::ArgMatches;

use crate::check::Registry;
use crate::commands::delivery::{self, Shows};
use crate::commands::inventory::Reading;
use crate::commands::inventory::plan::Plan;
use crate::commands::inventory::request::Request;
pub use crate::commands::options::contingent as command;
use crate::commands::policy::policy;
use crate::commands::results::Results;
use crate::commands::workforce::request::PersonRequest;
use crate::commands::workforce::{self, contingents};
use crate::commands::{Exit, Surroundings};
use crate::figures::assessor::Keep;
use crate::lang::Lang;
use crate::model::contingent::{ContingentSettings, Contingents, When};
use crate::model::period::Period;
use crate::report::{self, Format, Options, People, TableChoice};

/// Runs the command.
///
/// # Errors
///
/// As `assess`; no date; a table of persons that cannot be read.
pub fn run(matches: &ArgMatches, around: &mut Surroundings<'_>) -> Result<Exit> {
    let people = PersonRequest::from_matches(matches);
    let results = Results::from_matches(matches);
    let request = dated(Request::from_matches(matches), people.year);
    let plan = Plan::settle(&request, around.lang)?;
    around.speak(plan.config.lang);
    let day = workforce::day(&plan, around.lang)?;
    let when = match people.year.and_then(Period::of_year) {
        Some(year) => When::Mean(year),
        None => When::On(day),
    };
    let period = match when {
        When::On(day) => Period::of_day(day),
        When::Mean(period) => period,
    };
    let own = people.policy.as_ref().or(plan.config.policy.as_ref());
    let policy = policy(own, around.lang)?;
    let files = people.files(&plan.config);
    let registry = Registry::new();
    let mut reading = Reading::new(&plan, &request, Keep::Totals, &registry, around)?;
    reading.for_people(workforce::other_files(&plan, &files, &[]));
    reading.writes(results.paths());
    if !reading.read_all(around)? {
        return Ok(Exit::CouldNotRun);
    }
    let mut force = workforce::join(&mut reading, &people, &files, period, around)?;
    let options = Shown::options(&results, &people, around);
    let listed = |code: &str| {
        options.shows_people() && results.explain.is_empty()
            || results.explain.iter().any(|key| key == code)
    };
    let mut counted = contingents::count(&mut force, &plan, when, &listed);
    reading.note(counted.facts.drain(..));
    let (ending, paths) = (reading.ending(around.lang), reading.input_paths());
    let read = reading.finish();
    let settings = ContingentSettings {
        when,
        theta: force.theta,
    };
    let contingents = contingents::contingents(counted, &plan, &read, &policy, settings);
    let report = Shown {
        contingents: &contingents,
        registry: &registry,
    };
    delivery::deliver_all(&report, &results, &options, &paths, around)?;
    delivery::say_left_out(&read.sources, &read.left_out, around)?;
    ending.exit(&results, &read.findings, around)
}

/// Makes the end of the year the date of everything, where a year was given and no date.
pub(super) fn dated(mut request: Request, year: Option<i16>) -> Request {
    if let (None, Some(year)) = (&request.on, year) {
        request.on = Some(format!("{year:04}-12-31"));
    }
    request
}

/// A contingent with the rules that word its findings.
struct Shown<'a> {
    contingents: &'a Contingents,
    registry: &'a Registry,
}

impl Shown<'_> {
    fn options(results: &Results, people: &PersonRequest, around: &Surroundings<'_>) -> Options {
        Options {
            table: results.table.unwrap_or(TableChoice::Units),
            ..people_options(results, people, around)
        }
    }
}

/// Returns the options of a report about people.
pub(super) fn people_options(
    results: &Results,
    people: &PersonRequest,
    around: &Surroundings<'_>,
) -> Options {
    // Asking for one person by the code is asking for persons.
    let asked = people.people == People::Shown || results.table == Some(TableChoice::People);
    Options {
        audience: people.audience,
        people: if asked { People::Shown } else { People::Hidden },
        ..delivery::options(results, around)
    }
}

impl Shows for Shown<'_> {
    fn render(&self, format: Format, options: &Options) -> Result<Vec<u8>> {
        report::contingent::render(format, self.contingents, self.registry, options)
    }

    fn explain(&self, key: &str, options: &Options) -> Option<String> {
        report::contingent::explain(self.contingents, key, options)
    }

    fn nothing(&self, key: &str, lang: Lang) -> String {
        no_such(key, lang)
    }
}

/// Says that no unit and no person is called so.
pub(super) fn no_such(key: &str, lang: Lang) -> String {
    match lang {
        Lang::It => format!("nessuna unità e nessuna persona ha il codice «{key}»"),
        Lang::En => format!("no unit and no person has the code “{key}”"),
    }
}
