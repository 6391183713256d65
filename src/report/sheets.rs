//! A workbook as data: sheets of blocks and of lists, and the figures that they link to.
//!
//! Never here: what stands on a sheet (`report::contingent`, `report::budget`), or how a cell is
//! written (`report::formats::xlsx`).

use crate::finding::{FindingGroup, Wording};
use crate::lang::{Lang, Text};
use crate::model::assessment::LeftOutRows;
use crate::origin::Sources;
use crate::report::grounds::Figures;
use crate::report::layout::{Block, Cell, Column, Table, Value};

/// A workbook.
pub struct Workbook<'a> {
    /// Its title.
    pub title: Text,
    /// Sheets, in order. Findings, rows left out and grounds follow them.
    pub sheets: Vec<Sheet<'a>>,
    /// What its figures rest on.
    pub figures: Figures,
    /// Files and tables read.
    pub sources: &'a Sources,
    /// Findings.
    pub findings: Vec<FindingGroup>,
    /// Words for the findings.
    pub wording: &'a dyn Wording,
    /// Rows that do not count.
    pub left_out: &'a [LeftOutRows],
}

/// A sheet.
pub struct Sheet<'a> {
    /// Its name.
    pub name: Text,
    /// What stands on it.
    pub content: Content<'a>,
}

/// What stands on a sheet.
pub enum Content<'a> {
    /// Blocks, one below another, for reading.
    Page(Vec<Block<'a>>),
    /// One table that is held in memory. Bounds get a column for each end.
    List(Table<'a>),
    /// One table whose rows are made one by one, bounds split already.
    Rows(Rows<'a>),
}

/// A table of many rows.
pub struct Rows<'a> {
    /// Columns.
    pub columns: Vec<Column>,
    /// How many of the first columns are printed on paper; 0: all.
    pub printed: usize,
    /// How many rows there are.
    pub count: usize,
    /// Rows; each has a cell for every column.
    pub rows: Box<dyn Iterator<Item = Vec<Cell<'a>>> + 'a>,
}

impl<'a> Rows<'a> {
    /// Makes rows in which the columns with these keys get a column for each end.
    pub fn split(
        columns: Vec<Column>,
        keys: &[&str],
        count: usize,
        rows: impl Iterator<Item = Vec<Cell<'a>>> + 'a,
        lang: Lang,
    ) -> Self {
        let two: Vec<bool> = columns
            .iter()
            .map(|column| keys.contains(&column.key.as_ref()))
            .collect();
        let ends = match lang {
            Lang::It => ["almeno", "al più"],
            Lang::En => ["at least", "at most"],
        };
        let mut split = Vec::new();
        for (column, two) in columns.into_iter().zip(&two) {
            if *two {
                split.extend(ends.map(|end| Column {
                    label: format!("{} ({end})", column.label),
                    ..column.clone()
                }));
            } else {
                split.push(column);
            }
        }
        let rows = rows.map(move |cells| {
            let mut out = Vec::with_capacity(cells.len() * 2);
            for (cell, two) in cells.into_iter().zip(&two) {
                if *two {
                    out.extend(both(cell));
                } else {
                    out.push(cell);
                }
            }
            out
        });
        Self {
            columns: split,
            printed: 0,
            count,
            rows: Box::new(rows),
        }
    }
}

/// Returns the two ends of a cell, each with what it rests on.
fn both(cell: Cell<'_>) -> [Cell<'_>; 2] {
    let basis = cell.basis;
    let values = match cell.value {
        Value::ShareBetween(ends) => [
            Value::Share(ends.at_least),
            ends.at_most.map_or(Value::Missing, Value::Share),
        ],
        Value::QuantityBetween(ends) => [
            Value::Quantity(ends.at_least),
            ends.at_most.map_or(Value::Missing, Value::Quantity),
        ],
        Value::ChangeBetween(ends) => [
            Value::Change(ends.at_least),
            ends.at_most.map_or(Value::Missing, Value::Change),
        ],
        value => [value.clone(), value],
    };
    values.map(|value| Cell { value, basis })
}
