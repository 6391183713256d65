//! JSON of a contingent, schema `smartable.contingent/1`. Keys are never renamed, only added.
//!
//! Never here: a figure.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::Serialize;

use crate::finding::Wording;
use crate::lang::Lang;
use crate::model::contingent::{
    ContingentFigures, Contingents, HeadcountBasis, MinimumShare, Populations, ShareOf,
    UnitContingent, When,
};
use crate::model::quantity::{Between, Exact};
use crate::origin::Sources;
use crate::report::Options;
use crate::report::blocks::findings;
use crate::report::formats::json::dated::{Days, ParameterDto, basis_key};
use crate::report::formats::json::number::{Number, Quantity, Share, ShareBetween};
use crate::report::formats::json::parts::{Coverage, FindingDto, Input, LeftOut, Tool, VerdictsBy};
use crate::report::formats::json::persons::ContingentPerson;

/// Name and version of the schema.
pub const SCHEMA: &str = "smartable.contingent/1";

/// The whole document.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "smartable.contingent/1")]
pub struct Document<'a> {
    /// Always `smartable.contingent/1`.
    schema: &'static str,
    /// The program that wrote it.
    tool: Tool,
    /// The criteria set that the verdicts come from.
    criteria: VerdictsBy<'a>,
    /// Declared choices that the figures rest on.
    settings: Settings,
    /// Everything.
    total: Figures,
    /// Units at every level of the org chart, in its order; `depth` says which may be added up.
    units: Vec<Unit<'a>>,
    /// By gender; empty without persons.
    by_gender: Vec<Group<'a>>,
    /// By age band as written; empty without persons or bands.
    by_age_band: Vec<Group<'a>>,
    /// The five populations, never mixed.
    populations: PopulationsDto,
    /// The minimum share in force; null where there is none.
    minimum_share: Option<MinimumShareDto<'a>>,
    /// Single persons; only when they were asked for and may be shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    people: Option<Vec<ContingentPerson<'a>>>,
    /// Rows that do not count.
    left_out: Vec<LeftOut<'a>>,
    /// Which structures of the org chart were heard; null without an org chart.
    coverage: Option<Coverage<'a>>,
    /// Findings, in the order of the inputs.
    findings: Vec<FindingDto<'a>>,
    /// Files that were read.
    inputs: Vec<Input<'a>>,
}

/// Declared choices.
#[derive(Serialize, JsonSchema)]
struct Settings {
    /// `headcounts`: heads are an interval; `persons`: counted one by one.
    basis: &'static str,
    /// Day that the figures are of; null for a mean.
    on: Option<String>,
    /// Days of the mean by person-days; null for a day.
    mean_over: Option<Days>,
    /// Least share of time on smartable activities; 0: any share above none.
    theta: Share,
}

/// Figures of a unit, a group, or everything. Null: not known.
#[derive(Serialize, JsonSchema)]
struct Figures {
    /// Staff in service.
    staff: Option<Quantity>,
    /// FTE of the staff in service, or of all activities.
    staff_fte: Option<Quantity>,
    /// People who may ask for remote work.
    heads: Option<Quantity>,
    /// The same with partly smartable activities counted in.
    heads_with_partly: Option<Quantity>,
    /// FTE of smartable activities, or of the people who may ask.
    fte: Option<Quantity>,
    /// FTE that can be worked remotely.
    fte_remotizable: Option<Quantity>,
    /// Heads over staff.
    share_of_staff: Option<ShareBetween>,
    /// Remotizable FTE over FTE.
    share_of_fte: Option<ShareBetween>,
    /// Women among the heads.
    women: Option<Quantity>,
    /// Men among the heads.
    men: Option<Quantity>,
}

impl Figures {
    fn of(figures: &ContingentFigures) -> Self {
        let quantity = |value: &Option<Between<Exact>>| value.as_ref().map(Quantity::from);
        let share = |value: &Option<Between<Exact>>| value.as_ref().map(ShareBetween::from);
        Self {
            staff: exactly(figures.staff.as_ref()),
            staff_fte: quantity(&figures.staff_fte),
            heads: quantity(&figures.heads),
            heads_with_partly: quantity(&figures.heads_with_partly),
            fte: quantity(&figures.fte),
            fte_remotizable: quantity(&figures.fte_remotizable),
            share_of_staff: share(&figures.share_of_staff),
            share_of_fte: share(&figures.share_of_fte),
            women: quantity(&figures.women),
            men: quantity(&figures.men),
        }
    }
}

/// Returns an exact number with both its ends.
fn exactly(value: Option<&Exact>) -> Option<Quantity> {
    value.map(|value| Quantity::from(&Between::exactly(value.clone())))
}

/// The contingent of a unit, those below it counted in.
#[derive(Serialize, JsonSchema)]
#[expect(clippy::struct_field_names, reason = "fields are keys of the document")]
struct Unit<'a> {
    /// Code of the unit, its name where it has no code. Empty: not stated.
    unit: Cow<'a, str>,
    /// Its name.
    unit_name: Cow<'a, str>,
    /// Depth in the org chart, a root has 0; null where the unit is not in the chart.
    depth: Option<usize>,
    /// Whether it is a directorate.
    directorate: bool,
    /// Its figures.
    #[serde(flatten)]
    figures: Figures,
    /// What its heads rest on.
    basis: Basis<'a>,
}

/// What the heads of a unit rest on.
#[derive(Serialize, JsonSchema)]
struct Basis<'a> {
    /// The unit's own activities.
    activities: Vec<Activity<'a>>,
    /// Cell of the unit's staff.
    staff_cell: Option<String>,
    /// Largest headcount of a smartable activity: a lower bound.
    largest: Option<Number>,
    /// Staff less the heads of activities that are not smartable: a lower bound.
    remainder: Option<Number>,
    /// Sum of the heads of smartable activities: an upper bound, never people.
    sum_as_upper_bound: Option<Number>,
    /// Sum of the lower bounds of the units below.
    below_at_least: Option<Number>,
    /// Sum of the upper bounds of the units below.
    below_at_most: Option<Number>,
    /// Whether the upper bound was cut at the staff.
    clipped: bool,
    /// Persons counted one by one.
    persons: u64,
}

/// One activity's part.
#[derive(Serialize, JsonSchema)]
struct Activity<'a> {
    /// Identifier.
    id: Cow<'a, str>,
    /// `smartable`, `partly`, `not`, `undetermined`.
    verdict: &'static str,
    /// Heads; null: unknown.
    heads: Option<Number>,
    /// FTE; null: unknown.
    fte: Option<Number>,
    /// Path of the file.
    file: Cow<'a, str>,
    /// The cell of the heads.
    cell: String,
}

impl<'a> Unit<'a> {
    fn of(sources: &'a Sources, unit: &'a UnitContingent) -> Self {
        Self {
            unit: Cow::Borrowed(&unit.unit),
            unit_name: Cow::Borrowed(&unit.name),
            depth: unit.depth,
            directorate: unit.is_directorate,
            figures: Figures::of(&unit.figures),
            basis: Basis::of(sources, &unit.basis),
        }
    }
}

impl<'a> Basis<'a> {
    fn of(sources: &'a Sources, basis: &'a HeadcountBasis) -> Self {
        let number = |value: &Option<Exact>| value.as_ref().map(Number::from);
        let activity = |one: &'a crate::model::contingent::ActivityHeads| Activity {
            id: Cow::Borrowed(&one.id),
            verdict: one.verdict.key(),
            heads: number(&one.heads),
            fte: number(&one.fte),
            file: Cow::Borrowed(&sources.file_of(one.at.table).path),
            cell: sources.cell(one.at),
        };
        Self {
            activities: basis.activities.iter().map(activity).collect(),
            staff_cell: basis.staff_at.map(|at| sources.cell(at)),
            largest: number(&basis.largest),
            remainder: number(&basis.remainder),
            sum_as_upper_bound: number(&basis.sum),
            below_at_least: number(&basis.below_at_least),
            below_at_most: number(&basis.below_at_most),
            clipped: basis.clipped,
            persons: basis.persons,
        }
    }
}

/// A gender or an age band.
#[derive(Serialize, JsonSchema)]
struct Group<'a> {
    /// `woman`, `man`, `not_declared`, or the band as written; null: not stated.
    group: Option<Cow<'a, str>>,
    /// Its figures.
    #[serde(flatten)]
    figures: Figures,
}

/// The five populations; null: no file says.
#[derive(Serialize, JsonSchema)]
struct PopulationsDto {
    /// In service.
    in_service: Option<Quantity>,
    /// Who may ask: the contingent.
    potential: Option<Quantity>,
    /// Who asked.
    requesting: Option<Quantity>,
    /// With an individual agreement in force.
    with_agreement: Option<Quantity>,
    /// Who works remotely in fact.
    actual: Option<Quantity>,
}

impl PopulationsDto {
    fn of(populations: &Populations) -> Self {
        Self {
            in_service: exactly(populations.in_service.as_ref()),
            potential: populations.potential.as_ref().map(Quantity::from),
            requesting: exactly(populations.requesting.as_ref()),
            with_agreement: exactly(populations.with_agreement.as_ref()),
            actual: exactly(populations.actual.as_ref()),
        }
    }
}

/// The minimum share.
#[derive(Serialize, JsonSchema)]
struct MinimumShareDto<'a> {
    /// The share in force, with its source.
    parameter: ParameterDto<'a>,
    /// `all_staff` or `contingent`.
    of: &'static str,
    /// How many people it takes.
    needed: Option<Quantity>,
    /// Staff allowed, by agreements in force; null: no agreements were given.
    allowed: Option<Quantity>,
    /// Whether it is met; null: not known.
    met: Option<bool>,
}

impl<'a> MinimumShareDto<'a> {
    fn of(minimum: &'a MinimumShare, lang: Lang) -> Self {
        Self {
            parameter: ParameterDto::of(&minimum.parameter, lang),
            of: match minimum.of {
                ShareOf::AllStaff => "all_staff",
                ShareOf::Contingent => "contingent",
            },
            needed: minimum.needed.as_ref().map(Quantity::from),
            allowed: exactly(minimum.allowed.as_ref()),
            met: minimum.met,
        }
    }
}

/// Prints a contingent.
///
/// # Errors
///
/// When it cannot be written as JSON.
pub fn render(
    contingents: &Contingents,
    wording: &dyn Wording,
    options: &Options,
) -> anyhow::Result<Vec<u8>> {
    let found = findings::discreet(&contingents.findings, options);
    let (sources, lang) = (&contingents.sources, options.lang);
    let document = Document {
        schema: SCHEMA,
        tool: Tool::own(),
        criteria: VerdictsBy::of(&contingents.set, lang),
        settings: settings(contingents),
        total: Figures::of(&contingents.total),
        units: contingents
            .units
            .iter()
            .map(|unit| Unit::of(sources, unit))
            .collect(),
        by_gender: groups(
            contingents
                .by_gender
                .iter()
                .map(|(it, own)| (Some(it.key()), own)),
        ),
        by_age_band: groups(
            contingents
                .by_age_band
                .iter()
                .map(|(it, own)| (it.as_deref(), own)),
        ),
        populations: PopulationsDto::of(&contingents.populations),
        minimum_share: contingents
            .minimum_share
            .as_ref()
            .map(|minimum| MinimumShareDto::of(minimum, lang)),
        people: options.shows_people().then(|| {
            let one = |person| ContingentPerson::of(sources, person);
            contingents.people.iter().map(one).collect()
        }),
        left_out: LeftOut::all(sources, &contingents.left_out),
        coverage: contingents.coverage.as_ref().map(Coverage::of),
        findings: found
            .iter()
            .map(|group| FindingDto::of(sources, group, wording, lang))
            .collect(),
        inputs: Input::all(sources),
    };
    super::print(&document)
}

/// Returns the JSON Schema of the document, as it lies in `docs/schema/`.
pub fn schema_text() -> anyhow::Result<String> {
    let mut text = serde_json::to_string_pretty(&schemars::schema_for!(Document<'static>))?;
    text.push('\n');
    Ok(text)
}

fn groups<'a>(
    all: impl Iterator<Item = (Option<&'a str>, &'a ContingentFigures)>,
) -> Vec<Group<'a>> {
    all.map(|(group, figures)| Group {
        group: group.map(Cow::Borrowed),
        figures: Figures::of(figures),
    })
    .collect()
}

fn settings(contingents: &Contingents) -> Settings {
    let (on, mean_over) = match contingents.settings.when {
        When::On(day) => (Some(day.to_string()), None),
        When::Mean(period) => (None, Some(Days::of(period))),
    };
    Settings {
        basis: basis_key(contingents.basis),
        on,
        mean_over,
        theta: Share::from(contingents.settings.theta),
    }
}
