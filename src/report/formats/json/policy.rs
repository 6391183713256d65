//! JSON of `policy show`, schema `smartable.policy/1`. Keys are never renamed, only added.

use schemars::JsonSchema;
use serde::Serialize;

use super::number::{Number, Share};
use super::parts::Tool;
use crate::lang::Lang;
use crate::model::parameter::Parameter;
use crate::policy::Unit;
use crate::report::policy::PolicyView;
use crate::report::words::dates;

/// Name and version of the schema.
pub const SCHEMA: &str = "smartable.policy/1";

/// The whole document.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "smartable.policy/1")]
struct Document<'a> {
    /// Always `smartable.policy/1`.
    schema: &'static str,
    /// The program that wrote it.
    tool: Tool,
    /// The day asked for; null: all parameters.
    on: Option<String>,
    /// Parameters, those of one id together, oldest first.
    parameters: Vec<ParameterDto<'a>>,
    /// What single administrations wrote. Nothing is computed with it.
    examples: Vec<ParameterDto<'a>>,
}

/// A parameter on the days of one period.
#[derive(Serialize, JsonSchema)]
pub struct ParameterDto<'a> {
    id: &'a str,
    /// What it says, in the language of the run.
    label: &'a str,
    /// Null for a rule without a number.
    value: Option<ValueDto>,
    /// What the value counts: see the documentation.
    unit: &'a str,
    /// First day; null where it is open.
    from: Option<String>,
    /// Last day; null where it is open.
    to: Option<String>,
    /// Law, contract or act, in the language of the run.
    source: &'a str,
    /// Whether the text itself was read.
    verified: bool,
}

/// A share as a string with ten decimals, any other value as a number.
#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
enum ValueDto {
    Share(Share),
    Number(Number),
}

impl<'a> ParameterDto<'a> {
    /// Makes it, with texts in `lang`.
    #[must_use]
    pub(super) fn of(parameter: &'a Parameter, lang: Lang) -> Self {
        let is_share = Unit::parse(&parameter.unit).is_some_and(Unit::is_share);
        Self {
            id: &parameter.id,
            label: parameter.label.get(lang),
            value: parameter.value.map(|value| {
                if is_share {
                    ValueDto::Share(Share::from(value))
                } else {
                    ValueDto::Number(Number::from(&value.exact()))
                }
            }),
            unit: &parameter.unit,
            from: dates::end(parameter.period.first),
            to: dates::end(parameter.period.last),
            source: parameter.source.get(lang),
            verified: parameter.verified,
        }
    }
}

/// Prints parameters, with two spaces a level and a last line break.
pub fn render(view: &PolicyView<'_>, lang: Lang) -> anyhow::Result<Vec<u8>> {
    let document = Document {
        schema: SCHEMA,
        tool: Tool::own(),
        on: view.on.map(|day| day.to_string()),
        parameters: dtos(&view.parameters, lang),
        examples: dtos(&view.examples, lang),
    };
    let mut bytes = serde_json::to_vec_pretty(&document)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn dtos<'a>(parameters: &[&'a Parameter], lang: Lang) -> Vec<ParameterDto<'a>> {
    let dto = |it: &&'a Parameter| ParameterDto::of(it, lang);
    parameters.iter().map(dto).collect()
}

/// Returns the JSON Schema of the document, as it lies in `docs/schema/`.
pub fn schema_text() -> anyhow::Result<String> {
    let mut text = serde_json::to_string_pretty(&schemars::schema_for!(Document<'static>))?;
    text.push('\n');
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::schema_text;
    use crate::report::formats::json::{budget, calendar, contingent};

    #[test]
    #[expect(
        clippy::disallowed_methods,
        reason = "UPDATE=1 writes the schemas anew"
    )]
    fn the_schemas_lie_in_the_documentation() {
        for (name, text) in [
            ("policy-1", schema_text()),
            ("calendar-1", calendar::schema_text()),
            ("contingent-1", contingent::schema_text()),
            ("budget-1", budget::schema_text()),
        ] {
            let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/schema");
            let path = format!("{folder}/{name}.schema.json");
            let text = text.unwrap();
            if std::env::var_os("UPDATE").is_some() {
                std::fs::write(&path, &text).unwrap();
            }
            let known = std::fs::read_to_string(&path).unwrap_or_default();
            assert_eq!(text, known, "if it should differ, run UPDATE=1 cargo test");
        }
    }
}
