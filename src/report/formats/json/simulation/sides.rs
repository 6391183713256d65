//! Units, people, days and gains before and after, in JSON.
//!
//! Never here: a figure.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::quantity::{Between, Exact};
use crate::model::simulation as model;
use crate::report::formats::json::number::{Quantity, ShareBetween};

/// A value before and after.
#[derive(Serialize, JsonSchema)]
pub(super) struct BeforeAfter<T> {
    /// As things are.
    before: T,
    /// With the changes.
    after: T,
}

impl<T> BeforeAfter<T> {
    pub(super) fn of<U>(both: &model::BeforeAfter<U>, make: impl Fn(&U) -> T) -> Self {
        Self {
            before: make(&both.before),
            after: make(&both.after),
        }
    }
}

/// An amount before and after, and the difference. Null: not known.
#[derive(Serialize, JsonSchema)]
#[expect(
    clippy::struct_field_names,
    reason = "the names are keys of the document"
)]
pub(super) struct Difference {
    /// As things are.
    before: Option<Quantity>,
    /// With the changes.
    after: Option<Quantity>,
    /// The difference: whatever the unknown answers turn out to be, it lies between its ends.
    difference: Option<Quantity>,
}

impl Difference {
    pub(super) fn of(difference: &model::Difference) -> Self {
        Self {
            before: quantity(difference.amounts.before.as_ref()),
            after: quantity(difference.amounts.after.as_ref()),
            difference: quantity(difference.by.as_ref()),
        }
    }
}

pub(super) fn quantity(value: Option<&Between<Exact>>) -> Option<Quantity> {
    value.map(Quantity::from)
}

/// A group before and after.
#[derive(Serialize, JsonSchema)]
#[expect(
    clippy::struct_field_names,
    reason = "the names are keys of the document"
)]
pub(super) struct Unit<'a> {
    /// Code of the unit, its name where it has no code. Empty: not stated, or everything.
    unit: Cow<'a, str>,
    /// Its name.
    unit_name: Cow<'a, str>,
    /// Activities that are smartable for sure.
    smartable: BeforeAfter<u64>,
    /// Activities that are undetermined.
    undetermined: BeforeAfter<u64>,
    /// Activities that become smartable, less those that no longer are.
    gained: Quantity,
    /// Heads of smartable activities; null without a column.
    heads: Option<Difference>,
    /// FTE of smartable activities; null without a column.
    fte: Option<Difference>,
    /// Smartable share of heads.
    share_heads: BeforeAfter<Option<ShareBetween>>,
    /// Smartable share of FTE.
    share_fte: BeforeAfter<Option<ShareBetween>>,
}

impl<'a> Unit<'a> {
    pub(super) fn of(unit: &'a model::UnitDifference) -> Self {
        let share = |it: &Option<Between<Exact>>| it.as_ref().map(ShareBetween::from);
        Self {
            unit: Cow::Borrowed(&unit.key),
            unit_name: Cow::Borrowed(&unit.name),
            smartable: BeforeAfter::of(&unit.smartable, |it| *it),
            undetermined: BeforeAfter::of(&unit.undetermined, |it| *it),
            gained: Quantity::from(&unit.gained),
            heads: unit.heads.as_ref().map(Difference::of),
            fte: unit.fte.as_ref().map(Difference::of),
            share_heads: BeforeAfter::of(&unit.share_heads, share),
            share_fte: BeforeAfter::of(&unit.share_fte, share),
        }
    }
}

/// The contingent before and after.
#[derive(Serialize, JsonSchema)]
pub(super) struct Contingent<'a> {
    /// `headcounts`: an interval; `persons`: counted one by one.
    pub(super) basis: &'static str,
    /// Everything.
    pub(super) total: UnitPeople<'a>,
    /// Units at every level of the chart.
    pub(super) units: Vec<UnitPeople<'a>>,
}

/// The contingent of a unit before and after.
#[derive(Serialize, JsonSchema)]
pub(super) struct UnitPeople<'a> {
    /// Code of the unit, its name where it has no code. Empty: not stated, or everything.
    unit: Cow<'a, str>,
    /// Its name.
    unit_name: Cow<'a, str>,
    /// Depth in the org chart; null where the unit is not in it.
    depth: Option<usize>,
    /// People who may ask for remote work.
    heads: Difference,
    /// FTE that can be worked remotely.
    fte_remotizable: Difference,
}

impl<'a> UnitPeople<'a> {
    pub(super) fn of(unit: &'a model::UnitPeople) -> Self {
        Self {
            unit: Cow::Borrowed(&unit.unit),
            unit_name: Cow::Borrowed(&unit.name),
            depth: unit.depth,
            heads: Difference::of(&unit.heads),
            fte_remotizable: Difference::of(&unit.fte_remotizable),
        }
    }
}

/// The days before and after.
#[derive(Serialize, JsonSchema)]
pub(super) struct Days<'a> {
    /// `headcounts`: an estimate, never an allotment; `persons`.
    pub(super) basis: &'static str,
    /// First month.
    pub(super) from: Cow<'a, str>,
    /// Last month.
    pub(super) to: Cow<'a, str>,
    /// Everything.
    pub(super) total: UnitDays<'a>,
    /// Directorates.
    pub(super) units: Vec<UnitDays<'a>>,
}

/// The days of a directorate before and after.
#[derive(Serialize, JsonSchema)]
pub(super) struct UnitDays<'a> {
    /// Code, the name where there is no code. Empty: not stated, or everything.
    unit: Cow<'a, str>,
    /// Name.
    unit_name: Cow<'a, str>,
    /// Whole days.
    days: Difference,
}

impl<'a> UnitDays<'a> {
    pub(super) fn of(unit: &'a model::UnitDays) -> Self {
        Self {
            unit: Cow::Borrowed(&unit.unit),
            unit_name: Cow::Borrowed(&unit.name),
            days: Difference::of(&unit.days),
        }
    }
}

/// What would be gained. At least: for sure; at most: if every unknown answer helped.
#[derive(Serialize, JsonSchema)]
pub(super) struct Gains {
    /// Activities that become smartable.
    smartable: Quantity,
    /// Activities with a better verdict.
    improved: Quantity,
    /// Heads of activities that become smartable; null without a column, or not bounded.
    heads: Option<Quantity>,
    /// Their FTE.
    fte: Option<Quantity>,
}

impl Gains {
    pub(super) fn of(gains: &model::Gains) -> Self {
        Self {
            smartable: Quantity::from(&gains.smartable),
            improved: Quantity::from(&gains.improved),
            heads: quantity(gains.heads.as_ref()),
            fte: quantity(gains.fte.as_ref()),
        }
    }
}
