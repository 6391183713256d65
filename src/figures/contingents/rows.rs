//! What the rows of a unit come to, before anything is bounded.
//!
//! Never here: the tree of units (`headcounts`), or bounds (`terms`).

use std::collections::BTreeMap;

use super::headcounts::{HeadcountRules, unit_of};
use super::terms::{Counts, Terms, Unbounded};
use crate::figures::structure::Structure;
use crate::figures::tally::slot;
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

/// A number of which a part may be unknown.
#[derive(Debug, Clone)]
struct Amount {
    /// What is known of it.
    known: Exact,
    /// Whether that is all of it.
    whole: bool,
}

impl Amount {
    fn most(&self) -> Option<&Exact> {
        self.whole.then_some(&self.known)
    }

    fn add(&mut self, more: &Self) {
        self.known = self.known.plus(&more.known);
        self.whole &= more.whole;
    }
}

/// An activity of a unit with everything that its rows bring.
#[derive(Debug, Clone)]
pub(super) struct One {
    stake: Stake,
    verdict: Verdict,
    heads: Amount,
    women: Amount,
    men: Amount,
    fte: Amount,
    /// FTE times level, which rows of one activity need not share.
    remotizable: Sum,
    gendered: bool,
    has_fte: bool,
}

impl One {
    pub(super) fn listed(self) -> ActivityHeads {
        ActivityHeads {
            id: self.stake.id,
            verdict: self.verdict,
            heads: self.heads.most().cloned(),
            fte: self.fte.most().cloned(),
            at: self.stake.at,
        }
    }
}

/// What the rows of all units come to, equal ones added up.
#[derive(Debug, Default)]
pub(super) struct Merged {
    /// Activities with their units, in the order of their first rows.
    pub(super) activities: Vec<(usize, One)>,
    /// Units and people of rows that are left out. They are no part of any sum, but whoever works
    /// on them need not work on anything else.
    pub(super) left_out: Vec<(usize, Option<Exact>)>,
}

/// Adds up equal rows: unit, activity and verdict.
pub(super) fn merge(stakes: &[Stake], structure: &mut Structure, rules: HeadcountRules) -> Merged {
    let mut places: BTreeMap<(usize, String, usize), usize> = BTreeMap::new();
    let mut merged: Vec<(usize, One)> = Vec::new();
    let mut left_out = Vec::new();
    for stake in stakes.iter().filter(|stake| stake.brings == Brings::People) {
        let unit = unit_of(stake, structure);
        let Some(verdict) = verdict_of(stake, rules) else {
            let heads = amount(stake.heads, rules);
            left_out.push((unit, heads.most().cloned()));
            continue;
        };
        let key = (unit, stake.id.to_lowercase(), slot(verdict));
        let known = if stake.id.is_empty() {
            None
        } else {
            places.get(&key).copied()
        };
        let fte = amount(stake.fte, rules);
        let one = One {
            heads: amount(stake.heads, rules),
            women: amount(stake.women, rules),
            men: amount(stake.men, rules),
            remotizable: remotizable(&fte, level(stake, rules)),
            fte,
            gendered: stake.women != Given::Blank || stake.men != Given::Blank,
            has_fte: stake.fte != Given::Blank,
            stake: stake.clone(),
            verdict,
        };
        if let Some(place) = known {
            add_to(&mut merged[place].1, &one);
        } else {
            places.insert(key, merged.len());
            merged.push((unit, one));
        }
    }
    Merged {
        activities: merged,
        left_out,
    }
}

fn add_to(sum: &mut One, more: &One) {
    sum.heads.add(&more.heads);
    sum.women.add(&more.women);
    sum.men.add(&more.men);
    sum.fte.add(&more.fte);
    sum.remotizable.merge(&more.remotizable);
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

/// Returns a number. An empty cell is none, unless it is declared to widen the bounds.
fn amount(given: Given, rules: HeadcountRules) -> Amount {
    let (known, whole) = match given {
        Given::Known(value) => (value.ratio().exact(), true),
        Given::Blank => (Exact::zero(), rules.missing != Treatment::Bounds),
        Given::Unreadable => (Exact::zero(), false),
    };
    Amount { known, whole }
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
    /// Notes people of a row that is left out.
    pub(super) fn note_left_out(&mut self, heads: Option<&Exact>) {
        self.smartable.add_left_out(heads);
        self.with_partly.add_left_out(heads);
    }

    pub(super) fn note(&mut self, one: &One) {
        self.any = true;
        let smartable = counts(one.verdict, Outcome::Smartable);
        let partly = counts(one.verdict, Outcome::Partly);
        let add = |terms: &mut Terms, amount: &Amount, counts: Counts| {
            terms.add(&amount.known, amount.most(), counts);
        };
        add(&mut self.smartable, &one.heads, smartable);
        add(&mut self.with_partly, &one.heads, partly);
        add(&mut self.women, &one.women, smartable);
        add(&mut self.men, &one.men, smartable);
        self.gendered |= one.gendered;
        self.fte.known |= one.has_fte;
        let (known, most) = (&one.fte.known, one.fte.most());
        self.fte.all.add(known, most);
        match smartable {
            Counts::Surely => self.fte.eligible.add(known, most),
            Counts::Perhaps => self.fte.eligible.add(&Exact::zero(), most),
            Counts::Not => {}
        }
        self.fte.remotizable.merge(&one.remotizable);
    }
}

/// Returns the FTE times the level.
fn remotizable(fte: &Amount, (worst, best): (Ratio, Ratio)) -> Sum {
    let most = if best == Ratio::ZERO {
        Some(Exact::zero())
    } else {
        fte.most().map(|fte| fte.times(&best.exact()))
    };
    Sum(fte.known.times(&worst.exact()), Unbounded(most))
}

/// Returns the level that a row counts with.
fn level(stake: &Stake, rules: HeadcountRules) -> (Ratio, Ratio) {
    match (stake.verdict, rules.unassessed) {
        (None, Treatment::NotEligible | Treatment::LeftOut) => (Ratio::ZERO, Ratio::ZERO),
        _ => stake.level,
    }
}
