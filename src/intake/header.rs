//! Where the header stands: under title rows, in one row or more, among instruction sheets.
//!
//! Lives here: choosing the header rows by the headers that are known, and the table among two
//! that stand side by side. Never here: what follows.

mod almost;
mod choices;
mod data;
mod join;
mod search;

pub use self::almost::{Almost, find as almost};
pub use self::search::FirstRows;

use crate::intake::columns::{ColumnSpec, HeaderCell, names_nothing};
use crate::intake::rows::{CellKind, Merge, RawRow};
use crate::matching::fold;
use crate::model::columns::{Field, Meaning};

/// How many rows that hold something are looked at.
pub const SEARCHED: usize = 50;

/// The most rows of a header: sections over questions over SI | NO.
pub const TALLEST: usize = 3;

/// A row that is kept while the header is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptRow {
    /// Row, from 1.
    pub number: u32,
    /// Cells that are not blank: column and text, white space folded.
    pub cells: Vec<(u16, String)>,
    /// Cells, blank ones too: of a record of a text file, its fields.
    pub fields: usize,
}

impl KeptRow {
    /// Keeps the texts of a row.
    #[must_use]
    pub fn of(row: &RawRow<'_>) -> Self {
        let cells = row
            .cells()
            .filter(|(_, cell)| cell.kind != CellKind::Empty && !cell.is_blank())
            .map(|(column, cell)| {
                (
                    column,
                    cell.text().split_whitespace().collect::<Vec<_>>().join(" "),
                )
            })
            .collect();
        Self {
            number: row.number,
            cells,
            fields: row.slots.len(),
        }
    }

    fn text(&self, column: u16) -> Option<&str> {
        self.cells
            .iter()
            .find(|(at, _)| *at == column)
            .map(|(_, text)| text.as_str())
    }
}

/// A header that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Place of its first row among the rows looked at.
    pub place: usize,
    /// How many rows it takes: 1 to [`TALLEST`].
    pub height: usize,
    /// Fields of its longest row, blank ones too.
    pub fields: usize,
    /// Its cells.
    pub cells: Vec<HeaderCell>,
    /// Headers of another table that stands beside this one: it is not read.
    pub beside: Vec<HeaderCell>,
}

/// Finds the header among the first rows of a sheet: the first one that knows nearly as many
/// headers as the best one.
/// `telling`: the columns of each row whose text is a known header.
fn find_among(
    spec: &ColumnSpec,
    rows: &[KeptRow],
    telling: &[Vec<u16>],
    merges: &[Merge],
) -> Option<Header> {
    let mut candidates: Vec<(usize, Header)> = (0..rows.len())
        .filter(|place| may_begin(spec, &telling[*place..]))
        .filter_map(|place| candidate(spec, rows, place, merges))
        .collect();
    // A sum over the table does not begin it.
    let sums = |it: &(usize, Header)| names_nothing(spec, &it.1.cells);
    if !candidates.iter().all(sums) {
        candidates.retain(|it| !sums(it));
    }
    let best = candidates.iter().map(|(score, _)| *score).max()?;
    // A second table may know one header more: the first table still begins the sheet.
    let first = candidates
        .iter()
        .position(|(score, _)| *score * 10 >= best * 6)?;
    // Rows that touch are one header: sections alone know less than the questions below them.
    let top = candidates[first].1.place;
    let reach = rows[top].number.saturating_add(2);
    candidates
        .into_iter()
        .skip(first)
        .take_while(|(_, header)| rows[header.place].number <= reach)
        .take_while(|(_, header)| header.place == top || !follows_data(spec, rows, top, header))
        // Of equals the lower: a title over the questions is no part of their header.
        .reduce(|best, next| if next.0 >= best.0 { next } else { best })
        .map(|(_, header)| header)
}

/// Says whether a header below the row `top` comes after a row of data, or repeats that row: it
/// begins a page.
fn follows_data(spec: &ColumnSpec, rows: &[KeptRow], top: usize, header: &Header) -> bool {
    let last = header.place + header.height - 1;
    let above = &rows[top];
    // A page may begin with the same header, or with one more column or two.
    let repeats = |row: &KeptRow| {
        let more = row.cells.len().saturating_sub(above.cells.len());
        let most = if above.cells.len() < 4 { 0 } else { 2 };
        more <= most && above.cells.iter().all(|cell| row.cells.contains(cell))
    };
    let between = &rows[top + 1..last];
    between
        .iter()
        .any(|row| data::answers(row) || data::is_data(spec, &rows[top..=top], row))
        || rows[top + 1..=last].iter().any(repeats)
}

fn known_columns(spec: &ColumnSpec, row: &KeptRow) -> Vec<u16> {
    // `NO` is a number in an English header, and an answer in every sheet.
    let cells = row.cells.iter();
    let known = cells.filter(|(_, text)| spec.knows(text) && !data::is_answer(text));
    known.map(|(column, _)| *column).collect()
}

/// Says whether a header may begin with the first of these rows, given their known columns: two
/// are needed at least, but for lists. Rows of data have none, or one whose values are headers
/// elsewhere.
fn may_begin(spec: &ColumnSpec, telling: &[Vec<u16>]) -> bool {
    let rows = &telling[..telling.len().min(TALLEST)];
    let mut columns = rows.iter().flatten();
    match columns.next() {
        None => false,
        Some(_) if !spec.alone.is_empty() => true,
        Some(first) => columns.any(|column| column != first),
    }
}

/// Says whether these rows begin with a header, and returns it. A title over a header that knows
/// as much without it is no part of it.
#[must_use]
pub fn at_start(spec: &ColumnSpec, rows: &[KeptRow], merges: &[Merge]) -> Option<Header> {
    // A header may be made of numbers, but is known then.
    let is_data = |row: &KeptRow| {
        data::answers(row) || known_columns(spec, row).len() < 2 && data::is_data(spec, &[], row)
    };
    if rows.first().is_some_and(is_data) {
        return None;
    }
    let (score, header) = candidate(spec, rows, 0, merges)?;
    let below = || candidate(spec, rows, 1, merges).is_some_and(|(below, _)| below >= score);
    (header.height == 1 || !below()).then_some(header)
}

/// Returns the row as the header of a sum by unit: units and people or shares, all of them known, and
/// nothing else.
#[must_use]
pub fn of_sum(spec: &ColumnSpec, row: &KeptRow) -> Option<Header> {
    const UNITS: [Field; 4] = [
        Field::Unit,
        Field::UnitCode,
        Field::SubUnit,
        Field::SubUnitCode,
    ];
    const SUMS: [Field; 5] = [
        Field::Headcount,
        Field::Women,
        Field::Men,
        Field::Fte,
        Field::Share,
    ];
    let cells = join::join(spec, std::slice::from_ref(row), &[]);
    let is_one_of = |cell: &HeaderCell, fields: &[Field]| {
        let meanings = spec.meanings(&cell.lookup);
        let one = |it: &Meaning| matches!(it, Meaning::Field(field) if fields.contains(field));
        meanings.iter().any(one)
    };
    let units = cells.iter().filter(|it| is_one_of(it, &UNITS)).count();
    let sums = cells.iter().filter(|it| is_one_of(it, &SUMS)).count();
    (units > 0 && sums > 0 && units + sums == cells.len()).then(|| Header {
        place: 0,
        height: 1,
        fields: row.fields,
        cells,
        beside: Vec::new(),
    })
}

/// Returns the header that begins at a row, of the height that knows most, and its score.
fn candidate(
    spec: &ColumnSpec,
    rows: &[KeptRow],
    place: usize,
    merges: &[Merge],
) -> Option<(usize, Header)> {
    let mut best: Option<(usize, Header)> = None;
    for height in 1..=TALLEST.min(rows.len() - place) {
        let taken = &rows[place..place + height];
        if height > 1 && !join::goes_on(spec, taken) {
            break;
        }
        let (cells, beside) = part(spec, join::join(spec, taken, merges), taken, merges);
        let (score, is_table) = score(spec, &cells);
        if is_table && best.as_ref().is_none_or(|(most, _)| score > *most) {
            best = Some((
                score,
                Header {
                    place,
                    height,
                    fields: taken.iter().map(|row| row.fields).max().unwrap_or(0),
                    cells,
                    beside,
                },
            ));
        }
    }
    best
}

/// Parts two tables that stand side by side, with an empty column between: a legend, a list of
/// offices. The rows of the other one are not those of this one.
fn part(
    spec: &ColumnSpec,
    cells: Vec<HeaderCell>,
    rows: &[KeptRow],
    merges: &[Merge],
) -> (Vec<HeaderCell>, Vec<HeaderCell>) {
    let touch = |left: &HeaderCell, right: &HeaderCell| {
        right.column == left.column + 1
            || merges.iter().any(|merge| {
                rows.iter()
                    .any(|row| (merge.from_row..=merge.to_row).contains(&row.number))
                    && merge.from_column <= left.column
                    && merge.to_column >= right.column - 1
            })
    };
    let groups: Vec<&[HeaderCell]> = cells.chunk_by(touch).collect();
    if groups.len() < 2 {
        return (cells, Vec::new());
    }
    let scored = groups.iter().map(|group| score(spec, group).0);
    let Some((main, _)) = scored
        .enumerate()
        .reduce(|best, next| if next.1 > best.1 { next } else { best })
    else {
        return (cells, Vec::new());
    };
    let fields = named(spec, groups[main]);
    let is_beside = |group: &[HeaderCell]| {
        let here = named(spec, group);
        // What the table already has, it does not have once more; and what a unit, a code or a
        // name alone says across an empty column, it says of something else.
        here.iter().any(|field| fields.contains(field))
            || !here.is_empty() && fields.contains(&Field::Name) && only_names(spec, group)
    };
    let (mut mine, mut beside) = (Vec::new(), Vec::new());
    for (place, group) in groups.iter().enumerate() {
        // What may be answered, and what it means, is no table and needs no word.
        if place > main && is_legend(spec, group) {
            continue;
        }
        let to = if place > main && is_beside(group) {
            &mut beside
        } else {
            &mut mine
        };
        to.extend(group.iter().cloned());
    }
    (mine, beside)
}

/// Fields that tell what a row is of.
const NAMES: [Field; 7] = [
    Field::Unit,
    Field::UnitCode,
    Field::SubUnit,
    Field::SubUnitCode,
    Field::Process,
    Field::Id,
    Field::Name,
];

fn named(spec: &ColumnSpec, cells: &[HeaderCell]) -> Vec<Field> {
    let meanings = cells.iter().flat_map(|cell| spec.meanings(&cell.lookup));
    meanings
        .filter_map(|meaning| match meaning {
            Meaning::Field(field) if NAMES.contains(field) => Some(*field),
            _ => None,
        })
        .collect()
}

/// Says whether headers that nobody knows are those of a legend: what may be answered, and what it
/// means.
fn is_legend(spec: &ColumnSpec, cells: &[HeaderCell]) -> bool {
    const WORDS: [&str; 9] = [
        "legend",
        "significato",
        "meaning",
        "valori ammessi",
        "valori possibili",
        "risposte possibili",
        "risposte ammesse",
        "allowed values",
        "menu a tendina",
    ];
    let says = |cell: &HeaderCell| {
        let text = fold(&cell.text);
        WORDS.iter().any(|word| text.starts_with(word))
    };
    cells.len() <= 3 && cells.iter().all(|it| !spec.knows(&it.lookup)) && cells.iter().any(says)
}

fn only_names(spec: &ColumnSpec, cells: &[HeaderCell]) -> bool {
    cells.iter().all(|cell| {
        spec.meanings(&cell.lookup)
            .iter()
            .all(|meaning| matches!(meaning, Meaning::Field(field) if NAMES.contains(field)))
    })
}

/// Counts the columns whose header is known; a question counts too. Says beside whether headers
/// are those of a table that is looked for: an identity, and enough beside.
fn score(spec: &ColumnSpec, cells: &[HeaderCell]) -> (usize, bool) {
    let mut known = 0;
    let mut strong = false;
    let mut open = spec.items.is_empty();
    let mut identity = false;
    let mut alone = false;
    for cell in cells {
        let meanings = spec.meanings(&cell.lookup);
        // `SI` and `NO` below a question are its columns, whatever it asks.
        let is_known = !meanings.is_empty() || spec.knows(&cell.lookup) || cell.paired.is_some();
        known += usize::from(is_known);
        open |= meanings.is_empty() && !cell.text.is_empty();
        for meaning in meanings {
            match meaning {
                Meaning::Item(..) => strong = true,
                Meaning::Field(field) => {
                    identity |= spec.identity.contains(field);
                    alone |= spec.alone.contains(field);
                    strong |= matches!(
                        field,
                        Field::Headcount
                            | Field::Fte
                            | Field::DeclaredVerdict
                            | Field::Staff
                            | Field::Parent
                            | Field::PersonId
                            | Field::NewUnit
                    );
                }
                Meaning::Ask(_) => open = true,
                Meaning::Ignore => {}
            }
        }
    }
    // One identity may be given by a second one alone: id and name, unit and activity. Names
    // without anything to judge, nor a header that may be a question, are the lists of a form.
    let is_table = alone || identity && (known >= 3 && open || known >= 2 && strong);
    (known * 2 + usize::from(is_table), is_table)
}
