//! `smartable simulate`: what other criteria, or removing obstacles, would change.
//!
//! Never here: arithmetic, rules, table layout.

mod changes;
mod output;
mod state;

use std::rc::Rc;

use anyhow::{Result, bail};
use clap::ArgMatches;

use crate::check::Registry;
use crate::commands::delivery;
use crate::commands::inventory::plan::Plan;
use crate::commands::inventory::request::Request;
pub use crate::commands::options::simulate as command;
use crate::commands::results::Results;
use crate::commands::{Exit, Surroundings};
use crate::figures::records::items_of;
use crate::figures::simulation::answers::sensitivity;
use crate::figures::simulation::difference::{moved, moves};
use crate::figures::simulation::gains::{Ranking, known_classes, ranking};
use crate::figures::simulation::people::{self, Known};
use crate::figures::simulation::units::{Limits, units};
use crate::finding::FindingGroup;
use crate::lang::Lang;
use crate::model::assessment::Assessment;
use crate::model::contingent::ContingentBasis;
use crate::model::criteria::{CriteriaSet, ObstacleClass};
use crate::model::simulation::{Change, DaysDifference, Moved, PeopleDifference, Simulation};
use crate::report::{self, Options, TableChoice};
use changes::Wishes;
use state::{People, State};

/// Runs the command.
///
/// # Errors
///
/// As `assess`, `contingent` and `budget`; a change that does not fit the set; a lever that lifts no
/// criterion; an added criterion that no table answers.
pub fn run(matches: &ArgMatches, around: &mut Surroundings<'_>) -> Result<Exit> {
    let results = Results::from_matches(matches);
    let wishes = Wishes::from_matches(matches);
    let asked = People::from_matches(matches);
    let request = asked.dated(Request::from_matches(matches));
    let plan = Plan::settle(&request, around.lang)?;
    around.speak(plan.config.lang);
    let (changed, made) = wishes.changed(&plan.set, around.lang)?;
    if (changed.is_some() || !wishes.levers.is_empty()) && plan.names.iter().any(|it| it == "-") {
        bail!(standard_input(around.lang));
    }
    let registry = Registry::new();
    let base = state::Base {
        request: &request,
        asked: &asked,
        registry: &registry,
        results: &results,
    };
    let Some(before) = base.read(&plan, &[], around)? else {
        return Ok(Exit::CouldNotRun);
    };
    let (plan, middle) = match changed {
        Some(set) => {
            let plan = plan.with_set(set);
            let state = base.read_again(&plan, &[], around)?;
            (plan, Some(state))
        }
        None => (plan, None),
    };
    let settled = middle.as_ref().unwrap_or(&before);
    answered(settled, &made, around.lang)?;
    known(&settled.assessment, &wishes.levers, around.lang)?;
    let last = match wishes.levers.as_slice() {
        [] => None,
        levers => Some(base.read_again(&plan, levers, around)?),
    };
    if let Some(path) = &wishes.save {
        report::deliver::deliver_new(path, plan.set.text.as_bytes())?;
    }
    let after = last.as_ref().unwrap_or(settled);
    let simulation = simulation(&before, settled, after, made, &wishes.levers);
    let shown = output::Shown {
        simulation: &simulation,
        registry: &registry,
        top: wishes.top,
    };
    deliver(&shown, &results, &before, around)
}

/// Prints and writes a simulation; returns how the run ends.
fn deliver(
    shown: &output::Shown<'_>,
    results: &Results,
    before: &State,
    around: &mut Surroundings<'_>,
) -> Result<Exit> {
    let options = Options {
        table: results.table.unwrap_or(TableChoice::Units),
        ..delivery::options(results, around)
    };
    delivery::deliver_all(shown, results, &options, &before.paths, around)?;
    let read = &shown.simulation.before;
    delivery::say_left_out(&read.sources, &read.left_out, around)?;
    before
        .ending
        .exit(results, &shown.simulation.findings, around)
}

fn standard_input(lang: Lang) -> &'static str {
    match lang {
        Lang::It => {
            "simulate legge le schede più di una volta: indicare un file, non lo standard input"
        }
        Lang::En => "simulate reads the sheets more than once: name a file, not standard input",
    }
}

/// Puts together what `simulate` shows.
fn simulation(
    before: &State,
    settled: &State,
    after: &State,
    changes: Vec<Change>,
    levers: &[ObstacleClass],
) -> Simulation {
    let (own, other) = (&before.assessment, &after.assessment);
    // Levers are ranked from the set as it is after its changes, with none pulled.
    let Ranking {
        gains,
        pairs,
        unlocks,
        stated,
    } = ranking(&settled.assessment, levers);
    let activities = moved(own, other, &unlocks);
    let (units, total) = units(own, other, &activities);
    let by_heads = before.counted.basis == ContingentBasis::Headcounts;
    let limits = Known {
        heads: Limits::of_people(own, other, &activities, by_heads),
        // Levers lower no level; another rule may.
        levels: if changes.is_empty() {
            Limits::no_loss()
        } else {
            Limits::default()
        },
    };
    let mut sensitivity = sensitivity(other, &settled.answers, levers);
    place(&mut sensitivity, &activities);
    Simulation {
        moves: moves(&activities),
        people: people(before, after, &limits),
        days: days(before, after),
        findings: findings(before, settled, &changes),
        before: Rc::clone(own),
        after: Rc::clone(other),
        changes,
        levers: levers.to_vec(),
        activities,
        units,
        total,
        gains,
        pairs,
        stated,
        sensitivity,
    }
}

/// Turns places in the assessment after into places among the paired activities.
fn place(all: &mut Vec<crate::model::simulation::Sensitive>, activities: &[Moved]) {
    let places: std::collections::BTreeMap<usize, usize> = activities
        .iter()
        .enumerate()
        .map(|(place, moved)| (moved.place.after, place))
        .collect();
    all.retain_mut(|one| {
        let place = places.get(&one.activity);
        one.activity = place.copied().unwrap_or_default();
        place.is_some()
    });
}

fn people(before: &State, after: &State, known: &Known) -> Option<PeopleDifference> {
    let (own, other) = (&before.counted, &after.counted);
    // Without a column of people, and without staff, there is nobody to count.
    let measured = before.assessment.total.heads.is_some();
    if !measured && own.basis == ContingentBasis::Headcounts {
        return None;
    }
    let whole = (Rc::from(""), Rc::from(""), None);
    Some(PeopleDifference {
        basis: own.basis,
        units: people::people(&own.units, &other.units, known),
        total: people::unit_people(whole, &own.total, &other.total, known),
    })
}

fn days(before: &State, after: &State) -> Option<DaysDifference> {
    let (own, other) = (before.days.as_ref()?, after.days.as_ref()?);
    let months = &own.budgets.working_days;
    let month = |it: Option<&(crate::model::period::Month, u32)>| {
        it.map_or_else(String::new, |(month, _)| month.to_string())
    };
    Some(DaysDifference {
        basis: own.basis,
        months: (month(months.first()), month(months.last())),
        units: people::days(&own.budgets.units, &other.budgets.units),
        total: people::unit_days(Some(&own.budgets.total), Some(&other.budgets.total))?,
    })
}

/// Returns the findings of the sheets, and those that only the added criteria bring.
fn findings(before: &State, settled: &State, changes: &[Change]) -> Vec<FindingGroup> {
    let mut all = before.assessment.findings.clone();
    let set = &settled.assessment.set;
    let items: Vec<&str> = added(set, changes)
        .flat_map(|(_, items)| items)
        .map(|item| set.items[usize::from(item)].id.as_str())
        .collect();
    let is_new = |group: &&FindingGroup| {
        let item = group.first.params.get("item");
        item.is_some_and(|item| items.contains(&item)) && !all.contains(group)
    };
    let new: Vec<FindingGroup> = settled
        .assessment
        .findings
        .iter()
        .filter(is_new)
        .cloned()
        .collect();
    all.extend(new);
    all
}

/// Returns the added criteria by their ids, each with its items.
fn added<'a>(
    set: &'a CriteriaSet,
    changes: &'a [Change],
) -> impl Iterator<Item = (&'a str, Vec<u16>)> {
    changes.iter().filter_map(|change| {
        let Change::Added { id, .. } = change else {
            return None;
        };
        let criterion = set.indexes[0].criteria.iter().find(|it| it.id == *id)?;
        let mut items = Vec::new();
        items_of(&criterion.condition, &mut items);
        Some((id.as_str(), items))
    })
}

/// Refuses an added criterion that no table has a column for: every activity would be undetermined.
fn answered(state: &State, changes: &[Change], lang: Lang) -> Result<()> {
    let answers = &state.answers;
    for (id, items) in added(&state.assessment.set, changes) {
        let has_column = |item: &u16| {
            let mut all = answers.iter().flat_map(|own| own.iter());
            all.any(|answer| answer.item == *item && answer.has_column())
        };
        if answers.is_empty() || items.iter().any(has_column) {
            continue;
        }
        match lang {
            Lang::It => bail!(
                "nessuna tabella ha una colonna per il criterio aggiunto «{id}»: indicarla con \
                 --column COLONNA=+{id} (un Sì è favorevole) o COLONNA=-{id}"
            ),
            Lang::En => bail!(
                "no table has a column for the added criterion “{id}”: name it with --column \
                 HEADER=+{id} (a yes is good) or HEADER=-{id}"
            ),
        }
    }
    Ok(())
}

/// Refuses a lever that lifts no criterion of the set, and that no office names.
fn known(assessment: &Assessment, levers: &[ObstacleClass], lang: Lang) -> Result<()> {
    let known = known_classes(assessment);
    let Some(lost) = levers.iter().find(|class| !known.contains(class)) else {
        return Ok(());
    };
    let (lost, set) = (lost.key(), &assessment.set.id);
    let all: Vec<&str> = known.iter().map(|class| class.key()).collect();
    let all = all.join(", ");
    match lang {
        Lang::It => bail!(
            "nessun ostacolo rimovibile di classe {lost} in «{set}» né nelle schede; ce ne sono di: {all}"
        ),
        Lang::En => bail!(
            "there is no removable obstacle of class {lost} in “{set}” or in the sheets; there are \
             some of: {all}"
        ),
    }
}
