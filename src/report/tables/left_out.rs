//! `left-out`: rows that do not count, by table and reason.

use std::fmt::Write as _;

use crate::finding::RowRanges;
use crate::lang::{Lang, Text};
use crate::model::assessment::LeftOutRows;
use crate::origin::Sources;
use crate::report::layout::{Column, Kind, Value};
use crate::report::tables::{DataTable, Texts};
use crate::report::words;

/// Returns the table.
#[must_use]
pub fn table<'a>(
    sources: &'a Sources,
    left_out: &'a [LeftOutRows],
    texts: Texts,
    lang: Lang,
) -> DataTable<'a> {
    let label = |it, en| Text { it, en }.get(lang);
    let columns = vec![
        Column::new("file", "File", Kind::Text),
        Column::new("sheet", label("Foglio", "Sheet"), Kind::Text),
        Column::new("rows", label("Righe", "Rows"), Kind::Text),
        Column::new("reason", label("Motivo", "Reason"), Kind::Text),
        Column::new("count", label("Numero", "Count"), Kind::Count),
    ];
    let rows = left_out.iter().map(move |rows| {
        let sheet = sources.table(rows.table).sheet.as_deref().unwrap_or("");
        let reason = match texts {
            Texts::Keys => rows.reason.key(),
            Texts::Words => words::left_out(rows.reason).get(lang),
        };
        vec![
            Value::text(sources.file_of(rows.table).path.as_str()),
            Value::text(sheet),
            Value::text(runs(&rows.rows)),
            Value::text(reason),
            Value::Count(rows.count),
        ]
    });
    DataTable {
        columns,
        rows: Box::new(rows),
    }
}

/// Writes rows as `3 7-9 12`; `…` where there are more than are kept.
#[must_use]
pub fn runs(rows: &RowRanges) -> String {
    let mut text = String::new();
    for (from, to) in &rows.runs {
        if !text.is_empty() {
            text.push(' ');
        }
        let _ = write!(text, "{from}");
        if from != to {
            let _ = write!(text, "-{to}");
        }
    }
    if rows.more {
        text.push_str(" …");
    }
    text
}
