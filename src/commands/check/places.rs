//! Where a finding's cell begins in a text file: line, column and byte, as an editor counts.
//!
//! Readers know where each record begins. The few records that are shown are looked at once more
//! here, so that reading stays fast. Never here: what is wrong with the cell.

use std::collections::BTreeMap;

use crate::commands::inventory::plan::Plan;
use crate::finding::FindingGroup;
use crate::intake::open::{self, Input};
use crate::intake::text::places::cell_start;
use crate::origin::{FileKind, Sources};

/// Moves the place of every finding in a text file from its record to its cell. A file that
/// changed meanwhile keeps the places of its records.
pub(super) fn locate<'g>(
    groups: impl Iterator<Item = &'g mut FindingGroup>,
    sources: &Sources,
    inputs: &BTreeMap<u32, &Input>,
    plan: &Plan,
) {
    let mut files: BTreeMap<u32, Vec<&mut FindingGroup>> = BTreeMap::new();
    for group in groups {
        let there = group.about.text.is_some_and(|at| at.byte.is_some());
        let table = group.first.place.table().filter(|_| there);
        let column = group.first.place.column();
        if let (Some(table), Some(_)) = (table, column) {
            let file = sources.table(table).file;
            files.entry(file).or_default().push(group);
        }
    }
    for (file, groups) in files {
        let origin = &sources.files[file as usize];
        let (Some(Input::File(path)), FileKind::Csv) = (inputs.get(&file), origin.kind) else {
            continue;
        };
        let Ok(bytes) = open::bytes(path, plan.limits.part_bytes) else {
            continue;
        };
        for group in groups {
            move_to_cell(group, &bytes, origin.delimiter.unwrap_or(';'));
        }
    }
}

fn move_to_cell(group: &mut FindingGroup, bytes: &[u8], delimiter: char) {
    let (Some(mut at), Some(column)) = (group.about.text, group.first.place.column()) else {
        return;
    };
    let record = at
        .byte
        .and_then(|byte| usize::try_from(byte).ok())
        .and_then(|byte| bytes.get(byte..));
    let Some(start) = record.and_then(|record| cell_start(record, delimiter, column)) else {
        return;
    };
    at.line += start.lines;
    at.byte = at.byte.map(|byte| byte + start.byte as u64);
    group.about.text = Some(at);
    group.about.text_column = Some(start.character);
}
