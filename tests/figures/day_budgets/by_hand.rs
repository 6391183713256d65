//! Budgets worked out by hand, step by step, in the comments.

#![expect(clippy::expect_used, reason = "a test fails loudly")]

mod windows;

use smartable::figures::day_budgets::{Budgets, Heads, Keep, Request, estimate};
use smartable::model::day_budget::{
    BridgeStep, PersonBudget, PrevalenceBase, Quota, QuotaPer, Settled, Ties, Window,
};
use smartable::model::period::Period;
use smartable::model::quantity::{Between, Exact, Ratio};
use smartable::model::staff::{Class, Pattern};
use smartable::model::standing::Stretch;

use super::office::{
    Office, Someone, day, from_to, milano, month, pattern_of, quota, settings, someone, stretch,
};

pub(crate) fn office(people: Vec<Someone>, quota: Quota) -> Office {
    Office {
        people,
        directorates: 2,
        settings: settings(vec![quota]),
        closed: milano(),
    }
}

/// Days of everybody, in the order of codes and months.
fn days(budgets: &Budgets) -> Vec<u64> {
    let days = |it: &PersonBudget| {
        assert!(it.days.is_exact(), "an interval");
        it.days.at_least.to_u64().expect("whole days")
    };
    budgets.people.iter().map(days).collect()
}

/// W, e, c, t and d of a person, as short decimals.
pub(crate) fn row(person: &PersonBudget) -> String {
    let short = |ratio: Ratio| ratio.exact().to_short(3);
    let text = format!(
        "{} {} W {} e {} c {} t {} d {}",
        person.person,
        person.unit,
        person.working_days,
        short(person.entitled.1),
        short(person.cap),
        short(person.due.1),
        person.days.at_least.to_short(0),
    );
    match &person.remainder {
        None => text,
        Some(remainder) => format!("{text} {:?}", remainder.settled),
    }
}

pub(crate) fn rows(budgets: &Budgets) -> Vec<String> {
    budgets.people.iter().map(row).collect()
}

#[track_caller]
pub(crate) fn exactly(between: &Between<Exact>, number: &str) {
    assert!(between.is_exact(), "an interval: {between:?}");
    assert_eq!(between.at_least.to_short(6), number);
}

#[test]
fn presence_prevails() {
    /// The most days of a month, with a quota beyond any cap.
    #[track_caller]
    fn case(at: &str, place: Option<&str>, absent: Option<Period>, working: u32, most: u64) {
        let mut one = someone("a", vec![stretch(Period::of_year(2026).expect("a year"))]);
        one.stretches[0].workplace = place.map(std::rc::Rc::from);
        one.absences.extend(absent);
        let mut office = office(vec![one], quota(31, 0));
        office.settings.base = PrevalenceBase::Net;
        let budgets = office.budgets(&[month(at)], Keep::Everybody);
        let person = &budgets.people[0];
        assert_eq!((person.counted_days, days(&budgets)), (working, vec![most]));
        assert_eq!(person.cap, Ratio::new(i128::from(most), 1));
    }

    case("2026-12", None, None, 20, 9); //             Milano closes on 7, 8 and 25 December
    case("2026-12", Some("A"), None, 21, 10); //       no patron in December
    case("2026-09", None, None, 22, 10);
    // Absent from 1 to 10 September: 8 working days; 14 are left.
    case(
        "2026-09",
        None,
        Some(from_to("2026-09-01", "2026-09-10")),
        14,
        6,
    );
    case(
        "2026-09",
        None,
        Some(from_to("2026-09-01", "2026-09-29")),
        1,
        0,
    );
    case(
        "2026-09",
        None,
        Some(from_to("2026-01-01", "2026-12-31")),
        0,
        0,
    );
}

#[test]
fn half_a_year_has_127_working_days_and_63_remote_ones() {
    // July 21, August 22, September 22, October 21, November 21, December 20: 127. A quota of 22
    // entitles to 22 in each month, 132 in all; the cap is floor(126 / 2) = 63, so each month has
    // 22 x 63 / 132 = 10.5. A budget of 11 each would be 66: the window lets this one person
    // round up three times only, and the bank gets the other three days.
    let period = from_to("2022-07-01", "2022-12-31");
    let mut office = office(vec![someone("a", vec![stretch(period)])], quota(22, 0));
    office.settings.window = Window::Months(6);
    let budgets = office.budgets(&period.months(), Keep::Everybody);
    let working: u32 = budgets.people.iter().map(|it| it.working_days).sum();
    assert_eq!(working, 127);
    assert_eq!(days(&budgets), [11, 11, 11, 10, 10, 10]);
    assert_eq!(days(&budgets).iter().sum::<u64>(), 63);
    for person in &budgets.people {
        assert_eq!(
            (person.due.0, person.cap),
            (Ratio::new(21, 2), Ratio::new(21, 2))
        );
    }
    let to_bank = |month: usize| budgets.units[0].months[month].to_bank;
    assert_eq!(
        [0, 1, 2, 3, 4, 5].map(to_bank),
        [0, 0, 0, 1, 1, 1].map(Some)
    );
    exactly(&budgets.total.days, "66");

    // 8 a month are 48 in half a year: below 63, so nothing is scaled.
    office.settings.quotas = vec![quota(8, 0)];
    let budgets = office.budgets(&period.months(), Keep::Everybody);
    assert_eq!(days(&budgets), [8; 6]);
}

#[test]
fn weeks_have_caps_of_their_own() {
    // December 2026 in Milano: 1-4 (4 days: 1), 9-11 (3: 1), 14-18 (5: 2), 21-24 (4: 1),
    // 28-31 (4: 1): 6, where the month as a whole would allow 9.
    let period = Period::of_year(2026).expect("a year");
    let mut office = office(vec![someone("a", vec![stretch(period)])], quota(8, 0));
    office.settings.window = Window::Week;
    let budgets = office.budgets(&[month("2026-12")], Keep::Everybody);
    assert_eq!(rows(&budgets), ["a D0 W 20 e 8 c 6 t 6 d 6"]);
}

/// Seven persons in September 2026: W* = 22, six days a month, so e = 6 W / 22 = 3 W / 11.
fn september() -> Office {
    let from_september = from_to("2026-09-01", "2026-12-31");
    let on = |flags: u8| Stretch {
        pattern: pattern_of(flags),
        ..stretch(from_september)
    };
    let mut moved = stretch(from_to("2026-09-12", "2026-12-31"));
    moved.directorate = 1;
    let mut exempt = stretch(from_september);
    exempt.derogation = Some(15);
    let mut by_rotation = stretch(from_september);
    by_rotation.class = (Class::Rotation, Class::Rotation);
    let mut first = someone("g", vec![on(0b000_0011)]);
    first.priority = Some(1);
    let people = vec![
        someone("a", vec![on(0b000_0010)]),
        someone("b", vec![stretch(from_to("2026-09-18", "2026-12-31"))]),
        someone(
            "c",
            vec![stretch(from_to("2026-09-01", "2026-09-11")), moved],
        ),
        someone("d", vec![exempt]),
        someone("e", vec![by_rotation]),
        someone("f", vec![on(0b000_0100)]),
        first,
    ];
    let mut office = office(people, quota(6, 2));
    office.settings.quotas[0].period = from_september;
    office
}

#[test]
fn a_table_by_hand() {
    let budgets = september().budgets(&[month("2026-09")], Keep::Everybody);
    assert_eq!(
        rows(&budgets),
        [
            // Only Tuesdays: 1, 8, 15, 22, 29. 15/11 = 1 4/11.
            "a D0 W 5 e 1.364 c 2 t 1.364 d 1 None",
            // Joins on the 18th: 18, 21-25, 28-30. 27/11 = 2 5/11; first of b and c by code.
            "b D0 W 9 e 2.455 c 4 t 2.455 d 3 ByCode",
            // Leaves for D1 after the 11th: 1-4, 7-11. 27/11 again.
            "c D0 W 9 e 2.455 c 4 t 2.455 d 2 None",
            // The other 13 days: 39/11 = 3 6/11; alone there, and 3.5 or more rounds up.
            "c D1 W 13 e 3.545 c 6 t 3.545 d 4 Larger",
            // 15 days by derogation; the cap is W.
            "d D0 W 22 e 15 c 22 t 15 d 15",
            // By rotation: 2.
            "e D0 W 22 e 2 c 10 t 2 d 2",
            // Only Wednesdays: 2, 9, 16, 23, 30.
            "f D0 W 5 e 1.364 c 2 t 1.364 d 1 None",
            // Mondays and Tuesdays, 4 and 5. 27/11, and priority 1.
            "g D0 W 9 e 2.455 c 4 t 2.455 d 3 ByPriority",
        ]
    );
    // 15/11 + 27/11 + 27/11 + 15 + 2 + 15/11 + 27/11 = 298/11 = 27 1/11. Whole days: 25. Two are
    // left for three remainders of 5/11.
    let first = &budgets.units[0].months[0];
    assert_eq!(first.net, Between::exactly(Ratio::new(298, 11).exact()));
    exactly(&first.days, "27");
    exactly(&first.smartable, "6");
    exactly(&first.rotation, "1");
    // Gross: 6 persons x 6 + 2. The derogation: 15 - 6. Patterns: (15 + 15 + 27)/11 - 18.
    // Service: (27 + 27)/11 - 12. No cap is reached.
    exactly(&first.gross, "38");
    let step = |num: i128, den: i128| Ratio::new(num, den).exact();
    let steps = [
        step(9, 1),
        step(-141, 11),
        step(0, 1),
        step(-78, 11),
        step(0, 1),
    ];
    let expected = BridgeStep::ALL.into_iter().zip(steps);
    let expected: Vec<_> = expected.map(|(it, by)| (it, (by.clone(), by))).collect();
    assert_eq!(first.bridge, expected);
    exactly(&budgets.units[1].days, "4");
    exactly(&budgets.total.days, "31");
}

#[test]
fn tied_days_may_go_to_the_bank() {
    let mut office = september();
    office.settings.ties = Ties::ToBank;
    let budgets = office.budgets(&[month("2026-09")], Keep::Everybody);
    // Two days for three equal remainders: none of the three gets one.
    assert_eq!(days(&budgets), [1, 2, 2, 4, 15, 2, 1, 2]);
    assert_eq!(budgets.units[0].months[0].to_bank, Some(2));
    exactly(&budgets.units[0].days, "27");
    let tied = budgets.people.iter().filter_map(|it| it.remainder.as_ref());
    let tied = tied.filter(|it| it.settled == Settled::ToBank).count();
    assert_eq!(tied, 3);
}

#[test]
fn who_had_an_extra_day_waits() {
    // One day a week: 22 / 5 = 4.4 each in September and October, 8.8 together: nine days.
    let period = from_to("2026-09-01", "2026-12-31");
    let people = ["x", "y"].map(|code| someone(code, vec![stretch(period)]));
    let mut weekly = quota(1, 0);
    weekly.per = QuotaPer::Week;
    let budgets = office(people.to_vec(), weekly)
        .budgets(&[month("2026-09"), month("2026-10")], Keep::Everybody);
    assert_eq!(
        rows(&budgets),
        [
            "x D0 W 22 e 4.4 c 10 t 4.4 d 5 ByCode",
            "x D0 W 22 e 4.4 c 10 t 4.4 d 4 None",
            "y D0 W 22 e 4.4 c 10 t 4.4 d 4 None",
            "y D0 W 22 e 4.4 c 10 t 4.4 d 5 ByFewestExtra",
        ]
    );
    // October alone: September is computed all the same.
    let weekly = budgets;
    let mut per_week = quota(1, 0);
    per_week.per = QuotaPer::Week;
    let october =
        office(people.to_vec(), per_week).budgets(&[month("2026-10")], Keep::Only(&["y"]));
    assert_eq!(october.people, weekly.people[3..]);
}

#[test]
fn a_workplace_has_its_own_holidays() {
    // Only Mondays in December 2026. Milano: 14, 21, 28, for the 7th is its patron's day.
    // Elsewhere: 7, 21, 28. In a place without a patron in December: 7, 14, 21, 28.
    let mut one = stretch(Period::of_year(2026).expect("a year"));
    one.pattern = pattern_of(0b1);
    one.workplace = Some("A".into());
    let budgets = office(vec![someone("a", vec![one])], quota(8, 2))
        .budgets(&[month("2026-12")], Keep::Everybody);
    assert_eq!(rows(&budgets), ["a D0 W 4 e 1.6 c 1 t 1 d 1"]);
    let steps = budgets.units[0].months[0].bridge.iter();
    let steps: Vec<String> = steps.map(|(_, step)| step.0.to_short(3)).collect();
    // 8 x 3/20 - 8, 8 x 4/20 - 8 x 3/20, nothing, 1 - 1.6.
    assert_eq!(steps, ["0", "-6.8", "0.4", "0", "-0.6"]);
}
