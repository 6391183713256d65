//! Where a person stands: stretches of days on which nothing that counts changes.
//!
//! Made from staff, assignments and verdicts; contingents and day budgets both start here, so that
//! they cannot disagree. Never here: how many days a stretch is worth.

use std::rc::Rc;

use crate::model::period::Period;
use crate::model::quantity::{Decimal, Ratio};
use crate::model::staff::{Class, Gender, Pattern, RowRef};

/// A person's stretches in a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The person, by place in [`crate::model::staff::Staff::persons`].
    pub person: usize,
    /// Stretches, ascending, none overlapping another. Days without service are in none.
    pub stretches: Vec<Stretch>,
}

/// Days on which nothing about a person changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Days; both ends are real days.
    pub period: Period,
    /// Unit, by place in the list of units of the run.
    pub unit: usize,
    /// Directorate of the unit, by place in the same list.
    pub directorate: usize,
    /// Comune of the workplace; `None`: that of the administration.
    pub workplace: Option<Rc<str>>,
    /// Days of the week that are worked.
    pub pattern: Pattern,
    /// Full-time equivalents; `None`: cannot be read.
    pub fte: Option<Decimal>,
    /// Gender.
    pub gender: Gender,
    /// Age band.
    pub age_band: Option<Rc<str>>,
    /// Shares of time by what they are spent on.
    pub shares: Shares,
    /// Class at worst and at best; equal where nothing undetermined decides.
    pub class: (Class, Class),
    /// What the class rests on.
    pub class_from: ClassFrom,
    /// Days a month by derogation, where there is one.
    pub derogation: Option<u32>,
    /// The row of the staff table.
    pub spell: RowRef,
}

/// What a person's class rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClassFrom {
    /// Shares of time and verdicts.
    Shares,
    /// The `class` column of the staff table.
    Stated,
    /// The staff table excludes the person.
    Excluded,
}

/// A person's shares of time, 0 to 1 each, by the verdict of what they are spent on. The least and
/// the most where a verdict is undetermined, or a share unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shares {
    /// On smartable activities.
    pub smartable: (Ratio, Ratio),
    /// On smartable and partly smartable activities together.
    pub with_partly: (Ratio, Ratio),
    /// Sum of share times level of the activity.
    pub level: (Ratio, Ratio),
}
