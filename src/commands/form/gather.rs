//! Rows on their way into a form: tables of different layouts become one.
//!
//! Never here: what a cell becomes (`cells`).

use std::collections::{BTreeMap, BTreeSet};

use crate::check::admit_row;
use crate::commands::form::cells;
use crate::commands::form::headers::{self, Place};
use crate::commands::inventory::gather::Gathered;
use crate::commands::progress::Progress;
use crate::fact::Fact;
use crate::intake::activities::DraftSink;
use crate::intake::columns::{ColumnSpec, TableColumns};
use crate::lang::Lang;
use crate::matching::fold_header;
use crate::model::activity::{LeftOut, RowDraft};
use crate::model::columns::{Direction, Field, Meaning};
use crate::model::form::{Asks, Form, FormCell, FormRow};
use crate::origin::{CellRef, Sources, column_letters};

/// Header of the column that says where a row comes from, in both languages. It is written anew
/// each time, and never read.
pub(in crate::commands) const PROVENANCE: [&str; 2] = ["Provenienza", "Provenance"];

/// Fields that a row may have although its table has no column for them.
const FROM_AROUND: [Field; 2] = [Field::UnitCode, Field::Unit];

/// Columns of tables, by table and column of the form that they are read into.
pub(in crate::commands) type Stand = BTreeMap<(u32, usize), u16>;

/// Rows and columns of a form, until all files are read.
#[derive(Default)]
pub(super) struct Kept {
    rows: Vec<(CellRef, Vec<(Place, FormCell)>)>,
    places: BTreeSet<Place>,
    /// Headers of the house's own, in the order of their first appearance.
    others: Vec<String>,
    /// Their places, by what they are told apart by and how often that stood in the table before.
    known: BTreeMap<(String, usize), u16>,
    /// Items that a table answers.
    pub(super) answered: BTreeSet<u16>,
    /// Columns of each table, by what stands there.
    stand: BTreeMap<(u32, Place), u16>,
}

impl Kept {
    /// Makes the form, and says where its columns stand: by table and column of the form. Every item
    /// of the set has a column, whether it was answered or not.
    pub(super) fn into_form(mut self, items: &[String], lang: Lang) -> (Form, Stand) {
        for item in 0..u16::try_from(items.len()).unwrap_or(u16::MAX) {
            self.places.insert(Place::Item(item, 0));
        }
        let places: Vec<Place> = self.places.into_iter().collect();
        let stand = self.stand.into_iter().filter_map(|((table, place), at)| {
            let column = places.binary_search(&place).ok()?;
            Some(((table, column), at))
        });
        let stand = stand.collect();
        let column = |place: &Place| headers::column(*place, items, &self.others, lang);
        let columns = places.iter().map(column).collect();
        let rows = self.rows.into_iter().map(|(at, row)| {
            let mut cells = vec![FormCell::Empty; places.len()];
            for (place, cell) in row {
                if let Ok(at) = places.binary_search(&place) {
                    cells[at] = cell;
                }
            }
            FormRow {
                cells,
                at: Some(at),
            }
        });
        let form = Form {
            columns,
            rows: rows.collect(),
        };
        (form, stand)
    }

    fn other(&mut self, header: &str, key: String, before: usize) -> u16 {
        let key = (key, before);
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        let at = u16::try_from(self.others.len()).unwrap_or(u16::MAX);
        self.others.push(header.to_owned());
        self.known.insert(key, at);
        at
    }
}

/// A column of the table at hand that answers an item.
struct Answering {
    place: Place,
    direction: Direction,
    header: String,
}

/// Takes the rows of files into a form.
pub(super) struct Gathering<'a, 'g> {
    pub(super) kept: &'a mut Kept,
    pub(super) gathered: &'a mut Gathered<'g>,
    pub(super) spec: &'a ColumnSpec,
    pub(super) progress: &'a mut Progress,
    pub(super) file: String,
    /// Fields of the table at hand, with their columns.
    fields: Vec<(Place, Field, u16)>,
    answering: BTreeMap<u16, Answering>,
    others: Vec<(Place, u16)>,
    /// Whether texts of the table at hand may have an apostrophe in front, as Excel wants it.
    guarded: bool,
}

impl<'a, 'g> Gathering<'a, 'g> {
    /// Starts with a file.
    pub(super) fn new(
        kept: &'a mut Kept,
        gathered: &'a mut Gathered<'g>,
        spec: &'a ColumnSpec,
        progress: &'a mut Progress,
        file: String,
    ) -> Self {
        Self {
            kept,
            gathered,
            spec,
            progress,
            file,
            fields: Vec::new(),
            answering: BTreeMap::new(),
            others: Vec::new(),
            guarded: false,
        }
    }

    fn note_answers(&mut self, columns: &TableColumns, header: &dyn Fn(u16) -> String) {
        let mut seen: BTreeMap<u16, u16> = BTreeMap::new();
        for answer in &columns.answers {
            let nth = seen.entry(answer.item).or_default();
            let place = Place::Item(answer.item, *nth);
            *nth += 1;
            self.kept.places.insert(place);
            self.kept.answered.insert(answer.item);
            let pair = answer.pair.iter().map(|(column, _)| *column);
            for column in pair.chain([answer.column]) {
                let answering = Answering {
                    place,
                    direction: answer.direction,
                    header: header(column),
                };
                self.answering.insert(column, answering);
            }
        }
    }

    fn note_others(&mut self, headers: &[(u16, String)]) {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for (column, header) in headers {
            let known = self.fields.iter().any(|(.., at)| at == column);
            let ours = |it: &&str| fold_header(it) == fold_header(header);
            if known || self.answering.contains_key(column) || PROVENANCE.iter().any(ours) {
                continue;
            }
            let header = match header.trim() {
                "" => column_letters(*column),
                named => named.to_owned(),
            };
            let key = self.key_of(&header);
            let before = seen.entry(key.clone()).or_default();
            let place = Place::Other(self.kept.other(&header, key, *before));
            *before += 1;
            self.others.push((place, *column));
        }
    }

    /// Returns what columns of the house's own are told apart by: their header, or what it asks
    /// where another criteria set knows that. Headers of both directions stay apart.
    fn key_of(&self, header: &str) -> String {
        match self.spec.meanings(header) {
            [Meaning::Item(id, Direction::YesIsGood)] => format!("+{id}"),
            [Meaning::Item(id, Direction::YesIsBad)] => format!("-{id}"),
            _ => fold_header(header),
        }
    }

    fn cells_of(&self, row: &RowDraft<'_>) -> Vec<(Place, FormCell)> {
        let mut cells: Vec<(Place, FormCell)> = Vec::new();
        for (place, field, column) in &self.fields {
            cells.push((*place, cells::of_field(row, *field, *column)));
        }
        for field in FROM_AROUND {
            let there = self.fields.iter().any(|(_, known, _)| *known == field);
            let text = cells::text_of(row, field).unwrap_or_default();
            // A code stands for a name that nobody wrote: once is enough.
            let text = match field {
                Field::Unit if text == row.unit_code => "",
                _ => text,
            };
            if let (false, false, Some(place)) = (there, text.is_empty(), Place::of(field)) {
                cells.push((place, cells::text(text)));
            }
        }
        let mut notes = Vec::new();
        for (answer, written) in row.answers.iter().zip(row.written) {
            if let Some(column) = self.answering.get(&answer.column) {
                let (cell, note) = cells::of_answer(
                    answer.answer,
                    written,
                    &column.header,
                    column.direction,
                    &*self.spec.words,
                );
                cells.push((column.place, cell));
                notes.extend(note);
            }
        }
        add_notes(&mut cells, &notes);
        let others = self.others.iter();
        cells
            .extend(others.map(|(place, column)| (*place, cells::of_other(row.raw.cell(*column)))));
        cells.retain(|(_, cell)| *cell != FormCell::Empty);
        if self.guarded {
            for (_, cell) in &mut cells {
                cells::unguard(cell);
            }
        }
        cells
    }
}

/// Adds what was noted beside answers to the notes of a row.
fn add_notes(cells: &mut Vec<(Place, FormCell)>, notes: &[String]) {
    let (false, Some(place)) = (notes.is_empty(), Place::of(Field::Notes)) else {
        return;
    };
    let old = cells.iter().position(|(known, _)| *known == place);
    let mut all: Vec<String> = Vec::new();
    if let Some((_, FormCell::Text(text))) = old.map(|at| cells.remove(at)) {
        all.push(text);
    }
    all.extend(notes.iter().cloned());
    cells.push((place, FormCell::Text(all.join("; "))));
}

impl DraftSink for Gathering<'_, '_> {
    fn table(&mut self, table: u32, columns: &TableColumns, sources: &Sources) {
        self.fields.clear();
        self.answering.clear();
        self.others.clear();
        let origin = sources.table(table);
        self.guarded = sources.file_of(table).delimiter == Some(';');
        for (field, column) in &columns.map.fields {
            if let Some(place) = Place::of(*field) {
                self.kept.places.insert(place);
                self.fields.push((place, *field, *column));
            }
        }
        let header = |column: u16| origin.header(column).unwrap_or_default().to_owned();
        self.note_answers(columns, &header);
        self.note_others(&origin.headers);
        let fields = self
            .fields
            .iter()
            .map(|(place, _, column)| (*place, *column));
        let answers = self.answering.iter();
        let answers = answers.map(|(column, answering)| (answering.place, *column));
        for (place, column) in fields.chain(answers).chain(self.others.iter().copied()) {
            self.kept.stand.entry((table, place)).or_insert(column);
        }
    }

    fn row(&mut self, row: &RowDraft<'_>) -> bool {
        self.progress.row(&self.file);
        if let Err(reason) = admit_row(row) {
            self.gathered.left_out(row.table, reason, row.row, row.row);
            return false;
        }
        let cells = self.cells_of(row);
        // A column of the house's own appears with its first value.
        self.kept
            .places
            .extend(cells.iter().map(|(place, _)| *place));
        let at = CellRef {
            table: row.table,
            row: row.row,
            column: 0,
        };
        self.kept.rows.push((at, cells));
        true
    }

    fn blank_rows(&mut self, table: u32, from: u32, to: u32) {
        self.gathered.left_out(table, LeftOut::Blank, from, to);
    }

    fn fact(&mut self, fact: Fact) {
        self.gathered.fact(fact);
    }
}

/// Returns the columns of a form that nobody filled in yet: fields, and all items.
pub(in crate::commands) fn blank(fields: &[Field], items: &[String], lang: Lang) -> Form {
    let mut kept = Kept::default();
    kept.places
        .extend(fields.iter().filter_map(|field| Place::of(*field)));
    kept.into_form(items, lang).0
}

/// Adds the columns that a form lacks of another one, which has no rows.
pub(in crate::commands) fn with_columns(form: Form, wanted: &Form) -> Form {
    let rank = |asks: Asks| match asks {
        Asks::Field(field) => Place::of(field).unwrap_or(Place::Other(0)),
        Asks::Item(item) => Place::Item(item, 0),
        Asks::Other => Place::Other(0),
    };
    let mut order: Vec<(Place, Option<usize>, usize)> = Vec::new();
    for (at, column) in form.columns.iter().enumerate() {
        order.push((rank(column.asks), Some(at), at));
    }
    for (at, column) in wanted.columns.iter().enumerate() {
        if form.column(column.asks).is_none() {
            order.push((rank(column.asks), None, at));
        }
    }
    order.sort_by_key(|(place, ..)| *place);
    let columns = order.iter().map(|(_, own, at)| match own {
        Some(at) => form.columns[*at].clone(),
        None => wanted.columns[*at].clone(),
    });
    let columns = columns.collect();
    let rows = form.rows.into_iter().map(|mut row| {
        let cells = order.iter().map(|(_, own, _)| {
            own.and_then(|at| row.cells.get_mut(at))
                .map_or(FormCell::Empty, std::mem::take)
        });
        FormRow {
            cells: cells.collect(),
            at: row.at,
        }
    });
    let rows = rows.collect();
    Form { columns, rows }
}
