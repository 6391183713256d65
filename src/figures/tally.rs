//! Running sums while rows stream by. Exact, in any order, and two of them can be joined.

use crate::figures::judged::Judged;
use crate::figures::pile::{Sum, Sums};
use crate::model::activity::Given;
use crate::model::quantity::{LevelSum, Ratio, Weight};
use crate::model::verdict::{Level, Outcome, Verdict};

/// Verdicts as sums keep them: an undetermined one by its bounds.
pub(super) const SLOTS: usize = 6;

/// Slots of the known verdicts, then of the undetermined ones by their bounds.
pub(super) fn slot(verdict: Verdict) -> usize {
    match verdict {
        Verdict::Known(Outcome::Smartable) => 0,
        Verdict::Known(Outcome::Partly) => 1,
        Verdict::Known(Outcome::Not) => 2,
        Verdict::Undetermined {
            worst: Outcome::Not,
            best: Outcome::Partly,
        } => 3,
        Verdict::Undetermined {
            worst: Outcome::Partly,
            ..
        } => 5,
        Verdict::Undetermined { .. } => 4,
    }
}

/// Numbers of one row: what is added.
#[derive(Debug, Clone, Copy)]
pub struct Amounts {
    /// People.
    pub heads: Given,
    /// Women among them.
    pub women: Given,
    /// Men among them.
    pub men: Given,
    /// Full-time equivalents.
    pub fte: Given,
    /// Second weight, already multiplied where it is per head.
    pub weight: Measured,
}

/// A weight that a row gives, or why it gives none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measured {
    /// Empty, or no such column.
    Blank,
    /// The weight.
    Known(Weight),
    /// Not readable.
    Unreadable,
}

impl From<Given> for Measured {
    fn from(given: Given) -> Self {
        match given {
            Given::Blank => Self::Blank,
            Given::Known(value) => Self::Known(Weight::of(value)),
            Given::Unreadable => Self::Unreadable,
        }
    }
}

/// Sums of one measure.
#[derive(Debug, Clone, Default)]
pub(super) struct MeasureTally {
    pub(super) by_slot: [Weight; SLOTS],
    pub(super) blank: [u64; SLOTS],
    pub(super) unreadable: [u64; SLOTS],
    pub(super) unassessed: Weight,
    pub(super) unassessed_blank: u64,
    pub(super) unassessed_unreadable: u64,
    pub(super) worst: LevelSum,
    pub(super) best: LevelSum,
    /// Least and greatest level of rows whose weight is empty, and of those not readable.
    pub(super) blank_levels: Option<(Ratio, Ratio)>,
    pub(super) unreadable_levels: Option<(Ratio, Ratio)>,
}

fn widen(range: &mut Option<(Ratio, Ratio)>, (worst, best): (Ratio, Ratio)) {
    *range = Some(range.map_or((worst, best), |(low, high)| {
        (low.min(worst), high.max(best))
    }));
}

impl MeasureTally {
    fn add(&mut self, slot: usize, level: (Ratio, Ratio), sum: &Sum) {
        if sum.known != Weight::ZERO {
            self.by_slot[slot] += sum.known;
            self.worst.add(level.0, sum.known);
            if level.1 != level.0 {
                self.best.add(level.1, sum.known);
                // `best` keeps only what it has beyond `worst`.
                self.best.add(level.0, Weight(-sum.known.0));
            }
        }
        if sum.blank > 0 {
            self.blank[slot] += sum.blank;
            widen(&mut self.blank_levels, level);
        }
        if sum.unreadable > 0 {
            self.unreadable[slot] += sum.unreadable;
            widen(&mut self.unreadable_levels, level);
        }
    }

    fn add_unassessed(&mut self, amount: Measured) {
        match amount {
            Measured::Known(weight) => self.unassessed += weight,
            Measured::Blank => self.unassessed_blank += 1,
            Measured::Unreadable => self.unassessed_unreadable += 1,
        }
    }

    fn merge(&mut self, other: &Self) {
        for slot in 0..SLOTS {
            self.by_slot[slot] += other.by_slot[slot];
            self.blank[slot] += other.blank[slot];
            self.unreadable[slot] += other.unreadable[slot];
        }
        self.unassessed += other.unassessed;
        self.unassessed_blank += other.unassessed_blank;
        self.unassessed_unreadable += other.unassessed_unreadable;
        self.worst.merge(&other.worst);
        self.best.merge(&other.best);
        for (mine, theirs) in [
            (&mut self.blank_levels, other.blank_levels),
            (&mut self.unreadable_levels, other.unreadable_levels),
        ] {
            if let Some(range) = theirs {
                widen(mine, range);
            }
        }
    }
}

/// The measures that criteria are counted in.
pub(super) const COUNTED: usize = 4;

/// Sums over activities, heads, FTE and the second weight.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct CountSums(pub(super) [Weight; COUNTED]);

impl CountSums {
    fn add(&mut self, amounts: &[Weight; COUNTED]) {
        for (sum, amount) in self.0.iter_mut().zip(amounts) {
            *sum += *amount;
        }
    }

    fn merge(&mut self, other: &Self) {
        for (sum, more) in self.0.iter_mut().zip(other.0) {
            *sum += more;
        }
    }
}

/// Sums of what one criterion blocks.
#[derive(Debug, Clone, Default)]
pub(super) struct CriterionTally {
    pub(super) fails: CountSums,
    pub(super) partly: CountSums,
    pub(super) unknown: CountSums,
    /// (1 - level) × weight of the partly met rows.
    pub(super) partly_lost: [LevelSum; COUNTED],
    pub(super) sole_fails: CountSums,
    pub(super) sole_partly_lost: [LevelSum; COUNTED],
}

impl CriterionTally {
    fn merge(&mut self, other: &Self) {
        self.fails.merge(&other.fails);
        self.partly.merge(&other.partly);
        self.unknown.merge(&other.unknown);
        self.sole_fails.merge(&other.sole_fails);
        for place in 0..COUNTED {
            self.partly_lost[place].merge(&other.partly_lost[place]);
            self.sole_partly_lost[place].merge(&other.sole_partly_lost[place]);
        }
    }
}

/// Whether a row counts as an activity, or only brings people to one that was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountsAs {
    /// An activity, with its people.
    Activity,
    /// More people of an activity that is counted already.
    People,
    /// An activity whose people come from another table.
    ActivityAlone,
}

/// Running sums of a group.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    pub(super) activities: MeasureTally,
    pub(super) heads: MeasureTally,
    pub(super) women: MeasureTally,
    pub(super) men: MeasureTally,
    pub(super) fte: MeasureTally,
    pub(super) weight: MeasureTally,
    pub(super) criteria: Vec<CriterionTally>,
    pub(super) unassessed_rows: u64,
    /// Overrides: stricter, more generous, confirmed, settled, not applied.
    pub(super) overrides: [u64; 5],
    pub(super) declared_differs: u64,
    /// Verdicts that a manager agreed with: those that still stand, those that are others by now.
    pub(super) agreed: [u64; 2],
}

impl Tally {
    /// Makes empty sums over this many criteria.
    #[must_use]
    pub fn new(criteria: usize) -> Self {
        Self {
            criteria: vec![CriterionTally::default(); criteria],
            ..Self::default()
        }
    }

    /// Adds a judged row.
    pub fn add(&mut self, judged: &Judged, amounts: &Amounts, counts_as: CountsAs) {
        self.add_sums(judged, &Sums::of(amounts), counts_as);
    }

    /// Adds rows that have the same judgement.
    pub(super) fn add_sums(&mut self, judged: &Judged, sums: &Sums, counts_as: CountsAs) {
        let slot = slot(judged.verdict);
        let activities = match counts_as {
            CountsAs::Activity | CountsAs::ActivityAlone => {
                Weight(Weight::UNIT * i128::from(sums.rows))
            }
            CountsAs::People => Weight::ZERO,
        };
        let activities = Sum {
            known: activities,
            ..Sum::default()
        };
        self.activities.add(slot, judged.level, &activities);
        let mut counted = [activities.known, Weight::ZERO, Weight::ZERO, Weight::ZERO];
        if counts_as != CountsAs::ActivityAlone {
            self.heads.add(slot, judged.level, &sums.heads);
            self.women.add(slot, judged.level, &sums.women);
            self.men.add(slot, judged.level, &sums.men);
            self.fte.add(slot, judged.level, &sums.fte);
            self.weight.add(slot, judged.level, &sums.weight);
            counted[1..].copy_from_slice(&[sums.heads.known, sums.fte.known, sums.weight.known]);
        }
        self.add_criteria(judged, &counted);
    }

    /// Adds what stands in the way of a row whose verdict is the computed one.
    fn add_criteria(&mut self, judged: &Judged, counted: &[Weight; COUNTED]) {
        let judgement = &judged.judgement;
        // Where a manager decided otherwise, no criterion stands in the way.
        if judged.verdict != judgement.verdict {
            return;
        }
        for place in judgement.failing.iter() {
            self.criteria[place].fails.add(counted);
            if judged.unlocking.contains(place) {
                self.criteria[place].sole_fails.add(counted);
            }
        }
        for place in judgement.held_back.iter() {
            let tally = &mut self.criteria[place];
            tally.partly.add(counted);
            let Level::Known(level) = judged.levels[place] else {
                continue;
            };
            for (measure, amount) in counted.iter().enumerate() {
                tally.partly_lost[measure].add(level.complement(), *amount);
                if judged.unlocking.contains(place) {
                    tally.sole_partly_lost[measure].add(level.complement(), *amount);
                }
            }
        }
        for place in judgement.unknown.iter() {
            self.criteria[place].unknown.add(counted);
        }
    }

    /// Adds a row that has people and no verdict.
    pub fn add_unassessed(&mut self, amounts: &Amounts) {
        self.unassessed_rows += 1;
        self.heads.add_unassessed(amounts.heads.into());
        self.women.add_unassessed(amounts.women.into());
        self.men.add_unassessed(amounts.men.into());
        self.fte.add_unassessed(amounts.fte.into());
        self.weight.add_unassessed(amounts.weight);
    }

    /// Notes an override that was applied: what it did to the computed verdict.
    pub fn note_override(&mut self, computed: Verdict, outcome: Outcome) {
        let (worst, best) = computed.bounds();
        let place = if outcome < worst {
            0
        } else if outcome > best {
            1
        } else if worst == best {
            2
        } else {
            3
        };
        self.overrides[place] += 1;
    }

    /// Notes an override that was not applied, for want of a reason.
    pub fn note_override_not_applied(&mut self) {
        self.overrides[4] += 1;
    }

    /// Notes that the sheet declares another verdict than the computed one.
    pub fn note_declared_differs(&mut self) {
        self.declared_differs += 1;
    }

    /// Notes that a manager agreed with a verdict, and whether it still stands.
    pub fn note_agreed(&mut self, stands: bool) {
        self.agreed[usize::from(!stands)] += 1;
    }

    /// Adds another tally.
    pub fn merge(&mut self, other: &Self) {
        self.merge_people(other);
        self.activities.merge(&other.activities);
        for (mine, theirs) in self.overrides.iter_mut().zip(other.overrides) {
            *mine += theirs;
        }
        self.declared_differs += other.declared_differs;
        self.agreed = [0, 1].map(|at| self.agreed[at] + other.agreed[at]);
    }

    /// Adds another tally's people and criteria, not its activities: with a headcount table one
    /// activity stands in many units, and the whole has it once.
    pub fn merge_people(&mut self, other: &Self) {
        self.heads.merge(&other.heads);
        self.women.merge(&other.women);
        self.men.merge(&other.men);
        self.fte.merge(&other.fte);
        self.weight.merge(&other.weight);
        for (mine, theirs) in self.criteria.iter_mut().zip(&other.criteria) {
            mine.merge(theirs);
        }
        self.unassessed_rows += other.unassessed_rows;
    }

    /// Forgets how often criteria stood in the way of activities, keeping people.
    #[must_use]
    pub fn without_activity_counts(mut self) -> Self {
        for criterion in &mut self.criteria {
            for sums in [
                &mut criterion.fails,
                &mut criterion.partly,
                &mut criterion.unknown,
                &mut criterion.sole_fails,
            ] {
                sums.0[0] = Weight::ZERO;
            }
            criterion.partly_lost[0] = LevelSum::default();
            criterion.sole_partly_lost[0] = LevelSum::default();
        }
        self
    }

    /// Says whether any row came.
    #[must_use]
    pub fn has_rows(&self) -> bool {
        let counted = &self.activities.by_slot;
        self.unassessed_rows > 0 || counted.iter().any(|weight| *weight != Weight::ZERO)
    }
}
