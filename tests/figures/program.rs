//! Runs the built program on tables, and compares decimals without floats.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot run its program has failed"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use smartable::model::quantity::{Exact, Ratio};

/// A row of a CSV table, by the names of its columns.
pub(crate) type Row = BTreeMap<String, String>;

/// Returns a file of the folder that `variable` names; fails where it is not set.
#[track_caller]
#[expect(
    clippy::disallowed_methods,
    reason = "published data is found by a variable"
)]
pub(crate) fn published(variable: &str, file: &str) -> PathBuf {
    let folder = std::env::var_os(variable)
        .unwrap_or_else(|| panic!("{variable} must name the folder of the data"));
    Path::new(&folder)
        .join(file)
        .canonicalize()
        .unwrap_or_else(|error| panic!("{variable}: {file}: {error}"))
}

/// Runs `smartable assess`, in English and without a configuration; returns what it prints.
#[track_caller]
pub(crate) fn assess(arguments: &[&str]) -> String {
    run("assess", arguments)
}

#[track_caller]
fn run(command: &str, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_smartable"))
        .args(["--lang", "en", command, "--isolated"])
        .args(arguments)
        .env_clear()
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::null())
        .output()
        .expect("the program runs");
    let complaints = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {complaints}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Runs `smartable assess --format json`.
#[track_caller]
pub(crate) fn assess_json(arguments: &[&str]) -> Value {
    let printed = assess(&[arguments, &["--format", "json"]].concat());
    serde_json::from_str(&printed).expect("JSON")
}

/// Runs `smartable contingent --format json`.
#[track_caller]
pub(crate) fn contingent_json(arguments: &[&str]) -> Value {
    let printed = run("contingent", &[arguments, &["--format", "json"]].concat());
    serde_json::from_str(&printed).expect("JSON")
}

/// Reads a CSV table.
#[track_caller]
pub(crate) fn rows(text: &str) -> Vec<Row> {
    csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .map(|row| row.expect("a row of CSV"))
        .collect()
}

/// Reads a CSV file.
#[track_caller]
#[expect(
    clippy::disallowed_methods,
    reason = "expected figures are read by their test"
)]
pub(crate) fn rows_of(path: &Path) -> Vec<Row> {
    rows(&std::fs::read_to_string(path).expect("a readable file"))
}

/// Writes a table where the program can read it; it goes when what is returned goes.
pub(crate) fn written(text: &str) -> tempfile::TempPath {
    use std::io::Write as _;
    let mut file = tempfile::Builder::new()
        .suffix(".csv")
        .tempfile()
        .expect("a temporary file");
    file.write_all(text.as_bytes()).expect("it can be written");
    file.into_temp_path()
}

/// Returns a path as an argument.
#[track_caller]
pub(crate) fn shown(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

/// Reads a decimal, exactly.
#[track_caller]
pub(crate) fn decimal(text: &str) -> Exact {
    Ratio::parse(text)
        .unwrap_or_else(|| panic!("no decimal: {text:?}"))
        .exact()
}

/// Returns how far apart two decimals are.
#[track_caller]
pub(crate) fn apart(left: &str, right: &str) -> Exact {
    let (left, right) = (decimal(left), decimal(right));
    left.minus(&right).max(right.minus(&left))
}

/// Returns a share that must be exact: both its ends are the same.
#[track_caller]
pub(crate) fn exactly<'a>(value: &'a Value, pointer: &str) -> &'a str {
    let ends = value
        .pointer(pointer)
        .unwrap_or_else(|| panic!("no {pointer}"));
    let least = ends["at_least"].as_str().expect("a share");
    assert_eq!(
        ends["at_most"].as_str(),
        Some(least),
        "{pointer} is not exact"
    );
    least
}
