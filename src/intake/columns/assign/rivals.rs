//! Columns that gave way to others: what is said of them at once, and what once rows have passed.
//!
//! Never here: which of them gives way (`columns::rivals`).

use super::Assigner;
use crate::fact::{Fact, FactKind, Place};
use crate::intake::columns::doubts::Twin;
use crate::intake::columns::scales::Scale;
use crate::intake::columns::{AnswerColumn, HeaderCell};
use crate::model::answer::AnswerShape;
use crate::model::columns::Field;

impl Assigner<'_> {
    /// Says which levels between unit and sub-unit are not used, and keeps in mind which columns
    /// count the same.
    pub(super) fn note_rivals(&mut self, cells: &[HeaderCell]) {
        let text = |column: u16| {
            let cell = cells.iter().find(|cell| cell.column == column);
            cell.map_or("", |cell| cell.text.as_str())
        };
        let level = |wanted: Field| {
            let mut levels = self.rivals.levels.iter();
            let found = levels.find(|(_, field)| **field == wanted);
            found.map_or("", |(column, _)| text(*column))
        };
        for column in &self.rivals.middle {
            let at = Place::Cell(self.place(*column));
            let fact = Fact::new(FactKind::MiddleLevel, at)
                .with("header", text(*column))
                .with("above", level(Field::Unit))
                .with("below", level(Field::SubUnit));
            self.facts.push(fact);
        }
        for (field, kept, other) in &self.rivals.twins {
            let at = Place::Cell(self.place(*other));
            let fact = Fact::new(FactKind::TwoCounts, at)
                .with("header", text(*other))
                .with("other", text(*kept))
                .with("field", field.key())
                .beside(self.place(*kept));
            self.doubts.twins.push(Twin {
                kept: *kept,
                other: *other,
                fact,
                differ: false,
            });
        }
    }

    /// Keeps in mind which items need not be asked about.
    pub(super) fn settle_doubts(&mut self, answers: &[AnswerColumn]) {
        let items = &self.spec.items;
        let answered = answers.iter();
        let answered = answered.filter_map(|answer| items.get(usize::from(answer.item)));
        let ids = answered.map(|item| item.id.clone());
        self.doubts.settled = ids.chain(self.asked.iter().cloned()).collect();
        // What the set does not ask cannot be missing from it.
        for asked in &mut self.doubts.asked {
            asked
                .items
                .retain(|id| items.iter().any(|item| item.id == *id));
        }
        let chosen = |it: &&AnswerColumn| {
            let item = items.get(usize::from(it.item));
            it.pair.is_empty() && item.is_some_and(|item| item.shape == AnswerShape::Choice)
        };
        let scales = answers.iter().filter(chosen).map(Scale::of);
        self.doubts.scales = scales.collect();
    }
}
