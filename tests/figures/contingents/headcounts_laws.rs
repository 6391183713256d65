//! Laws of contingents from headcounts: whoever really works on what, the true number of people
//! lies between the bounds.

use proptest::collection::vec;
use proptest::prelude::*;
use smartable::figures::contingents::FromHeadcounts;
use smartable::model::activity::Given;
use smartable::model::contingent::ContingentFigures;
use smartable::model::org_unit::OrgChart;
use smartable::model::quantity::{Between, Exact, Ratio};
use smartable::model::stake::Stake;
use smartable::model::verdict::{Outcome, Verdict};

use super::office::{OVERLAPPING, bounded, chart, level, stakes, verdict, whole};

/// Places of the chart that is drawn upon: a root with people of its own, two directorates with
/// offices, one without.
const UNITS: [(&str, &str); 7] = [
    ("R", "-"),
    ("A", "R"),
    ("A1", "A"),
    ("A2", "A"),
    ("B", "R"),
    ("B1", "B"),
    ("C", "R"),
];
const VERDICTS: [&str; 6] = ["y", "p", "n", "?", "h", "l"];

/// Somebody: unit, activities of the unit as bits, and whether a woman.
type Someone = (usize, u8, bool);

/// An office as it really is.
#[derive(Debug, Clone)]
struct Truth {
    people: Vec<Someone>,
    /// By unit and activity.
    verdicts: Vec<[usize; 4]>,
    /// By unit and activity, what an open verdict turns out to be.
    turns_out: Vec<[bool; 4]>,
    /// Units that sent nothing.
    silent: u8,
    /// Units whose staff the chart states.
    stated: u8,
}

fn truth() -> impl Strategy<Value = Truth> {
    let units = UNITS.len();
    (
        vec((0..units, 1..16_u8, any::<bool>()), 0..30),
        vec([0..6_usize, 0..6, 0..6, 0..6], units),
        vec(any::<[bool; 4]>(), units),
        prop_oneof![2 => Just(0_u8), 1 => any::<u8>()],
        prop_oneof![2 => Just(u8::MAX), 1 => Just(0_u8), 1 => any::<u8>()],
    )
        .prop_map(|(people, verdicts, turns_out, silent, stated)| Truth {
            people,
            verdicts,
            turns_out,
            silent,
            stated,
        })
}

fn is_below(unit: usize, above: usize) -> bool {
    let mut at = unit;
    loop {
        if at == above {
            return true;
        }
        let parent = UNITS[at].1;
        match UNITS.iter().position(|(code, _)| *code == parent) {
            Some(parent) => at = parent,
            None => return false,
        }
    }
}

impl Truth {
    /// The rows of a directorate speak for its offices, so an office is silent only below one
    /// that has no people of its own.
    fn is_silent(&self, unit: usize) -> bool {
        let nobody_at = |place: usize| self.people.iter().all(|it| it.0 != place);
        let may_be = match UNITS[unit].0 {
            "A1" | "A2" => nobody_at(1),
            "B1" => nobody_at(4),
            "C" => true,
            _ => false,
        };
        may_be && self.silent >> unit & 1 == 1
    }

    fn chart(&self) -> OrgChart {
        let line = |(place, (code, parent)): (usize, &(&str, &str))| {
            let below = self.people.iter().filter(|it| is_below(it.0, place));
            if self.stated >> place & 1 == 1 {
                format!("{code} {parent} {}", below.count())
            } else {
                format!("{code} {parent} -")
            }
        };
        let lines: Vec<String> = UNITS.iter().enumerate().map(line).collect();
        chart(&lines.join(";"))
    }

    /// Counts, activity by activity, who works on it. An activity of nobody is listed too, but by
    /// a unit without anybody.
    fn rows(&self) -> Vec<Stake> {
        let mut lines = Vec::new();
        for (unit, (code, _)) in UNITS.iter().enumerate() {
            let here = || self.people.iter().filter(move |it| it.0 == unit);
            if self.is_silent(unit) || here().next().is_none() {
                continue;
            }
            for activity in 0..4 {
                let on = || here().filter(move |it| it.1 >> activity & 1 == 1);
                let women = on().filter(|it| it.2).count();
                let letter = VERDICTS[self.verdicts[unit][activity]];
                let heads = on().count();
                lines.push(format!(
                    "{code} a{activity} {letter} {heads} {heads} {women} {}",
                    heads - women
                ));
            }
        }
        stakes(Some(&self.chart()), &lines.join(";"))
    }

    /// Says what an activity is in truth.
    fn outcome(&self, unit: usize, activity: usize) -> Outcome {
        let letter = VERDICTS[self.verdicts[unit][activity]];
        let (worst, best) = verdict(letter).map_or((Outcome::Not, Outcome::Not), Verdict::bounds);
        if self.turns_out[unit][activity] {
            best
        } else {
            worst
        }
    }

    /// Counts people below a unit of whom rows speak and whose work reaches an outcome.
    fn count(&self, above: usize, from: Outcome, counts: impl Fn(&Someone) -> bool) -> i64 {
        let reaches = |it: &&Someone| {
            let on = |activity: &usize| it.1 >> activity & 1 == 1;
            (0..4)
                .filter(on)
                .any(|activity| self.outcome(it.0, activity) >= from)
        };
        let people = self.people.iter();
        let people = people.filter(|it| is_below(it.0, above) && !self.is_silent(it.0));
        let count = people.filter(reaches).filter(|it| counts(it)).count();
        i64::try_from(count).unwrap_or(i64::MAX)
    }
}

fn holds(between: Option<&Between<Exact>>, number: i64) -> bool {
    let number = whole(number).ratio().exact();
    between.is_some_and(|between| {
        between.at_least <= number && between.at_most.as_ref().is_none_or(|most| number <= *most)
    })
}

fn all_figures(counted: &FromHeadcounts) -> Vec<(String, ContingentFigures)> {
    let units = counted.units.iter();
    let mut all: Vec<(String, ContingentFigures)> = units
        .map(|unit| (unit.unit.to_string(), unit.figures.clone()))
        .collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all.push(("total".to_owned(), counted.total.clone()));
    all
}

/// Both ends of every interval.
fn intervals(figures: &ContingentFigures) -> Vec<&Between<Exact>> {
    [
        &figures.heads,
        &figures.heads_with_partly,
        &figures.fte,
        &figures.fte_remotizable,
        &figures.share_of_staff,
        &figures.share_of_fte,
        &figures.women,
        &figures.men,
    ]
    .into_iter()
    .flatten()
    .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_truth_lies_between(truth in truth()) {
        let counted = bounded(Some(&truth.chart()), &truth.rows(), OVERLAPPING);
        prop_assert!(counted.facts.is_empty(), "{:?}", counted.facts);
        let everybody = counted.units.iter().map(|unit| {
            let place = UNITS.iter().position(|(code, _)| *code == unit.unit.as_ref());
            (place.unwrap_or(0), &unit.figures)
        });
        let nobody = counted.units.is_empty();
        for (place, figures) in everybody.chain((!nobody).then_some((0, &counted.total))) {
            let heads = truth.count(place, Outcome::Smartable, |_| true);
            prop_assert!(holds(figures.heads.as_ref(), heads), "{place}: {heads} {figures:?}");
            let partly = truth.count(place, Outcome::Partly, |_| true);
            prop_assert!(holds(figures.heads_with_partly.as_ref(), partly), "{place}: {partly}");
            let women = truth.count(place, Outcome::Smartable, |it| it.2);
            prop_assert!(holds(figures.women.as_ref(), women), "{place}: {women} women");
            prop_assert!(holds(figures.men.as_ref(), heads - women), "{place}: men");
        }
    }

    #[test]
    fn the_least_is_no_more_than_the_most(truth in truth()) {
        let counted = bounded(Some(&truth.chart()), &truth.rows(), OVERLAPPING);
        for (unit, figures) in all_figures(&counted) {
            for between in intervals(&figures) {
                let sound = between.at_most.as_ref().is_none_or(|most| between.at_least <= *most);
                prop_assert!(sound, "{unit}: {between:?}");
            }
        }
    }

    #[test]
    fn order_and_splitting_change_nothing(truth in truth(), by in 0..50_usize, part in 0..4_i64) {
        let (chart, rows) = (truth.chart(), truth.rows());
        let before = all_figures(&bounded(Some(&chart), &rows, OVERLAPPING));
        let mut moved = rows.clone();
        if !moved.is_empty() {
            let by = by % moved.len();
            moved.rotate_left(by);
            // One row becomes two.
            let mut other = moved[0].clone();
            let first = &mut moved[0];
            for (this, that) in [
                (&mut first.heads, &mut other.heads),
                (&mut first.fte, &mut other.fte),
                (&mut first.women, &mut other.women),
                (&mut first.men, &mut other.men),
            ] {
                if let Given::Known(all) = *this {
                    let taken = whole(part).millionths().min(all.millionths());
                    let decimal = smartable::model::quantity::Decimal::from_millionths;
                    *this = Given::Known(decimal(all.millionths() - taken));
                    *that = Given::Known(decimal(taken));
                }
            }
            moved.push(other);
        }
        prop_assert_eq!(before, all_figures(&bounded(Some(&chart), &moved, OVERLAPPING)));
    }

    #[test]
    fn an_empty_directorate_changes_nothing(truth in truth()) {
        let (mut units, rows) = (truth.chart(), truth.rows());
        let before = all_figures(&bounded(Some(&units), &rows, OVERLAPPING));
        let mut empty = units.units[6].clone();
        empty.code = "Z".to_owned();
        empty.name = "Nobody".to_owned();
        empty.staff = Some(whole(0));
        units.units.push(empty);
        prop_assert_eq!(before, all_figures(&bounded(Some(&units), &rows, OVERLAPPING)));
    }

    #[test]
    fn a_better_verdict_lowers_nothing(truth in truth(), at in 0..50_usize) {
        let (chart, mut rows) = (truth.chart(), truth.rows());
        if rows.is_empty() {
            return Ok(());
        }
        let at = at % rows.len();
        let mut last = None;
        for letter in ["n", "l", "p", "h", "y"] {
            rows[at].verdict = verdict(letter);
            rows[at].level = level(rows[at].verdict);
            let now = all_figures(&bounded(Some(&chart), &rows, OVERLAPPING));
            if let Some(before) = last.replace(now.clone()) {
                let pairs: Vec<_> = before.iter().zip(&now).collect();
                for ((unit, before), (_, now)) in pairs {
                    for (before, now) in intervals(before).into_iter().zip(intervals(now)) {
                        prop_assert!(now.at_least >= before.at_least, "{unit}: {before:?} {now:?}");
                        let (before, now) = (before.at_most.as_ref(), now.at_most.as_ref());
                        let lower = before.is_none() && now.is_some()
                            || before.zip(now).is_some_and(|(before, now)| now < before);
                        prop_assert!(!lower, "{unit}: {before:?} {now:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn fte_of_the_units_adds_up(truth in truth()) {
        let counted = bounded(Some(&truth.chart()), &truth.rows(), OVERLAPPING);
        let mut sum = (Ratio::ZERO.exact(), Ratio::ZERO.exact());
        for (place, (code, _)) in UNITS.iter().enumerate() {
            let alone: Vec<Stake> = truth.rows().into_iter().filter(|it| it.unit.as_ref() == *code).collect();
            if alone.is_empty() {
                continue;
            }
            let own = bounded(Some(&truth.chart()), &alone, OVERLAPPING).total.fte;
            let own = own.ok_or_else(|| TestCaseError::fail(format!("{place}: no FTE")))?;
            sum.0 = sum.0.plus(&own.at_least);
            sum.1 = sum.1.plus(&own.at_most.unwrap_or_else(|| Ratio::ZERO.exact()));
        }
        if let Some(total) = counted.total.fte {
            prop_assert_eq!(total.at_least, sum.0);
            prop_assert_eq!(total.at_most, Some(sum.1));
        }
    }
}
