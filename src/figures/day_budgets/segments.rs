//! One person in one directorate in one month: working days, entitlement, and the chain of
//! figures that leads to it.
//!
//! Never here: windows of several months (`windows`), rounding, sums over persons.

use crate::figures::day_budgets::Served;
use crate::figures::day_budgets::year::{Days, MonthTable, Scale};
use crate::model::day_budget::{BudgetSettings, PrevalenceBase, Quota, QuotaPer, Window};
use crate::model::period::Period;
use crate::model::staff::Class;
use crate::model::standing::Stretch;

/// More days than any month has: larger numbers mean the same.
const MOST_DAYS: u32 = 366;

/// At worst and at best, where classes are not settled. Numerators over the window's denominator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Ends {
    pub(super) worst: i64,
    pub(super) best: i64,
}

impl Ends {
    fn map(self, value: impl Fn(i64) -> i64) -> Self {
        Self {
            worst: value(self.worst),
            best: value(self.best),
        }
    }

    pub(super) fn plus(self, other: Self) -> Self {
        Self {
            worst: self.worst + other.worst,
            best: self.best + other.best,
        }
    }
}

/// A stretch with its places looked up.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed<'a> {
    pub(super) stretch: &'a Stretch,
    /// Number of the calendar of workplace and pattern.
    pub(super) calendar: usize,
    /// Directorate, by place in the report.
    pub(super) directorate: usize,
}

/// Days of a stretch in a month on which one quota, or none, holds.
#[derive(Debug, Clone, Copy)]
struct Piece {
    directorate: usize,
    terms: Terms,
    /// Calendar days.
    days: Days,
    /// Working days.
    work: Days,
}

/// What the days of a piece are worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Terms {
    class: (Class, Class),
    /// By place in the settings; `None`: no quota holds.
    quota: Option<usize>,
    derogation: Option<u32>,
    calendar: usize,
}

/// A person in a directorate in a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Segment {
    /// Person, by place among the persons in the order of their codes.
    pub(super) person: usize,
    pub(super) directorate: usize,
    /// Class held longest there in the month; of equals, the one held last.
    pub(super) class: (Class, Class),
    /// The last derogation there in the month.
    pub(super) derogation: Option<u32>,
    /// Working days (W).
    pub(super) working: u32,
    /// Working days, less absences where the base is net.
    pub(super) counted: u32,
    /// Those without a derogation: presence must prevail in them.
    pub(super) plain_counted: u32,
    /// Working days on which a derogation lifts the cap.
    pub(super) lifted: u32,
    /// Most days that let presence prevail on plain days, with a window of a month or of weeks.
    pub(super) month_cap: u32,
    /// Entitlement of plain days (e).
    pub(super) entitled: Ends,
    /// Entitlement of days with a derogation.
    pub(super) entitled_lifted: Ends,
    /// Gross figure; with the derogation; on the person's pattern; at the workplace.
    pub(super) chain: [Ends; 4],
}

/// What a month needs to know of the run.
#[derive(Clone, Copy)]
pub(super) struct InMonth<'a> {
    pub(super) table: &'a MonthTable,
    pub(super) scale: Scale,
    pub(super) settings: &'a BudgetSettings,
}

impl<'a> InMonth<'a> {
    /// Adds a person's segments of the month, by directorate.
    pub(super) fn segments(
        self,
        person: usize,
        served: &Served<'_>,
        placed: &[Placed<'_>],
        to: &mut Vec<Segment>,
    ) {
        let mut pieces = self.pieces(placed);
        if pieces.is_empty() {
            return;
        }
        let absent = match self.settings.base {
            PrevalenceBase::Gross => 0,
            PrevalenceBase::Net => self.absent(served.absences),
        };
        pieces.sort_by_key(|piece| piece.directorate);
        for there in pieces.chunk_by(|a, b| a.directorate == b.directorate) {
            to.push(self.segment(person, there, absent));
        }
    }

    fn absent(self, absences: &[Period]) -> Days {
        let days = |absence: &Period| self.table.days(*absence);
        absences.iter().map(days).fold(0, |all, days| all | days)
    }

    /// Cuts stretches at the ends of the month and where the quota changes.
    fn pieces(self, placed: &[Placed<'_>]) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for placed in placed {
            let days = self.table.days(placed.stretch.period);
            if days == 0 {
                continue;
            }
            let work = self.table.worked(placed.calendar);
            let mut cut = |quota: Option<usize>, held: Days| {
                if days & held != 0 {
                    pieces.push(Piece {
                        directorate: placed.directorate,
                        terms: Terms {
                            class: placed.stretch.class,
                            quota,
                            derogation: placed.stretch.derogation,
                            calendar: placed.calendar,
                        },
                        days: days & held,
                        work: work & days & held,
                    });
                }
            };
            for (quota, held) in self.table.quotas.iter().enumerate() {
                cut(Some(quota), *held);
            }
            cut(None, self.table.uncovered);
        }
        pieces
    }

    fn segment(self, person: usize, pieces: &[Piece], absent: Days) -> Segment {
        let (mut plain, mut lifted): (Days, Days) = (0, 0);
        let (mut entitled, mut entitled_lifted) = (Ends::default(), Ends::default());
        let mut derogation = None;
        for piece in pieces {
            let worth = self.worth(piece.terms, piece.work.count_ones());
            if piece.terms.derogation.is_some() {
                lifted |= piece.work;
                entitled_lifted = entitled_lifted.plus(worth);
                derogation = piece.terms.derogation;
            } else {
                plain |= piece.work;
                entitled = entitled.plus(worth);
            }
        }
        let main = main(pieces);
        Segment {
            person,
            directorate: pieces.first().map_or(0, |piece| piece.directorate),
            class: main.class,
            derogation,
            working: (plain | lifted).count_ones(),
            counted: ((plain | lifted) & !absent).count_ones(),
            plain_counted: (plain & !absent).count_ones(),
            lifted: lifted.count_ones(),
            month_cap: self.month_cap(plain & !absent),
            entitled,
            entitled_lifted,
            chain: self.chain(main),
        }
    }

    /// Returns the most remote days that leave more days in presence.
    fn month_cap(self, counted: Days) -> u32 {
        match self.settings.window {
            Window::Week => {
                let cap = |week: &Days| minority(counted & week);
                self.table.weeks.iter().map(cap).sum()
            }
            Window::Months(_) => minority(counted),
        }
    }

    /// Returns what working days on some terms entitle to.
    fn worth(self, terms: Terms, working: u32) -> Ends {
        let Some(quota) = self.quota(terms) else {
            return Ends::default();
        };
        let a_day = match (terms.derogation, quota.per) {
            // The days of a derogation are days a month.
            (Some(_), _) | (None, QuotaPer::Month) => self.scale.per_month,
            (None, QuotaPer::Week) => self.scale.per_week,
        };
        days(terms.class, quota, terms.derogation).map(|days| days * i64::from(working) * a_day)
    }

    fn quota(self, terms: Terms) -> Option<&'a Quota> {
        terms
            .quota
            .and_then(|place| self.settings.quotas.get(place))
    }

    /// Returns the figures of the whole month on some terms, up to where days in service count.
    fn chain(self, terms: Terms) -> [Ends; 4] {
        let Some(quota) = self.quota(terms) else {
            return [Ends::default(); 4];
        };
        let gross = days(terms.class, quota, None).map(|days| self.scale.gross(quota, days));
        let with_derogation = match terms.derogation {
            None => gross,
            Some(_) => days(terms.class, quota, terms.derogation)
                .map(|days| days * self.scale.per_month * self.scale.working),
        };
        [
            gross,
            with_derogation,
            self.worth(terms, self.table.worked_at_home(terms.calendar)),
            self.worth(terms, self.table.worked(terms.calendar).count_ones()),
        ]
    }
}

/// Returns the most days of `days` that are fewer than the rest.
fn minority(days: Days) -> u32 {
    days.count_ones().saturating_sub(1) / 2
}

/// Returns the days of a quota, or of the derogation in its place: the least and the most over
/// the classes that a person may turn out to have. Who has no remote days has none by derogation.
fn days(class: (Class, Class), quota: &Quota, derogation: Option<u32>) -> Ends {
    let of = |class: Class| match class {
        Class::Not => 0,
        Class::Rotation => i64::from(derogation.unwrap_or(quota.rotation).min(MOST_DAYS)),
        Class::Smartable => i64::from(derogation.unwrap_or(quota.smartable).min(MOST_DAYS)),
    };
    let mut ends = Ends {
        worst: of(class.0),
        best: of(class.0),
    };
    // A quota by rotation may be the larger one: the class between the two ends counts too.
    for class in Class::ALL
        .into_iter()
        .filter(|it| class.0 <= *it && *it <= class.1)
    {
        ends.worst = ends.worst.min(of(class));
        ends.best = ends.best.max(of(class));
    }
    ends
}

/// Returns the terms that the gross figure starts from: of the class held on most days, those
/// held on most days. Of equals, those held last.
fn main(pieces: &[Piece]) -> Terms {
    let class = longest(pieces.iter(), |terms| terms.class);
    let of_class = pieces.iter().filter(|it| Some(it.terms.class) == class);
    longest(of_class, |terms| terms).unwrap_or(Terms {
        class: (Class::Not, Class::Not),
        quota: None,
        derogation: None,
        calendar: 0,
    })
}

fn longest<'a, K: Copy + PartialEq>(
    pieces: impl Iterator<Item = &'a Piece>,
    key: impl Fn(Terms) -> K,
) -> Option<K> {
    let mut held: Vec<(K, Days)> = Vec::new();
    for piece in pieces {
        let key = key(piece.terms);
        match held.iter_mut().find(|(other, _)| *other == key) {
            Some((_, days)) => *days |= piece.days,
            None => held.push((key, piece.days)),
        }
    }
    // No day is in two: the larger of two numbers of days has the later last day.
    let most = held
        .into_iter()
        .max_by_key(|(_, days)| (days.count_ones(), *days));
    most.map(|(key, _)| key)
}
