//! The tables of one sheet: header, rows, what is no data among them.
//!
//! Lives here: the walk over the rows, second tables, merged cells filled down, labels above.
//! Never here: what a row means (`activities`, `org_chart`), or whether it counts (`check`).

mod ahead;
mod besides;
mod closing;
mod headers;
mod kept;
mod kinds;
mod oddities;
mod opening;
mod ragged;
mod row;
mod walk;
mod watcher;

use self::besides::{above_the_header, no_table};
use self::kept::OwnedRow;
pub(in crate::intake) use self::ragged::NUMBERS;
use self::row::Fill;
pub use self::row::TableRow;
use self::walk::Walk;
use self::watcher::Watcher;
use crate::fact::Fact;
use crate::intake::columns::{ColumnSpec, TableColumns, names_nothing, only_counts};
use crate::intake::header::{self, FirstRows, Header, KeptRow};
use crate::intake::notices::{Expected, Notices};
use crate::intake::rows::{Merge, RawRow, SheetRows, Stop};
use crate::intake::text::delimiter::DecimalMark;
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
    /// What parts the cells of delimited text.
    pub delimiter: Option<char>,
    /// Which facts are wanted.
    pub notices: Notices,
    /// What they are measured by.
    pub expected: Expected,
    /// What becomes of tables that name nothing to judge.
    pub sums: Sums,
}

/// What becomes of a table that has neither names of activities nor criteria: a sum by unit, or
/// all that a file says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sums {
    /// It is read: nothing better may come.
    Read,
    /// A sheet that begins with one is not read yet.
    PutOff,
    /// It is passed over: another table of the file is the inventory.
    PassOver,
}

/// What a sheet held.
#[derive(Debug, Default)]
pub struct SheetTables {
    /// Indexes of the tables found.
    pub tables: Vec<u32>,
    /// Whether one of them names something to judge.
    pub has_inventory: bool,
    /// Whether it is still to be read.
    pub is_put_off: bool,
    /// Where it held none: the table without a header, and the row that is nearly one.
    pub almost: Option<(u32, header::Almost)>,
}

impl SheetTables {
    /// A sheet of sums, still to be read.
    fn put_off() -> Self {
        Self {
            is_put_off: true,
            ..Self::default()
        }
    }

    /// A sheet without a table, and what of it is nearly one.
    fn without(almost: Option<(u32, header::Almost)>) -> Self {
        Self {
            almost,
            ..Self::default()
        }
    }
}

/// Takes what a sheet gives.
pub trait TableSink {
    /// A table begins.
    fn table(&mut self, table: u32, columns: &TableColumns, sources: &Sources);

    /// Columns of it whose numbers are scores: a 1 under them is no yes. Said before the first row that
    /// holds one of them, or not at all.
    fn scores(&mut self, columns: &[u16]) {
        let _ = columns;
    }

    /// A row of it.
    fn row(&mut self, row: &TableRow<'_>);

    /// Rows that hold nothing, among those that do, both ends included.
    fn blank_rows(&mut self, table: u32, from: u32, to: u32);

    /// A row that stands beside the tables: a title above the header, a row of a sheet without a
    /// table. It counts nowhere; only who looks for personal data asks.
    fn beside(&mut self, table: u32, row: &RawRow<'_>, sources: &Sources) {
        let _ = (table, row, sources);
    }

    /// A comment on a cell. Only who looks for personal data asks; it is never shown.
    fn comment(&mut self, at: CellRef, text: &str) {
        let _ = (at, text);
    }

    /// Something that was noticed.
    fn fact(&mut self, fact: Fact);
}

/// Reads the tables of a sheet. A sheet without one is in the sources too, without a header.
///
/// # Errors
///
/// A [`Stop`] when the rest of the sheet cannot be read; what was read before stands.
pub fn read_sheet(
    context: &SheetContext<'_>,
    rows: &mut dyn SheetRows,
    sources: &mut Sources,
    sink: &mut dyn TableSink,
) -> Result<SheetTables, (u32, Stop)> {
    if context.notices != Notices::Few {
        rows.want_notices();
    }
    if context.notices != Notices::All {
        return walk_sheet(context, rows, sources, sink);
    }
    let mut watcher = Watcher::new(*context, sink);
    let read = walk_sheet(context, rows, sources, &mut watcher);
    watcher.end();
    read
}

fn walk_sheet(
    context: &SheetContext<'_>,
    rows: &mut dyn SheetRows,
    sources: &mut Sources,
    sink: &mut dyn TableSink,
) -> Result<SheetTables, (u32, Stop)> {
    let Search {
        first,
        kept,
        merges,
        stop,
        header,
    } = search(context.spec, rows);
    let has_none = header.is_none();
    let almost = has_none.then(|| header::almost(context.spec, &kept, &merges));
    let sums = header.as_ref();
    let sums = sums.is_some_and(|it| names_nothing(context.spec, &it.cells));
    if sums && context.sums == Sums::PutOff {
        return Ok(SheetTables::put_off());
    }
    // A table that only counts activities lists none, even where nothing else does.
    let lists = |it: &Header| context.sums != Sums::Read || !only_counts(context.spec, &it.cells);
    let Some(found) = header.filter(lists) else {
        let table = sources.add_table(origin(context, None, &[]));
        if context.notices == Notices::All {
            no_table(table, &first, rows, sources, sink);
        }
        let held = SheetTables::without(almost.flatten().map(|it| (table, it)));
        return stop.map_or(Ok(held), |stop| Err((table, stop)));
    };
    let mut walk = Walk::begin(context, &kept, &found, merges, sources, sink);
    if context.notices == Notices::All && !walk.tables.is_empty() {
        tell_head(&walk, &first, &kept, &found, sources, sink);
    }
    let after = kept[found.place].number + u32::try_from(found.height - 1).unwrap_or(0);
    for row in first.iter().filter(|row| row.number > after) {
        walk.row(&row.raw(), sources, sink);
    }
    walk.row_facts(rows, sink);
    let read = stop.map_or_else(|| to_the_end(&mut walk, rows, sources, sink), Err);
    if let Err(stop) = read {
        // What was kept back stands before the end.
        walk.settle_all(sources, sink);
        return Err((walk.table, stop));
    }
    Ok(end_walk(walk, rows, sources, sink))
}

/// Walks over the rows that were not read yet.
fn to_the_end(
    walk: &mut Walk<'_>,
    rows: &mut dyn SheetRows,
    sources: &mut Sources,
    sink: &mut dyn TableSink,
) -> Result<(), Stop> {
    rows.want_columns(walk.widest());
    while let Some(row) = rows.next_row()? {
        walk.row(&row, sources, sink);
        walk.row_facts(rows, sink);
    }
    Ok(())
}

/// Tells what the header and the rows above it give to notice.
fn tell_head(
    walk: &Walk<'_>,
    first: &[OwnedRow],
    kept: &[KeptRow],
    found: &Header,
    sources: &Sources,
    sink: &mut dyn TableSink,
) {
    for fact in headers::laid_out(walk.context, walk.table, kept, found, &walk.merges) {
        sink.fact(fact);
    }
    let header = kept[found.place].number;
    let above = first.iter().take_while(|row| row.number < header);
    above_the_header(walk.table, above, sources, sink);
}

/// Ends a walk that came to the last row; returns what the sheet held.
fn end_walk(
    mut walk: Walk<'_>,
    rows: &mut dyn SheetRows,
    sources: &mut Sources,
    sink: &mut dyn TableSink,
) -> SheetTables {
    walk.end(sources, sink);
    if !walk.tables.is_empty() {
        walk.sheet_facts(rows, sink);
    }
    SheetTables {
        tables: walk.tables,
        has_inventory: walk.has_inventory,
        is_put_off: false,
        almost: None,
    }
}

/// Says whether a sheet holds a table, by its first rows alone.
///
/// # Errors
///
/// Returns the stop where the rows end too early to tell.
pub fn holds_table(spec: &ColumnSpec, rows: &mut dyn SheetRows) -> Result<bool, Stop> {
    let found = search(spec, rows);
    match found.stop {
        Some(stop) if found.header.is_none() => Err(stop),
        _ => Ok(found.header.is_some()),
    }
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
    let mut looked_at = FirstRows::default();
    while !looked_at.are_enough() && first.len() < 20 * header::SEARCHED {
        match rows.next_row() {
            Ok(Some(row)) => {
                if !row.is_blank() {
                    looked_at.add(spec, &row);
                }
                first.push(OwnedRow::of(&row));
            }
            Ok(None) => break,
            Err(error) => {
                stop = Some(error);
                break;
            }
        }
    }
    let merges = if rows.facts().merges_known_first {
        rows.facts().merges.clone()
    } else {
        Vec::new()
    };
    let (kept, header) = looked_at.into_header(spec, &merges);
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
