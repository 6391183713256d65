//! Tests of what a sound set becomes.

use super::tests::{HEAD, mistakes};
use crate::criteria::read;
use crate::model::answer::AnswerShape;
use crate::model::criteria::{
    Comparison, Condition, CriteriaSet, Heads, LevelOf, Met, Missing, NotApplicable, NumberTest,
    ObstacleClass, Repeated, Role, Treatment,
};
use crate::model::quantity::{Decimal, Ratio};

fn sound(text: &str) -> CriteriaSet {
    assert_eq!(mistakes(text), [""; 0], "{text}");
    read("house.toml", text).expect("has no mistake")
}

#[test]
fn indexes_stand_alone() {
    let head = HEAD.replace("[rule]\nkind = \"gates\"\n", "");
    let index = |id: &str| {
        format!(
            "[[index]]\nid = \"{id}\"\ntitle = \"{id}\"\nrule = {{ kind = \"gates\" }}\n\
             [[index.criterion]]\nid = \"output\"\n"
        )
    };
    let set = sound(&format!("{head}{}{}", index("one"), index("two")));
    let ids: Vec<&str> = set.indexes.iter().map(|index| index.id.as_str()).collect();
    assert_eq!(ids, ["one", "two"]);
    assert_eq!(set.items.len(), 1);
    assert_eq!(
        mistakes(&format!("{head}{}{}", index("one"), index("one"))),
        ["18:6 the id `one` is used twice"]
    );
    assert_eq!(
        mistakes(&format!("{HEAD}{}", index("one"))),
        ["10:2 `rule` outside `[[index]]`, in a set that has `[[index]]`"]
    );
}

#[test]
fn a_set_says_all_it_can() {
    let text = HEAD.replace(
        "kind = \"gates\"",
        "kind = \"weighted\"\nsmartable_at = \"2/3\"\npartly_at = 0.5",
    ) + r#"
[totals]
heads = "exclusive"
unassessed = "not_eligible"
missing_weight = "left_out"

[[item]]
id = "cases"
answer = "measure"
headers = ["Casi"]

[[item]]
id = "capacity"
answer = "measure"

[[criterion]]
id = "share"
label = "Share"
answer = "fraction"
weight = 1.5
level_of_partly = 0.25
missing = "skip"
not_applicable = "not_met"
source = "art. 3"
repeated = "mean"
headers = { bad = ["Quota in sede"] }
obstacle = { class = "data_security", removable = true }

[[criterion]]
id = "either"
label = { it = "Uno dei due", en = "Either" }
all_of = [
    { id = "wet", answer = "number", fails_when = { op = ">=", value = 4.5 } },
    { any_of = ["output", { compare = { left = "cases", op = "<=", right = "capacity" } }] },
]
obstacle = { class = "physical", removable = false }
"#;
    let set = sound(&text);
    assert_eq!(set.totals.heads, Heads::Exclusive);
    assert_eq!(set.totals.unassessed, Treatment::NotEligible);
    assert_eq!(set.totals.missing_weight, Treatment::LeftOut);
    let ids: Vec<&str> = set.items.iter().map(|item| item.id.as_str()).collect();
    assert_eq!(ids, ["cases", "capacity", "share", "wet", "output"]);
    assert_eq!(set.items[0].headers_yes_good, ["Casi"]);
    assert_eq!(set.items[0].level, LevelOf::Measure);
    let share = &set.items[2];
    assert_eq!(share.shape, AnswerShape::Percentage { fraction: true });
    assert_eq!(share.headers_yes_bad, ["Quota in sede"]);
    assert_eq!(share.repeated, Repeated::Mean);
    assert!(!share.shared_headers);
    assert!(set.items[4].shared_headers);
    let at_least = NumberTest::Against(Comparison::AtLeast, Decimal::from_millionths(4_500_000));
    assert_eq!(set.items[3].level, LevelOf::Test(at_least, Met::Fails));
    let [first, second] = set.indexes[0].criteria.as_slice() else {
        panic!("two criteria");
    };
    assert_eq!(
        first.role,
        Role::Weight(Decimal::from_millionths(1_500_000))
    );
    assert_eq!(first.level_of_partly, Ratio::new(1, 4));
    assert_eq!(
        (first.missing, first.not_applicable),
        (Missing::Skip, NotApplicable::NotMet)
    );
    assert_eq!(first.source.as_deref(), Some("art. 3"));
    assert_eq!(first.obstacle.class, ObstacleClass::DataSecurity);
    assert_eq!(second.role, Role::Gate);
    assert_eq!(second.question.it, "Uno dei due");
    let compare = Condition::Compare {
        left: 0,
        op: Comparison::AtMost,
        right: 1,
        when_true: Met::Met,
    };
    let any = Condition::AnyOf(vec![Condition::Item(4), compare]);
    assert_eq!(
        second.condition,
        Condition::AllOf(vec![Condition::Item(3), any])
    );
}
