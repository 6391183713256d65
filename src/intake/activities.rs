//! Rows of an inventory, and of a headcount table: fields and answers into a draft.
//!
//! Every bad cell is a fact; the row stays. Who counts, `check::admit_row` says.

mod combinations;
mod fallback;
mod fields;
mod places;

use self::combinations::Combinations;
pub use self::fallback::UnitFallback;
use self::places::Places;
use crate::fact::{Fact, FactKind, Params, Place};
use crate::intake::answers::AnswerReader;
use crate::intake::broken_texts;
use crate::intake::columns::{ColumnSpec, TableColumns};
use crate::intake::rows::RawRow;
use crate::intake::table::{TableRow, TableSink};
use crate::intake::text::delimiter::DecimalMark;
use crate::model::activity::{OverrideDraft, RowDraft};
use crate::model::columns::Field;
use crate::origin::{CellRef, Sources};

/// The texts that are looked at in every row.
const IDENTITY: [Field; 5] = [
    Field::UnitCode,
    Field::Unit,
    Field::SubUnitCode,
    Field::SubUnit,
    Field::Id,
];

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

    fn row(&mut self, row: &TableRow<'_>) {
        let combination = self.read_answers(row);
        let heads = self.given(row, Field::Headcount);
        let (women, men) = (self.given(row, Field::Women), self.given(row, Field::Men));
        let share = self.share(row, Field::Share);
        let fte = self.fte(row, heads, share);
        let weight = self.given(row, Field::Weight);
        let remote_share = self.share(row, Field::RemoteShare);
        let declared = self.verdict(row, Field::DeclaredVerdict);
        let overridden = self
            .verdict(row, Field::OverrideVerdict)
            .map(|outcome| OverrideDraft {
                outcome,
                written: self.text(row, Field::OverrideVerdict),
                reason: self.text(row, Field::OverrideReason),
                author: self.text(row, Field::OverrideAuthor),
                date: self.text(row, Field::OverrideDate),
            });
        let agreed = self.verdict(row, Field::AgreedVerdict);
        let watched = watched(row);
        let broken = broken_texts::of_row(row, &self.telling);
        let whole = broken.is_empty() && !row.is_filled();
        for (column, kind, params) in broken {
            Self::note(&mut self.facts, Some(&(kind, params)), row, column);
        }
        self.marks(row);
        if !self.facts.is_empty() {
            self.name_headers();
        }
        let answers = &self.combinations.answers(combination).answers;
        let written: Vec<&str> = match self.texts {
            Texts::All => answers
                .iter()
                .map(|answer| row.cell(answer.column).text())
                .collect(),
            Texts::Keys => Vec::new(),
        };
        let facts = std::mem::take(&mut self.facts);
        let named = !row.is_title;
        // In a row that holds no error value, none is looked for once more.
        let text = |field| match self.places.column(field) {
            None => "",
            Some(column) if whole => row.raw.cell(column).text(),
            Some(column) => row.words(column),
        };
        let looked_at = |field| match self.texts {
            Texts::All => self.text(row, field),
            Texts::Keys => "",
        };
        let [unit_code, stated_unit, sub_unit_code, sub_unit, id] = IDENTITY.map(text);
        let id = if named { id } else { "" };
        let is_part = row.columns.unit_is_part && self.fallback.names_one_for(row);
        let (stated_unit, sub_unit) = if is_part && [unit_code, sub_unit] == [""; 2] {
            ("", stated_unit)
        } else {
            (stated_unit, sub_unit)
        };
        let name = match (named, id) {
            (false, _) => "",
            (true, "") => text(Field::Name),
            (true, _) => looked_at(Field::Name),
        };
        let draft = RowDraft {
            table: row.table,
            row: row.raw.number,
            kind: row.kind,
            unit_code,
            unit: self.fallback.unit(row, unit_code, stated_unit),
            sub_unit_code,
            sub_unit,
            process: if id.is_empty() {
                text(Field::Process)
            } else {
                looked_at(Field::Process)
            },
            id,
            name,
            obstacle: looked_at(Field::Obstacle),
            lever: looked_at(Field::Lever),
            heads,
            women,
            men,
            fte,
            share,
            weight,
            remote_share,
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
