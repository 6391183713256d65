//! What a rule is shown: a cell, a row, a column of a table.
//!
//! Never here: reading them (`intake`), or what is wrong with them (`rules`).

use super::hints::Hint;
use super::notes::Note;
use super::stands::{Label, STANDS};
use super::stats::ColumnStats;
use crate::fact::Place;
use crate::model::activity::{ColumnMap, RowDraft};
use crate::model::columns::Field;
use crate::model::criteria::CriteriaSet;
use crate::model::raw::RawCell;
use crate::origin::{CellRef, FileKind, Sources};

/// What a column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A field.
    Field(Field),
    /// Answers to an item of the set, by its place there.
    Answer(u16),
    /// Something else: a header that is not known, or that nobody uses.
    Other,
}

impl Role {
    /// Says whether numbers stand in the column.
    #[must_use]
    pub fn is_number(self) -> bool {
        matches!(
            self,
            Self::Field(
                Field::Headcount
                    | Field::Women
                    | Field::Men
                    | Field::Fte
                    | Field::Share
                    | Field::Weight
                    | Field::BacklogStock
                    | Field::BacklogIn
                    | Field::BacklogOut
                    | Field::MinimumPresence
                    | Field::RemoteShare
            )
        )
    }

    /// Says whether codes stand in the column: texts that must stay as they are.
    #[must_use]
    pub fn is_code(self) -> bool {
        matches!(
            self,
            Self::Field(Field::Id | Field::UnitCode | Field::SubUnitCode)
        )
    }

    /// Says whether people write there whatever they want to say.
    #[must_use]
    pub fn is_free_text(self) -> bool {
        matches!(
            self,
            Self::Other
                | Self::Field(
                    Field::Notes | Field::Obstacle | Field::Lever | Field::OverrideReason
                )
        )
    }

    /// Says whether words of the office stand in the column.
    #[must_use]
    pub fn is_words(self) -> bool {
        matches!(
            self,
            Self::Field(
                Field::Unit
                    | Field::SubUnit
                    | Field::Process
                    | Field::Name
                    | Field::Obstacle
                    | Field::Lever
                    | Field::Notes
                    | Field::OverrideReason
            )
        )
    }
}

/// A table whose rows pass by.
#[derive(Debug, Clone)]
pub struct TableView<'a> {
    /// Index in the sources.
    pub table: u32,
    /// Which column is which.
    pub columns: ColumnMap,
    /// The set that the columns answer.
    pub set: &'a CriteriaSet,
    /// Kind of its file.
    pub kind: FileKind,
    /// Headers by column, as written.
    pub headers: Vec<(u16, String)>,
    /// Roles by column.
    pub roles: Vec<Role>,
    /// What headers say of their cells, by column.
    pub hints: Vec<Hint>,
}

impl<'a> TableView<'a> {
    /// Makes the view of a table. `hint`: what a header says of its cells.
    #[must_use]
    pub fn of(
        table: u32,
        columns: &ColumnMap,
        set: &'a CriteriaSet,
        sources: &Sources,
        hint: impl Fn(&str) -> Hint,
    ) -> Self {
        let headers = &sources.table(table).headers;
        let places = headers.iter().map(|(column, _)| *column);
        let all = places
            .chain(columns.fields.iter().map(|(_, column)| *column))
            .chain(columns.answers.iter().map(|(_, column)| *column))
            .chain(columns.beside.iter().map(|(_, column)| *column));
        let width = all.max().map_or(0, |last| usize::from(last) + 1);
        let mut roles = vec![Role::Other; width];
        for (item, column) in columns.beside.iter().chain(&columns.answers) {
            roles[usize::from(*column)] = Role::Answer(*item);
        }
        for (field, column) in &columns.fields {
            roles[usize::from(*column)] = Role::Field(*field);
        }
        let mut hints = vec![Hint::None; width];
        for (column, header) in headers {
            hints[usize::from(*column)] = hint(header);
        }
        Self {
            table,
            columns: columns.clone(),
            set,
            kind: sources.file_of(table).kind,
            headers: headers.clone(),
            roles,
            hints,
        }
    }

    /// Returns what the header over a column says of its cells.
    #[must_use]
    pub fn hint(&self, column: u16) -> Hint {
        let hint = self.hints.get(usize::from(column));
        hint.copied().unwrap_or_default()
    }

    /// Says whether the table stands in delimited text, whose cells have no kinds.
    #[must_use]
    pub fn is_delimited(&self) -> bool {
        self.kind == FileKind::Csv
    }

    /// Returns what a column is for.
    #[must_use]
    pub fn role(&self, column: u16) -> Role {
        let role = self.roles.get(usize::from(column));
        role.copied().unwrap_or(Role::Other)
    }

    /// Returns the header over a column, as written; empty where there is none.
    #[must_use]
    pub fn header(&self, column: u16) -> &str {
        let header = self.headers.iter().find(|(at, _)| *at == column);
        header.map_or("", |(_, text)| text)
    }
}

/// What stands above a cell, in rows beside the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Signed {
    /// No label.
    #[default]
    No,
    /// A label under which an office may stand as well: `Il responsabile`.
    Perhaps,
    /// A label under which somebody signs: `Firma`, `Compilato da`.
    Surely,
}

/// A cell that is not blank, in a row that is no header.
#[derive(Clone, Copy)]
pub struct CellView<'a> {
    /// The cell, untrimmed.
    pub cell: RawCell<'a>,
    /// Its column.
    pub column: u16,
    /// What the column is for.
    pub role: Role,
    /// Whether the row counts; otherwise it is a total, a title or an example.
    pub counts: bool,
    /// Whether it stands beside the rows of the table: in a title, a note, a signature, a header,
    /// or as the name of a sheet or file.
    pub beside: bool,
    /// What it is in place of a cell.
    pub label: Option<Label>,
    /// Whether a label for who signs stands above it, beside the table.
    pub signed: Signed,
    /// The row.
    pub row: &'a RowDraft<'a>,
    /// The table.
    pub table: &'a TableView<'a>,
}

impl CellView<'_> {
    /// Returns the text of the nearest cell to the left that holds something, empty where there
    /// is none.
    #[must_use]
    pub fn before(&self) -> &str {
        let cells = self.row.raw.cells();
        let left = cells.take_while(|(column, _)| *column < self.column);
        let text = left.filter(|(_, cell)| !cell.is_blank()).last();
        text.map_or("", |(_, cell)| cell.text())
    }

    /// Returns the place of the cell.
    #[must_use]
    pub fn place(&self) -> Place {
        Place::Cell(CellRef {
            table: self.row.table,
            row: self.row.row,
            column: self.column,
        })
    }

    /// Notes the cell without its text, for rules on personal data: where it stands is said.
    #[must_use]
    pub fn personal_note(&self) -> Note {
        let note = Note::at(self.place());
        match self.label.map_or("", Label::key) {
            "" => note,
            key => note.with(STANDS, key),
        }
    }

    /// Notes the cell with its text as `value`.
    #[must_use]
    pub fn note(&self) -> Note {
        Note::at(self.place()).with("value", self.cell.text())
    }
}

/// A row that counts.
#[derive(Clone, Copy)]
pub struct RowView<'a> {
    /// The row.
    pub row: &'a RowDraft<'a>,
    /// The table.
    pub table: &'a TableView<'a>,
}

impl RowView<'_> {
    /// Returns the place of a field's cell.
    #[must_use]
    pub fn place(&self, field: Field) -> Place {
        Place::Cell(self.row.cell(field))
    }

    /// Returns a cell of the row.
    #[must_use]
    pub fn at(&self, column: u16) -> CellRef {
        CellRef {
            table: self.row.table,
            row: self.row.row,
            column,
        }
    }
}

/// A column of a table whose rows have passed.
pub struct ColumnView<'a> {
    /// The column.
    pub column: u16,
    /// What it is for.
    pub role: Role,
    /// What passed by.
    pub stats: &'a ColumnStats,
    /// The table.
    pub table: &'a TableView<'a>,
}

impl ColumnView<'_> {
    /// Returns the first filled cell.
    #[must_use]
    pub fn first_cell(&self) -> Option<CellRef> {
        let row = self.stats.first?;
        Some(CellRef {
            table: self.table.table,
            row,
            column: self.column,
        })
    }

    /// Returns the place of the column.
    #[must_use]
    pub fn place(&self) -> Place {
        Place::Column {
            table: self.table.table,
            column: self.column,
        }
    }
}
