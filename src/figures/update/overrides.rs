//! Of which year an override is: one that nobody gave this year rests on answers of before.
//!
//! Never here: whether it counts (`verdicts`).

use super::{Start, set_year, year_in};
use crate::matching::fold;
use crate::model::columns::Field;
use crate::model::form::{Asks, Form, FormCell, FormRow};

/// The cells that make an override.
const CELLS: [Field; 4] = [
    Field::OverrideVerdict,
    Field::OverrideReason,
    Field::OverrideAuthor,
    Field::OverrideDate,
];

/// Says in a row of which year its override is: of the year that the activity's row of last year
/// names where the override is the same, else of this one.
pub(super) fn mark(start: &Start<'_>, row: &mut FormRow, before: Option<&FormRow>) {
    let form = start.new.form;
    let stated = year_in(&row.cells[start.override_year]);
    row.cells[start.override_year] = FormCell::Empty;
    let now = told(form, row);
    if now[0].is_empty() {
        return;
    }
    let year = match before {
        Some(before) if told(start.old.form, before) == now => {
            year_in(&before.cells[start.override_year]).or(stated)
        }
        Some(_) => None,
        None => stated,
    };
    set_year(row, start.override_year, year.unwrap_or(start.year));
}

/// Writes the year of an override of last year as it will be read again.
pub(super) fn keep(start: &Start<'_>, row: &mut FormRow) {
    if let Some(year) = year_in(&row.cells[start.override_year]) {
        set_year(row, start.override_year, year);
    }
}

fn told(form: &Form, row: &FormRow) -> [String; 4] {
    CELLS.map(|field| {
        let at = form.column(Asks::Field(field));
        match at.and_then(|at| row.cells.get(at)) {
            Some(FormCell::Text(text)) => fold(text),
            Some(FormCell::Number(number)) => number.to_string(),
            _ => String::new(),
        }
    })
}
