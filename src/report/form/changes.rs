//! The workbook of what an update changed, with room to decide.
//!
//! The same list gives the same bytes. Never here: what changed (`figures::update`), or how decisions
//! are read back (`commands::update`).

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format,
    FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::book::INK;
use super::sheet::wrapped;
use crate::lang::{Lang, Text};
use crate::model::form::{Form, FormCell, FormRow};

/// The ground of cells to decide in.
const OPEN: Color = Color::RGB(0x00FF_FBE6);
/// Widths of the columns, in letters.
const WIDTHS: [u32; 9] = [18, 14, 14, 22, 44, 22, 44, 13, 13];
/// The column of decisions, the last one.
const DECISION: u16 = 8;

/// Makes the workbook of a list: its last column takes the decision of the lines that wait for one.
///
/// # Errors
///
/// A text that no cell can hold.
pub fn changes(
    list: &Form,
    is_asked: fn(&FormRow) -> bool,
    year: i32,
    lang: Lang,
) -> anyhow::Result<Vec<u8>> {
    let pick = |it, en| Text { it, en }.get(lang);
    let mut workbook = Workbook::new();
    let title = format!(
        "{} {year}",
        pick("Novità dell'inventario", "Changes of the inventory")
    );
    let properties = DocProperties::new()
        .set_title(&title)
        // By this a reader knows that it is no submission.
        .set_comment("smartable changes")
        .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    workbook.set_properties(&properties);
    let sheet = workbook.add_worksheet();
    sheet.set_name(pick("Novità", "Changes"))?;
    header(sheet, list)?;
    rows(sheet, list, is_asked)?;
    choices(sheet, list, lang)?;
    page(sheet, &title)?;
    Ok(workbook.save_to_buffer()?)
}

fn header(sheet: &mut Worksheet, list: &Form) -> Result<(), XlsxError> {
    let head = Format::new()
        .set_bold()
        .set_font_color(Color::White)
        .set_background_color(INK)
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter);
    for ((column, width), header) in (0_u16..).zip(WIDTHS).zip(&list.columns) {
        sheet.write_string_with_format(0, column, &header.header, &head)?;
        sheet.set_column_width(column, width)?;
    }
    sheet.set_row_height(0, 36)?;
    Ok(())
}

fn rows(
    sheet: &mut Worksheet,
    list: &Form,
    is_asked: fn(&FormRow) -> bool,
) -> Result<(), XlsxError> {
    let cell = Format::new()
        .set_align(FormatAlign::Top)
        .set_border(FormatBorder::Thin)
        .set_border_color(Color::RGB(0x00BF_BFBF));
    // Texts stay as they are: an id such as 007.
    let text = cell.clone().set_text_wrap().set_num_format("@");
    let open = text.clone().set_background_color(OPEN);
    let number = cell.set_num_format("0.0");
    for (row, line) in (1_u32..).zip(&list.rows) {
        let asked = is_asked(line);
        let mut lines = 1;
        for ((column, width), cell) in (0_u16..).zip(WIDTHS).zip(&line.cells) {
            let format = if asked && column == DECISION {
                &open
            } else {
                &text
            };
            match cell {
                FormCell::Text(said) => {
                    let width = usize::try_from(width).unwrap_or(1);
                    lines = lines.max(said.lines().map(|it| wrapped(it, width)).sum());
                    sheet.write_string_with_format(row, column, said, format)?
                }
                FormCell::Number(score) => match score.to_string().parse::<f64>() {
                    Ok(score) => sheet.write_number_with_format(row, column, score, &number)?,
                    Err(_) => sheet.write_blank(row, column, format)?,
                },
                FormCell::Empty | FormCell::Answer(_) => sheet.write_blank(row, column, format)?,
            };
        }
        if lines > 1 {
            // Not every program finds the height of a row by itself when it opens a file.
            sheet.set_row_height(row, u32::try_from(lines).unwrap_or(1).min(25) * 15)?;
        }
    }
    Ok(())
}

/// Lets the column of decisions take a yes, a no, or nothing.
fn choices(sheet: &mut Worksheet, list: &Form, lang: Lang) -> Result<(), XlsxError> {
    let words = [super::holds::YES, super::holds::NO].map(|word| word.get(lang));
    let message = Text {
        it: "Sì, No, oppure niente: decide il programma.",
        en: "Yes, No, or nothing: the program decides.",
    };
    let validation = DataValidation::new()
        .allow_list_strings(&words)?
        .set_error_message(message.get(lang))?
        .set_error_style(DataValidationErrorStyle::Stop);
    let bottom = u32::try_from(list.rows.len()).unwrap_or(u32::MAX).max(1);
    sheet.add_data_validation(1, DECISION, bottom, DECISION, &validation)?;
    sheet.autofilter(0, 0, bottom, DECISION)?;
    Ok(())
}

/// Keeps the header in sight, on the screen and on paper.
fn page(sheet: &mut Worksheet, title: &str) -> Result<(), XlsxError> {
    sheet.set_freeze_panes(1, 1)?;
    sheet.set_landscape();
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    // An ampersand begins a code there.
    sheet.set_header(format!("&L&B{}", title.replace('&', "&&")));
    sheet.set_footer("&R&P / &N");
    sheet.set_margins(0.4, 0.4, 0.7, 0.6, 0.3, 0.3);
    Ok(())
}
