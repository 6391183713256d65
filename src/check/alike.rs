//! Rows made comparable: each text folded once, each combination of answers numbered once, so that
//! a million rows are compared by numbers.
//!
//! Never here: what it means that two rows are alike (`rules`).

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::fact::Place;
use crate::matching::fold;
use crate::matching::pairing::Key;
use crate::model::activity::Given;
use crate::model::answer::{Answer, CellAnswer, Unknown};
use crate::model::columns::Field;
use crate::model::inventory::{Inventory, InventoryRow, TextId};
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

/// Numbers of folded texts and of answers, the same for all inventories that are asked about.
#[derive(Debug)]
pub(super) struct Alike {
    places: HashMap<String, u32>,
    list: Vec<String>,
    answers: HashMap<Vec<(u16, u8, i128, i128)>, u32>,
    /// Codes of units by their name, both folded; `None`: the name is that of several.
    codes: BTreeMap<String, Option<String>>,
}

impl Default for Alike {
    fn default() -> Self {
        Self {
            places: HashMap::from([(String::new(), 0)]),
            list: vec![String::new()],
            answers: HashMap::new(),
            codes: BTreeMap::new(),
        }
    }
}

impl Alike {
    /// Returns the numbers of an inventory's rows, in their order.
    pub(super) fn rows(&mut self, inventory: &Inventory) -> Vec<RowKey> {
        let mut folds = Folds::of(inventory);
        let answers: Vec<u32> = inventory
            .combinations
            .iter()
            .map(|combination| self.answers(combination))
            .collect();
        let mut units: HashMap<[TextId; 4], u32> = HashMap::new();
        let mut keys = Vec::with_capacity(inventory.rows.len());
        for row in &inventory.rows {
            let stated = [row.unit_code, row.unit, row.sub_unit_code, row.sub_unit];
            let known = units.get(&stated).copied();
            let unit = known.unwrap_or_else(|| self.unit(inventory, stated));
            if known.is_none() {
                units.insert(stated, unit);
            }
            keys.push(RowKey {
                unit,
                process: folds.get(self, row.process),
                id: folds.get(self, row.id),
                name: folds.get(self, row.name),
                answers: answers[row.combination as usize],
            });
        }
        keys
    }

    /// Learns the code of a unit by its name: one file states both, another only one of them.
    fn learn(&mut self, code: &str, name: &str) {
        let (code, name) = (fold(code), fold(name));
        if code.is_empty() || name.is_empty() {
            return;
        }
        let known = self.codes.entry(name).or_insert_with(|| Some(code.clone()));
        if known.as_ref().is_some_and(|it| *it != code) {
            *known = None;
        }
    }

    /// Learns codes and names that the rows of an inventory state together.
    fn learn_from(&mut self, inventory: &Inventory) {
        let both =
            |code: TextId, name: TextId| !code.is_empty() && !name.is_empty() && code != name;
        let rows = inventory
            .rows
            .iter()
            .flat_map(|row| [(row.unit_code, row.unit), (row.sub_unit_code, row.sub_unit)]);
        let stated: BTreeSet<(TextId, TextId)> =
            rows.filter(|(code, name)| both(*code, *name)).collect();
        for (code, name) in stated {
            self.learn(inventory.text(code), inventory.text(name));
        }
    }

    /// Returns a folded text.
    pub(super) fn text(&self, number: u32) -> &str {
        &self.list[number as usize]
    }

    fn number(&mut self, folded: String) -> u32 {
        if let Some(place) = self.places.get(&folded) {
            return *place;
        }
        let place = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        self.list.push(folded.clone());
        self.places.insert(folded, place);
        place
    }

    fn unit(&mut self, inventory: &Inventory, stated: [TextId; 4]) -> u32 {
        let [code, name, sub_code, sub_name] = stated;
        let either = |code: TextId, name: TextId| {
            if !code.is_empty() {
                return fold(inventory.text(code));
            }
            let name = fold(inventory.text(name));
            let code = self.codes.get(&name).cloned().flatten();
            code.unwrap_or(name)
        };
        let (unit, part) = (either(code, name), either(sub_code, sub_name));
        // Parts of two units may bear one name: a line break, which no folded text has, parts them.
        let key = if part.is_empty() {
            unit
        } else {
            format!("{unit}\n{part}")
        };
        self.number(key)
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

/// The rows of both years by numbers, this year's numbered first.
pub(super) struct Keys {
    /// Folded texts.
    pub alike: Arc<Alike>,
    /// This year's rows.
    pub now: Arc<[RowKey]>,
    /// Last year's rows.
    pub before: Arc<[RowKey]>,
}

impl Keys {
    /// Numbers the rows of this year and of last year.
    pub(super) fn of(
        now: &Inventory,
        before: Option<&Inventory>,
        chart: Option<&OrgChart>,
    ) -> Self {
        let mut alike = Alike::default();
        for unit in chart.map_or(&[][..], |chart| &chart.units) {
            alike.learn(&unit.code, &unit.name);
        }
        for inventory in std::iter::once(now).chain(before) {
            alike.learn_from(inventory);
        }
        let now = alike.rows(now).into();
        let before = before.map_or_else(Vec::new, |it| alike.rows(it)).into();
        Self {
            alike: Arc::new(alike),
            now,
            before,
        }
    }
}

/// Numbers of an inventory's texts, folded when first asked for.
struct Folds<'a> {
    inventory: &'a Inventory,
    numbers: Vec<Option<u32>>,
}

impl<'a> Folds<'a> {
    fn of(inventory: &'a Inventory) -> Self {
        Self {
            inventory,
            numbers: vec![None; inventory.texts.len()],
        }
    }

    fn get(&mut self, alike: &mut Alike, id: TextId) -> u32 {
        let slot = &mut self.numbers[id.index()];
        *slot.get_or_insert_with(|| alike.number(fold(self.inventory.text(id))))
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
    let mut order: Vec<usize> = (0..rows).collect();
    order.sort_by_key(|place| key(*place));
    order
}

#[cfg(test)]
mod tests {
    use super::{Alike, Keys, sorted_by};
    use crate::check::rules::testing::inventories;

    #[test]
    fn a_unit_is_one_by_its_code_and_by_its_name() {
        let now = ["unit_code;unit;id;activity\nT1;Tributi;1;Ruoli\nT2;Altro;2;Sportello"];
        let before = ["unit;id;activity\nTributi;1;Ruoli\nNuovo;2;Sportello"];
        let ((now, _), (before, _)) = (inventories(&now), inventories(&before));
        let keys = Keys::of(&now, Some(&before), None);
        assert_eq!(keys.now[0].unit, keys.before[0].unit);
        assert_ne!(keys.now[1].unit, keys.before[1].unit);
        // A name that two units bear is that of neither.
        let two = ["unit_code;unit;id;activity\nT1;Segreteria;1;Ruoli\nT2;Segreteria;2;Atti"];
        let (two, _) = inventories(&two);
        let (named, _) = inventories(&["unit;id;activity\nSegreteria;1;Ruoli"]);
        let keys = Keys::of(&two, Some(&named), None);
        assert!(keys.now.iter().all(|it| it.unit != keys.before[0].unit));
    }

    #[test]
    fn rows_that_differ_in_spelling_alone_have_equal_numbers() {
        let files = [
            "unit;id;activity;+individual\nUfficio A;1;Attività;Sì\nUFFICIO A;2;attivita';Sì",
            "unit;id;activity;+individual\nUfficio B;1;Altro;No",
        ];
        let (inventory, _) = inventories(&files);
        let mut alike = Alike::default();
        let keys = alike.rows(&inventory);
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
    fn sorting_keeps_the_order_of_equals() {
        assert_eq!(sorted_by(4, |place| place % 2), [0, 2, 1, 3]);
    }
}
