//! The walk over the rows below a header: gaps, second tables, merged cells, titles.

use crate::fact::{Fact, FactKind, Place};
use crate::intake::columns::{Doubts, TableColumns, assign, names_nothing};
use crate::intake::header::{self, Header, KeptRow};
use crate::intake::labels;
use crate::intake::notices::Notices;
use crate::intake::rows::{CellKind, Merge, RawRow};
use crate::intake::table::kept::OwnedRow;
use crate::intake::table::kinds::Title;
use crate::intake::table::ragged::NUMBERS;
use crate::intake::table::{Fill, SheetContext, Sums, TableRow, TableSink, origin};
use crate::model::activity::RowKind;
use crate::model::columns::Field;
use crate::origin::{CellRef, Sources};

/// The walk over the rows below a header.
pub(super) struct Walk<'a> {
    pub(super) context: &'a SheetContext<'a>,
    pub(super) table: u32,
    pub(super) tables: Vec<u32>,
    pub(super) columns: TableColumns,
    /// Columns that every row is looked at in: people, name, id.
    heads: Option<u16>,
    pub(super) name: Option<u16>,
    pub(super) id: Option<u16>,
    pub(super) header_width: usize,
    /// Headers of the table by column, where somebody may ask.
    headers: Vec<(u16, String)>,
    pub(super) label: Option<String>,
    /// The last row that held something.
    pub(super) last: u32,
    /// The last row of the header.
    pub(super) header_last: u32,
    /// Merged cells that are still to come, ascending by row.
    pub(super) merges: Vec<Merge>,
    pub(super) next_merge: usize,
    pub(super) fills: Vec<Fill>,
    /// Rows kept back because a header may begin with them, at most [`header::TALLEST`].
    pending: Vec<OwnedRow>,
    /// Whether the row before was no activity: what follows may be a header.
    after_break: bool,
    /// Rows of data of this table so far.
    pub(super) data_rows: u64,
    /// What the rows of this table still tell of its headers.
    doubts: Doubts,
    /// Whether a table so far names something to judge.
    pub(super) has_inventory: bool,
    /// Whether the rows at hand are those of a table that is passed over.
    pub(super) is_apart: bool,
}

impl<'a> Walk<'a> {
    pub(super) fn begin(
        context: &'a SheetContext<'a>,
        kept: &[KeptRow],
        header: &Header,
        mut merges: Vec<Merge>,
        sources: &mut Sources,
        sink: &mut dyn TableSink,
    ) -> Self {
        merges.retain(|merge| merge.to_row > merge.from_row || merge.to_column > merge.from_column);
        merges.sort_by_key(|merge| (merge.from_row, merge.from_column));
        let label = labels::above(context.spec, &kept[..header.place]);
        let mut walk = Self {
            context,
            table: 0,
            tables: Vec::new(),
            columns: TableColumns::default(),
            heads: None,
            name: None,
            id: None,
            header_width: 0,
            headers: Vec::new(),
            label,
            last: 0,
            header_last: 0,
            merges,
            next_merge: 0,
            fills: Vec::new(),
            pending: Vec::new(),
            after_break: false,
            data_rows: 0,
            doubts: Doubts::default(),
            has_inventory: false,
            is_apart: false,
        };
        walk.open_or_pass(kept[header.place].number, header, sources, sink);
        walk
    }

    /// Begins a table at its header, or passes one over that sums up another.
    fn open_or_pass(
        &mut self,
        row: u32,
        header: &Header,
        sources: &mut Sources,
        sink: &mut dyn TableSink,
    ) {
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

    /// Begins a table at its header.
    fn open(&mut self, row: u32, header: &Header, sources: &mut Sources, sink: &mut dyn TableSink) {
        self.close(sink);
        let last = row + u32::try_from(header.height - 1).unwrap_or(0);
        let headers: Vec<(u16, String)> = header
            .cells
            .iter()
            .map(|cell| (cell.column, cell.text.clone()))
            .collect();
        self.table = sources.add_table(origin(self.context, Some((row, last)), &headers));
        let (mut columns, facts) = assign(self.context.spec, self.table, last, &header.cells);
        if self.context.delimited {
            columns.fields = header.fields;
        }
        self.header_width = header
            .cells
            .iter()
            .map(|cell| usize::from(cell.column) + 1)
            .max()
            .unwrap_or(0);
        self.heads = columns.map.field(Field::Headcount);
        self.name = columns.map.field(Field::Name);
        self.id = [Field::Id, Field::PersonId]
            .into_iter()
            .find_map(|field| columns.map.field(field));
        self.doubts = std::mem::take(&mut columns.doubts);
        self.columns = columns;
        if self.context.notices == Notices::All {
            self.headers = headers;
        }
        self.last = last;
        self.header_last = last;
        if let Some(first) = self.tables.first() {
            let place = Place::Sheet(self.table);
            sink.fact(
                Fact::new(FactKind::SecondTable, place)
                    .with("row", row.to_string())
                    .beside(CellRef {
                        table: *first,
                        row,
                        column: 0,
                    }),
            );
        }
        self.tables.push(self.table);
        sink.table(self.table, &self.columns, sources);
        for fact in facts {
            sink.fact(fact);
        }
        if let Some(first) = header.beside.first() {
            let at = CellRef {
                table: self.table,
                row: last,
                column: first.column,
            };
            let headers: Vec<&str> = header
                .beside
                .iter()
                .map(|cell| cell.text.as_str())
                .collect();
            sink.fact(
                Fact::new(FactKind::SecondTable, Place::Cell(at))
                    .with("row", last.to_string())
                    .with("beside", "yes")
                    .with("list", headers.join(", ")),
            );
        }
    }

    /// Returns the header over a column, empty where nobody asked for notices.
    pub(super) fn header_of(&self, column: u16) -> &str {
        let found = self.headers.iter().find(|(at, _)| *at == column);
        found.map_or("", |(_, text)| text)
    }

    /// Ends the table at hand: one without a row of data is said.
    fn close(&mut self, sink: &mut dyn TableSink) {
        if !self.tables.is_empty() && self.data_rows == 0 {
            sink.fact(Fact::new(FactKind::EmptyTable, Place::Sheet(self.table)));
        }
        self.data_rows = 0;
        for fact in std::mem::take(&mut self.doubts).settle(self.table) {
            sink.fact(fact);
        }
    }

    /// Ends the sheet: rows that were kept back, then the last table.
    pub(super) fn end(&mut self, sources: &mut Sources, sink: &mut dyn TableSink) {
        self.settle_all(sources, sink);
        self.close(sink);
    }

    pub(super) fn widest(&self) -> u16 {
        // A second table may be wider than the first.
        self.columns.last.saturating_add(64).max(255)
    }

    /// Takes the next row. One that may begin a header is kept back, with those that touch it,
    /// until it is clear: a header may have several rows.
    pub(super) fn row(
        &mut self,
        raw: &RawRow<'_>,
        sources: &mut Sources,
        sink: &mut dyn TableSink,
    ) {
        if raw.is_blank() {
            return;
        }
        if let Some(before) = self.pending.last() {
            if raw.number == before.number + 1 {
                self.pending.push(OwnedRow::of(raw));
                if self.pending.len() == header::TALLEST {
                    self.settle(sources, sink);
                }
                return;
            }
            self.settle_all(sources, sink);
        }
        if self.may_be_header(raw) {
            self.pending.push(OwnedRow::of(raw));
        } else {
            self.plain(raw, None, sources, sink);
        }
    }

    fn settle_all(&mut self, sources: &mut Sources, sink: &mut dyn TableSink) {
        while !self.pending.is_empty() {
            self.settle(sources, sink);
        }
    }

    /// Decides what the first row that was kept back is; those after it are looked at anew.
    fn settle(&mut self, sources: &mut Sources, sink: &mut dyn TableSink) {
        let rows = std::mem::take(&mut self.pending);
        let kept: Vec<KeptRow> = rows.iter().map(|row| KeptRow::of(&row.raw())).collect();
        let spec = self.context.spec;
        let taken = if let Some(header) = header::at_start(spec, &kept, &self.merges) {
            self.header_again(&rows[..header.height], &header, sources, sink);
            header.height
        } else {
            // A text alone over a header is its title, wherever it stands.
            let heads = header::at_start(spec, &kept[1..], &self.merges);
            let title = heads
                .filter(|_| kept[0].cells.len() == 1)
                .map(|_| Title::Other);
            self.plain(&rows[0].raw(), title, sources, sink);
            1
        };
        for row in &rows[taken..] {
            self.row(&row.raw(), sources, sink);
        }
    }

    /// Takes a row that is no header. `title` is what it is where a header follows it at once.
    fn plain(
        &mut self,
        raw: &RawRow<'_>,
        title: Option<Title>,
        sources: &Sources,
        sink: &mut dyn TableSink,
    ) {
        if self.is_apart {
            self.last = raw.number;
            sink.beside(self.table, raw, sources);
            return;
        }
        self.blanks_before(raw.number, sink);
        self.last = raw.number;
        self.fill(raw, sink);
        let is_guide = self.data_rows == 0 && self.is_guide(raw);
        let title = self.title(raw).or(title).filter(|_| !is_guide);
        if let Some(Title::OfUnit(label)) = &title {
            self.label = Some(label.clone());
        }
        let kind = match &title {
            _ if is_guide => RowKind::RepeatedHeader,
            Some(_) => RowKind::Data,
            None => self.kind(raw),
        };
        let is_data = kind == RowKind::Data && title.is_none();
        self.after_break = !is_data && !is_guide;
        self.data_rows += u64::from(is_data);
        if is_data {
            self.doubts.see(raw, &*self.context.spec.words);
        }
        let place = Place::Row {
            table: self.table,
            row: raw.number,
        };
        if is_guide && self.context.notices == Notices::All {
            sink.fact(Fact::new(FactKind::GuideRow, place));
        }
        // A title or a signature has one field, and is no record.
        if title.is_none() {
            self.ragged(raw, kind, sink);
            self.shifted(raw, kind, sink);
        }
        self.give(raw, kind, title.is_some(), sink);
    }

    fn give(&self, raw: &RawRow<'_>, kind: RowKind, is_title: bool, sink: &mut dyn TableSink) {
        sink.row(&TableRow {
            table: self.table,
            kind,
            is_delimited: self.context.delimited,
            raw: *raw,
            columns: &self.columns,
            label: self.label.as_deref(),
            is_title,
            fills: &self.fills,
        });
    }

    fn blanks_before(&self, row: u32, sink: &mut dyn TableSink) {
        if row > self.last + 1 {
            sink.blank_rows(self.table, self.last + 1, row - 1);
        }
    }

    /// A cheap sign that a row may begin a header: it stands after a gap or a title, or a known
    /// header stands where the name, an answer or a number should. Where people are counted,
    /// there is none.
    fn may_be_header(&self, raw: &RawRow<'_>) -> bool {
        if self.after_break || self.is_apart || raw.number > self.last + 1 {
            return true;
        }
        let heads = self.heads.and_then(|at| raw.first_byte(raw.slot(at)?));
        if heads.is_some_and(|first| first.is_ascii_digit()) {
            return false;
        }
        let named = self
            .columns
            .name_header
            .as_ref()
            .is_some_and(|(column, header)| {
                let cell = raw.cell(*column);
                cell.bytes().len() >= header.len().min(3)
                    && cell.bytes().first().map(u8::to_ascii_lowercase)
                        == header.as_bytes().first().map(u8::to_ascii_lowercase)
                    && self.context.spec.knows(cell.text())
            });
        named
            || self.columns.probes.iter().any(|probe| {
                let cell = raw.cell(probe.column);
                cell.bytes().len() >= probe.from_length
                    && cell.bytes()[0].is_ascii_alphabetic()
                    && self.context.spec.knows(cell.text())
            })
    }

    /// Takes a header below the first one: the same once more, or that of another table, which
    /// then begins.
    fn header_again(
        &mut self,
        rows: &[OwnedRow],
        header: &Header,
        sources: &mut Sources,
        sink: &mut dyn TableSink,
    ) {
        let first = rows[0].number;
        let (columns, _) = assign(self.context.spec, self.table, first, &header.cells);
        if columns.map == self.columns.map && !self.is_apart {
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
        } else {
            if !self.is_apart {
                self.blanks_before(first, sink);
            }
            self.open_or_pass(first, header, sources, sink);
        }
        self.after_break = false;
    }

    /// Brings the filled cells up to a row.
    fn fill(&mut self, raw: &RawRow<'_>, sink: &mut dyn TableSink) {
        self.fills.retain(|fill| fill.to_row >= raw.number);
        while let Some(merge) = self.merges.get(self.next_merge) {
            if merge.from_row > raw.number {
                break;
            }
            self.next_merge += 1;
            if merge.from_row < raw.number || merge.to_row == merge.from_row {
                continue;
            }
            let cell = raw.cell(merge.from_column);
            if cell.is_blank() {
                continue;
            }
            let (table, row) = (self.table, merge.from_row);
            let from = CellRef {
                table,
                row,
                column: merge.from_column,
            };
            let to_row = merge.to_row;
            let map = &self.columns.map;
            let mut numbers = NUMBERS.iter().filter_map(|field| map.field(*field));
            let filled = if numbers.any(|column| column == merge.from_column) {
                "no"
            } else {
                "yes"
            };
            let mut fact = Fact::new(FactKind::MergedData, Place::Range { from, to_row })
                .with("filled", filled);
            // Three people over two rows are not six: only texts can be written in every row.
            if self.context.notices == Notices::All && cell.kind == CellKind::Text {
                fact = fact.with("value", cell.text());
            }
            sink.fact(fact);
            self.fills.push(Fill {
                column: merge.from_column,
                to_row: merge.to_row,
                kind: cell.kind,
                text: cell.raw.to_owned(),
            });
        }
    }
}
