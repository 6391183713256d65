//! Tables for programs and workbooks: one row a thing, one value a cell, rows made as they are
//! written.
//!
//! Lives here: which columns there are and what stands in them. Never here: separators, number
//! formats or styles (`report::formats`).

pub mod activities;
pub mod criteria;
pub mod left_out;
pub mod units;

use crate::lang::Lang;
use crate::model::assessment::Assessment;
use crate::report::layout::{Column, Value};
use crate::report::{Options, TableChoice};

/// A table whose rows are made one by one: there may be a million.
pub struct DataTable<'a> {
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows; each has a value for every column.
    pub rows: Box<dyn Iterator<Item = Vec<Value<'a>>> + 'a>,
}

/// Whether texts are keys for programs or words for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Texts {
    /// Keys: `smartable`.
    Keys,
    /// Words: "smartabile".
    Words,
}

/// Returns the table that the options ask for, with keys for programs.
#[must_use]
pub fn chosen<'a>(assessment: &'a Assessment, options: &Options) -> DataTable<'a> {
    let lang: Lang = options.lang;
    match options.table {
        TableChoice::Activities => activities::table(assessment, Texts::Keys, lang),
        TableChoice::Criteria if options.criteria_by_group => criteria::by_group(assessment, lang),
        TableChoice::Criteria => criteria::table(assessment, lang),
        TableChoice::LeftOut => {
            left_out::table(&assessment.sources, &assessment.left_out, Texts::Keys, lang)
        }
        // Tables that an assessment has not are those of other nouns: the units stand for them.
        _ => units::table(assessment, lang),
    }
}
