//! Activities by unit with their people, for contingents: kept only where somebody asks.
//!
//! Never here: a sum.

use std::rc::Rc;

use super::Assessor;
use super::join::Found;
use crate::figures::identity::derived_id;
use crate::figures::judged::Judged;
use crate::figures::units::spaced;
use crate::model::activity::{Given, RowDraft};
use crate::model::columns::Field;
use crate::model::quantity::Ratio;
use crate::model::stake::{Brings, Stake};

impl Assessor {
    /// Keeps every activity with its people.
    pub fn keep_stakes(&mut self) {
        self.stakes = Some(Vec::new());
    }

    /// Returns the activities that were kept, in the order of the rows. All rows have come: the
    /// people of an activity of which no row of the headcount table speaks are unknown.
    #[must_use]
    pub fn take_stakes(&mut self) -> Vec<Stake> {
        let mut stakes = self.stakes.take().unwrap_or_default();
        // Activities come before people, in the order of the index.
        for (place, stake) in stakes.iter_mut().enumerate().take(self.index.len()) {
            if !self.index.is_spoken_of(place) {
                stake.brings = Brings::People;
            }
        }
        stakes
    }

    /// Keeps a row of the inventory. Where people come from another table, without any.
    pub(super) fn note_stake(
        &mut self,
        draft: &RowDraft<'_>,
        unit: usize,
        judged: &Judged,
        brings: Brings,
    ) {
        let known = self.units.get(unit);
        let Some(stakes) = &mut self.stakes else {
            return;
        };
        let id = if draft.id.is_empty() {
            derived_id(&known.name, draft.process, draft.name)
        } else {
            spaced(draft.id)
        };
        // Without a column of people they are women and men together.
        let people = [Field::Headcount, Field::Women].into_iter();
        let mut people = people.filter(|it| draft.columns.field(*it).is_some());
        let field = match (people.next(), draft.id) {
            (Some(field), _) => field,
            (None, "") => Field::Name,
            (None, _) => Field::Id,
        };
        let own = |given: Given| match brings {
            Brings::People => given,
            Brings::VerdictAlone => Given::Blank,
        };
        stakes.push(Stake {
            unit: Rc::clone(&known.code),
            unit_name: Rc::clone(&known.name),
            in_chart: known.in_chart,
            id: Rc::from(id),
            name: Rc::from(draft.name),
            verdict: Some(judged.verdict),
            level: judged.level,
            brings,
            heads: own(draft.heads),
            women: own(draft.women),
            men: own(draft.men),
            fte: own(draft.fte),
            at: draft.cell(field),
        });
    }

    /// Keeps a row of a headcount table, with the verdict of its activity.
    pub(super) fn note_people_stake(&mut self, draft: &RowDraft<'_>, unit: usize, found: Found) {
        let known = self.units.get(unit);
        let judged = match found {
            Found::One(place) => Some(self.index.judged(place)),
            _ => None,
        };
        let level = judged.map_or((Ratio::ZERO, Ratio::ONE), |judged| judged.level);
        let verdict = judged.map(|judged| judged.verdict);
        let Some(stakes) = &mut self.stakes else {
            return;
        };
        stakes.push(Stake {
            unit: Rc::clone(&known.code),
            unit_name: Rc::clone(&known.name),
            in_chart: known.in_chart,
            id: Rc::from(spaced(draft.id)),
            name: Rc::from(""),
            verdict,
            level,
            brings: Brings::People,
            heads: draft.heads,
            women: draft.women,
            men: draft.men,
            fte: draft.fte,
            at: draft.cell(Field::Headcount),
        });
    }
}
