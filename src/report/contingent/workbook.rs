//! The sheets of a contingent: summary, units, groups, people.
//!
//! Never here: how a sheet is written, or the sheets that every workbook has.

use crate::finding::Wording;
use crate::lang::{Lang, Text};
use crate::model::contingent::Contingents;
use crate::report::Options;
use crate::report::blocks::{findings, origin};
use crate::report::contingent::{CHOICES, headline, notes, persons, populations, units};
use crate::report::grounds::{Figure, Figures};
use crate::report::layout::{Basis, Block, Value};
use crate::report::sheets::{Content, Rows, Sheet, Workbook};

/// Name of the first sheet of every workbook.
pub const SUMMARY: Text = Text {
    it: "Sintesi",
    en: "Summary",
};
/// Name of the sheet of units.
pub const UNITS: Text = Text {
    it: "Unità",
    en: "Units",
};
const GROUPS: Text = Text {
    it: "Genere ed età",
    en: "Groups",
};
/// Name of the sheet of persons.
pub const PEOPLE: Text = Text {
    it: "Persone",
    en: "People",
};

/// Returns the workbook.
#[must_use]
pub fn workbook<'a>(
    contingents: &'a Contingents,
    wording: &'a dyn Wording,
    options: &Options,
) -> Workbook<'a> {
    let lang = options.lang;
    let mut figures = Figures::kept();
    let mut sheets = vec![Sheet {
        name: SUMMARY,
        content: Content::Page(summary(contingents, lang, &mut figures)),
    }];
    let table = units::table(contingents, lang, &mut figures);
    sheets.push(Sheet {
        name: UNITS,
        content: Content::List(table),
    });
    if units::has_groups(contingents) {
        let table = units::groups(contingents, lang, &mut figures);
        sheets.push(Sheet {
            name: GROUPS,
            content: Content::List(table),
        });
    }
    if options.shows_people() && !contingents.people.is_empty() {
        sheets.push(Sheet {
            name: PEOPLE,
            content: Content::Rows(people(contingents, lang, &mut figures)),
        });
    }
    Workbook {
        title: headline::TITLE,
        sheets,
        figures,
        sources: &contingents.sources,
        findings: findings::discreet(&contingents.findings, options),
        wording,
        left_out: &contingents.left_out,
    }
}

/// What a manager reads.
fn summary(contingents: &Contingents, lang: Lang, figures: &mut Figures) -> Vec<Block<'static>> {
    let mut blocks = headline::blocks(contingents, lang);
    blocks.extend(populations::blocks(contingents, lang, figures));
    blocks.push(Block::Heading(notes::HEADING.get(lang).to_owned()));
    blocks.push(Block::List(notes::lines(contingents, lang)));
    blocks.push(Block::Heading(CHOICES.get(lang).to_owned()));
    blocks.push(Block::List(notes::choices(contingents, lang)));
    blocks.extend(origin::blocks(
        &contingents.sources,
        &contingents.set,
        None,
        lang,
    ));
    blocks
}

/// The persons, a row each, linked to what they rest on as far as a sheet can hold links.
fn people<'a>(contingents: &'a Contingents, lang: Lang, figures: &mut Figures) -> Rows<'a> {
    let columns = persons::columns(lang);
    let first = figures.all.len();
    let room = Figures::MOST.saturating_sub(first);
    for person in contingents.people.iter().take(room) {
        let shares = persons::ends_of(person.shares.smartable);
        figures.all.push(Figure {
            name: match lang {
                Lang::It => format!("{} ({}): quota smartabile", person.person, person.unit),
                Lang::En => format!("{} ({}): smartable share", person.person, person.unit),
            },
            value: Value::ShareBetween(shares),
            ground: persons::ground(contingents, person, lang),
        });
    }
    let linked = figures.all.len() - first;
    let rows = contingents.people.iter().enumerate();
    let rows = rows.map(move |(place, person)| {
        let mut cells = persons::row(person, lang);
        if place < linked {
            for cell in cells.iter_mut().skip(FIRST_LINKED) {
                cell.basis = Some(Basis::Row(first + place));
            }
        }
        cells
    });
    let split = ["smartable", "with_partly", "level"];
    Rows::split(columns, &split, contingents.people.len(), rows, lang)
}

/// Place of the first column whose cells are linked: shares.
const FIRST_LINKED: usize = 6;
