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
source = { it = "art. 3", en = "sec. 3" }
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
    let source = first.source.as_ref().expect("a source");
    assert_eq!(
        (source.it.as_str(), source.en.as_str()),
        ("art. 3", "sec. 3")
    );
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

#[test]
fn the_published_rule_is_read_in_all_its_forms() {
    let yes_no = sound(include_str!(
        "../../../examples/dingel-neiman/criteria.toml"
    ));
    let numeric = sound(include_str!(
        "../../../examples/dingel-neiman/criteria-numeric.toml"
    ));
    let manual = sound(include_str!(
        "../../../examples/dingel-neiman/criteria-manual.toml"
    ));
    let shares = sound(include_str!(
        "../../../examples/dingel-neiman/criteria-shares.toml"
    ));
    let blocked = sound(include_str!(
        "../../../examples/dingel-neiman/criteria-conditions.toml"
    ));
    for set in [&yes_no, &numeric, &blocked] {
        assert_eq!(set.indexes[0].criteria.len(), 15, "{}", set.id);
    }
    for set in [&yes_no, &numeric, &manual, &shares, &blocked] {
        assert_eq!(set.totals.heads, Heads::Exclusive);
        assert_eq!(set.totals.missing_weight, Treatment::LeftOut);
        assert!(set.items.iter().all(|item| !item.shared_headers));
    }
    assert_eq!(numeric.items.len(), 17); // two conditions are "any of two items"
    assert_eq!(numeric.totals.unassessed, Treatment::Bounds);
    let email = NumberTest::Against(Comparison::AtMost, Decimal::from_millionths(2_000_000));
    assert_eq!(numeric.items[0].level, LevelOf::Test(email, Met::Fails));
    let outdoors = Condition::AllOf(vec![Condition::Item(2), Condition::Item(3)]);
    assert_eq!(numeric.indexes[0].criteria[2].condition, outdoors);
    assert_eq!(manual.items[0].headers_yes_good, ["teleworkable"]);
    assert_eq!(shares.items[0].headers_yes_good, ["weighted_share"]);
    assert_eq!(blocked.items[14].headers_yes_bad, ["inspect_equip"]);
}

#[test]
fn the_examples_of_the_manual_are_sound() {
    let manual = include_str!("../../../docs/criteria-sets.md");
    let examples = manual.split("```toml\n").skip(1);
    let whole = examples.filter_map(|rest| rest.split("```").next());
    let whole: Vec<&str> = whole.filter(|text| text.starts_with("schema")).collect();
    assert_eq!(whole.len(), 1);
    let set = sound(whole[0]);
    assert_eq!(set.items[2].headers_yes_bad, ["Serve l'archivio storico"]);
    let indexes = manual
        .split("```toml\n")
        .find(|text| text.starts_with("[[index]]"));
    let indexes = indexes
        .and_then(|rest| rest.split("```").next())
        .expect("is there");
    let head = HEAD.replace("[rule]\nkind = \"gates\"\n", "");
    assert_eq!(sound(&format!("{head}{indexes}")).indexes.len(), 2);
}
