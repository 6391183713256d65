//! As many people as a ministry has, over a year.

use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;
use smartable::figures::day_budgets::Keep;
use smartable::model::day_budget::Window;

use super::office::{Classes, any_office, months_of_2026};

/// Both windows in about two seconds with `--release`, and far below 256 MiB.
#[test]
#[ignore = "needs a release build and a watch"]
fn a_hundred_thousand_people() {
    let mut runner = TestRunner::deterministic();
    let drawn = any_office(Classes::Settled, 1000).new_tree(&mut runner);
    let mut office = drawn.expect("an office").current();
    let some = office.people.clone();
    assert!(!some.is_empty());
    let copies = some.iter().cycle().take(100_000).cloned();
    office.people = copies.collect();
    for (place, someone) in office.people.iter_mut().enumerate() {
        someone.code = format!("p{place:06}");
        for stretch in &mut someone.stretches {
            stretch.directorate = place % 40;
        }
    }
    office.directorates = 40;
    for months in [1, 12] {
        office.settings.window = Window::Months(months);
        let budgets = office.budgets(&months_of_2026(), Keep::Nobody);
        assert_eq!(budgets.units.len(), 40);
    }
}
