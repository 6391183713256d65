//! Columns of a table by field, for the rows: looked up once for a table, not for every cell.

use crate::model::activity::ColumnMap;
use crate::model::columns::Field;

/// The column of each field.
#[derive(Debug, Clone)]
pub(super) struct Places([Option<u16>; Field::ALL.len()]);

impl Default for Places {
    fn default() -> Self {
        Self([None; Field::ALL.len()])
    }
}

impl Places {
    /// Looks up every field.
    pub(super) fn of(map: &ColumnMap) -> Self {
        let mut places = Self::default();
        for (field, column) in &map.fields {
            places.0[*field as usize] = Some(*column);
        }
        places
    }

    /// Returns the column of a field.
    pub(super) fn column(&self, field: Field) -> Option<u16> {
        self.0[field as usize]
    }
}
