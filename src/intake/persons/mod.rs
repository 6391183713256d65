//! Tables of persons: staff, assignments, agreements, priorities, absences, and the map of units.
//!
//! Lives here: what a row of each says, one noun a file, and the one who joins them by the code of
//! the person. Never here: what a person may spend, which class a person has, or whether shares
//! add up (`check`). Names, tax codes and reasons are never kept.

mod absences;
mod agreements;
mod assignments;
mod cells;
mod kind;
mod pattern;
mod priorities;
mod shares;
mod spells;
mod staff;
mod texts;
mod unit_map;

use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasherDefault;
use std::rc::Rc;

pub use self::kind::Kind;
use self::shares::Unsure;
use self::texts::{Roster, Texts};
use crate::fact::{Fact, FactKind, Place};
use crate::intake::columns::{ColumnSpec, TableColumns, Words, toml_text};
use crate::intake::table::{TableRow, TableSink};
use crate::matching::{ShortHasher, fold, fold_header, nearest_header};
use crate::model::activity::{ColumnMap, RowKind};
use crate::model::columns::{Field, Meaning};
use crate::model::staff::{GivenFiles, RowRef, Staff, UnitChange};
use crate::origin::{CellRef, Sources};

/// Says whether the org chart knows a unit, by code or by name.
pub type InChart<'a> = &'a dyn Fn(&str) -> bool;

/// Joins the tables of persons.
pub struct Persons<'a> {
    in_chart: Option<InChart<'a>>,
    note: &'a mut dyn FnMut(Fact),
    roster: Roster,
    texts: Texts,
    columns: BTreeMap<u32, ColumnMap>,
    given: GivenFiles,
    changes: Vec<UnitChange>,
    unsure: Unsure,
    /// Units that were looked up, and whether they are known.
    units: HashMap<Rc<str>, bool, BuildHasherDefault<ShortHasher>>,
}

impl<'a> Persons<'a> {
    /// Starts empty. Without an org chart no unit is looked up. What is noticed goes to `note`.
    pub fn new(in_chart: Option<InChart<'a>>, note: &'a mut dyn FnMut(Fact)) -> Self {
        Self {
            in_chart,
            note,
            roster: Roster::default(),
            texts: Texts::default(),
            columns: BTreeMap::new(),
            given: GivenFiles::default(),
            changes: Vec::new(),
            unsure: Unsure::default(),
            units: HashMap::default(),
        }
    }

    /// Begins the tables of a kind, in the order of [`Kind::ALL`].
    pub fn reader<'p>(&'p mut self, kind: Kind, spec: &ColumnSpec) -> Reader<'p, 'a> {
        match kind {
            Kind::UnitMap => {}
            Kind::Staff => self.given.staff = true,
            Kind::Assignments => self.given.assignments = true,
            Kind::Agreements => self.given.agreements = true,
            Kind::Priorities => self.given.priorities = true,
            Kind::Absences => self.given.absences = true,
        }
        Reader {
            kind,
            spec: spec.clone(),
            persons: self,
            passed_over: false,
            taken: 0,
        }
    }

    /// Returns everybody, ascending by code, and the changes of units, ascending by day.
    #[must_use]
    pub fn finish(mut self) -> (Staff, Vec<UnitChange>) {
        let mut persons = std::mem::take(&mut self.roster.persons);
        for person in &mut persons {
            spells::settle(person, &self.columns, self.note);
            assignments::settle(person, &self.unsure, &self.columns, self.note);
            agreements::settle(person, &self.columns, self.note);
        }
        shares::decide(&mut persons, &self.unsure, &self.columns, self.note);
        persons.sort_unstable_by(|one, other| one.code.cmp(&other.code));
        unit_map::settle(&mut self.changes, &self.columns, self.note);
        self.new_units();
        let staff = Staff {
            persons,
            columns: self.columns,
            given: self.given,
        };
        (staff, self.changes)
    }

    fn fact(&mut self, kind: FactKind, at: CellRef) {
        (self.note)(Fact::new(kind, Place::Cell(at)));
    }

    /// Returns the unit of a row: of its texts the first that the org chart knows, the part of the
    /// unit before the unit. Without a chart the unit's code, else its name. One that the chart
    /// lacks is a fact.
    fn unit(&mut self, row: &TableRow<'_>) -> Option<Rc<str>> {
        const WITH_CHART: [Field; 4] = [
            Field::SubUnitCode,
            Field::SubUnit,
            Field::UnitCode,
            Field::Unit,
        ];
        const ALONE: [Field; 4] = [
            Field::UnitCode,
            Field::Unit,
            Field::SubUnitCode,
            Field::SubUnit,
        ];
        let fields = if self.in_chart.is_some() {
            WITH_CHART
        } else {
            ALONE
        };
        let mut unknown = None;
        for field in fields {
            let text = cells::text(row, field, self.note);
            if text.is_empty() {
                continue;
            }
            if self.knows(text) {
                return Some(self.texts.hold(text));
            }
            unknown = unknown.or(Some((field, text)));
        }
        if unknown.is_none() {
            let label = row.label.filter(|label| !label.is_empty())?;
            return Some(self.texts.hold(label));
        }
        let (field, text) = unknown?;
        let place = Place::Cell(cells::at(row, field));
        (self.note)(
            Fact::new(FactKind::UnitNotInOrgChart, place)
                .with("unit", text)
                .with("nearest", ""),
        );
        Some(self.texts.hold(text))
    }

    /// Looks the new units of the map up. One may be old again in a later change.
    fn new_units(&mut self) {
        for place in 0..self.changes.len() {
            let (to, at) = (Rc::clone(&self.changes[place].to), self.changes[place].at);
            if !self.knows(&to) {
                let place = Place::Cell(cell(&self.columns, at, &[Field::NewUnit]));
                (self.note)(
                    Fact::new(FactKind::UnitNotInOrgChart, place)
                        .with("unit", &*to)
                        .with("nearest", ""),
                );
            }
        }
    }

    /// Says whether a unit is known: to the chart, or to the map as one that was.
    fn knows(&mut self, unit: &str) -> bool {
        let Some(in_chart) = self.in_chart else {
            return true;
        };
        if let Some(known) = self.units.get(unit) {
            return *known;
        }
        let folded = fold(unit);
        let known = in_chart(unit) || self.changes.iter().any(|it| fold(&it.from) == folded);
        self.units.insert(self.texts.hold(unit), known);
        known
    }

    /// Finds the person of a row that is not of the staff table.
    fn person(&mut self, row: &TableRow<'_>) -> Option<usize> {
        let code = self.code(row)?;
        if !self.given.staff {
            return Some(self.roster.find_or_add(code).0);
        }
        let found = self.roster.find(code);
        if found.is_none() {
            self.fact(FactKind::PersonNotInStaff, cells::at(row, Field::PersonId));
        }
        found
    }

    fn code<'r>(&mut self, row: &TableRow<'r>) -> Option<&'r str> {
        let code = cells::text(row, Field::PersonId, self.note);
        if code.is_empty() {
            cells::note_empty(row, Field::PersonId, self.note);
        }
        (!code.is_empty()).then_some(code)
    }
}

/// Takes the rows of the tables of one kind.
pub struct Reader<'p, 'a> {
    kind: Kind,
    spec: ColumnSpec,
    persons: &'p mut Persons<'a>,
    /// Whether the table at hand is of another kind.
    passed_over: bool,
    taken: usize,
}

impl Reader<'_, '_> {
    /// Returns how many tables of the kind were found.
    #[must_use]
    pub fn tables(&self) -> usize {
        self.taken
    }

    /// Notes headers that say nothing: a mistyped "fino al" would leave every end open.
    fn unknown_columns(&mut self, table: u32, columns: &TableColumns, sources: &Sources) {
        let origin = sources.table(table);
        let row = origin.header_rows.map_or(1, |(_, last)| last);
        for (column, header) in &origin.headers {
            let used = columns.map.fields.iter().any(|(_, at)| at == column);
            let known = self.spec.headers.find(header).is_some();
            if used || known || header.is_empty() {
                continue;
            }
            let at = CellRef {
                table,
                row,
                column: *column,
            };
            let mut fact = Fact::new(FactKind::UnknownColumn, Place::Cell(at))
                .with("header", header)
                .with("line", format!("\"{}\" = \"ignore\"", toml_text(header)));
            let wanted = self.spec.headers.iter().filter(|(_, meanings)| {
                let here =
                    |it: &Meaning| matches!(it, Meaning::Field(it) if self.spec.fields.contains(it));
                meanings.iter().any(here)
            });
            if let Some(near) = nearest_header(header, wanted.map(|(header, _)| header.as_str())) {
                fact = fact.with("nearest", near);
            }
            (self.persons.note)(fact);
        }
    }

    /// Says whether a table is one of assignments, in a workbook that holds several kinds.
    fn is_of_another_kind(&self, table: u32, sources: &Sources) -> bool {
        if matches!(self.kind, Kind::Assignments | Kind::UnitMap) {
            return false;
        }
        let headers = &sources.table(table).headers;
        let means = |field: Field| {
            let mut meanings = headers.iter().filter_map(|(_, text)| {
                let folded = fold_header(text);
                self.spec.headers.get(&folded)
            });
            meanings.any(|all| all.contains(&Meaning::Field(field)))
        };
        means(Field::Share) && (means(Field::Id) || means(Field::Name))
    }
}

impl TableSink for Reader<'_, '_> {
    fn table(&mut self, table: u32, columns: &TableColumns, sources: &Sources) {
        self.passed_over = self.is_of_another_kind(table, sources);
        if self.passed_over {
            return;
        }
        self.taken += 1;
        for group in self.kind.needed() {
            if group.iter().all(|it| columns.map.field(*it).is_none()) {
                let fact = Fact::new(FactKind::NeededColumnMissing, Place::Sheet(table));
                (self.persons.note)(fact.with("field", group[0].key()));
            }
        }
        self.unknown_columns(table, columns, sources);
        self.persons.columns.insert(table, columns.map.clone());
    }

    fn row(&mut self, row: &TableRow<'_>) {
        if row.kind != RowKind::Data || row.is_title || self.passed_over {
            return;
        }
        let words: &dyn Words = &*self.spec.words;
        match self.kind {
            Kind::UnitMap => unit_map::row(self.persons, row),
            Kind::Staff => staff::row(self.persons, row, words),
            Kind::Assignments => assignments::row(self.persons, row),
            Kind::Agreements => agreements::row(self.persons, row),
            Kind::Priorities => priorities::row(self.persons, row),
            Kind::Absences => absences::row(self.persons, row),
        }
    }

    fn blank_rows(&mut self, _table: u32, _from: u32, _to: u32) {}

    fn fact(&mut self, fact: Fact) {
        (self.persons.note)(fact);
    }
}

/// Says that a row stands once more as it is, with the one before.
fn twice(
    columns: &BTreeMap<u32, ColumnMap>,
    (before, next): (RowRef, RowRef),
    field: Field,
) -> Fact {
    let place = Place::Cell(cell(columns, next, &[field]));
    let fact = Fact::new(FactKind::DuplicateRow, place).with("what", "row");
    fact.beside(cell(columns, before, &[field]))
}

/// Returns the cell of the first of these fields that a table has; the row's first cell, where it
/// has none.
fn cell(columns: &BTreeMap<u32, ColumnMap>, at: RowRef, fields: &[Field]) -> CellRef {
    let map = columns.get(&at.table);
    let column = fields
        .iter()
        .find_map(|field| map?.field(*field))
        .unwrap_or(0);
    CellRef {
        table: at.table,
        row: at.row,
        column,
    }
}
