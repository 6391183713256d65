//! People of a headcount table, joined to the activities of the inventory by their keys.
//!
//! Never here: how an activity is judged.

use std::collections::{BTreeMap, BTreeSet};

use crate::fact::{Fact, FactKind, Place};
use crate::figures::assessor::Assessor;
use crate::figures::tally::{CountsAs, Judged};
use crate::model::activity::{Given, RowDraft};
use crate::model::columns::Field;
use crate::model::quantity::Decimal;
use crate::origin::CellRef;

/// Activities by their keys, for joining a headcount table.
#[derive(Debug, Default)]
pub(super) struct Inventory {
    judged: Vec<Judged>,
    by_unit_and_id: BTreeMap<(usize, String), usize>,
    by_id: BTreeMap<String, Option<usize>>,
    counted: BTreeSet<(usize, usize)>,
}

/// What an id of a headcount table names.
enum Found {
    One(usize),
    None,
    Several,
}

impl Inventory {
    pub(super) fn note(&mut self, unit: usize, id: &str, judged: Judged) {
        let place = self.judged.len();
        self.judged.push(judged);
        if id.is_empty() {
            return;
        }
        self.by_unit_and_id
            .entry((unit, id.to_owned()))
            .or_insert(place);
        self.by_id
            .entry(id.to_owned())
            .and_modify(|known| *known = None)
            .or_insert(Some(place));
    }

    /// Finds an activity by unit and id, else by an id that only one activity has.
    fn find(&self, unit: usize, id: &str) -> Found {
        if id.is_empty() {
            return Found::None;
        }
        if let Some(place) = self.by_unit_and_id.get(&(unit, id.to_owned())) {
            return Found::One(*place);
        }
        match self.by_id.get(id) {
            Some(Some(place)) => Found::One(*place),
            Some(None) => Found::Several,
            None => Found::None,
        }
    }
}

impl Assessor {
    /// Adds a row of a headcount table: people of an activity of the inventory.
    pub fn add_people(&mut self, draft: &RowDraft<'_>, group: Option<&str>, facts: &mut Vec<Fact>) {
        let (unit, _) = self.units.of_row(draft);
        let group = self.group(unit, group);
        let amounts = self.amounts(draft);
        let found = match self.index.find(unit, draft.id) {
            Found::One(place) => place,
            Found::None => {
                if !draft.id.is_empty() {
                    facts.push(people_fact(FactKind::HeadcountWithoutActivity, draft));
                }
                return self.groups[group].2.add_unassessed(&amounts);
            }
            Found::Several => {
                facts.push(people_fact(FactKind::HeadcountAmbiguous, draft));
                return self.groups[group].2.add_unassessed(&amounts);
            }
        };
        let first = self.index.counted.insert((group, found));
        let counts_as = if first {
            CountsAs::Activity
        } else {
            CountsAs::People
        };
        self.groups[group]
            .2
            .add(&self.index.judged[found], &amounts, counts_as);
        if let Some(activity) = self.activities.get_mut(found) {
            activity.heads = plus(activity.heads, draft.heads);
            activity.fte = plus(activity.fte, draft.fte);
        }
    }
}

fn plus(left: Given, right: Given) -> Given {
    match (left, right) {
        (Given::Known(left), Given::Known(right)) => left
            .millionths()
            .checked_add(right.millionths())
            .map_or(Given::Unreadable, |sum| {
                Given::Known(Decimal::from_millionths(sum))
            }),
        (Given::Unreadable, _) | (_, Given::Unreadable) => Given::Unreadable,
        (Given::Blank, other) | (other, Given::Blank) => other,
    }
}

fn people_fact(kind: FactKind, draft: &RowDraft<'_>) -> Fact {
    let at: CellRef = draft.cell(Field::Id);
    Fact::new(kind, Place::Cell(at)).with("id", draft.id)
}
