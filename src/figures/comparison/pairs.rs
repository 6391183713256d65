//! Activities of two sides joined into one list.
//!
//! Never here: which names are alike (`matching::pairing`).

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::figures::comparison::units::{Carried, Carrier};
use crate::matching::fold;
use crate::matching::pairing::{self, Keyed, LEAST_LIKENESS, Pair, PairedBy};
use crate::model::answer::{Answer, CellAnswer, Unknown, answers_of};
use crate::model::assessment::Activity;
use crate::model::comparison::{AnswerChange, Compared, Found, FoundBy, Seen};
use crate::model::verdict::Verdict;

/// An activity of one side with what its row says.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    /// The activity, judged by its own side's criteria.
    pub activity: &'a Activity,
    /// Name of its group.
    pub group_name: &'a Rc<str>,
    /// Answers to the items of the newer criteria, ascending by item.
    pub answers: &'a [CellAnswer],
    /// Whether the row has a note.
    pub noted: bool,
    /// Verdict by the other side's criteria; `None`: they are the same.
    pub by_other: Option<Verdict>,
}

/// Activities of both sides in one list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pairs {
    /// Those of the newer side in its order, then those gone in the order of the older one.
    pub activities: Vec<Compared>,
    /// Same id, another activity: place of the one gone, place of the new one.
    pub reused: Vec<(usize, usize)>,
}

/// Joins the rows of two sides. `items`: how many items the newer criteria have.
///
/// Pairs are looked for within a unit first, as it is after the unit map; then, by equal names or
/// ids, within a group; then anywhere by an id and a name that each side has once.
#[must_use]
pub fn pairs(old: &[Row<'_>], new: &[Row<'_>], carrier: &mut Carrier<'_>, items: usize) -> Pairs {
    let as_now: Vec<Carried> = old
        .iter()
        .map(|row| carrier.carry(row.activity, row.group_name))
        .collect();
    let matched = Matched::of(old, new, &as_now);
    let mut before: Vec<Option<Pair>> = vec![None; new.len()];
    for pair in &matched.pairs {
        before[pair.now] = Some(*pair);
    }
    let mut pairs = Pairs::default();
    for (place, row) in new.iter().enumerate() {
        let older = before[place].map(|pair| (pair, &old[pair.before], &as_now[pair.before]));
        pairs.activities.push(joined(older, row, items));
    }
    let mut gone_at: BTreeMap<usize, usize> = BTreeMap::new();
    for place in matched.gone {
        gone_at.insert(place, pairs.activities.len());
        pairs.activities.push(Compared {
            old: Some(older(&old[place], &as_now[place])),
            new: None,
            found: None,
            old_by_new: old[place].by_other,
            new_by_old: None,
            answers: Vec::new(),
            renamed: false,
        });
    }
    for (before, now) in matched.reused {
        if let Some(place) = gone_at.get(&before) {
            pairs.reused.push((*place, now));
        }
    }
    pairs
}

/// Which rows are one activity, over all stages.
struct Matched {
    pairs: Vec<Pair>,
    reused: Vec<(usize, usize)>,
    /// Older rows without a pair, those of reused ids among them.
    gone: Vec<usize>,
}

impl Matched {
    fn of(old: &[Row<'_>], new: &[Row<'_>], carried: &[Carried]) -> Self {
        let olds: Vec<Keyed<'_>> = old
            .iter()
            .zip(carried)
            .map(|(row, carried)| keyed(row, &carried.unit))
            .collect();
        let news: Vec<Keyed<'_>> = new
            .iter()
            .map(|row| keyed(row, &row.activity.unit))
            .collect();
        let first = pairing::pair(&olds, &news, LEAST_LIKENESS);
        let mut pairs = first.pairs;
        let (mut gone, mut added) = (first.gone, first.new);
        // Within a group of several units: equal names and ids only.
        let olds: Vec<Keyed<'_>> = gone
            .iter()
            .map(|at| keyed(&old[*at], &carried[*at].group))
            .collect();
        let news: Vec<Keyed<'_>> = added
            .iter()
            .map(|at| keyed(&new[*at], &new[*at].activity.group))
            .collect();
        let second = pairing::pair(&olds, &news, 1_000);
        let at_home = |pair: Pair| Pair {
            before: gone[pair.before],
            now: added[pair.now],
            ..pair
        };
        let mut more: Vec<Pair> = second.pairs.into_iter().map(at_home).collect();
        pairs.append(&mut more);
        retain(&mut gone, &mut added, &pairs);
        pairs.extend(anywhere(old, new, &gone, &added));
        retain(&mut gone, &mut added, &pairs);
        gone.extend(first.reused.iter().map(|(before, _)| *before));
        gone.sort_unstable();
        Self {
            pairs,
            reused: first.reused,
            gone,
        }
    }
}

fn retain(gone: &mut Vec<usize>, added: &mut Vec<usize>, pairs: &[Pair]) {
    let before: std::collections::BTreeSet<usize> = pairs.iter().map(|it| it.before).collect();
    let now: std::collections::BTreeSet<usize> = pairs.iter().map(|it| it.now).collect();
    gone.retain(|place| !before.contains(place));
    added.retain(|place| !now.contains(place));
}

fn keyed<'a>(row: &Row<'a>, unit: &'a str) -> Keyed<'a> {
    let activity = row.activity;
    Keyed {
        unit,
        id: if activity.id_derived {
            ""
        } else {
            &activity.id
        },
        process: &activity.process,
        name: &activity.name,
    }
}

/// Pairs what went to another unit altogether: an id and a name that stand once on each side among
/// those without a pair.
fn anywhere(old: &[Row<'_>], new: &[Row<'_>], gone: &[usize], added: &[usize]) -> Vec<Pair> {
    let key = |row: &Row<'_>| {
        let activity = row.activity;
        let stated = !activity.id_derived && !activity.name.is_empty();
        stated.then(|| (fold(&activity.id), fold(&activity.name)))
    };
    let mut places: BTreeMap<(String, String), (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for place in gone {
        if let Some(key) = key(&old[*place]) {
            places.entry(key).or_default().0.push(*place);
        }
    }
    for place in added {
        if let Some(key) = key(&new[*place]) {
            places.entry(key).or_default().1.push(*place);
        }
    }
    let both = places
        .into_values()
        .filter_map(|sides| match (&*sides.0, &*sides.1) {
            ([before], [now]) => Some(Pair {
                before: *before,
                now: *now,
                by: PairedBy::Id,
                likeness: 1_000,
                score: 1_000,
            }),
            _ => None,
        });
    both.collect()
}

fn joined(before: Option<(Pair, &Row<'_>, &Carried)>, row: &Row<'_>, items: usize) -> Compared {
    let now = newer(row);
    let Some((pair, old_row, carried)) = before else {
        return Compared {
            old: None,
            new: Some(now),
            found: None,
            old_by_new: None,
            new_by_old: row.by_other,
            answers: Vec::new(),
            renamed: false,
        };
    };
    let mut compared = Compared {
        renamed: fold(&old_row.activity.name) != fold(&row.activity.name),
        old: Some(older(
            old_row,
            &carried.beside(old_row.activity, row.activity, row.group_name),
        )),
        new: Some(now),
        found: Some(Found {
            by: match pair.by {
                PairedBy::Name => FoundBy::Name,
                PairedBy::Id => FoundBy::Id,
                PairedBy::Likeness => FoundBy::Likeness,
            },
            likeness: pair.likeness,
        }),
        old_by_new: old_row.by_other,
        new_by_old: row.by_other,
        answers: answers(old_row.answers, row.answers, items),
    };
    // An empty cell and a column that is not there are both no answer, unless the criteria make
    // something of the one alone.
    let by_answers = compared.chain().is_some_and(|it| it[2] != it[3]);
    if !by_answers {
        compared.answers.retain(is_said);
    }
    compared
}

/// Says whether either side answers at all.
fn is_said(change: &AnswerChange) -> bool {
    let nothing = [Unknown::NoColumn, Unknown::Blank].map(Answer::Unknown);
    let mut both = change.old.iter().chain(&change.new);
    both.any(|answer| !nothing.contains(answer))
}

fn older(row: &Row<'_>, carried: &Carried) -> Seen {
    Seen {
        unit_now: Rc::clone(&carried.unit),
        group: Rc::clone(&carried.group),
        group_name: Rc::clone(&carried.group_name),
        ..newer(row)
    }
}

fn newer(row: &Row<'_>) -> Seen {
    let activity = row.activity;
    Seen {
        id: activity.id.clone(),
        id_derived: activity.id_derived,
        unit: Rc::clone(&activity.unit),
        unit_name: Rc::clone(&activity.unit_name),
        unit_now: Rc::clone(&activity.unit),
        group: Rc::clone(&activity.group),
        group_name: Rc::clone(row.group_name),
        process: Rc::clone(&activity.process),
        name: activity.name.clone(),
        verdict: activity.verdict,
        computed: activity.computed,
        overridden: activity.overridden.clone(),
        heads: activity.heads,
        fte: activity.fte,
        noted: row.noted,
        at: activity.at,
    }
}

/// Returns the answers that differ. Several columns of one item are compared in their order.
fn answers(old: &[CellAnswer], new: &[CellAnswer], items: usize) -> Vec<AnswerChange> {
    let of = |answers: &[CellAnswer], item: u16| -> Vec<Answer> {
        answers_of(answers, item)
            .iter()
            .map(|it| it.answer)
            .collect()
    };
    (0..items)
        .filter_map(|item| {
            let number = u16::try_from(item).ok()?;
            let (before, now) = (of(old, number), of(new, number));
            let first_asked = before
                .iter()
                .all(|it| *it == Answer::Unknown(Unknown::NoColumn));
            (before != now).then_some(AnswerChange {
                item,
                old: before,
                new: now,
                first_asked,
            })
        })
        .collect()
}
