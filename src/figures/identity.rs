//! Who an activity is: its unit and its id, stated or derived; and which came twice.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::{BuildHasherDefault, Hash, Hasher};

use sha2::{Digest as _, Sha256};

use crate::matching::{ShortHasher, fold};
use crate::origin::CellRef;

/// Returns the id of an activity that has none: `d-` and 12 hexadecimal digits of a SHA-256 over
/// the folded unit, process and name. The same from year to year, as long as those are.
#[must_use]
pub fn derived_id(unit: &str, process: &str, name: &str) -> String {
    let mut hash = Sha256::new();
    for part in [unit, process, name] {
        hash.update(fold(part).as_bytes());
        hash.update([0]);
    }
    let digest = hash.finalize();
    let digits = digest
        .iter()
        .take(6)
        .fold(0_u64, |digits, byte| digits << 8 | u64::from(*byte));
    format!("d-{digits:012x}")
}

/// A 64-bit hash in halves: a key of 8 bytes that asks for no more than 4 bytes of alignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Halves(u32, u32);

impl Hash for Halves {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(u64::from(self.0) << 32 | u64::from(self.1));
    }
}

/// Passes on what is a hash already.
#[derive(Debug, Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

/// Remembers which activities came, in 12 bytes each: a 64-bit hash and a row. Two activities
/// of a million in one unit share a hash once in thirty million runs.
#[derive(Debug, Default)]
pub struct Seen {
    /// Activities by unit: rows of one unit mostly follow each other, and a small table stays in
    /// the processor's cache.
    units: Vec<HashMap<Halves, u32, BuildHasherDefault<AsItIs>>>,
    /// First number of each table's rows.
    tables: Vec<(u32, u32)>,
    next: u32,
    last_row: u32,
}

impl Seen {
    /// Notes an activity by its unit and its own key; returns where it came before.
    pub fn note(&mut self, unit: usize, key: &[&str], table: u32, row: u32) -> Option<CellRef> {
        let ordinal = self.ordinal(table, row);
        let mut hasher = ShortHasher::default();
        for part in key {
            hasher.write(part.as_bytes());
        }
        let hash = hasher.finish();
        let halves = Halves((hash >> 32) as u32, (hash & 0xffff_ffff) as u32);
        if self.units.len() <= unit {
            // Units are of a size: the last one tells how much room the next one takes.
            let room = self.units.last().map_or(0, HashMap::len);
            self.units.resize_with(unit, HashMap::default);
            let next = HashMap::with_capacity_and_hasher(room, BuildHasherDefault::default());
            self.units.push(next);
        }
        match self.units[unit].entry(halves) {
            Entry::Vacant(slot) => {
                slot.insert(ordinal);
                None
            }
            Entry::Occupied(first) => {
                let first = *first.get();
                Some(self.cell(first))
            }
        }
    }

    fn ordinal(&mut self, table: u32, row: u32) -> u32 {
        if self.tables.last().is_none_or(|(last, _)| *last != table) {
            self.next = self.next.saturating_add(self.last_row);
            self.tables.push((table, self.next));
        }
        self.last_row = row + 1;
        self.next.saturating_add(row)
    }

    fn cell(&self, ordinal: u32) -> CellRef {
        let place = self
            .tables
            .partition_point(|(_, from)| *from <= ordinal)
            .saturating_sub(1);
        let (table, from) = self.tables.get(place).copied().unwrap_or((0, 0));
        CellRef {
            table,
            row: ordinal - from,
            column: 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Seen, derived_id};
    use crate::origin::CellRef;

    #[test]
    fn an_id_is_derived_from_folded_texts() {
        let id = derived_id("Direzione A", "", "Attività di sportello");
        assert_eq!(id, derived_id("DIREZIONE  A", "", "ATTIVITA' di sportello"));
        assert_ne!(id, derived_id("Direzione A", "Attività di sportello", ""));
        assert_eq!(id.len(), 14);
    }

    #[test]
    fn the_first_of_two_is_remembered() {
        let mut seen = Seen::default();
        assert_eq!(seen.note(0, &["a"], 0, 5), None);
        assert_eq!(seen.note(1, &["a"], 0, 6), None);
        assert_eq!(seen.note(0, &["b"], 2, 5), None);
        assert_eq!(
            seen.note(1, &["a"], 2, 9),
            Some(CellRef {
                table: 0,
                row: 6,
                column: 0
            })
        );
        assert_eq!(
            seen.note(0, &["b"], 3, 1),
            Some(CellRef {
                table: 2,
                row: 5,
                column: 0
            })
        );
    }
}
