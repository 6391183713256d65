//! The published JSON Schemas, and documents held to them.

use schemars::schema_for;
use serde_json::Value;

use super::{budget, compare, contingent, simulation};
use crate::lang::Lang;
use crate::report::criteria_diff;
use crate::report::testing::{Words, budgets, contingents};
use crate::report::{Audience, Format, Options, People};

fn schema(of: &schemars::Schema) -> String {
    let mut text = serde_json::to_string_pretty(of).unwrap();
    text.push('\n');
    text
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "UPDATE=1 writes the schemas anew"
)]
fn the_schemas_lie_in_the_documentation() {
    let all = [
        (
            "contingent-1",
            schema(&schema_for!(contingent::Document<'static>)),
        ),
        ("budget-1", schema(&schema_for!(budget::Document<'static>))),
        (
            "compare-1",
            schema(&schema_for!(compare::Document<'static>)),
        ),
        (
            "simulate-1",
            schema(&schema_for!(simulation::Document<'static>)),
        ),
        (
            "criteria-diff-1",
            schema(&schema_for!(criteria_diff::Document<'static>)),
        ),
    ];
    for (name, text) in all {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/schema/");
        let path = format!("{folder}{name}.schema.json");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, &text).unwrap();
        }
        let known = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(text, known, "if it should differ, run UPDATE=1 cargo test");
    }
}

/// Says what of a value breaks a schema: references, alternatives, types, required and known keys,
/// items.
fn fits(value: &Value, schema: &Value, root: &Value, at: &str, wrong: &mut Vec<String>) {
    if let Some(name) = schema["$ref"].as_str() {
        let pointer = name.trim_start_matches('#');
        fits(value, root.pointer(pointer).unwrap(), root, at, wrong);
    }
    if let Some(any) = schema["anyOf"].as_array() {
        let fitting = any.iter().any(|one| {
            let mut broken = Vec::new();
            fits(value, one, root, at, &mut broken);
            broken.is_empty()
        });
        if !fitting {
            wrong.push(format!("{at}: no alternative fits {value}"));
        }
    }
    let kinds: Vec<&str> = match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(many) => many.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
        Value::Number(number) if number.is_u64() && kinds.contains(&"integer") => "integer",
        Value::Number(_) => "number",
    };
    if !kinds.is_empty() && !kinds.contains(&kind) {
        wrong.push(format!("{at}: {value} is no {kinds:?}"));
    }
    for key in schema["required"].as_array().into_iter().flatten() {
        if value.get(key.as_str().unwrap()).is_none() {
            wrong.push(format!("{at}: {key} is missing"));
        }
    }
    for (key, member) in value.as_object().into_iter().flatten() {
        match schema["properties"].get(key) {
            Some(known) => fits(member, known, root, &format!("{at}/{key}"), wrong),
            None if schema["properties"].is_object() => {
                wrong.push(format!("{at}: {key} is in no schema"));
            }
            None => {}
        }
    }
    for (place, item) in value.as_array().into_iter().flatten().enumerate() {
        let at = format!("{at}/{place}");
        fits(item, &schema["items"], root, &at, wrong);
    }
}

/// Returns the documents of all samples: contingents, then budgets.
fn documents(options: &Options) -> Vec<Value> {
    let mut all = Vec::new();
    for sample in [contingents::from_headcounts(), contingents::from_persons()] {
        let render = crate::report::contingent::render;
        all.push(render(Format::Json, &sample, &Words, options).unwrap());
    }
    for sample in [budgets::of_a_month(), budgets::estimate_of_a_year()] {
        let render = crate::report::budget::render;
        all.push(render(Format::Json, &sample, &Words, options).unwrap());
    }
    let parse = |bytes: &Vec<u8>| serde_json::from_slice(bytes).unwrap();
    all.iter().map(parse).collect()
}

fn with_people() -> Options {
    Options {
        people: People::Shown,
        ..Options::new(Lang::It)
    }
}

#[test]
fn documents_fit_their_schemas() {
    let schemas = [
        schema(&schema_for!(contingent::Document<'static>)),
        schema(&schema_for!(budget::Document<'static>)),
    ];
    for options in [with_people(), Options::new(Lang::En)] {
        for (place, document) in documents(&options).iter().enumerate() {
            let schema: Value = serde_json::from_str(&schemas[place / 2]).unwrap();
            let mut wrong = Vec::new();
            fits(document, &schema, &schema, "", &mut wrong);
            assert!(wrong.is_empty(), "{place}\n{}", wrong.join("\n"));
        }
    }
}

#[test]
fn the_keys_that_scripts_rely_on_hold_their_figures() {
    #[track_caller]
    fn case(value: &Value, pointer: &str, text: &str) {
        let found = value.pointer(pointer).map(ToString::to_string);
        assert_eq!(found.as_deref(), Some(text), "{pointer}");
    }
    let all = documents(&with_people());
    let [heads, persons, month, year] = all.as_slice() else {
        panic!("four samples")
    };
    case(heads, "/schema", "\"smartable.contingent/1\"");
    case(heads, "/units/1/unit", "\"DIR-A\"");
    case(heads, "/units/1/heads/at_least", "6");
    case(heads, "/units/1/heads/at_most", "8");
    case(heads, "/units/2/fte/at_most", "2");
    case(heads, "/units/2/depth", "2");
    case(heads, "/units/2/staff", "null");
    case(
        heads,
        "/units/1/basis/activities/0/cell",
        "\"'Rilevazione 2026'!J57\"",
    );
    case(heads, "/total/heads/at_most", "10");
    case(heads, "/total/share_of_staff/at_least", "\"0.3750000000\"");
    case(heads, "/populations/requesting", "null");
    case(heads, "/minimum_share/needed/at_most", "2");
    case(
        heads,
        "/minimum_share/parameter/valid_from",
        "\"2021-04-30\"",
    );
    case(heads, "/settings/on", "\"2026-12-31\"");
    case(persons, "/people/2/eligible/at_least", "false");
    case(persons, "/people/2/eligible/at_most", "true");
    case(
        persons,
        "/people/1/shares/smartable/at_least",
        "\"0.6000000000\"",
    );
    case(month, "/schema", "\"smartable.budget/1\"");
    case(month, "/total/days/at_least", "17");
    case(month, "/units/0/days/at_most", "11");
    case(month, "/units/0/months/0/month", "\"2026-12\"");
    case(month, "/units/0/months/0/bridge/1/at_worst", "-3");
    case(month, "/people/1/person", "\"P-02\"");
    case(month, "/people/1/days/at_least", "2");
    case(month, "/people/1/remainder/settled", "\"by_code\"");
    case(month, "/calendar/0/working_days", "20");
    case(year, "/settings/estimate", "true");
    case(year, "/total/days/at_most", "960");
    for document in &all {
        let keys: Vec<&String> = document.as_object().unwrap().keys().collect();
        assert!(keys.iter().any(|key| *key == "inputs"));
    }
}

#[test]
fn people_stand_only_where_they_were_asked_for_and_may() {
    let public = Options {
        audience: Audience::Public,
        ..with_people()
    };
    for options in [public, Options::new(Lang::It)] {
        for document in documents(&options) {
            assert_eq!(document.get("people"), None);
        }
    }
}

#[test]
fn inputs_stand_last() {
    let sample = budgets::of_a_month();
    let bytes = crate::report::budget::render(Format::Json, &sample, &Words, &with_people());
    let text = String::from_utf8(bytes.unwrap()).unwrap();
    let mut keys = text.lines().filter(|line| line.starts_with("  \""));
    let last = keys.next_back().unwrap().trim().split('"').nth(1);
    assert_eq!(last, Some("inputs"));
}
