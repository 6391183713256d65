//! Parts of the JSON of a comparison: effects, verdicts, activities.
//!
//! Never here: a figure, or the document (`compare`).

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::comparison::{
    AnswerChange, Cause, Changes, Compared, Comparison, Effects, End, Measure, Orders, Reversal,
    Seen,
};
use crate::model::verdict::Verdict;
use crate::report::compare::words;
use crate::report::formats::json::number::Number;
use crate::report::words as shared;

/// One end of a sum of smartable activities, and what changed it.
#[derive(Serialize, JsonSchema)]
pub struct EffectDto {
    /// `activities`, `heads`, `fte`.
    measure: &'static str,
    /// `at_least`: settled verdicts; `at_most`: undetermined ones counted in.
    end: &'static str,
    /// Before.
    old: Number,
    /// Activities gone.
    gone: Number,
    /// Activities added.
    added: Number,
    /// The criteria, on the older answers.
    criteria: Number,
    /// The answers, by the newer criteria.
    answers: Number,
    /// Overrides: those of before taken off, those of now put on.
    overrides: Number,
    /// People or FTE alone.
    headcount_only: Number,
    /// Activities that went to another group.
    moved: Number,
    /// Now: `old` plus all of these.
    new: Number,
}

impl EffectDto {
    /// Takes one end of a measure.
    #[must_use]
    pub fn of(measure: Measure, end: End, effects: &Effects) -> Self {
        let of = |cause| Number::from(effects.of(cause));
        Self {
            measure: measure.key(),
            end: end.key(),
            old: Number::from(&effects.old),
            gone: of(Cause::Gone),
            added: of(Cause::Added),
            criteria: of(Cause::Criteria),
            answers: of(Cause::Answers),
            overrides: of(Cause::Overrides),
            headcount_only: of(Cause::Numbers),
            moved: of(Cause::Moved),
            new: Number::from(&effects.new),
        }
    }
}

/// Criteria and answers in both orders, over the activities of both sides.
#[derive(Serialize, JsonSchema)]
pub struct OrdersDto {
    /// `activities`, `heads`, `fte`.
    measure: &'static str,
    /// `at_least` or `at_most`.
    end: &'static str,
    /// The criteria on the older answers.
    criteria_first: Number,
    /// Then the answers by the newer criteria.
    answers_second: Number,
    /// The answers by the older criteria.
    answers_first: Number,
    /// Then the criteria on the newer answers.
    criteria_second: Number,
    /// What only both together do: `criteria_second` less `criteria_first`.
    interplay: Number,
}

impl OrdersDto {
    /// Takes both orders of one end of a measure.
    #[must_use]
    pub fn of(measure: Measure, end: End, orders: &Orders) -> Self {
        Self {
            measure: measure.key(),
            end: end.key(),
            criteria_first: Number::from(&orders.criteria_first),
            answers_second: Number::from(&orders.answers_second),
            answers_first: Number::from(&orders.answers_first),
            criteria_second: Number::from(&orders.criteria_second),
            interplay: Number::from(&orders.interplay()),
        }
    }
}

/// What became of the verdicts.
#[derive(Serialize, JsonSchema)]
pub struct Verdicts {
    /// Activities of both sides: a row for each verdict before.
    from_to: Vec<FromTo>,
    /// Activities gone, by verdict.
    gone: Counts,
    /// Activities added, by verdict.
    added: Counts,
    /// Changed verdicts by cause.
    by_cause: Vec<ByCause>,
    /// Activities with other answers and the same verdict.
    answers_alone: u64,
    /// Activities of which only heads or FTE changed.
    headcount_alone: u64,
    /// Activities of which only the name or the unit changed.
    place_alone: u64,
    /// Activities of which nothing changed that is compared.
    nothing: u64,
    /// Activities renamed.
    renamed: u64,
    /// Activities moved.
    moved: u64,
    /// Answers that changed.
    answers: u64,
    /// Answers to questions not asked before.
    first_asked: u64,
    /// Verdicts turned round, by what accounts for them.
    reversals: Reversals,
}

/// Counts by verdict.
#[derive(Serialize, JsonSchema)]
struct Counts {
    /// Smartable.
    smartable: u64,
    /// Partly.
    partly: u64,
    /// Not.
    not: u64,
    /// Undetermined.
    undetermined: u64,
}

impl Counts {
    fn of([smartable, partly, not, undetermined]: [u64; 4]) -> Self {
        Self {
            smartable,
            partly,
            not,
            undetermined,
        }
    }
}

/// What became of the activities of one verdict.
#[derive(Serialize, JsonSchema)]
struct FromTo {
    /// Verdict before.
    before: &'static str,
    /// Verdicts now.
    now: Counts,
}

/// Changed verdicts of one cause, or of several together.
#[derive(Serialize, JsonSchema)]
struct ByCause {
    /// `criteria`, `answers`, `overrides`, joined by `+`.
    causes: String,
    /// How many.
    all: u64,
    /// Of which now smartable.
    to_smartable: u64,
    /// Of which no longer smartable.
    from_smartable: u64,
}

/// Verdicts turned round.
#[derive(Serialize, JsonSchema)]
struct Reversals {
    /// Neither a note nor a reason.
    unexplained: u64,
    /// The row has a note.
    note: u64,
    /// An override with its reason.
    override_reason: u64,
    /// The criteria alone.
    criteria: u64,
}

impl Verdicts {
    /// Takes the counts.
    #[must_use]
    pub fn of(changes: &Changes) -> Self {
        let [unexplained, note, override_reason, criteria] = changes.reversals;
        let rows = shared::VERDICT_KEYS.into_iter().zip(changes.from_to);
        let causes = changes.by_cause.iter();
        Self {
            from_to: rows
                .map(|(before, counts)| FromTo {
                    before,
                    now: Counts::of(counts),
                })
                .collect(),
            gone: Counts::of(changes.gone),
            added: Counts::of(changes.added),
            by_cause: causes
                .map(|(causes, turned)| ByCause {
                    causes: words::causes_key(*causes),
                    all: turned.all,
                    to_smartable: turned.to_smartable,
                    from_smartable: turned.from_smartable,
                })
                .collect(),
            answers_alone: changes.answers_alone,
            headcount_alone: changes.numbers_alone,
            place_alone: changes.place_alone,
            nothing: changes.nothing,
            renamed: changes.renamed,
            moved: changes.moved,
            answers: changes.answers,
            first_asked: changes.first_asked,
            reversals: Reversals {
                unexplained,
                note,
                override_reason,
                criteria,
            },
        }
    }
}

/// An activity of either side.
#[derive(Serialize, JsonSchema)]
pub struct ActivityDto<'a> {
    /// Before; null: it is new.
    old: Option<SeenDto<'a>>,
    /// Now; null: it is gone.
    new: Option<SeenDto<'a>>,
    /// How it was found again: `name`, `id`, `likeness`; null: there is one side alone.
    found_by: Option<&'static str>,
    /// How alike the names are, in thousandths.
    likeness: Option<u32>,
    /// Whether it was renamed.
    renamed: bool,
    /// Whether its unit changed.
    moved: bool,
    /// Verdict of the older answers by the newer criteria; null where there is one side alone.
    old_by_new_criteria: Option<&'static str>,
    /// Verdict of the newer answers by the older criteria.
    new_by_old_criteria: Option<&'static str>,
    /// What the verdict's change comes from; empty: it did not change.
    causes: Vec<&'static str>,
    /// What accounts for a verdict that turned round: `unexplained`, `note`, `override_reason`,
    /// `criteria`; null: it did not.
    reversal: Option<&'static str>,
    /// Answers that changed.
    answers: Vec<AnswerDto<'a>>,
}

/// An activity on one side.
#[derive(Serialize, JsonSchema)]
struct SeenDto<'a> {
    /// Identifier.
    id: Cow<'a, str>,
    /// Code of the unit.
    unit: Cow<'a, str>,
    /// What the unit is called on the newer side.
    unit_now: Cow<'a, str>,
    /// Group that it is counted in, as it is on the newer side.
    group: Cow<'a, str>,
    /// Process.
    process: Cow<'a, str>,
    /// Name.
    name: Cow<'a, str>,
    /// Verdict that counts.
    verdict: &'static str,
    /// Verdict computed from the answers.
    computed: &'static str,
    /// Reason of the override that was applied; null: none.
    override_reason: Option<Cow<'a, str>>,
    /// Heads; null: not known.
    heads: Option<Number>,
    /// FTE; null: not known.
    fte: Option<Number>,
    /// Whether the row has a note.
    note: bool,
    /// Path of the file.
    file: Cow<'a, str>,
    /// Cell of the name.
    cell: String,
}

impl<'a> SeenDto<'a> {
    fn of(comparison: &'a Comparison, seen: &'a Seen) -> Self {
        let sources = &comparison.sources;
        let reason = seen.overridden.as_ref().map(|it| it.reason.as_str());
        Self {
            id: Cow::Borrowed(&seen.id),
            unit: Cow::Borrowed(&seen.unit),
            unit_now: Cow::Borrowed(&seen.unit_now),
            group: Cow::Borrowed(&seen.group),
            process: Cow::Borrowed(&seen.process),
            name: Cow::Borrowed(&seen.name),
            verdict: seen.verdict.key(),
            computed: seen.computed.key(),
            override_reason: reason.map(Cow::Borrowed),
            heads: seen.heads.known().map(Number::from),
            fte: seen.fte.known().map(Number::from),
            note: seen.noted,
            file: Cow::Borrowed(&sources.file_of(seen.at.table).path),
            cell: sources.cell(seen.at),
        }
    }
}

/// An answer that changed; each is turned so that `yes` is good for remote work.
#[derive(Serialize, JsonSchema)]
struct AnswerDto<'a> {
    /// The item of the newer criteria.
    item: Cow<'a, str>,
    /// Before, one for each column.
    old: Vec<String>,
    /// Now.
    new: Vec<String>,
    /// Whether nobody asked it before.
    first_asked: bool,
}

impl<'a> AnswerDto<'a> {
    fn of(comparison: &'a Comparison, change: &AnswerChange) -> Self {
        let keys = |answers: &[crate::model::answer::Answer]| {
            answers.iter().map(|it| words::answer_key(*it)).collect()
        };
        Self {
            item: Cow::Borrowed(&comparison.new.set.items[change.item].id),
            old: keys(&change.old),
            new: keys(&change.new),
            first_asked: change.first_asked,
        }
    }
}

impl<'a> ActivityDto<'a> {
    /// Takes an activity.
    #[must_use]
    pub fn of(comparison: &'a Comparison, one: &'a Compared) -> Self {
        let seen = |seen: &'a Option<Seen>| seen.as_ref().map(|seen| SeenDto::of(comparison, seen));
        let causes = one.causes();
        let held = [
            (causes.criteria, Cause::Criteria),
            (causes.answers, Cause::Answers),
            (causes.overrides, Cause::Overrides),
        ];
        let both = one.chain();
        let new_by_old = one.new_by_old.or(both.map(|chain| chain[3]));
        Self {
            old: seen(&one.old),
            new: seen(&one.new),
            found_by: one.found.map(|found| found.by.key()),
            likeness: one.found.map(|found| found.likeness),
            renamed: one.renamed,
            moved: one.moved(),
            old_by_new_criteria: both.map(|chain| chain[2].key()),
            new_by_old_criteria: both.and(new_by_old).map(Verdict::key),
            causes: held
                .into_iter()
                .filter(|(holds, _)| *holds)
                .map(|(_, cause)| cause.key())
                .collect(),
            reversal: one.reversal().map(Reversal::key),
            answers: one
                .answers
                .iter()
                .map(|change| AnswerDto::of(comparison, change))
                .collect(),
        }
    }
}
