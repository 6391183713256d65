//! Cells whose formulas depend on the day, on chance or on other files.
//!
//! Never here: what a formula says (`formulas`).

use std::collections::BTreeMap;

use super::attributes::Attributes;
use crate::fact::{FactKind, Params};
use crate::intake::rows::RowFact;
use crate::intake::workbook::formulas;

/// The most facts kept until somebody takes them, and shared formulas told apart.
const MOST: usize = 10_000;

type Found = (&'static str, &'static str);

/// What was found in the formulas so far.
#[derive(Debug, Default)]
pub(super) struct Volatile {
    /// The formula at hand, as written.
    pub(super) formula: Vec<u8>,
    /// Number of the shared formula at hand.
    shared: Option<String>,
    found: Option<Found>,
    /// Shared formulas that were found, by number: only their first cell holds the text.
    known: BTreeMap<String, Found>,
    /// Facts that nobody has taken yet.
    pub(super) facts: Vec<RowFact>,
}

impl Volatile {
    /// A formula begins.
    pub(super) fn begin(&mut self, attributes: Attributes<'_>) {
        self.formula.clear();
        self.shared = attributes.get(b"si").ok().flatten();
    }

    /// Its text has been read.
    pub(super) fn end(&mut self) {
        let text = str::from_utf8(&self.formula).unwrap_or_default();
        self.found = formulas::volatile(text);
        let Some(shared) = self.shared.take() else {
            return;
        };
        match self.found {
            Some(found) if self.known.len() < MOST => {
                self.known.insert(shared, found);
            }
            None if self.formula.is_empty() => self.found = self.known.get(&shared).copied(),
            _ => {}
        }
    }

    /// The formula belongs to this cell.
    pub(super) fn note(&mut self, row: u32, column: u16) {
        let Some((what, function)) = self.found.take() else {
            return;
        };
        if self.facts.len() < MOST {
            let params = Params(vec![
                ("what", what.to_owned()),
                ("function", function.to_owned()),
            ]);
            self.facts
                .push((FactKind::VolatileFormula, params, row, Some(column)));
        }
    }
}
