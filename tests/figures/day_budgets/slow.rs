//! The same figures by another way: day by day, with rationals of any size, and remainders given
//! out one at a time. Written from `docs/day-budget.md`, sharing no code with the program.

#![expect(clippy::expect_used, reason = "a test fails loudly")]

use std::collections::BTreeMap;

use num_rational::BigRational;
use num_traits::{ToPrimitive as _, Zero as _};
use smartable::model::day_budget::{PrevalenceBase, QuotaPer, Settled, Ties, Window};
use smartable::model::period::{Day, Month, Weekday};
use smartable::model::staff::{Class, Pattern};
use smartable::model::standing::Stretch;

use super::office::{Office, Someone, months_of_2026};

pub(crate) type Q = BigRational;

/// A person in a directorate in a month. Pairs are at worst and at best.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) code: String,
    pub(crate) working: usize,
    pub(crate) entitled: [Q; 2],
    pub(crate) due: [Q; 2],
    pub(crate) days: [u64; 2],
    pub(crate) settled: Option<Settled>,
    chain: [[Q; 2]; 4],
    class: (Class, Class),
}

/// A directorate in a month.
#[derive(Debug, Clone)]
pub(crate) struct Cell {
    pub(crate) smartable: [u64; 2],
    pub(crate) rotation: [u64; 2],
    pub(crate) gross: [Q; 2],
    pub(crate) steps: [[Q; 2]; 5],
    pub(crate) net: [Q; 2],
    pub(crate) days: [u64; 2],
    pub(crate) to_bank: u64,
    pub(crate) rows: Vec<Row>,
}

pub(crate) fn whole(number: u64) -> Q {
    Q::from_integer(number.into())
}

fn count(number: usize) -> Q {
    whole(number as u64)
}

fn floor(number: &Q) -> u64 {
    number.floor().to_integer().to_u64().expect("days")
}

fn half_up(number: &Q) -> u64 {
    floor(&(number + Q::new(1.into(), 2.into())))
}

fn minority(days: usize) -> usize {
    if days == 0 { 0 } else { (days - 1) / 2 }
}

struct Slow<'a> {
    office: &'a Office,
    months: Vec<Month>,
    /// Working days W* of each month.
    stars: Vec<usize>,
}

/// Computes all twelve months of 2026: by month, then by directorate.
pub(crate) fn slow(office: &Office) -> Vec<Vec<Cell>> {
    let months = months_of_2026();
    let open = |day: &Day| {
        !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
            && office.closed.is_open(None, *day)
    };
    let stars = months
        .iter()
        .map(|month| month.period().iter().filter(open).count())
        .collect();
    let slow = Slow {
        office,
        months,
        stars,
    };
    let mut extras: BTreeMap<String, u64> = BTreeMap::new();
    let mut used: BTreeMap<(String, usize, usize), u64> = BTreeMap::new();
    (0..12)
        .map(|month| {
            let mut cells: Vec<Cell> = (0..office.directorates)
                .map(|directorate| slow.cell(month, directorate))
                .collect();
            for (directorate, cell) in cells.iter_mut().enumerate() {
                slow.split(cell, (month, directorate), &extras, &used);
            }
            for (directorate, cell) in cells.iter().enumerate() {
                for row in &cell.rows {
                    if !matches!(
                        row.settled,
                        None | Some(Settled::None | Settled::ToBank | Settled::WindowFull)
                    ) {
                        *extras.entry(row.code.clone()).or_default() += 1;
                        let key = (row.code.clone(), directorate, slow.window(month).0);
                        *used.entry(key).or_default() += 1;
                    }
                }
            }
            cells
        })
        .collect()
}

impl Slow<'_> {
    /// First month of the window, and the one after its last.
    fn window(&self, month: usize) -> (usize, usize) {
        let together = match self.office.settings.window {
            Window::Week => 1,
            Window::Months(months) => usize::from(months),
        };
        let first = month - month % together;
        (first, first + together)
    }

    /// Days of service in a directorate in a month, each with its stretch.
    fn served<'p>(
        &self,
        someone: &'p Someone,
        directorate: usize,
        month: usize,
    ) -> Vec<(Day, &'p Stretch)> {
        let on = |day: Day| {
            let stretch = someone
                .stretches
                .iter()
                .find(|it| it.period.contains(day))?;
            (stretch.directorate == directorate).then_some((day, stretch))
        };
        self.months[month].period().iter().filter_map(on).collect()
    }

    fn works(&self, stretch: &Stretch, day: Day) -> bool {
        stretch.pattern.works_on(day.weekday())
            && self
                .office
                .closed
                .is_open(stretch.workplace.as_deref(), day)
    }

    /// Days of the quota, or of the derogation, on a day: least or most over the classes.
    fn quota(&self, stretch: &Stretch, day: Day, best: bool, derogation: Option<u32>) -> u32 {
        let quotas = &self.office.settings.quotas;
        let Some(quota) = quotas.iter().find(|it| it.period.contains(day)) else {
            return 0;
        };
        let of = |class: &Class| match class {
            Class::Not => 0,
            Class::Rotation => derogation.unwrap_or(quota.rotation),
            Class::Smartable => derogation.unwrap_or(quota.smartable),
        };
        let (low, high) = stretch.class;
        let all = Class::ALL.iter().filter(|it| low <= **it && **it <= high);
        let days = all.map(of);
        if best { days.max() } else { days.min() }.expect("a class")
    }

    fn per_week(&self, day: Day) -> bool {
        let quotas = &self.office.settings.quotas;
        let quota = quotas.iter().find(|it| it.period.contains(day));
        quota.is_some_and(|it| it.per == QuotaPer::Week)
    }

    /// What one working day adds to the entitlement.
    fn worth(&self, stretch: &Stretch, day: Day, month: usize, best: bool) -> Q {
        let star = self.stars[month];
        if star == 0 {
            return Q::zero();
        }
        let days = self.quota(stretch, day, best, stretch.derogation);
        let weekly = self.per_week(day) && stretch.derogation.is_none();
        Q::new(days.into(), if weekly { 5 } else { star }.into())
    }

    /// Entitlement, of days with or without a derogation.
    fn entitled(&self, someone: &Someone, at: (usize, usize), best: bool, lifted: bool) -> Q {
        self.served(someone, at.1, at.0)
            .into_iter()
            .filter(|(day, stretch)| {
                stretch.derogation.is_some() == lifted && self.works(stretch, *day)
            })
            .map(|(day, stretch)| self.worth(stretch, day, at.0, best))
            .fold(Q::zero(), |sum, worth| sum + worth)
    }

    fn days(&self, someone: &Someone, at: (usize, usize), lifted: bool, net: bool) -> Vec<Day> {
        let absent = |day: Day| net && someone.absences.iter().any(|it| it.contains(day));
        self.served(someone, at.1, at.0)
            .into_iter()
            .filter(|(day, it)| it.derogation.is_some() == lifted && self.works(it, *day))
            .map(|(day, _)| day)
            .filter(|day| !absent(*day))
            .collect()
    }

    /// The cap of the window on days without a derogation.
    fn cap(&self, someone: &Someone, (month, directorate): (usize, usize)) -> usize {
        let net = self.office.settings.base == PrevalenceBase::Net;
        let (first, end) = self.window(month);
        let counted: Vec<Day> = (first..end)
            .flat_map(|month| self.days(someone, (month, directorate), false, net))
            .collect();
        if self.office.settings.window != Window::Week {
            return minority(counted.len());
        }
        let mut weeks: BTreeMap<Day, usize> = BTreeMap::new();
        for day in counted {
            let back = i32::try_from(day.weekday().index()).expect("a week");
            *weeks.entry(day.plus(-back)).or_default() += 1;
        }
        weeks.into_values().map(minority).sum()
    }

    fn due(&self, someone: &Someone, at: (usize, usize), best: bool) -> Q {
        let (first, end) = self.window(at.0);
        let cap = count(self.cap(someone, at));
        let own = self.entitled(someone, at, best, false);
        let others = (first..end)
            .filter(|month| *month != at.0)
            .map(|month| self.entitled(someone, (month, at.1), !best, false))
            .fold(Q::zero(), |sum, other| sum + other);
        let all = &own + others;
        let plain = if all > cap { &own * cap / all } else { own };
        let net = self.office.settings.base == PrevalenceBase::Net;
        let plain = plain.min(count(self.days(someone, at, false, net).len()));
        let lifted = self.entitled(someone, at, best, true);
        plain + lifted.min(count(self.days(someone, at, true, false).len()))
    }

    /// The day whose terms the gross figure starts from.
    fn main<'p>(&self, served: &[(Day, &'p Stretch)]) -> (Day, &'p Stretch) {
        let quota = |day: Day| {
            let quotas = &self.office.settings.quotas;
            quotas.iter().position(|it| it.period.contains(day))
        };
        let same_class = |a: &Stretch, b: &Stretch| a.class == b.class;
        let held = |of: &(Day, &Stretch)| served.iter().filter(|it| same_class(it.1, of.1)).count();
        // Of equal counts the last day wins: `max_by_key` returns the last of equals.
        let class = served.iter().max_by_key(|it| held(it)).expect("served").1;
        let of_class: Vec<_> = served.iter().filter(|it| same_class(it.1, class)).collect();
        let terms = |it: &(Day, &'p Stretch)| {
            let stretch = it.1;
            let place = stretch.workplace.as_deref();
            (quota(it.0), stretch.derogation, stretch.pattern, place)
        };
        let most = of_class
            .iter()
            .max_by_key(|of| of_class.iter().filter(|it| terms(it) == terms(of)).count());
        **most.expect("served")
    }

    fn chain(&self, served: &[(Day, &Stretch)], month: usize, best: bool) -> [Q; 4] {
        let (on, stretch) = self.main(served);
        let star = self.stars[month];
        let quota = |derogation| Q::from_integer(self.quota(stretch, on, best, derogation).into());
        let over = Q::new(star.into(), 5.into());
        let gross = match (star, self.per_week(on)) {
            (0, _) => Q::zero(),
            (_, true) => quota(None) * over,
            (_, false) => quota(None),
        };
        let with = match (star, stretch.derogation) {
            (0, _) => Q::zero(),
            (_, Some(days)) => quota(Some(days)),
            (_, None) => gross.clone(),
        };
        let on_days = |place: Option<&str>, pattern: Pattern| {
            let worked = |day: &Day| {
                pattern.works_on(day.weekday()) && self.office.closed.is_open(place, *day)
            };
            let days = self.months[month].period().iter().filter(worked).count();
            self.worth(stretch, on, month, best) * count(days)
        };
        [
            gross,
            with,
            on_days(None, stretch.pattern),
            on_days(stretch.workplace.as_deref(), stretch.pattern),
        ]
    }

    fn row(&self, someone: &Someone, at: (usize, usize)) -> Option<Row> {
        let served = self.served(someone, at.1, at.0);
        if served.is_empty() {
            return None;
        }
        let both = |figure: &dyn Fn(bool) -> Q| [figure(false), figure(true)];
        let entitled =
            |best| self.entitled(someone, at, best, false) + self.entitled(someone, at, best, true);
        let (worst, best) = (
            self.chain(&served, at.0, false),
            self.chain(&served, at.0, true),
        );
        let link = |place: usize| [worst[place].clone(), best[place].clone()];
        Some(Row {
            code: someone.code.clone(),
            working: self.days(someone, at, false, false).len()
                + self.days(someone, at, true, false).len(),
            entitled: both(&entitled),
            due: both(&|best| self.due(someone, at, best)),
            days: [0, 0],
            settled: None,
            chain: [link(0), link(1), link(2), link(3)],
            class: self.main(&served).1.class,
        })
    }

    fn cell(&self, month: usize, directorate: usize) -> Cell {
        let mut people: Vec<&Someone> = self.office.people.iter().collect();
        people.sort_by_key(|someone| &someone.code);
        let rows: Vec<Row> = people
            .into_iter()
            .filter_map(|someone| self.row(someone, (month, directorate)))
            .collect();
        let sum = |figure: &dyn Fn(&Row) -> [Q; 2]| {
            rows.iter()
                .map(figure)
                .fold([Q::zero(), Q::zero()], |a, b| {
                    let ([worst, best], [other, better]) = (a, b);
                    [worst + other, best + better]
                })
        };
        let heads = |class: Class| {
            let is = rows.iter().filter(|it| it.class == (class, class)).count();
            let may = |it: &&Row| it.class.0 <= class && class <= it.class.1;
            [is as u64, rows.iter().filter(may).count() as u64]
        };
        let mut links: Vec<[Q; 2]> = (0..4)
            .map(|place| sum(&|row| row.chain[place].clone()))
            .collect();
        links.push(sum(&|row| row.entitled.clone()));
        let net = sum(&|row| row.due.clone());
        links.push(net.clone());
        let step = |place: usize| [0, 1].map(|end| &links[place + 1][end] - &links[place][end]);
        Cell {
            smartable: heads(Class::Smartable),
            rotation: heads(Class::Rotation),
            gross: links[0].clone(),
            steps: [0, 1, 2, 3, 4].map(step),
            days: [half_up(&net[0]), half_up(&net[1])],
            net,
            to_bank: 0,
            rows,
        }
    }

    /// Gives whole days, then one remainder after the other.
    fn split(
        &self,
        cell: &mut Cell,
        at: (usize, usize),
        extras: &BTreeMap<String, u64>,
        used: &BTreeMap<(String, usize, usize), u64>,
    ) {
        if cell.rows.iter().any(|row| row.due[0] != row.due[1]) {
            for row in &mut cell.rows {
                row.days = [floor(&row.due[0]), floor(&row.due[1].ceil())];
            }
            return;
        }
        let mut left = cell.days[0];
        let mut waiting = Vec::new();
        for (place, row) in cell.rows.iter_mut().enumerate() {
            let sure = floor(&row.due[0]);
            left -= sure;
            row.days = [sure, sure];
            let rest = &row.due[0] - whole(sure);
            if rest.is_zero() {
                continue;
            }
            row.settled = Some(Settled::WindowFull);
            let someone = self.office.people.iter().find(|it| it.code == row.code);
            let someone = someone.expect("somebody");
            if self.may(someone, at, used) {
                row.settled = Some(Settled::None);
                let priority = someone.priority.unwrap_or(u32::MAX);
                let extra = extras.get(&row.code).copied().unwrap_or(0);
                waiting.push((rest, priority, extra, row.code.clone(), place));
            }
        }
        let mut winners = Vec::new();
        while left > 0 && !waiting.is_empty() {
            let mut first = 0;
            for place in 1..waiting.len() {
                let (a, b) = (&waiting[place], &waiting[first]);
                let earlier = (a.1, a.2, &a.3) < (b.1, b.2, &b.3);
                if a.0 > b.0 || (a.0 == b.0 && earlier) {
                    first = place;
                }
            }
            winners.push(waiting.remove(first));
            left -= 1;
        }
        let tie = winners
            .last()
            .filter(|it| waiting.iter().any(|other| other.0 == it.0));
        let tie = tie.map(|it| it.0.clone());
        for winner in &winners {
            let beaten = waiting.iter().filter(|it| it.0 == winner.0);
            let next = beaten.min_by_key(|it| (it.1, it.2, it.3.clone()));
            let row = &mut cell.rows[winner.4];
            if self.office.settings.ties == Ties::ToBank && tie.as_ref() == Some(&winner.0) {
                left += 1;
                row.settled = Some(Settled::ToBank);
                continue;
            }
            row.days = [row.days[0] + 1, row.days[1] + 1];
            row.settled = Some(match next {
                None => Settled::Larger,
                Some(it) if it.1 != winner.1 => Settled::ByPriority,
                Some(it) if it.2 != winner.2 => Settled::ByFewestExtra,
                Some(_) => Settled::ByCode,
            });
        }
        if self.office.settings.ties == Ties::ToBank {
            for loser in waiting.iter().filter(|it| tie.as_ref() == Some(&it.0)) {
                cell.rows[loser.4].settled = Some(Settled::ToBank);
            }
        }
        cell.to_bank = left;
    }

    /// Whether rounding up leaves the window's cap unbroken.
    fn may(
        &self,
        someone: &Someone,
        at: (usize, usize),
        used: &BTreeMap<(String, usize, usize), u64>,
    ) -> bool {
        let (first, end) = self.window(at.0);
        if end - first < 2 {
            return true;
        }
        let months = || (first..end).map(|month| (month, at.1));
        let lifted: usize = months()
            .map(|at| self.days(someone, at, true, false).len())
            .sum();
        let sure: u64 = months().map(|at| floor(&self.due(someone, at, true))).sum();
        let given = used.get(&(someone.code.clone(), at.1, first)).copied();
        let room = (self.cap(someone, at) + lifted) as u64;
        room > sure + given.unwrap_or(0)
    }
}
