//! Day budgets of a run: calendar, quota and rules settled, figures asked for, report put together.
//!
//! Never here: how a day is given out (`figures::day_budgets`), or which day is a holiday
//! (`calendar`).

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::rc::Rc;

use anyhow::{Result, bail};

use crate::calendar::{Calendar, Counter};
use crate::commands::calendar::calendar;
use crate::commands::inventory::Read;
use crate::commands::inventory::plan::Plan;
use crate::commands::workforce::request::DayRequest;
use crate::commands::workforce::{Workforce, discreet, masked_code};
use crate::fact::{Fact, FactKind, Place};
use crate::figures::contingents::{FromHeadcounts, HeadcountRules, from_headcounts};
use crate::figures::day_budgets::{
    Budgets, Directorate, Heads, Keep, Request, Served, WorkingDays, budgets, estimate,
};
use crate::lang::{Lang, Text};
use crate::model::columns::Field;
use crate::model::contingent::ContingentBasis;
use crate::model::day_budget::{
    BudgetSettings, DayBudgets, MonthDays, PersonBudget, PrevalenceBase, Ties, Window,
};
use crate::model::period::{Day, Month, Period, Weekday};
use crate::model::staff::Pattern;
use crate::policy::{PREVALENCE, PREVALENCE_WINDOW, Policy};

/// Everything that is settled before days are given out.
pub(in crate::commands) struct DayPlan {
    pub(super) settings: BudgetSettings,
    pub(super) months: Vec<Month>,
    calendar: Calendar,
}

impl DayPlan {
    /// Settles months, place, quota and rules: options over configuration; no default for a quota.
    ///
    /// # Errors
    ///
    /// No month, no comune, no quota; a date before the rules on prevalence; an unknown comune.
    pub(in crate::commands) fn settle(
        request: &DayRequest,
        year: Option<i16>,
        plan: &Plan,
        policy: &Policy,
        lang: Lang,
    ) -> Result<Self> {
        let months = match (request.month, year.and_then(Month::of_year)) {
            (Some(month), _) => vec![month],
            (None, Some(months)) => months,
            (None, None) => bail!(NO_MONTH.get(lang)),
        };
        let config = &plan.config;
        let Some(place) = request.place.clone().or_else(|| config.place.clone()) else {
            bail!(NO_PLACE.get(lang));
        };
        let quotas = match &request.quota {
            Some(quota) => vec![quota.clone()],
            None => config.budget.quotas.clone(),
        };
        if quotas.is_empty() {
            bail!(NO_QUOTA.get(lang));
        }
        let window = request.window.or(config.budget.window).unwrap_or(MONTH);
        if let Some(month) = months.first() {
            has_rules(policy, month.period().first, window, lang)?;
        }
        let files = config.holidays.iter().chain(&request.holidays);
        let files: Vec<PathBuf> = files.cloned().collect();
        let calendar = calendar(&files, lang)?;
        let settings = BudgetSettings {
            place: Rc::from(calendar.name_of(&place).unwrap_or(&place)),
            quotas,
            window,
            base: request
                .base
                .or(config.budget.base)
                .unwrap_or(PrevalenceBase::Gross),
            ties: request.ties.or(config.budget.ties).unwrap_or(Ties::Resolve),
            theta: crate::model::quantity::Ratio::ZERO,
        };
        Ok(Self {
            settings,
            months,
            calendar,
        })
    }

    /// Returns the months.
    pub(in crate::commands) fn months(&self) -> &[Month] {
        &self.months
    }

    /// Returns the whole calendar year of the months: extra days so far decide ties.
    pub(in crate::commands) fn period(&self) -> Period {
        let year = self.months.first().map_or(1970, |month| month.year());
        Period::of_year(year).unwrap_or(Period::ALWAYS)
    }
}

/// Refuses a day before the rules on prevalence, and before those on its window.
fn has_rules(policy: &Policy, day: Day, window: Window, lang: Lang) -> Result<()> {
    let of_window = (window != MONTH).then_some(PREVALENCE_WINDOW);
    for rule in [PREVALENCE].into_iter().chain(of_window) {
        if let Err(gap) = policy.in_force(rule, day) {
            bail!(gap.sentence(lang));
        }
    }
    Ok(())
}

/// The window that needs no text of its own.
const MONTH: Window = Window::Months(1);

const NO_MONTH: Text = Text {
    it: "indicare il mese con --month 2026-12, o l'anno con --year 2026",
    en: "name the month with --month 2026-12, or the year with --year 2026",
};

const NO_PLACE: Text = Text {
    it: "indicare il comune dell'amministrazione, da cui dipendono le festività: --place COMUNE, oppure \
         «place» in smartable.toml",
    en: "name the comune of the administration, on which holidays depend: --place COMUNE, or `place` \
         in smartable.toml",
};

const NO_QUOTA: Text = Text {
    it: "nessuna quota: quante giornate spettano lo stabilisce un atto, e non c'è un valore di norma.\n  \
         In smartable.toml:\n    \
         [budget.quota]\n    smartable = 8\n    rotation = 2\n    act = \"Accordo del …, art. …\"\n  \
         oppure: --quota 8 --quota-rotation 2 --act \"Accordo del …, art. …\"\n  \
         Esempi di quote con la loro fonte: smartable policy show",
    en: "no quota: how many days there are is set by an act, and there is no default.\n  \
         In smartable.toml:\n    \
         [budget.quota]\n    smartable = 8\n    rotation = 2\n    act = \"Agreement of …, art. …\"\n  \
         or: --quota 8 --quota-rotation 2 --act \"Agreement of …, art. …\"\n  \
         Examples of quotas with their sources: smartable policy show",
};

/// Working days of every comune that a run asks for.
struct Days {
    own: Counter,
    others: BTreeMap<Rc<str>, Counter>,
}

impl WorkingDays for Days {
    fn count(&self, place: Option<&str>, pattern: Pattern, period: Period) -> u32 {
        place
            .and_then(|place| self.others.get(place))
            .unwrap_or(&self.own)
            .working_days(pattern, period)
    }
}

/// Makes the counters of all workplaces. One that the calendar does not know is a fact; its
/// people keep the holidays of the administration's comune.
fn days(force: &Workforce, plan: &DayPlan, lang: Lang) -> Result<(Days, Vec<Fact>)> {
    let span = plan.period();
    let counter = |place: &str| plan.calendar.counter(place, span);
    let own = match counter(&plan.settings.place) {
        Ok(own) => own,
        Err(refusal) => bail!(refusal.sentence(lang)),
    };
    let mut others = BTreeMap::new();
    let mut unknown: BTreeMap<Rc<str>, Fact> = BTreeMap::new();
    for spell in force.staff.persons.iter().flat_map(|it| &it.spells) {
        let Some(place) = &spell.workplace else {
            continue;
        };
        if others.contains_key(place) {
            continue;
        }
        if let Some(fact) = unknown.get_mut(place) {
            fact.related
                .push(force.staff.cell(spell.at, Field::Workplace));
        } else if let Ok(found) = counter(place) {
            others.insert(Rc::clone(place), found);
        } else {
            let at = force.staff.cell(spell.at, Field::Workplace);
            let near = crate::matching::nearest(place, plan.calendar.comuni());
            let fact = Fact::new(FactKind::WorkplaceUnknown, Place::Cell(at))
                .with("value", place.as_ref())
                .with("place", plan.settings.place.as_ref())
                .with("nearest", near.unwrap_or_default());
            unknown.insert(Rc::clone(place), fact);
        }
    }
    let facts = unknown.into_values().map(discreet).collect();
    Ok((Days { own, others }, facts))
}

/// Figures of day budgets, before the run has ended.
pub(in crate::commands) struct Given {
    /// Days by directorate.
    pub(in crate::commands) budgets: Budgets,
    /// What they are computed from.
    pub(in crate::commands) basis: ContingentBasis,
    /// What was noticed.
    pub(in crate::commands) facts: Vec<Fact>,
}

/// Gives out the days: to persons where they are known, else as an estimate from headcounts.
///
/// # Errors
///
/// An unknown comune, a month on which no quota holds, net days without absences.
pub(in crate::commands) fn give(
    force: &mut Workforce,
    plan: &mut DayPlan,
    inventory: &Plan,
    keep: Keep<'_>,
    lang: Lang,
) -> Result<Given> {
    plan.settings.theta = force.theta;
    if plan.settings.base == PrevalenceBase::Net && !force.staff.given.absences {
        bail!(NET_WITHOUT_ABSENCES.get(lang));
    }
    let (working_days, mut facts) = days(force, plan, lang)?;
    let bounded = (!force.has_persons()).then(|| heads(force, inventory));
    let directorates = match &bounded {
        Some(bounded) => heard(force, &bounded.heard),
        None => served(force),
    };
    let request = Request {
        months: &plan.months,
        settings: &plan.settings,
        working_days: &working_days,
        directorates: &directorates,
        keep,
    };
    let (budgets, basis) = if let Some(bounded) = bounded {
        let part = |parts: &[Option<_>], place: usize| parts.get(place).cloned().flatten();
        let heads = directorates.iter().map(|directorate| Heads {
            smartable: part(&bounded.parts, directorate.place),
            with_partly: part(&bounded.parts_with_partly, directorate.place),
        });
        let heads: Vec<_> = heads.collect();
        facts.extend(bounded.facts);
        (estimate(&request, &heads), ContingentBasis::Headcounts)
    } else {
        let served: Vec<Served<'_>> = force
            .standings
            .iter()
            .map(|standing| Served::new(&force.staff.persons[standing.person], standing))
            .collect();
        (budgets(&request, &served), ContingentBasis::Persons)
    };
    if let Some(month) = budgets.uncovered.first() {
        bail!(uncovered(*month, lang));
    }
    Ok(Given {
        budgets,
        basis,
        facts,
    })
}

/// Says that no quota holds in part of a month.
fn uncovered(month: Month, lang: Lang) -> String {
    match lang {
        Lang::It => format!(
            "in alcuni giorni di {month} non vale nessuna quota: completare le date (valid_from, \
             valid_to) in [budget.quota]"
        ),
        Lang::En => format!(
            "on some days of {month} no quota holds: complete the dates (valid_from, valid_to) in \
             [budget.quota]"
        ),
    }
}

const NET_WITHOUT_ABSENCES: Text = Text {
    it: "la prevalenza al netto delle assenze chiede le assenze: --absences FILE, oppure --base gross",
    en: "prevalence net of absences needs the absences: --absences FILE, or --base gross",
};

/// Works out the heads of every unit from headcounts.
fn heads(force: &mut Workforce, plan: &Plan) -> FromHeadcounts {
    let totals = plan.settings.totals;
    let rules = HeadcountRules {
        heads: totals.heads,
        unassessed: totals.unassessed,
        missing: totals.missing_weight,
    };
    from_headcounts(&force.stakes, &mut force.structure, rules)
}

/// Lists what activities speak of: directorates, units outside the chart, and units above
/// directorates with activities of their own. Of the others nothing is known: they are in no
/// contingent, and have no estimate.
fn heard(force: &Workforce, heard: &[bool]) -> Vec<Directorate> {
    list(force, |place| {
        let part =
            force.structure.is_directorate(place) || force.structure.is_above_directorates(place);
        part && heard.get(place) == Some(&true)
    })
}

/// Lists the directorates of the chart, units outside it, and units above directorates in which
/// somebody serves.
fn served(force: &Workforce) -> Vec<Directorate> {
    let served: BTreeSet<usize> = force
        .standings
        .iter()
        .flat_map(|standing| &standing.stretches)
        .map(|stretch| stretch.directorate)
        .collect();
    list(force, |place| {
        let charted = place < force.structure.charted();
        charted && force.structure.is_directorate(place) || served.contains(&place)
    })
}

fn list(force: &Workforce, is_listed: impl Fn(usize) -> bool) -> Vec<Directorate> {
    let nodes = force.structure.nodes().iter().enumerate();
    nodes
        .filter(|(place, _)| is_listed(*place))
        .map(|(place, node)| Directorate {
            place,
            code: Rc::clone(&node.code),
            name: Rc::clone(&node.name),
        })
        .collect()
}

/// Puts together what `budget` shows.
pub(in crate::commands) fn day_budgets(
    given: Given,
    plan: DayPlan,
    inventory: &Plan,
    read: &Read,
) -> DayBudgets {
    let months = given
        .budgets
        .working_days
        .iter()
        .map(|(month, working_days)| MonthDays {
            month: *month,
            working_days: *working_days,
            holidays: holidays(&plan, month.period()),
        })
        .collect();
    DayBudgets {
        set: Rc::clone(&inventory.set),
        settings: plan.settings,
        basis: given.basis,
        months,
        units: given.budgets.units,
        total: given.budgets.total,
        people: masked(given.budgets.people),
        coverage: read.assessed.coverage.clone(),
        left_out: read.left_out.clone(),
        findings: read.findings.clone(),
        sources: read.sources.clone(),
    }
}

/// Masks codes that are themselves personal, such as a tax code: a finding asks to change them.
fn masked(mut people: Vec<PersonBudget>) -> Vec<PersonBudget> {
    for person in &mut people {
        if let Some(code) = masked_code(&person.person) {
            person.person = Rc::from(code);
        }
    }
    people
}

/// Returns the holidays from Monday to Friday of a month in the administration's comune.
fn holidays(plan: &DayPlan, month: Period) -> Vec<(Day, crate::lang::LocalText)> {
    let weekday = |day: &Day| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    month
        .iter()
        .filter(weekday)
        .filter_map(|day| {
            let holiday = plan.calendar.holiday(day, &plan.settings.place)?;
            Some((day, holiday.label.clone()))
        })
        .collect()
}
