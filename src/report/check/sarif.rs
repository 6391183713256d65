//! SARIF 2.1.0: the results, one a cause.
//!
//! A cell of a workbook is named by two logical locations, as a region of text cannot stand in a
//! file of bytes (3.30.1); the `github` profile adds a line, the row, because GitHub asks for one.
//! Never here: the tool, its rules and the files (`sarif_run`).

use serde_json::{Map, Value, json};

use crate::fact::Place;
use crate::finding::{Severity, TextSpot};
use crate::origin::{CellRef, column_letters};
use crate::report::check::entry::Entry;
use crate::report::check::words::{plain, safety_key};
use crate::report::check::{SarifProfile, View, not_checked, sarif_run, words};
use crate::report::formats::json::print;

/// The most results that GitHub takes; it refuses a file with more.
pub(super) const MOST_RESULTS: usize = 25_000;
/// The most places of a result that GitHub shows.
const MOST_PLACES: usize = 100;

/// Prints the log.
pub(super) fn render(view: &View<'_>) -> anyhow::Result<Vec<u8>> {
    let mut entries: Vec<&Entry<'_>> = view.entries.iter().chain(&view.accepted).collect();
    let all = entries.len();
    if view.options.sarif == SarifProfile::Github && all > MOST_RESULTS {
        entries.sort_by_key(|entry| {
            let weight = std::cmp::Reverse(entry.severity);
            (entry.accepted.is_some(), weight)
        });
        entries.truncate(MOST_RESULTS);
    }
    let rules = sarif_run::Rules::of(view);
    let results: Vec<Value> = entries.iter().map(|it| result(it, view, &rules)).collect();
    let left = all - results.len();
    print(&sarif_run::log(view, &rules, &results, left))
}

/// Returns the level of a severity.
pub(super) fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn result(entry: &Entry<'_>, view: &View<'_>, rules: &sarif_run::Rules) -> Value {
    let mut result = json!({
        "ruleId": entry.code,
        "ruleIndex": rules.index(entry.group.first.code),
        "kind": "fail",
        "level": level(entry.severity),
        "message": {"text": message(entry, view)},
        "locations": locations(entry, view),
        "partialFingerprints": {"recordKey/v1": entry.fingerprint},
        "occurrenceCount": entry.group.count,
        "properties": properties(entry, view),
    });
    let related = related(entry, view);
    if !related.is_empty() {
        result["relatedLocations"] = Value::Array(related);
    }
    // Where one result says whether it is suppressed, all must (3.27.23).
    if !view.accepted.is_empty() {
        let suppression = |accepted| {
            let lang = view.options.lang;
            json!({
                "kind": "external",
                "status": "accepted",
                "justification": not_checked::by(accepted, lang),
            })
        };
        let all: Vec<Value> = entry.accepted.map(suppression).into_iter().collect();
        result["suppressions"] = Value::Array(all);
    }
    result
}

/// Says what is wrong, where and what to do, as plain sentences.
fn message(entry: &Entry<'_>, view: &View<'_>) -> String {
    let lang = view.options.lang;
    let mut said = plain(&entry.message);
    if !entry.cell.is_empty() {
        said = format!("{}: {said}", plain(&entry.cell));
    }
    if entry.group.count > 1 {
        said = format!("{said} ({})", words::findings(entry, lang));
    }
    said.push('.');
    if let Some(help) = &entry.help {
        said = format!("{said} {}.", crate::report::words::capital(&plain(help)));
    }
    // Brackets would be links to other places of the log (3.11.6).
    said.replace('\\', "\\\\")
        .replace('[', "\\[")
        .replace(']', "\\]")
}

/// Returns what the standard has no key for.
fn properties(entry: &Entry<'_>, view: &View<'_>) -> Value {
    let mut bag = Map::new();
    let mut put = |key: &str, value: Option<String>| {
        if let Some(value) = value.filter(|text| !text.is_empty()) {
            bag.insert(key.to_owned(), Value::String(value));
        }
    };
    put("slug", Some(entry.slug.to_owned()));
    put(
        "range",
        Some(entry.range(&view.checked.sources, usize::MAX)),
    );
    put("header", entry.header.map(ToOwned::to_owned));
    put("unit", entry.key.map(|key| key.unit.clone()));
    put("record", entry.key.map(|key| key.id.clone()));
    put("value", entry.value.map(ToOwned::to_owned));
    put("expected", entry.expected.clone());
    put("suggestion", entry.suggestion.map(ToOwned::to_owned));
    put("fix", entry.fix.map(|safety| safety_key(safety).to_owned()));
    if let Some(byte) = entry.byte {
        bag.insert("byte".to_owned(), json!(byte));
    }
    Value::Object(bag)
}

/// Returns the places of a cause: the first in full, then the first cell of each other run of rows.
fn locations(entry: &Entry<'_>, view: &View<'_>) -> Vec<Value> {
    let github = view.options.sarif == SarifProfile::Github;
    let Some(file) = entry.file else {
        // GitHub shows no result without a place: the first file stands for the run.
        let first = github && !view.checked.sources.files.is_empty();
        let place =
            || json!({"physicalLocation": physical(0, Some(json!({"startLine": 1})), view)});
        return first.then(place).into_iter().collect();
    };
    let mut places = vec![located(
        file,
        region(entry, github),
        logical(entry, view, entry.row, entry.key.map(|key| key.id.as_str())),
        view,
    )];
    let others = entry.group.rows.runs.iter();
    for (row, _) in others.skip(1).take(MOST_PLACES - 1) {
        let at = entry.group.first.place;
        let known = at.table().and_then(|table| {
            let elsewhere = &entry.group.about.elsewhere;
            elsewhere.get(&(table, *row, at.column()))
        });
        // A text file is addressed by lines, and those of some runs are not known.
        if entry.is_text && known.is_none() {
            continue;
        }
        let region = other_region(known, github.then_some(*row));
        let logical = logical(entry, view, Some(*row), None);
        places.push(located(file, region, logical, view));
    }
    places
}

fn located(file: u32, region: Option<Value>, logical: Vec<Value>, view: &View<'_>) -> Value {
    let mut place = json!({"physicalLocation": physical(file, region, view)});
    if !logical.is_empty() {
        place["logicalLocations"] = Value::Array(logical);
    }
    place
}

/// Returns file and region.
fn physical(file: u32, region: Option<Value>, view: &View<'_>) -> Value {
    let origin = &view.checked.sources.files[file as usize];
    let uri = sarif_run::uri(&origin.path);
    let mut place = json!({"artifactLocation": {"uri": uri, "index": file}});
    if let Some(region) = region {
        place["region"] = region;
    }
    place
}

/// Returns the lines: those of a text file; for GitHub the row, and the first line where there is
/// none.
fn region(entry: &Entry<'_>, github: bool) -> Option<Value> {
    match (entry.line, entry.is_text) {
        (Some(line), true) => {
            let mut region = json!({"startLine": line});
            if let Some(column) = entry.text_column {
                region["startColumn"] = json!(column);
            }
            Some(region)
        }
        _ => github.then(|| json!({"startLine": entry.any_line()})),
    }
}

/// Returns the lines of another place of a cause: those of a text file, else the row that GitHub
/// wants.
fn other_region(known: Option<&TextSpot>, row: Option<u32>) -> Option<Value> {
    let Some(spot) = known else {
        return row.map(|row| json!({"startLine": row}));
    };
    let mut region = json!({"startLine": spot.line});
    if let Some(column) = spot.column {
        region["startColumn"] = json!(column);
    }
    Some(region)
}

/// Names a place by its cell, and by record and column.
fn logical(
    entry: &Entry<'_>,
    view: &View<'_>,
    row: Option<u32>,
    record: Option<&str>,
) -> Vec<Value> {
    let at = entry.group.first.place;
    let Some(table) = at.table() else {
        return Vec::new();
    };
    let sources = &view.checked.sources;
    let prefix = sources.sheet_prefix(table);
    let (name, kind) = match (at.column(), row) {
        (Some(column), Some(row)) => (format!("{}{row}", column_letters(column)), "cell"),
        (Some(column), None) => {
            let letters = column_letters(column);
            (format!("{letters}:{letters}"), "column")
        }
        (None, Some(row)) => (format!("{row}:{row}"), "row"),
        (None, None) => {
            return entry
                .sheet
                .map(|name| json!({"name": name, "kind": "sheet"}))
                .into_iter()
                .collect();
        }
    };
    let mut named = vec![json!({
        "name": name,
        "fullyQualifiedName": format!("{prefix}{name}"),
        "kind": kind,
    })];
    if let (Some(header), Place::Cell(_) | Place::Range { .. } | Place::Column { .. }) =
        (entry.header, at)
    {
        let parts = [entry.sheet, record, Some(header)];
        let parts: Vec<&str> = parts
            .into_iter()
            .flatten()
            .filter(|it| !it.is_empty())
            .collect();
        named.push(json!({
            "name": header,
            "fullyQualifiedName": parts.join("/"),
            "kind": "field",
        }));
    }
    named
}

/// Returns the cells that explain a finding, and the first of each further column that it is of.
fn related(entry: &Entry<'_>, view: &View<'_>) -> Vec<Value> {
    let sources = &view.checked.sources;
    let github = view.options.sarif == SarifProfile::Github;
    let one = |(id, cell): (usize, &CellRef)| {
        let file = sources.table(cell.table).file;
        let name = format!("{}{}", column_letters(cell.column), cell.row);
        let spot = (cell.table, cell.row, Some(cell.column));
        let known = entry.group.about.elsewhere.get(&spot);
        let region = other_region(known, github.then_some(cell.row));
        let logical = json!({
            "name": name,
            "fullyQualifiedName": sources.cell(*cell),
            "kind": "cell",
        });
        let mut place = located(file, region, vec![logical], view);
        place["id"] = json!(id);
        place["message"] = json!({"text": plain(&sources.cell(*cell))});
        place
    };
    let mut cells = entry.group.first.related.clone();
    cells.extend(entry.group.further_cells());
    cells.iter().enumerate().map(one).collect()
}
