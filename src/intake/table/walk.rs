//! The walk over the rows below a header: gaps, second tables, merged cells, titles.

use crate::fact::{Fact, FactKind, Place};
use crate::intake::columns::{TableColumns, assign};
use crate::intake::header::{self, Header, KeptRow};
use crate::intake::labels;
use crate::intake::rows::{Merge, RawRow};
use crate::intake::table::kinds::Title;
use crate::intake::table::{Fill, SheetContext, TableRow, TableSink, origin};
use crate::model::activity::RowKind;
use crate::model::columns::Field;
use crate::origin::{CellRef, Sources};

/// The walk over the rows below a header.
pub(super) struct Walk<'a> {
    pub(super) context: &'a SheetContext<'a>,
    pub(super) table: u32,
    pub(super) tables: Vec<u32>,
    pub(super) columns: TableColumns,
    pub(super) header_width: usize,
    pub(super) label: Option<String>,
    /// The last row that held something.
    pub(super) last: u32,
    /// Merged cells that are still to come, ascending by row.
    pub(super) merges: Vec<Merge>,
    pub(super) next_merge: usize,
    pub(super) fills: Vec<Fill>,
    pub(super) filled: bool,
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
            header_width: 0,
            label,
            last: 0,
            merges,
            next_merge: 0,
            fills: Vec::new(),
            filled: false,
        };
        walk.open(kept[header.place].number, header, sources, sink);
        walk
    }

    /// Begins a table at its header.
    fn open(&mut self, row: u32, header: &Header, sources: &mut Sources, sink: &mut dyn TableSink) {
        let last = row + u32::try_from(header.height - 1).unwrap_or(0);
        let headers: Vec<(u16, String)> = header
            .cells
            .iter()
            .map(|cell| (cell.column, cell.text.clone()))
            .collect();
        self.table = sources.add_table(origin(self.context, Some((row, last)), &headers));
        let (columns, facts) = assign(self.context.spec, self.table, last, &header.cells);
        self.header_width = header
            .cells
            .iter()
            .map(|cell| usize::from(cell.column) + 1)
            .max()
            .unwrap_or(0);
        self.columns = columns;
        self.last = last;
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
    }

    pub(super) fn widest(&self) -> u16 {
        // A second table may be wider than the first.
        self.columns.last.saturating_add(64).max(255)
    }

    pub(super) fn row(
        &mut self,
        raw: &RawRow<'_>,
        sources: &mut Sources,
        sink: &mut dyn TableSink,
    ) {
        if raw.is_blank() {
            return;
        }
        let gap = raw.number > self.last + 1;
        let suspected = gap || self.looks_like_header(raw);
        if suspected && let Some(kind) = self.header_again(raw, sources, sink) {
            if kind == RowKind::RepeatedHeader {
                self.blanks_before(raw.number, sink);
                self.give(raw, kind, false, sink);
            }
            self.last = raw.number;
            return;
        }
        self.blanks_before(raw.number, sink);
        self.last = raw.number;
        self.fill(raw, sink);
        let title = self.title(raw);
        if let Some(Title::OfUnit(label)) = &title {
            self.label = Some(label.clone());
        }
        let kind = if title.is_some() {
            RowKind::Data
        } else {
            self.kind(raw)
        };
        self.ragged(raw, kind, sink);
        self.give(raw, kind, title.is_some(), sink);
    }

    fn give(&self, raw: &RawRow<'_>, kind: RowKind, is_title: bool, sink: &mut dyn TableSink) {
        sink.row(&TableRow {
            table: self.table,
            kind,
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

    /// A cheap sign that a row may be a header: the header of the name stands in its column, and
    /// where people are counted there is no number.
    fn looks_like_header(&self, raw: &RawRow<'_>) -> bool {
        let counted = self
            .columns
            .map
            .field(Field::Headcount)
            .is_some_and(|column| {
                raw.cell(column)
                    .bytes
                    .first()
                    .is_some_and(u8::is_ascii_digit)
            });
        !counted
            && self
                .columns
                .name_header
                .as_ref()
                .is_some_and(|(column, header)| {
                    let cell = raw.cell(*column);
                    cell.bytes.len() >= header.len().min(3)
                        && cell.bytes.first().map(u8::to_ascii_lowercase)
                            == header.as_bytes().first().map(u8::to_ascii_lowercase)
                        && self.context.spec.knows(cell.text())
                })
    }

    /// Says whether a row is a header: the same once more, or that of another table, which then
    /// begins.
    fn header_again(
        &mut self,
        raw: &RawRow<'_>,
        sources: &mut Sources,
        sink: &mut dyn TableSink,
    ) -> Option<RowKind> {
        let kept = KeptRow::of(raw);
        let header = header::single(self.context.spec, &kept)?;
        let (columns, _) = assign(self.context.spec, self.table, raw.number, &header.cells);
        if columns.map == self.columns.map {
            let place = Place::Row {
                table: self.table,
                row: raw.number,
            };
            sink.fact(Fact::new(FactKind::RepeatedHeader, place));
            return Some(RowKind::RepeatedHeader);
        }
        self.open(raw.number, &header, sources, sink);
        Some(RowKind::Data)
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
            sink.fact(
                Fact::new(
                    FactKind::MergedData,
                    Place::Range {
                        from,
                        to_row: merge.to_row,
                    },
                )
                .with("filled", "yes"),
            );
            self.filled = true;
            self.fills.push(Fill {
                column: merge.from_column,
                to_row: merge.to_row,
                kind: cell.kind,
                text: cell.bytes.to_vec(),
            });
        }
    }
}
