//! Printed totals beside the rows that they sum up.
//!
//! Never here: leaving totals out of the figures (`admit_row`), or totals without a label (`sums`).

use std::collections::BTreeMap;

use super::alike::{millionths, unit_name};
use super::survey::Survey;
use crate::matching::fold;
use crate::model::activity::Given;
use crate::model::columns::Field;
use crate::model::criteria::Heads;
use crate::model::inventory::{Inventory, InventoryRow};
use crate::model::quantity::Decimal;

/// A printed total that no sum of rows explains.
pub(super) struct WrongTotal<'a> {
    /// The row of the total.
    pub row: &'a InventoryRow,
    /// People or FTE.
    pub field: Field,
    /// What is printed.
    pub printed: Decimal,
    /// The sum of the rows: of the unit, where the total names one, else since the total before.
    pub sum: Decimal,
    /// The unit that the total names, where the table has several and it is one of them.
    pub unit: Option<&'a str>,
}

/// Totals before one that it may sum up together.
const MOST_BLOCKS: usize = 60;

/// Returns the printed totals that are wrong, in the order of the rows.
///
/// Right is: the sum of the rows since any total before, of those that follow up to the next one, of
/// the whole table, or of the unit that the total names. A total of people may be less than the sum
/// of activities' heads, where one person works on several.
pub(super) fn wrong_totals<'a>(survey: &Survey<'a>, tolerance: Decimal) -> Vec<WrongTotal<'a>> {
    let inventory = survey.inventory;
    let mut wrong = Vec::new();
    let mut start = 0;
    for totals in inventory.totals.chunk_by(|one, two| one.table == two.table) {
        let table = totals[0].table;
        start += inventory.rows[start..].partition_point(|row| row.table < table);
        let end = start + inventory.rows[start..].partition_point(|row| row.table == table);
        let rows = &inventory.rows[start..end];
        start = end;
        for field in [Field::Headcount, Field::Fte] {
            let overlap =
                field == Field::Headcount && survey.set.totals.heads == Heads::Overlapping;
            let sums = Sums::of(inventory, rows, field);
            let Some(sums) = sums else { continue };
            for place in 0..totals.len() {
                wrong.extend(sums.look(inventory, (totals, place), tolerance, overlap));
            }
        }
    }
    wrong.sort_by_key(|it| (it.row.table, it.row.row, it.field));
    wrong
}

/// Sums of a column of a table.
struct Sums<'a> {
    rows: &'a [InventoryRow],
    field: Field,
    /// Sum of the rows before each, and of all.
    before: Vec<i64>,
    /// Sums of units, by their folded names; empty where there is one only.
    units: BTreeMap<String, i64>,
}

impl<'a> Sums<'a> {
    /// Sums a column up; `None` where there is none, or some cell cannot be read.
    fn of(inventory: &Inventory, rows: &'a [InventoryRow], field: Field) -> Option<Self> {
        let stated = inventory.has(rows.first()?, field);
        if !stated
            || rows
                .iter()
                .any(|row| given(row, field) == Given::Unreadable)
        {
            return None;
        }
        let mut before = vec![0_i64];
        let mut units: BTreeMap<String, i64> = BTreeMap::new();
        for block in rows.chunk_by(|one, two| inventory.unit_of(one) == inventory.unit_of(two)) {
            let unit = units
                .entry(fold(unit_name(inventory, &block[0])))
                .or_default();
            for row in block {
                let number = millionths(given(row, field)).unwrap_or(0);
                *unit = unit.saturating_add(number);
                before.push(before[before.len() - 1].saturating_add(number));
            }
        }
        // Names that stand in the first row of a block only tell no unit's sum.
        if units.len() == 1 || units.contains_key("") {
            units.clear();
        }
        Some(Self {
            rows,
            field,
            before,
            units,
        })
    }

    fn sum(&self, from: usize, to: usize) -> i64 {
        self.before[to] - self.before[from]
    }

    /// Looks at the total at `place`.
    fn look(
        &self,
        inventory: &'a Inventory,
        (totals, place): (&'a [InventoryRow], usize),
        tolerance: Decimal,
        overlap: bool,
    ) -> Option<WrongTotal<'a>> {
        let total = &totals[place];
        let printed = given(total, self.field).known()?;
        let at = |total: &InventoryRow| self.rows.partition_point(|row| row.row < total.row);
        let here = at(total);
        let earlier = totals[..place].iter().rev().take(MOST_BLOCKS).map(at);
        let starts: Vec<usize> = earlier.chain([0]).collect();
        let next = totals.get(place + 1).map_or(self.rows.len(), at);
        let block = self.sum(starts[0], here);
        let name = unit_name(inventory, total);
        let of_unit = match name {
            "" => None,
            name => self.units.get(&fold(name)).copied(),
        };
        let mut sums: Vec<i64> = starts.iter().map(|from| self.sum(*from, here)).collect();
        sums.extend([self.sum(here, next), self.sum(0, self.rows.len())]);
        sums.extend(of_unit);
        let near = |sum: &i64| (sum - printed.millionths()).abs() <= tolerance.millionths();
        let sum = of_unit.unwrap_or(block);
        let fewer = overlap && printed.millionths() <= sum && self.holds(starts[0], here, printed);
        // A total of nothing: rows that a filter or a merge took away say nothing about it.
        if sums.iter().any(near) || fewer || sums.iter().all(|sum| *sum == 0) {
            return None;
        }
        Some(WrongTotal {
            row: total,
            field: self.field,
            printed,
            sum: Decimal::from_millionths(sum),
            unit: of_unit.is_some().then_some(name),
        })
    }

    /// Says whether every row of a block fits in a number of people.
    fn holds(&self, from: usize, to: usize, people: Decimal) -> bool {
        let numbers = self.rows[from..to].iter();
        let mut known = numbers.filter_map(|row| given(row, self.field).known());
        known.all(|number| number <= people)
    }
}

fn given(row: &InventoryRow, field: Field) -> Given {
    match field {
        Field::Fte => row.fte,
        _ => row.heads,
    }
}
