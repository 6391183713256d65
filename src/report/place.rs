//! Where a finding stands, in words: file, sheet, cells.
//!
//! Never here: which findings there are.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::fact::Place;
use crate::finding::{FindingGroup, RowRanges};
use crate::origin::{CellRef, FileOrigin, Sources, column_letters};

/// The most runs of rows that an address names.
const RUNS: usize = 3;

/// The parts of a finding's address.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Address {
    /// Path of the file, empty for the run as a whole.
    pub file: String,
    /// What people call it: its name where no other file has the same, else its path.
    pub file_name: String,
    /// Sheet, where there is one.
    pub sheet: Option<String>,
    /// Cells with the sheet before them: `'Rilevazione 2026'!G57:G61`. Empty: no cell.
    pub cells: String,
}

impl Address {
    /// Returns file and cells in one line.
    #[must_use]
    pub fn line(&self) -> String {
        match (self.file.is_empty(), self.cells.is_empty()) {
            (_, true) => match &self.sheet {
                Some(sheet) => format!("{} '{}'", self.file_name, sheet.replace('\'', "''")),
                None => self.file_name.clone(),
            },
            (true, false) => self.cells.clone(),
            (false, false) => format!("{} {}", self.file_name, self.cells),
        }
    }
}

/// Returns the address of all places of a group of findings.
#[must_use]
pub fn address(sources: &Sources, group: &FindingGroup) -> Address {
    let place = group.first.place;
    if let Place::File(file) = place {
        return Address {
            file: path(sources.files.get(file as usize)),
            file_name: sources
                .files
                .get(file as usize)
                .map_or_else(String::new, |file| name(sources, file).to_owned()),
            ..Address::default()
        };
    }
    let Some(table) = place.table() else {
        return Address::default();
    };
    Address {
        file: path(Some(sources.file_of(table))),
        file_name: name(sources, sources.file_of(table)).to_owned(),
        sheet: sources.table(table).sheet.clone(),
        cells: all_cells(group, &group.rows, &sources.sheet_prefix(table), RUNS),
    }
}

/// Returns a cell that explains a finding, its file named where it is another one.
#[must_use]
pub fn related(sources: &Sources, cell: CellRef, finding: Place) -> String {
    let file = sources.table(cell.table).file;
    let own = finding.table().map(|table| sources.table(table).file);
    let address = sources.cell(cell);
    if own == Some(file) {
        return address;
    }
    format!("{} {address}", name(sources, sources.file_of(cell.table)))
}

/// Returns what people call a file: its name where no other file has the same, else its path.
#[must_use]
pub fn name<'a>(sources: &Sources, file: &'a FileOrigin) -> &'a str {
    let own = last_part(&file.path);
    let same = sources
        .files
        .iter()
        .filter(|other| last_part(&other.path) == own);
    if same.count() > 1 { &file.path } else { own }
}

/// What people call each file, looked up once: a thousand names are not compared a thousand times.
pub(in crate::report) fn names(sources: &Sources) -> Vec<&str> {
    let mut times: BTreeMap<&str, u32> = BTreeMap::new();
    for file in &sources.files {
        *times.entry(last_part(&file.path)).or_default() += 1;
    }
    let files = sources.files.iter();
    files
        .map(|file| match last_part(&file.path) {
            own if times.get(own).is_some_and(|times| *times > 1) => &*file.path,
            own => own,
        })
        .collect()
}

/// Returns the name of a file without its folders.
pub(super) fn last_part(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Returns the path of a file, empty where there is none.
fn path(file: Option<&FileOrigin>) -> String {
    file.map(|file| file.path.clone()).unwrap_or_default()
}

/// Returns the cells of a cause, `rows` being those of its first column.
pub(super) fn all_cells(
    group: &FindingGroup,
    rows: &RowRanges,
    prefix: &str,
    most: usize,
) -> String {
    let place = group.first.place;
    let mut text = cells(place, rows, prefix, most);
    let mut left = most.saturating_sub(rows.runs.len());
    let Some(table) = place.table() else {
        return text;
    };
    for (column, rows) in &group.further {
        if left == 0 {
            if !text.ends_with('…') {
                text.push_str(", …");
            }
            break;
        }
        if !text.is_empty() {
            text.push_str(", ");
        }
        let column = *column;
        text.push_str(&cells(Place::Column { table, column }, rows, "", left));
        left = left.saturating_sub(rows.runs.len());
    }
    text
}

/// Returns the cells of a place over its rows, the sheet named once and at most so many runs.
pub(super) fn cells(place: Place, rows: &RowRanges, prefix: &str, most: usize) -> String {
    let column = place.column().map(column_letters);
    let letters = column.as_deref().unwrap_or("");
    let own = place.rows().map(|run| vec![run]).unwrap_or_default();
    let runs = if rows.runs.is_empty() {
        &own
    } else {
        &rows.runs
    };
    if runs.is_empty() {
        return match column {
            Some(letters) => format!("{prefix}{letters}:{letters}"),
            None => String::new(),
        };
    }
    let mut text = String::from(prefix);
    for (place, (from, to)) in runs.iter().take(most).enumerate() {
        if place > 0 {
            text.push_str(", ");
        }
        let _ = write!(text, "{letters}{from}");
        // A whole row is written `57:57`, as a spreadsheet does.
        if from != to || letters.is_empty() {
            let _ = write!(text, ":{letters}{to}");
        }
    }
    if runs.len() > most || rows.more {
        text.push_str(", …");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{RUNS, cells};
    use crate::fact::Place;
    use crate::finding::RowRanges;
    use crate::origin::CellRef;

    #[test]
    fn an_address_can_be_pasted_into_a_spreadsheet() {
        #[track_caller]
        fn case(place: Place, runs: &[(u32, u32)], text: &str) {
            let rows = RowRanges {
                runs: runs.to_vec(),
                more: false,
            };
            assert_eq!(cells(place, &rows, "'A b'!", RUNS), text);
        }
        let cell = Place::Cell(CellRef {
            table: 0,
            row: 57,
            column: 6,
        });
        case(cell, &[(57, 61)], "'A b'!G57:G61");
        case(cell, &[(57, 57), (70, 70)], "'A b'!G57, G70");
        case(cell, &[], "'A b'!G57");
        case(
            cell,
            &[(1, 1), (3, 3), (5, 5), (7, 7)],
            "'A b'!G1, G3, G5, …",
        );
        case(Place::Row { table: 0, row: 9 }, &[(9, 9)], "'A b'!9:9");
        case(
            Place::Column {
                table: 0,
                column: 2,
            },
            &[],
            "'A b'!C:C",
        );
        case(Place::Sheet(0), &[], "");
    }
}
