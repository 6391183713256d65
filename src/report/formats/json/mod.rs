//! JSON for programs, schema `smartable.assess/1`. Keys are never renamed, only added.
//!
//! Counts of activities are whole numbers; heads and FTE are numbers printed exactly; shares, levels
//! and scores are strings with ten decimals, so that nobody reads them through a rounding parser.
//! Addresses stand in `cell` and `source` alone. Never here: a figure.

pub mod activities;
pub mod number;
pub mod parts;
pub mod totals;

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::Serialize;

use crate::finding::Wording;
use crate::lang::Lang;
use crate::model::assessment::Assessment;
use activities::Activities;
use parts::{Coverage, Criteria, FindingDto, Input, LeftOut, Settings, Tool};
use totals::{TotalsDto, UnitDto};

/// Name and version of the schema.
pub const SCHEMA: &str = "smartable.assess/1";

/// The whole document.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "smartable.assess/1")]
pub struct Document<'a> {
    /// Always `smartable.assess/1`.
    pub schema: &'static str,
    /// The program that wrote it.
    pub tool: Tool,
    /// The criteria set used.
    pub criteria: Criteria<'a>,
    /// Declared choices that the figures rest on.
    pub settings: Settings<'a>,
    /// Totals over everything.
    pub total: TotalsDto<'a>,
    /// Totals by group.
    pub units: Vec<UnitDto<'a>>,
    /// The activities; null when only totals were asked for.
    pub activities: Option<Activities<'a>>,
    /// Rows that do not count.
    pub left_out: Vec<LeftOut<'a>>,
    /// Which structures of the org chart were heard; null without an org chart.
    pub coverage: Option<Coverage<'a>>,
    /// Findings, in the order of the inputs.
    pub findings: Vec<FindingDto<'a>>,
    /// Files that were read.
    pub inputs: Vec<Input<'a>>,
}

/// Prints an assessment, with two spaces a level and a last line break.
pub fn render(
    assessment: &Assessment,
    wording: &dyn Wording,
    lang: Lang,
) -> anyhow::Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(&document(assessment, wording, lang))?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn document<'a>(assessment: &'a Assessment, wording: &dyn Wording, lang: Lang) -> Document<'a> {
    Document {
        schema: SCHEMA,
        tool: Tool::own(),
        criteria: Criteria::of(assessment, lang),
        settings: Settings::of(assessment),
        total: TotalsDto::of(assessment, &assessment.total, lang),
        units: assessment
            .groups
            .iter()
            .map(|group| UnitDto {
                unit: Cow::Borrowed(&group.key),
                unit_name: Cow::Borrowed(&group.name),
                totals: TotalsDto::of(assessment, &group.totals, lang),
            })
            .collect(),
        activities: assessment.with_activities.then_some(Activities(assessment)),
        left_out: LeftOut::all(assessment),
        coverage: assessment.coverage.as_ref().map(Coverage::of),
        findings: assessment
            .findings
            .iter()
            .map(|group| FindingDto::of(assessment, group, wording, lang))
            .collect(),
        inputs: Input::all(assessment),
    }
}

/// Returns the JSON Schema of the document, as it lies in `docs/schema/`.
pub fn schema_text() -> anyhow::Result<String> {
    let mut text = serde_json::to_string_pretty(&schemars::schema_for!(Document<'static>))?;
    text.push('\n');
    Ok(text)
}
