//! Month by month through a year: segments, dues, the one rounding, remainders.
//!
//! Nothing is kept of a person from one month to the next but the number of extra days, and the
//! sums of the window; single persons are kept only where they were asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::figures::day_budgets::allot::{Allotment, Candidate, allot};
use crate::figures::day_budgets::fraction::{days, half_up};
use crate::figures::day_budgets::segments::{InMonth, Placed, Segment};
use crate::figures::day_budgets::sums::{Heads, UnitSums, between, total, unit};
use crate::figures::day_budgets::windows::{
    Due, WindowSum, due_in_month, due_in_window, window_of, window_sums,
};
use crate::figures::day_budgets::year::{Calendars, MonthTable, Scale, months_together, tables};
use crate::figures::day_budgets::{Budgets, Request, Served};
use crate::model::day_budget::{MonthBudget, PersonBudget, Remainder, Settled, UnitBudget};
use crate::model::period::Month;
use crate::model::quantity::Ratio;
use crate::model::staff::{Pattern, RowRef};

/// Computes the budgets of months, by directorate and in total.
///
/// - **persons**: in any order; [`Served::stretches`] cover the whole year of each month.
/// - **Unit:** days; exact before the one rounding for each directorate and month, whole after.
/// - **Errors:** none. Days without a quota entitle to nothing: see [`Budgets::uncovered`].
/// - **Source:** `docs/day-budget.md`, which names the acts.
#[must_use]
pub fn budgets(request: &Request<'_>, persons: &[Served<'_>]) -> Budgets {
    let mut run = Run::new(*request, persons);
    let asked: BTreeSet<Month> = request.months.iter().copied().collect();
    let years: BTreeSet<i16> = asked.iter().map(|month| month.year()).collect();
    for year in years {
        let of_year = asked.iter().copied().filter(|month| month.year() == year);
        run.year(year, &of_year.collect());
    }
    run.finish()
}

/// A person with the stretches looked up.
struct Worker<'a> {
    served: &'a Served<'a>,
    placed: Vec<Placed<'a>>,
    /// The code, where the person is kept.
    kept: Option<Rc<str>>,
    /// Extra days in earlier months of the year.
    extra: u32,
}

struct Run<'a> {
    request: Request<'a>,
    calendars: Calendars<'a>,
    /// In the order of codes.
    workers: Vec<Worker<'a>>,
    working_days: Vec<(Month, u32)>,
    uncovered: Vec<Month>,
    /// By directorate: one budget for each month reported so far.
    units: Vec<Vec<MonthBudget>>,
    /// Persons of each month reported so far.
    heads: Vec<Heads>,
    people: Vec<((usize, Month, usize), PersonBudget)>,
}

/// A segment and what is due, in the order of directorates.
struct Owed {
    segment: Segment,
    due: Due,
    /// Whether one more day lets presence prevail in the window.
    may_round_up: bool,
}

impl<'a> Run<'a> {
    fn new(request: Request<'a>, persons: &'a [Served<'a>]) -> Self {
        let mut calendars = Calendars::default();
        calendars.number(None, Pattern::FIVE_DAYS);
        let listed = request.directorates.iter().enumerate();
        let places: BTreeMap<usize, usize> = listed.map(|(to, it)| (it.place, to)).collect();
        let not_listed = request.directorates.len();
        let mut in_order: Vec<&Served<'_>> = persons.iter().collect();
        in_order.sort_by_key(|served| served.code);
        let mut unlisted = false;
        let workers: Vec<Worker<'a>> = in_order
            .into_iter()
            .map(|served| Worker {
                served,
                placed: served
                    .stretches
                    .iter()
                    .map(|stretch| Placed {
                        stretch,
                        calendar: calendars.number(stretch.workplace.as_deref(), stretch.pattern),
                        directorate: places.get(&stretch.directorate).copied().unwrap_or_else(
                            || {
                                unlisted = true;
                                not_listed
                            },
                        ),
                    })
                    .collect(),
                kept: (request.keep.keeps(served.code)).then(|| Rc::from(served.code)),
                extra: 0,
            })
            .collect();
        Self {
            request,
            calendars,
            workers,
            working_days: Vec::new(),
            uncovered: Vec::new(),
            units: vec![Vec::new(); not_listed + usize::from(unlisted)],
            heads: Vec::new(),
            people: Vec::new(),
        }
    }

    fn year(&mut self, year: i16, asked: &BTreeSet<Month>) {
        for worker in &mut self.workers {
            worker.extra = 0;
        }
        let settings = self.request.settings;
        let tables = tables(year, &self.calendars, settings, self.request.working_days);
        let Some(last) = asked.last() else {
            return;
        };
        for window in tables.chunks(months_together(settings.window)) {
            if window.first().is_none_or(|table| table.month > *last) {
                break;
            }
            let scales = Scale::of(window);
            let mut sums = self.window_sums(window, &scales);
            for (table, scale) in window.iter().zip(&scales) {
                if table.month > *last {
                    break;
                }
                let month = InMonth {
                    table,
                    scale: *scale,
                    settings,
                };
                let owed = self.owed(month, &sums);
                let is_asked = asked.contains(&table.month);
                if is_asked {
                    self.working_days.push((table.month, table.working));
                    if table.uncovered != 0 {
                        self.uncovered.push(table.month);
                    }
                }
                self.month(month, &owed, is_asked, &mut sums);
            }
        }
    }

    /// Adds up a window of several months; one month needs no sums.
    fn window_sums(&self, window: &[MonthTable], scales: &[Scale]) -> Vec<WindowSum> {
        let mut sums = Vec::new();
        if window.len() < 2 {
            return sums;
        }
        let mut segments = Vec::new();
        for (person, worker) in self.workers.iter().enumerate() {
            segments.clear();
            for (table, scale) in window.iter().zip(scales) {
                let month = InMonth {
                    table,
                    scale: *scale,
                    settings: self.request.settings,
                };
                month.segments(person, worker.served, &worker.placed, &mut segments);
            }
            window_sums(&segments, scales.first().map_or(1, |it| it.den), &mut sums);
        }
        sums
    }

    /// Returns what is due to everybody in a month.
    fn owed(&self, month: InMonth<'_>, sums: &[WindowSum]) -> Vec<Owed> {
        let den = month.scale.den;
        let mut owed = Vec::with_capacity(self.workers.len());
        let mut segments = Vec::new();
        for (person, worker) in self.workers.iter().enumerate() {
            month.segments(person, worker.served, &worker.placed, &mut segments);
            owed.extend(
                segments
                    .drain(..)
                    .map(|segment| match find(sums, &segment) {
                        None => Owed {
                            due: due_in_month(&segment, den),
                            segment,
                            may_round_up: true,
                        },
                        Some(place) => Owed {
                            due: due_in_window(&segment, &sums[place], den),
                            segment,
                            may_round_up: sums[place].spare > 0,
                        },
                    }),
            );
        }
        owed.sort_by_key(|it| it.segment.directorate);
        owed
    }

    fn month(&mut self, month: InMonth<'_>, owed: &[Owed], is_asked: bool, sums: &mut [WindowSum]) {
        let mut budgets = vec![UnitSums::default().budget(1); self.units.len()];
        let mut rounded_up = Vec::new();
        for there in owed.chunk_by(|a, b| a.segment.directorate == b.segment.directorate) {
            let mut unit = UnitSums::default();
            for it in there {
                unit.add(&it.segment, &it.due);
            }
            let mut budget = unit.budget(month.scale.den);
            let (outcomes, to_bank) = self.allot(there, &budget);
            budget.to_bank = to_bank;
            for (it, outcome) in there.iter().zip(outcomes) {
                if outcome.is_extra() {
                    rounded_up.push(it);
                }
                if is_asked {
                    self.keep(month, it, outcome, sums);
                }
            }
            if let Some(to) = there.first().map(|it| it.segment.directorate) {
                budgets[to] = budget;
            }
        }
        // Counted only now: whoever moves in the month has the same past in both directorates.
        for it in rounded_up {
            self.workers[it.segment.person].extra += 1;
            if let Some(place) = find(sums, &it.segment) {
                sums[place].spare = sums[place].spare.saturating_sub(1);
            }
        }
        if is_asked {
            let classes = owed.iter().map(|it| (it.segment.person, it.segment.class));
            self.heads.push(Heads::once(classes));
            for (unit, budget) in self.units.iter_mut().zip(budgets) {
                unit.push(budget);
            }
        }
    }

    /// Splits a budget among persons. Also returns the days that go to the bank.
    fn allot(&self, there: &[Owed], budget: &MonthBudget) -> (Vec<Outcome>, Option<u32>) {
        if !there.iter().all(|it| it.due.is_settled()) {
            return (vec![Outcome::Open; there.len()], None);
        }
        let whole: u64 = there.iter().map(|it| u64::from(it.due.best.floor())).sum();
        // Never below 0: whole days add up to no more than the net figure, and a whole number
        // that is not above it is not above it rounded half up.
        let left = half_up(&budget.days.at_least).saturating_sub(whole);
        let mut places = Vec::new();
        let mut candidates = Vec::new();
        for (place, it) in there.iter().enumerate() {
            let rest = it.due.best.rest();
            if !rest.is_zero() {
                let worker = &self.workers[it.segment.person];
                places.push(place);
                candidates.push(Candidate {
                    rest,
                    priority: worker.served.priority,
                    extra_before: worker.extra,
                    person: it.segment.person,
                    may: it.may_round_up,
                });
            }
        }
        let left = usize::try_from(left).unwrap_or(usize::MAX);
        let Allotment { settled, to_bank } = allot(&candidates, left, self.request.settings.ties);
        let mut outcomes = vec![Outcome::Whole; there.len()];
        for (place, settled) in places.into_iter().zip(settled) {
            outcomes[place] = Outcome::Remainder(settled);
        }
        (outcomes, Some(to_bank))
    }

    /// Keeps a person's days, where they were asked for.
    fn keep(&mut self, month: InMonth<'_>, owed: &Owed, outcome: Outcome, sums: &[WindowSum]) {
        let segment = &owed.segment;
        let worker = &self.workers[segment.person];
        let Some(code) = &worker.kept else {
            return;
        };
        let due = &owed.due;
        let over = |number: i64| Ratio::new(i128::from(number), i128::from(month.scale.den));
        let entitled = segment.entitled.plus(segment.entitled_lifted);
        let whole = due.best.floor() + u32::from(outcome.is_extra());
        let (least, most) = match outcome {
            Outcome::Open => (due.worst.floor(), due.best.ceil()),
            Outcome::Whole | Outcome::Remainder(_) => (whole, whole),
        };
        let remainder = match outcome {
            Outcome::Open | Outcome::Whole => None,
            Outcome::Remainder(settled) => Some(Remainder {
                fraction: due.best.rest().ratio(),
                settled,
                priority: worker.served.priority,
                extra_before: worker.extra,
            }),
        };
        let person = PersonBudget {
            person: Rc::clone(code),
            unit: self.code_of(segment.directorate),
            month: month.table.month,
            class: segment.class,
            derogation: segment.derogation,
            working_days: segment.working,
            counted_days: segment.counted,
            entitled: (over(entitled.worst), over(entitled.best)),
            cap: due.cap.ratio(),
            window: find(sums, segment).map(|place| {
                let together = months_together(self.request.settings.window);
                let period = window_of(month.table.month, together);
                sums[place].part(segment, period, month.scale.den)
            }),
            due: (due.worst.ratio(), due.best.ratio()),
            days: between(days(u64::from(least)), days(u64::from(most))),
            remainder,
            spells: spells(month, worker, segment.directorate),
        };
        let key = (segment.person, month.table.month, segment.directorate);
        self.people.push((key, person));
    }

    fn code_of(&self, directorate: usize) -> Rc<str> {
        let listed = self.request.directorates.get(directorate);
        listed.map_or_else(|| Rc::from(""), |it| Rc::clone(&it.code))
    }

    fn finish(mut self) -> Budgets {
        let mut units: Vec<UnitBudget> = Vec::new();
        let names = self.request.directorates.iter();
        let mut names = names.map(|it| (Rc::clone(&it.code), Rc::clone(&it.name)));
        for months in self.units {
            let (code, name) = names.next().unwrap_or_else(|| (Rc::from(""), Rc::from("")));
            units.push(unit(code, name, months));
        }
        self.people.sort_by_key(|(key, _)| *key);
        Budgets {
            total: total(&units, self.working_days.len(), &self.heads),
            working_days: self.working_days,
            uncovered: self.uncovered,
            units,
            people: self.people.into_iter().map(|(_, person)| person).collect(),
        }
    }
}

/// What became of what is due to somebody.
#[derive(Debug, Clone, Copy)]
enum Outcome {
    /// Not settled, for this person or a colleague: nothing is allotted.
    Open,
    /// Whole days: there was no remainder.
    Whole,
    /// Whole days, and a remainder.
    Remainder(Settled),
}

impl Outcome {
    /// Says whether a remainder became a day.
    fn is_extra(self) -> bool {
        match self {
            Self::Open | Self::Whole => false,
            Self::Remainder(settled) => !matches!(
                settled,
                Settled::None | Settled::ToBank | Settled::WindowFull
            ),
        }
    }
}

fn find(sums: &[WindowSum], segment: &Segment) -> Option<usize> {
    let key = (segment.person, segment.directorate);
    sums.binary_search_by_key(&key, |sum| (sum.person, sum.directorate))
        .ok()
}

/// Returns the rows of the staff table that a segment rests on, each once.
fn spells(month: InMonth<'_>, worker: &Worker<'_>, directorate: usize) -> Vec<RowRef> {
    let mut rows: Vec<RowRef> = worker
        .placed
        .iter()
        .filter(|placed| placed.directorate == directorate)
        .filter(|placed| month.table.days(placed.stretch.period) != 0)
        .map(|placed| placed.stretch.spell)
        .collect();
    rows.sort_unstable();
    rows.dedup();
    rows
}
