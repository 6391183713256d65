//! Submissions that came twice: the same rows in two files, such as a workbook and its CSV twin.
//!
//! Never here: rows that differ (`merge` names them), or what is written.

use std::collections::BTreeMap;

use anyhow::Result;

use crate::commands::Surroundings;
use crate::commands::form::ReadForm;
use crate::lang::Lang;
use crate::model::columns::Field;
use crate::model::form::{Asks, FormCell, FormRow};
use crate::model::quantity::Decimal;

/// A file whose rows all stand in an earlier one.
pub(in crate::commands) struct Twin {
    /// The file that came twice.
    pub(in crate::commands) path: String,
    /// Whether it was passed over. Where the rows do not say whose they are, two offices may have
    /// the same ones: both count.
    pub(in crate::commands) dropped: bool,
    /// The one that counts.
    first: String,
    rows: usize,
}

/// Fields that are texts even where they look like numbers: `1.1` is not `1.10`.
const TEXTS: [Field; 6] = [
    Field::Id,
    Field::Process,
    Field::UnitCode,
    Field::Unit,
    Field::SubUnitCode,
    Field::SubUnit,
];

/// Takes the rows of files out that hold exactly those of an earlier file, in whatever order: of
/// files in the order of their names the first one counts. Only where each row says of which unit
/// it is, or the names of the two files differ in their extension alone.
pub(in crate::commands) fn drop_twins(read: &mut ReadForm) -> Vec<Twin> {
    let (form, sources) = (&read.form, &read.sources);
    let is_text: Vec<bool> = form
        .columns
        .iter()
        .map(|column| matches!(column.asks, Asks::Field(field) if TEXTS.contains(&field)))
        .collect();
    let mut files: BTreeMap<u32, (Vec<String>, bool)> = BTreeMap::new();
    for row in &form.rows {
        if let Some(at) = row.at {
            let (rows, placed) = files
                .entry(sources.table(at.table).file)
                .or_insert_with(|| (Vec::new(), true));
            rows.push(told(row, &is_text));
            *placed &= !form.place_name(row).is_empty();
        }
    }
    let path = |file: u32| sources.files[file as usize].path.clone();
    let mut firsts: BTreeMap<Vec<String>, u32> = BTreeMap::new();
    let mut twins: BTreeMap<u32, Twin> = BTreeMap::new();
    for (file, (mut rows, placed)) in files {
        rows.sort();
        let count = rows.len();
        let first = *firsts.entry(rows).or_insert(file);
        if first != file {
            let twin = Twin {
                path: path(file),
                dropped: placed || stem(&path(file)) == stem(&path(first)),
                first: path(first),
                rows: count,
            };
            twins.insert(file, twin);
        }
    }
    read.form.rows.retain(|row| {
        let file = row.at.map(|at| sources.table(at.table).file);
        let twin = file.and_then(|file| twins.get(&file));
        twin.is_none_or(|twin| !twin.dropped)
    });
    twins.into_values().collect()
}

/// Returns the path of a file without its extension.
fn stem(path: &str) -> &str {
    let folder = path.rfind('/').map_or(0, |at| at + 1);
    let point = path[folder..].rfind('.').filter(|at| *at > 0);
    point.map_or(path, |at| &path[..folder + at])
}

/// Says which files were passed over, and for which.
pub(in crate::commands) fn say(twins: &[Twin], around: &mut Surroundings<'_>) -> Result<()> {
    for twin in twins {
        let (path, first, rows) = (&twin.path, &twin.first, twin.rows);
        match (around.lang, twin.dropped) {
            (Lang::It, true) => writeln!(
                around.err,
                "avviso: {path}: ha le stesse righe di {first} ({rows}): è la stessa scheda inviata due \
                 volte e conta una volta sola. Togliere uno dei due file"
            )?,
            (Lang::En, true) => writeln!(
                around.err,
                "warning: {path}: has the same rows as {first} ({rows}): one submission, sent twice, and \
                 counted once. Remove one of the two files"
            )?,
            (Lang::It, false) => writeln!(
                around.err,
                "avviso: {path}: ha le stesse righe di {first} ({rows}), e le righe non dicono di quale \
                 unità sono: contano tutti e due. Se è la stessa scheda togliere uno dei due file, \
                 altrimenti scrivere l'unità in ogni riga"
            )?,
            (Lang::En, false) => writeln!(
                around.err,
                "warning: {path}: has the same rows as {first} ({rows}), and the rows do not say of which \
                 unit they are: both count. Where it is one submission, remove one of the two files; \
                 else write the unit into each row"
            )?,
        }
    }
    Ok(())
}

/// Returns what a row says, the same for a workbook and a text file.
fn told(row: &FormRow, is_text: &[bool]) -> String {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let cells = row.cells.iter().zip(is_text);
    let told = cells.map(|(cell, is_text)| match cell {
        FormCell::Empty => String::new(),
        FormCell::Number(number) => number.to_string(),
        FormCell::Answer(answer) => format!("{answer:?}"),
        FormCell::Text(text) if *is_text => words(text),
        FormCell::Text(text) => match Decimal::parse(&text.trim().replace(',', ".")) {
            Some(number) => number.to_string(),
            None => words(text),
        },
    });
    told.collect::<Vec<_>>().join("\u{1f}")
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn a_twin_differs_in_its_extension_alone() {
        assert_eq!(stem("s/a.b.xlsx"), "s/a.b");
        assert_eq!(stem("s.x/a"), "s.x/a");
        assert_eq!(stem("s/.nascosto"), "s/.nascosto");
        assert_eq!(stem("a.csv"), "a");
    }
}
