//! Which parameter holds on which day, and what a file of one's own changes.

use super::{
    BUILTIN, EXAMPLES, Gap, INDIVIDUAL_AGREEMENT, MINIMUM_SHARE_OF_STAFF, PREVALENCE, Policy, Unit,
};
use crate::lang::Lang;
use crate::model::contingent::ShareOf;
use crate::model::parameter::Parameter;
use crate::model::period::{Day, Period};
use crate::model::quantity::Ratio;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

#[test]
fn the_files_that_come_with_the_program_have_no_mistakes() {
    let mut count = 0;
    for (name, text) in BUILTIN.into_iter().chain([EXAMPLES]) {
        match Policy::read(name, text) {
            Ok(policy) => count += policy.parameters().len(),
            Err(errors) => panic!("{}", errors[0].render(Lang::En)),
        }
    }
    let [law, examples] = [Policy::builtin(), Policy::examples()];
    assert_eq!(law.parameters().len() + examples.parameters().len(), count);
    for it in law.parameters().iter().chain(examples.parameters()) {
        assert!(!it.source.it.is_empty() && !it.source.en.is_empty());
        assert!(Unit::parse(&it.unit).is_some(), "{}", it.unit);
    }
    // Nothing is computed with an example.
    let is_example = |it: &&Parameter| it.id.starts_with("example_");
    assert_eq!(law.parameters().iter().find(is_example), None);
    assert!(examples.parameters().iter().all(|it| is_example(&it)));
}

#[test]
fn the_minimum_share_is_that_of_its_day() {
    #[track_caller]
    fn case(on: &str, expected: Option<(i128, i128, ShareOf)>) {
        let found = Policy::builtin().minimum_share(day(on));
        let found = found.map(|(parameter, of)| (parameter.value, of));
        let expected = expected.map(|(num, den, of)| (Some(Ratio::new(num, den)), of));
        assert_eq!(found, expected, "{on}");
    }
    case("2015-08-27", None);
    case("2015-08-28", Some((1, 10, ShareOf::AllStaff)));
    case("2020-07-18", Some((1, 10, ShareOf::AllStaff)));
    case("2020-07-19", Some((3, 5, ShareOf::Contingent)));
    case("2021-04-29", Some((3, 5, ShareOf::Contingent)));
    case("2021-04-30", Some((3, 20, ShareOf::Contingent)));
    case("2026-12-31", Some((3, 20, ShareOf::Contingent)));
}

#[test]
fn a_day_without_a_text_is_refused() {
    let policy = Policy::builtin();
    let early = policy.in_force(PREVALENCE, day("2021-10-14"));
    let early = early.expect_err("before the decree").sentence(Lang::En);
    assert_eq!(
        early,
        "on 2021-10-14 there is no text yet (for each worker the days in presence are more than \
         half: half is not enough; prevalence_of_presence): the first holds from 2021-10-15 \
         (DM 8 October 2021 art. 1(3) (press))"
    );
    assert!(policy.in_force(PREVALENCE, day("2021-10-15")).is_ok());
    assert!(policy.in_force(PREVALENCE, day("2021-12-16")).is_ok());
    let over = policy.in_force(MINIMUM_SHARE_OF_STAFF, day("2020-07-19"));
    assert!(matches!(over, Err(Gap::NoMore { .. })), "{over:?}");
    let paused = policy.in_force(INDIVIDUAL_AGREEMENT, day("2020-05-01"));
    assert!(matches!(paused, Err(Gap::NoMore { .. })), "{paused:?}");
    let unknown = policy.in_force("quota", day("2026-01-01"));
    assert!(matches!(unknown, Err(Gap::Unknown { .. })), "{unknown:?}");
}

#[test]
fn a_local_parameter_holds_on_its_days() {
    let text = "schema = \"smartable.parameters/1\"\n[[parameter]]\nid = \"publication_threshold\"\n\
                label = \"soglia\"\nvalue = 5\nunit = \"people\"\nfrom = 2026-01-01\n\
                to = 2026-12-31\nsource = \"atto di esempio\"\n";
    let policy = Policy::builtin()
        .clone()
        .with(Policy::read("policy.toml", text).unwrap());
    let value = |on: &str| {
        let found = policy.in_force("publication_threshold", day(on)).unwrap();
        found.value.unwrap().num()
    };
    assert_eq!(
        ["2025-12-31", "2026-01-01", "2026-12-31", "2027-01-01"].map(value),
        [3, 5, 5, 3]
    );
    let periods: Vec<Period> = policy
        .parameters()
        .iter()
        .filter(|it| it.id == "publication_threshold")
        .map(|it| it.period)
        .collect();
    assert!(periods.is_sorted(), "{periods:?}");
    assert_eq!(periods.len(), 3);
}

#[test]
fn mistakes_have_a_line_and_a_column() {
    #[track_caller]
    fn case(text: &str, at: (usize, usize), words: &str) {
        let head =
            "schema = \"smartable.parameters/1\"\n[[parameter]]\nlabel = \"x\"\nsource = \"y\"\n";
        let errors = Policy::read("policy.toml", &format!("{head}{text}")).unwrap_err();
        assert_eq!((errors[0].line, errors[0].column), at, "{errors:?}");
        let message = errors[0].render(Lang::En);
        assert!(message.contains(words), "{message}");
    }
    let own = "id = \"a\"\nfrom = 2026-01-01\n";
    case(
        &format!("{own}unit = \"share_of_staff\"\nvalue = 15\n"),
        (8, 9),
        "0 to 1",
    );
    case(
        &format!("{own}unit = \"people\"\nvalue = 1.5\n"),
        (8, 9),
        "whole",
    );
    case(
        &format!("{own}unit = \"persons\"\nvalue = 1\n"),
        (7, 8),
        "unknown value",
    );
    case(
        &format!("{own}unit = \"rule\"\nvalue = 1\n"),
        (8, 1),
        "no value",
    );
    case(&format!("{own}unit = \"people\"\n"), (2, 1), "`value`");
    case(
        &format!(
            "{own}unit = \"rule\"\n[[parameter]]\nlabel = \"x\"\nsource = \"y\"\n{own}unit = \"rule\"\n"
        ),
        (12, 1),
        "already",
    );
}

#[test]
fn the_example_of_the_documentation_is_right() {
    let page = include_str!("../../docs/calendar-and-policy.md");
    let mut examples = page.split("```toml\n").skip(1);
    let example = examples.find(|it| it.contains("smartable.parameters/1"));
    let text = example.and_then(|it| it.split("```").next()).unwrap();
    assert_eq!(
        Policy::read("policy.toml", text).map(|it| it.parameters().len()),
        Ok(1)
    );
    // Every built-in id stands on the page.
    for parameter in Policy::builtin().parameters() {
        assert!(
            page.contains(&format!("`{}`", parameter.id)),
            "{}",
            parameter.id
        );
    }
}
