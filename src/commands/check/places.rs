//! Where a finding's cell begins in a text file: line, column and byte, as an editor counts.
//!
//! Readers know where each record begins. The few records that are shown are looked at once more
//! here, so that reading stays fast. Never here: what is wrong with the cell.

use std::collections::{BTreeMap, BTreeSet};

use crate::commands::inventory::plan::Plan;
use crate::finding::{FindingGroup, Spot, TextSpot};
use crate::intake::open::{self, Input};
use crate::intake::record_starts;
use crate::intake::text::places::{cell_bytes, cell_start};
use crate::origin::{FileKind, Sources, TextAt};

/// The most rows of a cause that are looked for: formats show no more of them.
const MOST: usize = 100;

/// Moves the place of every finding in a text file from its record to its cell, and says where its
/// other rows stand. A file that changed meanwhile keeps the places of its records.
pub(super) fn locate<'g>(
    groups: impl Iterator<Item = &'g mut FindingGroup>,
    sources: &Sources,
    inputs: &BTreeMap<u32, &Input>,
    plan: &Plan,
) {
    if sources.files.iter().all(|file| file.kind != FileKind::Csv) {
        return;
    }
    let mut groups: Vec<&mut FindingGroup> = groups.collect();
    let mut files: BTreeMap<u32, (Vec<usize>, BTreeSet<Spot>)> = BTreeMap::new();
    for (place, group) in groups.iter().enumerate() {
        if let Some(table) = group.first.place.table() {
            files
                .entry(sources.table(table).file)
                .or_default()
                .0
                .push(place);
        }
        for spot in spots(group) {
            let file = sources.table(spot.0).file;
            files.entry(file).or_default().1.insert(spot);
        }
    }
    let mut found: BTreeMap<Spot, TextSpot> = BTreeMap::new();
    for (file, (own, spots)) in files {
        let origin = &sources.files[file as usize];
        let (Some(Input::File(path)), FileKind::Csv) = (inputs.get(&file), origin.kind) else {
            continue;
        };
        let Ok(bytes) = open::bytes(path, plan.limits.part_bytes) else {
            continue;
        };
        let delimiter = origin.delimiter.unwrap_or(';');
        for place in own {
            move_to_cell(groups[place], &bytes, delimiter);
        }
        let rows: BTreeSet<u32> = spots.iter().map(|spot| spot.1).collect();
        let starts = record_starts(path, delimiter, &plan.limits, &rows);
        for spot in spots {
            if let Some(at) = starts.get(&spot.1) {
                found.insert(spot, text_spot(*at, spot.2, &bytes, delimiter));
            }
        }
    }
    for group in groups {
        let own = spots(group).into_iter();
        let own = own.filter_map(|spot| Some((spot, *found.get(&spot)?)));
        group.about.elsewhere = own.collect();
    }
}

/// Returns the first cell of each run of rows after the first and of each further column, and the
/// cells that explain it.
fn spots(group: &FindingGroup) -> Vec<Spot> {
    let place = group.first.place;
    let runs = group.rows.runs.iter().take(MOST).skip(1);
    let rows = runs.filter_map(|(row, _)| Some((place.table()?, *row, place.column())));
    let related = group.first.related.iter().copied().take(MOST);
    let related = related.chain(group.further_cells());
    let related = related.map(|cell| (cell.table, cell.row, Some(cell.column)));
    rows.chain(related).collect()
}

fn text_spot(at: TextAt, column: Option<u16>, bytes: &[u8], delimiter: char) -> TextSpot {
    let start = column.and_then(|column| cell_start(record(at, bytes)?, delimiter, column));
    TextSpot {
        line: at.line + start.map_or(0, |start| start.lines),
        column: start.map(|start| start.character),
    }
}

/// Returns the bytes of a file from a record on.
fn record(at: TextAt, bytes: &[u8]) -> Option<&[u8]> {
    let byte = usize::try_from(at.byte?).ok()?;
    bytes.get(byte..)
}

fn move_to_cell(group: &mut FindingGroup, bytes: &[u8], delimiter: char) {
    let (Some(mut at), Some(column)) = (group.about.text, group.first.place.column()) else {
        return;
    };
    let record = record(at, bytes);
    let Some(start) = record.and_then(|record| cell_start(record, delimiter, column)) else {
        return;
    };
    let bytes_in_line = record.and_then(|record| cell_bytes(record, delimiter, column));
    at.line += start.lines;
    at.byte = at.byte.map(|byte| byte + start.byte as u64);
    group.about.text = Some(at);
    group.about.text_column = Some(start.character);
    group.about.text_bytes = bytes_in_line;
}
