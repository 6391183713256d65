//! Rows with the same judgement, added up before they are added to the sums of their group.
//!
//! Everything that a tally keeps of a judgement grows in step with its amounts: a thousand rows
//! may be added one by one or all at once. Never here: what a judgement does to a sum (`tally`).

use crate::figures::judged::Judged;
use crate::figures::tally::{Amounts, CountsAs, Measured, Tally};
use crate::model::quantity::Weight;

/// The sum of one measure over some rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Sum {
    /// Sum of the known weights.
    pub(super) known: Weight,
    /// Rows without one.
    pub(super) blank: u64,
    /// Rows whose weight is not readable.
    pub(super) unreadable: u64,
}

impl Sum {
    fn add(&mut self, amount: Measured) {
        match amount {
            Measured::Known(weight) => self.known += weight,
            Measured::Blank => self.blank += 1,
            Measured::Unreadable => self.unreadable += 1,
        }
    }
}

/// Sums over some rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Sums {
    /// How many rows.
    pub(super) rows: u32,
    pub(super) heads: Sum,
    pub(super) women: Sum,
    pub(super) men: Sum,
    pub(super) fte: Sum,
    pub(super) weight: Sum,
}

impl Sums {
    /// Returns the sums of one row.
    pub(super) fn of(amounts: &Amounts) -> Self {
        let mut sums = Self::default();
        sums.add(amounts);
        sums
    }

    fn add(&mut self, amounts: &Amounts) {
        self.rows += 1;
        self.heads.add(amounts.heads.into());
        self.women.add(amounts.women.into());
        self.men.add(amounts.men.into());
        self.fte.add(amounts.fte.into());
        self.weight.add(amounts.weight);
    }
}

/// Rows of one group and table, by their judgement. They mostly follow each other.
#[derive(Debug, Default)]
pub(super) struct Pile {
    /// Group and table.
    of: Option<(usize, u32)>,
    heaps: Vec<Option<(Judged, Sums)>>,
    touched: Vec<usize>,
}

impl Pile {
    /// Says whether rows of this group and table can be added; if not, the pile is to be emptied.
    pub(super) fn takes(&self, group: usize, table: u32) -> bool {
        self.of == Some((group, table))
    }

    /// Begins a pile of rows of this group and table. Only an empty one.
    pub(super) fn begin(&mut self, group: usize, table: u32) {
        self.of = Some((group, table));
    }

    /// Adds a row whose judgement has this number in its table.
    pub(super) fn add(&mut self, number: usize, judged: &Judged, amounts: &Amounts) {
        if self.heaps.len() <= number {
            self.heaps.resize_with(number + 1, || None);
        }
        match &mut self.heaps[number] {
            Some((_, sums)) => sums.add(amounts),
            empty @ None => {
                *empty = Some((judged.clone(), Sums::of(amounts)));
                self.touched.push(number);
            }
        }
    }

    /// Returns the group of the rows in the pile.
    pub(super) fn group(&self) -> Option<usize> {
        self.of.map(|(group, _)| group)
    }

    /// Adds the rows to the sums of their group, and forgets them.
    pub(super) fn empty_into(&mut self, tally: &mut Tally) {
        for number in self.touched.drain(..) {
            if let Some((judged, sums)) = self.heaps[number].take() {
                tally.add_sums(&judged, &sums, CountsAs::Activity);
            }
        }
        self.of = None;
    }
}
