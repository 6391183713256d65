//! Joining a headcount table: whose people a row brings, and which activities had none.
//!
//! Never here: how people are added up (`tally`).

use super::Assessor;
use super::counted::plus;
use super::join::Found;
use super::notes::people_fact;
use crate::fact::{Fact, FactKind, Place};
use crate::figures::tally::{Amounts, CountsAs};
use crate::model::activity::{Given, RowDraft};
use crate::model::assessment::Grouping;

impl Assessor {
    /// Adds a row of a headcount table: people of an activity of the inventory. A row that names
    /// no unit, or lacks the column that groups are made by, goes where its activity is.
    pub fn add_people(&mut self, draft: &RowDraft<'_>, group: Option<&str>, facts: &mut Vec<Fact>) {
        let names_unit = [
            draft.unit_code,
            draft.unit,
            draft.sub_unit_code,
            draft.sub_unit,
        ]
        .iter()
        .any(|text| !text.is_empty());
        let own_unit = names_unit.then(|| self.unit_of_people(draft, facts));
        let amounts = self.amounts(draft);
        let found = self.index.find(own_unit, draft.id);
        let place = match found {
            Found::One(place) => place,
            // The filter left the activity out, and its people with it.
            Found::FilteredOut => return,
            Found::None | Found::Several => {
                if found == Found::Several {
                    facts.push(people_fact(FactKind::HeadcountAmbiguous, draft));
                } else if !draft.id.is_empty() {
                    facts.push(people_fact(FactKind::HeadcountWithoutActivity, draft));
                }
                let unit = own_unit.unwrap_or_else(|| self.unit_of_people(draft, facts));
                self.note_people_stake(draft, unit, found);
                let group = self.group(unit, group);
                self.groups[group].2.add_unassessed(&amounts);
                return;
            }
        };
        let (unit, home) = self.index.home(place);
        self.note_people_stake(draft, own_unit.unwrap_or(unit), found);
        let group = match (self.is_by_column(), group) {
            (true, None) => home,
            _ => self.group(own_unit.unwrap_or(unit), group),
        };
        self.add_to(place, group, &amounts);
        if let Some(activity) = self.activities.get_mut(place) {
            let first = !self.index.has_people(place);
            let join = |sum, more| if first { more } else { plus(sum, more) };
            activity.heads = join(activity.heads, draft.heads);
            activity.fte = join(activity.fte, draft.fte);
        }
        self.index.note_people(place);
    }

    fn is_by_column(&self) -> bool {
        matches!(
            self.settings.grouping,
            Grouping::Column(_) | Grouping::Prefix(..)
        )
    }

    fn unit_of_people(&mut self, draft: &RowDraft<'_>, facts: &mut Vec<Fact>) -> usize {
        let (unit, new) = self.units.of_row(draft);
        if new {
            self.note_unit(unit, draft, facts);
        }
        unit
    }

    fn add_to(&mut self, place: usize, group: usize, amounts: &Amounts) {
        let counts_as = if self.index.is_first(group, place) {
            CountsAs::Activity
        } else {
            CountsAs::People
        };
        let tally = &mut self.groups[group].2;
        tally.add(self.index.judged(place), amounts, counts_as);
    }

    /// Leaves an activity out, and the people that a headcount table gives to it.
    pub fn filter_out(&mut self, draft: &RowDraft<'_>) {
        self.index.filter_out(draft.id);
    }

    /// Counts the activities that no row of the headcount table spoke of: their people are
    /// unknown, not none. Says so once for each.
    pub(super) fn add_activities_without_people(&mut self) -> Vec<Fact> {
        let mut facts = Vec::new();
        for place in 0..self.index.len() {
            if self.index.has_people(place) {
                continue;
            }
            let (_, home) = self.index.home(place);
            // A column that only the headcount table has says nothing of this activity's group.
            let grouped = !self.is_by_column() || !self.groups[home].0.is_empty();
            if grouped {
                self.add_to(place, home, &NOBODY_KNOWN);
            }
            let (at, id) = self.index.row(place);
            let fact = Fact::new(FactKind::ActivityWithoutHeadcount, Place::Cell(at));
            facts.push(fact.with("id", id));
        }
        facts
    }
}

const NOBODY_KNOWN: Amounts = Amounts {
    heads: Given::Blank,
    women: Given::Blank,
    men: Given::Blank,
    fte: Given::Blank,
    weight: crate::figures::tally::Measured::Blank,
};
