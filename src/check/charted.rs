//! Which unit of the org chart a row speaks of.
//!
//! Never here: what follows from it (`rules`), or units that the chart lacks (`L001`).

use std::collections::{BTreeMap, HashMap};

use crate::matching::fold;
use crate::model::inventory::{Inventory, InventoryRow, TextId};
use crate::model::org_unit::OrgChart;

/// Units of a chart by folded code and name. Each text of an inventory is folded once.
pub(super) struct Charted {
    by_text: BTreeMap<String, Option<usize>>,
    known: HashMap<TextId, Option<usize>>,
}

impl Charted {
    /// Takes the units of a chart.
    pub(super) fn of(chart: &OrgChart) -> Self {
        let mut by_text: BTreeMap<String, Option<usize>> = BTreeMap::new();
        for (place, unit) in chart.units.iter().enumerate() {
            // A name that two units bear names neither; a code stands before a name.
            by_text
                .entry(fold(&unit.name))
                .and_modify(|known| *known = None)
                .or_insert(Some(place));
        }
        for (place, unit) in chart.units.iter().enumerate() {
            by_text.insert(fold(&unit.code), Some(place));
        }
        Self {
            by_text,
            known: HashMap::new(),
        }
    }

    /// Returns the unit that a text names.
    pub(super) fn named(&self, text: &str) -> Option<usize> {
        self.by_text.get(&fold(text)).copied().flatten()
    }

    /// Returns the unit of a row, as narrow as the chart knows it.
    pub(super) fn find(&mut self, inventory: &Inventory, row: &InventoryRow) -> Option<usize> {
        let texts = [row.sub_unit_code, row.sub_unit, row.unit_code, row.unit];
        let mut texts = texts.into_iter().filter(|text| !text.is_empty());
        texts.find_map(|text| {
            if let Some(known) = self.known.get(&text) {
                return *known;
            }
            let found = self.named(inventory.text(text));
            self.known.insert(text, found);
            found
        })
    }
}
