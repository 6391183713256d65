//! The result of an assessment: a verdict for every activity, totals by group and overall.
//!
//! All figures here are final: `figures` made them, `report` only shows them.

use std::rc::Rc;

use crate::finding::{FindingGroup, RowRanges};
use crate::model::activity::{Given, LeftOut};
use crate::model::criteria::{CriteriaSet, TotalsPolicy};
use crate::model::quantity::{Between, Exact, Ratio};
use crate::model::verdict::{Judgement, Level, Outcome, Verdict};
use crate::origin::{CellRef, Sources};

/// Everything that a report of `assess` shows.
#[derive(Debug, Clone)]
pub struct Assessment {
    /// The criteria set used.
    pub set: Rc<CriteriaSet>,
    /// How the set was chosen.
    pub set_chosen: SetChosen,
    /// Declared choices that totals rest on.
    pub settings: Settings,
    /// Files and tables read.
    pub sources: Sources,
    /// The activities, in the order of the files; empty when only totals were asked for.
    pub activities: Vec<Activity>,
    /// Whether [`Assessment::activities`] was asked for.
    pub with_activities: bool,
    /// Totals by group, in org-chart order where there is one, else in order of first appearance.
    pub groups: Vec<Group>,
    /// Totals over all rows.
    pub total: Totals,
    /// Rows that do not count, by table and reason.
    pub left_out: Vec<LeftOutRows>,
    /// Which structures of the org chart were heard.
    pub coverage: Option<Coverage>,
    /// Findings, in the order in which they are shown.
    pub findings: Vec<FindingGroup>,
}

/// How the criteria set was chosen, said in every report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetChosen {
    /// By `--criteria` or by the configuration.
    Named,
    /// Nothing was said: the default set.
    Default,
}

/// Declared choices that the figures rest on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Heads, unassessed rows, missing weights.
    pub totals: TotalsPolicy,
    /// Header of the second weight, and whether it is per head.
    pub weight: Option<(String, WeightIs)>,
    /// Filter on rows: header and value.
    pub filters: Vec<(String, String)>,
    /// What groups are.
    pub grouping: Grouping,
    /// Date that the figures are of, `YYYY-MM-DD`, where one was given.
    pub on: Option<String>,
    /// Where heads come from.
    pub heads_from: HeadsFrom,
}

/// Whether a second weight is multiplied by the heads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WeightIs {
    /// The weight of one head (an hourly wage): multiplied by the heads.
    PerHead,
    /// The weight of the row.
    Total,
}

/// Where heads come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadsFrom {
    /// A column of the inventory.
    Inventory,
    /// A table of its own, joined on the activity.
    HeadcountTable,
}

/// What a group is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Grouping {
    /// A unit as the sheet names it.
    Unit,
    /// A directorate of the org chart.
    Directorate,
    /// A level of the org chart.
    Level(usize),
    /// A column's value.
    Column(String),
    /// The first characters of a column's value.
    Prefix(String, usize),
}

/// An activity and its verdict.
#[derive(Debug, Clone)]
pub struct Activity {
    /// Identifier, from the sheet or derived from unit, process and name.
    pub id: String,
    /// Whether the identifier was derived.
    pub id_derived: bool,
    /// Code of the unit, or its name where it has no code; empty: not stated.
    pub unit: Rc<str>,
    /// Name of the unit.
    pub unit_name: Rc<str>,
    /// Key of the group that it is counted in.
    pub group: Rc<str>,
    /// Process; may be empty.
    pub process: Rc<str>,
    /// Name.
    pub name: String,
    /// Verdict that counts: the override's if there is one.
    pub verdict: Verdict,
    /// Verdict computed from the answers.
    pub computed: Verdict,
    /// Level that counts, at worst and at best.
    pub level: (Ratio, Ratio),
    /// What each index says; the first one is the verdict.
    pub judgements: Vec<Judgement>,
    /// Why: one for each criterion of the first index, in its order.
    pub reasons: Vec<Reason>,
    /// The same for each further index, in the order of the set.
    pub more_reasons: Vec<Vec<Reason>>,
    /// Override that was applied.
    pub overridden: Option<Override>,
    /// Verdict that the sheet declares; never counted.
    pub declared: Option<Outcome>,
    /// People; with a headcount table their sum over all units.
    pub heads: Given,
    /// Women and men.
    pub gender: (Given, Given),
    /// Full-time equivalents.
    pub fte: Given,
    /// Obstacle in the office's words; may be empty.
    pub obstacle_stated: Rc<str>,
    /// Lever in the office's words; may be empty.
    pub lever_stated: Rc<str>,
    /// The cell of its name.
    pub at: CellRef,
}

/// An override that was applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// The verdict.
    pub outcome: Outcome,
    /// Why.
    pub reason: String,
    /// Who; may be empty.
    pub author: String,
    /// When, as written; may be empty.
    pub date: String,
}

/// Why a criterion has its level for an activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The criterion, by its place in its index.
    pub criterion: usize,
    /// Its level.
    pub level: Level,
    /// The answers that it rests on: cell and text as written. No cell: no column answers it.
    pub answers: Vec<(Option<CellRef>, Rc<str>)>,
}

/// Numbers by verdict, in the order of [`Verdict::slot`]: smartable, partly, not, undetermined.
pub type ByVerdict<T> = [T; 4];

/// Totals of a group, or of everything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Totals {
    /// Activities by verdict.
    pub activities: ByVerdict<u64>,
    /// Share of activities that are smartable, with bounds; `None` without activities.
    pub activities_share: Option<Between<Exact>>,
    /// Weighted share of activities by level, with bounds.
    pub activities_weighted_share: Option<Between<Exact>>,
    /// People: see [`crate::model::criteria::Heads`] for whether sums are people.
    pub heads: Option<MeasureTotals>,
    /// Women among them, by what the sheets declare.
    pub women: Option<MeasureTotals>,
    /// Men among them.
    pub men: Option<MeasureTotals>,
    /// Full-time equivalents, computed on declared values.
    pub fte: Option<MeasureTotals>,
    /// Second weight.
    pub weight: Option<MeasureTotals>,
    /// For each criterion of the first index, what it blocks.
    pub criteria: Vec<CriterionTotals>,
    /// Overrides that made the verdict stricter, more generous, or confirmed it.
    pub overrides: OverrideCounts,
    /// Rows without a verdict (a headcount row whose activity the inventory lacks).
    pub unassessed_rows: u64,
    /// Activities whose declared verdict differs from the computed one.
    pub declared_differs: u64,
    /// Activities whose manager agreed with a computed verdict.
    pub agreed: AgreedCounts,
}

/// Totals of one measure: people, FTE, or the second weight. `None` in [`Totals`]: no column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureTotals {
    /// Everything that counts.
    pub total: Between<Exact>,
    /// By verdict. The upper end is `None` where a row's number is unknown.
    pub by_verdict: ByVerdict<Between<Exact>>,
    /// Known weight of rows without a verdict.
    pub unassessed: Exact,
    /// Rows whose number is unknown.
    pub missing_rows: u64,
    /// Smartable share, "partly" counted as 0, with bounds; `None` where nothing is known.
    pub share: Option<Between<Exact>>,
    /// The same with "partly" counted as 1.
    pub share_with_partly: Option<Between<Exact>>,
    /// Weighted mean of levels, with bounds.
    pub weighted_share: Option<Between<Exact>>,
}

/// What one criterion blocks. Activities, heads, FTE and second weight in each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CriterionTotals {
    /// Rows where it fails altogether (level 0).
    pub fails: Counts,
    /// Rows where it is met in part.
    pub partly: Counts,
    /// Rows where it is unknown.
    pub unknown: Counts,
    /// Sum of (1 - level) × weight: failing rows whole, partly met ones in part.
    pub blocked: Counts,
    /// The same over rows that this criterion alone keeps from being smartable.
    pub sole: Counts,
    /// [`CriterionTotals::blocked`] over everything that counts.
    pub blocked_share: Shares,
    /// [`CriterionTotals::sole`] over everything that counts.
    pub sole_share: Shares,
}

/// Sums of the measures; a measure without a column is `None`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// Activities (levels may make it fractional).
    pub activities: Exact,
    /// People.
    pub heads: Option<Exact>,
    /// Full-time equivalents.
    pub fte: Option<Exact>,
    /// Second weight.
    pub weight: Option<Exact>,
}

/// Shares of the measures, 0 to 1; `None` without a column, or over nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shares {
    /// Of activities.
    pub activities: Option<Exact>,
    /// Of people.
    pub heads: Option<Exact>,
    /// Of FTE.
    pub fte: Option<Exact>,
    /// Of the second weight.
    pub weight: Option<Exact>,
}

/// How many computed verdicts a manager agreed with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AgreedCounts {
    /// The verdict is still that one.
    pub standing: u64,
    /// The verdict is another by now: the agreement says nothing of it.
    pub outdated: u64,
}

/// How many overrides were applied, by what they did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OverrideCounts {
    /// The manager was stricter than the answers.
    pub stricter: u64,
    /// The manager was more generous.
    pub more_generous: u64,
    /// The same as computed.
    pub confirmed: u64,
    /// Settled an undetermined verdict, within its bounds.
    pub settled: u64,
    /// Not applied, for want of a reason.
    pub not_applied: u64,
}

/// Totals of one group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Code of the unit, or its name where it has no code, or the column's value. Empty: not
    /// stated.
    pub key: String,
    /// Name; equal to the key where there is no other.
    pub name: String,
    /// Its totals.
    pub totals: Totals,
}

/// Rows of one table that do not count, for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOutRows {
    /// Index of the table.
    pub table: u32,
    /// Why.
    pub reason: LeftOut,
    /// Which rows.
    pub rows: RowRanges,
    /// How many. Complete, even where the ranges are not.
    pub count: u64,
}

/// Which structures of the org chart were heard: "37 of 40".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// Directorates with at least one activity.
    pub heard: u64,
    /// Directorates of the chart.
    pub expected: u64,
    /// Codes and names of those without any.
    pub missing: Vec<(String, String)>,
}
