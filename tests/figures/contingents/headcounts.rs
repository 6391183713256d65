//! Contingents from headcounts, worked by hand.

use smartable::figures::contingents::HeadcountRules;
use smartable::model::criteria::{Heads, Treatment};

use super::office::{Figure, OVERLAPPING, bounded, chart, stakes, written};

const HEADS: Figure = |figures| figures.heads.as_ref();
const WITH_PARTLY: Figure = |figures| figures.heads_with_partly.as_ref();
const FTE: Figure = |figures| figures.fte.as_ref();
const REMOTIZABLE: Figure = |figures| figures.fte_remotizable.as_ref();
const WOMEN: Figure = |figures| figures.women.as_ref();

#[track_caller]
fn by(rules: HeadcountRules, figure: Figure, units: &str, rows: &str, expected: &str) {
    let chart = chart(units);
    let rows = stakes(Some(&chart), rows);
    let counted = bounded(Some(&chart), &rows, rules);
    assert_eq!(written(&counted, figure), expected);
}

#[test]
fn heads_are_bounded_by_unit() {
    #[track_caller]
    fn case(units: &str, rows: &str, expected: &str) {
        by(OVERLAPPING, HEADS, units, rows, expected);
    }
    // Without staff: the largest, and the sum.
    case("A - -", "A 1 y 4; A 2 y 3; A 3 n 5", "A 4..7; total 4..7");
    // Of 10 at most 5 work on nothing but the third.
    case("A - 10", "A 1 y 4; A 2 y 3; A 3 n 5", "A 5..7; total 5..7");
    case("A - 6", "A 1 y 4; A 2 y 3", "A 6; total 6"); // nobody is left for anything else
    case("A - 6", "A 1 y 4; A 2 y 4; A 3 n 3", "A 4..6; total 4..6"); // cut at the staff
    case("A - 5", "A 1 n 5", "A 0; total 0");
    // Heads that nobody knows.
    case("A - -", "A 1 y _; A 2 y 3", "A 3..; total 3..");
    case(
        "A - 10",
        "A 1 y !; A 2 y 3; A 3 n 4",
        "A 6..10; total 6..10",
    );
    case("A - 10", "A 1 y 3; A 2 n !", "A 3; total 3"); // no remainder to speak of
    // An undetermined activity widens both ends.
    case("A - 10", "A 1 y 4; A 2 ? 3; A 3 n 5", "A 4..7; total 4..7");
    case("A - 10", "A 1 y 6; A 2 h 3; A 3 l 5", "A 6..9; total 6..9");
    // No rows at all, and a unit outside every chart.
    case("A - 5", "", "total 0");
    case("A - 5", "X 1 y 2", "X 2; total 2");
}

#[test]
fn parts_add_up_under_the_staff_of_the_whole() {
    #[track_caller]
    fn case(units: &str, rows: &str, expected: &str) {
        by(OVERLAPPING, HEADS, units, rows, expected);
    }
    let two = "R - 20; A R 8; B R 12";
    // A: max(4, 8-4), 4. B: max(6, 12-8), 6+5 cut at 12.
    case(
        two,
        "A 1 y 4; A 2 n 4; B 3 y 6; B 4 y 5; B 5 n 8",
        "R 10..15; A 4; B 6..11; total 10..15",
    );
    // The whole has fewer people than its parts: cut.
    case(
        "R - 9; A R -; B R -",
        "A 1 y 4; A 2 y 4; B 3 y 3",
        "R 9; A 4..8; B 3; total 9",
    );
    // Two roots: no cut above them, and parts of both.
    case(
        "A - 5; B - 6",
        "A 1 y 3; A 2 n 4; B 1 y 6",
        "A 3; B 6; total 9",
    );
    // A unit outside the chart stands beside its root.
    case("R - 5; A R 5", "A 1 y 5; X 1 y 2", "R 5; A 5; X 2; total 7");
    // Own rows of a unit above directorates are one more part.
    case(
        "R - -; A R -",
        "R 0 y 2; R 9 y 1; A 1 y 4",
        "R 6..7; A 4; total 6..7",
    );
    // A figure that contradicts itself is none; the whole still stands, cut at its staff.
    case(
        "R - 20; A R 5; B R 15",
        "A 1 y 9; B 2 y 4; B 3 n 11",
        "R 9..20; A none; B 4; total 9..20",
    );
    // Nobody knows how many, so the whole has no upper bound either.
    case(
        "R - -; A R 5; B R -",
        "A 1 y 9; B 2 y 4",
        "R 9..; A none; B 4; total 9..",
    );
}

#[test]
fn staff_of_whom_nobody_speaks_is_not_smartable_by_subtraction() {
    #[track_caller]
    fn case(units: &str, rows: &str, expected: &str) {
        by(OVERLAPPING, HEADS, units, rows, expected);
    }
    let rows = "A 1 y 3; A 2 n 7";
    // B sent nothing: its 10 people are not left over for A's activities.
    case("R - 20; A R 10; B R 10", rows, "R 3; A 3; total 3");
    case("R - 20; A R 10; B R -", rows, "R 3; A 3; total 3");
    case(
        "R - 20; A R 10; B R -; B1 B 4; B2 B 6",
        rows,
        "R 3; A 3; total 3",
    );
    // An empty directorate changes nothing.
    case("R - 10; A R 10; B R 0", rows, "R 3; A 3; total 3");
    case("R - 10; A R 10", rows, "R 3; A 3; total 3");
    // Of two parts one sent nothing: of 10 only 6 are spoken of, 4 of them on the second.
    case(
        "R - 10; A R 10; A1 A 6; A2 A 4",
        "A1 1 y 2; A1 2 n 4",
        "R 2; A 2; A1 2; total 2",
    );
    // Two of the 12 stand in no part.
    case(
        "R - 12; A R 6; B R 4",
        "A 1 y 2; A 2 n 4; B 1 y 1; B 2 n 3",
        "R 3; A 2; B 1; total 3",
    );
    // Rows of a directorate speak for all who stand below it.
    case(
        "R - 10; A R 10; A1 A 6; A2 A 4",
        "A 1 y 8; A 2 y 8; A 3 n 1",
        "R 9..10; A 9..10; total 9..10",
    );
}

#[test]
fn both_kinds_of_contradiction_are_found() {
    #[track_caller]
    fn case(units: &str, rows: &str, why: &[&str]) {
        let chart = chart(units);
        let rows = stakes(Some(&chart), rows);
        let facts = bounded(Some(&chart), &rows, OVERLAPPING).facts;
        let found: Vec<&str> = facts
            .iter()
            .map(|fact| fact.params.get("why").unwrap_or_default())
            .collect();
        assert_eq!(found, why);
    }
    case("A - 5", "A 1 y 9", &["too_many"]);
    case("A - 5", "A 1 y 3; A 2 p 9", &["too_many"]); // in the wider view alone
    case("A - 10", "A 1 y 3; A 2 n 5", &["too_few"]); // two work on nothing
    case("A - 8", "A 1 y 3; A 2 n 5", &[]);
    case("A - 10", "A 1 y 3; A 2 n _", &[]);
    case("R - 10; A R 5; B R 5", "A 1 y 9; B 1 y 5", &["too_many"]);
}

#[test]
fn partly_smartable_activities_are_a_second_interval() {
    #[track_caller]
    fn case(units: &str, rows: &str, heads: &str, with_partly: &str) {
        by(OVERLAPPING, HEADS, units, rows, heads);
        by(OVERLAPPING, WITH_PARTLY, units, rows, with_partly);
    }
    case(
        "A - 10",
        "A 1 y 4; A 2 p 6; A 3 n 3",
        "A 4; total 4",
        "A 7..10; total 7..10",
    );
    case(
        "A - -",
        "A 1 h 4; A 2 l 3",
        "A 0..4; total 0..4",
        "A 4..7; total 4..7",
    );
}

#[test]
fn rows_of_one_activity_add_up() {
    #[track_caller]
    fn case(rows: &str, expected: &str) {
        by(OVERLAPPING, HEADS, "R - -; A R -; B R -", rows, expected);
    }
    case("A 1 y 2; A 1 y 3; A 2 y 4", "R 5..9; A 5..9; total 5..9");
    case("A 1 y 2; B 1 y 3", "R 5; A 2; B 3; total 5"); // the same activity in two units
    case("A - y 2; A - y 3", "R 3..5; A 3..5; total 3..5"); // no id: nobody says they are one
    case("A 1 y 2; A 1 n 3", "R 2; A 2; total 2"); // judged differently: two
    case("A 1 y 2; A 1 y _", "R 2..; A 2..; total 2..");
    // Two that are open in different ways, and a third like the first.
    case("A 1 ? 2; A 1 h 3; A 1 ? 4", "R 0..9; A 0..9; total 0..9");
}

#[test]
fn rows_without_a_verdict_count_as_declared() {
    #[track_caller]
    fn case(unassessed: Treatment, rows: &str, expected: &str) {
        let rules = HeadcountRules {
            unassessed,
            ..OVERLAPPING
        };
        by(rules, HEADS, "A - 10", rows, expected);
    }
    use Treatment::{Bounds, LeftOut, NotEligible};
    let rows = "A 1 y 6; A 9 - 4";
    case(Bounds, rows, "A 6..10; total 6..10");
    case(NotEligible, rows, "A 6; total 6");
    // Left out of every sum; yet 4 of the 10 may work on nothing else.
    case(LeftOut, rows, "A 6; total 6");
    case(LeftOut, "A 9 - 4", "total 0");
}

#[test]
fn empty_heads_count_as_declared() {
    #[track_caller]
    fn case(missing: Treatment, rows: &str, heads: &str, fte: &str) {
        let rules = HeadcountRules {
            missing,
            ..OVERLAPPING
        };
        by(rules, HEADS, "A - -", rows, heads);
        by(rules, FTE, "A - -", rows, fte);
    }
    use Treatment::{Bounds, LeftOut, NotEligible};
    let rows = "A 1 y 4 2.5; A 2 y _ _";
    case(Bounds, rows, "A 4..; total 4..", "A 2.5..; total 2.5..");
    case(LeftOut, rows, "A 4; total 4", "A 2.5; total 2.5");
    case(NotEligible, rows, "A 4; total 4", "A 2.5; total 2.5");
    // What cannot be read is unknown whatever is declared.
    case(
        LeftOut,
        "A 1 y 4 2.5; A 2 y ! !",
        "A 4..; total 4..",
        "A 2.5..; total 2.5..",
    );
}

#[test]
fn exclusive_heads_are_people() {
    let exclusive = HeadcountRules {
        heads: Heads::Exclusive,
        ..OVERLAPPING
    };
    let rows = "A 1 y 4; A 2 y 3; A 3 n 5; B 1 y 2; B 2 ? 1";
    by(
        exclusive,
        HEADS,
        "R - -; A R -; B R -",
        rows,
        "R 9..10; A 7; B 2..3; total 9..10",
    );
    by(
        exclusive,
        HEADS,
        "A - 6",
        "A 1 y 4; A 2 y 3",
        "A none; total none",
    );
}

#[test]
fn fte_adds_up_and_counts_by_level() {
    #[track_caller]
    fn case(rows: &str, fte: &str, remotizable: &str) {
        by(OVERLAPPING, FTE, "A - -", rows, fte);
        by(OVERLAPPING, REMOTIZABLE, "A - -", rows, remotizable);
    }
    case(
        "A 1 y 4 3.5; A 2 n 2 2",
        "A 3.5; total 3.5",
        "A 3.5; total 3.5",
    );
    case(
        "A 1 y 4 3.5; A 2 p 2 2",
        "A 3.5; total 3.5",
        "A 4.5; total 4.5",
    );
    case(
        "A 1 ? 4 3; A 2 h 2 2",
        "A 0..5; total 0..5",
        "A 1..5; total 1..5",
    );
    case(
        "A 1 y 4 3; A 2 y 2 !",
        "A 3..; total 3..",
        "A 3..; total 3..",
    );
    case(
        "A 1 y 4 3; A 1 y 2 !",
        "A 3..; total 3..",
        "A 3..; total 3..",
    );
    case("A 1 y 4 3; A 2 n 2 !", "A 3; total 3", "A 3; total 3");
    case("A 1 y 4", "A none; total none", "A none; total none"); // no such column
}

#[test]
fn women_are_people_of_the_contingent() {
    #[track_caller]
    fn case(units: &str, rows: &str, expected: &str) {
        by(OVERLAPPING, WOMEN, units, rows, expected);
    }
    case(
        "A - -",
        "A 1 y 4 _ 3 1; A 2 y 3 _ 2 1",
        "A 3..5; total 3..5",
    );
    case(
        "A - 4",
        "A 1 y 4 _ 3 1; A 2 y 3 _ 2 1",
        "A 3..4; total 3..4",
    ); // four people in all
    case("A - -", "A 1 y 4 _ 3 1; A 2 y 3", "A 3..7; total 3..7"); // of three nobody says
    case("A - -", "A 1 y 4", "A none; total none");
    case("A - -", "A 1 n 4 _ 3 1", "A 0; total 0");
}

#[test]
fn levels_of_equal_rows_do_not_depend_on_their_order() {
    let chart = chart("A - -");
    let mut rows = stakes(Some(&chart), "A 1 p 2 2; A 1 p 2 4");
    rows[1].level = (
        smartable::model::quantity::Ratio::new(1, 4),
        smartable::model::quantity::Ratio::new(1, 4),
    );
    for _ in 0..2 {
        let counted = bounded(Some(&chart), &rows, OVERLAPPING);
        // 2 x 1/2 + 4 x 1/4
        assert_eq!(written(&counted, REMOTIZABLE), "A 2; total 2");
        rows.reverse();
    }
}
