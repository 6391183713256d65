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
///   remote work, and how many with partly smartable activities counted in: those beyond the first
///   have days by rotation. `None`: no figure. They count as full-timers who serve all year, from
///   Monday to Friday, in the administration's comune.
/// - **Unit:** days, rounded half up once for each directorate and month. Without an upper bound
///   of the heads there is none of the days, and no bridge.
/// - **Errors:** none. [`Request::keep`] is not heard: there are no persons.
/// - **Source:** `docs/day-budget.md`.
#[must_use]
pub fn estimate(request: &Request<'_>, heads: &[Heads]) -> Budgets {
    let one = full_timer(request, Class::Smartable);
    let by_rotation = full_timer(request, Class::Rotation);
    let months = |budgets: &Budgets| {
        let first = budgets.units.first();
        first.map_or_else(Vec::new, |unit| unit.months.clone())
    };
    let months: Vec<(MonthBudget, MonthBudget)> =
        months(&one).into_iter().zip(months(&by_rotation)).collect();
    let none = Heads::default();
    let units: Vec<UnitBudget> = request
        .directorates
        .iter()
        .enumerate()
        .map(|(place, directorate)| {
            let people = People::of(heads.get(place).unwrap_or(&none));
            let months = months.iter().map(|month| people.times(month)).collect();
            unit(
                Rc::clone(&directorate.code),
                Rc::clone(&directorate.name),
                months,
            )
        })
        .collect();
    Budgets {
        total: total(&units, one.working_days.len(), &[]),
        units,
        people: Vec::new(),
        ..one
    }
}

/// Heads of a directorate by its contingent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Heads {
    /// People who may ask for remote work.
    pub smartable: Option<Between<Exact>>,
    /// The same with partly smartable activities counted in; `None`: nobody beside them.
    pub with_partly: Option<Between<Exact>>,
}

/// Returns the budgets of a directorate of one.
fn full_timer(request: &Request<'_>, class: Class) -> Budgets {
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
        class: (class, class),
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

/// People of the full quota and of the rotation, at the least and at the most.
struct People {
    full: Between<Exact>,
    /// All who have days, by quota or by rotation.
    all: Between<Exact>,
}

impl People {
    fn of(heads: &Heads) -> Self {
        let unknown = Between {
            at_least: Exact::zero(),
            at_most: None,
        };
        let full = heads.smartable.clone().unwrap_or(unknown);
        let all = heads.with_partly.clone().unwrap_or_else(|| full.clone());
        Self { full, all }
    }

    /// Returns how many are beyond others, never below none.
    fn beyond(all: &Exact, others: &Exact) -> Exact {
        all.minus(others).max(Exact::zero())
    }

    /// Returns full quota and rotation where the days are fewest, and where they are most: a day
    /// budget is least with the fewest people, as few of them as can be of the full quota.
    fn corners(&self) -> ((Exact, Exact), Option<(Exact, Exact)>) {
        let least = Self::beyond(&self.all.at_least, &self.full.at_least);
        let most = self.full.at_most.as_ref().zip(self.all.at_most.as_ref());
        (
            (self.full.at_least.clone(), least),
            most.map(|(full, all)| (full.clone(), Self::beyond(all, full))),
        )
    }

    /// Returns who may be there by rotation alone.
    fn rotation(&self) -> Between<Exact> {
        if self.full == self.all {
            return Between::exactly(Exact::zero());
        }
        let full_most = self.full.at_most.as_ref();
        Between {
            at_least: full_most
                .map_or_else(Exact::zero, |full| Self::beyond(&self.all.at_least, full)),
            at_most: self
                .all
                .at_most
                .as_ref()
                .map(|all| Self::beyond(all, &self.full.at_least)),
        }
    }

    /// Returns the figures of these people out of those of one of each class.
    fn times(&self, (one, by_rotation): &(MonthBudget, MonthBudget)) -> MonthBudget {
        let (least, most) = self.corners();
        let sum = |(full, rotation): &(Exact, Exact), a: &Exact, b: &Exact| {
            full.times(a).plus(&rotation.times(b))
        };
        let by = |a: &Exact, b: &Exact| Between {
            at_least: sum(&least, a, b),
            at_most: most.as_ref().map(|most| sum(most, a, b)),
        };
        let net = by(&one.net.at_least, &by_rotation.net.at_least);
        let bridge = most.as_ref().map(|most| {
            let steps = one.bridge.iter().zip(&by_rotation.bridge);
            steps
                .map(|((step, (a, _)), (_, (b, _)))| (*step, (sum(&least, a, b), sum(most, a, b))))
                .collect()
        });
        MonthBudget {
            smartable: self.full.clone(),
            rotation: self.rotation(),
            gross: by(&one.gross.at_least, &by_rotation.gross.at_least),
            bridge: bridge.unwrap_or_default(),
            days: Between {
                at_least: days(half_up(&net.at_least)),
                at_most: net.at_most.as_ref().map(|most| days(half_up(most))),
            },
            net,
            to_bank: None,
        }
    }
}
