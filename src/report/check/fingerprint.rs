//! The fingerprint of a cause: it stays when rows are sorted, files are moved and values change.
//!
//! Hashed are the rule, the sheet, the record's key and the column's header: no row number, no
//! value of a cell, no folder of the machine. What has no record is told apart by its file's own
//! name. Causes that still look alike are numbered in their order. Never here: who uses it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::fact::Place;
use crate::finding::{Cause, FindingGroup};
use crate::origin::{Sources, column_letters};
use crate::report::place;

/// Parameters that say what a finding on the whole run is about.
const SUBJECTS: [&str; 4] = ["unit", "code", "body", "id"];

/// Makes fingerprints that differ within one run.
#[derive(Debug, Default)]
pub(super) struct Fingerprints {
    /// How many times each was made.
    made: BTreeMap<String, u32>,
}

impl Fingerprints {
    /// Returns the fingerprint of the next cause, 64 hexadecimal digits.
    pub(super) fn next(&mut self, sources: &Sources, group: &FindingGroup) -> String {
        let parts = parts(sources, group);
        let print = hash(&parts.join("\u{1f}"));
        let times = self.made.entry(print.clone()).or_insert(0);
        *times += 1;
        if *times == 1 {
            return print;
        }
        hash(&format!("{print}\u{1f}{times}"))
    }
}

/// Returns what the cause is known by.
fn parts(sources: &Sources, group: &FindingGroup) -> Vec<String> {
    let finding = &group.first;
    let mut parts = vec![finding.code.0.to_owned()];
    if finding.place == Place::Run {
        let subject = |name: &&str| finding.params.get(name).unwrap_or_default().to_owned();
        parts.extend(SUBJECTS.iter().map(subject));
        return parts;
    }
    let table = finding.place.table().map(|table| sources.table(table));
    let sheet = table.and_then(|table| table.sheet.clone());
    parts.push(sheet.unwrap_or_default());
    if finding.cause.spans_columns() {
        parts.push(file_name(sources, finding.place).to_owned());
        if finding.cause == Cause::Kind {
            parts.push(finding.params.get("kind").unwrap_or_default().to_owned());
        }
        return parts;
    }
    match &group.about.key {
        Some(key) => parts.extend([key.unit.clone(), key.id.clone()]),
        None => parts.push(file_name(sources, finding.place).to_owned()),
    }
    if let (Some(table), Some(column)) = (table, finding.place.column()) {
        let header = table.header(column).map(ToOwned::to_owned);
        parts.push(header.unwrap_or_else(|| column_letters(column)));
    }
    parts
}

/// Returns the name of a place's file without its folders.
fn file_name(sources: &Sources, at: Place) -> &str {
    let file = match at {
        Place::File(file) => sources.files.get(file as usize),
        other => other.table().map(|table| sources.file_of(table)),
    };
    file.map_or("", |file| place::last_part(&file.path))
}

fn hash(text: &str) -> String {
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(text.as_bytes()) {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}
