//! The example of `docs/day-budget.md`, to the last step.

use smartable::figures::day_budgets::Keep;
use smartable::model::day_budget::Ties;
use smartable::model::staff::{Class, Pattern};

use super::by_hand::{exactly, rows};
use super::office::{
    Office, from_to, milano, month, pattern_of, quota, settings, someone, stretch,
};

fn december() -> Office {
    let from_december = from_to("2026-12-01", "2026-12-31");
    let mut part_time = stretch(from_december);
    part_time.pattern = pattern_of(0b1_0101);
    let mut elsewhere = stretch(from_to("2026-12-18", "2026-12-31"));
    elsewhere.directorate = 1;
    let mut mover = someone(
        "P4",
        vec![stretch(from_to("2026-12-01", "2026-12-17")), elsewhere],
    );
    mover.priority = Some(2);
    let people = vec![
        someone("P1", vec![stretch(from_december)]),
        someone("P2", vec![part_time]),
        someone("P3", vec![stretch(from_to("2026-12-15", "2026-12-31"))]),
        mover,
        someone("P5", vec![stretch(from_to("2026-12-01", "2026-12-04"))]),
    ];
    Office {
        people,
        directorates: 2,
        settings: settings(vec![quota(8, 2)]),
        closed: milano(),
    }
}

#[test]
fn the_document_and_the_program_agree() {
    let budgets = december().budgets(&[month("2026-12")], Keep::Everybody);
    assert_eq!(budgets.working_days, [(month("2026-12"), 20)]);
    assert_eq!(
        rows(&budgets),
        [
            "P1 D0 W 20 e 8 c 9 t 8 d 8",
            "P2 D0 W 11 e 4.4 c 5 t 4.4 d 4 None",
            "P3 D0 W 12 e 4.8 c 5 t 4.8 d 5 Larger",
            "P4 D0 W 11 e 4.4 c 5 t 4.4 d 5 ByPriority",
            "P4 D1 W 9 e 3.6 c 4 t 3.6 d 4 Larger",
            "P5 D0 W 4 e 1.6 c 1 t 1 d 1",
        ]
    );
    let first = &budgets.units[0].months[0];
    exactly(&first.gross, "40");
    let steps: Vec<String> = first
        .bridge
        .iter()
        .map(|(_, step)| step.0.to_short(3))
        .collect();
    assert_eq!(steps, ["0", "-3.6", "0", "-13.2", "-0.6"]);
    exactly(&first.net, "22.6");
    exactly(&first.days, "23");
    let second = &budgets.units[1].months[0];
    exactly(&second.gross, "8");
    exactly(&second.net, "3.6");
    exactly(&second.days, "4");
    exactly(&budgets.total.days, "27");
}

#[test]
fn with_ties_to_the_bank_one_day_goes_there() {
    let mut office = december();
    office.settings.ties = Ties::ToBank;
    let budgets = office.budgets(&[month("2026-12")], Keep::Everybody);
    assert_eq!(rows(&budgets)[1], "P2 D0 W 11 e 4.4 c 5 t 4.4 d 4 ToBank");
    assert_eq!(rows(&budgets)[3], "P4 D0 W 11 e 4.4 c 5 t 4.4 d 4 ToBank");
    assert_eq!(budgets.units[0].months[0].to_bank, Some(1));
    exactly(&budgets.units[0].days, "23");
}

#[test]
fn a_colleague_without_remote_days_changes_nothing() {
    let mut office = december();
    let mut desk = stretch(from_to("2026-12-01", "2026-12-31"));
    (desk.class, desk.pattern) = ((Class::Not, Class::Not), Pattern::FIVE_DAYS);
    office.people.push(someone("P0", vec![desk]));
    let with = office.budgets(&[month("2026-12")], Keep::Nobody);
    let without = december().budgets(&[month("2026-12")], Keep::Nobody);
    assert_eq!(with, without);
}
