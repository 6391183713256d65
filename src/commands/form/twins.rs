//! Submissions that came twice: the same rows in two files, such as a workbook and its CSV twin.
//!
//! Never here: rows that differ (`merge` names them), or what is written.

use std::collections::BTreeMap;

use anyhow::Result;

use crate::commands::Surroundings;
use crate::commands::form::ReadForm;
use crate::lang::Lang;
use crate::model::form::{FormCell, FormRow};
use crate::model::quantity::Decimal;

/// A file whose rows all stand in an earlier one.
pub(in crate::commands) struct Twin {
    /// The file that is passed over.
    pub(in crate::commands) path: String,
    /// The one that counts.
    first: String,
    rows: usize,
}

/// Takes the rows of files out that hold exactly those of an earlier file, in whatever order: of
/// files in the order of their names the first one counts.
pub(in crate::commands) fn drop_twins(read: &mut ReadForm) -> Vec<Twin> {
    let mut files: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for row in &read.form.rows {
        if let Some(at) = row.at {
            let file = read.sources.table(at.table).file;
            files.entry(file).or_default().push(told(row));
        }
    }
    let mut firsts: BTreeMap<Vec<String>, u32> = BTreeMap::new();
    let mut twins: BTreeMap<u32, Twin> = BTreeMap::new();
    for (file, mut rows) in files {
        rows.sort();
        let count = rows.len();
        let first = *firsts.entry(rows).or_insert(file);
        if first != file {
            let path = |file: u32| read.sources.files[file as usize].path.clone();
            let twin = Twin {
                path: path(file),
                first: path(first),
                rows: count,
            };
            twins.insert(file, twin);
        }
    }
    let sources = &read.sources;
    read.form.rows.retain(|row| {
        let file = row.at.map(|at| sources.table(at.table).file);
        file.is_none_or(|file| !twins.contains_key(&file))
    });
    twins.into_values().collect()
}

/// Says which files were passed over, and for which.
pub(in crate::commands) fn say(twins: &[Twin], around: &mut Surroundings<'_>) -> Result<()> {
    for Twin { path, first, rows } in twins {
        match around.lang {
            Lang::It => writeln!(
                around.err,
                "avviso: {path}: ha le stesse righe di {first} ({rows}): è la stessa scheda inviata due \
                 volte e conta una volta sola. Togliere uno dei due file"
            )?,
            Lang::En => writeln!(
                around.err,
                "warning: {path}: has the same rows as {first} ({rows}): one submission, sent twice, and \
                 counted once. Remove one of the two files"
            )?,
        }
    }
    Ok(())
}

/// Returns what a row says, the same for a workbook and a text file.
fn told(row: &FormRow) -> String {
    let told = row.cells.iter().map(|cell| match cell {
        FormCell::Empty => String::new(),
        FormCell::Number(number) => number.to_string(),
        FormCell::Answer(answer) => format!("{answer:?}"),
        FormCell::Text(text) => match Decimal::parse(&text.trim().replace(',', ".")) {
            Some(number) => number.to_string(),
            None => text.split_whitespace().collect::<Vec<_>>().join(" "),
        },
    });
    told.collect::<Vec<_>>().join("\u{1f}")
}
