//! Rows that are the sums of those above and do not say so.
//!
//! Never here: leaving one out. Numbers that happen to agree are no reason to lose an activity.

use crate::fact::{Fact, FactKind, Place};
use crate::model::activity::{Given, RowDraft, RowKind};
use crate::model::answer::{Answer, Unknown};
use crate::model::quantity::Decimal;

/// People, FTE, women and men of a row.
type Numbers = [Given; 4];

/// Sums of the rows of a table: up to the last total, and since.
#[derive(Debug, Default)]
pub struct RunningSums {
    before: Sums,
    block: Sums,
}

#[derive(Debug, Default, Clone, Copy)]
struct Sums {
    rows: u32,
    sums: [Decimal; 4],
}

impl RunningSums {
    /// Takes the next row; returns a fact if it is the sum of those above, without a label.
    pub fn row(&mut self, row: &RowDraft<'_>) -> Option<Fact> {
        match row.kind {
            RowKind::PrintedTotal => self.total(),
            RowKind::Data => {
                let numbers = [row.heads, row.fte, row.women, row.men];
                if !is_unanswered(row) || !self.are_sums(&numbers) {
                    self.add(&numbers);
                    return None;
                }
                self.total();
                // A row that says neither what it is nor which does not count anyway.
                if !(row.id.is_empty() && row.name.is_empty()) {
                    let (table, row) = (row.table, row.row);
                    let place = Place::Row { table, row };
                    return Some(Fact::new(FactKind::UnlabelledTotal, place));
                }
            }
            // It stands above the total as the others do.
            RowKind::Ended => self.add(&[row.heads, row.fte, row.women, row.men]),
            RowKind::Blank | RowKind::RepeatedHeader | RowKind::Sample => {}
        }
        None
    }

    /// Adds a row of data.
    fn add(&mut self, numbers: &Numbers) {
        self.block.add(numbers);
    }

    /// Notes a total: what follows may be summed up anew.
    fn total(&mut self) {
        self.before = self.all();
        self.block = Sums::default();
    }

    /// Returns the sums since the beginning.
    fn all(&self) -> Sums {
        let mut all = self.before;
        all.rows = all.rows.saturating_add(self.block.rows);
        for (sum, more) in all.sums.iter_mut().zip(self.block.sums) {
            *sum = plus(*sum, more);
        }
        all
    }

    /// Says whether numbers are the sums of two rows or more, all of them.
    fn are_sums(&self, numbers: &Numbers) -> bool {
        self.all().equal(numbers) || self.block.equal(numbers)
    }
}

/// Says whether a row could have answered and did not, by criteria or by a verdict.
fn is_unanswered(row: &RowDraft<'_>) -> bool {
    let blank = |answer: &Answer| matches!(answer, Answer::Unknown(Unknown::Blank));
    !row.answers.is_empty()
        && row.answers.iter().all(|cell| blank(&cell.answer))
        && row.declared.is_none()
        && row.overridden.is_none()
}

fn plus(left: Decimal, right: Decimal) -> Decimal {
    Decimal::from_millionths(left.millionths().saturating_add(right.millionths()))
}

impl Sums {
    fn add(&mut self, numbers: &Numbers) {
        self.rows = self.rows.saturating_add(1);
        for (sum, number) in self.sums.iter_mut().zip(numbers) {
            if let Some(number) = number.known() {
                *sum = plus(*sum, number);
            }
        }
    }

    fn equal(&self, numbers: &Numbers) -> bool {
        let mut counts = false;
        let same = self.sums.iter().zip(numbers).all(|(sum, number)| {
            let Some(number) = number.known() else {
                return true;
            };
            counts |= number > Decimal::ZERO;
            number == *sum
        });
        self.rows >= 2 && counts && same
    }
}

#[cfg(test)]
mod tests {
    use super::RunningSums;
    use crate::model::activity::Given::{self, Blank, Known};
    use crate::model::quantity::Decimal;

    fn whole(number: i64) -> Given {
        Known(Decimal::from_millionths(number * 1_000_000))
    }

    #[test]
    fn a_sum_is_told_from_a_row() {
        let mut sums = RunningSums::default();
        sums.add(&[whole(3), whole(1), Blank, Blank]);
        assert!(!sums.are_sums(&[whole(3), whole(1), Blank, Blank])); // of one row alone
        sums.add(&[whole(2), whole(1), Blank, Blank]);
        assert!(sums.are_sums(&[whole(5), whole(2), Blank, Blank]));
        assert!(sums.are_sums(&[whole(5), Blank, Blank, Blank]));
        assert!(!sums.are_sums(&[whole(5), whole(3), Blank, Blank]));
        assert!(!sums.are_sums(&[Blank, Blank, Blank, Blank]));
        sums.total();
        sums.add(&[whole(4), Blank, Blank, Blank]);
        sums.add(&[whole(1), Blank, Blank, Blank]);
        assert!(sums.are_sums(&[whole(5), Blank, Blank, Blank])); // of the block
        assert!(sums.are_sums(&[whole(10), Blank, Blank, Blank])); // of all
    }
}
