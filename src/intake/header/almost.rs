//! A row that would be the header of a table if only one of its headers named the activity.
//!
//! Lives here: finding that row, and the misspelt header in it. Never here: reading a table on that
//! guess (`header`), or what is said of it (`check`).

use super::{KeptRow, data, join, part};
use crate::intake::columns::{ColumnSpec, HeaderCell, near};
use crate::intake::rows::Merge;
use crate::model::columns::{Field, Meaning};

/// So many different headers that are known tell the row.
const ENOUGH: usize = 4;

/// A header row that names no activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Almost {
    /// Its lowest row, from 1.
    pub row: u32,
    /// How many different headers of it are known.
    pub known: usize,
    /// The header that nearly names the activity.
    pub near: Option<NearHeader>,
}

/// A header that is nearly one that names the activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NearHeader {
    /// Column from 0.
    pub column: u16,
    /// As written.
    pub text: String,
    /// What it nearly is.
    pub field: Field,
    /// The header to write instead.
    pub usual: String,
}

/// Finds the row that knows most, where none begins a table.
#[must_use]
pub fn find(spec: &ColumnSpec, rows: &[KeptRow], merges: &[Merge]) -> Option<Almost> {
    let mut best: Option<Almost> = None;
    for place in 0..rows.len() {
        for height in 1..=super::TALLEST.min(rows.len() - place) {
            let taken = &rows[place..place + height];
            if height > 1 && !join::goes_on(spec, taken) {
                break;
            }
            let found = among(spec, taken, merges);
            if let Some(found) = found
                && best.as_ref().is_none_or(|it| found.known > it.known)
            {
                best = Some(found);
            }
        }
    }
    best
}

fn among(spec: &ColumnSpec, rows: &[KeptRow], merges: &[Merge]) -> Option<Almost> {
    let (cells, _) = part(spec, join::join(spec, rows, merges), rows, merges);
    let mut known: Vec<&Meaning> = Vec::new();
    for cell in cells.iter().filter(|cell| !data::is_answer(&cell.text)) {
        let meant = spec.meanings(&cell.lookup).first();
        known.extend(meant.filter(|it| **it != Meaning::Ignore && !known.contains(it)));
    }
    let names = |it: &&Meaning| matches!(it, Meaning::Field(it) if spec.identity.contains(it));
    if known.len() < ENOUGH || known.iter().any(names) {
        return None;
    }
    let near = [Field::Name, Field::Id]
        .into_iter()
        .find_map(|field| cells.iter().find_map(|cell| nearly(spec, cell, field)));
    // A list of offices or of persons lacks no activity.
    let judges = |it: &&Meaning| matches!(it, Meaning::Item(..));
    (near.is_some() || known.iter().any(judges)).then_some(Almost {
        row: rows.last()?.number,
        known: known.len(),
        near,
    })
}

/// Returns the cell where it is nearly the header of a field that names the activity.
fn nearly(spec: &ColumnSpec, cell: &HeaderCell, field: Field) -> Option<NearHeader> {
    let wanted = spec.identity.contains(&field) && !cell.text.trim().is_empty();
    if !wanted || !spec.meanings(&cell.lookup).is_empty() {
        return None;
    }
    let meaning = near(spec, &cell.lookup).filter(|it| *it == Meaning::Field(field))?;
    Some(NearHeader {
        column: cell.column,
        text: cell.lookup.clone(),
        field,
        usual: spec.words.usual_header(&meaning)?,
    })
}
