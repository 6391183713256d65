//! The sheets of a book one after the other: which are read, which are only listed, which sum up
//! others.
//!
//! Never here: the rows of a sheet (`table`).

use super::ended::{Listing, is_ended};
use super::{HiddenSheets, Step, Visit, Wanted, fact_of};
use crate::fact::{Fact, FactKind, Place};
use crate::intake::header::Almost;
use crate::intake::rows::{Book, SheetInfo, SheetRows, Visibility};
use crate::intake::table::{self, SheetContext, SheetTables, Sums};
use crate::origin::{CellRef, Sources, TableOrigin};

/// The walk over the sheets of a book.
struct Sheets<'a, 'v> {
    plain: &'a SheetContext<'a>,
    hidden: HiddenSheets,
    /// Whether sheets that list what has ended are passed over.
    current: bool,
    sources: &'a mut Sources,
    visit: &'a mut Visit<'v>,
    found: usize,
    stopped: bool,
    has_inventory: bool,
    /// Rows of sheets without a table that are nearly a header.
    almost: Vec<(u32, Almost)>,
}

/// Reads the sheets of a book. Returns how many tables were found.
///
/// A sheet that begins with a table without names and criteria waits for the others: where one of
/// them is an inventory, it is their sum and is passed over; else it is all there is.
pub(super) fn read_sheets(
    book: &mut dyn Book,
    plain: &SheetContext<'_>,
    hidden: HiddenSheets,
    (only, listing): Wanted<'_>,
    sources: &mut Sources,
    visit: &mut Visit<'_>,
) -> usize {
    let all = book.sheets().to_vec();
    let wanted = |sheet: &SheetInfo| {
        let name = sheet.name.as_deref();
        only.is_none_or(|only| name == Some(only))
            && (listing != Some(Listing::Ended) || is_ended(name))
    };
    // A sheet that is named is read, whatever it is called.
    let current = listing == Some(Listing::Current) && only.is_none();
    let looked_at: Vec<usize> = (0..all.len()).filter(|at| wanted(&all[*at])).collect();
    let mut sheets = Sheets {
        plain,
        hidden,
        current,
        sources,
        visit,
        found: 0,
        stopped: false,
        has_inventory: false,
        almost: Vec::new(),
    };
    let sums = if looked_at.len() > 1 {
        Sums::PutOff
    } else {
        Sums::Read
    };
    let mut put_off = looked_at.clone();
    put_off.retain(|at| sheets.one(book, *at, &all[*at], sums));
    let sums = if sheets.has_inventory {
        Sums::PassOver
    } else {
        Sums::Read
    };
    for at in put_off {
        sheets.one(book, at, &all[at], sums);
    }
    if listing != Some(Listing::Ended) {
        let names = looked_at.iter().filter_map(|at| all[*at].name.as_deref());
        let names: Vec<&str> = names.collect();
        sheets.say_what_is_missing(&names, book.facts().lines_in_quotes);
    }
    sheets.found
}

impl Sheets<'_, '_> {
    fn say(&mut self, context: &SheetContext<'_>, fact: Fact) {
        let _ = (self.visit)(context, Step::Fact(fact), self.sources);
    }

    /// Says that no table was found, or which sheet lost its own to one header. `names`: of the sheets
    /// looked at.
    fn say_what_is_missing(&mut self, names: &[&str], lines_in_quotes: bool) {
        let almost = std::mem::take(&mut self.almost);
        if self.found > 0 {
            // Lists of all kinds stand beside the tables: only a misspelt header tells.
            for (table, almost) in almost.iter().filter(|(_, it)| it.near.is_some()) {
                self.say(self.plain, nameless(*table, almost));
            }
            return;
        }
        if self.stopped {
            return;
        }
        let best = almost.iter().rev().max_by_key(|(_, it)| it.known);
        let fact = match best {
            _ if lines_in_quotes => self.no_table().with("cause", "quotes"),
            Some((table, almost)) => nameless(*table, almost),
            None if names.is_empty() => self.no_table(),
            None => self.no_table().with("cause", "sheets"),
        };
        self.say(self.plain, fact.with("sheets", names.join(", ")));
    }

    fn no_table(&self) -> Fact {
        Fact::new(FactKind::NoTable, Place::File(self.plain.file))
    }

    /// Reads a sheet. Returns whether it is still to be read.
    fn one(&mut self, book: &mut dyn Book, at: usize, sheet: &SheetInfo, sums: Sums) -> bool {
        let name = sheet.name.as_deref();
        let here = SheetContext {
            sheet: name,
            sums,
            ..*self.plain
        };
        let mut rows = match book.open_sheet(at) {
            Ok(rows) => rows,
            Err(stop) => {
                self.stopped = true;
                let table = self.sources.add_table(no_table(self.plain.file, name));
                self.say(&here, fact_of(stop, Place::Sheet(table)));
                return false;
            }
        };
        let is_hidden = sheet.visibility == Visibility::Hidden;
        let has_ended = self.current && is_ended(name);
        if has_ended || is_hidden && self.hidden == HiddenSheets::Listed {
            self.pass_over(&here, rows.as_mut(), has_ended);
            return false;
        }
        match (self.visit)(&here, Step::Rows(rows.as_mut()), self.sources) {
            Ok(SheetTables {
                tables,
                has_inventory,
                is_put_off,
                almost,
            }) => {
                self.almost.extend(almost);
                self.found += tables.len();
                self.has_inventory |= has_inventory;
                if let Some(table) = tables.first().filter(|_| is_hidden) {
                    self.say(&here, hidden(*table, name, "yes"));
                }
                is_put_off
            }
            Err((table, stop)) => {
                self.stopped = true;
                self.found += usize::from(self.sources.table(table).header_rows.is_some());
                let place = match stop.row {
                    Some(row) => Place::Row { table, row },
                    None => Place::Sheet(table),
                };
                self.say(&here, fact_of(stop, place));
                false
            }
        }
    }

    /// Leaves out a sheet of what has ended, or a hidden one; says so where it holds a table, or where
    /// nobody can tell.
    fn pass_over(&mut self, here: &SheetContext<'_>, rows: &mut dyn SheetRows, has_ended: bool) {
        let holds_table = table::holds_table(here.spec, rows);
        if matches!(holds_table, Ok(false)) {
            return;
        }
        let table = self
            .sources
            .add_table(no_table(self.plain.file, here.sheet));
        let fact = match holds_table {
            Err(stop) => fact_of(stop, Place::Sheet(table)),
            Ok(_) if has_ended => Fact::new(FactKind::EndedSheet, Place::Sheet(table))
                .with("sheet", here.sheet.unwrap_or_default()),
            Ok(_) => hidden(table, here.sheet, "no"),
        };
        self.say(here, fact);
    }
}

fn hidden(table: u32, name: Option<&str>, read: &str) -> Fact {
    Fact::new(FactKind::HiddenSheet, Place::Sheet(table))
        .with("sheet", name.unwrap_or_default())
        .with("read", read)
}

/// Makes the fact that no table was found, where a row would be the header of one if it named the
/// activity.
fn nameless(table: u32, almost: &Almost) -> Fact {
    let row = almost.row;
    let Some(near) = &almost.near else {
        let fact = Fact::new(FactKind::NoTable, Place::Row { table, row });
        return fact.with("cause", "nameless").with("row", row.to_string());
    };
    let column = near.column;
    let at = Place::Cell(CellRef { table, row, column });
    Fact::new(FactKind::NoTable, at)
        .with("cause", "header")
        .with("row", row.to_string())
        .with("header", &near.text)
        .with("nearest", &near.usual)
        .with("key", near.field.key())
}

fn no_table(file: u32, sheet: Option<&str>) -> TableOrigin {
    TableOrigin {
        file,
        sheet: sheet.map(str::to_owned),
        header_rows: None,
        headers: Vec::new(),
    }
}
