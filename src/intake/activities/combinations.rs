//! The answers of a row, read at one go: a combination of words that stood in the table before is
//! not read again.
//!
//! Never here: how one answer is read (`answers`).

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use crate::fact::{FactKind, Params};
use crate::intake::answers::AnswerReader;
use crate::intake::columns::ColumnSpec;
use crate::intake::rows::Slot;
use crate::intake::table::TableRow;
use crate::matching::ShortHasher;
use crate::model::answer::CellAnswer;

/// The most combinations that a table remembers.
const MOST: usize = 4_096;

/// The longest text of a cell that is worth remembering.
const LONGEST: usize = 40;

/// Reads the answers of a table's rows.
#[derive(Debug, Default)]
pub(super) struct Combinations {
    readers: Vec<AnswerReader>,
    /// Columns of all answers.
    columns: Vec<u16>,
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
            columns,
            ..Self::default()
        }
    }

    /// Reads the answers of a row; returns the number of their combination, where it has one.
    pub(super) fn number(&mut self, row: &TableRow<'_>, spec: &ColumnSpec) -> Option<usize> {
        let worthwhile = self.pack(row);
        if worthwhile && let Some(number) = self.known.get(&self.key) {
            return Some(*number);
        }
        read(&mut self.readers, row, spec, &mut self.other);
        if !worthwhile || self.read.len() >= MOST {
            return None;
        }
        let number = self.read.len();
        self.read.push(std::mem::take(&mut self.other));
        self.known.insert(self.key.clone(), number);
        Some(number)
    }

    /// Returns the answers of the row read last, by the number of their combination.
    pub(super) fn answers(&self, number: Option<usize>) -> &Answers {
        number.map_or(&self.other, |number| &self.read[number])
    }

    /// Puts kinds and bytes of the cells into the key; `false` where that does not say it all.
    fn pack(&mut self, row: &TableRow<'_>) -> bool {
        self.key.clear();
        for column in &self.columns {
            let cell = row.cell(*column);
            if cell.bytes().len() > LONGEST || cell.flags & Slot::NO_RESULT != 0 {
                return false;
            }
            self.key.extend_from_slice(cell.bytes());
            // No text holds such a byte.
            self.key.push(0xf8 | cell.kind as u8);
        }
        true
    }
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
