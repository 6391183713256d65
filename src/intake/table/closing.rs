//! What the reader noticed about rows and the sheet as a whole.

use crate::fact::{Fact, FactKind, Place};
use crate::intake::notices::Notices;
use crate::intake::rows::{Merge, SheetFacts, SheetRows};
use crate::intake::table::TableSink;
use crate::intake::table::walk::Walk;
use crate::model::answer::AnswerShape;
use crate::origin::{CellRef, column_letters};

impl Walk<'_> {
    pub(super) fn row_facts(&self, rows: &mut dyn SheetRows, sink: &mut dyn TableSink) {
        let facts = rows.take_row_facts();
        if facts.is_empty() || self.is_apart {
            return;
        }
        for (kind, params, row, column) in facts {
            let place = match column {
                Some(column) => Place::Cell(CellRef {
                    table: self.table,
                    row,
                    column,
                }),
                None => Place::Row {
                    table: self.table,
                    row,
                },
            };
            sink.fact(Fact {
                kind,
                place,
                params,
                related: Vec::new(),
            });
        }
    }

    /// Gives what the reader noticed about the sheet as a whole.
    pub(super) fn sheet_facts(&self, rows: &dyn SheetRows, sink: &mut dyn TableSink) {
        let facts = rows.facts();
        let place = Place::Sheet(self.table);
        let all = self.context.notices == Notices::All;
        match self.context.notices {
            Notices::Few => {}
            Notices::Lost => self.comments(facts, sink),
            Notices::All => self.sheet_notices(facts, sink),
        }
        if !facts.hidden_rows.runs.is_empty() {
            let list = facts
                .hidden_rows
                .runs
                .iter()
                .take(20)
                .map(|(from, to)| run(from, to));
            let list = list.collect::<Vec<_>>().join(", ");
            let fact = Fact::new(FactKind::HiddenRowsOrColumns, place);
            let what = if all && facts.filtered {
                "filtered"
            } else {
                "rows"
            };
            sink.fact(fact.with("what", what).with("list", list));
        }
        if !facts.hidden_columns.is_empty() {
            let letters =
                |(from, to): &(u16, u16)| run(&column_letters(*from), &column_letters(*to));
            let list = facts
                .hidden_columns
                .iter()
                .take(20)
                .map(letters)
                .collect::<Vec<_>>();
            let fact = Fact::new(FactKind::HiddenRowsOrColumns, place);
            sink.fact(fact.with("what", "columns").with("list", list.join(", ")));
        }
        let below =
            |merge: &&Merge| merge.from_row > self.last.min(1) && merge.to_row > merge.from_row;
        if !facts.merges_known_first && facts.merges.iter().any(|merge| below(&merge)) {
            sink.fact(Fact::new(FactKind::MergedData, place).with("filled", "no"));
        }
    }

    /// Gives what only a check says of the sheet.
    fn sheet_notices(&self, facts: &SheetFacts, sink: &mut dyn TableSink) {
        let place = Place::Sheet(self.table);
        if facts.ghost_rows >= self.context.expected.ghost_rows.max(1) {
            let fact = Fact::new(FactKind::GhostRows, place);
            sink.fact(fact.with("rows", facts.ghost_rows.to_string()));
        }
        self.comments(facts, sink);
        for ((row, column), text) in &facts.remarks {
            let at = CellRef {
                table: self.table,
                row: *row,
                column: *column,
            };
            sink.comment(at, text);
        }
        let lost = self.without_rules(facts);
        if !lost.is_empty() {
            let fact = Fact::new(FactKind::RulesLost, place);
            sink.fact(fact.with("list", lost.join(", ")));
        }
    }

    /// Says how many cells of the sheet have comments, and which.
    fn comments(&self, facts: &SheetFacts, sink: &mut dyn TableSink) {
        if facts.comments > 0 {
            let cells = facts.commented.iter();
            let cells = cells.map(|(row, column)| format!("{}{row}", column_letters(*column)));
            let fact = Fact::new(FactKind::Metadata, Place::Sheet(self.table))
                .with("what", "comments")
                .with("count", facts.comments.to_string())
                .with("list", cells.collect::<Vec<_>>().join(", "));
            sink.fact(fact);
        }
    }

    /// Returns the headers of answers that have lost the drop-down which their neighbours have.
    /// Where more columns are without than with, the template may never have had any.
    fn without_rules(&self, facts: &SheetFacts) -> Vec<&str> {
        let ruled = |column: u16| {
            facts.validated.iter().any(|range| {
                (range.from_column..=range.to_column).contains(&column)
                    && range.from_row <= self.last
                    && range.to_row > self.header_last
            })
        };
        let items = &self.context.spec.items;
        let answers = self.columns.answers.iter().filter(|answer| {
            let item = items.get(usize::from(answer.item));
            item.is_some_and(|item| item.shape == AnswerShape::Choice) && answer.pair.is_empty()
        });
        let (with, without): (Vec<u16>, Vec<u16>) = answers
            .map(|answer| answer.column)
            .partition(|column| ruled(*column));
        let others = self.columns.map.fields.iter();
        let elsewhere = others.filter(|(_, column)| ruled(*column)).count();
        let lost = with.len() > without.len() || with.is_empty() && elsewhere > 0;
        let without = without.into_iter().filter(|_| lost);
        without.map(|column| self.header_of(column)).collect()
    }
}

fn run<T: PartialEq + std::fmt::Display>(from: &T, to: &T) -> String {
    if from == to {
        from.to_string()
    } else {
        format!("{from}–{to}")
    }
}
