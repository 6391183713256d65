//! JSON of a simulation, schema `smartable.simulate/1`. Keys are never renamed, only added.
//!
//! Never here: a figure.

mod sides;

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::Serialize;

use crate::finding::Wording;
use crate::lang::Lang;
use crate::model::criteria::ObstacleClass;
use crate::model::simulation::{self as model, Change, Simulation};
use crate::model::verdict::Verdict;
use crate::report::formats::json::dated::basis_key;
use crate::report::formats::json::number::Number;
use crate::report::formats::json::parts::{
    Coverage, Criteria, FindingDto, Input, LeftOut, Settings, Tool,
};
use crate::report::formats::json::totals::{ByVerdict, TotalsDto};
use sides::{Contingent, Days, Gains, Unit, UnitDays, UnitPeople};

/// Name and version of the schema.
pub const SCHEMA: &str = "smartable.simulate/1";

/// The whole document.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "smartable.simulate/1")]
pub struct Document<'a> {
    /// Always `smartable.simulate/1`.
    schema: &'static str,
    /// The program that wrote it.
    tool: Tool,
    /// The criteria set as it is.
    criteria: Criteria<'a>,
    /// The criteria set after its changes; the same where there are none.
    criteria_after: Criteria<'a>,
    /// Declared choices that the figures rest on.
    settings: Settings<'a>,
    /// Changes of the criteria set.
    changes: Vec<ChangeDto<'a>>,
    /// Classes of obstacles that were removed.
    levers: Vec<&'static str>,
    /// Totals as `assess` gives them with the set as it is.
    before: TotalsDto<'a>,
    /// Totals with the changed set and the levers.
    after: TotalsDto<'a>,
    /// Activities by verdict before, and in each by verdict after.
    moves: ByVerdict<ByVerdict<u64>>,
    /// Everything before and after.
    total: Unit<'a>,
    /// Groups before and after.
    units: Vec<Unit<'a>>,
    /// The contingent; null where no table has people.
    contingent: Option<Contingent<'a>>,
    /// The days; null unless a period was asked for.
    days: Option<Days<'a>>,
    /// What removing each class of obstacles would gain, the most first.
    gains: Vec<Lever>,
    /// What pairs would gain, the most beyond their members first.
    pairs: Vec<Pair>,
    /// Activities whose obstacle has the class that the office names.
    stated_obstacles: u64,
    /// The activities.
    activities: Vec<Activity<'a>>,
    /// What each answer means for the verdict after.
    sensitivity: Vec<Answer<'a>>,
    /// Rows that do not count.
    left_out: Vec<LeftOut<'a>>,
    /// Which structures of the org chart were heard; null without an org chart.
    coverage: Option<Coverage<'a>>,
    /// Findings, in the order of the inputs.
    findings: Vec<FindingDto<'a>>,
    /// Files that were read.
    inputs: Vec<Input<'a>>,
}

/// A change of the criteria set.
#[derive(Serialize, JsonSchema)]
struct ChangeDto<'a> {
    /// `drop`, `add`, `weight`, `threshold`.
    kind: &'static str,
    /// The criterion, or the threshold: `smartable`, `partly`.
    of: Cow<'a, str>,
    /// The set or the file that an added criterion comes from.
    from: Option<Cow<'a, str>>,
    /// Weight or threshold before; null where there was none.
    before: Option<Number>,
    /// Weight or threshold after.
    after: Option<Number>,
}

impl<'a> ChangeDto<'a> {
    fn of(change: &'a Change) -> Self {
        let plain = |kind, of: &'a str| Self {
            kind,
            of: Cow::Borrowed(of),
            from: None,
            before: None,
            after: None,
        };
        match change {
            Change::Dropped { id } => plain("drop", id),
            Change::Added { id, from } => Self {
                from: Some(Cow::Borrowed(from)),
                ..plain("add", id)
            },
            Change::Weight { id, before, after } => Self {
                before: before.map(Number::from),
                after: Some(Number::from(*after)),
                ..plain("weight", id)
            },
            Change::Threshold {
                which,
                before,
                after,
            } => Self {
                before: Some(Number::from(&before.exact())),
                after: Some(Number::from(&after.exact())),
                ..plain("threshold", which.key())
            },
        }
    }
}

/// A class of obstacles.
#[derive(Serialize, JsonSchema)]
struct Lever {
    /// The class: `software`, `paper` …
    class: &'static str,
    /// Whether the run removes it.
    removed: bool,
    /// Activities that it holds back, alone or with others.
    blocks: u64,
    /// What removing it alone would gain, before any lever.
    gains: Gains,
}

/// A pair of classes.
#[derive(Serialize, JsonSchema)]
struct Pair {
    /// The classes.
    classes: [&'static str; 2],
    /// What both gain together.
    gains: Gains,
    /// That, less what each gains alone.
    beyond: Gains,
}

/// An activity before and after.
#[derive(Serialize, JsonSchema)]
struct Activity<'a> {
    /// Identifier.
    id: Cow<'a, str>,
    /// Code of the unit, its name where it has no code.
    unit: Cow<'a, str>,
    /// Name.
    name: Cow<'a, str>,
    /// Verdict before: `smartable`, `partly`, `not`, `undetermined`.
    before: &'static str,
    /// Verdict after.
    after: &'static str,
    /// Classes that, removed alone, make it smartable for sure.
    unlocked_by: Vec<&'static str>,
    /// Pairs that do where neither class does.
    unlocked_by_pairs: Vec<[&'static str; 2]>,
    /// Path of the file.
    file: Cow<'a, str>,
    /// Its cell.
    cell: String,
}

/// What one answer means.
#[derive(Serialize, JsonSchema)]
struct Answer<'a> {
    /// Identifier of the activity.
    id: Cow<'a, str>,
    /// The item that is asked.
    item: Cow<'a, str>,
    /// The answer as written.
    written: Cow<'a, str>,
    /// Whether it is unknown.
    unknown: bool,
    /// The cell; null where no column answers.
    cell: Option<String>,
    /// Verdict of the answers as they stand.
    verdict: VerdictDto,
    /// Verdict if this answer alone were as bad as can be.
    if_bad: VerdictDto,
    /// Verdict if this answer alone were as good as can be.
    if_good: VerdictDto,
    /// `decides`, `decides_one_way`, `matters`, `turns`, `nothing`.
    effect: &'static str,
}

/// A verdict with its bounds; they differ where it is undetermined.
#[derive(Serialize, JsonSchema)]
struct VerdictDto {
    /// The worst it can be.
    at_least: &'static str,
    /// The best it can be.
    at_most: &'static str,
}

impl From<Verdict> for VerdictDto {
    fn from(verdict: Verdict) -> Self {
        let (worst, best) = verdict.bounds();
        Self {
            at_least: worst.key(),
            at_most: best.key(),
        }
    }
}

/// Prints a simulation.
///
/// # Errors
///
/// When it cannot be written as JSON.
pub fn render(
    simulation: &Simulation,
    wording: &dyn Wording,
    lang: Lang,
) -> anyhow::Result<Vec<u8>> {
    super::print(&document(simulation, wording, lang))
}

fn document<'a>(simulation: &'a Simulation, wording: &dyn Wording, lang: Lang) -> Document<'a> {
    let (before, after) = (&*simulation.before, &*simulation.after);
    let sources = &before.sources;
    let keys = |classes: &[ObstacleClass]| -> Vec<&'static str> {
        classes.iter().map(|it| it.key()).collect()
    };
    let moves = simulation
        .moves
        .map(|row| ByVerdict::of(&row, |count| *count));
    Document {
        schema: SCHEMA,
        tool: Tool::own(),
        criteria: Criteria::of(&before.set, before.set_chosen, lang),
        criteria_after: Criteria::of(&after.set, after.set_chosen, lang),
        settings: Settings::of(before),
        changes: simulation.changes.iter().map(ChangeDto::of).collect(),
        levers: keys(&simulation.levers),
        before: TotalsDto::of(before, &before.total, lang),
        after: TotalsDto::of(after, &after.total, lang),
        moves: by_verdict(moves),
        total: Unit::of(&simulation.total),
        units: simulation.units.iter().map(Unit::of).collect(),
        contingent: simulation.people.as_ref().map(contingent),
        days: simulation.days.as_ref().map(days),
        gains: simulation.gains.iter().map(lever).collect(),
        pairs: simulation.pairs.iter().map(pair).collect(),
        stated_obstacles: simulation.stated,
        activities: simulation
            .activities
            .iter()
            .map(|it| activity(simulation, it))
            .collect(),
        sensitivity: simulation
            .sensitivity
            .iter()
            .map(|it| answer(simulation, it))
            .collect(),
        left_out: LeftOut::all(sources, &before.left_out),
        coverage: before.coverage.as_ref().map(Coverage::of),
        findings: simulation
            .findings
            .iter()
            .map(|group| FindingDto::of(sources, group, wording, lang))
            .collect(),
        inputs: Input::all(sources),
    }
}

fn by_verdict<T>([smartable, partly, not, undetermined]: [T; 4]) -> ByVerdict<T> {
    ByVerdict {
        smartable,
        partly,
        not,
        undetermined,
    }
}

fn contingent(people: &model::PeopleDifference) -> Contingent<'_> {
    Contingent {
        basis: basis_key(people.basis),
        total: UnitPeople::of(&people.total),
        units: people.units.iter().map(UnitPeople::of).collect(),
    }
}

fn days(days: &model::DaysDifference) -> Days<'_> {
    Days {
        basis: basis_key(days.basis),
        from: Cow::Borrowed(&days.months.0),
        to: Cow::Borrowed(&days.months.1),
        total: UnitDays::of(&days.total),
        units: days.units.iter().map(UnitDays::of).collect(),
    }
}

fn lever(gain: &model::LeverGain) -> Lever {
    Lever {
        class: gain.class.key(),
        removed: gain.pulled,
        blocks: gain.blocks,
        gains: Gains::of(&gain.gains),
    }
}

fn pair(pair: &model::PairGain) -> Pair {
    Pair {
        classes: pair.classes.map(ObstacleClass::key),
        gains: Gains::of(&pair.gains),
        beyond: Gains::of(&pair.beyond),
    }
}

fn activity<'a>(simulation: &'a Simulation, moved: &model::Moved) -> Activity<'a> {
    let own = &simulation.before.activities[moved.place.before];
    let sources = &simulation.before.sources;
    Activity {
        id: Cow::Borrowed(&own.id),
        unit: Cow::Borrowed(&own.unit),
        name: Cow::Borrowed(&own.name),
        before: moved.verdict.before.key(),
        after: moved.verdict.after.key(),
        unlocked_by: moved.unlocked_by.iter().map(|it| it.key()).collect(),
        unlocked_by_pairs: moved
            .unlocked_by_pairs
            .iter()
            .map(|pair| pair.map(ObstacleClass::key))
            .collect(),
        file: Cow::Borrowed(&sources.file_of(own.at.table).path),
        cell: sources.cell(own.at),
    }
}

fn answer<'a>(simulation: &'a Simulation, one: &'a model::Sensitive) -> Answer<'a> {
    let moved = &simulation.activities[one.activity];
    let after = &simulation.after;
    Answer {
        id: Cow::Borrowed(&after.activities[moved.place.after].id),
        item: Cow::Borrowed(&after.set.items[one.item].id),
        written: Cow::Borrowed(&one.written),
        unknown: one.unknown,
        cell: one.at.map(|at| after.sources.cell(at)),
        verdict: one.verdict.into(),
        if_bad: one.if_bad.into(),
        if_good: one.if_good.into(),
        effect: one.effect.key(),
    }
}
