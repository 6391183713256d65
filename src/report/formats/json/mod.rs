//! JSON for programs, schema `smartable.assess/1`. Keys are never renamed, only added.
//!
//! Counts of activities are whole numbers; heads and FTE are numbers printed exactly; shares, levels
//! and scores are strings with ten decimals, so that nobody reads them through a rounding parser.
//! Addresses stand in `cell` and `source` alone. Never here: a figure.

pub mod activities;
pub mod budget;
pub mod calendar;
pub mod compare;
pub mod compared;
pub mod contingent;
pub mod dated;
pub mod number;
pub mod parts;
pub mod persons;
pub mod policy;
pub mod simulation;
pub mod totals;
pub mod uniformity;

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

/// Prints an assessment.
pub fn render(
    assessment: &Assessment,
    wording: &dyn Wording,
    lang: Lang,
) -> anyhow::Result<Vec<u8>> {
    print(&document(assessment, wording, lang))
}

/// Prints a document, with two spaces a level and a last line break.
pub(in crate::report) fn print(document: &impl Serialize) -> anyhow::Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(document)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn document<'a>(assessment: &'a Assessment, wording: &dyn Wording, lang: Lang) -> Document<'a> {
    Document {
        schema: SCHEMA,
        tool: Tool::own(),
        criteria: Criteria::of(&assessment.set, assessment.set_chosen, lang),
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
        left_out: LeftOut::all(&assessment.sources, &assessment.left_out),
        coverage: assessment.coverage.as_ref().map(Coverage::of),
        findings: assessment
            .findings
            .iter()
            .map(|group| FindingDto::of(&assessment.sources, group, wording, lang))
            .collect(),
        inputs: Input::all(&assessment.sources),
    }
}

/// Returns the JSON Schema of the document, as it lies in `docs/schema/`.
pub fn schema_text() -> anyhow::Result<String> {
    let mut text = serde_json::to_string_pretty(&schemars::schema_for!(Document<'static>))?;
    text.push('\n');
    Ok(text)
}

#[cfg(test)]
mod schemas;
#[cfg(test)]
mod tests {
    use super::{render, schema_text};
    use crate::lang::Lang;
    use crate::report::testing;

    fn value() -> serde_json::Value {
        let bytes = render(&testing::assessment(), &testing::Words, Lang::It).unwrap();
        serde_json::from_slice(&bytes).unwrap()
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "UPDATE=1 writes the schema anew")]
    fn the_schema_lies_in_the_documentation() {
        let path = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/docs/schema/assess-1.schema.json"
        );
        let text = schema_text().unwrap();
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(path, &text).unwrap();
        }
        let known = std::fs::read_to_string(path).unwrap_or_default();
        assert_eq!(text, known, "if it should differ, run UPDATE=1 cargo test");
    }

    #[test]
    fn figures_are_typed_as_the_schema_says() {
        #[track_caller]
        fn case(value: &serde_json::Value, pointer: &str, text: &str) {
            let found = value.pointer(pointer).map(ToString::to_string);
            assert_eq!(found.as_deref(), Some(text), "{pointer}");
        }
        let value = value();
        case(&value, "/schema", "\"smartable.assess/1\"");
        case(&value, "/total/activities/undetermined", "1");
        case(&value, "/total/fte/smartable/at_least", "2.5");
        case(&value, "/total/heads/total/at_most", "16");
        case(
            &value,
            "/total/shares/heads/smartable/at_least",
            "\"0.3125000000\"",
        );
        case(
            &value,
            "/total/shares/heads/smartable/at_most",
            "\"0.4375000000\"",
        );
        case(
            &value,
            "/total/criteria/2/blocked_share/heads",
            "\"0.2500000000\"",
        );
        case(&value, "/units/2/unit", "\"\"");
        case(&value, "/activities/2/between", "[\"not\",\"smartable\"]");
        case(&value, "/activities/2/deciding", "[\"remote_tools\"]");
        case(&value, "/activities/2/score", "null");
        case(&value, "/activities/2/reasons/1/state", "\"unknown\"");
        case(&value, "/activities/3/score", "\"0.5000000000\"");
        case(&value, "/activities/3/reasons/1/obstacle", "\"software\"");
        case(
            &value,
            "/activities/3/reasons/1/cell",
            "\"'Rilevazione 2026'!G60\"",
        );
        case(&value, "/activities/3/fte/at_most", "1.5");
        case(&value, "/findings/1/rows", "[[57,61]]");
        case(&value, "/left_out/1/count", "3");
        assert_eq!(value.pointer("/activities/0/between"), None);
    }

    #[test]
    fn inputs_stand_last_and_lines_are_indented_by_two() {
        let bytes = render(&testing::assessment(), &testing::Words, Lang::It).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.starts_with("{\n  \"schema\": \"smartable.assess/1\",\n"));
        let keys: Vec<&str> = text
            .lines()
            .filter(|line| line.starts_with("  \""))
            .filter_map(|line| line.trim().split('"').nth(1))
            .collect();
        assert_eq!(
            keys,
            [
                "schema",
                "tool",
                "criteria",
                "settings",
                "total",
                "units",
                "activities",
                "left_out",
                "coverage",
                "findings",
                "inputs"
            ]
        );
        assert!(text.ends_with("}\n"));
    }
}
