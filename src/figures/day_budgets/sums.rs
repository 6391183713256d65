//! Sums over persons and over directorates: the gross figure, the bridge, the net one.
//!
//! Never here: how a single person's figures come about.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::figures::day_budgets::fraction::{FractionSum, days, half_up, sum};
use crate::figures::day_budgets::segments::Segment;
use crate::figures::day_budgets::windows::Due;
use crate::model::day_budget::{BridgeStep, MonthBudget, UnitBudget};
use crate::model::quantity::{Between, Exact, Ratio};
use crate::model::staff::Class;

/// Running sums at worst and at best.
#[derive(Debug, Clone, Copy, Default)]
struct Pair {
    worst: i128,
    best: i128,
}

/// Persons by class: at worst those who surely have it, at best those who may.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Heads {
    smartable: Pair,
    rotation: Pair,
}

impl Heads {
    fn add(&mut self, (worst, best): (Class, Class)) {
        let is = |class: Class| i128::from(worst == class && best == class);
        let may_be = |class: Class| i128::from(worst <= class && class <= best);
        self.smartable.worst += is(Class::Smartable);
        self.smartable.best += may_be(Class::Smartable);
        self.rotation.worst += is(Class::Rotation);
        self.rotation.best += may_be(Class::Rotation);
    }

    /// Counts each person once, whatever the number of directorates: who moves within the month
    /// has the best class held in any of them.
    pub(super) fn once(classes: impl Iterator<Item = (usize, (Class, Class))>) -> Self {
        let mut of: BTreeMap<usize, (Class, Class)> = BTreeMap::new();
        for (person, class) in classes {
            let held = of.entry(person).or_insert(class);
            *held = (held.0.max(class.0), held.1.max(class.1));
        }
        let mut heads = Self::default();
        for class in of.into_values() {
            heads.add(class);
        }
        heads
    }
}

/// Running sums of a directorate in a month.
#[derive(Debug, Clone, Default)]
pub(super) struct UnitSums {
    heads: Heads,
    /// The chain of a segment, and its entitlement.
    chain: [Pair; 5],
    worst: FractionSum,
    best: FractionSum,
}

impl UnitSums {
    pub(super) fn add(&mut self, segment: &Segment, due: &Due) {
        self.heads.add(segment.class);
        let entitled = segment.entitled.plus(segment.entitled_lifted);
        let links = segment.chain.iter().chain([&entitled]);
        for (sums, link) in self.chain.iter_mut().zip(links) {
            sums.worst += i128::from(link.worst);
            sums.best += i128::from(link.best);
        }
        self.worst.add(due.worst);
        self.best.add(due.best);
    }

    /// Returns the figures of the month, rounded once. `den` is that of the window.
    pub(super) fn budget(&self, den: i64) -> MonthBudget {
        let (worst, best) = (self.worst.exact(), self.best.exact());
        let over = |number: i128| Ratio::new(number, i128::from(den)).exact();
        let mut links: Vec<(Exact, Exact)> = self
            .chain
            .iter()
            .map(|pair| (over(pair.worst), over(pair.best)))
            .collect();
        links.push((worst.clone(), best.clone()));
        MonthBudget {
            smartable: heads(self.heads.smartable),
            rotation: heads(self.heads.rotation),
            gross: between(links[0].0.clone(), links[0].1.clone()),
            bridge: bridge(&links),
            days: between(days(half_up(&worst)), days(half_up(&best))),
            net: between(worst, best),
            to_bank: Some(0),
        }
    }
}

fn heads(pair: Pair) -> Between<Exact> {
    let whole = |heads: i128| Ratio::new(heads, 1).exact();
    between(whole(pair.worst), whole(pair.best))
}

pub(super) fn between(at_least: Exact, at_most: Exact) -> Between<Exact> {
    Between {
        at_least,
        at_most: Some(at_most),
    }
}

/// Returns the steps between figures: from the gross one to the net one.
pub(super) fn bridge(links: &[(Exact, Exact)]) -> Vec<(BridgeStep, (Exact, Exact))> {
    let steps = links.windows(2).map(|pair| match pair {
        [before, after] => (after.0.minus(&before.0), after.1.minus(&before.1)),
        _ => (Exact::zero(), Exact::zero()),
    });
    BridgeStep::ALL.into_iter().zip(steps).collect()
}

/// Makes the budget of a directorate from those of its months.
pub(super) fn unit(code: Rc<str>, name: Rc<str>, months: Vec<MonthBudget>) -> UnitBudget {
    let days = add(months.iter().map(|month| &month.days));
    UnitBudget {
        unit: code,
        name,
        months,
        days,
    }
}

/// Adds up directorates, month by month. Persons are those of `persons`, one for each month; where
/// they are not known, the sums of the directorates.
pub(super) fn total(units: &[UnitBudget], months: usize, persons: &[Heads]) -> UnitBudget {
    let sums = (0..months).map(|place| {
        let of_month: Vec<&MonthBudget> = units
            .iter()
            .filter_map(|unit| unit.months.get(place))
            .collect();
        let mut sum = all(&of_month);
        if let Some(persons) = persons.get(place) {
            sum.smartable = heads(persons.smartable);
            sum.rotation = heads(persons.rotation);
        }
        sum
    });
    unit(Rc::from(""), Rc::from(""), sums.collect())
}

fn all(months: &[&MonthBudget]) -> MonthBudget {
    let each =
        |figure: fn(&MonthBudget) -> &Between<Exact>| add(months.iter().map(|month| figure(month)));
    // An estimate without an upper bound has no bridge, and neither has a sum with one.
    let complete = months.iter().all(|month| !month.bridge.is_empty());
    let step = |(place, step): (usize, BridgeStep)| {
        let part = |end: fn(&(Exact, Exact)) -> &Exact| {
            let parts: Vec<Exact> = months
                .iter()
                .filter_map(|month| month.bridge.get(place))
                .map(|(_, ends)| end(ends).clone())
                .collect();
            sum(&parts)
        };
        (step, (part(|ends| &ends.0), part(|ends| &ends.1)))
    };
    let steps = BridgeStep::ALL.into_iter().enumerate();
    MonthBudget {
        smartable: each(|month| &month.smartable),
        rotation: each(|month| &month.rotation),
        gross: each(|month| &month.gross),
        bridge: steps.filter(|_| complete).map(step).collect(),
        net: each(|month| &month.net),
        days: each(|month| &month.days),
        to_bank: months.iter().map(|month| month.to_bank).sum(),
    }
}

/// Adds intervals. Without an upper bound of one there is none of the sum.
fn add<'a>(parts: impl Iterator<Item = &'a Between<Exact>>) -> Between<Exact> {
    let parts: Vec<&Between<Exact>> = parts.collect();
    let lower: Vec<Exact> = parts.iter().map(|part| part.at_least.clone()).collect();
    let upper: Option<Vec<Exact>> = parts.iter().map(|part| part.at_most.clone()).collect();
    Between {
        at_least: sum(&lower),
        at_most: upper.map(|upper| sum(&upper)),
    }
}
