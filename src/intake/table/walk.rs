//! The walk over the rows below a header: gaps, second tables, merged cells, titles.

use crate::fact::{Fact, FactKind, Place};
use crate::intake::columns::{Doubts, TableColumns};
use crate::intake::header::{self, Header, KeptRow};
use crate::intake::labels;
use crate::intake::notices::Notices;
use crate::intake::rows::{CellKind, Merge, RawRow};
use crate::intake::table::ahead::Ahead;
use crate::intake::table::kept::OwnedRow;
use crate::intake::table::kinds::Title;
use crate::intake::table::ragged::NUMBERS;
use crate::intake::table::{Fill, SheetContext, TableRow, TableSink};
use crate::model::activity::RowKind;
use crate::origin::{CellRef, Sources};

/// The walk over the rows below a header.
pub(super) struct Walk<'a> {
    pub(super) context: &'a SheetContext<'a>,
    pub(super) table: u32,
    pub(super) tables: Vec<u32>,
    pub(super) columns: TableColumns,
    /// Columns that every row is looked at in: people, name, id.
    pub(super) heads: Option<u16>,
    pub(super) name: Option<u16>,
    pub(super) id: Option<u16>,
    /// Notes, where the table asks questions: they may say that an activity has ended.
    pub(super) notes: Option<u16>,
    pub(super) header_width: usize,
    /// Headers of the table by column, where somebody may ask.
    pub(super) headers: Vec<(u16, String)>,
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
    /// Rows kept back before that, at the beginning of a table.
    pub(super) ahead: Ahead,
    /// Whether the row before was no activity: what follows may be a header.
    pub(super) after_break: bool,
    /// Cells of the header that stood there once more; empty where none did in this table, or one of
    /// several rows.
    pub(super) repeated: Vec<(u16, String)>,
    /// Rows of data of this table so far.
    pub(super) data_rows: u64,
    /// What the rows of this table still tell of its headers.
    pub(super) doubts: Doubts,
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
            notes: None,
            header_width: 0,
            headers: Vec::new(),
            label,
            last: 0,
            header_last: 0,
            merges,
            next_merge: 0,
            fills: Vec::new(),
            pending: Vec::new(),
            ahead: Ahead::default(),
            after_break: false,
            repeated: Vec::new(),
            data_rows: 0,
            doubts: Doubts::default(),
            has_inventory: false,
            is_apart: false,
        };
        walk.open_or_pass(kept[header.place].number, header, sources, sink);
        walk
    }

    /// Returns the header over a column, empty where nobody asked for notices.
    pub(super) fn header_of(&self, column: u16) -> &str {
        let found = self.headers.iter().find(|(at, _)| *at == column);
        found.map_or("", |(_, text)| text)
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
        if raw.is_blank() || self.looks_ahead() && self.keeps_back(raw, sources, sink) {
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

    /// Gives every row that was kept back.
    pub(super) fn settle_all(&mut self, sources: &mut Sources, sink: &mut dyn TableSink) {
        self.release(sources, sink);
        while !self.pending.is_empty() {
            self.settle(sources, sink);
        }
    }

    /// Decides what the first row that was kept back is; those after it are looked at anew.
    fn settle(&mut self, sources: &mut Sources, sink: &mut dyn TableSink) {
        let rows = std::mem::take(&mut self.pending);
        let kept: Vec<KeptRow> = rows.iter().map(|row| KeptRow::of(&row.raw())).collect();
        let spec = self.context.spec;
        let taken = if self.repeats(&kept) {
            self.repeat(&rows[..1], sink);
            self.after_break = false;
            1
        } else if let Some(header) =
            header::at_start(spec, &kept, &self.merges).or_else(|| self.sum_below(&kept))
        {
            self.header_again(&rows[..header.height], &header, sources, sink);
            header.height
        } else {
            // A text alone over a header is its title, wherever it stands.
            let heads = header::at_start(spec, &kept[1..], &self.merges);
            let title = match (&kept[0].cells[..], heads) {
                ([(_, text)], Some(_)) => {
                    Some(labels::heading(spec, text).map_or(Title::Other, Title::OfUnit))
                }
                _ => None,
            };
            self.plain(&rows[0].raw(), title, sources, sink);
            1
        };
        for row in &rows[taken..] {
            self.row(&row.raw(), sources, sink);
        }
    }

    /// Says whether the row that was kept back, and the one below it, are the header that stood there
    /// once more just before: a file of nothing else is not looked at as new each time.
    fn repeats(&self, kept: &[KeptRow]) -> bool {
        let same = |row: &KeptRow| row.cells == self.repeated;
        !self.repeated.is_empty()
            && !self.is_apart
            && self.merges.is_empty()
            && kept.iter().take(2).all(same)
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
        // A record that another delimiter parts is in one cell: nothing of it can be read.
        let is_mixed = self.other_delimiter(raw).is_some();
        let own = self.title(raw);
        let names_unit = matches!(own, Some(Title::OfUnit(_)));
        let title = match if names_unit { own } else { title.or(own) } {
            _ if is_mixed => Some(Title::Other),
            title => title.filter(|_| !is_guide),
        };
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
        if title.is_none() || is_mixed {
            self.ragged(raw, kind, sink);
        }
        if title.is_none() {
            self.shifted(raw, kind, sink);
        }
        self.give(raw, kind, title.is_some(), sink);
    }

    pub(super) fn give(
        &self,
        raw: &RawRow<'_>,
        kind: RowKind,
        is_title: bool,
        sink: &mut dyn TableSink,
    ) {
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

    pub(super) fn blanks_before(&self, row: u32, sink: &mut dyn TableSink) {
        if row > self.last + 1 {
            sink.blank_rows(self.table, self.last + 1, row - 1);
        }
    }

    /// A cheap sign that a row may begin a header: it stands after a gap or a title, or names columns.
    /// Where people are counted, it does not.
    fn may_be_header(&self, raw: &RawRow<'_>) -> bool {
        self.after_break || self.is_apart || raw.number > self.last + 1 || self.names_columns(raw)
    }

    /// Says whether a known header stands where the name, an answer or a number should.
    pub(super) fn names_columns(&self, raw: &RawRow<'_>) -> bool {
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
