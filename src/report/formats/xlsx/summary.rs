//! The first sheet: what a manager reads.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use crate::lang::Lang;
use crate::model::assessment::Assessment;
use crate::report::assessment::basis::Figures;
use crate::report::assessment::{CHOICES, choices, headline, totals, units};
use crate::report::blocks::origin;

use super::grid;
use super::styles::Styles;

/// Columns that a line of text spans.
const SPAN: u16 = 7;

/// Writes the sheet; returns its figures for the sheet of bases.
pub(super) fn write(
    sheet: &mut Worksheet,
    assessment: &Assessment,
    lang: Lang,
    styles: &Styles,
) -> Result<Figures, XlsxError> {
    let mut figures = Figures::default();
    sheet.write_string_with_format(0, 0, headline::TITLE.get(lang), &styles.title)?;
    let mut row = 1;
    for line in opening(assessment, lang) {
        row = text(sheet, row, &line, styles)?;
    }
    row = heading(sheet, row + 1, totals::HEADING.get(lang), &styles.heading)?;
    let table = grid::split(totals::table(assessment, lang, &mut figures), lang);
    row = grid::table(sheet, row, &table, (lang, styles))?;
    for note in totals::notes(assessment, lang) {
        row = text(sheet, row, &note, styles)?;
    }
    row = heading(sheet, row + 1, CHOICES.get(lang), &styles.heading)?;
    for line in choices::lines(assessment, lang) {
        row = text(sheet, row, &line, styles)?;
    }
    if !assessment.groups.is_empty() {
        let title = units::heading(assessment, lang);
        row = heading(sheet, row + 1, &title, &styles.heading)?;
        let table = grid::split(units::table(assessment, lang, &mut figures), lang);
        let below = grid::table(sheet, row, &table, (lang, styles))?;
        let last = u16::try_from(table.columns.len() - 1).unwrap_or(u16::MAX);
        // The total stays below whatever is filtered.
        let last_group = below.saturating_sub(2).max(row);
        sheet.autofilter(row, 0, last_group, last)?;
    }
    sheet.set_column_width(0, 42)?;
    sheet.set_column_range_width(1, 24, 13)?;
    grid::page(sheet);
    Ok(figures)
}

/// The lines below the title.
fn opening(assessment: &Assessment, lang: Lang) -> Vec<String> {
    let mut lines = origin::criteria_lines(&assessment.set, Some(assessment.set_chosen), lang);
    lines.extend(origin::read_lines(&assessment.sources, lang));
    if let Some(coverage) = &assessment.coverage {
        lines.push(origin::coverage_line(coverage, lang));
    }
    lines
}

/// Writes a line of text over several columns; returns the row below it.
pub(super) fn text(
    sheet: &mut Worksheet,
    row: u32,
    line: &str,
    styles: &Styles,
) -> Result<u32, XlsxError> {
    let line = grid::fitting(line);
    sheet.merge_range(row, 0, row, SPAN, &line, &styles.line)?;
    // Merged cells do not grow by themselves: one line for every 130 letters.
    let lines = line.chars().count().div_ceil(130).max(1);
    sheet.set_row_height(row, u32::try_from(lines).unwrap_or(1) * 15)?;
    Ok(row + 1)
}

/// Writes a heading; returns the row below it.
pub(super) fn heading(
    sheet: &mut Worksheet,
    row: u32,
    text: &str,
    style: &Format,
) -> Result<u32, XlsxError> {
    sheet.write_string_with_format(row, 0, text, style)?;
    Ok(row + 1)
}
