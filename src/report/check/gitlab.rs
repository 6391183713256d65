//! Code quality report of GitLab: a list of issues.
//!
//! GitLab shows the description alone, so that code and cell stand in it. Never here: severities
//! that GitLab has and we have not, such as `blocker`.

use serde_json::{Value, json};

use crate::finding::Severity;
use crate::report::check::words::plain;
use crate::report::check::{View, sarif_run, words};
use crate::report::formats::json::print;

/// Prints the issues.
pub(super) fn render(view: &View<'_>) -> anyhow::Result<Vec<u8>> {
    let lang = view.options.lang;
    let one = |entry: &crate::report::check::entry::Entry<'_>| -> Value {
        let mut said = format!("{}: {}", entry.code, plain(&entry.message));
        if !entry.cell.is_empty() {
            said = format!(
                "{} {}: {}",
                entry.code,
                plain(&entry.cell),
                plain(&entry.message)
            );
        }
        if entry.group.count > 1 {
            said = format!("{said} ({})", words::findings(entry, lang));
        }
        if let Some(help) = &entry.help {
            said = format!("{said} → {}", plain(help));
        }
        json!({
            "description": said,
            "check_name": entry.slug,
            "fingerprint": entry.fingerprint,
            "severity": severity(entry.severity),
            "location": {
                "path": sarif_run::some_path(entry, view),
                "lines": {"begin": entry.any_line()},
            },
        })
    };
    let issues: Vec<Value> = view.entries.iter().map(one).collect();
    print(&issues)
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Info => "info",
    }
}
