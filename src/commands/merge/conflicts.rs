//! Rows that say different things of one activity: each cell that differs is a fact.
//!
//! Never here: rows that stand twice and agree (`check`), or what a fact is called (`check::rules`).

use std::collections::BTreeMap;

use crate::commands::check::join::Rows;
use crate::fact::{Fact, FactKind, Place};
use crate::figures::units::Units;
use crate::matching::fold;
use crate::model::activity::Given;
use crate::model::answer::{Answer, CellAnswer, Unknown};
use crate::model::columns::{Direction, Field, Meaning};
use crate::model::inventory::{Inventory, InventoryRow};
use crate::origin::CellRef;

/// Finds every pair of rows of one activity (same unit and id, or same unit, process and name) and
/// notes the cells in which the later one differs: answers, and numbers that both state.
pub(super) fn facts(rows: &Rows<'_>, mut units: Units) -> Vec<Fact> {
    let inventory = rows.inventory;
    let mut by_key: BTreeMap<(usize, &str, String), usize> = BTreeMap::new();
    let mut facts = Vec::new();
    for (place, row) in inventory.rows.iter().enumerate() {
        let unit = inventory.as_draft(row, |draft| units.of_row(draft).0);
        let text = |id| fold(inventory.text(id));
        let name = match text(row.name) {
            name if name.is_empty() => name,
            name => format!("{} {name}", text(row.process)),
        };
        let mut earlier = None;
        for (kind, key) in [("id", text(row.id)), ("name", name)] {
            if key.is_empty() {
                continue;
            }
            let known = *by_key.entry((unit, kind, key)).or_insert(place);
            earlier = earlier.or((known != place).then_some(known));
        }
        if let Some(earlier) = earlier {
            compare(rows, &inventory.rows[earlier], row, &mut facts);
        }
    }
    facts
}

/// Notes where two rows of one activity differ.
fn compare(rows: &Rows<'_>, one: &InventoryRow, other: &InventoryRow, facts: &mut Vec<Fact>) {
    let inventory = rows.inventory;
    let numbers = [
        (Field::Headcount, one.heads, other.heads),
        (Field::Fte, one.fte, other.fte),
        (Field::Share, one.share, other.share),
    ];
    for (field, there, here) in numbers {
        let (Given::Known(there), Given::Known(here)) = (there, here) else {
            continue;
        };
        if there != here {
            let cells = [other, one].map(|row| inventory.cell(row, field));
            let fact = noted(rows, other, cells, (&here.to_string(), &there.to_string()));
            let fact = fact.with("what", "field").with("field", field.key());
            facts.push(fact.with("value", here.to_string()));
        }
    }
    let (there, here) = (stated(inventory, one), stated(inventory, other));
    for (key, here) in &here {
        let Some(there) = there.get(key) else {
            continue;
        };
        let words = (word(here.answer), word(there.answer));
        if words.0 == words.1 {
            continue;
        }
        let cells = [other.cell(here.column), one.cell(there.column)];
        let fact = noted(rows, other, cells, (&words.0, &words.1));
        let label = rows.set.items.get(usize::from(here.item));
        let label = label.map(|item| &item.label);
        facts.push(
            fact.with("what", "")
                .with("label_it", label.map_or("", |text| &text.it))
                .with("label_en", label.map_or("", |text| &text.en))
                .with("value", written(rows, here, cells[0])),
        );
    }
}

/// Makes the fact of two cells, the one here first: what they mean, and where the other stands.
fn noted(
    rows: &Rows<'_>,
    row: &InventoryRow,
    [here, there]: [CellRef; 2],
    (taken, other): (&str, &str),
) -> Fact {
    let inventory = rows.inventory;
    let id = if row.id.is_empty() { row.name } else { row.id };
    Fact::new(FactKind::RowsContradict, Place::Cell(here))
        .with("id", inventory.text(id))
        .with("taken", taken)
        .with("there", other)
        .with("file", rows.sources.file_of(there.table).path.as_str())
        .with("cell", rows.sources.cell(there))
        .beside(there)
}

/// Returns what a row answers, by item and by which of its columns: one for each assessor.
fn stated(inventory: &Inventory, row: &InventoryRow) -> BTreeMap<(u16, u16), CellAnswer> {
    let mut nth: BTreeMap<u16, u16> = BTreeMap::new();
    let mut stated = BTreeMap::new();
    for answer in inventory.answers(row) {
        let nth = nth.entry(answer.item).or_default();
        let said = !matches!(
            answer.answer,
            Answer::Unknown(Unknown::Blank | Unknown::NoColumn)
        );
        if said && answer.column != CellAnswer::NO_COLUMN {
            stated.insert((answer.item, *nth), *answer);
        }
        *nth += 1;
    }
    stated
}

/// Returns what an answer means, turned so that yes is good: the key of a word, or a number.
fn word(answer: Answer) -> String {
    match answer {
        Answer::Yes => "yes".to_owned(),
        Answer::No => "no".to_owned(),
        Answer::Partly => "partly".to_owned(),
        Answer::NotApplicable => "not applicable".to_owned(),
        Answer::Unknown(Unknown::Unreadable) => "not understood".to_owned(),
        Answer::Unknown(_) => "not known".to_owned(),
        Answer::Number(number) => number.to_string(),
        Answer::Share(share) => share.exact().to_short(4),
    }
}

/// Returns an answer as its cell says it: a question may ask the other way round.
fn written(rows: &Rows<'_>, answer: &CellAnswer, cell: CellRef) -> String {
    let header = rows.sources.table(cell.table).header(cell.column);
    let meanings = rows.spec.meanings(header.unwrap_or_default());
    let asks_bad = meanings
        .iter()
        .any(|meaning| matches!(meaning, Meaning::Item(_, Direction::YesIsBad)));
    let text = match (answer.answer, asks_bad) {
        (Answer::Yes, false) | (Answer::No, true) => "Sì",
        (Answer::No, false) | (Answer::Yes, true) => "No",
        (Answer::Partly, _) => "In parte",
        (Answer::NotApplicable, _) => "Non applicabile",
        (Answer::Unknown(Unknown::Unreadable), _) => "",
        (Answer::Unknown(_), _) => "Da verificare",
        (other, _) => return word(other),
    };
    text.to_owned()
}
