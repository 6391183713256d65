//! An activity as a row of an inventory: first as it was sent, then as it was let in.
//!
//! Never here: how a cell is read (`intake`), or who is let in (`check::admit_row`).

use crate::model::answer::CellAnswer;
use crate::model::columns::Field;
use crate::model::quantity::Decimal;
use crate::model::raw::RawRow;
use crate::model::verdict::Outcome;
use crate::origin::CellRef;

/// What a row turned out to be while it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// An activity, or what may be one.
    Data,
    /// Nothing stands in it.
    Blank,
    /// The header once more.
    RepeatedHeader,
    /// A total, by its label.
    PrintedTotal,
    /// The template's example.
    Sample,
    /// An activity whose notes say that it is no longer done.
    Ended,
}

/// Why a row does not count. A closed list: every report says how many rows and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LeftOut {
    /// Nothing stands in it.
    Blank,
    /// The header once more.
    RepeatedHeader,
    /// A total, by its label.
    PrintedTotal,
    /// The template's example.
    SampleRow,
    /// Its notes say that the activity is no longer done.
    Ended,
    /// It has answers or numbers, and neither an id nor a name.
    NeitherIdNorName,
}

impl LeftOut {
    /// All reasons, in the order in which they are shown.
    pub const ALL: [Self; 6] = [
        Self::NeitherIdNorName,
        Self::Ended,
        Self::PrintedTotal,
        Self::SampleRow,
        Self::RepeatedHeader,
        Self::Blank,
    ];

    /// Returns the key used in machine formats: `printed_total`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Blank => "blank",
            Self::RepeatedHeader => "repeated_header",
            Self::PrintedTotal => "printed_total",
            Self::SampleRow => "sample_row",
            Self::Ended => "ended",
            Self::NeitherIdNorName => "neither_id_nor_name",
        }
    }
}

/// A number that a cell gives, or why it gives none. Unknown is never zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Given {
    /// No such column, or an empty cell.
    #[default]
    Blank,
    /// The number.
    Known(Decimal),
    /// Something stands there that is no number of its kind; it has a finding.
    Unreadable,
}

impl Given {
    /// Returns the number, if it is known.
    #[must_use]
    pub fn known(self) -> Option<Decimal> {
        match self {
            Self::Known(value) => Some(value),
            Self::Blank | Self::Unreadable => None,
        }
    }
}

/// Which column each field and each answer of a table stands in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ColumnMap {
    /// Columns by field, ascending by field, each field once.
    pub fields: Vec<(Field, u16)>,
    /// Columns by item, ascending by item, then column; a repeated item stands several times.
    pub answers: Vec<(u16, u16)>,
    /// Further columns of an answer, by item: `NO` beside `SI` under one header.
    pub beside: Vec<(u16, u16)>,
}

impl ColumnMap {
    /// Returns the column of a field.
    #[must_use]
    pub fn field(&self, field: Field) -> Option<u16> {
        self.fields
            .iter()
            .find(|(known, _)| *known == field)
            .map(|(_, column)| *column)
    }
}

/// A manager's verdict in place of the computed one, as it was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OverrideDraft<'a> {
    /// The verdict.
    pub outcome: Outcome,
    /// The verdict as written.
    pub written: &'a str,
    /// Why; empty: the override is not applied.
    pub reason: &'a str,
    /// Who; may be empty.
    pub author: &'a str,
    /// When, as written; may be empty.
    pub date: &'a str,
}

/// A row as it was sent, borrowed from its reader: half-read cells are unknown, the row stays.
#[derive(Debug, Clone, Copy)]
pub struct RowDraft<'a> {
    /// Index of the table in the sources.
    pub table: u32,
    /// Row, from 1.
    pub row: u32,
    /// What it turned out to be.
    pub kind: RowKind,
    /// Code of the unit; empty where there is none. So are all texts here.
    pub unit_code: &'a str,
    /// Name of the unit, or its code.
    pub unit: &'a str,
    /// Code of the part of the unit.
    pub sub_unit_code: &'a str,
    /// Part of the unit.
    pub sub_unit: &'a str,
    /// Process.
    pub process: &'a str,
    /// Identifier.
    pub id: &'a str,
    /// Name.
    pub name: &'a str,
    /// Obstacle in the office's words.
    pub obstacle: &'a str,
    /// Lever in the office's words.
    pub lever: &'a str,
    /// People.
    pub heads: Given,
    /// Women among them.
    pub women: Given,
    /// Men among them.
    pub men: Given,
    /// Full-time equivalents; where only a share of time is given, heads × share.
    pub fte: Given,
    /// Share of time as written, percent.
    pub share: Given,
    /// Second weight.
    pub weight: Given,
    /// Share that can be done remotely, as declared, 0 to 1 in millionths.
    pub remote_share: Given,
    /// Verdict declared by the office.
    pub declared: Option<Outcome>,
    /// Verdict of the manager.
    pub overridden: Option<OverrideDraft<'a>>,
    /// Computed verdict that a manager agreed with, where it was a known one.
    pub agreed: Option<Outcome>,
    /// Answers, ascending by item.
    pub answers: &'a [CellAnswer],
    /// Rows of a table that have the same number here have the same answers; `None`: not known.
    pub combination: Option<usize>,
    /// Answers as written, one for each of [`RowDraft::answers`].
    pub written: &'a [&'a str],
    /// Values of the columns that a filter or a grouping asked for, in the order asked;
    /// `None` where the table has no such column.
    pub watched: &'a [Option<&'a str>],
    /// Which column is which.
    pub columns: &'a ColumnMap,
    /// The row as it was read, for rules that look at how a cell is written.
    pub raw: RawRow<'a>,
}

impl<'a> RowDraft<'a> {
    /// Returns a row that says nothing.
    #[must_use]
    pub fn nothing(table: u32, row: u32, columns: &'a ColumnMap) -> Self {
        Self {
            table,
            row,
            kind: RowKind::Blank,
            unit_code: "",
            unit: "",
            sub_unit_code: "",
            sub_unit: "",
            process: "",
            id: "",
            name: "",
            obstacle: "",
            lever: "",
            heads: Given::Blank,
            women: Given::Blank,
            men: Given::Blank,
            fte: Given::Blank,
            share: Given::Blank,
            weight: Given::Blank,
            remote_share: Given::Blank,
            declared: None,
            overridden: None,
            agreed: None,
            answers: &[],
            combination: None,
            written: &[],
            watched: &[],
            columns,
            raw: RawRow::NONE,
        }
    }

    /// Returns the cell of a field; that of the row's first column where the field has none.
    #[must_use]
    pub fn cell(&self, field: Field) -> CellRef {
        let column = self.columns.field(field).unwrap_or(0);
        CellRef {
            table: self.table,
            row: self.row,
            column,
        }
    }
}

/// A row that was let into the figures.
#[derive(Debug, Clone, Copy)]
pub struct Admitted<'a> {
    draft: &'a RowDraft<'a>,
}

impl<'a> Admitted<'a> {
    /// Lets a row in. Only `check::admit_row` may call this; `tests/tidy.rs` sees to it.
    #[must_use]
    pub fn by_check(draft: &'a RowDraft<'a>) -> Self {
        Self { draft }
    }

    /// Returns the row.
    #[must_use]
    pub fn row(&self) -> &'a RowDraft<'a> {
        self.draft
    }
}
