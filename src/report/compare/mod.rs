//! The report of a comparison: what stands where, in which words.
//!
//! Never here: a figure that the comparison lacks, or how a block is printed.

pub mod activities;
pub mod effects;
pub mod explain;
pub mod headline;
pub mod people;
pub mod tables;
pub mod uniformity;
pub mod verdicts;
pub mod words;
pub mod workbook;

pub use explain::explain;

use crate::finding::Wording;
use crate::model::comparison::Comparison;
use crate::report::blocks::{findings, left_out};
use crate::report::grounds::Figures;
use crate::report::layout::Report;
use crate::report::tables::DataTable;
use crate::report::{Format, Options, Parts, formats};

/// Renders a comparison as the bytes of a file.
///
/// # Errors
///
/// When a workbook cannot be made: no room for its temporary file.
pub fn render(
    format: Format,
    comparison: &Comparison,
    wording: &dyn Wording,
    options: &Options,
) -> anyhow::Result<Vec<u8>> {
    let parts = Shown {
        comparison,
        wording,
        options,
    };
    crate::report::print(format, &parts, options)
}

struct Shown<'a> {
    comparison: &'a Comparison,
    wording: &'a dyn Wording,
    options: &'a Options,
}

impl Parts for Shown<'_> {
    fn layout(&self) -> Report<'_> {
        build(self.comparison, self.wording, self.options)
    }

    fn table(&self) -> DataTable<'_> {
        tables::chosen(self.comparison, self.options)
    }

    fn json(&self) -> anyhow::Result<Vec<u8>> {
        formats::json::compare::render(self.comparison, self.wording, self.options)
    }

    fn workbook(&self) -> anyhow::Result<Vec<u8>> {
        let book = workbook::workbook(self.comparison, self.wording, self.options);
        formats::xlsx::render_book(book, self.options.lang)
    }
}

/// Builds the report that people read, top to bottom.
#[must_use]
pub fn build<'a>(
    comparison: &'a Comparison,
    wording: &dyn Wording,
    options: &Options,
) -> Report<'a> {
    let lang = options.lang;
    let mut figures = Figures::passed_over();
    let mut blocks = headline::blocks(comparison, lang);
    blocks.extend(effects::blocks(comparison, lang, &mut figures));
    blocks.extend(effects::by_unit(
        comparison,
        effects::ByUnit::Brief,
        lang,
        &mut figures,
    ));
    blocks.extend(verdicts::blocks(comparison, lang));
    blocks.extend(activities::reversals(comparison, options));
    blocks.extend(activities::lists(comparison, options));
    blocks.extend(uniformity::blocks(comparison, options));
    blocks.extend(people::blocks(comparison, lang));
    let found = findings::discreet(&comparison.new.findings, options);
    blocks.extend(findings::blocks(
        &comparison.sources,
        &found,
        wording,
        options,
    ));
    blocks.extend(left_out::blocks(&comparison.new.left_out, lang));
    blocks.extend(headline::origins(comparison, lang));
    Report { blocks }
}
