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
    let table = activities::table(assessment, Texts::Words, lang);
    let mut rows = table.rows.peekable();
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
        fill(sheet, &table.columns, &mut rows, lang, styles)?;
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
) -> Result<(), XlsxError> {
    grid::widths(sheet, columns)?;
    grid::header(sheet, 0, columns, styles)?;
    let mut at = 1;
    while at < grid::MOST_ROWS {
        let Some(row) = rows.next() else {
            break;
        };
        for (column, value) in (0_u16..).zip(&row) {
            // Nothing stands for "not asked for" here: most of these cells are empty by nature.
            if !matches!(value, Value::Missing) {
                grid::value(sheet, (at, column), value, (lang, &styles.row))?;
            }
        }
        at += 1;
    }
    grid::list(sheet, columns, at)
}
