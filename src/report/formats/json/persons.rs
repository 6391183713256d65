//! Single persons in JSON: where each stands in the contingent, and what each may spend.
//!
//! Priorities and derogations tell of health and family: they stand nowhere. Never here: whether
//! persons may be shown (`report::Options::shows_people`).

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::contingent::{AssignmentBasis, PersonContingent};
use crate::model::day_budget::{PersonBudget, Settled, WindowPart};
use crate::model::quantity::Ratio;
use crate::model::staff::{Class, RowRef};
use crate::origin::Sources;
use crate::report::formats::json::number::{Number, Quantity, Share, ShareBetween};
use crate::report::words::people;

/// A person's stretch in the contingent.
#[derive(Serialize, JsonSchema)]
pub struct ContingentPerson<'a> {
    /// Code.
    person: Cow<'a, str>,
    /// Code of the unit.
    unit: Cow<'a, str>,
    /// First day of the stretch.
    from: String,
    /// Last day of the stretch.
    to: String,
    /// Whether the person is in the contingent.
    eligible: Ends<bool>,
    /// `not`, `rotation`, `smartable`.
    class: Ends<&'static str>,
    /// `shares`, `stated`, `excluded`.
    class_from: &'static str,
    /// FTE.
    fte: Option<Number>,
    /// Shares of time.
    shares: TimeShares,
    /// Assignments that hold.
    assignments: Vec<Assignment<'a>>,
    /// The row of the staff table.
    source: RowSource<'a>,
}

/// Both ends of what is no number.
#[derive(Serialize, JsonSchema)]
pub struct Ends<T> {
    /// At worst.
    at_least: T,
    /// At best.
    at_most: T,
}

/// Shares of time.
#[derive(Serialize, JsonSchema)]
pub struct TimeShares {
    /// On smartable activities.
    smartable: ShareBetween,
    /// On smartable and partly smartable ones.
    with_partly: ShareBetween,
    /// Sum of share times level.
    remotizable: ShareBetween,
}

/// An assignment and the verdict of its activity.
#[derive(Serialize, JsonSchema)]
pub struct Assignment<'a> {
    /// Identifier of the activity.
    activity: Cow<'a, str>,
    /// Share of time; null: unknown.
    share: Option<Share>,
    /// Verdict; null: the inventory has no such activity.
    verdict: Option<&'static str>,
    /// Path of the file.
    file: Cow<'a, str>,
    /// The cell of the share.
    cell: String,
}

/// A row of a file.
#[derive(Serialize, JsonSchema)]
pub struct RowSource<'a> {
    /// Path of the file.
    file: Cow<'a, str>,
    /// Sheet; null in a text file.
    sheet: Option<Cow<'a, str>>,
    /// Row, from 1.
    row: u32,
}

impl<'a> RowSource<'a> {
    fn of(sources: &'a Sources, at: RowRef) -> Self {
        Self {
            file: Cow::Borrowed(&sources.file_of(at.table).path),
            sheet: sources.table(at.table).sheet.as_deref().map(Cow::Borrowed),
            row: at.row,
        }
    }
}

fn share((least, most): (Ratio, Ratio)) -> ShareBetween {
    ShareBetween {
        at_least: Share::from(least),
        at_most: Some(Share::from(most)),
    }
}

fn class((worst, best): (Class, Class)) -> Ends<&'static str> {
    Ends {
        at_least: worst.key(),
        at_most: best.key(),
    }
}

impl<'a> ContingentPerson<'a> {
    pub(super) fn of(sources: &'a Sources, person: &'a PersonContingent) -> Self {
        let assignment = |one: &'a AssignmentBasis| Assignment {
            activity: Cow::Borrowed(&one.activity),
            share: one.share.map(Share::from),
            verdict: one.verdict.map(crate::model::verdict::Verdict::key),
            file: Cow::Borrowed(&sources.file_of(one.at.table).path),
            cell: sources.cell(one.at),
        };
        Self {
            person: Cow::Borrowed(&person.person),
            unit: Cow::Borrowed(&person.unit),
            from: person.period.first.to_string(),
            to: person.period.last.to_string(),
            eligible: Ends {
                at_least: person.eligible.0,
                at_most: person.eligible.1,
            },
            class: class(person.class),
            class_from: people::class_from_key(person.class_from),
            fte: person.fte.as_ref().map(Number::from),
            shares: TimeShares {
                smartable: share(person.shares.smartable),
                with_partly: share(person.shares.with_partly),
                remotizable: share(person.shares.level),
            },
            assignments: person.assignments.iter().map(assignment).collect(),
            source: RowSource::of(sources, person.spell),
        }
    }
}

/// A person's days in a month and a directorate.
#[derive(Serialize, JsonSchema)]
pub struct BudgetPerson<'a> {
    /// Code.
    person: Cow<'a, str>,
    /// Code of the directorate.
    unit: Cow<'a, str>,
    /// Month: `2026-12`.
    month: String,
    /// Whole days; an interval where nothing is allotted yet.
    days: Quantity,
    /// `not`, `rotation`, `smartable`.
    class: Ends<&'static str>,
    /// Working days of the person there.
    working_days: u32,
    /// Days that the prevalence counts.
    counted_days: u32,
    /// Entitlement before the cap, with ten decimals.
    entitled: ShareBetween,
    /// Most days that let presence prevail.
    cap: Share,
    /// What the cap follows from with a window of several months; null with a month or a week.
    window: Option<WindowDto>,
    /// Entitlement after the cap.
    due: ShareBetween,
    /// How the remainder was settled; null where there was none.
    remainder: Option<RemainderDto>,
    /// Rows of the staff table.
    sources: Vec<RowSource<'a>>,
}

/// A person in a directorate over a window of several months.
#[derive(Serialize, JsonSchema)]
pub struct WindowDto {
    /// First day of the window.
    from: String,
    /// Last day of the window.
    to: String,
    /// Days that the prevalence counts in the window.
    counted_days: u32,
    /// Most days that let presence prevail in the window.
    cap: u32,
    /// Entitlements of all months of the window before the cap.
    entitled: ShareBetween,
    /// Days of the cap that earlier months left for rounding up.
    spare: u32,
}

impl WindowDto {
    fn of(window: &WindowPart) -> Self {
        Self {
            from: window.period.first.to_string(),
            to: window.period.last.to_string(),
            counted_days: window.counted_days,
            cap: window.cap,
            entitled: share(window.entitled_in_window),
            spare: window.spare,
        }
    }
}

/// How a remainder was settled. The priority itself is shown nowhere.
#[derive(Serialize, JsonSchema)]
pub struct RemainderDto {
    /// The fraction of a day beyond whole days.
    fraction: Share,
    /// `larger`, `by_priority`, `by_fewest_extra`, `by_code`, `none`, `window_full`,
    /// `to_bank`.
    settled: &'static str,
    /// Extra days earlier this year.
    extra_before: u32,
}

/// Returns the key of what became of a remainder.
#[must_use]
pub fn settled_key(settled: Settled) -> &'static str {
    match settled {
        Settled::Larger => "larger",
        Settled::ByPriority => "by_priority",
        Settled::ByFewestExtra => "by_fewest_extra",
        Settled::ByCode => "by_code",
        Settled::None => "none",
        Settled::WindowFull => "window_full",
        Settled::ToBank => "to_bank",
    }
}

impl<'a> BudgetPerson<'a> {
    pub(super) fn of(sources: &'a Sources, person: &'a PersonBudget) -> Self {
        let spells = person.spells.iter();
        Self {
            person: Cow::Borrowed(&person.person),
            unit: Cow::Borrowed(&person.unit),
            month: person.month.to_string(),
            days: Quantity::from(&person.days),
            class: class(person.class),
            working_days: person.working_days,
            counted_days: person.counted_days,
            entitled: share(person.entitled),
            cap: Share::from(person.cap),
            window: person.window.as_ref().map(WindowDto::of),
            due: share(person.due),
            remainder: person.remainder.as_ref().map(|remainder| RemainderDto {
                fraction: Share::from(remainder.fraction),
                settled: settled_key(remainder.settled),
                extra_before: remainder.extra_before,
            }),
            sources: spells.map(|at| RowSource::of(sources, *at)).collect(),
        }
    }
}
