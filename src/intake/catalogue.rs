//! The catalogue of processes: codes and names, in a list of one column or more.
//!
//! Never here: which processes an inventory names (`check`).

use crate::fact::Fact;
use crate::intake::columns::TableColumns;
use crate::intake::table::{TableRow, TableSink};
use crate::model::activity::RowKind;
use crate::model::columns::Field;
use crate::origin::{CellRef, Sources};

/// Takes the rows of a list of processes.
#[derive(Debug, Default)]
pub struct CatalogueReader {
    /// Code (may be empty), name (or the code, where there is none), cell of the name.
    pub processes: Vec<(String, String, CellRef)>,
}

impl TableSink for CatalogueReader {
    fn table(&mut self, _table: u32, _columns: &TableColumns, _sources: &Sources) {}

    fn row(&mut self, row: &TableRow<'_>) {
        if row.kind != RowKind::Data {
            return;
        }
        let named = [Field::Process, Field::Name, Field::Id]
            .into_iter()
            .find(|field| !row.text(*field).is_empty());
        let Some(field) = named else { return };
        let at = CellRef {
            table: row.table,
            row: row.raw.number,
            column: row.columns.map.field(field).unwrap_or(0),
        };
        let code = row.text(Field::Id).to_owned();
        self.processes.push((code, row.text(field).to_owned(), at));
    }

    fn blank_rows(&mut self, _table: u32, _from: u32, _to: u32) {}

    fn fact(&mut self, _fact: Fact) {}
}
