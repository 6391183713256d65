//! Two inventories side by side: what became of each activity, and what changed the sums.
//!
//! All figures here are final: `figures::comparison` made them, `report` only shows them. The
//! method is in `docs/compare.md`.

mod effects;

use std::rc::Rc;

pub use effects::{
    AllEffects, AllOrders, Budgets, Cause, Compute, Difference, Effects, End, Measure, Orders,
    People, UnitDays, UnitEffects, UnitPeople,
};

use crate::finding::FindingGroup;
use crate::model::activity::Given;
use crate::model::answer::Answer;
use crate::model::assessment::{ByVerdict, Coverage, Grouping, LeftOutRows, Override, SetChosen};
use crate::model::criteria::{CriteriaSet, Heads};
use crate::model::period::Day;
use crate::model::uniformity::UnevenNow;
use crate::model::verdict::{Outcome, Verdict};
use crate::origin::{CellRef, Sources};

/// Everything that a report of `compare` shows.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// The older side.
    pub old: Side,
    /// The newer side.
    pub new: Side,
    /// Whether both sides are judged by the same criteria.
    pub criteria: Criteria,
    /// What groups are.
    pub grouping: Grouping,
    /// Every activity of either side: those of the newer one in its order, then those gone.
    pub activities: Vec<Compared>,
    /// Same id, another activity altogether: places in [`Comparison::activities`], the one that
    /// is gone and the one that is new.
    pub reused: Vec<(usize, usize)>,
    /// Units that became others between the two sides.
    pub unit_map: Vec<UnitMove>,
    /// What changed the sums of each unit; those of the newer side first, in its order.
    pub units: Vec<UnitEffects>,
    /// What changed the sums of everything.
    pub total: AllEffects,
    /// Both orders of criteria and answers, where the criteria differ.
    pub orders: Option<AllOrders>,
    /// What became of the verdicts.
    pub changes: Changes,
    /// Processes of the newer side whose verdicts are not the same in all groups.
    pub uneven: Vec<UnevenNow>,
    /// Contingents of both sides.
    pub contingent: Compute<People>,
    /// Day budgets of both sides.
    pub days: Compute<Budgets>,
    /// Files and tables of both sides, the older ones first.
    pub sources: Sources,
}

/// One side of a comparison.
#[derive(Debug, Clone)]
pub struct Side {
    /// What it is called: its year, or its path.
    pub name: String,
    /// The criteria that it is judged by.
    pub set: Rc<CriteriaSet>,
    /// How they were chosen.
    pub set_chosen: SetChosen,
    /// The day that it is of, where one is known.
    pub on: Option<Day>,
    /// Whether sums of its headcounts are people.
    pub heads: Heads,
    /// Its configuration, as shown.
    pub config: Option<String>,
    /// Whose org chart its units stand in.
    pub chart: ChartOf,
    /// Which structures of its org chart were heard.
    pub coverage: Option<Coverage>,
    /// Its rows that do not count.
    pub left_out: Vec<LeftOutRows>,
    /// Its findings.
    pub findings: Vec<FindingGroup>,
}

/// Whose org chart the units of a side stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartOf {
    /// Neither side has one: units are known by what rows call them.
    Nobody,
    /// The side has one of its own.
    Own,
    /// The side has none: it takes that of the other side.
    TheOther,
}

impl ChartOf {
    /// Returns the key used in machine formats; `None` without a chart.
    #[must_use]
    pub fn key(self) -> Option<&'static str> {
        match self {
            Self::Nobody => None,
            Self::Own => Some("own"),
            Self::TheOther => Some("other"),
        }
    }
}

/// Whether the criteria of the two sides differ in what they ask or how they judge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Criteria {
    /// They judge alike: no effect of theirs can be anything but zero.
    Same,
    /// They differ.
    Differ,
}

/// An activity of either side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// On the older side; `None`: it is new.
    pub old: Option<Seen>,
    /// On the newer side; `None`: it is gone.
    pub new: Option<Seen>,
    /// How the two were found to be one; `None` where there is one side alone.
    pub found: Option<Found>,
    /// Verdict of the older answers by the newer criteria.
    pub old_by_new: Option<Verdict>,
    /// Verdict of the newer answers by the older criteria.
    pub new_by_old: Option<Verdict>,
    /// Answers that changed, in the order of the newer criteria's items.
    pub answers: Vec<AnswerChange>,
    /// Whether the name changed beyond its spelling.
    pub renamed: bool,
}

/// An activity on one side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Identifier, stated or derived.
    pub id: String,
    /// Whether it was derived.
    pub id_derived: bool,
    /// Code of the unit as the sheet has it.
    pub unit: Rc<str>,
    /// Name of the unit.
    pub unit_name: Rc<str>,
    /// What the unit has become on the newer side.
    pub unit_now: Rc<str>,
    /// Key of the group that it is counted in, as it is on the newer side.
    pub group: Rc<str>,
    /// Name of the group.
    pub group_name: Rc<str>,
    /// Process; may be empty.
    pub process: Rc<str>,
    /// Name.
    pub name: String,
    /// Verdict that counts.
    pub verdict: Verdict,
    /// Verdict computed from the answers.
    pub computed: Verdict,
    /// Override that was applied.
    pub overridden: Option<Override>,
    /// People.
    pub heads: Given,
    /// Full-time equivalents.
    pub fte: Given,
    /// Whether the row has a note.
    pub noted: bool,
    /// The cell of its name.
    pub at: CellRef,
}

/// How an activity was found again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// By what.
    pub by: FoundBy,
    /// How alike the names are, in thousandths.
    pub likeness: u32,
}

/// By what an activity was found again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FoundBy {
    /// Same unit and name.
    Name,
    /// Same id.
    Id,
    /// Names that resemble each other.
    Likeness,
}

impl FoundBy {
    /// Returns the key used in machine formats.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Id => "id",
            Self::Likeness => "likeness",
        }
    }
}

/// An answer that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerChange {
    /// The item, by its place in the newer criteria.
    pub item: usize,
    /// Answers before, one for each column; each is turned so that yes is good for remote work.
    pub old: Vec<Answer>,
    /// Answers now.
    pub new: Vec<Answer>,
    /// Whether no column asked it before: a new question, not a change of mind.
    pub first_asked: bool,
}

/// A unit that became another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitMove {
    /// Unit before, as rows name it.
    pub from: Rc<str>,
    /// Unit now.
    pub to: Rc<str>,
    /// The first day of the last change.
    pub on: Day,
}

impl Compared {
    /// Says whether the verdict that counts changed; `false` where there is one side alone.
    #[must_use]
    pub fn verdict_changed(&self) -> bool {
        matches!((&self.old, &self.new), (Some(old), Some(new)) if old.verdict != new.verdict)
    }

    /// Says whether the unit changed, the unit map aside.
    #[must_use]
    pub fn moved(&self) -> bool {
        matches!((&self.old, &self.new), (Some(old), Some(new)) if old.unit_now != new.unit_now)
    }

    /// Says whether people or FTE changed.
    #[must_use]
    pub fn numbers_changed(&self) -> bool {
        matches!((&self.old, &self.new), (Some(old), Some(new))
            if old.heads != new.heads || old.fte != new.fte)
    }

    /// Returns the four verdicts between the two that count: computed by the older criteria, by
    /// the newer ones, with the newer answers; the last one is followed by the override's.
    #[must_use]
    pub fn chain(&self) -> Option<[Verdict; 5]> {
        let (old, new) = (self.old.as_ref()?, self.new.as_ref()?);
        let by_new = self.old_by_new.unwrap_or(old.computed);
        Some([old.verdict, old.computed, by_new, new.computed, new.verdict])
    }

    /// Returns what the verdict's change comes from; nothing where it did not change.
    #[must_use]
    pub fn causes(&self) -> CauseSet {
        let Some(chain) = self.chain().filter(|_| self.verdict_changed()) else {
            return CauseSet::default();
        };
        CauseSet {
            criteria: chain[1] != chain[2],
            answers: chain[2] != chain[3],
            overrides: chain[0] != chain[1] || chain[3] != chain[4],
        }
    }

    /// Returns what accounts for a reversal: from smartable to not, or from not to smartable;
    /// `None`: the verdict did not turn round.
    #[must_use]
    pub fn reversal(&self) -> Option<Reversal> {
        let (old, new) = (self.old.as_ref()?, self.new.as_ref()?);
        let turned = matches!(
            (old.verdict, new.verdict),
            (
                Verdict::Known(Outcome::Smartable),
                Verdict::Known(Outcome::Not)
            ) | (
                Verdict::Known(Outcome::Not),
                Verdict::Known(Outcome::Smartable)
            )
        );
        if !turned {
            return None;
        }
        let by_criteria = self.causes()
            == CauseSet {
                criteria: true,
                ..CauseSet::default()
            };
        Some(if by_criteria {
            Reversal::ByCriteria
        } else if new
            .overridden
            .as_ref()
            .is_some_and(|it| !it.reason.is_empty())
        {
            Reversal::WithReason
        } else if new.noted {
            Reversal::WithNote
        } else {
            Reversal::Unexplained
        })
    }
}

/// What accounts for a verdict that turned round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reversal {
    /// Nothing: no note, no reason of an override.
    Unexplained,
    /// The row has a note.
    WithNote,
    /// An override with its reason.
    WithReason,
    /// The new criteria alone: the same answers turn it round.
    ByCriteria,
}

impl Reversal {
    /// All of them, the worst first.
    pub const ALL: [Self; 4] = [
        Self::Unexplained,
        Self::WithNote,
        Self::WithReason,
        Self::ByCriteria,
    ];

    /// Returns the key used in machine formats.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Unexplained => "unexplained",
            Self::WithNote => "note",
            Self::WithReason => "override_reason",
            Self::ByCriteria => "criteria",
        }
    }
}

/// What a changed verdict comes from: one cause, or several together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct CauseSet {
    /// The criteria.
    pub criteria: bool,
    /// The answers.
    pub answers: bool,
    /// An override that came, went or changed.
    pub overrides: bool,
}

/// What became of the verdicts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    /// Activities of both sides by their verdict before (rows) and now (columns).
    pub from_to: ByVerdict<ByVerdict<u64>>,
    /// Activities gone, by their verdict.
    pub gone: ByVerdict<u64>,
    /// Activities added, by their verdict.
    pub added: ByVerdict<u64>,
    /// Changed verdicts by what they come from.
    pub by_cause: Vec<(CauseSet, Turned)>,
    /// Answers changed, the verdict did not.
    pub answers_alone: u64,
    /// Only people or FTE changed.
    pub numbers_alone: u64,
    /// Only the name or the unit changed.
    pub place_alone: u64,
    /// Nothing changed that is compared.
    pub nothing: u64,
    /// Activities renamed.
    pub renamed: u64,
    /// Activities whose unit changed.
    pub moved: u64,
    /// Answers that changed.
    pub answers: u64,
    /// Answers to questions that nobody asked before.
    pub first_asked: u64,
    /// Reversals by what accounts for them, in the order of [`Reversal::ALL`].
    pub reversals: [u64; 4],
}

/// Changed verdicts by their direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Turned {
    /// All of them.
    pub all: u64,
    /// Now smartable.
    pub to_smartable: u64,
    /// No longer smartable.
    pub from_smartable: u64,
}
