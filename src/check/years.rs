//! Last year's rows beside this year's: which are the same activity, which are gone, which new.
//!
//! Pairs are those of [`crate::matching::pairing`], within a unit. Never here: what is wrong with
//! any of them (`rules`).

use std::collections::HashSet;
use std::sync::Arc;

use super::alike::RowKey;
use super::survey::Survey;
use crate::matching::pairing::{Key, Keyed, Pair, Reach, Side, pair_keys};
use crate::model::inventory::{Inventory, InventoryRow};
use crate::model::quantity::Decimal;

/// Both years, side by side.
pub(super) struct Years<'a> {
    /// This year.
    pub now: &'a Inventory,
    /// Last year.
    pub before: &'a Inventory,
    /// This year's rows by numbers.
    pub now_keys: Arc<[RowKey]>,
    /// Last year's rows by numbers.
    pub before_keys: Arc<[RowKey]>,
    /// Activities of both years, ascending by this year's row.
    pub pairs: Vec<Pair>,
    /// Same unit and id, another activity altogether: last year's row, this year's.
    pub reused: Vec<(usize, usize)>,
    /// Last year's rows without a pair, but for those that this year's sheets say have ended.
    pub gone: Vec<usize>,
    /// This year's rows without a pair.
    pub new: Vec<usize>,
}

impl<'a> Years<'a> {
    /// Puts the years side by side; `None` where there is no last year. Rules ask for
    /// [`Survey::years`], which does it once.
    pub(super) fn of(survey: &Survey<'a>, similarity: Decimal) -> Option<Self> {
        let (now, before) = (survey.inventory, survey.last_year?);
        let keys = survey.keys();
        let (now_keys, before_keys) = (Arc::clone(&keys.now), Arc::clone(&keys.before));
        let numbers = |keys: &[RowKey]| -> Vec<Key> { keys.iter().map(RowKey::key).collect() };
        let (olds, news) = (numbers(&before_keys), numbers(&now_keys));
        let old_texts = |place| texts(before, place);
        let new_texts = |place| texts(now, place);
        let old = Side {
            keys: &olds,
            texts: &old_texts,
        };
        let new = Side {
            keys: &news,
            texts: &new_texts,
        };
        let least = u32::try_from(similarity.millionths() / 1_000).unwrap_or(u32::MAX);
        let mut pairing = pair_keys(&old, &new, Reach::Unit, least);
        let ended: HashSet<(u32, Called)> = keys.ended.iter().flat_map(calls).collect();
        let is_ended = |row: &RowKey| calls(row).any(|it| ended.contains(&it));
        pairing.gone.retain(|row| !is_ended(&before_keys[*row]));
        Some(Self {
            now,
            before,
            now_keys,
            before_keys,
            pairs: pairing.pairs,
            reused: pairing.reused,
            gone: pairing.gone,
            new: pairing.new,
        })
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
}

/// What an activity is called within its unit.
#[derive(PartialEq, Eq, Hash)]
enum Called {
    Id(u32),
    Name(u32),
}

/// Returns what a row is called, with its unit.
fn calls(row: &RowKey) -> impl Iterator<Item = (u32, Called)> + use<> {
    let id = (row.id != 0).then_some((row.unit, Called::Id(row.id)));
    let name = (row.name != 0).then_some((row.unit, Called::Name(row.name)));
    id.into_iter().chain(name)
}

/// Returns the texts of a row as pairing asks for them.
fn texts(inventory: &Inventory, place: usize) -> Keyed<'_> {
    let row = &inventory.rows[place];
    let (code, name) = inventory.unit_of(row);
    let unit = if code.is_empty() { name } else { code };
    let [unit, name, process, id] =
        [unit, row.name, row.process, row.id].map(|text| inventory.text(text));
    Keyed {
        unit,
        name,
        process,
        id,
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
    use super::first_names;
    use crate::check::rules::testing::with_years;
    use crate::matching::pairing::PairedBy;
    use crate::model::quantity::Decimal;

    #[test]
    fn rows_pair_by_name_then_by_id_then_by_likeness() {
        let before = "unit;id;activity\nA;1;Protocollo\nA;2;Archivio\nA;3;Gestione mense\n\
                      A;;Rilascio carta\nA;5;Sportello\nB;1;Protocollo";
        let now = "unit;id;activity\nA;9;Protocollo\nA;2;Archivi storici\nA;3;Contenzioso\n\
                   A;;Rilascio carte\nA;6;Bandi\nB;1;PROTOCOLLO";
        with_years(&[now], &[before], |survey| {
            let years = survey.years(Decimal::from_millionths(880_000)).unwrap();
            let pairs: Vec<(usize, usize, PairedBy)> = years
                .pairs
                .iter()
                .map(|it| (it.before, it.now, it.by))
                .collect();
            let expected = [
                (0, 0, PairedBy::Name),
                (1, 1, PairedBy::Id),
                (3, 3, PairedBy::Likeness),
                (5, 5, PairedBy::Name),
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
