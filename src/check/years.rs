//! Last year's rows beside this year's: which are the same activity, which are gone, which new.
//!
//! Pairs are made in this order: same id and name, same name, same id, and within a unit what
//! resembles. Never here: what is wrong with any of them (`rules`).

use std::collections::BTreeSet;
use std::rc::Rc;

use super::alike::{Alike, RowKey, sorted_by};
use super::survey::Survey;
use crate::matching::Name;
use crate::model::inventory::{Inventory, InventoryRow};
use crate::model::quantity::Decimal;

/// How a pair was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// Same unit and name.
    Name,
    /// Same unit and id; the names differ, but resemble each other.
    Id,
    /// Same unit, and names that resemble each other.
    Likeness,
}

/// An activity of both years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    /// Place of last year's row.
    pub before: usize,
    /// Place of this year's row.
    pub now: usize,
    /// How it was found.
    pub by: By,
}

/// Both years, side by side.
pub(super) struct Years<'a> {
    /// This year.
    pub now: &'a Inventory,
    /// Last year.
    pub before: &'a Inventory,
    /// This year's rows by numbers.
    pub now_keys: Rc<[RowKey]>,
    /// Last year's rows by numbers.
    pub before_keys: Rc<[RowKey]>,
    /// Activities of both years, ascending by this year's row.
    pub pairs: Vec<Pair>,
    /// Same unit and id, another activity altogether: last year's row, this year's.
    pub reused: Vec<(usize, usize)>,
    /// Last year's rows without a pair.
    pub gone: Vec<usize>,
    /// This year's rows without a pair.
    pub new: Vec<usize>,
    /// Folded texts.
    pub alike: Rc<Alike>,
}

/// Pairs beyond which rows of one unit are not compared by likeness.
const MOST_PAIRS: usize = 250_000;
/// Thousandths of resemblance below which the same id means another activity.
const REUSED_BELOW: u32 = 500;

impl<'a> Years<'a> {
    /// Puts the years side by side; `None` where there is no last year. Rules ask for
    /// [`Survey::years`], which does it once.
    pub(super) fn of(survey: &Survey<'a>, similarity: Decimal) -> Option<Self> {
        let (now, before) = (survey.inventory, survey.last_year?);
        let keys = survey.keys();
        let (now_keys, before_keys) = (Rc::clone(&keys.now), Rc::clone(&keys.before));
        let mut years = Self {
            now,
            before,
            gone: (0..before_keys.len()).collect(),
            new: (0..now_keys.len()).collect(),
            now_keys,
            before_keys,
            pairs: Vec::new(),
            reused: Vec::new(),
            alike: Rc::clone(&keys.alike),
        };
        years.pair(By::Name, |key| {
            (key.name != 0).then_some([key.unit, key.id, key.process, key.name])
        });
        years.pair(By::Name, |key| {
            (key.name != 0).then_some([key.unit, 0, key.process, key.name])
        });
        years.pair(By::Name, |key| {
            (key.name != 0).then_some([key.unit, 0, 0, key.name])
        });
        years.pair(By::Id, |key| {
            (key.id != 0).then_some([key.unit, key.id, 0, 0])
        });
        years.part_reused();
        years.pair_alike(similarity);
        years.pairs.sort_unstable_by_key(|pair| pair.now);
        Some(years)
    }

    /// Returns a row of this year.
    pub(super) fn row(&self, now: usize) -> &'a InventoryRow {
        &self.now.rows[now]
    }

    /// Returns a row of last year.
    pub(super) fn old_row(&self, before: usize) -> &'a InventoryRow {
        &self.before.rows[before]
    }

    /// Returns what an activity of this year is called: its name, or its id.
    pub(super) fn now_name(&self, now: usize) -> &'a str {
        called(self.now, self.row(now))
    }

    /// Returns what an activity of last year was called.
    pub(super) fn old_name(&self, before: usize) -> &'a str {
        called(self.before, self.old_row(before))
    }

    /// Returns the units of a year's rows, ascending, each once.
    pub(super) fn units(keys: &[RowKey]) -> Vec<u32> {
        let mut units: Vec<u32> = keys.iter().map(|key| key.unit).collect();
        units.sort_unstable();
        units.dedup();
        units
    }

    /// Pairs rows of equal keys in their order; rows whose key is `None` stay alone.
    fn pair(&mut self, by: By, key: impl Fn(&RowKey) -> Option<[u32; 4]>) {
        let keyed = |places: &[usize], keys: &[RowKey]| {
            let with = |place: &usize| key(&keys[*place]).map(|key| (key, *place));
            let mut list: Vec<([u32; 4], usize)> = places.iter().filter_map(with).collect();
            list.sort_unstable();
            list
        };
        let old = keyed(&self.gone, &self.before_keys);
        let new = keyed(&self.new, &self.now_keys);
        let mut old = old.into_iter().peekable();
        for (key, now) in new {
            while old.next_if(|(other, _)| *other < key).is_some() {}
            if let Some((_, before)) = old.next_if(|(other, _)| *other == key) {
                self.pairs.push(Pair { before, now, by });
            }
        }
        self.leave_paired();
    }

    /// Takes apart what has the same id and nothing else in common.
    fn part_reused(&mut self) {
        let (alike, olds, news) = (&self.alike, &self.before_keys, &self.now_keys);
        let mut reused = Vec::new();
        self.pairs.retain(|pair| {
            let names = [olds[pair.before].name, news[pair.now].name];
            let other = pair.by == By::Id && names[0] != 0 && names[1] != 0 && {
                let [old, new] = names.map(|name| Name::of(alike.text(name)));
                old.resemblance(&new) < REUSED_BELOW
            };
            if other {
                reused.push((pair.before, pair.now));
            }
            !other
        });
        reused.sort_unstable_by_key(|(_, now)| *now);
        self.reused = reused;
    }

    /// Pairs what is left in a unit by the likeness of names.
    fn pair_alike(&mut self, similarity: Decimal) {
        let by_unit = |places: &[usize], keys: &[RowKey]| {
            let order = sorted_by(places.len(), |place| keys[places[place]].unit);
            let list = order.into_iter().map(|place| places[place]);
            list.collect::<Vec<usize>>()
        };
        let old = by_unit(&self.gone, &self.before_keys);
        let new = by_unit(&self.new, &self.now_keys);
        let (mut from, mut pairs) = (0, Vec::new());
        for news in new.chunk_by(|one, two| self.now_keys[*one].unit == self.now_keys[*two].unit) {
            let unit = self.now_keys[news[0]].unit;
            from += old[from..].partition_point(|place| self.before_keys[*place].unit < unit);
            let to = from + old[from..].partition_point(|it| self.before_keys[*it].unit == unit);
            pairs.extend(self.pairs_of_unit(&old[from..to], news, similarity));
            from = to;
        }
        self.pairs.extend(pairs);
        self.leave_paired();
    }

    fn pairs_of_unit(&self, olds: &[usize], news: &[usize], similarity: Decimal) -> Vec<Pair> {
        if olds.len().saturating_mul(news.len()) > MOST_PAIRS {
            return Vec::new();
        }
        let name = |keys: &[RowKey], place: usize| Name::of(self.alike.text(keys[place].name));
        let olds: Vec<(usize, Name)> = olds
            .iter()
            .map(|place| (*place, name(&self.before_keys, *place)))
            .collect();
        let mut near = Vec::new();
        for now in news {
            let other = name(&self.now_keys, *now);
            for (before, name) in olds.iter().filter(|(_, name)| !name.is_empty()) {
                let likeness = name.similarity(&other);
                if i64::from(likeness) * 1_000 >= similarity.millionths() {
                    near.push((std::cmp::Reverse(likeness), *before, *now));
                }
            }
        }
        near.sort_unstable();
        let (mut old, mut new) = (BTreeSet::new(), BTreeSet::new());
        let by = By::Likeness;
        near.into_iter()
            .filter(|(_, before, now)| {
                let free = !old.contains(before) && !new.contains(now);
                free && old.insert(*before) && new.insert(*now)
            })
            .map(|(_, before, now)| Pair { before, now, by })
            .collect()
    }

    fn leave_paired(&mut self) {
        let mut old = vec![false; self.before_keys.len()];
        let mut new = vec![false; self.now_keys.len()];
        for pair in &self.pairs {
            old[pair.before] = true;
            new[pair.now] = true;
        }
        for (before, now) in &self.reused {
            old[*before] = true;
            new[*now] = true;
        }
        self.gone.retain(|place| !old[*place]);
        self.new.retain(|place| !new[*place]);
    }
}

fn called<'a>(inventory: &'a Inventory, row: &InventoryRow) -> &'a str {
    inventory.text(if row.name.is_empty() {
        row.id
    } else {
        row.name
    })
}

/// Says whether a number has changed by more than a share of what it was, and by `fewest`
/// millionths at least.
pub(super) fn is_jump(before: Decimal, now: Decimal, share: Decimal, fewest: i64) -> bool {
    let change = (now.millionths() - before.millionths()).abs();
    let usual = i128::from(before.millionths().abs()) * i128::from(share.millionths());
    change >= fewest && i128::from(change) * 1_000_000 > usual
}

/// Names of activities for a sentence: the first three, and whether there are more.
pub(super) fn first_names<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut names = names.filter(|name| !name.is_empty());
    let mut said: Vec<String> = names.by_ref().take(3).map(|it| format!("«{it}»")).collect();
    if names.next().is_some() {
        said.push("…".to_owned());
    }
    said.join(", ")
}

#[cfg(test)]
mod tests {
    use super::{By, first_names};
    use crate::check::rules::testing::with_years;
    use crate::model::quantity::Decimal;

    #[test]
    fn rows_pair_by_name_then_by_id_then_by_likeness() {
        let before = "unit;id;activity\nA;1;Protocollo\nA;2;Archivio\nA;3;Gestione mense\n\
                      A;;Rilascio carta\nA;5;Sportello\nB;1;Protocollo";
        let now = "unit;id;activity\nA;9;Protocollo\nA;2;Archivi storici\nA;3;Contenzioso\n\
                   A;;Rilascio carte\nA;6;Bandi\nB;1;PROTOCOLLO";
        with_years(&[now], &[before], |survey| {
            let years = survey.years(Decimal::from_millionths(880_000)).unwrap();
            let pairs: Vec<(usize, usize, By)> = years
                .pairs
                .iter()
                .map(|it| (it.before, it.now, it.by))
                .collect();
            let expected = [
                (0, 0, By::Name),
                (1, 1, By::Id),
                (3, 3, By::Likeness),
                (5, 5, By::Name),
            ];
            assert_eq!(pairs, expected);
            assert_eq!(years.reused, [(2, 2)]);
            assert_eq!((&years.gone[..], &years.new[..]), (&[4][..], &[4][..]));
        });
    }

    #[test]
    fn three_names_are_said() {
        assert_eq!(first_names(["a", "", "b"].into_iter()), "«a», «b»");
        assert_eq!(
            first_names(["a", "b", "c", "d"].into_iter()),
            "«a», «b», «c», …"
        );
    }
}
