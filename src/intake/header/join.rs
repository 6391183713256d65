//! Header rows that stand one above the other, joined to one header cell for each column.
//!
//! Lives here: groups over names, questions over SI | NO, both at once. Never here: where the
//! header stands (`header`), or what it means (`columns`).

use crate::intake::columns::{ColumnSpec, HeaderCell, PairedAnswer};
use crate::intake::header::choices::{self, paired_answer};
use crate::intake::header::{KeptRow, data};
use crate::intake::rows::Merge;

/// How far to the right a group reaches where no merged cell says it.
const REACH: u16 = 3;

/// The longest answer, in bytes, that heads a column with no question above: `Sì`, `YES`.
const LONGEST_ALONE: usize = 3;

/// Joins the rows of a header, the topmost first.
pub(super) fn join(spec: &ColumnSpec, rows: &[KeptRow], merges: &[Merge]) -> Vec<HeaderCell> {
    let mut columns: Vec<u16> = rows
        .iter()
        .flat_map(|row| row.cells.iter().map(|(column, _)| *column))
        .collect();
    columns.sort_unstable();
    columns.dedup();
    let stacks: Vec<(u16, Vec<&str>)> = columns
        .into_iter()
        .map(|column| (column, stack(rows, column, merges)))
        .collect();
    let texts = |place: Option<usize>| place.and_then(|place| stacks.get(place));
    let mut cells: Vec<HeaderCell> = (0..)
        .zip(&stacks)
        .map(|(place, (column, own)): (usize, _)| {
            let beside = [place.checked_sub(1), Some(place + 1)];
            let mut beside = beside.into_iter().filter_map(texts);
            let is_pair =
                beside.any(|(at, other)| at.abs_diff(*column) == 1 && are_pair(spec, own, other));
            cell(spec, *column, own, is_pair)
        })
        .collect();
    choices::pair_up(spec, &mut cells);
    cells
}

/// Says whether two columns side by side are two answers under one question, whatever it asks.
fn are_pair(spec: &ColumnSpec, one: &[&str], other: &[&str]) -> bool {
    let (Some((one, question)), Some((other, same))) = (one.split_last(), other.split_last())
    else {
        return false;
    };
    // Without a question above, only `SI` and `NO` themselves say that they are answers; every header
    // of one row is asked.
    let says = |text: &str| !question.is_empty() || text.len() <= LONGEST_ALONE;
    if question != same || !says(one) || !says(other) {
        return false;
    }
    let answers = paired_answer(spec, one).zip(paired_answer(spec, other));
    answers.is_some_and(|(one, other)| one != other)
}

/// Says whether the last of these rows reads as part of the header begun above it: most of it is
/// known headers, or the SI | NO of a question above, and it adds something.
pub(super) fn goes_on(spec: &ColumnSpec, rows: &[KeptRow]) -> bool {
    let Some((below, above)) = rows.split_last() else {
        return false;
    };
    let Some(nearest) = above.last() else {
        return false;
    };
    if below.number != nearest.number + 1 || below.cells.is_empty() {
        return false;
    }
    if data::is_data(spec, above, below) {
        return false;
    }
    let known = below
        .cells
        .iter()
        .filter(|(column, text)| spec.knows(text) || is_choice(spec, above, below, *column))
        .count();
    let new = below
        .cells
        .iter()
        .any(|(column, _)| nearest.text(*column).is_none());
    let joined = below.cells.iter().any(|(column, text)| {
        nearest
            .text(*column)
            .is_some_and(|top| spec.knows(&format!("{top} {text}")))
    });
    known > 0
        && known * 10 >= below.cells.len() * 7
        && (new || joined || below.cells.len() == known)
}

/// Says whether a cell is one of the answers that stand side by side under one question. A `Sì`
/// below every question is no header but the first row of the data.
pub(super) fn is_choice(
    spec: &ColumnSpec,
    above: &[KeptRow],
    below: &KeptRow,
    column: u16,
) -> bool {
    let Some(answer) = below
        .text(column)
        .and_then(|text| paired_answer(spec, text))
    else {
        return false;
    };
    let headed = |column: u16| above.iter().any(|row| row.text(column).is_some());
    let other = |column: Option<u16>| {
        column
            .and_then(|column| below.text(column))
            .and_then(|text| paired_answer(spec, text))
            .is_some_and(|other| other != answer)
    };
    if headed(column) {
        let right = column.checked_add(1);
        other(right) && right.is_some_and(|column| !headed(column))
    } else {
        other(column.checked_sub(1)) || other(column.checked_add(1))
    }
}

/// Returns the texts over a column, the topmost first: its own, and those of the groups above.
fn stack<'a>(rows: &'a [KeptRow], column: u16, merges: &[Merge]) -> Vec<&'a str> {
    let mut texts = Vec::new();
    for (place, row) in rows.iter().enumerate() {
        let own = row.text(column);
        let has_below = || {
            rows[place + 1..]
                .iter()
                .any(|row| row.text(column).is_some())
        };
        let text = own.or_else(|| {
            has_below()
                .then(|| group_over(&rows[..=place], column, merges))
                .flatten()
        });
        texts.extend(text);
    }
    texts
}

/// Returns the text of the group over a column in the last of these rows: by the merged cell that
/// covers it, else the nearest filled cell to the left, with nothing of its own between.
fn group_over<'a>(rows: &'a [KeptRow], column: u16, merges: &[Merge]) -> Option<&'a str> {
    let (row, above) = rows.split_last()?;
    let cover = merges.iter().find(|merge| {
        (merge.from_row..=merge.to_row).contains(&row.number)
            && (merge.from_column..=merge.to_column).contains(&column)
    });
    if let Some(merge) = cover {
        return row.text(merge.from_column);
    }
    let (from, text) = row
        .cells
        .iter()
        .filter(|(at, _)| *at <= column)
        .max_by_key(|(at, _)| *at)?;
    // A header of its own further up ends the group.
    let parted = above
        .iter()
        .any(|row| row.cells.iter().any(|(at, _)| *at > *from && *at <= column));
    (column - from <= REACH && !parted).then_some(text.as_str())
}

/// Makes the header cell of a column from the texts over it. `is_pair`: another answer to the same
/// question stands beside it, so that `NO` is no number.
fn cell(spec: &ColumnSpec, column: u16, texts: &[&str], is_pair: bool) -> HeaderCell {
    let whole = |text: &str| HeaderCell {
        column,
        text: text.to_owned(),
        lookup: text.to_owned(),
        paired: None,
    };
    match texts {
        [] => whole(""),
        [text] => {
            let (lookup, paired) = pair_in_text(spec, text);
            HeaderCell {
                lookup,
                paired,
                ..whole(text)
            }
        }
        [above @ .., last] => {
            let question = known_among(spec, above);
            let question = question.or_else(|| is_pair.then(|| above.join(" ")));
            if let Some(answer) = paired_answer(spec, last)
                && let Some(question) = question
            {
                return HeaderCell {
                    text: format!("{question} – {last}"),
                    lookup: question,
                    paired: Some(answer),
                    column,
                };
            }
            whole(&known_among(spec, texts).unwrap_or_else(|| texts.join(" ")))
        }
    }
}

/// Returns the header that is known among texts one above the other: several joined, as many as
/// can be, else the lowest alone.
fn known_among(spec: &ColumnSpec, texts: &[&str]) -> Option<String> {
    let joined = (0..texts.len().saturating_sub(1))
        .map(|from| texts[from..].join(" "))
        .find(|text| spec.knows(text));
    joined.or_else(|| {
        texts
            .iter()
            .rev()
            .find(|text| spec.knows(text))
            .map(|text| (*text).to_owned())
    })
}

/// Reads a header such as `Sportello - SI` as one column of a pair.
fn pair_in_text(spec: &ColumnSpec, text: &str) -> (String, Option<PairedAnswer>) {
    match choices::parted(spec, text) {
        Some((head, answer)) if !spec.knows(text) => (head.to_owned(), Some(answer)),
        _ => (text.to_owned(), None),
    }
}
