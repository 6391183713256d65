//! Persons and verdicts of a run joined: where `contingent`, `budget` and `overview` begin.
//!
//! Never here: how a figure is made (`figures`), or shown (`report`).

pub(super) mod contingents;
pub(super) mod days;
pub(super) mod derogations;
pub(super) mod request;

use std::borrow::Cow;
use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::commands::Surroundings;
use crate::commands::inventory::Reading;
use crate::commands::inventory::plan::Plan;
use crate::commands::persons::{self, PersonFiles, PersonSettings};
use crate::commands::workforce::request::PersonRequest;
use crate::fact::Fact;
use crate::figures::contingents::{Verdicts, standings};
use crate::figures::structure::Structure;
use crate::lang::Lang;
use crate::matching::personal;
use crate::model::period::{Day, Period};
use crate::model::quantity::Ratio;
use crate::model::staff::Staff;
use crate::model::stake::Stake;
use crate::model::standing::Standing;

/// Persons and verdicts of a run.
pub(super) struct Workforce {
    /// Everything that the files say of persons.
    pub(super) staff: Staff,
    /// Units.
    pub(super) structure: Structure,
    /// Activities with their people.
    pub(super) stakes: Vec<Stake>,
    /// Verdicts by unit and activity.
    pub(super) verdicts: Verdicts,
    /// Where persons stand in the period; empty without staff.
    pub(super) standings: Vec<Standing>,
    /// Least share of time on smartable activities.
    pub(super) theta: Ratio,
}

impl Workforce {
    /// Says whether persons are known, so that they can be counted.
    pub(super) fn has_persons(&self) -> bool {
        self.staff.given.staff
    }
}

/// Returns the files that are no submissions because a run about people reads them.
pub(super) fn other_files(plan: &Plan, files: &PersonFiles, more: &[PathBuf]) -> Vec<PathBuf> {
    let mut others = files.all();
    others.extend(plan.config.holidays.iter().cloned());
    others.extend(plan.config.policy.iter().cloned());
    others.extend(more.iter().cloned());
    others
}

/// Reads the tables of persons and joins them with the verdicts of a run. `period`: the days that
/// figures are of.
///
/// # Errors
///
/// A table that cannot be opened or is none; assignments without staff.
pub(super) fn join(
    reading: &mut Reading<'_>,
    people: &PersonRequest,
    files: &PersonFiles,
    period: Period,
    around: &Surroundings<'_>,
) -> Result<Workforce> {
    let plan = reading.plan;
    if files.staff.is_empty()
        && files
            .all()
            .iter()
            .any(|file| Some(file) != files.unit_map.as_ref())
    {
        bail!(without_staff(around.lang));
    }
    let stakes = reading.assessor.take_stakes();
    let (staff, changes) = {
        let names = &reading.names;
        let in_chart = |text: &str| names.find(text).is_some();
        let settings = PersonSettings {
            house: &plan.house,
            limits: plan.limits,
            hidden: reading.request.hidden,
            config: &plan.config,
            in_chart: names.chart().map(|_| &in_chart as &dyn Fn(&str) -> bool),
            lang: around.lang,
        };
        let gathered = &mut reading.gathered;
        let mut note = |fact| gathered.fact(discreet(fact));
        persons::read(files, &settings, &mut reading.sources, &mut note)?
    };
    if staff.given.staff && staff.persons.is_empty() {
        bail!(no_person(around.lang));
    }
    let mut structure = Structure::new(reading.chart(), &changes);
    let verdicts = Verdicts::new(&stakes, &mut structure);
    let theta = people.theta.or(plan.config.theta).unwrap_or(Ratio::ZERO);
    let standings = if staff.given.staff {
        let (standings, facts) = standings(&staff, &verdicts, &mut structure, period, theta);
        for fact in facts {
            reading.gathered.fact(discreet(fact));
        }
        standings
    } else {
        Vec::new()
    };
    Ok(Workforce {
        staff,
        structure,
        stakes,
        verdicts,
        standings,
        theta,
    })
}

fn no_person(lang: Lang) -> &'static str {
    match lang {
        Lang::It => {
            "la tabella del personale non contiene nessuna persona: compilarla, oppure toglierla per una \
             stima dagli addetti delle attività"
        }
        Lang::En => {
            "the table of staff holds no person: fill it in, or take it out for an estimate from the \
             headcounts of the activities"
        }
    }
}

fn without_staff(lang: Lang) -> &'static str {
    match lang {
        Lang::It => {
            "assegnazioni, accordi, priorità e assenze parlano di persone: serve anche la tabella del \
             personale (--staff FILE, o «staff» in smartable.toml)"
        }
        Lang::En => {
            "assignments, agreements, priorities and absences speak of persons: the table of staff \
             is needed too (--staff FILE, or `staff` in smartable.toml)"
        }
    }
}

/// Takes what is written in a cell about a person out of a fact: it may tell of health or family.
/// The cell says enough.
fn discreet(mut fact: Fact) -> Fact {
    for (name, value) in &mut fact.params.0 {
        let plain = match *name {
            "value" => is_number(value),
            "unit" | "id" => is_code(value),
            _ => true,
        };
        if !plain {
            HIDDEN.clone_into(value);
        }
    }
    fact
}

/// What stands where a text about a person would.
const HIDDEN: &str = "•••";

/// Returns what is shown in place of a person's code that is itself personal: a tax code, an
/// address, a name. `None`: the code is shown.
pub(in crate::commands) fn masked_code(code: &str) -> Option<String> {
    if code.contains(char::is_whitespace) && !code.contains(|it: char| it.is_ascii_digit()) {
        return Some(HIDDEN.to_owned());
    }
    match personal::mask(code) {
        Cow::Owned(masked) => Some(masked),
        Cow::Borrowed(_) => None,
    }
}

/// Says whether a text is a number or a date, and nothing else.
fn is_number(text: &str) -> bool {
    let plain = |char: char| char.is_ascii_digit() || "-+/., %".contains(char);
    text.len() <= 12 && text.chars().all(plain)
}

/// Says whether a text is a code or a number, and no words.
fn is_code(text: &str) -> bool {
    let plain = |char: char| char.is_ascii_alphanumeric() || "-_./,%#".contains(char);
    text.len() <= 12 && text.chars().all(plain) && text.chars().any(|it| it.is_ascii_digit())
}

/// Returns the day that figures are of.
///
/// # Errors
///
/// No date was given: what depends on dated rules has no default.
pub(super) fn day(plan: &Plan, lang: Lang) -> Result<Day> {
    let day = plan.settings.on.as_deref().and_then(Day::parse);
    match (day, lang) {
        (Some(day), _) => Ok(day),
        (None, Lang::It) => bail!(
            "il contingente vale a una data: indicarla con --on 2026-12-31 o --year 2026, oppure con \
             «on» o «year» in smartable.toml"
        ),
        (None, Lang::En) => bail!(
            "a contingent is that of a date: give it with --on 2026-12-31 or --year 2026, or with \
             `on` or `year` in smartable.toml"
        ),
    }
}
