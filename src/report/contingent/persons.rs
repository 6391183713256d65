//! Single persons of a contingent: their rows, and what each rests on.
//!
//! Never here: whether persons may be shown (`report::Options::shows_people`).

use crate::lang::{Lang, Text};
use crate::model::contingent::{AssignmentBasis, Contingents, PersonContingent};
use crate::model::quantity::{Between, Ratio};
use crate::report::contingent::notes;
use crate::report::grounds::{self, At, Ground, Input};
use crate::report::layout::{Block, Cell, Column, Kind, Table, Value};
use crate::report::numbers;
use crate::report::words::{self, people, time};

/// Heading of the persons.
pub const HEADING: Text = Text {
    it: "Persone",
    en: "People",
};

/// The most persons that a text names: files hold all.
pub const MOST_NAMED: usize = 500;

/// Returns the persons; nothing where there are none.
#[must_use]
pub fn blocks(contingents: &Contingents, lang: Lang) -> Vec<Block<'_>> {
    if contingents.people.is_empty() {
        return Vec::new();
    }
    let rows = contingents.people.iter().take(MOST_NAMED);
    let rows = rows.map(|person| row(person, lang)).collect();
    let mut blocks = vec![
        Block::Heading(HEADING.get(lang).to_owned()),
        Block::Table(Table {
            columns: columns(lang),
            rows,
            last_is_total: false,
        }),
    ];
    blocks.extend(not_named(contingents.people.len(), lang).map(Block::Paragraph));
    blocks
}

/// Says how many rows a text leaves out.
#[must_use]
pub fn not_named(rows: usize, lang: Lang) -> Option<String> {
    let left = rows.checked_sub(MOST_NAMED).filter(|left| *left > 0)?;
    let left = numbers::count(left as u64, lang);
    Some(match lang {
        Lang::It => format!("… e altre {left} righe: tutte in CSV, JSON e XLSX."),
        Lang::En => format!("… and {left} more rows: all in CSV, JSON and XLSX."),
    })
}

/// Columns of the rows that people read.
#[must_use]
pub fn columns(lang: Lang) -> Vec<Column> {
    let label = |it, en| Text { it, en }.get(lang);
    vec![
        Column::new("person", label("Persona", "Person"), Kind::Code),
        Column::new("unit", label("Unità", "Unit"), Kind::Code),
        Column::new("period", label("Periodo", "Period"), Kind::Text).kept(2),
        Column::new(
            "eligible",
            label("Nel contingente", "In the contingent"),
            Kind::Code,
        ),
        Column::new("class", label("Classe", "Class"), Kind::Text).kept(8),
        Column::new("fte", label("ETP", "FTE"), Kind::Quantity).kept(6),
        Column::new(
            "smartable",
            label("Quota smartabile", "Smartable share"),
            Kind::Share,
        )
        .kept(7),
        Column::new(
            "with_partly",
            label("Con le parziali", "With partly"),
            Kind::Share,
        )
        .kept(5),
        Column::new("level", label("Da remoto", "Remotizable"), Kind::Share).kept(4),
    ]
}

/// Returns a person as people read it.
#[must_use]
pub fn row(person: &PersonContingent, lang: Lang) -> Vec<Cell<'_>> {
    let share = |ends: (Ratio, Ratio)| Value::ShareBetween(ends_of(ends));
    let values = vec![
        Value::text(&*person.person),
        Value::text(&*person.unit),
        Value::text(time::period(person.period, lang)),
        Value::text(people::yes_or_no(person.eligible).get(lang)),
        Value::text(people::classes(person.class, lang)),
        Value::quantity(person.fte.as_ref()),
        share(person.shares.smartable),
        share(person.shares.with_partly),
        share(person.shares.level),
    ];
    values.into_iter().map(Cell::from).collect()
}

/// Returns both ends of a ratio.
#[must_use]
pub fn ends_of((least, most): (Ratio, Ratio)) -> Between<crate::model::quantity::Exact> {
    Between {
        at_least: least.exact(),
        at_most: Some(most.exact()),
    }
}

/// Prints a ratio between two ends: `0,6`, `0,5 – 0,6`.
#[must_use]
pub fn ratio((least, most): (Ratio, Ratio), lang: Lang) -> String {
    crate::report::tables::activities::level_words(least, most, lang)
}

/// Returns what a person's place rests on.
#[must_use]
pub fn ground(contingents: &Contingents, person: &PersonContingent, lang: Lang) -> Ground {
    let theta = contingents.settings.theta;
    let shares = ratio(person.shares.smartable, lang);
    let eligible = people::yes_or_no(person.eligible).get(lang);
    let class = people::classes(person.class, lang);
    let from = people::class_from(person.class_from).get(lang);
    let theta = ratio((theta, theta), lang);
    let formula = match lang {
        Lang::It => format!(
            "s = somma delle quote di tempo su attività smartabili = {shares}; soglia θ = {theta}; \
             nel contingente: {eligible}; classe: {class} ({from})"
        ),
        Lang::En => format!(
            "s = sum of the shares of time on smartable activities = {shares}; threshold θ = \
             {theta}; in the contingent: {eligible}; class: {class} ({from})"
        ),
    };
    let spell = At::Row(person.spell);
    let period = time::period(person.period, lang);
    let row = match lang {
        Lang::It => format!("riga del personale, unità {}, {period}", person.unit),
        Lang::En => format!("row of the staff table, unit {}, {period}", person.unit),
    };
    let mut inputs = vec![Input::new(row, Some(spell))];
    let assignments = person.assignments.iter();
    inputs.extend(assignments.map(|assignment| input(assignment, lang)));
    Ground {
        formula,
        inputs,
        parameters: notes::parameters(contingents, lang),
        rounding: grounds::printed_once(lang),
        tie: String::new(),
    }
}

/// Returns an assignment with the verdict of its activity and its cell.
fn input(assignment: &AssignmentBasis, lang: Lang) -> Input {
    let verdict = assignment.verdict.map_or_else(
        || {
            Text {
                it: "la rilevazione non ha l'attività",
                en: "the inventory has no such activity",
            }
            .get(lang)
        },
        |verdict| words::verdict(verdict).get(lang),
    );
    let share = assignment.share.map_or_else(
        || numbers::NOT_KNOWN.get(lang).to_owned(),
        |share| people::percent(share, lang),
    );
    let of_time = Text {
        it: "del tempo",
        en: "of the time",
    };
    let activity = &assignment.activity;
    Input::new(
        format!("{activity} ({verdict}): {share} {}", of_time.get(lang)),
        Some(At::Cell(assignment.at)),
    )
}
