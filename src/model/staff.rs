//! Persons: where they serve and when, what they work on, which agreements they have.
//!
//! Persons are known by a code alone. Never here: which verdict an activity has, or what a person
//! may spend.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::model::activity::ColumnMap;
use crate::model::columns::Field;
use crate::model::period::{Period, Weekday};
use crate::model::quantity::Decimal;
use crate::origin::CellRef;

/// Everything that the files say of persons.
#[derive(Debug, Clone, Default)]
pub struct Staff {
    /// Persons, ascending by code.
    pub persons: Vec<Person>,
    /// Which column is which, by table: cells are found again through it.
    pub columns: BTreeMap<u32, ColumnMap>,
    /// Which of the files were given: without a file nothing is known, which is not "none".
    pub given: GivenFiles,
}

/// Which of the tables about persons were given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "one for each kind of table, read by its name"
)]
pub struct GivenFiles {
    /// `staff`.
    pub staff: bool,
    /// `assignments`.
    pub assignments: bool,
    /// `agreements`.
    pub agreements: bool,
    /// `priorities`.
    pub priorities: bool,
    /// `absences`.
    pub absences: bool,
}

impl Staff {
    /// Returns the cell of a field in a row; that of the row's first column where the table has
    /// no such field.
    #[must_use]
    pub fn cell(&self, at: RowRef, field: Field) -> CellRef {
        let column = self
            .columns
            .get(&at.table)
            .and_then(|map| map.field(field))
            .unwrap_or(0);
        CellRef {
            table: at.table,
            row: at.row,
            column,
        }
    }

    /// Finds a person by code.
    #[must_use]
    pub fn find(&self, code: &str) -> Option<&Person> {
        self.persons
            .binary_search_by(|person| person.code.as_ref().cmp(code))
            .ok()
            .map(|place| &self.persons[place])
    }
}

/// A row of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowRef {
    /// Index of the table in the sources.
    pub table: u32,
    /// Row, from 1.
    pub row: u32,
}

/// A person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Code. Personal data even where it is random: shown only when asked for.
    pub code: Box<str>,
    /// Spells of service, ascending, none overlapping another.
    pub spells: Vec<Spell>,
    /// Work, ascending by first day, then by last day, activity and row.
    pub assignments: Vec<Assignment>,
    /// Individual agreements, ascending.
    pub agreements: Vec<Agreement>,
    /// Days of absence, ascending, none overlapping another.
    pub absences: Vec<Period>,
    /// Priority of the request: 1 comes first. A rank only: the reason is nobody's business here.
    pub priority: Option<u32>,
}

impl Person {
    /// Makes a person of whom nothing is known yet.
    #[must_use]
    pub fn new(code: &str) -> Self {
        Self {
            code: Box::from(code),
            spells: Vec::new(),
            assignments: Vec::new(),
            agreements: Vec::new(),
            absences: Vec::new(),
            priority: None,
        }
    }
}

/// Days of service on which the row of the staff table holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spell {
    /// Days, open ends as [`Period::ALWAYS`] has them.
    pub period: Period,
    /// Unit as the row states it: a code, or a name. Empty: not stated.
    pub unit: Rc<str>,
    /// Comune of the workplace; `None`: that of the administration.
    pub workplace: Option<Rc<str>>,
    /// Days of the week that are worked.
    pub pattern: Pattern,
    /// Full-time equivalents; 1 where the table says nothing, `None` where it cannot be read.
    pub fte: Option<Decimal>,
    /// Gender.
    pub gender: Gender,
    /// Age band as written; `None`: not stated.
    pub age_band: Option<Rc<str>>,
    /// Class that the row states in place of the computed one.
    pub class: Option<Class>,
    /// Whether remote work is excluded for this person, as the row states.
    pub excluded: bool,
    /// Days a month by derogation from prevalence, where there is one.
    pub derogation: Option<u32>,
    /// The row.
    pub at: RowRef,
}

/// Days of the week that are worked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pattern(u8);

impl Pattern {
    /// Monday to Friday.
    pub const FIVE_DAYS: Self = Self(0b001_1111);
    /// Every day of the week.
    pub const EVERY_DAY: Self = Self(0b111_1111);
    /// No day at all.
    pub const NONE: Self = Self(0);

    /// Makes a pattern of seven flags, Monday first.
    #[must_use]
    pub fn new(days: [bool; 7]) -> Self {
        let flag = |(place, worked): (usize, &bool)| u8::from(*worked) << place;
        Self(days.iter().enumerate().map(flag).sum())
    }

    /// Says whether a day of the week is worked.
    #[must_use]
    pub const fn works_on(self, day: Weekday) -> bool {
        self.0 >> day.index() & 1 == 1
    }

    /// Returns how many days of a week are worked: 0 to 7.
    #[must_use]
    pub const fn days(self) -> u32 {
        self.0.count_ones()
    }
}

/// Gender as the table declares it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    /// Woman.
    Woman,
    /// Man.
    Man,
    /// Another, or not declared.
    NotDeclared,
}

impl Gender {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Woman, Self::Man, Self::NotDeclared];

    /// Returns the key used in machine formats.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Woman => "woman",
            Self::Man => "man",
            Self::NotDeclared => "not_declared",
        }
    }
}

/// Class of a person for the quota of days, from none to most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// No remote days.
    Not,
    /// Days by rotation: part of the work, or work of which part can be done remotely.
    Rotation,
    /// Days of the full quota.
    Smartable,
}

impl Class {
    /// All, from none to most.
    pub const ALL: [Self; 3] = [Self::Not, Self::Rotation, Self::Smartable];

    /// Returns the key used in machine formats and in `[budget.quota]`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Not => "not",
            Self::Rotation => "rotation",
            Self::Smartable => "smartable",
        }
    }
}

/// A person's share of time on an activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// Identifier of the activity, as written.
    pub activity: Rc<str>,
    /// Unit of the activity, where the row names one.
    pub unit: Option<Rc<str>>,
    /// Share of the person's time, 0 to 1; `None`: it cannot be read.
    pub share: Option<Decimal>,
    /// Days.
    pub period: Period,
    /// The row.
    pub at: RowRef,
}

/// An individual agreement in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Agreement {
    /// Days.
    pub period: Period,
    /// The row.
    pub at: RowRef,
}

/// From a day on, what was one unit is another. Rows of staff keep the unit of their time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitChange {
    /// Unit before, as written.
    pub from: Rc<str>,
    /// Unit after, as written.
    pub to: Rc<str>,
    /// First day of the new unit.
    pub on: crate::model::period::Day,
    /// The row.
    pub at: RowRef,
}
