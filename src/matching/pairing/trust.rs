//! How far ids are believed: as far as they held where names did not change.
//!
//! Never here: what an id says of a pair (`likely`).

use std::collections::HashMap;

use super::choice::{Edge, choose};
use super::likely::Item;
use super::{Key, Pair, PairedBy, Side};

/// How far ids are believed before anything is known of them, in thousandths.
const FIRST_TRUST: u32 = 700;

/// How far ids are believed, in thousandths: by unit, and 0 for all together.
pub(super) struct Trust {
    /// Names that stayed and kept their id, and names that stayed.
    seen: HashMap<u32, [u32; 2]>,
    all: [u32; 2],
}

impl Trust {
    /// Learns from names that stayed.
    pub(super) fn of(before: &Side<'_>, now: &Side<'_>, pairs: &[Pair]) -> Self {
        let mut trust = Self {
            seen: HashMap::new(),
            all: [0; 2],
        };
        for pair in pairs.iter().filter(|pair| pair.by == PairedBy::Name) {
            trust.see(before.keys[pair.before], now.keys[pair.now]);
        }
        trust
    }

    fn see(&mut self, old: Key, new: Key) {
        if old.id == 0 || new.id == 0 {
            return;
        }
        let seen = self.seen.entry(old.unit).or_default();
        for count in [seen, &mut self.all] {
            count[0] += u32::from(old.id == new.id);
            count[1] += 1;
        }
    }

    /// Adds what names nearly equal teach that have no rival.
    pub(super) fn and(mut self, items: &[Vec<Item>; 2], edges: &[Edge]) -> Self {
        let sure: Vec<Edge> = edges
            .iter()
            .filter(|edge| {
                let [old, new] = ends(items, edge);
                old.key.unit == new.key.unit
            })
            .map(|edge| Edge {
                least: 850,
                ..*edge
            })
            .collect();
        let sizes = [items[0].len(), items[1].len()];
        for edge in choose(sure, sizes, 100, |_, _, _| false) {
            let [old, new] = ends(items, &edge);
            self.see(old.key, new.key);
        }
        self
    }

    /// Says how far ids of a unit are believed; 0: of all units.
    pub(super) fn of_unit(&self, unit: u32) -> u32 {
        let share = |seen: [u32; 2], trust: u32, as_many: u32| {
            (seen[0] * 1_000 + trust * as_many) / (seen[1] + as_many)
        };
        let all = share(self.all, FIRST_TRUST, 3);
        self.seen
            .get(&unit)
            .map_or(all, |seen| share(*seen, all, 3))
    }
}

fn ends<'i>(items: &'i [Vec<Item>; 2], edge: &Edge) -> [&'i Item; 2] {
    [
        &items[0][edge.before as usize],
        &items[1][edge.now as usize],
    ]
}
