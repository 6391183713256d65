//! Totals of everything and of each group.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::Serialize;

use crate::lang::Lang;
use crate::model::assessment::{Assessment, Counts, MeasureTotals, Shares, Totals};
use crate::model::quantity::Exact;
use crate::report::formats::json::number::{Number, Quantity, Share, ShareBetween};

/// Totals of one group.
#[derive(Serialize, JsonSchema)]
pub struct UnitDto<'a> {
    /// Code of the unit, its name where it has no code, or the value grouped by. Empty: not
    /// stated.
    pub unit: Cow<'a, str>,
    /// Its name.
    pub unit_name: Cow<'a, str>,
    /// Its totals.
    #[serde(flatten)]
    pub totals: TotalsDto<'a>,
}

/// Totals.
#[derive(Serialize, JsonSchema)]
pub struct TotalsDto<'a> {
    /// Activities by verdict.
    pub activities: ByVerdict<u64>,
    /// Sums of headcounts; people only where `settings.heads` is `exclusive`.
    pub heads: Option<Measure>,
    /// Full-time equivalents, computed on declared values.
    pub fte: Option<Measure>,
    /// Women among the heads.
    pub women: Option<Measure>,
    /// Men among the heads.
    pub men: Option<Measure>,
    /// Second weight.
    pub weight: Option<Measure>,
    /// Smartable shares; FTE and heads are the ones to quote.
    pub shares: AllShares,
    /// What each criterion blocks, in the order of the set.
    pub criteria: Vec<CriterionDto<'a>>,
    /// Overrides by what they did.
    pub overrides: Overrides,
    /// Rows without a verdict.
    pub unassessed_rows: u64,
    /// Activities whose declared verdict differs from the computed one.
    pub declared_differs: u64,
    /// Activities whose manager agreed with a computed verdict.
    pub agreed: Agreed,
}

/// Numbers by verdict.
#[derive(Serialize, JsonSchema)]
pub struct ByVerdict<T> {
    /// Smartable.
    pub smartable: T,
    /// Partly smartable.
    pub partly: T,
    /// Not smartable.
    pub not: T,
    /// Undetermined.
    pub undetermined: T,
}

/// Sums of a measure.
#[derive(Serialize, JsonSchema)]
pub struct Measure {
    /// By verdict.
    #[serde(flatten)]
    pub by_verdict: ByVerdict<Quantity>,
    /// Everything that counts.
    pub total: Quantity,
    /// Known numbers of rows without a verdict.
    pub unassessed: Number,
    /// Rows whose number is unknown.
    pub missing_rows: u64,
}

/// Smartable shares of each measure.
#[derive(Serialize, JsonSchema)]
pub struct AllShares {
    /// Of FTE.
    pub fte: Option<MeasureShares>,
    /// Of heads.
    pub heads: Option<MeasureShares>,
    /// Of women.
    pub women: Option<MeasureShares>,
    /// Of men.
    pub men: Option<MeasureShares>,
    /// Of the second weight.
    pub weight: Option<MeasureShares>,
    /// Of activities: moves when rows are split.
    pub activities: MeasureShares,
}

/// Smartable shares of a measure.
#[derive(Serialize, JsonSchema)]
pub struct MeasureShares {
    /// Smartable, partly counted as 0.
    pub smartable: Option<ShareBetween>,
    /// Smartable, partly counted as 1; null for activities.
    pub with_partly: Option<ShareBetween>,
    /// Weighted mean of levels.
    pub weighted: Option<ShareBetween>,
}

/// What one criterion blocks.
#[derive(Serialize, JsonSchema)]
pub struct CriterionDto<'a> {
    /// Identifier of the criterion.
    pub criterion: Cow<'a, str>,
    /// Its short name.
    pub label: Cow<'a, str>,
    /// Class of the obstacle.
    pub obstacle: &'static str,
    /// Whether it could be removed.
    pub removable: bool,
    /// Rows where it fails altogether.
    pub fails: CountsDto,
    /// Rows where it is met in part.
    pub partly: CountsDto,
    /// Rows where it is unknown.
    pub unknown: CountsDto,
    /// Sum of (1 - level) times weight.
    pub blocked: CountsDto,
    /// The same where nothing else stands in the way.
    pub sole: CountsDto,
    /// `blocked` over everything that counts.
    pub blocked_share: SharesDto,
    /// `sole` over everything that counts.
    pub sole_share: SharesDto,
}

/// Sums of the measures.
#[derive(Serialize, JsonSchema)]
pub struct CountsDto {
    /// Activities.
    pub activities: Number,
    /// Heads.
    pub heads: Option<Number>,
    /// FTE.
    pub fte: Option<Number>,
    /// Second weight.
    pub weight: Option<Number>,
}

/// Shares of the measures.
#[derive(Serialize, JsonSchema)]
pub struct SharesDto {
    /// Of activities.
    pub activities: Option<Share>,
    /// Of heads.
    pub heads: Option<Share>,
    /// Of FTE.
    pub fte: Option<Share>,
    /// Of the second weight.
    pub weight: Option<Share>,
}

/// Computed verdicts that managers agreed with.
#[derive(Serialize, JsonSchema)]
pub struct Agreed {
    /// The verdict is still that one.
    pub standing: u64,
    /// The verdict is another by now.
    pub outdated: u64,
}

/// Overrides by what they did.
#[derive(Serialize, JsonSchema)]
pub struct Overrides {
    /// Stricter than the answers.
    pub stricter: u64,
    /// More generous than the answers.
    pub more_generous: u64,
    /// The same as computed.
    pub confirmed: u64,
    /// Settled an undetermined verdict, within its bounds.
    pub settled: u64,
    /// Not applied, for want of a reason.
    pub not_applied: u64,
}

impl<'a> TotalsDto<'a> {
    /// Takes totals over.
    pub(super) fn of(assessment: &'a Assessment, totals: &Totals, lang: Lang) -> Self {
        let measure = |measure: &Option<MeasureTotals>| measure.as_ref().map(Measure::of);
        Self {
            activities: ByVerdict::of(&totals.activities, |count| *count),
            heads: measure(&totals.heads),
            fte: measure(&totals.fte),
            women: measure(&totals.women),
            men: measure(&totals.men),
            weight: measure(&totals.weight),
            shares: AllShares::of(totals),
            criteria: criteria(assessment, totals, lang),
            overrides: Overrides {
                stricter: totals.overrides.stricter,
                more_generous: totals.overrides.more_generous,
                confirmed: totals.overrides.confirmed,
                settled: totals.overrides.settled,
                not_applied: totals.overrides.not_applied,
            },
            unassessed_rows: totals.unassessed_rows,
            declared_differs: totals.declared_differs,
            agreed: Agreed {
                standing: totals.agreed.standing,
                outdated: totals.agreed.outdated,
            },
        }
    }
}

impl<T> ByVerdict<T> {
    pub(super) fn of<S>(slots: &[S; 4], take: impl Fn(&S) -> T) -> Self {
        let [smartable, partly, not, undetermined] = slots;
        Self {
            smartable: take(smartable),
            partly: take(partly),
            not: take(not),
            undetermined: take(undetermined),
        }
    }
}

impl Measure {
    fn of(totals: &MeasureTotals) -> Self {
        Self {
            by_verdict: ByVerdict::of(&totals.by_verdict, |ends| Quantity::from(ends)),
            total: Quantity::from(&totals.total),
            unassessed: Number::from(&totals.unassessed),
            missing_rows: totals.missing_rows,
        }
    }
}

impl AllShares {
    fn of(totals: &Totals) -> Self {
        let shares = |measure: &Option<MeasureTotals>| measure.as_ref().map(MeasureShares::of);
        Self {
            fte: shares(&totals.fte),
            heads: shares(&totals.heads),
            women: shares(&totals.women),
            men: shares(&totals.men),
            weight: shares(&totals.weight),
            activities: MeasureShares {
                smartable: totals.activities_share.as_ref().map(ShareBetween::from),
                with_partly: None,
                weighted: totals
                    .activities_weighted_share
                    .as_ref()
                    .map(ShareBetween::from),
            },
        }
    }
}

impl MeasureShares {
    fn of(totals: &MeasureTotals) -> Self {
        Self {
            smartable: totals.share.as_ref().map(ShareBetween::from),
            with_partly: totals.share_with_partly.as_ref().map(ShareBetween::from),
            weighted: totals.weighted_share.as_ref().map(ShareBetween::from),
        }
    }
}

fn criteria<'a>(assessment: &'a Assessment, totals: &Totals, lang: Lang) -> Vec<CriterionDto<'a>> {
    let Some(index) = assessment.set.indexes.first() else {
        return Vec::new();
    };
    index
        .criteria
        .iter()
        .zip(&totals.criteria)
        .map(|(criterion, totals)| CriterionDto {
            criterion: Cow::Borrowed(&criterion.id),
            label: Cow::Borrowed(criterion.label.get(lang)),
            obstacle: criterion.obstacle.class.key(),
            removable: criterion.obstacle.removable,
            fails: CountsDto::of(&totals.fails),
            partly: CountsDto::of(&totals.partly),
            unknown: CountsDto::of(&totals.unknown),
            blocked: CountsDto::of(&totals.blocked),
            sole: CountsDto::of(&totals.sole),
            blocked_share: SharesDto::of(&totals.blocked_share),
            sole_share: SharesDto::of(&totals.sole_share),
        })
        .collect()
}

impl CountsDto {
    fn of(counts: &Counts) -> Self {
        let number = |value: &Option<Exact>| value.as_ref().map(Number::from);
        Self {
            activities: Number::from(&counts.activities),
            heads: number(&counts.heads),
            fte: number(&counts.fte),
            weight: number(&counts.weight),
        }
    }
}

impl SharesDto {
    fn of(shares: &Shares) -> Self {
        let share = |value: &Option<Exact>| value.as_ref().map(Share::from);
        Self {
            activities: share(&shares.activities),
            heads: share(&shares.heads),
            fte: share(&shares.fte),
            weight: share(&shares.weight),
        }
    }
}
