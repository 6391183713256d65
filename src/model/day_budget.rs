//! Day budgets: how many remote days each directorate may spend in a month, and each person.
//!
//! All figures here are final: `figures` made them, `report` only shows them. Days are whole;
//! what stands before the one rounding is exact.

use std::rc::Rc;

use crate::finding::FindingGroup;
use crate::model::assessment::{Coverage, LeftOutRows};
use crate::model::contingent::ContingentBasis;
use crate::model::criteria::CriteriaSet;
use crate::model::period::{Day, Month, Period};
use crate::model::quantity::{Between, Exact, Ratio};
use crate::model::staff::{Class, RowRef};
use crate::origin::Sources;

/// Everything that a report of `budget` shows.
#[derive(Debug, Clone)]
pub struct DayBudgets {
    /// The criteria set that the verdicts come from.
    pub set: Rc<CriteriaSet>,
    /// Declared choices.
    pub settings: BudgetSettings,
    /// Whether figures come from persons, or are an estimate from activity headcounts.
    pub basis: ContingentBasis,
    /// The months, in order, with the working days of the administration's comune.
    pub months: Vec<MonthDays>,
    /// Directorates, in chart order.
    pub units: Vec<UnitBudget>,
    /// Sums of the directorates.
    pub total: UnitBudget,
    /// Single persons, ascending by code, then month, then directorate; empty unless asked for.
    pub people: Vec<PersonBudget>,
    /// Which structures of the org chart were heard.
    pub coverage: Option<Coverage>,
    /// Rows that do not count.
    pub left_out: Vec<LeftOutRows>,
    /// Findings, in the order in which they are shown.
    pub findings: Vec<FindingGroup>,
    /// Files and tables read.
    pub sources: Sources,
}

/// Declared choices that budgets rest on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BudgetSettings {
    /// Comune of the administration.
    pub place: Rc<str>,
    /// Quotas, each with its act and its dates.
    pub quotas: Vec<Quota>,
    /// Window in which presence must prevail.
    pub window: Window,
    /// Days that the window counts.
    pub base: PrevalenceBase,
    /// What happens to days that remainders leave tied.
    pub ties: Ties,
    /// Least share of time on smartable activities for the full quota.
    pub theta: Ratio,
}

/// How many days each class has, by an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quota {
    /// Days of the full quota; 0 to 31.
    pub smartable: u32,
    /// Days by rotation.
    pub rotation: u32,
    /// A month or a week.
    pub per: QuotaPer,
    /// Days on which it holds.
    pub period: Period,
    /// The act that says so.
    pub act: String,
}

/// What a quota is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuotaPer {
    /// A month: scaled by the person's working days over those of the comune.
    Month,
    /// A week of five days: scaled by the person's working days over five.
    Week,
}

/// Window in which presence must prevail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Window {
    /// Each week, Monday to Sunday; a week that two months share is cut between them.
    Week,
    /// As many months of the year together, aligned to January: 1, 2, 3, 4, 6 or 12.
    Months(u8),
}

/// Days that the window counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrevalenceBase {
    /// Working days, leave and all.
    Gross,
    /// Working days less authorised absences.
    Net,
}

/// What happens to days that equal remainders leave tied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ties {
    /// By priority, then fewest extra days this year, then code.
    Resolve,
    /// To the bank.
    ToBank,
}

/// A month and its working days in the administration's comune.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthDays {
    /// The month.
    pub month: Month,
    /// Working days from Monday to Friday (W*).
    pub working_days: u32,
    /// Holidays that fall on a Monday to Friday, with their names in Italian and English.
    pub holidays: Vec<(Day, crate::lang::LocalText)>,
}

/// The budget of a directorate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitBudget {
    /// Code, or the name where there is no code. Empty: not stated.
    pub unit: Rc<str>,
    /// Name.
    pub name: Rc<str>,
    /// One for each month of the report, in order.
    pub months: Vec<MonthBudget>,
    /// Sum of the months.
    pub days: Between<Exact>,
}

/// The budget of a directorate in a month: from the gross figure to whole days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthBudget {
    /// Persons of the full quota who served there in the month.
    pub smartable: Between<Exact>,
    /// Persons of the rotation.
    pub rotation: Between<Exact>,
    /// Gross figure: persons times quota, as the sources define the budget.
    pub gross: Between<Exact>,
    /// From the gross figure to [`MonthBudget::net`], in order: what each step adds. At worst and
    /// at best where classes are not settled.
    pub bridge: Vec<(BridgeStep, (Exact, Exact))>,
    /// Sum of the entitlements after caps, before rounding.
    pub net: Between<Exact>,
    /// Budget in whole days: [`MonthBudget::net`], rounded half up once.
    pub days: Between<Exact>,
    /// Days of the budget that nobody gets: tied remainders, or full windows. `None`: nothing is
    /// allotted yet, here or, in a sum, somewhere.
    pub to_bank: Option<u32>,
}

/// A step from the gross figure to the net one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum BridgeStep {
    /// Derogations: their days in place of the quota's.
    Derogation,
    /// Weekly patterns: part-time over fewer days.
    Pattern,
    /// Holidays of workplaces other than the administration's comune.
    Workplace,
    /// Joiners, leavers, movers: only days in service, in this directorate.
    Service,
    /// Caps: presence must prevail.
    Cap,
}

impl BridgeStep {
    /// All steps, in their order.
    pub const ALL: [Self; 5] = [
        Self::Derogation,
        Self::Pattern,
        Self::Workplace,
        Self::Service,
        Self::Cap,
    ];

    /// Returns the key used in machine formats.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Derogation => "derogation",
            Self::Pattern => "pattern",
            Self::Workplace => "workplace",
            Self::Service => "service",
            Self::Cap => "cap",
        }
    }
}

/// The days of a person in a month and a directorate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonBudget {
    /// Code.
    pub person: Rc<str>,
    /// Code of the directorate.
    pub unit: Rc<str>,
    /// The month.
    pub month: Month,
    /// Class at worst and at best, over the stretches there.
    pub class: (Class, Class),
    /// Whether a derogation lifts the cap.
    pub derogation: Option<u32>,
    /// Working days of the person there in the month (W).
    pub working_days: u32,
    /// Days that the prevalence counts: W, less absences where the base is net.
    pub counted_days: u32,
    /// Entitlement before the cap (e), at worst and at best.
    pub entitled: (Ratio, Ratio),
    /// Most days that let presence prevail (c); with a window of several months, the part of this
    /// month.
    pub cap: Ratio,
    /// What the cap of this month follows from, with a window of several months.
    pub window: Option<WindowPart>,
    /// Entitlement after the cap (t), at worst and at best.
    pub due: (Ratio, Ratio),
    /// Whole days. An interval where classes of the directorate are not settled: then nothing is
    /// allotted yet.
    pub days: Between<Exact>,
    /// How the remainder was settled; `None`: there was none, or nothing is allotted.
    pub remainder: Option<Remainder>,
    /// Rows of the staff table.
    pub spells: Vec<RowRef>,
}

/// A person in a directorate over a window of several months: enough to work the cap of one of
/// its months out again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WindowPart {
    /// Days of the window.
    pub period: Period,
    /// Days that the prevalence counts in the window, those of a derogation left out.
    pub counted_days: u32,
    /// Those of this month: no more are due in it.
    pub counted_in_month: u32,
    /// Most days that let presence prevail in the window (C): (counted days - 1) / 2, rounded down.
    pub cap: u32,
    /// Entitlements of this month that share the cap (e), at worst and at best.
    pub entitled: (Ratio, Ratio),
    /// Entitlements of all months of the window before the cap: those that this month is set
    /// against at worst, and at best.
    pub entitled_in_window: (Ratio, Ratio),
    /// Days of the cap that earlier months of the window left for rounding up: no remainder of
    /// this month becomes a day where there are none.
    pub spare: u32,
}

/// How a remainder was settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remainder {
    /// The fraction of a day beyond whole days.
    pub fraction: Ratio,
    /// Whether it became a day.
    pub settled: Settled,
    /// Priority of the person, where there is one.
    pub priority: Option<u32>,
    /// Extra days of the person earlier this year.
    pub extra_before: u32,
}

/// What became of a remainder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Settled {
    /// Larger than those that got none: a day.
    Larger,
    /// Equal to others: a day by priority.
    ByPriority,
    /// Equal to others: a day by fewest extra days this year.
    ByFewestExtra,
    /// Equal to others: a day by code.
    ByCode,
    /// No day.
    None,
    /// No day: one more would reach the cap of the window.
    WindowFull,
    /// Tied; the day went to the bank.
    ToBank,
}
