//! The activities, a row each: many of them without holding the sheet in memory, and more than a
//! sheet can hold on further sheets.

use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use crate::lang::Lang;
use crate::model::assessment::Assessment;
use crate::report::layout::{Column, Value};
use crate::report::tables::{Texts, activities};

use super::styles::Styles;
use super::{BULK, grid, names};

/// Writes all activities.
pub(super) fn write(
    workbook: &mut Workbook,
    assessment: &Assessment,
    lang: Lang,
    styles: &Styles,
) -> Result<(), XlsxError> {
    let order = Order::of(assessment, lang);
    let table = activities::table(assessment, Texts::Words, lang);
    let columns = order.pick(table.columns);
    let mut rows = table.rows.map(|row| order.pick(row)).peekable();
    let name = names::ACTIVITIES.get(lang);
    let mut part = 1;
    loop {
        let sheet = if assessment.activities.len() > BULK {
            workbook.add_worksheet_with_constant_memory()?
        } else {
            workbook.add_worksheet()
        };
        if part == 1 {
            sheet.set_name(name)?;
        } else {
            sheet.set_name(format!("{name} {part}"))?;
        }
        let below = fill(sheet, &columns, &mut rows, lang, styles)?;
        grid::print_first(
            sheet,
            &columns,
            order.printed,
            below.saturating_sub(1) as usize,
        )?;
        if rows.peek().is_none() {
            return Ok(());
        }
        part += 1;
    }
}

/// Fills one sheet.
fn fill<'a>(
    sheet: &mut Worksheet,
    columns: &[Column],
    rows: &mut impl Iterator<Item = Vec<Value<'a>>>,
    lang: Lang,
    styles: &Styles,
) -> Result<u32, XlsxError> {
    grid::widths(sheet, columns)?;
    grid::header(sheet, 0, columns, styles)?;
    let mut at = 1;
    while at < grid::MOST_ROWS {
        let Some(row) = rows.next() else {
            break;
        };
        grid::grow(sheet, at, columns.iter().zip(&row))?;
        for (column, value) in (0_u16..).zip(&row) {
            // Nothing stands for "not asked for" here: most of these cells are empty by nature.
            if !matches!(value, Value::Missing) {
                grid::value(sheet, (at, column), value, (lang, &styles.row))?;
            }
        }
        at += 1;
    }
    grid::list(sheet, columns, at)?;
    Ok(at)
}

/// The columns that a reader looks at first, and that are printed.
const FIRST: [&str; 9] = [
    "id",
    "unit_name",
    "process",
    "name",
    "verdict",
    "held_back_by",
    "deciding",
    "heads",
    "fte",
];

/// Which columns are shown, in which order: the ones read first, then the others; those in which
/// nothing stands are left out.
struct Order {
    /// Places of the columns in the table.
    places: Vec<usize>,
    /// How many of them are printed.
    printed: usize,
}

impl Order {
    fn of(assessment: &Assessment, lang: Lang) -> Self {
        let table = activities::table(assessment, Texts::Words, lang);
        let mut filled = vec![false; table.columns.len()];
        for row in table.rows {
            for (filled, value) in filled.iter_mut().zip(&row) {
                *filled |= !matches!(value, Value::Missing);
            }
            if filled.iter().all(|filled| *filled) {
                break;
            }
        }
        let mut places: Vec<usize> = (0..filled.len()).filter(|at| filled[*at]).collect();
        let rank = |at: &usize| {
            let key = table.columns[*at].key.as_ref();
            let first = FIRST.iter().position(|first| *first == key);
            first.unwrap_or(FIRST.len())
        };
        places.sort_by_key(rank);
        let printed = places.iter().filter(|at| rank(at) < FIRST.len()).count();
        Self { places, printed }
    }

    /// Picks the columns that are shown.
    fn pick<T>(&self, all: Vec<T>) -> Vec<T> {
        let mut slots: Vec<Option<T>> = all.into_iter().map(Some).collect();
        let picked = self.places.iter();
        picked.filter_map(|at| slots.get_mut(*at)?.take()).collect()
    }
}
