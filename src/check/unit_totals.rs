//! Which unit a printed total is of, and what the rows of that unit make.
//!
//! Never here: whether a total is right (`printed_totals`).

use std::collections::BTreeMap;

use super::alike::unit_name;
use crate::matching::fold;
use crate::model::inventory::{Inventory, InventoryRow, TextId};

/// Words that begin the label of a total, folded, the longer ones first.
const TOTAL: [&str; 14] = [
    "totale complessivo",
    "totale generale",
    "totale parziale",
    "totale",
    "totali",
    "sub totale",
    "sub totali",
    "subtotale",
    "subtotali",
    "sub total",
    "subtotal",
    "total",
    "somma",
    "tot",
];

/// Words between that and the name of the unit.
const OF: [&str; 11] = [
    "di", "del", "della", "dello", "dell", "dei", "delle", "per", "of", "for", "the",
];

/// Words for units: a label may leave them out, or say them where the rows do not.
const KINDS: [&str; 12] = [
    "settore",
    "direzione",
    "area",
    "servizio",
    "ufficio",
    "dipartimento",
    "unita",
    "sezione",
    "divisione",
    "struttura",
    "department",
    "office",
];

/// A unit or a part of one, as rows state it: codes and names, of which some are empty.
type Stated = [TextId; 4];

/// What the rows of each unit make, by the unit's folded names and codes.
#[derive(Default)]
pub(super) struct UnitSums {
    sums: BTreeMap<String, BTreeMap<Stated, i64>>,
    /// Units by the name that a row states in its own cell.
    own: BTreeMap<String, i64>,
}

impl UnitSums {
    /// Adds the sum of a block of rows that state one unit.
    pub(super) fn add(&mut self, inventory: &Inventory, first: &InventoryRow, sum: i64) {
        let none = TextId::default();
        let unit = [first.unit_code, first.unit, none, none];
        let part = [
            first.unit_code,
            first.unit,
            first.sub_unit_code,
            first.sub_unit,
        ];
        self.add_as(inventory, [unit[0], unit[1]], unit, sum);
        if part != unit {
            self.add_as(inventory, [part[2], part[3]], part, sum);
        }
        let own = fold(unit_name(inventory, first));
        let own = self.own.entry(own).or_default();
        *own = own.saturating_add(sum);
    }

    fn add_as(&mut self, inventory: &Inventory, names: [TextId; 2], stated: Stated, sum: i64) {
        let mut names: Vec<String> = names.iter().map(|it| fold(inventory.text(*it))).collect();
        let bare = names.iter().filter_map(|name| without_kind(name));
        let bare: Vec<String> = bare.map(str::to_owned).collect();
        names.extend(bare);
        names.sort();
        names.dedup();
        for name in names.into_iter().filter(|name| !name.is_empty()) {
            let sums = self.sums.entry(name).or_default();
            let own = sums.entry(stated).or_default();
            *own = own.saturating_add(sum);
        }
    }

    /// Ends the adding. Names that stand in the first row of a block only tell no unit's sum, and
    /// the unit of a row says nothing where there is one only. `gaps`: whether some rows name a
    /// unit or a part, and others none.
    pub(super) fn end(&mut self, gaps: bool) {
        if gaps || self.own.contains_key("") {
            *self = Self::default();
        } else if self.own.len() == 1 {
            self.own.clear();
        }
    }

    /// Returns the sum of the unit that a total states in its own cell, and its name.
    pub(super) fn stated<'a>(
        &self,
        inventory: &'a Inventory,
        total: &InventoryRow,
    ) -> Option<(&'a str, i64)> {
        let name = unit_name(inventory, total);
        let sum = self.own.get(&fold(name)).filter(|_| !name.is_empty());
        Some((name, *sum?))
    }

    /// Returns the sum of the unit that the label of a total names: *Totale Settore Tributi*. A
    /// name that several units bear is no name.
    pub(super) fn labelled<'a>(
        &self,
        inventory: &'a Inventory,
        total: &InventoryRow,
    ) -> Option<(&'a str, i64)> {
        let texts = [
            total.name,
            total.id,
            total.process,
            total.sub_unit,
            total.sub_unit_code,
            total.unit,
            total.unit_code,
        ];
        texts.into_iter().find_map(|text| {
            let label = fold(inventory.text(text));
            let name = named(&label)?;
            let bare = || without_kind(name).and_then(|bare| self.sums.get(bare));
            let sums = self.sums.get(name).or_else(bare)?;
            let (stated, sum) = sums.first_key_value().filter(|_| sums.len() == 1)?;
            let shown = stated.iter().rev().find(|it| !it.is_empty())?;
            Some((inventory.text(*shown), *sum))
        })
    }
}

/// Returns what a folded label says after its word for a total.
fn named(label: &str) -> Option<&str> {
    let mut rest = TOTAL.iter().find_map(|word| after(label, word))?;
    while let Some(next) = OF.iter().find_map(|word| after(rest, word)) {
        rest = next;
    }
    Some(rest)
}

/// Returns the words after a first one, where there are any.
fn after<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let rest = text.strip_prefix(word)?.strip_prefix(' ')?;
    (!rest.is_empty()).then_some(rest)
}

fn without_kind(name: &str) -> Option<&str> {
    KINDS.iter().find_map(|word| after(name, word))
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn a_label_names_its_unit() {
        #[track_caller]
        fn case(label: &str, name: Option<&str>) {
            assert_eq!(named(label), name, "{label}");
        }
        case("totale settore tributi", Some("settore tributi"));
        case(
            "subtotale della direzione cultura",
            Some("direzione cultura"),
        );
        case("totale", None);
        case("totale generale", Some("generale")); // the name of no unit
        case("tributi", None);
    }
}
