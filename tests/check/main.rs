//! The corpus of defects: every rule finds its defect at its cell, and nothing on the clean twin.
//!
//! Lives here: what is asked of the corpus. Its files are under `fixtures/defects`, whose README
//! says how a folder reads. Never here: how files that are bytes are made (`made`).

#![expect(
    clippy::expect_used,
    clippy::needless_pass_by_value,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test that cannot run its program or write its file has failed"
)]

mod corpus;
mod made;
mod page;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use corpus::{Case, Found, code_of};

/// Rules without a folder here, and why.
#[rustfmt::skip]
const ELSEWHERE: &[(&str, &str)] = &[
    ("D001", REVIEW), ("D002", REVIEW), ("D003", REVIEW), ("D004", REVIEW), ("D005", REVIEW),
    ("D006", REVIEW), ("D007", REVIEW), ("D008", REVIEW), ("D009", REVIEW), ("D010", REVIEW),
    ("D011", REVIEW), ("D012", REVIEW),
    ("L010", HEADCOUNTS), ("L011", HEADCOUNTS), ("L013", HEADCOUNTS),
    ("L014", PERSONS), ("L015", PERSONS), ("L016", PERSONS), ("L020", PERSONS), ("L022", PERSONS),
    ("M004", "a comparison stops after hundreds of thousands of rows"),
    ("P010", PERSONS),
    ("R015", PERSONS),
    ("T027", "--where is an option of `assess`"),
    ("V054", PERSONS), ("V055", PERSONS), ("V056", PERSONS), ("V057", PERSONS), ("V058", PERSONS),
    ("X017", PERSONS), ("X018", PERSONS), ("X019", PERSONS), ("X020", PERSONS), ("X021", PERSONS),
    ("X022", PERSONS),
    ("X023", "`merge` alone compares the rows of one activity"),
];
const PERSONS: &str = "tables of persons: `contingent` and `budget`";
const REVIEW: &str = "what comes back from the managers: `review import`";
const HEADCOUNTS: &str = "the table unit × activity × heads is joined by `assess`";

/// Fails with every complaint at once.
#[track_caller]
fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

/// Returns the codes of all rules, and their names, as the program lists them.
fn rules() -> Vec<(String, String)> {
    let output = Command::new(env!("CARGO_BIN_EXE_smartable"))
        .args(["rules", "--format", "json"])
        .env_clear()
        .output()
        .expect("the program runs");
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let rules = json["rules"].as_array().expect("rules");
    let text = |it: &serde_json::Value, key: &str| it[key].as_str().unwrap_or_default().to_owned();
    rules
        .iter()
        .map(|it| (text(it, "code"), text(it, "slug")))
        .collect()
}

#[test]
fn every_defect_is_found_at_its_place_and_nothing_else() {
    let scratch = tempfile::tempdir().expect("a folder");
    let cases = corpus::cases(scratch.path());
    let clean = corpus::clean(scratch.path());
    let mut wrong: Vec<String> = cases.iter().flat_map(complaints).collect();
    for (file, found) in &clean {
        let serious = found.iter().filter(|it| it.severity != "info");
        wrong.extend(serious.map(|it| format!("clean/{file}: false {}", it.line)));
    }
    page::compare(&page::of(&rules(), ELSEWHERE, &cases, &clean), &mut wrong);
    none(&wrong);
}

/// Says what of a folder was missed, and what was found that it does not name.
fn complaints(case: &Case) -> Vec<String> {
    let name = &case.name;
    let (missed, extra) = differences(case);
    let mut wrong: Vec<String> = Vec::new();
    wrong.extend(missed.iter().map(|it| format!("{name}: missed {it}")));
    wrong.extend(extra.iter().map(|it| format!("{name}: not named {it}")));
    let false_ones = case.clean.iter().filter(|it| is_false(it, case.code()));
    wrong.extend(false_ones.map(|it| format!("{name}: on the twin {}", it.line)));
    if case
        .expected
        .find
        .iter()
        .any(|it| code_of(it) != case.code())
    {
        wrong.push(format!(
            "{name}: `find` names another rule; say it under `also`"
        ));
    }
    wrong
}

/// Returns what was not found, and what was found beyond, both as lines.
fn differences(case: &Case) -> (Vec<String>, Vec<String>) {
    let mut extra: Vec<String> = case.bad.iter().map(|it| it.line.clone()).collect();
    let mut missed = Vec::new();
    for line in case.expected.find.iter().chain(&case.expected.also) {
        match extra.iter().position(|it| it == line) {
            Some(at) => {
                extra.remove(at);
            }
            None => missed.push(line.clone()),
        }
    }
    (missed, extra)
}

/// Says whether a finding on a clean twin is false: all but notes, and any of the rule itself.
fn is_false(found: &Found, code: &str) -> bool {
    found.severity != "info" || found.code() == code
}

#[test]
fn every_rule_has_a_folder_or_a_reason() {
    let rules = rules();
    let folders: BTreeSet<String> = fs::read_dir(corpus::folder())
        .expect("the corpus")
        .map(|it| {
            it.expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    let mut wrong = Vec::new();
    for (code, slug) in &rules {
        let named = folders.contains(&format!("{code}-{slug}"));
        let excused = ELSEWHERE.iter().any(|(other, _)| other == code);
        if named == excused {
            wrong.push(format!(
                "{code} {slug}: wants a folder, or a reason in ELSEWHERE"
            ));
        }
    }
    for folder in &folders {
        let of_rule = rules
            .iter()
            .any(|(code, slug)| *folder == format!("{code}-{slug}"));
        let known = matches!(folder.as_str(), "clean" | "README.md");
        if !of_rule && !known {
            wrong.push(format!("{folder}: no rule of that code and name"));
        }
    }
    none(&wrong);
}

/// Returns the root of the project.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
