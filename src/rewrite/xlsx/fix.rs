//! Edits made in the sheets of a workbook.
//!
//! A changed cell keeps its place and its style, a formula is never touched, and rows stay where
//! they are: one that is removed is emptied, so that what names other rows still means them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::book::{Book, in_part, tags};
use super::sheet::{Cell, Met, area, walk};
use super::value::{Content, Form, content, rewritten, shared};
use crate::rewrite::plan::{RowPlan, SheetPlan, by_sheet, leave_all, mended, mended_number};
use crate::rewrite::xml::Splices;
use crate::rewrite::{Bounds, Change, Edit, Left, Mended, Refused, Why};

/// Makes the edits of a workbook.
pub(in crate::rewrite) fn fix(
    bytes: &[u8],
    edits: &[Edit<'_>],
    bounds: &Bounds,
) -> Result<Mended, Refused> {
    let mut book = Book::open(bytes, bounds)?;
    let (mut changes, mut left) = (Vec::new(), Vec::new());
    let (mut calculates, mut drops_formula) = (false, false);
    for (name, plan) in by_sheet(edits) {
        let Some(part) = book.sheet(name.as_deref()) else {
            leave_all(&plan, name.as_deref(), Why::NoSheet, &mut left);
            continue;
        };
        let text = book.package.read(&part)?;
        let mut patch = Patch {
            sheet: name.as_deref(),
            headers: table_headers(&mut book, &part)?,
            found: Found::in_sheet(&text, &plan).map_err(in_part(&part))?,
            splices: Splices::default(),
            changes: &mut changes,
            left: &mut left,
            drops_formula: &mut drops_formula,
        };
        patch.found.fill_shared(&mut book)?;
        for (row, edits) in &plan {
            patch.row(*row, edits);
        }
        let splices = patch.splices;
        if !splices.is_empty() {
            calculates |= text.contains("<f") || text.contains(":f");
            book.package.write(&part, splices.apply(&text));
        }
    }
    if changes.is_empty() {
        return Ok(Mended {
            bytes: bytes.to_vec(),
            changes,
            left,
        });
    }
    settle(&mut book, calculates, drops_formula)?;
    Ok(Mended {
        bytes: book.package.finish()?,
        changes,
        left,
    })
}

/// Leaves the workbook sound after its cells have changed: results that are stored are worked out
/// anew when it is opened, and a list of formulas that names one that is gone is dropped (Excel
/// makes it again).
fn settle(book: &mut Book<'_>, calculates: bool, drops_formula: bool) -> Result<(), Refused> {
    let main = book.main.clone();
    let chain = book.part("calcChain");
    if let Some(chain) = chain.as_deref().filter(|_| drops_formula) {
        book.drop_part(&main, chain)?;
    }
    if !calculates && chain.is_none() {
        return Ok(());
    }
    let text = book.package.read(&main)?;
    let mut splices = Splices::default();
    tags(&main, &text, |tag, around| {
        if tag.local() == "calcPr" && around == 1 {
            let new = tag.with(&["fullCalcOnLoad"], " fullCalcOnLoad=\"1\"", tag.closes);
            splices.replace(tag.from..tag.to, new);
        }
    })?;
    if !splices.is_empty() {
        book.package.write(&main, splices.apply(&text));
    }
    Ok(())
}

/// Returns the header rows of the tables of a sheet, with their columns.
fn table_headers(book: &mut Book<'_>, sheet: &str) -> Result<Vec<(u32, Range<u32>)>, Refused> {
    let mut headers = Vec::new();
    for relation in book.relations_of(sheet)? {
        if relation.kind != "table" || !book.package.has(&relation.target) {
            continue;
        }
        let text = book.package.read(&relation.target)?;
        tags(&relation.target, &text, |tag, around| {
            let has_header = tag.get("headerRowCount").is_none_or(|count| count != "0");
            if around == 0 && has_header {
                let place = tag.get("ref").and_then(|it| area(&it));
                headers.extend(place.map(|(rows, columns)| (rows.start, columns)));
            }
        })?;
    }
    Ok(headers)
}

/// How many cells of a column hold what.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    filled: u32,
    numbers: u32,
}

/// The cells of the planned rows, and what the columns hold.
#[derive(Default)]
struct Found<'a> {
    cells: BTreeMap<(u32, u16), (Cell<'a>, Content)>,
    columns: BTreeMap<u16, Tally>,
}

impl<'a> Found<'a> {
    fn in_sheet(text: &'a str, plan: &SheetPlan<'_>) -> Result<Self, &'static str> {
        let wanted: BTreeSet<u16> = plan
            .values()
            .flat_map(|row| row.cells.keys().copied())
            .collect();
        let mut found = Self::default();
        let mut wrong = Ok(());
        walk(text, |met| {
            let Met::Cell(cell) = met else { return };
            if wanted.contains(&cell.column) && !cell.tag.closes {
                let kind = cell.tag.pairs().find(|(name, _)| *name == "t");
                let tally = found.columns.entry(cell.column).or_default();
                let number = kind.is_none_or(|(_, kind)| kind == "n");
                tally.filled += 1;
                tally.numbers += u32::from(number && cell.text.contains("v>"));
            }
            if plan.contains_key(&cell.row) {
                match content(&cell) {
                    Ok(content) => {
                        found.cells.insert((cell.row, cell.column), (cell, content));
                    }
                    Err(error) => wrong = Err(error),
                }
            }
        })?;
        wrong.map(|()| found)
    }

    /// Puts the shared texts in place of their numbers.
    fn fill_shared(&mut self, book: &mut Book<'_>) -> Result<(), Refused> {
        let mut wanted = BTreeMap::new();
        for (_, content) in self.cells.values() {
            if content.kind == "s" {
                wanted.extend(
                    content
                        .text
                        .parse()
                        .ok()
                        .map(|index| (index, String::new())),
                );
            }
        }
        let part = book.part("sharedStrings");
        let Some(part) = part.filter(|_| !wanted.is_empty()) else {
            return Ok(());
        };
        let texts = shared(&part, &book.package.read(&part)?, wanted)?;
        for (_, content) in self.cells.values_mut() {
            if content.kind == "s" {
                let index = content.text.parse().ok();
                let text = index.and_then(|index: usize| texts.get(&index));
                content.text = text.cloned().unwrap_or_default();
            }
        }
        Ok(())
    }

    /// Returns the cells of a row.
    fn row(&self, row: u32) -> impl Iterator<Item = &(Cell<'a>, Content)> {
        self.cells
            .range((row, 0)..=(row, u16::MAX))
            .map(|(_, cell)| cell)
    }

    /// Says whether new texts of this column are numbers where they can be: most others are.
    fn form(&self, column: u16, content: &Content) -> Form {
        let tally = self.columns.get(&column).copied().unwrap_or_default();
        if content.is_number() || tally.numbers > 0 && tally.numbers * 2 >= tally.filled {
            Form::NumberIfOne
        } else {
            Form::Text
        }
    }
}

/// A sheet on its way.
struct Patch<'a, 'b> {
    sheet: Option<&'b str>,
    headers: Vec<(u32, Range<u32>)>,
    found: Found<'a>,
    splices: Splices,
    changes: &'b mut Vec<Change>,
    left: &'b mut Vec<Left>,
    drops_formula: &'b mut bool,
}

impl Patch<'_, '_> {
    fn row(&mut self, row: u32, edits: &RowPlan<'_>) {
        if edits.remove {
            return self.empty(row, edits);
        }
        for (column, mends) in &edits.cells {
            if let Err(why) = self.cell(row, *column, mends, edits.numbers.contains(column)) {
                self.left.push(Left {
                    sheet: self.sheet.map(str::to_owned),
                    row,
                    column: Some(*column),
                    why,
                });
            }
        }
    }

    fn cell(
        &mut self,
        row: u32,
        column: u16,
        mends: &[crate::rewrite::Mend<'_>],
        number: bool,
    ) -> Result<(), Why> {
        let (cell, content) = self.found.cells.get(&(row, column)).ok_or(Why::NoCell)?;
        if content.formula.is_some() {
            return Err(Why::Formula);
        }
        let form = self.found.form(column, content);
        let new = if number {
            let form = |number| {
                if number {
                    Form::NumberIfOne
                } else {
                    Form::Text
                }
            };
            mended_number(mends, &content.text, content.is_number())
                .map(|(after, number)| (after, form(number)))
        } else {
            mended(mends, &content.text).map(|after| (after, form))
        };
        let Some((after, form)) = new else {
            return Ok(());
        };
        let in_header =
            |(at, columns): &(u32, Range<u32>)| *at == row && columns.contains(&u32::from(column));
        if self.headers.iter().any(in_header) {
            return Err(Why::TableHeader);
        }
        let new = rewritten(cell, &after, form).ok_or(Why::TooLong)?;
        self.splices.replace(cell.range(), new);
        self.changes.push(Change {
            sheet: self.sheet.map(str::to_owned),
            row,
            column: Some(column),
            before: content.text.clone(),
            after: Some(after),
        });
        Ok(())
    }

    /// Empties a row. Its formulas go too, unless other rows share them.
    fn empty(&mut self, row: u32, edits: &RowPlan<'_>) {
        let filled: Vec<&(Cell<'_>, Content)> = self
            .found
            .row(row)
            .filter(|(cell, _)| !cell.tag.closes)
            .collect();
        let shares = filled.iter().any(|(_, content)| {
            let formula = content.formula.as_ref();
            formula
                .and_then(|formula| formula.area.as_deref())
                .is_some_and(|shared| area(shared).is_none_or(|(rows, _)| rows != (row..row + 1)))
        });
        let why = if filled.is_empty() {
            Some(Why::NoRow)
        } else if shares {
            Some(Why::SharedFormula)
        } else if self.headers.iter().any(|(at, _)| *at == row) {
            Some(Why::TableHeader)
        } else {
            None
        };
        if let Some(why) = why {
            return edits.leave(self.sheet, row, why, self.left);
        }
        let mut before = Vec::new();
        for (cell, content) in filled {
            before.push(content.text.clone());
            *self.drops_formula |= content.formula.is_some();
            let empty = cell.tag.with(&["t", "vm", "cm"], "", true);
            self.splices.replace(cell.range(), empty);
        }
        self.changes.push(Change {
            sheet: self.sheet.map(str::to_owned),
            row,
            column: None,
            before: before.join(" | "),
            after: None,
        });
    }
}
