//! Findings to edits: which cells of a file are mended, and by which rule.
//!
//! Never here: how bytes are changed (`rewrite`), or what a mending is (`check::rules`).

use std::collections::{BTreeMap, BTreeSet};

use crate::check::{Fix, Registry};
use crate::commands::check::run::Outcome;
use crate::fact::Params;
use crate::finding::{Code, FindingGroup, RowRanges, Safety};
use crate::model::checked::Checked;
use crate::rewrite::{Edit, TextForm, What};

/// The mending of a cell: old text to new text.
type Mending = Box<dyn Fn(&str) -> Option<String>>;

/// Sheet, row and column; of a whole row no column.
pub(super) type Spot = (Option<String>, u32, Option<u16>);

/// The edits of a file, before they borrow anything.
pub(super) struct Planned {
    /// Cells: sheet, row, column, how, and whether the new text is a number.
    cells: Vec<(Option<String>, u32, u16, usize, bool)>,
    /// Rows to take out.
    rows: Vec<(Option<String>, u32)>,
    mendings: Vec<Mending>,
    /// What becomes of the encoding.
    pub(super) form: TextForm,
    /// Rules by sheet, row and column, for the list of changes, and whether one writes a number;
    /// a row's without a column.
    pub(super) rules: BTreeMap<Spot, (Code, bool)>,
    /// Cells of columns that nobody knows: what stands there is not shown.
    pub(super) unknown: BTreeSet<Spot>,
    /// Columns of scores, where a `1` is no yes to be written in full: table, column.
    scales: BTreeSet<(Option<u32>, Option<u16>)>,
    /// Whether more cells are wrong than are listed here.
    pub(super) more: bool,
}

/// A column of answers that holds scores.
const SCORES: Code = Code("V065");

impl Planned {
    /// Plans what may be mended in a file; `unsafe_too`: also what somebody should look at.
    pub(super) fn of(outcome: &Outcome, file: u32, registry: &Registry, unsafe_too: bool) -> Self {
        let checked = &outcome.checked;
        let kind = checked.sources.files[file as usize].kind;
        // A file that cannot be patched at all is refused as a whole, and says so.
        let patched = Fix::Cell(Safety::Safe, |_, _| None).fits(kind);
        let scores = checked.findings.iter();
        let scores = scores.filter(|group| group.first.code == SCORES);
        let column = |group: &FindingGroup| {
            let place = group.first.place;
            (place.table(), place.column())
        };
        let mut planned = Self {
            cells: Vec::new(),
            rows: Vec::new(),
            mendings: Vec::new(),
            form: TextForm::AsItIs,
            rules: BTreeMap::new(),
            unknown: BTreeSet::new(),
            scales: scores.map(column).collect(),
            more: false,
        };
        for group in &checked.findings {
            let Some(rule) = registry.rule(group.first.code) else {
                continue;
            };
            let may = rule
                .safety(&group.first.params)
                .is_some_and(|it| it == Safety::Safe || unsafe_too);
            let fits = !patched || rule.fix.fits(kind);
            if may && fits && of_file(checked, group) == Some(file) {
                planned.add(outcome, group, rule.fix);
            }
        }
        planned
    }

    fn add(&mut self, outcome: &Outcome, group: &FindingGroup, fix: Fix) {
        let place = group.first.place;
        let table = place.table();
        let sheet = table.and_then(|table| outcome.sheets.get(table as usize).cloned().flatten());
        let code = group.first.code;
        if let (Some(table), Some(column)) = (table, place.column())
            && !is_known(outcome, table, column)
        {
            let spots = rows_of(&group.rows).map(|row| (sheet.clone(), row, Some(column)));
            self.unknown.extend(spots);
        }
        let more = group.columns().any(|(_, rows)| rows.more);
        self.more |= more || group.mixed && !matches!(fix, Fix::Row(_));
        match fix {
            Fix::Text(_) => self.form = TextForm::Utf8,
            Fix::Row(_) => {
                for row in rows_of(&group.rows) {
                    self.rules
                        .entry((sheet.clone(), row, None))
                        .or_insert((code, false));
                    self.rows.push((sheet.clone(), row));
                }
            }
            Fix::Cell(_, mend) | Fix::Number(_, mend) => {
                let number = matches!(fix, Fix::Number(..));
                let how = self.mending(mend, group.first.params.clone());
                for (column, rows) in group.columns() {
                    let Some(column) = column else { continue };
                    if self.scales.contains(&(table, Some(column))) {
                        continue;
                    }
                    for row in rows_of(rows) {
                        self.cell((&sheet, row, column), how, code, number);
                    }
                }
            }
            Fix::None => {}
        }
    }

    fn mending(&mut self, mend: fn(&str, &Params) -> Option<String>, params: Params) -> usize {
        self.mendings
            .push(Box::new(move |text| mend(text, &params)));
        self.mendings.len() - 1
    }

    fn cell(
        &mut self,
        (sheet, row, column): (&Option<String>, u32, u16),
        how: usize,
        code: Code,
        number: bool,
    ) {
        let key = (sheet.clone(), row, Some(column));
        let rule = self.rules.entry(key).or_insert((code, false));
        rule.1 |= number;
        self.cells.push((sheet.clone(), row, column, how, number));
    }

    /// Says whether there is nothing to do.
    pub(super) fn is_empty(&self) -> bool {
        self.cells.is_empty() && self.rows.is_empty() && self.form == TextForm::AsItIs
    }

    /// Returns the edits.
    pub(super) fn edits(&self) -> Vec<Edit<'_>> {
        let what = |column: u16, how: usize, number: bool| {
            let mend = &*self.mendings[how];
            if number {
                What::Number { column, mend }
            } else {
                What::Cell { column, mend }
            }
        };
        let cells = self.cells.iter();
        let cells = cells.map(move |(sheet, row, column, how, number)| Edit {
            sheet: sheet.clone(),
            row: *row,
            byte: None,
            what: what(*column, *how, *number),
        });
        let rows = self.rows.iter().map(|(sheet, row)| Edit {
            sheet: sheet.clone(),
            row: *row,
            byte: None,
            what: What::RemoveRow,
        });
        cells.chain(rows).collect()
    }
}

/// Returns the file that a finding stands in.
pub(super) fn of_file(checked: &Checked, group: &FindingGroup) -> Option<u32> {
    match group.first.place {
        crate::fact::Place::File(file) => Some(file),
        place => Some(checked.sources.table(place.table()?).file),
    }
}

fn rows_of(rows: &RowRanges) -> impl Iterator<Item = u32> + '_ {
    let runs = rows.runs.iter();
    runs.flat_map(|(from, to)| *from..=*to)
}

/// Says whether a column of a table is a field or an answer.
fn is_known(outcome: &Outcome, table: u32, column: u16) -> bool {
    let map = outcome.columns.iter().find(|(known, _)| *known == table);
    map.is_some_and(|(_, map)| {
        let fields = map.fields.iter().map(|(_, at)| *at);
        let mut all = fields.chain(map.answers.iter().map(|(_, at)| *at));
        all.any(|at| at == column)
    })
}
