//! The tables of one sheet: header, rows, what is no data among them.
//!
//! Lives here: the walk over the rows, second tables, merged cells filled down, labels above.
//! Never here: what a row means (`activities`, `org_chart`), or whether it counts (`check`).

use crate::fact::{Fact, FactKind, Place};
use crate::intake::columns::{ColumnSpec, TableColumns, assign};
use crate::intake::header::{self, Header, KeptRow};
use crate::intake::labels;
use crate::intake::rows::{CellKind, Merge, RawCell, RawRow, SheetRows, Slot, Stop};
use crate::intake::text::delimiter::DecimalMark;
use crate::model::activity::RowKind;
use crate::model::columns::Field;
use crate::origin::{CellRef, Sources, TableOrigin};

/// What a sheet is read with.
#[derive(Clone, Copy)]
pub struct SheetContext<'a> {
    /// What is looked for.
    pub spec: &'a ColumnSpec,
    /// Index of the file.
    pub file: u32,
    /// Name of the sheet; `None` in a text file.
    pub sheet: Option<&'a str>,
    /// How the file writes decimals.
    pub mark: DecimalMark,
    /// Whether the file is delimited text, whose records must be as wide as the header.
    pub delimited: bool,
}

/// A row of a table, with its columns.
#[derive(Debug, Clone, Copy)]
pub struct TableRow<'a> {
    /// Index of the table.
    pub table: u32,
    /// What the row turned out to be.
    pub kind: RowKind,
    /// The row as it was read.
    pub raw: RawRow<'a>,
    /// Which column is what.
    pub columns: &'a TableColumns,
    /// Label of the unit above the table, or above this part of it.
    pub label: Option<&'a str>,
    /// Whether the row is a title among the data: its texts are no id and no name.
    pub is_title: bool,
    fills: &'a [Fill],
}

impl<'a> TableRow<'a> {
    /// Returns a cell; where it is covered by a merged one above, that one's text.
    #[must_use]
    pub fn cell(&self, column: u16) -> RawCell<'a> {
        let cell = self.raw.cell(column);
        if self.fills.is_empty() || !cell.is_blank() {
            return cell;
        }
        self.fills
            .iter()
            .find(|fill| fill.column == column)
            .map_or(cell, |fill| RawCell {
                kind: fill.kind,
                flags: 0,
                bytes: &fill.text,
            })
    }

    /// Returns the cell of a field, [`RawCell::ABSENT`] where it has no column. Merged cells are
    /// not filled down here: three people over two rows are not six.
    #[must_use]
    pub fn number(&self, field: Field) -> Option<(u16, RawCell<'a>)> {
        let column = self.columns.map.field(field)?;
        Some((column, self.raw.cell(column)))
    }

    /// Returns the text of a field, empty where there is none.
    #[must_use]
    pub fn text(&self, field: Field) -> &'a str {
        self.columns
            .map
            .field(field)
            .map_or("", |column| self.cell(column).text())
    }
}

/// Text of a merged cell, filled down.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Fill {
    column: u16,
    to_row: u32,
    kind: CellKind,
    text: Vec<u8>,
}

/// Takes what a sheet gives.
pub trait TableSink {
    /// A table begins.
    fn table(&mut self, table: u32, columns: &TableColumns, sources: &Sources);

    /// A row of it.
    fn row(&mut self, row: &TableRow<'_>);

    /// Rows that hold nothing, among those that do, both ends included.
    fn blank_rows(&mut self, table: u32, from: u32, to: u32);

    /// Something that was noticed.
    fn fact(&mut self, fact: Fact);
}

/// Reads the tables of a sheet. Returns the indexes of the tables found; a sheet without one is
/// in the sources too, without a header.
///
/// # Errors
///
/// A [`Stop`] when the rest of the sheet cannot be read; what was read before stands.
pub fn read_sheet(
    context: &SheetContext<'_>,
    rows: &mut dyn SheetRows,
    sources: &mut Sources,
    sink: &mut dyn TableSink,
) -> Result<Vec<u32>, (u32, Stop)> {
    let Search {
        first,
        kept,
        merges,
        stop,
        header,
    } = search(context.spec, rows);
    let Some(found) = header else {
        let table = sources.add_table(origin(context, None, &[]));
        return stop.map_or(Ok(Vec::new()), |stop| Err((table, stop)));
    };
    let mut walk = Walk::begin(context, &kept, &found, merges, sources, sink);
    let after = kept[found.place].number + u32::try_from(found.height - 1).unwrap_or(0);
    for row in first.iter().filter(|row| row.number > after) {
        walk.row(&row.raw(), sources, sink);
    }
    walk.row_facts(rows, sink);
    if let Some(stop) = stop {
        return Err((walk.table, stop));
    }
    rows.want_columns(walk.widest());
    loop {
        match rows.next_row() {
            Ok(Some(row)) => walk.row(&row, sources, sink),
            Ok(None) => break,
            Err(stop) => return Err((walk.table, stop)),
        }
        walk.row_facts(rows, sink);
    }
    walk.sheet_facts(rows, sink);
    Ok(walk.tables)
}

/// Says whether a sheet holds a table, by its first rows alone.
pub fn holds_table(spec: &ColumnSpec, rows: &mut dyn SheetRows) -> bool {
    search(spec, rows).header.is_some()
}

/// What the first rows of a sheet gave.
struct Search {
    first: Vec<OwnedRow>,
    kept: Vec<KeptRow>,
    merges: Vec<Merge>,
    stop: Option<Stop>,
    header: Option<Header>,
}

/// Looks for the header among the first rows that hold something.
fn search(spec: &ColumnSpec, rows: &mut dyn SheetRows) -> Search {
    let mut first: Vec<OwnedRow> = Vec::new();
    let mut stop = None;
    let mut filled = 0;
    while filled < header::SEARCHED && first.len() < 20 * header::SEARCHED {
        match rows.next_row() {
            Ok(Some(row)) => first.push(OwnedRow::of(&row)),
            Ok(None) => break,
            Err(error) => {
                stop = Some(error);
                break;
            }
        }
        filled += usize::from(first.last().is_some_and(|row| row.holds_something));
    }
    let kept: Vec<KeptRow> = first
        .iter()
        .filter(|row| row.holds_something)
        .map(|row| KeptRow::of(&row.raw()))
        .collect();
    let merges = if rows.facts().merges_known_first {
        rows.facts().merges.clone()
    } else {
        Vec::new()
    };
    let header = header::find(spec, &kept, &merges);
    Search {
        first,
        kept,
        merges,
        stop,
        header,
    }
}

fn origin(
    context: &SheetContext<'_>,
    header: Option<(u32, u32)>,
    headers: &[(u16, String)],
) -> TableOrigin {
    TableOrigin {
        file: context.file,
        sheet: context.sheet.map(str::to_owned),
        header_rows: header,
        headers: headers.to_vec(),
    }
}

/// A row that is kept until the header is found.
struct OwnedRow {
    number: u32,
    text: Vec<u8>,
    slots: Vec<Slot>,
    holds_something: bool,
}

impl OwnedRow {
    fn of(row: &RawRow<'_>) -> Self {
        let mut text = Vec::new();
        let mut slots = Vec::with_capacity(row.slots.len());
        for slot in row.slots {
            let start = u32::try_from(text.len()).unwrap_or(u32::MAX);
            text.extend_from_slice(row.at(slot).bytes);
            let end = u32::try_from(text.len()).unwrap_or(u32::MAX);
            slots.push(Slot {
                start,
                end,
                flags: slot.flags & !Slot::SHARED,
                ..*slot
            });
        }
        Self {
            number: row.number,
            text,
            slots,
            holds_something: !row.is_blank(),
        }
    }

    fn raw(&self) -> RawRow<'_> {
        RawRow {
            number: self.number,
            text: &self.text,
            shared: &[],
            slots: &self.slots,
        }
    }
}

/// The walk over the rows below a header.
struct Walk<'a> {
    context: &'a SheetContext<'a>,
    table: u32,
    tables: Vec<u32>,
    columns: TableColumns,
    header_width: usize,
    label: Option<String>,
    /// The last row that held something.
    last: u32,
    /// Merged cells that are still to come, ascending by row.
    merges: Vec<Merge>,
    next_merge: usize,
    fills: Vec<Fill>,
    filled: bool,
}

impl<'a> Walk<'a> {
    fn begin(
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

    fn widest(&self) -> u16 {
        // A second table may be wider than the first.
        self.columns.last.saturating_add(64).max(255)
    }

    fn row(&mut self, raw: &RawRow<'_>, sources: &mut Sources, sink: &mut dyn TableSink) {
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
        if let Some(Some(label)) = &title {
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

    /// A cheap sign that a row may be a header: the header of the name stands in its column.
    fn looks_like_header(&self, raw: &RawRow<'_>) -> bool {
        self.columns
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

    /// Says whether a row is a title among the data, and the unit that it names, if it does.
    fn title(&self, raw: &RawRow<'_>) -> Option<Option<String>> {
        let mut filled = raw.cells().filter(|(_, cell)| !cell.is_blank());
        let (column, cell) = filled.next()?;
        if filled.next().is_some() || cell.kind != CellKind::Text {
            return None;
        }
        let text = cell.text();
        if let Some(label) = labels::unit_in(self.context.spec, text) {
            return Some(Some(label));
        }
        let wide = self.merges.iter().any(|merge| {
            merge.from_row == raw.number
                && merge.from_column == column
                && merge.to_column >= column + 2
        });
        let aside = self
            .columns
            .map
            .field(Field::Name)
            .is_some_and(|name| name != column)
            && text.contains(' ');
        (wide || aside || labels::is_note(text)).then_some(None)
    }

    fn kind(&self, raw: &RawRow<'_>) -> RowKind {
        let map = &self.columns.map;
        let has_answer = self
            .columns
            .answers
            .iter()
            .any(|answer| !raw.cell(answer.column).is_blank());
        let words = &self.context.spec.words;
        let first = raw.cells().find(|(_, cell)| !cell.is_blank());
        let name = map
            .field(Field::Name)
            .map_or("", |column| raw.cell(column).text());
        let id = map
            .field(Field::Id)
            .map_or("", |column| raw.cell(column).text());
        if !has_answer {
            let labels = [first.map_or("", |(_, cell)| cell.text()), name, id];
            if labels
                .iter()
                .any(|text| starts_with_any(text, b"tTsSgG") && words.is_total(text))
            {
                return RowKind::PrintedTotal;
            }
            if map.field(Field::Name).is_some() && name.is_empty() && self.is_unfilled(raw) {
                return RowKind::Blank;
            }
        }
        let sample = [name, id]
            .iter()
            .any(|text| starts_with_any(text, b"eE([*") && words.is_sample(text));
        if sample {
            RowKind::Sample
        } else {
            RowKind::Data
        }
    }

    /// Says whether a row of a template was only numbered beforehand: no name, answer or number.
    fn is_unfilled(&self, raw: &RawRow<'_>) -> bool {
        if self.columns.answers.is_empty() {
            return false;
        }
        const FILLED: [Field; 4] = [Field::Headcount, Field::Fte, Field::Women, Field::Men];
        FILLED
            .iter()
            .filter_map(|field| self.columns.map.field(*field))
            .all(|column| raw.cell(column).is_blank())
    }

    /// Notices a record of a text file that is wider or narrower than the header.
    fn ragged(&self, raw: &RawRow<'_>, kind: RowKind, sink: &mut dyn TableSink) {
        if !self.context.delimited || kind != RowKind::Data {
            return;
        }
        let fields = raw.slots.len();
        let surplus = fields > self.header_width
            && raw
                .cells()
                .skip(self.header_width)
                .any(|(_, cell)| !cell.is_blank());
        let short = fields < self.header_width && fields <= usize::from(self.columns.last);
        if surplus || short {
            let place = Place::Row {
                table: self.table,
                row: raw.number,
            };
            sink.fact(
                Fact::new(FactKind::RaggedRow, place)
                    .with("found", fields.to_string())
                    .with("expected", self.header_width.to_string()),
            );
        }
    }

    fn row_facts(&self, rows: &mut dyn SheetRows, sink: &mut dyn TableSink) {
        for (kind, params, row, column) in rows.take_row_facts() {
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
    fn sheet_facts(&self, rows: &dyn SheetRows, sink: &mut dyn TableSink) {
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

fn starts_with_any(text: &str, first: &[u8]) -> bool {
    text.as_bytes()
        .first()
        .is_some_and(|byte| first.contains(byte))
}
