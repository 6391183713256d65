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
        let amounts = sides.map(|totals| pick(totals).and_then(smartable));
        Some(Difference {
            by: if own_heads { by } else { apart(&amounts, Direction::Either) },
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
fn smartable(measure: &MeasureTotals) -> Option<Between<Exact>> {
    let share = measure.share.as_ref();
    let at_least = measure.by_verdict[0].at_least.clone();
    let at_most = match (&measure.total.at_most, share.and_then(|it| it.at_most.as_ref())) {
        (Some(total), Some(share)) => Some(share.times(total)),
        // Nothing at all counts: no share, and nothing is smartable.
        (Some(total), None) if total.is_zero() => Some(Exact::zero()),
        _ => None,
    };
    Some(Between { at_least, at_most })
}

/// What is known of the direction of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// No activity is lost.
    Up,
    /// No activity is gained.
    Down,
    /// Both may happen.
    Either,
}

impl Direction {
    /// Returns the direction of all activities of a run.
    #[must_use]
    pub fn of(before: &Assessment, after: &Assessment, moved: &[Moved]) -> Self {
        let mut ends = (false, false);
        for one in moved {
            let chance = chance(before, after, one);
            ends.0 |= chance.least < 0;
            ends.1 |= chance.most > 0;
        }
        match ends {
            (false, _) => Self::Up,
            (true, false) => Self::Down,
            (true, true) => Self::Either,
        }
    }
}

/// Returns the difference of two amounts of which only the bounds are known. Amounts that are the
/// same have none: what is unknown in both is the same in both.
#[must_use]
pub fn apart(
    amounts: &BeforeAfter<Option<Between<Exact>>>,
    direction: Direction,
) -> Option<Between<Exact>> {
    let (before, after) = (amounts.before.as_ref()?, amounts.after.as_ref()?);
    if before == after {
        return Some(nothing());
    }
    let floor = |value: Exact| match direction {
        Direction::Up => value.max(Exact::zero()),
        _ => value,
    };
    let ceiling = |value: Exact| match direction {
        Direction::Down => value.min(Exact::zero()),
        _ => value,
    };
    let most = |end: &Option<Exact>, less: &Exact| end.as_ref().map(|end| end.minus(less));
    let at_most = most(&after.at_most, &before.at_least).map(ceiling);
    let at_least = match (&before.at_most, direction) {
        (Some(end), _) => floor(after.at_least.minus(end)),
        (None, Direction::Up) => Exact::zero(),
        // Nothing bounds the loss.
        (None, _) => return None,
    };
    let at_most = match (at_most, direction) {
        (None, Direction::Down) => Some(Exact::zero()),
        (end, _) => end,
    };
    Some(Between { at_least, at_most })
}
