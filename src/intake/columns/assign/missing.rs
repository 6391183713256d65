//! Items of the set that no column answers, and what else may be the cause.
//!
//! Never here: which column answers what (`assign`).

use std::collections::BTreeMap;

use super::Assigner;
use crate::fact::{Fact, FactKind, Place};
use crate::intake::columns::guess::denies;
use crate::intake::columns::guess::nearly_names;
use crate::intake::columns::{AnswerColumn, HeaderCell};
use crate::matching::{fold_header, nearest_header};
use crate::model::columns::{Direction, Field, Meaning};
use crate::origin::CellRef;

impl Assigner<'_> {
    /// Notes the items without a column.
    pub(super) fn missing_items(&mut self, answers: &[AnswerColumn]) {
        for (place, item) in self.spec.items.iter().enumerate() {
            let answered = answers
                .iter()
                .any(|answer| usize::from(answer.item) == place);
            // A header that may be the one is asked about.
            if !answered && !self.is_asked(&item.id) {
                self.missing(&item.id);
            }
        }
    }

    /// Says that nothing names the rows where a misspelt header is why: it is not said a second time.
    pub(super) fn missing_name(&mut self, cells: &[HeaderCell]) {
        let has = |field: Field| self.fields.contains_key(&field);
        if self.spec.items.is_empty() || has(Field::Name) || has(Field::Id) {
            return;
        }
        let Some(cell) = cells.iter().find(|cell| nearly_names(self.spec, cell)) else {
            return;
        };
        let unknown = |(_, at, _): &(usize, CellRef, String)| at.column == cell.column;
        let Some(place) = self.unknown.iter().position(unknown) else {
            return;
        };
        let (fact, at, text) = self.unknown.remove(place);
        let known = self.facts[fact].params.get("nearest").unwrap_or_default();
        self.facts[fact] = Fact::new(FactKind::NeededColumnMissing, Place::Cell(at))
            .with("field", Field::Name.key())
            .with("why", "near")
            .with("header", text)
            .with("known", known);
    }

    fn is_asked(&self, id: &str) -> bool {
        let mut doubts = self.doubts.asked.iter().flat_map(|it| &it.items);
        self.asked.contains(id) || doubts.any(|item| item == id)
    }

    /// Notes that an item has no column. A header that is nearly one of its own is the cause, and
    /// is not said a second time.
    fn missing(&mut self, id: &str) {
        let direction = |meanings: &[Meaning]| {
            let mut all = meanings.iter();
            all.find_map(|meaning| match meaning {
                Meaning::Item(other, direction) if other == id => Some(*direction),
                _ => None,
            })
        };
        let all = self.spec.headers.iter();
        let own = all.filter_map(|(header, it)| Some((header.as_str(), direction(it)?)));
        let own: BTreeMap<&str, Direction> = own.collect();
        let near = |(_, _, text): &(usize, CellRef, String)| {
            let denied = denies(text);
            let own = own.keys().copied();
            nearest_header(text, own.filter(|known| denies(known) == denied))
        };
        let mut unknown = self.unknown.iter().enumerate();
        let found = unknown.find_map(|(place, it)| Some((place, near(it)?)));
        let Some((place, known)) = found else {
            let fact = Fact::new(FactKind::MissingColumn, Place::Sheet(self.table));
            self.facts.push(fact.with("item", id));
            return;
        };
        let sign = match own.get(known) {
            Some(Direction::YesIsBad) => "-",
            _ => "+",
        };
        let (fact, at, _) = self.unknown.remove(place);
        let header = self.facts[fact].params.get("header").unwrap_or_default();
        self.facts[fact] = Fact::new(FactKind::MissingColumn, Place::Cell(at))
            .with("header", header)
            .with("item", id)
            .with("why", "near")
            .with("sign", sign)
            .with("known", known);
    }

    /// Joins one missing item with one header that stands twice: somebody copied a header and did
    /// not change it.
    pub(super) fn join_twice(&mut self, cells: &[HeaderCell]) {
        let mut twice = self.places(FactKind::DuplicateColumn);
        // A field that stands twice is no question that lacks its header.
        twice.retain(|place| {
            let field = self.facts[*place].params.get("field").unwrap_or_default();
            self.spec.items.iter().any(|item| item.id == field)
        });
        let missing = self.places(FactKind::MissingColumn);
        let ([twice], [missing]) = (&twice[..], &missing[..]) else {
            return;
        };
        let (at, item) = (self.facts[*twice].place, &self.facts[*missing]);
        let Place::Sheet(_) = item.place else { return };
        let under = |column: Option<u16>| cells.iter().find(|cell| column == Some(cell.column));
        let cell = under(at.column());
        let first = self.facts[*twice].related.first();
        let first = under(first.map(|it| it.column));
        // Two headers of their own for one question are no copy.
        let folded = |it: &HeaderCell| fold_header(&it.lookup);
        if cell.map(folded) != first.map(folded) {
            return;
        }
        let fact = Fact::new(FactKind::MissingColumn, at)
            .with("header", cell.map_or("", |cell| cell.text.as_str()))
            .with("item", item.params.get("item").unwrap_or_default())
            .with("why", "twice");
        self.facts[*missing] = fact;
        self.facts.remove(*twice);
    }

    fn places(&self, kind: FactKind) -> Vec<usize> {
        let all = self.facts.iter().enumerate();
        all.filter(|(_, fact)| fact.kind == kind)
            .map(|(place, _)| place)
            .collect()
    }
}
