//! Lets the rules look at cells, rows and columns while a table passes by.
//!
//! Never here: the rules themselves (`rules`), or what becomes of a finding.

use super::notes::Notes;
use super::policy::RulePolicy;
use super::rule::{Looks, Rule};
use super::view::{CellView, ColumnStats, ColumnView, Role, RowView, TableView};
use super::{Registry, admit_row};
use crate::fact::Place;
use crate::finding::Finding;
use crate::model::activity::{RowDraft, RowKind};
use crate::model::raw::{CellKind, RawCell};
use crate::model::thresholds::Thresholds;

type CellLook = fn(&CellView<'_>, &mut Notes<'_>);
type RowLook = fn(&RowView<'_>, &mut Notes<'_>);
type ColumnLook = fn(&ColumnView<'_>, &mut Notes<'_>);
type TableLook = fn(&[ColumnView<'_>], &mut Notes<'_>);

/// The rules that look at tables, and what passed by in the table at hand.
pub struct Inspector<'p> {
    thresholds: &'p Thresholds,
    cells: Vec<(&'static Rule, CellLook)>,
    rows: Vec<(&'static Rule, RowLook)>,
    columns: Vec<(&'static Rule, ColumnLook)>,
    tables: Vec<(&'static Rule, TableLook)>,
    stats: Vec<ColumnStats>,
}

impl<'p> Inspector<'p> {
    /// Takes the rules that run.
    #[must_use]
    pub fn new(registry: &Registry, policy: &RulePolicy, thresholds: &'p Thresholds) -> Self {
        let (mut cells, mut rows) = (Vec::new(), Vec::new());
        let (mut columns, mut tables) = (Vec::new(), Vec::new());
        for rule in registry.rules().filter(|rule| policy.runs(rule.code)) {
            match rule.looks {
                Looks::AtCells(look) => cells.push((rule, look)),
                Looks::AtRows(look) => rows.push((rule, look)),
                Looks::AtColumns(look) => columns.push((rule, look)),
                Looks::AtTables(look) => tables.push((rule, look)),
                Looks::AtFacts | Looks::AtSurvey(_) => {}
            }
        }
        Self {
            thresholds,
            cells,
            rows,
            columns,
            tables,
            stats: Vec::new(),
        }
    }

    /// Looks at the next row of a table.
    pub fn row(&mut self, row: &RowDraft<'_>, table: &TableView<'_>, out: &mut dyn FnMut(Finding)) {
        if matches!(row.kind, RowKind::RepeatedHeader | RowKind::Blank) {
            return;
        }
        let counts = admit_row(row).is_ok();
        for (column, cell) in row.raw.cells() {
            if cell.is_blank() && cell.flags == 0 {
                continue;
            }
            let view = CellView {
                cell,
                column,
                role: table.role(column),
                counts,
                row,
                table,
            };
            for (rule, look) in &self.cells {
                look(&view, &mut Notes::of(rule, self.thresholds, out));
            }
        }
        if !counts {
            return;
        }
        self.note(row, table);
        for (rule, look) in &self.rows {
            look(
                &RowView { row, table },
                &mut Notes::of(rule, self.thresholds, out),
            );
        }
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
        let mut look_at = |text: &str, column: u16, place: Option<Place>| {
            let view = CellView {
                cell: RawCell {
                    kind: CellKind::Text,
                    flags: 0,
                    raw: text,
                },
                column,
                role: Role::Other,
                counts: false,
                row: &row,
                table,
            };
            for (rule, look) in self.cells.iter().filter(|(rule, _)| rule.personal) {
                let mut at_its_place = |mut finding: Finding| {
                    finding.place = place.unwrap_or(finding.place);
                    out(finding);
                };
                look(
                    &view,
                    &mut Notes::of(rule, self.thresholds, &mut at_its_place),
                );
            }
        };
        // What no column is called by any rule.
        let nowhere = u16::MAX;
        for (column, text) in &table.headers {
            look_at(text, *column, None);
        }
        for (text, place) in names {
            look_at(text, nowhere, Some(*place));
        }
    }

    /// Notes what stands in the columns.
    fn note(&mut self, row: &RowDraft<'_>, table: &TableView<'_>) {
        self.stats
            .resize_with(table.roles.len(), ColumnStats::default);
        let mut cells = row.raw.cells().peekable();
        for (column, stats) in (0..).zip(&mut self.stats) {
            while cells.next_if(|(at, _)| *at < column).is_some() {}
            let cell = cells.next_if(|(at, _)| *at == column);
            stats.note(row.row, cell.map_or(RawCell::ABSENT, |(_, cell)| cell));
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
            for (rule, look) in &self.columns {
                look(view, &mut Notes::of(rule, self.thresholds, out));
            }
        }
        for (rule, look) in &self.tables {
            look(&views, &mut Notes::of(rule, self.thresholds, out));
        }
    }
}
