//! The report of a simulation: what stands where, in which words.
//!
//! Never here: a figure that the simulation lacks, or how a block is printed.

mod answers;
pub mod explain;
mod headline;
mod levers;
mod notes;
mod people;
mod signed;
mod tables;
mod units;
mod workbook;

pub use explain::explain;

use crate::finding::Wording;
use crate::lang::Lang;
use crate::model::simulation::Simulation;
use crate::report::assessment::{CHOICES, choices};
use crate::report::blocks::{findings, left_out, origin};
use crate::report::grounds::Figures;
use crate::report::layout::{Block, Report, Table};
use crate::report::tables::DataTable;
use crate::report::{Format, Options, Parts, TableChoice, formats};

pub use levers::class_names;

/// Renders a simulation as the bytes of a file. `top`: how many levers, pairs and answers a text
/// shows; files hold all.
///
/// # Errors
///
/// When a workbook cannot be made: no room for its temporary file.
pub fn render(
    format: Format,
    simulation: &Simulation,
    wording: &dyn Wording,
    options: &Options,
    top: usize,
) -> anyhow::Result<Vec<u8>> {
    let parts = Shown {
        simulation,
        wording,
        options,
        top,
    };
    crate::report::print(format, &parts, options)
}

struct Shown<'a> {
    simulation: &'a Simulation,
    wording: &'a dyn Wording,
    options: &'a Options,
    top: usize,
}

impl Parts for Shown<'_> {
    fn layout(&self) -> Report<'_> {
        build(self.simulation, self.wording, self.options, self.top)
    }

    fn table(&self) -> DataTable<'_> {
        tables::chosen(self.simulation, self.options)
    }

    fn json(&self) -> anyhow::Result<Vec<u8>> {
        formats::json::simulation::render(self.simulation, self.wording, self.options.lang)
    }

    fn workbook(&self) -> anyhow::Result<Vec<u8>> {
        let book = workbook::workbook(self.simulation, self.wording, self.options);
        formats::xlsx::render_book(book, self.options.lang)
    }
}

/// How a table shows a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// As a text with its sign, for reading.
    Signed,
    /// As a number, for a sheet.
    Number,
}

/// Builds the report that people read, top to bottom.
#[must_use]
pub fn build<'a>(
    simulation: &'a Simulation,
    wording: &dyn Wording,
    options: &Options,
    top: usize,
) -> Report<'a> {
    let lang = options.lang;
    let mut blocks = headline::blocks(simulation, lang);
    if options.table == TableChoice::Sensitivity {
        blocks.extend(answers::all(simulation, lang));
        return Report { blocks };
    }
    let mut figures = Figures::passed_over();
    if headline::is_changed(simulation) {
        blocks.extend(units::moves(simulation, lang));
        blocks.extend(units::blocks(simulation, lang, &mut figures));
        blocks.extend(people::blocks(simulation, lang));
    }
    blocks.extend(levers::blocks(simulation, lang, top));
    blocks.extend(answers::blocks(simulation, lang, top));
    blocks.extend(closing(simulation, wording, options));
    Report { blocks }
}

/// What stands below the figures.
fn closing(
    simulation: &Simulation,
    wording: &dyn Wording,
    options: &Options,
) -> Vec<Block<'static>> {
    let lang = options.lang;
    let before = &simulation.before;
    let sources = &before.sources;
    let mut blocks = vec![
        Block::Heading(notes::HEADING.get(lang).to_owned()),
        Block::List(notes::lines(simulation, lang)),
    ];
    let found = &simulation.findings;
    blocks.extend(findings::blocks(sources, found, wording, options));
    blocks.extend(left_out::blocks(&before.left_out, lang));
    let chosen = Some(before.set_chosen);
    blocks.extend(origin::blocks(sources, &before.set, chosen, lang));
    blocks.push(Block::Heading(CHOICES.get(lang).to_owned()));
    blocks.push(Block::List(choices::lines(&simulation.after, lang)));
    blocks
}

/// Returns a heading and a table; nothing where the table has no rows.
fn titled(heading: crate::lang::Text, table: Table<'_>, lang: Lang) -> Vec<Block<'_>> {
    if table.rows.is_empty() {
        return Vec::new();
    }
    vec![
        Block::Heading(heading.get(lang).to_owned()),
        Block::Table(table),
    ]
}
