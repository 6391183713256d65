//! Laws of contingents from persons: what a slow count of every day says, and what changes nothing.

use std::collections::BTreeMap;
use std::rc::Rc;

use proptest::collection::vec;
use proptest::prelude::*;
use smartable::figures::contingents::FromPersons;
use smartable::model::contingent::{ContingentFigures, When};
use smartable::model::period::{Day, Period};
use smartable::model::quantity::{Between, Decimal, Exact, Ratio};
use smartable::model::staff::{Agreement, Assignment, Class, Gender, Person, Staff};

use super::office::{chart, day, row, stakes, verdict};
use super::persons::{Office, persons};

const UNITS: [&str; 5] = ["R", "A", "A1", "B", "X"];
/// Activities stand in the root and are called by their verdicts; one is nowhere.
const ACTIVITIES: [&str; 7] = ["y", "p", "n", "?", "h", "l", "lost"];
const LONG: i32 = 25;

/// First day and length of something, in days of the period.
type Days = (i32, i32);

/// Units by spell, shares with their days, and what the row says besides.
type Drawn = (
    Vec<(usize, Days)>,
    Vec<(usize, i64, Days)>,
    (usize, usize, usize, bool),
    Vec<Days>,
);

fn drawn() -> impl Strategy<Value = Drawn> {
    let days = || (0..LONG, prop_oneof![Just(LONG), 1..LONG]);
    (
        vec((0..UNITS.len(), days()), 1..3),
        vec((0..ACTIVITIES.len(), 1..4_i64, days()), 0..4),
        (
            0..3_usize,
            0..6_usize,
            0..4_usize,
            prop::bool::weighted(0.1),
        ),
        vec(days(), 0..3),
    )
}

fn first() -> Day {
    day("2026-01-20")
}

fn whole_period() -> Period {
    Period {
        first: first(),
        last: first().plus(LONG - 1),
    }
}

fn of(days: Days) -> Period {
    Period {
        first: first().plus(days.0),
        last: first().plus(days.0 + days.1 - 1),
    }
}

fn person(code: &str, (spells, shares, besides, agreed): &Drawn) -> Person {
    let (gender, class, fte, excluded) = *besides;
    let one = persons("P A");
    let mut person = Person::new(code);
    let mut from = Day::MIN;
    for (place, (unit, days)) in spells.iter().enumerate() {
        let mut spell = one.persons[0].spells[0].clone();
        spell.unit = Rc::from(UNITS[*unit]);
        spell.period = of(*days);
        spell.period.first = spell.period.first.max(from);
        if spell.period.first > spell.period.last {
            continue;
        }
        from = spell.period.last.plus(1);
        spell.gender = Gender::ALL[gender];
        spell.class = Class::ALL.get(class).copied();
        spell.excluded = excluded;
        spell.fte = (fte > 0).then(|| Decimal::from_millionths([1, 1, 2, 4][fte] * 250_000));
        spell.at = row(2, place);
        person.spells.push(spell);
    }
    for (place, (activity, quarters, days)) in shares.iter().enumerate() {
        person.assignments.push(Assignment {
            activity: Rc::from(ACTIVITIES[*activity]),
            unit: None,
            share: Some(Decimal::from_millionths(quarters * 250_000)),
            period: of(*days),
            at: row(3, place),
        });
    }
    person
        .assignments
        .sort_by_key(|it| (it.period, it.activity.clone()));
    person.agreements = agreed
        .iter()
        .map(|days| Agreement {
            period: of(*days),
            at: row(4, 0),
        })
        .collect();
    person
}

fn office() -> impl Strategy<Value = Office> {
    (vec(drawn(), 0..6), 0..4_i128).prop_map(|(drawn, quarters)| {
        let chart = chart("R - -; A R -; A1 A -; B R -");
        let rows = ["y", "p", "n", "?", "h", "l"].map(|it| format!("R {it} {it} 1"));
        let mut staff = Staff {
            persons: drawn
                .iter()
                .enumerate()
                .map(|(place, it)| person(&format!("P{place}"), it))
                .collect(),
            ..Staff::default()
        };
        staff.given.staff = true;
        staff.given.agreements = true;
        Office {
            stakes: stakes(Some(&chart), &rows.join(";")),
            chart,
            staff,
            changes: Vec::new(),
            theta: Ratio::new(quarters, 3),
        }
    })
}

/// Heads, with partly, women, men, FTE of staff, of the contingent, remotizable: each at worst and
/// at best, in quarters of an eighth; staff first.
type Slow = [[i64; 2]; 7];

/// Counts one person on one day, from the rows.
fn slow_person(person: &Person, day: Day, theta: Ratio) -> Option<(&str, i64, Slow)> {
    let spell = person.spells.iter().find(|it| it.period.contains(day))?;
    // In quarters: smartable, with partly, and twice the level; at worst and at best.
    let (mut smartable, mut partly, mut level, mut all) = ([0; 2], [0; 2], [0; 2], 0);
    for it in person
        .assignments
        .iter()
        .filter(|it| it.period.contains(day))
    {
        let share = it.share?.millionths() / 250_000;
        all += share;
        let letter = if it.activity.as_ref() == "lost" {
            "?"
        } else {
            it.activity.as_ref()
        };
        let ends = verdict(letter)?.bounds();
        for (end, outcome) in [ends.0, ends.1].into_iter().enumerate() {
            let rank = outcome as i64; // not 0, partly 1, smartable 2
            smartable[end] += if rank == 2 { share } else { 0 };
            partly[end] += if rank >= 1 { share } else { 0 };
            level[end] += share * rank;
        }
    }
    let rest = (4 - all).max(0);
    smartable[1] += rest;
    partly[1] += rest;
    level[1] += 2 * rest;
    let mut slow = [[0; 2]; 7];
    for end in 0..2 {
        let enough = Ratio::new(i128::from(smartable[end].min(4)), 4) >= theta;
        let computed = if smartable[end] > 0 && enough {
            Class::Smartable
        } else if partly[end] > 0 {
            Class::Rotation
        } else {
            Class::Not
        };
        let class = match (spell.excluded, spell.class) {
            (true, _) => Class::Not,
            (false, Some(class)) => class,
            (false, None) => computed,
        };
        let eligible = i64::from(class == Class::Smartable);
        let fte = spell.fte.map_or(0, |fte| fte.millionths() / 250_000);
        slow[0][end] = eligible;
        slow[1][end] = i64::from(class >= Class::Rotation);
        slow[2][end] = eligible * i64::from(spell.gender == Gender::Woman);
        slow[3][end] = eligible * i64::from(spell.gender == Gender::Man);
        slow[4][end] = fte;
        slow[5][end] = eligible * fte;
        slow[6][end] = if spell.excluded || spell.class == Some(Class::Not) {
            0
        } else {
            fte * level[end].min(8)
        };
    }
    Some((spell.unit.as_ref(), 1, slow))
}

fn add(to: &mut (i64, Slow), staff: i64, slow: &Slow) {
    to.0 += staff;
    for (to, from) in to.1.iter_mut().flatten().zip(slow.iter().flatten()) {
        *to += from;
    }
}

/// Counts every day, and everything above the unit.
fn slow(office: &Office) -> BTreeMap<&'static str, (i64, Slow)> {
    let mut by_unit: BTreeMap<&'static str, (i64, Slow)> = BTreeMap::new();
    for day in whole_period().iter() {
        for person in &office.staff.persons {
            let Some((unit, staff, slow)) = slow_person(person, day, office.theta) else {
                continue;
            };
            let above: &[&str] = match unit {
                "A1" => &["A1", "A", "R", "total"],
                "A" => &["A", "R", "total"],
                "B" => &["B", "R", "total"],
                "R" => &["R", "total"],
                _ => &["X", "total"],
            };
            for unit in above {
                add(by_unit.entry(unit).or_default(), staff, &slow);
            }
        }
    }
    by_unit
}

fn quotient(number: i64, parts: i64) -> Exact {
    Ratio::new(i128::from(number), i128::from(parts) * i128::from(LONG)).exact()
}

fn agrees(figures: &ContingentFigures, slow: &(i64, Slow)) -> Result<(), TestCaseError> {
    let measures = [
        (&figures.heads, 1, false),
        (&figures.heads_with_partly, 1, false),
        (&figures.women, 1, false),
        (&figures.men, 1, false),
        (&figures.staff_fte, 4, true),
        (&figures.fte, 4, true),
        (&figures.fte_remotizable, 32, true),
    ];
    prop_assert_eq!(figures.staff.clone(), Some(quotient(slow.0, 1)));
    for (place, ((between, parts, may_be_open), slow)) in
        measures.into_iter().zip(&slow.1).enumerate()
    {
        let between = between
            .clone()
            .ok_or_else(|| TestCaseError::fail("no figure"))?;
        prop_assert_eq!(
            between.at_least,
            quotient(slow[0], parts),
            "measure {}",
            place
        );
        match between.at_most {
            Some(most) => prop_assert_eq!(most, quotient(slow[1], parts), "measure {}", place),
            None => prop_assert!(may_be_open),
        }
    }
    Ok(())
}

fn by_unit(counted: &FromPersons) -> Vec<(String, ContingentFigures)> {
    let units = counted.units.iter();
    units
        .map(|unit| (unit.unit.to_string(), unit.figures.clone()))
        .collect()
}

/// Says that what is left is no more than what was, at either end.
fn no_more(now: Option<&Between<Exact>>, before: Option<&Between<Exact>>) -> bool {
    now.zip(before).is_some_and(|(now, before)| {
        now.at_least <= before.at_least && now.at_most <= before.at_most
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_mean_is_the_count_of_every_day(office in office()) {
        let counted = office.count(When::Mean(whole_period()));
        let slow = slow(&office);
        let units = counted.units.len();
        prop_assert_eq!(units, slow.keys().filter(|unit| **unit != "total").count());
        for unit in &counted.units {
            agrees(&unit.figures, &slow[unit.unit.as_ref()])?;
        }
        agrees(&counted.total, &slow.get("total").copied().unwrap_or_default())?;
    }

    #[test]
    fn a_day_is_the_mean_of_one_day(office in office(), at in 0..LONG) {
        let day = first().plus(at);
        let on = office.count(When::On(day));
        let mean = office.count(When::Mean(Period::of_day(day)));
        prop_assert_eq!(on, mean);
    }

    #[test]
    fn groups_add_up_to_everything(office in office()) {
        let counted = office.count(When::Mean(whole_period()));
        let zero = || Ratio::ZERO.exact();
        let mut sum = (zero(), zero(), zero());
        for (_, figures) in &counted.by_gender {
            let heads = figures.heads.clone().ok_or_else(|| TestCaseError::fail("no heads"))?;
            sum.0 = sum.0.plus(&figures.staff.clone().unwrap_or_else(zero));
            sum.1 = sum.1.plus(&heads.at_least);
            sum.2 = sum.2.plus(&heads.at_most.unwrap_or_else(zero));
        }
        prop_assert_eq!(Some(sum.0), counted.total.staff);
        let total = counted.total.heads.ok_or_else(|| TestCaseError::fail("no total"))?;
        prop_assert_eq!((sum.1, Some(sum.2)), (total.at_least, total.at_most));
        let (agreed, staff) = (counted.populations.with_agreement, counted.populations.in_service);
        prop_assert!(agreed <= staff, "{:?} {:?}", agreed, staff);
    }

    #[test]
    fn whoever_may_not_changes_nothing_but_the_staff(office in office(), unit in 0..UNITS.len()) {
        let when = When::Mean(whole_period());
        let before = office.count(when);
        let mut more = office.clone();
        let mut person = persons("Q A 1:n is=not").persons.remove(0);
        person.spells[0].unit = Rc::from(UNITS[unit]);
        more.staff.persons.push(person);
        let after = more.count(when);
        prop_assert_eq!(&before.total.heads, &after.total.heads);
        prop_assert_eq!(&before.total.heads_with_partly, &after.total.heads_with_partly);
        prop_assert_eq!(&before.total.fte, &after.total.fte);
        prop_assert_eq!(&before.total.fte_remotizable, &after.total.fte_remotizable);
        for (unit, figures) in by_unit(&before) {
            let now = after.units.iter().find(|it| it.unit.as_ref() == unit);
            prop_assert_eq!(now.map(|it| it.figures.heads.clone()), Some(figures.heads));
        }
    }

    #[test]
    fn codes_and_a_higher_threshold_never_add_anybody(office in office()) {
        let when = When::Mean(whole_period());
        let before = office.count(when);
        let mut renamed = office.clone();
        for (place, person) in renamed.staff.persons.iter_mut().enumerate() {
            person.code = format!("Z{place:03}").into();
        }
        let now = renamed.count(when);
        prop_assert_eq!(&now.units, &before.units);
        prop_assert_eq!(&now.total, &before.total);
        let mut stricter = office.clone();
        stricter.theta = office.theta.checked_add(Ratio::new(1, 5)).unwrap_or(Ratio::ONE);
        let now = stricter.count(when);
        prop_assert!(no_more(now.total.heads.as_ref(), before.total.heads.as_ref()));
        prop_assert_eq!(&now.total.heads_with_partly, &before.total.heads_with_partly);
        prop_assert_eq!(&now.total.fte_remotizable, &before.total.fte_remotizable);
    }
}
