//! A workbook: summary, activities, criteria, rows left out, findings, and what each figure rests
//! on.
//!
//! Numbers are numbers with a format, texts are never formulas, and the same assessment gives the
//! same bytes. Never here: a figure, or the choice of columns.

mod book;
mod bulk;
mod grid;
mod small;
mod styles;
mod summary;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use crate::finding::Wording;
use crate::lang::{Lang, Text};
use crate::model::assessment::Assessment;
use crate::report::Options;
use crate::report::assessment::headline;
pub use book::render as render_book;
use styles::Styles;

/// Activities from which the sheet of activities is written without holding it in memory, and the
/// file packed faster and a little larger.
const BULK: usize = 20_000;

/// Names of the sheets.
mod names {
    use super::Text;

    pub(super) const SUMMARY: Text = Text {
        it: "Sintesi",
        en: "Summary",
    };
    pub(super) const ACTIVITIES: Text = Text {
        it: "Attività",
        en: "Activities",
    };
    pub(super) const CRITERIA: Text = Text {
        it: "Criteri",
        en: "Criteria",
    };
    pub(super) const LEFT_OUT: Text = Text {
        it: "Righe escluse",
        en: "Left out",
    };
    pub(super) const FINDINGS: Text = Text {
        it: "Rilievi",
        en: "Findings",
    };
    pub(super) const BASIS: Text = Text {
        it: "Base",
        en: "Basis",
    };
}

/// Makes the workbook.
///
/// # Errors
///
/// When there is no room for the temporary file of a large sheet.
pub fn render(
    assessment: &Assessment,
    wording: &dyn Wording,
    options: &Options,
) -> anyhow::Result<Vec<u8>> {
    let lang = options.lang;
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(headline::TITLE, lang)?);
    let styles = Styles::new();
    let figures = summary::write(
        add(&mut workbook, names::SUMMARY, lang)?,
        assessment,
        lang,
        &styles,
    )?;
    if assessment.with_activities {
        bulk::write(&mut workbook, assessment, lang, &styles)?;
    }
    small::criteria(
        add(&mut workbook, names::CRITERIA, lang)?,
        assessment,
        lang,
        &styles,
    )?;
    small::left_out(
        add(&mut workbook, names::LEFT_OUT, lang)?,
        &assessment.sources,
        &assessment.left_out,
        (lang, &styles),
    )?;
    let sheet = add(&mut workbook, names::FINDINGS, lang)?;
    small::findings(
        sheet,
        &assessment.sources,
        &assessment.findings,
        wording,
        (lang, &styles),
    )?;
    let sheet = add(&mut workbook, names::BASIS, lang)?;
    small::basis(sheet, assessment, &figures, (lang, &styles))?;
    if assessment.activities.len() > BULK {
        workbook.set_zip_compression_level(3);
    }
    Ok(workbook.save_to_buffer()?)
}

/// Adds a sheet that is held in memory.
fn add(workbook: &mut Workbook, name: Text, lang: Lang) -> Result<&mut Worksheet, XlsxError> {
    let sheet = workbook.add_worksheet();
    sheet.set_name(name.get(lang))?;
    Ok(sheet)
}

/// Says what the file is. The date is fixed: the same assessment gives the same bytes.
fn properties(title: Text, lang: Lang) -> Result<DocProperties, XlsxError> {
    Ok(DocProperties::new()
        .set_title(title.get(lang))
        .set_comment(concat!("smartable ", env!("CARGO_PKG_VERSION")))
        .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?))
}

#[cfg(test)]
mod book_tests;
#[cfg(test)]
mod tests;
