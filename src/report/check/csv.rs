//! `csv`: a row for each cause, open or accepted.
//!
//! Never here: separators and number formats (`report::formats::csv`).

use crate::origin::Sources;
use crate::report::check::View;
use crate::report::check::entry::Entry;
use crate::report::check::words::{plain, safety_key};
use crate::report::formats;
use crate::report::layout::{Column, Kind, Value};
use crate::report::tables::DataTable;

/// Columns, in their order.
const COLUMNS: [(&str, Kind); 29] = [
    ("severity", Kind::Code),
    ("code", Kind::Code),
    ("slug", Kind::Code),
    ("file", Kind::Text),
    ("sheet", Kind::Text),
    ("table", Kind::Count),
    ("cell", Kind::Code),
    ("range", Kind::Text),
    ("row", Kind::Count),
    ("column", Kind::Code),
    ("header", Kind::Text),
    ("line", Kind::Count),
    ("text_column", Kind::Count),
    ("byte", Kind::Count),
    ("unit", Kind::Text),
    ("record", Kind::Text),
    ("value", Kind::Text),
    ("expected", Kind::Text),
    ("suggestion", Kind::Text),
    ("fix", Kind::Code),
    ("message", Kind::Text),
    ("help", Kind::Text),
    ("count", Kind::Count),
    ("mixed", Kind::Code),
    ("related", Kind::Text),
    ("accepted", Kind::Text),
    ("accepted_by", Kind::Text),
    ("confirmed", Kind::Code),
    ("fingerprint", Kind::Code),
];

/// Prints the findings.
pub(super) fn render(view: &View<'_>) -> anyhow::Result<Vec<u8>> {
    let columns = COLUMNS.map(|(key, kind)| Column::new(key, key, kind));
    let sources = &view.checked.sources;
    let entries = view.entries.iter().chain(&view.accepted);
    let table = DataTable {
        columns: columns.to_vec(),
        rows: Box::new(entries.map(move |entry| row(entry, sources))),
    };
    formats::csv::quoting(table, view.options.csv)
}

fn row<'a>(entry: &Entry<'a>, sources: &Sources) -> Vec<Value<'a>> {
    let text = |text: &str| Value::text(plain(text));
    let maybe = |text: Option<&str>| Value::text(text.map(plain).unwrap_or_default());
    let count = |count: Option<u64>| count.map_or(Value::Missing, Value::Count);
    let accepted = entry.accepted;
    let flag = |on: bool| Value::text(if on { "yes" } else { "" });
    vec![
        Value::text(entry.severity.key()),
        Value::text(entry.code),
        Value::text(entry.slug),
        text(entry.path),
        maybe(entry.sheet),
        count(entry.table.map(|table| table as u64)),
        text(&entry.cell),
        text(&entry.range(sources, usize::MAX)),
        count(entry.row.map(u64::from)),
        maybe(entry.column.as_deref()),
        maybe(entry.header),
        count(entry.line),
        count(entry.text_column.map(u64::from)),
        count(entry.byte),
        maybe(entry.key.map(|key| key.unit.as_str())),
        maybe(entry.key.map(|key| key.id.as_str())),
        maybe(entry.value),
        maybe(entry.expected.as_deref()),
        maybe(entry.suggestion),
        Value::text(entry.fix.map(safety_key).unwrap_or_default()),
        text(&entry.message),
        maybe(entry.help.as_deref()),
        Value::Count(entry.group.count),
        flag(entry.group.mixed),
        text(&entry.related(sources).join(", ")),
        maybe(accepted.map(|accepted| accepted.reason.as_str())),
        maybe(accepted.map(|accepted| accepted.author.as_str())),
        flag(accepted.is_some_and(|accepted| accepted.confirmed)),
        Value::text(entry.fingerprint.clone()),
    ]
}
