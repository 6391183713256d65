//! Binary workbooks of Excel 2007 and later (`.xlsb`), by calamine and in bounds.
//!
//! Lives here: what must be checked before calamine sees the file, and its cells as raw rows.
//! Never here: what a header or an answer means.
//!
//! calamine believes each record's length and makes room for it, so that every binary part is
//! walked first (`check`). A panic within calamine (a text index that is out of range) is the file's fault
//! and becomes a [`Stop`]; the program's panic hook decides whether it is shown.
//!
//! Not seen: percent formats (the fraction is given as a number), hidden rows and columns, merged
//! cells, comments, validations, and which cells hold formulas; error values of formulas.

mod check;

use std::io::{self, BufReader, Seek};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsb, XlsbError};

use self::check::check_parts;
use super::xls::{NumberKind, write_number};
use super::zip_directory;
use crate::intake::file_bytes::FileBytes;
use crate::intake::limits::Limits;
use crate::intake::rows::{
    Book, BookFacts, CellKind, RawRow, SheetFacts, SheetInfo, SheetRows, Slot, Stop, Visibility,
    sound_text,
};

type Input = BufReader<FileBytes>;

/// A cell as calamine gives it: row and column from 0.
type Given<'a> = (u32, u32, DataRef<'a>);

/// Opens a workbook.
///
/// # Errors
///
/// A [`Stop`] when the file is damaged or over a limit.
pub(in crate::intake) fn open(file: FileBytes, limits: &Limits) -> Result<Box<dyn Book>, Stop> {
    let mut again = file.try_clone().map_err(|error| broken(&error))?;
    let mut archive = zip_directory::open(file, limits)?;
    let macros = archive
        .file_names()
        .any(|name| name.is_ok_and(|name| name.ends_with("vbaProject.bin")));
    let external_links = archive
        .file_names()
        .any(|name| name.is_ok_and(|name| name.contains("externalLinks/")));
    check_parts(&mut archive, limits)?;
    drop(archive);
    again.rewind().map_err(|error| broken(&error))?;
    let book: Xlsb<Input> = guarded(|| Xlsb::new(BufReader::new(again)))?;
    let worksheets = book.sheets_metadata().iter();
    let worksheets = worksheets.filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let sheets: Vec<SheetInfo> = worksheets
        .map(|sheet| SheetInfo {
            name: Some(sheet.name.clone()),
            visibility: match sheet.visible {
                SheetVisible::Visible => Visibility::Visible,
                SheetVisible::Hidden | SheetVisible::VeryHidden => Visibility::Hidden,
            },
        })
        .collect();
    if sheets.len() > limits.sheets {
        return Err(Stop::over("sheets", sheets.len(), limits.sheets));
    }
    Ok(Box::new(Binary {
        from_1904: book.has_1904_epoch(),
        book,
        sheets,
        facts: BookFacts {
            external_links,
            macros,
            ..BookFacts::default()
        },
        limits: *limits,
    }))
}

struct Binary {
    book: Xlsb<Input>,
    sheets: Vec<SheetInfo>,
    facts: BookFacts,
    from_1904: bool,
    limits: Limits,
}

impl Book for Binary {
    fn sheets(&self) -> &[SheetInfo] {
        &self.sheets
    }

    fn facts(&self) -> BookFacts {
        self.facts.clone()
    }

    fn open_sheet(&mut self, index: usize) -> Result<Box<dyn SheetRows + '_>, Stop> {
        let name = self.sheets.get(index).and_then(|info| info.name.clone());
        let Some(name) = name else {
            return Err(Stop::unreadable("missing-part", index.to_string()));
        };
        let book = &mut self.book;
        let mut cells = guarded(|| book.worksheet_cells_reader(&name))?;
        // The type of calamine's reader has no public name.
        let next = move || {
            let cell = guarded(|| cells.next_cell())?;
            Ok(cell.map(|cell| {
                let (row, column) = cell.get_position();
                (row, column, cell.get_value().clone())
            }))
        };
        Ok(Box::new(Rows {
            next: Box::new(next),
            ahead: None,
            exhausted: false,
            ended: false,
            from_1904: self.from_1904,
            limits: self.limits,
            filled: 0,
            last_row: 0,
            last_wanted: Limits::COLUMNS - 1,
            text: Vec::new(),
            slots: Vec::new(),
            facts: SheetFacts::default(),
        }))
    }
}

/// The rows of one worksheet.
struct Rows<'a> {
    next: Box<dyn FnMut() -> Result<Option<Given<'a>>, Stop> + 'a>,
    /// The first cell of the next row: row from 1, column, value.
    ahead: Option<(u32, u16, DataRef<'a>)>,
    /// Whether the sheet has no more cells, and whether its end was given.
    exhausted: bool,
    ended: bool,
    from_1904: bool,
    limits: Limits,
    filled: u64,
    last_row: u32,
    last_wanted: u16,
    text: Vec<u8>,
    slots: Vec<Slot>,
    facts: SheetFacts,
}

impl<'a> Rows<'a> {
    /// Returns the next filled cell.
    fn cell(&mut self) -> Result<Option<(u32, u16, DataRef<'a>)>, Stop> {
        if let Some(ahead) = self.ahead.take() {
            return Ok(Some(ahead));
        }
        // Behind its end calamine would read on.
        let given = if self.exhausted { None } else { (self.next)()? };
        let Some((row, column, value)) = given else {
            self.exhausted = true;
            return Ok(None);
        };
        self.filled += 1;
        if self.filled > self.limits.cells {
            return Err(Stop::over("cells", self.filled, self.limits.cells));
        }
        if row >= Limits::ROWS {
            return Err(Stop::over("rows", row, Limits::ROWS));
        }
        match u16::try_from(column) {
            Ok(column) if column < Limits::COLUMNS => Ok(Some((row + 1, column, value))),
            _ => Err(Stop::over("columns", column, Limits::COLUMNS).at_row(row + 1)),
        }
    }

    fn add(&mut self, column: u16, value: &DataRef<'_>) -> Result<(), Stop> {
        let start = self.text.len();
        let kind = match value {
            DataRef::Empty => return Ok(()),
            DataRef::String(text) => self.add_text(text),
            DataRef::SharedString(text) => self.add_text(text),
            DataRef::Int(number) => self.add_shown(CellKind::Number, number.to_string()),
            DataRef::Bool(true) => self.add_shown(CellKind::Boolean, "TRUE"),
            DataRef::Bool(false) => self.add_shown(CellKind::Boolean, "FALSE"),
            DataRef::Error(error) => self.add_shown(CellKind::Error, error.to_string()),
            DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
                self.add_shown(CellKind::Date, text)
            }
            DataRef::Float(number) => {
                write_number(*number, NumberKind::Plain, self.from_1904, &mut self.text)
            }
            DataRef::DateTime(moment) => {
                let format = if moment.is_duration() {
                    NumberKind::Elapsed
                } else {
                    NumberKind::Date
                };
                write_number(moment.as_f64(), format, self.from_1904, &mut self.text)
            }
        };
        let end = self.text.len();
        if end - start > self.limits.cell_bytes {
            return Err(Stop::over(
                "cell-bytes",
                end - start,
                self.limits.cell_bytes,
            ));
        }
        let (Ok(start), Ok(end)) = (u32::try_from(start), u32::try_from(end)) else {
            return Err(Stop::over("record-bytes", end, self.limits.record_bytes));
        };
        if self.text.len() > self.limits.record_bytes {
            return Err(Stop::over("record-bytes", end, self.limits.record_bytes));
        }
        self.slots.push(Slot {
            column,
            kind,
            flags: 0,
            start,
            end,
        });
        Ok(())
    }

    fn add_text(&mut self, text: &str) -> CellKind {
        let kind = if text.is_empty() {
            CellKind::Empty
        } else {
            CellKind::Text
        };
        self.add_shown(kind, text)
    }

    fn add_shown(&mut self, kind: CellKind, text: impl AsRef<str>) -> CellKind {
        self.text.extend_from_slice(text.as_ref().as_bytes());
        kind
    }

    /// Gathers the next row and returns its number.
    fn gather(&mut self) -> Result<Option<u32>, Stop> {
        self.text.clear();
        self.slots.clear();
        while self.slots.is_empty() {
            let Some((row, column, value)) = self.cell()? else {
                return Ok(None);
            };
            if row <= self.last_row {
                return Err(Stop::unreadable("xlsb", "row order").at_row(row));
            }
            self.last_row = row;
            let mut next = Some((row, column, value));
            while let Some((at, column, value)) = next.take() {
                if at != row {
                    self.ahead = Some((at, column, value));
                    break;
                }
                if column <= self.last_wanted {
                    self.add(column, &value).map_err(|stop| stop.at_row(row))?;
                }
                next = self.cell()?;
            }
        }
        // Columns ascend in every file that Excel writes; nobody may rely on it.
        self.slots.sort_by_key(|slot| slot.column);
        self.slots.dedup_by_key(|slot| slot.column);
        Ok(Some(self.last_row))
    }
}

impl SheetRows for Rows<'_> {
    fn next_row(&mut self) -> Result<Option<RawRow<'_>>, Stop> {
        if self.ended {
            return Ok(None);
        }
        let row = self.gather();
        self.ended = !matches!(row, Ok(Some(_)));
        Ok(row?.map(|number| RawRow {
            number,
            text: sound_text(&mut self.text),
            shared: "",
            slots: &self.slots,
            at: None,
        }))
    }

    fn want_columns(&mut self, last: u16) {
        self.last_wanted = last;
    }

    fn facts(&self) -> &SheetFacts {
        &self.facts
    }
}

/// Calls calamine. What it panics on is as unreadable as what it refuses.
fn guarded<T>(call: impl FnOnce() -> Result<T, XlsbError>) -> Result<T, Stop> {
    match catch_unwind(AssertUnwindSafe(call)) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(error)) => Err(Stop::unreadable("xlsb", error.to_string())),
        Err(_) => Err(Stop::unreadable("xlsb", "calamine")),
    }
}

fn broken(error: &io::Error) -> Stop {
    Stop::unreadable("truncated", error.to_string())
}

#[cfg(test)]
mod tests;
