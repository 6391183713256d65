//! Next year's inventory from last year's and this year's submissions: who is who, what stays,
//! what is old, what has ended.
//!
//! Pure: forms in, rows and a list of changes out. Never here: reading and writing forms, which
//! unit became which (`structure`), or how alike two names are (`matching::pairing`).

mod changes;
mod ended;
mod ids;
mod overrides;
mod pairs;

use std::collections::{BTreeMap, BTreeSet};

pub use self::changes::{Change, Kind};
use self::changes::{change, name_ids, pair_changes, said_changes};
use self::ended::Said;
use self::ids::Ids;
use self::pairs::Found;
pub use self::pairs::{Decision, Unfit};
use crate::figures::identity::derived_id;
use crate::matching::pairing::PairedBy;
use crate::model::columns::Field;
use crate::model::form::{Asks, Form, FormCell, FormRow};
use crate::model::quantity::Decimal;

/// The rows of a year, with where they stand today.
#[derive(Debug, Clone, Copy)]
pub struct Year<'a> {
    /// The rows. All forms of an update have the same columns.
    pub form: &'a Form,
    /// The unit of each row, as it is called this year; the same text in all forms.
    pub units: &'a [String],
    /// What people call the unit of each row.
    pub shown: &'a [String],
    /// What figures of its year called it: derived ids come from that.
    pub known: &'a [String],
    /// Who sends in the row of each unit: its directorate.
    pub bodies: &'a [String],
}

/// What an update starts from.
#[derive(Debug, Clone, Copy)]
pub struct Start<'a> {
    /// Last year's inventory, or what an earlier update of this year made.
    pub old: Year<'a>,
    /// This year's submissions.
    pub new: Year<'a>,
    /// Activities that had ended before.
    pub ceased: Year<'a>,
    /// Of each column, whether this year's submissions have it.
    pub asked: &'a [bool],
    /// The year of the submissions.
    pub year: i32,
    /// The column that says of which year the answers are.
    pub year_column: usize,
    /// The column that says of which year an override is.
    pub override_year: usize,
    /// Of each of this year's rows, whether its office says that the activity has ended.
    pub said_ended: &'a [bool],
    /// What a person said of pairs, and of what is said to have ended.
    pub decisions: &'a [Decision],
    /// Thousandths of score from which on a pair that nobody confirmed is taken.
    pub sure: u32,
}

/// What an update made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Updated {
    /// The rows of the inventory.
    pub rows: Vec<FormRow>,
    /// Rows of activities that have ended since.
    pub ceased: Vec<FormRow>,
    /// Places in the list of what had ended of activities that are back.
    pub back: BTreeSet<usize>,
    /// What changed, in the order of the rows; what has ended comes last.
    pub changes: Vec<Change>,
    /// Decisions that came to nothing, by their places, and why.
    pub unfit: BTreeMap<usize, Unfit>,
}

/// A row of the inventory on its way.
struct Next {
    /// Where it stands among last year's rows; `None`: new.
    old: Option<usize>,
    new: Option<usize>,
    unit: String,
    row: FormRow,
}

/// Makes the inventory. Ids of activities that are found again never change; every row of either
/// year stands in the inventory or, if its body sent others, among what has ended. What an earlier
/// update of this year made, made again of the same submissions, stays as it is.
#[must_use]
pub fn update(start: &Start<'_>) -> Updated {
    let mut said = Said::of(start);
    let found = pairs::find(start, &mut said);
    let mut ids = Ids::of(start);
    let mut next = Vec::new();
    let mut updated = Updated::default();
    let heard: BTreeSet<&str> = start.new.bodies.iter().map(String::as_str).collect();
    for old in 0..start.old.form.rows.len() {
        if let Some(pair) = found.pair_of_old(old) {
            let kept = kept(start, old, pair.now, &mut ids);
            if said.agreed.contains(&pair.now) {
                updated.ceased.push(kept.row);
            } else {
                next.push(kept);
            }
        } else if heard.contains(start.old.bodies[old].as_str()) {
            updated.ceased.push(with_id(start, old, &mut ids));
            updated.changes.push(change(Kind::Ceased, Some(old), None));
        } else {
            let mut row = with_id(start, old, &mut ids);
            let of = year_of(start, &row).unwrap_or(start.year - 1);
            set_year(&mut row, start.year_column, of);
            overrides::keep(start, &mut row);
            updated.changes.push(change(Kind::Stale, Some(old), None));
            next.push(Next {
                old: Some(old),
                new: None,
                unit: start.old.units[old].clone(),
                row,
            });
        }
    }
    add(start, (&found, &said), &mut ids, (&mut next, &mut updated));
    updated.changes.extend(pair_changes(start, &found));
    updated.changes.extend(said_changes(&said, &found));
    in_order(&mut next);
    name_ids(start, &next, &mut updated.changes);
    updated.unfit = found.unfit;
    updated.unfit.extend(said.unfit);
    updated.rows = next.into_iter().map(|next| next.row).collect();
    updated
}

/// Adds this year's rows that have no pair: what is new, and what had ended and is back.
fn add(
    start: &Start<'_>,
    (found, said): (&Found, &Said),
    ids: &mut Ids,
    (next, updated): (&mut Vec<Next>, &mut Updated),
) {
    for new in added_in_order(start, found, &said.listed) {
        let back = found
            .back
            .iter()
            .find(|(_, now)| *now == new)
            .map(|(old, _)| *old);
        updated.back.extend(back);
        let mut row = start.new.form.rows[new].clone();
        let id = ids.of_new(start, new, back);
        set_text(start, &mut row, Field::Id, id);
        set_year(&mut row, start.year_column, start.year);
        overrides::mark(start, &mut row, None);
        if said.agreed.contains(&new) {
            updated.ceased.push(row);
            continue;
        }
        let kind = if back.is_some() {
            Kind::Back
        } else {
            Kind::New
        };
        updated.changes.push(change(kind, back, Some(new)));
        next.push(Next {
            old: None,
            new: Some(new),
            unit: start.new.units[new].clone(),
            row,
        });
    }
}

/// Returns the row of an activity that is found again: this year's cells under last year's id.
fn kept(start: &Start<'_>, old: usize, new: usize, ids: &mut Ids) -> Next {
    let before = &start.old.form.rows[old];
    let mut row = start.new.form.rows[new].clone();
    // A part of a unit says something beside that unit alone.
    let same = |field| {
        let [was, is] = [(&start.old, old), (&start.new, new)]
            .map(|(year, at)| pairs::folded(year.form, at, field));
        !is.is_empty() && was == is
    };
    let stays = start.old.units[old] == start.new.units[new]
        && [Field::UnitCode, Field::Unit].into_iter().any(same);
    for (at, column) in start.new.form.columns.iter().enumerate() {
        // A column that nobody asked for this year keeps what it said, but for where a row stands.
        let place = matches!(
            column.asks,
            Asks::Field(Field::UnitCode | Field::Unit | Field::SubUnitCode | Field::SubUnit)
        );
        if !start.asked[at] && (stays || !place) && row.cells[at] == FormCell::Empty {
            row.cells[at] = before.cells[at].clone();
        }
    }
    let id = ids.of_old(start, old, Some(new));
    set_text(start, &mut row, Field::Id, id);
    set_year(&mut row, start.year_column, start.year);
    overrides::mark(start, &mut row, Some(before));
    Next {
        old: Some(old),
        new: Some(new),
        unit: start.new.units[new].clone(),
        row,
    }
}

fn with_id(start: &Start<'_>, old: usize, ids: &mut Ids) -> FormRow {
    let mut row = start.old.form.rows[old].clone();
    let id = ids.of_old(start, old, None);
    set_text(start, &mut row, Field::Id, id);
    row
}

/// Returns this year's rows without a pair in an order that does not depend on theirs.
fn added_in_order(start: &Start<'_>, found: &Found, listed: &BTreeMap<usize, usize>) -> Vec<usize> {
    let form = start.new.form;
    let mut added: Vec<usize> = (0..form.rows.len())
        .filter(|new| found.pair_of_new(*new).is_none() && !listed.contains_key(new))
        .collect();
    added.sort_by_key(|new| {
        let row = &form.rows[*new];
        let texts = [Field::Name, Field::Process, Field::Id].map(|it| form.text(row, it));
        (start.new.units[*new].as_str(), texts)
    });
    added
}

/// Puts what is new behind the rows of its unit; what is old stays where it stood.
fn in_order(next: &mut [Next]) {
    let mut last: BTreeMap<String, usize> = BTreeMap::new();
    for row in next.iter() {
        if let Some(old) = row.old {
            let slot = last.entry(row.unit.clone()).or_default();
            *slot = old.max(*slot);
        }
    }
    next.sort_by_key(|row| match row.old {
        Some(old) => (old, false),
        None => (last.get(&row.unit).copied().unwrap_or(usize::MAX), true),
    });
}

fn set_text(start: &Start<'_>, row: &mut FormRow, field: Field, text: String) {
    if let Some(at) = start.new.form.column(Asks::Field(field)) {
        row.cells[at] = if text.is_empty() {
            FormCell::Empty
        } else {
            FormCell::Text(text)
        };
    }
}

fn set_year(row: &mut FormRow, at: usize, year: i32) {
    row.cells[at] = FormCell::Number(Decimal::from_millionths(i64::from(year) * 1_000_000));
}

/// Returns the year that the answers of a row are of, where it says so.
fn year_of(start: &Start<'_>, row: &FormRow) -> Option<i32> {
    year_in(row.cells.get(start.year_column)?)
}

/// Reads a year in a cell.
#[must_use]
pub fn year_in(cell: &FormCell) -> Option<i32> {
    let number = match cell {
        FormCell::Number(number) => *number,
        FormCell::Text(text) => Decimal::parse(text.trim())?,
        FormCell::Empty | FormCell::Answer(_) => return None,
    };
    let year = i32::try_from(number.millionths() / 1_000_000).ok()?;
    (number.is_whole() && (1..=9_999).contains(&year)).then_some(year)
}

/// Says whether an earlier update of a year made these rows.
#[must_use]
pub fn is_updated(form: &Form, year_column: Option<usize>, year: i32) -> bool {
    year_column.is_some_and(|at| {
        form.rows
            .iter()
            .any(|row| year_in(&row.cells[at]) == Some(year))
    })
}

/// Says whether a pair asks for a person's look.
fn is_plain(by: PairedBy) -> bool {
    by == PairedBy::Name
}

/// Returns the id that an activity without one is known by.
fn derived(year: &Year<'_>, place: usize) -> String {
    let (form, row) = (year.form, &year.form.rows[place]);
    derived_id(
        &year.known[place],
        form.text(row, Field::Process),
        form.text(row, Field::Name),
    )
}

#[cfg(test)]
mod tests;
