//! Judgements made before: offices use few words, so a table has few combinations of answers,
//! and each is judged once.
//!
//! Never here: how levels and verdicts come about (`levels`, `verdicts`).

use std::rc::Rc;

use crate::figures::judged::Judged;

/// What was judged in the table at hand, by the number of the combination of answers.
#[derive(Debug, Default)]
pub(super) struct Memory {
    table: Option<u32>,
    /// Whether all tables count their combinations together.
    pub(super) is_one: bool,
    judged: Vec<Option<Rc<Judged>>>,
}

impl Memory {
    /// Returns what was judged of these answers in this table.
    pub(super) fn find(&self, table: u32, number: usize) -> Option<&Rc<Judged>> {
        if !self.is_one && self.table != Some(table) {
            return None;
        }
        self.judged.get(number)?.as_ref()
    }

    /// Remembers a judgement. Another table has other columns: it starts anew.
    pub(super) fn note(&mut self, table: u32, number: usize, judged: Rc<Judged>) {
        if !self.is_one && self.table != Some(table) {
            self.table = Some(table);
            self.judged.clear();
        }
        if self.judged.len() <= number {
            self.judged.resize(number + 1, None);
        }
        self.judged[number] = Some(judged);
    }
}
