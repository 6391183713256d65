//! One cause, one finding: what follows from something that was said already is not said again.
//!
//! Never here: rules that compare two findings of their own; they know what the other says.

use std::collections::{BTreeMap, BTreeSet};

use crate::fact::{Fact, FactKind, Place};
use crate::finding::{Code, Finding, FindingGroup};

/// A row whose fields have moved.
const RAGGED_ROW: Code = Code("F009");
/// A row that is the sum of others.
const TOTAL_ROW: Code = Code("T019");
/// A column without any value.
const EMPTY_COLUMN: Code = Code("T024");
/// A cell with broken characters.
const BROKEN_TEXT: Code = Code("F006");
/// A formula whose result is not stored.
const NO_RESULT: Code = Code("V001");
/// Answers that are missing in a row.
const UNANSWERED: Code = Code("R011");
/// A value that must be there.
const REQUIRED: Code = Code("V010");
/// Merged cells in the header.
const MERGED_HEADER: Code = Code("T006");
/// A criterion without a column.
const MISSING_COLUMN: Code = Code("T010");
/// A column of data without a header.
const BLANK_HEADER: Code = Code("T014");
/// Rules that miss a value in a row.
const MISSING: [Code; 2] = [REQUIRED, UNANSWERED];
/// Columns of crosses, whose empty cells may mean no.
const CROSSES: Code = Code("V061");
/// Two columns with each other's contents.
const SWAPPED: Code = Code("T029");
/// Answers in another way of writing.
const VARIANT: Code = Code("V040");
/// An answer that may mean several things: one of a scale.
const AMBIGUOUS: Code = Code("V045");

/// What was found in a file that explains other findings.
#[derive(Debug, Default)]
pub(super) struct Causes {
    /// Row whose cells are not where they should be.
    row: Option<(u32, u32)>,
    /// Columns of which it was said as a whole that values are missing.
    empty: BTreeSet<(u32, u16)>,
    /// Cells of the data that a merged one covers: table, column, first and last row.
    merged: Vec<(u32, u16, u32, u32)>,
    /// Columns of which it was said as a whole that their values belong elsewhere.
    swapped: BTreeSet<(u32, u16)>,
    /// Columns of answers of which it was said as a whole that scores stand there.
    scales: BTreeSet<(u32, u16)>,
    /// Broken characters somewhere in the file; said where no cell has them.
    broken_file: Option<Fact>,
    broken_cell: bool,
    /// What the rules said of the row at hand: its facts follow.
    said: Vec<Finding>,
}

impl Causes {
    /// Takes a fact of the file; returns it where it is to be judged at once.
    pub(super) fn fact(&mut self, fact: Fact) -> Option<Fact> {
        match (fact.kind, fact.place) {
            (FactKind::RaggedRow, Place::Row { table, row }) => self.row = Some((table, row)),
            (FactKind::ShiftedRow | FactKind::SplitDecimal, Place::Cell(at)) => {
                self.row = Some((at.table, at.row));
            }
            (FactKind::MergedData, Place::Range { from, to_row }) => {
                let range = (from.table, from.column, from.row, to_row);
                self.merged.push(range);
            }
            (FactKind::ScoresForAnswers, Place::Column { table, column }) => {
                self.scales.insert((table, column));
            }
            (FactKind::EncodingBroken, Place::File(_)) => {
                self.broken_file = Some(fact);
                return None;
            }
            _ => {}
        }
        Some(fact)
    }

    /// Takes away findings of a row that follow from another of its findings.
    pub(super) fn settle(&mut self, row: (u32, u32), found: &mut Vec<Finding>) {
        if found
            .iter()
            .any(|it| it.code == RAGGED_ROW || it.code == TOTAL_ROW)
        {
            self.row = Some(row);
        }
        if self.row == Some(row) {
            found.retain(|it| !it.code.0.starts_with(['V', 'R']));
        }
        self.said.retain(|it| {
            it.place.table() == Some(row.0) && it.place.rows() == Some((row.1, row.1))
        });
        without_followers(&self.said, found);
        self.said
            .extend(found.iter().filter(|it| is_cause(it)).cloned());
        // What a merged cell covers looks empty.
        self.merged.retain(|it| it.0 == row.0 && it.3 >= row.1);
        if !self.merged.is_empty() {
            found.retain(|it| it.code != REQUIRED || !self.is_merged(it.place));
        }
        self.names_broken_cells(found);
    }

    /// Takes note of cells with broken characters: they are named, so that nothing is said of the
    /// file as a whole.
    pub(super) fn names_broken_cells(&mut self, found: &[Finding]) {
        self.broken_cell |= found.iter().any(|it| it.code == BROKEN_TEXT);
    }

    fn is_merged(&self, place: Place) -> bool {
        let Place::Cell(at) = place else { return false };
        let mut merged = self.merged.iter();
        merged.any(|it| (it.0, it.1) == (at.table, at.column) && (it.2..=it.3).contains(&at.row))
    }

    /// Takes a finding of a column, or of several.
    pub(super) fn note(&mut self, finding: &Finding) {
        let told = match finding.code {
            EMPTY_COLUMN | CROSSES => &mut self.empty,
            SWAPPED => &mut self.swapped,
            _ => return,
        };
        told.extend(columns(finding));
    }

    /// Returns what is said of the whole file because no cell could be named.
    pub(super) fn whole_file(&mut self) -> Option<Fact> {
        self.broken_file.take().filter(|_| !self.broken_cell)
    }

    /// Says whether all that a group misses stands in columns of which that was said as a whole, or
    /// whether it stands in a column whose values belong elsewhere.
    pub(super) fn covers(&self, group: &FindingGroup) -> bool {
        let finding = &group.first;
        let all_in = |told: &BTreeSet<(u32, u16)>| {
            !told.is_empty() && columns(finding).all(|it| told.contains(&it))
        };
        if MISSING.contains(&finding.code) {
            return !group.mixed && all_in(&self.empty);
        }
        let is_score = || {
            let value = finding.params.get("value").unwrap_or_default();
            value.bytes().all(|it| it.is_ascii_digit())
        };
        if finding.code == AMBIGUOUS && is_score() && all_in(&self.scales) {
            return true;
        }
        // A `1` among scores is no other way to write yes.
        if finding.code == VARIANT && !self.scales.is_empty() {
            let table = finding.place.table();
            let is_scale = |(column, _): (Option<u16>, _)| {
                let at = table.zip(column);
                at.is_some_and(|at| self.scales.contains(&at))
            };
            return group.columns().all(is_scale);
        }
        let follows = finding.code.0.starts_with(['V', 'R']) && finding.code != CROSSES;
        follows && all_in(&self.swapped)
    }
}

/// Returns what follows from a finding, in the same cell.
fn followers(cause: Code) -> &'static [Code] {
    match cause.0 {
        // A formula without a result looks empty, so does an error. A pair left empty is an answer
        // that is missing.
        "V001" | "V002" | "R011" => &[Code("V010")],
        // A mark in place of a name is short, so are ditto marks.
        "V011" | "V012" => &[Code("V051")],
        // Broken letters make no answer, nor a verdict, and its spaces are none.
        "F006" => &[Code("V041"), Code("V046"), Code("V013")],
        _ => &[],
    }
}

/// Says whether others may follow from a finding, in its cell.
fn is_cause(finding: &Finding) -> bool {
    !followers(finding.code).is_empty()
}

/// Takes away what another finding of the same cell explains.
fn without_followers(said: &[Finding], found: &mut Vec<Finding>) {
    if said.len() + found.len() < 2 {
        return;
    }
    let causes: Vec<(Code, Vec<Place>)> = said
        .iter()
        .chain(&*found)
        .filter(|it| is_cause(it))
        .map(|it| {
            let others = it.related.iter().map(|at| Place::Cell(*at));
            (it.code, others.chain([it.place]).collect())
        })
        .collect();
    if causes.is_empty() {
        return;
    }
    let follows = |it: &Finding| {
        let mut causes = causes.iter();
        causes.any(|(cause, places)| {
            followers(*cause).contains(&it.code) && places.contains(&it.place)
        })
    };
    found.retain(|it| !follows(it));
}

/// Says with a column without a header which criteria it may be: those that lack a column, where
/// they are as many.
pub(super) fn under_blank_headers(groups: &mut Vec<FindingGroup>) {
    let blank = |it: &FindingGroup| it.first.code == BLANK_HEADER;
    let tables: BTreeSet<u32> = groups
        .iter()
        .filter(|it| blank(it))
        .filter_map(|it| it.first.place.table())
        .collect();
    for table in tables {
        let headless = |it: &FindingGroup| blank(it) && it.first.place.table() == Some(table);
        let lost = |it: &FindingGroup| {
            it.first.code == MISSING_COLUMN && it.first.place == Place::Sheet(table)
        };
        let criteria = groups.iter().filter(|it| lost(it));
        let criteria: Vec<Finding> = criteria.map(|it| it.first.clone()).collect();
        let columns = groups.iter().filter(|it| headless(it)).count();
        if criteria.is_empty() || criteria.len() != columns {
            continue;
        }
        groups.retain(|it| !lost(it));
        let headless = groups.iter_mut().filter(|it| headless(it));
        for group in headless {
            say_lost(&mut group.first, &criteria);
        }
    }
}

/// Takes away that a column is empty, where formulas without a result are why it looks so.
pub(super) fn under_formulas(groups: &mut Vec<FindingGroup>) {
    let places = groups.iter().filter(|it| it.first.code == NO_RESULT);
    let formulas: BTreeSet<(u32, u16)> = places.flat_map(|it| columns(&it.first)).collect();
    if !formulas.is_empty() {
        let follows = |it: &FindingGroup| {
            it.first.code == EMPTY_COLUMN && columns(&it.first).all(|at| formulas.contains(&at))
        };
        groups.retain(|it| !follows(it));
    }
}

/// Says with the merged header what it hides: columns of data without a header, and the criteria
/// that lost theirs, in place of one finding for each. It hides no more criteria than columns.
pub(super) fn under_merged_headers(groups: &mut Vec<FindingGroup>) {
    let merged = groups.iter().filter(|it| it.first.code == MERGED_HEADER);
    let merged: Vec<Finding> = merged.map(|it| it.first.clone()).collect();
    for header in merged {
        let Some(table) = header.place.table() else {
            continue;
        };
        let covered: BTreeSet<(u32, u16)> = columns(&header).collect();
        let hidden = |it: &FindingGroup| {
            it.first.code == BLANK_HEADER && columns(&it.first).all(|at| covered.contains(&at))
        };
        let whole = Place::Sheet(table);
        let lost = |it: &FindingGroup| it.first.code == MISSING_COLUMN && it.first.place == whole;
        let most = groups.iter().filter(|it| hidden(it)).count();
        groups.retain(|it| !hidden(it));
        let of_criteria = groups.iter().filter(|it| lost(it));
        let of_criteria: Vec<Finding> = of_criteria.map(|it| it.first.clone()).collect();
        if of_criteria.is_empty() || of_criteria.len() > most {
            continue;
        }
        groups.retain(|it| !lost(it));
        if let Some(group) = groups.iter_mut().find(|it| it.first == header) {
            say_lost(&mut group.first, &of_criteria);
        }
    }
}

/// Adds the criteria that lost their column to what is said of a header.
fn say_lost(header: &mut Finding, lost: &[Finding]) {
    let heaviest = lost.iter().map(|it| it.severity).max();
    header.severity = header.severity.max(heaviest.unwrap_or(header.severity));
    header.params.0.push(("lost", lost.len().to_string()));
    for name in ["label_it", "label_en"] {
        let label = |it: &Finding| format!("«{}»", it.params.get(name).unwrap_or_default());
        let labels: Vec<String> = lost.iter().map(label).collect();
        header.params.0.push((name, labels.join(", ")));
    }
}

/// Returns the columns that a finding speaks of.
pub(super) fn columns(finding: &Finding) -> impl Iterator<Item = (u32, u16)> + '_ {
    let own = finding.place.table().zip(finding.place.column());
    let others = finding.related.iter().map(|at| (at.table, at.column));
    own.into_iter().chain(others)
}

/// Joins rows without answers that begin in one column: each row misses others, the cause is one.
pub(super) fn joined(groups: Vec<FindingGroup>) -> Vec<FindingGroup> {
    let mut joined: Vec<FindingGroup> = Vec::with_capacity(groups.len());
    let mut known: BTreeMap<(Option<u32>, Option<u16>), usize> = BTreeMap::new();
    for group in groups {
        if group.first.code != UNANSWERED {
            joined.push(group);
            continue;
        }
        let place = group.first.place;
        let at = known.entry((place.table(), place.column()));
        let at = *at.or_insert(joined.len());
        match joined.get_mut(at) {
            Some(first) => first.join(group),
            None => joined.push(group),
        }
    }
    joined
}

#[cfg(test)]
mod tests;
