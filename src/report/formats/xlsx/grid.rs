//! Tables on a sheet: headers, typed cells, links, widths, the set-up of the page.

use rust_xlsxwriter::{Format, Url, Worksheet, XlsxError};

use crate::lang::Lang;
use crate::model::quantity::{Between, Exact};
use crate::report::layout::{Basis, Cell, Column, Kind, Table, Value};
use crate::report::numbers;

use super::names;
use super::styles::{Numbers, Styles};

/// Characters that a cell can hold.
const MOST_TEXT: usize = 32_767;
/// Rows that a sheet can hold.
pub(super) const MOST_ROWS: u32 = 1_048_576;
/// Figures that are linked to what they rest on: a sheet can hold 65,530 links.
pub(super) const MOST_LINKS: usize = 20_000;

/// Writes the header of a table.
pub(super) fn header(
    sheet: &mut Worksheet,
    row: u32,
    columns: &[Column],
    styles: &Styles,
) -> Result<(), XlsxError> {
    for (place, column) in (0_u16..).zip(columns) {
        let style = if column.kind.is_number() {
            &styles.header_number
        } else {
            &styles.header
        };
        sheet.write_string_with_format(row, place, &column.label, style)?;
    }
    let labels = columns.iter().map(|column| (column, column.label.as_str()));
    sheet.set_row_height(row, height(labels).max(30))?;
    Ok(())
}

/// Writes a table with its header; returns the row below it.
pub(super) fn table(
    sheet: &mut Worksheet,
    row: u32,
    table: &Table<'_>,
    (lang, styles): (Lang, &Styles),
) -> Result<u32, XlsxError> {
    header(sheet, row, &table.columns, styles)?;
    let mut at = row + 1;
    for (place, cells) in table.rows.iter().enumerate() {
        let total = table.last_is_total && place + 1 == table.rows.len();
        let style = if total { &styles.total } else { &styles.row };
        row_of(sheet, at, &table.columns, cells, (lang, style))?;
        at += 1;
        if at == MOST_ROWS {
            break;
        }
    }
    Ok(at)
}

/// Writes one row of cells, each with its link.
pub(super) fn row_of(
    sheet: &mut Worksheet,
    at: u32,
    columns: &[Column],
    cells: &[Cell<'_>],
    (lang, style): (Lang, &Numbers),
) -> Result<(), XlsxError> {
    let values = cells.iter().map(|cell| &cell.value);
    grow(sheet, at, columns.iter().zip(values))?;
    for (column, cell) in (0_u16..).zip(cells) {
        link(sheet, (at, column), cell.basis, lang)?;
        match &cell.value {
            // A dash among numbers.
            Value::Text(text) if columns[usize::from(column)].kind.is_number() => {
                sheet.write_string_with_format(at, column, &**text, &style.missing)?;
            }
            other => value(sheet, (at, column), other, (lang, style))?,
        }
    }
    Ok(())
}

/// Makes a row as high as its longest text asks for: not every program does that by itself.
pub(super) fn grow<'a>(
    sheet: &mut Worksheet,
    row: u32,
    cells: impl Iterator<Item = (&'a Column, &'a Value<'a>)>,
) -> Result<(), XlsxError> {
    let texts = cells.filter_map(|(column, value)| match value {
        Value::Text(text) | Value::Indented(_, text) => Some((column, &**text)),
        _ => None,
    });
    let height = height(texts);
    if height > LINE {
        sheet.set_row_height(row, height)?;
    }
    Ok(())
}

/// Height of a line of text, and the most a row can have, in points.
const LINE: u32 = 15;
const HIGHEST: u32 = 405;

/// Returns the height that wrapped texts need, in points.
fn height<'a>(texts: impl Iterator<Item = (&'a Column, &'a str)>) -> u32 {
    let lines = texts.map(|(column, text)| {
        // Two letters are lost to the margins and to words that do not fit.
        let room = usize::from(width(column)).saturating_sub(2).max(1);
        text.chars().count().div_ceil(room)
    });
    let lines = u32::try_from(lines.max().unwrap_or(1)).unwrap_or(HIGHEST);
    lines.saturating_mul(LINE).clamp(LINE, HIGHEST)
}

/// Links a figure to the row that says what it rests on. The value is written over the link.
fn link(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    basis: Option<Basis>,
    lang: Lang,
) -> Result<(), XlsxError> {
    let Some(Basis::Row(place)) = basis else {
        return Ok(());
    };
    if place >= MOST_LINKS {
        return Ok(());
    }
    // Row 1 of that sheet is its header.
    let target = format!("internal:'{}'!A{}", names::BASIS.get(lang), place + 2);
    sheet.write_url(row, column, Url::new(target).set_text("."))?;
    Ok(())
}

/// Writes one value. Bounds must have been split before.
pub(super) fn value(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: &Value<'_>,
    (lang, style): (Lang, &Numbers),
) -> Result<(), XlsxError> {
    let (text, format) = match value {
        Value::Missing => (numbers::NOT_KNOWN.get(lang).to_owned(), &style.missing),
        Value::Text(text) => (fitting(text), &style.text),
        Value::Indented(depth, text) => {
            let steps = u8::try_from(*depth).unwrap_or(14).min(14);
            let format = style.text.clone().set_indent(1 + steps);
            sheet.write_string_with_format(row, column, fitting(text), &format)?;
            return Ok(());
        }
        _ => {
            let (text, format) = digits(value, style);
            // Digits with a point are always a number; the text stays if they were not.
            if let Ok(number) = text.parse::<f64>() {
                sheet.write_number_with_format(row, column, number, format)?;
                return Ok(());
            }
            (text, format)
        }
    };
    sheet.write_string_with_format(row, column, text, format)?;
    Ok(())
}

/// Returns the digits of a number, and how it is shown; of bounds the lower one.
fn digits<'s>(value: &Value<'_>, style: &'s Numbers) -> (String, &'s Format) {
    let by_point = |text: String, whole: &'s Format, decimal: &'s Format| {
        let format = if text.contains('.') { decimal } else { whole };
        (text, format)
    };
    let quantity = |text: String| by_point(text, &style.whole, &style.decimal);
    match value {
        Value::Missing | Value::Text(_) | Value::Indented(..) => (String::new(), &style.text),
        Value::Count(count) => (count.to_string(), &style.whole),
        Value::Given(number) => quantity(number.to_string()),
        Value::Level(level) => quantity(level.exact().to_short(10)),
        Value::Quantity(number)
        | Value::QuantityBetween(Between {
            at_least: number, ..
        }) => quantity(number.to_short(10)),
        Value::Change(number)
        | Value::ChangeBetween(Between {
            at_least: number, ..
        }) => by_point(number.to_short(10), &style.change, &style.change_decimal),
        Value::Share(share)
        | Value::ShareBetween(Between {
            at_least: share, ..
        }) => (share.to_decimal(15), &style.share),
    }
}

/// Returns as much of a text as a cell can hold; a cut text ends in `…`.
pub(super) fn fitting(text: &str) -> String {
    if text.len() <= MOST_TEXT || text.encode_utf16().count() <= MOST_TEXT {
        return text.to_owned();
    }
    let mut units = 0;
    let mut cut: String = text
        .chars()
        .take_while(|char| {
            units += char.len_utf16();
            units < MOST_TEXT
        })
        .collect();
    cut.push('…');
    cut
}

/// Gives each end of a figure a column of its own, where one of the column has two ends.
pub(super) fn split(table: Table<'_>, lang: Lang) -> Table<'_> {
    let two: Vec<bool> = (0..table.columns.len())
        .map(|at| table.rows.iter().any(|row| has_two_ends(&row[at].value)))
        .collect();
    let ends = match lang {
        Lang::It => ["almeno", "al più"],
        Lang::En => ["at least", "at most"],
    };
    let mut columns = Vec::new();
    for (column, two) in table.columns.into_iter().zip(&two) {
        if *two {
            for end in ends {
                let mut one = column.clone();
                one.label = format!("{} ({end})", column.label);
                columns.push(one);
            }
        } else {
            columns.push(column);
        }
    }
    let rows = table.rows.into_iter();
    let rows = rows
        .map(|row| {
            let cells = row.into_iter().zip(&two);
            cells
                .flat_map(|(cell, two)| if *two { both(cell) } else { vec![cell] })
                .collect()
        })
        .collect();
    Table {
        columns,
        rows,
        last_is_total: table.last_is_total,
    }
}

fn has_two_ends(value: &Value<'_>) -> bool {
    match value {
        Value::QuantityBetween(ends) | Value::ShareBetween(ends) | Value::ChangeBetween(ends) => {
            !ends.is_exact()
        }
        _ => false,
    }
}

/// Splits a cell into its two ends. A single value is both.
fn both(cell: Cell<'_>) -> Vec<Cell<'_>> {
    let basis = cell.basis;
    let split = |ends: Between<Exact>, make: fn(Exact) -> Value<'static>| {
        let most = ends.at_most.map_or(Value::Missing, make);
        vec![
            Cell {
                value: make(ends.at_least),
                basis,
            },
            Cell { value: most, basis },
        ]
    };
    match cell.value {
        Value::QuantityBetween(ends) => split(ends, Value::Quantity),
        Value::ShareBetween(ends) => split(ends, Value::Share),
        Value::ChangeBetween(ends) => split(ends, Value::Change),
        value => vec![
            Cell {
                value: value.clone(),
                basis,
            },
            Cell { value, basis },
        ],
    }
}

/// Sets the width of each column by what stands in it.
pub(super) fn widths(sheet: &mut Worksheet, columns: &[Column]) -> Result<(), XlsxError> {
    for (place, column) in (0_u16..).zip(columns) {
        sheet.set_column_width(place, width(column))?;
    }
    Ok(())
}

/// Returns the width of a column in letters.
fn width(column: &Column) -> u16 {
    match (column.kind, column.key.as_ref()) {
        (_, "rests_on") => 110,
        (_, "formula" | "inputs") => 60,
        (_, "parameters") => 90,
        (_, "remainder") => 34,
        (Kind::Text, "message" | "help" | "name" | "question" | "measure") => 42,
        (Kind::Text, _) => 28,
        (Kind::Code, "cell") => 26,
        (Kind::Code, _) => 14,
        _ => 13,
    }
}

/// Sets up the page: A4 across, one page wide, page numbers.
pub(super) fn page(sheet: &mut Worksheet) {
    sheet
        .set_landscape()
        .set_paper_size(9)
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.4, 0.4, 0.6, 0.6, 0.3, 0.3)
        .set_footer("&L&A&R&P / &N");
}

/// Makes a sheet of one table easy to read: frozen, filtered and repeated header.
pub(super) fn list(sheet: &mut Worksheet, columns: &[Column], below: u32) -> Result<(), XlsxError> {
    let last = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofilter(0, 0, below.saturating_sub(1), last)?;
    sheet.set_repeat_rows(0, 0)?;
    page(sheet);
    Ok(())
}

/// Prints only the first columns, so that a page can be read.
pub(super) fn print_first(
    sheet: &mut Worksheet,
    columns: &[Column],
    first: usize,
    rows: usize,
) -> Result<(), XlsxError> {
    if rows == 0 || first == 0 || first > columns.len() {
        return Ok(());
    }
    let last_column = u16::try_from(first - 1).unwrap_or(u16::MAX);
    let last_row = u32::try_from(rows).unwrap_or(MOST_ROWS).min(MOST_ROWS - 1);
    sheet.set_print_area(0, 0, last_row, last_column)?;
    Ok(())
}
