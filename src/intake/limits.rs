//! How much a file may hold before it is refused: counted while reading, never believed.
//!
//! A limit that is met is a finding with the number found and the number allowed, not a crash.

/// The limits of one run. Generous for an office, small for a machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one part of a workbook, inflated; also of a whole text file.
    pub part_bytes: u64,
    /// Bytes of a whole workbook, inflated.
    pub total_bytes: u64,
    /// How many times larger than packed a part above [`Limits::RATIO_FROM`] may be.
    pub ratio: u64,
    /// Parts of a workbook.
    pub parts: usize,
    /// Sheets of a workbook.
    pub sheets: usize,
    /// Bytes of one cell.
    pub cell_bytes: usize,
    /// Filled cells of one sheet, repeated ones counted as often as they repeat.
    pub cells: u64,
    /// Bytes of one record of a text file.
    pub record_bytes: usize,
    /// Bytes of sheet XML up to which a sheet is held in memory, so that its merges are known
    /// before its rows.
    pub held_sheet_bytes: u64,
    /// Bytes of all shared texts of a workbook.
    pub shared_text_bytes: usize,
}

impl Limits {
    /// Rows of a spreadsheet.
    pub const ROWS: u32 = 1_048_576;
    /// Columns of a spreadsheet.
    pub const COLUMNS: u16 = 16_384;
    /// Bytes from which a part's compression ratio is looked at.
    pub const RATIO_FROM: u64 = 16 << 20;
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            part_bytes: 1 << 30,
            total_bytes: 2 << 30,
            ratio: 200,
            parts: 20_000,
            sheets: 10_000,
            // Excel holds 32,767 characters a cell, of up to four bytes each.
            cell_bytes: 4 * 32_767,
            cells: 64 << 20,
            record_bytes: 16 << 20,
            held_sheet_bytes: 8 << 20,
            shared_text_bytes: 128 << 20,
        }
    }
}
