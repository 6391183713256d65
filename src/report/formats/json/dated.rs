//! What has dates in JSON: periods and parameters with their sources.
//!
//! Never here: a figure.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::Serialize;

use crate::lang::Lang;
use crate::model::contingent::ContingentBasis;
use crate::model::parameter::Parameter;
use crate::model::period::{Day, Period};
use crate::report::formats::json::number::Share;

/// Days from a first to a last one, both in it.
#[derive(Serialize, JsonSchema)]
pub struct Days {
    /// First day.
    from: String,
    /// Last day.
    to: String,
}

impl Days {
    pub(super) fn of(period: Period) -> Self {
        Self {
            from: period.first.to_string(),
            to: period.last.to_string(),
        }
    }

    /// Returns the first day; `None` for an open beginning.
    pub(super) fn first(period: Period) -> Option<String> {
        (period.first != Day::MIN).then(|| period.first.to_string())
    }

    /// Returns the last day; `None` for an open end.
    pub(super) fn last(period: Period) -> Option<String> {
        (period.last != Day::MAX).then(|| period.last.to_string())
    }
}

/// A dated parameter.
#[derive(Serialize, JsonSchema)]
pub struct ParameterDto<'a> {
    /// Identifier.
    id: Cow<'a, str>,
    /// What it says.
    label: Cow<'a, str>,
    /// Value, where it is a number.
    value: Option<Share>,
    /// Unit of the value.
    unit: Cow<'a, str>,
    /// First day it holds; null: always held.
    valid_from: Option<String>,
    /// Last day it holds; null where none was set.
    valid_to: Option<String>,
    /// Law, contract or act.
    source: Cow<'a, str>,
    /// Whether the text itself was read.
    verified: bool,
}

impl<'a> ParameterDto<'a> {
    pub(super) fn of(parameter: &'a Parameter, lang: Lang) -> Self {
        let period = parameter.period;
        Self {
            id: Cow::Borrowed(&parameter.id),
            label: Cow::Borrowed(parameter.label.get(lang)),
            value: parameter.value.map(Share::from),
            unit: Cow::Borrowed(&parameter.unit),
            valid_from: Days::first(period),
            valid_to: Days::last(period),
            source: Cow::Borrowed(parameter.source.get(lang)),
            verified: parameter.verified,
        }
    }
}

/// Returns the key of what figures are computed from.
pub(super) fn basis_key(basis: ContingentBasis) -> &'static str {
    match basis {
        ContingentBasis::Headcounts => "headcounts",
        ContingentBasis::Persons => "persons",
    }
}
