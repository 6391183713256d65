//! The workbook by which a manager agrees to verdicts or sets others in their place.
//!
//! The same rows give the same bytes. Never here: which rows there are, or what came back
//! (`commands::review`).

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format,
    FormatAlign, FormatBorder, ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use super::book::INK;
use super::sheet::wrapped;
use crate::lang::{Lang, Text};
use crate::model::criteria::CriteriaSet;
use crate::model::verdict::Outcome;
use crate::report::words;

/// The ground of cells that nobody changes.
const LOCKED: Color = Color::RGB(0x00EE_EEEE);
/// The ground of cells to fill in.
const OPEN: Color = Color::RGB(0x00FF_FBE6);

/// A review of one manager.
#[derive(Debug)]
pub struct Review<'a> {
    /// The directorate.
    pub unit: &'a str,
    /// The criteria set that judged.
    pub set: &'a CriteriaSet,
    /// Headers: what is shown, what is asked, the stamp.
    pub headers: Vec<String>,
    /// How many columns are shown before those that are filled in.
    pub shown: usize,
    /// Rows; each has a text for every header.
    pub rows: Vec<Vec<String>>,
    /// Where the criteria stand: status, who was heard and when, act of adoption.
    pub life: Vec<(&'static str, String)>,
    /// Processes that have another verdict elsewhere, each with what is to be said of it.
    pub uneven: Vec<(String, String)>,
}

/// Makes the workbook.
///
/// # Errors
///
/// A text that no cell can hold.
pub fn review(review: &Review<'_>, lang: Lang) -> anyhow::Result<Vec<u8>> {
    let pick = |it, en| Text { it, en }.get(lang);
    let mut workbook = Workbook::new();
    let title = format!(
        "{} – {}",
        pick("Revisione degli esiti", "Review of verdicts"),
        review.unit
    );
    let properties = DocProperties::new()
        .set_title(&title)
        .set_comment("smartable review")
        .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?)
        .set_custom_property("smartable.criteria", review.set.id.as_str())
        .set_custom_property("smartable.criteria_version", review.set.version.as_str());
    workbook.set_properties(&properties);
    let first = workbook.add_worksheet();
    first.set_name(pick("Istruzioni", "Instructions"))?;
    instructions(first, review, &title, lang)?;
    let table = workbook.add_worksheet();
    table.set_name(pick("Revisione", "Review"))?;
    rows(table, review, lang)?;
    page(table, &title, review, lang)?;
    Ok(workbook.save_to_buffer()?)
}

/// Returns what is said below the instructions: where the criteria stand, which processes differ.
fn sections<'a>(review: &'a Review<'_>) -> [(Text, Vec<Pair<'a>>); 2] {
    let stand = Text {
        it: "A che punto sono i criteri",
        en: "Where the criteria stand",
    };
    let elsewhere = Text {
        it: "Stesso processo, esito diverso in altre direzioni",
        en: "Same process, another verdict elsewhere",
    };
    let life: Vec<Pair<'_>> = (review.life.iter())
        .map(|(name, said)| (*name, said.as_str()))
        .collect();
    let uneven: Vec<Pair<'_>> = (review.uneven.iter())
        .map(|(process, said)| (process.as_str(), said.as_str()))
        .collect();
    [(stand, life), (elsewhere, uneven)]
}

/// A name, and what is said of it.
type Pair<'a> = (&'a str, &'a str);

fn instructions(
    sheet: &mut Worksheet,
    review: &Review<'_>,
    title: &str,
    lang: Lang,
) -> Result<(), XlsxError> {
    let big = Format::new()
        .set_bold()
        .set_font_size(16)
        .set_font_color(INK);
    let heading = Format::new()
        .set_bold()
        .set_font_size(12)
        .set_font_color(INK);
    let wrapped = Format::new().set_align(FormatAlign::Top).set_text_wrap();
    sheet.set_column_width(0, 44)?;
    sheet.set_column_width(1, 90)?;
    sheet.write_string_with_format(0, 0, title, &big)?;
    let mut row = 1;
    for text in sentences(review, lang) {
        sheet.merge_range(row, 0, row, 1, &text, &wrapped)?;
        let lines = text.chars().count().div_ceil(128);
        sheet.set_row_height(row, u32::try_from(lines).unwrap_or(1) * 15 + 4)?;
        row += 1;
    }
    for (title, lines) in sections(review) {
        if lines.is_empty() {
            continue;
        }
        row += 1;
        sheet.write_string_with_format(row, 0, title.get(lang), &heading)?;
        for (name, said) in lines {
            row += 1;
            sheet.write_string_with_format(row, 0, name, &wrapped)?;
            sheet.write_string_with_format(row, 1, said, &wrapped)?;
        }
        row += 1;
    }
    sheet.set_screen_gridlines(false);
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    Ok(())
}

fn sentences(review: &Review<'_>, lang: Lang) -> Vec<String> {
    let (id, version) = (&review.set.id, &review.set.version);
    let all: [String; 4] = match lang {
        Lang::It => [
            format!(
                "Nel foglio «Revisione» ogni riga è un'attività, con l'esito che i criteri {id}, versione \
                 {version}, danno alle sue risposte."
            ),
            "Chi è d'accordo sceglie Sì, e scrive il proprio nome o incarico e la data. Chi non lo è sceglie No, poi il suo esito, e scrive il motivo, il \
             proprio nome o incarico e la data: senza tutti e tre la decisione non viene riportata."
                .to_owned(),
            "Si compilano solo le colonne chiare; le altre sono bloccate, senza password. Se una risposta è \
             sbagliata non la si corregge qui: lo si segnala a chi ha inviato il file."
                .to_owned(),
            "Righe lasciate vuote restano senza risposta. Non scrivere motivi di salute né nomi di \
             lavoratori."
                .to_owned(),
        ],
        Lang::En => [
            format!(
                "In the sheet “Review” each row is an activity, with the verdict that the criteria {id}, \
                 version {version}, give to its answers."
            ),
            "Whoever agrees chooses Yes, and writes their name or office and the date. Whoever does not chooses No, then another verdict, and writes the \
             reason, their name or office and the date: without all three the decision is not taken over."
                .to_owned(),
            "Only the light columns are filled in; the others are locked, without a password. A wrong \
             answer is not corrected here: tell whoever sent the file."
                .to_owned(),
            "Rows that are left empty stay without an answer. Write nothing about health and no names of \
             workers."
                .to_owned(),
        ],
    };
    all.to_vec()
}

fn rows(sheet: &mut Worksheet, review: &Review<'_>, lang: Lang) -> Result<(), XlsxError> {
    let head = Format::new()
        .set_bold()
        .set_font_color(Color::White)
        .set_background_color(INK)
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter);
    // Texts stay as they are typed: a code such as 007, a date.
    let cell = Format::new()
        .set_align(FormatAlign::Top)
        .set_border(FormatBorder::Thin)
        .set_border_color(Color::RGB(0x00BF_BFBF))
        .set_text_wrap()
        .set_num_format("@");
    let locked = cell.clone().set_background_color(LOCKED);
    let open = cell.set_background_color(OPEN).set_unlocked();
    let stamp = review.headers.len().saturating_sub(1);
    let is_open = |at: usize| (review.shown..stamp).contains(&at);
    for (column, header) in (0_u16..).zip(&review.headers) {
        sheet.write_string_with_format(0, column, header, &head)?;
        let width = WIDTHS.get(usize::from(column)).copied().unwrap_or(16);
        sheet.set_column_width(column, width)?;
    }
    for (row, texts) in (1_u32..).zip(&review.rows) {
        for ((column, at), text) in (0_u16..).zip(0_usize..).zip(texts) {
            let format = if is_open(at) { &open } else { &locked };
            if text.is_empty() {
                sheet.write_blank(row, column, format)?;
            } else {
                sheet.write_string_with_format(row, column, text, format)?;
            }
        }
        let lines = lines_of(&texts[..stamp.min(texts.len())]);
        if lines > 1 {
            // Not every program finds the height of a row by itself when it opens a file.
            sheet.set_row_height(row, lines.min(25) * 15)?;
        }
    }
    if let Ok(stamp) = u16::try_from(stamp) {
        sheet.set_column_hidden(stamp)?;
    }
    sheet.set_row_height(0, 36)?;
    sheet.protect_with_options(&ProtectionOptions {
        format_columns: true,
        format_rows: true,
        ..ProtectionOptions::new()
    });
    choices(sheet, review, lang)
}

/// Lets the columns of agreement and verdict take their words alone.
fn choices(sheet: &mut Worksheet, review: &Review<'_>, lang: Lang) -> Result<(), XlsxError> {
    let last = u32::try_from(review.rows.len()).unwrap_or(u32::MAX).max(1);
    let first_open = u16::try_from(review.shown).unwrap_or(u16::MAX);
    let yes_or_no = [super::holds::YES, super::holds::NO].map(|word| word.get(lang));
    let outcomes = [Outcome::Smartable, Outcome::Partly, Outcome::Not];
    let outcomes = outcomes.map(|outcome| words::outcome(outcome).get(lang));
    choose(sheet, first_open, last, &yes_or_no, lang)?;
    choose(sheet, first_open + 1, last, &outcomes, lang)
}

/// Keeps header and names in sight, on the screen and on paper.
fn page(
    sheet: &mut Worksheet,
    title: &str,
    review: &Review<'_>,
    lang: Lang,
) -> Result<(), XlsxError> {
    sheet.set_freeze_panes(1, 2)?;
    sheet.set_landscape();
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    let (id, version) = (&review.set.id, &review.set.version);
    let stamp = match lang {
        Lang::It => format!("criteri {id}, versione {version}"),
        Lang::En => format!("criteria {id}, version {version}"),
    };
    // An ampersand begins a code there.
    let plain = |text: &str| text.replace('&', "&&");
    sheet.set_header(format!("&L&B{}", plain(title)));
    sheet.set_footer(format!("&L{}&R&P / &N", plain(&stamp)));
    sheet.set_margins(0.4, 0.4, 0.7, 0.6, 0.3, 0.3);
    Ok(())
}

/// Widths of the columns, in letters.
const WIDTHS: [u32; 13] = [14, 36, 22, 26, 18, 44, 24, 16, 18, 40, 24, 14, 16];

/// Returns how many lines the longest text of a row takes.
fn lines_of(texts: &[String]) -> u32 {
    let lines = texts.iter().zip(WIDTHS).map(|(text, width)| {
        let width = usize::try_from(width).unwrap_or(1);
        text.lines().map(|line| wrapped(line, width)).sum()
    });
    u32::try_from(lines.max().unwrap_or(1)).unwrap_or(1)
}

/// Lets a column take these words alone.
fn choose(
    sheet: &mut Worksheet,
    column: u16,
    last: u32,
    choices: &[&str],
    lang: Lang,
) -> Result<(), XlsxError> {
    let message = Text {
        it: "Scegliere una delle voci dell'elenco.",
        en: "Choose one of the words of the list.",
    };
    let validation = DataValidation::new()
        .allow_list_strings(choices)?
        .set_error_message(message.get(lang))?
        .set_error_style(DataValidationErrorStyle::Stop);
    sheet.add_data_validation(1, column, last, column, &validation)?;
    Ok(())
}
