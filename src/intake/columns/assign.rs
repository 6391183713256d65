//! The columns of one table given to fields and items; what was unclear becomes a fact.

mod missing;
mod rivals;
mod unclear;

use std::collections::{BTreeMap, BTreeSet};

use crate::fact::{Fact, FactKind, Place};
use crate::intake::columns::doubts::Doubts;
use crate::intake::columns::rivals::{Rivals, find as find_rivals};
use crate::intake::columns::{
    AnswerColumn, ColumnSpec, HeaderCell, PairedAnswer, Probe, TableColumns, guess,
};
use crate::matching::fold_header;
use crate::model::activity::ColumnMap;
use crate::model::columns::{Direction, Field, Meaning};
use crate::model::criteria::Repeated;
use crate::origin::CellRef;

/// Assigns columns to fields and items, and says what was unclear.
#[must_use]
pub fn assign(
    spec: &ColumnSpec,
    table: u32,
    header_row: u32,
    cells: &[HeaderCell],
) -> (TableColumns, Vec<Fact>) {
    let lone_unit = guess::lone_unit(spec, cells);
    let mut assigner = Assigner {
        spec,
        table,
        header_row,
        facts: Vec::new(),
        fields: BTreeMap::new(),
        asked: BTreeSet::new(),
        unknown: Vec::new(),
        lone_unit,
        chosen: Vec::new(),
        rivals: find_rivals(spec, cells, lone_unit),
        doubts: Doubts::default(),
    };
    let mut claims: Vec<AnswerColumn> = Vec::new();
    for cell in cells {
        assigner.cell(cell, &mut claims);
    }
    let answers = assigner.settle(&claims);
    assigner.missing_items(&answers);
    assigner.missing_name(cells);
    assigner.join_twice(cells);
    assigner.note_rivals(cells);
    assigner.settle_doubts(&answers);
    let watched = watched(spec, cells);
    let map = column_map(assigner.fields, &answers);
    let chosen = assigner.chosen;
    let crossed = chosen.iter().map(|(_, column, _)| *column);
    let last = last_column(&map, &answers, &watched).max(crossed.max().unwrap_or(0));
    let name_header = name_header(&map, cells);
    let probes = probes(&map, &answers);
    let unit_is_part = assigner.lone_unit.is_some();
    (
        TableColumns {
            map,
            answers,
            chosen,
            watched,
            last,
            fields: 0,
            name_header,
            unit_is_part,
            probes,
            doubts: assigner.doubts,
        },
        assigner.facts,
    )
}

/// Says which column is which field, and which answers an item.
fn column_map(fields: BTreeMap<Field, u16>, answers: &[AnswerColumn]) -> ColumnMap {
    ColumnMap {
        fields: fields.into_iter().collect(),
        answers: answers
            .iter()
            .map(|answer| (answer.item, answer.column))
            .collect(),
        beside: answers.iter().flat_map(beside).collect(),
    }
}

/// Returns the columns of a pair but the first, with their item.
fn beside(answer: &AnswerColumn) -> impl Iterator<Item = (u16, u16)> {
    let pair = answer.pair.iter().map(|(column, _)| *column);
    let others = pair.filter(|column| *column != answer.column);
    others.map(|column| (answer.item, column))
}

/// Returns the column of each header that somebody watches, where there is one.
fn watched(spec: &ColumnSpec, cells: &[HeaderCell]) -> Vec<Option<u16>> {
    let column = |wanted: &String| {
        let wanted = fold_header(wanted);
        let mut cells = cells.iter();
        let found = cells.find(|cell| fold_header(&cell.text) == wanted);
        found.map(|cell| cell.column)
    };
    spec.watched.iter().map(column).collect()
}

/// Returns the last column that is read.
fn last_column(map: &ColumnMap, answers: &[AnswerColumn], watched: &[Option<u16>]) -> u16 {
    let fields = map.fields.iter().map(|(_, column)| *column);
    let answers = answers.iter().flat_map(|answer| {
        let pair = answer.pair.iter().map(|(column, _)| *column);
        pair.chain([answer.column])
    });
    let all = fields
        .chain(answers)
        .chain(watched.iter().flatten().copied());
    all.max().unwrap_or(0)
}

/// Returns the column that names a row, with its header.
fn name_header(map: &ColumnMap, cells: &[HeaderCell]) -> Option<(u16, String)> {
    let column = [Field::Name, Field::Id, Field::PersonId]
        .into_iter()
        .find_map(|field| map.field(field))?;
    let header = cells.iter().find(|cell| cell.column == column)?;
    Some((column, header.lookup.clone()))
}

/// Returns the columns whose content shows a header soonest: an answer, and a number.
fn probes(map: &ColumnMap, answers: &[AnswerColumn]) -> Vec<Probe> {
    const NUMBERS: [Field; 4] = [Field::Headcount, Field::Fte, Field::Women, Field::Weight];
    let number = NUMBERS.iter().find_map(|field| map.field(*field));
    let answer = answers.first().map(|answer| Probe {
        column: answer.column,
        // `Sì` has three bytes, and no other answer is as frequent.
        from_length: 4,
    });
    let number = number.map(|column| Probe {
        column,
        from_length: 1,
    });
    answer.into_iter().chain(number).collect()
}

/// So many columns to the left may the first answer to a question stand: SI | NO | IN PARTE.
const MOST_CHOICES: u16 = 2;

struct Assigner<'a> {
    spec: &'a ColumnSpec,
    table: u32,
    header_row: u32,
    facts: Vec<Fact>,
    fields: BTreeMap<Field, u16>,
    /// Items that a header may speak of, which is asked about.
    asked: BTreeSet<String>,
    /// Headers that are not known: place of the fact, place of the header, its text for lookups.
    unknown: Vec<(usize, CellRef, String)>,
    /// The column *unità*, where no other names the unit that it would be a part of.
    lone_unit: Option<u16>,
    /// Columns of which a cross chooses a verdict.
    chosen: Vec<(Field, u16, PairedAnswer)>,
    /// Columns that may be the same thing.
    rivals: Rivals,
    doubts: Doubts,
}

impl Assigner<'_> {
    fn place(&self, column: u16) -> CellRef {
        CellRef {
            table: self.table,
            row: self.header_row,
            column,
        }
    }

    fn cell(&mut self, cell: &HeaderCell, claims: &mut Vec<AnswerColumn>) {
        if cell.text.trim().is_empty() {
            return;
        }
        let is_set_aside = self.rivals.aside.contains(&cell.column);
        if is_set_aside || self.rivals.middle.contains(&cell.column) {
            return;
        }
        let meanings = self.spec.meanings(&cell.lookup).to_vec();
        if meanings.is_empty() {
            match guess::combined(self.spec, &cell.lookup).as_slice() {
                [] => self.unknown(cell),
                several => self.ask_which(several, cell),
            }
        }
        for meaning in meanings {
            match meaning {
                Meaning::Field(_) if self.lone_unit == Some(cell.column) => {
                    self.field(Field::Unit, cell);
                }
                Meaning::Field(field) => {
                    let level = self.rivals.levels.get(&cell.column).copied();
                    self.field(level.unwrap_or(field), cell);
                }
                Meaning::Item(id, direction) => match self.spec.item(&id) {
                    Some(item) => Self::claim(item, direction, cell, claims),
                    None if self.spec.items.is_empty() => {}
                    None => self.unused(&id, cell),
                },
                // Nothing says that it is an answer: a reason, a rank, a staff number.
                Meaning::Ask(items) if items.is_empty() => self.unknown(cell),
                Meaning::Ask(items) => self.ask(&items, cell),
                Meaning::Ignore => {}
            }
        }
    }

    /// Gives a column to a field. A second column for the unit is a part of the unit.
    fn field(&mut self, field: Field, cell: &HeaderCell) {
        if !self.spec.fields.contains(&field) {
            return;
        }
        let below = match field {
            Field::Unit => Some(Field::SubUnit),
            Field::UnitCode => Some(Field::SubUnitCode),
            _ => None,
        };
        let field = match below {
            Some(below)
                if self.fields.contains_key(&field) && !self.fields.contains_key(&below) =>
            {
                below
            }
            _ => field,
        };
        let is_verdict = matches!(
            field,
            Field::DeclaredVerdict | Field::OverrideVerdict | Field::AgreedVerdict
        );
        if let (true, Some(answer)) = (is_verdict, cell.paired) {
            self.chosen.push((field, cell.column, answer));
        }
        match self.fields.get(&field) {
            None => {
                self.fields.insert(field, cell.column);
            }
            // `SI` and `NO` under one header are no two columns of it.
            Some(first) if cell.paired.is_some() && first.abs_diff(cell.column) <= MOST_CHOICES => {
            }
            Some(first) => {
                let first = self.place(*first);
                self.duplicate(field.key(), cell, first);
            }
        }
    }

    fn duplicate(&mut self, field: &str, cell: &HeaderCell, first: CellRef) {
        self.facts.push(
            Fact::new(
                FactKind::DuplicateColumn,
                Place::Cell(self.place(cell.column)),
            )
            .with("header", &cell.text)
            .with("field", field)
            .beside(first),
        );
    }

    fn claim(item: u16, direction: Direction, cell: &HeaderCell, claims: &mut Vec<AnswerColumn>) {
        if let Some(answer) = cell.paired {
            let open = claims.iter_mut().rev().find(|claim| {
                claim.item == item
                    && !claim.pair.is_empty()
                    && claim.pair.iter().all(|(_, known)| *known != answer)
            });
            match open {
                Some(claim) => claim.pair.push((cell.column, answer)),
                None => claims.push(AnswerColumn {
                    item,
                    column: cell.column,
                    direction,
                    pair: vec![(cell.column, answer)],
                }),
            }
            return;
        }
        claims.push(AnswerColumn {
            item,
            column: cell.column,
            direction,
            pair: Vec::new(),
        });
    }

    /// Leaves each item its columns: all where several assessors answer, else the one that
    /// speaks of this item alone, else the first, with a fact.
    fn settle(&mut self, claims: &[AnswerColumn]) -> Vec<AnswerColumn> {
        let mut settled = Vec::new();
        for (place, item) in self.spec.items.iter().enumerate() {
            let place = u16::try_from(place).unwrap_or(u16::MAX);
            let mine: Vec<&AnswerColumn> =
                claims.iter().filter(|claim| claim.item == place).collect();
            if mine.len() < 2 || item.repeated == Repeated::Mean {
                settled.extend(mine.into_iter().cloned());
                continue;
            }
            let alone = |claim: &&AnswerColumn| {
                claims
                    .iter()
                    .filter(|other| other.column == claim.column)
                    .count()
                    == 1
            };
            let special: Vec<&AnswerColumn> =
                mine.iter().copied().filter(|claim| alone(claim)).collect();
            let candidates = if special.is_empty() { mine } else { special };
            for surplus in candidates.iter().skip(1) {
                let fact = Fact::new(
                    FactKind::DuplicateColumn,
                    Place::Cell(self.place(surplus.column)),
                )
                .with("header", "")
                .with("field", &item.id)
                .beside(self.place(candidates[0].column));
                self.facts.push(fact);
            }
            settled.push(candidates[0].clone());
        }
        settled
    }
}

/// Escapes a text for a TOML key in quotes.
pub(in crate::intake) fn toml_text(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace('"', "\\\"")
        .replace(['\n', '\r', '\t'], " ")
}
