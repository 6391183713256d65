//! An inventory kept in memory: what rules need that compare rows, files and years.
//!
//! Texts are kept once, answers once a combination: a row is small, so that a million of them
//! fit. Never here: what makes two rows alike (`check`, `matching`).

use std::collections::HashMap;

use crate::matching::Unforeseen;
use crate::model::activity::{ColumnMap, Given, LeftOut, OverrideDraft, RowDraft};
use crate::model::answer::CellAnswer;
use crate::model::columns::Field;
use crate::model::raw::RawRow;
pub use crate::model::texts::{TextId, Texts};
use crate::model::verdict::Outcome;
use crate::origin::{CellRef, TextAt};

/// A row that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InventoryRow {
    /// Index of the table.
    pub table: u32,
    /// Row, from 1.
    pub row: u32,
    /// Where it begins in a text file.
    pub at: Option<TextAt>,
    /// Code of the unit.
    pub unit_code: TextId,
    /// Name of the unit, or its code.
    pub unit: TextId,
    /// Code of the part of the unit.
    pub sub_unit_code: TextId,
    /// Part of the unit.
    pub sub_unit: TextId,
    /// Process.
    pub process: TextId,
    /// Identifier.
    pub id: TextId,
    /// Name.
    pub name: TextId,
    /// Obstacle in the office's words.
    pub obstacle: TextId,
    /// People.
    pub heads: Given,
    /// Women among them.
    pub women: Given,
    /// Men among them.
    pub men: Given,
    /// Full-time equivalents.
    pub fte: Given,
    /// Share of time as written, percent.
    pub share: Given,
    /// Second weight.
    pub weight: Given,
    /// Share that can be done remotely, as declared, 0 to 1.
    pub remote_share: Given,
    /// Verdict declared by the office.
    pub declared: Option<Outcome>,
    /// Verdict of the manager: what, as written, reason, author, date.
    pub overridden: Option<(Outcome, [TextId; 4])>,
    /// Computed verdict that a manager agreed with.
    pub agreed: Option<Outcome>,
    /// Notes, as written.
    pub notes: TextId,
    /// Its answers, by their place in [`Inventory::combinations`].
    pub combination: u32,
}

impl InventoryRow {
    /// Returns a cell of the row.
    #[must_use]
    pub fn cell(&self, column: u16) -> CellRef {
        CellRef {
            table: self.table,
            row: self.row,
            column,
        }
    }
}

/// Rows of one or many submissions, in the order in which they were read.
#[derive(Debug, Clone, Default)]
pub struct Inventory {
    /// Rows that count.
    pub rows: Vec<InventoryRow>,
    /// Printed totals, which do not.
    pub totals: Vec<InventoryRow>,
    /// Activities that have ended, as their notes say. They do not count either.
    pub ended: Vec<InventoryRow>,
    /// Columns of each table, ascending by table.
    pub tables: Vec<(u32, ColumnMap)>,
    /// Texts of all rows.
    pub texts: Texts,
    /// Answers, ascending by item. Equal ones of two tables may stand twice.
    pub combinations: Vec<Vec<CellAnswer>>,
    known: HashMap<(u32, usize), u32, Unforeseen>,
    shared: HashMap<Vec<CellAnswer>, u32, Unforeseen>,
}

impl Inventory {
    /// Notes the columns of a table. Rows of it come after.
    pub fn table(&mut self, table: u32, columns: &ColumnMap) {
        self.tables.push((table, columns.clone()));
    }

    /// Keeps a row that counts.
    pub fn keep(&mut self, draft: &RowDraft<'_>) {
        let row = self.row(draft);
        self.rows.push(row);
    }

    /// Keeps a row that does not count and that some rule looks at: a printed total, what has ended.
    pub fn keep_left_out(&mut self, draft: &RowDraft<'_>, reason: LeftOut) {
        let kept: fn(&mut Self) -> &mut Vec<InventoryRow> = match reason {
            LeftOut::PrintedTotal => |all| &mut all.totals,
            LeftOut::Ended => |all| &mut all.ended,
            _ => return,
        };
        let row = self.row(draft);
        kept(self).push(row);
    }

    /// Returns the columns of a table.
    #[must_use]
    pub fn columns(&self, table: u32) -> Option<&ColumnMap> {
        let place = self
            .tables
            .binary_search_by_key(&table, |(known, _)| *known)
            .ok()?;
        Some(&self.tables[place].1)
    }

    /// Returns the cell of a field of a row; that of its first column where the field has none.
    #[must_use]
    pub fn cell(&self, row: &InventoryRow, field: Field) -> CellRef {
        let column = self.columns(row.table).and_then(|map| map.field(field));
        row.cell(column.unwrap_or(0))
    }

    /// Says whether a row's table has the column of a field.
    #[must_use]
    pub fn has(&self, row: &InventoryRow, field: Field) -> bool {
        self.columns(row.table)
            .is_some_and(|map| map.field(field).is_some())
    }

    /// Returns the answers of a row.
    #[must_use]
    pub fn answers(&self, row: &InventoryRow) -> &[CellAnswer] {
        &self.combinations[row.combination as usize]
    }

    /// Returns a text of a row.
    #[must_use]
    pub fn text(&self, id: TextId) -> &str {
        self.texts.get(id)
    }

    /// Returns what a row's unit is called, as narrow as the row says: the part of the unit where
    /// one is stated.
    #[must_use]
    pub fn unit_of(&self, row: &InventoryRow) -> (TextId, TextId) {
        if row.sub_unit_code.is_empty() && row.sub_unit.is_empty() {
            (row.unit_code, row.unit)
        } else {
            (row.sub_unit_code, row.sub_unit)
        }
    }

    fn row(&mut self, draft: &RowDraft<'_>) -> InventoryRow {
        let combination = self.combination(draft);
        let raw = |field: Field| {
            let column = draft.columns.field(field);
            column.map_or("", |column| draft.raw.cell(column).text())
        };
        let notes = raw(Field::Notes);
        let texts = &mut self.texts;
        InventoryRow {
            table: draft.table,
            row: draft.row,
            at: draft.raw.at,
            unit_code: texts.keep(draft.unit_code),
            unit: texts.keep(draft.unit),
            sub_unit_code: texts.keep(draft.sub_unit_code),
            sub_unit: texts.keep(draft.sub_unit),
            process: texts.keep(draft.process),
            id: texts.keep(draft.id),
            name: texts.keep(draft.name),
            obstacle: texts.keep(draft.obstacle),
            heads: draft.heads,
            women: draft.women,
            men: draft.men,
            fte: draft.fte,
            share: draft.share,
            weight: draft.weight,
            remote_share: draft.remote_share,
            declared: draft.declared,
            agreed: draft.agreed,
            overridden: draft.overridden.map(|it| {
                let words = [it.written, it.reason, it.author, it.date];
                (it.outcome, words.map(|word| texts.keep(word)))
            }),
            notes: texts.keep(notes),
            combination,
        }
    }

    fn combination(&mut self, draft: &RowDraft<'_>) -> u32 {
        let key = draft.combination.map(|number| (draft.table, number));
        if let Some(known) = key.and_then(|key| self.known.get(&key)) {
            return *known;
        }
        let place = u32::try_from(self.combinations.len()).unwrap_or(u32::MAX);
        self.combinations.push(draft.answers.to_vec());
        if let Some(key) = key {
            self.known.insert(key, place);
        }
        place
    }

    /// Returns the place of answers that another inventory has too: each stands once.
    fn shared(&mut self, answers: Vec<CellAnswer>) -> u32 {
        if let Some(place) = self.shared.get(&answers) {
            return *place;
        }
        let place = u32::try_from(self.combinations.len()).unwrap_or(u32::MAX);
        self.combinations.push(answers.clone());
        self.shared.insert(answers, place);
        place
    }

    /// Adds the rows of another inventory after these; its tables are counted from `first_table`.
    pub fn append(&mut self, other: Self, first_table: u32) {
        let texts = self.texts.take(other.texts);
        let combinations = other.combinations.into_iter();
        let combinations: Vec<u32> = combinations.map(|it| self.shared(it)).collect();
        let tables = other.tables.into_iter();
        self.tables
            .extend(tables.map(|(table, columns)| (table + first_table, columns)));
        let moved = |mut row: InventoryRow| {
            row.table += first_table;
            row.combination = combinations[row.combination as usize];
            for id in [
                &mut row.unit_code,
                &mut row.unit,
                &mut row.sub_unit_code,
                &mut row.sub_unit,
                &mut row.process,
                &mut row.id,
                &mut row.name,
                &mut row.obstacle,
                &mut row.notes,
            ] {
                *id = texts[id.index()];
            }
            if let Some((_, words)) = &mut row.overridden {
                *words = words.map(|word| texts[word.index()]);
            }
            row
        };
        self.rows.extend(other.rows.into_iter().map(moved));
        self.totals.extend(other.totals.into_iter().map(moved));
        self.ended.extend(other.ended.into_iter().map(moved));
    }

    /// Gives a row to `take` as it was sent, for the figures.
    pub fn as_draft<T>(&self, row: &InventoryRow, take: impl FnOnce(&RowDraft<'_>) -> T) -> T {
        let none = ColumnMap::default();
        let text = |id| self.texts.get(id);
        let draft = RowDraft {
            table: row.table,
            row: row.row,
            kind: crate::model::activity::RowKind::Data,
            unit_code: text(row.unit_code),
            unit: text(row.unit),
            sub_unit_code: text(row.sub_unit_code),
            sub_unit: text(row.sub_unit),
            process: text(row.process),
            id: text(row.id),
            name: text(row.name),
            obstacle: text(row.obstacle),
            lever: "",
            heads: row.heads,
            women: row.women,
            men: row.men,
            fte: row.fte,
            share: row.share,
            weight: row.weight,
            remote_share: row.remote_share,
            declared: row.declared,
            agreed: row.agreed,
            overridden: row.overridden.map(|(outcome, words)| {
                let [written, reason, author, date] = words.map(text);
                OverrideDraft {
                    outcome,
                    written,
                    reason,
                    author,
                    date,
                }
            }),
            answers: self.answers(row),
            combination: Some(row.combination as usize),
            written: &[],
            watched: &[],
            columns: self.columns(row.table).unwrap_or(&none),
            raw: RawRow::NONE,
        };
        take(&draft)
    }
}
