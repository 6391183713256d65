//! Where a table begins and ends: its header, the same header once more, a sum that is passed over.
//!
//! Never here: the rows between (`walk`).

use crate::fact::{Fact, FactKind, Place};
use crate::intake::columns::{assign, names_nothing};
use crate::intake::header::{self, Header, KeptRow};
use crate::intake::notices::Notices;
use crate::intake::table::ahead::Ahead;
use crate::intake::table::kept::OwnedRow;
use crate::intake::table::walk::Walk;
use crate::intake::table::{Sums, TableSink, origin};
use crate::model::activity::RowKind;
use crate::model::columns::Field;
use crate::origin::{CellRef, Sources};

impl Walk<'_> {
    /// Begins a table at its header, or passes one over that sums up another.
    pub(super) fn open_or_pass(
        &mut self,
        row: u32,
        header: &Header,
        sources: &mut Sources,
        sink: &mut dyn TableSink,
    ) {
        self.repeated.clear();
        let sums = names_nothing(self.context.spec, &header.cells);
        let passed = self.has_inventory || self.context.sums == Sums::PassOver;
        if !(sums && passed) {
            self.is_apart = false;
            self.has_inventory |= !sums;
            self.open(row, header, sources, sink);
            return;
        }
        if self.tables.is_empty() {
            self.table = sources.add_table(origin(self.context, None, &[]));
        }
        self.is_apart = true;
        self.last = row + u32::try_from(header.height - 1).unwrap_or(0);
        let place = Place::Row {
            table: self.table,
            row,
        };
        let fact = Fact::new(FactKind::SecondTable, place).with("row", row.to_string());
        sink.fact(fact.with("beside", "sum"));
    }

    /// Returns the header of a sum by unit that begins below an inventory, after a gap: `Ufficio |
    /// Dipendenti`.
    pub(super) fn sum_below(&self, rows: &[KeptRow]) -> Option<Header> {
        let first = rows.first().filter(|row| row.number > self.last + 1)?;
        let header = header::of_sum(self.context.spec, first)?;
        self.has_inventory.then_some(header)
    }

    /// Begins a table at its header.
    fn open(&mut self, row: u32, header: &Header, sources: &mut Sources, sink: &mut dyn TableSink) {
        self.close(sink);
        let last = row + u32::try_from(header.height - 1).unwrap_or(0);
        let headers = header.cells.iter();
        let headers: Vec<(u16, String)> = headers
            .map(|cell| (cell.column, cell.text.clone()))
            .collect();
        self.table = sources.add_table(origin(self.context, Some((row, last)), &headers));
        let (mut columns, facts) = assign(self.context.spec, self.table, last, &header.cells);
        if self.context.delimited {
            columns.fields = header.fields;
        }
        let widths = header.cells.iter();
        let widths = widths.map(|cell| usize::from(cell.column) + 1);
        self.header_width = widths.max().unwrap_or(0);
        self.heads = columns.map.field(Field::Headcount);
        self.name = columns.map.field(Field::Name);
        self.id = [Field::Id, Field::PersonId]
            .into_iter()
            .find_map(|field| columns.map.field(field));
        self.doubts = std::mem::take(&mut columns.doubts);
        self.ahead = Ahead::of(self.doubts.first_scores());
        let asks = !columns.answers.is_empty();
        self.notes = columns.map.field(Field::Notes).filter(|_| asks);
        self.columns = columns;
        if self.context.notices == Notices::All {
            self.headers = headers;
        }
        self.last = last;
        self.header_last = last;
        if let Some(first) = self.tables.first() {
            let place = Place::Sheet(self.table);
            let fact = Fact::new(FactKind::SecondTable, place).with("row", row.to_string());
            sink.fact(fact.beside(CellRef {
                table: *first,
                row,
                column: 0,
            }));
        }
        self.tables.push(self.table);
        sink.table(self.table, &self.columns, sources);
        for fact in facts {
            sink.fact(fact);
        }
        self.say_beside(header, last, sink);
    }

    /// Says that another header stands beside this one, whose last row is `last`.
    fn say_beside(&self, header: &Header, last: u32, sink: &mut dyn TableSink) {
        let Some(first) = header.beside.first() else {
            return;
        };
        let at = CellRef {
            table: self.table,
            row: last,
            column: first.column,
        };
        let headers = header.beside.iter().map(|cell| cell.text.as_str());
        let headers: Vec<&str> = headers.collect();
        sink.fact(
            Fact::new(FactKind::SecondTable, Place::Cell(at))
                .with("row", last.to_string())
                .with("beside", "yes")
                .with("list", headers.join(", ")),
        );
    }

    /// Ends the table at hand: one without a row of data is said.
    pub(super) fn close(&mut self, sink: &mut dyn TableSink) {
        if !self.tables.is_empty() && self.data_rows == 0 {
            sink.fact(Fact::new(FactKind::EmptyTable, Place::Sheet(self.table)));
        }
        self.data_rows = 0;
        for fact in std::mem::take(&mut self.doubts).settle(self.table) {
            sink.fact(fact);
        }
    }

    /// Takes a header that stands there once more.
    pub(super) fn repeat(&mut self, rows: &[OwnedRow], sink: &mut dyn TableSink) {
        let first = rows[0].number;
        let place = Place::Row {
            table: self.table,
            row: first,
        };
        sink.fact(Fact::new(FactKind::RepeatedHeader, place));
        self.blanks_before(first, sink);
        for row in rows {
            self.give(&row.raw(), RowKind::RepeatedHeader, false, sink);
            self.last = row.number;
        }
        self.repeated = match rows {
            [one] => KeptRow::of(&one.raw()).cells,
            _ => Vec::new(),
        };
    }

    /// Takes a header below the first one: the same once more, or that of another table, which
    /// then begins.
    pub(super) fn header_again(
        &mut self,
        rows: &[OwnedRow],
        header: &Header,
        sources: &mut Sources,
        sink: &mut dyn TableSink,
    ) {
        let first = rows[0].number;
        let (columns, _) = assign(self.context.spec, self.table, first, &header.cells);
        if columns.map == self.columns.map && !self.is_apart {
            self.repeat(rows, sink);
        } else {
            if !self.is_apart {
                self.blanks_before(first, sink);
            }
            self.open_or_pass(first, header, sources, sink);
        }
        self.after_break = false;
    }
}
