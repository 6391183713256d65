//! Rows of an inventory, and of a headcount table: fields and answers into a draft.
//!
//! Every bad cell is a fact; the row stays. Who counts, `check::admit_row` says.

mod combinations;
mod fallback;
mod fields;
mod parts;
mod places;

use self::combinations::Combinations;
pub use self::fallback::UnitFallback;
use self::parts::{Identity, Wording};
use self::places::Places;
use crate::fact::{Fact, FactKind, Params, Place};
use crate::intake::answers::AnswerReader;
use crate::intake::broken_texts;
use crate::intake::columns::{ColumnSpec, TableColumns};
use crate::intake::rows::RawRow;
use crate::intake::table::{TableRow, TableSink};
use crate::intake::text::delimiter::DecimalMark;
use crate::model::activity::RowDraft;
use crate::model::columns::Field;
use crate::model::raw::RawCell;
use crate::origin::{CellRef, Sources};

/// Which texts of a row somebody will look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Texts {
    /// All of them.
    All,
    /// Those that tell units and activities apart, and those that explain an override: answers as
    /// written, obstacles, levers, and name and process beside an id are left empty.
    Keys,
}

/// Takes rows as they were sent.
pub trait DraftSink {
    /// Says which texts of the rows are wanted.
    fn texts(&self) -> Texts {
        Texts::All
    }

    /// A table begins.
    fn table(&mut self, table: u32, columns: &TableColumns, sources: &Sources);

    /// A row of it. Returns whether it was taken: cells of a row that was not are nobody's to
    /// mend.
    fn row(&mut self, row: &RowDraft<'_>) -> bool;

    /// What was noticed in a row that was taken.
    fn facts_of(&mut self, row: &RowDraft<'_>, facts: Vec<Fact>) {
        let _ = row;
        for fact in facts {
            self.fact(fact);
        }
    }

    /// Rows that hold nothing, among those that do.
    fn blank_rows(&mut self, table: u32, from: u32, to: u32);

    /// A row that stands beside the tables, as in [`TableSink::beside`].
    fn beside(&mut self, table: u32, row: &RawRow<'_>, sources: &Sources) {
        let _ = (table, row, sources);
    }

    /// A comment on a cell, as in [`TableSink::comment`].
    fn comment(&mut self, at: CellRef, text: &str) {
        let _ = (at, text);
    }

    /// Something that was noticed.
    fn fact(&mut self, fact: Fact);
}

/// Turns the rows of a table into drafts.
pub struct ActivityReader<'a> {
    spec: &'a ColumnSpec,
    mark: DecimalMark,
    fallback: UnitFallback<'a>,
    sink: &'a mut dyn DraftSink,
    combinations: Combinations,
    places: Places,
    texts: Texts,
    facts: Vec<Fact>,
    /// Headers of the table at hand, by column.
    headers: Vec<(u16, String)>,
    /// Fields that tell what a row is of, with their columns.
    telling: Vec<(Field, u16)>,
}

impl<'a> ActivityReader<'a> {
    /// Makes a reader of one sheet.
    pub fn new(
        spec: &'a ColumnSpec,
        mark: DecimalMark,
        fallback: UnitFallback<'a>,
        sink: &'a mut dyn DraftSink,
    ) -> Self {
        Self {
            spec,
            mark,
            fallback,
            places: Places::default(),
            texts: sink.texts(),
            sink,
            combinations: Combinations::default(),
            facts: Vec::new(),
            headers: Vec::new(),
            telling: Vec::new(),
        }
    }

    /// Says under which header an answer stands, where its fact leaves that open.
    fn name_headers(&mut self) {
        for fact in &mut self.facts {
            let Place::Cell(at) = fact.place else {
                continue;
            };
            let wants = fact.params.get("field").is_none_or(str::is_empty);
            let header = self.headers.iter().find(|(column, _)| *column == at.column);
            if let (true, Some((_, header))) = (wants, header) {
                fact.params.0.retain(|(key, _)| *key != "field");
                fact.params.0.push(("field", header.clone()));
                fact.params.0.push(("header", header.clone()));
            }
        }
    }

    /// Reads the answers of a row; returns the number of their combination.
    fn read_answers(&mut self, row: &TableRow<'_>) -> Option<usize> {
        let number = self.combinations.number(row, self.spec);
        for (fact, column) in &self.combinations.answers(number).facts {
            Self::note(&mut self.facts, Some(fact), row, *column);
        }
        number
    }

    fn note(
        facts: &mut Vec<Fact>,
        fact: Option<&(FactKind, Params)>,
        row: &TableRow<'_>,
        column: u16,
    ) {
        if let Some((kind, params)) = fact {
            let at = CellRef {
                table: row.table,
                row: row.raw.number,
                column,
            };
            facts.push(Fact {
                kind: *kind,
                place: Place::Cell(at),
                params: params.clone(),
                related: Vec::new(),
            });
        }
    }
}

/// Returns the texts of the watched columns.
fn watched<'r>(row: &TableRow<'r>) -> Vec<Option<&'r str>> {
    let columns = row.columns.watched.iter();
    let text = |column: u16| row.cell(column).text();
    columns.map(|column| column.map(text)).collect()
}

impl TableSink for ActivityReader<'_> {
    fn table(&mut self, table: u32, columns: &TableColumns, sources: &Sources) {
        self.places = Places::of(&columns.map);
        self.telling = broken_texts::columns(&columns.map);
        let readers = columns.answers.iter().map(|answer| {
            let shape = self.spec.items[usize::from(answer.item)].shape.clone();
            AnswerReader::new(answer.clone(), shape, self.mark)
        });
        self.combinations = Combinations::of(readers.collect());
        self.headers.clone_from(&sources.table(table).headers);
        self.sink.table(table, columns, sources);
    }

    fn scores(&mut self, columns: &[u16]) {
        self.combinations.score(columns);
    }

    fn row(&mut self, row: &TableRow<'_>) {
        let combination = self.read_answers(row);
        let amounts = self.amounts(row);
        let declared = self.verdict(row, Field::DeclaredVerdict);
        let overridden = self.overridden(row);
        let agreed = self.verdict(row, Field::AgreedVerdict);
        let watched = watched(row);
        let whole = self.note_broken(row);
        self.marks(row);
        if !self.facts.is_empty() {
            self.name_headers();
        }
        let facts = std::mem::take(&mut self.facts);
        let answers = &self.combinations.answers(combination).answers;
        let (looked_at, written) = match self.texts {
            Texts::All => {
                let cells = answers.iter().map(|answer| row.cell(answer.column));
                (true, cells.map(RawCell::text).collect())
            }
            Texts::Keys => (false, Vec::new()),
        };
        let wording = Wording {
            places: &self.places,
            fallback: &self.fallback,
            texts: self.texts,
        };
        let identity = Identity::of(row, whole, &wording);
        let text = |field| if looked_at { self.text(row, field) } else { "" };
        let draft = RowDraft {
            table: row.table,
            row: row.raw.number,
            kind: row.kind,
            unit_code: identity.unit_code,
            unit: identity.unit,
            sub_unit_code: identity.sub_unit_code,
            sub_unit: identity.sub_unit,
            process: identity.process,
            id: identity.id,
            name: identity.name,
            obstacle: text(Field::Obstacle),
            lever: text(Field::Lever),
            heads: amounts.heads,
            women: amounts.women,
            men: amounts.men,
            fte: amounts.fte,
            share: amounts.share,
            weight: amounts.weight,
            remote_share: amounts.remote_share,
            declared,
            overridden,
            agreed,
            answers,
            combination,
            written: &written,
            watched: &watched,
            columns: &row.columns.map,
            raw: row.raw,
        };
        let taken = self.sink.row(&draft);
        if taken && !facts.is_empty() {
            self.sink.facts_of(&draft, facts);
        }
    }

    fn blank_rows(&mut self, table: u32, from: u32, to: u32) {
        self.sink.blank_rows(table, from, to);
    }

    fn beside(&mut self, table: u32, row: &RawRow<'_>, sources: &Sources) {
        self.sink.beside(table, row, sources);
    }

    fn comment(&mut self, at: CellRef, text: &str) {
        self.sink.comment(at, text);
    }

    fn fact(&mut self, fact: Fact) {
        self.sink.fact(fact);
    }
}
