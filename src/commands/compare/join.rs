//! Two sides that were read, joined into a comparison.
//!
//! Never here: how activities are paired, or a difference (`figures::comparison`).

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::commands::compare::read::{ByOther, SideRead};
use crate::commands::compare::sides::Settled;
use crate::commands::inventory::Ending;
use crate::figures::comparison::{Carrier, Row, changes, days, difference, effects, pairs, people};
use crate::figures::uniformity::uneven_now;
use crate::intake::open;
use crate::model::answer::CellAnswer;
use crate::model::assessment::{Activity, Group};
use crate::model::comparison::{Budgets, Comparison, Compute, Criteria, People, Side};
use crate::model::criteria::CriteriaSet;
use crate::model::period::Day;
use crate::model::quantity::{Between, Exact};
use crate::model::verdict::Verdict;
use crate::origin::Sources;

/// Says whether two sets ask the same and judge the same, whatever they are called.
pub(super) fn judge_alike(old: &CriteriaSet, new: &CriteriaSet) -> bool {
    old.items == new.items && old.indexes == new.indexes
}

/// Joins two sides. `others`: each side's rows as the criteria of the other see them; `None` where
/// the criteria are the same.
pub(super) fn comparison(
    (old, old_read): (Settled, SideRead),
    (new, new_read): (Settled, SideRead),
    others: Option<&[ByOther; 2]>,
) -> (Comparison, [Ending; 2]) {
    let sources = new_read.read.sources.clone();
    let names = [&old_read, &new_read].map(|side| group_names(&side.read.assessed.groups));
    let [by_newer, by_older] =
        others.map_or([None; 2], |[older, newer]| [Some(older), Some(newer)]);
    let old_rows = rows(&old_read, &names[0], &sources, by_newer, Answers::ByOther);
    let new_rows = rows(&new_read, &names[1], &sources, by_older, Answers::Own);
    let days_between = (old.on.unwrap_or(Day::MIN), new.on.unwrap_or(Day::MAX));
    let mut carrier = Carrier::new(
        &new_read.structure,
        new_read.chart.as_ref(),
        &new.plan.settings.grouping,
        days_between,
        (
            &new_read.read.assessed.activities,
            &new_read.read.assessed.groups,
        ),
    );
    let paired = pairs(&old_rows, &new_rows, &mut carrier, new.plan.set.items.len());
    let order: Vec<(Rc<str>, Rc<str>)> = new_read.read.assessed.groups.iter().map(named).collect();
    let effect = effects(&paired.activities, &order);
    let contingent = contingent([&old_read, &new_read], [&old, &new], &mut carrier);
    let days = days_of([&old_read, &new_read], [&old, &new], &mut carrier);
    let comparison = Comparison {
        criteria: others.map_or(Criteria::Same, |_| Criteria::Differ),
        grouping: new.plan.settings.grouping.clone(),
        changes: changes(&paired.activities),
        uneven: uneven_now(&paired.activities),
        activities: paired.activities,
        reused: paired.reused,
        unit_map: carrier.into_moves(),
        units: effect.units,
        total: effect.total,
        orders: others.map(|_| effect.orders),
        contingent,
        days,
        sources,
        old: side(old, &old_read),
        new: side(new, &new_read),
    };
    (comparison, [old_read.ending, new_read.ending])
}

fn named(group: &Group) -> (Rc<str>, Rc<str>) {
    (Rc::from(group.key.as_str()), Rc::from(group.name.as_str()))
}

/// Names of groups by their keys.
fn group_names(groups: &[Group]) -> BTreeMap<Rc<str>, Rc<str>> {
    groups.iter().map(named).collect()
}

/// Which reading the answers of rows come from: the one by the newer criteria.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answers {
    Own,
    ByOther,
}

fn rows<'a>(
    side: &'a SideRead,
    names: &'a BTreeMap<Rc<str>, Rc<str>>,
    sources: &Sources,
    by_other: Option<&'a ByOther>,
    from: Answers,
) -> Vec<Row<'a>> {
    let activities = side.read.assessed.activities.iter().zip(&side.rows.rows);
    activities
        .map(|(activity, row): (&Activity, _)| {
            let other = by_other.map(|it| it.of(sources, activity.at));
            let own: &[CellAnswer] = side.rows.answers(row);
            let answers = match (from, other) {
                (Answers::ByOther, Some(other)) => other.map_or(&[][..], |(_, answers)| answers),
                _ => own,
            };
            Row {
                activity,
                group_name: names.get(&activity.group).unwrap_or(&activity.group),
                answers,
                noted: !row.notes.is_empty(),
                // A row that the other criteria do not even read says nothing to them.
                by_other: other.map(|other| other.map_or(NOTHING_SAID, |(verdict, _)| verdict)),
            }
        })
        .collect()
}

const NOTHING_SAID: Verdict = Verdict::Undetermined {
    worst: crate::model::verdict::Outcome::Not,
    best: crate::model::verdict::Outcome::Smartable,
};

fn side(settled: Settled, read: &SideRead) -> Side {
    let plan = settled.plan;
    Side {
        name: settled.name,
        set: plan.set,
        set_chosen: plan.set_chosen,
        on: settled.on,
        heads: plan.settings.totals.heads,
        config: plan.config.path.map(|path| open::shown(&path)),
        chart: settled.chart,
        coverage: read.read.assessed.coverage.clone(),
        left_out: read.read.left_out.clone(),
        findings: read.read.findings.clone(),
    }
}

/// Says of which side a figure is missing, and why.
fn missing<T>(why: [Option<&String>; 2], sides: [&Settled; 2]) -> Compute<T> {
    let said = why.into_iter().zip(sides).filter_map(|(why, side)| {
        let (why, name) = (why?, &side.name);
        Some(format!("{name}: {why}"))
    });
    let said: Vec<String> = said.collect();
    Compute::Not(said.join("; "))
}

fn reason<T>(figure: &Compute<T>) -> Option<&String> {
    match figure {
        Compute::Known(_) => None,
        Compute::Not(why) => Some(why),
    }
}

fn contingent(
    reads: [&SideRead; 2],
    sides: [&Settled; 2],
    carrier: &mut Carrier<'_>,
) -> Compute<People> {
    let [old, new] = reads.map(|side| &side.counted);
    let (Compute::Known(old), Compute::Known(new)) = (old, new) else {
        return missing([reason(old), reason(new)], sides);
    };
    let ((old_units, old_total, old_basis), (new_units, new_total, new_basis)) =
        (old.figures(), new.figures());
    let codes: Vec<Rc<str>> = old_units
        .iter()
        .map(|unit| carrier.unit(&unit.unit, &unit.name))
        .collect();
    let of = |old: &Option<Between<Exact>>, new: &Option<Between<Exact>>| {
        difference(old.as_ref(), new.as_ref())
    };
    Compute::Known(People {
        basis: [old_basis, new_basis],
        units: people((old_units, &codes), new_units),
        total: [
            of(&old_total.heads, &new_total.heads),
            of(&old_total.fte, &new_total.fte),
        ],
    })
}

fn days_of(
    reads: [&SideRead; 2],
    sides: [&Settled; 2],
    carrier: &mut Carrier<'_>,
) -> Compute<Budgets> {
    let [old, new] = reads.map(|side| &side.days);
    let (Compute::Known(old), Compute::Known(new)) = (old, new) else {
        return missing([reason(old), reason(new)], sides);
    };
    let codes: Vec<Rc<str>> = old
        .0
        .units
        .iter()
        .map(|unit| carrier.unit(&unit.unit, &unit.name))
        .collect();
    Compute::Known(Budgets {
        basis: [old.0.basis, new.0.basis],
        periods: [old.1, new.1],
        units: days((&old.0.units, &codes), &new.0.units),
        total: difference(Some(&old.0.total.days), Some(&new.0.total.days)),
    })
}
