//! Rows that are the sums of others and do not say so: of those above, or of the group below.
//!
//! Never here: leaving one out. Numbers that happen to agree are no reason to lose an activity.

use crate::fact::{Fact, FactKind, Place};
use crate::model::activity::{Given, RowDraft, RowKind};
use crate::model::answer::{Answer, Unknown};
use crate::model::quantity::Decimal;

/// The least sum of three rows or more, in one number alone, that is hardly a coincidence.
const LEAST_OF_ONE: i64 = 10;

/// The same where two different numbers agree.
const LEAST_OF_SEVERAL: i64 = 5;

/// People, FTE, women and men of a row.
type Numbers = [Given; 4];

/// Sums of the rows of a table: up to the last total, and since.
#[derive(Debug, Default)]
pub struct RunningSums {
    before: Sums,
    block: Sums,
    /// Rows of people without a name that may sum up those below, the outermost first.
    heads: Vec<Head>,
    /// What turned out to be no sum.
    late: Vec<Fact>,
}

/// A row that is the sum of those above it and has no label that says so.
pub enum Unlabelled {
    /// It is called as an activity is, or has an id.
    Named(Fact),
    /// It says neither what it is nor which: it does not count anyway.
    Nameless(Fact),
}

/// A row of people without a name, and what stands below it so far.
#[derive(Debug)]
struct Head {
    /// What is wrong with it if it sums up nothing.
    fact: Fact,
    numbers: Numbers,
    below: Sums,
    /// Whether it has summed up two rows or more.
    is_sum: bool,
}

/// How many groups may stand within each other, each with its sum above it.
const DEEPEST: usize = 4;

#[derive(Debug, Default, Clone, Copy)]
struct Sums {
    rows: u32,
    /// How many rows state each number.
    stated: [u32; 4],
    added: [Decimal; 4],
}

impl RunningSums {
    /// Takes the next row; says if it is the sum of those above, without a label.
    pub fn row(&mut self, row: &RowDraft<'_>) -> Option<Unlabelled> {
        match row.kind {
            RowKind::PrintedTotal => self.total(),
            RowKind::Data => {
                let numbers = numbers(row);
                let named = !row.name.is_empty();
                let is_sum = is_unanswered(row) && self.are_sums(&numbers);
                if !is_sum || named && !self.are_telling(&numbers) {
                    // What nobody can tell enters no sum.
                    if named || !row.id.is_empty() || !is_unanswered(row) {
                        self.add(&numbers);
                    }
                    return None;
                }
                self.total();
                let (table, number) = (row.table, row.row);
                let place = Place::Row { table, row: number };
                return Some(if named || !row.id.is_empty() {
                    Unlabelled::Named(Fact::new(FactKind::UnlabelledTotal, place))
                } else {
                    let fact = Fact::new(FactKind::TrailingNotes, place);
                    Unlabelled::Nameless(fact.with("what", "sum"))
                });
            }
            // It stands above the total as the others do.
            RowKind::Ended => self.add(&numbers(row)),
            RowKind::Blank | RowKind::RepeatedHeader | RowKind::Sample => {}
        }
        None
    }

    /// Puts off what is to be said of a row of people without a name: it may sum up the group below.
    pub fn put_off(&mut self, row: &RowDraft<'_>, fact: Fact) {
        self.settle_heads();
        if self.heads.len() == DEEPEST {
            self.late.push(self.heads.remove(0).fact);
        }
        self.heads.push(Head {
            fact,
            numbers: numbers(row),
            below: Sums::default(),
            is_sum: false,
        });
    }

    /// Ends the table; returns what was put off and is to be said.
    pub fn end(&mut self) -> Vec<Fact> {
        self.settle_heads();
        self.late.extend(self.heads.drain(..).map(|head| head.fact));
        std::mem::take(&mut self.late)
    }

    /// Forgets the rows that sum up those below them, and those that cannot any more.
    fn settle_heads(&mut self) {
        for head in std::mem::take(&mut self.heads) {
            if head.is_sum || head.below.equal(&head.numbers, 1) {
                continue;
            }
            if head.below.exceed(&head.numbers) {
                self.late.push(head.fact);
            } else {
                self.heads.push(head);
            }
        }
    }

    /// Adds a row of data.
    fn add(&mut self, numbers: &Numbers) {
        self.block.add(numbers);
        for head in &mut self.heads {
            head.below.add(numbers);
            head.is_sum |= head.below.equal(&head.numbers, 2);
        }
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
        for (sum, more) in all.added.iter_mut().zip(self.block.added) {
            *sum = plus(*sum, more);
        }
        for (stated, more) in all.stated.iter_mut().zip(self.block.stated) {
            *stated = stated.saturating_add(more);
        }
        all
    }

    /// Says whether numbers are the sums of two rows or more, all of them.
    fn are_sums(&self, numbers: &Numbers) -> bool {
        self.all().equal(numbers, 2) || self.block.equal(numbers, 2)
    }

    /// Says whether sums are no coincidence, though the row has the name of an activity: one and
    /// one are two anywhere, and what is not stated above adds up to nothing.
    fn are_telling(&self, numbers: &Numbers) -> bool {
        self.all().tell(numbers) || self.block.tell(numbers)
    }
}

fn numbers(row: &RowDraft<'_>) -> Numbers {
    [row.heads, row.fte, row.women, row.men]
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
        let sums = self.added.iter_mut().zip(&mut self.stated);
        for ((sum, stated), number) in sums.zip(numbers) {
            if let Some(number) = number.known() {
                *stated += 1;
                *sum = plus(*sum, number);
            }
        }
    }

    fn tell(&self, numbers: &Numbers) -> bool {
        let whole = self.stated.iter().zip(numbers);
        let mut whole = whole.map(|(stated, it)| it.known().is_none() || *stated == self.rows);
        let mut different: Vec<Decimal> = numbers.iter().filter_map(|it| it.known()).collect();
        different.retain(|number| *number > Decimal::ZERO);
        different.sort_unstable();
        different.dedup();
        let Some(most) = different.last() else {
            return false;
        };
        let at_least = |number: i64| most.millionths() >= number * 1_000_000;
        let many = self.rows >= 3 && at_least(LEAST_OF_ONE);
        let several = different.len() >= 2 && at_least(LEAST_OF_SEVERAL);
        self.equal(numbers, 2) && whole.all(|it| it) && (many || several)
    }

    /// Says whether numbers are the sums of so many rows at least.
    fn equal(&self, numbers: &Numbers, least: u32) -> bool {
        let mut counts = false;
        let same = self.added.iter().zip(numbers).all(|(sum, number)| {
            let Some(number) = number.known() else {
                return true;
            };
            counts |= number > Decimal::ZERO;
            number == *sum
        });
        self.rows >= least && counts && same
    }

    /// Says whether a sum is above its number already.
    fn exceed(&self, numbers: &Numbers) -> bool {
        let mut pairs = self.added.iter().zip(numbers);
        pairs.any(|(sum, number)| number.known().is_some_and(|number| *sum > number))
    }
}

#[cfg(test)]
mod tests {
    use super::{Head, RunningSums, Sums};
    use crate::fact::{Fact, FactKind, Place};
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

    #[test]
    fn a_row_above_its_group_is_its_sum() {
        #[track_caller]
        fn case(head: [Given; 2], below: &[i64], said: usize) {
            let four = |[heads, fte]: [Given; 2]| [heads, fte, Blank, Blank];
            let mut sums = RunningSums::default();
            sums.heads.push(Head {
                fact: Fact::new(FactKind::RequiredEmpty, Place::Run),
                numbers: four(head),
                below: Sums::default(),
                is_sum: false,
            });
            for heads in below {
                sums.add(&four([whole(*heads), Blank]));
            }
            assert_eq!(sums.end().len(), said, "{head:?} {below:?}");
        }
        case([whole(5), Blank], &[3, 2], 0);
        case([whole(5), Blank], &[3, 2, 4], 0); // of its group alone
        case([whole(5), Blank], &[5], 0);
        case([whole(5), Blank], &[3, 1], 1);
        case([whole(5), Blank], &[6, 2], 1);
        case([whole(5), whole(2)], &[3, 2], 1); // no time below
        case([whole(5), Blank], &[], 1);
    }

    #[test]
    fn a_named_row_is_no_sum_by_coincidence() {
        #[track_caller]
        fn case(above: &[[Given; 2]], row: [Given; 2], tells: bool) {
            let four = |[heads, fte]: [Given; 2]| [heads, fte, Blank, Blank];
            let mut sums = RunningSums::default();
            for numbers in above {
                sums.add(&four(*numbers));
            }
            assert_eq!(sums.are_telling(&four(row)), tells, "{above:?} {row:?}");
        }
        let one = [whole(1), Blank];
        case(&[one, one], [whole(2), Blank], false);
        case(&[one, one, one], [whole(3), Blank], false);
        case(
            &[[whole(6), Blank], [whole(7), Blank]],
            [whole(13), Blank],
            false,
        ); // of two rows
        case(
            &[[whole(6), Blank], [whole(7), Blank], one],
            [whole(14), Blank],
            true,
        );
        case(
            &[[whole(3), whole(1)], [whole(2), whole(1)]],
            [whole(5), whole(2)],
            true,
        );
        case(
            &[[whole(1), whole(1)], [whole(1), whole(1)]],
            [whole(2), whole(2)],
            false,
        );
        let blank = [Blank, Blank];
        case(
            &[[whole(6), Blank], blank, [whole(7), Blank]],
            [whole(13), Blank],
            false,
        );
    }
}
