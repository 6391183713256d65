//! What changed a sum of smartable activities, cause by cause.
//!
//! Each activity takes the same steps one after the other, and each step's difference goes to one
//! cause, so that the effects add up to the whole whatever the verdicts are. Never here: words.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::model::comparison::{
    AllEffects, AllOrders, Cause, Compared, End, Measure, Seen, UnitEffects,
};
use crate::model::quantity::Exact;
use crate::model::verdict::{Outcome, Verdict};

/// What changed the sums.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effect {
    /// By group.
    pub units: Vec<UnitEffects>,
    /// Of everything.
    pub total: AllEffects,
    /// Criteria and answers in both orders.
    pub orders: AllOrders,
}

/// Adds up what changed.
///
/// - **`order`:** keys and names of groups in the order in which they are shown; others follow as
///   they come.
/// - **Unit:** activities, people, FTE; what nobody states is counted apart and adds nothing.
#[must_use]
pub fn effects(all: &[Compared], order: &[(Rc<str>, Rc<str>)]) -> Effect {
    let mut sums = Sums::default();
    for (key, name) in order {
        sums.place(key, name);
    }
    for compared in all {
        sums.add(compared);
    }
    let met = sums.met;
    let units = sums.units.into_iter().zip(met);
    Effect {
        units: units
            .filter(|(_, met)| *met)
            .map(|(unit, _)| unit)
            .collect(),
        total: sums.total,
        orders: sums.orders,
    }
}

#[derive(Default)]
struct Sums {
    units: Vec<UnitEffects>,
    met: Vec<bool>,
    places: BTreeMap<Rc<str>, usize>,
    total: AllEffects,
    orders: AllOrders,
}

/// An activity of one side with the place of its group; `None`: it is not there.
type At<'a> = Option<(usize, &'a Seen)>;

/// An activity counts where its verdict says so, at worst or at best.
fn counts(verdict: Verdict, end: End) -> bool {
    let (worst, best) = verdict.bounds();
    let outcome = match end {
        End::AtLeast => worst,
        End::AtMost => best,
    };
    outcome == Outcome::Smartable
}

/// Returns what an activity weighs; `None`: nobody states it.
fn weight(seen: &Seen, measure: Measure) -> Option<Exact> {
    match measure {
        Measure::Activities => Some(crate::model::quantity::Ratio::ONE.exact()),
        Measure::Heads => seen.heads.known().map(|it| it.ratio().exact()),
        Measure::Fte => seen.fte.known().map(|it| it.ratio().exact()),
    }
}

impl Sums {
    fn place(&mut self, key: &Rc<str>, name: &Rc<str>) -> usize {
        if let Some(place) = self.places.get(key) {
            return *place;
        }
        let place = self.units.len();
        self.places.insert(Rc::clone(key), place);
        self.met.push(false);
        self.units.push(UnitEffects {
            unit: Rc::clone(key),
            name: Rc::clone(name),
            effects: AllEffects::default(),
        });
        place
    }

    fn of(&mut self, seen: &Seen) -> usize {
        let place = self.place(&seen.group, &seen.group_name);
        self.met[place] = true;
        place
    }

    fn add(&mut self, compared: &Compared) {
        let old = compared.old.as_ref().map(|seen| (self.of(seen), seen));
        let new = compared.new.as_ref().map(|seen| (self.of(seen), seen));
        for (side, seen) in [old, new].into_iter().enumerate() {
            if let Some((place, seen)) = seen {
                note_stated(&mut self.units[place].effects, side, seen);
                note_stated(&mut self.total, side, seen);
            }
        }
        for measure in Measure::ALL {
            for end in End::ALL {
                self.add_one(compared, (old, new), (measure, end));
            }
        }
    }

    fn add_one(&mut self, compared: &Compared, (old, new): (At<'_>, At<'_>), what: (Measure, End)) {
        let amount = |seen: &Seen| weight(seen, what.0).unwrap_or_else(Exact::zero);
        let counted = |verdict: Verdict, weight: &Exact| {
            if counts(verdict, what.1) {
                weight.clone()
            } else {
                Exact::zero()
            }
        };
        if let Some((place, seen)) = old {
            let sum = counted(seen.verdict, &amount(seen));
            self.each(place, what, |it| it.old = it.old.plus(&sum));
        }
        if let Some((place, seen)) = new {
            let sum = counted(seen.verdict, &amount(seen));
            self.each(place, what, |it| it.new = it.new.plus(&sum));
        }
        match (old, new, compared.chain()) {
            (Some((place, seen)), None, _) => {
                let sum = counted(seen.verdict, &amount(seen));
                self.effect(place, what, Cause::Gone, &Exact::zero().minus(&sum));
            }
            (None, Some((place, seen)), _) => {
                let sum = counted(seen.verdict, &amount(seen));
                self.effect(place, what, Cause::Added, &sum);
            }
            (Some((from, before)), Some((to, now)), Some(chain)) => {
                let (weight, weight_now) = (amount(before), amount(now));
                for (step, cause) in STEPS.into_iter().enumerate() {
                    let step =
                        counted(chain[step + 1], &weight).minus(&counted(chain[step], &weight));
                    self.effect(from, what, cause, &step);
                }
                let arrived = counted(chain[4], &weight_now);
                let numbers = arrived.minus(&counted(chain[4], &weight));
                self.effect(from, what, Cause::Numbers, &numbers);
                if from != to {
                    self.moved((from, to), what, &arrived);
                }
                self.both_orders(compared, what, |verdict| counted(verdict, &weight));
            }
            _ => {}
        }
    }

    fn each(
        &mut self,
        place: usize,
        (measure, end): (Measure, End),
        change: impl Fn(&mut crate::model::comparison::Effects),
    ) {
        for all in [&mut self.units[place].effects, &mut self.total] {
            change(&mut all.sums[measure as usize][end as usize]);
        }
    }

    fn effect(&mut self, place: usize, what: (Measure, End), cause: Cause, amount: &Exact) {
        if !amount.is_zero() {
            self.each(place, what, |it| {
                let sum = &mut it.by[cause.index()];
                *sum = sum.plus(amount);
            });
        }
    }

    /// Takes from one group what comes to another; of everything, nothing.
    fn moved(
        &mut self,
        (from, to): (usize, usize),
        (measure, end): (Measure, End),
        amount: &Exact,
    ) {
        let mut add = |place: usize, amount: &Exact| {
            let sums = &mut self.units[place].effects.sums[measure as usize][end as usize];
            let sum = &mut sums.by[Cause::Moved.index()];
            *sum = sum.plus(amount);
        };
        add(from, &Exact::zero().minus(amount));
        add(to, amount);
    }

    /// Takes criteria and answers in both orders, overrides aside.
    fn both_orders(
        &mut self,
        compared: &Compared,
        (measure, end): (Measure, End),
        counted: impl Fn(Verdict) -> Exact,
    ) {
        let Some([_, computed, by_new, now, _]) = compared.chain() else {
            return;
        };
        let new_by_old = compared.new_by_old.unwrap_or(now);
        let orders = &mut self.orders[measure as usize][end as usize];
        let add = |sum: &mut Exact, from: Verdict, to: Verdict| {
            *sum = sum.plus(&counted(to).minus(&counted(from)));
        };
        add(&mut orders.criteria_first, computed, by_new);
        add(&mut orders.answers_second, by_new, now);
        add(&mut orders.answers_first, computed, new_by_old);
        add(&mut orders.criteria_second, new_by_old, now);
    }
}

/// What each step from one verdict of the chain to the next goes to.
const STEPS: [Cause; 4] = [
    Cause::Overrides,
    Cause::Criteria,
    Cause::Answers,
    Cause::Overrides,
];

fn note_stated(effects: &mut AllEffects, side: usize, seen: &Seen) {
    effects.stated[Measure::Activities as usize] = true;
    for (place, measure) in [Measure::Heads, Measure::Fte].into_iter().enumerate() {
        match weight(seen, measure) {
            Some(_) => effects.stated[measure as usize] = true,
            None => effects.not_stated[place][side] += 1,
        }
    }
}
