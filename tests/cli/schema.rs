//! JSON against its published schema, and the files that other programs read.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot read what it asked for has failed"
)]

use serde_json::Value;

use crate::support::smartable_bytes;

const SHEETS: &str = "examples/small-office/submissions";

fn document(args: &[&str]) -> Value {
    of("assess", args)
}

/// Runs a command on the example and reads its JSON.
fn of(command: &str, args: &[&str]) -> Value {
    let mut all = vec![command, SHEETS, "-q", "--format=json"];
    all.extend(args);
    let (code, out, stderr) = smartable_bytes(&all, b"");
    assert_eq!((code, stderr.as_str()), (0, ""));
    serde_json::from_slice(&out).expect("JSON")
}

/// Says that a value is of no kind that the schema names.
fn of_wrong_kind(value: &Value, schema: &Value, at: &str) -> Option<String> {
    let kinds: Vec<&str> = match &schema["type"] {
        Value::String(kind) => vec![kind],
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let is = |kind: &&str| match *kind {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        _ => value.is_object(),
    };
    let fits = kinds.is_empty() || kinds.iter().any(is);
    (!fits).then(|| format!("{at}: {value} is not {kinds:?}"))
}

/// Checks kinds, required and known keys, and references; not patterns or ranges.
pub(crate) fn fits(value: &Value, schema: &Value, root: &Value, at: &str, wrong: &mut Vec<String>) {
    if let Some(name) = schema["$ref"].as_str() {
        let target = root.pointer(name.trim_start_matches('#'));
        return fits(value, target.expect("a definition"), root, at, wrong);
    }
    if let Some(any) = schema["anyOf"].as_array() {
        let fits_one = any.iter().any(|one| {
            let mut wrong = Vec::new();
            fits(value, one, root, at, &mut wrong);
            wrong.is_empty()
        });
        if !fits_one {
            wrong.push(format!("{at}: none of the forms"));
        }
        return;
    }
    wrong.extend(of_wrong_kind(value, schema, at));
    for key in schema["required"].as_array().into_iter().flatten() {
        if value.is_object() && value.get(key.as_str().unwrap_or("")).is_none() {
            wrong.push(format!("{at}: {key} is missing"));
        }
    }
    for (key, member) in value.as_object().into_iter().flatten() {
        match schema["properties"].get(key) {
            Some(schema) => fits(member, schema, root, &format!("{at}/{key}"), wrong),
            None if schema["properties"].is_object() => {
                wrong.push(format!("{at}: {key} is in no schema"));
            }
            None => {}
        }
    }
    if schema["items"].is_object() {
        for (place, item) in value.as_array().into_iter().flatten().enumerate() {
            fits(
                item,
                &schema["items"],
                root,
                &format!("{at}/{place}"),
                wrong,
            );
        }
    }
}

#[test]
fn json_fits_its_schema() {
    let schema: Value =
        serde_json::from_str(include_str!("../../docs/schema/assess-1.schema.json")).expect("JSON");
    let sets: [&[&str]; 3] = [
        &["--lang=it"],
        &["--lang=en", "--criteria=graded"],
        &["--criteria=milano-2021", "--by=unit"],
    ];
    for args in sets {
        let mut wrong = Vec::new();
        fits(&document(args), &schema, &schema, "", &mut wrong);
        assert!(wrong.is_empty(), "{args:?}\n{}", wrong.join("\n"));
    }
}

/// Checks documents of a command against its schema.
#[track_caller]
fn all_fit(command: &str, schema: &str, sets: &[&[&str]]) {
    let schema: Value = serde_json::from_str(schema).expect("JSON");
    for args in sets {
        let mut wrong = Vec::new();
        fits(&of(command, args), &schema, &schema, "", &mut wrong);
        assert!(wrong.is_empty(), "{args:?}\n{}", wrong.join("\n"));
    }
}

#[test]
fn a_comparison_fits_its_schema() {
    let schema = include_str!("../../docs/schema/compare-1.schema.json");
    let schema: Value = serde_json::from_str(schema).expect("JSON");
    let project = "examples/small-office";
    let sheets = "examples/small-office/submissions";
    let newer = "--criteria=milano-2021";
    for sides in [[project, project, "--lang=it"], [project, sheets, newer]] {
        let mut args = vec!["compare", "-q", "--format=json"];
        args.extend(sides);
        let (code, out, stderr) = smartable_bytes(&args, b"");
        assert_eq!((code, stderr.as_str()), (0, ""));
        let document: Value = serde_json::from_slice(&out).expect("JSON");
        let mut wrong = Vec::new();
        fits(&document, &schema, &schema, "", &mut wrong);
        assert!(wrong.is_empty(), "{sides:?}\n{}", wrong.join("\n"));
    }
}

#[test]
fn a_simulation_fits_its_schema() {
    let schema = include_str!("../../docs/schema/simulate-1.schema.json");
    let sets: [&[&str]; 5] = [
        &["--lang=it"],
        &["--lang=en", "--lever=software", "--lever=organisation"],
        &["--drop=programmable", "--add=no_presence", "--by=unit"],
        &[
            "--criteria=graded",
            "--weight=output=2",
            "--threshold=smartable=0.7",
        ],
        &["--lever=software", "--month=2026-12"],
    ];
    all_fit("simulate", schema, &sets);
}

#[test]
fn differences_of_criteria_fit_their_schema() {
    let schema = include_str!("../../docs/schema/criteria-diff-1.schema.json");
    let schema: Value = serde_json::from_str(schema).expect("JSON");
    for sets in [
        ["essential", "graded"],
        ["milano-2021", "essential"],
        ["graded", "graded"],
    ] {
        let args = ["criteria", "diff", sets[0], sets[1], "--format=json"];
        let (code, out, stderr) = smartable_bytes(&args, b"");
        assert_eq!((code, stderr.as_str()), (0, ""));
        let document: Value = serde_json::from_slice(&out).expect("JSON");
        let mut wrong = Vec::new();
        fits(&document, &schema, &schema, "", &mut wrong);
        assert!(wrong.is_empty(), "{sets:?}\n{}", wrong.join("\n"));
    }
}

#[test]
fn json_about_people_fits_its_schema() {
    let chart = "--org-chart=examples/small-office/org-chart.csv";
    let schema = include_str!("../../docs/schema/contingent-1.schema.json");
    let contingents: [&[&str]; 3] = [
        &["--lang=it", "--people"],
        &["--year=2026", "--audience=public"],
        &["--isolated", chart, "--on=2026-12-31"],
    ];
    all_fit("contingent", schema, &contingents);
    let schema = include_str!("../../docs/schema/budget-1.schema.json");
    let quota = ["--quota=2", "--quota-per=week", "--act=Act"];
    let [days, per, act] = quota;
    let budgets: [&[&str]; 3] = [
        &["--lang=it", "--month=2026-12", "--people"],
        &["--year=2026", "--ties=to-bank", "--window=quarter"],
        &[
            "--isolated",
            chart,
            "--month=2026-12",
            "--place=Bologna",
            days,
            per,
            act,
        ],
    ];
    all_fit("budget", schema, &budgets);
}

#[test]
fn keys_about_people_that_scripts_rely_on_are_there() {
    let is = |value: &Value, pointer: &str| {
        let found = value.pointer(pointer);
        assert!(found.is_some_and(|it| !it.is_null()), "{pointer}");
    };
    let contingent = of("contingent", &[]);
    for end in ["at_least", "at_most"] {
        is(&contingent, &format!("/units/0/heads/{end}"));
        is(&contingent, &format!("/units/0/fte/{end}"));
        is(&contingent, &format!("/total/heads/{end}"));
    }
    assert!(contingent["people"].is_null(), "nobody asked for persons");
    let budget = of("budget", &["--month=2026-12", "--people"]);
    for end in ["at_least", "at_most"] {
        for part in ["units/0", "people/0", "total"] {
            is(&budget, &format!("/{part}/days/{end}"));
        }
    }
    is(&budget, "/people/0/person");
    is(&budget, "/units/0/unit");
}

#[test]
fn the_keys_that_scripts_rely_on_are_there() {
    let json = document(&["--lang=it"]);
    let activity = &json["activities"][0];
    for key in [
        "id", "unit", "name", "verdict", "computed", "score", "reasons", "source",
    ] {
        assert!(activity.get(key).is_some(), "activities[].{key}");
    }
    for key in ["criterion", "answer", "level", "cell", "obstacle"] {
        assert!(activity["reasons"][0].get(key).is_some(), "reasons[].{key}");
    }
    for key in ["file", "sheet", "cell"] {
        assert!(activity["source"].get(key).is_some(), "source.{key}");
    }
    let count = |key: &str| json["total"]["activities"][key].as_u64();
    assert_eq!(
        ["smartable", "partly", "not", "undetermined"].map(count),
        [Some(33), Some(3), Some(26), Some(4)]
    );
    let source = json["criteria"]["source"]["act"].as_str();
    assert!(
        source.is_some_and(|act| act.contains("criteri comuni")),
        "in Italian"
    );
}

/// Runs a program that may be missing on this machine.
fn run(program: &str, args: &[&str]) {
    let output = std::process::Command::new(program)
        .args(args)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap_or_else(|error| panic!("{program}: {error}"));
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{stderr}");
}

/// Writes the example into a folder in both formats; returns their paths.
fn written(folder: &std::path::Path) -> [String; 2] {
    ["esito.json", "esito.xlsx"].map(|name| {
        let path = folder.join(name).to_str().expect("UTF-8").to_owned();
        let args = ["assess", SHEETS, "-q", "--lang=it", "--output", &path];
        assert_eq!(smartable_bytes(&args, b"").0, 0);
        path
    })
}

#[test]
#[ignore = "needs Python with jsonschema and openpyxl"]
fn other_programs_read_what_we_write() {
    let folder = tempfile::tempdir().expect("a folder");
    let [json, xlsx] = written(folder.path());
    run("python3", &["tests/cli/read_back.py", &json, &xlsx]);
}

/// Reads a workbook and its JSON about people with openpyxl: sheets, numbers, links.
const READ_PEOPLE: &str = "\
import json, sys, openpyxl
document = json.load(open(sys.argv[1], encoding='utf-8'))
book = openpyxl.load_workbook(sys.argv[2])
names = book.sheetnames
assert names[0] == 'Sintesi' and names[-1] == 'Base', names
first = book[names[1]]
assert first.freeze_panes and first.auto_filter.ref, first.title
assert first.max_row >= 1 + len(document['units']), first.max_row
for row in first.iter_rows(min_row=2, values_only=True):
    assert any(isinstance(cell, (int, float)) for cell in row), row
basis = book['Base']
links = [c.hyperlink for s in book.worksheets[:-1] for r in s.iter_rows() for c in r if c.hyperlink]
assert links and all('Base' in (l.location or '') for l in links), links[:3]
assert basis.max_row > len(document['units']), basis.max_row
for sheet in book:
    for row in sheet.iter_rows():
        for cell in row:
            assert cell.data_type != 'f', f'{sheet.title}!{cell.coordinate} is a formula'
";

#[test]
#[ignore = "needs Python with openpyxl"]
fn other_programs_read_workbooks_about_people() {
    let folder = tempfile::tempdir().expect("a folder");
    let cases: [(&str, &[&str]); 3] = [
        ("contingent", &["--people"]),
        ("budget", &["--month=2026-12", "--people"]),
        ("budget", &["--year=2026"]),
    ];
    for (command, args) in cases {
        let paths = ["esito.json", "esito.xlsx"]
            .map(|name| folder.path().join(name).to_str().expect("UTF-8").to_owned());
        let [json, xlsx] = &paths;
        let mut all = vec![command, SHEETS, "-q", "--lang=it"];
        all.extend(["--output", json.as_str(), "--output", xlsx.as_str()]);
        all.extend(args);
        let (code, _, stderr) = smartable_bytes(&all, b"");
        assert_eq!((code, stderr.as_str()), (0, ""));
        run("python3", &["-c", READ_PEOPLE, json, xlsx]);
    }
}

#[test]
#[ignore = "needs LibreOffice"]
fn the_workbook_prints() {
    let folder = tempfile::tempdir().expect("a folder");
    let [_, xlsx] = written(folder.path());
    let out = folder.path().to_str().expect("UTF-8");
    let profile = format!("-env:UserInstallation=file://{out}/profile");
    run(
        "soffice",
        &[
            &profile,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            out,
            &xlsx,
        ],
    );
    assert!(folder.path().join("esito.pdf").is_file());
}
