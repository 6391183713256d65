//! A cause with everything that the formats print of it, worded and addressed once.
//!
//! Never here: how it looks in a format.

use crate::fact::Place;
use crate::finding::{FindingGroup, RecordKey, Safety, Severity, Wording};
use crate::lang::Lang;
use crate::model::checked::{AcceptedGroup, Checked};
use crate::origin::{CellRef, FileKind, Sources, column_letters};
use crate::report::check::fingerprint::Fingerprints;
use crate::report::place;

/// A cause: one or many findings of a rule that are mended together.
#[derive(Debug)]
pub struct Entry<'a> {
    /// The findings.
    pub group: &'a FindingGroup,
    /// How they were accepted, where they were.
    pub accepted: Option<&'a AcceptedGroup>,
    /// Permanent code of the rule.
    pub code: &'static str,
    /// Slug of the rule.
    pub slug: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// Index of the file; `None`: the run as a whole.
    pub file: Option<u32>,
    /// Path of the file as given; empty: the run as a whole.
    pub path: &'a str,
    /// What people call the file.
    pub file_name: &'a str,
    /// Whether the file is text, with lines of its own.
    pub is_text: bool,
    /// Sheet, where there is one.
    pub sheet: Option<&'a str>,
    /// Which table of its file it is, from 1.
    pub table: Option<usize>,
    /// Address of the first cell, row or column with its sheet: `'Rilevazione 2026'!G57`. Empty:
    /// none.
    pub cell: String,
    /// First row.
    pub row: Option<u32>,
    /// Letters of the column.
    pub column: Option<String>,
    /// Header over the column, as written.
    pub header: Option<&'a str>,
    /// Line in a text file, from 1.
    pub line: Option<u64>,
    /// Column in the line, in characters from 1.
    pub text_column: Option<u32>,
    /// Bytes of the cell in its line, from 1, the end left out.
    pub text_bytes: Option<(u32, u32)>,
    /// Byte of the file, from 0.
    pub byte: Option<u64>,
    /// What identifies the row.
    pub key: Option<&'a RecordKey>,
    /// What stands in the cell; masked where it is personal.
    pub value: Option<&'a str>,
    /// What should stand there.
    pub expected: Option<String>,
    /// The nearest text that would be right.
    pub suggestion: Option<&'a str>,
    /// Whether the program can mend it.
    pub fix: Option<Safety>,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub help: Option<String>,
    /// Stays when rows are sorted and values change: 64 hexadecimal digits, unique in the run. Empty
    /// in texts, which show none.
    pub fingerprint: String,
}

/// Words all findings: those that are open, and those that were accepted.
#[must_use]
pub fn all<'a>(
    checked: &'a Checked,
    wording: &dyn Wording,
    lang: Lang,
) -> (Vec<Entry<'a>>, Vec<Entry<'a>>) {
    let everything: Vec<usize> = (0..checked.findings.len()).collect();
    let (mut open, mut accepted) = some(checked, &everything, wording, lang);
    let mut prints = Fingerprints::default();
    for entry in open.iter_mut().chain(&mut accepted) {
        entry.fingerprint = prints.next(&checked.sources, entry.group);
    }
    (open, accepted)
}

/// Words the findings at some places, and those that were accepted, for texts: without fingerprints,
/// which are told apart by their number among all.
#[must_use]
pub fn some<'a>(
    checked: &'a Checked,
    places: &[usize],
    wording: &dyn Wording,
    lang: Lang,
) -> (Vec<Entry<'a>>, Vec<Entry<'a>>) {
    let sources = &checked.sources;
    let names = place::names(sources);
    let entry = |group, accepted| Entry {
        accepted,
        ..Entry::of((sources, &names), group, wording, lang)
    };
    let findings = &checked.findings;
    let open = places.iter().map(|at| entry(&findings[*at], None));
    let accepted = checked.accepted.iter();
    let accepted = accepted.map(|accepted| entry(&accepted.group, Some(accepted)));
    (open.collect(), accepted.collect())
}

impl<'a> Entry<'a> {
    fn of(
        (sources, names): (&'a Sources, &[&'a str]),
        group: &'a FindingGroup,
        wording: &dyn Wording,
        lang: Lang,
    ) -> Self {
        let (finding, about) = (&group.first, &group.about);
        let at = finding.place;
        let table = at.table();
        let file = match at {
            Place::File(file) => Some(file),
            _ => table.map(|table| sources.table(table).file),
        };
        let origin = file.and_then(|file| sources.files.get(file as usize));
        let column = at.column();
        let param = |name| finding.params.get(name).filter(|text| !text.is_empty());
        let header = table.zip(column);
        Self {
            group,
            accepted: None,
            code: finding.code.0,
            slug: wording.slug(finding.code),
            severity: finding.severity,
            file,
            path: origin.map_or("", |file| &file.path),
            file_name: file
                .and_then(|file| names.get(file as usize))
                .copied()
                .unwrap_or(""),
            is_text: origin.is_some_and(|file| file.kind == FileKind::Csv),
            sheet: table.and_then(|table| sources.table(table).sheet.as_deref()),
            table: table.map(|table| ordinal(sources, table)),
            cell: first_cell(sources, at),
            row: at.rows().map(|(row, _)| row),
            column: column.map(column_letters),
            header: header.and_then(|(table, column)| sources.table(table).header(column)),
            line: about.text.map(|text| text.line),
            text_column: about.text.and(about.text_column),
            text_bytes: about.text.and(about.text_bytes),
            byte: about.text.and_then(|text| text.byte),
            key: about.key.as_ref(),
            value: param("value"),
            expected: wording.expected(finding, lang),
            suggestion: param("nearest"),
            fix: wording.fix(finding, origin.map_or(FileKind::Other, |file| file.kind)),
            message: wording.message(finding, lang),
            help: wording.help(finding, lang),
            fingerprint: String::new(),
        }
    }

    /// Returns what is wrong as whoever sent the file reads it: a criterion by its label alone.
    #[must_use]
    pub fn sender_message(&self) -> String {
        match self.group.first.params.get("item") {
            Some(id) if !id.is_empty() => self.message.replace(&format!(" ({id})"), ""),
            _ => self.message.clone(),
        }
    }

    /// Returns all cells of the cause, the sheet named once and at most so many runs of rows.
    #[must_use]
    pub fn range(&self, sources: &Sources, most: usize) -> String {
        let at = self.group.first.place;
        let Some(table) = at.table() else {
            return String::new();
        };
        let prefix = sources.sheet_prefix(table);
        place::all_cells(self.group, &self.group.rows, &prefix, most)
    }

    /// Returns the first cells that are spoken of as one: a range as a whole, else the first cell.
    #[must_use]
    pub fn first_cells(&self, sources: &Sources) -> String {
        match self.group.first.place {
            at @ Place::Range { .. } => {
                let prefix = at.table().map(|table| sources.sheet_prefix(table));
                let own = crate::finding::RowRanges::default();
                place::cells(at, &own, &prefix.unwrap_or_default(), 1)
            }
            _ => self.cell.clone(),
        }
    }

    /// Returns the cells after the first one, without their sheet and at most so many runs of
    /// rows; empty where there are none.
    #[must_use]
    pub fn others(&self, most: usize) -> String {
        let at = self.group.first.place;
        let mut rows = self.group.rows.clone();
        match (rows.runs.first_mut(), at) {
            (Some(first), Place::Row { .. } | Place::Cell(_)) if first.0 < first.1 => first.0 += 1,
            (Some(_), _) => {
                rows.runs.remove(0);
            }
            (None, _) => {}
        }
        if !rows.runs.is_empty() {
            return place::all_cells(self.group, &rows, "", most);
        }
        if rows.more {
            return "…".to_owned();
        }
        let further = self.group.further.iter();
        let mut next = Vec::new();
        for (column, rows) in further {
            let table = at.table().unwrap_or(0);
            let place = crate::fact::Place::Column {
                table,
                column: *column,
            };
            next.push(place::cells(place, rows, "", most));
        }
        next.join(", ")
    }

    /// Returns what explains the finding, each cell with its file where that is another one.
    #[must_use]
    pub fn related(&self, sources: &Sources) -> Vec<String> {
        let cells = self.group.first.related.iter();
        cells
            .map(|cell| place::related(sources, *cell, self.group.first.place))
            .collect()
    }

    /// Returns the related cells that stand in the row of the finding.
    #[must_use]
    pub fn related_in_row(&self) -> Vec<CellRef> {
        let own = (self.group.first.place.table(), self.row);
        let related = self.group.first.related.iter().copied();
        related
            .filter(|cell| (Some(cell.table), Some(cell.row)) == own)
            .collect()
    }

    /// Returns the cells of the first row that help to recognise it, its own among them, ascending
    /// by column.
    #[must_use]
    pub fn cells(&self) -> Vec<(u16, String)> {
        let mut cells = self.group.about.cells.clone();
        let Some(own) = self.group.first.place.column() else {
            return cells;
        };
        let known = cells.iter().any(|(column, _)| *column == own);
        if !known && (self.value.is_some() || !cells.is_empty()) {
            // Nothing would say that the cell is empty.
            cells.push((own, self.value.unwrap_or(UNKNOWN).to_owned()));
            cells.sort_by_key(|(column, _)| *column);
        }
        cells
    }

    /// Returns the line to point at where a format asks for one: that of the text, else the row of
    /// the sheet, else the first.
    #[must_use]
    pub fn any_line(&self) -> u64 {
        self.line.or(self.row.map(u64::from)).unwrap_or(1)
    }
}

/// What stands for a cell that was not kept.
const UNKNOWN: &str = "…";

/// Returns which table of its file it is, from 1.
fn ordinal(sources: &Sources, table: u32) -> usize {
    // The tables of a file stand together.
    let file = sources.table(table).file;
    let before = sources.tables.iter().take(table as usize).rev();
    1 + before.take_while(|other| other.file == file).count()
}

/// Returns the address of the first cell, row or column; of a sheet as a whole there is none.
fn first_cell(sources: &Sources, at: Place) -> String {
    let Some(table) = at.table() else {
        return String::new();
    };
    let first = match at {
        Place::Range { from, .. } => Place::Cell(from),
        other => other,
    };
    let rows = crate::finding::RowRanges::default();
    place::cells(first, &rows, &sources.sheet_prefix(table), 1)
}
