//! The form that a directorate fills in, as a table of its own: what a template asks, what a
//! submission answered, what next year's template repeats.
//!
//! Beside [`crate::model::inventory::Inventory`], which keeps what rules and figures need, a form
//! keeps every cell, so that it can be written again and nothing is lost. Never here: where it is
//! read or written (`intake`, `report`), or which rows are one activity (`matching`).

use crate::model::answer::Answer;
use crate::model::columns::Field;
use crate::model::quantity::Decimal;
use crate::origin::CellRef;

/// A form with its rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Form {
    /// Columns, from left to right.
    pub columns: Vec<FormColumn>,
    /// Rows; each has a cell for every column.
    pub rows: Vec<FormRow>,
}

/// Header of the column that says of which year an override is, in both languages.
pub const OVERRIDE_YEAR: [&str; 2] = ["Anno della rettifica", "Year of the override"];

/// A column of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormColumn {
    /// What it asks.
    pub asks: Asks,
    /// Its header. A column that asks for an item is always headed so that a yes is good for
    /// remote work.
    pub header: String,
}

/// What a column asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asks {
    /// A field.
    Field(Field),
    /// The answer to an item, by its index in the criteria set.
    Item(u16),
    /// Something of the house's own: kept as it is, found again by its header.
    Other,
}

/// A row of a form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FormRow {
    /// Its cells.
    pub cells: Vec<FormCell>,
    /// The first cell of the row it was read from.
    pub at: Option<CellRef>,
}

/// What stands in a cell of a form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum FormCell {
    /// Nothing.
    #[default]
    Empty,
    /// Text as written; also a number or an answer that could not be understood.
    Text(String),
    /// A number that was understood. Shares are percents, 0 to 100.
    Number(Decimal),
    /// An answer that was understood, turned so that yes is good for remote work. Never blank:
    /// that is [`FormCell::Empty`].
    Answer(Answer),
}

impl Form {
    /// Returns the place of the column that asks for something.
    #[must_use]
    pub fn column(&self, asks: Asks) -> Option<usize> {
        self.columns.iter().position(|column| column.asks == asks)
    }

    /// Returns the text of a field of a row; empty where there is none.
    #[must_use]
    pub fn text<'a>(&'a self, row: &'a FormRow, field: Field) -> &'a str {
        match self
            .column(Asks::Field(field))
            .and_then(|at| row.cells.get(at))
        {
            Some(FormCell::Text(text)) => text,
            _ => "",
        }
    }

    /// Returns what people call the place of a row: the narrowest name that it states, else a code.
    #[must_use]
    pub fn place_name<'a>(&'a self, row: &'a FormRow) -> &'a str {
        let texts = Self::PLACES.map(|field| self.text(row, field));
        texts
            .into_iter()
            .find(|text| !text.is_empty())
            .unwrap_or_default()
    }

    /// The fields that say where a row stands, those that people read first.
    pub const PLACES: [Field; 4] = [
        Field::SubUnit,
        Field::Unit,
        Field::SubUnitCode,
        Field::UnitCode,
    ];

    /// Returns what a row's unit is known by: the code, else the name, of the unit.
    #[must_use]
    pub fn unit<'a>(&'a self, row: &'a FormRow) -> &'a str {
        let code = self.text(row, Field::UnitCode);
        if code.is_empty() {
            self.text(row, Field::Unit)
        } else {
            code
        }
    }
}
