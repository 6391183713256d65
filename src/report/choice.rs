//! The tables that tabular formats can hold.
//!
//! Never here: what stands in them.

/// The tables that tabular formats can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableChoice {
    /// A row for each activity.
    Activities,
    /// A row for each group.
    Units,
    /// A row for each criterion, or a matrix by group.
    Criteria,
    /// A row for each gender and each age band.
    Groups,
    /// A row for each directorate and month.
    Months,
    /// A row for each answer that changed.
    Answers,
    /// A row for each process and group whose verdicts are not the same everywhere.
    Uniformity,
    /// A row for each person, where persons may be shown.
    People,
    /// A row for each table and reason for which rows do not count.
    LeftOut,
    /// A row for each class of obstacles.
    Levers,
    /// A row for each pair of classes of obstacles.
    Pairs,
    /// A row for each unit with its contingent.
    Contingent,
    /// A row for each directorate with its days.
    Days,
    /// A row for each activity and answer.
    Sensitivity,
}

impl TableChoice {
    /// All tables, in the order of the documentation.
    pub const ALL: [Self; 14] = [
        Self::Activities,
        Self::Units,
        Self::Criteria,
        Self::Groups,
        Self::Months,
        Self::Answers,
        Self::Uniformity,
        Self::People,
        Self::LeftOut,
        Self::Levers,
        Self::Pairs,
        Self::Contingent,
        Self::Days,
        Self::Sensitivity,
    ];
    /// The tables of `compare`; the first is the default.
    pub const COMPARE: [Self; 7] = [
        Self::Activities,
        Self::Units,
        Self::Answers,
        Self::Uniformity,
        Self::Contingent,
        Self::Days,
        Self::LeftOut,
    ];
    /// The tables of `assess`.
    pub const ASSESS: [Self; 4] = [Self::Activities, Self::Units, Self::Criteria, Self::LeftOut];
    /// The tables of `contingent`; the first is the default.
    pub const CONTINGENT: [Self; 4] = [Self::Units, Self::Groups, Self::People, Self::LeftOut];
    /// The tables of `budget`; the first is the default.
    pub const BUDGET: [Self; 4] = [Self::Units, Self::Months, Self::People, Self::LeftOut];

    /// Returns the name that `--table` takes.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Activities => "activities",
            Self::Units => "units",
            Self::Criteria => "criteria",
            Self::Groups => "groups",
            Self::Months => "months",
            Self::Answers => "answers",
            Self::Uniformity => "uniformity",
            Self::People => "people",
            Self::LeftOut => "left-out",
            Self::Levers => "levers",
            Self::Pairs => "pairs",
            Self::Contingent => "contingent",
            Self::Days => "days",
            Self::Sensitivity => "sensitivity",
        }
    }

    /// Reads the name that `--table` takes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.key() == text)
    }
}
