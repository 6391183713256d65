//! The contingent: the staff who may ask for remote work, by unit and overall.
//!
//! All figures here are final: `figures` made them, `report` only shows them. The sum of activity
//! headcounts is nowhere among them.

use std::rc::Rc;

use crate::finding::FindingGroup;
use crate::model::assessment::{Coverage, LeftOutRows};
use crate::model::criteria::CriteriaSet;
use crate::model::parameter::Parameter;
use crate::model::period::{Day, Period};
use crate::model::quantity::{Between, Exact, Ratio};
use crate::model::staff::{Class, Gender, RowRef};
use crate::model::standing::{ClassFrom, Shares};
use crate::origin::{CellRef, Sources};

/// Everything that a report of `contingent` shows.
#[derive(Debug, Clone)]
pub struct Contingents {
    /// The criteria set that the verdicts come from.
    pub set: Rc<CriteriaSet>,
    /// Declared choices.
    pub settings: ContingentSettings,
    /// Whether figures come from persons or from activity headcounts.
    pub basis: ContingentBasis,
    /// Units: every one that was met, and all units of the chart above them, in chart order.
    pub units: Vec<UnitContingent>,
    /// Everything.
    pub total: ContingentFigures,
    /// By gender; empty without persons.
    pub by_gender: Vec<(Gender, ContingentFigures)>,
    /// By age band as written, ascending, not stated last; empty without persons or bands.
    pub by_age_band: Vec<(Option<Rc<str>>, ContingentFigures)>,
    /// The five populations.
    pub populations: Populations,
    /// The minimum share in force, where there is one.
    pub minimum_share: Option<MinimumShare>,
    /// Single persons, ascending by code; empty unless asked for.
    pub people: Vec<PersonContingent>,
    /// Which structures of the org chart were heard.
    pub coverage: Option<Coverage>,
    /// Rows that do not count.
    pub left_out: Vec<LeftOutRows>,
    /// Findings, in the order in which they are shown.
    pub findings: Vec<FindingGroup>,
    /// Files and tables read.
    pub sources: Sources,
}

/// Declared choices that contingents rest on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContingentSettings {
    /// The day, or the period over which persons are averaged by person-days.
    pub when: When,
    /// Least share of time on smartable activities; 0: any share above none.
    pub theta: Ratio,
}

/// The day or the period that figures are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// As on one day.
    On(Day),
    /// Mean over a period, by person-days.
    Mean(Period),
}

/// What contingents are computed from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContingentBasis {
    /// Activity headcounts: people overlap, so heads are an interval.
    Headcounts,
    /// Staff and assignments of single persons.
    Persons,
}

/// The contingent of one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitContingent {
    /// Code of the unit, or its name where it has no code. Empty: not stated.
    pub unit: Rc<str>,
    /// Name.
    pub name: Rc<str>,
    /// Depth in the org chart; a root has 0. `None`: the unit is not in the chart.
    pub depth: Option<usize>,
    /// Whether the unit is a directorate.
    pub is_directorate: bool,
    /// Its figures, with those of the units below it.
    pub figures: ContingentFigures,
    /// What they rest on.
    pub basis: HeadcountBasis,
}

/// Figures of a unit, a group, or everything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ContingentFigures {
    /// Staff in service (N); `None`: not known.
    pub staff: Option<Exact>,
    /// FTE of the staff in service, or of all activities; `None`: not known.
    pub staff_fte: Option<Between<Exact>>,
    /// People who may ask for remote work; `None`: no figure, because the bounds contradict each
    /// other (a finding says so) or nothing is known.
    pub heads: Option<Between<Exact>>,
    /// The same with partly smartable activities counted in.
    pub heads_with_partly: Option<Between<Exact>>,
    /// FTE: of smartable activities (headcounts), of people who may ask (persons).
    pub fte: Option<Between<Exact>>,
    /// FTE that can be worked remotely: share of time, or FTE, times level.
    pub fte_remotizable: Option<Between<Exact>>,
    /// Heads over staff.
    pub share_of_staff: Option<Between<Exact>>,
    /// Remotizable FTE over FTE.
    pub share_of_fte: Option<Between<Exact>>,
    /// Women among the heads, where persons or columns say so.
    pub women: Option<Between<Exact>>,
    /// Men among the heads.
    pub men: Option<Between<Exact>>,
}

/// What a unit's figures from headcounts rest on, for its explanation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HeadcountBasis {
    /// The unit's own activities, in the order of the files.
    pub activities: Vec<ActivityHeads>,
    /// The cell of the unit's staff, where the chart has one.
    pub staff_at: Option<CellRef>,
    /// Largest headcount of a smartable activity.
    pub largest: Option<Exact>,
    /// Staff less [`HeadcountBasis::silent`], less the heads of activities that are not smartable.
    pub remainder: Option<Exact>,
    /// Staff of units below of which no row speaks; `None`: there are none, or nobody knows.
    pub silent: Option<Exact>,
    /// Sum of the heads of smartable activities: an upper bound, never people.
    pub sum: Option<Exact>,
    /// Sum of the lower bounds of the parts: the units below, and the unit's own activities.
    pub below_at_least: Option<Exact>,
    /// Sum of the upper bounds of the parts.
    pub below_at_most: Option<Exact>,
    /// Whether the upper bound was cut at the staff.
    pub clipped: bool,
    /// Persons counted, where figures come from persons.
    pub persons: u64,
}

/// One activity's part in a unit's figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityHeads {
    /// Identifier.
    pub id: Rc<str>,
    /// Verdict key: `smartable`, `partly`, `not`, `undetermined`.
    pub verdict: crate::model::verdict::Verdict,
    /// Heads; `None`: unknown.
    pub heads: Option<Exact>,
    /// FTE; `None`: unknown.
    pub fte: Option<Exact>,
    /// The cell of the heads.
    pub at: CellRef,
}

/// The five populations, never mixed. `None`: no file says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Populations {
    /// In service.
    pub in_service: Option<Exact>,
    /// Who may ask: the contingent.
    pub potential: Option<Between<Exact>>,
    /// Who asked.
    pub requesting: Option<Exact>,
    /// With an individual agreement in force.
    pub with_agreement: Option<Exact>,
    /// Who works remotely in fact.
    pub actual: Option<Exact>,
}

/// The minimum share of the staff who must be allowed remote work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MinimumShare {
    /// The share in force, with its source.
    pub parameter: Parameter,
    /// Whether it is of all staff, or of the staff in activities that can be done remotely.
    pub of: ShareOf,
    /// How many people it takes: the least whole number that reaches the share.
    pub needed: Option<Between<Exact>>,
    /// Staff allowed, by agreements in force; `None`: no agreements were given.
    pub allowed: Option<Exact>,
    /// Whether it is met; `None`: not known, or the interval decides.
    pub met: Option<bool>,
}

/// What a minimum share is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShareOf {
    /// All staff in service.
    AllStaff,
    /// Staff in activities that can be done remotely.
    Contingent,
}

/// Where one person stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonContingent {
    /// Code.
    pub person: Rc<str>,
    /// Code of the unit.
    pub unit: Rc<str>,
    /// Days of the stretch.
    pub period: Period,
    /// Whether the person is in the contingent: at least and at most.
    pub eligible: (bool, bool),
    /// Class at worst and at best.
    pub class: (Class, Class),
    /// What the class rests on.
    pub class_from: ClassFrom,
    /// FTE.
    pub fte: Option<Exact>,
    /// Shares of time.
    pub shares: Shares,
    /// Assignments that hold, each with the verdict of its activity.
    pub assignments: Vec<AssignmentBasis>,
    /// The row of the staff table.
    pub spell: RowRef,
}

/// An assignment and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssignmentBasis {
    /// Identifier of the activity.
    pub activity: Rc<str>,
    /// Share of time; `None`: unknown.
    pub share: Option<Ratio>,
    /// Verdict; `None`: the inventory has no such activity.
    pub verdict: Option<crate::model::verdict::Verdict>,
    /// The cell of the share.
    pub at: CellRef,
}
