//! Whether a row near a header is a row of data: what answers, counts or marks cannot be a header.
//!
//! Lives here: the one question that the search, a header of several rows and a page that begins
//! anew ask. Never here: where the header stands (`header`), or what kinds of rows data has
//! (`table::kinds`).

use crate::intake::columns::ColumnSpec;
use crate::intake::header::{KeptRow, join};
use crate::intake::table::NUMBERS;
use crate::matching::fold;
use crate::model::columns::{Field, Meaning};

/// What a header says of the cells below it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Below {
    /// Answers, as far as is known.
    Answers,
    /// Numbers.
    Numbers,
    /// Words: a name, a note.
    Words,
    /// Nothing: no header stands there.
    Nothing,
}

/// Says whether a row is one of data below the rows of a header that stand above it; `above` may be
/// empty, where nothing is known of it. Two cells must tell: an answer, a number, a cross.
pub(super) fn is_data(spec: &ColumnSpec, above: &[KeptRow], row: &KeptRow) -> bool {
    let choice = |column: u16| !above.is_empty() && join::is_choice(spec, above, row, column);
    let telling = row.cells.iter().filter(|(column, text)| {
        let below = below(spec, above, *column);
        let text = text.trim();
        !choice(*column)
            && match below {
                Below::Nothing => false,
                Below::Words => is_mark(text) || is_answer(text),
                Below::Numbers => is_number(text) || is_mark(text) || is_answer(text),
                Below::Answers => is_mark(text) || answers_something(spec, text),
            }
    });
    telling.take(2).count() == 2
}

/// Says whether a row answers questions: `No` is a header too, the number of a row, but not twice.
pub(super) fn answers(row: &KeptRow) -> bool {
    let answers = row.cells.iter().filter(|(_, text)| is_answer(text));
    answers.take(2).count() == 2
}

/// Says whether a text is an answer in every sheet, whatever a header may mean by it.
pub(super) fn is_answer(text: &str) -> bool {
    text.len() <= 4 && matches!(fold(text).as_str(), "si" | "no" | "yes")
}

/// Returns what the rows of a header say of a column.
fn below(spec: &ColumnSpec, above: &[KeptRow], column: u16) -> Below {
    if above.is_empty() {
        return Below::Answers;
    }
    let Some(text) = above.iter().rev().find_map(|row| row.text(column)) else {
        return Below::Nothing;
    };
    let field = |meaning: &Meaning| match meaning {
        Meaning::Field(field) => Some(*field),
        _ => None,
    };
    let fields: Option<Vec<Field>> = spec.meanings(text).iter().map(field).collect();
    match fields.as_deref() {
        // What is not known may be a question.
        None | Some([]) => Below::Answers,
        Some(fields) if fields.iter().any(|it| NUMBERS.contains(it)) => Below::Numbers,
        Some(_) => Below::Words,
    }
}

/// Says whether a text is an answer of the vocabulary, and no header.
fn answers_something(spec: &ColumnSpec, text: &str) -> bool {
    let is_short = text.chars().count() <= 20;
    is_short
        && !is_year(text)
        && spec.words.known_answer(text).is_some()
        && (is_answer(text) || !spec.knows(text))
}

/// Says whether a text is a cross or a small number, which no header is where another stands above.
fn is_mark(text: &str) -> bool {
    let small = (1..=3).contains(&text.len());
    matches!(text, "x" | "X") || small && text.bytes().all(|it| it.is_ascii_digit())
}

/// Says whether a text is a number with or without decimals, and no year.
fn is_number(text: &str) -> bool {
    let mut marks = 0;
    let plain = text.bytes().all(|it| {
        marks += usize::from(matches!(it, b',' | b'.'));
        it.is_ascii_digit() || matches!(it, b',' | b'.')
    });
    let first = text.bytes().next().is_some_and(|it| it.is_ascii_digit());
    plain && first && marks <= 1 && !is_year(text)
}

/// Years are headers.
fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|it| it.is_ascii_digit())
}
