//! The kinds of tables of persons, and which columns each has.

use super::{absences, agreements, assignments, priorities, staff, unit_map};
use crate::model::columns::Field;

/// The kinds of tables, in the order in which they must be read: units before those who serve in
/// them, persons before what is said of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// From a day on, what was one unit is another.
    UnitMap,
    /// Who serves where, and when.
    Staff,
    /// Who works on what.
    Assignments,
    /// Who has an individual agreement, and when.
    Agreements,
    /// Who comes first.
    Priorities,
    /// Who is away, and when.
    Absences,
}

impl Kind {
    /// All, in the order in which they must be read.
    pub const ALL: [Self; 6] = [
        Self::UnitMap,
        Self::Staff,
        Self::Assignments,
        Self::Agreements,
        Self::Priorities,
        Self::Absences,
    ];

    /// Returns the key in the configuration.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::UnitMap => "unit_map",
            Self::Staff => "staff",
            Self::Assignments => "assignments",
            Self::Agreements => "agreements",
            Self::Priorities => "priorities",
            Self::Absences => "absences",
        }
    }

    /// Returns the columns that such a table may have.
    #[must_use]
    pub fn fields(self) -> &'static [Field] {
        match self {
            Self::UnitMap => &unit_map::FIELDS,
            Self::Staff => &staff::FIELDS,
            Self::Assignments => &assignments::FIELDS,
            Self::Agreements => &agreements::FIELDS,
            Self::Priorities => &priorities::FIELDS,
            Self::Absences => &absences::FIELDS,
        }
    }

    /// Returns the columns without which its rows say nothing; one of each group must be there.
    #[must_use]
    pub fn needed(self) -> &'static [&'static [Field]] {
        match self {
            Self::UnitMap => &[
                &[Field::OldUnit],
                &[Field::NewUnit],
                &[Field::ValidFrom, Field::Date],
            ],
            Self::Staff => &[&[Field::PersonId]],
            Self::Assignments => &[
                &[Field::PersonId],
                &[Field::Id, Field::Name],
                &[Field::Share],
            ],
            Self::Agreements => &[&[Field::PersonId], &[Field::ValidFrom]],
            Self::Priorities => &[&[Field::PersonId], &[Field::Priority]],
            Self::Absences => &[&[Field::PersonId], &[Field::Date, Field::ValidFrom]],
        }
    }
}
