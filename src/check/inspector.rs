//! Lets the rules look at cells, rows and columns while a table passes by.
//!
//! Never here: the rules themselves (`rules`), or what becomes of a finding.

use super::admit_row;
use super::lookers::Lookers;
use super::notes::{Notes, Said};
use super::rule::Rule;
use super::seen::Seen;
use super::somebody::signing;
use super::stands::Label;
use super::stats::{ColumnStats, Sort};
use super::view::{CellView, ColumnView, Role, RowView, Signed, TableView};
use crate::fact::Place;
use crate::finding::Finding;
use crate::matching::Signs;
use crate::model::activity::{LeftOut, RowDraft, RowKind};
use crate::model::columns::Field;
use crate::model::raw::{CellKind, RawCell, RawRow};

/// The rules that look at tables, and what passed by in the table at hand.
pub struct Inspector<'p> {
    lookers: &'p Lookers<'p>,
    /// Places among its cells' rules of those that are shown the cells of each column of the table at
    /// hand; last, those of columns beyond.
    under: Vec<Vec<u16>>,
    /// Of which table they are.
    under_table: Option<u32>,
    /// What rules have said of words; `None`: each note is whole.
    said: Option<Said>,
    stats: Vec<ColumnStats>,
    seen: Seen,
    labels: Vec<SignLabel>,
}

/// A label for who signs, in a row beside the tables.
struct SignLabel {
    table: u32,
    row: u32,
    column: u16,
    signed: Signed,
}

/// How many rows below a label somebody may sign.
const BELOW: u32 = 3;

impl<'p> Inspector<'p> {
    /// Takes the rules that look.
    #[must_use]
    pub fn new(lookers: &'p Lookers<'p>) -> Self {
        Self {
            lookers,
            under: Vec::new(),
            under_table: None,
            said: None,
            stats: Vec::new(),
            seen: Seen::default(),
            labels: Vec::new(),
        }
    }

    /// Lets rules say of a word only once what it should be: see [`Notes::word`].
    #[must_use]
    pub fn abridged(mut self) -> Self {
        self.said = Some(Said::new());
        self
    }

    /// Lets every word be said once more: what was said of one was not listened to.
    pub fn forget_words(&mut self) {
        if let Some(said) = &mut self.said {
            said.clear();
        }
    }

    /// Looks at the next row of a table.
    pub fn row(&mut self, row: &RowDraft<'_>, table: &TableView<'_>, out: &mut dyn FnMut(Finding)) {
        if row.kind == RowKind::RepeatedHeader {
            return;
        }
        // Of a row that nobody filled in, who signed below the table may be told all the same.
        let unfilled = row.kind == RowKind::Blank;
        let admitted = admit_row(row);
        let counts = admitted.is_ok();
        let beside = matches!(admitted, Err(LeftOut::NeitherIdNorName));
        self.choose(table);
        if counts {
            self.count(table);
        }
        for (column, cell) in row.raw.cells() {
            if cell.is_blank() && cell.flags == 0 {
                continue;
            }
            let known = counts.then(|| self.recall(row.row, column, cell));
            if known == Some(Some(true)) {
                continue;
            }
            let view = CellView {
                cell,
                column,
                role: table.role(column),
                counts,
                beside,
                label: None,
                signed: if beside {
                    self.signed((row.table, row.row), column)
                } else {
                    Signed::No
                },
                row,
                table,
            };
            let quiet = self.look(&view, unfilled, out);
            if known == Some(None) {
                self.remember(&view, quiet);
            }
        }
        if beside {
            self.note_labels(row.table, row.raw);
        }
        if !counts {
            return;
        }
        for (rule, look) in &self.lookers.rows {
            let notes = Notes::of(rule, self.lookers.thresholds, out);
            let mut notes = match &mut self.said {
                Some(said) => notes.minding(said),
                None => notes,
            };
            look(&RowView { row, table }, &mut notes);
        }
    }

    /// Chooses for each column of a table the rules that are shown its cells.
    fn choose(&mut self, table: &TableView<'_>) {
        if self.under_table == Some(table.table) {
            return;
        }
        self.under_table = Some(table.table);
        self.seen.clear();
        let shown = |role: &Role| {
            let cells = (0..).zip(&self.lookers.cells);
            let under = cells.filter(|(_, (rule, _))| (rule.under)(*role));
            under.map(|(place, _)| place).collect()
        };
        self.under = table
            .roles
            .iter()
            .chain([&Role::Other])
            .map(shown)
            .collect();
    }

    /// Looks for personal data in the headers of a table, in the name of its sheet and of its
    /// file; the last two only where they are given.
    pub fn labels(
        &self,
        table: &TableView<'_>,
        header: u32,
        names: &[(&str, Place)],
        out: &mut dyn FnMut(Finding),
    ) {
        let row = RowDraft::nothing(table.table, header, &table.columns);
        for (column, text) in &table.headers {
            if self.lookers.is_quiet(text) {
                continue;
            }
            let header = beside(text_of(text), *column, &row, table);
            let header = CellView {
                label: Some(Label::Header),
                ..header
            };
            if self.personal(header, out) {
                self.lookers.said_nothing(text);
            }
        }
        for (text, place) in names {
            // What no column is called by any rule.
            let nowhere = u16::MAX;
            let mut at_its_place = |mut finding: Finding| {
                finding.place = *place;
                out(finding);
            };
            let name = CellView {
                label: Some(match place {
                    Place::File(_) => Label::File,
                    _ => Label::Sheet,
                }),
                ..beside(text_of(text), nowhere, &row, table)
            };
            self.personal(name, &mut at_its_place);
        }
    }

    /// Looks for personal data in a row that stands beside the tables: a title above the header,
    /// a row of a sheet without a table.
    pub fn beside(&mut self, raw: RawRow<'_>, table: &TableView<'_>, out: &mut dyn FnMut(Finding)) {
        let row = RowDraft {
            raw,
            ..RowDraft::nothing(table.table, raw.number, &table.columns)
        };
        for (column, cell) in raw.cells().filter(|(_, cell)| !cell.is_blank()) {
            let view = CellView {
                signed: self.signed((row.table, raw.number), column),
                ..beside(cell, column, &row, table)
            };
            self.personal(view, out);
        }
        self.note_labels(row.table, raw);
    }

    /// Looks for personal data in a comment on a cell.
    pub fn comment(
        &self,
        text: &str,
        (row, column): (u32, u16),
        table: &TableView<'_>,
        out: &mut dyn FnMut(Finding),
    ) {
        let row = RowDraft::nothing(table.table, row, &table.columns);
        let view = CellView {
            label: Some(Label::Comment),
            ..beside(text_of(text), column, &row, table)
        };
        self.personal(view, out);
    }

    /// Returns what stands above a cell in rows beside the tables.
    fn signed(&self, (table, row): (u32, u32), column: u16) -> Signed {
        let above = self.labels.iter().filter(|it| {
            let near = it.row < row && row - it.row <= BELOW;
            it.table == table && it.column == column && near
        });
        above.map(|it| it.signed).max().unwrap_or_default()
    }

    /// Notes the labels for who signs in a row beside the tables.
    fn note_labels(&mut self, table: u32, raw: RawRow<'_>) {
        let row = raw.number;
        self.labels
            .retain(|it| it.table == table && it.row < row && row - it.row <= BELOW);
        for (column, cell) in raw.cells() {
            if cell.kind != CellKind::Text || cell.is_blank() {
                continue;
            }
            // What stands below a label answers it.
            self.labels.retain(|it| it.column != column);
            let signed = signing(cell.text());
            if signed != Signed::No {
                self.labels.push(SignLabel {
                    table,
                    row,
                    column,
                    signed,
                });
            }
        }
    }

    /// Lets the rules look that look for personal data; says whether none of them said anything.
    fn personal(&self, view: CellView<'_>, out: &mut dyn FnMut(Finding)) -> bool {
        let signs = signs(view.cell);
        let mut quiet = true;
        let mut tell = |finding| {
            quiet = false;
            out(finding);
        };
        let shown = |rule: &Rule| rule.personal && signs.has(rule.signs) && (rule.under)(view.role);
        for (rule, look) in self.lookers.cells.iter().filter(|(rule, _)| shown(rule)) {
            look(
                &view,
                &mut Notes::of(rule, self.lookers.thresholds, &mut tell),
            );
        }
        quiet
    }

    /// Lets the rules look at a cell; says whether none of them said anything.
    fn look(&self, view: &CellView<'_>, unfilled: bool, out: &mut dyn FnMut(Finding)) -> bool {
        let signs = signs(view.cell);
        let under = self.under.get(usize::from(view.column));
        let mut quiet = true;
        let mut tell = |finding| {
            quiet = false;
            out(finding);
        };
        for place in under.or(self.under.last()).into_iter().flatten() {
            let (rule, look) = &self.lookers.cells[usize::from(*place)];
            if signs.has(rule.signs) && (rule.personal || !unfilled) {
                look(
                    view,
                    &mut Notes::of(rule, self.lookers.thresholds, &mut tell),
                );
            }
        }
        quiet
    }

    /// Counts a row of a table.
    fn count(&mut self, table: &TableView<'_>) {
        self.stats
            .resize_with(table.roles.len(), ColumnStats::default);
        for stats in &mut self.stats {
            stats.rows += 1;
        }
    }

    /// Says of a cell whose text stood in its column before whether nothing was said of it, and
    /// notes it there.
    fn recall(&mut self, row: u32, column: u16, cell: RawCell<'_>) -> Option<bool> {
        let known = self.seen.find(column, cell)?;
        if let Some(stats) = self.stats.get_mut(usize::from(column)) {
            stats.note(row, cell.text(), known.sort);
        }
        Some(known.quiet)
    }

    /// Notes a cell in its column, and keeps its text in mind where that is all that rules look at.
    fn remember(&mut self, view: &CellView<'_>, quiet: bool) {
        let (cell, column) = (view.cell, view.column);
        if cell.is_blank() {
            return;
        }
        let sort = Sort::of(cell);
        if let Some(stats) = self.stats.get_mut(usize::from(column)) {
            stats.note(view.row.row, cell.text(), sort);
        }
        if !looks_beside(view.role) {
            self.seen.keep(column, cell, quiet, sort);
        }
    }

    /// Looks at the columns of a table that has ended; what follows is another table.
    pub fn end(&mut self, table: &TableView<'_>, out: &mut dyn FnMut(Finding)) {
        let stats = std::mem::take(&mut self.stats);
        let view = |(column, stats)| ColumnView {
            column,
            role: table.role(column),
            stats,
            table,
        };
        let views: Vec<ColumnView<'_>> = (0..).zip(&stats).map(view).collect();
        for view in &views {
            for (rule, look) in &self.lookers.columns {
                look(view, &mut Notes::of(rule, self.lookers.thresholds, out));
            }
        }
        for (rule, look) in &self.lookers.tables {
            look(&views, &mut Notes::of(rule, self.lookers.thresholds, out));
        }
    }
}

/// Says whether a rule looks beside the cells of a column: a name in a row below the data follows
/// the label of who signs. They are texts that seldom stand twice.
fn looks_beside(role: Role) -> bool {
    matches!(role, Role::Field(Field::Id | Field::Name | Field::SubUnit))
}

/// Returns the signs of a cell.
fn signs(cell: RawCell<'_>) -> Signs {
    let signs = Signs::of(cell.raw);
    if cell.flags == 0 {
        signs
    } else {
        signs.or(Signs::FLAGGED)
    }
}

fn text_of(text: &str) -> RawCell<'_> {
    RawCell {
        kind: CellKind::Text,
        flags: 0,
        raw: text,
    }
}

/// Makes the view of a cell that stands beside the rows of a table.
fn beside<'a>(
    cell: RawCell<'a>,
    column: u16,
    row: &'a RowDraft<'a>,
    table: &'a TableView<'a>,
) -> CellView<'a> {
    CellView {
        cell,
        column,
        role: Role::Other,
        counts: false,
        beside: true,
        label: None,
        signed: Signed::No,
        row,
        table,
    }
}
