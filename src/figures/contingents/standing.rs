//! Where persons stand: stretches of days with shares of time, and the class they give.
//!
//! Contingents and day budgets both start here. Never here: heads, days, quotas.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::found::{Known, Verdicts, homes, key};
use super::shares::Sums;
use crate::fact::{Fact, FactKind, Place};
use crate::figures::structure::Structure;
use crate::model::columns::Field;
use crate::model::period::{Day, Period};
use crate::model::quantity::Ratio;
use crate::model::staff::{Assignment, Class, Person, Spell, Staff};
use crate::model::standing::{ClassFrom, Shares, Standing, Stretch};

/// Finds where every person stands on the days of a period. Assignments whose activity is not
/// found are facts, once for each activity; their time is unknown.
pub fn standings(
    staff: &Staff,
    verdicts: &Verdicts,
    structure: &mut Structure,
    period: Period,
    theta: Ratio,
) -> (Vec<Standing>, Vec<Fact>) {
    let mut work = Work {
        staff,
        verdicts,
        structure,
        period,
        theta,
        lost: BTreeMap::new(),
        facts: Vec::new(),
        units: BTreeMap::new(),
        found: BTreeMap::new(),
    };
    let standings: Vec<Standing> = (0..staff.persons.len())
        .map(|person| Standing {
            person,
            stretches: work.stretches(&staff.persons[person]),
        })
        .collect();
    let mut facts = work.facts;
    for standing in &standings {
        unused_agreements(staff, standing, &mut facts);
    }
    (standings, facts)
}

/// Notices agreements of somebody who serves on their days and has no remote day on any of them.
fn unused_agreements(staff: &Staff, standing: &Standing, facts: &mut Vec<Fact>) {
    for agreement in &staff.persons[standing.person].agreements {
        let there = |stretch: &&Stretch| stretch.period.and(agreement.period).is_some();
        let mut served = standing.stretches.iter().filter(there).peekable();
        if served.peek().is_some() && served.all(|stretch| stretch.class.1 == Class::Not) {
            let at = staff.cell(agreement.at, Field::PersonId);
            let fact = Fact::new(FactKind::AgreementOutsideContingent, Place::Cell(at));
            facts.push(fact);
        }
    }
}

/// What an assignment is looked up by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Sought {
    /// Unit of the person on the day.
    unit: usize,
    /// Unit as the row of the staff table names it, where units become others.
    written: Option<Rc<str>>,
    /// Unit that the assignment names.
    stated: Option<Rc<str>>,
    activity: Rc<str>,
}

struct Work<'a> {
    staff: &'a Staff,
    verdicts: &'a Verdicts,
    structure: &'a mut Structure,
    period: Period,
    theta: Ratio,
    /// Activities that were not found, with the fact that says so.
    lost: BTreeMap<String, usize>,
    facts: Vec<Fact>,
    /// Units by their text, looked up once.
    units: BTreeMap<Rc<str>, usize>,
    /// Verdicts, looked up once.
    found: BTreeMap<Sought, Option<Known>>,
}

impl Work<'_> {
    fn stretches(&mut self, person: &Person) -> Vec<Stretch> {
        let mut stretches: Vec<Stretch> = Vec::with_capacity(person.spells.len());
        for spell in &person.spells {
            let Some(served) = spell.period.and(self.period) else {
                continue;
            };
            let steps = self.structure.becomes(&spell.unit, spell.period.first);
            for part in parts(person, served, &steps) {
                let text = steps.iter().rev().find(|(day, _)| *day <= part.first);
                let text = text.map_or(&spell.unit, |(_, text)| text);
                let unit = self.unit(text);
                let stretch = self.stretch(person, spell, unit, part);
                match stretches.last_mut() {
                    Some(last) if continues(last, &stretch) => last.period.last = part.last,
                    _ => stretches.push(stretch),
                }
            }
        }
        stretches
    }

    fn stretch(&mut self, person: &Person, spell: &Spell, unit: usize, period: Period) -> Stretch {
        let shares = self.shares(person, spell, unit, period.first);
        let (class, class_from) = class(spell, shares, self.theta);
        // Work of somebody who has no remote days is not done remotely.
        let shares = match (class_from, class.1) {
            (ClassFrom::Excluded, _) | (ClassFrom::Stated, Class::Not) => Shares {
                level: (Ratio::ZERO, Ratio::ZERO),
                ..shares
            },
            _ => shares,
        };
        Stretch {
            period,
            unit,
            directorate: self.structure.nodes()[unit].directorate,
            workplace: spell.workplace.clone(),
            pattern: spell.pattern,
            fte: spell.fte,
            gender: spell.gender,
            age_band: spell.age_band.clone(),
            shares,
            class,
            class_from,
            derogation: spell.derogation,
            spell: spell.at,
        }
    }

    fn unit(&mut self, text: &Rc<str>) -> usize {
        if let Some(unit) = self.units.get(text) {
            return *unit;
        }
        // Words that neither chart nor inventory knows may be a person's name: the cell has a
        // finding, and nobody reads them elsewhere. A code stays.
        let known = !text.contains(char::is_whitespace)
            || self.structure.charted() == 0
            || self.structure.find(text).is_some();
        let stated = if known { text } else { "" };
        let unit = self.structure.intern(stated, stated);
        self.units.insert(Rc::clone(text), unit);
        unit
    }

    /// Adds up a person's time on a day by what it is spent on.
    fn shares(&mut self, person: &Person, spell: &Spell, unit: usize, day: Day) -> Shares {
        let mut sums = Sums::default();
        let on = |it: &&Assignment| it.period.contains(day);
        for assignment in person.assignments.iter().filter(on) {
            match assignment.share {
                Some(share) => {
                    let known = self.known(assignment, spell, unit);
                    sums.add(share.millionths(), known);
                }
                None => sums.add_unknown(),
            }
        }
        sums.shares()
    }

    fn known(&mut self, assignment: &Assignment, spell: &Spell, unit: usize) -> Option<Known> {
        let changes = self.structure.has_changes();
        let sought = Sought {
            unit,
            written: changes.then(|| Rc::clone(&spell.unit)),
            stated: assignment.unit.clone(),
            activity: Rc::clone(&assignment.activity),
        };
        if let Some(known) = self.found.get(&sought) {
            return *known;
        }
        let homes = homes(assignment, spell, unit, self.structure);
        let known = match self.verdicts.of(&homes, &assignment.activity) {
            Ok(known) => Some(known),
            Err(several) => {
                self.note_lost(assignment, several);
                None
            }
        };
        self.found.insert(sought, known);
        known
    }

    /// Says once for each activity that the inventory lacks it.
    fn note_lost(&mut self, assignment: &Assignment, several: bool) {
        let at = self.staff.cell(assignment.at, Field::Id);
        let id = key(&assignment.activity);
        if let Some(fact) = self.lost.get(&id) {
            self.facts[*fact].related.push(at);
            return;
        }
        self.lost.insert(id, self.facts.len());
        let several = if several { "yes" } else { "no" };
        self.facts.push(
            Fact::new(FactKind::AssignmentWithoutActivity, Place::Cell(at))
                .with("id", assignment.activity.as_ref())
                .with("several", several),
        );
    }
}

/// Cuts the days of a spell wherever something about the person changes.
fn parts(person: &Person, served: Period, steps: &[(Day, Rc<str>)]) -> Vec<Period> {
    let mut cuts: Vec<Day> = vec![served.first];
    for assignment in &person.assignments {
        cuts.push(assignment.period.first);
        cuts.push(assignment.period.last.plus(1));
    }
    cuts.extend(steps.iter().map(|(day, _)| *day));
    cuts.retain(|day| served.contains(*day));
    cuts.sort_unstable();
    cuts.dedup();
    let lasts = cuts.iter().skip(1).map(|next| next.plus(-1));
    let lasts = lasts.chain([served.last]);
    cuts.iter()
        .zip(lasts)
        .map(|(first, last)| Period {
            first: *first,
            last,
        })
        .collect()
}

/// Says whether a stretch only goes on with the one before.
fn continues(before: &Stretch, next: &Stretch) -> bool {
    let mut same = before.clone();
    same.period = next.period;
    before.period.last.plus(1) == next.period.first && same == *next
}

/// Returns a person's class at worst and at best, and what it rests on.
fn class(spell: &Spell, shares: Shares, theta: Ratio) -> ((Class, Class), ClassFrom) {
    if spell.excluded {
        return ((Class::Not, Class::Not), ClassFrom::Excluded);
    }
    if let Some(class) = spell.class {
        return ((class, class), ClassFrom::Stated);
    }
    let of = |smartable: Ratio, with_partly: Ratio| {
        if smartable > Ratio::ZERO && smartable >= theta {
            Class::Smartable
        } else if with_partly > Ratio::ZERO {
            Class::Rotation
        } else {
            Class::Not
        }
    };
    let worst = of(shares.smartable.0, shares.with_partly.0);
    let best = of(shares.smartable.1, shares.with_partly.1);
    ((worst, best), ClassFrom::Shares)
}
