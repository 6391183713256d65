//! Texts that stood under a column before, and what came of them: most cells repeat one of them,
//! and a rule that looks at nothing but the cell would say the same again.
//!
//! Never here: which rules those are (`inspector`).

use std::hash::Hasher as _;

use super::stats::Sort;
use crate::matching::ShortHasher;
use crate::model::raw::{CellKind, RawCell};

/// The most texts that are kept in mind under a column: answers, units and small numbers are few.
const MOST_TEXTS: usize = 32;

/// The longest of them, in bytes.
const LONGEST: usize = 200;

/// The last column of which texts are kept.
const LAST_COLUMN: u16 = 255;

/// So many more texts than were known before, and hardly one stands twice.
const MOST_NEW: u32 = 64;

/// What is known of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    kind: CellKind,
    flags: u8,
    from: usize,
    to: usize,
    /// Whether no rule says anything of a cell that holds it.
    pub quiet: bool,
    /// What it is.
    pub sort: Sort,
}

/// Texts seen under the columns of one table.
#[derive(Debug, Default)]
pub(super) struct Seen {
    columns: Vec<OfColumn>,
    /// All texts one behind the other.
    texts: String,
}

#[derive(Debug, Default)]
struct OfColumn {
    /// Hashes of the texts, beside `known`.
    hashes: Vec<u64>,
    known: Vec<Known>,
    /// Place of the one that was asked for last: units stand in row after row.
    last: usize,
    /// Texts that were known, and those that were not, once as many are kept as may be.
    again: u32,
    new: u32,
}

impl OfColumn {
    /// Says whether it is of no use to look texts up: hardly one of them stands twice.
    fn is_idle(&self) -> bool {
        self.new > MOST_NEW + self.again
    }
}

impl Seen {
    /// Forgets all of it: another table begins.
    pub(super) fn clear(&mut self) {
        for column in &mut self.columns {
            column.hashes.clear();
            column.known.clear();
            (column.last, column.again, column.new) = (0, 0, 0);
        }
        self.texts.clear();
    }

    /// Returns what is known of the text of a cell.
    pub(super) fn find(&mut self, column: u16, cell: RawCell<'_>) -> Option<Known> {
        let of_column = self.columns.get_mut(usize::from(column))?;
        if of_column.is_idle() || cell.raw.len() > LONGEST {
            return None;
        }
        let same = |known: &Known| {
            (known.kind, known.flags) == (cell.kind, cell.flags)
                && self.texts.get(known.from..known.to) == Some(cell.raw)
        };
        let last = of_column.known.get(of_column.last).filter(|it| same(it));
        if let Some(last) = last {
            return Some(*last);
        }
        let wanted = hash(cell.raw);
        let places = (0..).zip(&of_column.hashes);
        let mut places = places.filter(|(_, hash)| **hash == wanted);
        let found = places.find(|(place, _)| same(&of_column.known[*place]));
        let Some((place, _)) = found else {
            if of_column.known.len() >= MOST_TEXTS {
                of_column.new = of_column.new.saturating_add(1);
            }
            return None;
        };
        of_column.again = of_column.again.saturating_add(1);
        of_column.last = place;
        Some(of_column.known[place])
    }

    /// Keeps a text in mind.
    pub(super) fn keep(&mut self, column: u16, cell: RawCell<'_>, quiet: bool, sort: Sort) {
        if column > LAST_COLUMN || cell.raw.len() > LONGEST {
            return;
        }
        let column = usize::from(column);
        if self.columns.len() <= column {
            self.columns.resize_with(column + 1, OfColumn::default);
        }
        let of_column = &mut self.columns[column];
        if of_column.known.len() >= MOST_TEXTS {
            return;
        }
        let from = self.texts.len();
        self.texts.push_str(cell.raw);
        of_column.hashes.push(hash(cell.raw));
        of_column.known.push(Known {
            kind: cell.kind,
            flags: cell.flags,
            from,
            to: self.texts.len(),
            quiet,
            sort,
        });
    }
}

fn hash(text: &str) -> u64 {
    let mut hash = ShortHasher::default();
    hash.write(text.as_bytes());
    hash.finish()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{MOST_NEW, MOST_TEXTS, Seen};
    use crate::check::rules::testing::{Sheet, set};
    use crate::check::stats::Sort;
    use crate::check::{Hint, Inspector, Lookers, Registry, RulePolicy, TableView};
    use crate::finding::Finding;
    use crate::model::raw::{CellKind, RawCell, Slot};
    use crate::model::thresholds::Thresholds;
    use crate::origin::Sources;

    fn cell(raw: &str) -> RawCell<'_> {
        RawCell {
            kind: CellKind::Text,
            flags: 0,
            raw,
        }
    }

    fn keep(seen: &mut Seen, column: u16, cell: RawCell<'_>, quiet: bool) {
        seen.keep(column, cell, quiet, Sort::of(cell));
    }

    #[test]
    fn a_text_is_known_under_its_column_as_the_same_kind_of_cell() {
        let mut seen = Seen::default();
        keep(&mut seen, 3, cell("SI"), true);
        keep(&mut seen, 3, cell("NO"), false);
        let mut quiet = |column, cell| seen.find(column, cell).map(|known| known.quiet);
        assert_eq!(quiet(3, cell("SI")), Some(true));
        assert_eq!(quiet(3, cell("NO")), Some(false));
        assert_eq!(quiet(3, cell("SI")), Some(true));
        assert_eq!(quiet(2, cell("SI")), None);
        assert_eq!(quiet(4, cell("SI")), None);
        assert_eq!(quiet(3, cell("si")), None);
        let formula = RawCell {
            flags: Slot::FORMULA,
            ..cell("SI")
        };
        assert_eq!(quiet(3, formula), None);
        let date = RawCell {
            kind: CellKind::Date,
            ..cell("SI")
        };
        assert_eq!(quiet(3, date), None);
        seen.clear();
        assert!(seen.find(3, cell("SI")).is_none());
    }

    #[test]
    fn of_texts_that_differ_in_every_row_few_are_kept() {
        let mut seen = Seen::default();
        let texts: Vec<String> = (0..1_000).map(|it| format!("testo {it}")).collect();
        for text in &texts {
            assert!(seen.find(0, cell(text)).is_none());
            keep(&mut seen, 0, cell(text), true);
        }
        assert_eq!(seen.columns[0].known.len(), MOST_TEXTS);
        assert_eq!(seen.columns[0].new, MOST_NEW + 1);
        // Nothing is looked up any more.
        assert!(seen.find(0, cell(&texts[0])).is_none());
        let long = "x".repeat(300);
        keep(&mut seen, 1, cell(&long), true);
        keep(&mut seen, 4_000, cell("SI"), true);
        assert!(seen.find(1, cell(&long)).is_none() && seen.columns.len() == 1);
    }

    /// Texts about which rules have something to say, and others.
    const WORDS: [&str; 24] = [
        "",
        "Sì",
        "si",
        "SI ",
        "x",
        "Protocollo",
        "Gestione delle pratiche, gruppo 7",
        "Bianchi Anna",
        "Compilato da: Anna Bianchi",
        "sig.ra Verdi",
        "RSSMRA80A01Z999Y",
        "RSSMRA80A01Z999Y ",
        "nome@esempio.invalid",
        "tel. 02 1234567",
        "idem",
        "\"",
        "attivita'",
        "1,5",
        "'1.5",
        "46000",
        "31/02/2026",
        "=3",
        "congedo per malattia del dipendente",
        "due  spazi",
    ];

    fn found(sheet: &Sheet, remembering: bool) -> Vec<Finding> {
        let (registry, set) = (Registry::new(), set());
        let policy = RulePolicy::settle(&registry, &[], &[], &[]).expect("all rules");
        let thresholds = Thresholds::default();
        let lookers = Lookers::new(&registry, &policy, &thresholds);
        let mut sources = Sources::default();
        let table = sheet.add_to(&mut sources, "scheda.xlsx");
        let view = TableView::of(table, &sheet.columns, &set, &sources, Hint::of);
        let mut inspector = Inspector::new(&lookers);
        let mut found = Vec::new();
        sheet.rows(table, |row| {
            if !remembering {
                inspector = Inspector::new(&lookers);
            }
            inspector.row(row, &view, &mut |it| found.push(it));
        });
        found
    }

    proptest! {
        #[test]
        fn what_is_remembered_changes_nothing_that_is_said(
            rows in prop::collection::vec(prop::collection::vec(0..WORDS.len(), 8), 1..40)
        ) {
            let header =
                "id;activity;unit;sub_unit;heads;notes;obstacle;+individual;Referente;Altro";
            let line = |(number, row): (usize, &Vec<usize>)| {
                let words: Vec<&str> = row.iter().map(|at| WORDS[*at]).collect();
                format!("A{number};{};{}", words.join(";"), words[0])
            };
            let lines = [header.to_owned()].into_iter();
            let lines: Vec<String> = lines.chain(rows.iter().enumerate().map(line)).collect();
            let sheet = Sheet::of(&lines.join("\n"), &set());
            prop_assert_eq!(found(&sheet, true), found(&sheet, false));
        }
    }
}
