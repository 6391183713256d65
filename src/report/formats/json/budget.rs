//! JSON of a day budget, schema `smartable.budget/1`. Keys are never renamed, only added.
//!
//! Never here: a figure.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::Serialize;

use crate::finding::Wording;
use crate::lang::Lang;
use crate::model::day_budget::{
    BridgeStep, DayBudgets, MonthBudget, MonthDays, PrevalenceBase, QuotaPer, Ties, UnitBudget,
};
use crate::report::Options;
use crate::report::blocks::findings;
use crate::report::budget::words;
use crate::report::formats::json::dated::{Days, basis_key};
use crate::report::formats::json::number::{Number, Quantity, Share};
use crate::report::formats::json::parts::{Coverage, FindingDto, Input, LeftOut, Tool, VerdictsBy};
use crate::report::formats::json::persons::BudgetPerson;

/// Name and version of the schema.
pub const SCHEMA: &str = "smartable.budget/1";

/// The whole document.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "smartable.budget/1")]
pub struct Document<'a> {
    /// Always `smartable.budget/1`.
    schema: &'static str,
    /// The program that wrote it.
    tool: Tool,
    /// The criteria set that the verdicts come from.
    criteria: VerdictsBy<'a>,
    /// Declared choices that the figures rest on.
    settings: Settings<'a>,
    /// The months, with the working days of the administration's comune.
    calendar: Vec<CalendarMonth<'a>>,
    /// Sums of the directorates.
    total: Total,
    /// Directorates, in the order of the org chart.
    units: Vec<UnitDto<'a>>,
    /// Single persons; only when they were asked for and may be shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    people: Option<Vec<BudgetPerson<'a>>>,
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
struct Settings<'a> {
    /// `headcounts`: an estimate, no allotment; `persons`: person by person.
    basis: &'static str,
    /// Whether the days are an estimate.
    estimate: bool,
    /// Comune of the administration.
    place: Cow<'a, str>,
    /// Quotas, each with its act and its dates.
    quotas: Vec<QuotaDto<'a>>,
    /// `week`, `month`, `two_months`, `quarter`, `four_months`, `half_year`, `year`.
    window: &'static str,
    /// `gross` or `net` of authorised absences.
    base: &'static str,
    /// `resolve` or `to_bank`.
    ties: &'static str,
    /// Least share of time on smartable activities for the full quota.
    theta: Share,
}

/// How many days each class has, by an act.
#[derive(Serialize, JsonSchema)]
struct QuotaDto<'a> {
    /// Days of the full quota.
    smartable: u32,
    /// Days by rotation.
    rotation: u32,
    /// `month` or `week`.
    per: &'static str,
    /// First day it holds; null: always held.
    valid_from: Option<String>,
    /// Last day it holds; null where none was set.
    valid_to: Option<String>,
    /// The act that says so.
    act: Cow<'a, str>,
}

/// A month and its working days.
#[derive(Serialize, JsonSchema)]
struct CalendarMonth<'a> {
    /// `2026-12`.
    month: String,
    /// Working days from Monday to Friday (W*).
    working_days: u32,
    /// Holidays that fall on a Monday to Friday.
    holidays: Vec<Holiday<'a>>,
}

/// A holiday.
#[derive(Serialize, JsonSchema)]
struct Holiday<'a> {
    /// `2026-12-25`.
    date: String,
    /// Name in the language of the run.
    name: Cow<'a, str>,
}

/// The sums of the directorates.
#[derive(Serialize, JsonSchema)]
struct Total {
    /// Days of all months.
    days: Quantity,
    /// Month by month.
    months: Vec<MonthDto>,
}

/// The budget of a directorate.
#[derive(Serialize, JsonSchema)]
struct UnitDto<'a> {
    /// Code of the directorate, its name where it has no code. Empty: not stated.
    unit: Cow<'a, str>,
    /// Its name.
    unit_name: Cow<'a, str>,
    /// Days of all months.
    days: Quantity,
    /// Month by month.
    months: Vec<MonthDto>,
}

/// A month of a directorate, from the gross figure to whole days.
#[derive(Serialize, JsonSchema)]
struct MonthDto {
    /// `2026-12`.
    month: String,
    /// Whole days: `net`, rounded half up once.
    days: Quantity,
    /// Persons of the full quota who served there.
    people_smartable: Quantity,
    /// Persons of the rotation.
    people_rotation: Quantity,
    /// Persons times quota.
    gross: Quantity,
    /// Steps from `gross` to `net`, in order.
    bridge: Vec<StepDto>,
    /// Entitlements after caps, before rounding.
    net: Quantity,
    /// Days of the budget that tied remainders send to the bank.
    to_bank: Option<u32>,
}

/// A step of the bridge: what it adds to the lower and to the upper figure. Either may be greater.
#[derive(Serialize, JsonSchema)]
struct StepDto {
    /// `derogation`, `pattern`, `workplace`, `service`, `cap`.
    step: &'static str,
    /// What it adds to `gross.at_least`.
    at_worst: Number,
    /// What it adds to `gross.at_most`.
    at_best: Number,
}

impl MonthDto {
    fn of(when: &MonthDays, month: &MonthBudget) -> Self {
        let step = |(step, (worst, best)): &(BridgeStep, (_, _))| StepDto {
            step: step.key(),
            at_worst: Number::from(worst),
            at_best: Number::from(best),
        };
        Self {
            month: when.month.to_string(),
            days: Quantity::from(&month.days),
            people_smartable: Quantity::from(&month.smartable),
            people_rotation: Quantity::from(&month.rotation),
            gross: Quantity::from(&month.gross),
            bridge: month.bridge.iter().map(step).collect(),
            net: Quantity::from(&month.net),
            to_bank: month.to_bank,
        }
    }

    fn all(budgets: &DayBudgets, unit: &UnitBudget) -> Vec<Self> {
        let months = budgets.months.iter().zip(&unit.months);
        months.map(|(when, month)| Self::of(when, month)).collect()
    }
}

/// Prints a day budget.
///
/// # Errors
///
/// When it cannot be written as JSON.
pub fn render(
    budgets: &DayBudgets,
    wording: &dyn Wording,
    options: &Options,
) -> anyhow::Result<Vec<u8>> {
    let found = findings::discreet(&budgets.findings, options);
    let (sources, lang) = (&budgets.sources, options.lang);
    let document = Document {
        schema: SCHEMA,
        tool: Tool::own(),
        criteria: VerdictsBy::of(&budgets.set, lang),
        settings: settings(budgets),
        calendar: calendar(budgets, lang),
        total: Total {
            days: Quantity::from(&budgets.total.days),
            months: MonthDto::all(budgets, &budgets.total),
        },
        units: budgets
            .units
            .iter()
            .map(|unit| UnitDto {
                unit: Cow::Borrowed(&unit.unit),
                unit_name: Cow::Borrowed(&unit.name),
                days: Quantity::from(&unit.days),
                months: MonthDto::all(budgets, unit),
            })
            .collect(),
        people: options.shows_people().then(|| {
            let one = |person| BudgetPerson::of(sources, person);
            budgets.people.iter().map(one).collect()
        }),
        left_out: LeftOut::all(sources, &budgets.left_out),
        coverage: budgets.coverage.as_ref().map(Coverage::of),
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

fn settings(budgets: &DayBudgets) -> Settings<'_> {
    let settings = &budgets.settings;
    let quotas = settings.quotas.iter().map(|quota| QuotaDto {
        smartable: quota.smartable,
        rotation: quota.rotation,
        per: match quota.per {
            QuotaPer::Month => "month",
            QuotaPer::Week => "week",
        },
        valid_from: Days::first(quota.period),
        valid_to: Days::last(quota.period),
        act: Cow::Borrowed(&quota.act),
    });
    Settings {
        basis: basis_key(budgets.basis),
        estimate: budgets.basis == crate::model::contingent::ContingentBasis::Headcounts,
        place: Cow::Borrowed(&settings.place),
        quotas: quotas.collect(),
        window: words::window_key(settings.window),
        base: match settings.base {
            PrevalenceBase::Gross => "gross",
            PrevalenceBase::Net => "net",
        },
        ties: match settings.ties {
            Ties::Resolve => "resolve",
            Ties::ToBank => "to_bank",
        },
        theta: Share::from(settings.theta),
    }
}

fn calendar(budgets: &DayBudgets, lang: Lang) -> Vec<CalendarMonth<'_>> {
    let month = |month: &'_ MonthDays| month.month.to_string();
    budgets
        .months
        .iter()
        .map(|days| CalendarMonth {
            month: month(days),
            working_days: days.working_days,
            holidays: days
                .holidays
                .iter()
                .map(|(day, name)| Holiday {
                    date: day.to_string(),
                    name: Cow::Borrowed(name.get(lang)),
                })
                .collect(),
        })
        .collect()
}
