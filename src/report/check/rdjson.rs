//! Diagnostics of reviewdog (`-f=rdjson`).
//!
//! Its columns count bytes of the line in UTF-8, the end left out; where a cell's are not known, in
//! workbooks and other encodings, only lines are given.
//! Never here: how reviewdog filters them.

use serde_json::{Value, json};

use crate::finding::Severity;
use crate::origin::CellRef;
use crate::report::check::entry::Entry;
use crate::report::check::words::plain;
use crate::report::check::{View, sarif_run, words};
use crate::report::formats::json::print;

/// Prints the diagnostics.
pub(super) fn render(view: &View<'_>) -> anyhow::Result<Vec<u8>> {
    let all = view.entries.iter();
    let diagnostics: Vec<Value> = all.map(|entry| diagnostic(entry, view)).collect();
    let worst = view.entries.iter().map(|entry| entry.severity).max();
    let mut document = json!({
        "source": {"name": "smartable"},
        "diagnostics": diagnostics,
    });
    if let Some(worst) = worst {
        document["severity"] = json!(severity(worst));
    }
    print(&document)
}

fn diagnostic(entry: &Entry<'_>, view: &View<'_>) -> Value {
    let mut said = plain(&entry.message);
    if !entry.cell.is_empty() {
        said = format!("{}: {said}", plain(&entry.cell));
    }
    if entry.group.count > 1 {
        said = format!("{said} ({})", words::findings(entry, view.options.lang));
    }
    if let Some(help) = &entry.help {
        said = format!("{said}\n→ {}", plain(help));
    }
    let mut diagnostic = json!({
        "message": said,
        "location": location(
            sarif_run::some_path(entry, view),
            entry.any_line(),
            entry.text_bytes,
        ),
        "severity": severity(entry.severity),
        "code": {"value": entry.code},
    });
    let sources = &view.checked.sources;
    let related = |cell: &CellRef| {
        let path = &sources.file_of(cell.table).path;
        let spot = (cell.table, cell.row, Some(cell.column));
        let known = entry.group.about.elsewhere.get(&spot);
        let line = known.map_or(u64::from(cell.row), |spot| spot.line);
        json!({
            "message": plain(&sources.cell(*cell)),
            "location": location(path, line, None),
        })
    };
    let related: Vec<Value> = entry.group.first.related.iter().map(related).collect();
    if !related.is_empty() {
        diagnostic["relatedLocations"] = Value::Array(related);
    }
    diagnostic
}

fn location(path: &str, line: u64, bytes: Option<(u32, u32)>) -> Value {
    let range = match bytes {
        None => json!({"start": {"line": line}}),
        Some((from, to)) => json!({
            "start": {"line": line, "column": from},
            "end": {"line": line, "column": to},
        }),
    };
    json!({"path": path, "range": range})
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "ERROR",
        Severity::Warning => "WARNING",
        Severity::Info => "INFO",
    }
}
