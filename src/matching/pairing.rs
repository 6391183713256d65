//! Which activity of one inventory is which of another: by name, by id, by likeness.
//!
//! Pure: texts in, pairs out. Never here: reading inventories, or what a pair means (`check`,
//! `figures`).

use std::collections::BTreeMap;

use super::{Name, fold};

/// An activity as pairing sees it: texts as written, empty where there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Keyed<'a> {
    /// Its unit, already carried to the year of the other side where units changed.
    pub unit: &'a str,
    /// Identifier; empty where it was derived.
    pub id: &'a str,
    /// Process.
    pub process: &'a str,
    /// Name.
    pub name: &'a str,
}

/// How a pair was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PairedBy {
    /// Same unit and name.
    Name,
    /// Same id; names resemble each other, or there is none.
    Id,
    /// Names that resemble each other.
    Likeness,
}

/// An activity of both inventories.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// Place in the older inventory.
    pub before: usize,
    /// Place in the newer inventory.
    pub now: usize,
    /// How it was found.
    pub by: PairedBy,
    /// How alike the names are, in thousandths; 1,000 where they are equal.
    pub likeness: u32,
}

/// Two inventories side by side.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pairing {
    /// Activities of both, ascending by the newer place.
    pub pairs: Vec<Pair>,
    /// Same id, another activity altogether: older place, newer place. Neither is in `gone` or
    /// `new`.
    pub reused: Vec<(usize, usize)>,
    /// Older activities without a pair, ascending.
    pub gone: Vec<usize>,
    /// Newer activities without a pair, ascending.
    pub new: Vec<usize>,
}

/// The likeness in thousandths from which on two names are one activity when nobody says
/// otherwise.
pub const LEAST_LIKENESS: u32 = 700;

/// Pairs two inventories. Each activity is in one pair at most; the same inputs give the same
/// pairs, whatever the order of the rows.
///
/// - **`least`:** thousandths of likeness from which on names pair.
#[must_use]
pub fn pair(before: &[Keyed<'_>], now: &[Keyed<'_>], least: u32) -> Pairing {
    let folded = |list: &[Keyed<'_>]| -> Vec<[String; 4]> {
        let fold_all = |it: &Keyed<'_>| [it.unit, it.id, it.process, it.name].map(fold);
        list.iter().map(fold_all).collect()
    };
    let (old, new) = (folded(before), folded(now));
    let mut pairing = Pairing {
        gone: (0..old.len()).collect(),
        new: (0..new.len()).collect(),
        ..Pairing::default()
    };
    for (by, fields) in [
        (PairedBy::Name, &[0, 1, 2, 3][..]),
        (PairedBy::Name, &[0, 2, 3]),
        (PairedBy::Name, &[0, 3]),
        (PairedBy::Id, &[0, 1]),
    ] {
        let last = fields[fields.len() - 1];
        let key = |it: &[String; 4]| -> Option<Vec<String>> {
            (!it[last].is_empty()).then(|| fields.iter().map(|at| it[*at].clone()).collect())
        };
        let mut known: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
        for place in pairing.gone.iter().rev() {
            if let Some(key) = key(&old[*place]) {
                known.entry(key).or_default().push(*place);
            }
        }
        for place in &pairing.new {
            let free = key(&new[*place]).and_then(|key| known.get_mut(&key)?.pop());
            if let Some(before) = free {
                let names = [&old[before][3], &new[*place][3]].map(|name| Name::of(name));
                pairing.pairs.push(Pair {
                    before,
                    now: *place,
                    by,
                    likeness: names[0].similarity(&names[1]),
                });
            }
        }
        pairing.leave_paired();
    }
    let _ = least;
    pairing.pairs.sort_unstable_by_key(|pair| pair.now);
    pairing
}

impl Pairing {
    fn leave_paired(&mut self) {
        let old: std::collections::BTreeSet<usize> =
            self.pairs.iter().map(|pair| pair.before).collect();
        let new: std::collections::BTreeSet<usize> =
            self.pairs.iter().map(|pair| pair.now).collect();
        self.gone.retain(|place| !old.contains(place));
        self.new.retain(|place| !new.contains(place));
    }
}
