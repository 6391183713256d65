//! One reading of the inventories: verdicts, people and days under one set and some levers.
//!
//! Each state is read from the files as `assess` reads them, so that its totals are those of
//! `assess`. Never here: what two states come to together.

use std::path::PathBuf;
use std::rc::Rc;

use anyhow::{Result, bail};
use clap::ArgMatches;

use crate::check::Registry;
use crate::commands::assess::assessment;
use crate::commands::budget::of_month;
use crate::commands::contingent::dated;
use crate::commands::inventory::plan::Plan;
use crate::commands::inventory::request::Request;
use crate::commands::inventory::{Ending, Reading};
use crate::commands::policy::policy;
use crate::commands::results::Results;
use crate::commands::workforce::contingents::{self, Counted};
use crate::commands::workforce::days::{self, DayPlan, Given};
use crate::commands::workforce::request::{DayRequest, PersonRequest};
use crate::commands::workforce::{self, Workforce};
use crate::commands::{Surroundings, one};
use crate::figures::assessor::Keep;
use crate::figures::day_budgets;
use crate::lang::Lang;
use crate::model::answer::CellAnswer;
use crate::model::assessment::Assessment;
use crate::model::contingent::When;
use crate::model::criteria::ObstacleClass;
use crate::model::period::{Day, Month, Period};
use crate::policy::Policy;

/// Which people and which days are asked for.
pub(super) struct People {
    persons: PersonRequest,
    days: DayRequest,
    /// Whether a month or a year was named: without one there are no days.
    period: bool,
}

impl People {
    /// Takes the parsed options.
    pub(super) fn from_matches(matches: &ArgMatches) -> Self {
        let period =
            one::<Month>(matches, "month").is_some() || one::<i16>(matches, "year").is_some();
        Self {
            persons: PersonRequest::from_matches(matches),
            days: DayRequest::from_matches(matches),
            period,
        }
    }

    /// Returns the parameters that hold, and the days that are asked for.
    fn settled(&self, plan: &Plan, lang: Lang) -> Result<(Policy, Option<DayPlan>)> {
        let own = self.persons.policy.as_ref();
        let policy = policy(own.or(plan.config.policy.as_ref()), lang)?;
        let settle = || DayPlan::settle(&self.days, self.persons.year, plan, &policy, lang);
        let days = self.period.then(settle).transpose()?;
        Ok((policy, days))
    }

    /// Makes the end of the period the date of everything, where no date was given.
    pub(super) fn dated(&self, request: Request) -> Request {
        dated(of_month(request, self.days.month), self.persons.year)
    }
}

/// One reading.
pub(super) struct State {
    /// Verdicts and totals.
    pub(super) assessment: Rc<Assessment>,
    /// The answers of its activities.
    pub(super) answers: Vec<Rc<[CellAnswer]>>,
    /// The contingent.
    pub(super) counted: Counted,
    /// The days, where a period was asked for.
    pub(super) days: Option<Given>,
    /// How the run ends.
    pub(super) ending: Ending,
    /// Paths that no output may overwrite.
    pub(super) paths: Vec<PathBuf>,
}

/// What all states have in common.
pub(super) struct Base<'a> {
    pub(super) request: &'a Request,
    pub(super) asked: &'a People,
    pub(super) registry: &'a Registry,
    pub(super) results: &'a Results,
}

impl Base<'_> {
    /// Reads everything once. `None`: nothing that was named is there, which has been said.
    pub(super) fn read(
        &self,
        plan: &Plan,
        levers: &[ObstacleClass],
        around: &mut Surroundings<'_>,
    ) -> Result<Option<State>> {
        let asked = self.asked;
        let (policy, mut day_plan) = asked.settled(plan, around.lang)?;
        let files = asked.persons.files(&plan.config);
        let keep = Keep::Activities;
        let mut reading = Reading::new(plan, self.request, keep, self.registry, around)?;
        reading.for_people(workforce::other_files(plan, &files, &asked.days.holidays));
        reading.writes(self.results.paths());
        reading.assessor.remove_obstacles(levers);
        reading.assessor.keep_answers();
        if !reading.read_all(around)? {
            return Ok(None);
        }
        let (when, period) = when(
            plan,
            day_plan.as_ref(),
            !files.staff.is_empty(),
            around.lang,
        )?;
        let mut force = workforce::join(&mut reading, &asked.persons, &files, period, around)?;
        let mut counted = contingents::count(&mut force, plan, when, &|_| false);
        let mut days = None;
        if let Some(day_plan) = &mut day_plan {
            // What contradicts itself is said once, with the days.
            counted.facts.clear();
            let mut given = give(&mut force, day_plan, plan, &policy, around.lang)?;
            reading.note(given.facts.drain(..));
            days = Some(given);
        } else {
            reading.note(counted.facts.drain(..));
        }
        let (ending, paths) = (reading.ending(around.lang), reading.input_paths());
        let answers = reading.assessor.take_answers();
        Ok(Some(State {
            assessment: Rc::new(assessment(plan, reading.finish(), keep)),
            answers,
            counted,
            days,
            ending,
            paths,
        }))
    }

    /// Reads everything once more: what is said on standard error has been said.
    pub(super) fn read_again(
        &self,
        plan: &Plan,
        levers: &[ObstacleClass],
        around: &mut Surroundings<'_>,
    ) -> Result<State> {
        let mut quiet = Surroundings {
            lang: around.lang,
            lang_from: around.lang_from,
            out: &mut std::io::sink(),
            err: &mut std::io::sink(),
            width: around.width,
            colour: around.colour,
            progress: around.progress,
            terminal: around.terminal,
            quiet: true,
            step_summary: None,
        };
        match self.read(plan, levers, &mut quiet)? {
            Some(state) => Ok(state),
            None => bail!(gone(around.lang)),
        }
    }
}

fn gone(lang: Lang) -> &'static str {
    match lang {
        Lang::It => "le schede lette poco fa non ci sono più",
        Lang::En => "the sheets that were read a moment ago are gone",
    }
}

/// Returns the day of the people and the days that they are looked at in. Persons need a date;
/// headcounts have none.
fn when(plan: &Plan, days: Option<&DayPlan>, persons: bool, lang: Lang) -> Result<(When, Period)> {
    let known = plan.settings.on.as_deref().and_then(Day::parse);
    let day = match known {
        Some(day) => day,
        None if persons => workforce::day(plan, lang)?,
        None => Day::MAX,
    };
    let period = days.map_or_else(|| Period::of_day(day), DayPlan::period);
    Ok((When::On(day), period))
}

fn give(
    force: &mut Workforce,
    day_plan: &mut DayPlan,
    plan: &Plan,
    policy: &Policy,
    lang: Lang,
) -> Result<Given> {
    workforce::derogations::allowed(force, day_plan.months(), policy, lang)?;
    days::give(force, day_plan, plan, day_budgets::Keep::Nobody, lang)
}
