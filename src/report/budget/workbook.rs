//! The sheets of a day budget: summary, directorates, months, people.
//!
//! Never here: how a sheet is written, or the sheets that every workbook has.

use crate::finding::Wording;
use crate::lang::{Lang, Text};
use crate::model::day_budget::DayBudgets;
use crate::report::Options;
use crate::report::blocks::{findings, origin};
use crate::report::budget::{CHOICES, HOW, headline, notes, persons, units};
use crate::report::contingent::workbook::{PEOPLE, SUMMARY};
use crate::report::grounds::{Figure, Figures};
use crate::report::layout::{Basis, Block, Value};
use crate::report::sheets::{Content, Rows, Sheet, Workbook};

const UNITS: Text = Text {
    it: "Direzioni",
    en: "Directorates",
};
const MONTHS: Text = Text {
    it: "Mesi",
    en: "Months",
};
const CALENDAR: Text = Text {
    it: "Calendario",
    en: "Calendar",
};

/// Returns the workbook.
#[must_use]
pub fn workbook<'a>(
    budgets: &'a DayBudgets,
    wording: &'a dyn Wording,
    options: &Options,
) -> Workbook<'a> {
    let lang = options.lang;
    let mut figures = Figures::kept();
    let summary = summary(budgets, lang, &mut figures);
    let list = |name, table| Sheet {
        name,
        content: Content::List(table),
    };
    let mut sheets = vec![Sheet {
        name: SUMMARY,
        content: Content::Page(summary),
    }];
    if budgets.months.len() > 1 {
        sheets.push(list(UNITS, units::matrix(budgets, lang, &mut figures)));
    }
    sheets.push(list(MONTHS, units::long(budgets, lang, &mut figures)));
    for block in notes::months(budgets, lang) {
        if let Block::Table(table) = block {
            sheets.push(list(CALENDAR, table));
        }
    }
    if options.shows_people() && !budgets.people.is_empty() {
        sheets.push(Sheet {
            name: PEOPLE,
            content: Content::Rows(people(budgets, lang, &mut figures)),
        });
    }
    Workbook {
        title: headline::TITLE,
        sheets,
        figures,
        sources: &budgets.sources,
        findings: findings::discreet(&budgets.findings, options),
        wording,
        left_out: &budgets.left_out,
    }
}

/// What a manager reads.
fn summary(budgets: &DayBudgets, lang: Lang, figures: &mut Figures) -> Vec<Block<'static>> {
    let mut blocks = headline::blocks(budgets, lang);
    blocks.extend(units::blocks(budgets, lang, figures));
    blocks.push(Block::Heading(HOW.get(lang).to_owned()));
    blocks.push(Block::List(notes::lines(budgets, lang)));
    blocks.push(Block::Heading(CHOICES.get(lang).to_owned()));
    blocks.push(Block::List(notes::choices(budgets, lang)));
    blocks.extend(origin::blocks(&budgets.sources, &budgets.set, None, lang));
    blocks
}

/// Place of the column of days, which is linked.
const DAYS: usize = 8;

/// The persons, a row each, linked to what they rest on as far as a sheet can hold links.
fn people<'a>(budgets: &'a DayBudgets, lang: Lang, figures: &mut Figures) -> Rows<'a> {
    let first = figures.all.len();
    let room = Figures::MOST.saturating_sub(first);
    for person in budgets.people.iter().take(room) {
        let (code, unit, month) = (&person.person, &person.unit, person.month);
        figures.all.push(Figure {
            name: match lang {
                Lang::It => format!("{code} ({unit}), {month}: giornate"),
                Lang::En => format!("{code} ({unit}), {month}: days"),
            },
            value: Value::QuantityBetween(person.days.clone()),
            ground: persons::ground(budgets, person, lang),
        });
    }
    let linked = figures.all.len() - first;
    let rows = budgets.people.iter().enumerate();
    let rows = rows.map(move |(place, person)| {
        let mut cells = persons::row(person, lang);
        if place < linked
            && let Some(cell) = cells.get_mut(DAYS)
        {
            cell.basis = Some(Basis::Row(first + place));
        }
        cells
    });
    let split = ["entitled", "due", "days"];
    let columns = persons::columns(lang);
    Rows::split(columns, &split, budgets.people.len(), rows, lang)
}
