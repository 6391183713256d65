//! What `fix` says: each cell before and after, and what was left.
//!
//! Never here: how a cell is changed (`rewrite`).

use std::fmt::Write as _;

use crate::lang::{Lang, Text};
use crate::origin::column_letters;
use crate::report::layout::{Column, Kind, Value};
use crate::report::tables::DataTable;
use crate::report::{CsvDialect, formats};
use crate::rewrite::{Change, Left};

/// A change, as it is shown. Who makes one masks personal data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeShown {
    sheet: String,
    cell: String,
    rule: &'static str,
    before: String,
    after: Option<String>,
}

impl ChangeShown {
    /// Takes a change and the code of its rule.
    #[must_use]
    pub fn of(change: &Change, rule: &'static str) -> Self {
        Self {
            sheet: change.sheet.clone().unwrap_or_default(),
            cell: address(change.row, change.column),
            rule,
            before: change.before.clone(),
            after: change.after.clone(),
        }
    }
}

/// Writes a cell, or a whole row: `G57`, `57:57`.
fn address(row: u32, column: Option<u16>) -> String {
    match column {
        Some(column) => format!("{}{row}", column_letters(column)),
        None => format!("{row}:{row}"),
    }
}

fn placed(sheet: &str, cell: &str) -> String {
    if sheet.is_empty() {
        cell.to_owned()
    } else {
        format!("'{}'!{cell}", sheet.replace('\'', "''"))
    }
}

/// Makes a text safe to print on one line.
fn plain(text: &str) -> String {
    let shown = |char: char| match char {
        '\n' | '\r' | '\t' => '␤',
        char if char.is_control() => '\u{fffd}',
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        char => char,
    };
    text.chars().map(shown).collect()
}

/// Shows every cell before and after.
#[must_use]
pub fn diff(file: &str, changes: &[ChangeShown], lang: Lang) -> String {
    let mut text = format!("--- {file}\n");
    if changes.is_empty() {
        let nothing = Text {
            it: "nessuna cella cambia",
            en: "no cell changes",
        };
        let _ = writeln!(text, "  ({})", nothing.get(lang));
    }
    for change in changes {
        let place = placed(&change.sheet, &change.cell);
        let _ = writeln!(text, "@@ {place} [{}]", change.rule);
        let _ = writeln!(text, "-{}", plain(&change.before));
        if let Some(after) = &change.after {
            let _ = writeln!(text, "+{}", plain(after));
        }
    }
    text
}

/// Writes a number that a workbook now keeps as one, as people of the language write it.
#[must_use]
pub fn as_number(stored: &str, lang: Lang) -> String {
    match lang {
        Lang::It => format!("{} (numero)", stored.replace('.', ",")),
        Lang::En => format!("{stored} (number)"),
    }
}

/// Says what was not changed, and why.
#[must_use]
pub fn left(file: &str, left: &Left, lang: Lang) -> String {
    let cell = address(left.row, left.column);
    let place = placed(left.sheet.as_deref().unwrap_or(""), &cell);
    format!("{file} {place}: {}", left.why.say(lang))
}

/// Says what was written.
#[must_use]
pub fn written(file: &str, out: &str, count: usize, lang: Lang) -> String {
    match (count, lang) {
        (1, Lang::It) => format!("{file}: una modifica; copia in {out}"),
        (_, Lang::It) => format!("{file}: {count} modifiche; copia in {out}"),
        (1, Lang::En) => format!("{file}: one change; copy in {out}"),
        (_, Lang::En) => format!("{file}: {count} changes; copy in {out}"),
    }
}

/// Says that a file holds nothing that mends itself.
#[must_use]
pub fn nothing(file: &str, lang: Lang) -> String {
    match lang {
        Lang::It => format!("{file}: niente che si corregga da sé; nessuna copia scritta"),
        Lang::En => format!("{file}: nothing that mends itself; no copy written"),
    }
}

/// Writes the list of changes as CSV.
///
/// # Errors
///
/// When the table cannot be written.
pub fn csv(changes: &[ChangeShown]) -> anyhow::Result<Vec<u8>> {
    let column = |key: &'static str| Column::new(key, key, Kind::Text);
    let text = |text: &str| Value::text(text.to_owned());
    let row = |change: &ChangeShown| {
        vec![
            text(&change.sheet),
            text(&change.cell),
            text(change.rule),
            text(&change.before),
            change.after.as_deref().map_or(Value::Missing, text),
        ]
    };
    let table = DataTable {
        columns: ["sheet", "cell", "rule", "before", "after"]
            .map(column)
            .to_vec(),
        rows: Box::new(changes.iter().map(row)),
    };
    formats::csv::quoting(table, CsvDialect::Standard)
}
