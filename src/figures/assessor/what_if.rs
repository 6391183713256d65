//! What an assessor supposes beside the answers: obstacles that levers removed.
//!
//! Never here: which criteria a lever lifts, or what it gains (`figures::simulation`).

use std::rc::Rc;

use super::Assessor;
use crate::figures::simulation::relief::{classes, relieve, stated};
use crate::model::activity::RowDraft;
use crate::model::answer::CellAnswer;
use crate::model::criteria::{Index, Obstacle, ObstacleClass};
use crate::model::verdict::Level;

/// What is supposed, and the answers that are kept for trying others.
#[derive(Debug, Default)]
pub(super) struct WhatIf {
    removed: Vec<ObstacleClass>,
    answers: Option<Vec<Rc<[CellAnswer]>>>,
    /// The answers of the last row that was kept, with its table and its combination.
    last: Option<(u32, usize, Rc<[CellAnswer]>)>,
}

impl WhatIf {
    /// Returns what the office says of the obstacle, where it may matter.
    pub(super) fn stated(&self, draft: &RowDraft<'_>) -> Option<Obstacle> {
        if self.removed.is_empty() {
            return None;
        }
        stated(draft.obstacle, draft.lever)
    }

    /// Counts the criteria of the removed classes as met.
    pub(super) fn relieve(&self, index: &Index, levels: &mut [Level], stated: Option<Obstacle>) {
        if !self.removed.is_empty() {
            let classes = classes(index, levels, stated);
            relieve(levels, &classes, &self.removed);
        }
    }

    /// Keeps the answers of a row, if anybody asks for them. Rows that follow one another often have
    /// the same.
    pub(super) fn keep(&mut self, draft: &RowDraft<'_>) {
        let Some(kept) = &mut self.answers else {
            return;
        };
        let same = self.last.as_ref().filter(|(table, number, _)| {
            *table == draft.table && Some(*number) == draft.combination
        });
        let answers = same.map_or_else(|| Rc::from(draft.answers), |(.., known)| Rc::clone(known));
        if let Some(number) = draft.combination {
            self.last = Some((draft.table, number, Rc::clone(&answers)));
        }
        kept.push(answers);
    }
}

impl Assessor {
    /// Supposes that the obstacles of some classes were removed. Before the first row.
    pub fn remove_obstacles(&mut self, classes: &[ObstacleClass]) {
        self.what_if.removed = classes.to_vec();
    }

    /// Keeps the answers of every activity that is kept. Before the first row.
    pub fn keep_answers(&mut self) {
        self.what_if.answers = Some(Vec::new());
    }

    /// Returns the answers of the activities, in their order; empty unless they were kept.
    #[must_use]
    pub fn take_answers(&mut self) -> Vec<Rc<[CellAnswer]>> {
        self.what_if.answers.take().unwrap_or_default()
    }
}
