//! The walls of the house: what may know what, and what every file owes its readers.
//!
//! `docs/ARCHITECTURE.md` says why. A wall that stands in the way of good code is moved here,
//! in the same change, with a sentence in `docs/DECISIONS.md`; never worked around.

#![expect(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test reads the project's own files and fails loudly"
)]

#[path = "tidy/source.rs"]
mod source;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use source::{Source, files, from_root, is_named, root, sources};

/// The rooms under `src`, lowest first, and the rooms that each may name. A room stands below
/// every room that may name it, so there are no circles.
#[rustfmt::skip]
const ROOMS: &[(&str, &[&str])] = &[
    // room        may name
    ("origin",     &[]),
    ("lang",       &[]),
    ("matching",   &[]),
    ("fact",       &["origin"]),
    ("finding",    &["origin", "lang", "matching", "fact"]),
    ("model",      &["origin", "lang", "matching", "fact", "finding"]),
    ("document",   &["lang", "matching", "model"]),
    ("policy",     &["origin", "lang", "matching", "document", "finding", "model"]),
    ("calendar",   &["origin", "lang", "matching", "document", "finding", "model"]),
    ("criteria",   &["origin", "lang", "matching", "document", "finding", "model"]),
    // Siblings: none of the others names another.
    ("intake",     &["origin", "matching", "fact", "finding", "model"]),
    ("check",      &["origin", "lang", "matching", "fact", "finding", "model", "policy", "calendar", "criteria"]),
    ("figures",    &["origin", "matching", "fact", "finding", "model", "policy", "calendar", "criteria"]),
    ("bank",       &["origin", "fact", "finding", "model", "policy", "calendar"]),
    // Reports show what was rewritten; a rewriter knows no report.
    ("rewrite",    &["origin", "lang", "fact", "finding", "model"]),
    ("report",     &["origin", "lang", "fact", "finding", "model", "policy", "calendar", "criteria", "rewrite"]),
    ("config",     &["origin", "lang", "matching", "document", "finding", "model", "criteria"]),
    ("commands",   &["origin", "lang", "matching", "document", "fact", "finding", "model", "policy", "calendar",
                     "criteria", "intake", "check", "figures", "bank", "report", "rewrite", "config"]),
    ("cli",        &["lang", "commands"]),
    ("main",       &[]), // names the library as `smartable::cli`
    ("lib",        &[]),
];

/// Crates that stay behind one door: the crate, and where it may be named.
#[rustfmt::skip]
const DOORS: &[(&str, &[&str])] = &[
    ("jiff",            &["src/model/period"]),
    ("calamine",        &["src/intake/workbook"]),
    ("csv",             &["src/intake/csv", "src/report/formats/csv", "src/report/form/csv", "src/rewrite/csv/tests"]),
    ("csv_core",        &["src/intake/csv", "src/report/formats/csv"]),
    ("encoding_rs",     &["src/intake/", "src/rewrite/csv/encoding"]),
    ("quick_xml",       &["src/intake/workbook"]),
    ("zip",             &["src/intake/", "src/rewrite/"]),
    ("flate2",          &["src/intake/workbook/inflate"]),
    ("crc32fast",       &["src/intake/workbook/inflate"]),
    ("hashbrown",       &["src/model/texts"]),
    ("rust_xlsxwriter", &["src/report/formats/xlsx", "src/report/form/", "src/rewrite/"]),
    ("comfy_table",     &["src/report/formats/terminal"]),
    ("maud",            &["src/report/check/html", "src/report/formats/html"]),
    ("clap",            &["src/cli", "src/commands/"]),
    ("clap_complete",   &["src/commands/completions"]),
    ("clap_mangen",     &["src/commands/manual"]),
    ("indicatif",       &["src/cli", "src/commands/"]),
    ("tempfile",        &["src/report/deliver", "src/intake/open"]), // standard input is spooled
    ("anyhow",          &["src/main.rs", "src/cli", "src/commands/", "src/intake/open", "src/intake/submission", "src/report/",
                          "src/criteria/", "src/policy/", "src/config/", "src/document"]),
];

/// Modules of std that touch the world: the module, and where it may be named.
#[rustfmt::skip]
const WORLD: &[(&str, &[&str])] = &[
    // Readers are handed an open file and name its type; `.clippy.toml` keeps them from opening one.
    ("fs",      &["src/intake/", "src/report/deliver"]),
    ("env",     &["src/cli", "src/main.rs"]),
    ("process", &["src/cli", "src/main.rs"]),
    ("net",     &[]),
];

/// Lines that a file of `src` may have.
const MOST_LINES: usize = 400;
/// Files that may be longer: the file, its own limit, and why it stays whole.
const LONGER: &[(&str, usize, &str)] = &[];

/// Names that say nothing of what lives in a file.
const DUMPS: &[&str] = &[
    "util", "utils", "helper", "helpers", "common", "types", "misc", "shared",
];

/// Fixtures that no test names yet. An entry goes when its test comes.
const AWAITED: &[&str] = &[];

/// Letters of rule codes: file, table, value, row, cross-row, cross-file, year, personal data, meta.
const CODE_LETTERS: &str = "FTVRXLYDPM";

/// Fails with every complaint at once, so that one run shows all there is to mend.
#[track_caller]
fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

fn allowed(path: &str, doors: &[&str]) -> bool {
    doors.iter().any(|door| path.starts_with(door))
}

#[test]
fn the_rooms_have_no_circles() {
    let mut below: BTreeSet<&str> = BTreeSet::new();
    let mut wrong = Vec::new();
    for (room, may_name) in ROOMS {
        for other in *may_name {
            if !below.contains(other) {
                wrong.push(format!(
                    "ROOMS: {room} may name {other}, which does not stand below it"
                ));
            }
        }
        below.insert(room);
    }
    none(&wrong);
}

#[test]
fn a_room_names_only_the_rooms_below_it() {
    let rooms: BTreeMap<&str, &[&str]> = ROOMS.iter().copied().collect();
    let mut wrong = Vec::new();
    for source in sources("src") {
        let room = source.room();
        let Some(may_name) = rooms.get(room) else {
            wrong.push(format!(
                "{}: the room `{room}` is not in ROOMS",
                source.path
            ));
            continue;
        };
        for (named, at) in source.rooms_named() {
            if named != room && !may_name.contains(&named.as_str()) {
                let line = source.line_of(at);
                wrong.push(format!(
                    "{}:{line}: {room} may not name {named}",
                    source.path
                ));
            }
        }
    }
    none(&wrong);
}

#[test]
fn nobody_leaves_a_room_by_climbing() {
    let mut wrong = Vec::new();
    for source in sources("src") {
        for (at, _) in source.live.match_indices("super::") {
            let climbs = 1 + source.live[at..].matches("super::super::").count().min(1);
            let first = !source.live[..at].ends_with("super::");
            if first && climbs >= source.depth() && source.depth() > 0 {
                let line = source.line_of(at);
                wrong.push(format!(
                    "{}:{line}: write `crate::`, not `super::`",
                    source.path
                ));
            }
        }
    }
    none(&wrong);
}

#[test]
fn a_crate_stays_behind_its_door() {
    let mut wrong = Vec::new();
    for source in sources("src") {
        for (name, doors) in DOORS {
            if source.names_crate(name) && !allowed(&source.path, doors) {
                wrong.push(format!(
                    "{}: {name} may be named only in {doors:?}",
                    source.path
                ));
            }
        }
        for (module, doors) in WORLD {
            if source.names_std(module) && !allowed(&source.path, doors) {
                wrong.push(format!(
                    "{}: std::{module} may be named only in {doors:?}",
                    source.path
                ));
            }
        }
    }
    none(&wrong);
}

#[test]
fn only_check_lets_a_row_in() {
    let wrong: Vec<String> = sources("src")
        .into_iter()
        .filter(|source| !source.path.starts_with("src/check/"))
        .filter(|source| source.live.contains("Admitted::by_check"))
        .map(|source| {
            format!(
                "{}: only src/check may call Admitted::by_check",
                source.path
            )
        })
        .collect();
    none(&wrong);
}

#[test]
fn every_file_says_what_it_is_for() {
    let mut wrong = Vec::new();
    for folder in ["src", "tests", "benches", "examples"] {
        for path in files(folder, ".rs") {
            let text = fs::read_to_string(&path).expect("source files are UTF-8");
            if !text.starts_with("//! ") {
                wrong.push(format!("{}: does not begin with `//! `", from_root(&path)));
            }
        }
    }
    none(&wrong);
}

#[test]
fn files_are_short_and_well_named() {
    let mut wrong = Vec::new();
    for path in files("src", ".rs") {
        let path = from_root(&path);
        let text = fs::read_to_string(root().join(&path)).expect("source files are UTF-8");
        let most = LONGER
            .iter()
            .find(|(long, ..)| *long == path)
            .map_or(MOST_LINES, |it| it.1);
        let lines = text.lines().count();
        if lines > most {
            wrong.push(format!(
                "{path}: {lines} lines; more than {most} ask for a second file"
            ));
        }
        let dump = path
            .trim_end_matches(".rs")
            .split('/')
            .find(|part| DUMPS.contains(part));
        if let Some(dump) = dump {
            wrong.push(format!(
                "{path}: `{dump}` is no room; name what the code is about"
            ));
        }
    }
    none(&wrong);
}

#[test]
fn every_rule_is_registered_and_has_a_code_of_its_own() {
    let check = sources("src/check");
    let is_registry = |source: &&Source| {
        !source.path.starts_with("src/check/rules/") || source.path.ends_with("/mod.rs")
    };
    let registry: String = check
        .iter()
        .filter(is_registry)
        .map(|it| it.live.as_str())
        .collect();
    let mut wrong = Vec::new();
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for source in check
        .iter()
        .filter(|it| it.path.starts_with("src/check/rules/"))
    {
        let name = source
            .path
            .rsplit('/')
            .next()
            .unwrap_or_default()
            .trim_end_matches(".rs");
        if !matches!(name, "mod" | "testing") && !registry.contains(&format!("{name}::")) {
            wrong.push(format!("{}: no registry names `{name}::`", source.path));
        }
        for (at, mark) in source.live.match_indices("Code(\"") {
            let code: String = source.text[at + mark.len()..]
                .chars()
                .take_while(|it| *it != '"')
                .collect();
            let (letter, digits) = code.split_at(code.len().min(1));
            if !CODE_LETTERS.contains(letter) || digits.len() != 3 || digits.parse::<u16>().is_err()
            {
                wrong.push(format!(
                    "{}: `{code}` is no letter and three digits",
                    source.path
                ));
            }
            if let Some(other) = seen.insert(code.clone(), source.path.clone()) {
                wrong.push(format!("{}: {code} stands in {other} too", source.path));
            }
        }
    }
    none(&wrong);
}

#[test]
fn every_criteria_set_and_criterion_names_its_source() {
    let mut wrong = Vec::new();
    for path in files("src/criteria/builtin", ".toml") {
        let path = from_root(&path);
        let text = fs::read_to_string(root().join(&path)).expect("sets are UTF-8");
        let set: toml::Table = text.parse().expect("a built-in set is TOML");
        let names_an_act = |source: &toml::Value| match source {
            toml::Value::String(text) => !text.trim().is_empty(),
            toml::Value::Table(table) => match table.get("act") {
                Some(toml::Value::Table(act)) => ["it", "en"]
                    .iter()
                    .all(|lang| act.get(*lang).and_then(toml::Value::as_str).is_some()),
                act => act
                    .and_then(toml::Value::as_str)
                    .is_some_and(|act| !act.is_empty()),
            },
            _ => false,
        };
        if !set.get("source").is_some_and(names_an_act) {
            wrong.push(format!("{path}: the set names no source"));
        }
        for key in ["criteria", "criterion"] {
            for criterion in set
                .get(key)
                .and_then(toml::Value::as_array)
                .into_iter()
                .flatten()
            {
                // A criterion without a source of its own rests on that of its set.
                if criterion
                    .get("source")
                    .is_some_and(|source| !names_an_act(source))
                {
                    wrong.push(format!("{path}: a criterion's source is empty"));
                }
            }
        }
    }
    none(&wrong);
}

#[test]
fn every_fixture_is_named_by_a_test() {
    let mut texts = String::new();
    for folder in ["src", "tests", "benches"] {
        for path in files(folder, ".rs")
            .iter()
            .filter(|path| from_root(path) != "tests/tidy.rs")
        {
            texts.push_str(&fs::read_to_string(path).expect("source files are UTF-8"));
        }
    }
    let mut wrong = Vec::new();
    for path in files("fixtures", "").iter().map(|path| from_root(path)) {
        // A test may name the file or its folder; `fixtures` alone names nothing.
        let mut named = path.as_str();
        let mut found = named.ends_with("README.md");
        while !found && named.matches('/').count() >= 2 - usize::from(named != path) {
            found = is_named(&texts, named) || AWAITED.contains(&named);
            named = named
                .rsplit_once('/')
                .map_or("fixtures", |(folder, _)| folder);
        }
        if !found {
            wrong.push(format!("{path}: no test names it or its folder"));
        }
    }
    for awaited in AWAITED.iter().filter(|awaited| is_named(&texts, awaited)) {
        wrong.push(format!(
            "{awaited}: a test names it now; take it out of AWAITED"
        ));
    }
    none(&wrong);
}

#[test]
fn a_test_that_is_passed_over_says_what_it_needs() {
    let bare = |source: &Source| source.code.contains("#[ignore]");
    let wrong: Vec<String> = [sources("src"), sources("tests")]
        .into_iter()
        .flatten()
        .filter(bare)
        .map(|source| format!("{}: write #[ignore = \"needs …\"]", source.path))
        .collect();
    none(&wrong);
}
