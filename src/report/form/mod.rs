//! A form as directorates fill it in, and an inventory in the same layout: workbook and CSV.
//!
//! Lives here: which answers a column takes, what its help says, how cells are written so that they
//! are read back as they were. Never here: which rows and columns there are (`commands::form`).

mod book;
mod changes;
mod csv;
mod guide;
mod holds;
mod review;
mod sheet;
mod values;
mod words;

pub use self::book::workbook;
pub use self::changes::changes;
pub use self::csv::csv;
pub use self::review::{Review, review};
pub use self::words::Words;

use crate::model::criteria::CriteriaSet;
use crate::model::form::Form;

/// What a workbook is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To be filled in: instructions, room for new rows, what must stay is locked.
    ToFill,
    /// To be read and worked on: the table alone.
    Inventory,
}

/// A form with what stands around it.
#[derive(Debug, Clone)]
pub struct Filled<'a> {
    /// The table.
    pub form: &'a Form,
    /// Activities that have ended: on a sheet of their own, which no command counts.
    pub ended: Option<&'a Form>,
    /// The criteria set that it asks about.
    pub set: &'a CriteriaSet,
    /// What it is for.
    pub purpose: Purpose,
    /// The year that the answers are of.
    pub year: Option<i32>,
    /// The directorate that fills it in.
    pub unit: Option<&'a str>,
    /// Units to choose from, as they are written in the column of units.
    pub units: &'a [String],
    /// Rows whose unit became another since last year, by their place; ascending.
    pub moved: &'a [usize],
    /// Whom to ask, and where to send the form.
    pub contact: Option<&'a str>,
    /// Empty rows for new activities.
    pub room: u32,
}
