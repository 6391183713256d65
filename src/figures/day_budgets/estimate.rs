//! An estimate without persons: the contingent of a directorate times the days of a full-timer.
//!
//! Nobody is allotted anything here, and nothing is known of part-time, joiners or leavers: the
//! result is an interval and must be called an estimate.

use std::rc::Rc;

use crate::figures::day_budgets::fraction::{days, half_up};
use crate::figures::day_budgets::sums::{total, unit};
use crate::figures::day_budgets::{Budgets, Directorate, Keep, Request, Served, budgets};
use crate::model::day_budget::{MonthBudget, UnitBudget};
use crate::model::period::Period;
use crate::model::quantity::{Between, Exact, Ratio};
use crate::model::staff::{Class, Gender, Pattern, RowRef};
use crate::model::standing::{ClassFrom, Shares, Stretch};

/// Estimates budgets from the heads of contingents.
///
/// - **heads**: for each directorate of the request, in its order, how many people may ask for
///   remote work; `None`: no figure. They count as full-timers of the full quota who serve all
///   year, from Monday to Friday, in the administration's comune.
/// - **Unit:** days, rounded half up once for each directorate and month. Without an upper bound
///   of the heads there is none of the days, and no bridge.
/// - **Errors:** none. [`Request::keep`] is not heard: there are no persons.
/// - **Source:** `docs/day-budget.md`.
#[must_use]
pub fn estimate(request: &Request<'_>, heads: &[Option<Between<Exact>>]) -> Budgets {
    let one = full_timer(request);
    let nothing = Vec::new();
    let months = one.units.first().map_or(&nothing, |unit| &unit.months);
    let unknown = Between {
        at_least: Exact::zero(),
        at_most: None,
    };
    let units: Vec<UnitBudget> = request
        .directorates
        .iter()
        .enumerate()
        .map(|(place, directorate)| {
            let heads = heads.get(place).and_then(Option::as_ref);
            let heads = heads.unwrap_or(&unknown);
            let months = months.iter().map(|month| times(month, heads)).collect();
            unit(
                Rc::clone(&directorate.code),
                Rc::clone(&directorate.name),
                months,
            )
        })
        .collect();
    Budgets {
        total: total(&units, one.working_days.len()),
        units,
        people: Vec::new(),
        ..one
    }
}

/// Returns the budgets of a directorate of one.
fn full_timer(request: &Request<'_>) -> Budgets {
    let none = (Ratio::ZERO, Ratio::ZERO);
    let stretches = [Stretch {
        period: Period::ALWAYS,
        unit: 0,
        directorate: 0,
        workplace: None,
        pattern: Pattern::FIVE_DAYS,
        fte: None,
        gender: Gender::NotDeclared,
        age_band: None,
        shares: Shares {
            smartable: none,
            with_partly: none,
            level: none,
        },
        class: (Class::Smartable, Class::Smartable),
        class_from: ClassFrom::Stated,
        derogation: None,
        spell: RowRef { table: 0, row: 0 },
    }];
    let directorate = Directorate {
        place: 0,
        code: Rc::from(""),
        name: Rc::from(""),
    };
    let of_one = Request {
        directorates: &[directorate],
        keep: Keep::Nobody,
        ..*request
    };
    let person = Served {
        code: "",
        priority: None,
        absences: &[],
        stretches: &stretches,
    };
    budgets(&of_one, &[person])
}

/// Returns the figures of `heads` people out of those of one.
fn times(one: &MonthBudget, heads: &Between<Exact>) -> MonthBudget {
    let by = |figure: &Exact| Between {
        at_least: figure.times(&heads.at_least),
        at_most: heads.at_most.as_ref().map(|most| figure.times(most)),
    };
    let net = by(&one.net.at_least);
    let bridge = heads.at_most.as_ref().map(|most| {
        let step = |(_, (worst, _)): &(_, (Exact, Exact))| {
            (worst.times(&heads.at_least), worst.times(most))
        };
        let steps = one.bridge.iter();
        steps.map(|it| (it.0, step(it))).collect()
    });
    MonthBudget {
        smartable: heads.clone(),
        rotation: Between::exactly(Exact::zero()),
        gross: by(&one.gross.at_least),
        bridge: bridge.unwrap_or_default(),
        days: Between {
            at_least: days(half_up(&net.at_least)),
            at_most: net.at_most.as_ref().map(|most| days(half_up(most))),
        },
        net,
        to_bank: 0,
    }
}
