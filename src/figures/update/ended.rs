//! Activities whose office says that they have ended: never taken out unasked, never brought back.
//!
//! Never here: what such a statement looks like (`matching::ended`).

use std::collections::{BTreeMap, BTreeSet};

use super::pairs::{Unfit, folded, places_of};
use super::{Start, Year};
use crate::matching::fold;
use crate::model::columns::Field;

/// Rows that belong together, by their places.
type Taken = BTreeMap<usize, usize>;

/// This year's rows whose office says that they have ended, by place.
#[derive(Default)]
pub(super) struct Said {
    /// In the list of what has ended already: they stay there. With their places in it.
    pub(super) listed: BTreeMap<usize, usize>,
    /// A person agreed.
    pub(super) agreed: BTreeSet<usize>,
    /// A person said no: they stay.
    pub(super) refused: BTreeSet<usize>,
    /// Decisions on what nobody says has ended, by their places.
    pub(super) unfit: BTreeMap<usize, Unfit>,
    /// A person is to be asked.
    pub(super) open: BTreeSet<usize>,
}

impl Said {
    /// Sorts out what offices say.
    pub(super) fn of(start: &Start<'_>) -> Self {
        let form = start.new.form;
        let places = (0..form.rows.len()).filter(|at| start.said_ended.get(*at) == Some(&true));
        let mut open: BTreeSet<usize> = places.collect();
        let all = open.clone();
        let mut said = Self::default();
        let decisions = start.decisions.iter().enumerate();
        for (at, decision) in decisions.filter(|it| it.1.ends) {
            let wanted = decision.new.each_ref().map(|text| fold(text));
            let named = |place: &usize| {
                places_of(form, *place).contains(&wanted[0])
                    && folded(form, *place, Field::Name) == wanted[1]
            };
            for place in open.clone().into_iter().filter(named) {
                open.remove(&place);
                if decision.same {
                    said.agreed.insert(place);
                } else {
                    said.refused.insert(place);
                }
            }
            if !all.iter().any(named) {
                said.unfit.insert(at, Unfit::NotEnded);
            }
        }
        said.open = open;
        said
    }

    /// Finds out which of them are in the list already. `taken`: rows of last year's inventory and of
    /// this year that belong together anyway.
    pub(super) fn look_up(&mut self, start: &Start<'_>, taken: (&Taken, &Taken)) {
        let asked = self.open.union(&self.agreed).copied();
        let asked: Vec<usize> = asked.filter(|place| !taken.1.contains_key(place)).collect();
        self.listed = in_list(start, &asked, taken);
        self.open.retain(|place| !self.listed.contains_key(place));
        self.agreed.retain(|place| !self.listed.contains_key(place));
    }
}

/// Returns those of some rows that stand, under their unit and name, in the list of what has ended
/// (with their places there), and not in last year's inventory: what stands there as well is alive until a person agrees.
fn in_list(start: &Start<'_>, asked: &[usize], taken: (&Taken, &Taken)) -> BTreeMap<usize, usize> {
    let key = |year: Year<'_>, place: usize| {
        let name = folded(year.form, place, Field::Name);
        (year.units[place].clone(), name)
    };
    let none = Taken::new();
    let all = |year: Year<'_>, taken: &Taken| {
        let mut places: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
        for place in (0..year.form.rows.len()).filter(|place| !taken.contains_key(place)) {
            places.entry(key(year, place)).or_default().push(place);
        }
        places
    };
    let (mut alive, mut ended) = (all(start.old, taken.0), all(start.ceased, &none));
    let mut take = |place: usize| {
        let key = key(start.new, place);
        if alive.get_mut(&key).and_then(Vec::pop).is_some() {
            return None;
        }
        ended.get_mut(&key).and_then(Vec::pop)
    };
    // Rows of the same name that nobody says have ended come first: they stand in the inventory, or
    // are back.
    let others = (0..start.new.form.rows.len())
        .filter(|place| !asked.contains(place) && !taken.1.contains_key(place));
    others.for_each(|place| {
        take(place);
    });
    let asked = asked.iter().copied();
    asked
        .filter_map(|place| Some((place, take(place)?)))
        .collect()
}
