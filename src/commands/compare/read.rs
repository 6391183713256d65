//! Reading the sides of a comparison: each by its own criteria, and by those of the other.
//!
//! Never here: how activities are paired, or a difference (`figures::comparison`).

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::rc::Rc;

use anyhow::Result;

use crate::check::Registry;
use crate::commands::compare::sides::Settled;
use crate::commands::inventory::plan::Plan;
use crate::commands::inventory::{Ending, Read, Reading};
use crate::commands::policy::policy;
use crate::commands::results::Results;
use crate::commands::workforce::contingents::{self, Counted};
use crate::commands::workforce::days::{self, DayPlan, Given};
use crate::commands::workforce::derogations;
use crate::commands::workforce::request::{DayRequest, PersonRequest};
use crate::commands::workforce::{self, Workforce};
use crate::commands::{Surroundings, failure};
use crate::figures::assessor::Keep;
use crate::figures::day_budgets;
use crate::figures::structure::Structure;
use crate::lang::{Lang, Text};
use crate::model::comparison::Compute;
use crate::model::contingent::When;
use crate::model::criteria::CriteriaSet;
use crate::model::day_budget::DayBudgets;
use crate::model::inventory::Inventory;
use crate::model::org_unit::OrgChart;
use crate::model::period::{Day, Period};
use crate::model::verdict::Verdict;
use crate::origin::{CellRef, Sources};

/// A side that was read.
pub(super) struct SideRead {
    /// Verdicts, totals, findings, sources.
    pub(super) read: Read,
    /// Its rows with their answers, one for each activity.
    pub(super) rows: Inventory,
    /// Its units, with what they became.
    pub(super) structure: Structure,
    /// Its org chart.
    pub(super) chart: Option<OrgChart>,
    /// Its contingent.
    pub(super) counted: Compute<Counted>,
    /// Its day budgets, with the days that they are of.
    pub(super) days: Compute<(DayBudgets, Period)>,
    /// How reading ended.
    pub(super) ending: Ending,
    /// Its files.
    pub(super) paths: Vec<PathBuf>,
}

/// Reads a side after what has been read before; `None`: nothing is there, which has been said.
pub(super) fn side(
    side: &Settled,
    (sources, unit_map): (Sources, Option<&PathBuf>),
    registry: &Registry,
    results: &Results,
    around: &mut Surroundings<'_>,
) -> Result<Option<SideRead>> {
    let plan = &side.plan;
    let people = PersonRequest::of_configuration(unit_map.cloned());
    let files = people.files(&plan.config);
    let keep = Keep::Activities;
    let mut reading = Reading::after(sources, (plan, &side.request), keep, registry, around)?;
    reading.kept = Some(Inventory::default());
    reading.for_people(workforce::other_files(plan, &files, &[]));
    reading.writes(results.paths());
    if !reading.read_all(around)? {
        return Ok(None);
    }
    let year = side.on.and_then(|day| Period::of_year(day.year()));
    let period = year.unwrap_or(Period::ALWAYS);
    let mut force = workforce::join(&mut reading, &people, &files, period, around)?;
    let mut counted = counted(&mut force, plan, side.on, around.lang);
    let given = match given(&mut force, plan, side.on, around.lang) {
        Ok((mut given, day_plan)) => {
            // What contradicts itself is said once, with the days.
            reading.note(given.facts.drain(..));
            Ok((given, day_plan))
        }
        Err(error) => {
            if let Compute::Known(counted) = &mut counted {
                reading.note(counted.facts.drain(..));
            }
            Err(error)
        }
    };
    let chart = reading.chart().cloned();
    let rows = reading.kept.take().unwrap_or_default();
    let (ending, paths) = (reading.ending(around.lang), reading.input_paths());
    let read = reading.finish();
    Ok(Some(SideRead {
        rows,
        structure: force.structure,
        chart,
        counted,
        days: budgets(given, plan, &read, around.lang),
        read,
        ending,
        paths,
    }))
}

/// Puts together the days that were given out; why there are none, where they were not.
fn budgets(
    given: Result<(Given, DayPlan)>,
    plan: &Plan,
    read: &Read,
    lang: Lang,
) -> Compute<(DayBudgets, Period)> {
    match given {
        Ok((given, day_plan)) => {
            let period = day_plan.period();
            Compute::Known((days::day_budgets(given, day_plan, plan, read), period))
        }
        Err(error) => {
            let words = failure::words(&error, lang);
            Compute::Not(words.lines().next().unwrap_or_default().to_owned())
        }
    }
}

/// Counts the contingent of a side. Persons need a day, headcounts do not.
fn counted(force: &mut Workforce, plan: &Plan, on: Option<Day>, lang: Lang) -> Compute<Counted> {
    match on {
        None if force.has_persons() => Compute::Not(NO_DATE.get(lang).to_owned()),
        on => {
            let when = When::On(on.unwrap_or(Day::MIN));
            Compute::Known(contingents::count(force, plan, when, &|_| false))
        }
    }
}

/// Gives out the days of the year of a side.
fn given(
    force: &mut Workforce,
    plan: &Plan,
    on: Option<Day>,
    lang: Lang,
) -> Result<(Given, DayPlan)> {
    let Some(day) = on else {
        anyhow::bail!(NO_DATE.get(lang));
    };
    if plan.config.budget.quotas.is_empty() {
        anyhow::bail!(NO_QUOTA.get(lang));
    }
    if plan.config.place.is_none() {
        anyhow::bail!(NO_PLACE.get(lang));
    }
    let policy = policy(plan.config.policy.as_ref(), lang)?;
    let request = DayRequest::default();
    let mut day_plan = DayPlan::settle(&request, Some(day.year()), plan, &policy, lang)?;
    derogations::allowed(force, day_plan.months(), &policy, lang)?;
    let nobody = day_budgets::Keep::Nobody;
    let given = days::give(force, &mut day_plan, plan, nobody, lang)?;
    Ok((given, day_plan))
}

const NO_DATE: Text = Text {
    it: "la data non è nota (--on, --old-on, oppure «year» in smartable.toml)",
    en: "its date is not known (--on, --old-on, or `year` in smartable.toml)",
};
const NO_QUOTA: Text = Text {
    it: "nessuna quota di giornate in smartable.toml",
    en: "no quota of days in smartable.toml",
};
const NO_PLACE: Text = Text {
    it: "nessun comune («place») in smartable.toml",
    en: "no comune (`place`) in smartable.toml",
};

/// Where a row stands, whatever was read before it: file, sheet, row.
type RowKey = (String, Option<String>, u32);

/// The rows of a side as the criteria of the other side see them.
pub(super) struct ByOther {
    rows: Inventory,
    /// Verdict, and the place among the rows.
    places: BTreeMap<RowKey, (Verdict, usize)>,
}

impl ByOther {
    /// Returns the verdict of a row, and its answers.
    pub(super) fn of(
        &self,
        sources: &Sources,
        at: CellRef,
    ) -> Option<(Verdict, &[crate::model::answer::CellAnswer])> {
        let (verdict, place) = self.places.get(&key(sources, at))?;
        Some((*verdict, self.rows.answers(&self.rows.rows[*place])))
    }
}

fn key(sources: &Sources, at: CellRef) -> RowKey {
    let sheet = sources.table(at.table).sheet.clone();
    (sources.file_of(at.table).path.clone(), sheet, at.row)
}

/// Reads a side once more, by the criteria of the other: what only those ask is then unknown.
pub(super) fn by_other(
    side: &Settled,
    set: &Rc<CriteriaSet>,
    registry: &Registry,
    results: &Results,
    around: &mut Surroundings<'_>,
) -> Result<ByOther> {
    let mut request = side.request.clone();
    request.on = None;
    let names = side.plan.names.clone();
    let mut plan = Plan::settle(&side.request, around.lang)?;
    plan.set = Rc::clone(set);
    plan.names = names;
    let files = PersonRequest::of_configuration(None).files(&plan.config);
    let mut others = workforce::other_files(&plan, &files, &[]);
    // Whose people they are changes no verdict.
    others.append(&mut plan.headcounts);
    plan.settings.heads_from = crate::model::assessment::HeadsFrom::Inventory;
    let (quiet, progress) = (around.quiet, around.progress);
    (around.quiet, around.progress) = (true, false);
    let keep = Keep::Activities;
    let mut reading = Reading::after(
        Sources::default(),
        (&plan, &request),
        keep,
        registry,
        around,
    )?;
    reading.kept = Some(Inventory::default());
    reading.for_people(others);
    reading.writes(results.paths());
    let done = reading.read_all(around);
    (around.quiet, around.progress) = (quiet, progress);
    done?;
    let rows = reading.kept.take().unwrap_or_default();
    let read = reading.finish();
    let activities = read.assessed.activities.iter().enumerate();
    let places = activities
        .map(|(place, activity)| (key(&read.sources, activity.at), (activity.computed, place)))
        .collect();
    Ok(ByOther { rows, places })
}
