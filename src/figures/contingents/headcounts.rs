//! The contingent from activity headcounts: an honest interval, because people overlap.
//!
//! Lives here: which rows belong to a unit, and its figures. Never here: the bounds (`terms`).

use super::rows::{Rows, Sum, merge};
use super::share;
use super::staff::{Known, StaffOf, exact, silent_staff, staff_of};
use super::terms::{Bounds, Terms, join};
use crate::fact::{Fact, FactKind, Place};
use crate::figures::structure::Structure;
use crate::model::contingent::{ActivityHeads, ContingentFigures, HeadcountBasis, UnitContingent};
use crate::model::criteria::{Heads, Treatment};
use crate::model::quantity::{Between, Exact};
use crate::model::stake::Stake;

/// Declared choices for figures from headcounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeadcountRules {
    /// Whether each head stands in one row, so that sums are people.
    pub heads: Heads,
    /// What rows without a verdict count as.
    pub unassessed: Treatment,
    /// What an empty head counts as.
    pub missing: Treatment,
}

/// Contingents from headcounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FromHeadcounts {
    /// Units that were met and those above them, in the order of the structure.
    pub units: Vec<UnitContingent>,
    /// By place in the structure, the heads of each directorate, and of what stands beside them:
    /// the own rows of units above. `None`: no figure.
    pub parts: Vec<Option<Between<Exact>>>,
    /// The same with partly smartable activities counted in.
    pub parts_with_partly: Vec<Option<Between<Exact>>>,
    /// By place in the structure, whether any row speaks of such a part.
    pub heard: Vec<bool>,
    /// Everything.
    pub total: ContingentFigures,
    /// Bounds that contradict each other.
    pub facts: Vec<Fact>,
}

/// The bounds of a unit in each view.
#[derive(Debug, Clone)]
struct Views {
    smartable: Bounds,
    with_partly: Bounds,
    women: Bounds,
    men: Bounds,
}

/// Works out the contingent of every unit from activities and their people.
#[must_use]
pub fn from_headcounts(
    stakes: &[Stake],
    structure: &mut Structure,
    rules: HeadcountRules,
) -> FromHeadcounts {
    let merged = merge(stakes, structure, rules);
    let count = structure.nodes().len();
    let mut own = vec![Rows::default(); count];
    let mut listed: Vec<Vec<ActivityHeads>> = vec![Vec::new(); count];
    for (unit, heads) in merged.left_out {
        own[unit].note_left_out(heads.as_ref());
    }
    for (unit, one) in merged.activities {
        own[unit].note(&one);
        listed[unit].push(one.listed());
    }
    let tree = Tree::new(structure, own, rules);
    let mut facts = Vec::new();
    let mut units = Vec::new();
    for (place, activities) in listed.into_iter().enumerate() {
        if !tree.all[place].any {
            continue;
        }
        let node = &structure.nodes()[place];
        let views = &tree.views[place];
        if let Some(bounds) = [&views.smartable, &views.with_partly]
            .into_iter()
            .find(|bounds| bounds.heads.is_none())
        {
            facts.push(contradiction(structure, place, &activities, bounds));
        }
        units.push(UnitContingent {
            unit: node.code.clone(),
            name: node.name.clone(),
            depth: node.depth,
            is_directorate: structure.is_directorate(place),
            figures: tree.figures(place),
            basis: tree.basis(place, structure, activities),
        });
    }
    FromHeadcounts {
        units,
        parts: tree.parts(structure),
        parts_with_partly: tree.parts_with_partly(structure),
        heard: tree.heard(structure),
        total: tree.total(structure),
        facts,
    }
}

fn contradiction(
    structure: &Structure,
    place: usize,
    activities: &[ActivityHeads],
    bounds: &Bounds,
) -> Fact {
    let node = &structure.nodes()[place];
    let at = activities
        .iter()
        .max_by(|a, b| a.heads.cmp(&b.heads))
        .map(|activity| activity.at)
        .or(node.at);
    let at_place = at.map_or(Place::Run, Place::Cell);
    let short = |number: &Exact| number.to_short(2);
    let staff = node.staff.map(exact);
    // Either the parts take more than there are, or nothing listed takes those who are left.
    let too_many = staff.as_ref().is_some_and(|staff| bounds.at_least > *staff);
    let mut fact = Fact::new(FactKind::ContingentContradiction, at_place)
        .with("unit", node.name.as_ref())
        .with("why", if too_many { "too_many" } else { "too_few" })
        .with("staff", staff.as_ref().map(short).unwrap_or_default())
        .with("at_least", short(&bounds.at_least))
        .with(
            "at_most",
            bounds.at_most.as_ref().map(short).unwrap_or_default(),
        );
    if let Some(chart) = node.at {
        fact = fact.beside(chart);
    }
    fact
}

/// Returns the unit of a row, by its place in the structure.
pub(super) fn unit_of(stake: &Stake, structure: &mut Structure) -> usize {
    match stake.in_chart {
        Some(place) => place,
        None => structure.intern(&stake.unit, &stake.unit_name),
    }
}

/// Everything by unit, and what stands below it.
struct Tree {
    own: Vec<Rows>,
    all: Vec<Rows>,
    rules: HeadcountRules,
    staff: Vec<StaffOf>,
    views: Vec<Views>,
}

impl Tree {
    fn new(structure: &Structure, own: Vec<Rows>, rules: HeadcountRules) -> Self {
        let children = structure.children();
        let mut all = own.clone();
        let mut silent: Vec<Option<Exact>> = vec![None; own.len()];
        let mut staff = vec![StaffOf::default(); own.len()];
        let mut views: Vec<Option<Views>> = vec![None; own.len()];
        for place in structure.bottom_up() {
            let below = &children[place];
            for child in below {
                let theirs = all[*child].clone();
                all[place].merge(&theirs);
            }
            let known = Known {
                own: &own,
                all: &all,
                silent: &silent,
                staff: &staff,
            };
            silent[place] = silent_staff(structure, place, below, &known);
            staff[place] = staff_of(structure, place, silent[place].as_ref());
            let heard: Vec<&Views> = below
                .iter()
                .filter(|child| all[**child].any)
                .filter_map(|child| views[*child].as_ref())
                .collect();
            let joined = join_views(&own[place], &all[place], &heard, &staff[place], rules);
            views[place] = Some(joined);
        }
        Self {
            own,
            all,
            rules,
            staff,
            views: views.into_iter().flatten().collect(),
        }
    }

    fn figures(&self, place: usize) -> ContingentFigures {
        let staff = self.staff[place].all.clone();
        figures(&self.all[place], &self.views[place], staff)
    }

    /// The same with partly smartable activities counted in.
    fn parts_with_partly(&self, structure: &Structure) -> Vec<Option<Between<Exact>>> {
        let part = |place: usize| {
            if structure.is_above_directorates(place) {
                Some(direct(&self.own[place].with_partly, self.rules))
            } else {
                self.views[place].with_partly.heads.clone()
            }
        };
        (0..self.all.len()).map(part).collect()
    }

    /// Returns heads by directorate. The own rows of a unit above directorates are a part beside
    /// them.
    fn parts(&self, structure: &Structure) -> Vec<Option<Between<Exact>>> {
        let part = |place: usize| {
            if structure.is_above_directorates(place) {
                Some(direct(&self.own[place].smartable, self.rules))
            } else {
                self.views[place].smartable.heads.clone()
            }
        };
        (0..self.all.len()).map(part).collect()
    }

    fn heard(&self, structure: &Structure) -> Vec<bool> {
        let heard = |place: usize| {
            let above = structure.is_above_directorates(place);
            let rows = if above { &self.own } else { &self.all };
            rows[place].any
        };
        (0..self.all.len()).map(heard).collect()
    }

    /// Returns the figures over everything: all units without one above them, as parts.
    fn total(&self, structure: &Structure) -> ContingentFigures {
        let tops: Vec<usize> = (0..self.all.len())
            .filter(|place| structure.nodes()[*place].parent.is_none() && self.all[*place].any)
            .collect();
        if let [only] = tops.as_slice() {
            return self.figures(*only);
        }
        let mut all = Rows::default();
        for place in &tops {
            all.merge(&self.all[*place]);
        }
        let sum = |of: fn(&StaffOf) -> Option<&Exact>| {
            tops.iter()
                .try_fold(Exact::zero(), |sum, place| {
                    Some(sum.plus(of(&self.staff[*place])?))
                })
                .filter(|_| !tops.is_empty())
        };
        let staff = StaffOf {
            all: sum(|staff| staff.all.as_ref()),
            listed: sum(|staff| staff.listed.as_ref()),
        };
        let below: Vec<&Views> = tops.iter().map(|place| &self.views[*place]).collect();
        let none = Rows::default();
        let views = join_views(&none, &all, &below, &staff, HeadcountRules::OVERLAPPING);
        figures(&all, &views, staff.all)
    }

    fn basis(
        &self,
        place: usize,
        structure: &Structure,
        activities: Vec<ActivityHeads>,
    ) -> HeadcountBasis {
        let node = &structure.nodes()[place];
        let (all, bounds) = (&self.all[place].smartable, &self.views[place].smartable);
        let StaffOf { all: staff, listed } = &self.staff[place];
        let silent = staff.as_ref().zip(listed.as_ref());
        HeadcountBasis {
            activities,
            staff_at: node.at.filter(|_| node.staff.is_some()),
            largest: all.largest.clone(),
            remainder: all.remainder(listed.as_ref()),
            silent: silent
                .map(|(all, listed)| all.minus(listed))
                .filter(|silent| !silent.is_zero()),
            sum: all.possible.0.clone(),
            below_at_least: Some(bounds.below_at_least.clone()),
            below_at_most: bounds.below_at_most.clone(),
            clipped: bounds.clipped,
            persons: 0,
        }
    }
}

impl HeadcountRules {
    /// How parts that are bounds already are joined.
    const OVERLAPPING: Self = Self {
        heads: Heads::Overlapping,
        unassessed: Treatment::Bounds,
        missing: Treatment::Bounds,
    };
}

/// Joins what stands below a unit with its own rows, in each view.
fn join_views(
    own: &Rows,
    all: &Rows,
    below: &[&Views],
    staff: &StaffOf,
    rules: HeadcountRules,
) -> Views {
    let view = |own: &Terms, all: &Terms, bounds: &dyn Fn(&Views) -> Bounds, staff: &StaffOf| {
        let unknown = Between {
            at_least: Exact::zero(),
            at_most: None,
        };
        let direct = direct(own, rules);
        let parts: Vec<Between<Exact>> = below
            .iter()
            .map(|it| bounds(it).heads.unwrap_or_else(|| unknown.clone()))
            .chain([direct])
            .collect();
        join(all, &parts.iter().collect::<Vec<_>>(), staff)
    };
    // How many women a unit has, no chart says.
    let unknown = StaffOf::default();
    Views {
        smartable: view(
            &own.smartable,
            &all.smartable,
            &|it| it.smartable.clone(),
            staff,
        ),
        with_partly: view(
            &own.with_partly,
            &all.with_partly,
            &|it| it.with_partly.clone(),
            staff,
        ),
        women: view(&own.women, &all.women, &|it| it.women.clone(), &unknown),
        men: view(&own.men, &all.men, &|it| it.men.clone(), &unknown),
    }
}

/// Returns the bounds of a unit's own rows, as one part beside the units below it.
fn direct(own: &Terms, rules: HeadcountRules) -> Between<Exact> {
    let at_least = match rules.heads {
        Heads::Overlapping => &own.largest,
        Heads::Exclusive => &own.sure,
    };
    Between {
        at_least: at_least.clone().unwrap_or_else(Exact::zero),
        at_most: own.possible.0.clone(),
    }
}

fn figures(all: &Rows, views: &Views, staff: Option<Exact>) -> ContingentFigures {
    let heads = views.smartable.heads.clone();
    let gender = |bounds: &Bounds| {
        let gender = bounds.heads.clone().filter(|_| all.gendered)?;
        Some(no_more_than(gender, heads.as_ref()?.at_most.as_ref()))
    };
    let fte = |sum: &Sum| all.fte.known.then(|| sum.between());
    let (staff_fte, fte_remotizable) = (fte(&all.fte.all), fte(&all.fte.remotizable));
    let whole = staff_fte
        .as_ref()
        .filter(|it| it.is_exact())
        .map(|it| it.at_least.clone());
    ContingentFigures {
        share_of_staff: share(heads.as_ref(), staff.as_ref()),
        share_of_fte: share(fte_remotizable.as_ref(), whole.as_ref()),
        staff,
        staff_fte,
        heads_with_partly: views.with_partly.heads.clone(),
        fte: fte(&all.fte.eligible),
        fte_remotizable,
        women: gender(&views.women),
        men: gender(&views.men),
        heads,
    }
}

/// Cuts the upper end at the heads: women are people. A lower end above them is a mistake of the
/// sheet, of which another finding speaks.
fn no_more_than(gender: Between<Exact>, heads: Option<&Exact>) -> Between<Exact> {
    let Some(heads) = heads.filter(|heads| **heads >= gender.at_least) else {
        return gender;
    };
    let at_most = gender
        .at_most
        .as_ref()
        .map_or(heads, |most| most.min(heads));
    Between {
        at_most: Some(at_most.clone()),
        at_least: gender.at_least,
    }
}
