//! The activities, made one by one while they are written.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};

use crate::model::activity::Given;
use crate::model::assessment::{Activity, Assessment, Reason};
use crate::model::criteria::Criterion;
use crate::model::quantity::Ratio;
use crate::model::verdict::{CriterionMask, Judgement, Level, Verdict};
use crate::report::formats::json::number::{Number, Quantity, Share};

/// All activities of an assessment, in the order of the files.
pub struct Activities<'a>(pub &'a Assessment);

impl Serialize for Activities<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let activities = self.0.activities.iter();
        serializer.collect_seq(activities.map(|activity| ActivityDto::of(self.0, activity)))
    }
}

impl JsonSchema for Activities<'_> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        Cow::Borrowed("Activities")
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Vec::<ActivityDto<'static>>::json_schema(generator)
    }
}

/// An activity and its verdict.
#[derive(Serialize, JsonSchema)]
pub struct ActivityDto<'a> {
    /// Identifier, from the sheet or derived.
    id: Cow<'a, str>,
    /// Whether the identifier was derived from unit, process and name.
    id_derived: bool,
    /// Code of the unit, or its name where it has no code; empty: not stated.
    unit: Cow<'a, str>,
    /// Name of the unit.
    unit_name: Cow<'a, str>,
    /// Key of the group that it is counted in.
    group: Cow<'a, str>,
    /// Process; may be empty.
    process: Cow<'a, str>,
    /// Name.
    name: Cow<'a, str>,
    /// Verdict that counts: `smartable`, `partly`, `not`, `undetermined`.
    verdict: &'static str,
    /// Worst and best verdict, when it is undetermined.
    #[serde(skip_serializing_if = "Option::is_none")]
    between: Option<[&'static str; 2]>,
    /// Unanswered criteria that decide, when it is undetermined.
    #[serde(skip_serializing_if = "Option::is_none")]
    deciding: Option<Vec<Cow<'a, str>>>,
    /// Verdict computed from the answers.
    computed: &'static str,
    /// Weighted mean of the criteria; null where unknown answers leave bounds.
    score: Option<Share>,
    /// Worst and best score, where it has bounds.
    #[serde(skip_serializing_if = "Option::is_none")]
    score_between: Option<[Share; 2]>,
    /// Level that counts; null where it has bounds.
    level: Option<Share>,
    /// Worst and best level, where it has bounds.
    #[serde(skip_serializing_if = "Option::is_none")]
    level_between: Option<[Share; 2]>,
    /// Why: one for each criterion of the first index, in its order.
    reasons: Vec<ReasonDto<'a>>,
    /// Override that was applied.
    #[serde(rename = "override")]
    overridden: Option<OverrideDto<'a>>,
    /// Verdict that the sheet declares; never counted.
    declared: Option<&'static str>,
    /// What each index says, when there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    indexes: Option<Vec<IndexDto<'a>>>,
    /// People; null without such a column.
    heads: Option<Quantity>,
    /// Women; null without such a column.
    women: Option<Quantity>,
    /// Men; null without such a column.
    men: Option<Quantity>,
    /// Full-time equivalents; null without such a column.
    fte: Option<Quantity>,
    /// Obstacle in the office's words.
    obstacle_stated: Cow<'a, str>,
    /// Lever in the office's words.
    lever_stated: Cow<'a, str>,
    /// Where it stands.
    source: SourceCell<'a>,
}

/// Why a criterion has its level.
#[derive(Serialize, JsonSchema)]
pub struct ReasonDto<'a> {
    /// Identifier of the criterion.
    criterion: Cow<'a, str>,
    /// Answer as written; several are joined by `; `. Null where no column answers it.
    answer: Option<Cow<'a, str>>,
    /// Level; null where it is unknown or left out.
    level: Option<Share>,
    /// Worst and best level, where it is unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    level_between: Option<[Share; 2]>,
    /// `met`, `partly`, `fails`, `unknown` or `left_out`.
    state: &'static str,
    /// Address of the first answer.
    cell: Option<String>,
    /// All answers with their cells, when there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    answers: Option<Vec<AnswerDto<'a>>>,
    /// Class of the obstacle, where the criterion fails or is met in part.
    obstacle: Option<&'static str>,
}

/// An answer and its cell.
#[derive(Serialize, JsonSchema)]
pub struct AnswerDto<'a> {
    /// As written.
    answer: Cow<'a, str>,
    /// Address; null where no column answers it.
    cell: Option<String>,
}

/// An override.
#[derive(Serialize, JsonSchema)]
pub struct OverrideDto<'a> {
    /// The verdict.
    verdict: &'static str,
    /// Why.
    reason: Cow<'a, str>,
    /// Who; may be empty.
    author: Cow<'a, str>,
    /// When, as written; may be empty.
    date: Cow<'a, str>,
}

/// What one index says.
#[derive(Serialize, JsonSchema)]
pub struct IndexDto<'a> {
    /// Identifier of the index.
    index: Cow<'a, str>,
    /// Its verdict.
    verdict: &'static str,
    /// Worst and best verdict, when it is undetermined.
    #[serde(skip_serializing_if = "Option::is_none")]
    between: Option<[&'static str; 2]>,
    /// Its score; null where it has bounds.
    score: Option<Share>,
    /// Worst and best score, where it has bounds.
    #[serde(skip_serializing_if = "Option::is_none")]
    score_between: Option<[Share; 2]>,
    /// Why: one for each of its criteria.
    reasons: Vec<ReasonDto<'a>>,
}

/// Where an activity stands.
#[derive(Serialize, JsonSchema)]
pub struct SourceCell<'a> {
    /// Path as given.
    file: Cow<'a, str>,
    /// Sheet; null in a text file.
    sheet: Option<Cow<'a, str>>,
    /// Cell of its name.
    cell: String,
}

impl<'a> ActivityDto<'a> {
    fn of(assessment: &'a Assessment, activity: &'a Activity) -> Self {
        let indexes = &assessment.set.indexes;
        let first = activity.judgements.first();
        let undetermined = matches!(activity.verdict, Verdict::Undetermined { .. });
        let (score, score_between) = first.map_or((None, None), score);
        let (level, level_between) = known(activity.level.0, activity.level.1);
        let total = &assessment.total;
        let criteria = indexes.first().map_or(&[][..], |index| &index.criteria);
        Self {
            id: Cow::Borrowed(&activity.id),
            id_derived: activity.id_derived,
            unit: Cow::Borrowed(&activity.unit),
            unit_name: Cow::Borrowed(&activity.unit_name),
            group: Cow::Borrowed(&activity.group),
            process: Cow::Borrowed(&activity.process),
            name: Cow::Borrowed(&activity.name),
            verdict: activity.verdict.key(),
            between: between(activity.verdict),
            deciding: first
                .filter(|_| undetermined)
                .map(|judgement| ids(criteria, judgement.deciding)),
            computed: activity.computed.key(),
            score,
            score_between,
            level,
            level_between,
            reasons: activity
                .reasons
                .iter()
                .filter_map(|reason| ReasonDto::of(assessment, criteria, reason))
                .collect(),
            overridden: OverrideDto::of(activity),
            declared: activity.declared.map(crate::model::verdict::Outcome::key),
            indexes: (indexes.len() > 1).then(|| every_index(assessment, activity)),
            heads: given(total.heads.is_some(), activity.heads),
            women: given(total.women.is_some(), activity.gender.0),
            men: given(total.men.is_some(), activity.gender.1),
            fte: given(total.fte.is_some(), activity.fte),
            obstacle_stated: Cow::Borrowed(&activity.obstacle_stated),
            lever_stated: Cow::Borrowed(&activity.lever_stated),
            source: SourceCell::of(assessment, activity),
        }
    }
}

fn between(verdict: Verdict) -> Option<[&'static str; 2]> {
    match verdict {
        Verdict::Known(_) => None,
        Verdict::Undetermined { worst, best } => Some([worst.key(), best.key()]),
    }
}

fn ids(criteria: &[Criterion], mask: CriterionMask) -> Vec<Cow<'_, str>> {
    mask.iter()
        .filter_map(|place| criteria.get(place))
        .map(|criterion| Cow::Borrowed(criterion.id.as_str()))
        .collect()
}

/// A level or score, or its bounds.
fn known(worst: Ratio, best: Ratio) -> (Option<Share>, Option<[Share; 2]>) {
    if worst == best {
        (Some(Share::from(worst)), None)
    } else {
        (None, Some([Share::from(worst), Share::from(best)]))
    }
}

fn score(judgement: &Judgement) -> (Option<Share>, Option<[Share; 2]>) {
    known(judgement.worst_score, judgement.best_score)
}

fn every_index<'a>(assessment: &'a Assessment, activity: &'a Activity) -> Vec<IndexDto<'a>> {
    let indexes = assessment.set.indexes.iter().zip(&activity.judgements);
    let reasons = [&activity.reasons]
        .into_iter()
        .chain(&activity.more_reasons);
    let all = indexes.zip(reasons);
    all.map(|((index, judgement), reasons)| {
        let (score, score_between) = score(judgement);
        IndexDto {
            index: Cow::Borrowed(&index.id),
            verdict: judgement.verdict.key(),
            between: between(judgement.verdict),
            score,
            score_between,
            reasons: reasons
                .iter()
                .filter_map(|reason| ReasonDto::of(assessment, &index.criteria, reason))
                .collect(),
        }
    })
    .collect()
}

/// A number that a cell gives; one that it does not give has no upper bound.
fn given(column: bool, given: Given) -> Option<Quantity> {
    column.then(|| match given {
        Given::Known(value) => Quantity {
            at_least: Number::from(value),
            at_most: Some(Number::from(value)),
        },
        Given::Blank | Given::Unreadable => Quantity {
            at_least: Number::zero(),
            at_most: None,
        },
    })
}

impl<'a> ReasonDto<'a> {
    fn of(
        assessment: &'a Assessment,
        criteria: &'a [Criterion],
        reason: &'a Reason,
    ) -> Option<Self> {
        let criterion = criteria.get(reason.criterion)?;
        let (level, level_between) = match reason.level {
            Level::Known(level) => (Some(Share::from(level)), None),
            Level::Unknown { worst, best } => (None, Some([Share::from(worst), Share::from(best)])),
            Level::LeftOut => (None, None),
        };
        let state = crate::report::words::state(reason.level);
        let stands_in_the_way = matches!(state, "partly" | "fails");
        let cells = reason.answers.iter().filter_map(|(cell, _)| *cell);
        Some(Self {
            criterion: Cow::Borrowed(&criterion.id),
            answer: answer(reason),
            level,
            level_between,
            state,
            cell: cells.map(|cell| assessment.sources.cell(cell)).next(),
            answers: (reason.answers.len() > 1).then(|| answers(assessment, reason)),
            obstacle: stands_in_the_way.then(|| criterion.obstacle.class.key()),
        })
    }
}

/// The answer as written, several joined; `None` where no column answers.
fn answer(reason: &Reason) -> Option<Cow<'_, str>> {
    let mut written = reason
        .answers
        .iter()
        .filter(|(cell, _)| cell.is_some())
        .map(|(_, text)| &**text);
    let first = written.next()?;
    let mut all = Cow::Borrowed(first);
    for text in written {
        let joined = all.to_mut();
        joined.push_str("; ");
        joined.push_str(text);
    }
    Some(all)
}

fn answers<'a>(assessment: &Assessment, reason: &'a Reason) -> Vec<AnswerDto<'a>> {
    reason
        .answers
        .iter()
        .map(|(cell, text)| AnswerDto {
            answer: Cow::Borrowed(text),
            cell: cell.map(|cell| assessment.sources.cell(cell)),
        })
        .collect()
}

impl<'a> OverrideDto<'a> {
    fn of(activity: &'a Activity) -> Option<Self> {
        activity.overridden.as_ref().map(|change| Self {
            verdict: change.outcome.key(),
            reason: Cow::Borrowed(&change.reason),
            author: Cow::Borrowed(&change.author),
            date: Cow::Borrowed(&change.date),
        })
    }
}

impl<'a> SourceCell<'a> {
    fn of(assessment: &'a Assessment, activity: &Activity) -> Self {
        let sources = &assessment.sources;
        let table = sources.table(activity.at.table);
        Self {
            file: Cow::Borrowed(&sources.file_of(activity.at.table).path),
            sheet: table.sheet.as_deref().map(Cow::Borrowed),
            cell: sources.cell(activity.at),
        }
    }
}
