//! Which activity of one inventory is which of another: by name, by id, by likeness.
//!
//! Equal keys pair first and cheaply; what is left is compared by its words. A pair that has a
//! rival nearly as good stays apart: a wrong pair costs more than one that a person adds.
//!
//! Pure: texts in, pairs out. Never here: reading inventories, or what a pair means (`check`,
//! `figures`).

mod candidates;
mod choice;
mod contrasts;
mod exact;
mod likely;
mod likeness;
mod name;
mod trust;
mod words;

use std::collections::HashMap;

use super::fold;

/// An activity as pairing sees it: texts as written, empty where there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Keyed<'a> {
    /// Its unit, already carried to the year of the other side where units changed.
    pub unit: &'a str,
    /// Name.
    pub name: &'a str,
    /// Process.
    pub process: &'a str,
    /// Identifier; empty where it was derived.
    pub id: &'a str,
}

/// An activity by numbers: equal ones stand for texts that are equal once folded, the same on both
/// sides. 0 is the empty text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Key {
    /// Unit.
    pub unit: u32,
    /// Identifier.
    pub id: u32,
    /// Process.
    pub process: u32,
    /// Name.
    pub name: u32,
}

/// One of two inventories. Texts are asked for only where keys do not decide.
#[derive(Clone, Copy)]
pub struct Side<'a> {
    /// Its activities by numbers.
    pub keys: &'a [Key],
    /// The texts of an activity, by its place.
    pub texts: &'a dyn Fn(usize) -> Keyed<'a>,
}

/// How a pair was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PairedBy {
    /// Same unit and name.
    Name,
    /// Same id; names resemble each other, or there is none.
    Id,
    /// Names that resemble each other, or equal ones in two units.
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
    /// How sure the pair is, in thousandths: the likeness, with what unit, process and id say.
    pub score: u32,
}

/// Two inventories side by side.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pairing {
    /// Activities of both, ascending by the newer place.
    pub pairs: Vec<Pair>,
    /// Same id, another activity altogether: older place, newer place, ascending by the newer.
    /// Neither is in `gone` or `new`.
    pub reused: Vec<(usize, usize)>,
    /// Older activities without a pair, ascending.
    pub gone: Vec<usize>,
    /// Newer activities without a pair, ascending.
    pub new: Vec<usize>,
}

/// How far a pair may reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Within a unit.
    Unit,
    /// From one unit to another too, where names are nearly the same.
    Everywhere,
}

/// The score in thousandths from which on two activities are one when nobody says otherwise.
pub const LEAST_LIKENESS: u32 = 700;

/// The score of equal names.
const SAME: u32 = 1_000;

/// Pairs two inventories. Each activity is in one pair at most; the same inputs give the same
/// pairs, whatever the order of the rows.
///
/// - **`least`:** thousandths of score from which on names pair that no id holds together.
#[must_use]
pub fn pair<'a>(before: &[Keyed<'a>], now: &[Keyed<'a>], least: u32) -> Pairing {
    let mut numbers = Numbers::default();
    let [olds, news] = [before, now].map(|list| -> Vec<Key> {
        let key = |it: &Keyed<'a>| Key {
            unit: numbers.of(it.unit),
            id: numbers.of(it.id),
            process: numbers.of(it.process),
            name: numbers.of(it.name),
        };
        list.iter().map(key).collect()
    });
    let before = Side {
        keys: &olds,
        texts: &|place| before[place],
    };
    let now = Side {
        keys: &news,
        texts: &|place| now[place],
    };
    pair_keys(&before, &now, Reach::Everywhere, least)
}

/// Pairs two inventories whose texts have numbers already; see [`pair`].
#[must_use]
pub fn pair_keys<'a>(before: &Side<'a>, now: &Side<'a>, reach: Reach, least: u32) -> Pairing {
    let mut pairing = Pairing {
        gone: (0..before.keys.len()).collect(),
        new: (0..now.keys.len()).collect(),
        ..Pairing::default()
    };
    exact::pair(before, now, &mut pairing);
    likely::pair(before, now, reach, least, &mut pairing);
    pairing.pairs.sort_unstable_by_key(|pair| pair.now);
    pairing
}

impl Pairing {
    /// Takes what has found its place out of `gone` and `new`.
    fn leave_paired(&mut self, before: usize, now: usize) {
        let (mut old, mut new) = (vec![false; before], vec![false; now]);
        let pairs = self.pairs.iter().map(|pair| (pair.before, pair.now));
        for (before, now) in pairs.chain(self.reused.iter().copied()) {
            old[before] = true;
            new[now] = true;
        }
        self.gone.retain(|place| !old[*place]);
        self.new.retain(|place| !new[*place]);
    }
}

/// Numbers of folded texts.
#[derive(Default)]
struct Numbers {
    known: HashMap<String, u32>,
}

impl Numbers {
    fn of(&mut self, text: &str) -> u32 {
        self.of_folded(fold(text))
    }

    fn of_folded(&mut self, folded: String) -> u32 {
        if folded.is_empty() {
            return 0;
        }
        let next = u32::try_from(self.known.len() + 1).unwrap_or(u32::MAX);
        *self.known.entry(folded).or_insert(next)
    }
}

#[cfg(test)]
mod tests;
