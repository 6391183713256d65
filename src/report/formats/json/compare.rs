//! JSON of a comparison, schema `smartable.compare/1`. Keys are never renamed, only added.
//!
//! Never here: a figure.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::Serialize;

use crate::finding::{FindingGroup, Wording};
use crate::lang::Lang;
use crate::model::comparison::{
    AllEffects, Comparison, Compute, Criteria, Difference, End, Measure, Side, UnitMove,
};
use crate::report::Options;
use crate::report::blocks::findings;
use crate::report::compare::effects::measures;
use crate::report::formats::json::compared::{ActivityDto, EffectDto, OrdersDto, Verdicts};
use crate::report::formats::json::dated::{Days, basis_key};
use crate::report::formats::json::number::Quantity;
use crate::report::formats::json::parts::{Coverage, FindingDto, Input, LeftOut, Tool, VerdictsBy};
use crate::report::formats::json::uniformity::UnevenDto;
use crate::report::words;

/// Name and version of the schema.
pub const SCHEMA: &str = "smartable.compare/1";

/// The whole document.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "smartable.compare/1")]
pub struct Document<'a> {
    /// Always `smartable.compare/1`.
    schema: &'static str,
    /// The program that wrote it.
    tool: Tool,
    /// The older side.
    old: SideDto<'a>,
    /// The newer side.
    new: SideDto<'a>,
    /// Whether the criteria of the two sides ask or judge differently.
    criteria_differ: bool,
    /// What groups are, as `--by` takes it.
    grouping: String,
    /// Units that became others between the two sides.
    unit_map: Vec<UnitMoveDto<'a>>,
    /// What changed the sums of everything: `old` plus all causes is `new`, exactly.
    total: Vec<EffectDto>,
    /// The same by unit.
    units: Vec<UnitDto<'a>>,
    /// Criteria and answers in both orders; null where the criteria are the same.
    orders: Option<Vec<OrdersDto>>,
    /// What became of the verdicts.
    verdicts: Verdicts,
    /// Every activity of either side: those of the newer one in its order, then those gone.
    activities: Vec<ActivityDto<'a>>,
    /// Same id, another activity: places in `activities`, from 0, of the one gone and the new one.
    reused_ids: Vec<[usize; 2]>,
    /// Processes of the newer side whose verdicts are not the same in all groups.
    uniformity: Vec<UnevenDto<'a>>,
    /// Contingents of both sides; null where one is not known.
    contingent: Option<PeopleDto<'a>>,
    /// Day budgets of both sides; null where one is not known.
    days: Option<BudgetsDto<'a>>,
    /// Why there is no contingent or there are no days, in words.
    not_computed: NotComputed<'a>,
    /// Files that were read, those of the older side first.
    inputs: Vec<Input<'a>>,
}

/// One side.
#[derive(Serialize, JsonSchema)]
struct SideDto<'a> {
    /// Its year, or its path.
    name: Cow<'a, str>,
    /// The day that it is of; null: not known.
    on: Option<String>,
    /// The criteria that it is judged by.
    criteria: VerdictsBy<'a>,
    /// Its configuration; null: none.
    config: Option<Cow<'a, str>>,
    /// Whose org chart its units stand in: `own`, or that of the `other` side; null: neither side
    /// has one.
    org_chart: Option<&'static str>,
    /// Which structures of its org chart were heard; null without an org chart.
    coverage: Option<Coverage<'a>>,
    /// Its rows that do not count.
    left_out: Vec<LeftOut<'a>>,
    /// Its findings.
    findings: Vec<FindingDto<'a>>,
}

/// What changed the sums of a unit.
#[derive(Serialize, JsonSchema)]
struct UnitDto<'a> {
    /// Key of the group, as it is on the newer side. Empty: not stated.
    unit: Cow<'a, str>,
    /// Its name.
    unit_name: Cow<'a, str>,
    /// What changed its sums.
    effects: Vec<EffectDto>,
}

/// A unit that became another.
#[derive(Serialize, JsonSchema)]
struct UnitMoveDto<'a> {
    /// Before.
    from: Cow<'a, str>,
    /// Now.
    to: Cow<'a, str>,
    /// First day of the last change.
    on: String,
}

impl<'a> UnitMoveDto<'a> {
    fn of(change: &'a UnitMove) -> Self {
        Self {
            from: Cow::Borrowed(&change.from),
            to: Cow::Borrowed(&change.to),
            on: change.on.to_string(),
        }
    }
}

/// A figure on both sides; null: not known.
#[derive(Serialize, JsonSchema)]
struct DifferenceDto {
    /// Before.
    old: Option<Quantity>,
    /// Now.
    new: Option<Quantity>,
    /// From the least to the most that the difference can be.
    change: Option<Quantity>,
}

impl DifferenceDto {
    fn of(difference: &Difference) -> Self {
        Self {
            old: difference.old.as_ref().map(Quantity::from),
            new: difference.new.as_ref().map(Quantity::from),
            change: difference.change.as_ref().map(Quantity::from),
        }
    }
}

/// Contingents of both sides.
#[derive(Serialize, JsonSchema)]
struct PeopleDto<'a> {
    /// `headcounts` or `persons`, before and now.
    basis: [&'static str; 2],
    /// Everything.
    total: PeopleFigures,
    /// Units at every level, those of the newer side first.
    units: Vec<PeopleUnit<'a>>,
}

/// People and FTE.
#[derive(Serialize, JsonSchema)]
struct PeopleFigures {
    /// People who may ask for remote work.
    heads: DifferenceDto,
    /// FTE.
    fte: DifferenceDto,
}

impl PeopleFigures {
    fn of(figures: &[Difference; 2]) -> Self {
        Self {
            heads: DifferenceDto::of(&figures[0]),
            fte: DifferenceDto::of(&figures[1]),
        }
    }
}

/// The contingent of a unit.
#[derive(Serialize, JsonSchema)]
struct PeopleUnit<'a> {
    /// Code, as it is on the newer side.
    unit: Cow<'a, str>,
    /// Name.
    unit_name: Cow<'a, str>,
    /// Depth in the org chart; null: not in it.
    depth: Option<usize>,
    /// Its figures.
    #[serde(flatten)]
    figures: PeopleFigures,
}

/// Day budgets of both sides.
#[derive(Serialize, JsonSchema)]
struct BudgetsDto<'a> {
    /// `headcounts` (an estimate) or `persons`, before and now.
    basis: [&'static str; 2],
    /// Days that each side is of.
    periods: [Days; 2],
    /// Everything.
    total: DifferenceDto,
    /// Directorates, those of the newer side first.
    units: Vec<DaysUnit<'a>>,
}

/// The days of a directorate.
#[derive(Serialize, JsonSchema)]
struct DaysUnit<'a> {
    /// Code, as it is on the newer side.
    unit: Cow<'a, str>,
    /// Name.
    unit_name: Cow<'a, str>,
    /// Days.
    days: DifferenceDto,
}

/// Why figures are missing; null: they are there.
#[derive(Serialize, JsonSchema)]
struct NotComputed<'a> {
    /// Contingents.
    contingent: Option<Cow<'a, str>>,
    /// Day budgets.
    days: Option<Cow<'a, str>>,
}

/// Prints a comparison.
///
/// # Errors
///
/// When it cannot be written as JSON.
pub fn render(
    comparison: &Comparison,
    wording: &dyn Wording,
    options: &Options,
) -> anyhow::Result<Vec<u8>> {
    let found =
        [&comparison.old, &comparison.new].map(|side| findings::discreet(&side.findings, options));
    let side = |side, found| side_dto(comparison, (side, found), wording, options.lang);
    let document = Document {
        schema: SCHEMA,
        tool: Tool::own(),
        old: side(&comparison.old, &found[0]),
        new: side(&comparison.new, &found[1]),
        criteria_differ: comparison.criteria == Criteria::Differ,
        grouping: words::grouping_key(&comparison.grouping),
        unit_map: comparison.unit_map.iter().map(UnitMoveDto::of).collect(),
        total: effects(comparison, &comparison.total),
        units: units(comparison),
        orders: orders(comparison),
        verdicts: Verdicts::of(&comparison.changes),
        activities: comparison
            .activities
            .iter()
            .map(|one| ActivityDto::of(comparison, one))
            .collect(),
        reused_ids: comparison
            .reused
            .iter()
            .map(|(gone, new)| [*gone, *new])
            .collect(),
        uniformity: comparison
            .uneven
            .iter()
            .map(|one| UnevenDto::of(comparison, one))
            .collect(),
        contingent: contingent(comparison),
        days: days(comparison),
        not_computed: NotComputed {
            contingent: why(&comparison.contingent),
            days: why(&comparison.days),
        },
        inputs: Input::all(&comparison.sources),
    };
    super::print(&document)
}

fn units(comparison: &Comparison) -> Vec<UnitDto<'_>> {
    let units = comparison.units.iter().map(|unit| UnitDto {
        unit: Cow::Borrowed(&*unit.unit),
        unit_name: Cow::Borrowed(&*unit.name),
        effects: effects(comparison, &unit.effects),
    });
    units.collect()
}

fn orders(comparison: &Comparison) -> Option<Vec<OrdersDto>> {
    let orders = comparison.orders.as_ref()?;
    let each = measures(comparison).into_iter();
    let each = each.flat_map(|measure| End::ALL.map(|end| (measure, end)));
    let of = |(measure, end): (Measure, End)| {
        OrdersDto::of(measure, end, &orders[measure as usize][end as usize])
    };
    Some(each.map(of).collect())
}

fn why<T>(figure: &Compute<T>) -> Option<Cow<'_, str>> {
    match figure {
        Compute::Known(_) => None,
        Compute::Not(why) => Some(Cow::Borrowed(why)),
    }
}

fn effects(comparison: &Comparison, all: &AllEffects) -> Vec<EffectDto> {
    let each = measures(comparison).into_iter();
    each.flat_map(|measure: Measure| End::ALL.map(|end| (measure, end)))
        .map(|(measure, end)| EffectDto::of(measure, end, all.of(measure, end)))
        .collect()
}

fn side_dto<'a>(
    comparison: &'a Comparison,
    (side, found): (&'a Side, &'a [FindingGroup]),
    wording: &dyn Wording,
    lang: Lang,
) -> SideDto<'a> {
    let sources = &comparison.sources;
    SideDto {
        name: Cow::Borrowed(&side.name),
        on: side.on.map(|day| day.to_string()),
        criteria: VerdictsBy::of(&side.set, lang),
        config: side.config.as_deref().map(Cow::Borrowed),
        org_chart: side.chart.key(),
        coverage: side.coverage.as_ref().map(Coverage::of),
        left_out: LeftOut::all(sources, &side.left_out),
        findings: found
            .iter()
            .map(|group| FindingDto::of(sources, group, wording, lang))
            .collect(),
    }
}

fn contingent(comparison: &Comparison) -> Option<PeopleDto<'_>> {
    let Compute::Known(people) = &comparison.contingent else {
        return None;
    };
    let units = people.units.iter().map(|unit| PeopleUnit {
        unit: Cow::Borrowed(&*unit.unit),
        unit_name: Cow::Borrowed(&*unit.name),
        depth: unit.depth,
        figures: PeopleFigures::of(&unit.figures),
    });
    Some(PeopleDto {
        basis: people.basis.map(basis_key),
        total: PeopleFigures::of(&people.total),
        units: units.collect(),
    })
}

fn days(comparison: &Comparison) -> Option<BudgetsDto<'_>> {
    let Compute::Known(budgets) = &comparison.days else {
        return None;
    };
    let units = budgets.units.iter().map(|unit| DaysUnit {
        unit: Cow::Borrowed(&*unit.unit),
        unit_name: Cow::Borrowed(&*unit.name),
        days: DifferenceDto::of(&unit.days),
    });
    Some(BudgetsDto {
        basis: budgets.basis.map(basis_key),
        periods: budgets.periods.map(Days::of),
        total: DifferenceDto::of(&budgets.total),
        units: units.collect(),
    })
}

/// Returns the JSON Schema of the document, as it lies in `docs/schema/`.
///
/// # Errors
///
/// When it cannot be written as JSON.
pub fn schema_text() -> anyhow::Result<String> {
    let mut text = serde_json::to_string_pretty(&schemars::schema_for!(Document<'static>))?;
    text.push('\n');
    Ok(text)
}
