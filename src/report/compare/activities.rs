//! Single activities: those turned round without a note, renamed, moved, gone, added.
//!
//! Never here: sums.

use crate::lang::{Lang, Text};
use crate::model::comparison::{Compared, Comparison, Found, Reversal, Seen};
use crate::report::compare::words::{self, text};
use crate::report::layout::{Block, Cell, Column, Kind, Table, Value};
use crate::report::words as shared;
use crate::report::{Options, numbers};

const REVERSALS: Text = text(
    "Esiti ribaltati senza nota né motivazione",
    "Verdicts turned round without a note or a reason",
);
const RENAMED: Text = text(
    "Attività rinominate, da confermare",
    "Renamed activities, to be confirmed",
);
const MOVED: Text = text("Attività spostate", "Moved activities");
const REUSED: Text = text(
    "Stesso identificativo, altra attività",
    "Same id, another activity",
);
const GONE: Text = text("Attività cessate", "Activities gone");
const ADDED: Text = text("Attività aggiunte", "Activities added");

/// Returns the verdicts that turned round and nothing says why; says so when there are none.
#[must_use]
pub fn reversals(comparison: &Comparison, options: &Options) -> Vec<Block<'static>> {
    let lang = options.lang;
    let reversals: Vec<&Compared> = comparison
        .activities
        .iter()
        .filter(|it| it.reversal() == Some(Reversal::Unexplained))
        .collect();
    let mut blocks = vec![Block::Heading(REVERSALS.get(lang).to_owned())];
    if reversals.is_empty() {
        let none = text("Nessuno.", "None.").get(lang);
        blocks.push(Block::Paragraph(none.to_owned()));
    } else {
        push(&mut blocks, &reversals, options, Shape::Verdicts);
    }
    blocks
}

/// Returns a table for each list that has something in it.
#[must_use]
pub fn lists(comparison: &Comparison, options: &Options) -> Vec<Block<'static>> {
    let lang = options.lang;
    let all = || comparison.activities.iter();
    let mut blocks = Vec::new();
    let listed: [(Text, Vec<&Compared>, Shape); 4] = [
        (
            RENAMED,
            all().filter(|it| it.renamed).collect(),
            Shape::Names,
        ),
        (MOVED, all().filter(|it| it.moved()).collect(), Shape::Units),
        (
            GONE,
            all().filter(|it| it.new.is_none()).collect(),
            Shape::Alone,
        ),
        (
            ADDED,
            all().filter(|it| it.old.is_none()).collect(),
            Shape::Alone,
        ),
    ];
    for (heading, found, shape) in listed {
        if !found.is_empty() {
            blocks.push(Block::Heading(heading.get(lang).to_owned()));
            push(&mut blocks, &found, options, shape);
        }
    }
    if !comparison.reused.is_empty() {
        blocks.push(Block::Heading(REUSED.get(lang).to_owned()));
        let lines = comparison.reused.iter().take(options.max_shown);
        blocks.push(Block::List(
            lines
                .filter_map(|(gone, new)| {
                    let old = comparison.activities.get(*gone)?.old.as_ref()?;
                    let new = comparison.activities.get(*new)?.new.as_ref()?;
                    Some(format!("{}: «{}» → «{}»", new.id, old.name, new.name))
                })
                .collect(),
        ));
    }
    blocks
}

/// What a list shows of each activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Verdicts,
    Names,
    Units,
    Alone,
}

/// Adds a table of the first ones, and says how many more there are.
fn push(blocks: &mut Vec<Block<'static>>, found: &[&Compared], options: &Options, shape: Shape) {
    let lang = options.lang;
    let rows = found.iter().take(options.max_shown);
    blocks.push(Block::Table(Table {
        columns: columns(shape, lang),
        rows: rows.filter_map(|one| row(one, shape, lang)).collect(),
        last_is_total: false,
    }));
    let left = found.len().saturating_sub(options.max_shown);
    if left > 0 {
        blocks.push(Block::Paragraph(match lang {
            Lang::It => format!("… e altre {left} (tutte con --all, o in csv e xlsx)."),
            Lang::En => format!("… and {left} more (all with --all, or in csv and xlsx)."),
        }));
    }
}

fn columns(shape: Shape, lang: Lang) -> Vec<Column> {
    let label = |it, en| text(it, en).get(lang);
    let column = |key: &'static str, label: &str| Column::new(key, label, Kind::Text);
    let mut columns = vec![
        Column::new("id", "ID", Kind::Code),
        column("unit", label("Unità", "Unit")),
        column("activity", label("Attività", "Activity")),
    ];
    match shape {
        Shape::Verdicts => columns.extend([
            column("old", label("Prima", "Before")),
            column("new", label("Dopo", "After")),
            column("cause", label("Causa", "Cause")),
        ]),
        Shape::Names => columns.extend([
            column("now", label("Ora si chiama", "Now called")),
            Column::new("found_by", label("Trovata per", "Found by"), Kind::Code),
            Column::new("likeness", label("Somiglianza", "Likeness"), Kind::Share),
        ]),
        Shape::Units => columns.push(column("now", label("Ora in", "Now in"))),
        Shape::Alone => columns.push(column("verdict", label("Esito", "Verdict"))),
    }
    columns
}

/// Returns the likeness as a share of 1.
#[must_use]
pub fn likeness(found: Found) -> Value<'static> {
    let share = crate::model::quantity::Ratio::new(i128::from(found.likeness), 1_000);
    Value::Share(share.exact())
}

fn row(one: &Compared, shape: Shape, lang: Lang) -> Option<Vec<Cell<'static>>> {
    let (old, new) = (one.old.as_ref(), one.new.as_ref());
    let seen = old.or(new)?;
    let verdict = |seen: &Seen| Value::text(shared::verdict(seen.verdict).get(lang));
    let id = new.or(old).map_or("", |seen| seen.id.as_str());
    let mut row = vec![
        Value::text(id.to_owned()),
        Value::text(unit(new.or(old)?, lang)),
        Value::text(seen.name.clone()),
    ];
    match shape {
        Shape::Verdicts => {
            row.extend([verdict(old?), verdict(new?)]);
            row.push(Value::text(words::causes(one.causes(), lang)));
        }
        Shape::Names => {
            row.push(Value::text(new?.name.clone()));
            row.push(Value::text(words::found_by(one.found?.by).get(lang)));
            row.push(likeness(one.found?));
        }
        Shape::Units => {
            row[1] = Value::text(shared::group_title(&old?.unit_now, "", lang));
            row.push(Value::text(unit(new?, lang)));
        }
        Shape::Alone => row.push(verdict(seen)),
    }
    Some(row.into_iter().map(Cell::from).collect())
}

fn unit(seen: &Seen, lang: Lang) -> String {
    shared::group_title(&seen.unit, &seen.unit_name, lang)
}

/// Returns the answers of an activity that changed, in words: "Strumenti: contraria → favorevole".
#[must_use]
pub fn answers(comparison: &Comparison, one: &Compared, lang: Lang) -> Vec<String> {
    let changes = one.answers.iter();
    changes
        .map(|change| {
            let item = &comparison.new.set.items[change.item];
            let say = |it| words::answer(it, lang);
            let old = words::answers(&change.old, say);
            let new = words::answers(&change.new, say);
            format!("{}: {old} → {new}", item.label.get(lang))
        })
        .collect()
}

/// Returns people or FTE, as a sheet gave them.
#[must_use]
pub fn given(given: crate::model::activity::Given) -> Value<'static> {
    given.known().map_or(Value::Missing, Value::Given)
}

/// Returns a number as text, for sentences.
#[must_use]
pub fn given_text(of: crate::model::activity::Given, lang: Lang) -> String {
    numbers::value(&given(of), lang).into_owned()
}
