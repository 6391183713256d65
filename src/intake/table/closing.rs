//! What the reader noticed about rows and the sheet as a whole.

use crate::fact::{Fact, FactKind, Place};
use crate::intake::rows::{Merge, SheetRows};
use crate::intake::table::TableSink;
use crate::intake::table::walk::Walk;
use crate::origin::CellRef;

impl Walk<'_> {
    pub(super) fn row_facts(&self, rows: &mut dyn SheetRows, sink: &mut dyn TableSink) {
        let facts = rows.take_row_facts();
        if facts.is_empty() {
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
        if !facts.hidden_rows.runs.is_empty() {
            let list = facts
                .hidden_rows
                .runs
                .iter()
                .take(20)
                .map(|(from, to)| run(from, to));
            let list = list.collect::<Vec<_>>().join(", ");
            let fact = Fact::new(FactKind::HiddenRowsOrColumns, place);
            sink.fact(fact.with("what", "rows").with("list", list));
        }
        if !facts.hidden_columns.is_empty() {
            let letters = |(from, to): &(u16, u16)| {
                run(
                    &crate::origin::column_letters(*from),
                    &crate::origin::column_letters(*to),
                )
            };
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
}

fn run<T: PartialEq + std::fmt::Display>(from: &T, to: &T) -> String {
    if from == to {
        from.to_string()
    } else {
        format!("{from}–{to}")
    }
}
