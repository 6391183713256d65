//! Rows of an inventory, and of a headcount table: fields and answers into a draft.
//!
//! Every bad cell is a fact; the row stays. Who counts, `check::admit_row` says.

mod places;

use self::places::Places;
use crate::fact::{Fact, FactKind, Params, Place};
use crate::intake::answers::AnswerReader;
use crate::intake::broken_texts;
use crate::intake::cells::{self, ReadNumber};
use crate::intake::columns::{ColumnSpec, ReadAnswer, TableColumns};
use crate::intake::rows::RawCell;
use crate::intake::table::{TableRow, TableSink};
use crate::intake::text::delimiter::DecimalMark;
use crate::model::activity::{Given, OverrideDraft, RowDraft, RowKind};
use crate::model::answer::CellAnswer;
use crate::model::columns::Field;
use crate::model::quantity::{Decimal, Ratio};
use crate::model::verdict::Outcome;
use crate::origin::{CellRef, Sources};

/// Which texts of a row somebody will look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Texts {
    /// All of them.
    All,
    /// Those that tell units and activities apart, and those that explain an override: answers as
    /// written, obstacles, levers and the process of an activity with an id are left empty.
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

    /// A row of it.
    fn row(&mut self, row: &RowDraft<'_>);

    /// Rows that hold nothing, among those that do.
    fn blank_rows(&mut self, table: u32, from: u32, to: u32);

    /// Something that was noticed.
    fn fact(&mut self, fact: Fact);
}

/// Where the unit of a row comes from when no column gives it.
#[derive(Clone, Default)]
pub struct UnitFallback<'a> {
    /// Unit that the configuration gives to the file.
    pub configured: Option<&'a str>,
    /// Name of the sheet or of the file, where the org chart knows it.
    pub named: Option<String>,
}

/// Turns the rows of a table into drafts.
pub struct ActivityReader<'a> {
    spec: &'a ColumnSpec,
    mark: DecimalMark,
    fallback: UnitFallback<'a>,
    sink: &'a mut dyn DraftSink,
    readers: Vec<AnswerReader>,
    places: Places,
    texts: Texts,
    answers: Vec<CellAnswer>,
    facts: Vec<Fact>,
    /// Headers of the table at hand, by column.
    headers: Vec<(u16, String)>,
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
            readers: Vec::new(),
            answers: Vec::new(),
            facts: Vec::new(),
            headers: Vec::new(),
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

    /// Reads the answers of a row; returns them as written, where that is wanted.
    fn read_answers<'r>(&mut self, row: &TableRow<'r>) -> Vec<&'r str> {
        let wanted = match self.texts {
            Texts::All => self.readers.len(),
            Texts::Keys => 0,
        };
        let mut written = Vec::with_capacity(wanted);
        self.answers.clear();
        for reader in &mut self.readers {
            let item = reader.column().item;
            let (read, column) = if reader.column().pair.is_empty() {
                let column = reader.column().column;
                (reader.read(row.cell(column), self.spec), column)
            } else {
                let (read, column) = reader.read_pair(|column| row.cell(column), self.spec);
                Self::note(&mut self.facts, read.fact.as_ref(), row, column);
                self.answers.push(CellAnswer {
                    item,
                    column,
                    answer: read.answer,
                });
                written.extend((wanted > 0).then(|| row.cell(column).text()));
                continue;
            };
            Self::note(&mut self.facts, read.fact.as_ref(), row, column);
            self.answers.push(CellAnswer {
                item,
                column,
                answer: read.answer,
            });
            written.extend((wanted > 0).then(|| row.cell(column).text()));
        }
        written
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

    /// Reads a number that may not be below zero. Merged cells are not filled down: three people
    /// over two rows are not six.
    fn given(&mut self, row: &TableRow<'_>, field: Field) -> Given {
        let Some(column) = self.places.column(field) else {
            return Given::Blank;
        };
        let cell = row.raw.cell(column);
        if let Some(value) = cells::short_number(cell) {
            return Given::Known(value);
        }
        match cells::number(cell, self.mark) {
            ReadNumber::Blank => Given::Blank,
            ReadNumber::Plain(value) => self.in_range(row, field, column, cell, value),
            ReadNumber::Percent(_) => self.bad(row, field, column, cell, FactKind::NotANumber),
            ReadNumber::Bad(kind) => self.bad(row, field, column, cell, kind),
        }
    }

    /// Reads a share of time or of work, percent, as a share of 1.
    fn share(&mut self, row: &TableRow<'_>, field: Field) -> Given {
        let Some(column) = self.places.column(field) else {
            return Given::Blank;
        };
        let cell = row.raw.cell(column);
        let share = match cells::number(cell, self.mark) {
            ReadNumber::Blank => return Given::Blank,
            ReadNumber::Percent(share) => share,
            ReadNumber::Plain(percent) => match percent.checked_div(Ratio::new(100, 1)) {
                Some(share) => share,
                None => return self.bad(row, field, column, cell, FactKind::OutOfRange),
            },
            ReadNumber::Bad(kind) => return self.bad(row, field, column, cell, kind),
        };
        if share > Ratio::ONE {
            return self.bad(row, field, column, cell, FactKind::OutOfRange);
        }
        self.in_range(row, field, column, cell, share)
    }

    fn in_range(
        &mut self,
        row: &TableRow<'_>,
        field: Field,
        column: u16,
        cell: RawCell<'_>,
        value: Ratio,
    ) -> Given {
        match cells::to_decimal(value) {
            Some(decimal) if decimal >= Decimal::ZERO => Given::Known(decimal),
            _ => self.bad(row, field, column, cell, FactKind::OutOfRange),
        }
    }

    fn bad(
        &mut self,
        row: &TableRow<'_>,
        field: Field,
        column: u16,
        cell: RawCell<'_>,
        kind: FactKind,
    ) -> Given {
        let placeholder = kind == FactKind::NotANumber
            && self.spec.words.answer(cell.text()) == ReadAnswer::Unknown;
        let kind = if placeholder {
            FactKind::Placeholder
        } else {
            kind
        };
        let range = if matches!(field, Field::Share | Field::RemoteShare) {
            "0–100 %"
        } else {
            "≥ 0"
        };
        let params = Params(vec![
            ("value", cell.text().to_owned()),
            ("field", field.key().to_owned()),
            ("range", range.to_owned()),
        ]);
        Self::note(&mut self.facts, Some(&(kind, params)), row, column);
        if placeholder {
            Given::Blank
        } else {
            Given::Unreadable
        }
    }

    fn verdict(&mut self, row: &TableRow<'_>, field: Field) -> Option<Outcome> {
        let text = row.cell(self.places.column(field)?).text();
        if text.is_empty() {
            return None;
        }
        let read = self.spec.words.verdict(text);
        if read.is_none() && self.spec.words.answer(text) != ReadAnswer::Unknown {
            let column = self.places.column(field).unwrap_or(0);
            let params = Params(vec![("value", text.to_owned())]);
            Self::note(
                &mut self.facts,
                Some(&(FactKind::VerdictUnknown, params)),
                row,
                column,
            );
        }
        read
    }

    /// Returns the text of a field, empty where it has no column.
    fn text<'r>(&self, row: &TableRow<'r>, field: Field) -> &'r str {
        let column = self.places.column(field);
        column.map_or("", |column| row.cell(column).text())
    }

    /// Returns FTE: as given, else people times their share of time.
    fn fte(&mut self, row: &TableRow<'_>, heads: Given) -> Given {
        let stated = self.given(row, Field::Fte);
        if stated != Given::Blank {
            return stated;
        }
        match (self.share(row, Field::Share), heads) {
            (Given::Known(share), Given::Known(heads)) => {
                let product = heads
                    .ratio()
                    .checked_mul(share.ratio())
                    .and_then(cells::to_decimal);
                product.map_or(Given::Unreadable, Given::Known)
            }
            (Given::Unreadable, _) => Given::Unreadable,
            _ => Given::Blank,
        }
    }
}

impl UnitFallback<'_> {
    /// Returns the unit of a row: its own, else the file's, the label's, the sheet's.
    fn unit<'r>(&'r self, row: &TableRow<'r>, code: &str, stated: &'r str) -> &'r str {
        if !stated.is_empty() || !code.is_empty() {
            return stated;
        }
        self.configured
            .or(row.label)
            .or(self.named.as_deref())
            .unwrap_or("")
    }
}

impl TableSink for ActivityReader<'_> {
    fn table(&mut self, table: u32, columns: &TableColumns, sources: &Sources) {
        self.places = Places::of(&columns.map);
        self.readers = columns
            .answers
            .iter()
            .map(|answer| {
                let shape = self.spec.items[usize::from(answer.item)].shape.clone();
                AnswerReader::new(answer.clone(), shape, self.mark)
            })
            .collect();
        self.headers.clone_from(&sources.table(table).headers);
        self.sink.table(table, columns, sources);
    }

    fn row(&mut self, row: &TableRow<'_>) {
        let written = self.read_answers(row);
        let heads = self.given(row, Field::Headcount);
        let (women, men) = (self.given(row, Field::Women), self.given(row, Field::Men));
        let fte = self.fte(row, heads);
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
        let watched: Vec<Option<&str>> = row
            .columns
            .watched
            .iter()
            .map(|column| column.map(|column| row.cell(column).text()))
            .collect();
        for (column, kind, params) in broken_texts::of_row(row) {
            Self::note(&mut self.facts, Some(&(kind, params)), row, column);
        }
        self.name_headers();
        let facts = std::mem::take(&mut self.facts);
        let named = !row.is_title;
        let text = |field| self.text(row, field);
        let known = |field| if named { self.text(row, field) } else { "" };
        let looked_at = |field| match self.texts {
            Texts::All => self.text(row, field),
            Texts::Keys => "",
        };
        let (unit_code, id) = (text(Field::UnitCode), known(Field::Id));
        let draft = RowDraft {
            table: row.table,
            row: row.raw.number,
            kind: row.kind,
            unit_code,
            unit: self.fallback.unit(row, unit_code, text(Field::Unit)),
            sub_unit_code: text(Field::SubUnitCode),
            sub_unit: text(Field::SubUnit),
            process: if id.is_empty() {
                text(Field::Process)
            } else {
                looked_at(Field::Process)
            },
            id,
            name: known(Field::Name),
            obstacle: looked_at(Field::Obstacle),
            lever: looked_at(Field::Lever),
            heads,
            women,
            men,
            fte,
            weight,
            remote_share,
            declared,
            overridden,
            answers: &self.answers,
            written: &written,
            watched: &watched,
            columns: &row.columns.map,
        };
        self.sink.row(&draft);
        // Cells of a row that does not count are nobody's to mend.
        if row.kind == RowKind::Data && named {
            for fact in facts {
                self.sink.fact(fact);
            }
        }
    }

    fn blank_rows(&mut self, table: u32, from: u32, to: u32) {
        self.sink.blank_rows(table, from, to);
    }

    fn fact(&mut self, fact: Fact) {
        self.sink.fact(fact);
    }
}
