//! A layout as data: blocks of text and tables of typed cells, not yet in any format.
//!
//! Never here: what an assessment says (`report::assessment`), or how a block is printed
//! (`report::formats`).

use std::borrow::Cow;

use crate::finding::Severity;
use crate::model::quantity::{Between, Decimal, Exact, Ratio};
use crate::origin::CellRef;

/// A report, from top to bottom.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report<'a> {
    /// Its blocks.
    pub blocks: Vec<Block<'a>>,
}

/// A part of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block<'a> {
    /// The title of the report.
    Title(String),
    /// The heading of what follows.
    Heading(String),
    /// Running text.
    Paragraph(String),
    /// Short lines, one below another.
    List(Vec<String>),
    /// A table.
    Table(Table<'a>),
    /// Findings, each with what to do.
    Notices(Vec<Notice>),
}

/// A finding in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// How much it weighs.
    pub severity: Severity,
    /// Code of its rule.
    pub code: &'static str,
    /// Files, sheets and cells, at most [`Notice::MOST_PLACES`]; empty for the run as a whole.
    pub places: Vec<String>,
    /// How many more there are.
    pub more_places: usize,
    /// How many times it was found.
    pub count: u64,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// Other cells that explain it.
    pub see_also: Vec<String>,
}

impl Notice {
    /// The most places that a text names.
    pub const MOST_PLACES: usize = 5;
    /// The most other cells that a text names.
    pub const MOST_RELATED: usize = 3;
}

/// A table of typed cells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table<'a> {
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows; each has a cell for every column.
    pub rows: Vec<Vec<Cell<'a>>>,
    /// Whether the last row is the total of the others.
    pub last_is_total: bool,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Name in machine formats.
    pub key: Cow<'static, str>,
    /// Header in the language of the report.
    pub label: String,
    /// What stands in it.
    pub kind: Kind,
    /// How long it is kept where room is short: the least goes first.
    pub keep: u8,
}

impl Column {
    /// Makes a column that is always kept.
    #[must_use]
    pub fn new(key: impl Into<Cow<'static, str>>, label: impl Into<String>, kind: Kind) -> Self {
        Self {
            key: key.into(),
            label: label.into(),
            kind,
            keep: u8::MAX,
        }
    }

    /// What [`Column::keep`] is of the columns of a series, such as months: none is left out. Where
    /// they do not fit, the table stands in several parts.
    pub const SERIES: u8 = 254;

    /// Says how long the column is kept where room is short.
    #[must_use]
    pub fn kept(mut self, keep: u8) -> Self {
        self.keep = keep;
        self
    }
}

/// What stands in a column. Texts are aligned left, all else right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text that may be wrapped.
    Text,
    /// A short code or word.
    Code,
    /// Whole numbers.
    Count,
    /// Numbers of people, FTE or a weight.
    Quantity,
    /// Shares of 1, shown as percentages.
    Share,
}

impl Kind {
    /// Says whether the column holds numbers.
    #[must_use]
    pub fn is_number(self) -> bool {
        matches!(self, Self::Count | Self::Quantity | Self::Share)
    }
}

/// A cell and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell<'a> {
    /// What stands in it.
    pub value: Value<'a>,
    /// What it rests on.
    pub basis: Option<Basis>,
}

impl<'a> From<Value<'a>> for Cell<'a> {
    fn from(value: Value<'a>) -> Self {
        Self { value, basis: None }
    }
}

/// What a cell rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// A cell of an input.
    Cell(CellRef),
    /// A row of the table of bases, from 0: see `report::assessment::basis`.
    Row(usize),
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'a> {
    /// Not known, or not asked for. Never zero.
    Missing,
    /// Text.
    Text(Cow<'a, str>),
    /// Text that stands so many steps further in: a unit below another.
    Indented(usize, Cow<'a, str>),
    /// A whole number.
    Count(u64),
    /// A number as a sheet gave it.
    Given(Decimal),
    /// The level of a criterion, 0 to 1, printed as a number.
    Level(Ratio),
    /// People, FTE or a weight.
    Quantity(Exact),
    /// A share of 1.
    Share(Exact),
    /// People, FTE or a weight, between two numbers.
    QuantityBetween(Between<Exact>),
    /// A share of 1, between two others.
    ShareBetween(Between<Exact>),
    /// A difference of people, FTE or days, with its sign.
    Change(Exact),
    /// A difference between two others.
    ChangeBetween(Between<Exact>),
}

impl<'a> Value<'a> {
    /// Makes a text; an empty one is missing.
    #[must_use]
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        if text.is_empty() {
            Self::Missing
        } else {
            Self::Text(text)
        }
    }

    /// Makes a quantity, missing where there is none.
    #[must_use]
    pub fn quantity(value: Option<&Exact>) -> Self {
        value.map_or(Self::Missing, |value| Self::Quantity(value.clone()))
    }

    /// Makes a share, missing where there is none.
    #[must_use]
    pub fn share(value: Option<&Exact>) -> Self {
        value.map_or(Self::Missing, |value| Self::Share(value.clone()))
    }

    /// Makes a quantity with bounds, missing where there is none.
    #[must_use]
    pub fn quantity_between(value: Option<&Between<Exact>>) -> Self {
        value.map_or(Self::Missing, |value| Self::QuantityBetween(value.clone()))
    }

    /// Makes a difference with bounds, missing where there is none.
    #[must_use]
    pub fn change_between(value: Option<&Between<Exact>>) -> Self {
        value.map_or(Self::Missing, |value| Self::ChangeBetween(value.clone()))
    }

    /// Makes a share with bounds, missing where there is none.
    #[must_use]
    pub fn share_between(value: Option<&Between<Exact>>) -> Self {
        value.map_or(Self::Missing, |value| Self::ShareBetween(value.clone()))
    }
}
