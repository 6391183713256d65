//! Where persons stand: stretches of days with shares of time, and the class they give.
//!
//! Contingents and day budgets both start here. Never here: heads, days, quotas.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::headcounts::unit_of;
use crate::fact::{Fact, FactKind, Place};
use crate::figures::structure::Structure;
use crate::model::columns::Field;
use crate::model::period::{Day, Period};
use crate::model::quantity::{Decimal, Ratio};
use crate::model::staff::{Assignment, Class, Person, Spell, Staff};
use crate::model::stake::Stake;
use crate::model::standing::{ClassFrom, Shares, Standing, Stretch};
use crate::model::verdict::{Outcome, Verdict};

/// A millionth of the time is the least share there is.
const WHOLE: i64 = Decimal::ONE.millionths();

/// What an activity is judged: verdict and level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// Verdict that counts.
    pub verdict: Verdict,
    /// Level, at worst and at best.
    pub level: (Ratio, Ratio),
}

/// The verdicts of a run, found again by unit and activity.
#[derive(Debug, Default)]
pub struct Verdicts {
    by_unit: BTreeMap<(usize, String), Option<Known>>,
    /// `None`: several that differ.
    by_id: BTreeMap<String, Option<Known>>,
}

fn key(id: &str) -> String {
    id.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

impl Verdicts {
    /// Takes the activities of an assessment.
    #[must_use]
    pub fn new(stakes: &[Stake], structure: &mut Structure) -> Self {
        let mut verdicts = Self::default();
        for stake in stakes.iter().filter(|stake| !stake.id.is_empty()) {
            let Some(verdict) = stake.verdict else {
                continue;
            };
            let known = Known {
                verdict,
                level: stake.level,
            };
            let same = |first: &mut Option<Known>| *first = first.filter(|it| *it == known);
            let id = key(&stake.id);
            let unit = unit_of(stake, structure);
            verdicts
                .by_unit
                .entry((unit, id.clone()))
                .and_modify(same)
                .or_insert(Some(known));
            verdicts
                .by_id
                .entry(id)
                .and_modify(same)
                .or_insert(Some(known));
        }
        verdicts
    }

    /// Finds the activity of an assignment of a person who serves in `unit`. `Err(true)`: it means
    /// several that differ.
    pub(super) fn of(
        &self,
        assignment: &Assignment,
        unit: usize,
        structure: &Structure,
    ) -> Result<Known, bool> {
        let stated = assignment.unit.as_ref();
        let units: Vec<usize> = stated
            .and_then(|text| structure.find(text))
            .into_iter()
            .chain(structure.upwards(unit))
            .collect();
        self.find(&units, &assignment.activity)
    }

    /// Finds an activity: in the unit that the row names, in the person's, then by an id that
    /// means one thing wherever it stands. `Err(true)`: it means several.
    fn find(&self, units: &[usize], id: &str) -> Result<Known, bool> {
        let id = key(id);
        let mut several = false;
        for unit in units {
            match self.by_unit.get(&(*unit, id.clone())) {
                Some(Some(known)) => return Ok(*known),
                Some(None) => several = true,
                None => {}
            }
        }
        match self.by_id.get(&id) {
            Some(Some(known)) if !several => Ok(*known),
            Some(_) => Err(true),
            None => Err(several),
        }
    }
}

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
    let standings = (0..staff.persons.len())
        .map(|person| Standing {
            person,
            stretches: work.stretches(&staff.persons[person]),
        })
        .collect();
    (standings, work.facts)
}

/// A person's unit, the unit that the row names, the activity.
type Sought = (usize, Option<Rc<str>>, Rc<str>);

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
    /// Verdicts by person's unit, row's unit and activity, looked up once.
    found: BTreeMap<Sought, Option<Known>>,
}

impl Work<'_> {
    fn stretches(&mut self, person: &Person) -> Vec<Stretch> {
        let mut stretches: Vec<Stretch> = Vec::with_capacity(person.spells.len());
        for spell in &person.spells {
            let Some(served) = spell.period.and(self.period) else {
                continue;
            };
            for part in self.parts(person, spell, served) {
                let stretch = self.stretch(person, spell, part);
                match stretches.last_mut() {
                    Some(last) if continues(last, &stretch) => last.period.last = part.last,
                    _ => stretches.push(stretch),
                }
            }
        }
        stretches
    }

    /// Cuts the days of a spell wherever something about the person changes.
    fn parts(&self, person: &Person, spell: &Spell, served: Period) -> Vec<Period> {
        let mut cuts: Vec<Day> = vec![served.first];
        for assignment in &person.assignments {
            cuts.push(assignment.period.first);
            cuts.push(assignment.period.last.plus(1));
        }
        if self.structure.has_changes() {
            cuts.extend(self.structure.change_days(&spell.unit));
        }
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

    fn stretch(&mut self, person: &Person, spell: &Spell, period: Period) -> Stretch {
        let unit = self.unit(&spell.unit, period.first);
        let shares = self.shares(person, unit, period.first);
        let (class, class_from) = class(spell, shares, self.theta);
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

    fn unit(&mut self, text: &Rc<str>, day: Day) -> usize {
        let text = if self.structure.has_changes() {
            self.structure.on(text, day)
        } else {
            Rc::clone(text)
        };
        if let Some(unit) = self.units.get(&text) {
            return *unit;
        }
        let unit = self.structure.intern(&text, &text);
        self.units.insert(text, unit);
        unit
    }

    /// Adds up a person's time on a day by what it is spent on.
    fn shares(&mut self, person: &Person, unit: usize, day: Day) -> Shares {
        let mut sums = Sums::default();
        let on = |it: &&Assignment| it.period.contains(day);
        for assignment in person.assignments.iter().filter(on) {
            let Some(share) = assignment.share else {
                continue; // what the other rows leave is unknown
            };
            let known = self.known(assignment, unit);
            sums.add(share.millionths(), known);
        }
        sums.shares()
    }

    fn known(&mut self, assignment: &Assignment, unit: usize) -> Option<Known> {
        let place = (
            unit,
            assignment.unit.clone(),
            Rc::clone(&assignment.activity),
        );
        if let Some(known) = self.found.get(&place) {
            return *known;
        }
        let known = match self.verdicts.of(assignment, unit, self.structure) {
            Ok(known) => Some(known),
            Err(several) => {
                self.note_lost(assignment, several);
                None
            }
        };
        self.found.insert(place, known);
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

/// Shares of time in millionths while they are added up.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    all: i64,
    smartable: (i64, i64),
    with_partly: (i64, i64),
    level: Option<(Ratio, Ratio)>,
}

impl Sums {
    fn add(&mut self, share: i64, known: Option<Known>) {
        self.all = self.all.saturating_add(share);
        let (worst, best) = known.map_or((Outcome::Not, Outcome::Smartable), |known| {
            known.verdict.bounds()
        });
        let level = known.map_or((Ratio::ZERO, Ratio::ONE), |known| known.level);
        let part = |from: Outcome, reached: Outcome| if reached >= from { share } else { 0 };
        self.smartable.0 += part(Outcome::Smartable, worst);
        self.smartable.1 += part(Outcome::Smartable, best);
        self.with_partly.0 += part(Outcome::Partly, worst);
        self.with_partly.1 += part(Outcome::Partly, best);
        let (least, most) = self.level.unwrap_or((Ratio::ZERO, Ratio::ZERO));
        self.level = Some((
            plus(least, times(share, level.0)),
            plus(most, times(share, level.1)),
        ));
    }

    /// What the rows leave of a person's time is unknown: it may be spent on anything.
    fn shares(self) -> Shares {
        let rest = (WHOLE - self.all).max(0);
        let of = |(least, most): (i64, i64)| {
            let share = |part: i64| Ratio::new(i128::from(part.min(WHOLE)), i128::from(WHOLE));
            (share(least), share(most + rest))
        };
        let (least, most) = self.level.unwrap_or((Ratio::ZERO, Ratio::ZERO));
        Shares {
            smartable: of(self.smartable),
            with_partly: of(self.with_partly),
            level: (
                least.min(Ratio::ONE),
                plus(most, times(rest, Ratio::ONE)).min(Ratio::ONE),
            ),
        }
    }
}

fn times(share: i64, level: Ratio) -> Ratio {
    let share = Ratio::new(i128::from(share), i128::from(WHOLE));
    if level == Ratio::ONE {
        return share;
    }
    share.checked_mul(level).unwrap_or(Ratio::ZERO)
}

/// Adds levels, which are fractions of small numbers.
fn plus(left: Ratio, right: Ratio) -> Ratio {
    left.checked_add(right).unwrap_or(left)
}
