//! Contingents from persons, worked by hand.

#![expect(clippy::expect_used, reason = "a test fails loudly")]

mod groups;

use std::rc::Rc;

use smartable::figures::contingents::{
    FromPersons, PersonRules, Verdicts, from_persons, standings,
};
use smartable::figures::structure::Structure;
use smartable::model::contingent::{ContingentFigures, When};
use smartable::model::org_unit::OrgChart;
use smartable::model::period::{Day, Period};
use smartable::model::quantity::{Decimal, Ratio};
use smartable::model::staff::{
    Agreement, Assignment, Class, Gender, Pattern, Person, Spell, Staff, UnitChange,
};
use smartable::model::stake::Stake;

use super::office::{changes, chart, day, ends, row, stakes};

/// Everything that persons are counted from.
#[derive(Debug, Clone)]
pub(crate) struct Office {
    pub(crate) chart: OrgChart,
    pub(crate) stakes: Vec<Stake>,
    pub(crate) staff: Staff,
    pub(crate) changes: Vec<UnitChange>,
    pub(crate) theta: Ratio,
}

impl Office {
    pub(crate) fn count(&self, when: When) -> FromPersons {
        let mut structure = Structure::new(Some(&self.chart), &self.changes);
        let verdicts = Verdicts::new(&self.stakes, &mut structure);
        let period = match when {
            When::On(day) => Period::of_day(day),
            When::Mean(period) => period,
        };
        let (standings, _) = standings(&self.staff, &verdicts, &mut structure, period, self.theta);
        let rules = PersonRules {
            when,
            listed: &|_| true,
        };
        from_persons(&self.staff, &standings, &verdicts, &structure, &rules)
    }
}

fn date(text: &str, open: Day) -> Day {
    if text == ".." { open } else { day(text) }
}

pub(crate) fn period(from: &str, to: &str) -> Period {
    Period {
        first: date(from, Day::MIN),
        last: date(to, Day::MAX),
    }
}

/// Reads `code unit [from to] [key=value…]` after semicolons; `1:y 0.5:n` are shares by activity
/// id, whose ids are their verdicts. A second line of one code is a second spell.
pub(crate) fn persons(text: &str) -> Staff {
    let mut persons: Vec<Person> = Vec::new();
    for (place, line) in text.split(';').enumerate() {
        let mut words = line.split_whitespace();
        let (code, unit) = (words.next().expect("a code"), words.next().expect("a unit"));
        if persons.last().is_none_or(|last| last.code.as_ref() != code) {
            persons.push(Person::new(code));
        }
        let person = persons.last_mut().expect("just made");
        let mut spell = Spell {
            period: Period::ALWAYS,
            unit: Rc::from(unit.replace('_', " ")),
            workplace: None,
            pattern: Pattern::FIVE_DAYS,
            fte: Some(Decimal::ONE),
            gender: Gender::NotDeclared,
            age_band: None,
            class: None,
            excluded: false,
            derogation: None,
            at: row(2, place),
        };
        for (nth, word) in words.enumerate() {
            match word.split_once(['=', ':', '/']) {
                Some(("fte", fte)) => spell.fte = Decimal::parse(fte),
                Some(("band", band)) => spell.age_band = Some(Rc::from(band)),
                Some(("is", class)) => {
                    spell.class = Class::ALL.into_iter().find(|it| it.key() == class);
                }
                Some(("agreed", days)) => {
                    let (from, to) = days.split_once('/').expect("two days");
                    person.agreements.push(Agreement {
                        period: period(from, to),
                        at: row(4, nth),
                    });
                }
                Some((from, to)) if word.contains('/') && !word.contains(':') => {
                    spell.period = period(from, to);
                }
                Some((share, activity)) => person.assignments.push(Assignment {
                    activity: Rc::from(activity),
                    unit: None,
                    share: Decimal::parse(share),
                    period: Period::ALWAYS,
                    at: row(3, place * 10 + nth),
                }),
                None if word == "excluded" => spell.excluded = true,
                None if word == "F" => spell.gender = Gender::Woman,
                None => spell.gender = Gender::Man,
            }
        }
        person.spells.push(spell);
    }
    let mut staff = Staff {
        persons,
        ..Staff::default()
    };
    staff.given.staff = true;
    staff.given.agreements = true;
    staff
}

const CHART: &str = "R - -; A R -; A1 A -; B R -";
/// Every unit finds these: they stand in the root.
const ACTIVITIES: &str = "R y y 1; R p p 1; R n n 1; R ? ? 1; R h h 1; R l l 1";

fn office(staff: &str) -> Office {
    let chart = chart(CHART);
    Office {
        stakes: stakes(Some(&chart), ACTIVITIES),
        chart,
        staff: persons(staff),
        changes: Vec::new(),
        theta: Ratio::ZERO,
    }
}

fn mean(first: &str, last: &str) -> When {
    When::Mean(period(first, last))
}

fn year() -> When {
    mean("2026-01-01", "2026-12-31")
}

fn heads(figures: &ContingentFigures) -> String {
    ends(figures.heads.as_ref())
}

#[test]
fn shares_of_time_decide_who_is_counted() {
    #[track_caller]
    fn case(theta: Ratio, shares: &str, heads: &str, with_partly: &str, remotizable: &str) {
        let mut office = office(&format!("P A {shares}"));
        office.theta = theta;
        let total = office.count(When::On(day("2026-03-31"))).total;
        assert_eq!(
            [
                ends(total.heads.as_ref()),
                ends(total.heads_with_partly.as_ref()),
                ends(total.fte_remotizable.as_ref())
            ],
            [heads, with_partly, remotizable],
            "{shares}"
        );
    }
    let (none, half) = (Ratio::ZERO, Ratio::HALF);
    case(none, "1:y", "1", "1", "1");
    case(none, "0.1:y 0.9:n", "1", "1", "0.1");
    case(half, "0.1:y 0.9:n", "0", "1", "0.1"); // some, but too little: by rotation
    case(half, "0.5:y 0.5:n", "1", "1", "0.5");
    case(half, "0.49:y 0.51:n", "0", "1", "0.49");
    case(none, "1:n", "0", "0", "0");
    case(none, "0.2:p 0.8:n", "0", "1", "0.1");
    // What is undetermined widens.
    case(none, "1:?", "0..1", "0..1", "0..1");
    case(none, "0.2:y 0.8:?", "1", "1", "0.2..1");
    case(half, "0.2:y 0.8:?", "0..1", "1", "0.2..1");
    case(none, "1:h", "0..1", "1", "0.5..1");
    case(none, "1:l", "0", "0..1", "0..0.5");
    // An activity that nobody listed, a share that nobody can read, time without a row.
    case(none, "1:lost", "0..1", "0..1", "0..1");
    case(none, "0.6:n x:n", "0..1", "0..1", "0..0.4");
    case(none, "0.9:n", "0..1", "0..1", "0..0.1");
    case(none, "0.9:y", "1", "1", "0.9..1");
    case(half, "0.3:y 0.3:n", "0..1", "1", "0.3..0.7");
    case(none, "", "0..1", "0..1", "0..1");
    // Thirds are a whole, not a whole but for a thousandth.
    case(none, "0.333:n 0.333:n 0.333:n", "0", "0", "0");
    case(Ratio::ONE, "0.333:y 0.333:y 0.333:y", "1", "1", "1");
    case(none, "0.335:n 0.335:n 0.335:n", "0", "0", "0");
    case(half, "0.334:y 0.167:y 0.501:n", "1", "1", "0.5");
    case(none, "0.6:y 0.6:n", "1", "1", "0.6"); // a finding says that this is too much
    // The office's word.
    case(none, "1:n is=smartable", "1", "1", "0");
    case(none, "1:y is=not", "0", "0", "0");
    case(none, "1:y is=rotation", "0", "1", "1");
    case(none, "1:y excluded", "0", "0", "0");
    case(none, "1:? excluded is=smartable", "0", "0", "0");
}

#[test]
fn a_year_is_a_mean_of_person_days() {
    #[track_caller]
    fn case(when: When, staff: &str, expected: &str) {
        let total = office(staff).count(when).total;
        assert_eq!(
            format!(
                "{} of {}",
                heads(&total),
                total.staff.expect("staff").to_short(4)
            ),
            expected
        );
    }
    // 184 of 365 days: 0.5041.
    case(year(), "P A 2026-07-01/.. 1:y", "0.5041 of 0.5041");
    case(
        year(),
        "P A ../2026-06-30 1:y; Q A 2026-07-01/.. 1:y",
        "1 of 1",
    );
    case(year(), "P A ../2025-12-31 1:y", "0 of 0");
    case(year(), "P A 2026-07-01/.. 1:?", "0..0.5041 of 0.5041");
    case(
        mean("2024-01-01", "2024-12-31"),
        "P A 2024-07-01/.. 1:y",
        "0.5027 of 0.5027",
    );
    let joiner = "P A 2026-07-01/.. 1:y";
    case(When::On(day("2026-06-30")), joiner, "0 of 0");
    case(When::On(day("2026-07-01")), joiner, "1 of 1");
    // A gap of 31 days.
    case(
        year(),
        "P A ../2026-06-30 1:y; P A 2026-08-01/..",
        "0.9151 of 0.9151",
    );
}

#[test]
fn units_count_those_below_them_and_movers_where_they_are() {
    #[track_caller]
    fn case(when: When, staff: &str, expected: &[(&str, &str, u64)]) {
        let counted = office(staff).count(when);
        let units: Vec<(&str, String, u64)> = counted
            .units
            .iter()
            .map(|unit| (unit.unit.as_ref(), heads(&unit.figures), unit.basis.persons))
            .collect();
        let units: Vec<(&str, &str, u64)> = units
            .iter()
            .map(|(unit, heads, persons)| (*unit, heads.as_str(), *persons))
            .collect();
        assert_eq!(units, expected);
    }
    case(
        year(),
        "P A1 1:y; Q A 1:n; S B 1:y",
        &[("R", "2", 3), ("A", "1", 2), ("A1", "1", 1), ("B", "1", 1)],
    );
    // 181 and 184 days; one person all the same.
    case(
        year(),
        "P A1 ../2026-06-30 1:y; P B 2026-07-01/..",
        &[
            ("R", "1", 1),
            ("A", "0.4959", 1),
            ("A1", "0.4959", 1),
            ("B", "0.5041", 1),
        ],
    );
    case(
        year(),
        "P A ../2026-06-30 1:y; P A1 2026-07-01/..",
        &[("R", "1", 1), ("A", "1", 1), ("A1", "0.5041", 1)],
    );
    case(
        When::On(day("2026-12-31")),
        "P A1 ../2026-06-30 1:y; P X 2026-07-01/..",
        &[("X", "1", 1)], // outside the chart: the activity is found by its id
    );
}
