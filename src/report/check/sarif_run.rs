//! SARIF 2.1.0: what stands around the results: the tool, its rules, the files, what was not
//! checked.
//!
//! Never here: a result (`sarif`).

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::finding::Code;
use crate::lang::Lang;
use crate::origin::{FileKind, FileOrigin};
use crate::report::check::entry::Entry;
use crate::report::check::words::plain;
use crate::report::check::{SarifProfile, View, not_checked, sarif};
use crate::report::numbers;

/// The standard's own schema.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/// The most results of a run that GitHub shows.
const MOST_SHOWN: usize = 5_000;

/// The rules of a log, ascending by code: those that ran and those that found something.
pub(super) struct Rules(Vec<Code>);

impl Rules {
    /// Gathers them.
    pub(super) fn of(view: &View<'_>) -> Self {
        let found = view.entries.iter().chain(&view.accepted);
        let found = found.map(|entry| entry.group.first.code);
        let skipped = view.checked.not_checked.iter().map(|one| one.rule);
        let ran = view.checked.rules.iter().copied();
        let all: BTreeSet<Code> = ran.chain(found).chain(skipped).collect();
        Self(all.into_iter().collect())
    }

    /// Returns where a rule stands.
    pub(super) fn index(&self, code: Code) -> usize {
        self.0.binary_search(&code).unwrap_or(0)
    }
}

/// Returns the whole log.
pub(super) fn log(view: &View<'_>, rules: &Rules, results: &[Value], left: usize) -> Value {
    let checked = view.checked;
    let language = match view.options.lang {
        Lang::It => "it-IT",
        Lang::En => "en-US",
    };
    let files = checked.sources.files.iter();
    let artifacts: Vec<Value> = files.map(artifact).collect();
    let rules_of = |code: &Code| rule(*code, view);
    let driver = json!({
        "name": "smartable",
        "version": env!("CARGO_PKG_VERSION"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "language": language,
        "rules": rules.0.iter().map(rules_of).collect::<Vec<_>>(),
    });
    let count = results.len();
    let mut run = json!({
        "tool": {"driver": driver},
        "language": language,
        "columnKind": "unicodeCodePoints",
        "artifacts": artifacts,
        "invocations": [{
            "executionSuccessful": true,
            "toolExecutionNotifications": notifications(view, rules, count, left),
        }],
        "results": results,
    });
    if let Some(hash) = &checked.config_sha256 {
        run["properties"] = json!({"configSha256": hash});
    }
    json!({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})
}

/// Describes a rule.
fn rule(code: Code, view: &View<'_>) -> Value {
    let (wording, lang) = (view.wording, view.options.lang);
    let (summary, explain) = (wording.summary(code, lang), wording.explain(code, lang));
    let summary = if summary.is_empty() { code.0 } else { summary };
    let explain = if explain.is_empty() { summary } else { explain };
    let mut rule = json!({
        "id": code.0,
        "name": wording.slug(code),
        "shortDescription": {"text": summary},
        "fullDescription": {"text": explain},
        "help": {"text": format!("{explain}\n\nsmartable explain {}", code.0)},
    });
    let own = view.entries.iter().chain(&view.accepted);
    let own = own.filter(|entry| entry.group.first.code == code);
    if let Some(severity) = own.map(|entry| entry.severity).max() {
        let level = sarif::level(severity);
        rule["defaultConfiguration"] = json!({"level": level});
    }
    rule
}

/// Describes a file.
fn artifact(file: &FileOrigin) -> Value {
    let mut artifact = json!({
        "location": {"uri": uri(&file.path)},
        "length": file.bytes,
        "mimeType": mime(file.kind),
    });
    if let Some(hash) = &file.sha256 {
        artifact["hashes"] = json!({"sha-256": hash});
    }
    if let Some(encoding) = file.encoding {
        artifact["encoding"] = json!(encoding);
    }
    artifact
}

fn mime(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Csv => "text/csv",
        FileKind::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        FileKind::Ods => "application/vnd.oasis.opendocument.spreadsheet",
        FileKind::Xls => "application/vnd.ms-excel",
        FileKind::Xlsb => "application/vnd.ms-excel.sheet.binary.macroEnabled.12",
        FileKind::Other => "application/octet-stream",
    }
}

/// Says what was not checked, who is missing and what was left out.
fn notifications(view: &View<'_>, rules: &Rules, count: usize, left: usize) -> Vec<Value> {
    let (checked, lang) = (view.checked, view.options.lang);
    let mut all: Vec<Value> = Vec::new();
    for one in &checked.not_checked {
        let text = format!(
            "{}: {}; {}",
            one.rule.0,
            not_checked::lack(one.why, view.wording, lang),
            not_checked::extent(one, lang)
        );
        let mut note = json!({
            "level": "note",
            "message": {"text": plain(&text)},
            "descriptor": {"id": format!("not-checked/{}", one.why.key())},
            "associatedRule": {"id": one.rule.0, "index": rules.index(one.rule)},
        });
        if let Some(file) = one.file {
            let uri = uri(&checked.sources.files[file as usize].path);
            note["locations"] =
                json!([{"physicalLocation": {"artifactLocation": {"uri": uri, "index": file}}}]);
        }
        all.push(note);
    }
    let mut say = |level: &str, id: &str, text: String| {
        let descriptor = json!({"id": id});
        all.push(json!({"level": level, "message": {"text": text}, "descriptor": descriptor}));
    };
    if let Some(text) = super::summary::missing(checked, view.options) {
        say("note", "expected", text);
    }
    let number = |count: usize| numbers::count(count as u64, lang);
    if left > 0 {
        let left = number(left);
        let most = number(sarif::MOST_RESULTS);
        let text = match lang {
            Lang::It => format!(
                "{left} rilievi non riportati: GitHub ne accetta {most}, qui ci sono i più gravi."
            ),
            Lang::En => {
                format!("{left} findings left out: GitHub takes {most}, here are the worst.")
            }
        };
        say("warning", "left-out", text);
    }
    if view.options.sarif == SarifProfile::Github && count > MOST_SHOWN {
        let (count, most) = (number(count), number(MOST_SHOWN));
        let text = match lang {
            Lang::It => format!("Dei {count} rilievi GitHub mostra i primi {most}."),
            Lang::En => format!("Of {count} findings GitHub shows the first {most}."),
        };
        say("note", "shown-in-part", text);
    }
    all
}

/// Returns a path as a URI: relative ones stay relative.
pub(super) fn uri(path: &str) -> String {
    if path == "-" {
        return "stdin".to_owned();
    }
    let path = path.replace('\\', "/");
    let path = path.strip_prefix("./").unwrap_or(&path);
    let mut uri = String::with_capacity(path.len() + 8);
    let drive = path.as_bytes().get(1) == Some(&b':') && path.as_bytes()[0].is_ascii_alphabetic();
    if path.starts_with('/') {
        uri.push_str("file://");
    } else if drive {
        uri.push_str("file:///");
    }
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => {
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

/// Returns what people call the file of a finding, for formats that need some name always.
pub(super) fn some_path<'a>(entry: &Entry<'a>, view: &View<'a>) -> &'a str {
    if !entry.path.is_empty() {
        return entry.path.strip_prefix("./").unwrap_or(entry.path);
    }
    let first = view.checked.sources.files.first();
    first.map_or("-", |file| {
        file.path.strip_prefix("./").unwrap_or(&file.path)
    })
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn a_path_is_a_uri_that_leads_back_to_it() {
        #[track_caller]
        fn case(path: &str, expected: &str) {
            assert_eq!(uri(path), expected);
        }
        case("dir-a/inventario.xlsx", "dir-a/inventario.xlsx");
        case("./a.csv", "a.csv");
        case("dir a/è.csv", "dir%20a/%C3%A8.csv");
        case("/tmp/a#b?.csv", "file:///tmp/a%23b%3F.csv");
        case("a%20b.csv", "a%2520b.csv");
        case("-", "stdin");
    }
}
