//! How the columns of a table share the width of a terminal.
//!
//! Never here: what is printed.

use unicode_width::UnicodeWidthStr;

use crate::report::layout::{Cell, Column, Kind, Table, Value};

/// Room between two columns.
pub(super) const GAP: usize = 2;
/// A text column that need not give way.
const WHOLE: usize = 48;
/// The narrowest a text column gets.
const NARROWEST: usize = 14;
/// The narrowest a text column gets where no column can be left out.
const TIGHT: usize = 10;
/// A word longer than this may be broken.
const LONGEST_WORD: usize = 24;
/// The narrowest a text column gets while numbers can still be broken instead.
const NARROW: usize = 22;

/// The narrowest a column of units within units gets.
const STEPPED: usize = 26;

/// How the columns of a table share the room.
pub(super) struct Fit {
    /// Places of the columns that are shown.
    pub(super) shown: Vec<usize>,
    /// Their widths.
    pub(super) widths: Vec<usize>,
    /// Whether bounds are broken over two lines.
    pub(super) broken: bool,
}

/// How far a table gives way to fit.
#[derive(Clone, Copy)]
struct Squeeze {
    /// Whether bounds are broken over two lines.
    broken: bool,
    /// The narrowest a text column gets; never less than its longest word.
    narrowest: usize,
    /// Lines that a header may take.
    header_lines: usize,
}

/// From the roomiest to the tightest.
const SQUEEZES: [Squeeze; 5] = [
    squeeze(false, WHOLE, 2),
    squeeze(false, NARROW, 2),
    squeeze(true, NARROW, 2),
    squeeze(true, NARROWEST, 2),
    squeeze(true, NARROWEST, 3),
];

const fn squeeze(broken: bool, narrowest: usize, header_lines: usize) -> Squeeze {
    Squeeze {
        broken,
        narrowest,
        header_lines,
    }
}

/// Returns the columns of each part that a table stands in: one, unless it has a series of columns
/// that does not fit. What stands before the series is in each part, what stands behind it in the
/// last.
pub(super) fn parts(table: &Table<'_>, texts: &[Vec<String>], width: usize) -> Vec<Vec<usize>> {
    let all: Vec<usize> = (0..table.columns.len()).collect();
    let is_series = |at: &usize| table.columns[*at].keep == Column::SERIES;
    let series: Vec<usize> = all.iter().copied().filter(is_series).collect();
    let (Some(first), Some(last)) = (series.first(), series.last()) else {
        return vec![all];
    };
    // Parts of one length read best, unless that takes a part for each column.
    let count = series.len();
    let even = (1..=count).rev().filter(|size| count.is_multiple_of(*size));
    let even = even.filter(|size| *size > 1 || count == 1);
    for size in even.chain((1..=count).rev()) {
        let mut parts: Vec<Vec<usize>> = series
            .chunks(size)
            .map(|part| (0..*first).chain(part.iter().copied()).collect())
            .collect();
        if let Some(part) = parts.last_mut() {
            part.extend(last + 1..table.columns.len());
        }
        let fits = |part: &Vec<usize>| fit(table, texts, part, width).shown.len() == part.len();
        if parts.iter().all(fits) {
            return parts;
        }
    }
    vec![all]
}

/// Finds widths that fit: whole, then squeezed, then with fewer columns of these.
pub(super) fn fit(
    table: &Table<'_>,
    texts: &[Vec<String>],
    columns: &[usize],
    width: usize,
) -> Fit {
    let mut shown = columns.to_vec();
    loop {
        for squeeze in SQUEEZES {
            if let Some(widths) = widths(table, texts, &shown, squeeze, width) {
                return Fit {
                    shown,
                    widths,
                    broken: squeeze.broken,
                };
            }
        }
        let least = shown
            .iter()
            .copied()
            .filter(|at| table.columns[*at].keep < u8::MAX)
            .min_by_key(|at| (table.columns[*at].keep, std::cmp::Reverse(*at)));
        let Some(least) = least else {
            // Nothing can go: the columns share what there is.
            let tight = squeeze(true, TIGHT, 3);
            let widths = widths(table, texts, &shown, tight, width);
            return Fit {
                widths: widths.unwrap_or_else(|| vec![TIGHT; shown.len()]),
                shown,
                broken: true,
            };
        };
        shown.retain(|at| *at != least);
    }
}

/// Returns the widths of the columns, `None` when they do not fit into `width`.
fn widths(
    table: &Table<'_>,
    texts: &[Vec<String>],
    shown: &[usize],
    squeeze: Squeeze,
    width: usize,
) -> Option<Vec<usize>> {
    let room = width.checked_sub(GAP * (shown.len() - 1))?;
    let mut widths: Vec<usize> = shown
        .iter()
        .map(|at| {
            let cells = texts
                .iter()
                .map(|row| cell_width(&row[*at], squeeze.broken));
            let header = in_lines(&table.columns[*at].label, squeeze.header_lines);
            cells.chain([header]).max().unwrap_or(1).max(1)
        })
        .collect();
    // No word of a text is broken, unless it is a sentence by itself.
    let least = |place: usize| {
        let at = shown[place];
        let words = texts.iter().map(|row| longest_word(&row[at]));
        let header = longest_word(&table.columns[at].label);
        let longest = words.chain([header]).max().unwrap_or(0).min(LONGEST_WORD);
        // Steps inwards take room from the names of units.
        let stepped = |row: &Vec<Cell<'_>>| matches!(row[at].value, Value::Indented(..));
        let narrowest = if table.rows.iter().any(stepped) {
            squeeze.narrowest.max(STEPPED)
        } else {
            squeeze.narrowest
        };
        narrowest.max(longest)
    };
    let texts_at = |place: &usize| table.columns[shown[*place]].kind == Kind::Text;
    let mut over = widths.iter().sum::<usize>().saturating_sub(room);
    if over == 0 {
        return Some(widths);
    }
    let least: Vec<usize> = (0..shown.len()).map(least).collect();
    while over > 0 {
        // The widest text column gives way, down to the narrowest that is allowed.
        let widest = (0..shown.len())
            .filter(texts_at)
            .filter(|place| widths[*place] > least[*place])
            .max_by_key(|place| widths[*place])?;
        let gives = over.min(widths[widest] - least[widest]);
        widths[widest] -= gives;
        over -= gives;
    }
    Some(widths)
}

/// Returns the least width in which a text takes no more than so many lines.
fn in_lines(text: &str, lines: usize) -> usize {
    let mut width = longest_word(text);
    while lines_at(text, width) > lines {
        width += 1;
    }
    width
}

/// Returns how many lines a text takes when it is broken at spaces.
fn lines_at(text: &str, width: usize) -> usize {
    let (mut lines, mut used) = (1, 0);
    for word in text.split(' ').map(UnicodeWidthStr::width) {
        if used > 0 && used + 1 + word > width {
            lines += 1;
            used = word;
        } else {
            used += word + usize::from(used > 0);
        }
    }
    lines
}

/// Returns the width of a cell, bounds broken or not.
fn cell_width(text: &str, broken: bool) -> usize {
    let bounds = if broken {
        text.split_once(" – ")
    } else {
        None
    };
    match bounds {
        Some((least, most)) => (width(least) + 2).max(width(most)),
        None => width(text),
    }
}

fn longest_word(text: &str) -> usize {
    text.split(' ').map(width).max().unwrap_or(0)
}

/// Returns the width of a text. Most cells hold digits, which need no look at the tables of
/// Unicode.
fn width(text: &str) -> usize {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        text.len()
    } else {
        text.width()
    }
}
