//! Which column is what: from header texts to fields and answers.
//!
//! Lives here: the specification that a command hands over, and the map of one table. Never
//! here: the vocabulary itself (`criteria::vocabulary`), or where the header stands (`header`).

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::fact::{Fact, FactKind, Place};
use crate::matching::fold_header;
use crate::model::activity::ColumnMap;
use crate::model::answer::AnswerShape;
use crate::model::columns::{Direction, Field, Meaning};
use crate::model::criteria::Repeated;
use crate::model::quantity::Ratio;
use crate::model::verdict::Outcome;
use crate::origin::CellRef;

/// What a written answer says, before the direction of its header is looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadAnswer {
    /// Yes.
    Yes,
    /// In part.
    Partly,
    /// No.
    No,
    /// The question does not apply.
    NotApplicable,
    /// The sheet says that it is not known.
    Unknown,
    /// An answer with a note beside it: read as the answer.
    WithNote(Box<ReadAnswer>),
    /// A share of 1, such as `60%`.
    Share(Ratio),
    /// Two answers in one cell.
    Multiple,
    /// It may mean two things, which the text names.
    Ambiguous(String),
    /// Not understood; the nearest answer that is.
    NotUnderstood(Option<String>),
}

/// The words that sheets use. A command makes them of the shared vocabulary and the
/// configuration, so that intake needs no other room.
pub trait Words {
    /// Reads a written answer.
    fn answer(&self, raw: &str) -> ReadAnswer;

    /// Reads a written verdict.
    fn verdict(&self, raw: &str) -> Option<Outcome>;

    /// Says whether a text is the label of a total.
    fn is_total(&self, raw: &str) -> bool;

    /// Says whether a text marks the row of an example.
    fn is_sample(&self, raw: &str) -> bool;

    /// Returns the known header nearest to a text.
    fn nearest_header(&self, raw: &str) -> Option<String>;
}

/// An item that columns can answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemSpec {
    /// Identifier in the set.
    pub id: String,
    /// The kind of answer.
    pub shape: AnswerShape,
    /// What several columns mean.
    pub repeated: Repeated,
}

/// What a command looks for in tables.
#[derive(Clone)]
pub struct ColumnSpec {
    /// Meanings by folded header. A house's own headers are among them, and win.
    pub headers: BTreeMap<String, Vec<Meaning>>,
    /// Items of the set in use, in its order.
    pub items: Vec<ItemSpec>,
    /// Fields that this kind of table has; others are passed over.
    pub fields: BTreeSet<Field>,
    /// At least one of these must be there.
    pub identity: Vec<Field>,
    /// Headers whose values a filter or a grouping asks for.
    pub watched: Vec<String>,
    /// Words of answers, verdicts, totals.
    pub words: Rc<dyn Words>,
}

impl std::fmt::Debug for ColumnSpec {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("ColumnSpec")
            .field("items", &self.items)
            .field("fields", &self.fields)
            .finish_non_exhaustive()
    }
}

impl ColumnSpec {
    /// Returns what a header means, in the kind of table that is looked for.
    #[must_use]
    pub fn meanings(&self, header: &str) -> &[Meaning] {
        let found = self
            .headers
            .get(&fold_header(header))
            .map_or(&[][..], Vec::as_slice);
        let wanted = found.iter().any(|meaning| match meaning {
            Meaning::Field(field) => self.fields.contains(field),
            Meaning::Item(..) | Meaning::Ask(_) => !self.items.is_empty(),
            Meaning::Ignore => true,
        });
        if wanted { found } else { &[] }
    }

    /// Says whether a text is a header that means something here.
    #[must_use]
    pub fn knows(&self, header: &str) -> bool {
        !self.meanings(header).is_empty()
            || self
                .watched
                .iter()
                .any(|watched| fold_header(watched) == fold_header(header))
    }

    fn item(&self, id: &str) -> Option<u16> {
        let place = self.items.iter().position(|item| item.id == id)?;
        u16::try_from(place).ok()
    }
}

/// A header cell, after two-row headers were joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeaderCell {
    /// Column from 0.
    pub column: u16,
    /// Text as shown: both rows, where both count.
    pub text: String,
    /// Text that is looked up.
    pub lookup: String,
    /// Part of a pair SI | NO under one header.
    pub paired: Option<PairedAnswer>,
}

/// What an x means in a column of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PairedAnswer {
    /// Yes.
    Yes,
    /// No.
    No,
    /// In part.
    Partly,
}

/// The columns that answer an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerColumn {
    /// The item, by its place in the set.
    pub item: u16,
    /// The column; of a pair the first.
    pub column: u16,
    /// Which way the header asks.
    pub direction: Direction,
    /// Columns of a pair with what an x in each means; empty for a single column.
    pub pair: Vec<(u16, PairedAnswer)>,
}

/// Which column is what, in one table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TableColumns {
    /// Fields and items, for addresses.
    pub map: ColumnMap,
    /// Answers, ascending by item, then column.
    pub answers: Vec<AnswerColumn>,
    /// Column of each watched header.
    pub watched: Vec<Option<u16>>,
    /// The last column that is wanted.
    pub last: u16,
    /// Header of the name or the id, for telling a repeated header.
    pub name_header: Option<(u16, String)>,
}

/// Assigns columns to fields and items, and says what was unclear.
#[must_use]
pub fn assign(
    spec: &ColumnSpec,
    table: u32,
    header_row: u32,
    cells: &[HeaderCell],
) -> (TableColumns, Vec<Fact>) {
    let mut assigner = Assigner {
        spec,
        table,
        header_row,
        facts: Vec::new(),
        fields: BTreeMap::new(),
    };
    let mut claims: Vec<AnswerColumn> = Vec::new();
    for cell in cells {
        assigner.cell(cell, &mut claims);
    }
    let answers = assigner.settle(claims);
    assigner.missing_items(&answers);
    let watched: Vec<Option<u16>> = spec
        .watched
        .iter()
        .map(|wanted| {
            let wanted = fold_header(wanted);
            cells
                .iter()
                .find(|cell| fold_header(&cell.text) == wanted)
                .map(|cell| cell.column)
        })
        .collect();
    let fields: Vec<(Field, u16)> = assigner.fields.into_iter().collect();
    let map = ColumnMap {
        fields,
        answers: answers
            .iter()
            .map(|answer| (answer.item, answer.column))
            .collect(),
    };
    let last = map
        .fields
        .iter()
        .map(|(_, column)| *column)
        .chain(answers.iter().flat_map(|answer| {
            answer
                .pair
                .iter()
                .map(|(column, _)| *column)
                .chain([answer.column])
        }))
        .chain(watched.iter().flatten().copied())
        .max()
        .unwrap_or(0);
    let name_column = map.field(Field::Name).or_else(|| map.field(Field::Id));
    let name_header = name_column.and_then(|column| {
        cells
            .iter()
            .find(|cell| cell.column == column)
            .map(|cell| (column, cell.lookup.clone()))
    });
    (
        TableColumns {
            map,
            answers,
            watched,
            last,
            name_header,
        },
        assigner.facts,
    )
}

struct Assigner<'a> {
    spec: &'a ColumnSpec,
    table: u32,
    header_row: u32,
    facts: Vec<Fact>,
    fields: BTreeMap<Field, u16>,
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
        let meanings = self.spec.meanings(&cell.lookup).to_vec();
        if meanings.is_empty() {
            self.unknown(cell);
        }
        for meaning in meanings {
            match meaning {
                Meaning::Field(field) => self.field(field, cell),
                Meaning::Item(id, direction) => match self.spec.item(&id) {
                    Some(item) => self.claim(item, direction, cell, claims),
                    None if self.spec.items.is_empty() => {}
                    None => self.unused(&id, cell),
                },
                Meaning::Ask(items) => self.ask(&items, cell),
                Meaning::Ignore => {}
            }
        }
    }

    fn unknown(&mut self, cell: &HeaderCell) {
        let watched = self
            .spec
            .watched
            .iter()
            .any(|it| fold_header(it) == fold_header(&cell.text));
        if watched || self.spec.items.is_empty() {
            return;
        }
        let mut fact = Fact::new(
            FactKind::UnknownColumn,
            Place::Cell(self.place(cell.column)),
        )
        .with("header", &cell.text)
        .with(
            "line",
            format!("\"{}\" = \"notes\"", toml_text(&cell.lookup)),
        );
        if let Some(nearest) = self.spec.words.nearest_header(&cell.lookup) {
            fact = fact.with("nearest", nearest);
        }
        self.facts.push(fact);
    }

    fn unused(&mut self, id: &str, cell: &HeaderCell) {
        self.facts.push(
            Fact::new(
                FactKind::UnusedCriterion,
                Place::Cell(self.place(cell.column)),
            )
            .with("header", &cell.text)
            .with("item", id),
        );
    }

    fn ask(&mut self, items: &[String], cell: &HeaderCell) {
        if self.spec.items.is_empty() {
            return;
        }
        let item = items.first().map_or("individual", String::as_str);
        let header = toml_text(&cell.lookup);
        self.facts.push(
            Fact::new(
                FactKind::HeaderDirectionUnknown,
                Place::Cell(self.place(cell.column)),
            )
            .with("header", &cell.text)
            .with("items", items.join(", "))
            .with(
                "line",
                format!("\"{header}\" = \"+{item}\"   # \"-{item}\", \"notes\""),
            ),
        );
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
        match self.fields.get(&field) {
            None => {
                self.fields.insert(field, cell.column);
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

    fn claim(
        &mut self,
        item: u16,
        direction: Direction,
        cell: &HeaderCell,
        claims: &mut Vec<AnswerColumn>,
    ) {
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
    fn settle(&mut self, claims: Vec<AnswerColumn>) -> Vec<AnswerColumn> {
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

    fn missing_items(&mut self, answers: &[AnswerColumn]) {
        for (place, item) in self.spec.items.iter().enumerate() {
            if answers
                .iter()
                .all(|answer| usize::from(answer.item) != place)
            {
                self.facts.push(
                    Fact::new(FactKind::MissingColumn, Place::Sheet(self.table))
                        .with("item", &item.id),
                );
            }
        }
    }
}

/// Escapes a text for a TOML key in quotes.
fn toml_text(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace('"', "\\\"")
        .replace(['\n', '\r', '\t'], " ")
}
