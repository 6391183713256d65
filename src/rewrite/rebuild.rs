//! A new workbook of the values of a submission, for formats that cannot be patched.
//!
//! Looks, formulas and merged cells of the submission are not in it; the caller says so in the
//! list. Never here: reading the submission.

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatUnderline, Note, Url, Workbook,
    Worksheet, XlsxError,
};

use super::Refused;
use super::marks::{
    AUTHOR, ListCell, Listing, Mark, Marked, by_sheet, colour, free_name, lines_of, location,
};
use crate::finding::Severity;
use crate::model::raw::CellKind;

/// The values of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SheetCopy {
    /// Its name; `None` for that of a text file, which marks name so too.
    pub name: Option<String>,
    /// Rows by their number from 1, ascending. Rows that are not there are blank.
    pub rows: Vec<(u32, Vec<CellCopy>)>,
}

/// The value of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellCopy {
    /// Column from 0.
    pub column: u16,
    /// What it is.
    pub kind: CellKind,
    /// Its text, as [`CellKind`] says it is written.
    pub text: String,
}

/// Name of the sheet made of a text file.
const ONLY: &str = "Dati";
/// The most letters of a cell.
const MOST_LETTERS: usize = 32_767;

/// Writes the values of sheets into a new workbook, with marks and a list. The bytes are the
/// same on each run.
///
/// # Errors
///
/// [`Refused`] for more rows or columns than a sheet has.
pub fn rebuild(
    sheets: &[SheetCopy],
    marks: &[Mark],
    listing: &Listing,
) -> Result<Vec<u8>, Refused> {
    written(sheets, marks, listing).map_err(|error| Refused::Damaged(error.to_string()))
}

fn written(sheets: &[SheetCopy], marks: &[Mark], listing: &Listing) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(
        &DocProperties::new()
            .set_comment(concat!("smartable ", env!("CARGO_PKG_VERSION")))
            .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?),
    );
    let mut marked = by_sheet(marks);
    let mut names: Vec<String> = Vec::new();
    let (mut unnoted, mut unmarked) = (0, 0);
    for sheet in sheets {
        let taken: Vec<&str> = names.iter().map(String::as_str).collect();
        names.push(free_name(sheet.name.as_deref().unwrap_or(ONLY), &taken));
        let marks = marked.remove(&sheet.name.as_deref()).unwrap_or_default();
        unnoted += marks.unnoted;
        unmarked += marks.unmarked;
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(names.last().map_or(ONLY, String::as_str))?;
        copy(worksheet, sheet, &marks)?;
    }
    unmarked += marked.values().map(|it| it.fills.len()).sum::<usize>();
    let taken: Vec<&str> = names.iter().map(String::as_str).collect();
    let title = free_name(&listing.title, &taken);
    let worksheet = workbook.add_worksheet();
    worksheet
        .set_name(title)?
        .set_tab_color(Color::RGB(0x00C0_0000));
    let place = |sheet: &Option<String>| {
        let found = sheets.iter().position(|it| it.name == *sheet);
        found.map(|index| names[index].clone())
    };
    list(
        worksheet,
        listing,
        &listing.closing(unnoted, unmarked),
        &place,
    )?;
    workbook.save_to_buffer()
}

/// Writes the values of a sheet, colours behind them and notes on them.
fn copy(worksheet: &mut Worksheet, sheet: &SheetCopy, marks: &Marked) -> Result<(), XlsxError> {
    let mut widths: Vec<usize> = Vec::new();
    for (row, cells) in &sheet.rows {
        for cell in cells {
            let column = usize::from(cell.column);
            if widths.len() <= column {
                widths.resize(column + 1, 0);
            }
            widths[column] = widths[column].max(cell.text.chars().count());
            let severity = marks.fills.get(&(*row, cell.column)).copied();
            value(
                worksheet,
                row.saturating_sub(1),
                cell,
                &format(cell, severity),
            )?;
        }
    }
    let there = |spot: &(u32, u16)| {
        let row = sheet.rows.binary_search_by_key(&spot.0, |(row, _)| *row);
        row.is_ok_and(|row| sheet.rows[row].1.iter().any(|it| it.column == spot.1))
    };
    for (spot, severity) in marks.fills.iter().filter(|(spot, _)| !there(spot)) {
        let format = filled(Format::new(), Some(*severity));
        worksheet.write_blank(spot.0.saturating_sub(1), spot.1, &format)?;
    }
    for ((row, column), note) in &marks.notes {
        let note = Note::new(note)
            .set_author(AUTHOR)
            .add_author_prefix(false)
            .set_width(300)
            .set_height(lines_of(note) * 18);
        worksheet.insert_note(row.saturating_sub(1), *column, &note)?;
    }
    for (column, width) in widths.iter().enumerate() {
        let width = u16::try_from((*width).clamp(6, 40) + 2).unwrap_or(42);
        worksheet.set_column_width(u16::try_from(column).unwrap_or(u16::MAX), width)?;
    }
    Ok(())
}

fn filled(format: Format, severity: Option<Severity>) -> Format {
    match severity {
        Some(severity) => {
            let colour = u32::from_str_radix(colour(severity), 16).unwrap_or(0x00FF_FFFF);
            format.set_background_color(Color::RGB(colour))
        }
        None => format,
    }
}

/// Returns how a value is shown.
fn format(cell: &CellCopy, severity: Option<Severity>) -> Format {
    let text = cell.text.as_str();
    let shown = match cell.kind {
        CellKind::Percent if text.split_once('.').is_some_and(|(_, it)| it.len() > 2) => "0.00%",
        CellKind::Percent => "0%",
        CellKind::Date if text.contains('T') => "yyyy-mm-dd hh:mm",
        CellKind::Date if text.contains(':') => "hh:mm",
        CellKind::Date => "yyyy-mm-dd",
        _ => return filled(Format::new(), severity),
    };
    filled(Format::new().set_num_format(shown), severity)
}

/// Writes a value as what it is; as text where it cannot be.
fn value(
    worksheet: &mut Worksheet,
    row: u32,
    cell: &CellCopy,
    format: &Format,
) -> Result<(), XlsxError> {
    let (column, text) = (cell.column, cell.text.as_str());
    match cell.kind {
        CellKind::Number | CellKind::Percent => {
            if let Ok(number) = text.parse::<f64>() {
                worksheet.write_number_with_format(row, column, number, format)?;
                return Ok(());
            }
        }
        CellKind::Date => {
            if let Ok(date) = ExcelDateTime::parse_from_str(text) {
                worksheet.write_datetime_with_format(row, column, &date, format)?;
                return Ok(());
            }
        }
        CellKind::Boolean => {
            // OpenDocument says what the sheet shows.
            let is_true = matches!(text, "TRUE" | "VERO");
            worksheet.write_boolean_with_format(row, column, is_true, format)?;
            return Ok(());
        }
        CellKind::Empty | CellKind::Text | CellKind::Error => {}
    }
    if text.is_empty() {
        worksheet.write_blank(row, column, format)?;
        return Ok(());
    }
    worksheet.write_string_with_format(row, column, cut(text), format)?;
    Ok(())
}

/// Cuts a text to what a cell holds.
fn cut(text: &str) -> String {
    if text.len() <= MOST_LETTERS {
        return text.to_owned();
    }
    let units: Vec<u16> = text.encode_utf16().take(MOST_LETTERS).collect();
    String::from_utf16_lossy(&units)
}

/// Writes the list: a frozen header with a filter, the rows, and sentences below them.
fn list(
    worksheet: &mut Worksheet,
    listing: &Listing,
    closing: &[String],
    place: &dyn Fn(&Option<String>) -> Option<String>,
) -> Result<(), XlsxError> {
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let link = text
        .clone()
        .set_font_color(Color::RGB(0x001F_3A5F))
        .set_underline(FormatUnderline::Single);
    let header = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
        .set_font_color(Color::White)
        .set_background_color(Color::RGB(0x001F_3A5F));
    for (column, (width, name)) in (0..).zip(listing.widths().iter().zip(&listing.headers)) {
        worksheet.set_column_width(column, *width)?;
        worksheet.write_with_format(0, column, name, &header)?;
    }
    for (row, cells) in (1..).zip(&listing.rows) {
        for (column, cell) in (0..).zip(cells) {
            let target = match cell {
                ListCell::Link {
                    sheet, row, column, ..
                } => place(sheet).map(|sheet| location(&sheet, *row, *column)),
                _ => None,
            };
            match (cell, target) {
                (ListCell::Empty, _) => worksheet.write_blank(row, column, &text)?,
                (ListCell::Number(number), _) => {
                    worksheet.write_number_with_format(row, column, *number, &text)?
                }
                (cell, Some(target)) => {
                    let url = Url::new(format!("internal:{target}")).set_text(cell.shown());
                    worksheet.write_url_with_format(row, column, url, &link)?
                }
                (cell, None) => {
                    worksheet.write_string_with_format(row, column, cut(cell.shown()), &text)?
                }
            };
        }
    }
    let rows = u32::try_from(listing.rows.len()).unwrap_or(0);
    for (row, line) in (rows + 2..).zip(closing) {
        worksheet.write_string(row, 0, line)?;
    }
    let last = u16::try_from(listing.headers.len().max(1) - 1).unwrap_or(0);
    worksheet.set_freeze_panes(1, 0)?;
    worksheet.autofilter(0, 0, rows, last)?;
    worksheet.set_landscape().set_print_fit_to_pages(1, 0);
    Ok(())
}
