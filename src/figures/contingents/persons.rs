//! The contingent from persons: counted, and an interval only where something undetermined decides.
//!
//! Never here: where a person stands (`standing`).

use std::collections::BTreeMap;
use std::rc::Rc;

use super::found::{Verdicts, homes};
use super::share;
use super::tally::{FteDays, Tally};
use crate::figures::structure::Structure;
use crate::model::columns::Field;
use crate::model::contingent::{
    AssignmentBasis, ContingentFigures, HeadcountBasis, PersonContingent, Populations,
    UnitContingent, When,
};
use crate::model::period::Period;
use crate::model::quantity::{Between, Exact, Ratio};
use crate::model::staff::{Assignment, Class, Gender, Person, Staff};
use crate::model::standing::{Standing, Stretch};

/// What persons are counted by.
pub struct PersonRules<'a> {
    /// A day, or a mean over a period.
    pub when: When,
    /// Says which persons are listed one by one, by their codes.
    pub listed: &'a dyn Fn(&str) -> bool,
}

/// Contingents from persons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FromPersons {
    /// Units with somebody in service and those above them, in the order of the structure.
    pub units: Vec<UnitContingent>,
    /// Everything.
    pub total: ContingentFigures,
    /// By gender.
    pub by_gender: Vec<(Gender, ContingentFigures)>,
    /// By age band, not stated last; empty where nobody has one.
    pub by_age_band: Vec<(Option<Rc<str>>, ContingentFigures)>,
    /// The populations that the files tell.
    pub populations: Populations,
    /// People of the contingent with an agreement in force; `None`: no file of agreements.
    pub agreed: Option<Between<Exact>>,
    /// Persons that were asked for.
    pub people: Vec<PersonContingent>,
}

/// Counts persons by unit, gender and age band.
#[must_use]
pub fn from_persons(
    staff: &Staff,
    standings: &[Standing],
    verdicts: &Verdicts,
    structure: &Structure,
    rules: &PersonRules<'_>,
) -> FromPersons {
    let period = period_of(rules.when);
    let mut count = Count {
        units: vec![Tally::default(); structure.nodes().len()],
        persons: vec![0; structure.nodes().len()],
        genders: BTreeMap::new(),
        bands: BTreeMap::new(),
        agreed_days: 0,
        agreed_eligible: (0, 0),
        people: Vec::new(),
    };
    for standing in standings {
        let person = &staff.persons[standing.person];
        let listed = (rules.listed)(&person.code);
        let mut served: Vec<usize> = Vec::new();
        for stretch in &standing.stretches {
            let Some(days) = stretch.period.and(period) else {
                continue;
            };
            count.add(person, stretch, days);
            served.extend(structure.upwards(stretch.unit));
            if listed {
                count.people.push(listed_person(
                    person, stretch, days, staff, verdicts, structure,
                ));
            }
        }
        served.sort_unstable();
        served.dedup();
        for unit in served {
            count.persons[unit] += 1;
        }
    }
    count.finish(structure, period, staff.given.agreements)
}

/// Returns the days that figures are of.
fn period_of(when: When) -> Period {
    match when {
        When::On(day) => Period::of_day(day),
        When::Mean(period) => period,
    }
}

struct Count {
    units: Vec<Tally>,
    /// Persons who served in each unit or below it, each once.
    persons: Vec<u64>,
    genders: BTreeMap<Gender, Tally>,
    /// Bands by whether they are not stated, then by their text.
    bands: BTreeMap<(bool, Option<Rc<str>>), Tally>,
    agreed_days: i64,
    /// The same of persons in the contingent, at worst and at best.
    agreed_eligible: (i64, i64),
    people: Vec<PersonContingent>,
}

impl Count {
    fn add(&mut self, person: &Person, stretch: &Stretch, days: Period) {
        let number = days.days();
        self.units[stretch.unit].add(stretch, number);
        let genders = self.genders.entry(stretch.gender).or_default();
        genders.add(stretch, number);
        let band = stretch.age_band.clone();
        let bands = self.bands.entry((band.is_none(), band)).or_default();
        bands.add(stretch, number);
        let agreed = person
            .agreements
            .iter()
            .filter_map(|agreement| agreement.period.and(days));
        let agreed = union_of_days(agreed);
        self.agreed_days += agreed;
        if stretch.class.0 == Class::Smartable {
            self.agreed_eligible.0 += agreed;
        }
        if stretch.class.1 == Class::Smartable {
            self.agreed_eligible.1 += agreed;
        }
    }

    fn finish(self, structure: &Structure, period: Period, agreements: bool) -> FromPersons {
        let days = period.days();
        let mut below = self.units.clone();
        let mut total = Tally::default();
        for unit in structure.bottom_up() {
            let own = below[unit].clone();
            match structure.nodes()[unit].parent {
                Some(parent) => below[parent].merge(&own),
                None => total.merge(&own),
            }
        }
        let units = below
            .iter()
            .enumerate()
            .filter(|(_, tally)| !tally.is_empty())
            .map(|(unit, tally)| self.unit(unit, figures(tally, days), structure))
            .collect();
        let total = figures(&total, days);
        let with_bands = self.bands.keys().any(|(_, band)| band.is_some());
        FromPersons {
            units,
            by_gender: self
                .genders
                .iter()
                .map(|(gender, tally)| (*gender, figures(tally, days)))
                .collect(),
            by_age_band: self
                .bands
                .iter()
                .filter(|_| with_bands)
                .map(|((_, band), tally)| (band.clone(), figures(tally, days)))
                .collect(),
            populations: Populations {
                in_service: total.staff.clone(),
                potential: total.heads.clone(),
                requesting: None,
                with_agreement: agreements.then(|| mean(i128::from(self.agreed_days), days)),
                actual: None,
            },
            agreed: agreements.then(|| Between {
                at_least: mean(i128::from(self.agreed_eligible.0), days),
                at_most: Some(mean(i128::from(self.agreed_eligible.1), days)),
            }),
            total,
            people: self.people,
        }
    }

    /// Puts a unit beside its figures.
    fn unit(
        &self,
        unit: usize,
        figures: ContingentFigures,
        structure: &Structure,
    ) -> UnitContingent {
        let node = &structure.nodes()[unit];
        UnitContingent {
            unit: Rc::clone(&node.code),
            name: Rc::clone(&node.name),
            depth: node.depth,
            is_directorate: structure.is_directorate(unit),
            figures,
            basis: HeadcountBasis {
                persons: self.persons[unit],
                ..HeadcountBasis::default()
            },
        }
    }
}

/// Counts the days that are in any of several periods.
fn union_of_days(periods: impl Iterator<Item = Period>) -> i64 {
    let mut periods: Vec<Period> = periods.collect();
    periods.sort_unstable();
    let (mut count, mut done) = (0, None);
    for period in periods {
        let first = match done {
            Some(last) if last >= period.last => continue,
            Some(last) if last >= period.first => crate::model::period::Day::plus(last, 1),
            _ => period.first,
        };
        count += period.last.since(first) + 1;
        done = Some(period.last);
    }
    count
}

/// Returns the mean of a number of person-days over the days of a period.
fn mean(person_days: i128, days: i64) -> Exact {
    Ratio::new(person_days, i128::from(days.max(1))).exact()
}

fn figures(tally: &Tally, days: i64) -> ContingentFigures {
    let heads = |(least, most): (i64, i64)| Between {
        at_least: mean(i128::from(least), days),
        at_most: Some(mean(i128::from(most), days)),
    };
    let per_day = Ratio::new(1, i128::from(days.max(1))).exact();
    let ends = |least: &Exact, most: &Exact, unknown: bool| Between {
        at_least: least.times(&per_day),
        at_most: (!unknown).then(|| most.times(&per_day)),
    };
    let fte = |fte: &FteDays| ends(&fte.least.exact(), &fte.most.exact(), fte.unknown);
    let staff = mean(i128::from(tally.staff), days);
    let (staff_fte, eligible) = (fte(&tally.fte), fte(&tally.fte_eligible));
    let (least, most) = &tally.fte_remotizable;
    let remotizable = ends(&least.exact(), &most.exact(), tally.unknown_remotizable);
    let all = heads(tally.eligible);
    let whole = (!tally.fte.unknown).then(|| staff_fte.at_least.clone());
    ContingentFigures {
        share_of_staff: share(Some(&all), Some(&staff)),
        share_of_fte: share(Some(&remotizable), whole.as_ref()),
        staff: Some(staff),
        staff_fte: Some(staff_fte),
        heads: Some(all),
        heads_with_partly: Some(heads(tally.with_partly)),
        fte: Some(eligible),
        fte_remotizable: Some(remotizable),
        women: Some(heads(tally.women)),
        men: Some(heads(tally.men)),
    }
}

fn listed_person(
    person: &Person,
    stretch: &Stretch,
    days: Period,
    staff: &Staff,
    verdicts: &Verdicts,
    structure: &Structure,
) -> PersonContingent {
    let on = stretch.period.first;
    let spell = person.spells.iter().find(|spell| spell.at == stretch.spell);
    let verdict = |assignment: &Assignment| {
        let homes = homes(assignment, spell?, stretch.unit, structure);
        let known = verdicts.of(&homes, &assignment.activity).ok()?;
        Some(known.verdict)
    };
    let assignments = person
        .assignments
        .iter()
        .filter(|assignment| assignment.period.contains(on))
        .map(|assignment| AssignmentBasis {
            activity: Rc::clone(&assignment.activity),
            share: assignment.share.map(crate::model::quantity::Decimal::ratio),
            verdict: verdict(assignment),
            at: staff.cell(assignment.at, Field::Share),
        })
        .collect();
    PersonContingent {
        person: Rc::from(person.code.as_ref()),
        unit: Rc::clone(&structure.nodes()[stretch.unit].code),
        period: days,
        eligible: (
            stretch.class.0 == Class::Smartable,
            stretch.class.1 == Class::Smartable,
        ),
        class: stretch.class,
        class_from: stretch.class_from,
        fte: stretch.fte.map(|fte| fte.ratio().exact()),
        shares: stretch.shares,
        assignments,
        spell: stretch.spell,
    }
}
