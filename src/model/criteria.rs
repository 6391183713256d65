//! A criteria set: dated, sourced conditions of remote work and the rule that joins them.
//!
//! Never here: reading sets (`criteria`), or judging by them (`figures::verdicts`).

use crate::lang::LocalText;
use crate::model::answer::AnswerShape;
use crate::model::life_cycle::LifeCycle;
use crate::model::quantity::{Decimal, Ratio};

/// A criteria set, checked: see `docs/criteria-sets.md` for the file it is read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CriteriaSet {
    /// Name that `--criteria` takes: `milano-2021`.
    pub id: String,
    /// Version of the set, as its authors number it.
    pub version: String,
    /// First day it holds, `YYYY-MM-DD`.
    pub valid_from: String,
    /// Last day it holds, where one was set.
    pub valid_to: Option<String>,
    /// Title in both languages.
    pub title: LocalText,
    /// What it rests on.
    pub source: Source,
    /// What a sheet can answer, in the order in which the criteria name them. Never empty.
    pub items: Vec<Item>,
    /// One or more results from the same answers. The first is the verdict. Never empty.
    pub indexes: Vec<Index>,
    /// Where it stands between a draft and an act.
    pub life: LifeCycle,
    /// How totals are made.
    pub totals: TotalsPolicy,
    /// The file as it was read, for `export`.
    pub text: String,
}

/// The act or article that a set or a criterion rests on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Source {
    /// The act, the organisation, in both languages.
    pub act: LocalText,
    /// Article or page.
    pub article: Option<String>,
    /// Date, `YYYY-MM-DD` or a year.
    pub date: Option<String>,
    /// What a reader should know about it, such as "to be verified".
    pub note: Option<LocalText>,
}

/// One result computed from the answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Index {
    /// Identifier; `main` where the set has only one.
    pub id: String,
    /// Title in both languages.
    pub title: LocalText,
    /// The criteria, in order. Never empty, at most [`Index::MOST_CRITERIA`].
    pub criteria: Vec<Criterion>,
    /// How they are joined.
    pub rule: VerdictRule,
}

impl Index {
    /// The most criteria an index may have: a verdict keeps them as bits of a word.
    pub const MOST_CRITERIA: usize = 64;
}

/// How criteria become a verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VerdictRule {
    /// Every gate must be met; the least level decides.
    Gates,
    /// The weighted mean is compared with two thresholds; gates, if any, cap it.
    Weighted {
        /// Score from which an activity is smartable.
        smartable_at: Ratio,
        /// Score from which it is partly so; equal to `smartable_at` where there is no "partly".
        partly_at: Ratio,
    },
}

/// A condition of remote work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Criterion {
    /// Identifier, unique in its index.
    pub id: String,
    /// Short name.
    pub label: LocalText,
    /// The question asked of the office.
    pub question: LocalText,
    /// What it rests on, where that differs from the set's source.
    pub source: Option<LocalText>,
    /// Gate or weight.
    pub role: Role,
    /// What it is computed from.
    pub condition: Condition,
    /// Level of the answer "partly".
    pub level_of_partly: Ratio,
    /// What an empty cell means.
    pub missing: Missing,
    /// What "not applicable" means.
    pub not_applicable: NotApplicable,
    /// What stands in the way when it fails.
    pub obstacle: Obstacle,
}

/// Whether a criterion must be met or counts by weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Must be met.
    Gate,
    /// Counts with this weight, above 0 or 0.
    Weight(Decimal),
}

/// What a criterion's level is computed from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// The answer to one item, by its index in [`CriteriaSet::items`].
    Item(u16),
    /// The least of its members.
    AllOf(Vec<Condition>),
    /// The greatest of its members.
    AnyOf(Vec<Condition>),
    /// Two measures compared.
    Compare {
        /// Item on the left.
        left: u16,
        /// How they are compared.
        op: Comparison,
        /// Item on the right.
        right: u16,
        /// What it means that the comparison is true.
        when_true: Met,
    },
}

/// Whether a true condition is good or bad for remote work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Met {
    /// `met_when`: true is good.
    Met,
    /// `fails_when`: true is bad.
    Fails,
}

/// How two numbers are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
    /// `==`
    Equal,
}

impl Comparison {
    /// Returns the sign as it is written in a set.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::Greater => ">",
            Self::AtLeast => ">=",
            Self::Equal => "==",
        }
    }
}

/// A test of one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberTest {
    /// Compared with a constant.
    Against(Comparison, Decimal),
    /// Between two constants, both included.
    Between(Decimal, Decimal),
}

/// Something that a sheet answers: a column, or several assessors' columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Identifier, unique in the set.
    pub id: String,
    /// Short name.
    pub label: LocalText,
    /// The kind of answer it takes.
    pub shape: AnswerShape,
    /// How an answer becomes a level.
    pub level: LevelOf,
    /// Headers of the set's own under which a yes is good.
    pub headers_yes_good: Vec<String>,
    /// Headers of the set's own under which a yes is bad.
    pub headers_yes_bad: Vec<String>,
    /// Whether the shared vocabulary's headers for this id are understood too.
    pub shared_headers: bool,
    /// What it means that a header stands several times.
    pub repeated: Repeated,
}

/// How an answer becomes a level between 0 and 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LevelOf {
    /// Yes 1, partly the criterion's own level, no 0; a share is its own level.
    Answer,
    /// Each step of a scale has its level, from the scale's `from` on.
    Steps(Vec<Ratio>),
    /// A test of the number.
    Test(NumberTest, Met),
    /// Only used in a comparison: it has no level of its own.
    Measure,
}

/// What several columns with the same header mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repeated {
    /// A mistake: a finding.
    Mistake,
    /// Several assessors: the mean counts; one that is unknown leaves a range.
    Mean,
}

/// What an empty cell means. An unreadable one is always unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// Unknown: the verdict shows its bounds.
    Unknown,
    /// As if met.
    Met,
    /// As if not met.
    NotMet,
    /// Leaves the weighted mean, or the gates.
    Skip,
}

/// What "not applicable" means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotApplicable {
    /// The criterion is left out for the activity.
    LeftOut,
    /// As if met.
    Met,
    /// As if not met.
    NotMet,
}

/// What stands in the way when a criterion fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Obstacle {
    /// Its class.
    pub class: ObstacleClass,
    /// Whether an investment, a change of process or training could remove it.
    pub removable: bool,
}

/// Classes of obstacles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ObstacleClass {
    /// Software that cannot be reached from outside.
    Software,
    /// Paper files.
    Paper,
    /// Equipment that stands in the office.
    Equipment,
    /// Data that may not leave the premises.
    DataSecurity,
    /// Physical work or presence.
    Physical,
    /// Direct contact with the public.
    Public,
    /// Work in shifts.
    Shift,
    /// A law.
    Law,
    /// How the work is organised.
    Organisation,
    /// Skills that are missing.
    Skills,
    /// An output that cannot be assessed.
    Output,
}

impl ObstacleClass {
    /// All classes, in the order of the documentation.
    pub const ALL: [Self; 11] = [
        Self::Software,
        Self::Paper,
        Self::Equipment,
        Self::DataSecurity,
        Self::Physical,
        Self::Public,
        Self::Shift,
        Self::Law,
        Self::Organisation,
        Self::Skills,
        Self::Output,
    ];

    /// Returns the key used in sets and machine formats: `data_security`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Software => "software",
            Self::Paper => "paper",
            Self::Equipment => "equipment",
            Self::DataSecurity => "data_security",
            Self::Physical => "physical",
            Self::Public => "public",
            Self::Shift => "shift",
            Self::Law => "law",
            Self::Organisation => "organisation",
            Self::Skills => "skills",
            Self::Output => "output",
        }
    }
}

/// How totals are made: declared in the set, changed by the configuration or a flag, and repeated
/// by every report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TotalsPolicy {
    /// Whether one person stands in several rows.
    pub heads: Heads,
    /// What rows without a verdict count as.
    pub unassessed: Treatment,
    /// What an empty head or wage counts as.
    pub missing_weight: Treatment,
}

impl Default for TotalsPolicy {
    fn default() -> Self {
        Self {
            heads: Heads::Overlapping,
            unassessed: Treatment::Bounds,
            missing_weight: Treatment::Bounds,
        }
    }
}

/// Whether sums of headcounts are people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heads {
    /// One person may stand in several rows: sums are "activity heads", never people.
    Overlapping,
    /// Each person stands in one row: sums are people.
    Exclusive,
}

/// What happens with a row that lacks a verdict or a weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Treatment {
    /// It counts as not smartable.
    NotEligible,
    /// It leaves numerator and denominator.
    LeftOut,
    /// It widens the bounds.
    Bounds,
}

impl Treatment {
    /// Returns the key used in sets and machine formats.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::NotEligible => "not_eligible",
            Self::LeftOut => "left_out",
            Self::Bounds => "bounds",
        }
    }
}
