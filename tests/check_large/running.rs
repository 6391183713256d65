//! Runs `check` on files of a scratch folder and takes its findings apart.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// A folder that goes away with the test.
pub(crate) struct Scratch(tempfile::TempDir);

impl Scratch {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// Writes a file; returns its path.
    pub(crate) fn write(&self, name: &str, bytes: &[u8]) -> String {
        let path: PathBuf = self.0.path().join(name);
        std::fs::write(&path, bytes).expect("the file can be written");
        path.to_str().expect("UTF-8").to_owned()
    }
}

/// How a run ended.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: Vec<u8>,
    pub(crate) stderr: String,
}

/// Runs the program in a folder with nothing in its environment.
#[track_caller]
pub(crate) fn smartable(folder: &Path, args: &[&str]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_smartable"))
        .args(args)
        .env_clear()
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .expect("the program runs");
    Run {
        code: output.status.code().expect("it ends by itself"),
        stdout: output.stdout,
        stderr: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

/// A finding: what a test compares.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Seen {
    pub(crate) code: String,
    pub(crate) severity: String,
    /// `C4` or `Sheet!C4`; empty where it is none.
    pub(crate) cell: String,
    pub(crate) column: String,
    pub(crate) rows: Vec<(u64, u64)>,
    pub(crate) message: String,
}

impl Seen {
    /// Says whether the finding must be mended or confirmed.
    pub(crate) fn weighs(&self) -> bool {
        self.severity != "info"
    }

    /// Returns how many cells the finding covers.
    pub(crate) fn cells(&self) -> u64 {
        self.rows.iter().map(|(from, to)| to - from + 1).sum()
    }

    /// Says whether the finding covers a cell such as `C4`.
    pub(crate) fn covers(&self, cell: &str) -> bool {
        let split = cell.find(|char: char| char.is_ascii_digit());
        let (column, row) = cell.split_at(split.unwrap_or(cell.len()));
        let row = row.parse::<u64>().unwrap_or(0);
        let within = |(from, to): &(u64, u64)| (*from..=*to).contains(&row);
        self.cell.ends_with(&format!("!{cell}"))
            || self.cell == cell
            || (self.column == column && self.rows.iter().any(within))
    }
}

/// What a run says in JSON.
pub(crate) struct Checked {
    pub(crate) json: Value,
    pub(crate) found: Vec<Seen>,
}

/// Checks files with everything told apart.
#[track_caller]
pub(crate) fn check(folder: &Path, args: &[&str]) -> Checked {
    let mut all = vec!["check", "--isolated", "--format=json", "--lang=en"];
    all.extend(args);
    let run = smartable(folder, &all);
    let json: Value = serde_json::from_slice(&run.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", run.stderr));
    let found = json["findings"].as_array().expect("findings");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let found = found.iter().map(|it| Seen {
        code: text(&it["code"]),
        severity: text(&it["severity"]),
        cell: text(&it["cell"]),
        column: text(&it["column"]),
        rows: serde_json::from_value(it["rows"].clone()).unwrap_or_default(),
        message: text(&it["message"]),
    });
    Checked {
        found: found.collect(),
        json,
    }
}
