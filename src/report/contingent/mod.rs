//! The report of a contingent: what stands where, in which words.
//!
//! Never here: a figure that the contingent lacks, or how a block is printed.

pub mod explain;
pub mod grounds;
pub mod headline;
mod inputs;
pub mod measures;
pub mod notes;
pub mod persons;
pub mod populations;
pub mod tables;
pub mod units;
pub mod workbook;

pub use explain::explain;

use std::borrow::Cow;

use crate::finding::Wording;
use crate::model::contingent::Contingents;
use crate::report::blocks::{findings, left_out, origin};
use crate::report::grounds::Figures;
use crate::report::layout::{Block, Report};
use crate::report::tables::DataTable;
use crate::report::{Format, Options, Parts, formats};

pub use crate::report::assessment::CHOICES;

/// Renders a contingent as the bytes of a file.
///
/// # Errors
///
/// When a workbook cannot be made: no room for its temporary file.
pub fn render(
    format: Format,
    contingents: &Contingents,
    wording: &dyn Wording,
    options: &Options,
) -> anyhow::Result<Vec<u8>> {
    let discreet = discreet(contingents, options);
    let parts = Shown {
        contingents: &discreet,
        wording,
        options,
    };
    crate::report::print(format, &parts, options)
}

/// Takes the persons away where they may not be shown: no format can let one slip then.
pub(in crate::report) fn discreet<'a>(
    contingents: &'a Contingents,
    options: &Options,
) -> Cow<'a, Contingents> {
    if options.shows_people() || contingents.people.is_empty() {
        return Cow::Borrowed(contingents);
    }
    let mut without = contingents.clone();
    without.people.clear();
    Cow::Owned(without)
}

struct Shown<'a> {
    contingents: &'a Contingents,
    wording: &'a dyn Wording,
    options: &'a Options,
}

impl Parts for Shown<'_> {
    fn layout(&self) -> Report<'_> {
        build(self.contingents, self.wording, self.options)
    }

    fn table(&self) -> DataTable<'_> {
        tables::chosen(self.contingents, self.options)
    }

    fn json(&self) -> anyhow::Result<Vec<u8>> {
        formats::json::contingent::render(self.contingents, self.wording, self.options)
    }

    fn workbook(&self) -> anyhow::Result<Vec<u8>> {
        let book = workbook::workbook(self.contingents, self.wording, self.options);
        formats::xlsx::render_book(book, self.options.lang)
    }
}

/// Builds the report that people read, top to bottom.
#[must_use]
pub fn build<'a>(
    contingents: &'a Contingents,
    wording: &dyn Wording,
    options: &Options,
) -> Report<'a> {
    let lang = options.lang;
    let mut blocks = headline::blocks(contingents, lang);
    blocks.extend(units::blocks(contingents, lang));
    blocks.extend(populations::blocks(
        contingents,
        lang,
        &mut Figures::passed_over(),
    ));
    blocks.extend(persons::blocks(contingents, lang));
    blocks.push(Block::Heading(notes::HEADING.get(lang).to_owned()));
    blocks.push(Block::List(notes::lines(contingents, lang)));
    let found = findings::discreet(&contingents.findings, options);
    let sources = &contingents.sources;
    blocks.extend(findings::blocks(sources, &found, wording, options));
    blocks.extend(left_out::blocks(&contingents.left_out, lang));
    blocks.extend(origin::blocks(sources, &contingents.set, None, lang));
    blocks.push(Block::Heading(CHOICES.get(lang).to_owned()));
    blocks.push(Block::List(notes::choices(contingents, lang)));
    Report { blocks }
}

#[cfg(test)]
mod tests;
