//! What if: figures before and after a change, and what would be gained by removing obstacles.
//!
//! All figures here are final: `figures` made them, `report` only shows them. A gain is a
//! theoretical potential: it says what the criteria would say, not what an office could do.

use std::rc::Rc;

use crate::finding::FindingGroup;
use crate::model::assessment::Assessment;
use crate::model::contingent::{ContingentBasis, ContingentFigures};
use crate::model::criteria::ObstacleClass;
use crate::model::quantity::{Between, Decimal, Exact, Ratio};
use crate::model::verdict::Verdict;
use crate::origin::CellRef;

/// Everything that a report of `simulate` shows.
#[derive(Debug, Clone)]
pub struct Simulation {
    /// As things are.
    pub before: Rc<Assessment>,
    /// With the changes made and the levers pulled.
    pub after: Rc<Assessment>,
    /// Changes of the criteria set, in the order in which they were asked for.
    pub changes: Vec<Change>,
    /// Classes of obstacles that were removed, in the order of [`ObstacleClass::ALL`].
    pub levers: Vec<ObstacleClass>,
    /// Activities by verdict before (row) and after (column), in the order of [`Verdict::slot`].
    pub moves: [[u64; 4]; 4],
    /// The activities, in the order of the files.
    pub activities: Vec<Moved>,
    /// Groups, in the order of [`Assessment::groups`].
    pub units: Vec<UnitDifference>,
    /// Everything.
    pub total: UnitDifference,
    /// The contingent; `None` where no table has people.
    pub people: Option<PeopleDifference>,
    /// The days; `None` unless a period was asked for.
    pub days: Option<DaysDifference>,
    /// What each class of obstacles would bring if it were removed, the most first.
    pub gains: Vec<LeverGain>,
    /// What pairs would bring beyond the sum of their members, the most first.
    pub pairs: Vec<PairGain>,
    /// Activities whose obstacle is of the class that the office names, not of the set's.
    pub stated: u64,
    /// For each activity and each answer, what would become of the verdict after the changes.
    pub sensitivity: Vec<Sensitive>,
    /// Findings, in the order in which they are shown.
    pub findings: Vec<FindingGroup>,
}

/// A change of a criteria set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A criterion no longer counts.
    Dropped {
        /// Its id.
        id: String,
    },
    /// A criterion counts too.
    Added {
        /// Its id.
        id: String,
        /// The set or the file that it comes from.
        from: String,
    },
    /// A criterion has another weight.
    Weight {
        /// Its id.
        id: String,
        /// The weight it had; `None`: it was a gate, or is new.
        before: Option<Decimal>,
        /// The weight it has.
        after: Decimal,
    },
    /// A threshold was moved.
    Threshold {
        /// Which one.
        which: Threshold,
        /// Where it was.
        before: Ratio,
        /// Where it is.
        after: Ratio,
    },
}

/// A threshold of a weighted rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Threshold {
    /// Score from which an activity is smartable.
    Smartable,
    /// Score from which it is partly so.
    Partly,
}

impl Threshold {
    /// Both, with the names that `--threshold` takes.
    pub const ALL: [Self; 2] = [Self::Smartable, Self::Partly];

    /// Returns the name that `--threshold` takes.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Smartable => "smartable",
            Self::Partly => "partly",
        }
    }
}

/// A value before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BeforeAfter<T> {
    /// As things are.
    pub before: T,
    /// With the changes.
    pub after: T,
}

impl<T> BeforeAfter<T> {
    /// Applies the same to both.
    pub fn map<U>(&self, make: impl Fn(&T) -> U) -> BeforeAfter<U> {
        BeforeAfter {
            before: make(&self.before),
            after: make(&self.after),
        }
    }
}

/// An amount before and after, and the difference. Whatever the unknown answers turn out to be, the
/// difference lies between its ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Before and after; `None`: not known.
    pub amounts: BeforeAfter<Option<Between<Exact>>>,
    /// The difference, below 0 where something is lost; `None`: not known.
    pub by: Option<Between<Exact>>,
}

/// An activity before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// Its place in the activities of the assessment before, and of that after.
    pub place: BeforeAfter<usize>,
    /// Its verdict.
    pub verdict: BeforeAfter<Verdict>,
    /// Classes of obstacles that, removed alone, make it smartable for sure, in the order of
    /// [`ObstacleClass::ALL`]. The starting point is the changed set with no lever pulled.
    pub unlocked_by: Vec<ObstacleClass>,
    /// Pairs that make it smartable for sure where neither member does.
    pub unlocked_by_pairs: Vec<[ObstacleClass; 2]>,
}

/// The figures of a group before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitDifference {
    /// Code of the unit, or its name where it has no code. Empty: not stated.
    pub key: String,
    /// Name.
    pub name: String,
    /// Activities that are smartable for sure.
    pub smartable: BeforeAfter<u64>,
    /// Activities that are undetermined.
    pub undetermined: BeforeAfter<u64>,
    /// Activities that become smartable, less those that no longer are.
    pub gained: Between<Exact>,
    /// Heads of smartable activities; `None`: no column.
    pub heads: Option<Difference>,
    /// FTE of smartable activities; `None`: no column.
    pub fte: Option<Difference>,
    /// Smartable share of heads.
    pub share_heads: BeforeAfter<Option<Between<Exact>>>,
    /// Smartable share of FTE.
    pub share_fte: BeforeAfter<Option<Between<Exact>>>,
}

/// The contingent before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeopleDifference {
    /// What it is computed from.
    pub basis: ContingentBasis,
    /// Units at every level of the chart.
    pub units: Vec<UnitPeople>,
    /// Everything.
    pub total: UnitPeople,
}

/// The contingent of a unit before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitPeople {
    /// Code of the unit, or its name where it has no code.
    pub unit: Rc<str>,
    /// Name.
    pub name: Rc<str>,
    /// Depth in the org chart; `None`: the unit is not in the chart.
    pub depth: Option<usize>,
    /// All its figures.
    pub figures: BeforeAfter<ContingentFigures>,
    /// People who may ask for remote work.
    pub heads: Difference,
    /// FTE that can be worked remotely.
    pub fte_remotizable: Difference,
}

/// The days before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DaysDifference {
    /// What they are computed from: an estimate, from headcounts.
    pub basis: ContingentBasis,
    /// The months that they are of, as `2026-12`: the first and the last.
    pub months: (String, String),
    /// Directorates.
    pub units: Vec<UnitDays>,
    /// Everything.
    pub total: UnitDays,
}

/// The days of a directorate before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitDays {
    /// Code, or the name where there is no code.
    pub unit: Rc<str>,
    /// Name.
    pub name: Rc<str>,
    /// Whole days.
    pub days: Difference,
}

/// What would be gained. Bounds hold whatever the unknown answers turn out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gains {
    /// Activities that become smartable.
    pub smartable: Between<Exact>,
    /// Activities with a better verdict, these among them.
    pub improved: Between<Exact>,
    /// Heads of activities that become smartable; `None`: no column.
    pub heads: Option<Between<Exact>>,
    /// Their FTE; `None`: no column.
    pub fte: Option<Between<Exact>>,
}

/// What removing a class of obstacles would bring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeverGain {
    /// The class.
    pub class: ObstacleClass,
    /// Whether the run pulls this lever.
    pub pulled: bool,
    /// What it would bring alone.
    pub gains: Gains,
    /// Activities that it stands in the way of, alone or with others.
    pub blocks: u64,
}

/// What removing two classes of obstacles would bring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairGain {
    /// The classes, in the order of [`ObstacleClass::ALL`].
    pub classes: [ObstacleClass; 2],
    /// What both bring together.
    pub gains: Gains,
    /// That, less what each brings alone. Below 0 where either alone would do.
    pub beyond: Gains,
}

/// What one answer means for the verdict of an activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sensitive {
    /// The activity, by its place in [`Simulation::activities`].
    pub activity: usize,
    /// The item, by its place in the items of the set after the changes.
    pub item: usize,
    /// The cell of the answer; `None`: no column answers it.
    pub at: Option<CellRef>,
    /// The answer as written.
    pub written: Rc<str>,
    /// Whether the answer is unknown.
    pub unknown: bool,
    /// The verdict of the answers as they stand; an override does not change it.
    pub verdict: Verdict,
    /// The verdict if this answer alone were as bad as can be.
    pub if_bad: Verdict,
    /// The verdict if this answer alone were as good as can be.
    pub if_good: Verdict,
    /// What that means.
    pub effect: Effect,
}

/// What one answer means for a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// Unknown, and whatever it turns out to be, the verdict is known then.
    Decides,
    /// Unknown, and one of the two ways settles the verdict.
    DecidesOneWay,
    /// Unknown, and it matters only together with others.
    Matters,
    /// Known, and the verdict would be another if it were the other way.
    Turns,
    /// The verdict is the same either way.
    Nothing,
}

impl Effect {
    /// Returns the key used in machine formats.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Decides => "decides",
            Self::DecidesOneWay => "decides_one_way",
            Self::Matters => "matters",
            Self::Turns => "turns",
            Self::Nothing => "nothing",
        }
    }
}
