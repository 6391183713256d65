//! Levels worked out by hand: means of assessors, and comparisons with gaps.

#![expect(clippy::expect_used, reason = "a set that is not sound fails the test")]

use smartable::criteria;
use smartable::figures::levels::level;
use smartable::model::answer::{Answer, CellAnswer, Unknown};
use smartable::model::quantity::{Decimal, Ratio};
use smartable::model::verdict::Level;

const BLANK: Answer = Answer::Unknown(Unknown::Blank);
const UNREADABLE: Answer = Answer::Unknown(Unknown::Unreadable);
const MET: Level = Level::Known(Ratio::ONE);
const FAILS: Level = Level::Known(Ratio::ZERO);
const OPEN: Level = Level::Unknown {
    worst: Ratio::ZERO,
    best: Ratio::ONE,
};

fn number(whole: i64) -> Answer {
    Answer::Number(Decimal::from_millionths(whole * 1_000_000))
}

/// Reads a set of one criterion and returns its level for answers of items.
#[track_caller]
fn level_of(criterion: &str, answers: &[(u16, Answer)]) -> Level {
    let text = format!(
        r#"
schema = "smartable.criteria/1"
id = "by-hand"
version = "1"
valid_from = 2020-01-01
title.it = "A mano"
title.en = "By hand"
source = {{ act = "worked out by hand" }}

[rule]
kind = "gates"

[[criterion]]
id = "remote"
label.it = "A distanza"
label.en = "Remote"
obstacle = {{ class = "software", removable = true }}
{criterion}
"#
    );
    let set = criteria::read("by-hand.toml", &text).expect("a sound set");
    let answers: Vec<CellAnswer> = (0..)
        .zip(answers)
        .map(|(column, (item, answer))| CellAnswer {
            item: *item,
            column,
            answer: *answer,
        })
        .collect();
    level(&set, &set.indexes[0].criteria[0], &answers)
}

#[test]
fn of_measured_values_the_mean_is_tested() {
    let tested = r#"
answer = "number"
repeated = "mean"
met_when = { op = ">=", value = 50 }
headers = ["Remote"]"#;
    let case = |answers: &[Answer], expected| {
        let answers: Vec<_> = answers.iter().map(|it| (0, *it)).collect();
        assert_eq!(level_of(tested, &answers), expected, "{answers:?}");
    };
    case(&[number(60)], MET);
    case(&[number(60), number(80)], MET); //  70
    case(&[number(60), number(40)], MET); //  50, included
    case(&[number(60), number(30)], FAILS); // 45, though one of two is met
    case(&[number(60), BLANK], OPEN); // whatever is missing may carry the mean
    let skipped = tested.replace("answer =", "missing = \"skip\"\nanswer =");
    let two = [(0, number(60)), (0, BLANK)];
    assert_eq!(level_of(&skipped, &two), MET);
}

#[test]
fn an_assessor_who_is_silent_leaves_the_mean_between_bounds() {
    let choice = r#"
repeated = "mean"
headers = ["Remote"]"#;
    let skipped = r#"
repeated = "mean"
missing = "skip"
headers = ["Remote"]"#;
    let two = |one, other| [(0, one), (0, other)];
    let half = Level::Known(Ratio::HALF);
    assert_eq!(level_of(choice, &two(Answer::Yes, Answer::No)), half);
    let upper = Level::Unknown {
        worst: Ratio::HALF,
        best: Ratio::ONE,
    };
    assert_eq!(level_of(choice, &two(Answer::Yes, BLANK)), upper);
    assert_eq!(level_of(skipped, &two(Answer::Yes, BLANK)), MET);
    assert_eq!(level_of(skipped, &two(Answer::Yes, UNREADABLE)), upper);
    assert_eq!(level_of(skipped, &two(BLANK, BLANK)), Level::LeftOut);
}

#[test]
fn what_an_empty_cell_means_says_nothing_of_an_unreadable_one() {
    let compared = r#"
missing = "met"
compare = { left = "new", op = "<", right = "old", true_is = "met" }

[[item]]
id = "new"
label.it = "Nuovo"
label.en = "New"
answer = "measure"
headers = ["New"]

[[item]]
id = "old"
label.it = "Vecchio"
label.en = "Old"
answer = "measure"
headers = ["Old"]"#;
    let case = |left, right, expected| {
        let level = level_of(compared, &[(0, left), (1, right)]);
        assert_eq!(level, expected, "{left:?} < {right:?}");
    };
    case(number(2), number(3), MET);
    case(number(3), number(3), FAILS);
    case(BLANK, number(3), MET);
    case(BLANK, BLANK, MET);
    case(BLANK, UNREADABLE, OPEN);
    case(UNREADABLE, BLANK, OPEN);
    case(number(2), UNREADABLE, OPEN);
}
