//! Processes that are not judged alike everywhere, in the JSON of a comparison.
//!
//! Never here: finding them (`figures::uniformity`).

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::comparison::Comparison;
use crate::model::uniformity::UnevenNow;
use crate::report::compare::uniformity::group_name;
use crate::report::formats::json::totals::ByVerdict;

/// A process that is not judged alike everywhere.
#[derive(Serialize, JsonSchema)]
pub struct UnevenDto<'a> {
    /// The process; the name of an activity that has none.
    process: Cow<'a, str>,
    /// Whether it was so on the older side already.
    before: bool,
    /// Its groups, ascending.
    groups: Vec<UnevenGroup<'a>>,
}

/// The verdicts of a process in a group.
#[derive(Serialize, JsonSchema)]
struct UnevenGroup<'a> {
    /// Key of the group.
    group: Cow<'a, str>,
    /// Its name.
    group_name: Cow<'a, str>,
    /// Activities by verdict.
    activities: ByVerdict<u64>,
}

impl<'a> UnevenDto<'a> {
    pub(super) fn of(comparison: &'a Comparison, one: &'a UnevenNow) -> Self {
        let groups = one.now.by_group.iter().map(|(key, counts)| UnevenGroup {
            group: Cow::Borrowed(&**key),
            group_name: Cow::Borrowed(group_name(comparison, key)),
            activities: ByVerdict::of(counts, |count| *count),
        });
        Self {
            process: Cow::Borrowed(&one.now.process),
            before: one.before,
            groups: groups.collect(),
        }
    }
}
