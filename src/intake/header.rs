//! Where the header stands: under title rows, in one row or two, among instruction sheets.
//!
//! Lives here: choosing the header row by the headers that are known. Never here: what follows.

use crate::intake::columns::{ColumnSpec, HeaderCell, PairedAnswer, ReadAnswer};
use crate::intake::rows::{CellKind, Merge, RawRow};
use crate::model::columns::{Field, Meaning};

/// How many rows that hold something are looked at.
pub const SEARCHED: usize = 50;

/// A row that is kept while the header is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptRow {
    /// Row, from 1.
    pub number: u32,
    /// Cells that are not blank: column and text, white space folded.
    pub cells: Vec<(u16, String)>,
}

impl KeptRow {
    /// Keeps the texts of a row.
    #[must_use]
    pub fn of(row: &RawRow<'_>) -> Self {
        let cells = row
            .cells()
            .filter(|(_, cell)| cell.kind != CellKind::Empty && !cell.is_blank())
            .map(|(column, cell)| {
                (
                    column,
                    cell.text().split_whitespace().collect::<Vec<_>>().join(" "),
                )
            })
            .collect();
        Self {
            number: row.number,
            cells,
        }
    }

    fn text(&self, column: u16) -> Option<&str> {
        self.cells
            .iter()
            .find(|(at, _)| *at == column)
            .map(|(_, text)| text.as_str())
    }
}

/// A header that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Place of its first row among the rows looked at.
    pub place: usize,
    /// How many rows it takes: 1 or 2.
    pub height: usize,
    /// Its cells.
    pub cells: Vec<HeaderCell>,
}

/// Finds the header among the first rows of a sheet: the first row that knows nearly as many
/// headers as the best one.
#[must_use]
pub fn find(spec: &ColumnSpec, rows: &[KeptRow], merges: &[Merge]) -> Option<Header> {
    let candidates: Vec<(usize, Header)> = (0..rows.len())
        .filter_map(|place| candidate(spec, rows, place, merges))
        .collect();
    let best = candidates.iter().map(|(score, _)| *score).max()?;
    // A second table may know one header more: the first table still begins the sheet.
    candidates
        .into_iter()
        .find(|(score, _)| *score * 10 >= best * 6)
        .map(|(_, header)| header)
}

/// Says whether a row is a header by itself, and returns its cells.
#[must_use]
pub fn single(spec: &ColumnSpec, row: &KeptRow) -> Option<Header> {
    candidate(spec, std::slice::from_ref(row), 0, &[]).map(|(_, header)| header)
}

fn candidate(
    spec: &ColumnSpec,
    rows: &[KeptRow],
    place: usize,
    merges: &[Merge],
) -> Option<(usize, Header)> {
    let one = one_row(&rows[place]);
    let one_score = score(spec, &one);
    let two = rows
        .get(place + 1)
        .filter(|below| below.number == rows[place].number + 1)
        .filter(|below| is_sub_header(spec, &rows[place], below))
        .map(|below| two_rows(spec, &rows[place], below, merges));
    let (score, height, cells) = match two {
        Some(cells) if score(spec, &cells) > one_score => (score(spec, &cells), 2, cells),
        _ => (one_score, 1, one),
    };
    is_table(spec, &cells).then_some((
        score,
        Header {
            place,
            height,
            cells,
        },
    ))
}

fn one_row(row: &KeptRow) -> Vec<HeaderCell> {
    row.cells
        .iter()
        .map(|(column, text)| {
            let (lookup, paired) = pair_in_text(text);
            HeaderCell {
                column: *column,
                text: text.clone(),
                lookup,
                paired,
            }
        })
        .collect()
}

/// Reads a header such as `Sportello - SI` as one column of a pair.
fn pair_in_text(text: &str) -> (String, Option<PairedAnswer>) {
    const TAILS: [(&str, PairedAnswer); 4] = [
        ("si", PairedAnswer::Yes),
        ("sì", PairedAnswer::Yes),
        ("yes", PairedAnswer::Yes),
        ("no", PairedAnswer::No),
    ];
    for (tail, answer) in TAILS {
        let Some(at) = text.len().checked_sub(tail.len()) else {
            continue;
        };
        let Some((head, end)) = text.split_at_checked(at) else {
            continue;
        };
        let parted = head.trim_end().ends_with(['-', '–', ':', '/', '\u{2014}']);
        if parted && end.to_lowercase() == tail && !head.trim_end().ends_with('/') {
            let head = head.trim_end_matches(['-', '–', ':', ' ', '\u{2014}']);
            return (head.to_owned(), Some(answer));
        }
    }
    (text.to_owned(), None)
}

/// Says whether a row reads as the second row of a header: most of it is known headers or SI | NO.
fn is_sub_header(spec: &ColumnSpec, above: &KeptRow, below: &KeptRow) -> bool {
    let known = below
        .cells
        .iter()
        .filter(|(_, text)| paired_answer(spec, text).is_some() || spec.knows(text))
        .count();
    let new = below
        .cells
        .iter()
        .filter(|(column, _)| above.text(*column).is_none())
        .count();
    let joined = below.cells.iter().any(|(column, text)| {
        above
            .text(*column)
            .is_some_and(|top| spec.knows(&format!("{top} {text}")))
    });
    known * 10 >= below.cells.len() * 7
        && known > 0
        && (new > 0 || joined || below.cells.len() == known)
}

fn paired_answer(spec: &ColumnSpec, text: &str) -> Option<PairedAnswer> {
    if text.chars().count() > 12 || text.eq_ignore_ascii_case("x") {
        return None;
    }
    match spec.words.answer(text) {
        ReadAnswer::Yes if !text.bytes().all(|byte| byte.is_ascii_digit()) => {
            Some(PairedAnswer::Yes)
        }
        ReadAnswer::No if !text.bytes().all(|byte| byte.is_ascii_digit()) => Some(PairedAnswer::No),
        ReadAnswer::Partly => Some(PairedAnswer::Partly),
        _ => None,
    }
}

/// Joins two header rows: a group above, what it parts into below.
fn two_rows(
    spec: &ColumnSpec,
    above: &KeptRow,
    below: &KeptRow,
    merges: &[Merge],
) -> Vec<HeaderCell> {
    let mut columns: Vec<u16> = above
        .cells
        .iter()
        .chain(&below.cells)
        .map(|(column, _)| *column)
        .collect();
    columns.sort_unstable();
    columns.dedup();
    columns
        .into_iter()
        .map(|column| {
            let group = group_over(above, column, merges);
            join(
                spec,
                column,
                above.text(column).or(group),
                below.text(column),
            )
        })
        .collect()
}

fn join(spec: &ColumnSpec, column: u16, top: Option<&str>, sub: Option<&str>) -> HeaderCell {
    let (text, lookup, paired) = match (top, sub) {
        (Some(top), Some(sub)) => {
            let both = format!("{top} {sub}");
            match paired_answer(spec, sub) {
                Some(answer) if spec.knows(top) => {
                    (format!("{top} – {sub}"), top.to_owned(), Some(answer))
                }
                _ if spec.knows(&both) => (both.clone(), both, None),
                _ if spec.knows(sub) => (sub.to_owned(), sub.to_owned(), None),
                _ if spec.knows(top) => (top.to_owned(), top.to_owned(), None),
                _ => (both.clone(), both, None),
            }
        }
        (Some(text), None) | (None, Some(text)) => (text.to_owned(), text.to_owned(), None),
        (None, None) => (String::new(), String::new(), None),
    };
    HeaderCell {
        column,
        text,
        lookup,
        paired,
    }
}

/// Returns the text of the group above a column: by the merge that covers it, else the nearest
/// filled cell to the left with nothing of its own between.
fn group_over<'a>(above: &'a KeptRow, column: u16, merges: &[Merge]) -> Option<&'a str> {
    let cover = merges.iter().find(|merge| {
        (merge.from_row..=merge.to_row).contains(&above.number)
            && (merge.from_column..=merge.to_column).contains(&column)
    });
    if let Some(merge) = cover {
        return above.text(merge.from_column);
    }
    above
        .cells
        .iter()
        .filter(|(at, _)| *at <= column)
        .max_by_key(|(at, _)| *at)
        .filter(|(at, _)| column - at <= 3)
        .map(|(_, text)| text.as_str())
}

/// Counts the columns whose header is known; a question counts too.
fn score(spec: &ColumnSpec, cells: &[HeaderCell]) -> usize {
    let known = cells.iter().filter(|cell| spec.knows(&cell.lookup)).count();
    known * 2 + usize::from(is_table(spec, cells))
}

/// Says whether headers are those of a table that is looked for: an identity, and enough beside.
fn is_table(spec: &ColumnSpec, cells: &[HeaderCell]) -> bool {
    let mut known = 0;
    let mut strong = false;
    let mut identity = false;
    for cell in cells {
        let meanings = spec.meanings(&cell.lookup);
        known += usize::from(spec.knows(&cell.lookup));
        for meaning in meanings {
            match meaning {
                Meaning::Item(..) => strong = true,
                Meaning::Field(field) => {
                    identity |= spec.identity.contains(field);
                    strong |= matches!(
                        field,
                        Field::Headcount
                            | Field::Fte
                            | Field::DeclaredVerdict
                            | Field::Staff
                            | Field::Parent
                    );
                }
                Meaning::Ask(_) | Meaning::Ignore => {}
            }
        }
    }
    // One identity may be given by a second one alone: id and name, unit and activity.
    identity && (known >= 3 || known >= 2 && strong)
}

#[cfg(test)]
mod tests {
    use super::pair_in_text;
    use crate::intake::columns::PairedAnswer;

    #[test]
    fn a_pair_may_be_written_in_one_row() {
        assert_eq!(
            pair_in_text("Sportello - SI"),
            ("Sportello".to_owned(), Some(PairedAnswer::Yes))
        );
        assert_eq!(
            pair_in_text("Sportello: NO"),
            ("Sportello".to_owned(), Some(PairedAnswer::No))
        );
        assert_eq!(pair_in_text("Sportello SI/NO").1, None);
        assert_eq!(pair_in_text("Servizi").1, None);
        assert_eq!(pair_in_text("no").1, None);
    }
}
