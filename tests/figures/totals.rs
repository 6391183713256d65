//! Laws of totals: the order of rows and the drawing of groups change nothing, parts add up, and
//! bounds hold for whatever the unknowns turn out to be.

use std::collections::BTreeSet;
use std::rc::Rc;

use proptest::prelude::*;
use smartable::figures::assessor::{Assessed, Keep};
use smartable::figures::identity::derived_id;
use smartable::figures::judged::Judged;
use smartable::figures::levels::level;
use smartable::figures::tally::{Amounts, CountsAs, Measured, Tally};
use smartable::figures::totals::{Measures, totals};
use smartable::figures::verdicts::{Scores, judge, unlocking};
use smartable::model::activity::Given;
use smartable::model::answer::{Answer, CellAnswer};
use smartable::model::assessment::{Group, Grouping, MeasureTotals, Totals};
use smartable::model::criteria::{TotalsPolicy, Treatment};
use smartable::model::quantity::{Between, Decimal, Exact, Ratio, Weight};
use smartable::model::verdict::Outcome;

use crate::inventory::{Office, Row, any_office, completed, office, office_with_headcounts, truth};
/// The groups, by their keys.
fn sorted(mut groups: Vec<Group>) -> Vec<Group> {
    groups.sort_by(|left, right| left.key.cmp(&right.key));
    groups
}

/// What is said of each activity, by its id.
fn activities(assessed: &Assessed) -> BTreeSet<String> {
    let said = assessed.activities.iter();
    said.map(|it| format!("{} {:?} {:?} {:?}", it.id, it.verdict, it.level, it.heads))
        .collect()
}

fn by_column() -> Grouping {
    Grouping::Column("group".into())
}

/// The measures that an office has, and those of its activities.
fn measures(totals: &Totals) -> Vec<&MeasureTotals> {
    [&totals.heads, &totals.fte, &totals.weight]
        .into_iter()
        .flatten()
        .collect()
}

/// The shares of a total that have bounds, in one order.
fn shares(totals: &Totals) -> Vec<Option<&Between<Exact>>> {
    let mut shares = vec![
        totals.activities_share.as_ref(),
        totals.activities_weighted_share.as_ref(),
    ];
    for measure in measures(totals) {
        shares.push(measure.share.as_ref());
        shares.push(measure.share_with_partly.as_ref());
        shares.push(measure.weighted_share.as_ref());
    }
    shares
}

fn holds(bounds: &Between<Exact>, inner: &Between<Exact>) -> bool {
    let above = match (&bounds.at_most, &inner.at_most) {
        (None, _) => true,
        (Some(most), Some(inner)) => inner <= most,
        (Some(_), None) => false,
    };
    above && bounds.at_least <= inner.at_least
}

/// An office with its rows, and the rows of its people, in another order. Some ids come twice.
fn shuffled() -> impl Strategy<Value = (Office, Office)> {
    (any_office(), 1..9_usize).prop_flat_map(|(mut office, ids)| {
        for (place, row) in office.rows.iter_mut().enumerate() {
            row.id = format!("a{}", place % ids);
        }
        let people = office.people.clone().unwrap_or_default();
        let orders = (
            Just(office.rows.clone()).prop_shuffle(),
            Just(people).prop_shuffle(),
        );
        (Just(office), orders).prop_map(|(office, (rows, people))| {
            let mut other = office.clone();
            other.rows = rows;
            other.people = office.people.as_ref().map(|_| people);
            (office, other)
        })
    })
}

fn judged(office: &Office, row: &Row) -> Judged {
    let cell = |(item, answer): (u16, &Answer)| CellAnswer {
        item,
        column: item,
        answer: *answer,
    };
    let answers: Vec<CellAnswer> = (0..).zip(&row.answers).map(cell).collect();
    let index = &office.set.indexes[0];
    let criteria = index.criteria.iter();
    let levels: Vec<_> = criteria
        .map(|it| level(&office.set, it, &answers))
        .collect();
    let judgement = judge(index, &levels, Scores::Always);
    Judged {
        verdict: judgement.verdict,
        level: (judgement.worst_level, judgement.best_level),
        unlocking: unlocking(index, &levels, &judgement),
        judgement: Rc::new(judgement),
        scorable: true,
        number: None,
        levels: Rc::from(levels),
    }
}

fn amounts(row: &Row) -> Amounts {
    let weight = match (row.wage, row.heads) {
        (Given::Known(wage), Given::Known(heads)) => Measured::Known(Weight::product(wage, heads)),
        _ => Measured::Blank,
    };
    Amounts {
        heads: row.heads,
        women: Given::Blank,
        men: Given::Blank,
        fte: row.fte,
        weight,
    }
}

fn total_of(tally: &Tally, office: &Office) -> Totals {
    let measures = Measures {
        heads: true,
        fte: true,
        weight: true,
        ..Measures::default()
    };
    let policy = TotalsPolicy {
        unassessed: office.unassessed,
        missing_weight: office.missing,
        ..TotalsPolicy::default()
    };
    totals(tally, measures, policy)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn the_order_of_rows_changes_nothing((office, other) in shuffled()) {
        let (one, other) = (office.assessed(), other.assessed());
        prop_assert_eq!(activities(&one), activities(&other));
        prop_assert_eq!(&one.total, &other.total);
        prop_assert_eq!(sorted(one.groups), sorted(other.groups));
    }

    #[test]
    fn keeping_activities_changes_no_total(office in any_office()) {
        let kept = office.assessed_as(Keep::Activities, Grouping::Unit);
        let added = office.assessed_as(Keep::Totals, Grouping::Unit);
        prop_assert_eq!(kept.total, added.total);
        prop_assert_eq!(kept.groups, added.groups);
    }

    #[test]
    fn drawing_groups_otherwise_changes_no_total(office in any_office()) {
        let by_unit = office.assessed_as(Keep::Totals, Grouping::Unit);
        let by_column = office.assessed_as(Keep::Totals, by_column());
        prop_assert_eq!(&by_unit.total, &by_column.total);
        for groups in [&by_unit.groups, &by_column.groups] {
            for (place, whole) in measures(&by_unit.total).into_iter().enumerate() {
                let mut sum = Exact::zero();
                let mut rows = 0;
                for group in groups {
                    let part = measures(&group.totals)[place];
                    sum = sum.plus(&part.total.at_least);
                    rows += part.missing_rows;
                }
                prop_assert_eq!(&sum, &whole.total.at_least);
                prop_assert_eq!(rows, whole.missing_rows);
            }
        }
    }

    #[test]
    fn tallies_merge_to_what_their_rows_add_up_to(office in office(), at in 0..8_usize) {
        let criteria = office.set.indexes[0].criteria.len();
        let (mut whole, mut left) = (Tally::new(criteria), Tally::new(criteria));
        let mut right = Tally::new(criteria);
        for (place, row) in office.rows.iter().enumerate() {
            let part = if place < at { &mut left } else { &mut right };
            for tally in [&mut whole, part] {
                if row.group == 0 {
                    tally.add_unassessed(&amounts(row));
                } else {
                    tally.add(&judged(&office, row), &amounts(row), CountsAs::Activity);
                }
            }
        }
        let mut merged = left.clone();
        merged.merge(&right);
        prop_assert_eq!(total_of(&merged, &office), total_of(&whole, &office));
        right.merge(&left);
        prop_assert_eq!(total_of(&right, &office), total_of(&whole, &office));
    }

    #[test]
    fn verdicts_and_unassessed_add_up(office in any_office()) {
        let assessed = office.assessed();
        let total = &assessed.total;
        prop_assert_eq!(total.activities.iter().sum::<u64>(), office.rows.len() as u64);
        for measure in measures(total) {
            let mut sum = Exact::zero();
            for part in &measure.by_verdict {
                sum = sum.plus(&part.at_least);
            }
            if office.unassessed != Treatment::LeftOut {
                sum = sum.plus(&measure.unassessed);
            }
            prop_assert_eq!(&sum, &measure.total.at_least);
        }
    }

    #[test]
    fn shares_lie_between_nothing_and_everything(office in any_office()) {
        let assessed = office.assessed();
        let groups = assessed.groups.iter().map(|group| &group.totals);
        for totals in groups.chain([&assessed.total]) {
            for share in shares(totals).into_iter().flatten() {
                let most = share.at_most.clone().unwrap_or_else(Exact::zero);
                prop_assert!(Exact::zero() <= share.at_least);
                prop_assert!(share.at_least <= most && most <= Ratio::ONE.exact());
            }
            for measure in measures(totals) {
                let Some((share, wider)) = measure.share.as_ref().zip(measure.share_with_partly.as_ref())
                else { continue };
                prop_assert!(share.at_least <= wider.at_least && share.at_most <= wider.at_most);
            }
        }
    }

    #[test]
    fn bounds_hold_whatever_the_unknowns_turn_out_to_be(office in any_office(), truth in truth()) {
        let mut office = office;
        for row in &mut office.rows {
            // "Partly" by the manager counts one half until the answers give it a level: that is
            // declared, no bound.
            row.overridden = row.overridden.filter(|outcome| *outcome != Outcome::Partly);
        }
        let (now, then) = (office.assessed(), completed(&office, &truth).assessed());
        for (bounds, truth) in shares(&now.total).into_iter().zip(shares(&then.total)).skip(
            // More rows of the inventory are more activities.
            if office.people.is_some() { 2 } else { 0 },
        ) {
            if let (Some(bounds), Some(truth)) = (bounds, truth) {
                prop_assert!(holds(bounds, truth), "{bounds:?} does not hold {truth:?}");
            }
        }
        for (bounds, truth) in measures(&now.total).into_iter().zip(measures(&then.total)) {
            prop_assert!(holds(&bounds.total, &truth.total));
        }
        for activity in &now.activities {
            let Some(then) = then.activities.iter().find(|it| it.id == activity.id) else { continue };
            let ((worst, best), (low, high)) = (then.level, activity.level);
            prop_assert!(low <= worst && best <= high, "the level of {}", activity.id);
        }
    }

    #[test]
    fn treatments_of_unassessed_rows_are_ordered(office in office_with_headcounts()) {
        let with = |unassessed| {
            let mut office = office.clone();
            (office.unassessed, office.missing) = (unassessed, Treatment::LeftOut);
            for row in office.people.iter_mut().flatten() {
                for number in [&mut row.heads, &mut row.fte, &mut row.wage] {
                    *number = number.known().map_or(Given::Blank, Given::Known);
                }
            }
            office.assessed().total
        };
        let strict = with(Treatment::NotEligible);
        let left_out = with(Treatment::LeftOut);
        let bounds = with(Treatment::Bounds);
        for ((strict, left_out), bounds) in
            shares(&strict).into_iter().zip(shares(&left_out)).zip(shares(&bounds))
        {
            let (Some(strict), Some(bounds)) = (strict, bounds) else { continue };
            prop_assert_eq!(&strict.at_least, &bounds.at_least);
            prop_assert!(holds(bounds, strict));
            if let Some(left_out) = left_out {
                prop_assert!(strict.at_least <= left_out.at_least);
                prop_assert!(strict.at_most <= left_out.at_most);
                prop_assert!(holds(bounds, left_out));
            }
        }
    }

    #[test]
    fn missing_weights_in_the_bounds_hold_those_left_out(office in any_office()) {
        let with = |missing| {
            let mut office = office.clone();
            office.missing = missing;
            office.assessed().total
        };
        let (bounds, left_out) = (with(Treatment::Bounds), with(Treatment::LeftOut));
        for (bounds, left_out) in shares(&bounds).into_iter().zip(shares(&left_out)) {
            if let (Some(bounds), Some(left_out)) = (bounds, left_out) {
                prop_assert!(holds(bounds, left_out));
            }
        }
    }

    #[test]
    fn a_derived_id_does_not_mind_how_it_is_written(words in "[a-z]{1,8}( [a-z]{1,8}){0,3}") {
        let shouted = words.to_uppercase().replace(' ', "  ");
        prop_assert_eq!(derived_id("Ufficio X", "", &words), derived_id("UFFICIO X", "", &shouted));
        prop_assert_ne!(derived_id("ufficio x", "", &words), derived_id("ufficio y", "", &words));
    }
}

#[test]
fn a_derived_id_is_the_same_in_every_version() {
    // sha256("ufficio x\0\0protocollo\0"), worked out with another program.
    assert_eq!(derived_id("Ufficio X", "", "Protocollo"), "d-4688b0ded7b3");
}

#[test]
fn a_row_of_unknown_weight_draws_the_share_to_its_own_side_alone() {
    let known = |whole: i64| Given::Known(Decimal::from_millionths(whole * 1_000_000));
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let drawn = office().new_tree(&mut runner).expect("an office");
    let mut office = proptest::strategy::ValueTree::current(&drawn);
    let row = |id: &str, answer, heads| Row {
        unit: 0,
        id: id.into(),
        answers: [answer; 2],
        heads,
        fte: Given::Blank,
        wage: Given::Blank,
        stated: Given::Blank,
        overridden: None,
        group: 0,
    };
    office.missing = Treatment::Bounds;
    // 6 of 8 heads smartable, and a "not" of unknown size: between none and three quarters.
    office.rows = vec![
        row("a", Answer::Yes, known(6)),
        row("b", Answer::No, known(2)),
        row("c", Answer::No, Given::Unreadable),
    ];
    let heads = office.assessed().total.heads.expect("heads");
    let share = heads.share.expect("a share");
    assert_eq!(share.at_least, Exact::zero());
    assert_eq!(share.at_most, Some(Ratio::new(3, 4).exact()));
    assert_eq!(
        (heads.total.at_least, heads.total.at_most),
        (Ratio::new(8, 1).exact(), None)
    );
}
