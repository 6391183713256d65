//! Cells of one worksheet, gathered from its records and put into order.
//!
//! Lives here: records of cells, merges, hidden rows and columns. Never here: how a cell is
//! worded (`rows`).
//! Source: [MS-XLS] 2.1.7.20.5. Some writers put cells in any order, so that they are sorted;
//! sixteen bytes a cell, and no more of them than the grid has.

use super::compound::{u16_at, u32_at};
use super::globals::{Globals, Version};
use super::records::{Records, cut_off};
use super::remarks;
use crate::finding::RowRanges;
use crate::intake::limits::Limits;
use crate::intake::rows::{Merge, SheetFacts, Slot, Stop};

/// Columns of a sheet of Excel 97.
pub(super) const COLUMNS: u16 = 256;
/// Cells of the whole grid.
const GRID: u64 = 65_536 * 256;

/// How to read [`Cell::value`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// The bits of a float.
    Float,
    /// Hundredths, as a signed whole number.
    Hundredths,
    /// First and last byte in the sheet's texts, in the upper and the lower half.
    Text,
    /// The same, in the shared texts.
    Shared,
    /// 0 or 1.
    Boolean,
    /// Code of an error.
    Error,
}

/// A filled cell.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    /// Row from 0.
    pub(super) row: u16,
    /// Column from 0.
    pub(super) column: u8,
    /// What the value is.
    pub(super) form: Form,
    /// Index of the cell format.
    pub(super) format: u16,
    /// Flags of a [`Slot`].
    pub(super) flags: u8,
    /// The value.
    pub(super) value: u64,
}

/// A worksheet, read.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// Cells by row and column, each place once.
    pub(super) cells: Vec<Cell>,
    /// Texts that stand in cells.
    pub(super) text: Vec<u8>,
    /// Facts, complete.
    pub(super) facts: SheetFacts,
    /// Cells whose formula changes by itself: row and column from 0.
    pub(super) volatile: Vec<(u16, u8)>,
    /// Bit for each hidden row and column.
    pub(super) hidden_rows: Vec<bool>,
    pub(super) hidden_columns: Vec<bool>,
    /// Cell whose text comes in a record of its own.
    waiting: Option<Cell>,
}

impl Sheet {
    /// Reads the records of a worksheet.
    ///
    /// # Errors
    ///
    /// A [`Stop`] when they are damaged or hold more than the limits allow.
    pub(super) fn read(
        records: &mut Records,
        globals: &Globals,
        limits: &Limits,
    ) -> Result<Self, Stop> {
        let mut sheet = Self {
            hidden_rows: vec![false; 65_536],
            hidden_columns: vec![false; usize::from(COLUMNS)],
            ..Self::default()
        };
        if records.next()? != Some(0x0809) {
            return Err(Stop::unreadable("xls", "BOF"));
        }
        // Charts within a sheet are streams within its stream.
        let mut depth = 1_u32;
        while depth > 0 {
            match records.next()? {
                None => return Err(cut_off()),
                Some(0x0809) => depth += 1,
                Some(0x000A) => depth -= 1,
                Some(kind) if depth == 1 => sheet.record(kind, records, globals, limits)?,
                Some(_) => {}
            }
            let cells = sheet.cells.len() as u64;
            let limit = limits.cells.min(GRID);
            if cells > limit {
                return Err(Stop::over("cells", cells, limit));
            }
        }
        sheet.settle();
        Ok(sheet)
    }

    fn record(
        &mut self,
        kind: u16,
        records: &mut Records,
        globals: &Globals,
        limits: &Limits,
    ) -> Result<(), Stop> {
        let data = records.data();
        match kind {
            // Number
            0x0203 => {
                let bits = u64::from(u32_at(data, 10)) << 32 | u64::from(u32_at(data, 6));
                self.push(data, 14, Form::Float, bits)
            }
            // RK
            0x027E => {
                let (form, value) = packed(u32_at(data, 6));
                self.push(data, 10, form, value)
            }
            // MulRk
            0x00BD => self.push_packed(data),
            // LabelSst
            0x00FD => self.push_shared(data, globals),
            // BoolErr
            0x0205 => {
                let code = u64::from(data.get(6).copied().unwrap_or(0));
                let form = match data.get(7) {
                    Some(0) => Form::Boolean,
                    _ => Form::Error,
                };
                self.push(data, 8, form, code)
            }
            // Label, RString
            0x0204 | 0x00D6 => {
                let cell = cell(data, 8, Form::Text, 0)?;
                self.text_record(cell, 6, records, globals, limits)
            }
            // Formula, and its text
            0x0006 => self.formula(data),
            0x0207 => match self.waiting.take() {
                Some(cell) => self.text_record(cell, 0, records, globals, limits),
                None => Ok(()),
            },
            _ => {
                self.surroundings(kind, data);
                Ok(())
            }
        }
    }

    /// Reads what is not a cell.
    fn surroundings(&mut self, kind: u16, data: &[u8]) {
        match kind {
            // Row: height of zero by hand or by a filter
            0x0208 if u16_at(data, 12) & 0x20 != 0 => {
                self.hidden_rows[usize::from(u16_at(data, 0))] = true;
            }
            // ColInfo
            0x007D if u16_at(data, 8) & 1 != 0 => {
                let (from, to) = (u16_at(data, 0), u16_at(data, 2).min(COLUMNS - 1));
                for column in from..=to {
                    self.hidden_columns[usize::from(column)] = true;
                }
            }
            // MergeCells
            0x00E5 => {
                for part in data.get(2..).unwrap_or_default().as_chunks::<8>().0 {
                    let merge = Merge {
                        from_row: u32::from(u16_at(part, 0)) + 1,
                        to_row: u32::from(u16_at(part, 2)) + 1,
                        from_column: u16_at(part, 4),
                        to_column: u16_at(part, 6).min(COLUMNS - 1),
                    };
                    let known = self.facts.merges.len();
                    let sound = merge.from_row <= merge.to_row
                        && merge.from_column <= merge.to_column
                        && known < SheetFacts::MOST_MERGES;
                    if sound {
                        self.facts.merges.push(merge);
                    }
                }
            }
            _ => remarks::note(kind, data, &mut self.facts),
        }
    }

    fn push(&mut self, data: &[u8], least: usize, form: Form, value: u64) -> Result<(), Stop> {
        let cell = cell(data, least, form, value)?;
        self.cells.push(cell);
        Ok(())
    }

    /// Reads a cell that shows a shared text.
    fn push_shared(&mut self, data: &[u8], globals: &Globals) -> Result<(), Stop> {
        let Some((start, end)) = globals.shared_range(u32_at(data, 6)) else {
            return Err(Stop::unreadable("xls", "SST").at_row(row_of(data)));
        };
        let range = u64::from(start) << 32 | u64::from(end);
        self.push(data, 10, Form::Shared, range)
    }

    /// Reads several numbers of one row: row, first column, (format, number) each, last column.
    fn push_packed(&mut self, data: &[u8]) -> Result<(), Stop> {
        let first = cell(data, 12, Form::Float, 0)?;
        let numbers = data.get(4..data.len() - 2).unwrap_or_default();
        for (index, part) in numbers.as_chunks::<6>().0.iter().enumerate() {
            let column = u8::try_from(usize::from(first.column) + index);
            let Ok(column) = column else {
                let found = usize::from(first.column) + index + 1;
                return Err(Stop::over("columns", found, COLUMNS).at_row(row_of(data)));
            };
            let (form, value) = packed(u32_at(part, 2));
            self.cells.push(Cell {
                column,
                form,
                format: u16_at(part, 0),
                value,
                ..first
            });
        }
        Ok(())
    }

    fn formula(&mut self, data: &[u8]) -> Result<(), Stop> {
        let mut cell = cell(data, 14, Form::Float, 0)?;
        cell.flags = Slot::FORMULA;
        self.facts.formulas += 1;
        if remarks::is_volatile(data) {
            self.volatile.push((cell.row, cell.column));
        }
        let code = u64::from(data[8]);
        if u16_at(data, 12) == 0xFFFF {
            cell.value = code;
            match data[6] {
                0 => {
                    self.waiting = Some(cell);
                    return Ok(());
                }
                1 => cell.form = Form::Boolean,
                2 => cell.form = Form::Error,
                _ => (cell.form, cell.value) = (Form::Text, 0),
            }
        } else {
            cell.value = u64::from(u32_at(data, 10)) << 32 | u64::from(u32_at(data, 6));
        }
        self.cells.push(cell);
        Ok(())
    }

    /// Takes the text at byte `at` of the record for the cell.
    fn text_record(
        &mut self,
        mut cell: Cell,
        at: usize,
        records: &mut Records,
        globals: &Globals,
        limits: &Limits,
    ) -> Result<(), Stop> {
        let row = u32::from(cell.row) + 1;
        let start = self.text.len();
        records.pass(at);
        let read = match globals.version {
            Version::Biff8 => records.wide_text(&mut self.text, limits.cell_bytes),
            Version::Biff5(encoding) => {
                let count = usize::from(u16_at(records.data(), at));
                records.pass(2);
                records.narrow_text(count, encoding, &mut self.text)
            }
        };
        read.map_err(|stop| stop.at_row(row))?;
        let (end, limit) = (self.text.len(), limits.shared_text_bytes);
        if end > limit {
            return Err(Stop::over("shared-text-bytes", end, limit).at_row(row));
        }
        cell.form = Form::Text;
        cell.value = (start as u64) << 32 | end as u64;
        self.cells.push(cell);
        Ok(())
    }

    /// Puts the cells in order; of two in one place the later one counts, as in Excel.
    fn settle(&mut self) {
        let place = |cell: &Cell| (cell.row, cell.column);
        if !self.cells.is_sorted_by(|a, b| place(a) < place(b)) {
            self.cells.sort_by_key(place);
            self.cells.dedup_by(|later, earlier| {
                let same = place(later) == place(earlier);
                if same {
                    *earlier = *later;
                }
                same
            });
        }
        let mut rows = RowRanges::default();
        for cells in self.cells.chunk_by(|a, b| a.row == b.row) {
            if self.hidden_rows[usize::from(cells[0].row)] {
                let number = u32::from(cells[0].row) + 1;
                rows.add(number, number);
            }
        }
        self.facts.hidden_rows = rows;
        self.facts.hidden_columns = runs(&self.hidden_columns);
        self.facts.merges_known_first = true;
    }
}

/// Makes a cell of a record of at least `least` bytes.
fn cell(data: &[u8], least: usize, form: Form, value: u64) -> Result<Cell, Stop> {
    if data.len() < least {
        return Err(cut_off().at_row(row_of(data)));
    }
    let Ok(column) = u8::try_from(u16_at(data, 2)) else {
        let found = u32::from(u16_at(data, 2)) + 1;
        return Err(Stop::over("columns", found, COLUMNS).at_row(row_of(data)));
    };
    Ok(Cell {
        row: u16_at(data, 0),
        column,
        form,
        format: u16_at(data, 4),
        flags: 0,
        value,
    })
}

/// Returns the runs of what is set, both ends included.
fn runs(set: &[bool]) -> Vec<(u16, u16)> {
    let mut runs: Vec<(u16, u16)> = Vec::new();
    for (column, _) in (0_u16..).zip(set).filter(|(_, is_set)| **is_set) {
        match runs.last_mut() {
            Some((_, to)) if *to + 1 == column => *to = column,
            _ => runs.push((column, column)),
        }
    }
    runs
}

fn row_of(data: &[u8]) -> u32 {
    u32::from(u16_at(data, 0)) + 1
}

/// Reads a number packed into 32 bits ([MS-XLS] 2.5.217): 30 bits of a float or a whole number,
/// perhaps hundredths.
#[expect(
    clippy::float_arithmetic,
    reason = "the format stores hundredths of a float"
)]
fn packed(rk: u32) -> (Form, u64) {
    let hundredths = rk & 1 != 0;
    if rk & 2 != 0 {
        let whole = i64::from(rk.cast_signed() >> 2);
        let value = if hundredths { whole } else { whole * 100 };
        return (Form::Hundredths, value.cast_unsigned());
    }
    let float = f64::from_bits(u64::from(rk & !3) << 32);
    let float = if hundredths { float / 100.0 } else { float };
    (Form::Float, float.to_bits())
}

#[cfg(test)]
mod tests {
    use super::{Form, packed, runs};

    #[test]
    fn packed_numbers_are_exact() {
        #[track_caller]
        fn case(rk: u32, form: Form, value: u64) {
            assert_eq!(packed(rk), (form, value), "{rk:#x}");
        }
        case(12 << 2 | 2, Form::Hundredths, 1200);
        case(995 << 2 | 3, Form::Hundredths, 995); // 9.95
        case(
            (-1_i32 << 2).cast_unsigned() | 2,
            Form::Hundredths,
            (-100_i64).cast_unsigned(),
        );
        case(0x3FF0_0000, Form::Float, 1.0_f64.to_bits());
    }

    #[test]
    fn runs_hold_both_ends() {
        assert_eq!(runs(&[true, true, false, true]), [(0, 1), (3, 3)]);
        assert!(runs(&[]).is_empty());
    }
}
