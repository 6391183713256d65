//! The report of a day budget: what stands where, in which words.
//!
//! Never here: a figure that the budget lacks, or how a block is printed.

pub mod explain;
pub mod grounds;
pub mod headline;
pub mod measures;
pub mod notes;
pub mod persons;
pub mod tables;
pub mod units;
pub mod words;
pub mod workbook;

pub use explain::explain;

use std::borrow::Cow;

use crate::finding::Wording;
use crate::model::day_budget::DayBudgets;
use crate::report::blocks::{findings, left_out, origin};
use crate::report::grounds::Figures;
use crate::report::layout::{Block, Report};
use crate::report::tables::DataTable;
use crate::report::{Format, Options, Parts, formats};

pub use crate::report::assessment::CHOICES;
pub use crate::report::contingent::notes::HEADING as HOW;

/// Renders a day budget as the bytes of a file.
///
/// # Errors
///
/// When a workbook cannot be made: no room for its temporary file.
pub fn render(
    format: Format,
    budgets: &DayBudgets,
    wording: &dyn Wording,
    options: &Options,
) -> anyhow::Result<Vec<u8>> {
    let discreet = discreet(budgets, options);
    let parts = Shown {
        budgets: &discreet,
        wording,
        options,
    };
    crate::report::print(format, &parts, options)
}

/// Takes the persons away where they may not be shown: no format can let one slip then.
pub(in crate::report) fn discreet<'a>(
    budgets: &'a DayBudgets,
    options: &Options,
) -> Cow<'a, DayBudgets> {
    if options.shows_people() || budgets.people.is_empty() {
        return Cow::Borrowed(budgets);
    }
    let mut without = budgets.clone();
    without.people.clear();
    Cow::Owned(without)
}

struct Shown<'a> {
    budgets: &'a DayBudgets,
    wording: &'a dyn Wording,
    options: &'a Options,
}

impl Parts for Shown<'_> {
    fn layout(&self) -> Report<'_> {
        build(self.budgets, self.wording, self.options)
    }

    fn table(&self) -> DataTable<'_> {
        tables::chosen(self.budgets, self.options)
    }

    fn json(&self) -> anyhow::Result<Vec<u8>> {
        formats::json::budget::render(self.budgets, self.wording, self.options)
    }

    fn workbook(&self) -> anyhow::Result<Vec<u8>> {
        let book = workbook::workbook(self.budgets, self.wording, self.options);
        formats::xlsx::render_book(book, self.options.lang)
    }
}

/// Builds the report that people read, top to bottom.
#[must_use]
pub fn build<'a>(budgets: &'a DayBudgets, wording: &dyn Wording, options: &Options) -> Report<'a> {
    let lang = options.lang;
    let mut blocks = headline::blocks(budgets, lang);
    blocks.extend(units::blocks(budgets, lang, &mut Figures::passed_over()));
    blocks.extend(notes::months(budgets, lang));
    blocks.extend(persons::blocks(budgets, lang));
    blocks.push(Block::Heading(HOW.get(lang).to_owned()));
    blocks.push(Block::List(notes::lines(budgets, lang)));
    let found = findings::discreet(&budgets.findings, options);
    let sources = &budgets.sources;
    blocks.extend(findings::blocks(sources, &found, wording, options));
    blocks.extend(left_out::blocks(&budgets.left_out, lang));
    blocks.extend(origin::blocks(sources, &budgets.set, None, lang));
    blocks.push(Block::Heading(CHOICES.get(lang).to_owned()));
    blocks.push(Block::List(notes::choices(budgets, lang)));
    Report { blocks }
}

#[cfg(test)]
mod tests;
