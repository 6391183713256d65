//! Laws that hold for any office.

#![expect(clippy::expect_used, reason = "a test fails loudly")]

use std::rc::Rc;

use proptest::prelude::*;
use smartable::figures::day_budgets::{Budgets, Keep};
use smartable::model::day_budget::{PersonBudget, Settled, Ties, UnitBudget, Window};
use smartable::model::period::Period;
use smartable::model::quantity::{Between, Exact, Ratio};
use smartable::model::staff::Class;

use super::office::{Classes, Office, any_office, month, months_of_2026, someone, stretch};
use super::slow::{Q, slow, whole};

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig::with_cases(cases)
}

fn number(exact: &Exact) -> u64 {
    exact.to_u64().expect("whole days")
}

fn ends(between: &Between<Exact>) -> [Exact; 2] {
    [
        between.at_least.clone(),
        between.at_most.clone().expect("an upper bound"),
    ]
}

/// The same decimals, thirty of them, out of another representation.
fn decimals(number: &Q) -> String {
    let sign = if *number < Q::from_integer(0.into()) {
        "-"
    } else {
        ""
    };
    let scale = num_bigint::BigInt::from(10).pow(30);
    let scaled = (number * Q::from_integer(scale)).round().to_integer();
    let digits = scaled.to_string();
    let digits = format!("{:0>31}", digits.trim_start_matches('-'));
    let (units, rest) = digits.split_at(digits.len() - 30);
    format!("{sign}{units}.{rest}")
}

#[track_caller]
fn same(fast: &[Exact; 2], slow: &[Q; 2], what: &str) {
    let fast = fast.each_ref().map(|it| it.to_decimal(30));
    assert_eq!(fast, slow.each_ref().map(decimals), "{what}");
}

fn ratios(pair: (Ratio, Ratio)) -> [Exact; 2] {
    [pair.0.exact(), pair.1.exact()]
}

/// Compares everything with the slow way.
fn agrees(office: &Office) {
    let fast = office.of_year();
    for (place, cells) in slow(office).into_iter().enumerate() {
        for (unit, cell) in fast.units.iter().zip(cells) {
            let month = &unit.months[place];
            same(&ends(&month.gross), &cell.gross, "gross");
            for ((step, fast), slow) in month.bridge.iter().zip(&cell.steps) {
                same(&[fast.0.clone(), fast.1.clone()], slow, step.key());
            }
            same(&ends(&month.net), &cell.net, "net");
            same(&ends(&month.days), &cell.days.map(whole), "days");
            same(&ends(&month.smartable), &cell.smartable.map(whole), "heads");
            same(&ends(&month.rotation), &cell.rotation.map(whole), "heads");
            assert_eq!(
                u64::from(month.to_bank.unwrap_or(0)),
                cell.to_bank,
                "to the bank"
            );
            let at = months_of_2026()[place];
            let rows = |it: &&PersonBudget| it.unit == unit.unit && it.month == at;
            let people: Vec<&PersonBudget> = fast.people.iter().filter(rows).collect();
            assert_eq!(people.len(), cell.rows.len());
            for (person, row) in people.into_iter().zip(&cell.rows) {
                assert_eq!(person.person.as_ref(), row.code);
                assert_eq!(person.working_days as usize, row.working);
                same(&ratios(person.entitled), &row.entitled, "entitled");
                same(&ratios(person.due), &row.due, "due");
                same(&ends(&person.days), &row.days.map(whole), "a person's days");
                assert_eq!(person.remainder.as_ref().map(|it| it.settled), row.settled);
            }
        }
    }
}

/// `floor(t) <= d <= ceil(t)`, the cap, and what days add up to.
fn adds_up(office: &Office, budgets: &Budgets) {
    for unit in &budgets.units {
        for (month, at) in unit.months.iter().zip(months_of_2026()) {
            let rows = |it: &&PersonBudget| it.unit == unit.unit && it.month == at;
            let people: Vec<&PersonBudget> = budgets.people.iter().filter(rows).collect();
            let (net, days) = (ends(&month.net), ends(&month.days));
            let half = Ratio::HALF.exact();
            for (net, days) in net.iter().zip(&days) {
                assert!(days.minus(net) <= half && net.minus(days) <= half);
            }
            assert!(net[0] <= net[1] && days[0] <= days[1]);
            let settled = people.iter().all(|it| it.due.0 == it.due.1);
            let mut sum = u64::from(month.to_bank.unwrap_or(0));
            for person in people {
                obeys(office, person, settled);
                sum += number(&person.days.at_least);
            }
            if settled {
                assert_eq!(sum, number(&days[0]), "days and the bank make the budget");
            } else {
                assert!(sum <= number(&days[0]));
            }
        }
    }
}

fn obeys(office: &Office, person: &PersonBudget, settled: bool) {
    let [least, most] = ends(&person.days);
    let one = Ratio::ONE.exact();
    assert!(person.due.0 <= person.due.1);
    let (worst, best) = (person.due.0.exact(), person.due.1.exact());
    assert!(
        worst.minus(&least) < one && least.minus(&worst) < one,
        "floor(t) <= d <= ceil(t)"
    );
    assert!(
        best.minus(&most) < one && most.minus(&best) < one,
        "floor(t) <= d <= ceil(t)"
    );
    assert!(least == most || !settled);
    let months = match office.settings.window {
        Window::Months(months) => months,
        Window::Week => 1,
    };
    if months == 1 {
        assert!(most <= person.cap.exact(), "the cap of the segment");
        if person.derogation.is_none() && office.settings.window != Window::Week {
            let cap = person.counted_days.saturating_sub(1) / 2;
            assert_eq!(person.cap, Ratio::new(i128::from(cap), 1));
        }
    }
    assert!(
        most <= Ratio::new(i128::from(person.working_days), 1).exact(),
        "W"
    );
    if person.working_days == 0 {
        assert!(most.is_zero());
    }
    if !settled {
        assert!(person.remainder.is_none());
    }
    let given = |it: Settled| !matches!(it, Settled::None | Settled::ToBank | Settled::WindowFull);
    if let Some(remainder) = &person.remainder {
        let up = number(&least) > number(&worst.minus(&remainder.fraction.exact()));
        assert_eq!(up, given(remainder.settled));
    }
}

/// Over a window of several months presence prevails in whole days too.
fn prevails(office: &Office, budgets: &Budgets) {
    let Window::Months(months) = office.settings.window else {
        return;
    };
    let months = usize::from(months);
    for person in &office.people {
        for unit in &budgets.units {
            for window in months_of_2026().chunks(months) {
                let rows = budgets.people.iter().filter(|it| {
                    *it.person == person.code && it.unit == unit.unit && window.contains(&it.month)
                });
                let rows: Vec<&PersonBudget> = rows.collect();
                if rows
                    .iter()
                    .any(|it| it.derogation.is_some() || !it.days.is_exact())
                {
                    continue;
                }
                let counted: u64 = rows.iter().map(|it| u64::from(it.counted_days)).sum();
                let days: u64 = rows.iter().map(|it| number(&it.days.at_least)).sum();
                assert!(days <= counted.saturating_sub(1) / 2, "{days} of {counted}");
            }
        }
    }
}

fn bridges(budgets: &Budgets) {
    for unit in budgets.units.iter().chain([&budgets.total]) {
        let mut year = [0, 0];
        for month in &unit.months {
            let [mut worst, mut best] = ends(&month.gross);
            assert_eq!(month.bridge.len(), 5);
            for (_, step) in &month.bridge {
                worst = worst.plus(&step.0);
                best = best.plus(&step.1);
            }
            assert_eq!(
                [worst, best],
                ends(&month.net),
                "gross and bridge make the net figure"
            );
            let days = ends(&month.days);
            year = [year[0] + number(&days[0]), year[1] + number(&days[1])];
        }
        assert_eq!(
            ends(&unit.days).map(|it| number(&it)),
            year,
            "months make the year"
        );
    }
}

fn sums(budgets: &Budgets) {
    for (place, month) in budgets.total.months.iter().enumerate() {
        let of_units = |end: usize| -> u64 {
            let days = |unit: &UnitBudget| number(&ends(&unit.months[place].days)[end]);
            budgets.units.iter().map(days).sum()
        };
        let total = ends(&month.days).map(|it| number(&it));
        assert_eq!(total, [of_units(0), of_units(1)]);
        let bank: Option<u32> = budgets
            .units
            .iter()
            .map(|it| it.months[place].to_bank)
            .sum();
        assert_eq!(month.to_bank, bank);
    }
}

fn any_way() -> impl Strategy<Value = Office> {
    any_office(Classes::AnyWay, 12)
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn the_slow_way_agrees(office in any_office(Classes::AnyWay, 9)) {
        agrees(&office);
    }

    #[test]
    fn the_slow_way_agrees_where_classes_are_settled(office in any_office(Classes::Settled, 9)) {
        agrees(&office);
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn days_add_up(office in any_office(Classes::Settled, 40)) {
        let budgets = office.of_year();
        adds_up(&office, &budgets);
        prevails(&office, &budgets);
    }

    #[test]
    fn days_add_up_where_classes_are_not_settled(office in any_office(Classes::AnyWay, 40)) {
        let budgets = office.of_year();
        adds_up(&office, &budgets);
        bridges(&budgets);
        sums(&budgets);
    }

    #[test]
    fn the_order_of_persons_changes_nothing(office in any_way(), by in 0_usize..12) {
        let mut other = office.clone();
        let len = other.people.len().max(1);
        other.people.rotate_left(by % len);
        other.people.reverse();
        prop_assert_eq!(office.of_year(), other.of_year());
    }

    #[test]
    fn renaming_codes_in_order_changes_nothing(office in any_way()) {
        let mut other = office.clone();
        for person in &mut other.people {
            person.code = format!("other-{}-x", person.code);
        }
        let mut renamed = other.of_year();
        for person in &mut renamed.people {
            let code = person.person.trim_start_matches("other-").trim_end_matches("-x");
            person.person = Rc::from(code);
        }
        prop_assert_eq!(office.of_year(), renamed);
    }

    #[test]
    fn splitting_a_stretch_changes_nothing(office in any_way(), at in 0_i32..300) {
        let mut other = office.clone();
        for person in &mut other.people {
            let split = person.stretches.drain(..).flat_map(|whole| {
                let cut = whole.period.first.plus(at);
                if cut > whole.period.last || at == 0 {
                    return vec![whole];
                }
                let (mut before, mut after) = (whole.clone(), whole);
                before.period.last = cut.plus(-1);
                after.period.first = cut;
                vec![before, after]
            });
            person.stretches = split.collect();
        }
        prop_assert_eq!(office.of_year(), other.of_year());
    }

    #[test]
    fn somebody_without_remote_days_changes_nothing(office in any_way(), to in 0_usize..3) {
        let mut other = office.clone();
        let mut stretch = stretch(Period::of_year(2026).expect("a year"));
        stretch.class = (Class::Not, Class::Not);
        stretch.directorate = to;
        stretch.derogation = Some(9);
        other.people.push(someone("p0005", vec![stretch]));
        let mut with = other.of_year();
        with.people.retain(|it| *it.person != *"p0005");
        prop_assert_eq!(office.of_year(), with);
    }

    #[test]
    fn an_empty_directorate_changes_nothing_else(office in any_way()) {
        let mut other = office.clone();
        other.directorates += 1;
        let (without, mut with) = (office.of_year(), other.of_year());
        let empty = with.units.pop().expect("a directorate");
        prop_assert!(empty.days.at_least.is_zero() && empty.days.is_exact());
        prop_assert_eq!(without, with);
    }

    #[test]
    fn a_directorate_that_is_not_listed_still_counts(office in any_way()) {
        let mut other = office.clone();
        other.directorates -= 1;
        let (listed, not_listed) = (office.of_year(), other.of_year());
        prop_assert_eq!(listed.total, not_listed.total);
    }

    #[test]
    fn a_month_is_that_month_of_the_year(office in any_way(), place in 0_usize..12) {
        let year = office.of_year();
        let at = months_of_2026()[place];
        let one = office.budgets(&[at], Keep::Everybody);
        for (unit, of_year) in one.units.iter().zip(&year.units) {
            prop_assert_eq!(&unit.months[0], &of_year.months[place]);
        }
        let of_month: Vec<PersonBudget> =
            year.people.into_iter().filter(|it| it.month == at).collect();
        prop_assert_eq!(one.people, of_month);
    }

    #[test]
    fn keeping_nobody_changes_no_figure(office in any_way()) {
        let months = months_of_2026();
        let (all, nobody) = (office.of_year(), office.budgets(&months, Keep::Nobody));
        prop_assert!(nobody.people.is_empty());
        prop_assert_eq!(&nobody.units, &all.units);
        let one = office.budgets(&months, Keep::Only(&["p003"]));
        let only: Vec<PersonBudget> =
            all.people.into_iter().filter(|it| *it.person == *"p003").collect();
        prop_assert_eq!(one.people, only);
    }

    #[test]
    fn whatever_a_class_turns_out_to_be_lies_within(
        office in any_way(),
        picks in proptest::collection::vec(0_usize..3, 48),
    ) {
        let mut other = office.clone();
        let stretches = other.people.iter_mut().flat_map(|it| &mut it.stretches);
        for (stretch, pick) in stretches.zip(picks) {
            let (low, high) = stretch.class;
            let can_be = Class::ALL.into_iter().filter(|it| low <= *it && *it <= high);
            let can_be: Vec<Class> = can_be.collect();
            let class = can_be[pick % can_be.len()];
            stretch.class = (class, class);
        }
        let (open, settled) = (office.of_year(), other.of_year());
        for (open, settled) in open.people.iter().zip(&settled.people) {
            prop_assert!(open.due.0 <= settled.due.0 && settled.due.1 <= open.due.1);
        }
        for (open, settled) in open.units.iter().zip(&settled.units) {
            let (open, settled) = (ends(&open.days), ends(&settled.days));
            prop_assert!(open[0] <= settled[0] && settled[1] <= open[1]);
        }
    }

    #[test]
    fn only_ties_go_to_the_bank_with_a_month_as_window(office in any_office(Classes::Settled, 20)) {
        let mut office = office;
        office.settings.window = Window::Months(1);
        office.settings.ties = Ties::Resolve;
        let budgets = office.of_year();
        for month in &budgets.total.months {
            prop_assert_eq!(month.to_bank, Some(0));
        }
    }
}

#[test]
fn nobody_has_no_days() {
    let office = Office {
        people: Vec::new(),
        directorates: 1,
        settings: super::office::settings(vec![super::office::quota(8, 2)]),
        closed: super::office::milano(),
    };
    let budgets = office.budgets(&[month("2026-12")], Keep::Everybody);
    assert_eq!(budgets.working_days, [(month("2026-12"), 20)]);
    assert!(budgets.total.days.at_least.is_zero());
    assert!(budgets.uncovered.is_empty());
}
