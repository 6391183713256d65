//! Rows made comparable: each text folded once, each combination of answers numbered once, so that
//! a million rows are compared by numbers.
//!
//! Never here: what it means that two rows are alike (`rules`).

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use crate::fact::Place;
use crate::matching::pairing::Key;
use crate::matching::{Unforeseen, fold};
use crate::model::activity::Given;
use crate::model::answer::{Answer, CellAnswer, Unknown};
use crate::model::columns::Field;
use crate::model::inventory::{Inventory, InventoryRow, TextId, Texts};
use crate::model::org_names::OrgNames;
use crate::model::org_unit::OrgChart;
use crate::model::quantity::Decimal;

/// A row by numbers: equal ones stand for texts that are equal once folded. 0 is the empty text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct RowKey {
    /// Unit, as narrow as the row says, by its code where it has one.
    pub unit: u32,
    /// Process.
    pub process: u32,
    /// Identifier.
    pub id: u32,
    /// Name.
    pub name: u32,
    /// Answers.
    pub answers: u32,
}

impl RowKey {
    /// Returns what pairing looks at.
    pub(super) fn key(&self) -> Key {
        Key {
            unit: self.unit,
            id: self.id,
            process: self.process,
            name: self.name,
        }
    }
}

/// An answer as numbers: item, kind, numerator and denominator where it has them.
type Written = (u16, u8, i128, i128);

/// Numbers of folded texts and of answers, the same for all inventories that are asked about.
#[derive(Debug, Default)]
pub(super) struct Alike {
    texts: Texts,
    answers: HashMap<Vec<Written>, u32, Unforeseen>,
}

impl Alike {
    /// Returns the numbers of rows of an inventory, in their order.
    pub(super) fn rows(
        &mut self,
        inventory: &Inventory,
        rows: &[InventoryRow],
        called: &Called<'_>,
    ) -> Vec<RowKey> {
        let mut folds = Folds::of(inventory, rows);
        let answers: Vec<u32> = inventory
            .combinations
            .iter()
            .map(|combination| self.answers(combination))
            .collect();
        let mut units: HashMap<[TextId; 4], u32, Unforeseen> = HashMap::default();
        let mut keys = Vec::with_capacity(rows.len());
        for row in rows {
            let stated = [row.unit_code, row.unit, row.sub_unit_code, row.sub_unit];
            let known = units.get(&stated).copied();
            let unit = known.unwrap_or_else(|| self.unit(inventory, stated, called));
            if known.is_none() {
                units.insert(stated, unit);
            }
            keys.push(RowKey {
                unit,
                process: folds.number(self, row.process),
                id: folds.number(self, row.id),
                name: folds.number(self, row.name),
                answers: answers[row.combination as usize],
            });
        }
        keys
    }

    /// Returns a folded text.
    pub(super) fn text(&self, number: u32) -> &str {
        self.texts.get(TextId::at(number))
    }

    /// Returns how many texts there are; their numbers are below.
    pub(super) fn len(&self) -> usize {
        self.texts.len()
    }

    fn number(&mut self, folded: &str) -> u32 {
        self.texts.keep(folded).number()
    }

    fn unit(&mut self, inventory: &Inventory, stated: [TextId; 4], called: &Called<'_>) -> u32 {
        let [code, name, sub_code, sub_name] = stated;
        let either = |code: TextId, name: TextId| {
            let text = if code.is_empty() { name } else { code };
            fold(inventory.text(text))
        };
        let (mut unit, mut part) = (either(code, name), either(sub_code, sub_name));
        // Two sheets may say of one unit its code, its name, or the unit above it too.
        let texts = stated.map(|id| inventory.text(id));
        let chart = called.chart.as_ref();
        let named = chart.and_then(|(chart, names)| Some((chart, names.of_row(chart, texts)?)));
        if let Some((chart, named)) = named {
            unit = fold(&chart.units[named.unit].code);
            if !named.beside {
                part.clear();
            }
        } else if code.is_empty()
            && let Some(Some(code)) = called.codes.get(&unit)
        {
            unit.clone_from(code);
        }
        // Parts of two units may bear one name: a line break, which no folded text has, parts them.
        let key = if part.is_empty() {
            unit
        } else {
            format!("{unit}\n{part}")
        };
        self.number(&key)
    }

    fn answers(&mut self, combination: &[CellAnswer]) -> u32 {
        let key = combination
            .iter()
            .map(|it| {
                let (kind, num, den) = written(it.answer);
                (it.item, kind, num, den)
            })
            .collect();
        let next = u32::try_from(self.answers.len()).unwrap_or(u32::MAX);
        *self.answers.entry(key).or_insert(next)
    }
}

/// How units are called: by the org chart, and by rows that state code and name.
pub(super) struct Called<'a> {
    chart: Option<(&'a OrgChart, OrgNames)>,
    /// Codes by the names that they stand beside, both folded. `None`: several.
    codes: HashMap<String, Option<String>>,
}

impl<'a> Called<'a> {
    /// Folds the names of a chart, and learns the codes of units from the rows of inventories.
    pub(super) fn of(chart: Option<&'a OrgChart>, inventories: &[&Inventory]) -> Self {
        let mut codes: HashMap<String, Option<String>> = HashMap::new();
        for inventory in inventories {
            let stated = inventory.rows.iter().map(|row| (row.unit_code, row.unit));
            let both = stated.filter(|(code, name)| !code.is_empty() && !name.is_empty());
            for (code, name) in both.collect::<BTreeSet<_>>() {
                let code = fold(inventory.text(code));
                let name = fold(inventory.text(name));
                let known = codes.entry(name).or_insert_with(|| Some(code.clone()));
                *known = known.take().filter(|it| *it == code);
            }
        }
        Self {
            chart: chart.map(|chart| (chart, OrgNames::of(chart, fold))),
            codes,
        }
    }
}

/// The rows of both years by numbers, this year's numbered first.
pub(super) struct Keys {
    /// Folded texts.
    pub alike: Arc<Alike>,
    /// This year's rows.
    pub now: Arc<[RowKey]>,
    /// Last year's rows.
    pub before: Arc<[RowKey]>,
    /// What ended this year.
    pub ended: Arc<[RowKey]>,
}

impl Keys {
    /// Numbers the rows of this year and of last year.
    pub(super) fn of(
        now: &Inventory,
        before: Option<&Inventory>,
        chart: Option<&OrgChart>,
    ) -> Self {
        let mut alike = Alike::default();
        let both: Vec<&Inventory> = [now].into_iter().chain(before).collect();
        let called = Called::of(chart, &both);
        let mut rows = |inventory: &Inventory, rows| alike.rows(inventory, rows, &called);
        let ended = rows(now, &now.ended).into();
        let now = rows(now, &now.rows).into();
        let before = before.map_or_else(Vec::new, |it| rows(it, &it.rows)).into();
        Self {
            alike: Arc::new(alike),
            now,
            before,
            ended,
        }
    }
}

/// The texts of rows, folded by all threads, and their numbers, given when first asked for.
struct Folds {
    folded: Vec<String>,
    numbers: Vec<Option<u32>>,
}

impl Folds {
    fn of(inventory: &Inventory, rows: &[InventoryRow]) -> Self {
        let mut wanted = vec![false; inventory.texts.len()];
        for id in rows.iter().flat_map(|it| [it.process, it.id, it.name]) {
            wanted[id.index()] = true;
        }
        let texts: Vec<(TextId, &str)> = inventory.texts.iter().collect();
        let fold = |(id, text): (TextId, &str)| {
            if wanted[id.index()] {
                fold(text)
            } else {
                String::new()
            }
        };
        Self {
            folded: texts.into_par_iter().map(fold).collect(),
            numbers: vec![None; wanted.len()],
        }
    }

    fn number(&mut self, alike: &mut Alike, id: TextId) -> u32 {
        let folded = &self.folded[id.index()];
        *self.numbers[id.index()].get_or_insert_with(|| alike.number(folded))
    }
}

/// Returns an answer as numbers. All kinds of unknown are one: none of them says anything.
fn written(answer: Answer) -> (u8, i128, i128) {
    match answer {
        Answer::Yes => (0, 0, 0),
        Answer::Partly => (1, 0, 0),
        Answer::No => (2, 0, 0),
        Answer::NotApplicable => (3, 0, 0),
        Answer::Number(number) => (4, i128::from(number.millionths()), 0),
        Answer::Share(ratio) => (5, ratio.num(), ratio.den()),
        Answer::Unknown(Unknown::Blank | Unknown::Declared) => (6, 0, 0),
        Answer::Unknown(Unknown::Unreadable | Unknown::NoColumn) => (7, 0, 0),
    }
}

/// Returns what people call a row's unit: its name, or its code.
pub(super) fn unit_name<'a>(inventory: &'a Inventory, row: &InventoryRow) -> &'a str {
    let (code, name) = inventory.unit_of(row);
    inventory.text(if name.is_empty() { code } else { name })
}

/// Returns the place of a field's cell.
pub(super) fn cell(inventory: &Inventory, row: &InventoryRow, field: Field) -> Place {
    Place::Cell(inventory.cell(row, field))
}

/// Returns a number in millionths, where it is known.
pub(super) fn millionths(given: Given) -> Option<i64> {
    given.known().map(Decimal::millionths)
}

/// Returns the places of rows in an order of `key`, equal ones together and in their own order.
pub(super) fn sorted_by<K: Ord>(rows: usize, key: impl Fn(usize) -> K) -> Vec<usize> {
    // Keys beside their places: to compare two, nothing is looked up.
    let mut keyed: Vec<(K, usize)> = (0..rows).map(|place| (key(place), place)).collect();
    keyed.sort_unstable();
    keyed.into_iter().map(|(_, place)| place).collect()
}

#[cfg(test)]
mod tests {
    use super::{Alike, Called, sorted_by};
    use crate::check::rules::testing::inventories;

    #[test]
    fn rows_that_differ_in_spelling_alone_have_equal_numbers() {
        let files = [
            "unit;id;activity;+individual\nUfficio A;1;Attività;Sì\nUFFICIO A;2;attivita';Sì",
            "unit;id;activity;+individual\nUfficio B;1;Altro;No",
        ];
        let (inventory, _) = inventories(&files);
        let mut alike = Alike::default();
        let keys = alike.rows(&inventory, &inventory.rows, &Called::of(None, &[]));
        assert_eq!(
            (keys[0].unit, keys[0].name, keys[0].answers),
            (keys[1].unit, keys[1].name, keys[1].answers)
        );
        assert_eq!(keys[0].id, keys[2].id);
        assert_ne!(keys[0].answers, keys[2].answers);
        assert_eq!(alike.text(keys[1].name), "attivita");
        assert_eq!(keys[0].process, 0);
    }

    #[test]
    fn a_name_means_the_code_that_it_alone_stands_beside() {
        let files = [
            "unit_code;unit;activity\nA;Uno;x\nB;Due;x\nC;Due;x",
            "unit;activity\nUNO;x\nDue;x",
        ];
        let (inventory, _) = inventories(&files);
        let called = Called::of(None, &[&inventory]);
        let keys = Alike::default().rows(&inventory, &inventory.rows, &called);
        assert_eq!(keys[0].unit, keys[3].unit);
        assert!(keys[..3].iter().all(|it| it.unit != keys[4].unit));
    }

    #[test]
    fn sorting_keeps_the_order_of_equals() {
        assert_eq!(sorted_by(4, |place| place % 2), [0, 2, 1, 3]);
    }
}
