//! OpenDocument spreadsheets, patched where they lie.
//!
//! Lives here: rows and cells that stand for many, taken apart where one of them changes. Never
//! here: zip (`package`), what a cell holds (`cell`).

mod cell;
mod table;

use std::collections::BTreeMap;

use self::cell::{content, emptied, rewritten};
use self::table::{CellAt, Row, rows};
use super::package::Package;
use super::plan::{RowPlan, SheetPlan, by_sheet, leave_all, mended, mended_number};
use super::xml::Splices;
use super::{Bounds, Change, Edit, Left, Mended, Refused, Why};

const CONTENT: &str = "content.xml";
const MANIFEST: &str = "META-INF/manifest.xml";

/// Makes the edits of a spreadsheet.
pub(super) fn fix(bytes: &[u8], edits: &[Edit<'_>], bounds: &Bounds) -> Result<Mended, Refused> {
    let mut package = Package::open(bytes, bounds)?;
    if package.has(MANIFEST) && package.read(MANIFEST)?.contains("encryption-data") {
        return Err(Refused::Encrypted);
    }
    let text = package.read(CONTENT)?;
    let wrong = |detail| Refused::Shape {
        part: CONTENT.to_owned(),
        detail,
    };
    let plans = by_sheet(edits);
    let mut patch = Patch {
        text: &text,
        splices: Splices::default(),
        numbers: numbers(&text, &plans).map_err(wrong)?,
        changes: Vec::new(),
        left: Vec::new(),
    };
    let mut met: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    let mut failed = None;
    rows(&text, |sheet, row| {
        let Some(plan) = plans.get(&Some(sheet.to_owned())) else {
            return;
        };
        let met = met.entry(sheet.to_owned()).or_default();
        let planned: Vec<(u32, &RowPlan<'_>)> = plan
            .range(row.first()..=row.last())
            .map(|(number, plan)| (*number, plan))
            .collect();
        met.extend(planned.iter().map(|(number, _)| *number));
        if let Err(error) = patch.row(sheet, row, &planned) {
            failed = Some(error);
        }
    })
    .map_err(wrong)?;
    failed.map_or(Ok(()), |error| Err(wrong(error)))?;
    leave_unmet(&plans, &met, &mut patch.left);
    let bytes = if patch.changes.is_empty() {
        bytes.to_vec()
    } else {
        package.write(CONTENT, patch.splices.apply(&text));
        package.finish()?
    };
    Ok(Mended {
        bytes,
        changes: patch.changes,
        left: patch.left,
    })
}

/// Says which edits found no row, or not even a sheet.
fn leave_unmet(plans: &Plans<'_>, met: &BTreeMap<String, Vec<u32>>, left: &mut Vec<Left>) {
    for (sheet, plan) in plans {
        let name = sheet.as_deref();
        match name.and_then(|name| met.get(name)) {
            None => leave_all(plan, name, Why::NoSheet, left),
            Some(met) => {
                for (row, edits) in plan.iter().filter(|(row, _)| !met.contains(row)) {
                    edits.leave(name, *row, Why::NoRow, left);
                }
            }
        }
    }
}

/// What is to be done in each sheet.
type Plans<'a> = BTreeMap<Option<String>, SheetPlan<'a>>;

/// For each sheet and column, how many more cells hold a number than do not.
type Numbers = BTreeMap<(String, u16), i64>;

/// Looks at the columns in which cells change: a new text is a number where most others are.
fn numbers(text: &str, plans: &Plans<'_>) -> Result<Numbers, &'static str> {
    let mut numbers = Numbers::new();
    for (sheet, plan) in plans {
        for column in plan.values().flat_map(|row| row.cells.keys()) {
            numbers.insert((sheet.clone().unwrap_or_default(), *column), 0);
        }
    }
    rows(text, |sheet, row| {
        let columns = (sheet.to_owned(), 0)..=(sheet.to_owned(), u16::MAX);
        for ((_, column), count) in numbers.range_mut(columns) {
            let cell = row.cell(*column);
            let kind = cell.and_then(|cell| cell.tag.get("value-type"));
            *count += match kind.as_deref() {
                None => 0,
                Some("float" | "percentage" | "currency") => 1,
                Some(_) => -1,
            };
        }
    })?;
    Ok(numbers)
}

/// The content on its way.
struct Patch<'a> {
    text: &'a str,
    splices: Splices,
    numbers: Numbers,
    changes: Vec<Change>,
    left: Vec<Left>,
}

impl Patch<'_> {
    /// Makes the edits of a row; one that stands for many is taken apart.
    fn row(
        &mut self,
        sheet: &str,
        row: &Row<'_>,
        planned: &[(u32, &RowPlan<'_>)],
    ) -> Result<(), &'static str> {
        let mut out = String::new();
        let mut next = row.first();
        for (number, plan) in planned {
            let Some(new) = self.cells(sheet, row, *number, plan)? else {
                continue;
            };
            out.push_str(&row.repeated(self.text, u64::from(*number - next)));
            out.push_str(&new);
            next = number.saturating_add(1);
        }
        if next > row.first() {
            let rest = (row.number + row.repeat).saturating_sub(u64::from(next));
            out.push_str(&row.repeated(self.text, rest));
            self.splices.replace(row.range.clone(), out);
        }
        Ok(())
    }

    /// Returns the row with the edits of one of those that it stands for; `None` where nothing
    /// changes.
    fn cells(
        &mut self,
        sheet: &str,
        row: &Row<'_>,
        number: u32,
        plan: &RowPlan<'_>,
    ) -> Result<Option<String>, &'static str> {
        let mut new: BTreeMap<usize, String> = BTreeMap::new();
        if plan.remove {
            match self.emptied(sheet, row, number)? {
                Ok(cells) => new = cells,
                Err(why) => plan.leave(Some(sheet), number, why, &mut self.left),
            }
        } else {
            let mut columns: Vec<(u16, String)> = Vec::new();
            for column in plan.cells.keys() {
                match self.cell(sheet, row, (number, *column), plan)? {
                    Ok(None) => {}
                    Ok(Some(cell)) => columns.push((*column, cell)),
                    Err(why) => self.left.push(Left {
                        sheet: Some(sheet.to_owned()),
                        row: number,
                        column: Some(*column),
                        why,
                    }),
                }
            }
            for (index, cell) in row.cells.iter().enumerate() {
                let here: Vec<&(u16, String)> =
                    columns.iter().filter(|(it, _)| cell.holds(*it)).collect();
                if !here.is_empty() {
                    new.insert(index, apart(cell, &here, self.text));
                }
            }
        }
        if new.is_empty() {
            return Ok(None);
        }
        let mut out = row.tag.with(&["table:number-rows-repeated"], "", false);
        for (index, cell) in row.cells.iter().enumerate() {
            match new.get(&index) {
                Some(new) => out.push_str(new),
                None => out.push_str(&self.text[cell.range.clone()]),
            }
        }
        out.push_str("</table:table-row>");
        Ok(Some(out))
    }

    /// Returns a cell with its new text, `None` where it does not change.
    fn cell(
        &mut self,
        sheet: &str,
        row: &Row<'_>,
        (number, column): (u32, u16),
        plan: &RowPlan<'_>,
    ) -> Result<Result<Option<String>, Why>, &'static str> {
        let Some(cell) = row.cell(column) else {
            return Ok(Err(Why::NoCell));
        };
        let held = content(cell, self.text)?;
        if held.formula {
            return Ok(Err(Why::Formula));
        }
        let mends = plan.cells.get(&column).map_or(&[][..], |it| it);
        let new = if plan.numbers.contains(&column) {
            mended_number(mends, &held.text, held.number)
        } else {
            let key = (sheet.to_owned(), column);
            let numeric = held.number || self.numbers.get(&key).is_some_and(|more| *more >= 0);
            mended(mends, &held.text).map(|after| (after, numeric))
        };
        let Some((after, numeric)) = new else {
            return Ok(Ok(None));
        };
        let new = rewritten(cell, &held, &after, numeric);
        self.changes.push(Change {
            sheet: Some(sheet.to_owned()),
            row: number,
            column: Some(column),
            before: held.text,
            after: Some(after),
        });
        Ok(Ok(Some(new)))
    }

    /// Returns the filled cells of a row without what they held.
    fn emptied(
        &mut self,
        sheet: &str,
        row: &Row<'_>,
        number: u32,
    ) -> Result<Result<BTreeMap<usize, String>, Why>, &'static str> {
        let mut new = BTreeMap::new();
        let mut before = Vec::new();
        for (index, cell) in row.cells.iter().enumerate() {
            let held = content(cell, self.text)?;
            if held.shared {
                return Ok(Err(Why::SharedFormula));
            }
            if held.formula || !held.text.is_empty() {
                new.insert(index, emptied(cell, &held));
                before.push(held.text);
            }
        }
        if new.is_empty() {
            return Ok(Err(Why::NoRow));
        }
        self.changes.push(Change {
            sheet: Some(sheet.to_owned()),
            row: number,
            column: None,
            before: before.join(" | "),
            after: None,
        });
        Ok(Ok(new))
    }
}

/// Writes a cell that stands for several, with new ones in these columns.
fn apart(cell: &CellAt<'_>, new: &[&(u16, String)], text: &str) -> String {
    let mut out = String::new();
    let mut next = cell.column;
    for (column, new) in new {
        let column = u64::from(*column);
        out.push_str(&cell.repeated(text, column - next));
        out.push_str(new);
        next = column + 1;
    }
    out.push_str(&cell.repeated(text, cell.column + cell.repeat - next));
    out
}
