//! Figures by unit before and after, and their difference.
//!
//! Never here: the figures themselves (`totals`), or people and days (`people`).

use std::collections::BTreeMap;

use super::difference::chance;
use super::sums::{Sums, nothing};
use crate::model::assessment::{Assessment, HeadsFrom, MeasureTotals, Totals};
use crate::model::quantity::{Between, Exact};
use crate::model::simulation::{BeforeAfter, Difference, Moved, UnitDifference};

/// Returns the groups of two assessments of the same rows, and everything.
///
/// - **Unit:** activities, heads, FTE, shares; exact.
/// - **Source:** a difference is added up activity by activity, so that an answer that is unknown
///   before and after is no difference.
#[must_use]
pub fn units(
    before: &Assessment,
    after: &Assessment,
    moved: &[Moved],
) -> (Vec<UnitDifference>, UnitDifference) {
    let missing = before.settings.totals.missing_weight;
    let mut total = Sums::default();
    let mut by_group: BTreeMap<&str, Sums> = BTreeMap::new();
    for one in moved {
        let activity = &before.activities[one.place.before];
        let chance = chance(before, after, one);
        let group = by_group.entry(&activity.group).or_default();
        group.add(chance, activity, missing);
        total.add(chance, activity, missing);
    }
    let after_of: BTreeMap<&str, &Totals> = after
        .groups
        .iter()
        .map(|group| (group.key.as_str(), &group.totals))
        .collect();
    // The people of an activity may stand in several units where a table of their own brings them.
    let own_heads = before.settings.heads_from == HeadsFrom::Inventory;
    let none = Sums::default();
    let units = before.groups.iter().filter_map(|group| {
        let sides = BeforeAfter {
            before: &group.totals,
            after: *after_of.get(group.key.as_str())?,
        };
        let sums = by_group.get(group.key.as_str()).unwrap_or(&none);
        let name = (group.key.clone(), group.name.clone());
        Some(unit(name, &sides, sums, own_heads))
    });
    let sides = BeforeAfter {
        before: &before.total,
        after: &after.total,
    };
    let whole = unit((String::new(), String::new()), &sides, &total, true);
    (units.collect(), whole)
}

fn unit(
    (key, name): (String, String),
    sides: &BeforeAfter<&Totals>,
    sums: &Sums,
    own_heads: bool,
) -> UnitDifference {
    let amount = |pick: fn(&Totals) -> Option<&MeasureTotals>, by: Option<Between<Exact>>| {
        pick(sides.before)?;
        let amounts = sides.map(|totals| pick(totals).map(smartable));
        Some(Difference {
            by: match own_heads {
                true => by,
                false if sides.before == sides.after => Some(nothing()),
                false => apart(&amounts, &Limits::default()),
            },
            amounts,
        })
    };
    let share = |pick: fn(&Totals) -> Option<&MeasureTotals>| {
        sides.map(|totals| pick(totals).and_then(|it| it.share.clone()))
    };
    UnitDifference {
        key,
        name,
        smartable: sides.map(|totals| totals.activities[0]),
        undetermined: sides.map(|totals| totals.activities[3]),
        gained: sums.activities.between().unwrap_or_else(nothing),
        heads: amount(|totals| totals.heads.as_ref(), sums.heads.between()),
        fte: amount(|totals| totals.fte.as_ref(), sums.fte.between()),
        share_heads: share(|totals| totals.heads.as_ref()),
        share_fte: share(|totals| totals.fte.as_ref()),
    }
}

/// Returns how much of a measure is smartable: for sure, and at most.
fn smartable(measure: &MeasureTotals) -> Between<Exact> {
    let share = measure.share.as_ref();
    let at_least = measure.by_verdict[0].at_least.clone();
    let at_most = match (
        &measure.total.at_most,
        share.and_then(|it| it.at_most.as_ref()),
    ) {
        (Some(total), Some(share)) => Some(share.times(total)),
        // Nothing at all counts: no share, and nothing is smartable.
        (Some(total), None) if total.is_zero() => Some(Exact::zero()),
        _ => None,
    };
    Between { at_least, at_most }
}

/// What is known of a difference beside the two amounts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Limits {
    /// The least that it can be.
    pub least: Option<Exact>,
    /// The most that it can be.
    pub most: Option<Exact>,
}

impl Limits {
    /// Returns the limits that the activities of a run set to the number of people. Nobody is gained
    /// by activities that are not: where no activity is lost, nobody is. From headcounts alone
    /// (`by_heads`) no more people move than stand in the activities that do.
    #[must_use]
    pub fn of_people(
        before: &Assessment,
        after: &Assessment,
        moved: &[Moved],
        by_heads: bool,
    ) -> Self {
        let missing = before.settings.totals.missing_weight;
        let (mut lost, mut gained) = (Sums::default(), Sums::default());
        for one in moved {
            let chance = chance(before, after, one);
            let activity = &before.activities[one.place.before];
            lost.add(chance.loss(), activity, missing);
            gained.add(chance.gain(), activity, missing);
        }
        let none = Some(Exact::zero());
        let heads = |sums: &Sums| sums.heads.between().filter(|_| by_heads);
        Self {
            least: if lost.activities.is_nothing() {
                none.clone()
            } else {
                heads(&lost).map(|it| it.at_least)
            },
            most: if gained.activities.is_nothing() {
                none
            } else {
                heads(&gained).and_then(|it| it.at_most)
            },
        }
    }

    /// Nothing is lost.
    #[must_use]
    pub fn no_loss() -> Self {
        Self {
            least: Some(Exact::zero()),
            most: None,
        }
    }
}

/// Returns the difference of two amounts of which only the bounds are known.
#[must_use]
pub fn apart(
    amounts: &BeforeAfter<Option<Between<Exact>>>,
    limits: &Limits,
) -> Option<Between<Exact>> {
    let (before, after) = (amounts.before.as_ref()?, amounts.after.as_ref()?);
    let least = before.at_most.as_ref().map(|end| after.at_least.minus(end));
    let most = after
        .at_most
        .as_ref()
        .map(|end| end.minus(&before.at_least));
    let tighter =
        |own: Option<Exact>, limit: &Option<Exact>, pick: fn(Exact, Exact) -> Exact| match (
            own,
            limit.clone(),
        ) {
            (Some(own), Some(limit)) => Some(pick(own, limit)),
            (own, limit) => own.or(limit),
        };
    Some(Between {
        at_least: tighter(least, &limits.least, Exact::max)?,
        at_most: tighter(most, &limits.most, Exact::min),
    })
}
