//! Printed totals beside the rows that they sum up.
//!
//! Never here: leaving totals out of the figures (`admit_row`), or totals without a label (`sums`).

use super::alike::millionths;
use super::survey::Survey;
use super::unit_totals::UnitSums;
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
/// the whole table, or of the unit that the total's cell names. Where its label names one, as in
/// *Totale Settore Tributi*, that unit's sum alone. A total of people may be less than the sum of
/// activities' heads, where one person works on several.
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
                if is_mean(inventory, &totals[place]) {
                    continue;
                }
                wrong.extend(sums.look(inventory, (totals, place), tolerance, overlap));
            }
        }
    }
    wrong.sort_by_key(|it| (it.row.table, it.row.row, it.field));
    wrong
}

/// Says whether a row below the data says what its rows have on the mean, and sums up nothing.
fn is_mean(inventory: &Inventory, row: &InventoryRow) -> bool {
    // First words: the sum of a middle school (`Totale scuola media`) is a sum.
    const MEANS: [&str; 6] = [
        "media ",
        "medie ",
        "valore medio ",
        "average ",
        "mean ",
        "overall average ",
    ];
    let labels = [row.id, row.name, row.process, row.unit];
    labels.iter().any(|text| {
        let label = fold(inventory.text(*text)) + " ";
        MEANS.iter().any(|mean| label.starts_with(mean))
    })
}

/// Sums of a column of a table.
struct Sums<'a> {
    rows: &'a [InventoryRow],
    field: Field,
    /// Sum of the rows before each, and of all.
    before: Vec<i64>,
    /// Sums of units.
    units: UnitSums,
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
        let mut units = UnitSums::default();
        let stated = |row: &InventoryRow| {
            let unit = (row.unit_code, row.unit);
            (unit, (row.sub_unit_code, row.sub_unit))
        };
        for block in rows.chunk_by(|one, two| stated(one) == stated(two)) {
            let mut of_block = 0_i64;
            for row in block {
                let number = millionths(given(row, field)).unwrap_or(0);
                of_block = of_block.saturating_add(number);
                before.push(before[before.len() - 1].saturating_add(number));
            }
            units.add(inventory, &block[0], of_block);
        }
        let names = |row: &InventoryRow| {
            let (unit, part) = stated(row);
            (unit == Default::default(), part == Default::default())
        };
        units.end(rows.iter().any(|row| names(row) != names(&rows[0])));
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
        let labelled = self.units.labelled(inventory, total);
        let of_unit = labelled.or_else(|| self.units.stated(inventory, total));
        let mut sums: Vec<i64> = starts.iter().map(|from| self.sum(*from, here)).collect();
        sums.extend([self.sum(here, next), self.sum(0, self.rows.len())]);
        if labelled.is_some() {
            sums.clear();
        }
        sums.extend(of_unit.map(|(_, sum)| sum));
        let near = |sum: &i64| (sum - printed.millionths()).abs() <= tolerance.millionths();
        let sum = of_unit.map_or(block, |(_, sum)| sum);
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
            unit: of_unit.map(|(name, _)| name),
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
