//! Headers that nobody knows, that may be good or bad, or that the set does not ask for.
//!
//! Never here: which column answers what (`assign`), or what no column answers (`missing`).

use super::{Assigner, MOST_CHOICES, toml_text};
use crate::fact::{Fact, FactKind, Place};
use crate::intake::columns::doubts::Asked;
use crate::intake::columns::{HeaderCell, guess};
use crate::matching::fold_header;
use crate::model::columns::Direction;
use crate::origin::CellRef;

impl Assigner<'_> {
    pub(super) fn unknown(&mut self, cell: &HeaderCell) {
        let watched = self
            .spec
            .watched
            .iter()
            .any(|it| fold_header(it) == fold_header(&cell.text));
        if watched || self.spec.items.is_empty() {
            return;
        }
        let mut fact = self.unknown_column(cell);
        if let Some(nearest) = guess::nearest(self.spec, &cell.lookup) {
            fact = fact.with("nearest", nearest);
        }
        let at = self.place(cell.column);
        // `SI` and `NO` under one question are one header.
        let is_said = |(_, said, text): &(usize, CellRef, String)| {
            said.column.abs_diff(at.column) <= MOST_CHOICES && *text == cell.lookup
        };
        if cell.paired.is_some() && self.unknown.iter().any(is_said) {
            return;
        }
        self.unknown
            .push((self.facts.len(), at, cell.lookup.clone()));
        self.facts.push(fact);
    }

    fn unknown_column(&self, cell: &HeaderCell) -> Fact {
        let line = format!("\"{}\" = \"notes\"", toml_text(&cell.lookup));
        let at = Place::Cell(self.place(cell.column));
        Fact::new(FactKind::UnknownColumn, at)
            .with("header", shown(cell))
            .with("line", line)
    }

    pub(super) fn unused(&mut self, id: &str, cell: &HeaderCell) {
        self.facts.push(
            Fact::new(
                FactKind::UnusedCriterion,
                Place::Cell(self.place(cell.column)),
            )
            .with("header", &cell.text)
            .with("item", id),
        );
    }

    pub(super) fn ask(&mut self, items: &[String], cell: &HeaderCell) {
        let mut before = self.doubts.asked.iter().filter(|it| {
            it.column.abs_diff(cell.column) <= MOST_CHOICES && it.header == cell.lookup
        });
        let is_said = cell.paired.is_some() && before.next().is_some();
        if self.spec.items.is_empty() || is_said {
            return;
        }
        let header = toml_text(&cell.lookup);
        let line = items.first().map_or_else(String::new, |item| {
            format!("\"{header}\" = \"+{item}\"   # \"-{item}\", \"notes\"")
        });
        let at = Place::Cell(self.place(cell.column));
        let question = Fact::new(FactKind::HeaderDirectionUnknown, at)
            .with("header", shown(cell))
            .with("items", items.join(", "))
            .with("line", line);
        self.doubts.asked.push(Asked {
            column: cell.column,
            header: cell.lookup.clone(),
            items: items.to_vec(),
            question,
            unknown: self.unknown_column(cell),
            filled: 0,
            answers: 0,
            plain: 0,
        });
    }

    /// Asks about a header that puts several questions at once: a no would not say to which.
    pub(super) fn ask_which(&mut self, items: &[(String, Direction)], cell: &HeaderCell) {
        let signed = |(id, direction): &(String, Direction)| match direction {
            Direction::YesIsGood => format!("\"+{id}\""),
            Direction::YesIsBad => format!("\"-{id}\""),
        };
        let signed: Vec<String> = items.iter().map(signed).collect();
        let ids: Vec<&str> = items.iter().map(|(id, _)| id.as_str()).collect();
        self.asked.extend(ids.iter().map(|id| (*id).to_owned()));
        let at = Place::Cell(self.place(cell.column));
        let line = format!("\"{}\" = [{}]", toml_text(&cell.lookup), signed.join(", "));
        self.facts.push(
            Fact::new(FactKind::HeaderDirectionUnknown, at)
                .with("header", &cell.text)
                .with("items", ids.join(", "))
                .with("line", line)
                .with("several", "yes"),
        );
    }
}

/// Returns a header as people see it; of a pair SI | NO the question over both.
fn shown(cell: &HeaderCell) -> &str {
    if cell.paired.is_some() {
        &cell.lookup
    } else {
        &cell.text
    }
}
