//! What the rows of a unit come to, before anything is bounded.
//!
//! Never here: the tree of units (`headcounts`), or bounds (`terms`).

use std::collections::BTreeMap;

use super::headcounts::{HeadcountRules, unit_of};
use super::terms::{Counts, Terms, Unbounded};
use crate::figures::structure::Structure;
use crate::model::activity::Given;
use crate::model::contingent::ActivityHeads;
use crate::model::criteria::Treatment;
use crate::model::quantity::{Between, Exact, Ratio};
use crate::model::stake::{Brings, Stake};
use crate::model::verdict::{Outcome, Verdict};

/// Sums of FTE of one group.
#[derive(Debug, Clone, Default)]
pub(super) struct Fte {
    pub(super) known: bool,
    pub(super) all: Sum,
    pub(super) eligible: Sum,
    pub(super) remotizable: Sum,
}

/// A sum between two ends; the upper one is lost once a part is unknown.
#[derive(Debug, Clone)]
pub(super) struct Sum(Exact, Unbounded);

impl Default for Sum {
    fn default() -> Self {
        Self(Exact::zero(), Unbounded::default())
    }
}

impl Sum {
    fn add(&mut self, least: &Exact, most: Option<&Exact>) {
        self.0 = self.0.plus(least);
        self.1.add(most);
    }

    pub(super) fn merge(&mut self, other: &Self) {
        self.add(&other.0, other.1.0.as_ref());
    }

    pub(super) fn between(&self) -> Between<Exact> {
        Between {
            at_least: self.0.clone(),
            at_most: self.1.0.clone(),
        }
    }
}

/// What one unit's rows, or those of everything below it, come to.
#[derive(Debug, Clone, Default)]
pub(super) struct Rows {
    pub(super) smartable: Terms,
    pub(super) with_partly: Terms,
    pub(super) women: Terms,
    pub(super) men: Terms,
    pub(super) fte: Fte,
    pub(super) gendered: bool,
    pub(super) any: bool,
}

impl Rows {
    pub(super) fn merge(&mut self, other: &Self) {
        self.smartable.merge(&other.smartable);
        self.with_partly.merge(&other.with_partly);
        self.women.merge(&other.women);
        self.men.merge(&other.men);
        self.fte.known |= other.fte.known;
        self.fte.all.merge(&other.fte.all);
        self.fte.eligible.merge(&other.fte.eligible);
        self.fte.remotizable.merge(&other.fte.remotizable);
        self.gendered |= other.gendered;
        self.any |= other.any;
    }
}

/// An activity of a unit with everything that its rows bring.
#[derive(Debug, Clone)]
pub(super) struct One {
    stake: Stake,
    verdict: Verdict,
    heads: Option<Exact>,
    women: Option<Exact>,
    men: Option<Exact>,
    fte: Option<Exact>,
    pub(super) gendered: bool,
    has_fte: bool,
}

impl One {
    pub(super) fn listed(self) -> ActivityHeads {
        ActivityHeads {
            id: self.stake.id,
            verdict: self.verdict,
            heads: self.heads,
            fte: self.fte,
            at: self.stake.at,
        }
    }
}

/// Adds up equal rows: unit, activity and verdict. The order of the first ones is kept.
pub(super) fn merge(
    stakes: &[Stake],
    structure: &mut Structure,
    rules: HeadcountRules,
) -> Vec<(usize, One)> {
    let mut places: BTreeMap<(usize, String, usize), usize> = BTreeMap::new();
    let mut merged: Vec<(usize, One)> = Vec::new();
    for stake in stakes.iter().filter(|stake| stake.brings == Brings::People) {
        let Some(verdict) = verdict_of(stake, rules) else {
            continue;
        };
        let unit = unit_of(stake, structure);
        let key = (unit, stake.id.to_lowercase(), verdict.slot());
        let known = if stake.id.is_empty() {
            None
        } else {
            places.get(&key).copied()
        };
        let one = One {
            heads: amount(stake.heads, rules),
            women: amount(stake.women, rules),
            men: amount(stake.men, rules),
            fte: amount(stake.fte, rules),
            gendered: stake.women != Given::Blank || stake.men != Given::Blank,
            has_fte: stake.fte != Given::Blank,
            stake: stake.clone(),
            verdict,
        };
        match known {
            Some(place) if merged[place].1.verdict == verdict => add_to(&mut merged[place].1, &one),
            _ => {
                places.insert(key, merged.len());
                merged.push((unit, one));
            }
        }
    }
    merged
}

fn add_to(sum: &mut One, more: &One) {
    let plus = |sum: &Option<Exact>, more: &Option<Exact>| Some(sum.as_ref()?.plus(more.as_ref()?));
    sum.heads = plus(&sum.heads, &more.heads);
    sum.women = plus(&sum.women, &more.women);
    sum.men = plus(&sum.men, &more.men);
    sum.fte = plus(&sum.fte, &more.fte);
    sum.gendered |= more.gendered;
    sum.has_fte |= more.has_fte;
}

/// Returns the verdict that a row counts with; `None`: it is left out.
fn verdict_of(stake: &Stake, rules: HeadcountRules) -> Option<Verdict> {
    match (stake.verdict, rules.unassessed) {
        (Some(verdict), _) => Some(verdict),
        (None, Treatment::NotEligible) => Some(Verdict::Known(Outcome::Not)),
        (None, Treatment::LeftOut) => None,
        (None, Treatment::Bounds) => Some(Verdict::Undetermined {
            worst: Outcome::Not,
            best: Outcome::Smartable,
        }),
    }
}

/// Returns a number; `None`: unknown. An empty cell may be declared to count as none.
fn amount(given: Given, rules: HeadcountRules) -> Option<Exact> {
    match given {
        Given::Known(value) => Some(value.ratio().exact()),
        Given::Blank if rules.missing == Treatment::LeftOut => Some(Exact::zero()),
        Given::Blank | Given::Unreadable => None,
    }
}

/// Says whether an activity reaches an outcome, at worst and at best.
fn counts(verdict: Verdict, from: Outcome) -> Counts {
    let (worst, best) = verdict.bounds();
    if worst >= from {
        Counts::Surely
    } else if best >= from {
        Counts::Perhaps
    } else {
        Counts::Not
    }
}

impl Rows {
    pub(super) fn note(&mut self, one: &One, rules: HeadcountRules) {
        self.any = true;
        let smartable = counts(one.verdict, Outcome::Smartable);
        let partly = counts(one.verdict, Outcome::Partly);
        self.smartable.add(one.heads.as_ref(), smartable);
        self.with_partly.add(one.heads.as_ref(), partly);
        self.women.add(one.women.as_ref(), smartable);
        self.men.add(one.men.as_ref(), smartable);
        self.gendered |= one.gendered;
        self.fte.known |= one.has_fte;
        let zero = Exact::zero();
        let fte = one.fte.as_ref();
        let known = fte.unwrap_or(&zero);
        self.fte.all.add(known, fte);
        match smartable {
            Counts::Surely => self.fte.eligible.add(known, fte),
            Counts::Perhaps => self.fte.eligible.add(&zero, fte),
            Counts::Not => {}
        }
        let (worst, best) = level(one, rules);
        let least = known.times(&worst.exact());
        let most = if best == Ratio::ZERO {
            Some(zero)
        } else {
            fte.map(|fte| fte.times(&best.exact()))
        };
        self.fte.remotizable.add(&least, most.as_ref());
    }
}

/// Returns the level that a row counts with.
fn level(one: &One, rules: HeadcountRules) -> (Ratio, Ratio) {
    match (one.stake.verdict, rules.unassessed) {
        (None, Treatment::NotEligible | Treatment::LeftOut) => (Ratio::ZERO, Ratio::ZERO),
        _ => one.stake.level,
    }
}
