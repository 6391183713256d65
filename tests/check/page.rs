//! `docs/check-quality.md`: what the corpus says of each rule.
//!
//! Never here: what must be found (`corpus`).

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use crate::corpus::{Case, Found, code_of};
use crate::{differences, is_false, root};

const PATH: &str = "docs/check-quality.md";

/// Counts of a rule.
#[derive(Default, Clone, Copy)]
struct Counts {
    files: usize,
    expected: usize,
    found: usize,
    /// Findings that no folder names, anywhere in the corpus.
    wrong: usize,
    /// Of these, on files without the defect.
    on_clean: usize,
}

/// Writes the page.
pub(crate) fn of(
    rules: &[(String, String)],
    elsewhere: &[(&str, &str)],
    cases: &[Case],
    clean: &BTreeMap<String, Vec<Found>>,
) -> String {
    let counts = counts(cases, clean);
    let mut all = Counts::default();
    let mut rows = String::new();
    for (code, slug) in rules {
        let Some(it) = counts.get(code.as_str()).filter(|it| it.files > 0) else {
            continue;
        };
        all.files += it.files;
        all.expected += it.expected;
        all.found += it.found;
        all.wrong += it.wrong;
        all.on_clean += it.on_clean;
        let _ = writeln!(rows, "| {code} {slug} {}", cells(*it));
    }
    let mut page = String::from(HEAD);
    let _ = writeln!(page, "| **all** {}", cells(all));
    page.push_str(&rows);
    let _ = write!(page, "\n{} clean files: ", clean.len());
    let false_ones: usize = clean.values().map(|found| serious(found)).sum();
    let _ = writeln!(page, "{false_ones} warnings or errors.\n\n## Not here\n");
    for (code, why) in elsewhere {
        let _ = writeln!(page, "- {code}: {why}.");
    }
    page
}

fn serious(found: &[Found]) -> usize {
    found.iter().filter(|it| it.severity != "info").count()
}

fn counts<'a>(
    cases: &'a [Case],
    clean: &'a BTreeMap<String, Vec<Found>>,
) -> BTreeMap<&'a str, Counts> {
    let mut counts: BTreeMap<&str, Counts> = BTreeMap::new();
    for case in cases {
        counts.entry(case.code()).or_default().files += 2;
        let (missed, extra) = differences(case);
        let named = case.expected.find.iter().chain(&case.expected.also);
        for line in named {
            let it = counts.entry(code_of(line)).or_default();
            it.expected += 1;
            it.found += 1;
        }
        for line in &missed {
            let named = case.expected.find.iter().chain(&case.expected.also);
            let mut named = named.filter(|it| *it == line);
            if let Some(line) = named.next() {
                counts.entry(code_of(line)).or_default().found -= 1;
            }
        }
        for found in case.bad.iter().filter(|it| extra.contains(&it.line)) {
            counts.entry(found.code()).or_default().wrong += 1;
        }
        for found in case.clean.iter().filter(|it| is_false(it, case.code())) {
            let it = counts.entry(found.code()).or_default();
            it.wrong += 1;
            it.on_clean += 1;
        }
    }
    for found in clean.values().flatten().filter(|it| it.severity != "info") {
        let it = counts.entry(found.code()).or_default();
        it.wrong += 1;
        it.on_clean += 1;
    }
    counts
}

fn cells(it: Counts) -> String {
    let Counts {
        files,
        expected,
        found,
        wrong,
        on_clean,
    } = it;
    let missed = expected - found;
    let recall = percent(found, expected);
    let precision = percent(found, found + wrong);
    format!("| {files} | {expected} | {found} | {missed} | {on_clean} | {recall} | {precision} |")
}

/// Returns a share in per cent, rounded down: 100 % is all of them.
fn percent(part: usize, whole: usize) -> String {
    match (part * 100).checked_div(whole) {
        Some(share) => format!("{share} %"),
        None => "n/a".to_owned(),
    }
}

/// Compares with the page that stands in `docs`; `UPDATE=1` writes it anew.
pub(crate) fn compare(page: &str, wrong: &mut Vec<String>) {
    let path = root().join(PATH);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, page).expect("the page can be written");
    }
    if fs::read_to_string(&path).unwrap_or_default() != page {
        wrong.push(format!(
            "{PATH} differs: if it should, run UPDATE=1 cargo test"
        ));
    }
}

const HEAD: &str = "\
<!-- Written by the tests from the corpus: UPDATE=1 cargo test -->

# How well `smartable check` finds defects

Every rule has a folder under [`fixtures/defects`](../fixtures/defects/README.md): a file with
the defect, its twin without, and what must be found. *Expected* counts the findings that the
folders name, in any of them; *missed* those that the program did not make at that very cell;
*false* those on files without the defect. *Recall* is found of expected; *precision* is found of
all that the rule said anywhere in the corpus, beyond notes on files without its own defect.

The corpus was written for this program, by those who wrote its rules: it shows that a rule does
what it says and that a change breaks nothing, not how often real offices err.

| rule | files | expected | found | missed | false on twins | recall | precision |
|---|--:|--:|--:|--:|--:|--:|--:|
";
