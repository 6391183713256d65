//! The unit of rows that name none themselves.

use crate::intake::table::TableRow;

/// Where the unit of a row comes from when no column gives it.
#[derive(Clone, Default)]
pub struct UnitFallback<'a> {
    /// Unit that the configuration gives to the file.
    pub configured: Option<&'a str>,
    /// Name of the sheet or of the file, where the org chart knows it.
    pub named: Option<String>,
}

impl UnitFallback<'_> {
    /// Says whether the file or a label names the unit of a row, whatever its own column says.
    pub(super) fn names_one_for(&self, row: &TableRow<'_>) -> bool {
        self.configured.is_some() || row.label.is_some()
    }

    /// Returns the unit of a row: its own, else the file's, the label's, the sheet's.
    pub(super) fn unit<'r>(&'r self, row: &TableRow<'r>, code: &str, stated: &'r str) -> &'r str {
        if !stated.is_empty() || !code.is_empty() {
            return stated;
        }
        self.configured
            .or(row.label)
            .or(self.named.as_deref())
            .unwrap_or("")
    }
}
