//! Rows that do not count: how many and why, complete in every report.
//!
//! Never here: who decides that (`check::admit_row`).

use crate::lang::{Lang, Text};
use crate::model::activity::LeftOut;
use crate::model::assessment::LeftOutRows;
use crate::origin::Sources;
use crate::report::layout::Block;
use crate::report::{numbers, words};

/// Heading of the rows that do not count.
pub const HEADING: Text = Text {
    it: "Righe escluse",
    en: "Rows left out",
};

/// Returns the rows that do not count by reason; says so when there are none.
#[must_use]
pub fn blocks(rows: &[LeftOutRows], lang: Lang) -> Vec<Block<'static>> {
    let mut lines = Vec::new();
    for reason in LeftOut::ALL {
        let of_reason = || rows.iter().filter(move |rows| rows.reason == reason);
        // Counting what is listed below: the same rows, over all tables.
        let count: u64 = of_reason().map(|rows| rows.count).sum();
        if count > 0 {
            let why = words::left_out(reason).get(lang);
            lines.push(format!(
                "{}: {}",
                words::capital(why),
                numbers::count(count, lang)
            ));
        }
    }
    if lines.is_empty() {
        lines.push(
            Text {
                it: "nessuna",
                en: "none",
            }
            .get(lang)
            .to_owned(),
        );
    }
    vec![
        Block::Heading(HEADING.get(lang).to_owned()),
        Block::List(lines),
    ]
}

/// Returns a line for each table and reason: file, cells, why.
#[must_use]
pub fn lines(sources: &Sources, rows: &[LeftOutRows], lang: Lang) -> Vec<String> {
    rows.iter()
        .map(|rows| {
            let runs = rows.rows.runs.iter().map(|(from, to)| {
                if from == to {
                    format!("A{from}")
                } else {
                    format!("A{from}:A{to}")
                }
            });
            let mut cells: Vec<String> = runs.take(10).collect();
            if rows.rows.runs.len() > cells.len() || rows.rows.more {
                cells.push("…".to_owned());
            }
            let file = &sources.file_of(rows.table).path;
            let sheet = sources.sheet_prefix(rows.table);
            let why = words::left_out(rows.reason).get(lang);
            format!("{file} {sheet}{}: {why}", cells.join(", "))
        })
        .collect()
}
