//! What a column of a sheet can be: a field of a table, or the answer to an item.

/// A field of any table that we read. Which tables have which fields, the readers say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Code of the unit.
    UnitCode,
    /// Name of the unit (or its code, where there is no column for that).
    Unit,
    /// Code of the part of the unit.
    SubUnitCode,
    /// Name of the part of the unit.
    SubUnit,
    /// Process, macro-activity, proceeding.
    Process,
    /// Identifier of the activity.
    Id,
    /// Name of the activity.
    Name,
    /// People.
    Headcount,
    /// Women among them.
    Women,
    /// Men among them.
    Men,
    /// Full-time equivalents.
    Fte,
    /// Share of time, percent.
    Share,
    /// A second weight, such as an hourly wage.
    Weight,
    /// Work not done in time.
    BacklogStock,
    /// Cases that came in.
    BacklogIn,
    /// Cases closed.
    BacklogOut,
    /// Plan to clear the backlog.
    DisposalPlan,
    /// People who must be on site.
    MinimumPresence,
    /// What stands in the way, in the office's words.
    Obstacle,
    /// What would remove it, in the office's words.
    Lever,
    /// Verdict declared by the office.
    DeclaredVerdict,
    /// Share of the activity that can be done remotely, as declared, percent.
    RemoteShare,
    /// Verdict of the manager in place of the computed one.
    OverrideVerdict,
    /// Its reason.
    OverrideReason,
    /// Its author.
    OverrideAuthor,
    /// Its date.
    OverrideDate,
    /// The computed verdict that a manager agreed with.
    AgreedVerdict,
    /// Who agreed.
    AgreedAuthor,
    /// When.
    AgreedDate,
    /// Notes.
    Notes,
    /// Code of the unit above, in an org chart.
    Parent,
    /// Level of the unit in an org chart.
    Level,
    /// Staff of the unit.
    Staff,
    /// First day.
    ValidFrom,
    /// Last day.
    ValidTo,
    /// Code of a person, in a table of persons. So are all that follow, but for the units.
    PersonId,
    /// Comune of the workplace.
    Workplace,
    /// Days of the week that are worked, in one cell.
    Pattern,
    /// Whether Mondays are worked, where each day of the week has a column.
    Monday,
    /// Tuesdays.
    Tuesday,
    /// Wednesdays.
    Wednesday,
    /// Thursdays.
    Thursday,
    /// Fridays.
    Friday,
    /// Saturdays.
    Saturday,
    /// Sundays.
    Sunday,
    /// Gender.
    Gender,
    /// Age band.
    AgeBand,
    /// Class that is stated in place of the computed one.
    Class,
    /// Whether remote work is excluded for the person.
    Excluded,
    /// Days a month by derogation from prevalence.
    Derogation,
    /// Rank of the person's request.
    Priority,
    /// A single day.
    Date,
    /// Unit before a reorganisation.
    OldUnit,
    /// Unit after it.
    NewUnit,
}

impl Field {
    /// All fields with their keys, as `[columns]` and `--column` take them.
    pub const ALL: [(Self, &'static str); 54] = [
        (Self::UnitCode, "unit_code"),
        (Self::Unit, "unit"),
        (Self::SubUnitCode, "sub_unit_code"),
        (Self::SubUnit, "sub_unit"),
        (Self::Process, "process"),
        (Self::Id, "id"),
        (Self::Name, "activity"),
        (Self::Headcount, "headcount"),
        (Self::Women, "women"),
        (Self::Men, "men"),
        (Self::Fte, "fte"),
        (Self::Share, "share"),
        (Self::Weight, "weight"),
        (Self::BacklogStock, "backlog"),
        (Self::BacklogIn, "backlog_in"),
        (Self::BacklogOut, "backlog_out"),
        (Self::DisposalPlan, "disposal_plan"),
        (Self::MinimumPresence, "minimum_presence"),
        (Self::Obstacle, "obstacle"),
        (Self::Lever, "lever"),
        (Self::DeclaredVerdict, "declared_verdict"),
        (Self::RemoteShare, "remote_share"),
        (Self::OverrideVerdict, "override"),
        (Self::OverrideReason, "override_reason"),
        (Self::OverrideAuthor, "override_author"),
        (Self::OverrideDate, "override_date"),
        (Self::AgreedVerdict, "agreed_verdict"),
        (Self::AgreedAuthor, "agreed_by"),
        (Self::AgreedDate, "agreed_on"),
        (Self::Notes, "notes"),
        (Self::Parent, "parent"),
        (Self::Level, "level"),
        (Self::Staff, "staff"),
        (Self::ValidFrom, "valid_from"),
        (Self::ValidTo, "valid_to"),
        (Self::PersonId, "person_id"),
        (Self::Workplace, "workplace"),
        (Self::Pattern, "weekly_pattern"),
        (Self::Monday, "monday"),
        (Self::Tuesday, "tuesday"),
        (Self::Wednesday, "wednesday"),
        (Self::Thursday, "thursday"),
        (Self::Friday, "friday"),
        (Self::Saturday, "saturday"),
        (Self::Sunday, "sunday"),
        (Self::Gender, "gender"),
        (Self::AgeBand, "age_band"),
        (Self::Class, "class"),
        (Self::Excluded, "excluded"),
        (Self::Derogation, "derogation_days"),
        (Self::Priority, "priority"),
        (Self::Date, "date"),
        (Self::OldUnit, "old_unit"),
        (Self::NewUnit, "new_unit"),
    ];

    /// Returns the key used in configuration and machine formats.
    #[must_use]
    pub fn key(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(field, _)| *field == self)
            .map_or("", |(_, key)| key)
    }

    /// Returns the field of a key.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .find(|(_, known)| *known == key)
            .map(|(field, _)| *field)
    }
}

/// Which way the header of a criterion asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// A yes is good for remote work: "Senza contatto con l'utenza".
    YesIsGood,
    /// A yes is bad: "Contatto diretto con l'utenza".
    YesIsBad,
}

/// What a header means.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meaning {
    /// A field.
    Field(Field),
    /// The answer to an item, by the item's identifier.
    Item(String, Direction),
    /// It may mean several things, or is not a yes/no question: the analyst is asked. The items
    /// that it may belong to, perhaps none.
    Ask(Vec<String>),
    /// Known, kept and not used.
    Ignore,
}
