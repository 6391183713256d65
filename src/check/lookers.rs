//! The rules that look at tables, sorted out once a run, and what they have seen of headers: the files
//! of a run mostly have the same ones.
//!
//! Never here: what passes by in a table (`inspector`).

use std::collections::HashMap;
use std::sync::RwLock;

use super::Registry;
use super::hints::Hint;
use super::notes::Notes;
use super::policy::RulePolicy;
use super::rule::{Looks, Rule};
use super::view::{CellView, ColumnView, RowView};
use crate::matching::Unforeseen;
use crate::model::thresholds::Thresholds;

type CellLook = fn(&CellView<'_>, &mut Notes<'_>);
type RowLook = fn(&RowView<'_>, &mut Notes<'_>);
type ColumnLook = fn(&ColumnView<'_>, &mut Notes<'_>);
type TableLook = fn(&[ColumnView<'_>], &mut Notes<'_>);

/// The rules of a run that look at tables. All threads share them.
pub struct Lookers<'p> {
    pub(super) thresholds: &'p Thresholds,
    pub(super) cells: Vec<(&'static Rule, CellLook)>,
    pub(super) rows: Vec<(&'static Rule, RowLook)>,
    pub(super) columns: Vec<(&'static Rule, ColumnLook)>,
    pub(super) tables: Vec<(&'static Rule, TableLook)>,
    headers: RwLock<HashMap<Box<str>, Header, Unforeseen>>,
}

/// What is known of a header.
#[derive(Clone, Copy)]
struct Header {
    /// What it says of its cells.
    hint: Hint,
    /// Whether the rules looked at it and said nothing.
    quiet: bool,
}

/// How many headers are kept in mind.
const MOST_HEADERS: usize = 10_000;

/// The longest of them, in bytes.
const LONGEST_HEADER: usize = 200;

impl<'p> Lookers<'p> {
    /// Takes the rules that run.
    #[must_use]
    pub fn new(registry: &Registry, policy: &RulePolicy, thresholds: &'p Thresholds) -> Self {
        let mut all = Self {
            thresholds,
            cells: Vec::new(),
            rows: Vec::new(),
            columns: Vec::new(),
            tables: Vec::new(),
            headers: RwLock::default(),
        };
        for rule in registry.rules().filter(|rule| policy.runs(rule.code)) {
            match rule.looks {
                Looks::AtCells(look) => all.cells.push((rule, look)),
                Looks::AtRows(look) => all.rows.push((rule, look)),
                Looks::AtColumns(look) => all.columns.push((rule, look)),
                Looks::AtTables(look) => all.tables.push((rule, look)),
                Looks::AtFacts | Looks::AtSurvey(_) => {}
            }
        }
        all
    }

    /// Returns what a header says of its cells.
    #[must_use]
    pub fn hint(&self, header: &str) -> Hint {
        if let Some(known) = self.header(header) {
            return known.hint;
        }
        let hint = Hint::of(header);
        self.keep(header, Header { hint, quiet: false });
        hint
    }

    /// Says whether rules looked at a header before and said nothing.
    pub(super) fn is_quiet(&self, header: &str) -> bool {
        self.header(header).is_some_and(|known| known.quiet)
    }

    /// Keeps in mind that rules say nothing of a header.
    pub(super) fn said_nothing(&self, header: &str) {
        let hint = self.hint(header);
        self.keep(header, Header { hint, quiet: true });
    }

    fn header(&self, header: &str) -> Option<Header> {
        self.headers.read().ok()?.get(header).copied()
    }

    fn keep(&self, header: &str, known: Header) {
        if header.len() > LONGEST_HEADER {
            return;
        }
        if let Ok(mut headers) = self.headers.write()
            && (headers.len() < MOST_HEADERS || headers.contains_key(header))
        {
            headers.insert(header.into(), known);
        }
    }
}
