//! What is written into a workbook about its cells: marks, and a sheet that lists them.
//!
//! Never here: which cells are marked, or what the notes say of them.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::finding::Severity;
use crate::lang::Lang;

/// The most notes of one sheet: Excel draws each, and slows down.
pub(super) const MOST_NOTES: usize = 1_000;
/// The most cells of one sheet that get a colour.
const MOST_FILLS: usize = 200_000;
/// The most letters of a note.
const MOST_LETTERS: usize = 4_000;
/// Who writes the notes.
pub(super) const AUTHOR: &str = "smartable";

/// A mark on cells below each other: all get a colour, the first one a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Name of the sheet; `None` in a text file.
    pub sheet: Option<String>,
    /// First row, from 1.
    pub row: u32,
    /// Column from 0.
    pub column: u16,
    /// Last row.
    pub to_row: u32,
    /// Chooses the colour.
    pub severity: Severity,
    /// The note. Where several marks stand on one cell, their notes follow each other.
    pub note: String,
}

/// A sheet that lists what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// Name of the sheet. A number follows it where the workbook has one of that name.
    pub title: String,
    /// The language of what is added below the list.
    pub lang: Lang,
    /// Headers.
    pub headers: Vec<String>,
    /// Rows, each with a cell for every header.
    pub rows: Vec<Vec<ListCell>>,
    /// Sentences below the list.
    pub remarks: Vec<String>,
}

/// A cell of a [`Listing`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListCell {
    /// Nothing.
    Empty,
    /// A text.
    Text(String),
    /// A whole number.
    Number(u32),
    /// A link to a cell of the same workbook.
    Link {
        /// Name of the sheet; `None` for the one sheet made of a text file.
        sheet: Option<String>,
        /// Row from 1.
        row: u32,
        /// Column from 0.
        column: u16,
        /// What is shown.
        text: String,
    },
}

impl ListCell {
    /// Returns the text that is shown, numbers aside.
    pub(super) fn shown(&self) -> &str {
        match self {
            Self::Empty | Self::Number(_) => "",
            Self::Text(text) | Self::Link { text, .. } => text,
        }
    }
}

impl Listing {
    /// Returns the widths of the columns, in letters: as wide as their texts, within reason.
    pub(super) fn widths(&self) -> Vec<u16> {
        let longest = |text: &str| {
            let lines = text.lines().map(|line| line.chars().count());
            lines.max().unwrap_or(0)
        };
        let mut widths: Vec<usize> = self.headers.iter().map(|it| longest(it) + 4).collect();
        for row in &self.rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = (*width).max(longest(cell.shown()) + 2);
            }
        }
        let fit = |width: &usize| u16::try_from((*width).clamp(7, 60)).unwrap_or(60);
        widths.iter().map(fit).collect()
    }

    /// Returns the sentences below the list.
    pub(super) fn closing(&self, unnoted: usize, unmarked: usize) -> Vec<String> {
        let mut lines = self.remarks.clone();
        if unnoted > 0 {
            lines.push(match self.lang {
                Lang::It => format!(
                    "Ogni foglio ha al più {MOST_NOTES} note: altre {unnoted} segnalazioni hanno \
                     solo il colore e si leggono in questo elenco."
                ),
                Lang::En => format!(
                    "Each sheet has at most {MOST_NOTES} notes: {unnoted} more findings have only \
                     the colour and are read in this list."
                ),
            });
        }
        if unmarked > 0 {
            lines.push(match self.lang {
                Lang::It => format!(
                    "{unmarked} celle non si sono potute colorare: si leggono in questo elenco."
                ),
                Lang::En => {
                    format!("{unmarked} cells could not be coloured: they are read in this list.")
                }
            });
        }
        lines
    }
}

/// Returns the link to a cell as a workbook writes it: `'Foglio 1'!G57`.
pub(super) fn location(sheet: &str, row: u32, column: u16) -> String {
    let letters = crate::origin::column_letters(column);
    format!("'{}'!{letters}{row}", sheet.replace('\'', "''"))
}

/// Returns a name for a new sheet that no other has, capitals aside, and that Excel takes.
pub(super) fn free_name(title: &str, taken: &[&str]) -> String {
    let plain: String = title
        .chars()
        .map(|it| if "[]:*?/\\'".contains(it) { ' ' } else { it })
        .take(27)
        .collect();
    let plain = if plain.trim().is_empty() {
        "smartable"
    } else {
        plain.trim()
    };
    let is_free = |name: &String| {
        let folded = name.to_lowercase();
        taken.iter().all(|other| other.to_lowercase() != folded)
    };
    std::iter::once(plain.to_owned())
        .chain((2..u32::MAX).map(|number| format!("{plain} {number}")))
        .find(is_free)
        .unwrap_or_default()
}

/// A cell: row from 1, column from 0.
pub(super) type Spot = (u32, u16);

/// What becomes of the cells of one sheet.
#[derive(Default)]
pub(super) struct Marked {
    /// The colour of each cell: that of its worst mark.
    pub(super) fills: BTreeMap<Spot, Severity>,
    pub(super) notes: BTreeMap<Spot, String>,
    /// Marks without a note, because there are too many.
    pub(super) unnoted: usize,
    /// Cells without a colour, because there are too many.
    pub(super) unmarked: usize,
}

/// Gathers the marks by sheet. The worst get their notes first.
pub(super) fn by_sheet(marks: &[Mark]) -> BTreeMap<Option<&str>, Marked> {
    let mut order: Vec<&Mark> = marks.iter().collect();
    order.sort_by_key(|mark| (std::cmp::Reverse(mark.severity), mark.row, mark.column));
    let mut sheets: BTreeMap<Option<&str>, Marked> = BTreeMap::new();
    for mark in order {
        let sheet = sheets.entry(mark.sheet.as_deref()).or_default();
        sheet.fill(mark);
        sheet.note(mark);
    }
    sheets
}

impl Marked {
    fn fill(&mut self, mark: &Mark) {
        let last = mark.to_row.clamp(mark.row, 1_048_576.max(mark.row));
        for row in mark.row..=last {
            if self.fills.len() >= MOST_FILLS {
                self.unmarked += (last - row + 1) as usize;
                return;
            }
            let fill = self
                .fills
                .entry((row, mark.column))
                .or_insert(mark.severity);
            *fill = (*fill).max(mark.severity);
        }
    }

    /// Moves what is in a merged range to its first cell: the others are not seen.
    pub(super) fn merge(&mut self, rows: &Range<u32>, columns: &Range<u32>) {
        let Ok(first) = u16::try_from(columns.start) else {
            return;
        };
        let anchor = (rows.start, first);
        let area = (rows.start, 0)..(rows.end, 0);
        let covered = |spot: &Spot| *spot != anchor && columns.contains(&u32::from(spot.1));
        let inside = self.fills.range(area.clone()).map(|(spot, _)| *spot);
        let fills: Vec<Spot> = inside.filter(covered).collect();
        for spot in fills {
            if let Some(severity) = self.fills.remove(&spot) {
                let fill = self.fills.entry(anchor).or_insert(severity);
                *fill = (*fill).max(severity);
            }
        }
        let inside = self.notes.range(area).map(|(spot, _)| *spot);
        let notes: Vec<Spot> = inside.filter(covered).collect();
        for spot in notes {
            if let Some(note) = self.notes.remove(&spot) {
                self.add_note(anchor, &note);
            }
        }
    }

    fn note(&mut self, mark: &Mark) {
        if !mark.note.is_empty() {
            self.add_note((mark.row, mark.column), &mark.note);
        }
    }

    fn add_note(&mut self, spot: Spot, new: &str) {
        let full = self.notes.len() >= MOST_NOTES;
        match self.notes.get_mut(&spot) {
            Some(note) if note.chars().count() + new.chars().count() > MOST_LETTERS => {
                self.unnoted += 1;
            }
            Some(note) => {
                note.push_str("\n\n");
                note.push_str(new);
            }
            None if full => self.unnoted += 1,
            None => {
                let note = new.chars().take(MOST_LETTERS).collect();
                self.notes.insert(spot, note);
            }
        }
    }
}

/// Returns how many lines a note takes in its box.
pub(super) fn lines_of(note: &str) -> u32 {
    let wrapped = |line: &str| line.chars().count() / 42 + 1;
    let lines: usize = note.lines().map(wrapped).sum();
    u32::try_from(lines.clamp(3, 24)).unwrap_or(24)
}

/// Returns the colour of a mark, as `RRGGBB`.
pub(super) fn colour(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "FFC7CE",
        Severity::Warning => "FFEB9C",
        Severity::Info => "DDEBF7",
    }
}

#[cfg(test)]
mod tests {
    use super::{Mark, by_sheet, free_name, location};
    use crate::finding::Severity;

    #[test]
    fn links_and_names() {
        assert_eq!(location("L'ufficio", 57, 6), "'L''ufficio'!G57");
        assert_eq!(free_name("Esiti", &["Foglio1"]), "Esiti");
        assert_eq!(free_name("Esiti", &["ESITI", "Esiti 2"]), "Esiti 3");
        assert_eq!(free_name("", &[]), "smartable");
    }

    #[test]
    fn the_worst_mark_gives_the_colour_and_comes_first() {
        let mark = |row, to_row, severity, note: &str| Mark {
            sheet: None,
            row,
            column: 1,
            to_row,
            severity,
            note: note.to_owned(),
        };
        let marks = [
            mark(2, 4, Severity::Info, "info"),
            mark(2, 2, Severity::Error, "error"),
        ];
        let sheets = by_sheet(&marks);
        let sheet = &sheets[&None];
        assert_eq!(sheet.notes[&(2, 1)], "error\n\ninfo");
        let fills: Vec<_> = sheet.fills.iter().map(|(spot, it)| (spot.0, *it)).collect();
        let info = Severity::Info;
        assert_eq!(fills, [(2, Severity::Error), (3, info), (4, info)]);
    }

    #[test]
    fn marks_in_a_merged_range_move_to_its_first_cell() {
        let mark = |row, column, note: &str| Mark {
            sheet: None,
            row,
            column,
            to_row: row,
            severity: Severity::Error,
            note: note.to_owned(),
        };
        let marks = [mark(3, 1, "b"), mark(4, 2, "c"), mark(4, 3, "d")];
        let mut sheets = by_sheet(&marks);
        let sheet = sheets.get_mut(&None).expect("a sheet");
        sheet.merge(&(2..5), &(1..3));
        let fills: Vec<_> = sheet.fills.keys().copied().collect();
        assert_eq!(fills, [(2, 1), (4, 3)]);
        assert_eq!(sheet.notes[&(2, 1)], "b\n\nc");
    }

    #[test]
    fn notes_and_colours_are_bounded() {
        let marks: Vec<Mark> = (1..=1_100)
            .map(|row| Mark {
                sheet: None,
                row,
                column: 0,
                to_row: if row == 1_100 { u32::MAX } else { row },
                severity: Severity::Error,
                note: "x".to_owned(),
            })
            .collect();
        let sheet = &by_sheet(&marks)[&None];
        assert_eq!((sheet.notes.len(), sheet.unnoted), (1_000, 100));
        assert_eq!(sheet.fills.len(), 200_000);
        assert_eq!(sheet.unmarked, 1_048_576 - 200_000);
    }
}
