//! Processes of the newer year whose verdicts are not the same in all directorates.
//!
//! Never here: which verdict is right.

use crate::lang::{Lang, Text};
use crate::model::comparison::Comparison;
use crate::model::uniformity::UnevenNow;
use crate::report::Options;
use crate::report::compare::words::text;
use crate::report::layout::{Block, Cell, Column, Kind, Table, Value};
use crate::report::numbers;
use crate::report::tables::{DataTable, Texts};
use crate::report::words as shared;

const HEADING: Text = text(
    "Stesso processo, esiti diversi",
    "Same process, different verdicts",
);

/// Returns the processes that are not judged alike everywhere; says so when there are none.
#[must_use]
pub fn blocks(comparison: &Comparison, options: &Options) -> Vec<Block<'static>> {
    let lang = options.lang;
    let mut blocks = vec![
        Block::Heading(HEADING.get(lang).to_owned()),
        Block::Paragraph(said(comparison, lang)),
    ];
    let shown = comparison.uneven.iter().take(options.max_shown);
    let rows: Vec<Vec<Cell<'static>>> = shown.flat_map(|one| rows(comparison, one, lang)).collect();
    if rows.is_empty() {
        return blocks;
    }
    blocks.push(Block::Table(Table {
        columns: columns(comparison, lang),
        rows,
        last_is_total: false,
    }));
    let left = comparison.uneven.len().saturating_sub(options.max_shown);
    if left > 0 {
        blocks.push(Block::Paragraph(match lang {
            Lang::It => format!("… e altri {left} (tutti con --all, o in csv e xlsx)."),
            Lang::En => format!("… and {left} more (all with --all, or in csv and xlsx)."),
        }));
    }
    blocks
}

/// Says how many there are, and that a difference may have its reasons.
fn said(comparison: &Comparison, lang: Lang) -> String {
    let all = comparison.uneven.len();
    let before = comparison.uneven.iter().filter(|it| it.before).count();
    let [all_said, before] =
        [all, before].map(|it| numbers::count(u64::try_from(it).unwrap_or(u64::MAX), lang));
    let group = shared::uncapital(&shared::grouping(&comparison.grouping, lang));
    if all == 0 {
        return match lang {
            Lang::It => format!("Nell'anno nuovo nessun processo ha esiti diversi per {group}."),
            Lang::En => format!("In the newer year no process has different verdicts by {group}."),
        };
    }
    match lang {
        Lang::It => format!(
            "Processi con esiti diversi per {group}, nell'anno nuovo: {all_said}, di cui già prima \
             {before}. Una differenza può avere le sue ragioni: va guardata, non per forza corretta."
        ),
        Lang::En => format!(
            "Processes with different verdicts by {group}, in the newer year: {all_said}, of which \
             {before} before already. A difference may have its reasons: look at it, it need not be wrong."
        ),
    }
}

const PROCESS: Text = text("Processo", "Process");
const VERDICTS: Text = text("Esiti", "Verdicts");
const BEFORE: Text = text("Già prima", "Before already");

/// Columns for people: a page has no room for a column a verdict.
fn columns(comparison: &Comparison, lang: Lang) -> Vec<Column> {
    let group = shared::grouping(&comparison.grouping, lang);
    vec![
        Column::new("process", PROCESS.get(lang), Kind::Text),
        Column::new("group", group, Kind::Text),
        Column::new("verdicts", VERDICTS.get(lang), Kind::Text),
        Column::new("before", BEFORE.get(lang), Kind::Code),
    ]
}

/// Returns the name of a group of the newer side.
#[must_use]
pub fn group_name<'a>(comparison: &'a Comparison, key: &'a str) -> &'a str {
    let known = comparison.units.iter().find(|unit| &*unit.unit == key);
    known.map_or(key, |unit| &unit.name)
}

/// A row for each group of a process.
fn rows(comparison: &Comparison, one: &UnevenNow, lang: Lang) -> Vec<Vec<Cell<'static>>> {
    let groups = one.now.by_group.iter();
    groups
        .map(|(key, counts)| {
            let name = shared::group_title(key, group_name(comparison, key), lang);
            let said = counts.iter().zip(shared::BY_VERDICT);
            let said: Vec<String> = said
                .filter(|(count, _)| **count > 0)
                .map(|(count, verdict)| {
                    let verdict = shared::uncapital(verdict.get(lang));
                    format!("{verdict} {}", numbers::count(*count, lang))
                })
                .collect();
            let before = if one.before { shared::YES } else { shared::NO };
            let row = [one.now.process.clone(), name, said.join(", ")];
            let mut row: Vec<Cell<'static>> = row
                .into_iter()
                .map(|it| Cell::from(Value::text(it)))
                .collect();
            row.push(Cell::from(Value::text(before.get(lang))));
            row
        })
        .collect()
}

/// A row for each uneven process and group, for programs and for a sheet.
#[must_use]
pub fn table(comparison: &Comparison, texts: Texts, lang: Lang) -> DataTable<'_> {
    let group = shared::grouping(&comparison.grouping, lang);
    let mut columns = vec![
        Column::new("process", PROCESS.get(lang), Kind::Text),
        Column::new("group", group, Kind::Code),
        Column::new("group_name", NAME.get(lang), Kind::Text),
    ];
    for (key, label) in shared::VERDICT_KEYS.into_iter().zip(shared::BY_VERDICT) {
        columns.push(Column::new(key, label.get(lang), Kind::Count));
    }
    columns.push(Column::new("before", BEFORE.get(lang), Kind::Code));
    let rows = comparison.uneven.iter().flat_map(move |one| {
        one.now.by_group.iter().map(move |(key, counts)| {
            let before = match (texts, one.before) {
                (Texts::Keys, true) => "true",
                (Texts::Keys, false) => "false",
                (Texts::Words, true) => shared::YES.get(lang),
                (Texts::Words, false) => shared::NO.get(lang),
            };
            let mut row = vec![
                Value::text(one.now.process.as_str()),
                Value::text(&**key),
                Value::text(group_name(comparison, key)),
            ];
            row.extend(counts.map(Value::Count));
            row.push(Value::text(before));
            row
        })
    });
    DataTable {
        columns,
        rows: Box::new(rows),
    }
}

const NAME: Text = text("Nome", "Name");
