//! What is kept of a row when reports show every activity: reasons, cells, answers as written.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::model::activity::RowDraft;
use crate::model::answer::CellAnswer;
use crate::model::assessment::{Override, Reason};
use crate::model::criteria::{Condition, Index};
use crate::model::verdict::Level;
use crate::origin::CellRef;

/// Texts that many rows share, each kept once.
#[derive(Debug)]
pub struct Texts {
    known: BTreeSet<Rc<str>>,
    none: Rc<[Level]>,
}

impl Default for Texts {
    fn default() -> Self {
        Self {
            known: BTreeSet::new(),
            none: Rc::from([]),
        }
    }
}

impl Texts {
    /// The most texts that are shared; beyond, each is kept by itself.
    const MOST: usize = 100_000;

    /// Returns the text, shared.
    pub fn shared(&mut self, text: &str) -> Rc<str> {
        if let Some(known) = self.known.get(text) {
            return Rc::clone(known);
        }
        let text: Rc<str> = Rc::from(text);
        if self.known.len() < Self::MOST {
            self.known.insert(Rc::clone(&text));
        }
        text
    }

    /// Returns an empty list of levels.
    #[must_use]
    pub fn no_levels(&self) -> Rc<[Level]> {
        Rc::clone(&self.none)
    }
}

/// Returns why each criterion of an index has its level.
pub fn reasons(
    index: &Index,
    levels: &[Level],
    draft: &RowDraft<'_>,
    texts: &mut Texts,
) -> Vec<Reason> {
    index
        .criteria
        .iter()
        .zip(levels)
        .enumerate()
        .map(|(place, (criterion, level))| {
            let mut items = Vec::new();
            items_of(&criterion.condition, &mut items);
            let answers = draft
                .answers
                .iter()
                .zip(draft.written)
                .filter(|(answer, _)| items.contains(&answer.item))
                .map(|(answer, written)| (cell(draft, answer), texts.shared(written)))
                .collect();
            Reason {
                criterion: place,
                level: *level,
                answers,
            }
        })
        .collect()
}

fn cell(draft: &RowDraft<'_>, answer: &CellAnswer) -> Option<CellRef> {
    (answer.column != CellAnswer::NO_COLUMN).then_some(CellRef {
        table: draft.table,
        row: draft.row,
        column: answer.column,
    })
}

/// Adds the items that a condition is computed from.
pub fn items_of(condition: &Condition, items: &mut Vec<u16>) {
    match condition {
        Condition::Item(item) => items.push(*item),
        Condition::AllOf(members) | Condition::AnyOf(members) => {
            for member in members {
                items_of(member, items);
            }
        }
        Condition::Compare { left, right, .. } => items.extend([left, right]),
    }
}

/// Returns the override of a row, where it has a reason.
#[must_use]
pub fn applied_override(draft: &RowDraft<'_>) -> Option<Override> {
    draft
        .overridden
        .filter(|it| !it.reason.is_empty())
        .map(|it| Override {
            outcome: it.outcome,
            reason: it.reason.to_owned(),
            author: it.author.to_owned(),
            date: it.date.to_owned(),
        })
}
