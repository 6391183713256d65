//! Rows of a worksheet: from gathered cells to raw rows.
//!
//! Lives here: how numbers, dates and errors are worded, shared with `.xlsb`. Never here: records.

use std::io::Write as _;

use calamine::{ExcelDateTime, ExcelDateTimeType};

use super::format::NumberKind;
use super::globals::Globals;
use super::sheet::{COLUMNS, Cell, Form, Sheet};
use crate::fact::{FactKind, Params};
use crate::intake::rows::{
    CellKind, RawRow, RowFact, SheetFacts, SheetRows, Slot, Stop, sound_text,
};

/// The first serial number beyond the year 9999.
const LAST_DAY: f64 = 2_958_466.0;

/// The rows of one worksheet.
pub(super) struct Rows<'a> {
    globals: &'a Globals,
    sheet: Sheet,
    /// The next cell.
    at: usize,
    last_wanted: u16,
    /// Cells whose formula changes by itself, ascending, where somebody asked.
    volatile: Vec<(u16, u8)>,
    text: Vec<u8>,
    slots: Vec<Slot>,
}

impl<'a> Rows<'a> {
    pub(super) fn new(globals: &'a Globals, sheet: Sheet) -> Self {
        Self {
            globals,
            sheet,
            at: 0,
            last_wanted: COLUMNS - 1,
            volatile: Vec::new(),
            text: Vec::new(),
            slots: Vec::new(),
        }
    }

    fn add(&mut self, cell: Cell) {
        let start = self.text.len();
        let format = self.globals.kinds.get(usize::from(cell.format)).copied();
        let format = format.unwrap_or(NumberKind::Plain);
        let row_hidden = self.sheet.hidden_rows[usize::from(cell.row)];
        let hidden = row_hidden || self.sheet.hidden_columns[usize::from(cell.column)];
        let mut flags = cell.flags | if hidden { Slot::HIDDEN } else { 0 };
        let (from, to) = halves(cell.value);
        let kind = match cell.form {
            Form::Float => number(
                f64::from_bits(cell.value),
                format,
                self.globals.from_1904,
                &mut self.text,
            ),
            Form::Hundredths => self.hundredths(cell.value.cast_signed(), format),
            Form::Boolean => {
                let text: &[u8] = if cell.value == 0 { b"FALSE" } else { b"TRUE" };
                self.text.extend_from_slice(text);
                CellKind::Boolean
            }
            Form::Error => {
                self.text.extend_from_slice(error(cell.value).as_bytes());
                CellKind::Error
            }
            Form::Text => {
                let own = self.sheet.text.get(from as usize..to as usize);
                self.text.extend_from_slice(own.unwrap_or_default());
                CellKind::Text
            }
            Form::Shared => {
                flags |= Slot::SHARED;
                CellKind::Text
            }
        };
        let own = (offset(start), offset(self.text.len()));
        let (start, end) = match cell.form {
            Form::Shared => (from, to),
            _ => own,
        };
        let kind = if start == end { CellKind::Empty } else { kind };
        self.slots.push(Slot {
            column: u16::from(cell.column),
            kind,
            flags,
            start,
            end,
        });
    }

    fn hundredths(&mut self, value: i64, format: NumberKind) -> CellKind {
        if matches!(format, NumberKind::Date | NumberKind::Elapsed) && value % 100 == 0 {
            let days = i32::try_from(value / 100).unwrap_or(i32::MAX);
            return number(days.into(), format, self.globals.from_1904, &mut self.text);
        }
        let sign = if value < 0 { "-" } else { "" };
        let (whole, rest) = (value.unsigned_abs() / 100, value.unsigned_abs() % 100);
        // Writing to memory does not fail.
        let _ = match (rest % 10, rest / 10) {
            (0, 0) => write!(self.text, "{sign}{whole}"),
            (0, tenths) => write!(self.text, "{sign}{whole}.{tenths}"),
            _ => write!(self.text, "{sign}{whole}.{rest:02}"),
        };
        plain_kind(format)
    }
}

impl SheetRows for Rows<'_> {
    fn next_row(&mut self) -> Result<Option<RawRow<'_>>, Stop> {
        self.text.clear();
        self.slots.clear();
        while self.slots.is_empty() {
            let Some(first) = self.sheet.cells.get(self.at).copied() else {
                return Ok(None);
            };
            while let Some(cell) = self.sheet.cells.get(self.at).copied() {
                if cell.row != first.row {
                    break;
                }
                self.at += 1;
                if u16::from(cell.column) <= self.last_wanted {
                    self.add(cell);
                }
            }
            if !self.slots.is_empty() {
                return Ok(Some(RawRow {
                    number: u32::from(first.row) + 1,
                    text: sound_text(&mut self.text),
                    shared: &self.globals.shared,
                    slots: &self.slots,
                    at: None,
                }));
            }
        }
        Ok(None)
    }

    fn want_columns(&mut self, last: u16) {
        self.last_wanted = last;
    }

    fn want_notices(&mut self) {
        self.volatile = std::mem::take(&mut self.sheet.volatile);
        self.volatile.sort_unstable();
    }

    fn take_row_facts(&mut self) -> Vec<RowFact> {
        let given = self.sheet.cells[..self.at].last();
        let passed = given.map_or(0, |last| {
            self.volatile.partition_point(|(row, _)| *row <= last.row)
        });
        let cells = self.volatile.drain(..passed);
        cells
            .map(|(row, column)| {
                let params = Params(vec![("what", String::new()), ("function", String::new())]);
                let row = u32::from(row) + 1;
                (FactKind::VolatileFormula, params, row, Some(column.into()))
            })
            .collect()
    }

    fn facts(&self) -> &SheetFacts {
        &self.sheet.facts
    }
}

/// Writes a number as its format means it, and returns its kind.
pub(in crate::intake::workbook) fn number(
    value: f64,
    format: NumberKind,
    from_1904: bool,
    text: &mut Vec<u8>,
) -> CellKind {
    let in_calendar = (0.0..LAST_DAY).contains(&value);
    match format {
        _ if !value.is_finite() => {
            text.extend_from_slice(b"#NUM!");
            return CellKind::Error;
        }
        NumberKind::Date if in_calendar => {
            date(value, from_1904, text);
            return CellKind::Date;
        }
        NumberKind::Elapsed if in_calendar => {
            elapsed(value, text);
            return CellKind::Date;
        }
        _ => {}
    }
    // Whole digits as far as they are exact, then an exponent: never three hundred zeros.
    let size = value.abs();
    let plain = value == 0.0 || (1e-7..1e17).contains(&size);
    let _ = if plain {
        // A negative zero is a zero.
        write!(text, "{}", if value == 0.0 { 0.0 } else { value })
    } else {
        write!(text, "{value:e}")
    };
    plain_kind(format)
}

fn plain_kind(format: NumberKind) -> CellKind {
    match format {
        NumberKind::Percent => CellKind::Percent,
        _ => CellKind::Number,
    }
}

/// Writes a serial number as a date, a time, or both.
#[expect(
    clippy::float_arithmetic,
    reason = "the format stores a time as a part of a day"
)]
fn date(value: f64, from_1904: bool, text: &mut Vec<u8>) {
    // To the second: what is left below is noise of the division by 86,400.
    let value = (value * 86_400.0).round() / 86_400.0;
    let moment = ExcelDateTime::new(value, ExcelDateTimeType::DateTime, from_1904);
    let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
    let second = u32::from(second) + u32::from(milli >= 500);
    let midnight = (hour, minute, second) == (0, 0, 0);
    if value < 1.0 && !from_1904 {
        let _ = write!(text, "{hour:02}:{minute:02}:{second:02}");
    } else if midnight {
        let _ = write!(text, "{year:04}-{month:02}-{day:02}");
    } else {
        let clock = format!("{hour:02}:{minute:02}:{second:02}");
        let _ = write!(text, "{year:04}-{month:02}-{day:02}T{clock}");
    }
}

/// Writes days as hours, minutes and seconds.
#[expect(
    clippy::float_arithmetic,
    reason = "the format stores a time as a part of a day"
)]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "within 9999 years, checked by the caller"
)]
fn elapsed(value: f64, text: &mut Vec<u8>) {
    let seconds = (value * 86_400.0).round() as u64;
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    let _ = write!(text, "{hours:02}:{minutes:02}:{:02}", seconds % 60);
}

/// Returns the text of an error code ([MS-XLS] 2.5.10).
fn error(code: u64) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2B => "#GETTING_DATA",
        _ => "#N/A",
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the halves are what is wanted"
)]
fn halves(value: u64) -> (u32, u32) {
    ((value >> 32) as u32, value as u32)
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::{NumberKind, number};
    use crate::intake::rows::CellKind;

    #[track_caller]
    fn case(value: f64, format: NumberKind, kind: CellKind, shown: &str) {
        let mut text = Vec::new();
        assert_eq!(number(value, format, false, &mut text), kind, "{value}");
        assert_eq!(String::from_utf8_lossy(&text), shown);
    }

    #[test]
    fn numbers_are_as_short_as_they_can_be() {
        let plain = NumberKind::Plain;
        case(12.0, plain, CellKind::Number, "12");
        case(9.95, plain, CellKind::Number, "9.95");
        case(0.1, plain, CellKind::Number, "0.1");
        case(-0.0, plain, CellKind::Number, "0");
        case(1e20, plain, CellKind::Number, "1e20");
        case(0.000_001, plain, CellKind::Number, "0.000001");
        case(1e-9, plain, CellKind::Number, "1e-9");
        case(0.25, NumberKind::Percent, CellKind::Percent, "0.25");
        case(f64::NAN, plain, CellKind::Error, "#NUM!");
    }

    #[test]
    fn dates_are_iso() {
        let date = NumberKind::Date;
        case(46112.0, date, CellKind::Date, "2026-03-31");
        case(
            46_112.354_166_666_664,
            date,
            CellKind::Date,
            "2026-03-31T08:30:00",
        );
        case(0.354_166_666_666_666_7, date, CellKind::Date, "08:30:00");
        case(61.0, date, CellKind::Date, "1900-03-01");
        case(-1.0, date, CellKind::Number, "-1");
        case(1e9, date, CellKind::Number, "1000000000");
        case(1.25, NumberKind::Elapsed, CellKind::Date, "30:00:00");
    }
}
