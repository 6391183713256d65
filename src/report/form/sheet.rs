//! The table of a form on its sheet: cells, lists to choose from, what is locked, how it prints.
//!
//! Never here: what a cell says (`values`), or its help (`guide`).

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, Format, FormatAlign,
    FormatBorder, Formula, ProtectionOptions, Worksheet, XlsxError,
};

use super::book::{INK, MOVED};
use super::guide;
use super::holds::{self, Holds};
use super::values::{Written, written};
use super::words::Words;
use super::{Filled, Purpose};
use crate::lang::{Lang, Text};
use crate::model::columns::Field;
use crate::model::form::{Asks, FormCell, FormColumn};

/// The ground of cells that are not to be filled in.
const LOCKED: Color = Color::RGB(0x00EE_EEEE);
/// Lines between cells.
const LINE: Color = Color::RGB(0x00BF_BFBF);
/// The most people, cases or other things that a cell takes without a warning.
const MOST: i32 = 1_000_000;

/// A column that is being written.
struct Column {
    holds: Holds,
    plain: Format,
    moved: Format,
}

/// Writes the table.
pub(super) fn write(
    sheet: &mut Worksheet,
    filled: &Filled<'_>,
    lang: Lang,
) -> Result<(), XlsxError> {
    let columns: Vec<Column> = (filled.form.columns.iter())
        .map(|column| Column::of(holds::of(column.asks, filled.set, lang), filled.purpose))
        .collect();
    header(sheet, filled, &columns, lang)?;
    let mut row = 1;
    for (place, cells) in filled.form.rows.iter().enumerate() {
        let moved = filled.moved.binary_search(&place).is_ok();
        for ((at, column), cell) in (0..).zip(&columns).zip(&cells.cells) {
            let format = if moved { &column.moved } else { &column.plain };
            write_cell(sheet, (row, at), cell, column, format, lang)?;
        }
        let lines = lines_of(&cells.cells, &columns, &filled.form.columns, lang);
        if lines > 1 {
            // Not every program finds the height of a row by itself when it opens a file.
            sheet.set_row_height(row, u32::try_from(lines).unwrap_or(1).min(25) * 15)?;
        }
        row += 1;
    }
    if filled.purpose == Purpose::ToFill {
        for empty in row..row + filled.room {
            for (at, column) in (0..).zip(&columns) {
                sheet.write_blank(empty, at, &column.plain)?;
            }
        }
        row += filled.room;
        protect(sheet);
    }
    let last = row.saturating_sub(1).max(1);
    for (at, column) in (0..).zip(&columns) {
        if let Some(validation) = validation(&column.holds, filled, lang)? {
            sheet.add_data_validation(1, at, last, at, &validation)?;
        }
    }
    if let Some(right) = u16::try_from(columns.len())
        .ok()
        .and_then(|it| it.checked_sub(1))
    {
        sheet.autofilter(0, 0, last, right)?;
    }
    let widths = columns.iter().zip(&filled.form.columns);
    let letters = widths
        .map(|(column, asked)| column.width(&asked.header))
        .sum();
    page(sheet, filled, letters, lang)
}

impl Column {
    fn of(holds: Holds, purpose: Purpose) -> Self {
        let locked = holds == Holds::Id && purpose == Purpose::ToFill;
        let base = Format::new()
            .set_align(FormatAlign::Top)
            .set_border(FormatBorder::Thin)
            .set_border_color(LINE);
        let base = match &holds {
            Holds::Long | Holds::Text | Holds::Unit => base.set_text_wrap(),
            Holds::Choice(_) => base.set_align(FormatAlign::Center),
            Holds::Percent => base.set_num_format("0.######%"),
            // A code such as 007 stays as it is typed.
            Holds::Id => base.set_num_format("@"),
            Holds::Whole | Holds::Decimal | Holds::Measure => base,
        };
        let base = if locked { base } else { base.set_unlocked() };
        let ground = if locked {
            base.clone().set_background_color(LOCKED)
        } else {
            base.clone()
        };
        Self {
            moved: base.set_background_color(MOVED),
            plain: ground,
            holds,
        }
    }

    fn width(&self, header: &str) -> u32 {
        let least = match self.holds {
            Holds::Id => 11,
            Holds::Whole | Holds::Decimal | Holds::Measure | Holds::Percent => 10,
            Holds::Choice(_) => 14,
            Holds::Text => 16,
            Holds::Unit => 24,
            Holds::Long => 28,
        };
        // The longest word of a header is not torn, and the arrow of the filter has room.
        let word = header.split_whitespace().map(|it| it.chars().count()).max();
        let word = u32::try_from(word.unwrap_or(0)).unwrap_or(0) + 4;
        least.max(word.min(24))
    }
}

fn header(
    sheet: &mut Worksheet,
    filled: &Filled<'_>,
    columns: &[Column],
    lang: Lang,
) -> Result<(), XlsxError> {
    let format = Format::new()
        .set_bold()
        .set_font_color(Color::White)
        .set_background_color(INK)
        .set_text_wrap()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_border(FormatBorder::Thin)
        .set_border_color(LINE);
    let mut lines = 1;
    for ((at, column), asked) in (0..).zip(columns).zip(&filled.form.columns) {
        let width = column.width(&asked.header);
        sheet.set_column_width(at, width)?;
        sheet.write_string_with_format(0, at, &asked.header, &format)?;
        let room = usize::try_from(width.saturating_sub(4)).unwrap_or(1).max(1);
        lines = lines.max(wrapped(&asked.header, room));
        let help = guide::help(asked.asks, &column.holds, filled.set, lang);
        if filled.purpose == Purpose::ToFill && !help.is_empty() {
            // A note in the cell would carry an author, which is looked for before files go out.
            let message = DataValidation::new()
                .allow_any_value()
                .set_input_title(cut(&asked.header, 32))?
                .set_input_message(cut(&help, 255))?;
            sheet.add_data_validation(0, at, 0, at, &message)?;
        }
    }
    sheet.set_row_height(0, u32::try_from(lines).unwrap_or(1).clamp(2, 5) * 16 + 4)?;
    Ok(())
}

/// Returns how many lines the longest text of a row takes.
fn lines_of(cells: &[FormCell], columns: &[Column], asked: &[FormColumn], lang: Lang) -> usize {
    let lines = cells
        .iter()
        .zip(columns)
        .zip(asked)
        .map(|((cell, column), asked)| {
            let width = usize::try_from(column.width(&asked.header)).unwrap_or(1);
            match written(cell, &column.holds, lang) {
                Written::Text(text) => text.lines().map(|line| wrapped(line, width)).sum(),
                Written::Nothing | Written::Number(_) | Written::Percent(_) => 1,
            }
        });
    lines.max().unwrap_or(1)
}

/// Returns how many lines a text takes, where words are not torn unless they must be.
pub(super) fn wrapped(text: &str, width: usize) -> usize {
    let (mut lines, mut used) = (1, 0);
    for word in text.split_whitespace() {
        let letters = word.chars().count();
        if letters > width {
            lines += letters.div_ceil(width) - usize::from(used == 0);
            used = letters % width;
        } else if used > 0 && used + 1 + letters > width {
            lines += 1;
            used = letters;
        } else {
            used += letters + usize::from(used > 0);
        }
    }
    lines
}

/// Cuts a text at a word, where it is longer than a message may be: the instructions have it whole.
fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let head: String = text.chars().take(most - 1).collect();
    let end = head.rfind(' ').unwrap_or(head.len());
    format!("{}…", &head[..end])
}

/// Writes a cell. Numbers are read from their digits, so that nothing is rounded on the way.
fn write_cell(
    sheet: &mut Worksheet,
    (row, at): (u32, u16),
    cell: &FormCell,
    column: &Column,
    format: &Format,
    lang: Lang,
) -> Result<(), XlsxError> {
    let number = |digits: &str| digits.parse::<f64>().ok().filter(|it| it.is_finite());
    match written(cell, &column.holds, lang) {
        Written::Nothing => sheet.write_blank(row, at, format)?,
        Written::Text(text) => sheet.write_string_with_format(row, at, text, format)?,
        Written::Number(digits) => match number(&digits) {
            Some(value) => sheet.write_number_with_format(row, at, value, format)?,
            None => sheet.write_string_with_format(row, at, digits, format)?,
        },
        Written::Percent(digits) => match number(&format!("{digits}e-2")) {
            Some(value) => {
                let percent = format.clone().set_num_format("0.######%");
                sheet.write_number_with_format(row, at, value, &percent)?
            }
            None => sheet.write_string_with_format(row, at, format!("{digits}%"), format)?,
        },
    };
    Ok(())
}

/// Returns what a column lets people write; others are warned, not stopped, where a word such as
/// "to be verified" may be right.
fn validation(
    holds: &Holds,
    filled: &Filled<'_>,
    lang: Lang,
) -> Result<Option<DataValidation>, XlsxError> {
    let (rule, it, en) = match holds {
        Holds::Choice(answers) => (
            DataValidation::new().allow_list_strings(answers)?,
            "Scegliere una delle risposte dell'elenco.",
            "Choose one of the answers of the list.",
        ),
        Holds::Unit if !filled.units.is_empty() && filled.purpose == Purpose::ToFill => {
            let list = format!("={}!$A$1:$A${}", Words(lang).lists(), filled.units.len());
            (
                DataValidation::new().allow_list_formula(Formula::new(list)),
                "Scegliere un'unità dell'elenco: viene dall'organigramma.",
                "Choose a unit of the list: it comes from the org chart.",
            )
        }
        Holds::Whole => (
            DataValidation::new().allow_whole_number(DataValidationRule::Between(0, MOST)),
            "Qui va un numero intero, da 0 in su.",
            "A whole number goes here, 0 or more.",
        ),
        Holds::Decimal => (
            DataValidation::new()
                .allow_decimal_number(DataValidationRule::Between(0.0, f64::from(MOST))),
            "Qui va un numero, da 0 in su.",
            "A number goes here, 0 or more.",
        ),
        Holds::Percent => (
            DataValidation::new().allow_decimal_number(DataValidationRule::Between(0.0, 1.0)),
            "Qui va una percentuale da 0% a 100%.",
            "A percentage from 0% to 100% goes here.",
        ),
        Holds::Unit | Holds::Id | Holds::Text | Holds::Long | Holds::Measure => return Ok(None),
    };
    let style = match holds {
        Holds::Choice(_) | Holds::Unit => DataValidationErrorStyle::Stop,
        _ => DataValidationErrorStyle::Warning,
    };
    let title = Text {
        it: "Valore non previsto",
        en: "Not expected",
    };
    let message = Text { it, en }.get(lang);
    Ok(Some(
        rule.set_error_title(title.get(lang))?
            .set_error_message(message)?
            .set_error_style(style),
    ))
}

/// Locks headers and ids, without a password; widths, heights and filters stay free.
fn protect(sheet: &mut Worksheet) {
    let options = ProtectionOptions {
        format_cells: true,
        format_columns: true,
        format_rows: true,
        // More activities than there are empty rows.
        insert_rows: true,
        sort: true,
        use_autofilter: true,
        ..ProtectionOptions::new()
    };
    sheet.protect_with_options(&options);
}

/// The most letters side by side that are still read with ease on an A4 sheet on its side.
const LETTERS_ON_PAPER: u32 = 200;

/// Keeps header and names in sight, on the screen and on paper. `letters`: how wide the table is; a
/// wide one goes over several sheets of paper side by side, rather than being too small to read.
fn page(
    sheet: &mut Worksheet,
    filled: &Filled<'_>,
    letters: u32,
    lang: Lang,
) -> Result<(), XlsxError> {
    // Id and name stand first, behind the year of the end at most.
    let name = filled.form.column(Asks::Field(Field::Name));
    let name = name.and_then(|at| u16::try_from(at + 1).ok());
    let frozen = name.filter(|columns| *columns <= 3).unwrap_or(0);
    sheet.set_freeze_panes(1, frozen)?;
    sheet.set_landscape();
    sheet.set_paper_size(9);
    let side_by_side = u16::try_from(letters.div_ceil(LETTERS_ON_PAPER).clamp(1, 4)).unwrap_or(1);
    sheet.set_print_fit_to_pages(side_by_side, 0);
    sheet.set_repeat_rows(0, 0)?;
    if let (Some(last), true) = (frozen.checked_sub(1), side_by_side > 1) {
        sheet.set_repeat_columns(0, last)?;
    }
    let words = Words(lang);
    // An ampersand begins a code there.
    let plain = |text: String| text.replace('&', "&&");
    sheet.set_header(format!("&L&B{}", plain(words.title(filled))));
    sheet.set_footer(format!("&L{}&R&P / &N", plain(words.stamp(filled))));
    sheet.set_margins(0.4, 0.4, 0.7, 0.6, 0.3, 0.3);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{cut, wrapped};

    #[test]
    fn a_message_is_cut_at_a_word() {
        #[track_caller]
        fn case(text: &str, most: usize, expected: &str) {
            assert_eq!(cut(text, most), expected);
        }
        case("uno due tre", 11, "uno due tre");
        case("uno due tre", 10, "uno due…");
        case("unaparola", 5, "unap…");
    }

    #[test]
    fn words_are_not_torn() {
        #[track_caller]
        fn case(text: &str, width: usize, lines: usize) {
            assert_eq!(wrapped(text, width), lines, "{text}");
        }
        case("Programmabile", 13, 1);
        case("Numero di persone", 9, 2);
        case("Numero di persone", 8, 3);
        case("Programmabile subito", 5, 5); // torn into three, then two
    }
}
