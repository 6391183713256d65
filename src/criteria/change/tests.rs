//! Sets changed by hand: what comes out is what the changes say, and nothing else.

use super::{Refusal, Wanted, change, criterion_of_a_set, fragment};
use crate::criteria::{find, read};
use crate::model::criteria::{CriteriaSet, Role, VerdictRule};
use crate::model::quantity::{Decimal, Ratio};
use crate::model::simulation::{Change, Threshold};

fn set(id: &str) -> CriteriaSet {
    read(id, find(id).expect("a set").text).expect("a sound set")
}

fn ids(set: &CriteriaSet) -> Vec<&str> {
    set.indexes[0]
        .criteria
        .iter()
        .map(|it| it.id.as_str())
        .collect()
}

#[track_caller]
fn changed(id: &str, wanted: &[Wanted]) -> CriteriaSet {
    change(&set(id), wanted).expect("changes that fit").0
}

#[track_caller]
fn refused(id: &str, wanted: Wanted, words: &str) {
    match change(&set(id), &[wanted]) {
        Err(Refusal::Unfit(text)) => assert!(text.en.contains(words), "{}", text.en),
        Err(Refusal::Broken(errors)) => {
            let all: Vec<&str> = errors.iter().map(|it| it.message.en.as_str()).collect();
            assert!(all.join("\n").contains(words), "{all:?}");
        }
        Ok(_) => panic!("not refused"),
    }
}

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).expect("a number")
}

#[test]
fn without_changes_only_name_and_text_differ() {
    let before = set("milano-2021");
    let after = changed("milano-2021", &[]);
    assert_eq!(after.id, "milano-2021-simulated");
    let named = CriteriaSet {
        id: before.id.clone(),
        text: before.text.clone(),
        ..after
    };
    assert_eq!(named, before);
}

#[test]
fn a_criterion_is_dropped_and_another_added() {
    let wanted = [
        Wanted::Drop("output".to_owned()),
        Wanted::Add(criterion_of_a_set("milano-2021:no_presence").expect("a criterion")),
    ];
    let (after, made) = change(&set("essential"), &wanted).expect("changes that fit");
    let known = [
        "individual",
        "programmable",
        "remote_tools",
        "no_user_contact",
        "no_presence",
    ];
    assert_eq!(ids(&after), known);
    let from = "milano-2021".to_owned();
    let said = [
        Change::Dropped {
            id: "output".into(),
        },
        Change::Added {
            id: "no_presence".into(),
            from,
        },
    ];
    assert_eq!(made, said);
    let asked = &after.indexes[0].criteria[4].question.en;
    assert!(asked.contains("physical presence"), "{asked}");
    assert!(after.text.contains("# --drop output; --add no_presence\n"));
}

#[test]
fn an_id_alone_finds_what_all_sets_mean_alike() {
    #[track_caller]
    fn case(name: &str, from: &str) {
        let found = criterion_of_a_set(name).expect("a criterion");
        assert_eq!((found.from.as_str(), found.criteria.len()), (from, 1));
    }
    case("no_presence", "milano-2021");
    case("telematic", "milano-2021");
    case("not_shift", "not_shift"); // no set has it: a standard item
    let unknown = criterion_of_a_set("no_presense").expect_err("no such criterion");
    assert!(unknown.en.contains("no_presence"), "{}", unknown.en);
    assert!(criterion_of_a_set("roma-2021:output").is_err());
    assert!(criterion_of_a_set("essential:telematic").is_err());
}

#[test]
fn a_fragment_brings_criteria_and_items() {
    let text = "[[item]]\nid = \"archive\"\nlabel = \"Archivio\"\nheaders = { bad = [\"Archivio\"] }\n\
                [[criterion]]\nid = \"paperless\"\nlabel = \"Senza carta\"\nitem = \"archive\"\n\
                obstacle = { class = \"paper\", removable = true }\n";
    let found = fragment("mio.toml", text).expect("a fragment");
    assert_eq!(found.ids().collect::<Vec<_>>(), ["paperless"]);
    let after = changed("essential", &[Wanted::Add(found)]);
    assert_eq!(ids(&after).last(), Some(&"paperless"));
    assert!(after.items.iter().any(|item| item.id == "archive"));
    assert!(fragment("x.toml", "title = \"X\"").is_err());
    assert!(fragment("x.toml", "criterion = []").is_err());
}

#[test]
fn weights_and_thresholds_are_exact() {
    let wanted = [
        Wanted::Weight("output".into(), decimal("2.5")),
        Wanted::Weight("individual".into(), decimal("3")),
        Wanted::Threshold(Threshold::Partly, Ratio::ONE),
        Wanted::Threshold(Threshold::Smartable, Ratio::new(7, 10)),
        Wanted::Threshold(Threshold::Partly, Ratio::new(1, 3)),
    ];
    let after = changed("graded", &wanted);
    let weight = |id: &str| {
        let found = after.indexes[0].criteria.iter().find(|it| it.id == id);
        found.expect("a criterion").role
    };
    assert_eq!(weight("output"), Role::Weight(decimal("2.5")));
    assert_eq!(weight("individual"), Role::Weight(decimal("3")));
    assert_eq!(weight("programmable"), Role::Weight(Decimal::ONE));
    let rule = VerdictRule::Weighted {
        smartable_at: Ratio::new(7, 10),
        partly_at: Ratio::new(1, 3),
    };
    assert_eq!(after.indexes[0].rule, rule);
}

#[test]
fn a_criterion_leaves_its_weight_behind_where_none_counts() {
    let found = criterion_of_a_set("graded:output").expect("a criterion");
    let wanted = [Wanted::Drop("output".into()), Wanted::Add(found)];
    let after = changed("essential", &wanted);
    assert_eq!(after.indexes[0].criteria[4].role, Role::Gate);
}

#[test]
fn what_does_not_fit_is_refused_in_words() {
    refused("essential", Wanted::Drop("outputs".into()), "(output)");
    let again = criterion_of_a_set("output").expect("a criterion");
    refused("essential", Wanted::Add(again), "already");
    refused(
        "essential",
        Wanted::Weight("output".into(), decimal("2")),
        "--criteria graded",
    );
    let higher = Wanted::Threshold(Threshold::Partly, Ratio::new(9, 10));
    refused("graded", higher, "out of order");
    let moved = Wanted::Threshold(Threshold::Partly, Ratio::new(9, 10));
    refused("essential", moved, "--criteria graded");
    refused(
        "graded",
        Wanted::Weight("output".into(), decimal("-1")),
        "cannot be negative",
    );
}
