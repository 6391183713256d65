//! The calendar against the `PyPI` package that its days come from, against days counted by hand, and its files.

use std::collections::{BTreeMap, BTreeSet};

use super::{BUILTIN, Calendar, Refusal};
use crate::lang::Lang;
use crate::model::period::{Day, Month, Period};
use crate::model::staff::Pattern;

const NATIONAL: &str = include_str!("../../fixtures/calendar/national.csv");
const WORKING_DAYS: &str = include_str!("../../fixtures/calendar/working-days.csv");
const PATRONS: &str = include_str!("../../fixtures/calendar/patrons.csv");

/// Returns the rows of a fixture: its first line says how it was made, its second is the header.
fn rows(fixture: &str) -> impl Iterator<Item = Vec<&str>> {
    assert!(fixture.starts_with("# ") && fixture.contains("holidays 0.109"));
    fixture.lines().skip(2).map(|row| row.split(',').collect())
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn period(first: &str, last: &str) -> Period {
    Period {
        first: day(first),
        last: day(last),
    }
}

fn working_days(place: &str, month: &str) -> u32 {
    let month = Month::parse(month).unwrap().period();
    Calendar::builtin()
        .working_days(place, Pattern::FIVE_DAYS, month)
        .unwrap()
}

#[test]
fn the_file_that_comes_with_the_program_has_no_mistakes() {
    let read = Calendar::read("holidays.toml", BUILTIN);
    let errors = read.as_ref().err().map(|errors| errors[0].render(Lang::En));
    assert_eq!(errors, None);
    assert_eq!(read.as_ref(), Ok(Calendar::builtin()));
    assert_eq!(Calendar::builtin().comuni().len(), 111);
}

#[test]
fn national_holidays_are_those_of_the_package() {
    let published: BTreeSet<Day> = rows(NATIONAL).map(|row| day(row[0])).collect();
    let everywhere = |day: &Day| {
        let mut kept = Calendar::builtin().holidays_on(*day, "Milano");
        kept.any(|it| it.comuni.is_empty())
    };
    let own: BTreeSet<Day> = period("2015-01-01", "2030-12-31")
        .iter()
        .filter(everywhere)
        .collect();
    assert_eq!(own, published);
    // L. 151/2025: the package knows it, and it holds from 2026 on.
    assert!(published.contains(&day("2026-10-04")) && !published.contains(&day("2025-10-04")));
}

#[test]
fn working_days_of_milano_and_bologna_are_those_of_the_package() {
    let mut months = 0;
    for row in rows(WORKING_DAYS) {
        assert_eq!(working_days(row[0], row[1]).to_string(), row[2], "{row:?}");
        months += 1;
    }
    assert_eq!(months, 96, "four years of two comuni");
}

/// The patron days that are said to be verified are those of the package, from 2024 to 2027.
#[test]
fn patron_days_said_to_be_verified_are_those_of_the_package() {
    let mut published: BTreeMap<&str, BTreeSet<Day>> = BTreeMap::new();
    for row in rows(PATRONS) {
        published.entry(row[0]).or_default().insert(day(row[1]));
    }
    // The package lists these with a day that is a national holiday besides.
    let besides = ["Venezia", "Fermo"];
    let calendar = Calendar::builtin();
    let span = period("2024-01-01", "2027-12-31");
    for holiday in calendar.holidays.iter().filter(|it| it.verified) {
        for comune in &holiday.comuni {
            let own: BTreeSet<Day> = span.iter().filter(|day| holiday.falls_on(*day)).collect();
            let listed = published.get(comune.as_str()).cloned().unwrap_or_default();
            if besides.contains(&comune.as_str()) {
                assert!(own.is_subset(&listed), "{comune}");
            } else {
                assert_eq!(own, listed, "{comune}");
            }
        }
    }
}

#[test]
fn days_that_are_not_certain_say_so() {
    let unverified: Vec<&str> = Calendar::builtin()
        .holidays
        .iter()
        .filter(|it| !it.verified)
        .map(|it| it.comuni[0].as_str())
        .collect();
    assert_eq!(
        unverified,
        [
            "Biella",
            "Bolzano",
            "Carbonia",
            "Latina",
            "Perugia",
            "Pordenone",
            "Prato",
            "Ragusa",
            "Trani",
        ]
    );
    for holiday in Calendar::builtin()
        .holidays
        .iter()
        .filter(|it| !it.verified)
    {
        assert!(holiday.law.it.contains("da verificare"), "{holiday:?}");
        assert!(holiday.law.en.contains("to be verified"), "{holiday:?}");
    }
}

#[test]
fn published_counts_are_met() {
    assert_eq!(working_days("Milano", "2026-12"), 20);
    assert_eq!(working_days("Bologna", "2026-12"), 21);
    // The half-year of the Prime Minister's office, whose seat is Roma. 131 weekdays, less
    // 15 August, 1 November, 8 and 26 December; Roma's patron day falls before it, so the count
    // without any patron is the same.
    let half = period("2022-07-01", "2022-12-31");
    let count = |place: &str| Calendar::builtin().working_days(place, Pattern::FIVE_DAYS, half);
    assert_eq!(count("Roma"), Ok(127));
    assert_eq!(count("Napoli"), Ok(126), "San Gennaro, a Monday");
}

#[test]
fn a_pattern_counts_its_own_days() {
    let calendar = Calendar::builtin();
    let december = period("2026-12-01", "2026-12-31");
    let count = |days: [u8; 7]| {
        let pattern = Pattern::new(days.map(|day| day == 1));
        calendar.working_days("Milano", pattern, december).unwrap()
    };
    assert_eq!(count([0; 7]), 0);
    assert_eq!(count([1, 0, 0, 0, 0, 0, 0]), 3); // 7, 14, 21, 28 less Sant'Ambrogio
    assert_eq!(count([0, 0, 0, 0, 0, 1, 0]), 3); // 5, 12, 19, 26 less Santo Stefano
    assert_eq!(count([0, 0, 0, 0, 0, 0, 1]), 4); // Sundays are no holidays by themselves
    assert_eq!(count([1; 7]), 27); // 31 less 7, 8, 25, 26
}

#[test]
fn a_counter_answers_as_day_by_day() {
    let calendar = Calendar::builtin();
    let span = period("2024-01-01", "2027-12-31");
    let counter = calendar.counter("Bologna", span).unwrap();
    let pattern = Pattern::new([true, false, true, true, false, true, false]);
    for (first, last) in [
        ("2024-01-01", "2027-12-31"),
        ("2026-02-03", "2026-02-03"),
        ("2024-12-20", "2025-01-10"),
        ("2027-10-01", "2027-10-31"),
    ] {
        let asked = period(first, last);
        let worked = |day: &Day| {
            pattern.works_on(day.weekday()) && calendar.holiday(*day, "Bologna").is_none()
        };
        let by_day = asked.iter().filter(worked).count();
        assert_eq!(
            usize::try_from(counter.working_days(pattern, asked)),
            Ok(by_day)
        );
    }
    let outside = period("2028-01-01", "2028-12-31");
    assert_eq!(counter.working_days(pattern, outside), 0);
}

#[test]
fn comuni_are_met_however_they_are_written() {
    let calendar = Calendar::builtin();
    for name in ["milano", "MILANO ", "Comune di Milano"] {
        assert_eq!(calendar.name_of(name), Some("Milano"), "{name}");
    }
    assert_eq!(
        calendar.name_of("Reggio nell’Emilia"),
        Some("Reggio Emilia")
    );
    let patron = calendar.holiday(day("2026-11-24"), "REGGIO NELL'EMILIA");
    assert_eq!(patron.map(|it| it.label.it.as_str()), Some("San Prospero"));
    let shared = calendar.holidays_on(day("2027-10-04"), "Bologna");
    let names: Vec<&str> = shared.map(|it| it.label.en.as_str()).collect();
    assert_eq!(names, ["Saint Francis of Assisi", "Saint Petronius"]);
}

#[test]
fn what_is_not_known_is_refused() {
    let calendar = Calendar::builtin();
    let ask = |place: &str, first: &str| {
        let asked = Period {
            first: day(first),
            last: day("2026-12-31"),
        };
        calendar.working_days(place, Pattern::FIVE_DAYS, asked)
    };
    let Err(Refusal::UnknownPlace { near, .. }) = ask("Bolonia", "2026-01-01") else {
        panic!("a comune that there is not");
    };
    assert_eq!(near.first().map(String::as_str), Some("Bologna"));
    let Err(early) = ask("Bologna", "2014-12-31") else {
        panic!("a day before the calendar is complete");
    };
    assert_eq!(
        early.sentence(Lang::En),
        "the calendar is complete from 2015-01-01 (the year of L. 124/2015, the first text on \
         shares of remote work): 2014-12-31 comes before"
    );
    let open = Period {
        first: day("2026-01-01"),
        last: Day::MAX,
    };
    assert_eq!(calendar.counter("Bologna", open), Err(Refusal::WithoutEnd));
}

const OWN: &str = r#"schema = "smartable.holidays/1"

[[comune]]
name = "Borgo di Prova"
aliases = ["Prova"]

[[holiday]]
comune = "Reggio nell'Emilia"
label = "Un altro patrono"
rule = { month = 11, day = 25 }
law = "statuto comunale, esempio"
replaces = true

[[holiday]]
comune = "Latina"
label = "San Marco"
rule = { month = 4, day = 25 }
law = "statuto comunale, esempio"
replaces = true

[[holiday]]
comune = ["Prova", "Milano"]
label = { it = "Chiusura", en = "Closure" }
rule = { from = 2026-08-10, to = 2026-08-14 }
law = "atto di esempio"
closure = true

[[holiday]]
label = "Ponte"
rule = { days = [2026-06-01, 2026-12-24] }
law = "atto di esempio"
closure = true
"#;

#[test]
fn a_file_of_ones_own_adds_and_replaces() {
    let own = Calendar::read("holidays.toml", OWN).unwrap();
    let calendar = Calendar::builtin().clone().with(own);
    let count = |place: &str, month: &str| {
        let month = Month::parse(month).unwrap().period();
        calendar
            .working_days(place, Pattern::FIVE_DAYS, month)
            .unwrap()
    };
    assert_eq!(count("Borgo di Prova", "2026-08"), 16); // 21 weekdays less five of closure
    assert_eq!(count("Prova", "2026-08"), 16);
    assert_eq!(count("Milano", "2026-08"), 16);
    assert_eq!(count("Bologna", "2026-08"), 21);
    assert_eq!(count("Milano", "2026-12"), 19);
    assert_eq!(count("Latina", "2026-07"), 23); // Santa Maria Goretti no more
    assert_eq!(working_days("Latina", "2026-07"), 22);
    // Under its other name: 25 November in place of the 24th.
    assert_eq!(calendar.holiday(day("2026-11-24"), "Reggio Emilia"), None);
    assert!(
        calendar
            .holiday(day("2026-11-25"), "Reggio Emilia")
            .is_some()
    );
}

#[test]
fn the_half_year_without_any_patron_has_as_many_days() {
    let own = Calendar::read("holidays.toml", OWN).unwrap();
    let calendar = Calendar::builtin().clone().with(own);
    let half = period("2022-07-01", "2022-12-31");
    let count = calendar.working_days("Borgo di Prova", Pattern::FIVE_DAYS, half);
    assert_eq!(count, Ok(127));
}

#[test]
fn the_example_of_the_documentation_is_right() {
    let page = include_str!("../../docs/calendar-and-policy.md");
    let mut examples = page.split("```toml\n").skip(1);
    let example = examples.find(|it| it.contains("smartable.holidays/1"));
    let text = example.and_then(|it| it.split("```").next()).unwrap();
    let own = Calendar::read("holidays.toml", text).unwrap();
    assert!(own.is_known("Prova") && own.holidays.len() == 3);
}

#[test]
fn mistakes_have_a_line_and_a_column() {
    #[track_caller]
    fn case(text: &str, at: (usize, usize), words: &str) {
        let text = format!("schema = \"smartable.holidays/1\"\n{text}");
        let errors = Calendar::read("holidays.toml", &text).unwrap_err();
        assert_eq!((errors[0].line, errors[0].column), at, "{errors:?}");
        let message = errors[0].render(Lang::En);
        assert!(message.contains(words), "{message}");
    }
    let head = "[[holiday]]\nlabel = \"x\"\nlaw = \"y\"\n";
    case(
        &format!("{head}rule = {{ month = 2, day = 30 }}\n"),
        (5, 21),
        "no such day",
    );
    case(
        &format!("{head}rule = {{ month = 13, day = 1 }}\n"),
        (5, 18),
        "1 to 12",
    );
    case(
        &format!("{head}rule = {{ easter = 1, day = 2 }}\n"),
        (5, 8),
        "one of",
    );
    case(
        &format!("{head}rule = {{ easter = 1, month = 2 }}\n"),
        (5, 22),
        "does not go",
    );
    case(
        &format!("{head}rule = {{ month = 5, weekday = \"lunedi\", nth = 1 }}\n"),
        (5, 31),
        "unknown value",
    );
    case(
        &format!("{head}rule = {{ from = 2026-02-01, to = 2026-01-01 }}\n"),
        (5, 29),
        "comes before",
    );
    case(
        "[[holiday]]\nlabel = \"x\"\nrule = { easter = 1 }\n",
        (2, 1),
        "`law`",
    );
    case(
        &format!("{head}rule = {{ easter = 1 }}\nreplaces = true\n"),
        (6, 1),
        "comune",
    );
    case(
        &format!("{head}rulle = {{ easter = 1 }}\n"),
        (2, 1),
        "`rule`",
    );
}
