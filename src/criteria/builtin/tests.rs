//! Tests of the sets that come with the program.

use super::{DEFAULT, builtin, find};
use crate::criteria::read;
use crate::criteria::vocabulary::Vocabulary;
use crate::document::render_all;
use crate::lang::Lang;
use crate::model::columns::{Direction, Meaning};
use crate::model::criteria::{Condition, CriteriaSet, Role, VerdictRule};
use crate::model::quantity::{Decimal, Ratio};

fn set(id: &str) -> CriteriaSet {
    let text = find(id).expect("comes with the program").text;
    read(id, text).unwrap_or_else(|errors| panic!("{}", render_all(&errors, Lang::En)))
}

#[test]
fn every_set_is_sound_dated_and_sourced() {
    for one in builtin() {
        let set = set(one.id);
        assert_eq!(set.id, one.id);
        assert_eq!(set.text, one.text);
        assert!(!set.source.act.it.is_empty(), "{}", one.id);
        assert!(!set.source.act.en.is_empty(), "{}", one.id);
        for criterion in &set.indexes[0].criteria {
            assert_ne!(criterion.label.it, criterion.label.en, "{}", criterion.id);
            assert_ne!(criterion.question.it, criterion.question.en);
        }
    }
    assert!(find(DEFAULT).is_some());
    assert!(find("none").is_none());
}

#[test]
fn the_criteria_are_those_of_the_sources() {
    #[track_caller]
    fn case(id: &str, criteria: &[&str], items: &[&str]) {
        let set = set(id);
        let index = &set.indexes[0];
        assert_eq!(index.id, "main");
        let of_index: Vec<&str> = index.criteria.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(of_index, criteria, "{id}");
        let of_set: Vec<&str> = set.items.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(of_set, items, "{id}");
    }
    let essential = [
        "individual",
        "programmable",
        "remote_tools",
        "no_user_contact",
        "output",
    ];
    case("essential", &essential, &essential);
    case("graded", &essential, &essential);
    case(
        "milano-2021",
        &[
            "individual_programmable",
            "remote_tools",
            "no_presence",
            "no_user_contact",
            "telematic",
            "output_time_horizon",
        ],
        &[
            "individual",
            "programmable",
            "remote_tools",
            "no_presence",
            "no_user_contact",
            "telematic",
            "output",
            "time_horizon",
        ],
    );
    case(
        "afol-2021",
        &[
            "back_office",
            "remote_tools_documents",
            "teamwork",
            "no_presence",
            "not_manual",
        ],
        &[
            "back_office",
            "documents",
            "remote_tools",
            "teamwork",
            "no_presence",
            "not_manual",
        ],
    );
    case(
        "cooperative-2021",
        &[
            "remote_tools_documents",
            "teamwork",
            "not_manual",
            "not_care",
        ],
        &[
            "documents",
            "remote_tools",
            "teamwork",
            "not_manual",
            "not_care",
        ],
    );
}

#[test]
fn composites_need_all_their_members() {
    let milano = set("milano-2021");
    let conditions: Vec<&Condition> = milano.indexes[0]
        .criteria
        .iter()
        .map(|one| &one.condition)
        .collect();
    let both = |left, right| Condition::AllOf(vec![Condition::Item(left), Condition::Item(right)]);
    assert_eq!(conditions[0], &both(0, 1));
    assert_eq!(conditions[1], &Condition::Item(2));
    assert_eq!(conditions[5], &both(6, 7));
}

#[test]
fn only_graded_weighs() {
    let graded = set("graded");
    let index = &graded.indexes[0];
    assert_eq!(
        index.rule,
        VerdictRule::Weighted {
            smartable_at: Ratio::new(4, 5),
            partly_at: Ratio::new(3, 10),
        }
    );
    for criterion in &index.criteria {
        assert_eq!(criterion.role, Role::Weight(Decimal::ONE));
    }
    for id in ["essential", "milano-2021", "afol-2021", "cooperative-2021"] {
        assert_eq!(set(id).indexes[0].rule, VerdictRule::Gates, "{id}");
    }
}

#[test]
fn every_item_is_found_under_its_own_label_and_others() {
    let vocabulary = Vocabulary::builtin();
    for one in builtin() {
        for item in set(one.id).items {
            assert!(item.shared_headers, "{}", item.id);
            let good = Meaning::Item(item.id.clone(), Direction::YesIsGood);
            for label in [&item.label.it, &item.label.en] {
                let meanings = vocabulary.header(label).unwrap_or_default();
                assert!(meanings.contains(&good), "{label}");
            }
            let bad = Meaning::Item(item.id.clone(), Direction::YesIsBad);
            for meaning in [good, bad] {
                let found = vocabulary
                    .headers
                    .values()
                    .filter(|all| all.contains(&meaning));
                assert!(found.count() >= 4, "{meaning:?}");
            }
        }
    }
}
