//! Offices to compute budgets of: written out, or drawn at random.

#![expect(clippy::expect_used, reason = "a test fails loudly")]

use std::rc::Rc;

use proptest::collection::vec;
use proptest::prelude::*;
use smartable::figures::day_budgets::{
    Budgets, Directorate, Keep, Request, Served, WorkingDays, budgets,
};
use smartable::model::day_budget::{BudgetSettings, PrevalenceBase, Quota, QuotaPer, Ties, Window};
use smartable::model::period::{Day, Month, Period};
use smartable::model::quantity::Ratio;
use smartable::model::staff::{Class, Gender, Pattern, RowRef};
use smartable::model::standing::{ClassFrom, Shares, Stretch};

pub(crate) fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

pub(crate) fn month(text: &str) -> Month {
    Month::parse(text).expect("a month")
}

pub(crate) fn from_to(first: &str, last: &str) -> Period {
    Period {
        first: day(first),
        last: day(last),
    }
}

/// Closed days: everywhere (`""`), at home (`None`) or in one place.
#[derive(Debug, Clone, Default)]
pub(crate) struct Closed(pub(crate) Vec<(Option<&'static str>, Day)>);

impl Closed {
    pub(crate) fn is_open(&self, place: Option<&str>, day: Day) -> bool {
        !self
            .0
            .iter()
            .any(|(at, closed)| *closed == day && (*at == Some("") || *at == place))
    }
}

impl WorkingDays for Closed {
    fn count(&self, place: Option<&str>, pattern: Pattern, period: Period) -> u32 {
        let worked = |day: &Day| pattern.works_on(day.weekday()) && self.is_open(place, *day);
        u32::try_from(period.iter().filter(worked).count()).expect("few days")
    }
}

/// The holidays of Milano and of another town, as far as these tests go: 2022 and 2026.
pub(crate) fn milano() -> Closed {
    let national = [
        "2022-08-15",
        "2022-11-01",
        "2022-12-08",
        "2022-12-26",
        "2026-01-01",
        "2026-01-06",
        "2026-04-06",
        "2026-05-01",
        "2026-06-02",
        "2026-12-08",
        "2026-12-25",
    ];
    let mut closed: Vec<_> = national.map(|text| (Some(""), day(text))).to_vec();
    closed.push((None, day("2026-12-07"))); // patron of Milano
    closed.push((Some("Elsewhere"), day("2026-12-14"))); // patron of elsewhere
    Closed(closed)
}

/// Somebody.
#[derive(Debug, Clone)]
pub(crate) struct Someone {
    pub(crate) code: String,
    pub(crate) priority: Option<u32>,
    pub(crate) absences: Vec<Period>,
    pub(crate) stretches: Vec<Stretch>,
}

/// An office and everything that its budgets rest on.
#[derive(Debug, Clone)]
pub(crate) struct Office {
    pub(crate) people: Vec<Someone>,
    pub(crate) directorates: usize,
    pub(crate) settings: BudgetSettings,
    pub(crate) closed: Closed,
}

impl Office {
    pub(crate) fn directorates(&self) -> Vec<Directorate> {
        let directorate = |place: usize| Directorate {
            place,
            code: Rc::from(format!("D{place}")),
            name: Rc::from(format!("Directorate {place}")),
        };
        (0..self.directorates).map(directorate).collect()
    }

    pub(crate) fn budgets(&self, months: &[Month], keep: Keep<'_>) -> Budgets {
        let served: Vec<Served<'_>> = self
            .people
            .iter()
            .map(|someone| Served {
                code: &someone.code,
                priority: someone.priority,
                absences: &someone.absences,
                stretches: &someone.stretches,
            })
            .collect();
        let request = Request {
            months,
            settings: &self.settings,
            working_days: &self.closed,
            directorates: &self.directorates(),
            keep,
        };
        budgets(&request, &served)
    }

    pub(crate) fn of_year(&self) -> Budgets {
        self.budgets(&months_of_2026(), Keep::Everybody)
    }
}

pub(crate) fn months_of_2026() -> Vec<Month> {
    Month::of_year(2026).expect("a year")
}

pub(crate) fn settings(quotas: Vec<Quota>) -> BudgetSettings {
    BudgetSettings {
        place: Rc::from("Milano"),
        quotas,
        window: Window::Months(1),
        base: PrevalenceBase::Gross,
        ties: Ties::Resolve,
        theta: Ratio::ZERO,
    }
}

pub(crate) fn quota(smartable: u32, rotation: u32) -> Quota {
    Quota {
        smartable,
        rotation,
        per: QuotaPer::Month,
        period: Period::ALWAYS,
        act: "invented act".to_owned(),
    }
}

/// A stretch in the first directorate, Monday to Friday, of the full quota.
pub(crate) fn stretch(period: Period) -> Stretch {
    let none = (Ratio::ZERO, Ratio::ZERO);
    Stretch {
        period,
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
        spell: RowRef { table: 0, row: 2 },
    }
}

pub(crate) fn someone(code: &str, stretches: Vec<Stretch>) -> Someone {
    Someone {
        code: code.to_owned(),
        priority: None,
        absences: Vec::new(),
        stretches,
    }
}

/// How sure the classes of an office are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Classes {
    Settled,
    AnyWay,
}

fn any_class(classes: Classes) -> BoxedStrategy<(Class, Class)> {
    let one = prop_oneof![
        4 => Just(Class::Smartable),
        2 => Just(Class::Rotation),
        1 => Just(Class::Not)
    ];
    let settled = one.prop_map(|class| (class, class));
    match classes {
        Classes::Settled => settled.boxed(),
        Classes::AnyWay => prop_oneof![
            9 => settled,
            1 => Just((Class::Not, Class::Rotation)),
            1 => Just((Class::Not, Class::Smartable)),
            1 => Just((Class::Rotation, Class::Smartable)),
        ]
        .boxed(),
    }
}

fn any_stretches(classes: Classes) -> impl Strategy<Value = Vec<Stretch>> {
    let gap = prop_oneof![3 => Just(0_i32), 1 => 0..90_i32];
    let length = prop_oneof![2 => Just(400_i32), 1 => 1..60_i32, 1 => 1..300_i32];
    let directorate = prop_oneof![2 => Just(0_usize), 1 => 0..3_usize];
    let pattern = prop_oneof![2 => Just(0b1_1111_u8), 2 => 0..128_u8];
    let place = prop_oneof![4 => Just(None), 1 => Just(Some("Elsewhere"))];
    let derogation = prop_oneof![9 => Just(None), 1 => (0..25_u32).prop_map(Some)];
    let one = (
        gap,
        length,
        directorate,
        pattern,
        place,
        any_class(classes),
        derogation,
    );
    vec(one, 1..4).prop_map(|drawn| {
        let year = Period::of_year(2026).expect("a year");
        let mut at = year.first;
        let mut stretches = Vec::new();
        for (row, (gap, length, directorate, pattern, place, class, derogation)) in (2..).zip(drawn)
        {
            let first = at.plus(gap);
            let last = first.plus(length - 1);
            at = last.plus(1);
            let Some(period) = year.and(Period { first, last }) else {
                break;
            };
            stretches.push(Stretch {
                directorate,
                pattern: pattern_of(pattern),
                workplace: place.map(Rc::from),
                class,
                derogation,
                spell: RowRef { table: 0, row },
                ..stretch(period)
            });
        }
        stretches
    })
}

pub(crate) fn pattern_of(bits: u8) -> Pattern {
    Pattern::new([0, 1, 2, 3, 4, 5, 6].map(|place| bits >> place & 1 == 1))
}

fn any_person(classes: Classes) -> impl Strategy<Value = Someone> {
    let priority = prop_oneof![3 => Just(None), 2 => (1..4_u32).prop_map(Some)];
    let absences = vec((0..365_i32, 1..40_i32), 0..4);
    (priority, absences, any_stretches(classes)).prop_map(|(priority, drawn, stretches)| {
        let first = day("2026-01-01");
        let mut absences: Vec<Period> = Vec::new();
        for (start, length) in drawn {
            let one = Period {
                first: first.plus(start),
                last: first.plus(start + length - 1),
            };
            if absences.iter().all(|other| other.and(one).is_none()) {
                absences.push(one);
            }
        }
        absences.sort();
        Someone {
            code: String::new(),
            priority,
            absences,
            stretches,
        }
    })
}

fn any_quotas() -> impl Strategy<Value = Vec<Quota>> {
    let per = prop_oneof![3 => Just(QuotaPer::Month), 1 => Just(QuotaPer::Week)];
    let one = (0..=12_u32, 0..=12_u32, per);
    (
        vec(one, 2),
        prop_oneof![Just(None), (1..364_i32).prop_map(Some)],
        0..3_i32,
    )
        .prop_map(|(drawn, change, hole)| {
            let made: Vec<Quota> = drawn
                .into_iter()
                .map(|(smartable, rotation, per)| Quota {
                    per,
                    ..quota(smartable, rotation)
                })
                .collect();
            let [mut first, mut second] = <[Quota; 2]>::try_from(made).expect("two quotas");
            let Some(change) = change else {
                return vec![first];
            };
            first.period.last = day("2026-01-01").plus(change - 1);
            second.period.first = day("2026-01-01").plus(change + hole);
            vec![first, second]
        })
}

fn any_settings() -> impl Strategy<Value = BudgetSettings> {
    let window = prop_oneof![
        4 => Just(Window::Months(1)),
        1 => Just(Window::Week),
        1 => Just(Window::Months(3)),
        1 => Just(Window::Months(2)),
        1 => Just(Window::Months(12)),
    ];
    let base = prop_oneof![Just(PrevalenceBase::Gross), Just(PrevalenceBase::Net)];
    let ties = prop_oneof![2 => Just(Ties::Resolve), 1 => Just(Ties::ToBank)];
    (any_quotas(), window, base, ties).prop_map(|(quotas, window, base, ties)| BudgetSettings {
        window,
        base,
        ties,
        ..settings(quotas)
    })
}

/// Offices of 0 to `most` people in three directorates.
pub(crate) fn any_office(classes: Classes, most: usize) -> impl Strategy<Value = Office> {
    (vec(any_person(classes), 0..=most), any_settings()).prop_map(|(mut people, settings)| {
        for (place, someone) in people.iter_mut().enumerate() {
            someone.code = format!("p{place:03}");
        }
        Office {
            people,
            directorates: 3,
            settings,
            closed: milano(),
        }
    })
}
