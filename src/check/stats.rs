//! What passed by in a column, counted cell by cell.
//!
//! Never here: what is wrong with a column (`rules`).

use std::hash::Hasher as _;

use crate::finding::RowRanges;
use crate::matching::{ShortHasher, offices};
use crate::model::raw::{CellKind, RawCell};

/// What passed by in a column, in rows that count.
#[derive(Debug, Clone, Default)]
pub struct ColumnStats {
    /// Rows.
    pub rows: u64,
    /// Cells that hold something.
    pub filled: u64,
    /// Numbers among them, by their kind in a workbook or by their looks in a text file.
    pub numbers: u64,
    /// Usual words for yes, no and in part, crosses too.
    pub answers: u64,
    /// Crosses among them: a mark that says yes, and nothing that says no.
    pub crosses: u64,
    /// Numbers with a part of a whole: `1,5`.
    pub fractions: u64,
    /// Texts in one word that have a digit, as codes do.
    pub codes: u64,
    /// Texts of several words.
    pub phrases: u64,
    /// Names of offices among them: «Ufficio …», «Area …».
    pub offices: u64,
    /// Texts of several words that differ from the one before.
    pub changes: u64,
    /// The last of them, hashed.
    last: Option<u64>,
    /// The text that every filled cell has; `None` once two differ.
    pub same: Option<String>,
    /// The first filled row.
    pub first: Option<u32>,
    /// Numbers kept as text whose decimals follow a comma.
    pub commas: u64,
    /// Rows of those whose decimals follow a point.
    pub points: RowRanges,
}

/// What a text is: told once of each, since most cells repeat one that stood above.
#[derive(Debug, Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is counted by itself, and several may be true"
)]
pub(super) struct Sort {
    cross: bool,
    answer: bool,
    number: bool,
    fraction: bool,
    code: bool,
    office: bool,
    /// The mark before the decimals of a number kept as text.
    mark: Option<u8>,
    /// Of a text of several words, its hash.
    phrase: Option<u64>,
}

impl Sort {
    /// Tells what the text of a cell is that holds something.
    pub(super) fn of(cell: RawCell<'_>) -> Self {
        let text = cell.text();
        let cross = is_cross(text);
        let looks = text
            .bytes()
            .all(|it| it.is_ascii_digit() || it == b'.' || it == b',');
        let mut sort = Self {
            cross,
            answer: cross || is_answer(text),
            number: matches!(cell.kind, CellKind::Number | CellKind::Percent) || looks,
            fraction: false,
            code: false,
            office: false,
            mark: None,
            phrase: None,
        };
        if looks {
            let mark = decimal_mark(text);
            sort.fraction = mark.is_some() && has_fraction(text);
            sort.mark = mark.filter(|_| cell.kind == CellKind::Text);
        } else if text.contains(' ') {
            let mut hash = ShortHasher::default();
            hash.write(text.as_bytes());
            sort.phrase = Some(hash.finish());
            sort.office = offices::begins_as_one(text);
        } else {
            sort.code = text.bytes().any(|it| it.is_ascii_digit());
        }
        sort
    }
}

impl ColumnStats {
    /// Notes the cell of a row that counts, not a blank one; whoever does counts the rows.
    pub(super) fn note(&mut self, row: u32, text: &str, sort: Sort) {
        if self.filled == 0 {
            self.same = Some(text.to_owned());
            self.first = Some(row);
        } else if self.same.as_deref().is_some_and(|same| same != text) {
            self.same = None;
        }
        self.filled += 1;
        self.crosses += u64::from(sort.cross);
        self.answers += u64::from(sort.answer);
        self.numbers += u64::from(sort.number);
        self.fractions += u64::from(sort.fraction);
        self.codes += u64::from(sort.code);
        match sort.mark {
            Some(b',') => self.commas += 1,
            Some(_) => self.points.add(row, row),
            None => {}
        }
        if sort.phrase.is_some() {
            self.phrases += 1;
            self.offices += u64::from(sort.office);
            self.changes += u64::from(self.last != sort.phrase);
            self.last = sort.phrase;
        }
    }
}

/// Says whether a text is a mark that people set for yes.
fn is_cross(text: &str) -> bool {
    matches!(text, "x" | "X" | "✓" | "✔" | "☑" | "✅")
}

/// Says whether a text is a usual word for an answer, as most cells under a question have it.
fn is_answer(text: &str) -> bool {
    const WORDS: [&str; 8] = ["sì", "si", "si'", "no", "in parte", "yes", "partly", "sí"];
    let short = text.len() <= "in parte".len();
    matches!(text, "Sì" | "No" | "SÌ")
        || short && WORDS.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// Says whether the decimals of a number are not all zero.
fn has_fraction(text: &str) -> bool {
    let mut parts = text.rsplit([',', '.']);
    parts
        .next()
        .is_some_and(|it| it.bytes().any(|digit| digit != b'0'))
}

/// Returns the one mark before the decimals of a text of digits and marks; `None` where it may
/// part thousands.
fn decimal_mark(text: &str) -> Option<u8> {
    let at = text.find([',', '.'])?;
    let (before, after) = (text.get(..at)?, text.get(at + 1..)?);
    let one = !after.contains([',', '.']) && !before.is_empty();
    (one && !matches!(after.len(), 0 | 3)).then(|| text.as_bytes()[at])
}
