//! The sheets of a comparison: summary, causes by unit, activities, answers, people.
//!
//! Never here: how a sheet is written, or the sheets that every workbook has.

use crate::finding::Wording;
use crate::lang::{Lang, Text};
use crate::model::comparison::{Comparison, Compute};
use crate::report::Options;
use crate::report::blocks::findings;
use crate::report::compare::words::{self, text};
use crate::report::compare::{activities, effects, headline, people, tables, uniformity, verdicts};
use crate::report::contingent::workbook::{SUMMARY, UNITS};
use crate::report::grounds::Figures;
use crate::report::layout::{Block, Cell};
use crate::report::sheets::{Content, Rows, Sheet, Workbook};
use crate::report::tables::{DataTable, Texts};

const ACTIVITIES: Text = text("Attività", "Activities");
const ANSWERS: Text = text("Risposte", "Answers");
const UNIFORMITY: Text = text("Uniformità", "Uniformity");
const CONTINGENT: Text = text("Contingente", "Contingent");
const DAYS: Text = text("Giornate", "Days");

/// Returns the workbook.
#[must_use]
pub fn workbook<'a>(
    comparison: &'a Comparison,
    wording: &'a dyn Wording,
    options: &Options,
) -> Workbook<'a> {
    let lang = options.lang;
    let mut figures = Figures::kept();
    let mut sheets = vec![
        Sheet {
            name: SUMMARY,
            content: Content::Page(summary(comparison, options, &mut figures)),
        },
        Sheet {
            name: UNITS,
            content: Content::Page(effects::by_unit(
                comparison,
                effects::ByUnit::All,
                lang,
                &mut figures,
            )),
        },
    ];
    sheets.extend(lists(comparison, lang));
    sheets.extend(people_sheets(comparison, lang));
    Workbook {
        title: words::TITLE,
        sheets,
        figures,
        sources: &comparison.sources,
        findings: findings::discreet(&comparison.new.findings, options),
        wording,
        left_out: &comparison.new.left_out,
    }
}

/// Returns the sheets of activities, of answers, of uneven processes.
fn lists(comparison: &Comparison, lang: Lang) -> Vec<Sheet<'_>> {
    let changed = comparison.activities.iter().map(|it| it.answers.len());
    let mut sheets = vec![
        Sheet {
            name: ACTIVITIES,
            content: Content::Rows(rows(
                tables::activities(comparison, Texts::Words, lang),
                comparison.activities.len(),
                ON_PAPER,
            )),
        },
        Sheet {
            name: ANSWERS,
            content: Content::Rows(rows(
                tables::answers(comparison, Texts::Words, lang),
                changed.sum(),
                0,
            )),
        },
    ];
    if !comparison.uneven.is_empty() {
        let groups = comparison.uneven.iter().map(|it| it.now.by_group.len());
        sheets.push(Sheet {
            name: UNIFORMITY,
            content: Content::Rows(rows(
                uniformity::table(comparison, Texts::Words, lang),
                groups.sum(),
                0,
            )),
        });
    }
    sheets
}

/// Returns the sheets of people and days, where they are known.
fn people_sheets(comparison: &Comparison, lang: Lang) -> Vec<Sheet<'_>> {
    let mut sheets = Vec::new();
    if matches!(comparison.contingent, Compute::Known(_)) {
        sheets.push(Sheet {
            name: CONTINGENT,
            content: Content::List(people::contingent(comparison, lang)),
        });
    }
    if matches!(comparison.days, Compute::Known(_)) {
        sheets.push(Sheet {
            name: DAYS,
            content: Content::List(people::days(comparison, lang)),
        });
    }
    sheets
}

/// What a manager reads.
fn summary(
    comparison: &Comparison,
    options: &Options,
    figures: &mut Figures,
) -> Vec<Block<'static>> {
    let lang: Lang = options.lang;
    let mut blocks = headline::blocks(comparison, lang);
    blocks.extend(effects::blocks(comparison, lang, figures));
    blocks.extend(verdicts::blocks(comparison, lang));
    blocks.extend(activities::reversals(comparison, options));
    blocks.extend(headline::origins(comparison, lang));
    blocks
}

/// Columns of activities that a page has room for.
const ON_PAPER: usize = 12;

fn rows(table: DataTable<'_>, count: usize, printed: usize) -> Rows<'_> {
    let rows = table
        .rows
        .map(|row| row.into_iter().map(Cell::from).collect());
    Rows {
        columns: table.columns,
        printed,
        count,
        rows: Box::new(rows),
    }
}
