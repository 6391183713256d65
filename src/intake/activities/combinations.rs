//! The answers of a row, read at one go: a combination of words that stood in the table before is
//! not read again.
//!
//! Never here: how one answer is read (`answers`).

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use crate::fact::{FactKind, Params};
use crate::intake::answers::AnswerReader;
use crate::intake::columns::ColumnSpec;
use crate::intake::rows::{CellKind, Slot};
use crate::intake::table::TableRow;
use crate::matching::ShortHasher;
use crate::model::answer::CellAnswer;

/// The most combinations that a table remembers.
const MOST: usize = 4_096;

/// The longest text of a cell that is worth remembering.
const LONGEST: usize = 40;

/// Stands before the place of a shared text in a key; no kind of cell is packed into this byte.
const SHARED: u8 = 0xff;

/// Reads the answers of a table's rows.
#[derive(Debug, Default)]
pub(super) struct Combinations {
    readers: Vec<AnswerReader>,
    /// Columns of all answers.
    columns: Vec<u16>,
    /// The first and the last of them, where no other column stands in between.
    span: Option<(u16, u16)>,
    /// Combinations by the bytes of their cells, as a number.
    known: HashMap<Vec<u8>, usize, BuildHasherDefault<ShortHasher>>,
    read: Vec<Answers>,
    /// Answers of a row that is not remembered.
    other: Answers,
    key: Vec<u8>,
}

/// The answers of a row, and what was noticed about them.
#[derive(Debug, Default)]
pub(super) struct Answers {
    /// Ascending by item.
    pub(super) answers: Vec<CellAnswer>,
    /// With the columns.
    pub(super) facts: Vec<((FactKind, Params), u16)>,
}

impl Combinations {
    /// Begins a table.
    pub(super) fn of(readers: Vec<AnswerReader>) -> Self {
        let mut columns = Vec::new();
        for column in readers.iter().map(AnswerReader::column) {
            if column.pair.is_empty() {
                columns.push(column.column);
            }
            columns.extend(column.pair.iter().map(|(column, _)| *column));
        }
        Self {
            readers,
            span: span(&columns),
            columns,
            ..Self::default()
        }
    }

    /// Takes the numbers in columns for scores, in all rows to come.
    pub(super) fn score(&mut self, columns: &[u16]) {
        let scored = |it: &&mut AnswerReader| columns.contains(&it.column().column);
        let readers = self.readers.iter_mut().filter(scored);
        readers.for_each(AnswerReader::score);
    }

    /// Reads the answers of a row; returns the number of their combination, where it has one.
    pub(super) fn number(&mut self, row: &TableRow<'_>, spec: &ColumnSpec) -> Option<usize> {
        let key = self
            .span
            .and_then(|span| side_by_side(row, span))
            .or_else(|| pack(&self.columns, row, &mut self.key));
        if let Some(number) = key.and_then(|key| self.known.get(key)) {
            return Some(*number);
        }
        read(&mut self.readers, row, spec, &mut self.other);
        let key = key.filter(|_| self.read.len() < MOST)?;
        let number = self.read.len();
        self.read.push(std::mem::take(&mut self.other));
        self.known.insert(key.to_vec(), number);
        Some(number)
    }

    /// Returns the answers of the row read last, by the number of their combination.
    pub(super) fn answers(&self, number: Option<usize>) -> &Answers {
        number.map_or(&self.other, |number| &self.read[number])
    }
}

/// Returns the first and the last of some columns, where no other stands in between.
fn span(columns: &[u16]) -> Option<(u16, u16)> {
    let (first, last) = (*columns.iter().min()?, *columns.iter().max()?);
    (usize::from(last - first) + 1 == columns.len()).then_some((first, last))
}

/// Returns the answers of a plain record as they lie there, delimiters and all: the one look at a
/// row of delimited text that tells its combination, without a copy. No such key is one of
/// [`pack`]'s, which hold bytes that no text holds.
fn side_by_side<'r>(row: &TableRow<'r>, (first, last): (u16, u16)) -> Option<&'r [u8]> {
    if !row.is_delimited || row.is_filled() {
        return None;
    }
    let slots = &row.raw.slots;
    let slots = slots.get(usize::from(first)..=usize::from(last))?;
    // Where a record had quotes, its fields follow each other without a delimiter, and two records
    // may read the same that are not.
    if slots
        .array_windows()
        .any(|[left, right]| right.start.checked_sub(left.end) != Some(1))
    {
        return None;
    }
    let (start, end) = (slots.first()?.start, slots.last()?.end);
    let bytes = row.raw.text.as_bytes().get(start as usize..end as usize)?;
    (bytes.len() <= LONGEST * slots.len()).then_some(bytes)
}

/// Puts kinds and bytes of the cells into a key; `None` where that does not say it all.
fn pack<'k>(columns: &[u16], row: &TableRow<'_>, key: &'k mut Vec<u8>) -> Option<&'k [u8]> {
    key.clear();
    for column in columns {
        let shared = row.raw.slot(*column).filter(|slot| {
            slot.flags == Slot::SHARED && slot.kind == CellKind::Text && !row.is_filled()
        });
        if let Some(slot) = shared {
            // Where a shared text lies says which it is. No text holds the byte before.
            key.push(SHARED);
            key.extend_from_slice(&slot.start.to_le_bytes());
            key.extend_from_slice(&slot.end.to_le_bytes());
            continue;
        }
        let cell = row.cell(*column);
        if cell.bytes().len() > LONGEST || cell.flags & Slot::NO_RESULT != 0 {
            return None;
        }
        key.extend_from_slice(cell.bytes());
        // No text holds such a byte.
        key.push(0xf8 | cell.kind as u8);
    }
    Some(key)
}

fn read(readers: &mut [AnswerReader], row: &TableRow<'_>, spec: &ColumnSpec, into: &mut Answers) {
    into.answers.clear();
    into.facts.clear();
    for reader in readers {
        let item = reader.column().item;
        let pair;
        let (read, column) = if reader.column().pair.is_empty() {
            let column = reader.column().column;
            (reader.read(row.cell(column), spec), column)
        } else {
            let (read, column) = reader.read_pair(|column| row.cell(column), spec);
            pair = read;
            (&pair, column)
        };
        into.answers.push(CellAnswer {
            item,
            column,
            answer: read.answer,
        });
        into.facts
            .extend(read.fact.clone().map(|fact| (fact, column)));
    }
}
