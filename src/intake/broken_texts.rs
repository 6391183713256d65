//! Cells of a name, a code or a unit that hold no text: an error value, a formula without a
//! stored result, a code that became a power of ten.
//!
//! Never here: answers and numbers, whose readers say so themselves.

use crate::fact::{FactKind, Params};
use crate::intake::cells;
use crate::intake::rows::{CellKind, RawCell, Slot};
use crate::intake::table::TableRow;
use crate::model::activity::ColumnMap;
use crate::model::columns::Field;

/// Fields that tell what a row is of.
const TEXTS: [Field; 7] = [
    Field::Unit,
    Field::UnitCode,
    Field::SubUnit,
    Field::SubUnitCode,
    Field::Process,
    Field::Id,
    Field::Name,
];

/// Fields of codes, which no spreadsheet should show as powers of ten.
const CODES: [Field; 3] = [Field::UnitCode, Field::SubUnitCode, Field::Id];

/// Says whether a cell holds an error value instead of a text.
#[inline]
pub(super) fn is_error(cell: RawCell<'_>) -> bool {
    cell.kind == CellKind::Error
        || cell.bytes().first() == Some(&b'#') && cells::is_error_text(cell.text())
}

/// Returns the fields that tell what a row is of, with their columns.
pub(super) fn columns(map: &ColumnMap) -> Vec<(Field, u16)> {
    TEXTS
        .iter()
        .filter_map(|field| Some((*field, map.field(*field)?)))
        .collect()
}

/// Returns the cells of a row that hold no text, with what is wrong with each.
pub(super) fn of_row(row: &TableRow<'_>, columns: &[(Field, u16)]) -> Vec<(u16, FactKind, Params)> {
    let mut broken: Vec<(u16, FactKind, Params)> = Vec::new();
    for (field, column) in columns {
        let Some(slot) = row.raw.slot(*column) else {
            continue;
        };
        let plain = slot.kind == CellKind::Text && row.raw.first_byte(slot) != Some(b'#');
        if plain && slot.flags & Slot::NO_RESULT == 0 {
            continue;
        }
        let cell = row.raw.at(slot);
        if is_error(cell) {
            let params = Params(vec![("value", cell.text().to_owned())]);
            broken.push((*column, FactKind::ErrorCell, params));
        } else if cell.flags & Slot::NO_RESULT != 0 {
            let params = Params(vec![("field", field.key().to_owned())]);
            broken.push((*column, FactKind::FormulaWithoutValue, params));
        } else if cell.flags & Slot::POWER != 0 && CODES.contains(field) {
            let params = Params(vec![("value", cell.text().to_owned())]);
            broken.push((*column, FactKind::CodeAsPower, params));
        }
    }
    broken
}
