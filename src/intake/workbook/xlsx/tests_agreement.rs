//! Agreement with another reader, cell by cell, on workbooks that a real writer made.

#![expect(
    clippy::float_arithmetic,
    reason = "numbers to write, as a spreadsheet has them"
)]

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Reader as _, ReaderRef as _, Xlsx};
use rust_xlsxwriter::{
    DataValidation, ExcelDateTime, Format, Formula, Note, Workbook, Worksheet, XlsxError,
};

use super::testing::file;
use crate::intake::limits::Limits;
use crate::intake::rows::CellKind;

type Cells = BTreeMap<(u32, u16), (CellKind, String)>;

fn ours(bytes: &[u8], sheet: usize, held: u64) -> Cells {
    let limits = Limits {
        held_sheet_bytes: held,
        ..Limits::default()
    };
    let mut book = super::open(file(bytes), &limits).expect("a workbook");
    let mut reader = book.open_sheet(sheet).expect("a sheet");
    let mut cells = Cells::new();
    while let Some(row) = reader.next_row().expect("a row") {
        for (column, cell) in row.cells() {
            let text = str::from_utf8(cell.bytes()).expect("UTF-8").to_owned();
            // A formula whose result is an empty text shows nothing.
            if cell.kind != CellKind::Empty {
                cells.insert((row.number - 1, column), (cell.kind, text));
            }
        }
    }
    cells
}

fn theirs(bytes: &[u8], sheet: usize) -> Cells {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let name = book.sheet_names()[sheet].clone();
    let range = book.worksheet_range_ref(&name).expect("a sheet");
    let (top, left) = range.start().unwrap_or_default();
    let mut cells = Cells::new();
    for (row, column, value) in range.used_cells() {
        let said = match Data::from(value.clone()) {
            Data::String(text) if text.is_empty() => continue,
            Data::String(text) => (CellKind::Text, text),
            Data::Bool(value) => (CellKind::Boolean, value.to_string().to_uppercase()),
            Data::Error(error) => (CellKind::Error, error.to_string()),
            Data::DateTime(date) => {
                let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
                let time = format!("{hour:02}:{minute:02}:{second:02}");
                let day = format!("{year:04}-{month:02}-{day:02}");
                let text = match (date.as_f64() < 1.0, time == "00:00:00") {
                    (true, _) => time,
                    (false, true) => day,
                    (false, false) => format!("{day}T{time}"),
                };
                (CellKind::Date, text)
            }
            Data::Float(number) => (CellKind::Number, number.to_string()),
            Data::Int(number) => (CellKind::Number, number.to_string()),
            Data::Empty => continue,
            other => panic!("{other:?}"),
        };
        let row = top + u32::try_from(row).expect("a row");
        let column = left + u32::try_from(column).expect("a column");
        cells.insert((row, u16::try_from(column).expect("a column")), said);
    }
    cells
}

/// Writes numbers in one way: calamine has no text of a number, and no percentages.
fn plain(cells: Cells) -> Cells {
    let plain = |(place, (kind, text)): ((u32, u16), (CellKind, String))| match kind {
        CellKind::Number | CellKind::Percent => {
            let number: f64 = text.parse().expect("a number");
            (place, (CellKind::Number, number.to_string()))
        }
        _ => (place, (kind, text)),
    };
    cells.into_iter().map(plain).collect()
}

fn fill(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let texts = [
        "plain",
        " spaces ",
        "R&D <1>",
        "à€😀",
        "line\nbreak",
        "tab\t",
        "_x000D_",
        "\"q\"",
        "=",
    ];
    let numbers = [
        0.0,
        1.0,
        -1.5,
        0.1 + 0.2,
        1e-7,
        1e21,
        9.95,
        1.0 / 3.0,
        123_456_789_012_345.0,
    ];
    let percent = Format::new().set_num_format("0.0%");
    let formats = [
        "dd/mm/yyyy",
        "yyyy-mm-dd hh:mm:ss",
        "h:mm",
        "[$-410]d mmmm yyyy;@",
    ];
    for row in 0..60_u32 {
        let at = row as usize;
        sheet.write_string(row, 0, texts[at % texts.len()])?;
        sheet.write_number(row, 1, numbers[at % numbers.len()])?;
        sheet.write_number_with_format(row, 3, f64::from(row) / 100.0, &percent)?;
        let date = ExcelDateTime::from_ymd(2026, 3, 1)?;
        let serial = date.to_excel() + f64::from(row) * 1.25;
        let format = Format::new().set_num_format(formats[at % formats.len()]);
        sheet.write_number_with_format(row, 4, serial, &format)?;
        sheet.write_boolean(row, 5, row % 2 == 0)?;
        sheet.write_formula(row, 30, Formula::new("=A1&\"x\"").set_result("a & b"))?;
        sheet.write_formula(row, 31, Formula::new("=1+1").set_result("2"))?;
        sheet.write_blank(row, 6, &percent)?;
    }
    Ok(())
}

fn written() -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    fill(sheet)?;
    let (bold, plain) = (Format::new().set_bold(), Format::new());
    sheet.write_rich_string(70, 2, &[(&bold, "bold"), (&plain, " and plain")])?;
    sheet.merge_range(80, 0, 82, 1, "merged", &plain)?;
    sheet.set_row_hidden(81)?;
    sheet.set_row_hidden(70)?;
    sheet.set_column_hidden(2)?;
    sheet.insert_note(0, 0, &Note::new("a note"))?;
    sheet.add_data_validation(
        1,
        0,
        9,
        0,
        &DataValidation::new().allow_list_strings(&["sì", "no"])?,
    )?;
    fill(book.add_worksheet_with_constant_memory()?)?;
    fill(book.add_worksheet_with_low_memory()?)?;
    book.add_worksheet().set_hidden(true);
    book.save_to_buffer()
}

#[test]
fn a_written_workbook_reads_as_another_reader_reads_it() {
    let bytes = written().expect("a workbook");
    for sheet in 0..4 {
        for held in [0, 8 << 20] {
            let read = plain(ours(&bytes, sheet, held));
            assert_eq!(read, plain(theirs(&bytes, sheet)), "sheet {sheet}");
            assert_eq!(read.is_empty(), sheet == 3);
        }
    }
    let kinds: Vec<CellKind> = ours(&bytes, 0, 0)
        .into_values()
        .filter(|(_, text)| text == "0.01")
        .map(|it| it.0)
        .collect();
    assert_eq!(kinds, [CellKind::Percent]);
}

#[test]
fn facts_of_a_written_workbook() {
    let bytes = written().expect("a workbook");
    let mut book = super::open(file(&bytes), &Limits::default()).expect("a workbook");
    let mut reader = book.open_sheet(0).expect("a sheet");
    while reader.next_row().expect("a row").is_some() {}
    let facts = reader.facts();
    assert_eq!(facts.hidden_rows.runs, [(71, 71)]);
    assert_eq!(facts.hidden_columns, [(2, 2)]);
    assert_eq!(
        (
            facts.merges.len(),
            facts.merges[0].from_row,
            facts.merges[0].to_row
        ),
        (1, 81, 83)
    );
    assert_eq!(
        (facts.formulas, facts.validations, facts.comments),
        (120, 1, 1)
    );
}
