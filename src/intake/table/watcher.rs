//! What only a check says of the rows of a table: blank ones, notes below, columns without a
//! header.
//!
//! Lives here: looking on while rows pass to their sink. Never here: a header (`headers`), or what
//! the reader noticed of the sheet (`closing`).

use std::collections::BTreeMap;

use crate::fact::{Fact, FactKind, Place};
use crate::intake::columns::TableColumns;
use crate::intake::rows::{CellKind, RawCell, RawRow};
use crate::intake::table::{SheetContext, TableRow, TableSink, headers};
use crate::model::activity::RowKind;
use crate::origin::{CellRef, Sources};

/// The most blank rows of one run that are named: a run of more is a gap, and mended at once.
const MOST_BLANK: u32 = 10_000;

/// Looks on while the rows of a sheet pass.
pub(super) struct Watcher<'w> {
    context: SheetContext<'w>,
    sink: &'w mut dyn TableSink,
    table: Option<Watched>,
}

/// The table at hand.
struct Watched {
    table: u32,
    /// Last row of the header.
    header_row: u32,
    /// First and last column with a header, blank ones at the end of a text file's header too.
    columns: (u16, u16),
    /// The last column that may be passed over for one cell alone.
    named: u16,
    /// Columns without a header that hold something.
    headless: BTreeMap<u16, Headless>,
    /// Whether a row of data has passed.
    begun: bool,
    /// Blank rows since the last row of data: first and last.
    blank: Vec<(u32, u32)>,
    /// Notes since the last row of data.
    notes: Vec<u32>,
    /// The last row whose cells are not where they should be.
    ragged: u32,
}

/// What stands in a column without a header.
struct Headless {
    first: u32,
    rows: u64,
    /// The number in the last cell, while they count the rows.
    counts: Option<u64>,
}

impl<'w> Watcher<'w> {
    pub(super) fn new(context: SheetContext<'w>, sink: &'w mut dyn TableSink) -> Self {
        Self {
            context,
            sink,
            table: None,
        }
    }

    /// Ends the table at hand.
    pub(super) fn end(&mut self) {
        let Some(table) = self.table.take() else {
            return;
        };
        for (column, found) in &table.headless {
            // In a text file a blank header at the end has its delimiter: the column is meant.
            let least = if *column > table.named { 1 } else { 2 };
            let counts = found.counts.is_some() && found.rows > 1;
            if found.rows >= least && !counts {
                let place = Place::Column {
                    table: table.table,
                    column: *column,
                };
                let first = CellRef {
                    table: table.table,
                    row: found.first,
                    column: *column,
                };
                self.sink.fact(
                    Fact::new(FactKind::BlankHeader, place)
                        .with("rows", found.rows.to_string())
                        .beside(first),
                );
            }
        }
        if table.begun {
            for row in table.notes {
                self.at_row(FactKind::TrailingNotes, table.table, row);
            }
        }
    }

    fn at_row(&mut self, kind: FactKind, table: u32, row: u32) {
        self.sink.fact(Fact::new(kind, Place::Row { table, row }));
    }

    /// Takes a row of data: blank rows before it stand among the data.
    fn data(&mut self, row: &TableRow<'_>) {
        let Some(table) = &mut self.table else {
            return;
        };
        let blank = std::mem::take(&mut table.blank);
        let among = table.begun;
        table.begun = true;
        table.notes.clear();
        // In a text file a cell beyond the header is that of a ragged record.
        let edge = u16::from(!row.is_delimited);
        let (first, last) = (
            table.columns.0.saturating_sub(edge),
            table.columns.1.saturating_add(edge),
        );
        if table.ragged != row.raw.number {
            table.note_headless(&row.raw, (first, last));
        }
        let number = table.table;
        for (from, to) in blank.into_iter().filter(|_| among) {
            for row in from..=to.min(from.saturating_add(MOST_BLANK - 1)) {
                self.at_row(FactKind::BlankRow, number, row);
            }
        }
    }
}

impl Watched {
    /// Notes the cells of a row that stand in columns without a header, among those from `first` to
    /// `last`.
    fn note_headless(&mut self, row: &RawRow<'_>, (first, last): (u16, u16)) {
        let number = row.number;
        // Mostly they are the two beside the table; of a header with wide gaps they are many.
        if self.headless.len() < row.slots.len() {
            for (column, found) in self.headless.range_mut(first..=last) {
                let cell = row.cell(*column);
                if !cell.is_blank() {
                    found.add(number, cell);
                }
            }
            return;
        }
        let inside = |(column, cell): &(u16, RawCell<'_>)| {
            (first..=last).contains(column) && !cell.is_blank()
        };
        for (column, cell) in row.cells().filter(inside) {
            if let Some(found) = self.headless.get_mut(&column) {
                found.add(number, cell);
            }
        }
    }
}

impl Headless {
    fn add(&mut self, row: u32, cell: RawCell<'_>) {
        let number = match cell.kind {
            CellKind::Number | CellKind::Text => cell.text().trim_end_matches('.').parse().ok(),
            _ => None,
        };
        self.counts = match (self.rows, self.counts, number) {
            (0, _, number) => number,
            (_, Some(before), Some(number)) if number > before => Some(number),
            _ => None,
        };
        if self.rows == 0 {
            self.first = row;
        }
        self.rows += 1;
    }
}

impl TableSink for Watcher<'_> {
    fn table(&mut self, table: u32, columns: &TableColumns, sources: &Sources) {
        self.end();
        self.sink.table(table, columns, sources);
        let origin = sources.table(table);
        if let Some(fact) = headers::renamed(self.context.spec, table, columns, origin) {
            self.sink.fact(fact);
        }
        let named: Vec<u16> = origin.headers.iter().map(|(column, _)| *column).collect();
        let ends = (
            named.iter().min().copied().unwrap_or(0),
            named.iter().max().copied().unwrap_or(0),
        );
        let named_to = if self.context.delimited {
            ends.1
        } else {
            u16::MAX
        };
        let fields = u16::try_from(columns.fields).unwrap_or(u16::MAX);
        let ends = (ends.0, ends.1.max(fields.saturating_sub(1)));
        let around = ends.0.saturating_sub(1)..=ends.1.saturating_add(1);
        let headless = around.filter(|column| !named.contains(column));
        let none = Headless {
            first: 0,
            rows: 0,
            counts: None,
        };
        self.table = Some(Watched {
            table,
            header_row: origin.header_rows.map_or(0, |(_, last)| last),
            columns: ends,
            named: named_to,
            headless: headless
                .map(|column| (column, Headless { ..none }))
                .collect(),
            begun: false,
            blank: Vec::new(),
            notes: Vec::new(),
            ragged: 0,
        });
    }

    fn scores(&mut self, columns: &[u16]) {
        self.sink.scores(columns);
    }

    fn row(&mut self, row: &TableRow<'_>) {
        self.sink.row(row);
        match (row.kind, row.is_title) {
            (RowKind::Data, false) => self.data(row),
            (RowKind::Data, true) => {
                if let Some(table) = &mut self.table {
                    // A gap over a title parts two blocks: it is meant.
                    table.blank.clear();
                    // What another delimiter parts is no note.
                    if table.ragged != row.raw.number {
                        table.notes.push(row.raw.number);
                    }
                }
            }
            (RowKind::PrintedTotal | RowKind::Ended, _) => {
                if let Some(table) = &mut self.table {
                    table.blank.clear();
                }
            }
            _ => {}
        }
    }

    fn blank_rows(&mut self, table: u32, from: u32, to: u32) {
        self.sink.blank_rows(table, from, to);
        if let Some(watched) = &mut self.table {
            watched.blank.push((from, to));
        }
    }

    fn beside(&mut self, table: u32, row: &RawRow<'_>, sources: &Sources) {
        self.sink.beside(table, row, sources);
    }

    fn comment(&mut self, at: CellRef, text: &str) {
        self.sink.comment(at, text);
    }

    fn fact(&mut self, fact: Fact) {
        let row = fact.place.rows().map_or(0, |(row, _)| row);
        let header = self.table.as_ref().map_or(0, |table| table.header_row);
        // The date in a title may well be today's.
        if fact.kind == FactKind::VolatileFormula && row <= header {
            return;
        }
        let is_moved = matches!(
            fact.kind,
            FactKind::RaggedRow
                | FactKind::SplitDecimal
                | FactKind::ShiftedRow
                | FactKind::DelimiterMixed
        );
        if let (true, Some(table)) = (is_moved, &mut self.table) {
            table.ragged = row;
        }
        self.sink.fact(fact);
    }
}
