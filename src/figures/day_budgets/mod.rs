//! How many remote days each directorate may spend in a month, and each person.
//!
//! Lives here: entitlements, caps, the one rounding, remainders, and the bridge from the gross
//! figure to the net one, as `docs/day-budget.md` writes them down. Never here: which days are
//! holidays (a [`WorkingDays`] is handed in), which class a person has, words, files.

mod allot;
mod estimate;
mod fraction;
mod run;
mod segments;
mod sums;
mod windows;
mod year;

use std::rc::Rc;

pub use self::estimate::{Heads, estimate};
pub use self::run::budgets;
use crate::model::day_budget::{BudgetSettings, PersonBudget, UnitBudget};
use crate::model::period::{Month, Period};
use crate::model::staff::{Pattern, Person};
use crate::model::standing::{Standing, Stretch};

/// Which days are worked.
pub trait WorkingDays {
    /// Returns how many days of a period are on the pattern and no holiday of the place.
    ///
    /// - **place**: a comune as staff tables name it; `None`: that of the administration.
    /// - **period**: within one year.
    fn count(&self, place: Option<&str>, pattern: Pattern, period: Period) -> u32;
}

/// A person, as far as budgets are concerned.
#[derive(Debug, Clone, Copy)]
pub struct Served<'a> {
    /// Code: shown with the person, and the last word on a tie.
    pub code: &'a str,
    /// Priority of the request: 1 comes first.
    pub priority: Option<u32>,
    /// Days of absence; heard where prevalence counts net days.
    pub absences: &'a [Period],
    /// Stretches over the whole calendar year of the months asked for.
    pub stretches: &'a [Stretch],
}

impl<'a> Served<'a> {
    /// Joins a person and where the person stands.
    #[must_use]
    pub fn new(person: &'a Person, standing: &'a Standing) -> Self {
        Self {
            code: &person.code,
            priority: person.priority,
            absences: &person.absences,
            stretches: &standing.stretches,
        }
    }
}

/// A directorate that the report lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directorate {
    /// Its place in the list of units of the run: what [`Stretch::directorate`] holds.
    pub place: usize,
    /// Code, or the name where there is no code.
    pub code: Rc<str>,
    /// Name.
    pub name: Rc<str>,
}

/// Which persons are returned. Figures of directorates do not depend on it.
#[derive(Debug, Clone, Copy)]
pub enum Keep<'a> {
    /// Nobody: memory does not grow with persons times months.
    Nobody,
    /// Everybody.
    Everybody,
    /// Persons with these codes.
    Only(&'a [&'a str]),
}

impl Keep<'_> {
    fn keeps(self, code: &str) -> bool {
        match self {
            Self::Nobody => false,
            Self::Everybody => true,
            Self::Only(codes) => codes.contains(&code),
        }
    }
}

/// What budgets are asked for.
#[derive(Clone, Copy)]
pub struct Request<'a> {
    /// Months to report. The months before them in the same year are computed too, because the
    /// extra days of a person in the year so far decide ties.
    pub months: &'a [Month],
    /// Quotas, window, base, ties.
    pub settings: &'a BudgetSettings,
    /// The calendar.
    pub working_days: &'a dyn WorkingDays,
    /// Directorates in the order of the report. Persons of a directorate that is not listed are
    /// gathered after them, under an empty code.
    pub directorates: &'a [Directorate],
    /// Persons to return.
    pub keep: Keep<'a>,
}

/// Budgets of the months asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Budgets {
    /// Working days from Monday to Friday of the administration's comune (W*), by month.
    pub working_days: Vec<(Month, u32)>,
    /// Months asked for with a day on which no quota holds: such a day entitles to nothing, so
    /// a report without a word on it would be wrong.
    pub uncovered: Vec<Month>,
    /// Directorates.
    pub units: Vec<UnitBudget>,
    /// Sums of the directorates. Code and name are empty.
    pub total: UnitBudget,
    /// Persons, by code, then month, then directorate in the order of the report.
    pub people: Vec<PersonBudget>,
}
