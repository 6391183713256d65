//! The totals of the sample, in quarters, as they were worked out on paper.

use crate::model::assessment::{
    Counts, CriterionTotals, Group, MeasureTotals, OverrideCounts, Shares, Totals,
};
use crate::model::quantity::{Between, Exact, Ratio};

fn ratio(num: i128, den: i128) -> Exact {
    Ratio::new(num, den).exact()
}

fn exactly(num: i128, den: i128) -> Between<Exact> {
    Between::exactly(ratio(num, den))
}

/// Numerators over one denominator.
fn between(least: i128, most: i128, den: i128) -> Between<Exact> {
    Between {
        at_least: ratio(least, den),
        at_most: Some(ratio(most, den)),
    }
}

/// By verdict in quarters, then total, then the three shares over `den`.
fn measure(
    by_verdict: [i128; 4],
    quarters: i128,
    shares: [(i128, i128); 3],
    den: i128,
) -> MeasureTotals {
    let [share, share_with_partly, weighted_share] =
        shares.map(|(least, most)| Some(between(least, most, den)));
    MeasureTotals {
        total: exactly(quarters, 4),
        by_verdict: by_verdict.map(|part| exactly(part, 4)),
        unassessed: Exact::zero(),
        missing_rows: 0,
        share,
        share_with_partly,
        weighted_share,
    }
}

/// Activities, heads and FTE, in quarters.
fn counts([activities, heads, fte]: [i128; 3]) -> Counts {
    Counts {
        activities: ratio(activities, 4),
        heads: Some(ratio(heads, 4)),
        fte: Some(ratio(fte, 4)),
        weight: None,
    }
}

/// What a criterion blocks, in quarters, over totals in whole numbers of quarters.
fn blocks(
    fails: [i128; 3],
    partly: [i128; 3],
    unknown: [i128; 3],
    blocked: [i128; 3],
) -> CriterionTotals {
    let shares = Shares {
        activities: Some(ratio(blocked[0], 16)),
        heads: Some(ratio(blocked[1], 64)),
        fte: Some(ratio(blocked[2], 36)),
        weight: None,
    };
    CriterionTotals {
        fails: counts(fails),
        partly: counts(partly),
        unknown: counts(unknown),
        blocked: counts(blocked),
        sole: counts(blocked),
        blocked_share: shares.clone(),
        sole_share: shares,
    }
}

fn criteria() -> Vec<CriterionTotals> {
    let none = [0; 3];
    vec![
        blocks(none, none, none, none),
        blocks(none, [4, 20, 6], [4, 8, 8], [2, 10, 3]),
        blocks([4, 16, 12], none, none, [4, 16, 12]),
    ]
}

/// A group with heads (by verdict), FTE in quarters (by verdict) and shares over these.
pub(super) fn group(
    key: &str,
    name: &str,
    activities: [u64; 4],
    heads: [i128; 4],
    fte: [i128; 4],
) -> Group {
    let one = |parts: [i128; 4], scale: i128| {
        let sum: i128 = parts.iter().sum();
        let shares = [
            (2 * parts[0], 2 * (parts[0] + parts[3])),
            (
                2 * (parts[0] + parts[1]),
                2 * (parts[0] + parts[1] + parts[3]),
            ),
            (
                2 * parts[0] + parts[1],
                2 * (parts[0] + parts[3]) + parts[1],
            ),
        ];
        measure(parts.map(|part| part * scale), sum * scale, shares, 2 * sum)
    };
    let [a, b, c, d] = activities.map(i128::from);
    let sum = a + b + c + d;
    Group {
        key: key.to_owned(),
        name: name.to_owned(),
        totals: Totals {
            activities,
            activities_share: Some(between(a, a + d, sum)),
            activities_weighted_share: Some(between(2 * a + b, 2 * (a + d) + b, 2 * sum)),
            heads: Some(one(heads, 4)),
            women: None,
            men: None,
            fte: Some(one(fte, 1)),
            weight: None,
            criteria: criteria(),
            overrides: OverrideCounts::default(),
            unassessed_rows: 0,
            declared_differs: 0,
            agreed: crate::model::assessment::AgreedCounts::default(),
        },
    }
}

pub(super) fn total() -> Totals {
    Totals {
        women: Some(measure([12, 12, 8, 4], 36, [(3, 4), (6, 7), (4, 6)], 9)),
        men: Some(measure([8, 4, 8, 4], 24, [(2, 3), (3, 4), (2, 4)], 6)),
        overrides: OverrideCounts {
            confirmed: 1,
            ..OverrideCounts::default()
        },
        ..group("", "", [1, 1, 1, 1], [5, 5, 4, 2], [10, 6, 12, 8]).totals
    }
}
