//! The folders of defects: what each must show, and what the program found there.
//!
//! Never here: what is asked of the whole (`main`), or the page of figures (`page`).

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::made;

/// What a folder says must be found, from its `expected.toml`.
pub(crate) struct Expected {
    /// Arguments of the run, beside the files.
    arguments: Vec<String>,
    /// What the rule of the folder must find.
    pub(crate) find: Vec<String>,
    /// What else is true of the file, each with its own cause.
    pub(crate) also: Vec<String>,
}

/// A finding: `V021 bad.csv K3`, and its severity.
pub(crate) struct Found {
    pub(crate) line: String,
    pub(crate) severity: String,
}

impl Found {
    /// Returns the code of the rule.
    pub(crate) fn code(&self) -> &str {
        code_of(&self.line)
    }
}

/// Returns the code that a line begins with.
pub(crate) fn code_of(line: &str) -> &str {
    line.split(' ').next().unwrap_or(line)
}

/// A folder, run.
pub(crate) struct Case {
    /// Name of the folder: code and slug of the rule.
    pub(crate) name: String,
    pub(crate) expected: Expected,
    pub(crate) bad: Vec<Found>,
    pub(crate) clean: Vec<Found>,
}

impl Case {
    /// Returns the code of the rule.
    pub(crate) fn code(&self) -> &str {
        self.name.split('-').next().unwrap_or_default()
    }
}

/// Returns the folder of the corpus.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/defects")
}

/// Runs every folder of defects, by name.
pub(crate) fn cases(scratch: &Path) -> Vec<Case> {
    let mut names: Vec<String> = entries(&folder())
        .into_iter()
        .filter(|path| path.join("expected.toml").is_file())
        .map(|path| name_of(&path))
        .collect();
    names.sort_unstable();
    names.into_iter().map(|name| case(name, scratch)).collect()
}

fn case(name: String, scratch: &Path) -> Case {
    let (from, to) = (folder().join(&name), scratch.join(&name));
    copy(&from, &to);
    made::write(&name, &to);
    let expected = expected(&to.join("expected.toml"));
    let run = |side: &str| {
        let apart = to.join(side);
        if apart.is_dir() {
            return check(&apart, &expected.arguments, ".");
        }
        let mut files = entries(&to).into_iter().map(|path| name_of(&path));
        let file = files.find(|file| file.starts_with(&format!("{side}.")));
        let file = file.unwrap_or_else(|| panic!("{name}: no {side} file"));
        check(&to, &expected.arguments, &file)
    };
    let (bad, clean) = (run("bad"), run("clean"));
    Case {
        name,
        expected,
        bad,
        clean,
    }
}

/// Runs every clean file of the corpus by itself; returns what was found, by file.
pub(crate) fn clean(scratch: &Path) -> BTreeMap<String, Vec<Found>> {
    let to = scratch.join("clean");
    copy(&folder().join("clean"), &to);
    made::write_clean(&to);
    let files = entries(&to).into_iter().map(|path| name_of(&path));
    let is_page = |file: &String| Path::new(file).extension().is_some_and(|it| it == "md");
    let files = files.filter(|file| !is_page(file));
    files
        .map(|file| {
            let found = check(&to, &[], &file);
            (file, found)
        })
        .collect()
}

/// Runs `check` on a file or folder, in `folder` and with nothing in the environment.
fn check(folder: &Path, arguments: &[String], input: &str) -> Vec<Found> {
    let output = Command::new(env!("CARGO_BIN_EXE_smartable"))
        .args([
            "check",
            "--format",
            "json",
            "--all",
            "--exit-zero",
            "-q",
            "--lang",
            "it",
        ])
        .args(arguments)
        .arg(input)
        .env_clear()
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .expect("the program runs");
    let json: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| {
        panic!(
            "{}: {}",
            folder.display(),
            String::from_utf8_lossy(&output.stderr)
        )
    });
    let findings = json["findings"].as_array().expect("findings");
    findings
        .iter()
        .filter(|it| it["acceptance"].is_null())
        .map(found)
        .collect()
}

fn found(it: &Value) -> Found {
    let text = |key: &str| it[key].as_str().unwrap_or_default().to_owned();
    let file = text("file");
    let file = file.rsplit('/').next().unwrap_or_default().to_owned();
    let range = text("range");
    // A cell of a workbook names its sheet itself.
    let sheet = it["sheet"].as_str().filter(|_| !range.contains('!'));
    let sheet = sheet.map_or_else(String::new, |sheet| format!("'{sheet}'"));
    let parts = [text("code"), file, sheet, range];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    Found {
        line: parts.join(" "),
        severity: text("severity"),
    }
}

fn expected(path: &Path) -> Expected {
    let text = fs::read_to_string(path).expect("expected.toml");
    let table: toml::Table = text
        .parse()
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let list = |key: &str| {
        let list = table.get(key).and_then(toml::Value::as_array);
        let texts = list.into_iter().flatten().filter_map(toml::Value::as_str);
        texts.map(str::to_owned).collect::<Vec<String>>()
    };
    Expected {
        arguments: list("arguments"),
        find: list("find"),
        also: list("also"),
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for path in entries(from) {
        let target = to.join(name_of(&path));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("a file");
        }
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut paths: Vec<PathBuf> = entries.map(|it| it.expect("an entry").path()).collect();
    paths.sort_unstable();
    paths
}

fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}
