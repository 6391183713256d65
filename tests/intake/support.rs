//! Runs the built program and cuts its JSON down to lines that a test can compare.

#![expect(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test that cannot run its program or write its file has failed"
)]

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// What the program made of its inputs.
#[derive(Debug)]
pub(crate) struct Reading {
    pub(crate) code: i32,
    pub(crate) json: Value,
    pub(crate) stderr: String,
}

/// Assesses files below the project's root, without any configuration.
#[track_caller]
pub(crate) fn assess(args: &[&str]) -> Reading {
    let mut all = vec!["--isolated"];
    all.extend(args);
    run(&all, Stdio::null())
}

/// Assesses a file that is given on standard input.
#[track_caller]
pub(crate) fn assess_stdin(path: &str) -> Reading {
    let file = File::open(root().join(path)).expect("the input opens");
    run(&["--isolated", "-"], file.into())
}

/// Runs `assess` with these arguments and an empty environment.
#[track_caller]
pub(crate) fn run(args: &[&str], stdin: Stdio) -> Reading {
    let output = Command::new(env!("CARGO_BIN_EXE_smartable"))
        .args(["assess", "--format=json"])
        .args(args)
        .env_clear()
        .current_dir(root())
        .stdin(stdin)
        .output()
        .expect("the program runs");
    let stderr = String::from_utf8(output.stderr).expect("UTF-8");
    let json = serde_json::from_slice(&output.stdout).unwrap_or(Value::Null);
    Reading {
        code: output.status.code().expect("it ends by itself"),
        json,
        stderr,
    }
}

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Writes a file for one test, below the folder of the build.
#[track_caller]
pub(crate) fn written(folder: &str, name: &str, bytes: &[u8]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder);
    std::fs::create_dir_all(&folder).expect("the folder is made");
    let path = folder.join(name);
    std::fs::write(&path, bytes).expect("the file is written");
    path
}

impl Reading {
    /// Activities as `id | unit | verdict | heads | cell`.
    pub(crate) fn activities(&self) -> Vec<String> {
        let line = |it: &Value| {
            format!(
                "{} | {} | {} | {} | {}",
                text(&it["id"]),
                text(&it["unit"]),
                text(&it["verdict"]),
                interval(&it["heads"]),
                text(&it["source"]["cell"]),
            )
        };
        self.list("activities", line)
    }

    /// Rows left out as `reason 4-5 9`.
    pub(crate) fn left_out(&self) -> Vec<String> {
        let line = |it: &Value| {
            let rows: Vec<String> = it["rows"].as_array().map_or_else(Vec::new, |rows| {
                rows.iter()
                    .map(|run| match (&run[0], &run[1]) {
                        (from, to) if from == to => from.to_string(),
                        (from, to) => format!("{from}-{to}"),
                    })
                    .collect()
            });
            format!("{} {}", text(&it["reason"]), rows.join(" "))
        };
        self.list("left_out", line)
    }

    /// Findings as `code place`, the place being a cell, else nothing; `xN` where there are more.
    pub(crate) fn findings(&self) -> Vec<String> {
        let line = |it: &Value| {
            let count = it["count"].as_u64().unwrap_or(0);
            let times = if count > 1 {
                format!(" x{count}")
            } else {
                String::new()
            };
            let place = text(&it["cell"]);
            let gap = if place.is_empty() { "" } else { " " };
            format!("{}{gap}{place}{times}", text(&it["code"]))
        };
        self.list("findings", line)
    }

    /// Findings but for those that say only which unit is not stated.
    pub(crate) fn findings_but_units(&self) -> Vec<String> {
        let mut findings = self.findings();
        findings.retain(|finding| !finding.starts_with("R007"));
        findings
    }

    /// Codes of the findings, each once.
    pub(crate) fn codes(&self) -> Vec<String> {
        let mut codes = self.list("findings", |it| text(&it["code"]).to_owned());
        codes.sort_unstable();
        codes.dedup();
        codes
    }

    /// The message of the first finding with a code.
    pub(crate) fn message(&self, code: &str) -> String {
        let findings = self.json["findings"].as_array();
        let found = findings.and_then(|all| all.iter().find(|it| it["code"] == code));
        found.map_or_else(String::new, |it| {
            format!("{} / {}", text(&it["message"]), text(&it["help"]))
        })
    }

    fn list(&self, key: &str, line: impl Fn(&Value) -> String) -> Vec<String> {
        let items = self.json[key].as_array();
        items.map_or_else(Vec::new, |items| items.iter().map(line).collect())
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn interval(value: &Value) -> String {
    match (&value["at_least"], &value["at_most"]) {
        (Value::Null, Value::Null) => "-".to_owned(),
        (least, most) if least == most => least.to_string(),
        (least, Value::Null) => format!("{least}.."),
        (least, most) => format!("{least}..{most}"),
    }
}
