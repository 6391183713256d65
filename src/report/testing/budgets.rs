//! Day budgets made by hand, for the tests of reports: a month of four persons, and a year as an
//! estimate. Every figure was worked out on paper.

use std::rc::Rc;

use super::contingents::{between, day, left_out, number, on_person};
use super::{finding, set, sources};
use crate::finding::Severity;
use crate::lang::LocalText;
use crate::model::assessment::Coverage;
use crate::model::contingent::ContingentBasis;
use crate::model::day_budget::{
    BridgeStep, BudgetSettings, DayBudgets, MonthBudget, MonthDays, PersonBudget, PrevalenceBase,
    Quota, QuotaPer, Remainder, Settled, Ties, UnitBudget, Window,
};
use crate::model::period::{Day, Month, Period};
use crate::model::quantity::{Between, Exact, Ratio};
use crate::model::staff::{Class, RowRef};

/// A month of a directorate: persons, gross, the steps that are not 0, net and days; all exact.
fn month(
    people: (i128, i128),
    gross: i128,
    steps: &[(BridgeStep, i128)],
    net: i128,
) -> MonthBudget {
    let step = |step: BridgeStep| {
        let found = steps.iter().find(|(own, _)| *own == step);
        let value = number(found.map_or(0, |(_, value)| value * 10));
        (step, (value.clone(), value))
    };
    MonthBudget {
        smartable: between(people.0 * 10, people.0 * 10),
        rotation: between(people.1 * 10, people.1 * 10),
        gross: between(gross * 10, gross * 10),
        bridge: BridgeStep::ALL.map(step).into(),
        net: between(net * 10, net * 10),
        days: between(net * 10, net * 10),
        to_bank: Some(0),
    }
}

fn unit(key: (&str, &str), months: Vec<MonthBudget>, days: Between<Exact>) -> UnitBudget {
    UnitBudget {
        unit: Rc::from(key.0),
        name: Rc::from(key.1),
        months,
        days,
    }
}

const A: (&str, &str) = ("DIR-A", "Direzione Servizi al personale");
const B: (&str, &str) = ("DIR-B", "Direzione Ambiente e verde pubblico");

fn base(basis: ContingentBasis, months: Vec<MonthDays>, units: Vec<UnitBudget>) -> DayBudgets {
    DayBudgets {
        set: Rc::new(set()),
        settings: BudgetSettings {
            place: Rc::from("Comune di prova"),
            quotas: vec![Quota {
                smartable: 8,
                rotation: 3,
                per: QuotaPer::Month,
                period: Period {
                    first: day("2026-01-01"),
                    last: Day::MAX,
                },
                act: "Accordo di prova n. 1".to_owned(),
            }],
            window: Window::Months(1),
            base: PrevalenceBase::Gross,
            ties: Ties::Resolve,
            theta: Ratio::HALF,
        },
        basis,
        months,
        total: unit(("", ""), Vec::new(), between(0, 0)),
        units,
        people: Vec::new(),
        coverage: Some(Coverage {
            heard: 2,
            expected: 2,
            missing: Vec::new(),
        }),
        left_out: left_out(),
        findings: vec![finding("T014", Severity::Error, (57, 61), "boh")],
        sources: sources(),
    }
}

fn december() -> MonthDays {
    let name = |it: &str, en: &str| LocalText {
        it: it.to_owned(),
        en: en.to_owned(),
    };
    MonthDays {
        month: Month::parse("2026-12").unwrap(),
        working_days: 20,
        holidays: vec![
            (day("2026-12-07"), name("Patrono di prova", "Sample patron")),
            (
                day("2026-12-08"),
                name("Immacolata Concezione", "Immaculate Conception"),
            ),
            (day("2026-12-25"), name("Natale", "Christmas Day")),
        ],
    }
}

struct Person {
    code: &'static str,
    unit: &'static str,
    class: Class,
    worked: u32,
    halves_due: i128,
    days: i128,
    settled: Option<Settled>,
}

fn person(of: &Person, row: u32) -> PersonBudget {
    let due = Ratio::new(of.halves_due, 2);
    PersonBudget {
        person: Rc::from(of.code),
        unit: Rc::from(of.unit),
        month: Month::parse("2026-12").unwrap(),
        class: (of.class, of.class),
        derogation: None,
        working_days: of.worked,
        counted_days: of.worked,
        entitled: (due, due),
        cap: Ratio::new(i128::from((of.worked - 1) / 2), 1),
        window: None,
        due: (due, due),
        days: between(of.days * 10, of.days * 10),
        remainder: of.settled.map(|settled| Remainder {
            fraction: Ratio::HALF,
            settled,
            priority: Some(2),
            extra_before: 0,
        }),
        spells: vec![RowRef { table: 0, row }],
    }
}

/// December with 20 working days. Directorate A: P-01 has 8; P-02 and P-03 by rotation work 10 days
/// of 20, so that each has 3 × 10 / 20 = 1.5, and the tie goes to P-02 by code: 14 gross, 11 net.
/// Directorate B: P-04 joined and works 15 days: 8 × 15 / 20 = 6.
pub(crate) fn of_a_month() -> DayBudgets {
    let units = vec![
        unit(
            A,
            vec![month((1, 2), 14, &[(BridgeStep::Pattern, -3)], 11)],
            between(110, 110),
        ),
        unit(
            B,
            vec![month((1, 0), 8, &[(BridgeStep::Service, -2)], 6)],
            between(60, 60),
        ),
    ];
    let mut budgets = base(ContingentBasis::Persons, vec![december()], units);
    let steps = [(BridgeStep::Pattern, -3), (BridgeStep::Service, -2)];
    let total = month((2, 2), 22, &steps, 17);
    budgets.total = unit(("", ""), vec![total], between(170, 170));
    let one = |code, unit, class, worked, halves_due, days, settled| Person {
        code,
        unit,
        class,
        worked,
        halves_due,
        days,
        settled,
    };
    let people = [
        one("P-01", "DIR-A", Class::Smartable, 20, 16, 8, None),
        one(
            "P-02",
            "DIR-A",
            Class::Rotation,
            10,
            3,
            2,
            Some(Settled::ByCode),
        ),
        one(
            "P-03",
            "DIR-A",
            Class::Rotation,
            10,
            3,
            1,
            Some(Settled::None),
        ),
        one("P-04", "DIR-B", Class::Smartable, 15, 12, 6, None),
    ];
    let rows = people.iter().zip(10..);
    budgets.people = rows.map(|(of, row)| person(of, row)).collect();
    budgets.findings.push(on_person());
    budgets
}

/// The year 2026 as an estimate: 6 to 8 people of directorate A and 0 to 2 of B, 8 days a month.
pub(crate) fn estimate_of_a_year() -> DayBudgets {
    let days = |heads: (i128, i128)| MonthBudget {
        smartable: between(heads.0 * 10, heads.1 * 10),
        rotation: between(0, 0),
        gross: between(heads.0 * 80, heads.1 * 80),
        bridge: Vec::new(),
        net: between(heads.0 * 80, heads.1 * 80),
        days: between(heads.0 * 80, heads.1 * 80),
        to_bank: None,
    };
    let year = |key, heads: (i128, i128)| {
        let sum = between(heads.0 * 960, heads.1 * 960);
        unit(key, vec![days(heads); 12], sum)
    };
    let months = Month::of_year(2026).unwrap().into_iter();
    let months = months.map(|month| MonthDays {
        month,
        working_days: 20,
        holidays: Vec::new(),
    });
    let mut budgets = base(
        ContingentBasis::Headcounts,
        months.collect(),
        vec![year(A, (6, 8)), year(B, (0, 2))],
    );
    budgets.total = year(("", ""), (6, 10));
    budgets
}
