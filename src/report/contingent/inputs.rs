//! The activities of a unit as inputs of its figures, and what its sums run over.
//!
//! Never here: a formula (`grounds`).

use crate::lang::{Lang, Text};
use crate::model::contingent::{ActivityHeads, HeadcountBasis};
use crate::model::staff::RowRef;
use crate::report::contingent::measures::Measure;
use crate::report::grounds::{At, Input};
use crate::report::{numbers, words};

/// Returns an activity with its verdict, its heads and its cell.
pub(super) fn activity(activity: &ActivityHeads, measure: Measure, lang: Lang) -> Input {
    let verdict = words::verdict(activity.verdict).get(lang);
    let of_fte = matches!(
        measure,
        Measure::Fte | Measure::FteRemotizable | Measure::ShareOfFte | Measure::StaffFte
    );
    let at = if of_fte {
        At::Row(RowRef {
            table: activity.at.table,
            row: activity.at.row,
        })
    } else {
        At::Cell(activity.at)
    };
    let number = if of_fte {
        &activity.fte
    } else {
        &activity.heads
    };
    let number = number.as_ref().map_or_else(
        || numbers::NOT_KNOWN.get(lang).to_owned(),
        |number| numbers::quantity(number, lang),
    );
    let what = match number.as_str() {
        _ if of_fte => words::FTE,
        "1" => HEAD,
        _ => HEADS,
    };
    let (id, what) = (&activity.id, what.get(lang));
    Input::new(format!("{id} ({verdict}): {number} {what}"), Some(at))
}

/// One of those who work on an activity.
const HEAD: Text = Text {
    it: "addetto",
    en: "head",
};

/// Those who work on an activity.
const HEADS: Text = Text {
    it: "addetti",
    en: "heads",
};

/// Says what a sum of bounds runs over: the units below, and the unit's own activities.
pub(super) fn parts_of(basis: &HeadcountBasis, sum: &str, lang: Lang) -> String {
    match (basis.activities.is_empty(), lang) {
        (true, Lang::It) => format!("{sum} delle unità sottostanti"),
        (true, Lang::En) => format!("{sum} of the units below"),
        (false, Lang::It) => format!("{sum} delle unità sottostanti e delle attività proprie"),
        (false, Lang::En) => format!("{sum} of the units below and of its own activities"),
    }
}
