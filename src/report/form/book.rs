//! The workbook of a form: instructions, the table, the lists to choose from.
//!
//! The same form gives the same bytes. Never here: what stands in it (`guide`, `values`).

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet,
    XlsxError,
};

use super::guide::{self, Line};
use super::words::Words;
use super::{Filled, Purpose, sheet};
use crate::lang::Lang;

/// A dark blue that prints well in grey.
pub(super) const INK: Color = Color::RGB(0x001F_3A5F);
/// The ground of rows that came from another unit.
pub(super) const MOVED: Color = Color::RGB(0x00FF_F2CC);

/// Makes the workbook.
///
/// # Errors
///
/// A text that no cell can hold.
pub fn workbook(filled: &Filled<'_>, lang: Lang) -> anyhow::Result<Vec<u8>> {
    let words = Words(lang);
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(filled, words)?);
    if filled.purpose == Purpose::ToFill {
        let sheet = workbook.add_worksheet();
        sheet.set_name(words.instructions())?;
        instructions(sheet, &guide::lines(filled, lang), &words.stamp(filled))?;
    }
    let table = workbook.add_worksheet();
    table.set_name(words.table())?;
    sheet::write(table, filled, lang)?;
    if let Some(ended) = filled.ended {
        let sheet = workbook.add_worksheet();
        sheet.set_name(words.ended())?;
        let ended = Filled {
            form: ended,
            unit: Some(words.ended()),
            ..filled.clone()
        };
        sheet::write(sheet, &ended, lang)?;
    }
    if filled.purpose == Purpose::ToFill && !filled.units.is_empty() {
        let lists = workbook.add_worksheet();
        lists.set_name(words.lists())?;
        for (row, unit) in (0..).zip(filled.units) {
            lists.write_string(row, 0, unit)?;
        }
        lists.set_column_width(0, 48)?;
        lists.set_hidden(true);
    }
    Ok(workbook.save_to_buffer()?)
}

/// Says what the file is, for programs too. The date is fixed.
fn properties(filled: &Filled<'_>, words: Words) -> Result<DocProperties, XlsxError> {
    let mut properties = DocProperties::new()
        .set_title(words.title(filled))
        .set_subject(words.stamp(filled))
        .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?)
        .set_custom_property("smartable.criteria", filled.set.id.as_str())
        .set_custom_property("smartable.criteria_version", filled.set.version.as_str());
    if let Some(year) = filled.year {
        properties = properties.set_custom_property("smartable.year", year);
    }
    Ok(properties)
}

fn instructions(sheet: &mut Worksheet, lines: &[Line], stamp: &str) -> Result<(), XlsxError> {
    let base = Format::new().set_align(FormatAlign::Top).set_text_wrap();
    let title = Format::new()
        .set_bold()
        .set_font_size(16)
        .set_font_color(INK);
    let heading = Format::new()
        .set_bold()
        .set_font_size(12)
        .set_font_color(INK)
        .set_border_bottom(FormatBorder::Thin)
        .set_border_bottom_color(INK);
    let name = base.clone().set_bold();
    let moved = base.clone().set_background_color(MOVED);
    sheet.set_column_width(0, 34)?;
    sheet.set_column_width(1, 86)?;
    let mut row = 0;
    for line in lines {
        match line {
            Line::Title(text) => {
                sheet.write_string_with_format(row, 0, text, &title)?;
                sheet.set_row_height(row, 28)?;
            }
            Line::Heading(text) => {
                row += 1;
                sheet.write_string_with_format(row, 0, text, &heading)?;
                sheet.write_blank(row, 1, &heading)?;
                sheet.set_row_height(row, 20)?;
            }
            Line::Sentence(text) => over_both(sheet, row, text, &base)?,
            Line::Moved(text) => over_both(sheet, row, text, &moved)?,
            Line::Entry(key, text) => {
                sheet.write_string_with_format(row, 0, key, &name)?;
                sheet.write_string_with_format(row, 1, text, &base)?;
                sheet.set_row_height(row, height(text, 92).max(height(key, 34)))?;
            }
        }
        row += 1;
    }
    sheet.set_screen_gridlines(false);
    sheet.set_portrait();
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    // An ampersand begins a code there.
    let stamp = stamp.replace('&', "&&");
    sheet.set_footer(format!("&L{stamp}&R&P / &N"));
    Ok(())
}

/// Writes a sentence over both columns: merged cells do not find their height by themselves.
fn over_both(
    sheet: &mut Worksheet,
    row: u32,
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    sheet.merge_range(row, 0, row, 1, text, format)?;
    sheet.set_row_height(row, height(text, 128))?;
    Ok(())
}

/// Returns the height of a text in points, where a line holds so many letters.
fn height(text: &str, line: usize) -> u32 {
    let lines = text.chars().count().div_ceil(line).max(1);
    u32::try_from(lines).unwrap_or(1) * 15 + 2
}
