//! What became of each file: rows, findings by weight, units.
//!
//! Never here: how it is shown (`report`).

use std::collections::BTreeSet;

use crate::fact::Place;
use crate::finding::FindingGroup;
use crate::matching::personal;
use crate::model::assessment::LeftOutRows;
use crate::model::checked::{AcceptedGroup, FileSummary, NotChecked};
use crate::model::inventory::Inventory;
use crate::origin::Sources;

/// The most units that a summary names.
const MOST_UNITS: usize = 5;

/// Starts the summary of a file. Personal data in the names of units is masked: they are only shown.
pub(super) fn of_file(
    file: u32,
    tables: usize,
    inventory: &Inventory,
    left_out: &[LeftOutRows],
    skipped: &[NotChecked],
) -> FileSummary {
    let rules: BTreeSet<_> = skipped.iter().map(|it| it.rule).collect();
    let mut units: Vec<String> = Vec::new();
    for row in &inventory.rows {
        let text = match (row.unit_code.is_empty(), row.unit.is_empty()) {
            (false, _) => row.unit_code,
            (true, false) => row.unit,
            (true, true) => continue,
        };
        let text = personal::mask(inventory.text(text));
        if !units.iter().any(|known| *known == text) {
            units.push(text.into_owned());
            if units.len() == MOST_UNITS {
                break;
            }
        }
    }
    FileSummary {
        file,
        tables,
        rows: inventory.rows.len() as u64,
        left_out: left_out.iter().map(|it| it.count).sum(),
        rules_skipped: rules.len() as u64,
        units,
        ..FileSummary::default()
    }
}

/// Counts findings in their files.
pub(super) fn count(files: &mut [FileSummary], groups: &[FindingGroup], sources: &Sources) {
    for group in groups {
        let Some(summary) = of_group(files, group, sources) else {
            continue;
        };
        let at = FileSummary::place(group.first.severity);
        summary.causes[at] += 1;
        summary.findings[at] += group.count;
    }
}

/// Counts accepted findings in their files.
pub(super) fn count_accepted(
    files: &mut [FileSummary],
    accepted: &[AcceptedGroup],
    sources: &Sources,
) {
    for it in accepted {
        if let Some(summary) = of_group(files, &it.group, sources) {
            summary.accepted += it.group.count;
        }
    }
}

fn of_group<'f>(
    files: &'f mut [FileSummary],
    group: &FindingGroup,
    sources: &Sources,
) -> Option<&'f mut FileSummary> {
    let file = match group.first.place {
        Place::File(file) => file,
        other => sources.table(other.table()?).file,
    };
    // Files stand in the order of the sources.
    let place = files.binary_search_by_key(&file, |it| it.file).ok()?;
    Some(&mut files[place])
}
