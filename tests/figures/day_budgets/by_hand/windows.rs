//! Windows, moves, quotas that change, and estimates, worked out by hand.

use super::{
    Between, Class, Exact, Heads, Keep, Pattern, Period, Quota, QuotaPer, Ratio, Request, Window,
    day, estimate, exactly, from_to, month, office, pattern_of, quota, rows, someone, stretch,
};

#[test]
fn a_class_that_is_not_settled_gives_an_interval() {
    let period = from_to("2026-12-01", "2026-12-31");
    let mut open = stretch(period);
    open.class = (Class::Not, Class::Smartable);
    open.pattern = pattern_of(0b1_0101); // 11 days: 4.4
    let people = vec![
        someone("a", vec![stretch(period)]),
        someone("b", vec![open]),
    ];
    let budgets = office(people, quota(8, 2)).budgets(&[month("2026-12")], Keep::Everybody);
    let unit = &budgets.units[0];
    let ends = |it: &Between<Exact>| {
        let most = it.at_most.as_ref().expect("an upper bound");
        (it.at_least.to_short(3), most.to_short(3))
    };
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(ends(&unit.months[0].net), pair("8", "12.4"));
    assert_eq!(ends(&unit.days), pair("8", "12"));
    assert_eq!(ends(&unit.months[0].smartable), pair("1", "2"));
    assert_eq!(ends(&unit.months[0].rotation), pair("0", "1"));
    assert_eq!(ends(&budgets.people[0].days), pair("8", "8"));
    assert_eq!(ends(&budgets.people[1].days), pair("0", "5"));
    assert!(budgets.people.iter().all(|it| it.remainder.is_none()));
}

#[test]
fn months_of_a_window_compete_for_its_cap() {
    // Of 21 and 20 working days at most 20 are remote. November is worth 12 and December 0 or 12.
    // If 0, November has its 12; if 12, both have 12 x 20 / 24 = 10.
    let mut open = stretch(from_to("2026-12-01", "2026-12-31"));
    open.class = (Class::Not, Class::Smartable);
    let people = vec![someone(
        "a",
        vec![stretch(from_to("2026-11-01", "2026-11-30")), open],
    )];
    let mut office = office(people, quota(12, 0));
    office.settings.window = Window::Months(2);
    let budgets = office.budgets(&[month("2026-11"), month("2026-12")], Keep::Everybody);
    let due = |place: usize| {
        let due = budgets.people[place].due;
        (due.0.exact().to_short(3), due.1.exact().to_short(3))
    };
    assert_eq!(due(0), ("10".to_owned(), "12".to_owned()));
    assert_eq!(due(1), ("0".to_owned(), "10".to_owned()));
}

#[test]
fn a_month_says_what_its_cap_follows_from() {
    // Of 21 and 20 working days at most (41 - 1) / 2 = 20 are remote. Each month is worth 11, and
    // has 20 x 11 / 22 = 10 of them: nothing is left for rounding up.
    let months = from_to("2026-11-01", "2026-12-31");
    let mut office = office(vec![someone("a", vec![stretch(months)])], quota(11, 0));
    office.settings.window = Window::Months(2);
    let budgets = office.budgets(&[month("2026-12")], Keep::Everybody);
    let part = budgets.people[0].window.as_ref().expect("a window");
    assert_eq!(part.period, months);
    assert_eq!((part.counted_days, part.counted_in_month), (41, 20));
    assert_eq!((part.cap, part.spare), (20, 0));
    let whole = |number: i128| (Ratio::new(number, 1), Ratio::new(number, 1));
    assert_eq!(part.entitled, whole(11));
    assert_eq!(part.entitled_in_window, whole(22));
    assert_eq!(budgets.people[0].cap, Ratio::new(10, 1));

    office.settings.window = Window::Months(1);
    let budgets = office.budgets(&[month("2026-12")], Keep::Everybody);
    assert_eq!(budgets.people[0].window, None);
}

#[test]
fn who_moves_in_a_month_is_one_person_of_the_total() {
    let mut moved = stretch(from_to("2026-12-12", "2026-12-31"));
    moved.directorate = 1;
    let mut by_rotation = moved.clone();
    by_rotation.class = (Class::Rotation, Class::Rotation);
    let before = || stretch(from_to("2026-12-01", "2026-12-11"));
    let people = vec![
        someone("a", vec![before(), moved]),
        // Of the full quota in one, by rotation in the other: counted with the better class.
        someone("b", vec![before(), by_rotation]),
        someone("c", vec![stretch(from_to("2026-12-01", "2026-12-31"))]),
    ];
    let budgets = office(people, quota(8, 2)).budgets(&[month("2026-12")], Keep::Nobody);
    let smartable = |unit: usize| &budgets.units[unit].months[0].smartable;
    exactly(smartable(0), "3");
    exactly(smartable(1), "1");
    exactly(&budgets.units[1].months[0].rotation, "1");
    exactly(&budgets.total.months[0].smartable, "3");
    exactly(&budgets.total.months[0].rotation, "0");
}

#[test]
fn a_quota_may_change_within_a_month_or_be_missing() {
    // Until 11 December 4 days (7 working days), then 8 (13): 4 x 7/20 + 8 x 13/20 = 6.6.
    let period = Period::of_year(2026).expect("a year");
    let mut office = office(vec![someone("a", vec![stretch(period)])], quota(4, 0));
    office.settings.quotas[0].period.last = day("2026-12-11");
    office.settings.quotas.push(quota(8, 0));
    office.settings.quotas[1].period.first = day("2026-12-12");
    let budgets = office.budgets(&[month("2026-12")], Keep::Everybody);
    assert_eq!(rows(&budgets), ["a D0 W 20 e 6.6 c 9 t 6.6 d 7 Larger"]);
    assert!(budgets.uncovered.is_empty());
    // The gross figure is that of the quota held longest: 8, for 20 days of 31.
    exactly(&budgets.units[0].months[0].gross, "8");

    office.settings.quotas.remove(0);
    let budgets = office.budgets(&[month("2026-11"), month("2026-12")], Keep::Everybody);
    assert_eq!(budgets.uncovered, [month("2026-11"), month("2026-12")]);
    assert_eq!(rows(&budgets)[1], "a D0 W 20 e 5.2 c 9 t 5.2 d 5 None");
}

#[test]
fn a_person_with_and_without_a_derogation_has_both_caps() {
    // Until 11 December, 7 as everybody: 12 x 7/20 = 4.2, at most 3. Then 13 days
    // with 20 by derogation: 20 x 13/20 = 13, at most 13.
    let before = stretch(from_to("2026-12-01", "2026-12-11"));
    let mut after = stretch(from_to("2026-12-12", "2026-12-31"));
    after.derogation = Some(20);
    let budgets = office(vec![someone("a", vec![before, after])], quota(12, 0))
        .budgets(&[month("2026-12")], Keep::Everybody);
    assert_eq!(rows(&budgets), ["a D0 W 20 e 17.2 c 16 t 16 d 16"]);
}

#[test]
fn no_working_days_are_no_days() {
    let mut idle = stretch(Period::of_year(2026).expect("a year"));
    idle.pattern = Pattern::NONE;
    let budgets = office(vec![someone("a", vec![idle])], quota(8, 2))
        .budgets(&[month("2026-12")], Keep::Everybody);
    assert_eq!(rows(&budgets), ["a D0 W 0 e 0 c 0 t 0 d 0"]);
}

#[test]
fn an_estimate_counts_the_rotation_beside_the_full_quota() {
    let office = office(Vec::new(), quota(8, 2));
    let between = |least: i128, most: i128| Between {
        at_least: Ratio::new(least, 1).exact(),
        at_most: Some(Ratio::new(most, 1).exact()),
    };
    let request = Request {
        months: &[month("2026-12")],
        settings: &office.settings,
        working_days: &office.closed,
        directorates: &office.directorates(),
        keep: Keep::Nobody,
    };
    // 3 to 5 people of the full quota, 4 to 7 with those of the rotation.
    let heads = Heads {
        smartable: Some(between(3, 5)),
        with_partly: Some(between(4, 7)),
    };
    let estimated = estimate(&request, &[heads]);
    let month = &estimated.units[0].months[0];
    // least: 3 x 8 and 1 x 2; most: 5 x 8 and 2 x 2
    assert_eq!(month.days, between(26, 44));
    // all of the 4 may be of the full quota; of the 7 at least 3 are
    assert_eq!(month.rotation, between(0, 4));
}

#[test]
fn an_estimate_is_heads_times_a_full_timer() {
    #[track_caller]
    fn case(quota: Quota, at: &str, heads: (u32, Option<u32>), least: &str, most: Option<&str>) {
        let office = office(Vec::new(), quota);
        let whole = |heads: u32| Ratio::new(i128::from(heads), 1).exact();
        let heads = Between {
            at_least: whole(heads.0),
            at_most: heads.1.map(whole),
        };
        let request = Request {
            months: &[month(at)],
            settings: &office.settings,
            working_days: &office.closed,
            directorates: &office.directorates(),
            keep: Keep::Everybody,
        };
        let heads = Heads {
            smartable: Some(heads),
            with_partly: None,
        };
        let estimated = estimate(&request, &[heads, Heads::default()]);
        let days = &estimated.units[0].days;
        let at_most = days.at_most.as_ref().map(|it| it.to_short(6));
        assert_eq!(
            (days.at_least.to_short(6).as_str(), at_most.as_deref()),
            (least, most)
        );
        // The other directorate has no figure, so the total has no upper bound.
        assert_eq!(estimated.units[1].days.at_most, None);
        assert_eq!(estimated.total.days.at_least, days.at_least);
        assert_eq!(estimated.total.days.at_most, None);
        assert!(estimated.people.is_empty());
    }

    case(quota(8, 2), "2026-12", (10, Some(14)), "80", Some("112"));
    case(quota(12, 2), "2026-12", (10, Some(14)), "90", Some("126")); // at most 9 of 20
    case(quota(8, 2), "2026-12", (10, None), "80", None);
    let weekly = Quota {
        per: QuotaPer::Week,
        ..quota(2, 0)
    };
    case(weekly.clone(), "2026-12", (3, Some(3)), "24", Some("24"));
    case(weekly, "2026-09", (1, Some(3)), "9", Some("26")); // 8.8 and 26.4
}
